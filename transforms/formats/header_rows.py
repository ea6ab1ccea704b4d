"""Header rows of survey tools: headings known in several languages, and tables under two or three rows of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.frames import Column
from transforms.formats.grids import Cell, Grid, rows_of
from transforms.formats.headed_tables import (
    HeadedTable,
    Sheet,
    missing_for_empty,
    sheets_of,
    sheets_to_look_at,
    told_others,
    used_width,
    without_empty_rows,
)
from transforms.formats.headers import column_names
from transforms.formats.rectangles import body_below, without_headers
from transforms.wording import without_accents

_TOLD = 5


def plain(cell: Cell) -> str:
    """A heading without accents, case and doubled spaces: what its spellings have in common."""
    bare = without_accents((cell or "").replace("’", "'").replace("ʼ", "'"))
    return " ".join(bare.casefold().split())


def spellings(*headings: str) -> frozenset[str]:
    """Headings as `plain` makes them, to look others up in."""
    return frozenset(map(plain, headings))


def known_headings(header: Sequence[Cell], names: Mapping[str, Collection[str]]) -> dict[str, int]:
    """What each heading that is known stands for → its position; the first of several."""
    found: dict[str, int] = {}
    for position, cell in enumerate(map(plain, header)):
        for meaning, headings in names.items():
            if cell in headings:
                found.setdefault(meaning, position)
    return found


def sheets_in(content: Content, is_ours: Callable[[Sheet], bool]) -> tuple[list[Sheet], list[str]]:
    """The sheets that hold returns, the longest first, and a warning for each other one that is not empty."""
    ours: list[Sheet] = []
    told = told_others(content)
    for sheet in sheets_of(content):
        if is_ours(sheet):
            ours.append(sheet)
        elif sheet.grid.height:
            told.append(f"{sheet.place}: no table of returns, not read ({sheet.grid.height} rows)")
    return sorted(ours, key=lambda sheet: (not sheet.grid.is_visible, -sheet.grid.height)), told


def first_sheet(content: Content, is_ours: Callable[[Sheet], bool]) -> Sheet | None:
    """The first sheet that holds returns, among as many as are worth a look."""
    return next((sheet for sheet in sheets_to_look_at(content) if is_ours(sheet)), None)


def one_sheet(content: Content, is_ours: Callable[[Sheet], bool], tool: str) -> tuple[Sheet, list[str]]:
    """The sheet of returns and what to tell of the others; raises `UnreadableReturn` where there is not one."""
    ours, told = sheets_in(content, is_ours)
    if len(ours) == 1:
        return ours[0], told
    places = f" ({'; '.join(sheet.place for sheet in ours[:_TOLD])})" if ours else ""
    found = f"{len(ours)} sheets of returns{places}" if ours else "no sheet of returns"
    remedy = "Give each form as a source of its own." if ours else "Export the returns again."
    raise UnreadableReturn(Fault(content.name, found, f"one table of {tool}", remedy))


def rows_from(grid: Grid, first: int, rows: int) -> list[list[Cell]]:
    """Some rows of a grid, by position; empty ones where the grid ends."""
    found = looked_at(grid, first, rows)
    empty: list[Cell] = [None] * grid.width
    return [*found, *[empty] * (rows - len(found))]


def looked_at(grid: Grid, first: int, rows: int = 20) -> list[list[Cell]]:
    """Some rows of a grid, by position, as far as there are any: at the cost of these alone."""
    return rows_of(grid.cells.slice(min(first, grid.height), rows))


def filled_forward(cells: Sequence[Cell], starts: Collection[int] = ()) -> list[Cell]:
    """The cells of a header row, each empty one as the last before it, but none from before a position in `starts`."""
    filled: list[Cell] = []
    for position, cell in enumerate(cells):
        is_own = bool((cell or "").strip()) or position in starts or not filled
        filled.append(cell if is_own else filled[-1])
    return filled


def joined(*parts: Cell) -> str | None:
    """The name of a column under several headings: `question - option`, without what is empty or said before."""
    said = [" ".join(part.split()) for part in parts if part and part.strip()]
    return " - ".join(dict.fromkeys(said)) or None


def table_under(sheet: Sheet, first: int, rows: int, columns: Sequence[Column]) -> HeadedTable:
    """The table below several header rows. Columns come with the name that they should have, or an empty one;
    those at the end without heading and answers, and rows without any text, are left out and told.

    Raises `UnreadableReturn` where a row has not the width of the header.
    """
    grid = sheet.grid
    width = grid.width if grid.widths is None else int(grid.widths[first : first + rows].max())
    body = missing_for_empty(body_below(grid, first + rows, sheet.place, width))
    kept = used_width([column.name for column in columns[:width]], body)
    told = [f"column {position + 1}: no heading and no answer, left out" for position in range(kept, width)]
    names, renamed = column_names([column.name or None for column in columns[:kept]])
    named = tuple(replace(column, name=name) for column, name in zip(columns, names, strict=False))
    body, again = without_headers(body.take_columns(range(kept)), rows_from(grid, first, rows), sheet.place)
    warnings = (*(f"{sheet.place}: {warning}" for warning in (*told, *renamed)), *again)
    header = tuple(column.name or None for column in named)
    return without_empty_rows(HeadedTable(sheet, header, named, body, int(grid.lines[first]), warnings))


_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]\d{2,4}\b")


def told_date_order(cells: Sequence[Cell], what: str) -> list[str]:
    """Whether dates begin with the day or the month, as far as those after the 12th tell."""
    dates = [found for cell in cells if cell and (found := _DAY_AND_MONTH.match(cell))]
    if not dates:
        return []
    days_first = sum(int(date[1]) > 12 for date in dates)
    months_first = sum(int(date[2]) > 12 for date in dates)
    if days_first and months_first:
        return [f"{what}: {days_first} date(s) begin with the day and {months_first} with the month"]
    if days_first or months_first:
        return [f"{what}: dates are written {'day/month/year' if days_first else 'month/day/year'}"]
    return [f"{what}: whether dates begin with the day or the month cannot be told from this file"]
