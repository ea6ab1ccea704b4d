"""Survey123: features and exports, tied by global id, their dates as instants, their domains as options."""

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.codebook import Codebook, Question
from transforms.formats.content import Content
from transforms.formats.dialects import recognise
from transforms.formats.dialects.survey123 import READER
from transforms.formats.dialects.survey123.fields import has_marks, instants
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import grid_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "survey123"
Rows = list[list[str | None]]


def read(content: bytes, name: str, codebook: Codebook | None = None) -> Extraction:
    return read_return(io.BytesIO(content), name, codebook=codebook)


def features(document: Any) -> Extraction:
    extraction = read(json.dumps(document).encode(), "f.json")
    assert extraction.reading.dialect == "survey123"
    return extraction


def feature(rank: int, **more: Any) -> dict[str, Any]:
    return {"attributes": {"OBJECTID": rank, "GlobalID": f"{{AB-{rank}}}", "CreationDate": 1741000860000, **more}}


def tables(codebook: Codebook | None = None, **sheets: Rows) -> Described:
    """What is read of a workbook with these sheets."""
    grids = tuple(grid_of(rows, name=name) for name, rows in sheets.items())
    content = Content("f.xlsx", "xlsx", grids=grids, line_unit="row")
    assert recognise(content)[0].id == "survey123"
    return READER.read(content, codebook)


def cells(table: TextFrame | None, *columns: str) -> list[list[Any]]:
    assert table is not None
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.frame[list(columns)].to_numpy().tolist()]


def links(table: TextFrame) -> list[list[Any]]:
    return cells(table, "@return", "@parent", "@position")


def told(extraction: Extraction | Described, word: str) -> list[str]:
    warnings = extraction.reading.warnings if isinstance(extraction, Extraction) else extraction.warnings
    return [warning for warning in warnings if word in warning]


def test_layers_are_tied_and_their_dates_are_instants() -> None:
    extraction = features(json.loads((FIXTURES / "layers.json").read_bytes()))
    assert extraction.reading.form == "features with repeat tables"
    assert cells(extraction.returns, "@id", "@submitted", "jour", "geometry/x") == [
        ["00000001-AAAA", "2025-03-03T11:21:00.001Z", None, "5.3"],
        ["00000002-AAAA", "2025-03-03T11:21:00.002Z", "1740787200000", None],
    ]
    (repeat,) = extraction.repeats
    assert (repeat.name, repeat.parent) == ("initiatives", "returns")
    assert links(repeat) == [[0, 0, 1], [1, 1, 1], [0, 0, 2]]
    assert told(extraction, "exceeded") == [
        "not all features: the server's limit was exceeded (layer 2); fetch the rest by pages"
    ]


def test_a_global_id_that_comes_again_is_told_whatever_its_case_and_braces() -> None:
    again = features({"features": [feature(1), feature(2, GlobalID="ab-1"), feature(3), feature(4, GlobalID="AB-1")]})
    assert cells(again.returns, "@id") == [["{AB-1}"], ["ab-1"], ["{AB-3}"], ["AB-1"]]
    assert told(again, "GlobalID") == ["2 row(s) with the GlobalID of a row before, all kept: line 2, 4"]
    assert told(features({"features": [feature(1), feature(2)]}), "GlobalID") == []


def test_a_global_id_that_comes_again_in_a_sheet_is_told_with_its_table() -> None:
    header: list[str | None] = ["ObjectID", "GlobalID", "CreationDate", "Creator"]
    child: Rows = [["ObjectID", "GlobalID", "ParentGlobalID"], ["1", "x", "a"], ["2", "X", "a"], ["3", None, "a"]]
    found = tables(retours=[header, ["1", "a", "d", "c"], ["2", "b", "d", "c"], ["3", "a", "d", "c"]], lieux=child)
    assert told(found, "GlobalID") == [
        "1 row(s) with the GlobalID of a row before, all kept: line 4",
        "repeat lieux: 1 row(s) with the GlobalID of a row before, all kept: line 3",
    ]


def test_aliases_are_labels_and_domains_are_options() -> None:
    extraction = features(json.loads((FIXTURES / "layers.json").read_bytes()))
    assert extraction.codebook is not None and extraction.returns is not None
    by_code = {question.code: question for question in extraction.codebook.questions if question.repeat is None}
    assert by_code["nom"].label == "Nom de la collectivité" and by_code["jour"].kind == "datetime"
    assert [(option.code, option.label) for option in by_code["type"].options] == [
        ("commune", "Commune"), ("epci", "EPCI"),
    ]  # fmt: skip
    assert by_code["globalid"].kind == by_code["CreationDate"].kind == "metadata"
    column = next(column for column in extraction.returns.columns if column.name == "nom")
    assert (column.code, column.label) == ("nom", "Nom de la collectivité")


def test_one_feature_set_is_read() -> None:
    extraction = features({"features": [feature(1, q="x"), feature(2, q="")], "exceededTransferLimit": True})
    assert cells(extraction.returns, "@id", "q", "@complete") == [["{AB-1}", "x", "yes"], ["{AB-2}", "", "yes"]]
    assert told(extraction, "exceeded")


def test_geojson_is_read() -> None:
    extraction = features(json.loads((FIXTURES / "features.geojson").read_bytes()))
    assert cells(extraction.returns, "nom", "@submitted", "@updated") == [
        ["Val-Fictif", "2025-03-03T11:21:00Z", "2025-03-03T11:21:01Z"]
    ]
    assert cells(extraction.returns, "geometry") == [['{"type": "Point", "coordinates": ["5.3", "45.9"]}']]


def test_two_layers_of_returns_and_repeats_alone_are_faults() -> None:
    layers = [{"name": name, "features": [feature(1)]} for name in ("a", "b")]
    with pytest.raises(UnreadableReturn, match="2 layers of returns"):
        features({"layers": layers})
    with pytest.raises(UnreadableReturn, match="rows of repeat tables without the returns"):
        features({"features": [feature(1, parentglobalid="x")]})


def test_a_feature_without_attributes_is_a_fault() -> None:
    with pytest.raises(UnreadableReturn, match=r"f.json, feature 2: found 1 feature\(s\) without attributes"):
        features({"features": [feature(1), {"geometry": None}]})


@given(st.integers(-62_135_596_800_000, 253_402_300_799_999))
def test_milliseconds_are_instants(milliseconds: int) -> None:
    written = str(milliseconds)
    (found,) = instants([written]) or [None]
    is_milliseconds = 10 <= len(written.lstrip("-")) <= 14
    assert (
        found == written
        if not is_milliseconds
        else pd.Timestamp(found) == pd.Timestamp(milliseconds, unit="ms", tz="UTC")
    )


@pytest.mark.parametrize("written", [None, "", "2025-03-03", "12", "99999999999999999", "1741000860000.5"])
def test_what_is_no_count_of_milliseconds_stays(written: str | None) -> None:
    assert instants([written]) == [written]


TAIL: list[str | None] = ["CreationDate", "Creator", "EditDate", "Editor"]
BY: list[str | None] = ["2025-04-11 13:22:44", "a", "2025-04-12 08:00:00", "a"]
SURVEY: Rows = [["ObjectID", "GlobalID", "Nom", *TAIL], ["1", "g1", "A", *BY], ["2", "g2", "B", *BY]]


def test_sheets_are_tied_at_any_depth() -> None:
    found = tables(
        b_2=[["ObjectID", "GlobalID", "p", "ParentGlobalID", *TAIL], ["1", "h1", "x", "{R2}", *BY]],
        survey_0=SURVEY,
        a_1=[
            ["ObjectID", "GlobalID", "t", "ParentGlobalID", *TAIL],
            ["1", "r1", "u", "G2", *BY], ["2", "r2", "v", "G1", *BY], ["3", "r3", "w", "gone", *BY],
        ],
    )  # fmt: skip
    tied = {table.name: (table.parent, links(table)) for table in found.repeats}
    assert tied == {
        "a_1": ("returns", [[1, 1, 1], [0, 0, 1], [None, None, None]]),
        "b_2": ("a_1", [[0, 1, 1]]),
    }
    assert told(found, "parent") == ["repeat a_1: 1 row(s) whose parent is not in the file: line 4"]


def test_older_tables_are_tied_by_row_id() -> None:
    found = tables(
        survey=[["objectid", "globalid", "uniquerowid", "created_date"], ["1", "g1", "u1", "t"]],
        enfants=[["objectid", "globalid", "parentrowid", "created_date"], ["1", "h1", "U1", "t"]],
    )
    assert links(found.repeats[0]) == [[0, 0, 1]]


def test_an_export_in_english_dates_is_told() -> None:
    extraction = read((FIXTURES / "export.csv").read_bytes(), "export.csv")
    assert cells(extraction.returns, "@submitted") == [["4/11/2025 1:22:44 PM"]] * 2
    assert told(extraction, "month/day/year")
    assert told(tables(survey_0=SURVEY), "month") == []


def test_the_form_beside_says_what_columns_are() -> None:
    form = Codebook("XLSForm", (Question("g/nom", "Nom", "text"), Question("a/t", "Titre", "text", repeat="a")))
    found = tables(
        form,
        survey_0=SURVEY,
        a_1=[["ObjectID", "GlobalID", "Titre", "ParentGlobalID", *TAIL], ["1", "r1", "u", "g2", *BY]],
    )
    assert found.returns is not None
    assert found.returns.columns[2].code == "g/nom" and found.repeats[0].columns[2].code == "a/t"
    assert told(found, "in no table") == []
    assert told(tables(form, survey_0=SURVEY), "in no table")


@pytest.mark.parametrize(
    ("names", "is_arcgis"),
    [
        (["OBJECTID", "GlobalID", "CreationDate"], True),
        (["GlobalID", "created_user", "last_edited_date"], True),
        (["GlobalID", "ObjectID"], False),
        (["ObjectID", "CreationDate", "Creator"], False),
        (["id", "date"], False),
    ],
)
def test_marks(names: list[str], is_arcgis: bool) -> None:
    assert has_marks(names) is is_arcgis
