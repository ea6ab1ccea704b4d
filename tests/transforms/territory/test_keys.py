"""Comparable forms of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.territory.keys import leading_words, name_key, normalise, place_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Haÿ-les-Roses", "l hay les roses"),
        ("L’HAY  LES\u00a0ROSES", "l hay les roses"),
        ("Œuilly", "oeuilly"),
        ("ST GERMAIN s/s DOUE", "saint germain sous doue"),
        ("Chalon s/Saône", "chalon sur saone"),
        ("Villes/Mer", "villes mer"),
        ("Stes-Maries", "saintes maries"),
        ("Sainte-Ste", "sainte sainte"),
        ("Est", "est"),
        ("Nuits & Gevrey", "nuits et gevrey"),
        ("Mou\u00adthiers\u200b", "mouthiers"),
        ("e\u0301cole", "ecole"),
        ("\u6771\u4eac", ""),
        ("", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("La Roche-sur-Yon", "rochesuryon", "rochesuryon"),
        ("Le Breuil", "breuil", "lebreuil"),
        ("Breuil", "breuil", "breuil"),
        ("Les", "les", "les"),
        ("Saint-Denis-d'Oléron", "saintdenisoleron", "saintdenisoleron"),
    ],
)
def test_keys_drop_articles_and_places_keep_one_that_tells_apart(text: str, key: str, place: str) -> None:
    assert (name_key(text), place_key(text)) == (key, place)


def test_leading_words_are_what_people_shorten_a_name_to() -> None:
    assert leading_words("Montauban-de-Bretagne") == ["montauban", "montauban de"]
    assert leading_words("La Roche") == []
    assert leading_words("") == []


@given(st.text())
def test_normalise_is_idempotent_and_plain(text: str) -> None:
    norm = normalise(text)
    assert normalise(norm) == norm
    assert all(sign == " " or (sign.isascii() and sign.isalnum()) for sign in norm)
    assert "  " not in norm and norm == norm.strip()


@given(st.text())
def test_keys_see_only_what_normalise_keeps(text: str) -> None:
    norm = normalise(text)
    assert name_key(norm) == name_key(text)
    assert place_key(norm) == place_key(text)
    assert bool(name_key(text)) == bool(norm)
