"""The difference of two tables: exact, reversible, and the same whichever way it is counted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.catalogue.difference import Before, change_rows, change_table, compare_table
from flows.catalogue.writer import encode_table
from transforms.change_feed import apply_feed, revert_feed
from transforms.errors import CatalogueUnusable
from transforms.schema import CHANGES, INITIATIVES, Field, Table

ROWS = Table(
    "initiatives",
    "Une ligne par initiative.",
    "One row per initiative.",
    ("initiative_id",),
    (
        Field("initiative_id", "string", "Clé.", "Key.", required=True),
        Field("title", "string", "Titre.", "Title."),
        Field("tools", "strings", "Outils.", "Tools."),
        Field("partners", "strings", "Partenaires.", "Partners."),
        Field("cost", "double", "Coût.", "Cost."),
        Field("users", "int64", "Usagers.", "Users."),
        Field("open", "bool", "Ouverte.", "Open."),
        Field("started_on", "date", "Début.", "Start."),
        Field("submitted_on", "timestamp", "Envoi.", "Sent."),
    ),
)
TYPES = {field.name: field.type for field in ROWS.fields}


def table(rows: list[dict[str, object]], declared: Table = ROWS) -> pa.Table:
    full = [{name: row.get(name) for name in declared.names} for row in rows]
    return encode_table(pa.Table.from_pylist(full, schema=declared.arrow_schema()), declared, {}).table


def before(folder: Path, rows: list[dict[str, object]], declared: Table = ROWS) -> Before:
    encoded = encode_table(table(rows, declared), declared, {})
    (folder / "before.parquet").write_bytes(encoded.data)
    types = {field.name: field.type for field in declared.fields}
    return Before(folder / "before.parquet", len(rows), declared.key, types)


# JSON cannot hold a lone surrogate, and neither can Parquet.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
lists = st.one_of(st.none(), st.lists(st.sampled_from(["", "a", "b", "a, b", "[]", "null"]), max_size=3))
values = st.fixed_dictionaries(
    {
        "title": st.one_of(st.none(), texts),
        "tools": lists,
        "partners": lists,
        "cost": st.one_of(st.none(), st.sampled_from([0.0, -0.0, 0.1, 1e308, 5e-324]), st.floats(allow_infinity=True)),
        "users": st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1)),
        "open": st.one_of(st.none(), st.booleans()),
        "started_on": st.one_of(st.none(), st.dates()),
        "submitted_on": st.one_of(st.none(), st.datetimes(timezones=st.just(dt.UTC))),
    }
)
versions = st.dictionaries(st.sampled_from([f"k{n}" for n in range(8)]), values, max_size=8)


def rows_of(version: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    return [{"initiative_id": key, **row} for key, row in version.items()]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=versions, new=versions, same=st.booleans())
def test_the_feed_leads_forth_and_back(tmp_path, old, new, same):
    if same:  # half of the pairs differ by little, as versions do
        new = {**old, **dict(list(new.items())[:1])}
    earlier, later = table(rows_of(old)), table(rows_of(new))
    side = before(tmp_path, rows_of(old))
    difference = compare_table(side, later, ROWS)
    feed = change_table(change_rows(side, later, ROWS, difference), {}, 2, "0.2.0", "0.1.0").to_pylist()
    assert apply_feed(earlier.to_pylist(), feed, ROWS) == later.to_pylist()
    assert revert_feed(later.to_pylist(), feed, ROWS) == earlier.to_pylist()
    counts = difference.counts
    assert (counts.added, counts.removed) == (len(new.keys() - old.keys()), len(old.keys() - new.keys()))
    by_hand = _changed_by_hand(earlier, later)
    assert {
        (row["initiative_id"], tuple(row["changed_columns"])) for row in feed if row["change_type"] == "changed"
    } == by_hand
    assert counts.is_same == earlier.equals(later)


def _changed_by_hand(earlier: pa.Table, later: pa.Table) -> set[tuple[str, tuple[str, ...]]]:
    old = {row["initiative_id"]: row for row in earlier.to_pylist()}
    new = {row["initiative_id"]: row for row in later.to_pylist()}
    differing = {key: tuple(n for n in ROWS.names if old[key][n] != new[key][n]) for key in old.keys() & new.keys()}
    return {(key, columns) for key, columns in differing.items() if columns}


@pytest.mark.parametrize(
    ("old", "new", "columns"),
    [
        ({"tools": None}, {"tools": []}, ["tools"]),
        ({"tools": []}, {"tools": [""]}, ["tools"]),
        ({"tools": ["a", "b"], "partners": ["c"]}, {"tools": ["a"], "partners": ["b", "c"]}, ["tools", "partners"]),
        ({"tools": ["a, b"]}, {"tools": ["a", "b"]}, ["tools"]),
        ({"tools": ["a", "b"]}, {"tools": ["b", "a"]}, ["tools"]),
        ({"title": None}, {"title": ""}, ["title"]),
        ({"title": "x", "cost": None}, {"title": None, "cost": 0.0}, ["title", "cost"]),
        ({"cost": 0.0}, {"cost": -0.0}, []),
        ({"cost": float("nan")}, {"cost": None}, []),
        ({"title": "e\u0301"}, {"title": "é"}, []),
    ],
)
def test_what_is_a_change_and_what_is_not(tmp_path, old, new, columns):
    side = before(tmp_path, [{"initiative_id": "k", **old}])
    difference = compare_table(side, table([{"initiative_id": "k", **new}]), ROWS)
    assert [row["changed_columns"] for row in difference.touched] == ([columns] if columns else [])
    assert difference.counts.by_column == dict.fromkeys(sorted(columns), 1)


def test_lists_that_are_sets_are_the_same_in_any_order(tmp_path, drafts):
    rows = drafts.rows(INITIATIVES, 1, flags=["url.pattern", "title.required"], missing=["url:blank", "status:blank"])
    side = before(tmp_path, rows, INITIATIVES)
    turned = [{**rows[0], "flags": rows[0]["flags"][::-1], "missing": rows[0]["missing"][::-1]}]
    assert compare_table(side, table(turned, INITIATIVES), INITIATIVES).counts.is_same


def test_keys_of_several_columns(tmp_path, drafts):
    from transforms.schema import ACCOUNTS

    rows = drafts.tables()["accounts"]
    side = before(tmp_path, rows, ACCOUNTS)
    changed = [{**rows[0], "count": 7}, {**rows[1], "outcome": "other"}, rows[2]]
    counts = compare_table(side, table(changed, ACCOUNTS), ACCOUNTS).counts
    assert (counts.added, counts.removed, counts.changed, counts.by_column) == (1, 1, 1, {"count": 1})


def test_another_key_leaves_nothing_in_common(tmp_path):
    side = before(tmp_path, [{"initiative_id": "k", "title": "a"}])
    other = dataclasses.replace(ROWS, key=("title",))
    counts = compare_table(side, table([{"initiative_id": "k", "title": "a"}], other), other).counts
    assert (counts.added, counts.removed, counts.changed) == (1, 1, 0)


def test_columns_that_came_or_went_are_not_changed_rows(tmp_path):
    without = dataclasses.replace(ROWS, fields=tuple(f for f in ROWS.fields if f.name != "users"))
    rows = [{"initiative_id": "k", "title": "a", "users": 3}]
    assert compare_table(before(tmp_path, rows, without), table(rows), ROWS).counts.is_same
    assert compare_table(before(tmp_path, rows), table(rows, without), without).counts.is_same


def test_a_wider_type_alone_changes_no_row(tmp_path):
    fields = tuple(dataclasses.replace(f, type="int32") if f.name == "users" else f for f in ROWS.fields)
    narrow = dataclasses.replace(ROWS, fields=fields)
    rows = [{"initiative_id": "k", "users": 3}, {"initiative_id": "l", "users": None}]
    side = before(tmp_path, rows, narrow)
    assert compare_table(side, table(rows), ROWS).counts.is_same
    assert compare_table(side, table([rows[0], {**rows[1], "users": 4}]), ROWS).counts.by_column == {"users": 1}


def test_a_damaged_file_is_told(tmp_path):
    side = before(tmp_path, [{"initiative_id": "k"}])
    side.file.write_bytes(b"not Parquet")
    with pytest.raises(CatalogueUnusable, match="Restore it from a backup"):
        compare_table(side, table([{"initiative_id": "k"}]), ROWS)


def test_the_feed_has_the_declared_columns(tmp_path):
    side = before(tmp_path, [{"initiative_id": "gone", "title": "x"}, {"initiative_id": "kept", "title": "x"}])
    later = table([{"initiative_id": "kept", "title": "y"}, {"initiative_id": "new"}])
    difference = compare_table(side, later, ROWS)
    feed = change_table(change_rows(side, later, ROWS, difference), {"gone": "kept"}, 7, "0.3.0", "0.2.9")
    assert feed.column_names == list(CHANGES.names)
    rows = feed.to_pylist()
    assert [(r["change_type"], r["initiative_id"], r["superseded_by"]) for r in rows] == [
        ("added", "new", None), ("changed", "kept", None), ("removed", "gone", "kept")
    ]  # fmt: skip
    assert rows[1]["before"] == '{"title":"x"}'
    assert rows[0]["before"] is None
    assert rows[2]["after"] is None


def test_a_feed_of_other_rows_is_noticed():
    with pytest.raises(KeyError):
        apply_feed([], [{"initiative_id": "k", "change_type": "removed"}], ROWS)
