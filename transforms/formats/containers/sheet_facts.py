"""What the second pass over a workbook finds of one sheet, whatever the format of the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.formats.grids import Area, Details, Place

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_PLACES_TOLD = 5


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Details of one sheet; the furthest row and column that hold something, from 0 (-1: nothing)."""

    details: Details = field(default_factory=Details)
    last_row: int = -1
    last_column: int = -1
    rows_written: int = 0
    """Rows that the file spells out, empty ones too."""
    uncalculated: tuple[Place, ...] = ()
    """Formulas that no program has worked out, with their text: a tool wrote an answer that begins with `=` so."""
    unplaced_errors: int = 0
    """Error cells whose place the file does not state."""


def column_rank(letters: str) -> int:
    """The rank, from 0, of a column by its letters: A, B, … XFD."""
    rank = 0
    for letter in letters:
        rank = rank * 26 + ord(letter) - 64
    return rank - 1


def column_letters(rank: int) -> str:
    letters = ""
    rank += 1
    while rank:
        rank, rest = divmod(rank - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """`D12` of positions from 0."""
    return f"{column_letters(column)}{row + 1}"


def area_of(reference: str) -> Area | None:
    """The rectangle of `B2:D10` or `B2`; None where it is written otherwise."""
    found = _REFERENCE.findall(reference.split("!")[-1])
    if not 1 <= len(found) <= 2:
        return None
    (left, top), (right, bottom) = found[0], found[-1]
    return Area(int(top) - 1, column_rank(left), int(bottom) - 1, column_rank(right))


def told_cells(cells: Iterable[tuple[int, int]]) -> str:
    """`cell D12, E4, …`, no more than a few, in reading order."""
    names = [cell_name(row, column) for row, column in sorted(cells)]
    return "cell " + ", ".join(names[:_PLACES_TOLD]) + (", …" if len(names) > _PLACES_TOLD else "")


def told_rows(rows: Sequence[int]) -> str:
    numbers = [str(row + 1) for row in rows[:_PLACES_TOLD]]
    return "row " + ", ".join(numbers) + (", …" if len(rows) > _PLACES_TOLD else "")
