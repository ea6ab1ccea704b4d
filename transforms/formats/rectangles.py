"""The rows below a header: every one as wide as the header, or a fault that names its line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.errors import Fault
from transforms.formats.containers.delimited import raise_faults
from transforms.formats.grids import Cell, Grid

_LINES_TOLD = 5
_AROUND = " \t\r\n\u00a0\ufeff"


def body_below(grid: Grid, header_rows: int, where: str, width: int | None = None) -> Grid:
    """The rows below the header, all as wide as it; extra cells that are empty are dropped.

    A row of another width is a fault of the file: which cell moved cannot be known. Raises
    `UnreadableReturn` with the line of each.
    """
    wide = width or (int(grid.widths[header_rows - 1]) if grid.widths is not None and header_rows else grid.width)
    body = grid.below(header_rows)
    if body.widths is not None:
        raise_faults(where, [_fault(where, body, row, wide) for row in _misfits(body, wide)])
    return body.take_columns(range(wide)) if body.width != wide else body


def _misfits(body: Grid, wide: int) -> list[int]:
    widths = body.widths
    assert widths is not None
    return [
        int(row)
        for row in np.flatnonzero(widths != wide)
        if widths[row] < wide or any(cell for cell in body.row(int(row))[wide:])
    ]


def _fault(where: str, body: Grid, row: int, wide: int) -> Fault:
    assert body.widths is not None
    place = f"{where}, line {body.lines[row]}"
    remedy = "Quote cells that hold the separator or a line end, or export again."
    return Fault(place, f"{body.widths[row]} cells", f"{wide}, as the header has", remedy)


def row_warnings(body: Grid) -> list[str]:
    """What is odd about the rows as such: none at all, or some without any text."""
    if not body.height:
        return ["no row below the header"]
    blank = blank_rows(body)
    return [f"{len(blank)} row(s) without any text: {told_lines(body.lines[blank].tolist())}"] if len(blank) else []


def told_lines(lines: Sequence[int], told: int = _LINES_TOLD) -> str:
    """`line 3, 4, 9, …`, no more than a few."""
    return "line " + ", ".join(str(line) for line in lines[:told]) + (", …" if len(lines) > told else "")


def without_headers(body: Grid, headers: Sequence[Sequence[Cell]], where: str) -> tuple[Grid, list[str]]:
    """The rows without those that are one of the header rows again, and a warning that tells their lines.

    Exports that were put one below the other bring their headers with them, and the mark of a second text
    (a BOM) before the first heading.
    """
    again = np.zeros(body.height, dtype=bool)
    for header in headers:
        again |= _same_as(body, header)
    if not again.any():
        return body, []
    lines = told_lines(body.lines[again].tolist())
    return body.take_rows(np.flatnonzero(~again)), [f"{where}: the header again, no row: {lines}"]


def _same_as(body: Grid, header: Sequence[Cell]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each row has the texts of the header, all of them and no other."""
    texts = [(cell or "").strip(_AROUND) for cell in header[: body.width]]
    same = np.full(body.height, any(texts))
    for column, text in zip(body.cells.columns, texts, strict=False):
        if not same.any():
            break
        cells = pc.utf8_trim(pc.fill_null(column.filter(pa.array(same)), ""), characters=_AROUND)
        same[same] = np.asarray(pc.equal(cells, text))
    return same


def blank_rows(grid: Grid) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The rows of a grid in which no cell has a character that is not white space."""
    blank = np.ones(grid.height, dtype=bool)
    for column in grid.cells.columns:
        if not blank.any():
            break
        empty = pc.fill_null(pc.equal(pc.utf8_trim_whitespace(column.filter(pa.array(blank))), ""), True)
        blank[blank] = np.asarray(empty)
    return np.flatnonzero(blank)
