"""Corrections of raw cells: applied where the guard holds, told where it does not, never anything else."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.bundled import code_book
from transforms.corrections import correct, load_corrections
from transforms.errors import SurveyFileInvalid
from transforms.questionnaire import Wave, load_survey, load_wave
from transforms.source_text import SourceText

SURVEY = load_survey(
    "id: s\ntitle: {fr: a, en: a}\ndescription: {fr: a, en: a}\norganisers: [a]\ncontact: a\n"
    "licence: {id: l, title: L, url: https://l.example}\ncitation: a\nframe: open\n",
    "survey.yaml",
)
WAVE: Wave = load_wave(
    'id: "1"\ncog_vintage: 2021\nfield_period: {start: 2021-01-01}\nsources: [{id: w, files: a.csv}]\n'
    "return_key: id\nauthority: {name: org}\nfields: {title: t}\n",
    "wave.yaml", SURVEY, code_book(),
)  # fmt: skip
ONE = '{wave: "1", source: w, return: "7", column: t, expect: Buss, value: Bus, reason: r, by: b, on: 2026-01-02}'


def text(*titles: str | None) -> SourceText:
    cells = {"id": [str(n) for n in range(7, 7 + len(titles))], "t": list(titles), "org": ["Agen"] * len(titles)}
    frame = pd.DataFrame({name: pd.array(column, dtype="str") for name, column in cells.items()})
    return SourceText(frame, {"actions": frame.assign(**{"@return": pd.array([0] * len(titles), dtype="Int64")})}, True)


def apply(one: str, *titles: str | None) -> tuple[list[object], list[str]]:
    made, notices = correct(text(*titles), load_corrections(f"corrections:\n  - {one}\n", "corrections.yaml"), WAVE)
    return [None if pd.isna(cell) else cell for cell in made.returns["t"]], notices


def test_a_cell_is_corrected_and_nothing_else() -> None:
    assert apply(ONE, "Buss", "Buss") == (["Bus", "Buss"], [])


def test_a_missing_cell_is_expected_and_given_as_null() -> None:
    assert apply(ONE.replace("Buss", "null"), None) == (["Bus"], [])
    assert apply(ONE.replace("value: Bus,", "value: null,"), "Buss") == ([None], [])


@pytest.mark.parametrize(
    ("one", "titles", "says"),
    [
        (ONE, ["Bus"], "the source has repaired itself"),
        (ONE, ["Car"], "another text than `expect`"),
        (ONE, [None], "another text than `expect`"),
        (ONE.replace('"7"', '"8"'), ["Buss"], "a cell that matches nothing"),
        (ONE.replace("column: t", "column: x"), ["Buss"], "no such column"),
        (ONE.replace("column: t", "column: t, table: x"), ["Buss"], "no such table"),
    ],
)
def test_what_does_not_apply_is_told_and_touches_nothing(one: str, titles: list[str | None], says: str) -> None:
    cells, notices = apply(one, *titles)
    assert cells == titles and len(notices) == 1 and says in notices[0] and "corrections.yaml, line 2" in notices[0]


def test_a_notice_quotes_neither_text() -> None:
    assert not any("Buss" in notice or "Car" in notice for notice in apply(ONE, "Car")[1])


def test_two_rows_of_one_id_are_not_guessed_between() -> None:
    twice = text("Buss", "Buss")
    returns = twice.returns.assign(id=pd.array(["7", "7"], dtype="str"))
    corrections = load_corrections(f"corrections: [{ONE}]\n", "c.yaml")
    made, notices = correct(SourceText(returns, {}, True), corrections, WAVE)
    assert made.returns["t"].tolist() == ["Buss", "Buss"] and "2 rows of that id" in notices[0]


def test_only_the_corrections_of_the_source_are_taken() -> None:
    corrections = load_corrections(f"corrections: [{ONE}]\n", "c.yaml")
    assert corrections.of("1", "w").entries and not corrections.of("2", "w").entries


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("reason: r, ", ""), "no `corrections.0.reason`"),
        (("on: 2026-01-02", "on: 2026-02-30"), "a day"),
        (('return: "7", ', ""), "neither `return` nor `initiative`"),
        (("value: Bus", "value: Buss"), "alike"),
        (("by: b", "by: b, who: c"), "the unknown key"),
        (("}", "}\n  - " + ONE), "a second correction of one cell (first at line 2)"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(change: tuple[str, str], says: str) -> None:
    with pytest.raises(SurveyFileInvalid) as caught:
        load_corrections(f"corrections:\n  - {ONE.replace(*change)}\n", "c.yaml")
    assert any(says in str(fault) and "c.yaml, line" in fault.where for fault in caught.value.faults)


@pytest.mark.parametrize(("cell", "written"), [("", "null"), (None, '""')])
def test_an_empty_cell_is_one_where_the_file_does_not_tell_which(cell: str | None, written: str) -> None:
    one = load_corrections(f"corrections:\n  - {ONE.replace('Buss', written)}\n", "corrections.yaml")
    apart = text(cell)
    assert correct(apart, one, WAVE)[1], "told: an empty text is not a missing one"
    made, notices = correct(replace(apart, empties_apart=False), one, WAVE)
    assert (made.returns["t"].tolist(), notices) == (["Bus"], [])
