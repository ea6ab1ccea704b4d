"""Web addresses: http and https only, with a host that has a dot.

What stands around an address is not part of it: brackets, quotes, the full stop of the sentence, words.
A host alone (`www.ville.fr`, `ville.fr/page`) is an address without its scheme: `https://` is put before
it and noted. Of several addresses the first is taken, and noted. An address with a space in it is not read:
what stands before the space is another page. An address that lets its bearer in (a
token, a session, a password) is noted and withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, urlsplit

from transforms.values.marks import DEFAULT_MARKS, NOTHING, as_missing
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import clean_line, clean_text, match_key

URL_LIMIT = 2_000
SCHEME_ADDED, SEVERAL, TOKEN, WITH_TEXT, CUT = "scheme_added", "several", "token", "with_text", "cut"

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]", re.ASCII | re.IGNORECASE)
# Without a scheme, only what ends so is a host: `etc.Voir` and `M.Dupont` are not.
_ENDS = (
    "fr|com|org|net|eu|info|io|bzh|corsica|paris|alsace|re|gp|mq|gf|nc|pf|yt|pm|wf|tf|be|ch|lu|de|es|it|uk|co|me|app|"
    "dev|link|tv|biz|online|site|shop|city|cat|eus|example|ly|gl|ai|cloud|live|page|asso|pro|coop|mobi|tech"
)
_BARE_HOST = re.compile(
    rf"(?:www\.)?(?:[^\W_](?:[\w-]{{0,61}}[^\W_])?\.){{1,6}}(?:{_ENDS})(?::\d{{2,5}})?(?:[/?#]\S*)?", re.IGNORECASE
)
# Addresses are parted by spaces, by what none holds (`<a href="…">`, `[site](…)`), or by a comma or a semicolon
# before the next scheme.
_BETWEEN = re.compile(r"\s+|[<>\"]|\]\(|[,;|](?=(?:https?://|www\.))", re.IGNORECASE)
# What only the rest of an address looks like, and what no address ends with.
_REST = re.compile(r"[\w%~/.+-]*(?:\.(?:html?|php|aspx?|jsp|pdf)\b|[?&][\w-]+=|%[0-9a-f]{2})\S*|/\w\S*", re.IGNORECASE)
_OPEN_END = re.compile(r".*[-_=&?%+]|.*[?&][\w-]+=[^&]*[^\W\d_]")
_OPEN_PATH = re.compile(
    r"(?:https?://)?[^/:]+(?::\d+)?/.*[^\W_](?<!\.html)(?<!\.htm)(?<!\.php)(?<!\.pdf)(?<!\.aspx)", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"[a-zà-ÿ0-9][a-zà-ÿ0-9_-]*")
_OPENING, _CLOSING = "<([{«\"'“‘", ".,;:!?>»\"'”’*"
_BRACKETS = {")": "(", "]": "[", "}": "{"}

_SECRETS = re.compile(
    r"(?:access|auth|session|user|invite|share|edit|reset|login|api|secret|private)?[_-]?"
    r"(?:token|tok|jeton|key|apikey|auth|secret|password|passwd|pwd|sig|signature|sessionid|jsessionid|phpsessid|otp|jwt)",
    re.IGNORECASE,
)
_LONG_SECRET = re.compile(r"(?:code|sid|session|id|uid|uuid|hash|k|t|s|invite|invitation|ticket)", re.IGNORECASE)
_RANDOM = re.compile(r"(?=[^A-Za-z]*[A-Za-z])(?=\D*\d)[\w.~=-]{16,}", re.ASCII)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=\w{8,}", re.IGNORECASE)


def read_url(raw: str) -> Parsed[str]:
    """The first address of a text as written, its scheme in lower case; credentials in it make it unreadable."""
    found = list(_addresses(raw))
    if not found:
        missing = as_missing(match_key(raw), (DEFAULT_MARKS, NOTHING))
        return Parsed(missing=missing.missing) if missing is not None else unreadable()
    url, is_added = found[0]
    has_text = sum(1 for part in _BETWEEN.split(clean_line(raw)) if _bare(part)) > 1
    is_one = len(set(found)) == 1
    if is_one and has_text and _is_cut(raw):
        return unreadable(notes=(CUT,))
    stated = ((SCHEME_ADDED, is_added), (SEVERAL, not is_one), (WITH_TEXT, is_one and has_text))
    notes = tuple(note for note, holds in stated if holds)
    if has_token(url):
        return Parsed(missing="withheld", notes=(*notes, TOKEN))
    return Parsed(url, notes=notes)


def _is_cut(raw: str) -> bool:
    """Whether the one address of a text goes on behind a space: `/ma page.html`, `?q=aide sociale`."""
    line = next(line for line in clean_text(raw).split("\n") if next(_addresses(line), None))
    parts = line.split(" ")
    rank = next(rank for rank, part in enumerate(parts) if next(_addresses(part), None))
    address, rest = parts[rank].lstrip(_OPENING), parts[rank + 1 :]
    is_ended = address != _bare(address) and not _OPEN_END.fullmatch(address)
    if not rest or is_ended or next(_addresses(rest[0]), None):
        return False
    if _REST.fullmatch(rest[0]):
        return True
    if not _SMALL_WORD.fullmatch(rest[0]):
        return False
    return _OPEN_END.fullmatch(address) is not None or (len(rest) == 1 and _OPEN_PATH.fullmatch(address) is not None)


def has_token(url: str) -> bool:
    """Whether an address holds what lets its bearer in: a token, a session, a key."""
    try:
        parts = urlsplit(url)
        named = [*parse_qsl(parts.query), *parse_qsl(parts.fragment.partition("?")[2] or parts.fragment)]
    except ValueError:  # more parameters than any address has
        return True
    return _SESSION_IN_PATH.search(parts.path) is not None or any(_is_secret(name, value) for name, value in named)


def _is_secret(name: str, value: str) -> bool:
    if _SECRETS.fullmatch(name):
        return bool(value)
    return _LONG_SECRET.fullmatch(name) is not None and _RANDOM.fullmatch(value) is not None


def _addresses(raw: str) -> Iterator[tuple[str, bool]]:
    """Each address of a text, and whether its scheme was put before it."""
    for part in _BETWEEN.split(clean_line(raw)):
        text = _bare(part)
        if len(text) > URL_LIMIT:
            continue
        scheme = _SCHEME.match(text)
        if scheme is not None and _has_host(text):
            yield scheme[0].lower() + text[scheme.end() :], False
        elif scheme is None and _is_bare_host(text):
            yield f"https://{text}", True


def _is_bare_host(text: str) -> bool:
    is_mail = "@" in text.partition("/")[0]
    return not is_mail and _BARE_HOST.fullmatch(text) is not None and _has_host(f"https://{text}")


def _bare(text: str) -> str:
    """The text without what people put around an address; a closing bracket stays where one was opened."""
    text = text.lstrip(_OPENING)
    while text and (text[-1] in _CLOSING or _closes_nothing(text)):
        text = text[:-1]
    return text


def _closes_nothing(text: str) -> bool:
    opening = _BRACKETS.get(text[-1])
    return opening is not None and text.count(opening) < text.count(text[-1])


def _has_host(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return _is_public(parts) and bool(_HOST.fullmatch(_ascii(parts.hostname or "")))
    except ValueError:  # a bracket or a port that is none
        return False


def _is_public(parts: SplitResult) -> bool:
    return parts.username is None and parts.port != 0


def _ascii(host: str) -> str:
    """The host as it is looked up: accents are allowed in French domain names."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
