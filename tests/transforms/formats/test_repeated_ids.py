"""Ids that come again are told once, with the lines, in the exports of every tool that gives ids."""

import csv
import io
import json

import pyarrow as pa
import pytest

from transforms.formats import read_return
from transforms.formats.repeated_ids import told_repeated_ids

LIMESURVEY = ["id", "submitdate", "lastpage", "startlanguage", "G1Q1"]
MICROSOFT = ["ID", "Start time", "Completion time", "Email", "Name", "Commune"]
TIMES = ["2025-03-03 09:00:00", "2025-03-03 09:12:00", "anonymous", "", "Val-Fictif"]
QUALTRICS = ["StartDate", "EndDate", "Finished", "ResponseId", "Q1"]
DATES = ["2021-01-01 10:00:00", "2021-01-01 10:10:00", "True"]
MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date", "Commune"]
WEBFORM = ["serial", "sid", "uuid", "created", "completed", "changed", "in_draft", "remote_addr", "commune"]
DOSSIERS = ["ID", "Email", "Archivé", "État du dossier", "Dernière mise à jour le", "Déposé le",
            "Passé en instruction le", "Traité le", "Motivation de la décision", "Instructeurs", "Commune"]  # fmt: skip


def table(header: list[str], place: int, ids: list[str], filling: list[str]) -> list[list[str]]:
    rest = [*filling, *[""] * (len(header) - 1 - len(filling))]
    return [header, *([*rest[:place], own, *rest[place:]] for own in ids)]


def warnings(rows: list[list[str]]) -> tuple[str, list[str]]:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    reading = read_return(io.BytesIO(stream.getvalue().encode()), "f.csv").reading
    return reading.dialect, [told for told in reading.warnings if " a row before" in told or "again" in told]


@pytest.mark.parametrize(
    ("dialect", "header", "place", "filling"),
    [
        ("limesurvey", LIMESURVEY, 0, ["2021-02-01 10:00:00", "3", "fr", "a"]),
        ("microsoft-forms", MICROSOFT, 0, TIMES),
        ("qualtrics", QUALTRICS, 3, [*DATES, "Val-Fictif"]),
        ("surveymonkey", MONKEY, 0, ["401", "03/03/2025 09:00:00", "03/25/2025 09:12:00", "Val-Fictif"]),
        ("webform", WEBFORM, 1, ["1", "u", "2021-01-01", "2021-01-01", "2021-01-01", "0", "::1", "Val-Fictif"]),
        ("demarches", DOSSIERS, 0, ["a@b.fr", "false", "accepte", "2021-01-01", "2021-01-01", "", "", "", "", "Bourg"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["7", "8", "7", " 7 "], ["2 row(s) with the id of a row before, all kept: line 4, 5"]),
        (["7", "8", "9", "77"], []),
        (["7", "8", "", ""], []),
    ],
)
def test_an_id_again_is_told_once_with_its_lines(
    dialect: str, header: list[str], place: int, filling: list[str], ids: list[str], told: list[str]
) -> None:
    found, said = warnings(table(header, place, ids, filling))
    assert (found, said) == (dialect, told)


@pytest.mark.parametrize(("second", "is_told"), [("R_1", True), ("R_2", False)])
def test_an_id_again_in_json_is_told_by_its_rank(second: str, is_told: bool) -> None:
    responses = [{"responseId": own, "values": {"QID1": "x"}} for own in ("R_1", second)]
    reading = read_return(io.BytesIO(json.dumps({"responses": responses}).encode()), "f.json").reading
    assert ("1 row(s) with the id of a row before, all kept: line 2" in reading.warnings) == is_told


def test_without_a_column_of_ids_there_is_nothing_to_tell() -> None:
    assert told_repeated_ids(None, [2, 3]) == []
    assert told_repeated_ids([None, "", None, ""], [2, 3, 4, 5]) == []
    assert told_repeated_ids(pa.chunked_array([["a"], ["a"]]), [2, 3])[0].startswith("1 row(s)")
