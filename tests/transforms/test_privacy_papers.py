"""Plates, papers, cards and positions in free text; what only looks like one stays."""

import pytest

from transforms.privacy import MARKS, mask

PLATE, PAPER, PLACE, CARD = MARKS["plate"], MARKS["paper"], MARKS["position"], MARKS["iban"]

MASKED = [
    ("véhicule AB-123-CD", f"véhicule {PLATE}"),
    ("garé devant : FT-908-WX, merci", f"garé devant : {PLATE}, merci"),
    ("véhicule de Mme la maire, FT-908-WX", f"véhicule de Mme la maire, {PLATE}"),
    ("Immatriculé GH 456 JK", f"Immatriculé {PLATE}"),
    ("immat. 45 ABC 75", f"immat. {PLATE}"),
    ("plaque ef123gh", f"plaque {PLATE}"),
    ("plaque : 1234 AB 56", f"plaque : {PLATE}"),
    ("immatriculation 987 XYZ 2A", f"immatriculation {PLATE}"),
    ("n° de passeport : 12AB34567", f"n° de passeport : {PAPER}"),
    ("passeport n° 09 PX 12345", f"passeport n° {PAPER}"),
    ("Carte d'identité n° 880692310285", f"Carte d'identité n° {PAPER}"),
    ("CNI : X4RTBPFW4 à vérifier", f"CNI : {PAPER} à vérifier"),
    ("CNI : D2H6862M2", f"CNI : {PAPER}"),
    ("titre de séjour n° 9903012345", f"titre de séjour n° {PAPER}"),
    ("allocataire CAF n° 4512378 K, dossier", f"allocataire CAF n° {PAPER}, dossier"),
    ("permis de conduire 120675100123", f"permis de conduire {PAPER}"),
    ("allocataire n° 1234567", f"allocataire n° {PAPER}"),
    ("CB 4539 1488 0343 6467", f"CB {CARD}"),
    ("4539.1488.0343.6467", CARD),
    ("amex 3782 822463 10005", f"amex {CARD}"),
    ("carte bancaire 4970-1012-3456-7899", f"carte bancaire {CARD}"),
    ("n° sécu : 1850578006084", f"n° sécu : {MARKS['nir']}"),
    ("domicile : 48.85837, 2.29448", f"domicile : {PLACE}"),
    ("Il habite en 47,21837 ; -1,55362", f"Il habite en {PLACE}"),
    ("chez elle, 48°51'30.2\"N 2°17'40.1\"E", f"chez elle, {PLACE}"),
    ("48.8583 2.2944 (domicile)", f"{PLACE} (domicile)"),
]
KEPT = [
    "passeport numérique : 7 places",
    "marché AB-123-CD",
    "la référence : AB-123-CD du catalogue",
    "Immatriculation du minibus AB-123-CD",
    "véhicule de service AB-123-CD",
    "article 1234 AB 56",
    "GH 456 JK",
    "IO-123-UU et AB-12-CD",
    "véhicules : 1500 KM 22 jours",
    "CNI et passeports : 2500 demandes",
    "CNI : 1 250 000 titres",
    "passeport numérique 2022-2026",
    "permis de construire 012345210001",
    "2015 2016 2017 2018",
    "réf 1234 5678 9012 3456",
    "réf 4539 1488 0343 6468",
    "Mairie : 48.85837, 2.29448",
    "Borne wifi en 47.21837, -1.55362",
    "domicile : 48.85, 2.29",
    "5,1234 puis 6,4321",
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_what_a_person_is_known_by_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(masked).text == masked


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_a_paper_stays(text: str) -> None:
    assert mask(text).text == text


def test_a_position_beside_a_person_is_theirs_unless_a_body_stands_there() -> None:
    assert mask("Mme Durand : 48.85837, 2.29448").text == f"Mme {MARKS['name']} : {PLACE}"
    assert mask("Borne posée par Mme Durand : 48.85837, 2.29448").text.endswith(": 48.85837, 2.29448")
