"""Exports of survey tools below rows that somebody wrote above them."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from transforms.formats import Extraction, read_return

GOOGLE = "Horodateur;Commune;Titre\n05/03/2021 15:04:05;Gex;Bus\n06/03/2021 09:00:00;Nantua;Eau\n"
MICROSOFT = (
    "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;Commune\n"
    "1;2021-03-05 10:00:00;2021-03-05 10:05:00;anonymous;;Gex\n"
    "2;2021-03-06 10:00:00;2021-03-06 10:05:00;anonymous;;Nantua\n"
)
KOBO = (
    "start;end;Commune;_id;_uuid;_submission_time;_index\n"
    "2021-01-01T10:00:00;2021-01-01T10:10:00;Gex;1;u-1;2021-01-01T09:10:00;1\n"
    "2021-01-01T10:00:00;2021-01-01T10:10:00;Nantua;2;u-2;2021-01-01T09:10:00;2\n"
)
DEMARCHES = (
    "ID;Email;État du dossier;Déposé le;Dernière mise à jour le;Commune\n"
    "1;a@b.example;Accepté;2021-01-01;2021-01-01;Gex\n2;c@d.example;Accepté;2021-01-01;2021-01-01;Nantua\n"
)
EXPORTS = {"google-forms": GOOGLE, "microsoft-forms": MICROSOFT, "kobotoolbox": KOBO, "demarches": DEMARCHES}


def workbook(sheets: dict[str, str]) -> bytes:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, text in sheets.items():
        page = book.create_sheet(name)
        for row in text.splitlines():
            page.append([cell or None for cell in row.split(";")])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(rows: str) -> Extraction:
    return read_return(io.BytesIO(workbook({"Feuil1": rows})), "f.xlsx")


def told(extraction: Extraction) -> list[str]:
    return [warning for warning in extraction.reading.warnings if "above the header" in warning]


def lines_of(extraction: Extraction) -> list[int]:
    assert extraction.returns is not None
    return [int(line) for line in extraction.returns.frame["@line"]]


@pytest.mark.parametrize(
    ("above", "lines"),
    [("Inventaire 2021\n", "1"), ("Inventaire 2021\n\n", "1"), ("Inventaire\nau 5 mars\n\n", "1, 2")],
)
@pytest.mark.parametrize("dialect", EXPORTS)
def test_a_few_rows_above_an_export_hide_nothing(dialect: str, above: str, lines: str) -> None:
    extraction = read(above + EXPORTS[dialect])
    assert extraction.reading.dialect == dialect
    first = above.count("\n") + 2
    assert lines_of(extraction) == [first, first + 1]
    count = lines.count(",") + 1
    assert told(extraction) == [
        f"f.xlsx, sheet Feuil1: {count} row(s) above the header are not passed on: line {lines}"
    ]


@pytest.mark.parametrize("dialect", EXPORTS)
def test_an_export_without_rows_above_is_read_as_ever(dialect: str) -> None:
    extraction = read(EXPORTS[dialect])
    assert (extraction.reading.dialect, lines_of(extraction), told(extraction)) == (dialect, [2, 3], [])


def test_a_title_above_a_text_is_seen_through_too() -> None:
    extraction = read_return(io.BytesIO(("Inventaire 2021;;\n" + GOOGLE).encode()), "f.csv")
    assert (extraction.reading.dialect, lines_of(extraction)) == ("google-forms", [3, 4])


@pytest.mark.parametrize(
    "rows",
    [
        "Inventaire 2021\nCommune;Titre;Budget\nGex;Bus;3\nNantua;Eau;4\n",
        # As wide as the export itself: which of the two is the header is for a person to say.
        "Quand;Qui;Quoi\n" + GOOGLE,
    ],
)
def test_no_marks_and_no_narrow_rows_are_no_export(rows: str) -> None:
    assert not any("are not passed on" in warning for warning in _warnings(rows))


def _warnings(rows: str) -> Sequence[str]:
    extraction = read(rows)
    assert extraction.reading.dialect == "generic"
    return extraction.reading.warnings
