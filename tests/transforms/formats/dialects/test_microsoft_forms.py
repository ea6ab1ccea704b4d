"""Microsoft Forms: headings of many languages, or none that is known; cells as the tool writes them."""

import csv
import io
from typing import Any

import pandas as pd
import pytest

from transforms.formats import Extraction, read_return

HEADER = ["ID", "Start time", "Completion time", "Email", "Name", "Your town"]
ROW = ["1", "2025-03-03 09:00:00", "2025-03-03 09:12:00", "anonymous", "", "Val-Fictif"]
Rows = list[list[str]]


def read(rows: Rows, separator: str = ",") -> Extraction:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def cells(extraction: Extraction, *columns: str) -> list[list[Any]]:
    assert extraction.returns is not None
    frame = extraction.returns.frame[list(columns)]
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy().tolist()]


@pytest.mark.parametrize(
    "own",
    [
        ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"],
        ["Id", "Heure\u00a0de début", "Heure de fin", "E-mail", "Nom"],
        ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
        ["Id.", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"],
        ["ID", "Ora di inizio", "Ora di completamento", "Posta elettronica", "Nome"],
        ["ID", "開始時刻", "完了時刻", "メール", "名前"],
        ["№", "Басталу уақыты", "Аяқталу уақыты", "Пошта", "Аты"],
    ],
)
def test_headings_are_known_in_many_languages_and_by_what_is_below(own: list[str]) -> None:
    extraction = read([[*own, "Commune"], ROW])
    assert extraction.reading.dialect == "microsoft-forms"
    assert cells(extraction, "@id", "@started", "@submitted", "@complete") == [[*ROW[:3], "yes"]]


def test_the_date_of_the_last_change_and_the_language_are_facts() -> None:
    header = [*HEADER[:5], "Last modified time", "Language", "Your town"]
    extraction = read([header, [*ROW[:5], "2025-03-04 10:00:00", "Français (France)", "Val-Fictif"]])
    assert cells(extraction, "@updated", "@language") == [["2025-03-04 10:00:00", "Français (France)"]]


def test_several_answers_stay_as_written_and_line_ends_are_decoded() -> None:
    extraction = read([HEADER, [*ROW[:5], "Cyber;Inclusion;"], [*ROW[:5], "un_x000D_\ndeux_x000d_trois"]])
    assert cells(extraction, "Your town") == [["Cyber;Inclusion;"], ["un\ndeux\ntrois"]]


def test_a_title_that_comes_again_is_told_and_a_year_is_not() -> None:
    header = [*HEADER, "Your town2", "Budget", "Budget 2024"]
    told = [w for w in read([header, [*ROW, "", "", ""]]).reading.warnings if "numbered" in w]
    assert told == ["column 7: the title of column 6 again, numbered by the tool"]


def test_names_are_told_as_personal_unless_all_are_anonymous() -> None:
    signed = [*ROW[:3], "agent@val-fictif.example", "A. Gent", "Val-Fictif"]
    told = [w for w in read([HEADER, signed]).reading.warnings if "personal" in w]
    assert [warning.split(":")[0] for warning in told] == ["column 4", "column 5"]
    assert not [w for w in read([HEADER, ROW]).reading.warnings if "personal" in w]


@pytest.mark.parametrize(
    "rows",
    [
        [["ID", "Start time", "Room"], ["1", "2025-03-03 09:00:00", "A"]],
        [["a", "b", "c", "d", "e"], ["1", "2025-03-03 09:00", "2025-03-03 09:01", "someone", "x"]],
        [["a", "b", "c", "d", "e"], ["1", "2025-03-03", "2025-03-03", "anonymous", "x"]],
    ],
    ids=["no completion", "nobody anonymous", "no times"],
)
def test_tables_of_others_are_left_alone(rows: Rows) -> None:
    assert read(rows).reading.dialect == "generic"


def test_an_export_without_responses_is_read_and_told() -> None:
    extraction = read([HEADER, ROW[:0]])
    assert extraction.reading.dialect == "microsoft-forms" and extraction.reading.rows == 0


def test_rows_that_people_added_are_kept_and_told_and_not_called_complete() -> None:
    extraction = read([HEADER, ROW, ["", " ", "", "", "", "Valombre"], ["2", *ROW[1:]], ["3", "", "", "", "", "x"]])
    assert [row[0] for row in cells(extraction, "@complete")] == ["yes", None, "yes", "yes"]
    told = [warning for warning in extraction.reading.warnings if "did not write" in warning]
    assert len(told) == 1 and told[0].startswith("1 row(s)") and told[0].endswith(": line 3")
    assert not [w for w in read([HEADER, ROW]).reading.warnings if "did not write" in w]


@pytest.mark.parametrize(
    "total",
    [["Total", "", "", "", "", "", "7"], ["", "", "", "", "", "Total", "7"], ["", "", "", "Moyenne", "", "", "3,5"]],
)
@pytest.mark.parametrize("header", [HEADER, ["№", "Басталу", "Аяқталу", "Пошта", "Аты", "Your town"]])
def test_totals_below_are_no_responses_and_told(total: list[str], header: list[str]) -> None:
    extraction = read([[*header, "Staff"], [*ROW, "3"], ["2", *ROW[1:], "4"], total])
    assert extraction.reading.dialect == "microsoft-forms"
    assert cells(extraction, "Staff") == [["3"], ["4"]]
    assert any("totals" in told and told.endswith("line 4") for told in extraction.reading.warnings)


@pytest.mark.parametrize("town", ["Valombre", "Total partiel des quartiers nord", "7"])
def test_a_row_without_number_and_times_that_may_hold_answers_stays_and_is_told(town: str) -> None:
    extraction = read([[*HEADER, "Staff"], [*ROW, "3"], ["", "", "", "", "", town, "4"]])
    assert cells(extraction, "Your town")[1:] == [[town]]
    assert any("without number and times, kept" in told for told in extraction.reading.warnings)


def test_a_response_whose_answers_read_like_a_total_is_a_response() -> None:
    extraction = read([[*HEADER, "Staff"], ["1", ROW[1], ROW[2], "", "", "Total", "4"]])
    assert cells(extraction, "Your town") == [["Total"]]
