"""Names that say test, and names that are none: what is told, and that no real name is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.bundled import bundled_root
from flows.reference import load_reference
from transforms.dispositions import official_names
from transforms.mock_names import is_nonsense, says_test
from transforms.territory.reference import Reference

TESTS = """
test · TEST à supprimer · essai formulaire · Essai 2 · test2 · TESTTEST · Commune de Test-sur-Test
Ville de Saumur (test) · Mairie de Testville · ville test · Démo · demo2022 · Démonstration · exemple
Commune Exemple · fictif · Ville fictive · FAKE · dummy · à supprimer · A SUPPRIMER SVP
ne pas prendre en compte · Ne pas tenir compte de cette réponse · delete · ne pas utiliser · merci d'ignorer
pour tester · bac à sable · Trifouillis-les-Oies · réponse bidon · lorem ipsum
"""
NO_TESTS = """
La Teste-de-Buch · Testelt · Attestation · Contest · Essey-lès-Nancy · Essay · Bidon · Ville de Bidon
Commune de Bidon (07) · Neauphe-sous-Essai · Démouville · Demoiselle · Syndicat du centre d'essais
Espace test agricole du Layon · Fakeville · Protestants · Le Testament · Saumur
"""
NONSENSE = """
qsdfgh · QSDF · azerty · Azertyuiop · asdf · asdfasdf · wxcvbn · qsd · sdfsdf · gfdgfd · lkjlkj · poiuyt
aqwzsx · toto · TOTO · Mairie de toto · toto 2 · tata · bla bla · blablabla · xxx · XXX · Commune de xxx
zzzz · aaaaaaab · ??? · !! · 123 · 12345 · 99999 · 123456789 · n'importe quoi · abcdef · abc · lalala · X
kqsjdhfkqjsh · 😀😀
"""
NAMES = """
CCPHVA · ccphva · SIVU · SIVOM · sivom · CD86 · CD 86 · PNR · SDIS · SDIS 49 · SMDL · smdl · CCPMB · ccpmb
CCVBA · CCC · ABC · S.I.V.O.M. · C C P H V A · SMCTVPF · DRJSCS · ddcspp · CNFPT · GPSO · SyDEV · SDE 35 · TCO
CLATC · CCAS · Y · Eu · Oô · 49 · 971 · 49328 · 49400 · 200067791 · 20006779100017 · - · ... · ? · Mairie
Commune de · Foo-les-Bains · Lalande · Bora · Azé · Azerailles · Trez · Qwertigny · بلدية · Schtroumpf
Walschbronn · Lens · Ploudalmézeau · Titisee · Tatahouine
"""


def listed(text: str) -> list[str]:
    return [name.strip() for line in text.strip().splitlines() for name in line.split("·")]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(bundled_root() / "reference", 2021)


@pytest.fixture(scope="module")
def names(reference: Reference) -> list[str]:
    frames = (reference.communes, reference.epci, reference.departements, reference.regions, reference.collectivites)
    return sorted({name for frame in frames for name in frame["name"]})


def never(_: str) -> bool:
    return False


@pytest.mark.parametrize("name", listed(TESTS))
def test_a_name_that_says_test(name: str, reference: Reference) -> None:
    assert says_test(name, official_names(reference))


@pytest.mark.parametrize("name", listed(NO_TESTS))
def test_a_name_that_says_no_test(name: str, reference: Reference) -> None:
    assert not says_test(name, official_names(reference))


@pytest.mark.parametrize("name", listed(NONSENSE))
def test_a_name_that_is_none(name: str, reference: Reference) -> None:
    assert is_nonsense(name, official_names(reference))


@pytest.mark.parametrize("name", listed(NAMES))
def test_a_name_of_letters_and_figures_survives(name: str, reference: Reference) -> None:
    assert not is_nonsense(name, official_names(reference))


def test_no_official_name_says_test(names: list[str], reference: Reference) -> None:
    assert len(names) > 36_000
    assert [name for name in names if says_test(name, never)] == ["Bidon", "Neauphe-sous-Essai"]
    assert [name for name in ("Bidon", "Neauphe-sous-Essai") if says_test(name, official_names(reference))] == []


@pytest.mark.parametrize("typed", [str, str.lower, str.upper, lambda name: f"Mairie de {name}"])
def test_no_official_name_is_nonsense_even_where_it_was_not_found(typed: object, names: list[str]) -> None:
    assert [name for name in names if is_nonsense(typed(name), never)] == []  # type: ignore[operator]


@given(st.text(max_size=40))
def test_any_text_has_an_answer_and_an_official_one_is_neither(text: str) -> None:
    assert isinstance(says_test(text, never), bool)
    assert isinstance(is_nonsense(text, never), bool)
    assert not says_test(text, lambda _: True)
    assert not is_nonsense(text, lambda _: True)
