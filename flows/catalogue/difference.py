"""What changed between two versions of a table, by key: DuckDB in two phases.

First a hash of each row is joined by key, which leaves the keys that were added, removed or changed;
only for those are the columns compared and the rows read. Memory is keys, hashes and what changed.
The hash never leaves this module: DuckDB does not promise the same one in its next release.

DuckDB's hash of a list is not told apart from null where it is empty, nor from the next list's items
at the border of two lists; lists are therefore hashed as JSON text.

Rows are compared on the columns that both versions have; a column of another type than before is
compared as JSON text. Columns that came or went are told by the structure, not as changed rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from transforms.change_feed import encode_values
from transforms.changes import Example, TableCounts
from transforms.errors import CatalogueUnusable, Fault
from transforms.schema import CHANGES, Table

EXAMPLES = 20

# No extension is fetched, nothing is spilled beside the data.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}


@dataclass(frozen=True, slots=True)
class Before:
    """A table as an older version has it: its file, its rows, its key and the type of each column."""

    file: Path
    rows: int
    key: tuple[str, ...]
    types: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableDifference:
    """Counts, and one row per key that was touched: key, `change_type`, `changed_columns`, sorted."""

    counts: TableCounts
    touched: list[dict[str, Any]]


def compare_table(before: Before, after: pa.Table, declared: Table) -> TableDifference:
    """What changed in one table; raises `CatalogueUnusable` where the older file cannot be read.

    A table whose key changed has no row in common with the one before.
    """
    if before.key != declared.key:
        counts = TableCounts(declared.name, before.rows, after.num_rows, added=after.num_rows, removed=before.rows)
        return TableDifference(counts, [])
    with _joined(before, after, declared) as connection:
        connection.execute(_touched_sql(declared.key, _compared(before, declared)))
        touched = connection.sql(_columns_sql(declared.key, _compared(before, declared))).to_arrow_table().to_pylist()
    touched = [row for row in touched if row["change_type"] != "changed" or row["changed_columns"]]
    return TableDifference(_counts(touched, before.rows, after.num_rows, declared.name), touched)


def _counts(touched: Sequence[Mapping[str, Any]], before: int, after: int, table: str) -> TableCounts:
    kinds = {kind: sum(row["change_type"] == kind for row in touched) for kind in ("added", "removed", "changed")}
    by_column: dict[str, int] = {}
    for row in touched:
        for name in row["changed_columns"]:
            by_column[name] = by_column.get(name, 0) + 1
    return TableCounts(table, before, after, **kinds, by_column=dict(sorted(by_column.items())))


@contextmanager
def _joined(before: Before, after: pa.Table, declared: Table) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:", config=_SETTINGS) as connection:
        try:
            connection.execute("SET TimeZone = 'UTC'")
            connection.register("new_rows", after)
            connection.read_parquet(str(before.file)).create_view("old_rows")
            yield connection
        except duckdb.Error as error:
            fault = Fault(
                str(before.file),
                "a file that cannot be read",
                f"table {declared.name} of the current version",
                "Restore it from a backup or a mirror; nothing was published.",
            )
            raise CatalogueUnusable(fault) from error


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _compared(before: Before, declared: Table) -> dict[str, str]:
    """Column → expression that is compared, with {} for the side; all but the key."""
    found = {}
    for field in declared.fields:
        if field.name in before.types and field.name not in declared.key:
            plain = before.types[field.name] == field.type and field.type != "strings"
            column = f"{{}}.{_name(field.name)}"
            found[field.name] = column if plain else f"to_json({column})::VARCHAR"
    return found


def _touched_sql(key: Sequence[str], compared: Mapping[str, str]) -> str:
    keys = ", ".join(_name(name) for name in key)
    hashed = {side: ", ".join(expression.format(side) for expression in compared.values()) for side in ("old", "new")}
    sides = {
        side: f"(SELECT {keys}, hash({hashed[side] or 1}) AS row_hash FROM {side}_rows AS {side})" for side in hashed
    }
    return f"""
        CREATE TEMP TABLE touched AS
        SELECT {keys}, CASE WHEN b.row_hash IS NULL THEN 'added' WHEN a.row_hash IS NULL THEN 'removed'
                            ELSE 'changed' END AS change_type
        FROM {sides["old"]} AS b FULL JOIN {sides["new"]} AS a USING ({keys})
        WHERE b.row_hash IS DISTINCT FROM a.row_hash
    """


def _columns_sql(key: Sequence[str], compared: Mapping[str, str]) -> str:
    keys = ", ".join(_name(name) for name in key)
    differs = [
        f"CASE WHEN {expression.format('old')} IS DISTINCT FROM {expression.format('new')} THEN {_text(name)} END"
        for name, expression in compared.items()
    ]
    names = f"list_filter([{', '.join(differs)}]::VARCHAR[], lambda name: name IS NOT NULL)"
    return f"""
        SELECT {keys}, change_type, CASE WHEN change_type = 'changed' THEN {names} ELSE [] END AS changed_columns
        FROM touched LEFT JOIN old_rows AS old USING ({keys}) LEFT JOIN new_rows AS new USING ({keys})
        ORDER BY change_type, {keys}
    """


def change_rows(before: Before, after: pa.Table, declared: Table, difference: TableDifference) -> list[dict[str, Any]]:
    """The change feed of a table with a key of one column: JSON before and after per touched key.

    Sorted by change type and key; without the columns that only a numbered version has.
    """
    (key,) = declared.key
    old = _rows(before, after, declared, difference, "old", ("removed", "changed"))
    new = _rows(before, after, declared, difference, "new", ("added", "changed"))
    feed = []
    for touched in difference.touched:
        here = touched[key]
        columns = touched["changed_columns"]
        feed.append(
            {
                key: here,
                "change_type": touched["change_type"],
                "changed_columns": columns,
                "before": encode_values(old[here], columns or old[here]) if here in old else None,
                "after": encode_values(new[here], columns or new[here]) if here in new else None,
            }
        )
    return feed


def _rows(
    before: Before, after: pa.Table, declared: Table, difference: TableDifference, side: str, kinds: Sequence[str]
) -> dict[str, dict[str, Any]]:
    (key,) = declared.key
    wanted = pa.table({key: pa.array([r[key] for r in difference.touched if r["change_type"] in kinds], pa.string())})
    with _joined(before, after, declared) as connection:
        connection.register("wanted", wanted)
        found = connection.sql(f"SELECT * FROM {side}_rows SEMI JOIN wanted USING ({_name(key)})").to_arrow_table()
    return {row[key]: row for row in found.to_pylist()}


def change_table(
    feed: Sequence[Mapping[str, Any]], successors: Mapping[str, str], seq: int, version: str, previous: str | None
) -> pa.Table:
    """The `changes` table of a numbered version; `successors` maps a retired id to the id that replaces it."""
    numbered = [
        {
            **row,
            "superseded_by": successors.get(row["initiative_id"]) if row["change_type"] == "removed" else None,
            "seq": seq,
            "version": version,
            "previous_version": previous,
        }
        for row in feed
    ]
    return pa.Table.from_pylist(numbered, schema=CHANGES.arrow_schema())


def examples(touched: Sequence[Mapping[str, Any]], key: str) -> dict[str, tuple[Example, ...]]:
    """Up to twenty examples per kind of change, in the order of the keys."""
    found: dict[str, list[Example]] = {}
    for row in touched:
        kind = found.setdefault(row["change_type"], [])
        if len(kind) < EXAMPLES:
            kind.append(Example(row[key], tuple(row["changed_columns"])))
    return {kind: tuple(rows) for kind, rows in found.items()}
