"""Postal addresses in capitals, abbreviated, of flats; counts of things named like ways stay."""

import pytest

from transforms.privacy import ADDRESS_MARK as A
from transforms.privacy import NAME_MARK as N
from transforms.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("6 TER RUE DU PUITS", A),
        ("12 BIS AVENUE DES TILLEULS", A),
        ("habite 4 QUATER IMPASSE DES LILAS", f"habite {A}"),
        ("3 Quater rue Basse", A),
        ("6 ter, rue du Puits", A),
        ("3 bld Gambetta", A),
        ("5 qu. des Brumes, chez Mme Adam", f"{A}, chez Mme {N}"),
        ("8 montée des Carmes", A),
        ("2 chaussée de l'Étang", A),
        ("14 RÉSIDENCE LES ACACIAS", A),
        ("rés. Les Acacias, bât. B, appt 12", A),
        ("lot. Les Genêts n° 5", A),
        ("Immeuble Le Corail, esc. C, porte 14", A),
        ("12 cours de la République", A),
        ("12 cours de Vincennes", A),
        ("4 rue du Port et de la Mer", A),
        ("1 place de Verdun", A),
        (
            "Je reçois le courrier au 5 rue des Frères Lumière, compte tenu",
            f"Je reçois le courrier au {A}, compte tenu",
        ),
    ],
)
def test_an_address_is_masked_however_it_is_spelled(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(masked).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "Le 5 allées et venues par jour",
        "12 cours en ligne",
        "12 cours de français",
        "20 COURS DE FRANÇAIS",
        "10 PLACES DISPONIBLES",
        "1 place de parking",
        "Les 3 places de parking",
        "2 voies de bus",
        "mairie, 1 place de la République",
        "La mairie au 2 BIS RUE DE LA GARE",
        "résidence Les Acacias",
        "Résidence autonomie Les Acacias : 12 tablettes",
        "EHPAD résidence Les Tilleuls, bât. B",
        "le lot 3 du marché, porte 2",
        "lot n° 5",
        "6 ter",
        "Le 5 rue des Frères Lumière compte 340 logements.",
    ],
)
def test_what_is_only_named_like_a_way_stays(text: str) -> None:
    assert mask(text).text == text
