"""Version numbers are computed from what changed, and the changelog says why."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.changelog import Heading, changelog_markdown
from transforms.changes import Difference, Example, TableCounts, bump_reasons, next_version
from transforms.schema import INITIATIVES, TABLES, Field, Table
from transforms.structure import Level, Reason, structure_of, structure_reasons

HEADING = Heading("Enquête d'essai", "Trial survey", "0.2.0")


def difference(**changed: object) -> Difference:
    tables = changed.pop("tables", {})
    return Difference(1, "0.1.0", {c.table: c for c in tables} if isinstance(tables, list) else tables, **changed)


def counts(table: str, **changed: int) -> TableCounts:
    return TableCounts(table, before=100, after=100 + changed.get("added", 0) - changed.get("removed", 0), **changed)


def bump(**changed: object) -> str | None:
    reasons = bump_reasons(difference(**changed))
    return max(reason.level for reason in reasons).name if reasons else None


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({}, None),
        ({"tables": [counts("initiatives")]}, None),
        ({"tables": [counts("initiatives", changed=1)]}, "PATCH"),
        ({"tables": [counts("initiatives", added=1)]}, "MINOR"),
        ({"tables": [counts("initiatives", removed=10)]}, "MINOR"),
        ({"tables": [counts("initiatives", removed=11)]}, "MAJOR"),
        ({"tables": [counts("returns", removed=90)]}, "MINOR"),
        ({"tables": [counts("accounts", added=1)]}, "PATCH"),
        ({"tables": [counts("rules", removed=1)]}, "PATCH"),
        ({"tables": [counts("codes", changed=1)]}, "PATCH"),
        ({"codes_added": ("status:late",)}, "MINOR"),
        ({"codes_removed": ("status:late",)}, "MAJOR"),
        ({"described": ("about.citation",)}, "PATCH"),
        ({"structure": (Reason(Level.MAJOR, "a", "a"),), "described": ("schema_version",)}, "MAJOR"),
    ],
)
def test_what_moves_which_number(changed, level):
    assert bump(**changed) == level


@pytest.mark.parametrize(
    ("previous", "level", "schema", "expected"),
    [
        (None, Level.MINOR, "0.1.0", "0.1.0"), (None, Level.MINOR, "1.0.0", "1.0.0"),
        ("0.1.0", Level.PATCH, "0.1.0", "0.1.1"), ("0.1.9", Level.PATCH, "0.1.0", "0.1.10"),
        ("0.1.9", Level.MINOR, "0.1.0", "0.2.0"), ("0.9.9", Level.MAJOR, "0.1.0", "0.10.0"),
        ("0.9.9", Level.PATCH, "1.0.0", "1.0.0"), ("1.2.3", Level.PATCH, "1.0.0", "1.2.4"),
        ("1.2.3", Level.MINOR, "1.0.0", "1.3.0"), ("1.2.3", Level.MAJOR, "1.0.0", "2.0.0"),
        ("1.2.3", Level.MAJOR, "0.9.0", "2.0.0"),
    ],
)  # fmt: skip
def test_the_next_number(previous, level, schema, expected):
    assert next_version(previous, [Reason(Level.PATCH, "", ""), Reason(level, "", "")], schema) == expected


def test_nothing_changed_is_no_version():
    with pytest.raises(ValueError, match="nothing changed"):
        next_version("0.1.0", [], "0.1.0")


numbers = st.integers(0, 30)


@given(st.tuples(numbers, numbers, numbers), st.sampled_from(Level), st.sampled_from(["0.3.0", "1.0.0", "2.1.0"]))
def test_numbers_only_go_up(previous, level, schema):
    text = ".".join(map(str, previous))
    after = tuple(map(int, next_version(text, [Reason(level, "", "")], schema).split(".")))
    assert after > previous


def test_the_first_version_has_one_reason():
    first = Difference(None, None, {"initiatives": TableCounts("initiatives", 0, 5, added=5)})
    assert [reason.en for reason in bump_reasons(first)] == ["first version"]


@pytest.mark.parametrize(("removed", "mass"), [(10, False), (11, True)])
def test_a_mass_change_is_more_than_a_tenth(removed, mass):
    found = difference(tables=[counts("initiatives", removed=removed)])
    assert found.is_mass_change is mass
    assert found.removed_share == removed / 100


def test_the_weightiest_reason_comes_first():
    reasons = bump_reasons(difference(tables=[counts("initiatives", added=1, changed=2, removed=50)]))
    assert [reason.level for reason in reasons] == sorted((reason.level for reason in reasons), reverse=True)


TABLE = Table(
    "t",
    "Une ligne.",
    "One row.",
    ("a",),
    (
        Field("a", "string", "A.", "A.", required=True),
        Field("b", "int32", "B.", "B."),
        Field("c", "string", "C.", "C."),
    ),
)


def changed_field(which: str, /, **changed: object) -> Table:
    fields = tuple(dataclasses.replace(f, **changed) if f.name == which else f for f in TABLE.fields)
    return dataclasses.replace(TABLE, fields=fields)


@pytest.mark.parametrize(
    ("after", "level"),
    [
        (TABLE, None),
        (changed_field("b", fr="Mieux dit.", en="Better said.", quotable=True), None),
        (changed_field("b", type="int64"), Level.MAJOR),
        (changed_field("b", required=True), Level.MAJOR),
        (changed_field("a", required=False), Level.MINOR),
        (changed_field("b", bounds=(0, 5)), Level.MAJOR),
        (changed_field("c", pattern="x"), Level.MAJOR),
        (changed_field("c", codes="status"), Level.MAJOR),
        (changed_field("b", unit="EUR"), Level.MAJOR),
        (changed_field("b", name="z"), Level.MAJOR),
        (dataclasses.replace(TABLE, key=("a", "c")), Level.MAJOR),
        (dataclasses.replace(TABLE, fields=TABLE.fields[:2]), Level.MAJOR),
        (dataclasses.replace(TABLE, fields=TABLE.fields[::-1]), Level.MAJOR),
        (dataclasses.replace(TABLE, fields=(*TABLE.fields, Field("d", "bool", "D.", "D."))), Level.MAJOR),
    ],
)
def test_what_a_change_of_the_structure_means(after, level):
    reasons = structure_reasons(structure_of({"t": TABLE}), structure_of({"t": after}))
    assert max((reason.level for reason in reasons), default=None) == level


def test_a_constraint_that_falls_is_minor_and_a_unit_that_falls_is_not():
    bounded, measured = changed_field("b", bounds=(0, 5)), changed_field("b", unit="EUR")
    plain = structure_of({"t": TABLE})
    assert [r.level for r in structure_reasons(structure_of({"t": bounded}), plain)] == [Level.MINOR]
    assert [r.level for r in structure_reasons(structure_of({"t": measured}), plain)] == [Level.MAJOR]


def test_tables_that_come_and_go():
    one, none = structure_of({"t": TABLE}), structure_of({})
    assert [(r.level, r.en) for r in structure_reasons(none, one)] == [(Level.MINOR, "table t: added")]
    assert [(r.level, r.en) for r in structure_reasons(one, none)] == [(Level.MAJOR, "table t: removed")]


def test_the_structure_survives_json():
    import json

    found = structure_of(TABLES)
    assert json.loads(json.dumps(found)) == found
    assert {table: [c["name"] for c in s["columns"]] for table, s in found.items()} == {
        name: list(table.names) for name, table in TABLES.items()
    }


def changelog(found: Difference) -> str:
    return changelog_markdown(HEADING, found, bump_reasons(found), INITIATIVES)


def test_the_changelog_counts_and_names():
    touched = TableCounts("initiatives", 100, 101, added=2, removed=1, changed=3, by_column={"title": 3, "status": 1})
    found = difference(
        tables={"initiatives": touched, "accounts": counts("accounts", changed=1)},
        codes_added=("status:late",),
        examples={"added": (Example("i-new"),), "changed": (Example("i-old", ("title", "status")),)},
    )
    text = changelog(found)
    french, english = text.split("\n---\n")
    for line in ("# Enquête d'essai — version 0.2.0", "Version précédente : 0.1.0.", "- ajoutées : 2",
                 "- modifiées : 3",
                 "- initiatives retirées : 1 (MINEUR)", "- code ajouté : status:late (MINEUR)", "- ajoutées : `i-new`",
                 "- modifiées : `i-old` (title, status)", "| `title` | 3 | Intitulé de l'initiative. |",
                 "| initiatives | 100 | 101 | 2 | 1 | 3 |"):  # fmt: skip
        assert line in french.splitlines()
    for line in ("# Trial survey — version 0.2.0", "Version before: 0.1.0.", "- initiatives removed: 1 (MINOR)",
                 "- changed: `i-old` (title, status)", "| `title` | 3 | Title of the initiative. |"):  # fmt: skip
        assert line in english.splitlines()


def test_the_changelog_of_the_first_version_lists_no_change():
    text = changelog(Difference(None, None, {"initiatives": TableCounts("initiatives", 0, 5, added=5)}))
    assert "Première version." in text
    assert "First version." in text
    assert "Why this number" not in text


def test_the_changelog_says_when_no_initiative_changed():
    text = changelog(difference(tables={"initiatives": counts("initiatives"), "rules": counts("rules", changed=1)}))
    assert "Aucune initiative ajoutée, retirée ou modifiée." in text
    assert "No initiative added, removed or changed." in text
