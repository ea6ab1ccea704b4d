"""Several answers in one cell: parted at the separator, cleaned, each once, in the order written."""

from __future__ import annotations

from transforms.values.parsed import Parsed, absent
from transforms.values.text import clean_line, match_key


def split_list(raw: str, separator: str) -> tuple[str, ...]:
    """The parts of a text that are not empty, each wording once (the first spelling stays)."""
    kept: dict[str, str] = {}
    for part in filter(None, map(clean_line, raw.split(separator))):
        kept.setdefault(match_key(part), part)
    return tuple(kept.values())


def read_list(raw: str, separator: str | None = None) -> Parsed[tuple[str, ...]]:
    """The list that a text holds; without a separator the whole text is its one element."""
    parts = split_list(raw, separator) if separator else tuple(filter(None, [clean_line(raw)]))
    return Parsed(parts) if parts else absent("blank")
