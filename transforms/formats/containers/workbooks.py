"""Workbooks: xlsx, xls, xlsb and ods → one grid per sheet, cells as a person would type them.

calamine reads the values; a second pass finds what it does not tell, error cells above all: it gives
them as blanks. What a sheet claims to hold is looked at before calamine allocates it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any

import numpy as np
import olefile
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers import biff_facts, ods_facts, xlsx_facts
from transforms.formats.containers.sheet_facts import SheetFacts, area_of, column_letters, told_cells, told_rows
from transforms.formats.containers.workbook_cells import columns_of
from transforms.formats.content import Content
from transforms.formats.grids import Area, Details, Grid, Validation
from transforms.formats.limits import Limits

_AGAIN = "Open it in a spreadsheet and save it again, or export it again."
_LIMESURVEY_XLS = 255
Facts = Callable[[str], SheetFacts]


class _PanicTold:
    """Turns a panic of calamine, which is no `Exception`, into a fault; leaves everything else alone."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise _damaged(self.where, "its reader gave up") from error


def _damaged(where: str, why: str) -> UnreadableReturn:
    return UnreadableReturn(Fault(where, f"a workbook that cannot be read ({why})", "a whole workbook", _AGAIN))


def _locked(where: str) -> UnreadableReturn:
    remedy = "Ask for it without a password, or open it with its password and save it without."
    return UnreadableReturn(Fault(where, "a workbook locked by a password", "a workbook without a password", remedy))


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The sheets of an old Excel workbook (.xls); raises `UnreadableReturn` for other OLE files, and locked ones."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = {"/".join(entry).lower(): entry for entry in ole.listdir()}
            if "encryptedpackage" in streams:
                raise _locked(name)
            entry = streams.get("workbook") or streams.get("book")
            stream = ole.openstream(entry).read() if entry else None
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(name, type(error).__name__) from error
    if stream is None:
        found = "a document of Office that is no workbook" if streams else "an empty document of Office"
        raise UnreadableReturn(Fault(name, found, "a workbook", "Give the workbook, or export the returns as CSV."))
    if biff_facts.is_locked(stream):
        raise _locked(name)
    facts = biff_facts.xls_sheets(stream)
    return _open("xls", content, lambda sheet: facts.get(sheet, _UNKNOWN), name, limits)


_UNKNOWN = SheetFacts(Details(is_complete=False))


def open_workbook(content: bytes, kind: str, parts: Mapping[str, bytes], name: str, limits: Limits) -> Content:
    """The sheets of an xlsx, xlsb or ods, whose parts are unpacked already; raises `UnreadableReturn`."""
    if kind == "ods":
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise _locked(name)
        of_ods = ods_facts.sheets_of(parts.get("content.xml", b""), name)
        for sheet, facts in of_ods.items():
            _refuse_vast(facts.last_row, facts.last_column, f'{name}, sheet "{sheet}"', limits)
        return _open(kind, content, lambda sheet: of_ods.get(sheet, _UNKNOWN), name, limits)
    if kind == "xlsb":
        return _open(kind, content, _xlsb_facts(parts, name, limits), name, limits)
    package = xlsx_facts.package_of(parts, name)
    written = {sheet: xlsx_facts.rows_written(package.sheet(sheet)) for sheet in package.sheets}
    for sheet in package.sheets:
        last = xlsx_facts.furthest(package.sheet(sheet), written[sheet], limits.grid_cells)
        _refuse_vast(*last, f'{name}, sheet "{sheet}"', limits)
    opened = _open(
        kind, content, lambda sheet: xlsx_facts.sheet_facts(package, sheet, written.get(sheet, 0)), name, limits
    )
    if package.is_1904:
        warning = "dates are counted from 1904, as old Macintosh workbooks do; they are read so"
        opened = replace(opened, warnings=(*opened.warnings, warning))
    return replace(opened, grids=tuple(_with_lists(opened.grids)))


def _xlsb_facts(parts: Mapping[str, bytes], name: str, limits: Limits) -> Facts:
    sheets = sorted(part for part in parts if part.startswith("xl/worksheets/") and part.endswith(".bin"))
    facts = [biff_facts.xlsb_sheet(parts[part]) for part in sheets]
    for rank, found in enumerate(facts, start=1):
        _refuse_vast(found.last_row, found.last_column, f"{name}, sheet {rank}", limits)
    # The parts say nothing of sheet names; with one sheet there is no doubt which is which.
    return lambda _: facts[0] if len(facts) == 1 else _UNKNOWN


def _refuse_vast(last_row: int, last_column: int, where: str, limits: Limits) -> None:
    cells = (last_row + 1) * (last_column + 1)
    if cells > limits.grid_cells:
        found = f"{last_row + 1} rows by {last_column + 1} columns between its first cell and its furthest"
        remedy = "Remove what stands far below or far right of the table, or raise INVENTAIRE_MAX_GRID_CELLS."
        raise UnreadableReturn(Fault(where, found, f"at most {limits.grid_cells} cells", remedy))


def _open(kind: str, content: bytes, facts: Facts, name: str, limits: Limits) -> Content:
    warnings: list[str] = []
    grids: list[Grid] = []
    try:
        with _PanicTold(name), CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    warnings.append(f'sheet "{sheet.name}" holds no cells (a chart, a dialog, a macro): not read')
                    continue
                place = f'sheet "{sheet.name}"'
                grid, told = _grid(book, sheet.name, facts(sheet.name), f"{name}, {place}", limits)
                grids.append(replace(grid, is_visible=sheet.visible == SheetVisibleEnum.Visible))
                warnings += [f"{place}: {warning}" for warning in (*told, *_hidden(grids[-1]))]
    except PasswordError as error:
        raise _locked(name) from error
    except (CalamineError, ValueError, OSError) as error:
        raise _damaged(name, type(error).__name__) from error
    if not any(grid.height for grid in grids):
        raise UnreadableReturn(Fault(name, "a workbook without a filled cell", "a table", "Give the filled workbook."))
    return Content(name, kind, grids=tuple(grids), line_unit="row", warnings=tuple(warnings), limits=limits)


def _hidden(grid: Grid) -> list[str]:
    return [] if grid.is_visible or not grid.height else ["hidden, and read all the same"]


def _grid(
    book: CalamineWorkbook, name: str, facts: SheetFacts, where: str, limits: Limits
) -> tuple[Grid, Sequence[str]]:
    sheet = book.get_sheet_by_name(name)
    # Columns left of the first filled one count, as rows above do: A1 is the origin of every place.
    rows = sheet.to_python(skip_empty_area=False)
    merged = _merged(sheet.merged_cell_ranges) or facts.details.merged
    facts = replace(facts, details=_inside(replace(facts.details, merged=merged), rows))
    if rows and len(rows[0]) > limits.columns:
        remedy = "Check what stands right of the table."
        raise UnreadableReturn(Fault(where, f"{len(rows[0])} columns", f"at most {limits.columns}", remedy))
    rows = _filled_up(rows, facts)
    columns, inexact = columns_of(rows, (*facts.details.errors, *facts.uncalculated))
    cells = pa.table(columns, names=[str(rank) for rank in range(len(columns))])
    grid = Grid(cells, np.arange(1, len(rows) + 1, dtype=np.int64), name, details=facts.details)
    return grid, list(_oddities(rows, facts, inexact))


def _filled_up(rows: list[list[Any]], facts: SheetFacts) -> list[list[Any]]:
    """The rows with room for what calamine did not see: error cells beyond the last value."""
    places = (*facts.details.errors, *facts.uncalculated)
    height = max([len(rows), *(place.row + 1 for place in places)])
    width = max([len(rows[0]) if rows else 0, *(place.column + 1 for place in places)])
    if height == len(rows) and (not rows or width == len(rows[0])):
        return rows
    missing: list[list[Any]] = [[] for _ in range(height - len(rows))]
    return [[*row, *[""] * (width - len(row))] for row in (*rows, *missing)]


def _merged(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> tuple[Area, ...]:
    return tuple(Area(*first, *last) for first, last in ranges or ())


def _inside(details: Details, rows: Sequence[Sequence[Any]]) -> Details:
    """The details whose cells are in the grid: a format that runs to the edge of the sheet is none of a table."""
    height, width = len(rows), len(rows[0]) if rows else 0
    return replace(
        details,
        hidden_rows=tuple(row for row in details.hidden_rows if row < height),
        hidden_columns=tuple(column for column in details.hidden_columns if column < width),
        validations=tuple(v for v in details.validations if v.area.left < width),
    )


def _oddities(rows: Sequence[Sequence[Any]], facts: SheetFacts, inexact: int) -> Iterator[str]:
    details = facts.details
    if details.errors:
        places = told_cells((place.row, place.column) for place in details.errors)
        yield f"{len(details.errors)} error cell(s) such as #N/A: {places}"
    if facts.unplaced_errors:
        yield f"{facts.unplaced_errors} error cell(s) whose place the file does not state read as empty"
    if not details.is_complete:
        yield "error cells, remarks and hidden parts cannot all be seen in this format: error cells may read as empty"
    if facts.uncalculated:
        places = told_cells((place.row, place.column) for place in facts.uncalculated)
        yield f"{len(facts.uncalculated)} formula(s) never worked out, read as their text: {places}"
    if details.hidden_rows:
        yield f"{len(details.hidden_rows)} hidden row(s), read all the same: {told_rows(details.hidden_rows)}"
    if details.hidden_columns:
        letters = ", ".join(column_letters(column) for column in details.hidden_columns[:5])
        yield f"{len(details.hidden_columns)} hidden column(s), read all the same: {letters}"
    if details.comments:
        places = told_cells((place.row, place.column) for place in details.comments)
        yield f"{len(details.comments)} remark(s) on cells, not read: {places}"
    if facts.rows_written > len(rows) and rows:
        yield f"{facts.rows_written - len(rows)} row(s) without a value below row {len(rows)} are left out"
    if rows and len(rows[0]) == _LIMESURVEY_XLS:
        yield "exactly 255 columns: LimeSurvey's xls by RemoteControl is cut there; export CSV to be sure"
    if inexact:
        yield f"{inexact} number(s) too large for a cell to hold exactly: codes typed as numbers lose their last digits"


def _with_lists(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The grids, drop-down lists that stand in other sheets filled in."""
    by_name = {grid.name: grid for grid in grids}
    for grid in grids:
        lists = (_filled_in(validation, by_name, grid.name) for validation in grid.details.validations)
        yield replace(grid, details=replace(grid.details, validations=tuple(v for v in lists if v.options)))


def _filled_in(validation: Validation, grids: Mapping[str | None, Grid], own: str | None) -> Validation:
    found = xlsx_facts.referred(validation.options)
    if found is None:
        return validation
    grid, area = grids.get(found[0] or own), area_of(found[1])
    if grid is None or area is None or area.left >= grid.width:
        return replace(validation, options=())
    cells = grid.column(area.left).slice(area.top, area.bottom - area.top + 1).to_pylist()
    return replace(validation, options=tuple(cell for cell in cells if cell))
