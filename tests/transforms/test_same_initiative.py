"""Which initiatives of two returns are the same: rewordings match, things that differ by a word do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.same_initiative import Told, likeness, same_pairs

LONG = "Les files au guichet décourageaient les abonnés. Les placeurs scannent les billets à l'entrée de la salle."
ABOUT = LONG + " Un public étudiant est apparu."
OTHER = (
    "Un conteneur entier d'unités centrales dormait aux ateliers. Le reste part en filière agréée, avec deux emplois."
)


def told(title: str | None, description: str | None = None, id_: str = "a") -> Told:
    return Told(id_, title, description, repr((title, description)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Planning ouvert",), ("planning  OUVERT !",)),
        (("Planning ouvert", LONG), ("Planning ouvert", OTHER)),
        (("Drive fermier",), ("Drive fermeir",)),
        (("Télétravail des agents",), ("Agents en télétravail",)),
        (("Plateforme de dons",), ("Plate-forme de dons",)),
        (("Portail famille",), ("Portails familles",)),
        (("L'école à la maison",), ("École à la maison",)),
        (("Postes nomades pour les services administratifs",), ("Postes nomades, services administratifs (Marthod)",)),
        (("Données publiques en libre accès",), ("Publier nos données en accès libre (Bourges)",)),
        (("Billetterie en ligne de la saison", ABOUT), ("Réserver ses places par internet", LONG)),
        ((None, LONG), (None, ABOUT)),
        (("Vitrine du bourg", LONG), ("Vitrine du bourg 2021", ABOUT)),
    ],
)
def test_told_again(a: tuple[Any, ...], b: tuple[Any, ...]) -> None:
    assert likeness(told(*a), told(*b)) > 0
    assert likeness(told(*b), told(*a)) > 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Click and collect 2020", LONG), ("Click and collect 2021", LONG)),
        (("Phase 1",), ("Phase 2",)),
        (("Click and collect",), ("Click and collect 2",)),
        (("Vitrine du bourg", LONG), ("Vitrine du bourg 2021", OTHER)),
        (("Fibre quartier Nord", LONG), ("Fibre quartier Sud", LONG)),
        (("Tablettes pour l'école Jean-Jaurès",), ("Tablettes pour l'école Jules-Ferry",)),
        (("Drive fermier de Saumur", LONG), ("Drive fermier de Longué", LONG)),
        (("Aide aux séniors",), ("Aide aux juniors",)),
        (("Salle hybride : phase d'équipement", LONG), ("Salle hybride : phase de formation", LONG)),
        (("Maison de quartier A",), ("Maison de quartier B",)),
        (("Portail famille", LONG), ("Portail famille en ligne", OTHER)),
        (("Télétravail", "cf. site"), ("Recyclage", "cf. site")),
        (("Billetterie en ligne", LONG), ("Réemploi informatique", OTHER)),
        ((None, None), (None, None)),
        ((None, "cf. site"), (None, "cf. site")),
        (("Atelier", None), (None, LONG)),
    ],
)
def test_another_thing(a: tuple[Any, ...], b: tuple[Any, ...]) -> None:
    assert likeness(told(*a), told(*b)) == 0
    assert likeness(told(*b), told(*a)) == 0


def test_each_has_one_partner_and_the_best_pairs_come_first() -> None:
    older = [told("Atelier", OTHER, "a"), told("Atelier", LONG, "b"), told("Visio", None, "c")]
    newer = [told("Atelier", ABOUT, "x"), told("Atelier numérique", None, "y")]
    assert same_pairs(older, newer) == {"b": "x"}
    assert same_pairs(older, [*newer, told("atelier", None, "z")]) == {"b": "x", "a": "z"}


def test_those_that_say_the_same_in_every_field_pair_first_even_without_title() -> None:
    older = [Told("a", None, None, "1"), Told("b", None, None, "2")]
    newer = [Told("x", None, None, "2"), Told("y", None, None, "2")]
    assert same_pairs(older, newer) == {"b": "x"}


TITLES = st.sampled_from(["Atelier", "Ateliers", "Atelier 2", "Visio", "Atelier visio", "Drive fermier", None])
MANY = st.lists(st.tuples(TITLES, st.sampled_from([None, LONG, ABOUT, OTHER])), max_size=6)


@given(MANY, MANY, st.randoms(use_true_random=False))
def test_pairs_are_one_to_one_and_no_order_matters(
    first: list[tuple[Any, Any]], second: list[tuple[Any, Any]], random: Any
) -> None:
    older = [told(*each, f"a{number}") for number, each in enumerate(first)]
    newer = [told(*each, f"b{number}") for number, each in enumerate(second)]
    pairs = same_pairs(older, newer)
    assert len(set(pairs.values())) == len(pairs)
    assert pairs == same_pairs(random.sample(older, len(older)), random.sample(newer, len(newer)))
    assert len(same_pairs(older, [told(*each, f"c{number}") for number, each in enumerate(first)])) == len(first)


@given(TITLES, TITLES)
def test_likeness_does_not_depend_on_who_comes_first(a: str | None, b: str | None) -> None:
    assert likeness(told(a), told(b)) == likeness(told(b), told(a))
