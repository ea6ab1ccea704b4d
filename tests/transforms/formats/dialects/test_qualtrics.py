"""Qualtrics: three header rows, fewer of them, and JSON that says what was shown."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return

REAL = Path(__file__).parents[5] / "shared" / "returns" / "exports" / "qualtrics"
FIXTURES = Path(__file__).parents[3] / "fixtures" / "qualtrics"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the exports kept beside the checkout are not here")
Rows = list[list[str]]


def read(rows: Rows) -> Extraction:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def fixture(name: str) -> Extraction:
    return read_return(io.BytesIO((FIXTURES / name).read_bytes()), name)


def cells(extraction: Extraction, *columns: str) -> list[list[Any]]:
    assert extraction.returns is not None
    frame = extraction.returns.frame[list(columns)]
    return [[None if pd.isna(cell) else cell for cell in row] for row in frame.to_numpy().tolist()]


def three(status: str, finished: str) -> Extraction:
    return read(
        [
            ["a", "b", "c", "Q1"],
            ["x", "y", "z", "Votre commune ?"],
            ['{"ImportId":"_recordId"}', '{"ImportId":"status"}', '{"ImportId":"finished"}', '{"ImportId":"QID1"}'],
            ["R_1", status, finished, "-99"],
        ]
    )


def test_import_ids_are_codes_and_texts_are_labels() -> None:
    extraction = fixture("trois_lignes.csv")
    assert extraction.returns is not None
    town, *themes = extraction.returns.columns[9:]
    assert (town.name, town.code, town.label) == ("commune", "QID1_TEXT", "Votre commune")
    assert [(c.code, c.question, c.option) for c in themes] == [
        ("QID5_1", "Q5", "1"),
        ("QID5_2", "Q5", "2"),
        ("QID5_2_TEXT", "Q5", "2_TEXT"),
    ]
    assert extraction.returns.header_lines == (1, 2, 3)


def test_the_facts_of_finished_trial_and_partial_responses() -> None:
    assert cells(fixture("trois_lignes.tsv"), "@complete", "@test", "@submitted", "@updated", "@language") == [
        ["yes", None, "2025-03-03 09:12:00+01:00", "2025-03-03 09:12:00+01:00", "FR"],
        ["yes", "yes", "2025-03-04 09:02:00+01:00", "2025-03-04 09:02:00+01:00", "FR"],
        ["no", None, None, "2025-03-05 09:01:00+01:00", "FR"],
    ]


def test_seen_but_unanswered_stays_as_written() -> None:
    assert cells(three("0", "1"), "Q1") == [["-99"]]


@pytest.mark.parametrize(
    ("status", "is_test"),
    [("0", None), ("1", "yes"), ("2", "yes"), ("4", None), ("8", None), ("9", "yes"), ("16", None), ("17", "yes"),
     ("Survey Preview", "yes"), ("Aperçu de l’enquête", "yes"), ("Aperçu du questionnaire", "yes"),
     ("IP Address", None), ("", None)],
)  # fmt: skip
def test_a_preview_is_a_trial_in_numbers_and_words(status: str, is_test: str | None) -> None:
    assert cells(three(status, "1"), "@test") == [[is_test]]


@pytest.mark.parametrize(
    ("status", "is_told"),
    [("Kyselyn esikatselu", True), ("1234", True), ("17", False), ("IP Address", False), ("Adresse IP", False),
     ("Survey Preview", False), ("Spam", False), ("", False)],
)  # fmt: skip
def test_a_status_in_unknown_words_is_told_with_its_line_and_not_its_words(status: str, is_told: bool) -> None:
    told = [each for each in three(status, "1").reading.warnings if "not known" in each]
    assert bool(told) == is_told
    assert not told or (told[0].startswith("1 response(s)") and "line 4" in told[0] and status not in told[0])


@pytest.mark.parametrize(
    ("finished", "complete"), [("1", "yes"), ("True", "yes"), ("Vrai", "yes"), ("0", "no"), ("FALSE", "no"), ("", None)]
)
def test_finished_is_read_in_numbers_and_words(finished: str, complete: str | None) -> None:
    assert cells(three("0", finished), "@complete") == [[complete]]


def test_facts_are_found_by_import_id_whatever_the_columns_are_called() -> None:
    assert cells(three("0", "1"), "@id") == [["R_1"]]


def test_a_third_row_that_is_no_json_is_no_header() -> None:
    extraction = read([["ImportId", "b"], ["x", "y"], ['{"ImportId": broken', "z"]])
    assert extraction.reading.dialect == "generic"


def test_an_older_export_loses_its_hollow_column_and_says_so() -> None:
    extraction = fixture("ancien.csv")
    assert cells(extraction, "@id", "@complete", "Q1") == [["R_3abcdefghijklm1", "yes", "Valombre"]]


def test_json_keeps_not_shown_apart_from_left_blank() -> None:
    extraction = fixture("reponses.json")
    assert extraction.reading.empties == "kept apart"
    assert cells(extraction, "QID1_TEXT", "QID5", "QID6") == [
        ["Val-Fictif", '["1", "2"]', ""],
        ["", None, None],
    ]
    assert cells(extraction, "@complete", "@test") == [["yes", None], ["no", "yes"]]
    assert extraction.codebook is not None
    options = extraction.codebook.by_code()["QID5"].options
    assert [(option.code, option.label) for option in options] == [("1", "Cyber"), ("2", "Autre")]


def test_a_record_that_is_no_response_is_a_fault_with_its_rank() -> None:
    good = [{"responseId": f"R_{rank}", "values": {"QID1": "x"}} for rank in range(20)]
    document = json.dumps({"responses": [*good, {"responseId": "R_x"}]}).encode()
    with pytest.raises(UnreadableReturn, match="record 21: found 1 record"):
        read_return(io.BytesIO(document), "f.json")


@pytest.mark.parametrize(
    "response",
    [{"displayedFields": "QID1"}, {"displayedFields": [1, None, {}]}, {"labels": []}, {"labels": {"QID1": ["a", "b"]}}],
)
def test_a_spoilt_part_of_a_response_does_not_stop_the_reading(response: dict[str, Any]) -> None:
    document = json.dumps({"responses": [{"responseId": "R_1", "values": {"QID1": "x"}} | response]}).encode()
    assert cells(read_return(io.BytesIO(document), "f.json"), "QID1") == [["x"]]


@needs_real
def test_a_real_older_export() -> None:
    name = "sample_legacy_2header_bom.csv"
    extraction = read_return(io.BytesIO((REAL / name).read_bytes()), name)
    reading = extraction.reading
    assert (reading.dialect, reading.form, reading.standing) == ("qualtrics", "older export, two header rows", "proven")
    assert (reading.rows, len(reading.columns)) == (1, 15)
    assert cells(extraction, "@complete", "@submitted") == [["yes", "2017-07-18 08:28:48"]]


def test_import_ids_in_single_quotes_are_a_header_row_and_no_return() -> None:
    ids = ["{'ImportId': 'responseId'}", "{'ImportId': 'finished'}", "{'ImportId': 'QID1', 'choiceId': '4'}"]
    header = [["ResponseID", "Finished", "Q1"], ["ResponseID", "Finished", "Votre commune ?"]]
    extraction = read([*header, ids, ["R_abcdefgh", "1", "Valombre"]])
    assert (extraction.reading.dialect, extraction.reading.form) == ("qualtrics", "three header rows")
    assert cells(extraction, "@id", "@complete", "Q1") == [["R_abcdefgh", "yes", "Valombre"]]
    assert extraction.returns is not None
    assert [column.code for column in extraction.returns.columns] == ["responseId", "finished", "QID1_4"]


@pytest.mark.parametrize(
    "cell", ["{'ImportId': print()}", "{'ImportId': 'a' + 'b'}", "{'ImportId': 'a', }", "{ImportId}"]
)
def test_what_only_resembles_an_import_id_is_none(cell: str) -> None:
    assert read([["a", "b"], ["x", "y"], [cell, "z"]]).reading.dialect == "generic"


NAMES = ["StartDate", "Status", "Progress", "Finished", "DistributionChannel", "UserLanguage", "ResponseId", "Q1"]
ANSWERS = ["2021-01-01 10:00:00", "Adresse IP", "100", "Vrai", "anonymous", "FR", "p1", "Valombre"]


@pytest.mark.parametrize("own_id", ["p1", "R_1", "R_abcdefgh", "répondant A", "7", ""])
@pytest.mark.parametrize("kept", [range(8), (0, 2, 3, 6, 7), (3, 4, 5, 6, 7), (0, 4, 5, 6, 7)])
def test_one_header_row_loses_no_return_whatever_the_ids_have_become(own_id: str, kept: Sequence[int]) -> None:
    rows = [NAMES, [*ANSWERS[:6], own_id, "Valombre"], [*ANSWERS[:6], "p2", "Grandpré"]]
    extraction = read([[row[place] for place in kept] for row in rows])
    assert (extraction.reading.dialect, extraction.reading.form) == ("qualtrics", "one header row")
    assert cells(extraction, "Q1") == [["Valombre"], ["Grandpré"]]


@pytest.mark.parametrize("blank", range(6))
def test_a_first_return_without_one_of_the_facts_is_a_return(blank: int) -> None:
    first = ["", "Réponse", "", "Terminé", "lien", "français", "p1", "Valombre"]
    first[blank] = ""
    assert cells(read([NAMES, first, ANSWERS]), "Q1") == [["Valombre"], ["Valombre"]]


@pytest.mark.parametrize(
    "texts",
    [
        ["Start Date", "Response Type", "Progress", "Finished", "Distribution Channel", "User Language", "Response ID"],
        ["Date de début", "Type de réponse", "Progression", "Terminé", "Canal de distribution", "Langue", "ID réponse"],
        ["Startdatum", "Antworttyp", "Fortschritt", "Beendet", "Verteilungskanal", "Benutzersprache", "Antwort-ID"],
        ["Fecha de inicio", "Tipo de respuesta", "Progreso", "Finalizado", "Canal", "Idioma", "ID de respuesta"],
        ["Data di inizio", "Tipo di risposta", "Avanzamento", "Completato", "Canale", "Lingua", "ID risposta"],
        ["開始日", "回答タイプ", "進行状況", "終了", "配信チャネル", "ユーザー言語", "回答ID"],
    ],
)
@pytest.mark.parametrize("has_ids", [False, True])
def test_texts_in_any_language_are_a_second_header_row(texts: list[str], has_ids: bool) -> None:
    ids = [[json.dumps({"ImportId": name}) for name in (*NAMES[:7], "QID1_TEXT")]] if has_ids else []
    extraction = read([NAMES, [*texts, "Votre commune en 2021 ?"], *ids, ANSWERS])
    assert extraction.reading.form == ("three header rows" if has_ids else "two header rows")
    assert cells(extraction, "Q1", "@id") == [["Valombre", "p1"]]


@pytest.mark.parametrize("own_id", ["R_1aZ9k2Lm3", "P001", "repondant-7", "a3f9"])
@pytest.mark.parametrize("finished", ["True", "1", "VRAI", "Faux"])
def test_a_response_under_one_header_row_is_a_response_whatever_its_id(own_id: str, finished: str) -> None:
    header = ["StartDate", "EndDate", "Progress", "Finished", "ResponseId", "UserLanguage", "Q1"]
    answers = ["2021-03-04 10:00:00", "2021-03-04 10:09:00", "100", finished, own_id, "FR", "Un drive"]
    extraction = read([header, answers, [*answers[:4], "x-2", "FR", "Un marché"]])
    assert extraction.reading.form == "one header row"
    assert cells(extraction, "ResponseId", "Q1") == [[own_id, "Un drive"], ["x-2", "Un marché"]]


def test_a_second_row_of_words_is_a_header() -> None:
    header = ["StartDate", "EndDate", "Progress", "Finished", "ResponseId", "UserLanguage", "Q1"]
    words = ["Date de début", "Date de fin", "Progression", "Terminé", "ID de réponse", "Langue", "Votre action n° 1 ?"]
    extraction = read([header, words, ["2021-03-04", "2021-03-04", "100", "1", "R_1aZ9k2Lm3", "FR", "Un drive"]])
    assert extraction.reading.form == "two header rows"
    assert cells(extraction, "Q1") == [["Un drive"]]


@pytest.mark.parametrize(
    ("zone", "written", "told"),
    [
        ("Europe/Paris", "2021-03-04 00:21:00", "2021-03-04 00:21:00+01:00"),
        ("Europe/Paris", "2021-07-04 00:21:00", "2021-07-04 00:21:00+02:00"),
        ("Europe/Nowhere", "2021-03-04 00:21:00", "2021-03-04 00:21:00"),
        ("Europe/Paris", "2021-02-30 00:21:00", "2021-02-30 00:21:00"),
        ("Europe/Paris", "04/03/2021", "04/03/2021"),
    ],
)
def test_moments_are_in_the_time_zone_that_the_export_names(zone: str, written: str, told: str) -> None:
    ids = [f'{{"ImportId":"endDate","timeZone":"{zone}"}}', '{"ImportId":"_recordId"}', '{"ImportId":"QID1"}']
    extraction = read([["End", "Id", "Q1"], ["Fin", "Id", "Votre commune ?"], ids, [written, "R_1", "Agen"]])
    assert cells(extraction, "@submitted", "End") == [[told, written]]
