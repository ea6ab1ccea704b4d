"""Grist: documents read by what they say of themselves, records of the API by the marks in their cells."""

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_codebook, read_return
from transforms.formats.content import Content
from transforms.formats.dialects.grist import READER
from transforms.formats.dialects.grist.values import date, decoded, moment, texts_of
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import Grid, grid_of
from transforms.formats.limits import Limits

FIXTURES = Path(__file__).parents[3] / "fixtures" / "grist"
REAL = Path(__file__).parents[5] / "shared" / "returns" / "exports" / "grist"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the exports kept beside the checkout are not here")
Rows = list[list[str | None]]


def fixture(name: str) -> Extraction:
    return read_return(io.BytesIO((FIXTURES / name).read_bytes()), name)


def document(tables: dict[str, Rows], columns: list[tuple[str, str, str]], forms: tuple[str, ...] = ()) -> Described:
    """What is read of a document with these tables; columns are (table, column, type)."""
    ids = {name: str(rank) for rank, name in enumerate(tables, start=1)}
    described: Rows = [["id", "parentId", "parentPos", "colId", "type", "label", "widgetOptions"]]
    described += [
        [str(rank), ids[table], str(rank), column, kind, column.title(), ""]
        for rank, (table, column, kind) in enumerate(columns, start=1)
    ]
    own: dict[str, Rows] = {
        "_grist_Tables": [["id", "tableId", "summarySourceTable"], *([ids[name], name, "0"] for name in tables)],
        "_grist_Tables_column": described,
        "_grist_Views_section": [["id", "tableRef", "parentKey"], *(["1", ids[name], "form"] for name in forms)],
    }
    grids = [grid_of(rows, range(len(rows)), name) for name, rows in (own | tables).items()]
    return READER.read(Content("f.grist", "sqlite", grids=tuple(grids), line_unit="record"), None)


def cells(table: TextFrame | None, *columns: str) -> list[list[Any]]:
    assert table is not None
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.frame[list(columns)].to_numpy().tolist()]


def api(*records: dict[str, Any]) -> Extraction:
    return read_return(io.BytesIO(json.dumps({"records": list(records)}).encode()), "f.json")


def test_cells_are_read_by_the_type_of_their_column() -> None:
    returns = fixture("inventaire.grist").returns
    assert cells(returns, "Accord", "Depuis", "Envoye", "Themes", "Budget") == [
        ["true", "2025-01-01", "2025-03-03T18:04:05+01:00", '["Cyber", "Inclusion"]', "12000.5"],
        ["false", "mi-2024", "2025-07-20T10:26:40+02:00", None, "0"],
    ]
    assert cells(returns, "@id", "@submitted") == [
        ["1", "2025-03-03T18:04:05+01:00"],
        ["2", "2025-07-20T10:26:40+02:00"],
    ]


def test_a_reference_keeps_its_number_beside_what_it_shows_and_helpers_are_hidden() -> None:
    extraction = fixture("inventaire.grist")
    assert cells(extraction.returns, "Commune", "Commune (shown)") == [["1", "Val-Fictif"], ["2", "Valombre"]]
    assert not {"manualSort", "gristHelper_Display"} & set(extraction.reading.columns)


def test_rows_that_refer_to_a_return_are_its_repeats_and_lists_of_values_are_not() -> None:
    extraction = fixture("inventaire.grist")
    (initiatives,) = extraction.repeats
    assert cells(initiatives, "Titre", "@return", "@position") == [
        ["Ateliers", 0, 1],
        ["Prêt de tablettes", 0, 2],
        ["Wifi", 1, 1],
        ["Orpheline", None, None],
    ]
    assert [table.name for table in extraction.others] == ["Communes"]


def test_labels_and_choices_come_with_the_document() -> None:
    codebook = read_codebook(io.BytesIO((FIXTURES / "inventaire.grist").read_bytes()), "inventaire.grist")
    themes = codebook.by_code()["Themes"]
    assert (themes.label, themes.kind, [option.code for option in themes.options]) == (
        "Vos thèmes", "choices", ["Cyber", "Inclusion"],
    )  # fmt: skip
    assert codebook.by_code()["Titre"].repeat == "Initiatives"


def test_a_form_says_which_table_holds_the_returns() -> None:
    tables: dict[str, Rows] = {"Longue": [["id", "a"], ["1", "x"], ["2", "y"]], "Courte": [["id", "b"], ["1", "z"]]}
    columns = [("Longue", "a", "Text"), ("Courte", "b", "Text")]
    assert cells(document(tables, columns).returns, "a") == [["x"], ["y"]]
    found = document(tables, columns, forms=("Courte",))
    assert cells(found.returns, "b") == [["z"]] and [table.name for table in found.others] == ["Longue"]
    assert "the returns are the table Courte: the table that a form fills" in found.warnings


def test_a_list_of_references_in_the_return_ties_its_rows() -> None:
    tables: dict[str, Rows] = {
        "Retours": [["id", "a", "b", "Suite"], ["1", "x", "y", "[2, 1]"], ["7", "x", "y", None]],
        "Suites": [["id", "t"], ["1", "u"], ["2", "v"], ["3", "w"]],
    }
    columns = [("Retours", c, "Text") for c in "ab"] + [("Retours", "Suite", "RefList:Suites"), ("Suites", "t", "Text")]
    found = document(tables, columns, forms=("Retours",))
    assert cells(found.repeats[0], "t", "@return") == [["u", 0], ["v", 0], ["w", None]]


def test_tables_that_refer_to_each_other_in_a_circle_end() -> None:
    tables: dict[str, Rows] = {name: [["id", "x", "y", "r"], ["1", "a", "b", "1"]] for name in ("Un", "Deux", "Trois")}
    columns = [(name, column, "Text") for name in tables for column in "xy"]
    columns += [("Un", "r", "Ref:Deux"), ("Deux", "r", "Ref:Trois"), ("Trois", "r", "Ref:Un")]
    found = document(tables, columns)
    assert found.returns is not None and len(found.repeats) == 2


def test_columns_that_are_described_but_absent_are_told() -> None:
    tables: dict[str, Rows] = {"Un": [["id", "a"], ["1", "x"]], "Deux": [["id"], ["1"]]}
    columns = [("Un", "a", "Text"), ("Un", "liste", "RefList:Deux"), ("Deux", "perdue", "Text")]
    found = document(tables, columns)
    assert "table Un, column liste: described but absent" in found.warnings


def test_a_table_without_row_numbers_is_a_fault_with_its_name() -> None:
    with pytest.raises(UnreadableReturn, match="table Un: found no column of row numbers"):
        document({"Un": [["a"], ["1"]]}, [("Un", "a", "Text")])


def test_summaries_are_left_out_and_told() -> None:
    assert "1 summary table(s), which repeat others: left out" in fixture("inventaire.grist").reading.warnings


def test_a_document_without_a_table_of_a_user_is_a_fault() -> None:
    with pytest.raises(UnreadableReturn, match="no table of a user"):
        document({}, [])


@pytest.mark.parametrize("spoilt", [None, "x", "", "[", '{"choices": 3}', '{"choices": [1, null]}'])
def test_metadata_that_is_spoilt_does_not_stop_the_reading(spoilt: str | None) -> None:
    names: list[str | None] = ["id", "parentId", "parentPos", "colId", "type", "widgetOptions", "displayCol", "label"]
    grids: list[Grid] = [
        grid_of([["id", "tableId"], ["1", "T"]], name="_grist_Tables"),
        grid_of([names, ["1", "1", spoilt, "a", spoilt, spoilt, spoilt, spoilt]], name="_grist_Tables_column"),
        grid_of([["id", "a"], ["1", "v"]], name="T"),
    ]
    found = READER.read(Content("f.grist", "sqlite", grids=tuple(grids), line_unit="record"), None)
    assert cells(found.returns, "a") == [["v"]]


@pytest.mark.parametrize(
    ("cell", "zone", "read"),
    [
        ("1741021445", "Europe/Paris", "2025-03-03T18:04:05+01:00"),
        ("1741021445.5", "Europe/Paris", "2025-03-03T18:04:05.500000+01:00"),
        ("1741021445", "Pas/Connu", "2025-03-03T17:04:05Z"),
        ("1741021445", "../../etc/passwd", "2025-03-03T17:04:05Z"),
        ("1741021445", "", "2025-03-03T17:04:05Z"),
        ("999999999999", "UTC", "999999999999"),
        ("hier", "Europe/Paris", "hier"),
        (None, "Europe/Paris", None),
    ],
)
def test_a_moment_is_local_time_with_its_offset(cell: str | None, zone: str, read: str | None) -> None:
    assert moment(cell, zone) == read


@given(st.dates())
def test_a_day_comes_back_as_it_was_kept(day: Any) -> None:
    seconds = (day - type(day)(1970, 1, 1)).days * 86_400
    assert date(str(seconds)) == day.isoformat()


@given(st.text(max_size=12), st.sampled_from(["Bool", "Date", "DateTime:Europe/Paris", "Ref:T", "Int", "Any", ":::"]))
def test_a_cell_of_any_kind_is_read(cell: str, kind: str) -> None:
    assert len(texts_of([cell, None], kind)) == 2


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (["L", "a", "b"], '["a", "b"]'),
        (["L"], "[]"),
        (["d", "1735689600"], "2025-01-01"),
        (["D", "1741021445", "Europe/Paris"], "2025-03-03T18:04:05+01:00"),
        (["R", "Communes", "17"], "17"),
        (["r", "Communes", ["1", "2"]], '["1", "2"]'),
        (["U", "<objet>"], "<objet>"),
        (["E", "ZeroDivisionError"], None),
        (["C"], None),
        (["D"], '["D"]'),
        (["D", ["x"], None], '["D", ["x"], null]'),
        ([], "[]"),
        ({"a": "b"}, '{"a": "b"}'),
        (True, "true"),
        ("", None),
    ],
)
def test_marked_values_of_the_api(value: Any, read: str | None) -> None:
    assert decoded(value)[0] == read


def test_errors_in_records_are_told_by_column() -> None:
    extraction = fixture("records.json")
    assert cells(extraction.returns, "@id", "Themes", "Accord", "Insee") == [
        ["1", '["Cyber"]', "true", "01999"],
        ["4", None, "false", "2A999"],
    ]


def test_columns_of_the_api_are_read_as_records_are() -> None:
    table = {"id": [1, 2], "manualSort": [1, 2], "Titre": ["a", ""], "gristHelper_Display": [0, 0]}
    extraction = read_return(io.BytesIO(json.dumps(table).encode()), "f.json")
    assert extraction.reading.columns == ("id", "Titre") and cells(extraction.returns, "Titre") == [["a"], [None]]


@pytest.mark.parametrize(
    "record",
    [{"id": "recAbC", "fields": {"a": "x"}}, {"id": 1, "createdTime": "2025", "fields": {}}, {"id": 1, "a": "x"}],
    ids=["Airtable", "Airtable in numbers", "flat"],
)
def test_records_of_others_are_left_alone(record: dict[str, Any]) -> None:
    assert api(record).reading.dialect == "generic"


def test_a_record_without_fields_is_a_fault_with_its_rank() -> None:
    with pytest.raises(UnreadableReturn, match="record 21"):
        api(*({"id": rank, "fields": {"a": "x"}} for rank in range(20)), {"id": 99})


def test_records_with_a_field_of_their_own_each_are_refused() -> None:
    records = [{"id": rank, "fields": {f"champ {rank}": "x"}} for rank in range(60)]
    document = json.dumps({"records": records}).encode()
    with pytest.raises(UnreadableReturn, match="60 records of 61 different fields"):
        read_return(io.BytesIO(document), "f.json", limits=Limits(columns=50))


@needs_real
def test_a_real_document_hides_what_is_grists_own() -> None:
    extraction = read_return(io.BytesIO((REAL / "AllColumns.grist").read_bytes()), "AllColumns.grist")
    assert (extraction.reading.standing, extraction.reading.rows) == ("proven", 1)
    assert [table.name for table in extraction.others] == ["Colors"]
    assert not any(name.startswith(("manualSort", "gristHelper")) for name in extraction.reading.columns)
    assert extraction.codebook is not None
    options = extraction.codebook.by_code()["Choice_Column"].options
    assert [option.code for option in options] == ["Bad", "Ok", "Good", "Best"]


@needs_real
@pytest.mark.parametrize("name", ["export_choice.csv", "export_datetime.csv"])
def test_a_csv_of_grist_is_any_table(name: str) -> None:
    assert read_return(io.BytesIO((REAL / name).read_bytes()), name).reading.dialect == "generic"
