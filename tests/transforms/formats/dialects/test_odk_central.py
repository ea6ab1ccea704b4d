"""ODK Central: tables tied by KEY and PARENT_KEY, records of OData, and what its server says of a return."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.codebook import Codebook, Question
from transforms.formats.content import Content
from transforms.formats.dialects import recognise
from transforms.formats.dialects.odk_central import READER
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import grid_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "odk-central"
Rows = list[list[str | None]]


def read(content: bytes, name: str = "f.csv", codebook: Codebook | None = None) -> Extraction:
    return read_return(io.BytesIO(content), name, codebook=codebook)


def as_csv(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def archive(tables: dict[str, Rows], codebook: Codebook | None = None) -> Described:
    """What is read of an archive of these tables."""
    members = tuple(
        Content(name, "text", grids=(grid_of([[cell or None for cell in row] for row in rows]),))
        for name, rows in tables.items()
    )
    content = Content("f.zip", "zip", members=members)
    assert recognise(content)[0].id == "odk-central"
    return READER.read(content, codebook)


def page(*records: dict[str, Any], table: str = "Submissions", service: str = "f.svc", **more: Any) -> Extraction:
    context = f"https://odk.example.org/v1/projects/1/forms/{service}/$metadata#{table}"
    return read(json.dumps({"value": records, "@odata.context": context} | more).encode(), "f.json")


def record(name: str, **more: Any) -> dict[str, Any]:
    system = {"submissionDate": "2025-03-03T08:21:00.000Z", "updatedAt": None, "status": None, "reviewState": None}
    return {"__id": f"uuid:{name}", "__system": system | more.pop("system", {})} | more


def cells(table: TextFrame | None, *columns: str) -> list[list[Any]]:
    assert table is not None
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.frame[list(columns)].to_numpy().tolist()]


def links(table: TextFrame) -> list[list[Any]]:
    return cells(table, "@return", "@parent", "@position")


def told(extraction: Extraction | Described, word: str) -> list[str]:
    warnings = extraction.reading.warnings if isinstance(extraction, Extraction) else extraction.warnings
    return [warning for warning in warnings if word in warning]


def test_the_root_table_alone_is_read() -> None:
    extraction = read((FIXTURES / "root.csv").read_bytes())
    reading = extraction.reading
    assert (reading.dialect, reading.form, reading.empties) == ("odk-central", "Central CSV", "merged")
    assert cells(extraction.returns, "@id", "@submitted", "@complete", "collectivite-nom") == [
        ["uuid:a1", "2025-03-03T08:21:00.000Z", "yes", "Val-Fictif"],
        ["uuid:b2", "2025-03-04T08:21:00.000Z", "yes", "Trois-Inventées"],
        ["uuid:c3", "2025-03-05T08:21:00.000Z", "no", None],
    ]


def test_what_the_server_says_of_returns_is_told_and_no_row_is_left_out() -> None:
    extraction = read((FIXTURES / "root.csv").read_bytes())
    assert told(extraction, "decrypted") == ["1 row(s) without answers, encrypted and not decrypted: line 4"]
    assert told(extraction, "reviewer") == ["rows that a reviewer set aside are kept: 1 rejected (review state)"]
    assert told(extraction, "one option") == [
        "2 column(s) of one option each hold 0 also where the question was not shown or not answered"
    ]


ROOT: Rows = [
    ["SubmissionDate", "nom", "KEY", "SubmitterID"],
    ["2025", "A", "uuid:a", "1"],
    ["2025", "B", "uuid:b", "1"],
]


def test_tables_of_an_archive_are_tied_by_key_whatever_their_order() -> None:
    found = archive({
        "d/form-pair~2.csv": [["n", "PARENT_KEY", "KEY"], ["z", "uuid:b", "uuid:b/h/pair[1]"]],
        "d/form-pair~1.csv": [["n", "PARENT_KEY", "KEY"], ["y", "uuid:b/g/init[2]", "uuid:b/g/init[2]/pair[1]"]],
        "d/form-init.csv": [
            ["titre", "PARENT_KEY", "KEY"],
            ["q", "uuid:b", "uuid:b/g/init[2]"],
            ["p", "uuid:b", "uuid:b/g/init[1]"],
            ["r", "uuid:gone", "uuid:gone/g/init[1]"],
        ],
        "d/form.csv": ROOT,
    })  # fmt: skip
    assert found.form == "Central CSV with repeat tables"
    tied = {table.name: (table.parent, links(table)) for table in found.repeats}
    assert tied == {
        "pair~2": ("returns", [[1, 1, 1]]),
        "init": ("returns", [[1, 1, 2], [1, 1, 1], [None, None, None]]),
        "pair~1": ("init", [[1, 0, 1]]),
    }
    assert told(found, "parent") == ["repeat init: 1 row(s) whose parent is not in the file: line 4"]


def test_an_empty_repeat_table_belongs_to_the_returns() -> None:
    found = archive({"form.csv": ROOT, "form-init.csv": [["titre", "PARENT_KEY", "KEY"]]})
    assert [(table.name, table.parent, len(table.frame)) for table in found.repeats] == [("init", "returns", 0)]


def test_what_else_lies_in_an_archive_is_told() -> None:
    notes = Content("lisezmoi.txt", "text", grids=(grid_of([["Bonjour"]]),))
    form = Content("form.json", "json", document={"a": "b"})
    table = Content("form.csv", "text", grids=(grid_of(ROOT),))
    found = READER.read(Content("f.zip", "zip", members=(notes, form, table)), None)
    assert found.warnings == (
        "f.zip > form.json: no table, not read",
        "f.zip > lisezmoi.txt: no table of ODK, not read",
    )


def test_repeats_alone_are_told_and_two_forms_are_a_fault() -> None:
    alone = read(as_csv([["titre", "PARENT_KEY", "KEY"], ["p", "uuid:b", "uuid:b/init[1]"]]))
    assert alone.returns is None and alone.repeats[0].frame["titre"].tolist() == ["p"]
    assert any("without the returns" in warning for warning in alone.reading.warnings)
    with pytest.raises(UnreadableReturn, match=r"2 tables of returns \(f\.zip > a\.csv; f\.zip > b\.csv\)"):
        archive({"a.csv": ROOT, "b.csv": ROOT})


def test_the_form_beside_says_what_columns_are_and_which_repeat_is_missing() -> None:
    form = Codebook("XLSForm", (
        Question("g/nom", "Nom", "text"), Question("lieu", "Lieu", "place"),
        Question("g/init/titre", "Titre", "text", repeat="g/init"), Question("w/n", "N", "text", repeat="w"),
    ))  # fmt: skip
    found = archive({
        "form.csv": [["SubmissionDate", "g-nom", "lieu-Latitude", "KEY"], ["2025", "A", "45.9", "uuid:a"]],
        "form-init.csv": [["titre", "PARENT_KEY", "KEY"], ["p", "uuid:a", "uuid:a/g/init[1]"]],
    }, form)  # fmt: skip
    assert found.returns is not None
    assert [(c.code, c.label, c.option) for c in found.returns.columns[1:3]] == [
        ("g/nom", "Nom", None), ("lieu/latitude", "Lieu", "latitude"),
    ]  # fmt: skip
    assert (found.repeats[0].columns[0].code, found.repeats[0].columns[0].label) == ("g/init/titre", "Titre")
    assert told(found, "in no table") == ["1 repeat group(s) of the form are in no table (w): export all tables"]


def test_records_with_expanded_repeats_are_read() -> None:
    extraction = read((FIXTURES / "expanded.json").read_bytes(), "f.json")
    assert (extraction.reading.dialect, extraction.reading.form) == ("odk-central", "OData records")
    assert cells(extraction.returns, "@id", "@updated", "nom", "projets/budget")[0] == [
        "uuid:a1", "2025-03-06T08:00:00.000Z", "Val-Fictif", None,
    ]  # fmt: skip
    assert [(table.name, table.parent) for table in extraction.repeats] == [("projets/initiatives", "returns")]
    assert cells(extraction.repeats[0], "titre", "@return", "@position") == [["Ateliers", 0, 1], ["Tablettes", 0, 2]]
    assert not any("navigationLink" in column for column in extraction.reading.columns)
    assert told(extraction, "missing") == [] and told(extraction, "page") == []


def test_repeats_that_were_not_expanded_and_further_pages_are_told() -> None:
    extraction = read((FIXTURES / "links.json").read_bytes(), "f.json")
    assert told(extraction, "repeat group") == [
        "1 repeat group(s) are missing: 1 link(s) to rows that are not here. "
        "Ask for the table Submissions with $expand=*."
    ]
    assert told(extraction, "page") == [
        "one page of several: 2 record(s) here, 7 in all; fetch every page, or export the zip"
    ]


def test_returns_that_are_sealed_set_aside_or_deleted_are_told() -> None:
    extraction = page(
        record("a", system={"status": "notDecrypted"}),
        record("b", system={"reviewState": "rejected"}),
        record("c", system={"reviewState": "hasIssues", "deletedAt": "2025-04-01T00:00:00Z"}),
    )
    assert cells(extraction.returns, "@complete") == [["no"], ["yes"], ["yes"]]
    assert told(extraction, "decrypted") and told(extraction, "1 rejected, 1 hasIssues") and told(extraction, "deleted")


def test_returns_to_a_draft_are_trials() -> None:
    extraction = page(record("a"), service="f/draft.svc")
    assert cells(extraction.returns, "@test") == [["yes"]] and told(extraction, "draft")
    ordinary = page(record("a"))
    assert ordinary.returns is not None and "@test" not in ordinary.returns.frame


def test_a_bare_list_of_records_is_read() -> None:
    extraction = read(json.dumps([record("a", q="x")]).encode(), "f.json")
    assert extraction.reading.dialect == "odk-central" and cells(extraction.returns, "q") == [["x"]]


def test_a_repeat_table_and_entities_are_faults() -> None:
    with pytest.raises(UnreadableReturn, match="rows of a repeat group"):
        page({"__id": "h", "__Submissions-id": "uuid:a", "titre": "p"}, table="Submissions.init")
    with pytest.raises(UnreadableReturn, match="a list of entities"):
        page({"__id": "e", "label": "x"}, table="Entities")
    with pytest.raises(UnreadableReturn, match=r"record 2: found 1 record\(s\) that are no objects"):
        page(record("a"), "x")  # type: ignore[arg-type]


def test_a_page_without_records_is_empty() -> None:
    assert cells(page().returns, "@complete") == []
