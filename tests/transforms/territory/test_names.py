"""What a hand-typed name says besides the place."""

import pytest

from transforms.territory.names import Reading, by_names, epci_reading, read_name, with_article

SCOPES = {"93": frozenset({"93"}), "31": frozenset({"31"}), "93200": frozenset({"93"}), "nord": frozenset({"59"})}
COMMUNES = {"ville d avray", "ville en tardenois", "mairy"}


def readings(text: str) -> list[Reading]:
    return read_name(text, COMMUNES.__contains__, lambda place: SCOPES.get(place.strip().lower()))


def stated(text: str) -> list[tuple[str | None, str]]:
    return [(reading.kind, reading.norm) for reading in readings(text) if reading.kind]


@pytest.mark.parametrize(
    ("text", "kind", "norm"),
    [
        ("Mairie d'Agen", "commune", "agen"),
        ("mairie de la ville de Reims", "commune", "reims"),
        ("VILLE DU MANS", "commune", "le mans"),
        ("Ville des Abymes", "commune", "les abymes"),
        ("Ville de La Rochelle", "commune", "la rochelle"),
        ("La commune de l'Île-d'Yeu", "commune", "l ile d yeu"),
        ("Mairie - Saint-Just", "commune", "saint just"),
        ("Mairie de Ville-en-Tardenois", "commune", "ville en tardenois"),
        ("conseil départemental de l'Orne", "departement", "l orne"),
        ("Conseil général du Val-d'Oise", "departement", "le val d oise"),
        ("Département (Seine-et-Marne)", "departement", "seine et marne"),
        ("CD 31", "departement", "31"),
        ("conseil régional d'Île-de-France", "region", "ile de france"),
        ("Région des Hauts-de-France", "region", "les hauts de france"),
        ("Collectivité territoriale de Martinique", "collectivite_unique", "martinique"),
        ("Établissement public territorial Est Ensemble", "ept", "est ensemble"),
    ],
)
def test_the_kind_is_read_off_a_prefix(text: str, kind: str, norm: str) -> None:
    assert (kind, norm) in stated(text)


@pytest.mark.parametrize(
    "text", ["Ville-d'Avray", "VILLE D AVRAY", "Ville-en-Tardenois", "Mairy", "Villeurbanne", "Carcassonne"]
)
def test_a_name_is_never_shortened(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "form", "key"),
    [
        ("communauté de communes du Provinois", "CC", "provinois"),
        ("CC du Provinois", "CC", "provinois"),
        ("C.C. du Provinois", "CC", "provinois"),
        ("Com com du Provinois", "CC", "provinois"),
        ("Communauté d'agglomération Rochefort océan", "CA", "rochefortocean"),
        ("CA Caux Seine Agglo", "CA", "cauxseine"),
        ("Caux Seine Agglo", "", "cauxseine"),
        ("Dijon Métropole", "", "dijon"),
        ("métropole (Toulouse)", "", "toulouse"),
        ("Métropole du Grand Nancy", "", "grandnancy"),
        ("Eurométropole de Strasbourg", "", "strasbourg"),
        ("CU d'Arras", "CU", "arras"),
        ("Grand Reims", "", "grandreims"),
        ("Métropole", "", "metropole"),
    ],
)
def test_the_name_of_an_epci_without_its_legal_form(text: str, form: str, key: str) -> None:
    reading = epci_reading(text)
    assert (reading.form, reading.key) == (form, key)


def test_short_and_long_legal_forms_read_alike() -> None:
    assert epci_reading("Communauté de communes du Provinois").norm == epci_reading("CC du Provinois").norm
    assert epci_reading("CA du Provinois").norm != epci_reading("CC du Provinois").norm


@pytest.mark.parametrize(
    "text", ["Saint-Denis (93)", "Saint-Denis - 93", "93200 SAINT DENIS", "St-Denis 93200", "SAINT DENIS CEDEX 2 (93)"]
)
def test_the_departement_is_read_off_the_name(text: str) -> None:
    assert any(reading.norm == "saint denis" and reading.scope == {"93"} for reading in readings(text))


def test_brackets_hold_a_departement_an_article_or_a_part_of_the_name() -> None:
    assert ("departement", "la haute garonne") in stated("Conseil départemental de la Haute-Garonne (CD 31)")
    assert any(r.norm == "x" and r.scope == {"59"} for r in readings("X (Nord)"))
    assert [r.norm for r in readings("Rochelle (La)")] == ["la rochelle"]
    assert [r.norm for r in readings("Valserhône (Bellegarde)")] == ["valserhone bellegarde"]


def test_two_departements_that_disagree_leave_nowhere_to_look() -> None:
    assert any(reading.scope == frozenset() for reading in readings("93200 Saint-Denis (31)"))


def test_by_names_and_articles_are_those_that_the_register_states() -> None:
    assert list(by_names("CA de Blois ''Agglopolys''")) == ["agglopolys"]
    assert list(by_names("CC du Pays de l'Arbresle (CCPA)")) == []
    assert list(with_article("Orne", 5)) == ["orne", "l orne"]
    assert list(with_article("Martinique", None)) == ["martinique"]


@pytest.mark.parametrize("text", ["", " ", "()", "…", "\x00\x01", "((((", "CEDEX", "93200"])
def test_texts_without_a_name_have_no_reading(text: str) -> None:
    assert readings(text) == []
