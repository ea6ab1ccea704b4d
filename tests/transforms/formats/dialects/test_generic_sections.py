"""Rows of one cell between the rows of a plain table: headings and notes are told and left out, returns stay."""

import io

import pytest

from transforms.formats import Extraction, read_return

HEADER = "Commune;Titre;Coût\n"


def read(text: str) -> Extraction:
    return read_return(io.BytesIO(text.encode()), "f.csv", "generic")


def lines_of(extraction: Extraction) -> list[int]:
    assert extraction.returns is not None
    return [int(line) for line in extraction.returns.frame["@line"]]


def told(extraction: Extraction, what: str) -> bool:
    return any(what in warning for warning in extraction.reading.warnings)


HEADINGS = [
    "DRÔME;;\nValence;Drive;1\nCrest;Visio;2\nISÈRE;;\nVienne;App;3\nVoiron;Bus;4\n",
    "Département de la Drôme;;\nValence;Drive;1\nCrest;Visio;2\nDépartement de l'Isère;;\nVienne;App;3\nVoiron;Bus;4\n",
]
RETURNS = [
    # None stands over the first rows.
    "Valence;Drive;1\nDRÔME;;\nCrest;Visio;2\nISÈRE;;\nVienne;App;3\nVoiron;Bus;4\n",
    # One stands over no row.
    "DRÔME;;\nValence;Drive;1\nCrest;Visio;2\nVienne;App;3\nVoiron;Bus;4\nISÈRE;;\n",
    # Two, one below the other.
    "DRÔME;;\nISÈRE;;\nValence;Drive;1\nCrest;Visio;2\nVienne;App;3\nVoiron;Bus;4\n",
    # Written as the others are.
    "Die;;\nValence;Drive;1\nCrest;Visio;2\nGrenoble;;\nVienne;App;3\nVoiron;Bus;4\n",
    "DIE;;\nVALENCE;Drive;1\nCREST;Visio;2\nGRENOBLE;;\nVIENNE;App;3\nVOIRON;Bus;4\n",
    # One each, as blank returns may stand.
    "DIE;;\nValence;Drive;1\nGRENOBLE;;\nVienne;App;3\n",
    # The same name heads rows of its own.
    "DIE;;\nDie;Drive;1\nCrest;Visio;2\nGRENOBLE;;\nVienne;App;3\nVoiron;Bus;4\n",
]


@pytest.mark.parametrize("more", ["", ";Contact", ";Contact;Date;Lien"])
@pytest.mark.parametrize("rows", HEADINGS)
def test_headings_of_groups_are_no_returns_however_wide_the_table(rows: str, more: str) -> None:
    wider = ";x" * more.count(";")
    text = "\n".join(row + (wider if row[-1:].isdigit() else ";" * more.count(";")) for row in rows.splitlines())
    extraction = read(HEADER.strip() + more + "\n" + text + "\n")
    assert lines_of(extraction) == [3, 4, 6, 7]
    assert told(extraction, "2 row(s) not passed on, headings of the rows below them: line 2, 5")


@pytest.mark.parametrize("rows", RETURNS)
def test_rows_that_may_be_returns_left_blank_stay_and_are_told(rows: str) -> None:
    extraction = read(HEADER + rows)
    assert lines_of(extraction) == [number + 2 for number in range(rows.count("\n"))]
    assert told(extraction, "with one cell filled, passed on")


def test_of_two_columns_a_row_of_one_cell_is_a_return() -> None:
    extraction = read("Commune;Titre\nDRÔME;\nValence;Drive\nCrest;Visio\nISÈRE;\nVienne;App\nVoiron;Bus\n")
    assert lines_of(extraction) == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("cell", "is_note"),
    [
        ("Observation générale : à compléter", True),
        ("* chiffres de 2020", True),
        ("les communes de ce canton ont toutes répondu par téléphone", True),
        ("Source-Seine", False),
        ("Notre-Dame-de-Bondeville", False),
        ("Communauté de communes du Val de Drôme", False),
    ],
)
def test_a_note_between_the_rows_is_no_return(cell: str, is_note: bool) -> None:
    extraction = read(f"{HEADER}Gex;Bus;1\n{cell};;\nNantua;Eau;2\nOyonnax;Air;3\n")
    assert lines_of(extraction) == ([2, 4, 5] if is_note else [2, 3, 4, 5])
    assert told(extraction, "1 row(s) not passed on, notes between the rows: line 3") == is_note
    assert told(extraction, "1 row(s) with one cell filled, passed on: line 3") == (not is_note)


def test_a_sentence_among_sentences_is_an_answer() -> None:
    long = "Nous avons ouvert un service de visites pour les personnes seules"
    extraction = read(f"Initiative;Titre;Coût\n{long} ici;Bus;1\n{long} là;;\n{long} partout;Air;3\n")
    assert lines_of(extraction) == [2, 3, 4]


@pytest.mark.parametrize("blank", [";;", '"";"";""', " ; ;"])
def test_a_row_without_any_text_is_no_return(blank: str) -> None:
    extraction = read(f"{HEADER}Gex;Bus;1\n{blank}\nNantua;Eau;2\n")
    assert lines_of(extraction) == [2, 4]
    assert told(extraction, "1 row(s) not passed on, without any text: line 3")
