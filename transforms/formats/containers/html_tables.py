"""Tables of an HTML page: what several tools write under the name of a workbook (.xls).

One grid per table, a table in a cell of another included. A cell that spans several is its first one,
the others are empty and told as merged; the text of a cell is what a browser shows of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.encodings import decode, mojibake_warning
from transforms.formats.containers.html_cells import HtmlTable, tables_of
from transforms.formats.content import Content
from transforms.formats.grids import Area, Cell, Details, Grid, grid_of
from transforms.formats.limits import Limits

_EXPORT = "Export the returns again, as CSV or xlsx if the tool offers it."
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
# What a page may declare and be believed: one byte a character, where no proof is possible.
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*(iso-8859-\d{1,2}|windows-125\d|macintosh)\b""", re.IGNORECASE)
# Browsers read both as Windows-1252: so do the programs that write them.
_READ_AS = {"iso-8859-1": "cp1252", "windows-1252": "cp1252", "macintosh": "mac_roman"}


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The tables of an HTML page that hold text; lines are ranks of rows in their table.

    Raises `UnreadableReturn` for a page without a table, one that is cut, or one larger than the limits allow.
    """
    text, encoding, reason = _decoded(content, name)
    tables = tables_of(text, name, limits)
    filled = [table for table in tables if table.has_text]
    if not filled:
        raise UnreadableReturn(_no_table(name, len(tables)))
    grids = [_grid(table, rank, name, limits) for rank, table in enumerate(filled, start=1)]
    grids = [grids[0]] if len(grids) == 1 else _named(grids, filled)
    return Content(
        name=name,
        container="html",
        grids=tuple(grids),
        line_unit="row",
        encoding=encoding,
        encoding_reason=reason,
        warnings=tuple(_warnings(grids, filled, len(tables), text)),
        limits=limits,
    )


def _decoded(content: bytes, name: str) -> tuple[str, str, str]:
    """The text, its encoding and the reason: what the bytes prove goes before what the page declares."""
    declared = _DECLARED.search(content[:_HEAD])
    if declared and not content.startswith(_BOMS) and not _is_utf8(content):
        label = declared[1].decode("ascii").lower()
        encoding = _READ_AS.get(label, label)
        try:
            return content.decode(encoding), encoding, f"declared by the page ({label}), and not UTF-8"
        except (UnicodeDecodeError, LookupError):
            pass  # the declaration is wrong: the bytes decide
    return decode(content, name)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _no_table(name: str, tables: int) -> Fault:
    found = f"an HTML page with {tables} table(s), all without text" if tables else "an HTML page without a table"
    remedy = "It may be an error or log-in page that a server sent instead of the export: download it again."
    return Fault(name, found, "a table of returns", remedy)


def _grid(table: HtmlTable, rank: int, name: str, limits: Limits) -> Grid:
    where = f"{name}, table {rank}"
    width, height = _shape(table)
    _refuse(where, width, limits.columns, "columns")
    _refuse(where, width * height, limits.grid_cells, "cells")
    rows, merged = _laid_out(table, where, limits)
    filled_width = max((last + 1 for row in rows if (last := _last_filled(row)) >= 0), default=0)
    rows = rows[: max((n for n, row in enumerate(rows, start=1) if _last_filled(row) >= 0), default=0)]
    rows = [[*row[:filled_width], *[None] * (filled_width - len(row))] for row in rows]
    areas = (_clipped(area, len(rows), filled_width) for area in merged)
    return grid_of(rows, details=Details(merged=tuple(area for area in areas if area)))


def _shape(table: HtmlTable) -> tuple[int, int]:
    """The most columns that the cells written can take, whatever spans from above aside, and the rows."""
    return max((sum(cell.columns for cell in row) for row in table.rows), default=0), len(table.rows)


def _refuse(where: str, found: int, most: int, what: str) -> None:
    if found > most:
        raise UnreadableReturn(Fault(where, f"{found} {what}", f"at most {most}", _EXPORT))


def _laid_out(table: HtmlTable, where: str, limits: Limits) -> tuple[list[list[Cell]], list[Area]]:
    """The rows with every cell in its column, and the areas of cells that span several."""
    rows: list[list[Cell]] = []
    merged: list[Area] = []
    taken: dict[int, int] = {}  # column → first row that is free again below a cell from above
    size = 0
    for top, written in enumerate(table.rows):
        row: list[Cell] = []
        column = 0
        for cell in written:
            while taken.get(column, 0) > top:
                column += 1
            _refuse(where, column + cell.columns, limits.columns, "columns")
            row += [None] * (column - len(row))
            row += [cell.text, *[None] * (cell.columns - 1)]
            bottom = min(top + cell.rows, len(table.rows)) if cell.rows else len(table.rows)
            if bottom - top > 1:
                taken.update(dict.fromkeys(range(column, column + cell.columns), bottom))
            if cell.columns > 1 or bottom - top > 1:
                merged.append(Area(top, column, bottom - 1, column + cell.columns - 1))
            column += cell.columns
        rows.append(row)
        size += len(row)
        _refuse(where, size, limits.grid_cells, "cells")
    return rows, merged


def _last_filled(row: Sequence[Cell]) -> int:
    return next((rank for rank in range(len(row) - 1, -1, -1) if row[rank] is not None), -1)


def _clipped(area: Area, height: int, width: int) -> Area | None:
    """The area inside the grid; None where it is outside, or one cell that is left of it."""
    bottom, right = min(area.bottom, height - 1), min(area.right, width - 1)
    if area.top > bottom or area.left > right or (area.top, area.left) == (bottom, right):
        return None
    return Area(area.top, area.left, bottom, right)


def _named(grids: Sequence[Grid], tables: Sequence[HtmlTable]) -> list[Grid]:
    """The grids under the rank of their table in the page, captions being free text."""
    return [
        Grid(grid.cells, grid.lines, f"table {table.rank}", widths=grid.widths, details=grid.details)
        for grid, table in zip(grids, tables, strict=True)
    ]


def _warnings(grids: Sequence[Grid], filled: Sequence[HtmlTable], tables: int, text: str) -> Iterator[str]:
    if tables > len(filled):
        yield f"{tables - len(filled)} table(s) of the page without text are left out"
    for grid, table in zip(grids, filled, strict=True):
        if len(table.rows) > grid.height:
            yield f"table {table.rank}: {len(table.rows) - grid.height} row(s) without text at its end are left out"
    if spoilt := mojibake_warning(text):
        yield spoilt
