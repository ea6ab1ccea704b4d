"""Grids: the cells of one sheet, or of one text file, before anybody knows where the header is.

Cells are text as it was written. `None` is an empty cell; an empty text is an empty cell that the
container writes as one (`""` in a CSV): LimeSurvey's « not shown » against « left blank ». A container
that cannot tell the two apart has `None` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Cell = str | None
Lines = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells by position in the grid, from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Place:
    """One cell by position in the grid, from 0, with what is said of it (an error code, a comment's text)."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Validation:
    """Cells of a column that only take one of some values: the drop-down list of a workbook, a free codebook."""

    area: Area
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What a workbook says of a sheet beside its values; positions are those of the grid."""

    errors: tuple[Place, ...] = ()
    comments: tuple[Place, ...] = ()
    validations: tuple[Validation, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[Area, ...] = ()
    is_complete: bool = True
    """False where the container does not let us look (the reading says so)."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet: a table of text columns named by position ("0", "1", …), one row per row.

    `lines[i]` is the line of row i as a person sees it (editor line, sheet row, rank of a record);
    `widths[i]`, where the container has ragged rows, is how many cells row i really has.
    """

    cells: pa.Table
    lines: Lines
    name: str | None = None
    is_visible: bool = True
    widths: Lines | None = None
    details: Details = field(default_factory=Details)

    @property
    def height(self) -> int:
        return int(self.cells.num_rows)

    @property
    def width(self) -> int:
        return int(self.cells.num_columns)

    def head(self, rows: int) -> list[list[Cell]]:
        """The first rows as lists of cells, for looking at."""
        return rows_of(self.cells.slice(0, rows))

    def row(self, number: int) -> list[Cell]:
        return rows_of(self.cells.slice(number, 1))[0]

    def rows(self) -> Iterator[list[Cell]]:
        """Every row as a list of cells: for small grids, one Python object a cell."""
        yield from rows_of(self.cells)

    def column(self, position: int) -> pa.ChunkedArray:
        return self.cells.column(position)

    def below(self, rows: int) -> Grid:
        """The grid without its first rows; cells are shared, not copied."""
        return self.take_rows(np.arange(rows, self.height)) if rows else self

    def take_rows(self, numbers: npt.NDArray[Any] | Sequence[int]) -> Grid:
        """The grid of these rows, by position; details move with their rows."""
        numbers = np.asarray(numbers, dtype=np.int64)
        is_slice = len(numbers) > 0 and bool((np.diff(numbers) == 1).all())
        cells = self.cells.slice(int(numbers[0]), len(numbers)) if is_slice else self.cells.take(pa.array(numbers))
        return replace(
            self,
            cells=cells,
            lines=self.lines[numbers],
            widths=None if self.widths is None else self.widths[numbers],
            details=_moved(self.details, {int(old): new for new, old in enumerate(numbers)})
            if self.details != Details()
            else self.details,
        )

    def take_columns(self, positions: Sequence[int]) -> Grid:
        """The grid of these columns, by position, renumbered from 0; the details keep to their cells."""
        cells = self.cells.select([int(position) for position in positions])
        new = {int(old): rank for rank, old in enumerate(positions)}
        details = replace(
            self.details,
            errors=tuple(replace(p, column=new[p.column]) for p in self.details.errors if p.column in new),
            comments=tuple(replace(p, column=new[p.column]) for p in self.details.comments if p.column in new),
            validations=tuple(
                replace(v, area=replace(v.area, left=new[v.area.left], right=new.get(v.area.right, new[v.area.left])))
                for v in self.details.validations
                if v.area.left in new
            ),
            hidden_columns=tuple(new[c] for c in self.details.hidden_columns if c in new),
            merged=tuple(
                replace(a, left=new[a.left], right=new[a.right])
                for a in self.details.merged
                if a.left in new and a.right in new
            ),
        )
        return replace(self, cells=cells.rename_columns(_names(len(positions))), details=details)


def grid_of(
    rows: Sequence[Sequence[Cell]], lines: Sequence[int] | None = None, name: str | None = None, **more: Any
) -> Grid:
    """A grid of lists of cells; short rows are filled up with empty cells, and their widths kept."""
    width = max((len(row) for row in rows), default=0)
    columns = [pa.array(list(column), type=pa.large_string()) for column in zip_longest(*rows)] if width else []
    widths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    numbered = np.arange(1, len(rows) + 1) if lines is None else np.asarray(lines, dtype=np.int64)
    return Grid(pa.table(columns, names=_names(width)), numbered, name, widths=widths, **more)


def rows_of(cells: pa.Table) -> list[list[Cell]]:
    columns = [column.to_pylist() for column in cells.columns]
    return [list(row) for row in zip(*columns, strict=True)] if columns else [[] for _ in range(cells.num_rows)]


def _names(width: int) -> list[str]:
    return [str(position) for position in range(width)]


def _moved(details: Details, rows: dict[int, int]) -> Details:
    return replace(
        details,
        errors=tuple(replace(p, row=rows[p.row]) for p in details.errors if p.row in rows),
        comments=tuple(replace(p, row=rows[p.row]) for p in details.comments if p.row in rows),
        validations=tuple(moved for v in details.validations if (moved := _moved_validation(v, rows))),
        hidden_rows=tuple(rows[r] for r in details.hidden_rows if r in rows),
        merged=tuple(
            replace(a, top=rows[a.top], bottom=rows[a.bottom])
            for a in details.merged
            if a.top in rows and a.bottom in rows
        ),
    )


def _moved_validation(validation: Validation, rows: dict[int, int]) -> Validation | None:
    there = [rows[row] for row in range(validation.area.top, validation.area.bottom + 1) if row in rows]
    area = validation.area
    return replace(validation, area=replace(area, top=min(there), bottom=max(there))) if there else None
