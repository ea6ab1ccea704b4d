"""Web addresses that open something to whoever holds them: tokens, keys, passwords, sessions, shared files.

A secret is told by the name of its parameter, by the step of the path before it (`/reset/`, `/s/`) or by its
looks: long, and mixed as only machines write. Public pages, forms, maps, videos and open data keep their address.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from transforms.privacy.folding import Folded, Span, key_of
from transforms.privacy.word_sets import word_set

_LINK = re.compile(
    r"(?<![\w@])(?:(?:[a-z][a-z0-9+]{1,14})\s?://\s?|www\.)[^\s<>\"\]\[]{3,2000}"
    r"|(?<![\w@./])[a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,5}(?::\d{2,5})?[/?][^\s<>\"\]\[]{1,2000}",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[.,;:!?)}'\"]+$")
_USER_INFO = re.compile(r"//\s?[^/\s@?#]{1,200}(?::[^/\s@]{0,200})?@")
_PASSWORD_WITH_AT = re.compile(r"//[^/\s:@]{1,100}:[^\s/]{1,100}@")
_PARAMETER = re.compile(r"[?&;#]([\w.\[\]%-]{1,60})=([^&;#\s]{1,2000})")
_SECRET_NAMES = re.compile(
    r"(?:.*[_.-])?(?:access_?token|token|jeton|tok|api_?key|apikey|key|cle|auth|authkey|authorization|sid|sess(?:ion)?"
    r"(?:_?id)?|jsessionid|phpsessid|pass(?:word|wd|code|phrase)?|pwd|mdp|motdepasse|mot_de_passe|secret|sig|signature|"
    r"x-amz-(?:signature|credential|security-token)|credential|jwt|otp|nonce|ticket|invit(?:e|ation)?|magic|reset|user"
    r"(?:name|id)?|login|identifiant|uid|email|mail|code_?acces|accesskey|sas|se|sp|hash|hmac|cs|confirm(?:ation)?|"
    r"activation|verif\w{0,12}|participant|rid|guid|uuid|authuser|bearer|csrf\w{0,6}|client_secret|refresh_token|"
    r"id_token|code|pin|tk|oauth\w{0,12}|webhook|edit_?key|admin_?key|apitoken|private_?\w{0,8}|link|lien|share|partage|ak|sk|pw|k)",
    re.IGNORECASE,
)
_HARMLESS_VALUES = re.compile(r"(?:[a-z]{1,3}|\d{1,3}|true|false|oui|non|yes|no)", re.IGNORECASE)
_SECRET_STEPS = word_set("""
    s sh share shared partage reset invite invitation join confirm confirmation token auth magic unsubscribe
    activate activation private prive ical share-link download-link secret verify verification password d f login
    session edition modifier edit modification editer services webhooks meetup-join j wc p r l file folders
    document spreadsheets downloads download transfer drop u unlock preview review reponse repondre survey
    questionnaire v
""")
_COMMITS = frozenset({"commit", "blob", "tree", "commits", "raw"})
_PRIVATE_STEP = re.compile(r"(?:private|secret|token|auth|key)-[\w-]{4,}", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_JWT = re.compile(r"eyJ[\w-]{5,}\.[\w.-]{2,}")
_HEX = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{24,}", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{32,}", re.IGNORECASE)
_MIXED_SHORT = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[a-zA-Z0-9]{6,}")
_MIXED = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[\w-]{12,}")
_WORDS_IN = re.compile(r"[a-z]{7,}|[A-Z][a-z]{6,}")
_DRAWN = re.compile(r"[\w-]*?(?:\d[a-zA-Z]+[\w-]*?){3}|(?=[^a-z]*$)(?=\D*\d)[A-Z0-9-]{9,}")
# What these show is for all, however long its code.
_PUBLIC = re.compile(
    r"(?:youtube\.|youtu\.be|data\.gouv\.fr|/viewform|/forms/d/e/|forms\.(?:gle|office)|/maps?[/?@]|dailymotion|vimeo|"
    r"peertube|/videos?/watch|legifrance|wikipedia|/w/[0-9a-zA-Z]{22}(?![\w-]))",
    re.IGNORECASE,
)
_SHORTEST_SECRET, _LONG_SECRET = 6, 10


def find_secret_links(text: Folded) -> list[Span]:
    """Where web addresses that carry a secret stand in the searched text, in order."""
    if "/" not in text.plain and "www." not in text.key:
        return []
    spans = []
    for found in _LINK.finditer(text.plain):
        link = _TRAILING.sub("", found[0])
        if is_secret(found[0]):
            spans.append((found.start(), found.start() + len(_whole(found[0], link))))
    return spans


def _whole(written: str, trimmed: str) -> str:
    """The link without the full stop of its sentence; a sign that ends a password is part of it."""
    return written.rstrip(".,;:)") if _PARAMETER.search(trimmed) else trimmed


def is_secret(link: str) -> bool:
    """Whether a web address carries credentials, or a token that opens what it leads to."""
    if _USER_INFO.search(link) or _PASSWORD_WITH_AT.search(link):
        return True
    is_public = bool(_PUBLIC.search(link))
    if not is_public and any(_is_secret_value(name, value) for name, value in _PARAMETER.findall(link)):
        return True
    return _has_secret_step(link, is_public=is_public)


def _is_secret_value(name: str, value: str) -> bool:
    if _SECRET_NAMES.fullmatch(unquote(name)):
        return not _HARMLESS_VALUES.fullmatch(value) and not value.startswith("[")
    is_drawn = len(value) >= _LONG_SECRET and bool(_DRAWN.match(value)) and not _WORDS_IN.search(value)
    return bool(_JWT.match(value) or _HEX.fullmatch(value)) or is_drawn or _is_scrambled(value)


def _has_secret_step(link: str, *, is_public: bool) -> bool:
    """Whether a step of the path is a secret: after a word that says so, or by its looks."""
    path = re.split(r"[?#]", link.split("://", 1)[-1], maxsplit=1)[0]
    if re.search(r";jsessionid=", path, re.IGNORECASE):
        return True
    steps = [step for step in _TRAILING.sub("", path).split("/")[1:] if step]
    for before, step in zip(["", *steps], steps, strict=False):
        if _PRIVATE_STEP.match(step) or _JWT.match(step):
            return True
        if _HASH.fullmatch(step) and not is_public and key_of(before) not in _COMMITS:
            return True
        is_opened = key_of(before) in _SECRET_STEPS and len(step) >= _SHORTEST_SECRET
        if is_opened and not is_public and (_UUID.fullmatch(step) or _HEX.fullmatch(step) or _looks_drawn(step)):
            return True
        if not is_public and _is_scrambled(step):
            return True
    return False


def _is_scrambled(step: str) -> bool:
    """Small and capital letters and digits mixed, without a word in them."""
    return bool(_MIXED.fullmatch(step)) and not _WORDS_IN.search(step)


def _looks_drawn(step: str) -> bool:
    """Letters and digits mixed, without a word in them."""
    is_drawn = bool(_DRAWN.match(step)) or (bool(_MIXED_SHORT.fullmatch(step)))
    return is_drawn and "." not in step and not _WORDS_IN.search(step)
