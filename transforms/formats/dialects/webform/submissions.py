"""What both generations of Webform say of a submission: its number, its dates, whether it is a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable
from transforms.formats.header_rows import plain, spellings, told_date_order
from transforms.formats.rectangles import told_lines
from transforms.formats.repeated_ids import told_repeated_ids

_IS_DRAFT = spellings("1", "true", "yes", "oui", "ja", "sí", "x", "vrai", "on", "brouillon", "draft")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"[1-9]\d{8,9}")
_PERSONAL = {"ip": "IP addresses", "user": "names of users", "username": "names of users", "token": "secret tokens"}


def facts_of(table: HeadedTable, places: Mapping[str, int]) -> tuple[dict[str, list[Cell]], list[str]]:
    """The facts under their names without `@`, and what is odd."""

    def cells(what: str) -> list[Cell] | None:
        return table.body.column(places[what]).to_pylist() if what in places else None

    draft = cells("draft")
    complete: list[Cell] | None = (
        None if draft is None else ["no" if plain(cell) in _IS_DRAFT else "yes" for cell in draft]
    )
    first, completed = instants(cells("submitted")), instants(cells("completed"))
    facts = {
        "id": cells("sid") or cells("serial"),
        "submitted": _submitted(first, completed, complete),
        "updated": instants(cells("modified")),
        "complete": complete,
        "language": cells("language"),
    }
    known = {fact: found for fact, found in facts.items() if found is not None}
    told = [*_told_drafts(complete, table), *told_date_order(first or [], "dates"), *_told_personal(table, places)]
    return known, [*told, *told_repeated_ids(known.get("id"), table.body.lines.tolist())]


def instants(cells: list[Cell] | None) -> list[Cell] | None:
    """Dates, those that are seconds since 1970 as an instant in UTC; the others as written."""
    return None if cells is None else [_instant(cell) for cell in cells]


def _instant(cell: Cell) -> Cell:
    if not cell or not _SECONDS.fullmatch(cell):
        return cell
    return (_EPOCH + timedelta(seconds=int(cell))).isoformat().replace("+00:00", "Z")


def _submitted(
    first: list[Cell] | None, completed: list[Cell] | None, complete: Sequence[Cell] | None
) -> list[Cell] | None:
    """When each was sent: a draft was not, and the time of its first saving is another matter."""
    if first is None and completed is None:
        return None
    size = len(first or completed or [])
    pairs = zip(first or [None] * size, completed or [None] * size, complete or ["yes"] * size, strict=True)
    return [None if state == "no" else done or saved for saved, done, state in pairs]


def _told_drafts(complete: Sequence[Cell] | None, table: HeadedTable) -> list[str]:
    if complete is None:
        return ["no column says which submissions are drafts"]
    drafts = [int(line) for state, line in zip(complete, table.body.lines, strict=True) if state == "no"]
    return [f"{len(drafts)} draft(s), never submitted: {told_lines(drafts)}"] if drafts else []


def _told_personal(table: HeadedTable, places: Mapping[str, int]) -> list[str]:
    return [
        f"column {places[what] + 1}: {held} (personal data)"
        for what, held in _PERSONAL.items()
        if what in places and table.body.column(places[what]).null_count < table.height
    ]
