"""Sheets under a header that a person has declared by its lines; nothing about it is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.declared_header import EXPECTED, REMEDY, told
from transforms.formats.dialects.generic.cells import has_text
from transforms.formats.dialects.generic.parts import Part, read_part
from transforms.formats.dialects.generic.tables import read_table
from transforms.formats.dialects.generic.words import names_lists
from transforms.formats.grids import Grid
from transforms.formats.headed_tables import Sheet

_FAULTS_TOLD = 20


def read_declared(sheets: Sequence[Sheet], lines: Sequence[int]) -> list[Part]:
    """What each sheet is: tables under these lines; sheets without them, and lists, as without a declaration.

    Raises `UnreadableReturn`, naming each line that is not there, where no sheet has them all.
    """
    faults = [_missing(sheet, lines) for sheet in sheets]
    if all(faults):
        raise UnreadableReturn([fault for of_sheet in faults for fault in of_sheet][:_FAULTS_TOLD])
    if len(sheets) == 1:
        return [_under(sheets[0], lines)]
    return [_one_of(sheet, lines, bool(fault)) for sheet, fault in zip(sheets, faults, strict=True)]


def _one_of(sheet: Sheet, lines: Sequence[int], is_missing: bool) -> Part:
    """One of several sheets: one that cannot be read is left to the choice of the returns."""
    if sheet.grid.name and names_lists(sheet.grid.name):
        return read_part(sheet)
    if is_missing:
        part = read_part(sheet)
        note = "the header lines given are not in this sheet: read without them"
        return replace(part, warnings=(*part.warnings, note)) if part.table is not None else part
    try:
        return _under(sheet, lines)
    except UnreadableReturn as fault:
        cells = sum(column.length() - column.null_count for column in sheet.grid.cells.columns)
        return Part("unread", sheet, cells, fault=fault)


def _under(sheet: Sheet, lines: Sequence[int]) -> Part:
    rows = sorted({row for line in lines if (row := _row_at(sheet.grid, line)) is not None})
    table = read_table(sheet, header=rows)
    return Part("table", sheet, table.filled, table.text_frame("returns"), table.warnings, is_hand_made=True)


def _missing(sheet: Sheet, lines: Sequence[int]) -> list[Fault]:
    last = int(sheet.grid.lines[-1]) if sheet.grid.height else 0
    return [
        Fault(
            f"{sheet.place}, line {line}",
            f"an empty line in the header lines given ({told(lines)})"
            if line <= last
            else f"no such line, but it is given as header: the last line with text is {last}",
            "lines of the file that hold headings",
            REMEDY,
        )
        for line in lines
        if _row_at(sheet.grid, line) is None
    ]


def _row_at(grid: Grid, line: int) -> int | None:
    """The row with text that a line is of; a row of a text goes on over the line ends in its cells."""
    row = int(np.searchsorted(grid.lines, line, side="right")) - 1
    if row < 0:
        return None
    cells = grid.row(row)
    more = sum(len(cell.splitlines()) - 1 for cell in cells if cell) if grid.name is None else 0
    return row if line <= int(grid.lines[row]) + more and any(map(has_text, cells)) else None


def refuse_headed(place: str, container: str) -> UnreadableReturn:
    """The fault of a file whose names of columns are not on lines."""
    found = f"header lines given for a {container} file, whose columns are named without any"
    return UnreadableReturn(Fault(place, found, "a text, a workbook or a page", "Take the header lines out."))


def refuse_lines(place: str, wrong: str) -> UnreadableReturn:
    """The fault of lines that are no header."""
    return UnreadableReturn(Fault(place, f"{wrong} given as header lines", EXPECTED, REMEDY))
