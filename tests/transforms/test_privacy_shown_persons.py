"""Persons behind a small `m.`, with an initial, or whose workshop it is; what is named after persons stays."""

import pytest

from transforms.privacy import NAME_MARK as N
from transforms.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("suivi par m. bouzid, service informatique", f"suivi par m. {N}, service informatique"),
        ("m. durand et mme diallo", f"m. {N} et mme {N}"),
        ("M. martin a signé", f"M. {N} a signé"),
        ("contact : mme durand sylvie", f"contact : mme {N}"),
        ("Les ateliers d'Aurélien M. ont lieu", f"Les ateliers d'{N} ont lieu"),
        ("Les ateliers d'Aurélien Montfaucon plaisent", f"Les ateliers d'{N} plaisent"),
        ("la salle d'Odile R.", f"la salle d'{N}"),
        ("Fablab Hervé LEBOUCQ, animateur", f"Fablab {N}, animateur"),
        ("Formation Yannick QUEMENER du lundi", f"Formation {N} du lundi"),
        ("reçu de Garnier-Roux, Martin-Petit Sophie", f"reçu de Garnier-Roux, {N}"),
        ("Petit-Bois, DURAND Sophie", f"Petit-Bois, {N}"),
        ("le projet de Nadège Trouillard", f"le projet de {N}"),
    ],
)
def test_a_person_who_is_shown_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(masked).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "12 m. carrés",
        "5 m. martin",
        "m. le maire et m. le préfet",
        "M. le maire",
        "Médiathèque Simone LAGARDE",
        "rue Roger SALENGRO",
        "L'école des Frères Lumière",
        "Lycée Hélène Boucher",
        "les ateliers de Camille Claudel",
        "Fablab Jean Moulin",
        "Fablab Simone Lagarde",
        "projet Jean MOULIN",
        "Action Martine CCAS",
        "Plan A. puis Plan B.",
        "Cours Julien",
        "CA de Béthune-Bruay, Artois-Lys Romane",
    ],
)
def test_what_is_named_after_a_person_stays(text: str) -> None:
    assert mask(text).text == text
