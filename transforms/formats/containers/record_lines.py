"""Where the records of a delimited text begin, found on its bytes, block by block.

A line end outside quotes ends a record. This module counts quotes instead of parsing cells, and says so
when the quotes are not written as the rule wants (opened at the start of a cell, closed at its end,
doubled inside): then only the exact tokenizer of `records` can tell cells apart.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_BLOCK = 1 << 21
_QUOTE, _LF, _CR = 0x22, 0x0A, 0x0D

Bytes = npt.NDArray[np.uint8]
Lines = npt.NDArray[np.int64]


def record_lines(content: bytes, start: int, separator: str) -> Lines | None:
    """The line, from 1, of each record that is not a blank line; None where quotes are not regular.

    `start` is where the text begins in the UTF-8 bytes.
    """
    data = np.frombuffer(content, dtype=np.uint8, offset=start)
    has_lone_cr = content.count(b"\r") != content.count(b"\r\n")
    may_touch = _bytes_beside_a_quote(separator)
    ends, inside, quotes_before = [], [], 0
    for begin in range(0, len(data), _BLOCK):
        block = data[begin : begin + _BLOCK]
        quotes = np.flatnonzero(block == _QUOTE)
        if not _is_regular(data, quotes + begin, quotes_before & 1, may_touch):
            return None
        found = np.flatnonzero(_line_ends(data, begin, block, has_lone_cr))
        ends.append(found + begin)
        inside.append((np.searchsorted(quotes, found) + quotes_before) & 1)
        quotes_before += len(quotes)
    if quotes_before & 1 or not ends:
        return None
    return _starts(data, np.concatenate(ends), np.concatenate(inside))


def _bytes_beside_a_quote(separator: str) -> npt.NDArray[np.bool_]:
    """Which bytes may stand outside next to a quote that opens or closes a cell."""
    may = np.zeros(256, dtype=bool)
    may[[ord(separator), _LF, _CR, _QUOTE]] = True
    return may


def _line_ends(data: Bytes, start: int, block: Bytes, has_lone_cr: bool) -> npt.NDArray[np.bool_]:
    ends: npt.NDArray[np.bool_] = block == _LF
    if has_lone_cr:
        after = np.zeros(len(block), dtype=np.uint8)
        following = data[start + 1 : start + 1 + len(block)]
        after[: len(following)] = following
        ends |= (block == _CR) & (after != _LF)
    return ends


def _is_regular(data: Bytes, quotes: Lines, parity: int, may_touch: npt.NDArray[np.bool_]) -> bool:
    """Whether each quote opens a cell, closes one, or is one of a doubled pair inside; they alternate."""
    opening, closing = quotes[parity::2], quotes[1 - parity :: 2]
    if len(opening) and opening[0] == 0:
        opening = opening[1:]
    if len(closing) and closing[-1] == len(data) - 1:
        closing = closing[:-1]
    return bool(may_touch[data[opening - 1]].all() and may_touch[data[closing + 1]].all())


def _starts(data: Bytes, ends: Lines, inside: Lines) -> Lines:
    """The line of each record: one more than the line ends before it; records without a character left out."""
    ranks = np.flatnonzero(inside == 0)
    stops = np.append(ends[ranks], len(data))
    starts = np.append(0, ends[ranks] + 1)
    lines = np.append(1, ranks + 2)
    has_cr = (stops > starts) & (data[np.maximum(stops - 1, 0)] == _CR) & (stops < len(data))
    found: Lines = lines[stops - starts - has_cr > 0].astype(np.int64)
    return found
