"""One sheet, or one text file, as one table: its header wherever it stands, and the returns below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.delimited import raise_faults
from transforms.formats.dialects.generic.cells import Row, filled, has_text, head_of, kind_of, one_line
from transforms.formats.dialects.generic.columns_seen import look_below
from transforms.formats.dialects.generic.header import SEEN, Layout, find_layout, layout_at, rows_seen
from transforms.formats.dialects.generic.leftovers import find_leftovers
from transforms.formats.dialects.generic.long_numbers import told_cut_numbers
from transforms.formats.dialects.generic.side_by_side import told_side_by_side
from transforms.formats.dialects.generic.stacks import code_side
from transforms.formats.frames import Column, TextFrame, frame_of_grid
from transforms.formats.grids import Grid
from transforms.formats.headed_tables import Sheet
from transforms.formats.headers import column_names
from transforms.formats.rectangles import row_warnings, told_lines

_REMEDY = "Quote cells that hold the separator or a line end, or export again."
_GAPS_SEEN = 50


@dataclass(frozen=True)
class Table:
    """One table: its columns, the grid of its returns, and what is told of the rest of its sheet."""

    sheet: Sheet
    layout: Layout
    columns: tuple[Column, ...]
    body: Grid
    warnings: tuple[str, ...] = ()

    @property
    def header_lines(self) -> tuple[int, ...]:
        return tuple(int(self.sheet.grid.lines[row]) for row in self.layout.header)

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return sum(column.length() - column.null_count for column in self.body.cells.columns)

    def text_frame(self, name: str) -> TextFrame:
        frame = frame_of_grid(self.body, self.columns, self.sheet.file)
        return TextFrame(name, frame, self.columns, sheet=self.sheet.grid.name, header_lines=self.header_lines)


def read_table(sheet: Sheet, header: Sequence[int] | None = None, layout: Layout | None = None) -> Table:
    """The table of a sheet; `header` are the rows of its header by position, or its `layout`, where it is known.

    Raises `UnreadableReturn` where no header is beyond doubt, a row has more cells with text than the
    header or fewer cells than it, or a second table stands below the first.
    """
    grid = sheet.grid
    if header:
        layout = layout_at(head_of(grid, max(rows_seen(grid), header[-1] + 1)), grid.details.merged, header)
    layout = layout or find_layout(grid, sheet.place)
    rows = head_of(grid, layout.start)
    body = grid.below(layout.start)
    found = find_leftovers(body, [rows[row] for row in layout.header])
    _refuse_second_table(sheet, body, found.out)
    kept = body.take_rows(np.setdiff1d(np.arange(body.height), sorted(found.out))) if found.out else body
    kept, merged = _merged_down(kept)
    body = _of_one_width(kept, layout, grid.take_rows(layout.header), sheet.place)
    sides = told_side_by_side(layout.names, body, sheet.place, bool(header))
    columns, body, odd = _columns(layout, body)
    told = (
        *_told_notes(grid, layout),
        *sides,
        *([] if header else _told_second(grid, layout, found.out)),
        *odd,
        *found.warnings,
        *merged,
        *row_warnings(body),
        *told_cut_numbers(body, columns),
    )
    return Table(sheet, layout, columns, replace(body, name=grid.name), told)


def _told_notes(grid: Grid, layout: Layout) -> list[str]:
    if not layout.notes:
        return []
    lines = told_lines(grid.lines[list(layout.notes)].tolist())
    return [f"{len(layout.notes)} row(s) above the header not passed on: {lines}"]


def _told_second(grid: Grid, layout: Layout, out: Collection[int]) -> list[str]:
    """The first row of data, where it may as well be the texts that the header is the codes of."""
    if len(layout.header) != 1 or layout.start >= grid.height or 0 in out:
        return []
    upper, lower, *rows = [_texts(row) for row in grid.below(layout.header[0]).head(rows_seen(grid))]
    if code_side(upper, lower, look_below(rows), is_loose=True) is None:
        return []
    line = int(grid.lines[layout.start])
    return [f"line {line} could be a second header row, passed on as a return: if it is one, declare header_lines"]


def _of_one_width(body: Grid, layout: Layout, header: Grid, where: str) -> Grid:
    """The body with rows of one width: empty cells beyond the header are dropped, any others are a fault.

    A header may end in cells without text, as when every line ends in a separator; rows may lack those.
    """
    if body.widths is None or header.widths is None:
        return body
    least = max((column + 1 for column, path in enumerate(layout.paths) if path), default=0)
    most = int(header.widths.max())
    raise_faults(
        where,
        [
            Fault(
                f"{where}, line {body.lines[row]}", f"{body.widths[row]} cells", f"{most}, as the header has", _REMEDY
            )
            for row in np.flatnonzero((body.widths < least) | (body.widths > most))
            if body.widths[row] < least or any(map(has_text, body.row(int(row))[most:]))
        ],
    )
    return body.take_columns(range(most)) if body.width != most else body


def _merged_down(body: Grid) -> tuple[Grid, list[str]]:
    """The body with a cell that is merged over several rows on each of them, as it is seen."""
    areas = [area for area in body.details.merged if area.bottom > area.top and area.left < body.width]
    columns = list(body.cells.columns)
    rows: set[int] = set()
    for left in sorted({area.left for area in areas}):
        cells = columns[left].to_pylist()
        for area in areas:
            if area.left == left and has_text(cells[area.top]):
                below = range(area.top + 1, min(area.bottom, body.height - 1) + 1)
                cells[area.top : area.bottom + 1] = [cells[area.top]] * (len(below) + 1)
                rows.update(below)
        columns[left] = pa.chunked_array([pa.array(cells, pa.large_string())])
    if not rows:
        return body, []
    lines = told_lines(body.lines[sorted(rows)].tolist())
    filled_body = replace(body, cells=pa.table(columns, names=body.cells.column_names))
    return filled_body, [f"{len(rows)} row(s) with a cell that is merged with one above, read on each row: {lines}"]


def _columns(layout: Layout, body: Grid) -> tuple[tuple[Column, ...], Grid, list[str]]:
    """The columns that have a header or hold anything, under names that are unique, and what is odd."""
    width = body.width
    padded: list[str | None] = [*layout.names, *[None] * width][:width]
    used = [c for c in range(width) if padded[c] or body.column(c).null_count < body.height or not body.height]
    ghosts = sorted({c + 1 for c in range(width)} - {c + 1 for c in used})
    cells = [cell and one_line(cell) if len(layout.header) > 1 else cell for cell in padded]
    names, told = column_names(cells, frozenset(ghosts))
    if ghosts:
        told.append(
            f"{len(ghosts)} column(s) without header or text left out: column " + ", ".join(map(str, ghosts[:5]))
        )
    columns = tuple(_column(layout, names[c], c) for c in used)
    return columns, body.take_columns(used) if ghosts else body, told


def _column(layout: Layout, name: str, position: int) -> Column:
    path = layout.paths[position] if position < len(layout.paths) else ()
    if not layout.codes or position >= len(layout.codes):
        return Column(name, path, position + 1)
    return Column(name, path, position + 1, code=layout.codes[position], label=layout.labels[position])


def _refuse_second_table(sheet: Sheet, body: Grid, out: set[int]) -> None:
    """Raises where, below a blank row, a row of headings stands over columns that held something else."""
    starts = [row for row in range(1, body.height) if row not in out and row - 1 in out] if out else []
    for start in starts[:_GAPS_SEEN]:
        row = _texts(body.row(start))
        if len(filled(row)) < 2:
            continue
        above = look_below([_texts(body.row(r)) for r in range(max(0, start - SEEN), start) if r not in out])
        below = look_below([_texts(body.row(r)) for r in range(start + 1, min(body.height, start + SEEN))])
        cells = [row[column] or "" for column in filled(row)]
        is_heading = all(kind_of(cell) == "text" for cell in cells) and len(set(cells)) == len(cells)
        if is_heading and set(above.contrasting(row)) & above.typed and below.contrasting(row):
            place = f"{sheet.place}, line {body.lines[start]}"
            found = "another header below a blank row: a second table"
            raise UnreadableReturn(Fault(place, found, "one table a sheet", "Put each table on a sheet of its own."))


def _texts(row: Row) -> Row:
    return [cell if has_text(cell) else None for cell in row]
