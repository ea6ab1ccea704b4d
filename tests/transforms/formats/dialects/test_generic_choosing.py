"""Which of several tables is taken for the returns, and what is said of the choice."""

import io

import openpyxl
import pytest

from transforms.formats import read_return

Rows = list[list[str]]
TOWNS: Rows = [["commune", "nom"], ["Gex", "a"], ["Nantua", "b"]]
PROJECTS: Rows = [["projet", "motif"], ["x", "p"], ["y", "q"]]
MORE: Rows = [*PROJECTS, ["z", "r"]]


def told_of(sheets: dict[str, Rows]) -> str:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    workbook.save(packed)
    packed.seek(0)
    (told,) = [each for each in read_return(packed, "f.xlsx").reading.warnings if each.startswith("the returns are")]
    return told


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ({"Un": TOWNS, "Deux": PROJECTS},
         "the returns are the first of 2 tables of one size, maybe the wrong one (f.xlsx, sheet Un); "
         "1 other table(s) beside them"),
        ({"Fractions": TOWNS, "Deux": MORE},
         "the returns are the largest table (f.xlsx, sheet Deux); 1 other table(s) beside them"),
        ({"Actions": TOWNS, "Deux": MORE},
         "the returns are not the largest table: a larger one is hidden, or its name is less like theirs "
         "(f.xlsx, sheet Actions); 1 other table(s) beside them"),
        ({"Un": TOWNS, "Deux": MORE},
         "the returns are the largest table (f.xlsx, sheet Deux); 1 other table(s) beside them"),
        ({"Réponses": TOWNS, "Deux": MORE},
         "the returns are not the largest table: a larger one is hidden, or its name is less like theirs "
         "(f.xlsx, sheet Réponses); 1 other table(s) beside them"),
    ],
)  # fmt: skip
def test_the_choice_is_told_as_it_was_made(sheets: dict[str, Rows], told: str) -> None:
    assert told_of(sheets) == told
