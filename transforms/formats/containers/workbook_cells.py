"""The cells of a workbook as text: what a person would type to get the value, never a float's noise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from transforms.formats.grids import Cell, Place

# What Excel writes for a control character inside a text: `_x000D_` is a carriage return.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LARGEST_EXACT = 2.0**53
_LARGEST = 1e300


def columns_of(rows: Sequence[Sequence[Any]], filled: Sequence[Place]) -> tuple[list[pa.Array], int]:
    """One text column per column of the rows, and how many numbers are too large for a cell to hold exactly.

    Cells that read as blanks are filled in from what the second pass found. A SIRET of 14 digits typed as
    a number is exact; one digit more is not.
    """
    by_column: dict[int, list[Place]] = {}
    for place in filled:
        by_column.setdefault(place.column, []).append(place)
    columns, inexact = [], 0
    for rank, cells in enumerate(zip(*rows, strict=True)):
        texts, too_large = _texts(cells)
        inexact += too_large
        for place in by_column.get(rank, ()):
            if texts[place.row] is None:
                texts[place.row] = place.text
        columns.append(pa.array(texts, type=pa.large_string()))
    return columns, inexact


def _texts(cells: Sequence[Any]) -> tuple[list[Cell], int]:
    kinds = set(map(type, cells))
    texts: list[Cell]
    inexact = 0
    if kinds <= {str}:
        texts = [cell or None for cell in cells]
    elif kinds <= {str, float} and _are_whole(cells):
        texts = [str(int(cell)) if type(cell) is float else cell or None for cell in cells]
    else:
        texts = [_AS_TEXT[type(cell)](cell) for cell in cells]
        inexact = sum(type(cell) is float and _LARGEST_EXACT < abs(cell) < _LARGEST for cell in cells)
    if str in kinds and "_x" in "".join(cell for cell in cells if type(cell) is str):
        texts = [text and _ESCAPED.sub(_unescaped, text) for text in texts]
    return texts, inexact


def _are_whole(cells: Sequence[Any]) -> bool:
    numbers = np.array([cell for cell in cells if type(cell) is float])
    return bool((np.abs(numbers) < _LARGEST_EXACT).all() and (numbers == np.trunc(numbers)).all())


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else "" if code == 0x0D else chr(code)


def _number(value: float) -> Cell:
    if value == int(value) if abs(value) < _LARGEST else False:
        return str(int(value))
    return repr(value)


def _moment(value: dt.datetime) -> Cell:
    return value.date().isoformat() if value.time() == dt.time.min else value.isoformat(" ", "seconds")


def _duration(value: dt.timedelta) -> Cell:
    seconds = round(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


_AS_TEXT: Mapping[type, Callable[[Any], Cell]] = {
    str: lambda value: value or None,
    float: _number,
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.datetime: _moment,
    dt.date: lambda value: value.isoformat(),
    dt.time: lambda value: value.isoformat("seconds"),
    dt.timedelta: _duration,
}
