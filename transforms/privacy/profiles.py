"""Pages of persons on social networks, and handles: `linkedin.com/in/…`, `facebook.com/camille.ferrandon`, `@lucie_g`.

A network has pages of bodies too: an account is a person's where its name says so, by a given name, an initial
before a family name, or where the network has such pages for persons alone; where a handle is announced as an
account, it is a person's unless its name is a body's.
"""

from __future__ import annotations

import re

from transforms.privacy.family_names import FAMILY_NAMES
from transforms.privacy.folding import Folded, Span, key_of
from transforms.privacy.given_names import FREQUENT, GIVEN_NAMES
from transforms.privacy.institutions import is_institutional
from transforms.privacy.word_sets import word_set

_PREFIX = r"(?:https?\s?://\s?)?(?:(?:www|m|fr|fr-fr|mobile|[a-z]{2})\.)?"
_SLASH = r"\s?/\s?"
_NAME = r"[\w.%+-]{2,80}"
_PERSONAL_PAGES = (
    rf"[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,3}}{_SLASH}(?:[a-z]{{2}}{_SLASH})?(?:in|pub|people|profile|profil|user|users|u|membre|membres|"
    rf"author|auteur|~)(?:{_SLASH}{_NAME}){{1,3}}"
    rf"|(?:facebook|fb)\.com{_SLASH}(?:profile\.php\?id=\d{{5,25}}|people(?:{_SLASH}{_NAME}){{1,2}})"
)
_NETWORKS = (
    r"facebook\.com|fb\.com|fb\.me|twitter\.com|x\.com|instagram\.com|tiktok\.com|github\.com|gitlab\.com|t\.me|"
    r"telegram\.me|snapchat\.com|linkedin\.com|youtube\.com|twitch\.tv|pinterest\.(?:com|fr)|threads\.net|medium\.com|"
    r"mastodon\.[a-z]{2,12}|bsky\.app|viadeo\.com|viadeo\.journaldunet\.com|flickr\.com|soundcloud\.com|vimeo\.com|"
    r"framapiaf\.org|piaille\.fr|mamot\.fr|m\.me|skype\.com|strava\.com|copainsdavant\.linternaute\.com|about\.me|"
    r"malt\.fr|researchgate\.net|reddit\.com|discord\.com|signal\.me|paypal\.me|calendly\.com"
)
_PAGE = re.compile(
    rf"(?<![\w@./-]){_PREFIX}(?:{_PERSONAL_PAGES}|(?P<network>{_NETWORKS}){_SLASH}"
    rf"(?:(?:add|c|user|people|athletes|profile){_SLASH})?(?P<account>@?{_NAME}))(?:{_SLASH}?\?[^\s]{{0,200}}|/[^\s\"<>()]{{0,200}})?"
    rf"|(?<![\w@./-])(?:https?://)?[\w-]{{1,60}}(?:\.[\w-]{{1,60}}){{1,3}}/(?P<handle>@[^\W\d_]{_NAME})/?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@/.+%-])@\s?(?P<account>[^\W\d_][\w.-]{1,40}\w)(?!\s?[@/]|\.\w)")
_ANNOUNCED = re.compile(
    r"(?:twitter|\bx\b|insta(?:gram)?|telegram|snap(?:chat)?|tik ?tok|mastodon|facebook|\bfb\b|discord|twitch|pseudo|"
    r"github|threads|bluesky|comptes?|handle|suivre|suivez|suivi par|profil|alias|follow|abonne\w{0,6})[^\n.;]{0,40}$"
)
_ANNOUNCED_AFTER = re.compile(
    r"[ ,]{0,2}\(?(?:sur|on) (?:twitter|insta|telegram|snap|tik|mastodon|facebook|discord|x\b)"
)
# Networks whose accounts are named without the sign: « Insta : lucie_g59 », « Discord zoe#1234 ».
_NAMED = re.compile(
    r"(?<![\w.])(?:twitter|insta(?:gram)?|snap(?:chat)?|telegram|tik ?tok|discord|skype|pseudo|mastodon|twitch|steam)"
    r"(?: (?:perso\w{0,4}|discord|twitter|instagram|pro))?(?:\s?[:=]\s?|"
    r"\s)(?P<account>[a-z][\w-]{1,30}(?:[._#][\w-]{1,30}){1,3}|"
    r"[a-z]{3,30}\d{1,4})(?![\w./@-])",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"[a-z][A-Z]|^[A-Z][A-Z][a-z]")
_NETWORK_WORDS = word_set("""
    twitter insta instagram snap snapchat telegram tiktok tik discord skype pseudo mastodon twitch steam
""")
_LONGEST_PREFIX = 12
_SHORTEST_NAME = 4
_LOOK_BACK = 60


def find_profiles(text: Folded) -> list[Span]:
    """Where pages of persons stand in the searched text, in order."""
    if "/" not in text.plain or "." not in text.plain:
        return []
    return [(found.start(), _end(found)) for found in _PAGE.finditer(text.plain) if _is_personal_page(found)]


def _end(found: re.Match[str]) -> int:
    """Without the full stop of the sentence."""
    return found.start() + len(found[0].rstrip(".,;:)-+ "))


def _is_personal_page(found: re.Match[str]) -> bool:
    account = key_of((found["account"] or found["handle"] or "").rstrip("."))
    if not account:
        return not is_institutional(key_of(re.split(r"\s?/\s?", found[0])[-1])) or "linkedin" in found[0].lower()
    if is_institutional(account):
        return False
    return bool(account[0] == "@") or is_name_of_person(account)


def is_name_of_person(account: str) -> bool:
    """Whether the name of an account, folded, is made of a given name, or of an initial and a family name."""
    pieces = _PIECE.findall(account)
    if not pieces:
        return False
    if len(pieces) > 1:
        has_given = any(piece in GIVEN_NAMES for piece in pieces)
        return has_given or min(len(pieces[0]), len(pieces[-1])) == 1 or any(p in FAMILY_NAMES for p in pieces)
    word: str = pieces[0]
    if word in FREQUENT:
        return account != word
    return _is_initial_and_name(word) or _is_given_and_name(word)


def _is_initial_and_name(word: str) -> bool:
    return len(word) > _SHORTEST_NAME and (word[1:] in FAMILY_NAMES or word[:-1] in FREQUENT)


def _is_given_and_name(word: str) -> bool:
    cuts = range(_SHORTEST_NAME - 1, min(_LONGEST_PREFIX, len(word) - 2))
    pairs = [(word[:cut], word[cut:]) for cut in cuts]
    return any(
        (one in FREQUENT and other in FAMILY_NAMES) or (one in FAMILY_NAMES and other in FREQUENT)
        for one, other in pairs
    )


def find_handles(text: Folded) -> list[Span]:
    """Where handles of persons stand in the searched text, in order."""
    spans = _named_accounts(text)
    if "@" not in text.plain:
        return spans
    for found in _HANDLE.finditer(text.plain):
        follows = bool(spans) and found.start() - spans[-1][1] < len(" et  ")
        if _is_personal_handle(text, found, follows=follows):
            spans.append((found.start(), found.end()))
    return sorted(spans)


def _named_accounts(text: Folded) -> list[Span]:
    if text.words.isdisjoint(_NETWORK_WORDS):
        return []
    found = [(account.span("account"), account["account"]) for account in _NAMED.finditer(text.plain)]
    return [span for span, account in found if not is_institutional(key_of(account))]


def _is_personal_handle(text: Folded, found: re.Match[str], *, follows: bool) -> bool:
    account = key_of(found["account"])
    if is_institutional(account):
        return False
    before, after = text.key[max(0, found.start() - _LOOK_BACK) : found.start()], text.key[found.end() :][:20]
    if follows or _ANNOUNCED.search(before) or _ANNOUNCED_AFTER.match(after):
        return True
    is_shaped = account[-1].isdigit() or bool(_CAMEL.search(found["account"]))
    return is_shaped or is_name_of_person(account)
