"""What a cell looks like, as far as telling a heading from an answer needs it; nothing is converted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from transforms.formats.grids import Cell, Grid
from transforms.wording import without_accents

Kind = Literal["number", "date", "mark", "contact", "text"]
Row = list[Cell]

_SPACES = "  \u202f\u2009"
# One unit may follow: an amount, a share, a count.
_NUMBER = re.compile(
    rf"[<>≈~+-]?\s*(?:\d[\d{_SPACES}.,']*(?:e[+-]?\d+)?|[.,]\d+)\s*(?:%|[km]?€|k?euros?|eur|etp|hab\.?|ha|km2?|m2|h|j)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[ T].{1,20})?|"
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?: .{1,16})?|\d{1,2}[:h]\d{2}(?::\d{2})?"
)
# A telephone number has its + or its 0, or pairs set apart: any other run of digits is an amount.
_CONTACT = re.compile(
    r"[^@\s]+@[^@\s]+\.\w{2,}|(?:https?://|www\.)\S+|"
    r"(?:\+\d{2}|0\d)(?:[\s.-]?\d{1,3}){4,5}|\d{2}(?:[\s.-]\d{2}){4}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MARKS = frozenset(
    ("oui", "non", "o", "n", "x", "✓", "✔", "yes", "no", "y", "vrai", "faux", "true", "false", "nsp", "nc", "n.c.",
     "nr", "n/a", "na", "so", "s.o.", "nd", "-", "--", "/", "?", "ja", "nein", "sí", "néant", "sans objet")
)  # fmt: skip
_LONGEST = 60


def has_text(cell: Cell) -> bool:
    return bool(cell) and not cell.isspace()  # type: ignore[union-attr]


def filled(row: Sequence[Cell]) -> list[int]:
    """The positions of the cells that have text."""
    return [position for position, cell in enumerate(row) if has_text(cell)]


def kind_of(cell: str) -> Kind:
    """What a cell with text looks like; `mark` is a tick, a yes or a no, or a word for no answer."""
    text = cell.strip()
    if len(text) > _LONGEST:
        return "contact" if _CONTACT.fullmatch(text) else "text"
    if _DATE.fullmatch(text):
        return "date"
    if _CONTACT.fullmatch(text):
        return "contact"
    if _NUMBER.fullmatch(text):
        return "number"
    return "mark" if text.casefold() in _MARKS else "text"


def is_year(cell: str) -> bool:
    return bool(_YEAR.fullmatch(cell.strip()))


def plain(text: str) -> str:
    """A text for comparing: without accents, case, and more than one space."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = without_accents(text)
    return " ".join(bare.casefold().replace("’", "'").split())


def head_of(grid: Grid, rows: int) -> list[Row]:
    """The first rows, cells without text as None."""
    return [[cell if has_text(cell) else None for cell in row] for row in grid.head(rows)]


def one_line(text: str) -> str:
    return " ".join(text.split())
