"""KoboToolbox: records of its API, its exports old and new, every repeat tied to its return."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.codebook import Codebook, Option, Question
from transforms.formats.content import Content
from transforms.formats.dialects import recognise
from transforms.formats.dialects.kobotoolbox import READER
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import grid_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "kobotoolbox"
REAL = Path(__file__).parents[5] / "shared" / "returns" / "exports" / "kobo_odk"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the exports kept beside the checkout are not here")

TAIL = ["_id", "_uuid", "_submission_time", "_index"]
LINK = ["_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid"]
Rows = list[list[str | None]]


def read(content: bytes, name: str = "f.csv", codebook: Codebook | None = None) -> Extraction:
    return read_return(io.BytesIO(content), name, codebook=codebook)


def as_csv(rows: Rows, separator: str = ";") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode()


def workbook(**sheets: Rows) -> Described:
    """What is read of a workbook with these sheets."""
    grids = []
    for name, rows in sheets.items():
        width = max(map(len, rows))
        grids.append(grid_of([[*row, *[None] * (width - len(row))] for row in rows], name=name))
    content = Content("f.xlsx", "xlsx", grids=tuple(grids), line_unit="row")
    assert recognise(content)[0].id == "kobotoolbox"
    return READER.read(content, None)


def records(*found: dict[str, Any], **page: Any) -> Extraction:
    own = {"_uuid": "u", "_submission_time": "2025-03-03T08:21:00", "_validation_status": {}}
    results = [{"_id": rank, **own, **record} for rank, record in enumerate(found, start=1)]
    return read(json.dumps({"next": None, "previous": None, "results": results} | page).encode(), "f.json")


def cells(table: TextFrame | None, *columns: str) -> list[list[Any]]:
    assert table is not None
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.frame[list(columns)].to_numpy().tolist()]


def links(table: TextFrame) -> list[list[Any]]:
    return cells(table, "@return", "@parent", "@position")


def told(extraction: Extraction | Described, word: str) -> list[str]:
    warnings = extraction.reading.warnings if isinstance(extraction, Extraction) else extraction.warnings
    return [warning for warning in warnings if word in warning]


def test_api_records_give_returns_and_nested_repeats() -> None:
    extraction = read((FIXTURES / "api.json").read_bytes(), "api.json")
    reading = extraction.reading
    assert (reading.dialect, reading.form, reading.empties) == ("kobotoolbox", "API records", "merged")
    assert cells(extraction.returns, "@id", "@submitted", "@complete")[0] == ["501", "2025-03-03T08:21:00", "yes"]
    assert cells(extraction.returns, "themes", "collectivite/insee") == [
        ["cyber inclusion", "01999"],
        ["cyber", None],
        ["", None],
    ]
    initiatives, partners = extraction.repeats
    assert (initiatives.name, initiatives.parent) == ("initiatives", "returns")
    assert (partners.name, partners.parent) == ("initiatives/partenaires", "initiatives")
    assert links(initiatives) == [[0, 0, 1], [0, 0, 2], [2, 2, 1]]
    assert links(partners) == [[0, 0, 1], [0, 0, 2]]


def test_the_tools_own_lists_are_no_repeats() -> None:
    extraction = records({"_attachments": [{"filename": "x"}], "_geolocation": [1.5, 2], "_notes": [{"note": "n"}]})
    assert extraction.repeats == ()
    assert cells(extraction.returns, "_attachments", "_geolocation") == [['[{"filename": "x"}]', '["1.5", "2"]']]


def test_one_page_of_several_is_told() -> None:
    assert told(records({}, next="https://…", count=7), "page") == [
        "one page of several: 1 record(s) here, 7 in all; fetch every page, or use an export"
    ]
    assert told(records({}, count=1), "page") == []
    assert told(records({}, count=3), "page") != []


def test_pages_on_lines_are_one_list() -> None:
    page = json.dumps({"next": "x", "results": [{"_id": 1, "_uuid": "a", "_submission_time": "t"}]})
    last = json.dumps({"next": None, "results": [{"_id": 2, "_uuid": "b", "_submission_time": "t"}]})
    extraction = read(f"{page}\n{last}\n".encode(), "f.jsonl")
    assert cells(extraction.returns, "@id") == [["1"], ["2"]] and told(extraction, "page") == []


def test_a_bare_list_of_records_is_read() -> None:
    record = {"_id": 1, "_uuid": "a", "_submission_time": "t", "q": "x"}
    extraction = read(json.dumps([record]).encode(), "f.json")
    assert extraction.reading.dialect == "kobotoolbox" and cells(extraction.returns, "q") == [["x"]]


def test_doubled_edited_and_unapproved_returns_are_kept_and_counted() -> None:
    extraction = records(
        {"_id": 1, "meta/rootUuid": "uuid:r", "meta/instanceID": "uuid:r"},
        {"_id": 1, "meta/rootUuid": "uuid:r", "meta/instanceID": "uuid:s"},
        {"_validation_status": {"uid": "validation_status_not_approved"}},
    )
    assert len(cells(extraction.returns, "@id")) == 3
    assert told(extraction, "_id of") == ["1 row(s) with the _id of a row before, all kept: line 2"]
    assert told(extraction, "rootUuid") == ["1 row(s) with the meta/rootUuid of a row before (edits), all kept: line 2"]
    assert told(extraction, "edited after") and told(extraction, "_validation_status")


def test_a_question_that_took_several_answers_in_a_later_version_is_told() -> None:
    one = [{"q": "opt1", "__version__": "a"}, {"q": "opt2", "__version__": "a"}]
    extraction = records(*one, {"q": "opt1 opt3", "__version__": "b"})
    position = list(extraction.returns.frame).index("q") + 1 if extraction.returns else 0
    assert told(extraction, "versions of the form (2 from line 1, 1 from line 3)")
    assert told(extraction, "several at once") == [
        f"column {position}: one code in some versions of the form, several at once in others"
    ]
    assert not told(records(*one, {"q": "un autre texte", "__version__": "b"}), "several at once")


def test_records_that_are_no_objects_are_a_fault() -> None:
    document = [{"_id": 1, "_uuid": "a", "_submission_time": "t"}, "x", None]
    with pytest.raises(UnreadableReturn, match=r"f.json, record 2: found 2 record\(s\) that are no objects"):
        read(json.dumps(document).encode(), "f.json")


def test_csv_export_is_read_with_its_boxes_and_without_its_tags() -> None:
    extraction = read((FIXTURES / "export.csv").read_bytes())
    assert cells(extraction.returns, "insee", "themes", "themes/cyber", "@id", "@submitted", "@line") == [
        ["01999", "cyber", "1", "501", "2025-03-01T08:00:00", 3],
        ["2A999", None, None, "502", "2025-03-02T08:00:00", 4],
    ]
    assert extraction.returns is not None
    box = next(column for column in extraction.returns.columns if column.name == "themes/inclusion")
    assert (box.question, box.option, box.code) == ("themes", "inclusion", "themes/inclusion")
    assert told(extraction, "HXL") == ["f.csv: a row of HXL tags below the header, no return: line 2"]


def test_a_return_that_answers_with_a_hash_is_no_row_of_tags() -> None:
    rows: Rows = [["q", *TAIL], ["#1", "1", "u", "t", "1"], ["#2", "2", "v", "t", "2"]]
    assert cells(read(as_csv(rows)).returns, "q") == [["#1"], ["#2"]]


def test_repeat_sheets_are_tied_by_index_at_any_depth() -> None:
    found = workbook(
        partenaires=[["Nom", "_index", *LINK], ["École", "1", "initiatives", "2", "11", "a"]],
        enquête=[["Nom", *TAIL], ["Val-Fictif", "11", "a", "t", "1"], ["Trois", "12", "b", "t", "2"]],
        initiatives=[
            ["Titre", "_index", *LINK],
            ["Wifi", "1", "enquête", "2", "12", "b"],
            ["Ateliers", "2", "enquête", "1", "11", "a"],
            ["Perdue", "3", "enquête", "7", "17", "g"],
        ],
    )
    assert [(table.name, table.parent, table.sheet) for table in found.repeats] == [
        ("initiatives", "returns", "initiatives"),
        ("partenaires", "initiatives", "partenaires"),
    ]
    assert links(found.repeats[0]) == [[1, 1, 1], [0, 0, 1], [None, None, None]]
    assert links(found.repeats[1]) == [[0, 1, 1]]
    assert told(found, "parent") == ["repeat initiatives: 1 row(s) whose parent is not in the file: line 4"]


def test_headers_by_label_have_no_code() -> None:
    found = workbook(
        enquête=[["Nom de la commune", *TAIL], ["Val-Fictif", "11", "a", "t", "1"]],
        projets=[["Titre", *LINK], ["Wifi", "enquête", "1", "11", "a"]],
    )
    assert [column.code for column in found.repeats[0].columns] == [None] * 5


def test_sheets_put_one_below_the_other_are_tied_by_uuid() -> None:
    found = workbook(
        enquête=[["q", *TAIL], ["x", "11", "a", "t", "1"], ["y", "12", "b", "t", "1"]],
        projets=[["p", *LINK], ["Wifi", "enquête", "1", "12", "b"]],
    )
    assert links(found.repeats[0]) == [[1, 1, 1]]


def test_a_sheet_name_that_was_cut_finds_its_table() -> None:
    long = "initiatives_numeriques_de_la_collectivite"
    found = workbook(
        **{
            "enquête": [["q", *TAIL], ["x", "11", "a", "t", "1"]],
            f"{long[:28]}...": [["p", "_index", *LINK], ["Wifi", "1", "enquête", "1", "11", "a"]],
            "fin": [["r", *LINK], ["z", long, "1", "11", "a"]],
        }
    )
    assert [table.parent for table in found.repeats] == ["returns", f"{long[:28]}..."]


def test_a_sheet_of_something_else_is_told_by_its_place() -> None:
    found = workbook(enquête=[["q", *TAIL], ["x", "11", "a", "t", "1"]], Notes=[["à lire"], ["rien"]])
    assert told(found, "not read") == ["f.xlsx, sheet Notes: no table of KoboToolbox, not read"]


def test_repeats_without_their_returns_are_tied_to_nothing_and_told() -> None:
    rows: Rows = [["p", "_index", *LINK], ["Wifi", "1", "enquête", "1", "11", "a"]]
    extraction = read(as_csv(rows))
    (repeat,) = extraction.repeats
    assert extraction.returns is None and repeat.frame["p"].tolist() == ["Wifi"]
    assert repeat.frame[["@return", "@parent", "@position"]].isna().all(axis=None)
    assert any("without the returns" in warning for warning in extraction.reading.warnings)


def test_two_tables_of_returns_are_a_fault_that_names_them() -> None:
    rows: Rows = [["q", *TAIL], ["x", "11", "a", "t", "1"]]
    with pytest.raises(UnreadableReturn, match=r"2 tables of returns .f\.xlsx, sheet a; f\.xlsx, sheet b"):
        workbook(a=rows, b=rows)


def test_widened_repeats_become_rows_and_stay_columns() -> None:
    extraction = read((FIXTURES / "widened.csv").read_bytes())
    initiatives, partners = extraction.repeats
    assert cells(initiatives, "initiatives/titre", "@return", "@position") == [
        ["Ateliers", 0, 1],
        ["Tablettes", 0, 2],
        ["Wifi", 1, 2],
    ]
    assert (partners.name, partners.parent) == ("initiatives/partenaires", "initiatives")
    assert cells(partners, "initiatives/partenaires/nom", "@return", "@parent", "@position") == [
        ["Médiathèque", 0, 0, 1],
        ["École", 0, 0, 2],
        ["Gare", 1, 2, 1],
    ]
    assert cells(extraction.returns, "initiatives[1]/titre") == [["Ateliers"], [None], [None]]
    assert told(extraction, "« n/a »") == ["f.csv: 9 cell(s) « n/a » read as missing: this export writes no empty cell"]
    assert extraction.reading.standing == "proven"


def test_not_answered_is_an_answer_where_the_export_writes_empty_cells() -> None:
    rows: Rows = [["q", "r", *TAIL[:3]], ["n/a", "", "1", "u", "t"], ["x", "y", "2", "v", "t"]]
    extraction = read(as_csv(rows))
    assert cells(extraction.returns, "q", "r") == [["n/a", None], ["x", "y"]] and told(extraction, "n/a") == []


def test_true_and_false_columns_of_one_question_are_boxes() -> None:
    rows: Rows = [["t/a", "t/b", "g/seul", *TAIL[:3]], ["True", "False", "True", "1", "u", "t"]]
    extraction = read(as_csv(rows))
    assert extraction.returns is not None
    assert [(column.question, column.option) for column in extraction.returns.columns[:3]] == [
        ("t", "a"),
        ("t", "b"),
        (None, None),
    ]


FORM = Codebook(
    "XLSForm",
    (
        Question("g/themes", "Thèmes", "choices", options=(Option("cyber", "Cybersécurité"),)),
        Question("g/themes/cyber", "Thèmes", "tick", question="g/themes", option="cyber", option_label="Cybersécurité"),
        Question("g/lieu", "Lieu", "place"),
        Question("projets/titre", "Titre", "text", repeat="projets"),
    ),
)


@pytest.mark.parametrize("headers", [
    ["g/themes", "g/themes/cyber", "g/_lieu_latitude"],
    ["themes", "themes/cyber", "_lieu_latitude"],
    ["g.themes", "g.themes/cyber", "g/_lieu_latitude"],
    ["Thèmes", "Thèmes/Cybersécurité", "_Lieu_latitude"],
    ["Mon groupe/Thèmes", "Mon groupe/Thèmes/Cybersécurité", "_Lieu_latitude"],
])  # fmt: skip
def test_the_form_beside_says_what_columns_are(headers: list[str]) -> None:
    rows: Rows = [[*headers, *TAIL], ["cyber", "1", "45.9", "1", "u", "t", "1"]]
    extraction = read(as_csv(rows), codebook=FORM)
    assert extraction.returns is not None
    assert [
        (column.code, column.label, column.question, column.option) for column in extraction.returns.columns[:3]
    ] == [
        ("g/themes", "Thèmes", None, None),
        ("g/themes/cyber", "Thèmes", "g/themes", "cyber"),
        ("g/lieu/latitude", "Lieu", "g/lieu", "latitude"),
    ]
    assert told(extraction, "repeat group") == [
        "1 repeat group(s) of the form are in no table (projets): export xlsx, not CSV"
    ]


def test_a_widened_column_keeps_its_own_code_beside_the_form() -> None:
    rows: Rows = [["projets[1]/titre", "projets[2]/titre", *TAIL[:3]], ["a", "b", "1", "u", "t"]]
    extraction = read(as_csv(rows), codebook=FORM)
    assert extraction.returns is not None
    assert [(column.code, column.label) for column in extraction.returns.columns[:2]] == [
        ("projets[1]/titre", "Titre"),
        ("projets[2]/titre", "Titre"),
    ]
    assert [column.code for column in extraction.repeats[0].columns] == ["projets/titre"]
    assert told(extraction, "repeat group") == []


def test_an_export_without_returns_is_empty() -> None:
    extraction = read(as_csv([["q", *TAIL]]))
    assert cells(extraction.returns, "q") == [] and extraction.repeats == ()


def test_a_header_that_comes_again_and_blank_rows_are_told() -> None:
    rows: Rows = [["q", *TAIL], ["x", "1", "u", "t", "1"], ["q", *TAIL], [""] * 5]
    extraction = read(as_csv(rows))
    assert cells(extraction.returns, "q") == [["x"]]
    assert told(extraction, "header again") == ["f.csv: the header again, no row: line 3"]
    assert told(extraction, "without any text") == ["f.csv: 1 row(s) without any text left out: line 4"]


@needs_real
def test_real_tables_of_an_archive_are_tied() -> None:
    names = ["children", "children_cartoons", "children_cartoons_characters", "childrens_survey"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.write(REAL / f"kpi_{name}.csv", f"kpi_{name}.csv")
    extraction = read(stream.getvalue(), "kpi.zip")
    tied = {table.name.removeprefix("kpi_"): (table.parent, links(table)) for table in extraction.repeats}
    assert tied == {
        "children": ("returns", [[0, 0, 1], [0, 0, 2], [0, 0, 3]]),
        "children_cartoons": ("kpi_children", [[0, 0, 1], [0, 0, 2], [0, 2, 1], [0, 2, 2]]),
        "children_cartoons_characters": ("kpi_children_cartoons", [[0, 3, 1], [0, 3, 2]]),
    }


@needs_real
def test_real_older_exports_are_read() -> None:
    repeats = read((REAL / "kpi_tutorial_w_repeats.csv").read_bytes())
    assert cells(repeats.repeats[0], "children/childs_name", "children/childs_age") == [["Tom", "12"], ["Dick", "5"]]
    transport = read((REAL / "kpi_transportation.csv").read_bytes())
    assert transport.reading.rows == 4 and told(transport, "35 cell(s) « n/a »")
    flat = read((REAL / "kpi_tutorial_w_repeats_flattened.csv").read_bytes())
    assert told(flat, "meta/instanceID of a row before")


@needs_real
def test_real_records_beside_their_form_are_read() -> None:
    extraction = read((REAL / "formpack_grouped_repeatable_v1.json").read_bytes(), "f.json")
    assert (extraction.reading.rows, len(extraction.repeats[0].frame)) == (6, 13)
    assert extraction.codebook is not None
    assert extraction.repeats[0].columns[0].label == "household member name"
    versions = (REAL / "formpack_selectone_to_multiple_submissions.json").read_bytes()
    drifted = read_return(io.BytesIO(versions), "f.json", "kobotoolbox")
    assert told(drifted, "3 versions") and told(drifted, "column 2: one code")


STAMPED = ["Question", "start", "Commune", "Avis", "_uuid", "_submission_time", "_index"]


def _described(*rows: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([STAMPED, *rows])
    return stream.getvalue().encode()


@pytest.mark.parametrize(
    "rows",
    [
        [["variable", "start", "q1", "q2", "", "", ""], ["type", "start", "text", "text", "", "", ""]],
        [["Libellé", "", "Votre commune ?", "", "", "", ""], ["Type", "", "texte", "", "", "", ""]],
        [["Idquest", *[""] * 6], ["parent", *[""] * 6], ["type", *[""] * 6]],
    ],
)
def test_a_description_of_the_columns_holds_no_returns(rows: list[list[str]]) -> None:
    with pytest.raises(UnreadableReturn, match=r"a description of the columns \(\d row\(s\)"):
        read_return(io.BytesIO(_described(*rows)), "f.csv")


@pytest.mark.parametrize(
    "rows",
    [
        [["variable", "", "q1", "", "u1", "2021-01-01T10:00:00", "1"], ["type", "", "a", "", "u2", "", "2"]],
        [["variable", "", "q1", "", "", "", "1"], ["type", "", "text", "", "", "", ""]],
        [["Val-Fictif", "", "x", "", "", "", ""], ["Valombre", "", "y", "", "", "", ""]],
        [["type", "", "x", "", "", "", ""], ["Valombre", "", "y", "", "", "", ""]],
    ],
    ids=["stamped", "one stamp", "stamps emptied", "one answer like a row's name"],
)
def test_returns_with_few_stamps_or_none_are_returns(rows: list[list[str]]) -> None:
    assert read_return(io.BytesIO(_described(*rows)), "f.csv").reading.rows == 2
