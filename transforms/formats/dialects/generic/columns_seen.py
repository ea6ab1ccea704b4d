"""What the rows below a row look like, column by column: the evidence that the row above them is a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.formats.dialects.generic.cells import Row, filled, is_year, kind_of

_TYPED = 0.7
_CLOSED_ROWS = 6
_COMPARED = 200


@dataclass(frozen=True)
class Below:
    """A sample of the rows below: which columns are in use, which hold typed cells, what they hold."""

    rows: int
    used: frozenset[int]
    typed: frozenset[int]
    closed: frozenset[int]
    texts: dict[int, Counter[str]]

    def recurring(self, row: Row) -> list[int]:
        """The columns in which the text of this row comes again below, as answers do and headings do not."""
        return [column for column in filled(row) if column in self.texts and self.texts[column][_key(row[column])]]

    def answering(self, row: Row) -> list[int]:
        """Those of them that hold other texts too: an option that was ticked is written as its heading is."""
        return [column for column in self.recurring(row) if len(self.texts[column]) > 1]

    def contrasting(self, row: Row) -> list[int]:
        """The columns where this row has a text above numbers, dates, ticks, addresses or a few answers."""
        return [
            column
            for column in filled(row)
            if kind_of(row[column] or "") == "text"
            and (column in self.typed or (column in self.closed and _key(row[column]) not in self.texts[column]))
        ]


def _key(cell: str | None) -> str:
    """A cell for comparing, by its beginning: answers can be as long as a book."""
    return " ".join((cell or "")[:_COMPARED].casefold().split())


def is_label(cell: str | None) -> bool:
    """Whether a cell could be a heading: a text, a year, or one letter, as coordinates have."""
    return cell is not None and (kind_of(cell) == "text" or is_year(cell) or (len(cell) == 1 and cell.isalpha()))


def look_below(rows: Sequence[Row]) -> Below:
    """The evidence of a sample of rows."""
    by_column: dict[int, list[str]] = {}
    for row in rows:
        for column in filled(row):
            by_column.setdefault(column, []).append(row[column] or "")
    typed, closed = set(), set()
    for column, cells in by_column.items():
        other = sum(1 for cell in cells if kind_of(cell) != "text")
        if other >= _TYPED * len(cells):
            typed.add(column)
        elif len(cells) >= _CLOSED_ROWS and len(set(cells)) * 3 <= len(cells):
            closed.add(column)
    texts = {column: Counter(map(_key, cells)) for column, cells in by_column.items()}
    return Below(len(rows), frozenset(by_column), frozenset(typed), frozenset(closed), texts)
