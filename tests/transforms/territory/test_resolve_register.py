"""Every name of the register: it must lead to its own authority, and abstain where it is not alone."""

import pandas as pd
import pytest

from transforms.territory.keys import normalise
from transforms.territory.reference import Reference
from transforms.territory.resolve import SCORES


@pytest.fixture(scope="module")
def communes(reference: Reference) -> pd.DataFrame:
    return reference.current_communes.assign(
        home=lambda rows: rows["departement"].fillna(rows["collectivite"]),
        norm=lambda rows: rows["name"].map(normalise),
    )


def test_every_commune_resolves_to_itself_in_its_departement(ask, communes) -> None:
    found = ask(communes["name"], "commune", communes["home"])
    assert len(found) == 35_059
    assert found["authority_code"].tolist() == communes["code"].tolist()
    assert set(found["match_method"]) == {"exact_name"} and set(found["match_score"]) == {1.0}


@pytest.mark.parametrize("write", [str.upper, lambda name: f"Mairie de {name}", lambda name: name.replace("-", " ")])
def test_every_commune_resolves_however_it_is_typed(ask, communes, write) -> None:
    found = ask(communes["name"].map(write), "commune", communes["home"])
    wrong = (found["status"] == "matched") & (found["authority_code"] != communes["code"])
    assert not wrong.any()
    assert (found["status"] == "matched").mean() > 0.999


def test_homonyms_abstain_without_a_departement_and_resolve_with_it(ask, communes) -> None:
    homonyms = communes.loc[communes["norm"].duplicated(keep=False)].reset_index(drop=True)
    assert len(homonyms) >= 3_700
    alone, placed = ask(homonyms["name"], "commune"), ask(homonyms["name"], "commune", homonyms["home"])
    assert set(alone["status"]) == {"ambiguous"}
    assert alone["authority_code"].isna().all() and alone["match_score"].isna().all()
    assert {reason for reasons in alone["reasons"] for reason in reasons} == {"homonyms"}
    assert placed["authority_code"].tolist() == homonyms["code"].tolist()


def test_no_commune_is_taken_for_another_without_a_departement_or_a_kind(ask, communes) -> None:
    for found in (ask(communes["name"], "commune"), ask(communes["name"], None, communes["home"])):
        wrong = (found["status"] == "matched") & (found["authority_code"] != communes["code"])
        assert not wrong.any()
        assert (found["status"] == "matched").mean() > 0.8
    assert set(ask(communes["name"].head(2_000))["status"]) <= {"unmatched", "ambiguous"}


def test_parts_of_communes_resolve_to_their_commune(ask, reference: Reference) -> None:
    parts = reference.communes.loc[reference.communes["type"] != "commune-actuelle"]
    found = ask(parts["name"], "commune", parts["departement"])
    assert found["authority_code"].tolist() == parts["parent"].tolist()
    new_name = found["match_method"] == "former_name"
    assert new_name.sum() > 2_000
    assert (found.loc[new_name, "match_score"] == SCORES["former_name"]).all()


@pytest.mark.parametrize("kind", ["epci", None])
def test_every_epci_resolves_to_itself_in_each_of_its_departements(ask, reference: Reference, kind) -> None:
    asked = reference.epci.assign(home=reference.epci["siren"].map(lambda siren: sorted(reference.epci_scopes[siren])))
    asked = asked.explode("home")
    found = ask(asked["name"], kind, asked["home"])
    assert found["authority_code"].tolist() == asked["siren"].tolist()


def test_epci_resolve_in_the_country_unless_homonyms(ask, reference: Reference) -> None:
    found = ask(reference.epci["name"], "epci")
    open_ = reference.epci.loc[(found["status"] != "matched").to_numpy(), "name"]
    assert sorted(open_) == ["CA du Sud", "CC des Quatre Rivières", "CC des Quatre Rivières", "CC du Sud"]
    matched = found.loc[found["status"] == "matched", "authority_code"]
    assert (matched == reference.epci["siren"].loc[matched.index]).all()


@pytest.mark.parametrize("prefix", ["", "Département ", "conseil départemental ", "CONSEIL GÉNÉRAL ", "CD "])
@pytest.mark.parametrize("kind", ["departement", None])
def test_every_departement_resolves_by_name(ask, reference: Reference, prefix: str, kind: str | None) -> None:
    if not prefix and kind is None:
        return
    departements = reference.departements
    article = departements["liaison"].map({0: "de ", 1: "d'", 2: "du ", 3: "de la ", 4: "des ", 5: "de l'"})
    for names in (prefix + departements["name"], prefix + article + departements["name"]):
        assert ask(names, kind)["authority_code"].tolist() == departements["code"].tolist()


@pytest.mark.parametrize("write", ["{}", "CD {}", "CD{}", "Département {}", "conseil départemental ({})"])
def test_every_departement_resolves_by_code(ask, reference: Reference, write: str) -> None:
    codes = reference.departements["code"]
    found = ask(codes.map(write.format), "departement")
    assert found["authority_code"].tolist() == codes.tolist()
    assert set(found["match_method"]) == {"code"}


@pytest.mark.parametrize("prefix", ["", "Région ", "région ", "Conseil régional de ", "CR "])
def test_every_region_resolves_by_name(ask, reference: Reference, prefix: str) -> None:
    found = ask(prefix + reference.regions["name"], "region")
    assert found["authority_code"].tolist() == reference.regions["code"].tolist()


@pytest.mark.parametrize("prefix", ["", "Collectivité de ", "Collectivité territoriale de "])
@pytest.mark.parametrize("kind", ["collectivite_unique", "collectivite_outre_mer"])
def test_every_collectivite_resolves_by_name(ask, reference: Reference, prefix: str, kind: str) -> None:
    found = ask(prefix + reference.collectivites["name"], kind)
    assert found["authority_code"].tolist() == reference.collectivites["code"].tolist()
    assert found["authority_kind"].tolist() == reference.collectivites["kind"].tolist()


def test_one_authority_one_row(reference: Reference) -> None:
    rows = reference.authorities
    assert not rows.duplicated(["authority_kind", "authority_code"]).any()
    assert len(rows) == 35_059 + 1_254 + 101 + 18 + 12
