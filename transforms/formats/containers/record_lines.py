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
    ends, inside, parity = [], [], 0
    for begin in range(0, len(data), _BLOCK):
        block = data[begin : begin + _BLOCK]
        quotes = block == _QUOTE
        within = (np.cumsum(quotes, dtype=np.uint8) + parity) & 1
        if not _is_regular(data, np.flatnonzero(quotes) + begin, within[quotes], ord(separator)):
            return None
        found = np.flatnonzero(_line_ends(data, begin, block, has_lone_cr))
        ends.append(found + begin)
        inside.append(within[found])
        parity = int(within[-1])
    if parity or not ends:
        return None
    return _starts(data, np.concatenate(ends), np.concatenate(inside))


def _line_ends(data: Bytes, start: int, block: Bytes, has_lone_cr: bool) -> npt.NDArray[np.bool_]:
    ends: npt.NDArray[np.bool_] = block == _LF
    if has_lone_cr:
        after = np.zeros(len(block), dtype=np.uint8)
        following = data[start + 1 : start + 1 + len(block)]
        after[: len(following)] = following
        ends |= (block == _CR) & (after != _LF)
    return ends


def _is_regular(data: Bytes, quotes: npt.NDArray[np.int64], within: Bytes, separator: int) -> bool:
    """Whether each quote opens a cell, closes one, or is one of a doubled pair inside."""
    opening, closing = quotes[within == 1], quotes[within == 0]
    before = data[np.maximum(opening - 1, 0)]
    after = data[np.minimum(closing + 1, len(data) - 1)]
    opens = (opening == 0) | np.isin(before, (separator, _LF, _CR, _QUOTE))
    closes = (closing == len(data) - 1) | np.isin(after, (separator, _LF, _CR, _QUOTE))
    return bool(opens.all() and closes.all())


def _starts(data: Bytes, ends: npt.NDArray[np.int64], inside: Bytes) -> Lines:
    """The line of each record: one more than the line ends before it; records without a character left out."""
    ranks = np.flatnonzero(inside == 0)
    stops = np.append(ends[ranks], len(data))
    starts = np.append(0, ends[ranks] + 1)
    lines = np.append(1, ranks + 2)
    has_cr = (stops > starts) & (data[np.maximum(stops - 1, 0)] == _CR) & (stops < len(data))
    found: Lines = lines[stops - starts - has_cr > 0].astype(np.int64)
    return found
