"""Rows below a header that are no returns: the header again, totals, headings, footnotes, rows without text.

Whole columns are looked at once; only the few rows that could be one of these are looked at cell by cell.
Every row that is left out is told with its line, and so is a row that could be one of these and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.dialects.generic.cells import Row, filled, has_text, kind_of, plain
from transforms.formats.dialects.generic.sections import NARROWEST, headings_between, lone_rows, notes_between
from transforms.formats.dialects.generic.words import begins_as_total, is_footnote, is_total
from transforms.formats.grids import Grid
from transforms.formats.rectangles import blank_rows, told_lines

Rows = npt.NDArray[np.int64]
_WORDS = (
    r"(?i)^\s*(?:sous|s/t|s/total|tota|sub|grand|somme|cumul|ensemble|moyenne|m[ée]diane|average|mean|sum|gesamt|[ée]cart|"
    r"mini|maxi|min\b|max\b|nombre de|nb de|taux de|% de)"
)
_END = 40
_NEAR = 1e-6


@dataclass
class Leftovers:
    """Which rows of a body are left out, and what is told."""

    body: Grid
    out: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    def leave_out(self, rows: Sequence[int], what: str) -> None:
        new = sorted(set(rows) - self.out)
        if new:
            self.out |= set(new)
            self.warnings.append(f"{len(new)} row(s) not passed on, {what}: {self.told(new)}")

    def told(self, rows: Sequence[int]) -> str:
        return told_lines(self.body.lines[list(rows)].tolist())


def find_leftovers(body: Grid, header: Sequence[Row]) -> Leftovers:
    """The rows of a body that are no returns; `header` are the rows of the header as written."""
    found = Leftovers(body)
    found.leave_out(_empty_rows(body), "without any text")
    first = _first_texts(body)
    found.leave_out(_header_rows(body, header, first), "the header again")
    sizes = _sizes(body)
    found.leave_out(_headings(body, sizes), "cells merged over the whole table")
    found.leave_out(_footnotes(body, sizes, found.out), "notes below the table")
    _leave_totals(found, first)
    found.leave_out(notes_between(body, lone_rows(body, sizes, found.out), sizes), "notes between the rows")
    lone = lone_rows(body, sizes, found.out)
    found.leave_out(headings_between(body, lone, sizes, found.out), "headings of the rows below them")
    _tell_lone(found, sizes)
    return found


def _empty_rows(body: Grid) -> list[int]:
    """Rows of cells without text, quoted or not: they name no authority and answer nothing."""
    return [int(row) for row in blank_rows(body)] if body.width else []


def _first_texts(body: Grid) -> pa.ChunkedArray | pa.Array:
    """The first cell with text of every row."""
    first = pa.nulls(body.height, pa.large_string())
    for column in body.cells.columns:
        if not first.null_count:
            break
        first = pc.fill_null(first, pc.if_else(_is_text(column), column, None)) if _has_blank(column) else (
            pc.coalesce(first, column)
        )  # fmt: skip
    return first


def _has_blank(column: pa.ChunkedArray) -> bool:
    return bool(pc.any(pc.utf8_is_space(column)).as_py()) or bool(pc.any(pc.equal(column, "")).as_py())


def _is_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.greater(pc.binary_length(pc.utf8_trim_whitespace(column)), 0)


def _rows_where(mask: pa.ChunkedArray | pa.Array) -> list[int]:
    return [int(row) for row in np.flatnonzero(np.asarray(pc.fill_null(mask, False)))]


def _header_rows(body: Grid, header: Sequence[Row], first: pa.ChunkedArray | pa.Array) -> list[int]:
    """Rows that have the cells of one of the header's rows: pages or files put one below the other."""
    rows: list[int] = []
    lowered = pc.utf8_lower(pc.utf8_trim_whitespace(first))
    for level in header:
        cells = {column: plain(level[column] or "") for column in filled(level) if column < body.width}
        if not cells:
            continue
        start = (level[min(cells)] or "").strip().lower()
        for row in _rows_where(pc.equal(lowered, start)):
            here = body.row(row)
            if {column: plain(here[column] or "") for column in filled(here)} == cells:
                rows.append(row)
    return rows


def _sizes(body: Grid) -> Rows:
    """How many cells of each row hold anything."""
    sizes = np.zeros(body.height, dtype=np.int64)
    for column in body.cells.columns:
        if not column.null_count:
            sizes += 1
            continue
        sizes += np.asarray(pc.is_valid(column))
    return sizes


def _headings(body: Grid, sizes: Rows) -> list[int]:
    """Rows of one cell merged over nearly all columns: a heading of the rows below it."""
    wide = max(3, 0.8 * body.width)
    return [
        area.top
        for area in body.details.merged
        if area.top == area.bottom and area.right - area.left + 1 >= wide and sizes[area.top] == 1
    ]


def _footnotes(body: Grid, sizes: Rows, out: set[int]) -> list[int]:
    """The rows below the last full one that say they are notes, or stand below a blank row; all below one is too."""
    tail = _tail(body, sizes) if body.width > 1 else []
    is_note, is_after_gap = False, False
    notes = []
    for row in tail:
        if row in out or not filled(body.row(row)):
            is_after_gap = True
            continue
        text = next((cell or "" for cell in body.row(row) if has_text(cell)), "")
        is_note = is_note or is_footnote(text) or (is_after_gap and body.width > 2 and not _is_total_row(body, row))
        if is_note:
            notes.append(row)
    return notes


def _tail(body: Grid, sizes: Rows) -> list[int]:
    """The last rows, from the top, as far as they hold one cell, or none, or a note and one more."""
    start = body.height
    while start and body.height - start < _END and sizes[start - 1] <= 2:
        cells = [cell or "" for cell in body.row(start - 1) if has_text(cell)]
        if len(cells) > 1 and (body.width < 4 or not is_footnote(cells[0])):
            break
        start -= 1
    return list(range(start, body.height))


def _is_total_row(body: Grid, row: int) -> bool:
    cells = body.row(row)
    return any(is_total(cells[column] or "") for column in filled(cells)[:1])


def _leave_totals(found: Leftovers, first: pa.ChunkedArray | pa.Array) -> None:
    body = found.body
    likely = [row for row in _rows_where(pc.match_substring_regex(first, _WORDS)) if row not in found.out]
    totals: list[int] = []
    kept: list[int] = []
    for row in likely[:10_000]:
        label, others = _parts(body.row(row))
        if begins_as_total(label) and others and all(kind_of(cell) in ("number", "mark") for cell in others):
            (totals if is_total(label) or _is_sum(body, row, found.out) else kept).append(row)
        elif is_total(label) and not others:
            kept.append(row)
    found.leave_out(totals, "totals")
    if kept:
        found.warnings.append(f"{len(kept)} row(s) that may be totals, passed on as returns: {found.told(kept)}")


def _parts(row: Row) -> tuple[str, list[str]]:
    """The label of a row, and its other cells; a number before a label is one of the others."""
    cells = [row[column] or "" for column in filled(row)]
    return (cells[0], cells[1:]) if cells else ("", [])


def _is_sum(body: Grid, row: int, out: set[int]) -> bool:
    """Whether a column of this row is the sum of the rows above it, from the last that was left out."""
    start = max((other for other in out if other < row), default=-1) + 1
    here = body.row(row)
    above = body.cells.slice(start, row - start)
    for column in filled(here)[1:]:
        value = _number(here[column])
        numbers = [number for cell in above.column(column).to_pylist() if (number := _number(cell)) is not None]
        if value is not None and len(numbers) >= 2 and abs(sum(numbers) - value) <= _NEAR * max(1.0, abs(value)):
            return True
    return False


def _number(cell: str | None) -> float | None:
    text = (cell or "").translate({ord(space): None for space in "  \u202f\u2009€%"}).replace(",", ".")
    return float(text) if text.replace(".", "", 1).lstrip("+-").isdecimal() else None


def _tell_lone(found: Leftovers, sizes: Rows) -> None:
    """Rows of one cell in a wide table are headings, or returns left blank: which, cannot be known."""
    is_wide = found.body.width >= NARROWEST
    candidates = [
        int(row)
        for row in np.flatnonzero(sizes == 1)
        if int(row) not in found.out and (is_wide or row - 1 in found.out)
    ]
    if found.body.width > 1 and 0 < len(candidates) <= max(5, found.body.height // 5):
        found.warnings.append(f"{len(candidates)} row(s) with one cell filled, passed on: {found.told(candidates)}")
