"""Google Forms: time stamps in every language and locale, grids, quizzes; nobody else's time stamps."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.content import Content
from transforms.formats.dialects.google_forms import READER
from transforms.formats.grids import grid_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "google-forms"
Rows = list[list[str]]


def read(rows: Rows) -> Extraction:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def cells(extraction: Extraction, *columns: str) -> list[list[Any]]:
    assert extraction.returns is not None
    frame = extraction.returns.frame[list(columns)]
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy().tolist()]


def test_time_stamps_and_ticked_boxes_stay_as_written() -> None:
    extraction = read_return(io.BytesIO((FIXTURES / "formulaire.csv").read_bytes()), "formulaire.csv")
    assert cells(extraction, "@submitted", "@complete", "Vos thèmes", "Votre commune (2)") == [
        ["2025/03/03 9:04:05 AM UTC+1", "yes", "Cyber;Inclusion", None],
        ["2025/03/04 2:10:00 PM UTC+1", "yes", "Cyber", "Valombre"],
    ]


def test_a_row_of_a_grid_knows_its_question() -> None:
    extraction = read([["Horodateur", "Avis [Accueil]", "Avis [Délais]"], ["03/03/2025 09:04:05", "1", "2"]])
    assert extraction.returns is not None
    assert [(c.question, c.option) for c in extraction.returns.columns] == [
        (None, None),
        ("Avis", "Accueil"),
        ("Avis", "Délais"),
    ]


def test_the_marks_of_a_quiz_are_no_rows_of_a_grid() -> None:
    header = ["Timestamp", "Total score", "Your town", "Your town [Score]", "Your town [Feedback]"]
    extraction = read([header, ["2025/03/03 9:04:05 AM GMT+1", "1.00 / 2", "Val-Fictif", "1.00 / 1", ""]])
    assert extraction.reading.form == "responses of a quiz" and extraction.returns is not None
    assert {column.question for column in extraction.returns.columns} == {None}


@pytest.mark.parametrize(
    ("heading", "stamp"),
    [
        ("Horodateur", "12/05/2023 15:04:05"),
        ("horodateur ", "2023/05/12 3:04:05 PM UTC+2"),
        ("Zeitstempel", "12.05.2023 15:04:05"),
        ("Marca temporal", "12/5/2023 15:04:05"),
        ("Carimbo de data/hora", "12/05/2023 15:04:05"),
        ("Informazioni cronologiche", "12/05/2023 15.04.05"),
        ("타임스탬프", "2023. 5. 12 오후 3:04:05"),
        ("Tijdstempel", "12-5-2023 15:04:05"),
        ("Horodateur", "2023-05-12 15 h 04 min 05 s"),
        ("Horodateur", "12/05/2023"),
    ],
)
def test_time_stamps_are_known_in_many_languages(heading: str, stamp: str) -> None:
    extraction = read([[heading, "Commune"], [stamp, "Val-Fictif"]])
    assert extraction.reading.dialect == "google-forms"
    assert cells(extraction, "@submitted") == [[stamp]]


def test_the_sheet_of_a_form_is_known_by_its_name_where_titles_are_short() -> None:
    grid = grid_of([["Timestamp", "Town"], ["2025-03-03 09:04:05", "Val-Fictif"]], name="Form Responses 1")
    assert READER.recognise(Content("f.xlsx", "xlsx", grids=(grid,), line_unit="row"))


@pytest.mark.parametrize(
    "rows",
    [
        [["Timestamp", "Temperature"], ["2023-05-12 15:04:05", "21"]],
        [["Timestamp", "Temperature"], ["5/12/2023 15:04:05", "21"]],
        [["Timestamp", "Level"], ["2023-05-12 15:04:05", "INFO"]],
        [["Timestamp", "Room temperature"], ["1683903845", "21"]],
        [["Timestamp", "Room temperature"], ["2023-05-12T15:04:05Z", "21"]],
        [["Room", "Timestamp", "Room temperature"], ["a", "2023-05-12 15:04:05", "21"]],
        [["Horodateur", "Commune"], ["badgeuse de l'accueil", "Val-Fictif"]],
    ],
    ids=["no question", "figures alone", "not as Google", "seconds", "ISO", "not first", "no date"],
)
def test_other_time_stamps_are_left_alone(rows: Rows) -> None:
    assert read(rows).reading.dialect == "generic"


def test_rows_that_people_added_are_kept_and_told() -> None:
    extraction = read([["Horodateur", "Commune"], ["12/05/2023 15:04:05", "Val-Fictif"], ["", "Valombre"]])
    assert cells(extraction, "@submitted", "@complete", "Commune")[1] == [None, None, "Valombre"]
    assert cells(extraction, "@complete")[0] == ["yes"]
    told = [warning for warning in extraction.reading.warnings if "without a time stamp" in warning]
    assert len(told) == 1 and told[0].startswith("1 row(s)") and told[0].endswith(": line 3")


def test_two_forms_in_one_workbook_are_refused_with_their_places() -> None:
    rows = [["Horodateur", "Commune"], ["2023-05-12 15:04:05", "Val-Fictif"]]
    grids = tuple(grid_of(rows, name=name) for name in ("Réponses 1", "Réponses 2"))
    with pytest.raises(UnreadableReturn, match=r"2 sheets of returns .*Réponses 1; .*Réponses 2"):
        READER.read(Content("f.xlsx", "xlsx", grids=grids, line_unit="row"), None)


def test_warnings_hold_no_word_of_the_respondents() -> None:
    extraction = read([["Horodateur", "Adresse e-mail", "Nom"], ["12/05/2023 15:04:05", "m@val.example", "Dupré"]] * 2)
    told = " ".join(extraction.reading.warnings)
    assert "m@val" not in told and "Dupré" not in told and "column 2: e-mail addresses" in told


@pytest.mark.parametrize("stamp", ["1/2/2026 15:04:05", "2026/01/02 3:04:05 PM GMT+1", "2026/01/02 3:04:05 PM EST"])
def test_short_english_headings_are_known_by_stamps_as_google_writes_them(stamp: str) -> None:
    extraction = read([["Timestamp", "Town", "Note"], [stamp, "Valombre", "b"], [stamp, "Val-Fictif", "d"]])
    assert extraction.reading.dialect == "google-forms"
    assert cells(extraction, "@submitted", "@complete") == [[stamp, "yes"]] * 2


GOOGLE = [
    ["Horodateur", "Commune", "Agents"],
    ["12/05/2023 15:04:05", "Val-Fictif", "3"],
    ["13/05/2023 15:04:05", "Valombre", "4"],
]


@pytest.mark.parametrize(
    "total",
    [["Total", "2", "7"], ["", "Total", "7"], ["Total général", "", "7,0"], ["Moyenne", "", "3.5"], ["TOTAL", "7", ""]],
)
@pytest.mark.parametrize("heading", ["Horodateur", "Timestamp"])
def test_totals_below_are_no_responses_and_told(total: list[str], heading: str) -> None:
    extraction = read([[heading, *GOOGLE[0][1:]], *GOOGLE[1:], ["", "", ""], total])
    assert extraction.reading.dialect == "google-forms"
    assert cells(extraction, "Commune") == [["Val-Fictif"], ["Valombre"]]
    assert any("totals" in told and told.endswith("line 5") for told in extraction.reading.warnings)
    assert any("without any text" in told and told.endswith("line 4") for told in extraction.reading.warnings)


@pytest.mark.parametrize(
    "row",
    [["", "Valombre", "4"], ["", "Total", "en cours"], ["", "Total", ""], ["", "7", "7"], ["", "Commune", "Total"]],
)
def test_a_row_without_a_stamp_that_may_hold_answers_stays_and_is_told(row: list[str]) -> None:
    extraction = read([*GOOGLE, row])
    assert len(cells(extraction, "Commune")) == 3
    assert any("without a time stamp, kept" in told and "line 4" in told for told in extraction.reading.warnings)


def test_a_total_above_a_response_stays() -> None:
    assert len(cells(read([*GOOGLE[:2], ["", "Total", "3"], GOOGLE[2]]), "Commune")) == 3
