"""Text tables of no known tool, and what people put above, between and below their rows."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import Fault, UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.generic import READER, read_with_header
from transforms.formats.dialects.generic.cells import kind_of
from transforms.formats.dialects.generic.columns_seen import look_below
from transforms.formats.dialects.generic.stacks import belongs
from transforms.formats.dialects.generic.tables import read_table
from transforms.formats.dialects.generic.words import is_footnote, is_total, is_unit
from transforms.formats.dialects.names import Dialect
from transforms.formats.frames import Described
from transforms.formats.grids import Area, Details, Grid, Validation, grid_of
from transforms.formats.headed_tables import Sheet
from transforms.formats.opening import open_content

SHARED = Path(__file__).parents[5] / "shared" / "returns"


def read(text: str | bytes, name: str = "f.csv") -> Extraction:
    return read_return(io.BytesIO(text.encode() if isinstance(text, str) else text), name, "generic")


def rows_of(extraction: Extraction) -> list[list[str | None]]:
    assert extraction.returns is not None
    own = extraction.returns.frame[[column.name for column in extraction.returns.columns]]
    return [[None if pd.isna(cell) else cell for cell in row] for row in own.itertuples(index=False, name=None)]


def lines_of(extraction: Extraction) -> list[int]:
    assert extraction.returns is not None
    return [int(line) for line in extraction.returns.frame["@line"]]


def faults(text: str | bytes, name: str = "f.csv") -> tuple[Fault, ...]:
    with pytest.raises(UnreadableReturn) as raised:
        read(text, name)
    return raised.value.faults


def test_headings_left_out_over_texts_are_no_note() -> None:
    (fault,) = faults("Commune;;Titre;;\nFontbrune;Santé;a;b;e\nRivesalte;Bus;c;d;e\n")
    assert fault.found == "two rows that may be the header: lines 1 and 2"


def test_headings_left_out_at_the_end_are_named_by_position() -> None:
    extraction = read("Commune;Thème;Titre;Statut;;\nFontbrune;Santé;Visites;en cours;a;b\nGex;Bus;Navette;clos;c;d\n")
    assert extraction.reading.columns == ("Commune", "Thème", "Titre", "Statut", "(column 5)", "(column 6)")
    assert lines_of(extraction) == [2, 3]


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [("2,134E+13", True), ("2.13e+13", True), ("1E+11", True), ("1,5E+10", False), ("2,1340000012345E+13", False),
     ("2E+13 x", False), ("21340000012345", False)],
)  # fmt: skip
def test_a_long_number_that_a_spreadsheet_cut_is_told(cell: str, is_told: bool) -> None:
    extraction = read(f"Commune;Siret;Titre\nGex;21340000012345;Bus\nNantua;{cell};Eau\n")
    assert [warning for warning in extraction.reading.warnings if "last digits" in warning] == is_told * [
        "column 2: 1 cell(s) hold a long number as a power of ten, its last digits are lost: line 3; "
        "export the column as text"
    ]


@pytest.mark.parametrize("name", ["f.csv", "f.json"])
@pytest.mark.parametrize("dialect", [None, "generic"])
def test_it_stands_for_no_tool(name: str, dialect: Dialect | None) -> None:
    text = '[{"Commune": "Gex", "Budget": 3}]' if name == "f.json" else "Commune;Budget\nGex;3\n"
    assert read_return(io.BytesIO(text.encode()), name, dialect).reading.standing == "no tool"
    if name == "f.csv":
        assert read_return(io.BytesIO(text.encode()), name, header_lines=(1,)).reading.standing == "no tool"


def test_a_note_above_headings_that_name_more_is_a_note() -> None:
    extraction = read("Site;Projet;;;\nCommune;Thème;Titre;Statut;Public\nGex;Bus;Navette;clos;tous\n")
    assert lines_of(extraction) == [3]


def test_title_lines_narrower_than_the_table_are_notes() -> None:
    extraction = read("Recensement 2024\nPréfecture\n\nCommune;Thème;Budget\nFontbrune;Santé;12\nRivesalte;Bus;5\n")
    assert extraction.reading.columns == ("Commune", "Thème", "Budget") and lines_of(extraction) == [5, 6]
    assert extraction.reading.form == "hand-made table"
    assert "2 row(s) above the header not passed on: line 1, 2" in extraction.reading.warnings


def test_a_source_and_a_total_below_are_told_whatever_their_width() -> None:
    extraction = read("Commune;Projets;Budget\nFontbrune;2;12\nRivesalte;1;5\nTotal;3;17\nSource : enquête\n")
    assert lines_of(extraction) == [2, 3]
    assert set(extraction.reading.warnings) == {
        "1 row(s) not passed on, totals: line 4",
        "1 row(s) not passed on, notes below the table: line 5",
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a;b;\n1;2;\n3;4;\n", [2, 3]),
        ("a;b;\n1;2\n3;4;\n", [2, 3]),
        ("a;b\n1;2;\n3;4\n5;6;;\n", [2, 3, 4]),
    ],
)
def test_cells_without_text_beyond_the_header_are_no_cells(text: str, lines: list[int]) -> None:
    extraction = read(text)
    assert (extraction.reading.columns, lines_of(extraction)) == (("a", "b"), lines)


@pytest.mark.parametrize("text", ["a;b\n1;2;x\n3;4\n", "a;b;c\n1;2\n3;4;5\n", "a;b;\n1;2;;x\n3;4;\n"])
def test_a_row_whose_cells_may_have_moved_is_a_fault_of_its_line(text: str) -> None:
    (fault,) = faults(text)
    assert fault.where == "f.csv, line 2" and fault.expected.endswith("as the header has")


def test_text_under_a_header_without_name_is_kept() -> None:
    extraction = read("a;b;\n1;2;x\n3;4;\n")
    assert extraction.reading.columns == ("a", "b", "(column 3)") and rows_of(extraction)[0] == ["1", "2", "x"]


def test_columns_keep_their_place_in_the_file() -> None:
    extraction = read(";Commune;;Budget\n;Fontbrune;;12\n;Rivesalte;;5\n")
    assert extraction.returns is not None
    assert [(column.name, column.position, column.path) for column in extraction.returns.columns] == [
        ("Commune", 2, ("Commune",)),
        ("Budget", 4, ("Budget",)),
    ]
    assert extraction.reading.warnings == ("2 column(s) without header or text left out: column 1, 3",)


def test_a_header_of_two_rows_keeps_its_cells_as_written() -> None:
    text = "Commune;Budget;;Public\n;prévu;réel;\nFontbrune;12;11;aînés\nRivesalte;5;6;tous\n"
    extraction = read(text)
    assert extraction.returns is not None and extraction.returns.header_lines == (1, 2)
    assert [column.path for column in extraction.returns.columns] == [
        ("Commune",), ("Budget", "prévu"), ("Budget", "réel"), ("Public",),
    ]  # fmt: skip
    assert extraction.reading.columns == ("Commune", "Budget - prévu", "Budget - réel", "Public")


def test_codes_and_their_texts_are_codes_and_labels() -> None:
    extraction = read("Q1;Q2\nQuelle commune ?;Quel budget ?\nFontbrune;12\n")
    assert extraction.returns is not None
    assert [(c.name, c.code, c.label) for c in extraction.returns.columns] == [
        ("Q1", "Q1", "Quelle commune ?"),
        ("Q2", "Q2", "Quel budget ?"),
    ]


SECOND = "line 2 could be a second header row, passed on as a return: if it is one, declare header_lines"


@pytest.mark.parametrize(
    ("text", "first", "is_told"),
    [
        ("Commune;Titre\nCommune nouvelle de Val;Drive\nGex;Visio\nNantua;Masques\n", 2, True),
        ("Titre;Commune\nTitre de séjour en ligne;Commune nouvelle de Val\nBus;Gex\n", 2, True),
        ("Commune;Titre\nCommune de Gex;Bus\nCommune de Nantua;Eau\n", 2, False),
        ("Commune;Titre\nGex;Comment aider nos aînés ?\nNantua;Bus\n", 2, True),
        ("Commune;Budget\nVal de Gex;pas encore connu\nA;1\nB;2\nC;3\nD;4\n", 2, True),
        ("id;text\nid;Response ID\n1;a\n2;b\n", 2, True),
        ("id;text\nid;Response ID\nsubmitdate;Date submitted\nseed;Seed\nnom;Commune\n", 2, True),
        ("Code;Libellé\nCODE;Code de la commune\n01001;a\n01002;b\n", 2, True),
        ("nom_commune;titre_init\nNom de la commune;Titre de l'initiative\nGex;Bus\n", 3, False),
        ("commune;titre;budget\nCommune concernée;Titre du projet;Budget prévu\nGex;Bus;3\n", 3, False),
        ("Q1;Q2\nQuelle commune ?;Votre projet ?\nGex;Bus\n", 3, False),
    ],
)
def test_a_row_below_a_full_header_is_data_unless_it_is_surely_its_texts(text: str, first: int, is_told: bool) -> None:
    extraction = read(text)
    assert lines_of(extraction)[0] == first
    assert extraction.reading.columns == tuple(text.split("\n")[0].split(";"))
    assert (SECOND in extraction.reading.warnings) == is_told


def test_names_that_come_again_without_a_header_are_still_refused() -> None:
    (fault,) = faults("Gex;Bus\nGex;Drive\nNantua;Eau\nOyonnax;Air\n")
    assert fault.found == "no header: 50% of the cells of line 1 come again below, as answers do"


def test_a_header_that_a_person_declared_is_not_doubted() -> None:
    text = "Commune;Titre\nCommune nouvelle de Val;Drive\nGex;Visio\n"
    assert SECOND not in read_return(io.BytesIO(text.encode()), "f.csv", header_lines=(1,)).reading.warnings


@pytest.mark.parametrize(
    "text",
    [
        "Fontbrune;02001;12/05/2023;a@b.example\nRivesalte;02002;13/05/2023;c@d.example\n",
        "1;2\n3;4\n",
        "Fontbrune;Oui;Non;Oui\nRivesalte;Non;Non;Oui\nMontclar;Oui;Oui;Non\n",
    ],
)
def test_a_file_without_a_header_is_refused_and_nothing_of_it_quoted(text: str) -> None:
    (fault,) = faults(text)
    assert fault.found.startswith("no header: ") and "declare which rows are the header" in fault.remedy
    assert "`header_lines: [3, 4]` in the wave file" in fault.remedy and "`--header-lines 3-4`" in fault.remedy
    assert not any(cell in str(fault) for line in text.split("\n") for cell in line.split(";") if len(cell) > 2)


def test_a_declared_header_is_taken_as_it_is() -> None:
    content = open_content(
        "Nom;;Commune;\nRôle;Bureau;Ville;Pays\nDupont;x;Lyon;y\nDurand;z;Paris;k\n".encode(), "f.csv"
    )
    found = read_with_header(content, (1, 2))
    assert found.returns is not None and found.returns.header_lines == (1, 2)
    assert [c.name for c in found.returns.columns] == [
        "Nom - Rôle",
        "Nom - Bureau",
        "Commune - Ville",
        "Commune - Pays",
    ]
    assert found.returns.frame["@line"].tolist() == [3, 4]


def test_two_rows_that_may_both_be_the_header_are_told() -> None:
    (fault,) = faults("Nom;;Commune;\nDupont;x;Lyon;y\nDurand;z;Paris;k\n")
    assert fault.found == "two rows that may be the header: lines 1 and 2"
    (fault,) = faults("Personne\nDupont, Jean\nDurand, Paul\n")
    assert fault.found == "two rows that may be the header: lines 1 and 2"


def test_a_table_of_results_is_refused() -> None:
    (fault,) = faults("Réponse;Communes;EPCI\nOui;62 %;40 %\nNon;30 %;50 %\nNSP;8 %;10 %\n")
    assert fault.found.startswith("a table of results (shares that add up to the whole")
    assert fault.remedy.startswith("Export the individual returns")


label = st.sampled_from(["Commune", "Thème", "Titre", "Description", "Public visé", "Statut"])
answer = st.text("abcdefghij éè'", min_size=1, max_size=12).filter(str.strip)


@given(st.integers(2, 6), st.data())
def test_a_header_on_the_first_row_never_costs_a_row_of_text(width: int, data: st.DataObject) -> None:
    header = data.draw(st.lists(label, min_size=width, max_size=width, unique=True))
    row = st.lists(answer, min_size=width, max_size=width)
    body = data.draw(st.lists(row, min_size=1, max_size=8))
    extraction = read("\n".join(";".join(cells) for cells in [header, *body]) + "\n")
    assert list(extraction.reading.columns) == header and rows_of(extraction) == body


@given(
    st.lists(
        st.lists(st.sampled_from([None, "", "a", "Total", "12", "Source : x", "oui"]), min_size=3, max_size=3),
        max_size=9,
    )
)
def test_every_row_is_passed_on_or_told(rows: list[list[str | None]]) -> None:
    grid = grid_of([["Commune", "Titre", "Budget"], *rows])
    try:
        table = read_table(Sheet(grid, "f.csv", "f"), header=[0])
    except UnreadableReturn as fault:
        assert "a second table" in str(fault)
        return
    left_out = sum(int(w.split()[0]) for w in table.warnings if "not passed on" in w)
    assert table.body.height + left_out == len(rows)


@pytest.mark.parametrize(
    "text", ["Total", "TOTAL GÉNÉRAL", "Sous-total", "Total : 12 communes", "Moyenne", "S/Total", "Sous total"]
)
def test_totals_are_known_by_their_word(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["100000", "12 500 000", "13500.5", "1234567890", "12 500 000 €"])
def test_large_amounts_are_no_telephone_numbers(text: str) -> None:
    assert kind_of(text) == "number"


@pytest.mark.parametrize("text", ["0612345678", "06 12 34 56 78", "+33 6 12 34 56 78", "61.23.45.67.89"])
def test_telephone_numbers_are_contacts(text: str) -> None:
    assert kind_of(text) == "contact"


def test_a_total_of_large_amounts_is_told() -> None:
    extraction = read("Commune;Budget\nFontbrune;60000\nRivesalte;40000\nTotal;100000\n")
    assert lines_of(extraction) == [2, 3]
    assert "1 row(s) not passed on, totals: line 4" in extraction.reading.warnings


@pytest.mark.parametrize(
    "text", ["Totalité des écoles", "Total Gironde", "Ensemble vocal", "Sommières", "Maximin", "Sous-bois"]
)
def test_names_and_titles_are_no_totals(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    "text", ["* hors subventions", "Source : DGCL", "NB : provisoire", "(1) voir notice", "Fait à Dijon"]
)
def test_footnotes_are_known_by_how_they_begin(text: str) -> None:
    assert is_footnote(text) and not is_footnote("Dijon")


@pytest.mark.parametrize("text", ["€", "k€", "%", "nb", "(en €)", "hab.", "ETP", "oui/non", "jj/mm/aaaa", "€ TTC"])
def test_units_are_known(text: str) -> None:
    assert is_unit(text) and not is_unit("Nombre de projets") and not is_unit("12")


@pytest.mark.parametrize("row", ["h;h", "ha;h", "n;j"])
def test_letters_that_may_be_units_are_a_row(row: str) -> None:
    extraction = read(f"Commune;Thème\n{row}\na;a\n")
    assert rows_of(extraction) == [row.split(";"), ["a", "a"]]


def test_letters_beside_a_sign_of_a_unit_are_units() -> None:
    extraction = read("Durée;Budget\nh;€\n2;12\n3;5\n")
    assert extraction.returns is not None and extraction.returns.header_lines == (1, 2)


def test_a_word_before_units_makes_no_return_of_them() -> None:
    extraction = read("Commune;Budget;Part\nnom;€;%\nFontbrune;12000;12.5\nRivesalte;3000;40\n")
    assert extraction.returns is not None and extraction.returns.header_lines == (1, 2)
    extraction = read("Indicateur;Unité;Base\nTaux;%;nb\nCoût;€;nb\n")
    assert len(rows_of(extraction)) == 2


def test_columns_without_a_name_at_the_end_are_under_no_heading() -> None:
    lower = ["Fontbrune", "Santé", "Visites", "prévu", "bus"]
    below = look_below([["Rivesalte", "12", "13", "14", "15"]])
    assert not belongs(["Commune", "Thème", "Titre", "Statut", None], lower, below, (), 0, 1)
    assert belongs(["Commune", "Thème", None, "Statut", None], lower, below, (), 0, 1)


def test_a_heading_stands_above_other_things() -> None:
    below = look_below([["a", "12"], ["b", "13"]])
    assert below.contrasting(["Commune", "Budget"]) == [1] and below.recurring(["a", "Budget"]) == [0]


def described(*grids: Grid, codebook: Codebook | None = None) -> Described:
    return READER.read(Content("f.xlsx", "xlsx", grids=grids, line_unit="row"), codebook)


def sheet(rows: list[list[str | None]], name: str = "Feuil1", **details: object) -> Grid:
    return replace(grid_of(rows, name=name, details=Details(**details)), widths=None)  # type: ignore[arg-type]


def test_drop_down_lists_are_a_codebook() -> None:
    rows: list[list[str | None]] = [["Commune", "Thème"], ["Fontbrune", "Santé"], ["Rivesalte", "Bus"]]
    found = described(sheet(rows, validations=(Validation(Area(1, 1, 50, 1), ("Santé", "Bus", "")),)))
    assert found.codebook is None  # the area ends below the last row
    found = described(sheet(rows, validations=(Validation(Area(1, 1, 2, 1), ("Santé", "Bus", "")),)))
    assert found.codebook is not None
    question = found.codebook.by_code()["Thème"]
    assert question.kind == "choice" and [option.code for option in question.options] == ["Santé", "Bus"]
    assert found.codebook.by_code()["Commune"].options == ()


def test_a_list_of_the_same_heading_is_a_codebook_unless_one_is_given() -> None:
    table = sheet([["Commune", "Thème"], ["Fontbrune", "Santé"], ["Rivesalte", "Bus"]], "Saisie")
    lists = replace(sheet([["THEME", "Statut"], ["Santé", "prévu"], ["Bus", None]], "Listes"), is_visible=False)
    found = described(table, lists)
    assert found.codebook is not None
    assert [option.label for option in found.codebook.by_code()["Thème"].options] == ["Santé", "Bus"]
    assert described(table, lists, codebook=found.codebook).codebook is None


cell = st.sampled_from(
    [None, None, "", " ", "Commune", "Nom :", "Courriel", "Initiative 1", "Total", "12", "0,5", "40 %", "Oui", "Non",
     "x", "a@b.example", "2023-01-02", "€", "(1)", "A", "Q1", "Quel budget ?", "Source : x", "* note", "Fontbrune",
     "\n", "@x"]
)  # fmt: skip
area = st.tuples(st.integers(0, 7), st.integers(0, 5), st.integers(0, 7), st.integers(0, 5)).map(
    lambda four: Area(min(four[0], four[2]), min(four[1], four[3]), max(four[0], four[2]), max(four[1], four[3]))
)
grids = st.builds(
    lambda rows, merged, visible, name: replace(
        grid_of(rows, name=name, details=Details(merged=tuple(merged))), widths=None, is_visible=visible
    ),
    st.integers(0, 6).flatmap(lambda width: st.lists(st.lists(cell, min_size=width, max_size=width), max_size=8)),
    st.lists(area, max_size=3),
    st.booleans(),
    st.sampled_from(["Feuil1", "Listes", "LISEZ-MOI", "2023", "_x"]),
)


@given(st.lists(grids, max_size=3))
def test_any_workbook_is_read_with_its_names_unique_or_refused(sheets: list[Grid]) -> None:
    try:
        found = described(*sheets)
    except UnreadableReturn:
        return
    assert found.returns is not None
    for table in (found.returns, *found.others):
        assert [c.name for c in table.columns] == [name for name in table.frame.columns if not name.startswith("@")]
        assert table.frame.columns.is_unique and isinstance(table.frame.index, pd.RangeIndex)
        assert {str(table.frame[column.name].dtype) for column in table.columns} <= {"str"}


def test_a_larger_sheet_that_cannot_be_read_is_not_passed_over() -> None:
    small = sheet([["Code", "Libellé"], ["A", "Santé"], ["B", "Bus"]], "Thèmes")
    large = sheet([[f"Ville {n}", str(n), str(2 * n)] for n in range(20)], "Saisie")
    with pytest.raises(UnreadableReturn, match="sheet Saisie: found no header"):
        described(small, large)


def test_members_of_an_archive_with_one_header_are_one_table() -> None:
    members = tuple(
        Content(name, "text", grids=(grid_of([["Commune", "Budget"], [name, "12"]]),)) for name in ("a.csv", "b.csv")
    )
    found = READER.read(Content("f.zip", "zip", members=members), None)
    assert found.returns is not None and found.returns.frame["@file"].tolist() == ["f.zip > a.csv", "f.zip > b.csv"]


@pytest.mark.parametrize(
    "document",
    [
        [{"a": "1", "b": None}, {"a": "2", "b": "x"}],
        {"count": 2, "next": None, "results": [{"a": "1", "b": None}, {"a": "2", "b": "x"}]},
        {"data": [{"a": "1", "b": None}, {"a": "2", "b": "x"}]},
        [["a", "b"], ["1", None], ["2", "x"]],
        {"columns": ["a", "b"], "data": [["1", None], ["2", "x"]]},
        {"1": {"a": "1", "b": None}, "2": {"a": "2", "b": "x"}},
    ],
)
def test_a_list_of_records_is_found_in_its_envelope(document: object) -> None:
    extraction = read(json.dumps(document), "f.json")
    assert extraction.reading.form == "records" and extraction.reading.columns == ("a", "b")
    assert rows_of(extraction) == [["1", None], ["2", "x"]] and lines_of(extraction) == [1, 2]


def test_features_are_their_properties_and_their_geometry() -> None:
    feature = {
        "type": "Feature",
        "properties": {"nom": "Fontbrune"},
        "geometry": {"type": "Point", "coordinates": [1.5, 46]},
    }
    extraction = read(json.dumps({"type": "FeatureCollection", "features": [feature]}), "f.geojson")
    assert extraction.reading.columns == ("nom", "geometry/type", "geometry/coordinates")
    assert any("kept as JSON text" in warning for warning in extraction.reading.warnings)


def test_lists_of_objects_are_repeats() -> None:
    extraction = read(
        json.dumps([{"commune": "Fontbrune", "initiatives": [{"titre": "Bus"}, {"titre": "Wifi"}]}]), "f.json"
    )
    (repeat,) = extraction.repeats
    assert (repeat.name, repeat.frame["titre"].tolist()) == ("initiatives", ["Bus", "Wifi"])


@pytest.mark.parametrize(
    "document",
    [
        {"nom": {"colonne": "Lieu"}, "typologie": [{"colonnes": ["Type"]}]},
        {"commune": "Fontbrune", "budget": 12},
        ["a", "b"],
        [{"a": 1}, 2],
        [["a", "b"], ["1"]],
        {"data": [{"a": 1}], "rows": [{"b": 1}]},
    ],
)
def test_a_document_that_is_no_list_of_records_is_refused(document: object) -> None:
    assert "list" in faults(json.dumps(document), "f.json")[0].remedy


values = st.recursive(
    st.none() | st.booleans() | st.sampled_from(["", "1", "é"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["a", "data", "@b", "properties", "1", ""]), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(values)
def test_any_document_is_read_or_refused(document: object) -> None:
    try:
        found = READER.read(Content("f.json", "json", document=document, line_unit="record"), None)
    except UnreadableReturn:
        return
    assert found.returns is not None and found.form == "records"


def test_a_next_page_is_told() -> None:
    extraction = read(json.dumps({"next": "https://x.example/?page=2", "results": [{"a": "1"}]}), "f.json")
    assert any("next page" in warning for warning in extraction.reading.warnings)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real exports is not here")
@pytest.mark.parametrize(
    ("name", "rows", "columns", "header_lines"),
    [
        ("exports/french_csv/csv-detective_a_test_file.csv", 404, 11, (1,)),
        ("exports/french_csv/csv-detective_file.xls", 5, 8, (1,)),
        ("exports/demarches/modele-import-referentiel-with-bom.csv", 13, 2, (1,)),
        ("exports/excel/grist_test_headers_with_none_cell.xlsx", 2, 4, (3,)),
        ("exports/excel/header-row.xlsx", 1, 4, (9,)),
        ("exports/surveymonkey/StarWars_2header.csv", 1186, 38, (1, 2)),
        ("inventories/gironde.json", 347, 19, ()),
        ("inventories/maine-et-loire.json", 243, 31, ()),
        ("inventories/hikma_all_county_policies.csv", 2704, 24, (1,)),
        ("crise-2020/returns.csv", 205, 17, (1,)),
    ],
)
def test_real_files_are_read(name: str, rows: int, columns: int, header_lines: tuple[int, ...]) -> None:
    extraction = read((SHARED / name).read_bytes(), name.rsplit("/", 1)[-1])
    assert extraction.returns is not None and extraction.returns.header_lines == header_lines
    assert (len(extraction.returns.frame), len(extraction.returns.columns)) == (rows, columns)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real exports is not here")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("exports/surveymonkey/april_2017_crosstab_multiheader.xlsx", "a table of results"),
        ("exports/french_csv/csv-detective_c_test_file.csv", "3 cells"),
        ("inventories/gironde.config.json", "a configuration"),
        ("inventories/maine-et-loire.config.json", "a configuration"),
        ("exports/excel/date.xlsx", "no header"),
    ],
)
def test_real_files_that_are_no_returns_are_refused(name: str, says: str) -> None:
    assert says in faults((SHARED / name).read_bytes(), name.rsplit("/", 1)[-1])[0].found
