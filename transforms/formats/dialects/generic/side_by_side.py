"""Two tables side by side on one sheet, with an empty column between them: read as one, each row would be two returns.

Where the same headings stand on both sides, over other authorities on one row, they are two for sure; where one
side merely ends before the other they may be two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyarrow.compute as pc

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.dialects.generic.cells import plain
from transforms.formats.grids import Grid

_NARROWEST, _FEWEST_ROWS = 2, 2
_REMEDY = "Put one below the other, or each on a sheet of its own."
_AUTHORITY = re.compile(
    r"(?:(?:nom|code|n°) (?:de |du |d'|de la |de l')?)?(?:commune|collectivite|ville|mairie|epci|departement|region|"
    r"intercommunalite|insee|siren|siret)\b"
)


def told_side_by_side(names: Sequence[str | None], body: Grid, place: str, is_declared: bool) -> list[str]:
    """What is told of an empty column between two sides of a table that may be two.

    Raises `UnreadableReturn` where the headings are the same on both sides, unless a person declared them.
    """
    padded = [*names, *[None] * body.width][: body.width]
    gaps = [column for column in range(body.width) if not padded[column] and _is_empty(body, column)]
    sides = [range(left + 1, right) for left, right in pairwise([-1, *gaps, body.width]) if right - left > 1]
    for left, right in pairwise(sides):
        if min(len(left), len(right)) < _NARROWEST:
            continue
        if _are_two(padded, body, left, right):
            if not is_declared:
                again = f"the headings from column {left.start + 1} on come again in column {right.start + 1}"
                raise UnreadableReturn(Fault(place, f"two tables side by side: {again}", "one table a sheet", _REMEDY))
            return [f"column {right.start} is empty and headings come again after it: they may be two tables"]
        if _ends_before(body, left, right):
            return [f"column {right.start} is empty and one side of it ends before the other: they may be two tables"]
    return []


def _are_two(names: Sequence[str | None], body: Grid, left: range, right: range) -> bool:
    """Whether a side begins with the heading of the one before it, and names others on the same rows.

    Of tables that name no authority, all headings must be the same: a date comes again in one return too.
    """
    one, other = ([plain(names[column] or "") for column in side] for side in (left, right))
    if one[0] != other[0] or not (one == other or _AUTHORITY.match(one[0])):
        return False
    return bool(pc.any(pc.not_equal(body.column(left.start), body.column(right.start))).as_py())


def _is_empty(body: Grid, column: int) -> bool:
    cells = body.column(column)
    return cells.null_count == len(cells) or not pc.any(pc.not_equal(pc.utf8_trim_whitespace(cells), "")).as_py()


def _ends_before(body: Grid, left: range, right: range) -> bool:
    """Whether one side is full of rows down to where it ends, and the other goes on for as long as the table does."""
    ends = []
    for side in (left, right):
        there = np.zeros(body.height, dtype=bool)
        for column in side:
            there |= np.asarray(pc.is_valid(body.column(column)))
        rows = int(there.sum())
        if not rows or not there[:rows].all():
            return False
        ends.append(rows)
    return min(ends) >= _FEWEST_ROWS - 1 and abs(ends[0] - ends[1]) >= _FEWEST_ROWS
