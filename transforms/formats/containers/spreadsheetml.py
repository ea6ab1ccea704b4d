"""Excel 2003 XML workbooks (« XML spreadsheet », often named .xls): one grid per worksheet."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.grids import Area, Cell, Details, Grid, Place, grid_of
from transforms.formats.limits import Limits

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def open_spreadsheetml(tree: Element, name: str, limits: Limits) -> Content:
    """The worksheets of an Excel 2003 XML workbook; raises `UnreadableReturn` for one without a filled cell."""
    grids = tuple(_grid(sheet, name, limits) for sheet in tree.iter(f"{_SS}Worksheet"))
    if not any(grid.height for grid in grids):
        raise UnreadableReturn(Fault(name, "a workbook without a filled cell", "a table", "Give the filled workbook."))
    errors = sum(len(grid.details.errors) for grid in grids)
    warnings = (f"{errors} error cell(s) such as #N/A",) if errors else ()
    return Content(name, "xml spreadsheet", grids=grids, line_unit="row", warnings=warnings, limits=limits)


def _grid(sheet: Element, name: str, limits: Limits) -> Grid:
    rows: list[list[Cell]] = []
    lines: list[int] = []
    errors: list[Place] = []
    merged: list[Area] = []
    number = 0
    for row in sheet.iter(f"{_SS}Row"):
        number = _whole(row.get(f"{_SS}Index"), number + 1)
        cells = list(_cells(row, len(rows), errors, merged))
        if number > limits.rows or len(cells) > limits.columns:
            where = f'{name}, sheet "{sheet.get(f"{_SS}Name", "")}", row {number}'
            raise UnreadableReturn(Fault(where, f"{len(cells)} cells", "a table", "Export the returns as CSV."))
        rows.append(cells)
        lines.append(number)
    details = Details(errors=tuple(errors), merged=tuple(merged))
    visible = sheet.find(".//{urn:schemas-microsoft-com:office:excel}Visible") is None
    grid = grid_of(rows, lines, sheet.get(f"{_SS}Name"), details=details)
    return Grid(grid.cells, grid.lines, grid.name, visible, details=details)


def _cells(row: Element, rank: int, errors: list[Place], merged: list[Area]) -> Iterator[Cell]:
    column = 0
    for cell in row.iter(f"{_SS}Cell"):
        start = _whole(cell.get(f"{_SS}Index"), column + 1) - 1
        for _ in range(column, min(start, column + 20_000)):
            yield None
        data = cell.find(f"{_SS}Data")
        text = "".join(data.itertext()) if data is not None else None
        if data is not None and data.get(f"{_SS}Type") == "Error":
            errors.append(Place(rank, start, text or ""))
        yield _plain(text, data.get(f"{_SS}Type") if data is not None else None)
        across = _whole(cell.get(f"{_SS}MergeAcross"), 0)
        down = _whole(cell.get(f"{_SS}MergeDown"), 0)
        if across or down:
            merged.append(Area(rank, start, rank + down, start + across))
        for _ in range(min(across, 20_000)):
            yield None
        column = start + 1 + across


def _plain(text: str | None, kind: str | None) -> Cell:
    if text and kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00").replace("T", " ")
    if text and kind == "Boolean":
        return "TRUE" if text.strip() == "1" else "FALSE"
    return text or None


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else otherwise
