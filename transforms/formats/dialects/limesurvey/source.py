"""The returns of one file before they are a frame: headings that were read, and the cells below them."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.limesurvey.headings import Headings, read_headings
from transforms.formats.dialects.limesurvey.vv import vv_headings
from transforms.formats.grids import Grid
from transforms.formats.reading import Standing
from transforms.formats.rectangles import body_below, told_lines, without_headers

_ROWS_LOOKED_AT = 10


@dataclass(frozen=True)
class Source:
    """One table of returns; `kind` says what wrote it beside its headings (`VV`, `archive`…)."""

    headings: Headings
    body: Grid
    kind: str = ""
    header_lines: tuple[int, ...] = ()
    standing: Standing = "proven"
    codebook: Codebook | None = None
    warnings: tuple[str, ...] = ()
    empties_apart: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the header of the returns stands."""

    sheet: int
    row: int
    headings: Headings
    is_vv: bool = False


def find_header(content: Content) -> Place | None:
    """The first header row of LimeSurvey's among the first rows of each sheet."""
    for sheet, grid in enumerate(content.grids):
        for row in range(min(_ROWS_LOOKED_AT, grid.height)):
            if headings := vv_headings(grid, row, content.separator):
                return Place(sheet, row, headings, is_vv=True)
            if headings := read_headings(grid.row(row)):
                return Place(sheet, row, headings)
    return None


def source_of_grid(content: Content) -> Source:
    """The returns of a text file, a workbook or a statistical file."""
    place = find_header(content)
    if place is None:
        found, expected = "no header of LimeSurvey's", "headers such as id, submitdate, lastpage"
        remedy = "Export again with codes as headings, or force another dialect."
        raise UnreadableReturn(Fault(content.name, found, expected, remedy))
    grid = content.grids[place.sheet]
    has_texts = not place.is_vv and _are_texts(grid, place)
    headers = place.row + 1 + (place.is_vv or has_texts)
    body = body_below(grid, headers, content.name)
    headings = _cut_to(place.headings, body.width)
    lines = tuple(int(line) for line in grid.lines[place.row : headers])
    body, again = without_headers(body, [grid.row(row) for row in range(place.row, headers)], content.name)
    warnings = (*_above(grid, place.row), *_other_sheets(content, place.sheet), *again)
    kind = _kind(content, place)
    return Source(headings, body, kind, lines, warnings=warnings, empties_apart=True if place.is_vv else None)


def _are_texts(grid: Grid, place: Place) -> bool:
    """Whether the row below the codes repeats the headings as texts: somebody pasted them there."""
    if place.row + 1 >= grid.height or place.headings.mode != "code headings":
        return False
    below = read_headings(grid.row(place.row + 1))
    return below is not None and below.mode == "full text headings"


def _cut_to(headings: Headings, width: int) -> Headings:
    return Headings(headings.mode, headings.columns[:width], headings.evidence, headings.language)


def _kind(content: Content, place: Place) -> str:
    if place.is_vv:
        return "VV version 1" if place.headings.mode == "table names" else "VV version 2"
    return {"spss": "SPSS", "stata": "Stata"}.get(content.container.split(" > ")[-1], "")


def _above(grid: Grid, row: int) -> list[str]:
    if not row:
        return []
    return [f"{row} row(s) above the header are not passed on: {told_lines(grid.lines[:row].tolist())}"]


def _other_sheets(content: Content, sheet: int) -> list[str]:
    others = [i + 1 for i, grid in enumerate(content.grids) if i != sheet and grid.height]
    told = ", ".join(str(number) for number in others)
    return [f"{len(others)} other sheet(s) are not passed on: number {told}"] if others else []
