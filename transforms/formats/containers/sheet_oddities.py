"""What is odd about one sheet of a workbook, told by places and counts, never by what a cell holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.formats.containers.sheet_facts import SheetFacts, told_cells, told_columns, told_rows
from transforms.formats.grids import Grid, Place

_LIMESURVEY_XLS = 255


def oddities(grid: Grid, facts: SheetFacts, inexact: int) -> Iterator[str]:
    """The warnings of one sheet; `inexact` is how many numbers are too large for a cell to hold."""
    if not grid.is_visible and grid.height:
        yield "hidden, and read all the same"
    yield from _of_cells(facts)
    yield from _of_hidden(grid)
    yield from _of_size(grid, facts)
    if inexact:
        yield f"{inexact} number(s) too large for a cell to hold exactly: codes typed as numbers lose their last digits"


def _of_cells(facts: SheetFacts) -> Iterator[str]:
    details = facts.details
    if details.errors:
        yield f"{len(details.errors)} error cell(s) such as #N/A: {_told(details.errors)}"
    if not details.is_complete:
        yield "not all error cells and hidden parts can be seen in this format: error cells may read as blanks"
    if facts.uncalculated:
        places = _told(facts.uncalculated)
        yield f"{len(facts.uncalculated)} formula(s) that were never worked out, read as their text: {places}"
    if facts.unverified:
        yield (
            f"{facts.unverified} formula(s) whose value the exporting program put there for a spreadsheet to work out: "
            "open the workbook and save it to be sure of them"
        )
    if details.comments:
        yield f"{len(details.comments)} remark(s) on cells, not read: {_told(details.comments)}"


def _told(places: Sequence[Place]) -> str:
    return told_cells((place.row, place.column) for place in places)


def _of_hidden(grid: Grid) -> Iterator[str]:
    rows, columns = grid.details.hidden_rows, grid.details.hidden_columns
    if rows:
        yield f"{len(rows)} hidden row(s), read all the same: {told_rows(rows)}"
    if columns:
        yield f"{len(columns)} hidden column(s), read all the same: {told_columns(columns)}"


def _of_size(grid: Grid, facts: SheetFacts) -> Iterator[str]:
    if grid.height and facts.rows_written > grid.height:
        yield f"{facts.rows_written - grid.height} row(s) without a value below row {grid.height} are left out"
    if grid.width and facts.columns_written > grid.width:
        yield f"{facts.columns_written - grid.width} column(s) without a value right of the table are left out"
    if grid.width == _LIMESURVEY_XLS:
        yield "exactly 255 columns: LimeSurvey's xls by RemoteControl is cut there; export CSV to be sure"
