"""Several answers in one cell: parted at the separator, cleaned, each once, in the order written.

A cell that says that there is nothing to list is no list of one: only whole cells in so many words count,
for `NC` and `SO` may be initials of what is listed.
"""

from __future__ import annotations

import re

from transforms.values.parsed import Parsed, absent
from transforms.values.text import clean_line, match_key

_NOTHING = re.compile(
    r"(?P<not_applicable>aucune?s?|neant|rien|non|no|none|sans|sans objet|s\.?/?o\.?|pas|"
    r"(?:aucun|sans|pas de|pas d'|no) ?(?:partenaires?|partenariats?|outils?|partners?|tools?))"
    r"|(?P<dont_know>n\.?s\.?p\.?|ne sa(?:it|is) pas|je ne sais pas|\?+|don't know)"
    r"|(?P<blank>r\.?a\.?s\.?|[-–—./]+|non renseigne|a completer|n/?a)"
)
_BULLET = re.compile(r"^(?:[-–—•▪◦‣*·]|\d{1,2}[.)])\s+")


def split_list(raw: str, separator: str) -> tuple[str, ...]:
    """The parts of a text that are not empty, each wording once (the first spelling stays)."""
    kept: dict[str, str] = {}
    for part in filter(None, map(clean_line, raw.split(separator))):
        kept.setdefault(match_key(part), part)
    return tuple(kept.values())


def read_list(raw: str, separator: str | None = None) -> Parsed[tuple[str, ...]]:
    """The list that a text holds; without a separator the whole text is its one element."""
    nothing = _NOTHING.fullmatch(match_key(raw))
    if nothing is not None:
        return absent(nothing.lastgroup or "blank")
    parts = split_list(raw, separator) if separator else tuple(filter(None, [clean_line(raw)]))
    listed = tuple(filter(None, (_BULLET.sub("", part) for part in parts)))
    return Parsed(listed) if listed else absent("blank")
