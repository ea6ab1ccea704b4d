"""Ids that a tool gives once and a file holds again: an export put together twice, or rows copied by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from transforms.formats.frames import text_column
from transforms.formats.grids import Cell
from transforms.formats.rectangles import told_lines


def told_repeated_ids(ids: pa.ChunkedArray | Sequence[Cell] | None, lines: Sequence[int]) -> list[str]:
    """One warning of the rows whose id a row before has, with their lines; none where there is no column of ids."""
    if ids is None:
        return []
    own = pd.Series(text_column(ids)).str.strip()
    again = np.flatnonzero((own.duplicated() & own.notna() & (own != "")).to_numpy())
    if not len(again):
        return []
    return [
        f"{len(again)} row(s) with the id of a row before, all kept: {told_lines([lines[int(row)] for row in again])}"
    ]
