"""Web addresses: http and https only, with a host that has a dot, and nothing else in the cell."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import clean_line, match_key

URL_LIMIT = 2_000
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]", re.ASCII | re.IGNORECASE)


def read_url(raw: str) -> Parsed[str]:
    """The address as written, its scheme in lower case; credentials in it make it unreadable."""
    text = clean_line(raw).removeprefix("<").removesuffix(">")
    missing = as_missing(match_key(text), (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    scheme = _SCHEME.match(text)
    if scheme is None or len(text) > URL_LIMIT or re.search(r"\s", text) or not _has_host(text):
        return unreadable()
    return Parsed(scheme[0].lower() + text[scheme.end() :])


def _has_host(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a bracket or a port that is none
        return False
    return parts.username is None and port != 0 and bool(_HOST.fullmatch(_ascii(host)))


def _ascii(host: str) -> str:
    """The host as it is looked up: accents are allowed in French domain names."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
