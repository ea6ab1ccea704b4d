"""The tool's own facts of each return, under the names that all dialects share."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.dialects.limesurvey.cells import blank_as_missing
from transforms.formats.dialects.limesurvey.headings import Headings
from transforms.formats.frames import yes_where

# What a survey without date stamps writes for a return that was submitted, and what a spreadsheet makes of it.
_SENTINEL = r"^(?:1980-01-01|0?1[/.]0?1[/.]1980)\b"
_DATES = ("@started", "@updated")
_AS_WRITTEN = {
    "@id": "id", "@language": "startlanguage", "@started": "startdate", "@updated": "datestamp",
    "@last_page": "lastpage",
}  # fmt: skip


def facts_of(headings: Headings, columns: Sequence[pa.ChunkedArray]) -> dict[str, pa.ChunkedArray]:
    """The facts that these headings have, by their `@` name; a return is complete that has a date of submission.

    A stand-in for a date is missing in each of them.
    """
    facts: dict[str, pa.ChunkedArray] = {}
    submitted = headings.position("submitdate")
    if submitted is not None:
        facts |= _submission(blank_as_missing(columns[submitted]))
    for name, system in _AS_WRITTEN.items():
        position = headings.position(system)
        if position is not None:
            facts[name] = columns[position]
    return facts | {name: _without_sentinel(facts[name]) for name in _DATES if name in facts}


def _is_sentinel(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.match_substring_regex(column, _SENTINEL), False)


def _without_sentinel(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(_is_sentinel(column), pa.scalar(None, column.type), column)


def _submission(column: pa.ChunkedArray) -> dict[str, pa.ChunkedArray]:
    is_sentinel = _is_sentinel(column)
    none = pa.scalar(None, column.type)
    return {
        "@submitted": pc.if_else(is_sentinel, none, column),
        "@submitted_is_sentinel": pc.if_else(is_sentinel, pa.scalar("yes", column.type), none),
        "@complete": yes_where(pc.is_valid(column)),
    }


def sentinels(facts: dict[str, pa.ChunkedArray]) -> int:
    """How many returns have the stand-in for a date of submission."""
    column = facts.get("@submitted_is_sentinel")
    return 0 if column is None else len(column) - column.null_count


def sentinels_elsewhere(headings: Headings, columns: Sequence[pa.ChunkedArray]) -> dict[str, int]:
    """How many returns have it as date of their start, or of their last change, by the column's name."""
    places = {name: headings.position(name) for name in ("startdate", "datestamp")}
    counts = {name: pc.sum(_is_sentinel(columns[at])).as_py() or 0 for name, at in places.items() if at is not None}
    return {name: count for name, count in counts.items() if count}
