"""SurveyMonkey: one and two header rows, in several languages; tabulations are not read."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return

REAL = Path(__file__).parents[5] / "shared" / "returns" / "exports" / "surveymonkey"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the exports kept beside the checkout are not here")
OWN = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
Rows = list[list[str]]


def read(rows: Rows) -> Extraction:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def cells(extraction: Extraction, *columns: str) -> list[list[Any]]:
    assert extraction.returns is not None
    frame = extraction.returns.frame[list(columns)]
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy().tolist()]


def expanded(header: list[str], below: list[str], *answers: str) -> Extraction:
    row = ["11800000001", "401", "03/03/2025 09:00:00", "03/25/2025 09:12:00", *answers]
    return read([[*OWN, *header], ["", "", "", "", *below], row])


def test_options_are_named_after_their_question_and_whole_answers_by_it_alone() -> None:
    extraction = expanded(
        ["Thèmes", "", "", "Commune", "Âge"],
        ["Cyber", "Inclusion", "Other (please specify)", "Open-Ended Response", "Response"],
        "Cyber", "", "Wifi", "Val-Fictif", "40-49",
    )  # fmt: skip
    assert extraction.reading.columns[4:] == (
        "Thèmes - Cyber", "Thèmes - Inclusion", "Thèmes - Other (please specify)", "Commune", "Âge",
    )  # fmt: skip
    assert extraction.returns is not None
    assert extraction.returns.columns[5].question == "Thèmes" and extraction.returns.columns[5].option == "Inclusion"
    assert extraction.returns.header_lines == (1, 2) and cells(extraction, "@line") == [[3]]


def test_a_first_question_called_as_a_column_of_the_tool_is_a_question() -> None:
    extraction = expanded(["Nom", "Prénom"], ["Open-Ended Response", "Open-Ended Response"], "Val-Fictif", "")
    assert extraction.reading.form == "expanded, two header rows"
    assert cells(extraction, "Nom") == [["Val-Fictif"]]


def test_the_facts_are_those_of_the_tool_and_completeness_is_none_of_them() -> None:
    extraction = expanded(["Commune"], ["Open-Ended Response"], "Val-Fictif")
    assert cells(extraction, "@id", "@started", "@submitted", "@updated") == [
        ["11800000001", "03/03/2025 09:00:00", "03/25/2025 09:12:00", "03/25/2025 09:12:00"]
    ]
    assert extraction.returns is not None and "@complete" not in extraction.returns.frame
    assert any("which responses are complete" in warning for warning in extraction.reading.warnings)
    assert "dates: dates are written month/day/year" in extraction.reading.warnings


def test_a_language_that_is_not_known_is_read_by_its_second_row_and_long_numbers() -> None:
    rows = [["Vastaajan tunnus", "Aloitus", "Kunta"], ["", "", "Response"], ["11800000001", "3.3.2025", "Val"]]
    extraction = read(rows)
    assert extraction.reading.dialect == "surveymonkey" and cells(extraction, "@id") == [["11800000001"]]


def test_a_condensed_export_has_one_header_row() -> None:
    extraction = read([[*OWN, "Commune"], ["11800000001", "401", "03/03/2025", "03/04/2025", "Val-Fictif"]])
    assert (extraction.reading.form, extraction.reading.rows) == ("condensed, one header row", 1)


@pytest.mark.parametrize(
    "rows",
    [
        [["Respondent ID", "Town"], ["1", "Val-Fictif"]],
        [["Answer Choices", "Responses", ""], ["Yes", "60,00%", "12"], ["No", "40,00%", "8"]],
        [["Town", "Budget", "Year", "Respondent ID", "Start Date"], ["Val", "1", "2024", "1", "2025"]],
    ],
    ids=["an id alone", "a summary", "an id among answers"],
)
def test_tables_of_others_are_left_alone(rows: Rows) -> None:
    try:
        assert read(rows).reading.dialect == "generic"
    except UnreadableReturn as error:
        assert "Respondent" not in str(error)


@needs_real
def test_a_real_export_keeps_every_response_and_every_option() -> None:
    extraction = read_return(io.BytesIO((REAL / "StarWars_2header.csv").read_bytes()), "StarWars_2header.csv")
    reading = extraction.reading
    assert (reading.dialect, reading.form, reading.standing) == ("surveymonkey", "expanded, two header rows", "proven")
    assert (reading.rows, len(reading.columns)) == (1186, 38)
    assert extraction.returns is not None
    films = [column for column in extraction.returns.columns if (column.option or "").startswith("Star Wars")]
    assert len(films) == 12 and len({column.question for column in films}) == 2


@needs_real
def test_a_real_tabulation_is_not_claimed() -> None:
    name = "april_2017_crosstab_multiheader.xlsx"
    try:
        assert read_return(io.BytesIO((REAL / name).read_bytes()), name).reading.dialect != "surveymonkey"
    except UnreadableReturn as error:
        assert "results" in str(error)


LEAVES = ["Open-Ended Response", "Cyber", "Inclusion", "Bien", "Moyen"]
QUESTIONS = ["Commune", "Thèmes", "", "Avis", ""]
ANSWERS = [["Val-Fictif", "Cyber", "", "", "Moyen"], ["Grandpré", "", "Inclusion", "Bien", ""]]


@pytest.mark.parametrize("own", [[], ["Start Date"], ["Collector ID", "End Date"], ["Département"]])
@pytest.mark.parametrize("leaf", ["Open-Ended Response", "Response", "Réponse", "Offene Antwort", "Risposta aperta"])
def test_a_second_header_row_is_known_without_the_columns_of_the_tool(own: list[str], leaf: str) -> None:
    rows = [[*own, *QUESTIONS], [*("" for _ in own), leaf, *LEAVES[1:]]]
    rows += [[*("03/03/2025 09:00:00" for _ in own), *answers] for answers in ANSWERS]
    extraction = read(rows)
    assert (extraction.reading.dialect, extraction.reading.form) == ("surveymonkey", "expanded, two header rows")
    assert cells(extraction, "Commune", "Thèmes - Inclusion") == [["Val-Fictif", None], ["Grandpré", "Inclusion"]]
    assert any("known by their line" in told for told in extraction.reading.warnings)


@pytest.mark.parametrize(
    ("header", "first"),
    [
        (["Commune", "Avis"], ["Val-Fictif", "Réponse"]),
        (["Commune", "Avis"], ["Réponse", "Val-Fictif"]),
        (["Commune", "Avis"], ["Réponse", ""]),
        (["Commune", "Avis"], ["", "Réponse"]),
        (["Réponse"], ["Réponse"]),
        (["Avis"], ["Réponse"]),
        (["Commune", "Thèmes", ""], ["Réponse", "Cyber", "Cyber"]),
        (["Commune", "Thèmes", ""], ["Réponse", "Cyber", ""]),
        (["Commune", "Thèmes", ""], ["Val-Fictif", "Cyber", "Inclusion"]),
    ],
)
def test_an_answer_that_reads_response_makes_no_second_header_row(header: list[str], first: list[str]) -> None:
    extraction = read([header, first, ["Grandpré", "Bien", "Cyber"][: len(header)]])
    assert extraction.reading.dialect == "generic"


def test_without_columns_of_the_tool_a_question_called_like_one_is_a_question() -> None:
    extraction = read([["Nom", "Email Address"], ["Response", "Response"], ["Val-Fictif", "Bourg"]])
    assert extraction.reading.columns == ("Nom", "Email Address")
    assert not any("column 1" in told or "column 2" in told for told in extraction.reading.warnings)
