"""Long numbers (SIRET, telephone) that a spreadsheet has cut to a power of ten before the file was saved."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.frames import Column
from transforms.formats.grids import Grid
from transforms.formats.rectangles import told_lines

_POWER = re.compile(r"\d(?:[.,](?P<decimals>\d+))?e\+?(?P<power>\d{2})", re.IGNORECASE)
_LIKELY = r"^\s*\d(?:[.,]\d+)?[eE]\+?\d{2}\s*$"
# A spreadsheet writes numbers of twelve digits and more so, unless their column is wide and formatted.
_LEAST = 11


def told_cut_numbers(body: Grid, columns: Sequence[Column]) -> list[str]:
    """Which columns hold numbers of which the last digits are lost: `2,134E+13` for a SIRET."""
    told = []
    for column, cells in zip(columns, body.cells.columns, strict=True):
        rows = [row for row in _likely_rows(cells) if _is_cut(cells[row].as_py())]
        if rows:
            lines = told_lines(body.lines[rows].tolist())
            told.append(
                f"column {column.position}: {len(rows)} cell(s) hold a long number as a power of ten, its last digits "
                f"are lost: {lines}; export the column as text"
            )
    return told


def _likely_rows(cells: pa.ChunkedArray) -> list[int]:
    found = np.asarray(pc.fill_null(pc.match_substring_regex(cells, _LIKELY), False))
    return [int(row) for row in np.flatnonzero(found)]


def _is_cut(cell: str) -> bool:
    found = _POWER.fullmatch(cell.strip())
    return found is not None and int(found["power"]) >= max(_LEAST, len(found["decimals"] or "") + 1)
