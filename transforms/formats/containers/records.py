"""Delimited text → records of cells, each with its line and with its empties kept apart.

A tokenizer of our own, for no library gives both of what the pipeline needs: pyarrow.csv tells a bare
empty cell (question not shown) from a quoted one (left blank) but loses line numbers; the csv module
counts lines but merges the two empties. Lines without a quote, nearly all, are split at C speed; the
others go through one regular expression whose quantifiers are possessive, so that no input makes it slow.
Records that end in CR, LF or CRLF may mix; inside quotes line ends belong to the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")

Cell = str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its line in an editor (of its first character), its cells (None: empty without quotes)."""

    line: int
    cells: list[Cell]
    fault: str = ""


def read_records(text: str, separator: str, first_line: int = 1) -> Iterator[Record]:
    """Every record but blank lines; one whose quotes are wrong says so in `fault`, at the line of the quote."""
    field = _field(separator)
    position, line = 0, first_line
    while position < len(text):
        end = _LINE_END.search(text, position)
        stop, following = (end.start(), end.end()) if end else (len(text), len(text))
        if text.find('"', position, stop) >= 0:
            record, following = _quoted(text, position, line, separator, field)
            yield record
        elif stop > position:
            yield Record(line, [cell or None for cell in text[position:stop].split(separator)])
        line += _line_ends(text, position, following)
        position = following


def _field(separator: str) -> re.Pattern[str]:
    """A quoted cell (group 1, its quotes still doubled) or a bare one (group 2)."""
    bare = rf'[^{re.escape(separator)}\r\n"][^{re.escape(separator)}\r\n]*+'
    return re.compile(rf'"((?:[^"]++|"")*+)"|({bare})?')


def _line_ends(text: str, start: int, stop: int) -> int:
    return len(_LINE_END.findall(text, start, stop))


def _quoted(text: str, start: int, line: int, separator: str, field: re.Pattern[str]) -> tuple[Record, int]:
    """The record that starts here and holds a quote, and where the next one starts."""
    cells: list[Cell] = []
    position = start
    while True:
        found = field.match(text, position)
        if found is None or (found[1] is None and text.startswith('"', position)):
            wrong = Record(line + _line_ends(text, start, position), cells, "a quote that is never closed")
            return wrong, len(text)
        cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        position = found.end()
        if text.startswith(separator, position):
            position += 1
            continue
        if end := _LINE_END.match(text, position):
            return Record(line, cells), end.end()
        if position == len(text):
            return Record(line, cells), position
        wrong = Record(line + _line_ends(text, start, position), cells, "text after a closing quote")
        return wrong, _next_line(text, position)


def _next_line(text: str, position: int) -> int:
    end = _LINE_END.search(text, position)
    return end.end() if end else len(text)
