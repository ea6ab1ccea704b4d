"""Two tables on one sheet with an empty column between them, and the tables that only look like two."""

import io

import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return


def read(text: str, header_lines: tuple[int, ...] | None = None) -> Extraction:
    return read_return(io.BytesIO(text.encode()), "f.csv", header_lines=header_lines)


def told(extraction: Extraction) -> list[str]:
    return [warning for warning in extraction.reading.warnings if "may be two tables" in warning]


TWO = [
    "Commune;Titre;;Commune;Titre\nGex;Bus;;Nantua;Eau\nDivonne;Air;;Oyonnax;Son\n",
    "Commune;Titre;Coût;;Commune;Contact\nGex;Bus;1;;Nantua;accueil\nDivonne;Air;2;;Oyonnax;mairie\n",
    "Titre;Coût;;Titre;Coût\nBus;1;;Eau;2\nAir;3;;Son;4\n",
]


@pytest.mark.parametrize("text", TWO)
def test_two_tables_side_by_side_are_refused(text: str) -> None:
    with pytest.raises(UnreadableReturn) as raised:
        read(text)
    assert raised.value.faults[0].found.startswith("two tables side by side: the headings from column 1 on come again")


@pytest.mark.parametrize("text", TWO)
def test_a_declared_header_is_read_and_the_doubt_told(text: str) -> None:
    extraction = read(text, (1,))
    assert extraction.returns is not None and len(extraction.returns.frame) == 2
    assert len(told(extraction)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # Blocks of one return, the authority named once, or the same twice.
        "Commune;Titre;Coût;;Titre;Coût\nGex;Bus;1;;Eau;2\nNantua;Air;3;;Son;4\n",
        "Commune;Titre;;Commune;Titre\nGex;Bus;;Gex;Eau\nNantua;Air;;Nantua;Son\n",
        "Date;Titre;;Date;Suivi\n2021-01-01;Bus;;2021-02-01;ok\n2021-01-02;Eau;;2021-02-02;ok\n",
        # One column after a gap is a remark.
        "Commune;Titre;;Remarque\nGex;Bus;;x\nNantua;Air;;y\nDivonne;Eau;;\nOyonnax;Son;;\n",
        # Answers left out here and there.
        "Commune;Titre;;Suivi;Date\nGex;Bus;;;\nNantua;Air;;ok;2021-01-01\nDivonne;Eau;;;\nOyonnax;Son;;;\n",
    ],
)
def test_blocks_and_columns_after_a_gap_are_one_table(text: str) -> None:
    extraction = read(text)
    assert extraction.returns is not None and len(extraction.returns.frame) == text.count("\n") - 1
    assert not told(extraction)


def test_a_side_that_ends_before_the_other_is_told() -> None:
    text = "Commune;Titre;;Thème;Nombre\nGex;Bus;;Santé;2\nNantua;Air;;Culture;1\nDivonne;Eau;;;\nOyonnax;Son;;;\n"
    assert told(read(text)) == ["column 3 is empty and one side of it ends before the other: they may be two tables"]
