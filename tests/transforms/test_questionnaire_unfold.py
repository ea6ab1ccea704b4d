"""From a text frame to an answers frame: nothing typed, nothing lost, nothing personal."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bundled import code_book
from transforms.errors import UnexpectedStructure
from transforms.formats import read_return
from transforms.questionnaire import SEVERAL_COLUMNS, Survey, Wave, load_survey, load_wave, unfold

BOOK = code_book()
SURVEY = load_survey(
    """\
id: baro
title: {fr: B, en: B}
description: {fr: B, en: B}
organisers: [A]
contact: A
licence: {id: l, title: L, url: https://l.example}
citation: B
frame: open
mappings:
  natures: {list: authority_kind, codes: {Ville: commune, Interco: epci, NSP: missing:dont_know}}
""",
    "survey.yaml",
    BOOK,
)
WAVE = """\
id: "2021"
cog_vintage: 2021
field_period: {start: 2021-01-04}
sources: [{id: tool, files: a.csv}]
return_key: id
initiative_key: ref
submitted: sent
authority: {name: ORG, kind: {column: STRUCT, mapping: natures}, departement: DEP}
fields:
  title: TITRE
  description: {columns: [R1, R2]}
  audiences: {columns: [P1, P2], recode: {Tous: tous}}
  tools: {columns: [O1, O2], separator: "|"}
constants: {language: fr}
personal: [NOM]
ignored: [page]
"""
COLUMNS = ["id", "ref", "sent", "ORG", "STRUCT", "DEP", "TITRE", "R1", "R2", "P1", "P2", "O1", "O2", "NOM", "page"]


def wave(text: str = WAVE) -> Wave:
    return load_wave(text, "wave.yaml", SURVEY, BOOK)


def text_frame(*rows: dict[str, str]) -> pd.DataFrame:
    lines = [",".join(COLUMNS)]
    lines += [",".join(row.get(column, "") for column in COLUMNS) for row in rows]
    return read_return(io.BytesIO(("\n".join(lines) + "\n").encode()), "a.csv").returns.frame


def unfolded(*rows: dict[str, str], by: Wave | None = None, of: Survey = SURVEY) -> pd.DataFrame:
    return unfold(text_frame(*rows), of, by or wave(), "tool")


def test_columns_are_those_of_the_contract() -> None:
    assert list(unfolded().columns) == [
        "@file", "@sheet", "@line", "@source", "@own_return", "@authority_name", "@authority_kind",
        "@authority_kind_as_written", "@authority_departement", "@authority_code", "@submitted", "@complete", "@test",
        "@consent", "@answered", "@return_line", "@own_initiative", "@block", "title", "description", "audiences",
        "tools", "language", "@missing.title", "@missing.description", "@missing.audiences", "@missing.tools",
        "@missing.language",
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [[], [{"id": "1", "ORG": "Agen"}]])
def test_everything_is_text_but_the_line(rows: list[dict[str, str]]) -> None:
    answers = unfolded(*rows)
    numbers = {"@line", "@return_line", "@block"}
    assert {str(answers[column].dtype) for column in numbers} == {"int64"} and isinstance(answers.index, pd.RangeIndex)
    assert {str(answers[column].dtype) for column in answers.columns if column not in numbers} == {"str"}


def test_a_row_keeps_its_place_and_its_text() -> None:
    answers = unfolded(
        {"id": "7"}, {"id": " 8 ", "ORG": "Agen ", "DEP": "01", "TITRE": " 01001 ", "sent": "2021-01-05"}
    )
    assert answers.loc[1, "@line"] == 3 and answers.loc[1, "@file"] == "a.csv" and answers.loc[1, "@source"] == "tool"
    assert answers.loc[1, ["@own_return", "@authority_name", "@authority_departement"]].tolist() == ["8", "Agen", "01"]
    assert answers.loc[1, "title"] == " 01001 "
    assert answers.loc[0, ["@own_initiative", "@authority_name", "@submitted", "title"]].isna().all()


@pytest.mark.parametrize(
    ("written", "code"),
    [("Ville", "commune"), (" VILLE", "commune"), ("Interco", "epci"), ("Port", None), ("NSP", None)],
)
def test_kinds_become_codes_and_stay_as_written(written: str, code: str | None) -> None:
    row = unfolded({"id": "1", "STRUCT": written}).iloc[0]
    assert row["@authority_kind_as_written"] == written.strip()
    assert (row["@authority_kind"] == code) if code else pd.isna(row["@authority_kind"])


def test_one_kind_for_all() -> None:
    by = wave(
        WAVE.replace("{column: STRUCT, mapping: natures}", "{constant: epci}").replace("[page]", "[page, STRUCT]")
    )
    answers = unfolded({"id": "1"}, {"id": "2"}, by=by)
    assert answers["@authority_kind"].tolist() == ["epci", "epci"]
    assert answers["@authority_kind_as_written"].isna().all()


def test_several_columns_are_one_answer() -> None:
    row = {"id": "1", "R1": "Avant", "R2": "Après", "P1": "Tous", "P2": "Élus", "O1": "x", "O2": "y"}
    answers = unfolded(row)
    assert answers.loc[0, "description"] == "Avant\n\nAprès"
    assert answers.loc[0, "audiences"] == f"Tous{SEVERAL_COLUMNS}Élus"
    assert answers.loc[0, "tools"] == f"x{SEVERAL_COLUMNS}y"


@pytest.mark.parametrize(
    ("one", "two", "joined"), [("", "b", "b"), ('" "', "b", "b"), ('""', "", ""), ('""', '" "', "")]
)
def test_blank_cells_are_left_out_of_a_joined_answer(one: str, two: str, joined: str) -> None:
    assert unfolded({"id": "1", "R1": one, "R2": two}).loc[0, "description"] == joined


def test_an_answer_that_was_never_shown_is_missing() -> None:
    answers = unfolded({"id": "1"})
    assert answers.loc[0, ["title", "description", "audiences", "tools"]].isna().all()
    assert unfolded({"id": "1", "TITRE": '""'}).loc[0, "title"] == ""


def test_a_constant_stands_in_every_row() -> None:
    assert unfolded({"id": "1"}, {"id": "2"}).loc[:, "language"].tolist() == ["fr", "fr"]


def test_personal_and_ignored_columns_stay_at_the_door() -> None:
    answers = unfolded({"id": "1", "NOM": "Jeanne Personne", "page": "page-42"})
    assert not answers.astype(str).isin(["Jeanne Personne", "page-42"]).any(axis=None)


def test_missing_columns_are_told_all_at_once() -> None:
    frame = text_frame({"id": "1"}).drop(columns=["TITRE", "DEP", "NOM"])
    with pytest.raises(UnexpectedStructure) as raised:
        unfold(frame, SURVEY, wave(), "tool")
    assert [fault.found for fault in raised.value.faults] == ["no column `DEP`", "no column `TITRE`"]


def test_a_source_that_the_wave_has_not_is_refused() -> None:
    with pytest.raises(KeyError, match="no source 'web'"):
        unfold(text_frame(), SURVEY, wave(), "web")


@settings(deadline=None)
@given(st.lists(st.text("abÉ01", max_size=3), max_size=8))
def test_no_row_is_lost_or_moved(titles: list[str]) -> None:
    answers = unfolded(*({"id": "x", "TITRE": title} for title in titles))
    assert [title or None for title in titles] == [None if pd.isna(cell) else cell for cell in answers["title"]]


def test_the_frame_that_came_in_is_left_as_it_was() -> None:
    frame = text_frame({"id": "1", "ORG": " Agen "})
    before = frame.copy(deep=True)
    unfold(frame, SURVEY, wave(), "tool")
    pd.testing.assert_frame_equal(frame, before)


def test_moments_of_a_file_that_writes_months_first_are_read_so() -> None:
    sent = ["03/11/2025 08:21:00", "03/14/2025 09:00:00"]
    answers = unfolded(*({"id": str(number), "sent": moment} for number, moment in enumerate(sent)))
    assert answers["@submitted"].tolist() == ["2025-03-11 08:21:00", "2025-03-14 09:00:00"]
    assert unfolded({"id": "1", "sent": sent[0]})["@submitted"].tolist() == sent[:1]
