"""Démarches simplifiées: exports with their blocks, templates, and the API's answers by the id of their question."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.content import Content
from transforms.formats.dialects import recognise
from transforms.formats.dialects.demarches import READER
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import grid_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "demarches"
REAL = Path(__file__).parents[5] / "shared" / "returns" / "exports" / "demarches"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the exports kept beside the checkout are not here")
OWN: list[str | None] = ["ID", "État du dossier", "Déposé le", "Dernière mise à jour le"]
Rows = list[list[str | None]]


def fixture(name: str) -> Extraction:
    return read_return(io.BytesIO((FIXTURES / name).read_bytes()), name)


def read(rows: list[list[str]]) -> Extraction:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return read_return(io.BytesIO(stream.getvalue().encode()), "f.csv")


def workbook(sheets: dict[str, Rows]) -> Described:
    grids = [grid_of(rows, name=name) for name, rows in sheets.items()]
    content = Content("f.ods", "ods", grids=tuple(grids), line_unit="row")
    assert recognise(content)[0].id == "demarches"
    return READER.read(content, None)


def api(*dossiers: dict[str, Any], **more: Any) -> Extraction:
    demarche = {"number": 1, "title": "T", "dossiers": {"nodes": list(dossiers)} | more.pop("page", {})} | more
    return read_return(io.BytesIO(json.dumps({"data": {"demarche": demarche}}).encode()), "f.json")


def dossier(*champs: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "D1", "number": 101, "state": "accepte", "champs": list(champs)} | more


def champ(code: str, label: str, text: str | None, **more: Any) -> dict[str, Any]:
    return {"id": code, "label": label, "stringValue": text} | more


def cells(table: TextFrame | None, *columns: str) -> list[list[Any]]:
    assert table is not None
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.frame[list(columns)].to_numpy().tolist()]


def told(found: Extraction | Described, word: str) -> list[str]:
    warnings = found.reading.warnings if isinstance(found, Extraction) else found.warnings
    return [warning for warning in warnings if word in warning]


@pytest.mark.parametrize("name", ["dossiers.csv", "dossiers.xlsx"])
def test_the_facts_of_dossiers_and_none_is_dropped(name: str) -> None:
    extraction = fixture(name)
    assert cells(extraction.returns, "@id", "@submitted", "@updated", "@complete") == [
        ["101", "2025-03-03 09:12:00", "2025-03-03 09:12:00", "yes"],
        ["102", "2025-03-05 10:00:00", "2025-03-05 10:00:00", "yes"],
        ["103", "2025-03-06 10:00:00", "2025-03-06 10:00:00", "yes"],
    ]
    assert told(extraction, "refused") == ["1 dossier(s) refused, kept: line 4"]


def test_blocks_are_repeats_by_the_number_of_their_dossier() -> None:
    (block,) = fixture("dossiers.xlsx").repeats
    assert cells(block, "Titre", "@return", "@position") == [
        ["Ateliers", 0, 1],
        ["Wifi", 0, 2],
        ["Ailleurs", None, None],
    ]


def test_the_line_of_a_block_is_its_rank_whatever_the_order() -> None:
    found = workbook(
        {
            "Dossiers": [[*OWN, "A"], ["101", "Accepté", "2025-01-01", "2025-01-01", "x"]],
            "(12) Bloc": [["Dossier ID", "Ligne", "T"], ["101", "2", "b"], ["101", "1", "a"]],
        }
    )
    assert cells(found.repeats[0], "T", "@position") == [["b", 2], ["a", 1]]


def test_the_code_of_a_commune_is_a_part_of_its_question() -> None:
    returns = fixture("dossiers.csv").returns
    assert returns is not None
    parts = [(column.question, column.option) for column in returns.columns if column.option]
    assert parts == [("Commune", "Code INSEE")]


@pytest.mark.parametrize(
    ("state", "complete"),
    [("Brouillon", "no"), ("En construction", "yes"), ("En instruction", "yes"), ("Accepté", "yes"),
     ("Refusé", "yes"), ("Classé sans suite", "yes"), ("accepte", "yes"), ("Perdu", None), ("", None)],
)  # fmt: skip
def test_a_draft_alone_was_not_sent(state: str, complete: str | None) -> None:
    header = ["N° dossier", "État du dossier", "Date de dépôt", "Population"]
    extraction = read([header, ["101", state, "2025-01-01", "12"]])
    assert cells(extraction.returns, "@complete") == [[complete]]
    assert extraction.reading.form == "export, columns of a template"


def test_sheets_alone_tell_an_export_whose_columns_were_renamed() -> None:
    found = workbook({"Dossiers": [["Clé", "Ville"], ["101", "Val"]], "Etablissements": [], "Avis": []})
    assert cells(found.returns, "Ville") == [["Val"]]
    assert told(found, "no column with the numbers") and told(found, "no column with the states")


def test_values_that_may_be_defaults_are_counted_by_column() -> None:
    extraction = fixture("dossiers.csv")
    assert told(extraction, "1 column(s) with 0, which is also what a decimal number left blank")
    assert told(extraction, "1 column(s) of checkboxes with off")


@pytest.mark.parametrize(
    "rows",
    [
        [["ID", "État", "Date de dépôt", "Nom"], ["1", "Bon", "2025-01-01", "x"]],
        [["ID", "État du dossier", "Commune"], ["1", "Ouvert", "Val"]],
    ],
)
def test_tables_of_others_are_left_alone(rows: list[list[str]]) -> None:
    assert read(rows).reading.dialect == "generic"


@needs_real
@pytest.mark.parametrize("name", ["groupe_iso_8859_invalid_characters.csv", "modele-import-referentiel-with-bom.csv"])
def test_templates_of_imports_are_no_exports(name: str) -> None:
    assert read_return(io.BytesIO((REAL / name).read_bytes()), name).reading.dialect == "generic"


def test_answers_of_the_api_are_keyed_by_question_and_worded_as_the_form_is_now() -> None:
    extraction = fixture("graphql.json")
    assert extraction.returns is not None
    codes = {column.code: column.name for column in extraction.returns.columns if column.code}
    assert codes == {
        "C1": "Votre commune", "C1/commune/name": "Votre commune/commune/name",
        "C1/commune/code": "Votre commune/commune/code", "C2": "Accord", "N1": "annotations/Suivi",
    }  # fmt: skip
    assert cells(extraction.repeats[0], "Titre", "@return", "@position") == [["Ateliers", 0, 1], ["Wifi", 0, 2]]


def test_the_api_keeps_not_shown_apart_from_left_blank() -> None:
    extraction = api(
        dossier(champ("A", "Un", ""), champ("B", "Deux", None)), dossier(champ("C", "Trois", "x"), number=102)
    )
    assert extraction.reading.empties == "kept apart"
    assert cells(extraction.returns, "Un", "Deux", "Trois") == [["", "", None], [None, None, "x"]]


def test_two_questions_of_one_label_stay_two() -> None:
    extraction = api(dossier(champ("A", "Nom", "x"), champ("B", "Nom", "y")))
    assert cells(extraction.returns, "Nom", "Nom (2)") == [["x", "y"]]


def test_a_question_that_an_answer_holds_twice_loses_neither() -> None:
    extraction = api(dossier(champ("A", "Nom", "x"), champ("A", "Nom", "y"), {"stringValue": "z"}))
    assert cells(extraction.returns, "Nom", "Nom (2)", "(champs 3)") == [["x", "y", "z"]]


def test_the_first_version_of_the_api_words_its_questions_inside() -> None:
    old = {"value": "Val-Fictif", "type_de_champ": {"id": 7, "libelle": "Commune"}}
    extraction = api({"id": 5, "state": "closed", "initiated_at": "2019-03-03T09:00:00Z", "champs": [old]})
    assert cells(extraction.returns, "@id", "@submitted", "Commune/value") == [
        ["5", "2019-03-03T09:00:00Z", "Val-Fictif"]
    ]
    assert told(extraction, "1 dossier(s) in no state that is known")


def test_errors_beside_the_data_are_told() -> None:
    page = {"errors": [{"message": "x"}], "data": {"demarche": {"number": 1, "dossiers": {"nodes": [dossier()]}}}}
    extraction = read_return(io.BytesIO(json.dumps(page).encode()), "f.json")
    assert told(extraction, "the API reports 1 error(s)")


def test_a_typed_value_that_says_more_than_the_text_stays() -> None:
    extraction = api(
        dossier(champ("A", "Liste", "a, b", values=["a", "b"]), champ("B", "Texte", "x", value="x"),
                champ("C", "Date", "3 mars 2025", value="2025-03-03"))
    )  # fmt: skip
    assert extraction.reading.columns[3:] == ("Liste", "Liste/values", "Texte", "Date", "Date/value")
    assert cells(extraction.returns, "Liste/values", "Date/value") == [['["a", "b"]', "2025-03-03"]]


def test_older_blocks_without_rows_are_parted_where_a_question_comes_again() -> None:
    flat = [champ("T", "Titre", "a"), champ("M", "Montant", "1"), champ("T", "Titre", "b"), champ("M", "Montant", "")]
    extraction = api(dossier({"id": "R", "label": "Bloc", "champs": flat}))
    assert cells(extraction.repeats[0], "Titre", "Montant", "@position") == [["a", "1", 1], ["b", "", 2]]


def test_pages_are_read_together_and_a_missing_one_is_told() -> None:
    def page(number: int, has_next: bool) -> str:
        nodes = {"pageInfo": {"hasNextPage": has_next}, "nodes": [dossier(champ("A", "Un", "x"), number=number)]}
        return json.dumps({"data": {"groupeInstructeur": {"dossiers": nodes}}})

    whole = read_return(io.BytesIO(f"{page(1, True)}\n{page(2, False)}\n".encode()), "f.jsonl")
    assert cells(whole.returns, "@id") == [["1"], ["2"]] and not told(whole, "not all pages")
    assert told(read_return(io.BytesIO(page(1, True).encode()), "f.json"), "not all pages: 1 dossier(s)")


@pytest.mark.parametrize("wrapped", [lambda each: each, lambda each: [each], lambda each: {"data": {"dossier": each}}])
def test_dossiers_alone_are_read(wrapped: Any) -> None:
    document = json.dumps(wrapped(dossier(champ("A", "Un", "x")))).encode()
    extraction = read_return(io.BytesIO(document), "f.json")
    assert extraction.reading.dialect == "demarches" and cells(extraction.returns, "Un") == [["x"]]


def test_deleted_and_doubled_dossiers_are_told() -> None:
    extraction = api(dossier(), dossier(), deletedDossiers={"nodes": [{"number": 1}, {"number": 2}]})
    assert told(extraction, "2 dossier(s) listed as deletedDossiers")
    assert told(extraction, "1 dossier(s) with the number of one before, all kept")


def test_a_record_that_is_no_dossier_is_a_fault_with_its_rank() -> None:
    with pytest.raises(UnreadableReturn, match="dossier 21: found 1 record"):
        api(*(dossier(number=rank) for rank in range(20)), {"number": 5})


@pytest.mark.parametrize(
    "spoilt",
    [None, "x", [], {}, {"label": None}, {"id": ["x"], "label": {"a": 1}}, {"rows": "x"}, {"rows": [None, {}, "x"]},
     {"champs": [None]}, {"stringValue": {"a": ["b"]}}, {"id": "Q", "label": "@id", "value": {"": {"": None}}}],
)  # fmt: skip
def test_a_spoilt_champ_does_not_stop_the_reading(spoilt: Any) -> None:
    extraction = api(dossier(spoilt, champ("A", "Un", "x"), annotations=[spoilt]))
    assert cells(extraction.returns, "Un", "@id") == [["x", "101"]]
