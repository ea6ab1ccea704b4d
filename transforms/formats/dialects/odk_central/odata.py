"""The JSON of ODK Central's OData service: nested records, repeats as lists where they were expanded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.odk_central.reviews import completeness, told_reviews
from transforms.formats.dialects.xlsform.matching import coded_columns, matched_columns
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.nested import NestedTable, frames_of_nested, unnest

_LINK = "@odata.navigationLink"
_SYSTEM = "__system"
_EXPAND = "Ask for the table Submissions with $expand=*."
_LOOKED_AT = 20


def submissions_in(document: Any) -> list[Any] | None:
    """The records of a page of OData, or of a bare list of them; None for anything else."""
    records = document.get("value") if isinstance(document, Mapping) else document
    if not isinstance(records, list):
        return None
    if isinstance(document, Mapping) and "$metadata#" in str(document.get("@odata.context", "")):
        return records
    heads = [record for record in records[:_LOOKED_AT] if isinstance(record, Mapping)]
    is_odk = bool(heads) and all("__id" in record for record in heads)
    return records if is_odk and any(_SYSTEM in record or _parent_id(record) for record in heads) else None


def read_records(content: Content, codebook: Codebook | None) -> Described:
    """The submissions of one page; raises `UnreadableReturn` for a page of a repeat table or of entities."""
    links = _Links()
    records = [_without_links(record, links, "") for record in _records(content)]
    nested = unnest(records)
    is_draft = "/draft.svc/" in _context(content.document)
    returns, repeats = frames_of_nested(nested, content.name, _facts(nested.records, is_draft), limits=content.limits)
    find = nested.records.column
    return Described(
        form="OData records",
        returns=_described(returns, codebook, None),
        repeats=tuple(_described(repeat, codebook, repeat.name) for repeat in repeats),
        warnings=(*_told_page(content.document, len(records)), *_told_links(links), *nested.warnings,
                  *(("returns to a draft of the form: all are marked as trials",) if is_draft else ()),
                  *told_reviews(find(f"{_SYSTEM}/status"), find(f"{_SYSTEM}/reviewState"), find(f"{_SYSTEM}/deletedAt"),
                                range(1, len(records) + 1))),
        empties_apart=False,
        standing="from source",
    )  # fmt: skip


@dataclass
class _Links:
    """The repeats that a page only links to, by their path, and how many links there are."""

    paths: dict[str, int] = field(default_factory=dict)


def _context(document: Any) -> str:
    return str(document.get("@odata.context", "")) if isinstance(document, Mapping) else ""


def _parent_id(record: Mapping[str, Any]) -> bool:
    return any(key.startswith("__Submissions") and key.endswith("-id") for key in record)


def _records(content: Content) -> list[Mapping[str, Any]]:
    records = submissions_in(content.document)
    if records is None:
        found = "no list of submissions"
        raise UnreadableReturn(Fault(content.name, found, "a page of OData with its value", _EXPAND))
    wrong = [rank for rank, record in enumerate(records, start=1) if not isinstance(record, Mapping)]
    if wrong:
        place = f"{content.name}, record {wrong[0]}"
        raise UnreadableReturn(Fault(place, f"{len(wrong)} record(s) that are no objects", "objects", _EXPAND))
    if _context(content.document).endswith("$metadata#Entities"):
        found, remedy = "a list of entities", "Give the submissions of the form."
        raise UnreadableReturn(Fault(content.name, found, "returns", remedy))
    if any(_parent_id(record) for record in records[:_LOOKED_AT]):
        found = "rows of a repeat group without the returns that they belong to"
        raise UnreadableReturn(Fault(content.name, found, "the returns with their repeats in them", _EXPAND))
    return records


def _without_links(record: Mapping[str, Any], links: _Links, path: str) -> dict[str, Any]:
    """The record without the links of OData; a link to a repeat that is not in the record is noted."""
    kept: dict[str, Any] = {}
    for key, value in record.items():
        if key.endswith(_LINK):
            name = key.removesuffix(_LINK)
            if not isinstance(record.get(name), list):
                links.paths[f"{path}{name}"] = links.paths.get(f"{path}{name}", 0) + 1
        elif "@odata." not in key:
            kept[key] = _value_without_links(value, links, f"{path}{key}/")
    return kept


def _value_without_links(value: Any, links: _Links, path: str) -> Any:
    if isinstance(value, Mapping):
        return _without_links(value, links, path)
    if isinstance(value, list):
        return [_value_without_links(item, links, path) for item in value]
    return value


def _facts(table: NestedTable, is_draft: bool) -> dict[str, Sequence[Cell]]:
    rows = len(table.rows)
    found = {
        "@id": table.column("__id"),
        "@submitted": table.column(f"{_SYSTEM}/submissionDate"),
        "@complete": completeness(table.column(f"{_SYSTEM}/status"), rows),
        "@test": ["yes"] * rows if is_draft else None,
        "@started": table.column("start"),
        "@updated": table.column(f"{_SYSTEM}/updatedAt"),
    }
    return {fact: cells for fact, cells in found.items() if cells is not None}


def _described(table: TextFrame, codebook: Codebook | None, repeat: str | None) -> TextFrame:
    return replace(table, columns=coded_columns(matched_columns(table.columns, codebook, repeat)))


def _told_page(document: Any, read: int) -> list[str]:
    if not isinstance(document, Mapping):
        return []
    count = str(document.get("@odata.count", ""))
    total = int(count) if count.isascii() and count.isdecimal() and len(count) < 12 else None
    if not document.get("@odata.nextLink") and (total is None or total == read):
        return []
    counted = f"{total} in all" if total is not None else "of an unknown number"
    return [f"one page of several: {read} record(s) here, {counted}; fetch every page, or export the zip"]


def _told_links(links: _Links) -> list[str]:
    if not links.paths:
        return []
    count = sum(links.paths.values())
    return [f"{len(links.paths)} repeat group(s) are missing: {count} link(s) to rows that are not here. {_EXPAND}"]
