"""Webform of Drupal: three header rows or one, drafts, and which columns belong to one question."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.formats import Extraction, read_return

FIXTURES = Path(__file__).parents[3] / "fixtures" / "webform"
OWN = ["Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID", "Username"]
META = ["1", "101", "13/03/2025 - 09:04", "13/03/2025 - 09:14", "13/03/2025 - 09:15", "0", "192.0.2.1", "0", ""]
Rows = list[list[str]]


def read(rows: Rows, separator: str = ",") -> Extraction:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def fixture(name: str) -> Extraction:
    return read_return(io.BytesIO((FIXTURES / name).read_bytes()), name)


def three(names: list[str], leaves: list[str], *answers: list[str], own: list[str] = OWN) -> Extraction:
    blank = [""] * (len(own) - 1)
    return read(
        [
            ["Inventaire", *blank, *[""] * len(names)],
            ["Submission Details", *blank, *names],
            [*own, *leaves],
            *([*META[: len(own)], *each] for each in answers),
        ]
    )


def cells(extraction: Extraction, *columns: str) -> list[list[Any]]:
    assert extraction.returns is not None
    frame = extraction.returns.frame[list(columns)]
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy().tolist()]


def names_of(extraction: Extraction) -> list[str]:
    return list(extraction.reading.columns)[len(OWN) :]


@pytest.mark.parametrize("name", ["framaforms.csv", "excel_legacy.xls", "cles.tsv"])
def test_the_exports_of_one_form_give_the_same_columns_and_facts(name: str) -> None:
    extraction = fixture(name)
    assert names_of(extraction) == [
        "Votre commune", "Thèmes - Cyber", "Thèmes - Inclusion", "Thèmes - Autre…", "Budget",
        "Satisfaction - Accueil", "Satisfaction - Délais", "Commentaire",
    ]  # fmt: skip
    assert cells(extraction, "@id", "@complete", "@submitted") == [
        ["101", "yes", "13/03/2025 - 09:14"],
        ["102", "no", None],
    ]
    assert extraction.returns is not None and extraction.returns.header_lines == (1, 2, 3)


def test_a_question_after_a_multiple_choice_is_told_from_its_options_by_the_cells() -> None:
    extraction = three(["Thèmes", "", ""], ["Cyber", "Inclusion", "Budget"], ["X", "", "12000"], ["", "X", "5"])
    assert names_of(extraction) == ["Thèmes - Cyber", "Thèmes - Inclusion", "Budget"]
    assert any("column 12" in warning for warning in extraction.reading.warnings)


def test_an_option_that_nobody_ticked_is_still_one() -> None:
    extraction = three(["Thèmes", "", "Avis", ""], ["Cyber", "Inclusion", "Accueil", "Délais"], ["X", "", "Bon", "Bon"])
    assert names_of(extraction) == ["Thèmes - Cyber", "Thèmes - Inclusion", "Avis - Accueil", "Avis - Délais"]
    assert any("without any answer" in w and "column 11" in w for w in extraction.reading.warnings)


def test_a_question_before_every_block_stands_alone() -> None:
    extraction = three(["", "Thèmes", ""], ["Commune", "Cyber", "Wifi"], ["Val-Fictif", "X", "X"])
    assert names_of(extraction) == ["Commune", "Thèmes - Cyber", "Thèmes - Wifi"]
    assert extraction.returns is not None and extraction.returns.columns[9].question is None


def test_the_rows_of_a_grid_share_their_answers_and_a_free_text_does_not() -> None:
    answers = [["Bon", "Mauvais", "Rien"], ["Mauvais", "Bon", "Tout"]]
    assert names_of(three(["Avis", "", ""], ["Accueil", "Délais", "Remarque"], *answers)) == [
        "Avis - Accueil", "Avis - Délais", "Remarque",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "own",
    [
        ["Numéro", "SID", "Heure de soumission", "Brouillon", "Adresse IP", "UID", "Nom d’utilisateur"],
        ["Nr.", "SID", "Gesendet um", "Vorläufig", "Herkunft", "UID", "Konto"],
    ],
)
def test_older_exports_have_fewer_columns_of_their_own(own: list[str]) -> None:
    blank = [""] * 6
    row = ["1", "101", "13/03/2025 - 09:04", "1", "192.0.2.1", "0", "", "Val-Fictif"]
    extraction = read([["T", *blank, ""], ["Angaben", *blank, ""], [*own, "Commune"], row])
    assert extraction.reading.dialect == "webform"
    assert cells(extraction, "@id", "@complete", "@submitted") == [["101", "no", None]]


def test_own_columns_in_a_language_that_is_not_known_are_read_by_what_is_below() -> None:
    own = ["Nº", "Kenn.", "Beküldve", "Befejezve", "Módosítva", "Piszkozat", "Cím", "Felh.", "Név"]
    extraction = three([""], ["Commune"], ["Val-Fictif"], own=own)
    assert extraction.reading.dialect == "webform"
    assert cells(extraction, "@id", "@complete", "@submitted") == [["101", "yes", "13/03/2025 - 09:14"]]


def test_a_workbook_of_a_person_under_a_title_is_left_alone() -> None:
    rows = [["Inventaire 2025", "", ""], ["Initiatives", "", ""], ["Nom", "Budget", "Année"], ["Wifi", "10", "2024"]]
    assert read(rows).reading.dialect == "generic"


def test_one_header_row_has_options_after_a_colon_or_two_underscores() -> None:
    for name, question, option in (("drupal_10.csv", "Thèmes", "Cyber"), ("drupal_9_cles.tsv", "themes", "cyber")):
        extraction = fixture(name)
        assert extraction.returns is not None
        assert [(c.question, c.option) for c in extraction.returns.columns][-2] == (question, option)


def test_a_colon_of_one_heading_alone_makes_no_option() -> None:
    header = ["serial", "sid", "uuid", "in_draft", "remote_addr", "Note: votre avis"]
    extraction = read([header, ["1", "2", "a", "0", "", "x"]])
    assert extraction.returns is not None and extraction.returns.columns[-1].question is None


def test_seconds_since_1970_become_an_instant_and_drafts_were_not_sent() -> None:
    assert cells(fixture("drupal_9_cles.tsv"), "@submitted") == [["2025-03-03T08:14:05Z"]]
    assert cells(fixture("drupal_10.csv"), "@complete", "@submitted", "@language") == [
        ["yes", "2025-03-03 09:14:05", "Français"],
        ["no", None, "Français"],
    ]


def test_one_header_row_in_a_language_that_is_not_known() -> None:
    uuid = "0a1b2c3d-0000-4000-8000-000000000001"
    header = ["№", "Nr", "Kod", "Klucz", "Adres", "A", "B", "C", "D", "E", "F", "Commune"]
    extraction = read([header, ["1", "7", uuid, "t", "/form/x", "2025-03-03 09:04:05", "", "", "0", "", "", "Val"]])
    assert extraction.reading.dialect == "webform" and cells(extraction, "@id") == [["7"]]


@pytest.mark.parametrize("header", [["serial", "sid", "uuid"], ["sid", "notes", "language", "created"]])
def test_a_few_words_of_its_columns_are_not_enough(header: list[str]) -> None:
    assert read([[*header, "Commune"], ["1", "2", "3", "4", "5"][: len(header) + 1]]).reading.dialect == "generic"


def test_compact_answers_stay_as_written() -> None:
    extraction = three(["", ""], ["Commune", "Thèmes"], ["Val-Fictif", "Cyber, sécurité,Wifi"])
    assert cells(extraction, "Thèmes") == [["Cyber, sécurité,Wifi"]]


def test_an_export_without_submissions_is_read_and_told() -> None:
    extraction = three(["", "Thèmes", ""], ["Commune", "Cyber", "Wifi"])
    assert extraction.reading.dialect == "webform" and extraction.reading.rows == 0
