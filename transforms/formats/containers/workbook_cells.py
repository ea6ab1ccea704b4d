"""The cells of a workbook as text: what a person would type to get the value, never a float's noise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.grids import Cell, Place

# Rows turned at a time: their cells are still in the processor's cache, and let go before they count as old.
_BLOCK = 512
_LARGEST_EXACT = 2.0**53
# Spreadsheets show no more: what comes after is the noise of a sum.
_DIGITS = 15
_SMALLEST_WRITTEN_OUT, _LARGEST = 1e-12, 1e300


def text_columns(rows: Iterable[Sequence[Any]], left: int) -> tuple[pa.Table, int]:
    """One text column per column of the sheet, and how many numbers are too large for a cell to hold exactly.

    `left` columns stand blank before those of the rows. A SIRET of 14 digits typed as a number is exact; a
    code of 17 is not. Block by block, no more than a block is ever a Python object a cell.
    """
    blocks, inexact, following = [], 0, iter(rows)
    while block := list(islice(following, _BLOCK)):
        read = [_texts(cells) for cells in zip(*block, strict=True)]
        blocks.append([texts for texts, _ in read])
        inexact += sum(too_large for _, too_large in read)
    columns = [_with_blanks(pa.concat_arrays(parts)) for parts in zip(*blocks, strict=True)]
    before = [_nothing(len(columns[0]))] * left if columns else []
    return _table([*before, *columns]), inexact


def with_known(cells: pa.Table, sure: Sequence[Place], blanks: Sequence[Place]) -> pa.Table:
    """The cells with those whose text is known better (`sure`: error cells), and others where they read as blanks."""
    known = [_by_column(places) for places in (sure, blanks)]
    width = max([cells.num_columns, *(place.column + 1 for place in (*sure, *blanks))])
    height = max([cells.num_rows, *(place.row + 1 for place in (*sure, *blanks))])
    columns = []
    for rank in range(width):
        texts = cells.column(rank) if rank < cells.num_columns else _nothing(height)
        if len(texts) < height or any(rank in places for places in known):
            texts = _filled(texts, height, *(places.get(rank, ()) for places in known))
        columns.append(texts)
    return _table(columns)


def _table(columns: Sequence[pa.Array | pa.ChunkedArray]) -> pa.Table:
    return pa.table(list(columns), names=[str(rank) for rank in range(len(columns))])


def _nothing(size: int) -> pa.Array:
    return pa.nulls(size, pa.large_string())


def _by_column(places: Sequence[Place]) -> dict[int, list[Place]]:
    by_column: dict[int, list[Place]] = {}
    for place in places:
        by_column.setdefault(place.column, []).append(place)
    return by_column


def _filled(texts: pa.Array | pa.ChunkedArray, height: int, sure: Sequence[Place], blanks: Sequence[Place]) -> pa.Array:
    cells = texts.to_pylist() + [None] * (height - len(texts))
    for place in blanks:
        if cells[place.row] is None:
            cells[place.row] = place.text
    for place in sure:
        cells[place.row] = place.text
    return pa.array(cells, type=pa.large_string())


def _with_blanks(texts: pa.Array) -> pa.Array:
    is_blank = pc.equal(texts, "")
    if is_blank.true_count:
        texts = pc.if_else(is_blank, pa.scalar(None, pa.large_string()), texts)
    return _one_line_end(texts)


def _one_line_end(texts: pa.Array) -> pa.Array:
    """Texts whose lines end as everywhere: a spreadsheet keeps the two characters of a form."""
    characters = texts.buffers()[2]
    if characters is None or b"\r" not in characters.to_pybytes():
        return texts
    return pc.replace_substring(pc.replace_substring(texts, "\r\n", "\n"), "\r", "\n")


def _texts(cells: Sequence[Any]) -> tuple[pa.Array, int]:
    """The cells of one column as text, a blank as an empty one, and how many numbers are too large."""
    try:
        return pa.array(cells, type=pa.large_string()), 0
    except pa.ArrowTypeError:  # not texts alone
        floats = [cell for cell in cells if type(cell) is float]
    numbers, inexact = _numbers(floats)
    return numbers if len(floats) == len(cells) else _mixed(cells, numbers), inexact


def _mixed(cells: Sequence[Any], numbers: pa.Array) -> pa.Array:
    following = iter(numbers.to_pylist())
    texts = [
        cell if type(cell) is str else next(following) if type(cell) is float else _AS_TEXT[type(cell)](cell)
        for cell in cells
    ]
    return pa.array(texts, type=pa.large_string())


def _numbers(numbers: Sequence[float]) -> tuple[pa.Array, int]:
    values = np.array(numbers, dtype=np.float64) + 0.0  # of the two zeros, the plain one
    sizes = np.abs(values)
    is_exact = bool((sizes <= _LARGEST_EXACT).all())
    if is_exact and bool((values == np.trunc(values)).all()):
        return pa.array(values.astype(np.int64)).cast(pa.large_string()), 0
    written = [f"{value:.{_DIGITS}g}" for value in values.tolist()]
    if any("e" in text or "n" in text for text in written):
        written = [_number(v) if "e" in text or "n" in text else text for v, text in zip(numbers, written, strict=True)]
    inexact = 0 if is_exact else int((np.isfinite(values) & (sizes > _LARGEST_EXACT)).sum())
    return pa.array(written, type=pa.large_string()), inexact


def number_text(written: str) -> str:
    """A number as a person would type it, of the text that a file writes it as; other text stays as it is."""
    try:
        return str(_numbers([float(written)])[0][0])
    except ValueError:
        return written


def _number(value: float) -> str:
    """A number that is too large or too small to be written with its digits alone."""
    if not abs(value) < _LARGEST:
        return repr(value)
    if value == int(value):
        return str(int(value))
    text = f"{value:.{_DIGITS}g}"
    if "e" in text and abs(value) > _SMALLEST_WRITTEN_OUT:
        text = f"{Decimal(text):f}"
    return text


def _moment(value: dt.datetime) -> str:
    # A moment is a fraction of a day: whole seconds come out a little short.
    value = value if not value.microsecond else value + dt.timedelta(microseconds=500_000)
    value = value.replace(microsecond=0)
    return value.date().isoformat() if value.time() == dt.time.min else value.isoformat(" ")


def _duration(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


_AS_TEXT: Mapping[type, Callable[[Any], Cell]] = {
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.datetime: _moment,
    dt.date: lambda value: value.isoformat(),
    dt.time: lambda value: value.isoformat("seconds"),
    dt.timedelta: _duration,
}
