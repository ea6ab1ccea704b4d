"""The second pass over a binary workbook (.xlsb): error cells, hidden rows and columns, record by record.

Records are those of Microsoft's [MS-XLSB]; remarks and drop-down lists of this format are not looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from transforms.formats.containers.biff_facts import ERROR_TEXTS
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.containers.workbook_sheets import damaged, refuse_vast
from transforms.formats.containers.xlsx_package import relations
from transforms.formats.grids import Details, Place
from transforms.formats.limits import Limits

_BUNDLE_SHEET, _COLUMN_INFO = 156, 60
_ROW, _BLANK, _ERROR, _FORMULA_ERROR = 0, 1, 3, 11
_CELLS = frozenset((*range(1, 12), 62))
_EDGE = 16_384


def sheets_of(parts: Mapping[str, bytes], name: str, limits: Limits) -> list[SheetFacts]:
    """What is to be told of each sheet, in order; raises `UnreadableReturn` for one that reaches too far."""
    main = "xl/workbook.bin"
    targets = relations(parts, main)
    facts = []
    for rank, relation in enumerate(_sheets(parts.get(main, b"")), start=1):
        part = targets.get(relation, "")
        if part not in parts:
            raise damaged(name, f"the part of sheet {rank} is missing")
        facts.append(_sheet(parts[part], f"{name}, sheet {rank}", limits))
    return facts


def _sheets(book: bytes) -> Iterator[str]:
    """The relation of each sheet, in order: its state, its number, then two texts."""
    for kind, data in _records(book):
        if kind == _BUNDLE_SHEET and len(data) >= 12:
            size = struct.unpack_from("<I", data, 8)[0]
            yield data[12 : 12 + 2 * size].decode("utf-16-le", "replace")


def _sheet(part: bytes, where: str, limits: Limits) -> SheetFacts:
    errors: list[Place] = []
    hidden_rows: list[int] = []
    hidden_columns: set[int] = set()
    row = rows = columns = 0
    for kind, data in _records(part):
        if kind == _ROW and len(data) >= 12:
            row = struct.unpack_from("<I", data)[0]
            if data[11] & 0x10:
                hidden_rows.append(row)
        elif kind in _CELLS and len(data) >= 8:
            column = struct.unpack_from("<I", data)[0]
            if kind != _BLANK:
                rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in {_ERROR, _FORMULA_ERROR} and len(data) >= 9:
                errors.append(Place(row, column, ERROR_TEXTS.get(data[8], "#ERROR!")))
        elif kind == _COLUMN_INFO and len(data) >= 18 and data[16] & 1:
            first, last = struct.unpack_from("<II", data)
            hidden_columns.update(range(first, min(last + 1, _EDGE)))
    refuse_vast(rows - 1, columns - 1, where, limits)
    details = Details(tuple(errors), (), (), tuple(hidden_rows), tuple(sorted(hidden_columns)))
    return SheetFacts(details, rows, columns)


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position < len(part):
        kind, position = _number(part, position, 2)
        size, position = _number(part, position, 4)
        yield kind, part[position : position + size]
        position += size


def _number(part: bytes, position: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for step in range(most):
        if position >= len(part):
            break
        byte = part[position]
        position += 1
        value |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return value, position
