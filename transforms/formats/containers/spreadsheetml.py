"""Excel 2003 XML workbooks (« XML spreadsheet », often named .xls): one grid per worksheet.

Cells and rows may jump ahead by an index, and spans leave cells out: places are counted, and nothing is
made before they are known to be within the limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.containers.sheet_oddities import oddities
from transforms.formats.containers.workbook_cells import number_text
from transforms.formats.containers.workbook_sheets import refuse_vast
from transforms.formats.content import Content
from transforms.formats.grids import Area, Cell, Details, Grid, Place, grid_of
from transforms.formats.limits import Limits

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_FURTHEST = 1 << 21


def open_spreadsheetml(tree: Element, name: str, limits: Limits) -> Content:
    """The worksheets of an Excel 2003 XML workbook; raises `UnreadableReturn` for one without a filled cell."""
    grids, warnings = [], []
    for sheet in tree.iterfind(f"{_SS}Worksheet"):
        title = sheet.get(f"{_SS}Name", "")
        found = _Sheet(f'{name}, sheet "{title}"', limits)
        found.read(sheet)
        grid = replace(found.grid(), name=title, is_visible=_is_visible(sheet))
        grids.append(grid)
        warnings += [f'sheet "{title}": {told}' for told in oddities(grid, SheetFacts(found.details()), 0)]
    if not any(grid.height for grid in grids):
        raise UnreadableReturn(Fault(name, "a workbook without a filled cell", "a table", "Give the filled workbook."))
    return Content(
        name, "xml spreadsheet", grids=tuple(grids), line_unit="row", warnings=tuple(warnings), limits=limits
    )


def _is_visible(sheet: Element) -> bool:
    written = sheet.findtext(f"{_X}WorksheetOptions/{_X}Visible")
    return written is None or "Hidden" not in written


class _Sheet:
    """The filled cells of one worksheet by their place, from 0, and what is said of them."""

    def __init__(self, where: str, limits: Limits) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.height = self.width = 0
        self._where, self._limits = where, limits
        self._errors: list[Place] = []
        self._comments: list[Place] = []
        self._merged: list[Area] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []

    def read(self, sheet: Element) -> None:
        for table in sheet.iterfind(f"{_SS}Table"):
            for column, element in _placed(table, "Column"):
                if element.get(f"{_SS}Hidden") == "1":
                    last = min(column + _whole(element.get(f"{_SS}Span"), 0), _FURTHEST)
                    self._hidden_columns.extend(range(column, min(last, self._limits.columns) + 1))
            for row, element in _placed(table, "Row"):
                if element.get(f"{_SS}Hidden") == "1":
                    self._hidden_rows.append(row)
                for column, cell in _placed(element, "Cell"):
                    self._take(cell, row, column)

    def _take(self, cell: Element, row: int, column: int) -> None:
        data = cell.find(f"{_SS}Data")
        kind = data.get(f"{_SS}Type") if data is not None else None
        text = _plain("".join(data.itertext()), kind) if data is not None else None
        if kind == "Error":
            text = text or "#ERROR!"
            self._errors.append(Place(row, column, text))
        if text is not None:
            self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
            refuse_vast(self.height - 1, self.width - 1, self._where, self._limits)
            self.cells[row, column] = text
        if cell.find(f"{_SS}Comment") is not None:
            self._comments.append(Place(row, column, ""))
        across, down = (_whole(cell.get(f"{_SS}Merge{way}"), 0) for way in ("Across", "Down"))
        if across or down:
            self._merged.append(Area(row, column, row + down, column + across))

    def grid(self) -> Grid:
        if self.width > self._limits.columns:
            found, expected = f"{self.width} columns", f"at most {self._limits.columns}"
            raise UnreadableReturn(Fault(self._where, found, expected, "Check what stands right of the table."))
        rows: list[list[Cell]] = [[None] * self.width for _ in range(self.height)]
        for (row, column), text in self.cells.items():
            rows[row][column] = text
        return replace(grid_of(rows), widths=None, details=self.details())

    def details(self) -> Details:
        merged = (
            replace(area, bottom=min(area.bottom, self.height - 1), right=min(area.right, self.width - 1))
            for area in self._merged
            if area.top < self.height and area.left < self.width
        )
        return Details(
            errors=tuple(self._errors),
            comments=tuple(place for place in self._comments if place.row < self.height and place.column < self.width),
            hidden_rows=tuple(row for row in self._hidden_rows if row < self.height),
            hidden_columns=tuple(sorted({column for column in self._hidden_columns if column < self.width})),
            merged=tuple(merged),
        )


def _placed(parent: Element, what: str) -> Iterator[tuple[int, Element]]:
    """The children of a kind, each with its place from 0: the one after the last, or that of its index."""
    place = 0
    for element in parent.iterfind(f"{_SS}{what}"):
        place = max(_whole(element.get(f"{_SS}Index"), place + 1) - 1, 0)
        yield place, element
        step = _whole(element.get(f"{_SS}{'MergeAcross' if what == 'Cell' else 'Span'}"), 0)
        place = min(place + 1 + step, _FURTHEST)


def _plain(text: str, kind: str | None) -> Cell:
    if kind == "DateTime":
        return text.partition(".")[0].removesuffix("T00:00:00").replace("T", " ") or None
    if kind == "Boolean":
        return "TRUE" if text.strip() == "1" else "FALSE"
    return (number_text(text) if kind == "Number" else text) or None


def _whole(written: str | None, otherwise: int) -> int:
    is_number = written is not None and written.isascii() and written.isdigit() and len(written) < 10
    return min(int(written or 0), _FURTHEST) if is_number else otherwise
