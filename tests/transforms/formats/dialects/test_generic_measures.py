"""Sheets named like lists that hold measurements are read beside the returns; vertical blocks are refused usefully."""

import io

import pytest
from openpyxl import Workbook

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.dialects.generic.vertical_blocks import blocks_seen
from transforms.formats.grids import grid_of

RETURNS = [["Commune", "Titre", "Avis"], ["Val-Fictif", "Un drive", "bon"], ["Valombre", "Visio", "moyen"]]
MEASURES = [
    ["point", "date", "ph", "temp", "oxygene", "ec"],
    *([f"p{n}", "2021-01-01", 7.1, 11.5, 5.4, n] for n in range(30)),
]


def book(**sheets: list[list[object]]) -> Extraction:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return read_return(io.BytesIO(stream.getvalue()), "f.xlsx")


@pytest.mark.parametrize("name", ["parameters", "Paramètres", "valeurs"])
def test_measurements_are_read_beside_the_returns_however_many(name: str) -> None:
    extraction = book(survey=RETURNS, **{name: MEASURES})
    assert extraction.reading.rows == 2
    assert [(table.name, len(table.frame)) for table in extraction.others] == [(name, 30)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Thème", "Outil", "Public", "Statut", "Type"], ["Cyber", "Site", "Tous", "En cours", "A"]],
        [["code", "libelle", "niveau", "ordre", "parent"], *([f"c{n}", "x", n, n, n] for n in range(30))],
        [["taux", "seuil", "part"], *([n / 7, n / 3, n / 9] for n in range(1, 30))],
    ],
    ids=["words", "whole numbers", "few columns"],
)
def test_lists_of_values_stay_lists(rows: list[list[object]]) -> None:
    extraction = book(survey=RETURNS, parameters=rows)
    assert extraction.reading.rows == 2 and not extraction.others
    assert any("lists of values" in told for told in extraction.reading.warnings)


def test_vertical_blocks_are_refused_with_what_to_make_of_them() -> None:
    block = ("Commune;{0}", "Titre;{0} en ligne", "Coût;10", "")
    text = "\n".join(line.format(name) for name in ("Valence", "Crest", "Die") for line in block)
    with pytest.raises(UnreadableReturn) as caught:
        read_return(io.BytesIO(text.encode()), "f.csv")
    fault = caught.value.faults[0]
    assert "3 labels come again 3 times" in fault.found and fault.remedy.startswith("Put each return on one row")


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        ([["a", "1"], ["b", "2"], ["a", "3"], ["b", "4"]], (2, 2)),
        ([["a", "1"], ["b", "2"], ["c", "3"], ["a", "4"], ["b", "5"], ["a", "6"], ["c", "7"]], (3, 3)),
        ([["a", "1"], ["b", "2"], ["b", "3"], ["a", "4"]], None),
        ([["a", "1"], ["b", "2"], ["c", "3"], ["a", "4"]], None),
        ([["a", "1"], ["a", "2"], ["a", "3"]], None),
        ([["a", "1", "x"], ["b", "2", "y"], ["a", "3", "x"], ["b", "4", "y"]], None),
        ([["a", "1"], ["b", "2"], ["", "3"], ["a", "4"], ["b", "5"]], None),
    ],
    ids=["two", "one left out", "out of order", "one label once", "one label", "three columns", "no label"],
)
def test_blocks_are_the_same_labels_in_the_same_order(rows: list[list[str]], seen: tuple[int, int] | None) -> None:
    assert blocks_seen(grid_of(rows)) == seen
