"""The second pass over an old workbook (.xls): error cells, hidden rows and columns, remarks, record by record.

Records are those of Microsoft's [MS-XLS]; only what calamine does not tell is looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.grids import Details, Place

ERROR_TEXTS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
               0x2A: "#N/A", 0x2B: "#GETTING_DATA"}  # fmt: skip
_FILEPASS, _DATEMODE, _BOUNDSHEET = 0x2F, 0x22, 0x85
_BOF, _EOF = frozenset({0x009, 0x209, 0x409, 0x809}), 0x0A
_FORMULA, _BOOLERR, _NOTE = 0x06, 0x205, 0x1C
_ROW, _COLINFO, _DIMENSIONS = 0x208, 0x7D, 0x200
_MULRK = 0xBD
# Number, label, shared label, rich label, RK, several RK: what else than a formula or a boolean fills a cell.
_VALUES = frozenset({0x203, 0x204, 0xFD, 0xD6, 0x27E, _MULRK, _FORMULA, _BOOLERR})
_LAST_COLUMN = 255
_VAST = 1 << 32


def xls_sheets(stream: bytes, name: str) -> list[SheetFacts]:
    """What is to be told of each sheet of an xls, in order, from its `Workbook` stream.

    Raises `UnreadableReturn` for a sheet that does not end.
    """
    places = enumerate(_bound_sheets(stream), start=1)
    return [_sheet(stream, start, f"{name}, sheet {rank}") for rank, start in places]


def is_locked(stream: bytes) -> bool:
    """Whether the workbook says that what follows is encrypted."""
    return any(kind == _FILEPASS for kind, _ in _globals(stream))


def is_1904(stream: bytes) -> bool:
    """Whether dates are counted from 1904."""
    return any(kind == _DATEMODE and data[:1] == b"\x01" for kind, data in _globals(stream))


def _records(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    position = start
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _globals(stream: bytes) -> Iterator[tuple[int, bytes]]:
    for kind, data in _records(stream):
        if kind == _EOF:
            return
        yield kind, data


def _bound_sheets(stream: bytes) -> Iterator[int]:
    return (
        struct.unpack_from("<I", data)[0] for kind, data in _globals(stream) if kind == _BOUNDSHEET and len(data) > 6
    )


def _sheet(stream: bytes, start: int, where: str) -> SheetFacts:
    found = _Found()
    depth = 0
    kind = None
    for kind, data in _records(stream, start):
        depth += (kind in _BOF) - (kind == _EOF)
        if depth <= 0:
            break
        if depth == 1 and len(data) >= 4:  # deeper are charts inside the sheet
            found.take(kind, data)
    if kind != _EOF or depth > 0:
        remedy = "Download or export it again."
        raise UnreadableReturn(Fault(where, "a sheet that does not end", "a whole workbook", remedy))
    details = Details(
        errors=tuple(found.errors),
        comments=tuple(found.comments),
        hidden_rows=tuple(found.hidden_rows),
        hidden_columns=tuple(sorted(found.hidden_columns)),
    )
    return SheetFacts(details, found.rows, found.columns)


class _Found:
    """What is gathered on the way through the records of one sheet."""

    def __init__(self) -> None:
        self.errors: list[Place] = []
        self.comments: list[Place] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.rows = self.columns = 0

    def take(self, kind: int, data: bytes) -> None:
        first, second = struct.unpack_from("<HH", data)
        if kind in _VALUES:
            last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == _MULRK else second
            self.rows, self.columns = max(self.rows, first + 1), max(self.columns, last + 1, second + 1)
            self._take_error(kind, data, first, second)
        elif kind == _DIMENSIONS and len(data) >= 8:
            self._take_size(data)
        elif kind == _NOTE:
            self.comments.append(Place(first, second, ""))
        elif kind == _ROW and len(data) >= 16 and data[12] & 0x20:
            self.hidden_rows.append(first)
        elif kind == _COLINFO and len(data) >= 10 and data[8] & 1:
            self.hidden_columns.update(range(first, min(second, _LAST_COLUMN) + 1))

    def _take_size(self, data: bytes) -> None:
        """What the sheet says of its size is what calamine makes room for; one that ends before it begins is vast."""
        sizes = struct.unpack_from("<IIHH" if len(data) >= 14 else "<HHHH", data)
        rows, columns = (last if first <= last else _VAST for first, last in (sizes[:2], sizes[2:]))
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)

    def _take_error(self, kind: int, data: bytes, row: int, column: int) -> None:
        code = None
        if kind == _BOOLERR and len(data) >= 8 and data[7]:
            code = data[6]
        # The value of a formula that is no number: 2 for an error, two bytes before the code.
        elif kind == _FORMULA and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
            code = data[8]
        if code is not None:
            self.errors.append(Place(row, column, ERROR_TEXTS.get(code, "#ERROR!")))
