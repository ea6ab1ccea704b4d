"""What Grist's API gives: records with their fields, or columns with their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.grist.metadata import HELPER, ID, SORT
from transforms.formats.dialects.grist.values import ERROR, decoded
from transforms.formats.frames import Described, TextFrame, frame_of_records, simple_columns, text_column
from transforms.formats.grids import Cell

_LOOKED_AT = 20
_DESCRIBED = "the API gives dates as seconds since 1970 without saying which columns are dates; they stay numbers"


def records_of(document: Any) -> list[Any] | None:
    """The list of records; None in a document that is not of Grist (whose row numbers are whole numbers)."""
    found = document.get("records") if isinstance(document, Mapping) else None
    if not isinstance(found, list) or not found or document.keys() & {"offset", "createdTime"}:
        return None
    return found if all(map(_is_record, found[:_LOOKED_AT])) else None


def _is_record(each: Any) -> bool:
    if not isinstance(each, Mapping) or "createdTime" in each:
        return False
    row = each.get(ID)
    return isinstance(row, str) and row.isdecimal() and isinstance(each.get("fields"), Mapping)


def columns_of(document: Any) -> Mapping[str, list[Any]] | None:
    """The columns of a table, all as long as that of the row numbers."""
    if not isinstance(document, Mapping) or not {ID, SORT} <= document.keys():
        return None
    rows = document[ID]
    is_table = isinstance(rows, list) and all(
        isinstance(cells, list) and len(cells) == len(rows) for cells in document.values()
    )
    return document if is_table else None


def read_records(content: Content, codebook: Codebook | None) -> Described:
    """One row a record; lists stay JSON text, marks in place of a value are missing and told."""
    records, errors = _records(content)
    gone: Counter[tuple[str, str]] = Counter(errors)
    rows: list[dict[str, Cell]] = []
    for fields in records:
        row: dict[str, Cell] = {}
        for key, value in fields.items():
            row[key], why = decoded(value)
            if why:
                gone[key, why] += 1
        rows.append(row)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    _refuse_too_much(len(rows), len(keys), content)
    frame, names = frame_of_records(rows, content.name)
    ids = [row.get(ID) for row in rows]
    told = [
        f"column {keys.index(key) + 1}: {count} cell(s) without a value: {why}"
        for (key, why), count in sorted(gone.items())
        if key in keys
    ]
    returns = TextFrame("returns", frame.assign(**{"@id": text_column(ids)}), simple_columns(names, keys))
    return Described(
        "records of the API", returns, codebook=codebook, warnings=(*told, _DESCRIBED), empties_apart=False
    )


def _refuse_too_much(height: int, width: int, content: Content) -> None:
    limits = content.limits
    if width > limits.columns or height * width > limits.cells:
        found = f"{height} records of {width} different fields"
        expected = f"at most {limits.columns} fields and {limits.cells} cells"
        raise UnreadableReturn(Fault(content.name, found, expected, "Fetch fewer records at once."))


def _records(content: Content) -> tuple[list[dict[str, Any]], Counter[tuple[str, str]]]:
    """The fields of every record with its row number first, and how many errors each field has."""
    columns = columns_of(content.document)
    if columns is not None:
        names = [ID, *(name for name in columns if _is_users(name))]
        return [
            dict(zip(names, row, strict=True)) for row in zip(*(columns[name] for name in names), strict=True)
        ], Counter()
    records = records_of(content.document)
    wrong = [rank for rank, each in enumerate(records or [], start=1) if not _is_record(each)]
    if not records or wrong:
        place = f"{content.name}, record {wrong[0]}" if wrong else content.name
        found = f"{len(wrong)} record(s) without row number or fields" if wrong else "no records"
        raise UnreadableReturn(Fault(place, found, "records of Grist's API", "Fetch the records again."))
    errors = Counter((str(key), ERROR) for each in records for key in _errors(each))
    return [
        {ID: each[ID], **{str(key): value for key, value in each["fields"].items() if _is_users(str(key))}}
        for each in records
    ], errors


def _errors(record: Mapping[str, Any]) -> Sequence[str]:
    found = record.get("errors")
    return list(found) if isinstance(found, Mapping) else []


def _is_users(name: str) -> bool:
    return name not in (ID, SORT) and not name.startswith(HELPER)
