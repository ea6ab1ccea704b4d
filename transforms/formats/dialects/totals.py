"""Rows of totals that people put below the responses of a tool which stamps every one of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.formats.dialects.generic.words import is_total
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable
from transforms.formats.rectangles import told_lines

_FIGURE = re.compile(r"[-+]?\d[\d \u00a0\u202f.,']*(?:%|k?€|h)?")


def is_stamp(cell: Cell) -> bool:
    """Whether a cell of a column of stamps holds anything but the label of a total."""
    text = (cell or "").strip()
    return bool(text) and not is_total(text)


def without_totals(table: HeadedTable, stamps: Sequence[int]) -> HeadedTable:
    """The table without the totals below its last stamped row, which are told; `stamps` are positions of columns.

    A total says so in its first cell, and has figures and nothing else beside it: any other row without a
    stamp may be a return that somebody typed in, and stays.
    """
    columns = [table.body.column(place).to_pylist() for place in stamps]
    stamped = [number for number, row in enumerate(zip(*columns, strict=True)) if any(map(is_stamp, row))]
    below = range(stamped[-1] + 1, table.height) if stamped else range(0)
    totals = [row for row in below if _is_total(table.body.row(row))]
    if not totals:
        return table
    lines = told_lines(table.body.lines[totals].tolist())
    return table.without_rows(totals, f"{table.sheet.place}: {len(totals)} row(s) of totals, no return: {lines}")


def _is_total(row: Sequence[Cell]) -> bool:
    texts = [cell.strip() for cell in row if cell and cell.strip()]
    return (
        len(texts) > 1 and is_total(texts[0]) and all(_FIGURE.fullmatch(text) or is_total(text) for text in texts[1:])
    )
