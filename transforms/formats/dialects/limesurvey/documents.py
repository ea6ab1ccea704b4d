"""LimeSurvey's JSON: a list of records under `responses`, in older versions each under its own id.

Keys are the headings, so equal headings are a danger: old versions keep only the last of them, without a
word. What shows that this happened is refused.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.containers.json_documents import KEYS_LOST
from transforms.formats.content import Content
from transforms.formats.dialects.limesurvey.headings import Headings, read_headings
from transforms.formats.dialects.limesurvey.matching import heading_parts
from transforms.formats.dialects.limesurvey.source import Source
from transforms.formats.dialects.limesurvey.texts import key
from transforms.formats.grids import Cell, Grid

Record = Mapping[str, Any]

_REMEDY = "Export JSON again with codes as headings (heading type « code »), or export CSV."
_NONE = Headings("code headings", (), "no return")


def records_of(document: Any) -> list[Record] | None:
    """The records of a document in any of LimeSurvey's wrappings; None where it is none of them."""
    if isinstance(document, Mapping):
        if "responses" not in document:
            return [] if is_no_data(document) else None
        document = document["responses"]
    if isinstance(document, Mapping):
        document = [{rank: record} for rank, record in document.items()]
    if not isinstance(document, list):
        return None
    records = [_unwrapped(record) for record in document]
    return records if all(isinstance(record, Mapping) for record in records) else None


def is_no_data(document: Mapping[str, Any]) -> bool:
    """Whether a document is what RemoteControl answers for a survey without returns."""
    status = document.get("status")
    return set(document) == {"status"} and isinstance(status, str) and status.startswith("No Data")


def _unwrapped(record: Any) -> Any:
    """`{"12": {…}}` as its inner record."""
    if isinstance(record, Mapping) and len(record) == 1:
        ((name, inner),) = record.items()
        if name.isdecimal() and isinstance(inner, Mapping):
            return inner
    return record


def headings_of_document(document: Any) -> Headings | None:
    """The headings of a document of returns; None where it is not one of LimeSurvey's."""
    first = _first(document)
    if first is not None:
        return read_headings(list(first))
    is_empty = isinstance(document, Mapping) and (
        is_no_data(document) or (set(document) == {"responses"} and document["responses"] in ([], {}))
    )
    return _NONE if is_empty else None


def _first(document: Any) -> Record | None:
    """The first record alone: recognising must not walk through all of them."""
    if isinstance(document, Mapping):
        document = document.get("responses")
    if isinstance(document, Mapping):
        document = list(document.values())[:1]
    records = records_of(document[:1]) if isinstance(document, list) else None
    return records[0] if records else None


def source_of_document(content: Content) -> Source:
    """The returns of a document; raises `UnreadableReturn` where keys were lost."""
    records = records_of(content.document)
    headings = headings_of_document(content.document)
    if records is None or headings is None:
        expected = "an object whose « responses » are records with LimeSurvey's keys"
        raise UnreadableReturn(Fault(content.name, "another JSON document", expected, _REMEDY))
    _refuse_lost_keys(content, records)
    keys = [column.written for column in headings.columns]
    lines = np.arange(1, len(records) + 1)
    columns = [pa.array([_cell(record[key]) for record in records], pa.large_string()) for key in keys]
    cells = pa.table(columns, names=[str(position) for position in range(len(keys))])
    warnings = () if records else ("the document holds no return",)
    return Source(headings, Grid(cells, lines), "JSON", warnings=warnings)


def _refuse_lost_keys(content: Content, records: Sequence[Record]) -> None:
    faults = []
    if any(warning.startswith(KEYS_LOST) for warning in content.warnings):
        faults.append(Fault(content.name, "equal keys in one record, of which all but the last are lost",
                            "every key once", _REMEDY))  # fmt: skip
    keys = records[0].keys() if records else ()
    other = [rank for rank, record in enumerate(records, start=1) if record.keys() != keys]
    if other:
        where = f"{content.name}, record {other[0]}"
        found = f"{len(records[other[0] - 1])} keys that are not those of the first ({len(other)} such records)"
        faults.append(Fault(where, found, f"the {len(keys)} keys of the first record", _REMEDY))
    if faults:
        raise UnreadableReturn(faults)


def refuse_lost_questions(headings: Headings, codebook: Codebook, name: str) -> None:
    """Raises `UnreadableReturn` where a key in full text stands for several questions, and their answers for one.

    Of equal headings an old version keeps the place of the first and the answers of the last: even a key that
    could be placed is not to be trusted.
    """
    if headings.mode != "full text headings":
        return
    there = Counter(key(column.text) for column in headings.columns if column.text and not column.system)
    asked = Counter(key(" ".join(heading_parts(q))) for q in codebook.questions if q.kind != "metadata")
    lost = {text: asked[text] for text, many in there.items() if many < asked[text]}
    if lost:
        what = f"{len(lost)} keys that are the text of {sum(lost.values())} questions of the codebook"
        raise UnreadableReturn(Fault(name, what, "one key per question", _REMEDY))


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)
