"""Headers that are run together: parted by known words, and left whole where they are a word of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.scaffold.geocoding import geocoded
from transforms.scaffold.segments import parted
from transforms.scaffold.words import words_of

KNOWN = frozenset(("titre", "budget", "courriel", "telephone", "prenom", "description", "initiative"))


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Nomdelacollectivite", "nom de la collectivite"),
        ("NometPrenomdurepondant", "nom et prenom du repondant"),
        ("nomprenom", "nom prenom"),
        ("TITREDELINITIATIVE", "titre de l initiative"),
        ("Decrivezvotreprojet", "decrivez votre projet"),
        ("Jedecrismonactionenquelqueslignes", "je decris mon action en quelques lignes"),
        ("nombredebénéficiaires", "nombre de beneficiaires"),
        ("CourrielReferent", "courriel referent"),
        ("form_nomdelacommune", "form nom de la commune"),
        ("Coutdefonctionnement2", "cout de fonctionnement 2"),
    ],
)
def test_a_header_without_separators_is_read_as_its_words(header: str, words: str) -> None:
    assert words_of(header) == words


@pytest.mark.parametrize(
    "word",
    ["communication", "parcours", "transaction", "departementale", "representation", "collectivites", "territoires",
     "intercommunalite", "anticonstitutionnellement", "surname", "filename", "entreprises", "partenariale",
     "publication", "submitdate", "interviewtime"],
)  # fmt: skip
def test_a_word_of_its_own_stays_whole(word: str) -> None:
    assert words_of(word) == word


def test_a_question_in_words_is_not_parted() -> None:
    assert words_of("Quel titreprojet ?") == "quel titreprojet"


@given(st.lists(st.text("abdeilnoprst", min_size=1, max_size=12), min_size=1, max_size=3))
def test_no_letter_is_lost_or_added(pieces: list[str]) -> None:
    found = parted(pieces, KNOWN)
    assert found is None or "".join(found) == "".join(pieces)


def test_a_long_run_of_letters_is_parted_or_left() -> None:
    assert parted(["titre" * 40], KNOWN) == ["titre"] * 40
    assert parted(["titre" * 41], KNOWN) is None


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Titre", "result_label", "result_score", "result_city", "result_name"], 4),
        (["Titre", "geo_label", "geo_score", "geo_citycode"], 3),
        (["Titre", "result_name", "result_city"], 0),
        (["label", "score", "city"], 0),
        (["q_label", "q_score", "q_text"], 0),
    ],
)
def test_what_a_geocoder_added_is_known_by_its_label_and_score(names: list[str], found: int) -> None:
    assert len(geocoded(names)) == found
    assert geocoded(names) <= set(names) - {"Titre"}
