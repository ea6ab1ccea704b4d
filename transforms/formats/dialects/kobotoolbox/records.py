"""The JSON of KoboToolbox's API: flat records with full paths as keys, repeats as lists of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.kobotoolbox.oddities import drifted, told_returns, versions_of
from transforms.formats.dialects.xlsform import codebook_of
from transforms.formats.dialects.xlsform.definitions import definitions_of_asset
from transforms.formats.dialects.xlsform.matching import coded_columns, matched_columns
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.nested import NestedTable, frames_of_nested, unnest

# The tool's own lists and objects, kept as they are: they are no repeats of the form.
WHOLE = ("_attachments", "_geolocation", "_tags", "_notes", "_supplementalDetails", "_permissions")
_MARKS = frozenset({
    "_id", "_uuid", "_submission_time", "_xform_id_string", "formhub/uuid", "meta/instanceID", "__version__",
    "_validation_status", "_attachments", "_geolocation", "_status", "_submitted_by", "meta/rootUuid",
})  # fmt: skip
_LOOKED_AT = 20
_MARKS_NEEDED = 3


def records_in(document: Any) -> list[Any] | None:
    """The records of a page of the API or of several, of a bare list, or of the one list of an object."""
    if isinstance(document, list):
        are_pages = document and all(isinstance(page, Mapping) and _is_page(page) for page in document)
        return [record for page in document for record in page["results"]] if are_pages else document
    if not isinstance(document, Mapping):
        return None
    for key in ("results", "submissions"):
        if isinstance(document.get(key), list):
            found: list[Any] = document[key]
            return found
    lists = [value for value in document.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 else None


def _is_page(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("results"), list) and "next" in document


def are_submissions(records: Sequence[Any]) -> bool:
    """Whether the first records have the keys of the tool."""
    heads = [record for record in records[:_LOOKED_AT] if isinstance(record, Mapping)]
    keys = {key for record in heads for key in record}
    return len(keys & _MARKS) >= _MARKS_NEEDED or {"meta/instanceID", "start"} <= keys


def read_records(content: Content, codebook: Codebook | None) -> Described:
    """The submissions of one page; raises `UnreadableReturn` for what is no list of records."""
    records = _records(content)
    codebook = codebook or _own_codebook(content)
    nested = unnest(records, whole=WHOLE)
    returns, repeats = frames_of_nested(nested, content.name, _facts(nested.records), limits=content.limits)
    lines = range(1, len(records) + 1)
    return Described(
        form="API records",
        returns=_described(returns, codebook, None),
        repeats=tuple(_described(repeat, codebook, repeat.name) for repeat in repeats),
        codebook=codebook,
        warnings=(*_told_page(content.document, len(records)), *nested.warnings,
                  *told_returns(nested.records.column, lines), *_told_drift(nested.records)),
        empties_apart=False,
        standing="from source",
    )  # fmt: skip


def _records(content: Content) -> list[Mapping[str, Any]]:
    records = records_in(content.document)
    remedy = "Give the JSON of /api/v2/assets/…/data/, or an export."
    if records is None:
        raise UnreadableReturn(Fault(content.name, "no list of records", "a page of results", remedy))
    wrong = [rank for rank, record in enumerate(records, start=1) if not isinstance(record, Mapping)]
    if wrong:
        place = f"{content.name}, record {wrong[0]}"
        raise UnreadableReturn(Fault(place, f"{len(wrong)} record(s) that are no objects", "objects", remedy))
    return records


def _own_codebook(content: Content) -> Codebook | None:
    """The form, where the document holds it beside the submissions (the JSON of an asset)."""
    form = content.document.get("content") if isinstance(content.document, Mapping) else None
    if not isinstance(form, Mapping) or not isinstance(form.get("survey"), list):
        return None
    return codebook_of(definitions_of_asset(form, content.name))[0]


def _facts(table: NestedTable) -> dict[str, Sequence[Cell]]:
    """The tool's facts; the time of a change is there in Ona's records alone."""
    keys = {
        "@id": ("_id", "_uuid", "meta/instanceID"),
        "@submitted": ("_submission_time",),
        "@started": ("start",),
        "@updated": ("_last_edited", "_date_modified"),
    }
    found = {fact: _first(table, names) for fact, names in keys.items()}
    facts: dict[str, Sequence[Cell]] = {fact: cells for fact, cells in found.items() if cells is not None}
    return facts | {"@complete": ["yes"] * len(table.rows)}


def _first(table: NestedTable, names: Sequence[str]) -> list[Cell] | None:
    return next((cells for name in names if (cells := table.column(name)) is not None), None)


def _described(table: TextFrame, codebook: Codebook | None, repeat: str | None) -> TextFrame:
    return replace(table, columns=coded_columns(matched_columns(table.columns, codebook, repeat)))


def _told_page(document: Any, read: int) -> list[str]:
    """Whether the page is all: the API gives no more than some hundred or thousand records at once."""
    if isinstance(document, list) and document and isinstance(document[-1], Mapping) and _is_page(document[-1]):
        document = {**document[-1], "previous": None}
    if not isinstance(document, Mapping):
        return []
    count = document.get("count")
    total = int(count) if isinstance(count, str) and count.isascii() and count.isdecimal() and len(count) < 12 else None
    missing = total is not None and total != read
    if not document.get("next") and not document.get("previous") and not missing:
        return []
    counted = f"{total} in all" if total is not None else "of an unknown number"
    return [f"one page of several: {read} record(s) here, {counted}; fetch every page, or use an export"]


def _told_drift(table: NestedTable) -> list[str]:
    names = drifted({name: table.column(name) or () for name in table.names}, versions_of(table.column))
    if not names:
        return []
    places = ", ".join(str(table.names.index(name) + 1) for name in names[:10])
    return [f"column {places}: one code in some versions of the form, several at once in others"]
