"""The cells of a workbook as text: what a person would type to get the value, never a float's noise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from transforms.formats.grids import Cell, Place

# What Excel writes for a control character inside a text: `_x000D_` is a carriage return.
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LARGEST_EXACT = 2.0**53


def columns_of(rows: Sequence[Sequence[Any]], errors: Sequence[Place]) -> list[pa.Array]:
    """One text column per column of the rows, error cells filled in from what the second pass found."""
    by_column: dict[int, list[Place]] = {}
    for place in errors:
        by_column.setdefault(place.column, []).append(place)
    return [_column(list(cells), by_column.get(rank, ())) for rank, cells in enumerate(zip(*rows, strict=True))]


def _column(cells: list[Any], errors: Sequence[Place]) -> pa.Array:
    kinds = set(map(type, cells))
    texts = [cell or None for cell in cells] if kinds <= {str} else [_AS_TEXT[type(cell)](cell) for cell in cells]
    for place in errors:
        if texts[place.row] is None:
            texts[place.row] = place.text
    if str in kinds and any("_x" in text for text in texts if text):
        texts = [text and _ESCAPED.sub(_unescaped, text) for text in texts]
    return pa.array(texts, type=pa.large_string())


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else "" if code == 0x0D else chr(code)


def _number(value: float) -> Cell:
    if value == int(value) if abs(value) < 1e300 else False:
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


def inexact_numbers(rows: Sequence[Sequence[Any]]) -> int:
    """How many numbers are too large for a cell to hold them exactly: a SIRET typed as a number is not."""
    return sum(type(cell) is float and _LARGEST_EXACT < abs(cell) < 1e300 for cells in rows for cell in cells)
