"""JSON documents of no known tool: a list of records, bare, in an envelope, as GeoJSON or as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.frames import Described
from transforms.formats.nested import frames_of_nested, unnest
from transforms.formats.rectangles import told_lines

_ENVELOPES = (
    "data", "results", "records", "rows", "responses", "reponses", "réponses", "returns", "items", "value", "values",
    "entries", "submissions", "answers", "features", "list", "content", "objects", "elements", "payload",
)  # fmt: skip
_NEXT = ("next", "nextLink", "@odata.nextLink", "next_page", "links")
_REMEDY = "Export the returns as a list of records, or as CSV."


def read_document(content: Content) -> Described:
    """The returns of a JSON document, and its lists of objects as repeats.

    Raises `UnreadableReturn` for a document that is no list of records: a configuration, one object.
    """
    records, warnings = _records(content.document, content.name)
    flat = unnest(records)
    returns, repeats = frames_of_nested(flat, content.name, limits=content.limits)
    empty = [rank for rank, record in enumerate(records, start=1) if not record]
    if empty:
        warnings.append(f"{len(empty)} record(s) without any key: {told_lines(empty).replace('line', 'record')}")
    if not records:
        warnings.append("no record")
    return Described("records", returns, repeats, warnings=(*warnings, *flat.warnings))


def _records(document: Any, name: str) -> tuple[list[Mapping[str, Any]], list[str]]:
    warnings: list[str] = []
    if isinstance(document, Mapping):
        document, warnings = _unwrapped(document, name)
    if not isinstance(document, list):
        raise UnreadableReturn(Fault(name, "a JSON document that is no list", "a list of records", _REMEDY))
    if document and all(isinstance(item, list) for item in document):
        return _rows(document, name), warnings
    wrong = [rank for rank, item in enumerate(document, start=1) if not isinstance(item, Mapping)]
    if wrong:
        where = f"{name}, record {wrong[0]}"
        raise UnreadableReturn(Fault(where, f"{len(wrong)} value(s) that are no records", "records alone", _REMEDY))
    if document and all(_is_feature(item) for item in document):
        return [_properties(item) for item in document], warnings
    return document, warnings


def _unwrapped(document: Mapping[str, Any], name: str) -> tuple[Any, list[str]]:
    """The list of records in an envelope, and what the envelope holds beside it."""
    lists = {key: value for key, value in document.items() if _is_list_of_records(value)}
    known = [key for key in lists if key.lower() in _ENVELOPES]
    key = _the_one(known, lists) or _the_one(list(lists), lists)
    if isinstance(document.get("columns"), list) and _is_list_of_rows(document.get("data")):
        return [document["columns"], *document["data"]], []
    if document and all(key.isdigit() and isinstance(value, Mapping) for key, value in document.items()):
        return list(document.values()), []
    empty = [key for key, value in document.items() if key.lower() in _ENVELOPES and value == []]
    if key is None and len(empty) == 1:
        key, lists = empty[0], {empty[0]: []}
    others = {other: value for other, value in document.items() if other != key}
    if key is None or (key not in known and any(isinstance(v, Mapping) for v in others.values())):
        found = "one object: a configuration or a description, no list of returns"
        raise UnreadableReturn(Fault(name, found, "a list of records", _REMEDY))
    warnings = [f"{len(others)} value(s) beside the list of records, not passed on"] if others else []
    if any(document.get(next_key) and isinstance(document[next_key], str) for next_key in _NEXT):
        warnings.append("the document names a next page: these may not be all records")
    return lists[key], warnings


def _the_one(keys: Sequence[str], lists: Mapping[str, Any]) -> str | None:
    """The only key, or the one whose list is by far the longest."""
    ordered = sorted(keys, key=lambda key: -len(lists[key]))
    if len(ordered) == 1 or (len(ordered) > 1 and len(lists[ordered[0]]) >= 10 * len(lists[ordered[1]])):
        return ordered[0]
    return None


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _is_list_of_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, list) for item in value)


def _rows(rows: Sequence[Sequence[Any]], name: str) -> list[Mapping[str, Any]]:
    """Rows of cells whose first is the header."""
    header = rows[0]
    if not header or not all(isinstance(cell, str) and cell for cell in header) or len(set(header)) < len(header):
        found = "rows of cells whose first is no header"
        raise UnreadableReturn(Fault(name, found, "different names on the first row", _REMEDY))
    for rank, row in enumerate(rows, start=1):
        if len(row) != len(header):
            place = f"{name}, record {rank}"
            raise UnreadableReturn(Fault(place, f"{len(row)} cells", f"{len(header)}, as the first row has", _REMEDY))
    return [dict(zip(header, row, strict=True)) for row in rows[1:]]


def _is_feature(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("properties"), Mapping) and "geometry" in item


def _properties(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of a GeoJSON feature, its own id and geometry beside them where they are not taken."""
    more = {key: item[key] for key in ("id", "geometry") if key in item and key not in item["properties"]}
    return dict(item["properties"]) | more
