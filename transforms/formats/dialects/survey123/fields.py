"""The fields that ArcGIS adds to every return, in each of their spellings, and the facts that they tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from transforms.formats.grids import Cell
from transforms.formats.rectangles import told_lines

# Fact or key → the names it goes by, without case, spaces and underscores.
GLOBAL_ID = ("globalid",)
OBJECT_ID = ("objectid", "fid")
PARENT_IDS = (("parentglobalid", GLOBAL_ID), ("parentrowid", ("uniquerowid", "rowid")))
CREATED = ("creationdate", "createddate")
EDITED = ("editdate", "lastediteddate")
_TRACKING = (OBJECT_ID, CREATED, ("creator", "createduser"), EDITED, ("editor", "lastediteduser"))
_TRACKS_NEEDED = 2
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = re.compile(r"-?\d{10,14}")
_ENGLISH = re.compile(r"\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d{2}(:\d{2})? [AP]M", re.IGNORECASE)


def spelling(name: str) -> str:
    """A field's name without case, spaces and underscores: what its spellings have in common."""
    return re.sub(r"[\s_]+", "", name).casefold()


def has_marks(names: Iterable[str]) -> bool:
    """Whether a table has a global id and at least two of the fields of editor tracking."""
    known = {spelling(name) for name in names}
    tracked = sum(any(name in known for name in names_of) for names_of in _TRACKING)
    is_repeat = any(parent in known for parent, _ in PARENT_IDS)
    return bool(known & set(GLOBAL_ID)) and (tracked >= _TRACKS_NEEDED or is_repeat)


def is_repeat(names: Iterable[str]) -> bool:
    """Whether the rows of a table belong to those of another."""
    return bool({spelling(name) for name in names} & {parent for parent, _ in PARENT_IDS})


def finder(names: Sequence[str], column: Callable[[str], Sequence[Cell] | None]) -> Callable[..., list[Cell] | None]:
    """A look-up of a table's cells by any spelling of a field: the first that is there."""
    by_spelling = {spelling(name): name for name in reversed(names)}

    def find(*spellings: str) -> list[Cell] | None:
        name = next((by_spelling[wanted] for wanted in spellings if wanted in by_spelling), None)
        cells = None if name is None else column(name)
        return None if cells is None else list(cells)

    return find


def bare_ids(cells: Sequence[Cell] | None) -> list[Cell]:
    """Ids without braces and case: layers and their exports write one id in several ways."""
    return [cell.strip("{} ").casefold() if cell else None for cell in cells or ()]


def instants(cells: Sequence[Cell] | None) -> list[Cell] | None:
    """Dates as instants in UTC, where they are written as milliseconds since 1970; else as they are."""
    return None if cells is None else [_instant(cell) for cell in cells]


def _instant(cell: Cell) -> Cell:
    if cell is None or not _MILLISECONDS.fullmatch(cell):
        return cell
    moment = _EPOCH + timedelta(milliseconds=int(cell))
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")


def told_again(name: str, ids: Sequence[Cell], lines: Sequence[int]) -> list[str]:
    """A warning of the rows whose global id a row before has: an export put together twice, or a return sent again.

    No ids at all where the table has no column of them.
    """
    seen: set[str] = set()
    again = []
    for line, own in zip(lines, ids, strict=True) if ids else ():
        if own and own in seen:
            again.append(line)
        seen.add(own or "")
    where = "" if name == "returns" else f"repeat {name}: "
    return [f"{where}{len(again)} row(s) with the GlobalID of a row before, all kept: {told_lines(again)}"] * bool(
        again
    )


def told_dates(cells: Sequence[Cell] | None) -> list[str]:
    """Whether dates are in the English form, whose month comes first."""
    first = next((cell for cell in cells or () if cell), "")
    if not _ENGLISH.fullmatch(first):
        return []
    return ["dates are written month/day/year with AM or PM, as an English export does; ArcGIS keeps them in UTC"]
