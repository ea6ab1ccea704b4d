"""The structure of a raw source: all faults at once, by name and line, and no cell quoted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd
import pytest

from expectations.returns import screen
from transforms.errors import UnexpectedStructure
from transforms.survey_files import Expect, Range
from transforms.waves import Answer, AuthorityAnswer, Wave


@dataclass(frozen=True)
class OneSource:
    """A source, by its id."""

    id: str = "s1"


@dataclass(frozen=True)
class Days:
    """A field period that nothing here looks at."""

    start: None = None
    end: None = field(default=None)


WAVE = Wave(
    id="2020",
    cog_vintage=2021,
    field_period=Days(),
    sources=(OneSource(),),
    authority=AuthorityAnswer("mairie", None, "dep"),
    fields={"title": Answer("title", ("titre",), "text"), "status": Answer("status", ("etat",), "choice")},
    initiative_key="ref",
    personal=("courriel",),
    ignored=("note",),
)


def raw(rows=4, **columns):
    """A text frame with the columns of the wave, as a reader of files makes it."""
    numbers = range(1, rows + 1)
    cells = {
        "ref": [f"R{n}" for n in numbers], "mairie": [f"Ville {n // 2}" for n in numbers], "dep": ["49"] * rows,
        "titre": ["Drive"] * rows, "etat": ["" for _ in numbers], "courriel": ["secret@example.org"] * rows,
        "note": [None] * rows,
    }  # fmt: skip
    frame = pd.DataFrame(cells | columns, dtype="str")
    frame.insert(0, "@file", "retours.csv")
    frame["@line"] = pd.Series([10 + n for n in range(rows)], dtype="int64")
    return frame


def faults(frame, wave=WAVE, previous_rows=None):
    with pytest.raises(UnexpectedStructure) as raised:
        screen(frame, wave, previous_rows)
    assert "secret" not in str(raised.value)
    return [(fault.found, fault.remedy) for fault in raised.value.faults]


def found(*arguments, **named):
    return [found for found, _ in faults(*arguments, **named)]


def test_a_source_as_declared_passes():
    screen(raw(), WAVE, None)


def test_a_missing_and_an_unexpected_column_are_named_with_the_nearest_name():
    ((missing, first), (unexpected, second)) = faults(raw().rename(columns={"titre": "Titres "}))
    assert missing == "no column 'titre'" and first.startswith("Did you mean 'Titres '?")
    assert unexpected == "the column 'Titres '" and second.startswith("Did you mean 'titre'?")


def test_a_new_column_far_from_all_others_has_no_suggestion():
    ((unexpected, remedy),) = faults(raw(telephone="0241"))
    assert unexpected == "the column 'telephone'" and remedy.startswith("Map it")


def test_personal_and_ignored_columns_must_be_there_too():
    assert found(raw().drop(columns=["courriel", "note"])) == ["no column 'note'", "no column 'courriel'"]


def test_a_file_without_its_header_line_is_not_quoted():
    frame = raw()
    headerless = frame.rename(
        columns=dict(zip(WAVE.used_columns, ["R0", "Ville", "33", "secret", "fini"], strict=True))
    )
    told = found(headerless)
    assert told[:-1] == [f"no column {name!r}" for name in WAVE.used_columns]
    assert told[-1] == "5 columns that the wave file does not declare"


def test_a_header_that_two_columns_have_is_told():
    frame = raw()
    twice = pd.concat([frame, frame[["titre"]]], axis=1)
    assert found(twice) == ["several columns named 'titre'"]


def test_a_reserved_name_that_is_not_ours_is_unexpected():
    assert found(raw().assign(**{"@return_id": "x"})) == ["the column '@return_id'"]


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_own_ids_must_be_there(blank):
    assert found(raw(ref=["R1", blank, "R3", blank])) == ["column 'ref' empty in lines 11, 13"]


def test_own_ids_must_be_unique_and_are_not_quoted():
    assert found(raw(ref=["secret", "R2", "secret", "R4"])) == ["column 'ref' repeated in lines 10, 12"]


def test_many_lines_are_counted():
    assert found(raw(8, ref=[None] * 8)) == ["column 'ref' empty in lines 10, 11, 12, 13, 14 and 3 more"]


def test_a_return_key_may_repeat_but_not_be_blank():
    wave = replace(WAVE, return_key="note")
    screen(raw(note=["a", "a", "b", "b"]), wave)
    assert found(raw(note=["a", "a", "b", None]), wave) == ["column 'note' empty in line 13"]


@pytest.mark.parametrize("names", [[None] * 4, ["", " ", None, ""]])
def test_an_authority_column_that_is_empty_throughout_is_told(names):
    assert found(raw(mairie=names)) == ["column 'mairie' empty in all rows"]
    screen(raw(mairie=[*names[:3], "Saumur"]), WAVE)


def test_no_rows_is_one_fault():
    wave = replace(WAVE, expect=Expect(returns=Range(min=1), initiatives=Range(min=3), max_change=0.1))
    assert found(raw(0), wave, previous_rows=205) == ["no rows"]


@pytest.mark.parametrize(("rows", "passes"), [(2, False), (3, True), (5, True), (6, False)])
def test_bounds_of_initiatives(rows, passes):
    wave = replace(WAVE, expect=Expect(initiatives=Range(min=3, max=5)))
    if passes:
        screen(raw(rows), wave)
    else:
        assert found(raw(rows), wave) == [f"{rows} rows"]


@pytest.mark.parametrize(("towns", "passes"), [("AAAA", False), ("AABB", True), ("ABCC", True), ("ABCD", False)])
def test_bounds_of_returns_count_authorities_as_written(towns, passes):
    wave = replace(WAVE, expect=Expect(returns=Range(min=2, max=3)))
    if passes:
        screen(raw(mairie=list(towns)), wave)
    else:
        assert found(raw(mairie=list(towns)), wave) == [f"{len(set(towns))} returns"]


def test_returns_are_counted_by_their_own_id_where_there_is_one():
    wave = replace(WAVE, return_key="note", expect=Expect(returns=Range(max=1)))
    screen(raw(note=["a"] * 4), wave)
    assert found(raw(note=["a", "a", "a", "b"]), wave) == ["2 returns"]


def test_one_source_of_several_is_not_held_to_the_lower_bound_of_the_wave():
    two = replace(WAVE, sources=(OneSource("a"), OneSource("b")), expect=Expect(initiatives=Range(min=10, max=20)))
    screen(raw(4), two)
    assert found(raw(21), two) == ["21 rows"]


@pytest.mark.parametrize(
    ("previous", "share", "rows", "passes"),
    [
        (10, 0.2, 8, True), (10, 0.2, 7, False), (10, 0.2, 12, True), (10, 0.2, 13, False),
        (10, 0.1, 9, True), (10, 0.1, 11, True), (10, 0.3, 7, True), (3, 0.1, 3, True), (3, 0.1, 2, False),
        (None, 0.1, 2, True), (0, 0.1, 2, True), (1, None, 9, True),
    ],
)  # fmt: skip
def test_a_sudden_change_against_the_last_run(previous, share, rows, passes):
    wave = replace(WAVE, expect=Expect(max_change=share))
    if passes:
        screen(raw(rows), wave, previous)
    else:
        assert found(raw(rows), wave, previous) == [f"{rows} rows"]


def test_all_faults_are_told_at_once_with_the_file():
    wave = replace(WAVE, expect=Expect(initiatives=Range(max=3), max_change=0.1))
    frame = raw(ref=["R1", "R1", None, "R4"], extra="x").drop(columns="etat")
    with pytest.raises(UnexpectedStructure) as raised:
        screen(frame, wave, 40)
    assert {fault.where for fault in raised.value.faults} == {"wave 2020, retours.csv"}
    assert sorted(fault.found for fault in raised.value.faults) == [
        "4 rows",
        "4 rows",
        "column 'ref' empty in line 12",
        "column 'ref' repeated in lines 10, 11",
        "no column 'etat'",
        "the column 'extra'",
    ]


def test_lines_without_a_line_column_are_those_of_a_file_with_a_header():
    assert found(raw(ref=["R1", None, "R3", "R4"]).drop(columns=["@line", "@file"])) == ["column 'ref' empty in line 3"]


def test_the_facts_of_a_survey_tool_are_no_columns_to_declare() -> None:
    screen(raw().assign(**{"@id": ["1", "2", "3", "4"], "@complete": "yes"}), WAVE)
