"""The second pass over an OpenDocument workbook: error cells, remarks, merges, hidden rows, from content.xml."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.grids import Area, Details, Place

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "Err:")
# A sheet of OpenDocument ends in rows and cells repeated to the edge: they hold nothing.
_EDGE = 1 << 21


def sheets_of(content: bytes, where: str) -> dict[str, SheetFacts]:
    """What is to be told of each sheet, by name; raises `UnreadableReturn` for XML that cannot be read."""
    facts: dict[str, SheetFacts] = {}
    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=True):
            if element.tag == f"{_TABLE}table":
                facts[element.get(f"{_TABLE}name", "")] = _facts(element)
                element.clear()
    except (ParseError, DefusedXmlException, ValueError) as error:
        found = f"XML that cannot be read ({type(error).__name__})"
        raise UnreadableReturn(Fault(f"{where} > content.xml", found, "a whole workbook", "Save it again.")) from error
    return facts


class _Found:
    """What is gathered on the way down one sheet."""

    def __init__(self) -> None:
        self.errors: list[Place] = []
        self.comments: list[Place] = []
        self.hidden_rows: list[int] = []
        self.merged: list[Area] = []
        self.last_row = self.last_column = -1


def _facts(table: Element) -> SheetFacts:
    found, row = _Found(), 0
    for element in table.iter(f"{_TABLE}table-row"):
        times = _times(element, "rows")
        is_filled = _row(element, row, times, found)
        if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
            found.hidden_rows.extend(range(row, row + (times if is_filled else min(times, 1))))
        row += times
    details = Details(
        errors=tuple(found.errors),
        comments=tuple(found.comments),
        hidden_rows=tuple(r for r in found.hidden_rows if r <= found.last_row),
        hidden_columns=tuple(c for c in _hidden_columns(table) if c <= found.last_column),
        merged=tuple(found.merged),
    )
    return SheetFacts(details, found.last_row, found.last_column)


def _times(element: Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(written), _EDGE) if written.isascii() and written.isdigit() and int(written) > 0 else 1


def _row(element: Element, row: int, times: int, found: _Found) -> bool:
    column, is_filled = 0, False
    for cell in element:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        width = _times(cell, "columns")
        if _holds_something(cell):
            is_filled = True
            found.last_row = max(found.last_row, row + times - 1)
            found.last_column = max(found.last_column, column + width - 1)
            _cell(cell, row, column, found)
        column += width
    return is_filled


def _holds_something(cell: Element) -> bool:
    return cell.get(f"{_OFFICE}value-type") is not None or len(cell) > 0


def _cell(cell: Element, row: int, column: int, found: _Found) -> None:
    shown = "\n".join("".join(text.itertext()) for text in cell.findall(f"{_TEXT}p"))
    if cell.get(f"{_CALC}value-type") == "error" or shown.startswith(_ERRORS):
        found.errors.append(Place(row, column, shown or "#ERROR!"))
    for note in cell.findall(f"{_OFFICE}annotation"):
        found.comments.append(Place(row, column, "".join(note.itertext())))
    down, across = (_span(cell, what) for what in ("rows", "columns"))
    if down > 1 or across > 1:
        found.merged.append(Area(row, column, row + down - 1, column + across - 1))


def _span(cell: Element, what: str) -> int:
    written = cell.get(f"{_TABLE}number-{what}-spanned", "1")
    return int(written) if written.isascii() and written.isdigit() else 1


def _hidden_columns(table: Element) -> Iterator[int]:
    column = 0
    for element in table.iter(f"{_TABLE}table-column"):
        width = _times(element, "columns")
        if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
            yield from range(column, min(column + width, 16_384))
        column += width
