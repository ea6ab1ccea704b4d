"""The files of a numbered version that describe the others, and its commit record."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flows.catalogue.content import Content
from flows.catalogue.data_package import Numbered, data_package
from flows.catalogue.layout import (
    CHANGELOG,
    DATA_PACKAGE,
    DICTIONARY_PAGE,
    DICTIONARY_ROWS,
    FORMAT,
    MANIFEST,
    SUMS,
    parquet_name,
    version_path,
)
from flows.catalogue.log import VERSION, Commit
from flows.catalogue.notation import plain_json, utc_text
from flows.catalogue.writer import Encoded
from transforms.changelog import Heading, changelog_markdown
from transforms.changes import Difference
from transforms.dictionary import dictionary_csv, dictionary_markdown
from transforms.structure import Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """A version that is about to be written: what it is called, what it holds, why it is there."""

    content: Content
    numbered: Numbered
    attempt: str
    previous: Commit | None
    head: Commit | None
    changes: Encoded
    difference: Difference
    reasons: Sequence[Reason]

    @property
    def path(self) -> str:
        """The folder of the version, relative to the root."""
        return version_path(self.numbered.seq, self.numbered.version, self.attempt)

    @property
    def tables(self) -> list[Encoded]:
        """Every table in declared order, the change feed included."""
        return [
            self.changes if name == self.changes.declared.name else self.content.tables[name]
            for name in self.content.declared.tables
        ]


def documents(plan: Plan) -> dict[str, bytes]:
    """File name → content of everything in a version but its Parquet files; the sums stand last."""
    content, declared = plan.content, plan.content.declared
    about, book = content.draft.about, content.book
    heading = Heading(about.title_fr, about.title_en, plan.numbered.version)
    pages = [dictionary_markdown(declared.tables, book, "fr"), dictionary_markdown(declared.tables, book, "en")]
    changelog = changelog_markdown(heading, plan.difference, plan.reasons, declared.tables.get("initiatives"))
    files = {
        DATA_PACKAGE: plain_json(data_package(plan.numbered, about, declared, plan.tables, book)),
        DICTIONARY_PAGE: "\n---\n\n".join(pages).encode(),
        DICTIONARY_ROWS: dictionary_csv(declared.tables).encode(),
        CHANGELOG: changelog.encode(),
        **content.draft.documents,
    }
    files[MANIFEST] = plain_json(manifest(plan, files))
    return files | {SUMS: _sums(plan, files)}


def _sums(plan: Plan, files: Mapping[str, bytes]) -> bytes:
    hashes = {parquet_name(t.declared.name): t.sha256 for t in plan.tables} | {n: _sha256(d) for n, d in files.items()}
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(hashes.items())).encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest(plan: Plan, files: Mapping[str, bytes]) -> dict[str, Any]:
    """All that is known of a version before its commit. Lists only files that this attempt wrote."""
    content, draft, previous = plan.content, plan.content.draft, plan.previous
    about = asdict(draft.about)
    return {
        "format": FORMAT,
        "dataset": draft.dataset,
        "seq": plan.numbered.seq,
        "version": plan.numbered.version,
        "previous_seq": previous.seq if previous else None,
        "previous_version": previous.version if previous else None,
        "attempt_id": plan.attempt,
        "path": plan.path,
        "created_at": plan.numbered.created_at,
        "schema_version": content.declared.schema_version,
        "license": {"id": about["licence_id"], "title": about["licence_title"], "url": about["licence_url"]},
        "attribution": about["citation"],
        "about": about,
        "tables": [_table_entry(table) for table in plan.tables],
        "other_files": [{"path": name, "bytes": len(d), "sha256": _sha256(d)} for name, d in files.items()],
        "changes": _changes_entry(plan),
        "quality": draft.quality,
        "provenance": {**draft.provenance, "logical_time": _logical_time(draft.logical_time)},
        "structure": content.structure,
        "texts_sha256": content.texts,
    }


def _table_entry(encoded: Encoded) -> dict[str, Any]:
    rows = encoded.table.num_rows
    file = {
        "path": parquet_name(encoded.declared.name),
        "bytes": len(encoded.data),
        "sha256": encoded.sha256,
        "rows": rows,
    }
    return {"name": encoded.declared.name, "rows": rows, "key": list(encoded.declared.key), "files": [file]}


def _changes_entry(plan: Plan) -> dict[str, Any]:
    reasons = [{"level": reason.level.name, "fr": reason.fr, "en": reason.en} for reason in plan.reasons]
    tables = {
        name: {"added": c.added, "removed": c.removed, "changed": c.changed, "by_column": dict(c.by_column)}
        for name, c in plan.difference.tables.items()
    }
    level = max(reason.level for reason in plan.reasons)
    return {**tables.get("initiatives", {}), "bump": level.name, "bump_reasons": reasons, "tables": tables}


def _logical_time(moment: dt.datetime | None) -> str | None:
    return utc_text(moment) if moment else None


def commit_record(plan: Plan, files: Mapping[str, bytes]) -> bytes:
    """The record that makes the version current: the manifest again, chained to the commit before."""
    fence = max(filter(None, [_logical_time(plan.content.draft.logical_time), fence_of(plan.head)]), default=None)
    record = {
        "format": FORMAT,
        "type": VERSION,
        "dataset": plan.content.draft.dataset,
        "seq": plan.numbered.seq,
        "version": plan.numbered.version,
        "attempt_id": plan.attempt,
        "path": plan.path,
        "created_at": plan.numbered.created_at,
        "previous_commit_sha256": plan.head.sha256 if plan.head else None,
        "fence": fence,
        "manifest_sha256": _sha256(files[MANIFEST]),
        "manifest": json.loads(files[MANIFEST]),
    }
    return plain_json(record)


def fence_of(head: Commit | None) -> str | None:
    """The latest moment that any scheduled run so far stood for: an older one comes too late."""
    return head.record.get("fence") if head else None
