"""Qualtrics: three header rows, fewer of them, and JSON that says what was shown."""

import csv
import io
import json
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
        ["yes", None, "2025-03-03 09:12:00", "2025-03-03 09:12:00", "FR"],
        ["yes", "yes", "2025-03-04 09:02:00", "2025-03-04 09:02:00", "FR"],
        ["no", None, None, "2025-03-05 09:01:00", "FR"],
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
