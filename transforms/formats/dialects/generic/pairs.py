"""Forms with several labels on a row, and tables turned on their side: what one column of labels does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from transforms.formats.dialects.generic.cells import Row, filled, head_of, kind_of, plain
from transforms.formats.dialects.generic.words import is_form_label
from transforms.formats.grids import Cell, Grid, grid_of

_LONGEST, _WIDEST = 600, 60
_LABELS, _ROWS = 6, 3
_CORNER = re.compile(
    r"(?:questions?|rubriques?|champs?|items?|intitules?(?: des? (?:la |)questions?)?|fields?|fragen?)"
)


def in_pairs(grid: Grid) -> Grid | None:
    """The labels of a form one below the other, each with its answer; None where no row has two labels.

        Nom :      Dupont    Prénom :      Léa

    Labels end in a colon; the answer is the text between one label and the next.
    """
    if grid.height > _LONGEST or not 4 <= grid.width <= _WIDEST:
        return None
    rows = head_of(grid, _LONGEST)
    labels = [_labels(row) for row in rows]
    several = sum(1 for each in labels if len(each) > 1)
    there = sum(1 for row in rows if filled(row))
    if several < _ROWS or several * 3 < there or sum(map(len, labels)) < _LABELS:
        return None
    pairs: list[list[Cell]] = []
    numbers: list[int] = []
    for number, (row, columns) in enumerate(zip(rows, labels, strict=True)):
        found = _pairs(row, columns)
        pairs += found
        numbers += [number] * len(found)
    lines = grid.lines[np.asarray(numbers, dtype=np.int64)].tolist()
    return grid_of(pairs, lines, grid.name, is_visible=grid.is_visible)


def _labels(row: Row) -> list[int]:
    return [column for column in filled(row) if (row[column] or "").rstrip().endswith(":")]


def _pairs(row: Row, labels: Sequence[int]) -> list[list[Cell]]:
    """Each label with its answer; a row without a label is a title."""
    if not labels:
        text = " ".join(row[column] or "" for column in filled(row))
        return [[text or None, None]]
    ends = [*labels[1:], len(row)]
    answers = [[row[c] or "" for c in filled(row) if label < c < end] for label, end in zip(labels, ends, strict=True)]
    return [[row[label], " ".join(answer) or None] for label, answer in zip(labels, answers, strict=True)]


def is_turned(grid: Grid) -> bool:
    """Whether the questions stand down the first column and each return is a column.

    Down a column kinds are mixed (a name, an address, a number); along a row they are the same. Where the
    corner says that questions stand below it, fewer of them are enough.
    """
    if grid.height > _LONGEST or not 3 <= grid.width <= _LONGEST:
        return False
    rows = [row for row in head_of(grid, _LONGEST) if len(filled(row)) > 1 and row[0]]
    known = sum(is_form_label(row[0] or "") for row in rows)
    is_said = bool(rows) and bool(_CORNER.fullmatch(plain(rows[0][0] or "")))
    least, kinds_least = (3, 1) if is_said else (5, 2)
    if known < least or known * 2 < len(rows):
        return False
    kinds = [[kind_of(row[column] or "") for column in filled(row) if column] for row in rows]
    several = [each for each in kinds if len(each) > 1]
    alike = sum(1 for each in several if len(set(each)) == 1)
    mixed = Counter(kind for each in kinds for kind in each)
    others = len([kind for kind in mixed if kind != "text"])
    return len(several) >= least and alike >= 0.8 * len(several) and others >= kinds_least
