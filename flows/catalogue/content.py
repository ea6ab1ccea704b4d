"""A draft made ready: every table canonical and encoded, its texts and structure hashed.

This is what is compared with the version before, and what each attempt to publish writes; it depends
on the draft alone, so that an attempt that lost a race need not make it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from flows.catalogue.data_package import book_of
from flows.catalogue.draft import Declared, Draft
from flows.catalogue.layout import is_document_name
from flows.catalogue.writer import Encoded, encode_table, file_metadata
from transforms.dictionary import require_lists
from transforms.errors import Fault, PublishRefused
from transforms.structure import structure_of

if TYPE_CHECKING:
    from transforms.codes import CodeBook

CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Content:
    """The canonical tables of a draft but `changes`, and the facts that tell whether anything changed."""

    draft: Draft
    declared: Declared
    tables: Mapping[str, Encoded]
    book: CodeBook
    structure: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, str]

    @property
    def metadata(self) -> dict[str, str]:
        """What every Parquet file says of itself."""
        return file_metadata(self.draft.dataset, self.draft.about, self.declared)


def make_content(draft: Draft, declared: Declared) -> Content:
    """The content of a draft.

    Raises `PublishRefused` with every fault of every table, and `ReferenceInvalid` where table `codes`
    lacks a list that a column names.
    """
    _refuse_names(draft, declared)
    metadata = file_metadata(draft.dataset, draft.about, declared)
    encoded: dict[str, Encoded] = {}
    faults: list[Fault] = []
    for name, table in declared.tables.items():
        if name != CHANGES:
            try:
                encoded[name] = encode_table(draft.tables[name], table, metadata)
            except PublishRefused as error:
                faults += error.faults
    if faults:
        raise PublishRefused(faults)
    book = book_of(encoded["codes"].table.to_pylist() if "codes" in encoded else [])
    require_lists(declared.tables, book)
    return Content(draft, declared, encoded, book, structure_of(declared.tables), _texts(draft, declared))


def _refuse_names(draft: Draft, declared: Declared) -> None:
    expected, found = set(declared.tables) - {CHANGES}, set(draft.tables)
    remedy = "Correct the stage that makes the draft."
    faults = [
        Fault(f"draft of {draft.dataset}", f"no table {name}", "every table", remedy) for name in expected - found
    ]
    faults += [
        Fault(f"draft of {draft.dataset}", f"a table {name}", "declared tables only", remedy)
        for name in found - expected
    ]
    faults += [
        Fault(f"draft of {draft.dataset}", f"document {name!r}", "a plain name that is not ours", remedy)
        for name in draft.documents
        if not is_document_name(name)
    ]
    if faults:
        raise PublishRefused(sorted(faults, key=str))


def _texts(draft: Draft, declared: Declared) -> dict[str, str]:
    """Descriptive text → sha256: what may be corrected without touching a value."""
    texts = {f"about.{name}": value for name, value in asdict(draft.about).items()}
    texts["schema_version"] = declared.schema_version
    for name, table in declared.tables.items():
        texts[f"dictionary.{name}"] = [table.fr, table.en, [(field.fr, field.en) for field in table.fields]]
    return {name: _sha256(value) for name, value in texts.items()}


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()
