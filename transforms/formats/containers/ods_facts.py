"""The second pass over an OpenDocument workbook, on its content.xml, one element after another.

Error cells, remarks, merges, hidden rows and columns, drop-down lists. Cells and rows that are repeated
are counted, not made: a few bytes can repeat a cell a thousand million times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from defusedxml.ElementTree import DefusedXMLParser

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.containers.workbook_sheets import damaged, refuse_vast
from transforms.formats.containers.xlsx_package import NOT_XML
from transforms.formats.grids import Area, Details, Place, Validation
from transforms.formats.limits import Limits

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_HIDDEN = frozenset({"collapse", "filter"})
# What a formula shows that has no value; LibreOffice shows others as `Err:502`.
_ERROR = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:[0-9]{3}")
_OPTIONS = re.compile(r'"((?:[^"]|"")*)"')
_REFERENCE = re.compile(
    r"\[\$?(?:'((?:[^']|'')+)'|([^.'\[\]]+))?\.(\$?[A-Z]{1,3}\$?[0-9]+)(?::\.?(\$?[A-Z]{1,3}\$?[0-9]+))?\]"
)
_MOST_ROWS = 1 << 21
_MOST_PLACES = 1_000_000
Attributes = Mapping[str, str]


def sheets_of(content: bytes, name: str, limits: Limits) -> list[SheetFacts]:
    """What is to be told of each sheet, in order; raises `UnreadableReturn` for one that cannot be read or is vast."""
    document = _Document(name, limits)
    parser = DefusedXMLParser(target=document, forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except NOT_XML as error:
        raise damaged(f"{name} > content.xml", type(error).__name__) from error
    return [sheet.facts(document.lists) for sheet in document.sheets]


def _count(attributes: Attributes, what: str) -> int:
    written = attributes.get(f"{_TABLE}number-{what}", "1")
    return min(int(written), _MOST_ROWS) if written.isascii() and written.isdigit() and len(written) < 19 else 1


class _Sheet:
    """What is gathered on the way down one sheet."""

    def __init__(self) -> None:
        self.errors: list[Place] = []
        self.comments: list[Place] = []
        self.uncalculated: list[Place] = []
        self.merged: list[Area] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.listed: dict[tuple[str, int, int], list[Area]] = {}
        self.row = self.column = self.next_column = 0
        self.rows = self.columns = 0

    def facts(self, lists: Mapping[str, tuple[str, ...]]) -> SheetFacts:
        details = Details(
            errors=tuple(self.errors),
            comments=tuple(self.comments),
            validations=tuple(self._validations(lists)),
            hidden_rows=tuple(_within(self.hidden_rows, self.rows)),
            hidden_columns=tuple(_within(self.hidden_columns, self.columns)),
            merged=tuple(self.merged),
        )
        return SheetFacts(details, self.rows, self.columns, uncalculated=tuple(self.uncalculated))

    def _validations(self, lists: Mapping[str, tuple[str, ...]]) -> Iterator[Validation]:
        for (name, _, _), areas in self.listed.items():
            if name in lists:
                yield from (Validation(area, lists[name]) for area in areas)

    def list_cells(self, name: str, area: Area) -> None:
        """Adds cells that take the values of a list, to those just above where they go on."""
        areas = self.listed.setdefault((name, area.left, area.right), [])
        if areas and areas[-1].bottom + 1 == area.top:
            areas[-1] = Area(areas[-1].top, area.left, area.bottom, area.right)
        else:
            areas.append(area)


def _within(runs: list[tuple[int, int]], end: int) -> Iterator[int]:
    for start, size in runs:
        yield from range(start, min(start + size, end))


class _Document:
    """Takes the elements of content.xml in their order."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.sheets: list[_Sheet] = []
        self.lists: dict[str, tuple[str, ...]] = {}
        self._name, self._limits = name, limits
        self._open: list[str] = []
        self._tables = 0
        self._cell: Attributes | None = None
        self._repeats = 1
        self._shown: list[str] = []
        self._notes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{_TABLE}table":
            self._tables += 1
            if self._tables == 1:
                self.sheets.append(_Sheet())
        elif tag == f"{_TABLE}content-validation":
            options = _options(attributes.get(f"{_TABLE}condition", ""))
            self.lists |= {attributes.get(f"{_TABLE}name", ""): options} if options else {}
        elif self._tables == 1:
            self._start_in_sheet(tag, attributes, self.sheets[-1])

    def _start_in_sheet(self, tag: str, attributes: dict[str, str], sheet: _Sheet) -> None:
        if tag == f"{_OFFICE}annotation":
            self._notes += 1
        elif self._notes:
            return
        elif tag == f"{_TABLE}table-row":
            self._repeats, sheet.column = _count(attributes, "rows-repeated"), 0
            if attributes.get(f"{_TABLE}visibility") in _HIDDEN:
                sheet.hidden_rows.append((sheet.row, self._repeats))
        elif tag in _CELLS:
            self._cell, self._shown = attributes, []
        elif tag == f"{_TABLE}table-column":
            width = _count(attributes, "columns-repeated")
            if attributes.get(f"{_TABLE}visibility") in _HIDDEN:
                sheet.hidden_columns.append((sheet.next_column, width))
            sheet.next_column += width
        elif tag == f"{_TEXT}p" and self._shown:
            self._shown.append("\n")

    def data(self, text: str) -> None:
        if self._cell is not None and not self._notes and self._tables == 1:
            self._shown.append(text)

    def end(self, tag: str) -> None:
        if tag == f"{_TABLE}table":
            self._tables -= 1
        elif self._tables != 1:
            return
        elif tag == f"{_OFFICE}annotation":
            self._notes -= 1
            sheet = self.sheets[-1]
            sheet.comments.append(Place(sheet.row, sheet.column, ""))
        elif tag in _CELLS and self._cell is not None and not self._notes:
            self._end_cell(self._cell, "".join(self._shown).strip(), self.sheets[-1])
        elif tag == f"{_TABLE}table-row" and not self._notes:
            self._end_row(self.sheets[-1])

    def close(self) -> None:
        return None

    def _end_row(self, sheet: _Sheet) -> None:
        sheet.row += self._repeats
        if sheet.row > _MOST_ROWS * 2:
            raise damaged(self._name, f"more than {_MOST_ROWS} rows in a sheet")

    def _end_cell(self, cell: Attributes, shown: str, sheet: _Sheet) -> None:
        self._cell = None
        width = _count(cell, "columns-repeated")
        area = Area(sheet.row, sheet.column, sheet.row + self._repeats - 1, sheet.column + width - 1)
        sheet.column += width
        formula = cell.get(f"{_TABLE}formula")
        has_value = cell.get(f"{_OFFICE}value-type") is not None or bool(shown)
        if has_value or formula:
            sheet.rows, sheet.columns = max(sheet.rows, area.bottom + 1), max(sheet.columns, area.right + 1)
            refuse_vast(sheet.rows - 1, sheet.columns - 1, f"{self._name}, sheet {len(self.sheets)}", self._limits)
        if cell.get(f"{_CALC}value-type") == "error" or (formula and _ERROR.fullmatch(shown)):
            self._place(sheet.errors, area, shown or "#ERROR!")
        elif formula and not has_value:
            self._place(sheet.uncalculated, area, "=" + formula.partition("=")[2])
        self._spans(cell, area, sheet)

    def _spans(self, cell: Attributes, area: Area, sheet: _Sheet) -> None:
        if listed := cell.get(f"{_TABLE}content-validation-name"):
            sheet.list_cells(listed, area)
        down, across = (_count(cell, f"{what}-spanned") for what in ("rows", "columns"))
        if down > 1 or across > 1:
            sheet.merged.append(Area(area.top, area.left, area.top + down - 1, area.left + across - 1))

    def _place(self, places: list[Place], area: Area, text: str) -> None:
        if len(places) + (area.bottom - area.top + 1) * (area.right - area.left + 1) > _MOST_PLACES:
            found = f"more than {_MOST_PLACES} error cells in a sheet"
            remedy = "Correct the formulas, or export the returns as CSV."
            raise UnreadableReturn(Fault(f"{self._name}, sheet {len(self.sheets)}", found, "values", remedy))
        rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        places.extend(Place(row, column, text) for row in rows for column in columns)


def _options(condition: str) -> tuple[str, ...]:
    """The options of a list named in quotes, or the reference of the cells that hold them."""
    if "is-in-list(" not in condition:
        return ()
    inside = condition.partition("is-in-list(")[2]
    if found := _REFERENCE.search(inside):
        sheet = (found[1] or found[2] or "").replace("$", "")
        cells = f"{found[3]}:{found[4] or found[3]}"
        return (f"='{sheet}'!{cells}" if sheet else f"={cells}",)
    return tuple(option.replace('""', '"') for option in _OPTIONS.findall(inside))
