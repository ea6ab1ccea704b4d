"""Sheets named like lists of values that hold a table of measurements: numbers under most of their headings."""

from __future__ import annotations

import re

from transforms.formats.dialects.generic.cells import head_of
from transforms.formats.grids import Grid

_COLUMNS, _DECIMALS, _ROWS = 5, 3, 200
_NUMBER = re.compile(r"[-+<>]?\s*\d+(?:[.,]\d+)?")
_DECIMAL = re.compile(r"[-+<>]?\s*\d+[.,]\d+")


def are_measures(grid: Grid) -> bool:
    """Whether most columns hold numbers, several of them decimal ones, as no list of values for a drop-down does."""
    rows = [row for row in head_of(grid, _ROWS) if any(row)]
    columns = [[cell.strip() for cell in column if cell and cell.strip()] for column in zip(*rows[1:], strict=True)]
    filled = [column for column in columns if column]
    if len(filled) < _COLUMNS:
        return False
    numbers = [column for column in filled if all(map(_NUMBER.fullmatch, column))]
    decimals = [column for column in numbers if any(map(_DECIMAL.fullmatch, column))]
    return len(numbers) * 2 > len(filled) and len(decimals) >= _DECIMALS
