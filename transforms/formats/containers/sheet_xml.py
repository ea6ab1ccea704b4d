"""The XML of one sheet of an xlsx in the form that nearly all programs write, so that bytes can be searched.

In that form every cell is `<c r="B2"…`, attributes stand in double quotes, names have no prefix, and the
text is UTF-8. A sheet in another form is written anew. calamine is given the sheet that was searched:
what is found, and how far the cells reach, then holds for what it reads.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from defusedxml.ElementTree import DefusedXMLParser

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import column_letters, column_rank
from transforms.formats.containers.xlsx_package import NOT_XML

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s([^>]*)\?>)?\s*<worksheet[\s>]")
_OTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
# Any cell that is not plain, or stands further than ZZ79999; any cell that is not plain; any with a prefix.
_FAR_OR_ODD = re.compile(rb'<c(?! r="[A-Z]{1,2}(?:[1-7][0-9]{0,4}|[89][0-9]{0,3})"[ />])')
_ODD = re.compile(rb'<c(?! r="[A-Z]{1,3}[1-9][0-9]{0,6}"[ />])')
_PREFIXED = re.compile(rb":c[\s/>]")
_SINGLE_QUOTES = re.compile(rb"\s[\w:]+\s*=\s*'")
_NEAR = (79_998, 26 * 27 - 1)
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?:[^>]*[^/>])?>\s*<(?!/c>)')
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def plain_sheet(sheet: bytes, where: str, most: int) -> tuple[bytes, int, int]:
    """The XML of one sheet in its plain form, and a last row and column, from 0, beyond which no filled cell stands.

    The same bytes where they have that form already. The place is exact where the rough one passes `most` cells.
    Raises `UnreadableReturn` for XML that cannot be read, or a cell whose place is none.
    """
    start, end = data_bounds(sheet)
    is_near = not _FAR_OR_ODD.search(sheet, start, end)
    if not _is_plain(sheet, is_near) and not _is_no_worksheet(sheet):
        sheet, is_near = rewritten(sheet, where), False
    if is_near and (_NEAR[0] + 1) * (_NEAR[1] + 1) <= most:
        return sheet, *_NEAR
    return sheet, *_furthest(sheet)


def _is_plain(sheet: bytes, is_near: bool) -> bool:
    head = _HEAD.match(sheet[:1024])
    return (
        head is not None
        and not _OTHER_ENCODING.search(head[1] or b"")
        and (is_near or not _ODD.search(sheet, *data_bounds(sheet)))
        and not _PREFIXED.search(sheet)
        and (b"'" not in sheet or not _SINGLE_QUOTES.search(sheet))
    )


def _is_no_worksheet(sheet: bytes) -> bool:
    """A chart or a dialog: nothing in it is a cell."""
    return b"sheetData" not in sheet and sheet.isascii()


def _furthest(sheet: bytes) -> tuple[int, int]:
    rows, columns = -1, -1
    for found in _FILLED.finditer(sheet, *data_bounds(sheet)):
        rows, columns = max(rows, int(found[2]) - 1), max(columns, column_rank(found[1].decode()))
    return rows, columns


def data_bounds(sheet: bytes) -> tuple[int, int]:
    """Where the rows of a sheet begin and end: what else it says stands before and after."""
    start = max(sheet.find(b"<sheetData"), 0)
    end = sheet.rfind(b"</sheetData>")
    return start, end if end >= start else len(sheet)


def rewritten(sheet: bytes, where: str) -> bytes:
    """The XML of one sheet written anew in its plain form; raises `UnreadableReturn` where it cannot be read."""
    writer = _PlainWriter(where)
    parser = DefusedXMLParser(target=writer, forbid_dtd=True)
    try:
        parser.feed(sheet)
        parser.close()
    except NOT_XML as error:
        found = f"a sheet whose XML cannot be read ({type(error).__name__})"
        raise UnreadableReturn(Fault(where, found, "a whole workbook", "Save it again, or export it again.")) from error
    return writer.written()


class _PlainWriter:
    """Writes the elements of a sheet without prefixes, every row and cell with its place."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._out: list[str] = []
        self._row = self._column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if name == "row":
            plain = {"r": self._row_place(plain.get("r")), **_without_place(plain)}
        elif name == "c":
            plain = {"r": self._cell_place(plain.get("r")), **_without_place(plain)}
        written = "".join(f' {key}="{escape(value, _QUOTED)}"' for key, value in plain.items())
        self._out.append(f"<{name}{written}>")

    def end(self, tag: str) -> None:
        self._out.append(f"</{tag.rpartition('}')[2]}>")

    def data(self, text: str) -> None:
        self._out.append(escape(text, {"\r": "&#13;"}))

    def written(self) -> bytes:
        return "".join(self._out).encode("utf-8")

    def _row_place(self, written: str | None) -> str:
        if written is not None and not (written.isascii() and written.isdigit()):
            raise self._misplaced("row")
        self._row, self._column = int(written) if written else self._row + 1, 0
        if not 1 <= self._row <= _LAST_ROW:
            raise self._misplaced("row")
        return str(self._row)

    def _cell_place(self, written: str | None) -> str:
        row, self._column = self._row, self._column + 1
        if written is not None:
            place = _PLACE.fullmatch(written)
            if place is None:
                raise self._misplaced("cell")
            row, self._column = int(place[2]), column_rank(place[1].upper()) + 1
        if not (1 <= row <= _LAST_ROW and self._column <= _LAST_COLUMN):
            raise self._misplaced("cell")
        return f"{column_letters(self._column - 1)}{row}"

    def _misplaced(self, what: str) -> UnreadableReturn:
        found = f"a {what} whose place is none of a sheet, after row {self._row}"
        return UnreadableReturn(Fault(self._where, found, "places from A1 to XFD1048576", "Save it again."))


def _without_place(attributes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in attributes.items() if key != "r"}
