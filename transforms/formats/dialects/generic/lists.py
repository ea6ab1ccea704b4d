"""Lists of values in a workbook: what its drop-down lists offer is a codebook that nobody had to write."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.formats.codebook import Codebook, Option, Question
from transforms.formats.dialects.generic.cells import has_text, plain
from transforms.formats.frames import TextFrame
from transforms.formats.grids import Grid
from transforms.formats.headed_tables import Sheet

_ENTRIES = 2000


def codebook_of(returns: TextFrame, grid: Grid, lists: Sequence[Sheet]) -> Codebook | None:
    """The columns with the values offered for them: by a drop-down list, or by a list of the same heading."""
    offered = _by_validation(returns, grid) or {}
    offered = _by_heading(returns, lists) | offered
    if not offered:
        return None
    questions = tuple(
        Question(
            code=column.name,
            label=column.label or " - ".join(column.path) or column.name,
            kind="choice" if column.name in offered else "unknown",
            options=tuple(Option(text, text) for text in offered.get(column.name, ())),
        )
        for column in returns.columns
    )
    return Codebook("workbook", questions)


def _by_validation(returns: TextFrame, grid: Grid) -> dict[str, tuple[str, ...]]:
    by_position = {column.position - 1: column.name for column in returns.columns}
    last_header = max(returns.header_lines, default=0)
    found: dict[str, tuple[str, ...]] = {}
    for validation in grid.details.validations:
        area = validation.area
        if not validation.options or area.bottom >= grid.height or int(grid.lines[area.bottom]) <= last_header:
            continue
        for position in range(area.left, area.right + 1):
            if position in by_position:
                found[by_position[position]] = tuple(dict.fromkeys(filter(has_text, validation.options)))
    return found


def _by_heading(returns: TextFrame, lists: Sequence[Sheet]) -> dict[str, tuple[str, ...]]:
    names = {plain(cell): column.name for column in returns.columns for cell in (*column.path[-1:], column.name)}
    found: dict[str, tuple[str, ...]] = {}
    for sheet in lists:
        for column in sheet.grid.cells.columns:
            cells = [cell for cell in column.slice(0, _ENTRIES).to_pylist() if has_text(cell)]
            if len(cells) > 1 and plain(cells[0]) in names:
                found[names[plain(cells[0])]] = tuple(dict.fromkeys(cells[1:]))
    return found
