"""Tables of results: counts and shares by question and answer, which hold no return of anybody.

Read as returns, each answer would be a local authority. They are known by evidence that adds up: cells
are numbers, lines are answers or questions, shares fill up to 1 or 100 in blocks, one column is the total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.formats.dialects.generic.cells import kind_of, plain
from transforms.formats.dialects.generic.words import is_answer, is_total
from transforms.formats.grids import Cell, Grid

_SEEN, _LARGEST, _WIDEST = 400, 3000, 1000
_LABEL_COLUMNS = 3
_NUMERIC = 0.8
_NEAR = 0.035


@dataclass(frozen=True)
class _Matrix:
    """Labels on the left, numbers on the right."""

    labels: list[list[Cell]]
    numbers: list[list[float | None]]
    is_percent: bool


def results_seen(paths: Sequence[tuple[str, ...]], body: Grid) -> tuple[str, ...]:
    """Why a table is one of results; nothing where it is not."""
    if not 3 <= body.height <= _LARGEST or body.width > _WIDEST:
        return ()
    matrix = _matrix(body)
    if matrix is None:
        return ()
    adds_up, answers, blocks = _adds_up(matrix), _has_answers(matrix), _has_blocks(matrix)
    strong = [
        *(["shares that add up to the whole"] if adds_up else []),
        *(["lines that are answers"] if answers else []),
        *(["several lines to a question, and shares alone"] if blocks and _are_shares(matrix) else []),
    ]
    weak = [
        *(["shares alone"] if _are_shares(matrix) else []),
        *(["a column of totals"] if _has_total(paths) else []),
        *(["several lines to a question"] if blocks else []),
        *(["lines that are questions"] if _has_questions(matrix) else []),
    ]
    return (*strong, *weak) if strong and len(strong) + len(weak) >= 2 else ()


def _matrix(body: Grid) -> _Matrix | None:
    """The labels and the numbers, where all cells right of the labels are numbers (nearly)."""
    rows = [row for row in body.head(_SEEN) if any(row)]
    first = next((c for c in range(min(body.width, _LABEL_COLUMNS + 1)) if _is_numeric([row[c] for row in rows])), None)
    if not rows or not first or body.width - first < 1:
        return None
    cells = [cell for row in rows for cell in row[first:] if cell]
    numbers = [[_number(cell) for cell in row[first:]] for row in rows]
    found = sum(1 for row in numbers for number in row if number is not None)
    if found < _NUMERIC * max(len(cells), 1) or found < 3:
        return None
    is_percent = sum("%" in cell for cell in cells) >= _NUMERIC * len(cells)
    return _Matrix([row[:first] for row in rows], numbers, is_percent)


def _is_numeric(cells: Sequence[Cell]) -> bool:
    there = [cell for cell in cells if cell]
    return bool(there) and sum(_is_number(cell) for cell in there) >= _NUMERIC * len(there)


def _is_number(cell: str) -> bool:
    """Whether a cell is a number, or a stroke in its place."""
    return kind_of(cell) == "number" or not any(character.isalnum() for character in cell)


def _number(cell: Cell) -> float | None:
    text = (cell or "").replace("%", "").replace(",", ".").translate({ord(c): None for c in "  \u202f\u2009"})
    try:
        return float(text)
    except ValueError:
        return None


def _are_shares(matrix: _Matrix) -> bool:
    """Numbers from 0 to 1 with decimals, or percents; counts (« base ») may stand between them."""
    if matrix.is_percent:
        return True
    numbers = [number for row in matrix.numbers for number in row if number is not None]
    shares = [number for number in numbers if 0 <= number <= 1]
    return len(shares) >= 0.75 * len(numbers) and sum(number % 1 > 0 for number in shares) >= 0.6 * len(shares)


def _adds_up(matrix: _Matrix) -> bool:
    """Whether in most columns a run of lines fills up to 1, or to 100, without being more; or most lines do."""
    columns = list(zip(*matrix.numbers, strict=True))
    by_column = sum(1 for column in columns if _fills(column))
    by_row = sum(1 for row in matrix.numbers if len(row) >= 3 and _is_whole(row))
    return (by_column >= 0.6 * len(columns) and len(columns) >= 2) or by_row >= 0.7 * len(matrix.numbers)


def _is_whole(numbers: Sequence[float | None]) -> bool:
    there = [number for number in numbers if number is not None]
    return len(there) >= 2 and any(abs(sum(there) - whole) <= whole * _NEAR for whole in (1.0, 100.0, 2.0, 200.0)) and (
        any(number % 1 for number in there) or sum(there) > 2.5
    )  # fmt: skip


def _fills(column: Sequence[float | None]) -> bool:
    """Whether runs of shares in a column, one after the other, each fill up to the whole: three lines at least."""
    for whole in (1.0, 100.0):
        total, run, filled_lines = 0.0, 0, 0
        for number in column:
            if number is None or number > whole * (1 + _NEAR):
                total, run = 0.0, 0
                continue
            if abs(number - whole) <= whole * 0.001:
                continue
            total, run = total + number, run + 1
            if run >= 2 and abs(total - whole) <= whole * _NEAR:
                filled_lines += run
                total, run = 0.0, 0
        if filled_lines >= 0.7 * sum(1 for number in column if number is not None and number <= whole) and filled_lines:
            return True
    return False


def _has_answers(matrix: _Matrix) -> bool:
    labels = [plain(next((cell for cell in reversed(row) if cell), "")) for row in matrix.labels]
    answers = [label for label in labels if is_answer(label)]
    return len(set(answers)) >= 2 and len(answers) >= max(2, 0.1 * len(labels))


def _has_blocks(matrix: _Matrix) -> bool:
    """A first label for several lines, blank or the same below it, and a second label on each."""
    if len(matrix.labels[0]) < 2:
        return False
    firsts = [row[0] for row in matrix.labels]
    seconds = sum(1 for row in matrix.labels if row[1])
    runs = sum(1 for before, cell in pairwise(firsts) if not cell or cell == before)
    return runs >= 0.5 * len(firsts) and seconds >= 0.8 * len(firsts)


def _has_total(paths: Sequence[tuple[str, ...]]) -> bool:
    return any(is_total(cell) for path in paths for cell in path)


def _has_questions(matrix: _Matrix) -> bool:
    labels = {row[0] for row in matrix.labels if row and row[0]}
    return bool(labels) and sum("?" in label for label in labels) >= 0.5 * len(labels)
