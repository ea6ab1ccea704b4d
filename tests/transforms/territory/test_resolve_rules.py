"""What constrains an answer: kind, département, legal form, postal code, article; and what is answered."""

import pandas as pd
import pytest

from transforms.territory.reference import Reference
from transforms.territory.resolve import COLUMNS, REASONS, SCORES, resolve_authorities

MATCHES = [
    # name, kind, département, code, method
    ("Dijon", "commune", "21", "21231", "exact_name"),
    ("Dijon", "epci", "21", "242100410", "exact_key"),
    ("Dijon Métropole", "epci", "Côte-d'Or", "242100410", "exact_name"),
    ("Dijon Métropole", None, "21", "242100410", "exact_name"),
    ("Amiens Métropole", "epci", "80", "248000531", "exact_key"),
    ("métropole de Lyon", "epci", "69", "200046977", "exact_name"),
    ("Agglopolys", "epci", "41", "200030385", "exact_key"),
    ("du Plateau Picard", "epci", "60", "246000566", "exact_key"),
    ("communauté de communes de l'île d'Oléron", "epci", None, "241700624", "exact_name_national"),
    ("ville d'Avray", "commune", "92", "92077", "exact_name"),
    ("VILLE D AVRAY", None, "92", "92077", "exact_name"),
    ("Mairie de Langy", "commune", "03", "03137", "exact_name"),
    ("Ville de Langy", "commune", "03", "03137", "exact_name"),
    ("Havre (Le)", "commune", "76", "76351", "exact_name"),
    ("Ville du Havre", "commune", None, "76351", "exact_name_national"),
    ("ST DENIS (93)", "commune", None, "93066", "exact_name"),
    ("93200 Saint-Denis", "commune", None, "93066", "exact_name"),
    ("SAINT-DENIS", "commune", "La Réunion", "97411", "exact_name"),
    ("Saint Denis", "commune", "97", "97411", "exact_name"),
    ("Ajaccio", "commune", "20", "2A004", "exact_name"),
    ("Nouméa", "commune", "988", "98818", "exact_name"),
    ("Bellegarde-sur-Valserine", "commune", "01", "01033", "former_name"),
    ("Marseille 1er Arrondissement", "commune", "13", "13055", "former_name"),
    ("Lyon", "commune", "Auvergne-Rhône-Alpes", "69123", "exact_name"),
    ("Département (La Réunion)", "departement", None, "974", "exact_name"),
    ("Conseil départemental", "departement", "31", "31", "code"),
    ("Martinique", "departement", None, "972", "exact_name"),
    ("Martinique", "region", None, "02", "exact_name"),
    ("Collectivité Territoriale de Martinique", "collectivite_unique", "972", "972", "exact_name"),
    ("Collectivité de Corse", None, None, "94", "exact_name"),
    ("Collectivité de Saint-Martin", "collectivite_outre_mer", "978", "978", "exact_name"),
    ("conseil régional des Pays-de-la-Loire", "region", None, "52", "exact_name"),
    ("Paris", "departement", None, "75", "exact_name"),
    ("Paris", "commune", "75", "75056", "exact_name"),
]

ABSTENTIONS = [
    # name, kind, département, status, reason
    ("Ville de Dijon", "epci", "21", "unmatched", "kind_conflict"),
    ("Dijon Métropole", "commune", "21", "unmatched", "kind_conflict"),
    ("Mairie de Lyon", "region", None, "unmatched", "kind_conflict"),
    ("Ville et Eurométropole de Strasbourg", "epci", "67", "unmatched", "kind_conflict"),
    ("Saumur", "region", None, "unmatched", "name_unknown"),
    ("Saumur", "departement", "49", "unmatched", "under_other_kind"),
    ("Chamonix", "commune", "74", "unmatched", "name_unknown"),
    ("Saint-Denis", "commune", None, "ambiguous", "homonyms"),
    ("Montauban", "commune", None, "ambiguous", "homonyms"),
    ("Saint-Denis", "commune", "Nord", "unmatched", "in_other_departement"),
    ("Saint-Denis (93)", "commune", "974", "unmatched", "departement_conflict"),
    ("35470 Le Châtellier", "commune", None, "unmatched", "postal_code_conflict"),
    ("Breuil", "commune", "51", "unmatched", "other_article"),
    ("Saumur", "commune", "Bruxelles", "unmatched", "departement_unreadable"),
    ("Saumur", "commune", "49 - Nord", "unmatched", "departement_unreadable"),
    ("CC du Pays de Gex", "epci", "01", "unmatched", "other_legal_form"),
    ("Bellegarde-sur-Valserine", "commune", None, "unmatched", "former_name_without_departement"),
    ("Lyon", None, "69", "ambiguous", "kind_unknown"),
    ("Arras", None, "62", "ambiguous", "kind_unknown"),
    ("Arras Cedex", None, "62022", "ambiguous", "kind_unknown"),
    ("de Colmar", None, "68", "unmatched", "kind_unknown"),
    ("Martigues", None, None, "unmatched", "kind_unknown"),
    ("Est Ensemble", "ept", "93", "unmatched", "kind_not_in_reference"),
    ("Saumur", "other", "49", "unmatched", "kind_not_in_reference"),
    ("Préfecture de la Haute-Vienne", "departement", "87", "unmatched", "name_unknown"),
    (None, "commune", "49", "unmatched", "name_missing"),
    (" ", "commune", "49", "unmatched", "name_missing"),
    ("???", "commune", "49", "unmatched", "name_missing"),
    ("35238", "commune", "35", "unmatched", "name_missing"),
    ("Saumur " * 200, "commune", "49", "unmatched", "name_unknown"),
]


@pytest.mark.parametrize(("name", "kind", "departement", "code", "method"), MATCHES)
def test_matches(ask, name, kind, departement, code, method) -> None:
    found = ask([name], kind, departement).iloc[0]
    assert (found["status"], found["authority_code"], found["match_method"]) == ("matched", code, method)
    assert found["match_score"] == SCORES[method] and found["reasons"] == []


@pytest.mark.parametrize(("name", "kind", "departement", "status", "reason"), ABSTENTIONS)
def test_abstentions(ask, name, kind, departement, status, reason) -> None:
    found = ask([name], kind, departement).iloc[0]
    assert (found["status"], reason in found["reasons"]) == (status, True), found["reasons"]
    filled = found.drop(["status", "cog_vintage", "reasons"]).dropna()
    assert filled.empty


def test_every_reason_has_its_case() -> None:
    assert {case[-1] for case in ABSTENTIONS} == set(REASONS)


def test_every_method_has_its_case() -> None:
    assert {case[-1] for case in MATCHES} == set(SCORES)


@pytest.mark.parametrize(
    "departement",
    [
        "01",
        "1",
        "Ain",
        "AIN",
        "l'Ain",
        "Département de l'Ain",
        "01 - Ain",
        "Ain (01)",
        "(01) Ain",
        "01000",
        "Auvergne-Rhône-Alpes",
    ],
)
def test_a_departement_is_read_however_it_is_written(ask, departement: str) -> None:
    assert ask(["Bourg-en-Bresse"], "commune", departement)["authority_code"].tolist() == ["01053"]


def test_a_commune_is_answered_with_all_that_the_register_states(ask) -> None:
    found = ask(["Saumur"], "commune", "49").iloc[0]
    assert found.drop("reasons").dropna().to_dict() == {
        "status": "matched",
        "authority_kind": "commune",
        "authority_code": "49328",
        "authority_siren": "214903288",
        "authority_name": "Saumur",
        "departement_code": "49",
        "departement_name": "Maine-et-Loire",
        "region_code": "52",
        "region_name": "Pays de la Loire",
        "epci_siren": "200071876",
        "epci_name": "CA Saumur Val de Loire",
        "population": 26_467,
        "size_class": "20000_to_49999",
        "cog_vintage": 2021,
        "match_method": "exact_name",
        "match_score": 1.0,
    }


def test_what_the_register_does_not_state_stays_missing(ask) -> None:
    rows = ask(["Dijon Métropole", "Métropole du Grand Paris", "Ain", "Bretagne", "Île-de-Sein"],
               ["epci", "epci", "departement", "region", "commune"], [None, None, None, None, "29"])  # fmt: skip
    assert rows["departement_code"].tolist()[0] == "21" and rows["population"].tolist()[:2] == [253_859, 7_075_028]
    assert rows["departement_code"].isna().tolist() == [False, True, False, True, False]
    assert rows["population"].isna().tolist() == [False, False, True, True, False]
    assert rows["size_class"].isna().tolist() == [False, False, True, True, False]
    assert rows["authority_siren"].isna().tolist() == [False, False, True, True, True]
    assert rows["authority_code_current"].isna().all()


def test_shape_of_the_answer(reference: Reference) -> None:
    texts = {column: pd.Series([], dtype="str") for column in ("name", "kind", "departement")}
    for asked in (pd.DataFrame(texts), pd.DataFrame({"name": ["Saumur", "?"], "kind": "commune", "departement": "49"})):
        found = resolve_authorities(asked, reference)
        assert found.columns.tolist() == COLUMNS
        assert found.index.equals(pd.RangeIndex(len(asked)))
        assert found["authority_code"].dtype == "str" and found["authority_code_current"].dtype == "str"
        assert found["match_score"].dtype == "float64" and found["population"].dtype == "Int64"
        assert all(isinstance(reasons, list) for reasons in found["reasons"])
