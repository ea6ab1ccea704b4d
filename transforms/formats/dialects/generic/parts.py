"""What each sheet of a workbook, table of a page or member of an archive is: a table, a form, notes, a list…"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.dialects.generic.cells import filled, head_of, kind_of
from transforms.formats.dialects.generic.forms import find_form, read_form
from transforms.formats.dialects.generic.header import find_layout
from transforms.formats.dialects.generic.labels import are_labels_of_several
from transforms.formats.dialects.generic.measures import are_measures
from transforms.formats.dialects.generic.pairs import in_pairs, is_turned
from transforms.formats.dialects.generic.pivots import pivot_seen
from transforms.formats.dialects.generic.tables import Table, read_table
from transforms.formats.dialects.generic.tabulations import results_seen
from transforms.formats.dialects.generic.vertical_blocks import blocks_seen
from transforms.formats.dialects.generic.words import names_lists, names_notes
from transforms.formats.frames import TextFrame
from transforms.formats.headed_tables import Sheet

Kind = Literal["table", "form", "notes", "lists", "results", "empty", "unread"]
_NOTES_SEEN, _LABELS_SEEN = 200, 60
_TURN = "Turn it (copy, paste special, transpose), so that each return is a row."
_EXPORT = "Export the individual returns, one row each: a table of results holds no return."


@dataclass(frozen=True)
class Part:
    """One sheet and what it is taken for; `fault` says why one was not read."""

    kind: Kind
    sheet: Sheet
    cells: int = 0
    """How many cells hold anything."""
    table: TextFrame | None = None
    warnings: tuple[str, ...] = ()
    fault: UnreadableReturn | None = None
    is_hand_made: bool = False

    @property
    def is_hidden(self) -> bool:
        return not self.sheet.grid.is_visible


def read_part(sheet: Sheet) -> Part:
    """What a sheet is, and its frame where it is a table or a form; a table that is not sound raises."""
    grid = sheet.grid
    cells = sum(column.length() - column.null_count for column in grid.cells.columns)
    if not cells:
        return Part("empty", sheet)
    if grid.name and names_lists(grid.name) and not are_measures(grid):
        return Part("lists", sheet, cells)
    is_text = grid.name is None
    if is_turned(grid):
        found = "a table turned on its side: questions down the first column, a return in each other column"
        return Part(
            "unread", sheet, cells, fault=UnreadableReturn(Fault(sheet.place, found, "one row a return", _TURN))
        )
    if part := _form_part(sheet, cells, is_text):
        return part
    if grid.name and names_notes(grid.name) and _are_notes(sheet):
        return Part("notes", sheet, cells)
    try:
        layout = find_layout(grid, sheet.place)
    except UnreadableReturn as fault:
        fault = _told_blocks(sheet) or fault
        return Part("notes" if not is_text and _are_notes(sheet) else "unread", sheet, cells, fault=fault)
    if layout.header == (0,) and grid.height <= _LABELS_SEEN and are_labels_of_several(head_of(grid, _LABELS_SEEN)):
        found = "labels of a form down the first column, and several columns of text beside them"
        refusal = UnreadableReturn(Fault(sheet.place, found, "one row a return, or one column of answers", _TURN))
        return Part("unread", sheet, cells, fault=refusal)
    table = read_table(sheet, layout=layout)
    if not is_text and _are_notes(sheet):
        return Part("notes", sheet, cells)
    if seen := _results(table):
        found = f"a table of results ({', '.join(seen)})"
        refusal = UnreadableReturn(Fault(sheet.place, found, "one row a return", _EXPORT))
        return Part("results", sheet, cells, fault=refusal)
    frame = table.text_frame("returns")
    return Part("table", sheet, table.filled, frame, table.warnings, is_hand_made=_is_hand_made(table))


def _told_blocks(sheet: Sheet) -> UnreadableReturn | None:
    """Why returns that stand over several rows each are not read, and what to make of them."""
    seen = blocks_seen(sheet.grid)
    if seen is None:
        return None
    labels, times = seen
    found = f"returns over several rows each: {labels} labels come again {times} times down the first column"
    remedy = (
        f"Put each return on one row: the {labels} labels as headings, and below them a row for each of the blocks."
    )
    return UnreadableReturn(Fault(sheet.place, found, "one row a return", remedy))


def _results(table: Table) -> tuple[str, ...]:
    """Why a table is one of results; nothing where it is not."""
    below = table.sheet.grid.below(table.layout.start)
    if pivot := pivot_seen([column.name for column in table.columns], table.body, below):
        return (pivot,)
    return results_seen(table.layout.paths, table.body)


def _is_hand_made(table: Table) -> bool:
    return not table.layout.is_plain or any("not passed on" in warning for warning in table.warnings)


def _form_part(sheet: Sheet, cells: int, is_text: bool) -> Part | None:
    """The return of a sheet that is a form, with one label on a row or several; None where it is none."""
    if pairs := in_pairs(sheet.grid):
        sheet = replace(sheet, grid=pairs)
    form = find_form(sheet.grid, is_text)
    if form is None or (pairs is None and _is_better_table(sheet)):
        return None
    frame, warnings = read_form(sheet, form)
    return Part("form", sheet, cells, frame, warnings, is_hand_made=True)


def _is_better_table(sheet: Sheet) -> bool:
    """Whether a sheet that could be a form has a header with typed columns below it."""
    try:
        layout = find_layout(sheet.grid, sheet.place)
    except UnreadableReturn:
        return False
    return layout.score > 2.5 and len([path for path in layout.paths if path]) > 2 + bool(layout.notes)


def _are_notes(sheet: Sheet) -> bool:
    """Whether a sheet is running text: hardly ever two cells on a row, and texts alone."""
    rows = [row for row in head_of(sheet.grid, _NOTES_SEEN) if filled(row)]
    lone = sum(1 for row in rows if len(filled(row)) == 1)
    texts = [row[c] or "" for row in rows for c in filled(row)]
    words = sum(1 for text in texts if kind_of(text) == "text")
    return lone >= 0.7 * len(rows) and words >= 0.8 * len(texts)
