"""Several answers in one cell: parted at the separator, cleaned, each once, in the order written.

A cell that says that there is nothing to list is no list of one: only whole cells in so many words count,
for `NC` and `SO` may be initials of what is listed. Beside other items only words that name nothing are
left out (`aucun, [courriel masqué]`), and not where the next item goes on from them (`aucun, sauf la CAF`).
"""

from __future__ import annotations

import re

from transforms.values.marks import without_for_now
from transforms.values.parsed import Parsed, absent
from transforms.values.text import clean_line, match_key

_NOTHING = re.compile(
    r"(?P<not_applicable>aucune?s?|neant|rien|non|no|none|sans|sans objet|non concernee?s?|s\.?/?o\.?|pas|"
    r"(?:aucun|sans|pas de|pas d'|no) ?(?:partenaires?|partenariats?|outils?|partners?|tools?))"
    r"|(?P<dont_know>n\.?s\.?p\.?|ne sa(?:it|is) pas|je ne sais pas|\?+|don't know)"
    r"|(?P<blank>r\.?a\.?s\.?|rien a signaler|[-–—./]+|non renseigne|a completer|n/?a)"
)
# No initials: of `SO, CAF` nobody knows.
_NO_ITEM = re.compile(
    r"aucune?s?|neant|rien|none|nothing|sans objet|ne sa(?:it|is) pas|je ne sais pas|non renseigne|don't know|[-/.?]+|"
    r"(?:aucun|sans|pas de|no) (?:partenaires?|partenariats?|outils?|partners?|tools?)"
)
_GOES_ON = re.compile(r"(?:sauf|excepte|mais|hormis|hors|a part|si ce n'est|outre|but|except)\b")
_BULLET = re.compile(r"^(?:[-–—•▪◦‣*·]|\d{1,2}[.)])\s+")


def split_list(raw: str, separator: str) -> tuple[str, ...]:
    """The parts of a text that are not empty, each wording once (the first spelling stays)."""
    kept: dict[str, str] = {}
    for part in filter(None, map(clean_line, raw.split(separator))):
        kept.setdefault(match_key(part), part)
    return tuple(kept.values())


def read_list(raw: str, separator: str | None = None) -> Parsed[tuple[str, ...]]:
    """The list that a text holds; without a separator the whole text is its one element."""
    nothing = _NOTHING.fullmatch(without_for_now(match_key(raw)))
    if nothing is not None:
        return absent(nothing.lastgroup or "blank")
    parts = split_list(raw, separator) if separator else tuple(filter(None, [clean_line(raw)]))
    listed = tuple(filter(None, (_BULLET.sub("", part) for part in parts)))
    named = tuple(part for part, after in zip(listed, (*listed[1:], ""), strict=False) if not _is_no_item(part, after))
    if named or not listed:
        return Parsed(named) if named else absent("blank")
    first = _NOTHING.fullmatch(match_key(listed[0]))
    return absent((first.lastgroup if first else None) or "blank")


def _is_no_item(part: str, after: str) -> bool:
    return _NO_ITEM.fullmatch(match_key(part)) is not None and not _GOES_ON.match(match_key(after))
