"""A survey tool's export below rows that somebody wrote above it: a title, a date, a note.

Tools write their header first, and their dialects look for it there. Rows that are narrow beside the first
wide one are seen through, once for all dialects; each that is left out is told with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader
from transforms.formats.dialects.generic.cells import filled
from transforms.formats.frames import Described
from transforms.formats.grids import Grid
from transforms.formats.headed_tables import sheets_of, sheets_to_look_at
from transforms.formats.rectangles import told_lines

_MOST_ABOVE = 8
_ROWS_LOOKED_AT = 200
_STATISTICAL = ("sqlite", "spss", "stata")


def heads_below(content: Content) -> Iterator[tuple[int, Content]]:
    """The first rows of a content below what may stand above its header, and the rank of each way to see it."""
    if content.container.endswith(_STATISTICAL):
        return
    most = max((len(_starts(sheet.grid)) for sheet in sheets_to_look_at(content)), default=0)
    for rank in range(most):
        yield rank, _below(content, rank, _ROWS_LOOKED_AT)


def reader_below(reader: DialectReader, rank: int) -> DialectReader:
    """The reader of contents that have rows above their header, as `heads_below` ranks them."""

    def read(content: Content, codebook: Codebook | None) -> Described:
        described = reader.read(_below(content, rank), codebook)
        return replace(described, warnings=(*_told(content, rank), *described.warnings))

    return replace(reader, read=read)


def _starts(grid: Grid) -> list[int]:
    """The rows that may be the header, from the top: each has twice as many cells with text as any row above it."""
    starts, widest = [], 0
    for number, row in enumerate(grid.head(_MOST_ABOVE + 1)):
        size = len(filled(row))
        if widest and size >= max(2, 2 * widest):
            starts.append(number)
        widest = max(widest, size)
    return starts


def _below(content: Content, rank: int, rows: int | None = None) -> Content:
    return replace(
        content,
        grids=tuple(_grid_below(grid, rank, rows) for grid in content.grids),
        members=tuple(_below(member, rank, rows) for member in content.members),
    )


def _grid_below(grid: Grid, rank: int, rows: int | None) -> Grid:
    start = _start(grid, rank)
    last = grid.height if rows is None else min(grid.height, start + rows)
    return grid if (start, last) == (0, grid.height) else grid.take_rows(np.arange(start, last))


def _start(grid: Grid, rank: int) -> int:
    """The row of this rank that may be the header; the last where there are fewer, the first where there is none."""
    starts = _starts(grid)
    return starts[min(rank, len(starts) - 1)] if starts else 0


def _told(content: Content, rank: int) -> list[str]:
    told = []
    for sheet in sheets_of(content):
        above = sheet.grid.head(_start(sheet.grid, rank))
        rows = [number for number, row in enumerate(above) if filled(row)]
        if rows:
            lines = told_lines(sheet.grid.lines[rows].tolist())
            told.append(f"{sheet.place}: {len(rows)} row(s) above the header are not passed on: {lines}")
    return told
