"""Exports put one below the other: the header of the second is no return, and its line is told."""

import csv
import io

import pytest

from transforms.formats import Extraction, read_return
from transforms.formats.grids import Cell, grid_of
from transforms.formats.rectangles import without_headers

_ANSWER = "2021-03-04 10:00:00"
EXPORTS = {
    "limesurvey": (1, [["id", "submitdate", "lastpage", "startlanguage", "T1", "T2"],
                       ["1", _ANSWER, "3", "fr", "T1", "b"], ["2", _ANSWER, "3", "fr", "c", "d"]]),
    "surveymonkey": (2, [["Respondent ID", "Collector ID", "Start Date", "End Date", "Votre commune", "Outils", ""],
                         ["", "", "", "", "Open-Ended Response", "Jitsi", "Teams"],
                         ["11111111111", "1", _ANSWER, _ANSWER, "Response", "Jitsi", ""]]),
    "google-forms": (1, [["Horodateur", "Votre commune ?", "Votre action ?"],
                         ["04/03/2021 10:00:00", "Agen", "Votre action ?"], ["05/03/2021 10:00:00", "Auch", "Drive"]]),
    "generic": (1, [["Commune", "Titre", "Statut"], ["Agen", "Drive", "en cours"], ["Auch", "Marché", "fini"]]),
}  # fmt: skip


def _read(rows: list[list[str]], between: str = "") -> Extraction:
    parts = []
    for some in (rows, rows):
        stream = io.StringIO()
        csv.writer(stream, delimiter=";").writerows(some)
        parts.append(stream.getvalue())
    return read_return(io.BytesIO(between.join(parts).encode()), "f.csv")


@pytest.mark.parametrize(
    ("dialect", "between"),
    [*((dialect, "") for dialect in EXPORTS), ("limesurvey", "\ufeff"), ("surveymonkey", "\ufeff")],
)
def test_a_header_in_the_body_is_left_out_and_told(dialect: str, between: str) -> None:
    headers, rows = EXPORTS[dialect]
    extraction = _read(rows, between)
    assert extraction.reading.dialect == dialect
    assert extraction.returns is not None
    assert len(extraction.returns.frame) == 2 * (len(rows) - headers)
    line = len(rows) + 1
    assert any("header" in warning and f"line {line}" in warning for warning in extraction.reading.warnings)


@pytest.mark.parametrize(
    ("row", "is_header"),
    [
        (["a", "b", None], True),
        (["\ufeffa", " b ", ""], True),
        (["a", "b", "c"], False),
        (["a", None, None], False),
        (["a", "B", None], False),
        ([None, None, None], False),
    ],
)
def test_only_the_whole_header_is_one(row: list[Cell], is_header: bool) -> None:
    body = grid_of([row, ["x", "y", "z"]])
    kept, told = without_headers(body, [["a", "b", None], [None, None, None]], "f")
    assert (kept.height, bool(told)) == ((1, True) if is_header else (2, False))
