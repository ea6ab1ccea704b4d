"""Returns that stand over several rows each: a label and its answer on a row, the same labels for every return."""

from __future__ import annotations

from itertools import pairwise

from transforms.formats.dialects.generic.cells import filled, head_of, plain
from transforms.formats.grids import Grid

_ROWS = 400
_FEWEST = 2


def blocks_seen(grid: Grid) -> tuple[int, int] | None:
    """How many labels come again down the first column, and how many times; None where rows are no such blocks."""
    rows = [row for row in head_of(grid, _ROWS) if filled(row)]
    if not rows or any(len(filled(row)) > 2 or 0 not in filled(row) for row in rows):
        return None
    labels = [plain(row[0] or "") for row in rows]
    known = list(dict.fromkeys(labels))
    times = labels.count(known[0])
    ranks = [known.index(label) for label in labels]
    are_in_order = all(later > earlier or later == 0 for earlier, later in pairwise(ranks))
    if len(known) < _FEWEST or times < _FEWEST or not are_in_order:
        return None
    return (len(known), times) if all(labels.count(label) >= _FEWEST for label in known) else None
