"""The sheets of a workbook as calamine reads them, with what the second pass found: one grid a sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from types import TracebackType

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.containers.sheet_oddities import oddities
from transforms.formats.containers.workbook_cells import text_columns, with_known
from transforms.formats.content import Content
from transforms.formats.grids import Area, Details, Grid
from transforms.formats.limits import Limits

_AGAIN = "Open it in a spreadsheet and save it again, or export it again."
Facts = Callable[[], SheetFacts]
UNKNOWN = SheetFacts(Details(is_complete=False))


def damaged(where: str, why: str) -> UnreadableReturn:
    """The fault of a workbook that cannot be read."""
    return UnreadableReturn(Fault(where, f"a workbook that cannot be read ({why})", "a whole workbook", _AGAIN))


def locked(where: str) -> UnreadableReturn:
    """The fault of a workbook that only opens with a password."""
    remedy = "Ask for it without a password, or open it with its password and save it without."
    return UnreadableReturn(Fault(where, "a workbook locked by a password", "a workbook without a password", remedy))


def refuse_vast(last_row: int, last_column: int, where: str, limits: Limits) -> None:
    """Raises `UnreadableReturn` where the rectangle from A1 to the furthest cell, from 0, is more than the limits."""
    if (last_row + 1) * (last_column + 1) > limits.grid_cells:
        found = f"{last_row + 1} rows by {last_column + 1} columns between its first cell and its furthest"
        remedy = "Remove what stands far below or far right of the table, or raise INVENTAIRE_MAX_GRID_CELLS."
        raise UnreadableReturn(Fault(where, found, f"at most {limits.grid_cells} cells", remedy))


class _PanicTold:
    """Turns a panic of calamine, which is no `Exception`, into a fault; leaves everything else alone."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        # pyo3 makes the class in each module of its own, where it cannot be imported from.
        if kind is not None and kind.__name__ == "PanicException":
            raise damaged(self.where, "its reader gave up") from error


def read_sheets(
    kind: str, halves: Sequence[bytes], facts: Sequence[Facts] | None, name: str, limits: Limits
) -> Content:
    """The filled sheets of a workbook, given whole or as two with the first and the last rows of its sheets.

    `facts` are in the order of its sheets, None where nothing can be found out. Raises `UnreadableReturn`.
    """
    warnings: list[str] = []
    grids: list[Grid] = []
    try:
        with _PanicTold(name), ExitStack() as closed:
            books = [closed.enter_context(CalamineWorkbook.from_filelike(io.BytesIO(half))) for half in halves]
            sheets = books[0].sheets_metadata
            if facts is not None and len(facts) != len(sheets):
                raise damaged(name, "its list of sheets does not fit its sheets")
            # calamine takes the first of a name for all of them, whatever their rank.
            if len({metadata.name for metadata in sheets}) < len(sheets):
                raise damaged(name, "two of its sheets have one name")
            for rank, metadata in enumerate(sheets):
                for part in _sheet(books, rank, metadata, facts[rank] if facts else _unknown, name, limits):
                    grids += [part] if isinstance(part, Grid) else []
                    warnings += [f'sheet "{metadata.name}": {part}'] if isinstance(part, str) else []
    except PasswordError as error:
        raise locked(name) from error
    except (CalamineError, ValueError, OSError) as error:
        raise damaged(name, type(error).__name__) from error
    if not any(grid.height for grid in grids):
        raise UnreadableReturn(Fault(name, "a workbook without a filled cell", "a table", "Give the filled workbook."))
    return Content(name, kind, grids=tuple(grids), line_unit="row", warnings=tuple(warnings), limits=limits)


def _unknown() -> SheetFacts:
    return UNKNOWN


def _sheet(
    books: Sequence[CalamineWorkbook], rank: int, metadata: SheetMetadata, facts: Facts, name: str, limits: Limits
) -> Iterator[Grid | str]:
    """The grid of one sheet, and what is odd about it."""
    if metadata.typ != SheetTypeEnum.WorkSheet:
        yield "holds no cells (a chart, a dialog, a macro): not read"
        return
    # calamine lets other threads run while it reads: the second pass costs next to no time beside it.
    with ThreadPoolExecutor(max_workers=len(books)) as beside:
        reading = [beside.submit(book.get_sheet_by_index, rank) for book in books]
        found = facts()
        sheets = [half.result() for half in reading]
    grid, inexact = _grid(sheets, found, f'{name}, sheet "{metadata.name}"', limits)
    grid = replace(grid, name=metadata.name, is_visible=metadata.visible == SheetVisibleEnum.Visible)
    yield grid
    yield from oddities(grid, found, inexact)


def _grid(sheets: Sequence[CalamineSheet], facts: SheetFacts, where: str, limits: Limits) -> tuple[Grid, int]:
    width = max(sheet.total_width for sheet in sheets)
    if width > limits.columns * 2:
        # Even if the half of them are ghosts: nothing is made of them first.
        raise _too_many(where, width, limits.columns, "columns")
    read, inexact = _cells(sheets, where)
    cells = with_known(read, facts.details.errors, facts.uncalculated)
    cells = _trimmed(cells)
    for found, most, what in ((cells.num_columns, limits.columns, "columns"), (cells.num_rows, limits.rows, "rows"),
                              (cells.num_columns * cells.num_rows, limits.cells, "cells")):  # fmt: skip
        if found > most:
            raise _too_many(where, found, most, what)
    merged = tuple(Area(*first, *last) for first, last in sheets[0].merged_cell_ranges or ()) or facts.details.merged
    details = _inside(replace(facts.details, merged=merged), cells.num_rows, cells.num_columns)
    return Grid(cells, np.arange(1, cells.num_rows + 1, dtype=np.int64), details=details), inexact


def _cells(sheets: Sequence[CalamineSheet], where: str) -> tuple[pa.Table, int]:
    """The cells from A1, one half below the other, and how many numbers are too large."""
    tables, inexact, height = [], 0, 0
    for sheet in sheets:
        if sheet.start and sheet.end:
            top, left = sheet.start
            if top < height:
                raise damaged(where, "its rows are out of order")
            # calamine gives the rows above the first filled one, but not the columns left of it.
            table, too_large = text_columns(islice(sheet.iter_rows(), height, None), left)
            tables.append(table)
            inexact, height = inexact + too_large, sheet.end[0] + 1
    return pa.concat_tables(tables, promote_options="default") if tables else pa.table({}), inexact


def _too_many(where: str, found: int, most: int, what: str) -> UnreadableReturn:
    remedy = "Check what stands right of the table and below it, or split the workbook."
    return UnreadableReturn(Fault(where, f"{found} {what}", f"at most {most}", remedy))


def _trimmed(cells: pa.Table) -> pa.Table:
    """The table without its last rows and columns that are all blank."""
    columns = [column.combine_chunks() for column in cells.columns]
    width = max((rank for rank, column in enumerate(columns, start=1) if column.null_count < len(column)), default=0)
    height = 0
    for column in columns[:width]:
        if height == cells.num_rows:
            break
        filled = np.flatnonzero(np.asarray(column.is_valid()))
        height = max(height, int(filled[-1]) + 1 if len(filled) else 0)
    return cells.select(list(range(width))).slice(0, height)


def _inside(details: Details, height: int, width: int) -> Details:
    """The details whose cells are in the grid: a format that runs to the edge of the sheet is none of a table.

    Lists are left as they are, for some may be filled in from another sheet.
    """
    return replace(
        details,
        comments=tuple(place for place in details.comments if place.row < height and place.column < width),
        hidden_rows=tuple(sorted({row for row in details.hidden_rows if row < height})),
        hidden_columns=tuple(sorted({column for column in details.hidden_columns if column < width})),
        merged=tuple(
            replace(area, bottom=min(area.bottom, height - 1), right=min(area.right, width - 1))
            for area in details.merged
            if area.top < height and area.left < width
        ),
    )
