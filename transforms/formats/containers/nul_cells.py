"""Cells made of NUL characters alone in a delimited text: some tools write their empty cells so.

A NUL anywhere else means that the file is binary or was damaged, and so does a line of nothing else, which
a disk or a transfer leaves behind: those are refused.
"""

from __future__ import annotations

import re

from transforms.errors import Fault, UnreadableReturn

_NULS = re.compile(rb"\x00+")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_EDGES = (b"", b"\r", b"\n")
_LINES_TOLD = 5


def without_nul_cells(data: bytes, start: int, separator: str, name: str) -> tuple[bytes, str | None]:
    """The text, its cells of NUL characters empty, and a warning of them; quotes around such a cell stay.

    `start` is where the text begins in its UTF-8 bytes. Raises `UnreadableReturn` for any other NUL.
    """
    if b"\x00" not in data:
        return data, None
    kept, position, line, lines = [], 0, 1, []
    for run in _NULS.finditer(data):
        line += len(_LINE_END.findall(data, position, run.start()))
        if not _is_cell(data, start, run.start(), run.end(), separator.encode()):
            remedy = "The file is binary or was damaged on its way: export it again."
            raise UnreadableReturn(Fault(f"{name}, line {line}", "a NUL character", "text", remedy))
        kept.append(data[position : run.start()])
        position = run.end()
        lines.append(line)
    return b"".join([*kept, data[position:]]), _told(lines)


def _told(lines: list[int]) -> str:
    places = [str(line) for line in dict.fromkeys(lines)]
    told = ", ".join(places[:_LINES_TOLD]) + (", …" if len(places) > _LINES_TOLD else "")
    return f"{len(lines)} cell(s) of NUL characters alone, read as empty: line {told}"


def _is_cell(data: bytes, start: int, first: int, stop: int, separator: bytes) -> bool:
    """Whether a run of NUL characters fills one cell of a line that has others."""
    if data[max(first - 1, start) : first] == b'"' == data[stop : stop + 1]:
        first, stop = first - 1, stop + 1
    before, after = data[max(first - 1, start) : first], data[stop : stop + 1]
    return separator in (before, after) and all(side == separator or side in _EDGES for side in (before, after))
