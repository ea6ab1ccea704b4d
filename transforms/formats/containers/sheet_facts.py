"""What the second pass over a workbook finds of one sheet, whatever the format of the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transforms.formats.grids import Area, Details, Place

_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})")
_PLACES_TOLD = 5
_LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Details of one sheet, by place from A1, and what else is to be told of it."""

    details: Details = field(default_factory=Details)
    rows_written: int = 0
    """Rows that the file spells out, or says it has, empty ones too."""
    columns_written: int = 0
    uncalculated: tuple[Place, ...] = ()
    """Formulas that no program has worked out, with their text."""
    unverified: int = 0
    """Formulas whose value was put there by a program that leaves them for a spreadsheet to work out."""


def column_rank(letters: str) -> int:
    """The rank, from 0, of a column by its letters: A, B, … XFD."""
    rank = 0
    for letter in letters:
        rank = rank * 26 + ord(letter) - 64
    return rank - 1


def column_letters(rank: int) -> str:
    """The letters of a column by its rank, from 0."""
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
    """The rectangle of `B2:D10`, `B2` or `B:D`, whatever sheet is named before it; None for anything else."""
    cells = reference.rpartition("!")[2]
    if found := _COLUMNS.fullmatch(cells):
        return Area(0, column_rank(found[1]), _LAST_ROW - 1, column_rank(found[2]))
    found = _CELLS.fullmatch(cells)
    if found is None:
        return None
    left, top, right, bottom = found[1], found[2], found[3] or found[1], found[4] or found[2]
    area = Area(int(top) - 1, column_rank(left), int(bottom) - 1, column_rank(right))
    return area if 0 <= area.top <= area.bottom and area.left <= area.right else None


def told_cells(cells: Iterable[tuple[int, int]]) -> str:
    """`cell D12, E14, …`, no more than a few, in reading order."""
    names = [cell_name(row, column) for row, column in sorted(cells)]
    return "cell " + ", ".join(names[:_PLACES_TOLD]) + (", …" if len(names) > _PLACES_TOLD else "")


def told_rows(rows: Sequence[int]) -> str:
    """`row 3, 4, …`, no more than a few."""
    numbers = [str(row + 1) for row in rows[:_PLACES_TOLD]]
    return "row " + ", ".join(numbers) + (", …" if len(rows) > _PLACES_TOLD else "")


def told_columns(columns: Sequence[int]) -> str:
    """`column C, D, …`, no more than a few."""
    letters = [column_letters(column) for column in columns[:_PLACES_TOLD]]
    return "column " + ", ".join(letters) + (", …" if len(columns) > _PLACES_TOLD else "")
