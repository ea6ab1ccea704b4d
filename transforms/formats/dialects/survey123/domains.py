"""The codebook that a layer's own description of its fields gives: aliases as labels, coded domains as options."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from transforms.formats.codebook import Codebook, Option, Question, QuestionKind
from transforms.formats.dialects.survey123.fields import CREATED, EDITED, OBJECT_ID, PARENT_IDS, spelling
from transforms.formats.dialects.xlsform.matching import matched_columns
from transforms.formats.frames import Column

_KINDS: dict[str, QuestionKind] = {
    "esriFieldTypeString": "text", "esriFieldTypeInteger": "number", "esriFieldTypeSmallInteger": "number",
    "esriFieldTypeBigInteger": "number", "esriFieldTypeDouble": "number", "esriFieldTypeSingle": "number",
    "esriFieldTypeDate": "datetime", "esriFieldTypeTimestampOffset": "datetime", "esriFieldTypeDateOnly": "date",
    "esriFieldTypeTimeOnly": "text", "esriFieldTypeOID": "metadata", "esriFieldTypeGlobalID": "metadata",
    "esriFieldTypeGUID": "metadata",
}  # fmt: skip
_OWN = {*OBJECT_ID, *CREATED, *EDITED, "globalid", "creator", "editor", "createduser", "lastediteduser",
        *(parent for parent, _ in PARENT_IDS), "uniquerowid"}  # fmt: skip


def codebook_of(layers: Sequence[tuple[str, Sequence[Mapping[str, Any]]]]) -> Codebook | None:
    """The fields of each layer as questions, the first layer's being those of the returns; None without fields."""
    questions = [
        _question(field, None if rank == 0 else name) for rank, (name, fields) in enumerate(layers) for field in fields
    ]
    return Codebook("ArcGIS", tuple(questions)) if questions else None


def _question(field: Mapping[str, Any], repeat: str | None) -> Question:
    name, native = str(field["name"]), str(field.get("type") or "")
    options = _options(field.get("domain"))
    kind = "metadata" if spelling(name) in _OWN else "choice" if options else _KINDS.get(native, "unknown")
    return Question(
        code=name,
        label=str(field.get("alias") or name),
        kind=kind,
        options=options,
        repeat=repeat,
        mandatory=field.get("nullable") is False,
        native_kind=native or None,
    )


def _options(domain: Any) -> tuple[Option, ...]:
    values = domain.get("codedValues") if isinstance(domain, Mapping) else None
    known = [value for value in values if isinstance(value, Mapping)] if isinstance(values, list) else []
    return tuple(Option(str(value.get("code")), str(value.get("name") or value.get("code"))) for value in known)


def with_labels(columns: Sequence[Column], codebook: Codebook | None, repeat: str | None) -> tuple[Column, ...]:
    """The columns with code and label: by a field's name in features, by its alias in exports of labels."""
    if codebook is not None and codebook.tool == "XLSForm":
        return tuple(matched_columns(columns, codebook, re.sub(r"_\d+$", "", repeat) if repeat else None))
    questions = [question for question in codebook.questions if question.repeat == repeat] if codebook else []
    by_code = {question.code.rpartition("/")[2]: question for question in questions}
    labels = [question.label for question in questions]
    by_label = {question.label: question for question in questions if labels.count(question.label) == 1}
    described = []
    for column in columns:
        header = column.path[-1] if column.path else column.name
        found = by_code.get(header) or by_label.get(header)
        described.append(replace(column, code=found.code, label=found.label) if found else column)
    return tuple(described)
