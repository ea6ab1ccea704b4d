"""Tables whose header is their first row: of a text, of the sheets of a workbook, of the members of an archive.

What survey tools write themselves looks like this; what people have put above a header is for `generic`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.frames import Column, frame_of_grid, simple_columns
from transforms.formats.grids import Cell, Grid
from transforms.formats.headers import column_names
from transforms.formats.rectangles import blank_rows, body_below, told_lines, without_headers

_BLANK_ROWS_ABOVE = 20
# Sheets and members that recognition looks at: it must cost next to nothing.
_SHEETS_LOOKED_AT = 50


@dataclass(frozen=True)
class Sheet:
    """One grid of a content and where it lies: `file` names the file, and the member of an archive."""

    grid: Grid
    file: str
    name: str
    """Of the sheet; of a text, its file name without folder and ending."""

    @property
    def place(self) -> str:
        return f"{self.file}, sheet {self.grid.name}" if self.grid.name else self.file


@dataclass(frozen=True)
class HeadedTable:
    """The rows of one sheet below its header; rows without any text are left out and told."""

    sheet: Sheet
    header: tuple[Cell, ...]
    columns: tuple[Column, ...]
    body: Grid
    header_line: int
    warnings: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return self.body.height

    def cells(self, *headers: str) -> pa.ChunkedArray | None:
        """The column under the first of these headers that is there, compared as they are written."""
        for header in headers:
            if header in self.header:
                return self.body.column(self.header.index(header))
        return None

    def texts(self, *headers: str) -> list[Cell] | None:
        cells = self.cells(*headers)
        return None if cells is None else cells.to_pylist()

    def without_rows(self, numbers: Sequence[int], warning: str) -> HeadedTable:
        """The table without these rows, and why."""
        kept = np.delete(np.arange(self.height), list(numbers))
        return replace(self, body=self.body.take_rows(kept), warnings=(*self.warnings, warning))

    def frame(self, **facts: pa.ChunkedArray | Sequence[Cell] | str | None) -> pd.DataFrame:
        """Its text frame, with the facts given by their name without `@`, those that are not None."""
        known = {f"@{name}": cells for name, cells in facts.items() if cells is not None}
        return frame_of_grid(self.body, self.columns, self.sheet.file, known)


def sheets_of(content: Content) -> list[Sheet]:
    """Every grid of a content, of the members of an archive too, at any depth."""
    return list(_sheets(content, content.name))


def _sheets(content: Content, file: str) -> Iterator[Sheet]:
    for grid in content.grids:
        yield Sheet(grid, file, grid.name or _stem(content.name))
    for member in content.members:
        yield from _sheets(member, f"{file} > {member.name}")


def sheets_to_look_at(content: Content) -> list[Sheet]:
    """The sheets by which a tool's own files are known: the first of them."""
    return sheets_of(content)[:_SHEETS_LOOKED_AT]


def evidence_in_headers(content: Content, has_marks: Callable[[Sequence[Cell]], str | None]) -> str | None:
    """What a header of the content says of its tool: of the first sheet whose header says something."""
    said = (has_marks(header_of(sheet.grid)[1]) for sheet in sheets_to_look_at(content))
    return next(filter(None, said), None)


def told_others(content: Content) -> list[str]:
    """The members of an archive that are no tables (documents, trees), which a reader of tables leaves aside."""
    return [f"{file}: no table, not read" for file in _others(content, content.name)]


def _others(content: Content, file: str) -> Iterator[str]:
    for member in content.members:
        inner = f"{file} > {member.name}"
        if not member.grids and not member.members:
            yield inner
        yield from _others(member, inner)


def _stem(name: str) -> str:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return base.rsplit(".", 1)[0] if "." in base[1:] else base


def header_of(grid: Grid) -> tuple[int, list[Cell]]:
    """The first row that has text, and its number; an empty list where there is none near the top."""
    for number in range(min(_BLANK_ROWS_ABOVE, grid.height)):
        row = grid.row(number)
        if any(cell and cell.strip() for cell in row):
            return number, row
    return 0, []


def headed_table(sheet: Sheet, is_blank_missing: bool = True) -> HeadedTable:
    """The table of a sheet; quoted empty cells are missing unless said otherwise.

    Raises `UnreadableReturn` where there is no header, or a row has not its width.
    """
    number, header = header_of(sheet.grid)
    if not header:
        raise UnreadableReturn(Fault(sheet.place, "no header", "a header row and rows", "Export the returns again."))
    body = body_below(sheet.grid, number + 1, sheet.place)
    body = body.take_columns(range(used_width(header, body)))
    header = header[: body.width]
    names, renamed = column_names(header)
    line = int(sheet.grid.lines[number])
    warnings = [f"{sheet.place}: {warning}" for warning in (*_left_out(sheet.grid.width, body.width), *renamed)]
    body, again = without_headers(body, [header], sheet.place)
    table = HeadedTable(sheet, tuple(header), simple_columns(names, header), body, line, (*warnings, *again))
    table = without_empty_rows(table)
    return replace(table, body=missing_for_empty(table.body)) if is_blank_missing else table


def _left_out(before: int, after: int) -> list[str]:
    return [f"{before - after} column(s) at the end without header or text left out"] if after < before else []


def used_width(header: Sequence[Cell], body: Grid) -> int:
    """How many columns there are: those with a header, and any after them that hold something."""
    width = min(len(header), body.width)
    while width and not (header[width - 1] or "").strip() and body.column(width - 1).null_count == body.height:
        width -= 1
    return width


def without_empty_rows(table: HeadedTable) -> HeadedTable:
    """The table without the rows that have no text, which are told."""
    rows = blank_rows(table.body).tolist() if table.body.width else []
    if not rows:
        return table
    lines = told_lines(table.body.lines[rows].tolist())
    return table.without_rows(rows, f"{table.sheet.place}: {len(rows)} row(s) without any text left out: {lines}")


def missing_for_empty(body: Grid) -> Grid:
    """The cells with quoted empties as missing: for tools that quote every cell, or write both without a difference."""
    columns = [pc.if_else(pc.equal(column, ""), None, column) for column in body.cells.columns]
    return replace(body, cells=pa.table(columns, names=body.cells.column_names))
