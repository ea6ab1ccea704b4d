"""Tables of results that their headings give away, and their nearest neighbours, which are returns."""

import io

import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return


def read(text: str) -> Extraction:
    return read_return(io.BytesIO(text.encode()), "f.csv", "generic")


def found(text: str) -> str:
    with pytest.raises(UnreadableReturn) as raised:
        read(text)
    return raised.value.faults[0].found


@pytest.mark.parametrize(
    "text",
    [
        "Étiquettes de lignes;Nombre de Titre;Somme de Coût\nDrôme;12;1000\nIsère;8;700\nTotal général;20;1700\n",
        "Row Labels;Count of Title;Sum of Cost\nDrôme;12;1000\nIsère;8;700\nGrand Total;20;1700\n",
        "Étiquettes de lignes;2020;2021\nDrôme;12;1000\nIsère;8;700\n",
        "Département;Somme de Coût;Nombre de Titre\nDrôme;1000;12\nIsère;700;8\nTotal général;1700;20\n",
        "Département;Moyenne de Coût\nDrôme;1000\nIsère;700\nTotal général;850\n\n",
    ],
)
def test_a_pivot_table_is_refused(text: str) -> None:
    assert found(text) == "a table of results (a pivot table)"


@pytest.mark.parametrize(
    "text",
    [
        "Commune;Nombre de projets;Nombre d'agents\nGex;12;100\nNantua;8;70\nTotal général;20;170\n",
        "Commune;Somme de l'aide demandée\nGex;1000\nNantua;700\n",
        "Commune;Titre;Somme de Coût\nGex;Bus;1000\nNantua;Eau;700\nTotal général;;1700\n",
        "Étiquettes de lignes;Titre\nGex;Bus\nNantua;Eau\n",
    ],
)
def test_sums_and_numbers_that_a_return_may_give_are_read(text: str) -> None:
    extraction = read(text)
    assert extraction.returns is not None and len(extraction.returns.frame) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Year;Category;Question;Mean score\n2020;a;Do we listen;3.4\n2021;b;Do we act;2.9\n",
        "Question;Score moyen;Effectif\nÉcoute des habitants;3,4;12\nAide aux aînés;2,9;11\n",
    ],
)
def test_mean_scores_by_question_are_refused(text: str) -> None:
    assert found(text) == "a table of results (mean scores by question)"


@pytest.mark.parametrize(
    "text",
    [
        "Commune;Score moyen\nGex;3,4\nNantua;2,9\n",
        "Commune;Question;Moyenne\nGex;Bus;voir note\nNantua;Eau;inconnue\n",
        "Commune;Question;Score\nGex;Bus;3\nNantua;Eau;4\n",
    ],
)
def test_a_mean_that_a_return_gives_is_read(text: str) -> None:
    extraction = read(text)
    assert extraction.returns is not None and len(extraction.returns.frame) == 2


TURNED = "Code INSEE;26362;26108;26113\nTitre;Drive;Visio;App\nCoût;1;2;3\nDate;mars 2020;2021;T2 2020\n"


@pytest.mark.parametrize("corner", ["Question", "Rubrique", "Intitulé de la question"])
def test_questions_down_the_first_column_are_refused(corner: str) -> None:
    assert found(f"{corner};Valence;Crest;Die\n{TURNED}").startswith("a table turned on its side")


@pytest.mark.parametrize(
    "text",
    [
        "Question;Réponse;Date\nComment aider ?;Bus;2021-01-01\nQue faire ?;Eau;2021-01-02\nOù ?;Ici;2021-01-03\n",
        "Champ;Surface;Culture\nLe Grand Pré;12;blé\nLa Vigne;4;raisin\nLe Clos;2;orge\n",
    ],
)
def test_a_corner_alone_turns_no_table(text: str) -> None:
    extraction = read(text)
    assert extraction.returns is not None and len(extraction.returns.frame) == 3
