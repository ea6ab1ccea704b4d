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
_AS_WRITTEN = {
    "@id": "id", "@language": "startlanguage", "@started": "startdate", "@updated": "datestamp",
    "@last_page": "lastpage",
}  # fmt: skip


def facts_of(headings: Headings, columns: Sequence[pa.ChunkedArray]) -> dict[str, pa.ChunkedArray]:
    """The facts that these headings have, by their `@` name; a return is complete that has a date of submission."""
    facts: dict[str, pa.ChunkedArray] = {}
    submitted = headings.position("submitdate")
    if submitted is not None:
        facts |= _submission(blank_as_missing(columns[submitted]))
    for name, system in _AS_WRITTEN.items():
        position = headings.position(system)
        if position is not None:
            facts[name] = columns[position]
    return facts


def _submission(column: pa.ChunkedArray) -> dict[str, pa.ChunkedArray]:
    is_sentinel = pc.fill_null(pc.match_substring_regex(column, _SENTINEL), False)
    none = pa.scalar(None, column.type)
    return {
        "@submitted": pc.if_else(is_sentinel, none, column),
        "@submitted_is_sentinel": pc.if_else(is_sentinel, pa.scalar("yes", column.type), none),
        "@complete": yes_where(pc.is_valid(column)),
    }


def sentinels(facts: dict[str, pa.ChunkedArray]) -> int:
    """How many returns have the stand-in for a date."""
    column = facts.get("@submitted_is_sentinel")
    return 0 if column is None else len(column) - column.null_count
