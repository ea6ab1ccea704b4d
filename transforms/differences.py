"""What two returns say differently, wording aside: whether they differ materially, and in which fields.

Case, accents, spaces and punctuation are no difference, nor is the order of a list or the language of
the form. Whatever the canonical columns do not hold (personal and ignored columns) is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from transforms.values.text import match_key
from transforms.waves import ANSWERABLE

_NOT_MATERIAL = frozenset({"language", "source_url"})
MATERIAL = (
    *(name for name in ANSWERABLE if name not in _NOT_MATERIAL),
    "started_on_precision", "ended_on_precision", "cost_precision", "running_cost_precision",
)  # fmt: skip

Row = Mapping[str, Any]


def fingerprint(rows: Iterable[Row]) -> tuple[str, ...]:
    """What the initiatives of a return say, whatever their order: equal where two returns say the same."""
    return tuple(sorted(statement(row) for row in rows))


def statement(row: Row) -> str:
    """What one initiative says, as one text."""
    return repr([material(row[name]) for name in MATERIAL])


def differing_fields(pairs: Sequence[tuple[Row, Row]]) -> tuple[str, ...]:
    """The fields in which any pair of rows differs, in the order of `MATERIAL`."""
    return tuple(name for name in MATERIAL if any(material(a[name]) != material(b[name]) for a, b in pairs))


@lru_cache(maxsize=8192)
def _by_words(text: str) -> str | None:
    return " ".join(re.findall(r"\w+", match_key(text))) or None


def material(value: Any) -> Any:
    """A value as it is compared: texts by their words, lists sorted, None where there is nothing."""
    if isinstance(value, str):
        return _by_words(value)
    if isinstance(value, list | tuple):
        return sorted(filter(None, map(material, value))) or None
    return None if value is None or value != value else value
