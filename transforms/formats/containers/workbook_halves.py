"""The large sheets of an xlsx in two halves, so that two threads read them: calamine takes most of the time.

Half a sheet is a sheet: every row and cell has its place written on it (`sheet_xml`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from transforms.formats.containers.sheet_xml import data_bounds

_LARGE = 4 << 20


def halves(parts: Mapping[str, bytes], sheets: Collection[str]) -> list[dict[str, bytes]]:
    """The parts of an xlsx twice, the rows of its large sheets shared out; empty where nothing is gained.

    Either half holds all other parts, and calamine reads the shared texts twice: they must be few.
    """
    there = [part for part in sheets if part in parts]
    large = sum(len(parts[part]) for part in there if len(parts[part]) >= _LARGE)
    if large < _LARGE or large < 2 * sum(len(content) for part, content in parts.items() if part not in sheets):
        return []
    cut = {part: _cut(parts[part]) for part in there}
    return [{**parts, **{part: half[rank] for part, half in cut.items()}} for rank in (0, 1)]


def _cut(sheet: bytes) -> tuple[bytes, bytes]:
    """A sheet with its first rows alone, and with the others: none for a small one, the same where none is seen."""
    start, end = data_bounds(sheet)
    if end == len(sheet):
        return sheet, sheet
    middle = sheet.find(b"<row r=", (start + end) // 2, end) if len(sheet) >= _LARGE else end
    middle = middle if middle >= 0 else end
    first = sheet.find(b">", start) + 1
    return sheet[:middle] + sheet[end:], sheet[:first] + sheet[middle:]
