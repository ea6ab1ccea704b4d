"""Value labels of a .sav that its reader cannot survive: numbers as the codes of a variable of text.

pyreadstat ends the whole process on them. The dictionary of the file is walked as its format lays it out,
and such a code is written as the text that it stands for, in its own eight bytes: nothing moves.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from transforms.formats.containers.number_text import number_text
from transforms.formats.containers.statistical_counts import byte_order

_FIRST_RECORD = 176
_VARIABLE, _LABELS, _INDEXES, _DOCUMENT, _EXTENSION, _END = 2, 3, 4, 6, 7, 999
_CODE = 8
_CONTROLS = bytes(range(32))
# A file has at most a few records a variable; one that goes on is damaged.
_MOST_RECORDS = 1_000_000


def mend_labels(content: bytes) -> tuple[bytes, int]:
    """The file with such codes as text, and how many there are; as it is where its dictionary is damaged."""
    try:
        places = list(_numbers_of_texts(content, byte_order(content) + "i"))
    except (struct.error, IndexError):
        return content, 0  # cut or damaged: the reader says how
    if not places:
        return content, 0
    mended = bytearray(content)
    for place in places:
        mended[place : place + _CODE] = _as_text(content[place : place + _CODE], byte_order(content))
    return bytes(mended), len(places)


def _as_text(code: bytes, order: str) -> bytes:
    number = struct.unpack(order + "d", code)[0]
    is_code = number == number and abs(number) < 10**_CODE
    return number_text(number).encode("ascii")[:_CODE].ljust(_CODE) if is_code else b" " * _CODE


def _numbers_of_texts(content: bytes, whole: str) -> Iterator[int]:
    """Where the codes are that belong to variables of text and are no text."""
    widths: list[int] = []
    position, codes = _FIRST_RECORD, []
    for _ in range(_MOST_RECORDS):
        kind = _number(content, position, whole)
        if kind == _VARIABLE:
            widths.append(_number(content, position + 4, whole))
            position = _after_variable(content, position, whole)
        elif kind == _LABELS:
            codes = list(_codes(content, position, whole))
            position = codes.pop()
        elif kind == _INDEXES:
            count = _number(content, position + 4, whole)
            targets = [_number(content, position + 8 + 4 * rank, whole) for rank in range(count)]
            if any(widths[target - 1] for target in targets):
                yield from (place for place in codes if _has_controls(content[place : place + _CODE]))
            position += 8 + 4 * count
        elif kind in (_DOCUMENT, _EXTENSION):
            position = _after_other(content, position, kind, whole)
        else:
            return


def _after_variable(content: bytes, position: int, whole: str) -> int:
    has_label, missing = _number(content, position + 8, whole), _number(content, position + 12, whole)
    position += 32
    if has_label == 1:
        position += 4 + -(-_number(content, position, whole) // 4) * 4
    return position + 8 * abs(missing)


def _codes(content: bytes, position: int, whole: str) -> Iterator[int]:
    """Where each code of a record of labels is, and at last where the record ends."""
    count, position = _number(content, position + 4, whole), position + 8
    for _ in range(min(count, len(content))):
        yield position
        position += _CODE + -(-(1 + content[position + _CODE]) // 8) * 8
    yield position


def _after_other(content: bytes, position: int, kind: int, whole: str) -> int:
    if kind == _DOCUMENT:
        return position + 8 + 80 * abs(_number(content, position + 4, whole))
    return position + 16 + abs(_number(content, position + 8, whole) * _number(content, position + 12, whole))


def _number(content: bytes, position: int, whole: str) -> int:
    return int(struct.unpack_from(whole, content, position)[0])


def _has_controls(code: bytes) -> bool:
    return len(code.translate(None, _CONTROLS)) < len(code)
