"""Rows that did not change keep their line; rows that did take the new one."""

from __future__ import annotations

import pyarrow as pa

from transforms.continuity import keep_lines
from transforms.schema import Field, Table

TABLE = Table(
    "t",
    "",
    "",
    ("id",),
    (Field("id", "string", "", ""), Field("tags", "strings", "", ""), Field("source_line", "int64", "", "")),
)


def rows(*given: tuple[str, list[str] | None, int]) -> pa.Table:
    columns = [list(column) for column in zip(*given, strict=True)]
    return pa.table(dict(zip(TABLE.names, columns, strict=True)), schema=TABLE.arrow_schema())


def lines(after: pa.Table, before: pa.Table) -> dict[str, int]:
    kept = keep_lines(after, before, TABLE)
    return dict(zip(kept["id"].to_pylist(), kept["source_line"].to_pylist(), strict=True))


def test_a_file_sorted_anew_moves_no_line() -> None:
    before = rows(("a", ["x"], 2), ("b", None, 3))
    assert lines(rows(("b", None, 2), ("a", ["x"], 3)), before) == {"a": 2, "b": 3}


def test_a_row_that_changed_or_is_new_takes_its_new_line() -> None:
    before = rows(("a", ["x"], 2), ("b", None, 3))
    after = rows(("c", ["x"], 2), ("a", ["y"], 3), ("b", None, 4))
    assert lines(after, before) == {"c": 2, "a": 3, "b": 3}


def test_an_empty_version_before_changes_nothing() -> None:
    after = rows(("a", [], 2))
    assert keep_lines(after, after.schema.empty_table(), TABLE).equals(after)
