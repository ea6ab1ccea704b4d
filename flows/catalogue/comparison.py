"""A draft's content against the newest version: what changed, and the change feed of the initiatives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.catalogue.content import CHANGES, Content
from flows.catalogue.difference import (
    Before,
    TableDifference,
    change_rows,
    change_table,
    compare_table,
    examples,
)
from flows.catalogue.fs import Fs
from flows.catalogue.log import Commit
from flows.catalogue.writer import Encoded, encode_table
from transforms.changes import Difference, TableCounts
from transforms.structure import structure_reasons

# The table whose rows are followed one by one.
FOLLOWED = "initiatives"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference, and the feed of the followed table without its version number."""

    difference: Difference
    feed: list[dict[str, Any]]


def compare(fs: Fs, root: Path, previous: Commit | None, content: Content) -> Comparison:
    """What changed since the previous version; raises `CatalogueUnusable` where its files cannot be read."""
    if previous is None:
        counts = {n: TableCounts(n, 0, e.table.num_rows, added=e.table.num_rows) for n, e in content.tables.items()}
        return Comparison(Difference(None, None, counts), [])
    found = {name: _compare_one(fs, root, previous, encoded) for name, encoded in content.tables.items()}
    followed, codes = found.get(FOLLOWED), found.get("codes")
    difference = Difference(
        previous.seq,
        previous.version,
        {name: one.counts for name, one in found.items()},
        tuple(structure_reasons(previous.manifest["structure"], content.structure)),
        _codes(codes, "added"),
        _codes(codes, "removed"),
        _described(previous, content),
        examples(followed.touched, "initiative_id") if followed else {},
    )
    return Comparison(difference, _feed(fs, root, previous, content, followed))


def _compare_one(fs: Fs, root: Path, previous: Commit, encoded: Encoded) -> TableDifference:
    name, rows = encoded.declared.name, encoded.table.num_rows
    entry = next((entry for entry in previous.manifest["tables"] if entry["name"] == name), None)
    if entry is None:
        return TableDifference(TableCounts(name, 0, rows, added=rows), [])
    if entry["files"][0]["sha256"] == encoded.sha256:  # same bytes, same rows
        return TableDifference(TableCounts(name, rows, rows), [])
    return compare_table(_before(fs, root, previous, entry), encoded.table, encoded.declared)


def _before(fs: Fs, root: Path, previous: Commit, entry: Mapping[str, Any]) -> Before:
    types = {column["name"]: column["type"] for column in previous.manifest["structure"][entry["name"]]["columns"]}
    file = fs.local(root / previous.path / entry["files"][0]["path"])
    return Before(file, entry["rows"], tuple(entry["key"]), types)


def _codes(codes: TableDifference | None, kind: str) -> tuple[str, ...]:
    touched = codes.touched if codes else []
    return tuple(f"{row['list']}:{row['code']}" for row in touched if row["change_type"] == kind)


def _described(previous: Commit, content: Content) -> tuple[str, ...]:
    before = previous.manifest["texts_sha256"]
    # A table that is new is told as such; the texts of one that is gone are no news.
    return tuple(name for name, sha256 in content.texts.items() if name in before and before[name] != sha256)


def _feed(
    fs: Fs, root: Path, previous: Commit, content: Content, followed: TableDifference | None
) -> list[dict[str, Any]]:
    if followed is None or not followed.touched:
        return []
    entry = next(entry for entry in previous.manifest["tables"] if entry["name"] == FOLLOWED)
    encoded = content.tables[FOLLOWED]
    return change_rows(_before(fs, root, previous, entry), encoded.table, encoded.declared, followed)


def encode_changes(comparison: Comparison, content: Content, seq: int, version: str) -> Encoded:
    """The `changes` table of the version that gets this number."""
    redirects = content.tables.get("redirects")
    successors = {r["retired_id"]: r["initiative_id"] for r in redirects.table.to_pylist()} if redirects else {}
    previous = comparison.difference.previous_version
    table = change_table(comparison.feed, successors, seq, version, previous)
    return encode_table(table, content.declared.tables[CHANGES], content.metadata)
