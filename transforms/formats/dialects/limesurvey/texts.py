"""Texts of headings and labels, cleaned for people, and reduced to what two ways of writing them share."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_HIDDEN = re.compile(r"<(/?)(?:script|style)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_SPACES = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")


def plain(text: str) -> str:
    """A text without markup: tags dropped, entities decoded, any run of white space one space."""
    if "<" in text:
        text = _TAG.sub(" ", _without_hidden(text))
    if "&" in text:
        text = html.unescape(text)
    return _SPACES.sub(" ", text).strip()


def _without_hidden(text: str) -> str:
    """A text without what stands between the tags of scripts and styles, in one pass whatever their number."""
    kept: list[str] = []
    start: int | None = 0
    for tag in _HIDDEN.finditer(text):
        if start is not None and not tag[1]:
            kept.append(text[start : tag.start()])
            start = None
        elif start is None and tag[1]:
            start = tag.end()
    return " ".join(kept) + ("" if start is None else " " + text[start:])


@lru_cache(maxsize=16384)
def key(text: str) -> str:
    """The letters and digits of a text alone, case folded: equal for all the ways in which a tool, a browser
    and a spreadsheet write the same heading. A text without any is its own key.
    """
    folded = unicodedata.normalize("NFKC", plain(text)).casefold()
    return "".join(filter(str.isalnum, folded)) or folded.strip()


def has_markup(text: str) -> bool:
    """Whether a heading holds entities or no-break spaces, which `plain` takes out."""
    return "\u00a0" in text or "\u202f" in text or _ENTITY.search(text) is not None
