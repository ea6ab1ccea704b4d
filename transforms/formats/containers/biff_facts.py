"""The second pass over old (.xls) and binary (.xlsb) workbooks: error cells and hidden rows, record by record.

Records of xls are those of Microsoft's [MS-XLS], of xlsb those of [MS-XLSB]; only what calamine does
not tell is looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.grids import Details, Place

ERROR_TEXTS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
               0x2A: "#N/A", 0x2B: "#GETTING_DATA"}  # fmt: skip
_FILEPASS = 0x2F
_BOF, _EOF, _BOUNDSHEET, _FORMULA, _BOOLERR, _ROW, _COLINFO, _NOTE = 0x809, 0x0A, 0x85, 0x06, 0x205, 0x208, 0x7D, 0x1C


def xls_sheets(stream: bytes) -> dict[str, SheetFacts]:
    """What is to be told of each sheet of an xls, by name, from its `Workbook` stream."""
    return {name: _xls_sheet(stream, start) for name, start in _bound_sheets(stream)}


def is_locked(stream: bytes) -> bool:
    """Whether the workbook says that what follows is encrypted (a FILEPASS record among its globals)."""
    for kind, _ in _records(stream):
        if kind in {_FILEPASS, _EOF}:
            return kind == _FILEPASS
    return False


def _records(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    position = start
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _bound_sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, data in _records(stream):
        if kind == _BOUNDSHEET and len(data) > 8:
            size, wide = data[6], data[7] & 1
            text = data[8 : 8 + size * (2 if wide else 1)]
            yield text.decode("utf-16-le" if wide else "latin-1", "replace"), struct.unpack_from("<I", data)[0]
        elif kind == _EOF:
            return


def _xls_sheet(stream: bytes, start: int) -> SheetFacts:
    errors: list[Place] = []
    comments: list[Place] = []
    rows: list[int] = []
    columns: list[int] = []
    depth = 0
    for kind, data in _records(stream, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            break
        if kind == _BOOLERR and len(data) >= 8 and data[7]:
            errors.append(_place(data, data[6]))
        elif kind == _FORMULA and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
            errors.append(_place(data, data[8]))
        elif kind == _NOTE and len(data) >= 4:
            row, column = struct.unpack_from("<HH", data)
            comments.append(Place(row, column, ""))
        elif kind == _ROW and len(data) >= 16 and data[12] & 0x20:
            rows.append(struct.unpack_from("<H", data)[0])
        elif kind == _COLINFO and len(data) >= 10 and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            columns.extend(range(first, min(last, 255) + 1))
    return SheetFacts(Details(tuple(errors), tuple(comments), (), tuple(rows), tuple(columns)))


def _place(data: bytes, code: int) -> Place:
    row, column = struct.unpack_from("<HH", data)
    return Place(row, column, ERROR_TEXTS.get(code, "#ERROR!"))


_XLSB_ROW, _XLSB_ERROR, _XLSB_FORMULA_ERROR = 0, 3, 11
_XLSB_CELLS = range(1, 12)
_BLANK = 1


def xlsb_sheet(part: bytes) -> SheetFacts:
    """What is to be told of one sheet of an xlsb, from its part."""
    errors: list[Place] = []
    hidden: list[int] = []
    row = last_row = last_column = -1
    for kind, data in _xlsb_records(part):
        if kind == _XLSB_ROW and len(data) >= 12:
            row = struct.unpack_from("<I", data)[0]
            if data[11] & 0x10:
                hidden.append(row)
        elif kind in _XLSB_CELLS and len(data) >= 8 and row >= 0:
            column = struct.unpack_from("<I", data)[0]
            if kind != _BLANK:
                last_row, last_column = row, max(last_column, column)
            if kind in {_XLSB_ERROR, _XLSB_FORMULA_ERROR} and len(data) >= 9:
                errors.append(Place(row, column, ERROR_TEXTS.get(data[8], "#ERROR!")))
    # Remarks, lists and hidden columns of this format are not looked at.
    details = Details(errors=tuple(errors), hidden_rows=tuple(hidden), is_complete=False)
    return SheetFacts(details, last_row, last_column)


def _xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position < len(part):
        kind, position = _varint(part, position, 2)
        size, position = _varint(part, position, 4)
        yield kind, part[position : position + size]
        position += size


def _varint(part: bytes, position: int, most: int) -> tuple[int, int]:
    value = 0
    for step in range(most):
        if position >= len(part):
            break
        byte = part[position]
        position += 1
        # Of the kind of a record, the high bit stays in the number: 0x80 0x01 is written as it is read.
        value |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return value, position
