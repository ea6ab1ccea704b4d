"""The package's documents as tables: both shapes that it has had, and every way to be wrong."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from transforms.errors import ReferenceInvalid
from transforms.territory.reference import Reference
from transforms.territory.register import reference_tables
from transforms.territory.resolve import resolve_authorities
from transforms.territory.tables import TABLES

Documents = dict[str, list[dict[str, Any]]]
PLACE = {"typeLiaison": 0, "arrondissement": "691", "departement": "69", "region": "84"}
UNKNOWN_VINTAGE = 1999  # no counts are known of it, so that a package of a few entries passes


def small_package() -> Documents:
    """The shape of 1.x: overseas entries carry `collectiviteOutremer`, members of EPCI the SIREN."""
    current = {"type": "commune-actuelle", "rangChefLieu": 0, "codesPostaux": ["69002", "69001"], "population": 10}
    overseas = {"code": "978", "nom": "Saint-Martin"}
    return {
        "communes.json": [
            {"code": "69123", "nom": "Lyon", **PLACE, **current, "anciensCodes": ["69232"]},
            {"code": "69381", "nom": "Lyon 1er", **PLACE, "type": "arrondissement-municipal", "commune": "69123"},
            {"code": "69232", "nom": "Saint-Rambert", **PLACE, "type": "commune-associee", "chefLieu": "69123"},
            {"code": "97801", "nom": "Saint-Martin", "type": "commune-actuelle", "collectiviteOutremer": overseas},
        ],
        "epci.json": [
            {
                "code": "200046977", "nom": "Métropole de Lyon", "type": "MET69", "modeFinancement": "FPU",
                "populationTotale": 12, "populationMunicipale": 11,
                "membres": [{"code": "69123", "siren": "216901231"}],
            }
        ],
        "departements.json": [{"code": "69", "nom": "Rhône", "region": "84", "chefLieu": "69123", "typeLiaison": 2}],
        "regions.json": [{"code": "84", "nom": "Auvergne-Rhône-Alpes", "chefLieu": "69123", "typeLiaison": 1}],
        "arrondissements.json": [{"code": "691", "nom": "Lyon", **PLACE, "chefLieu": "69123"}],
    }  # fmt: skip


def later_package() -> Documents:
    """The shape since 2.x: overseas entries lie in `zone` `com`, communes carry their SIREN."""
    documents = small_package()
    overseas = {"departement": "978", "region": "978", "zone": "com"}
    documents["communes.json"][0] |= {"siren": "216901231", "zone": "metro"}
    documents["communes.json"][3] = {"code": "97801", "nom": "Saint-Martin", "type": "commune-actuelle", **overseas}
    documents["departements.json"].append({"code": "978", "nom": "Saint-Martin", "region": "978", "zone": "com"})
    documents["regions.json"].append({"code": "978", "nom": "Saint-Martin", "zone": "com"})
    return documents


def as_bytes(documents: Documents) -> dict[str, bytes]:
    return {name: json.dumps(entries).encode() for name, entries in documents.items()}


@pytest.mark.parametrize("package", [small_package, later_package])
def test_tables_of_a_package(package: Callable[[], Documents]) -> None:
    tables = reference_tables(as_bytes(package()), UNKNOWN_VINTAGE)
    assert {name: table.schema for name, table in tables.items()} == {n: t.schema for n, t in TABLES.items()}
    communes = {(row["type"], row["code"]): row for row in tables["communes"].to_pylist()}
    lyon = communes["commune-actuelle", "69123"]
    assert (lyon["siren"], lyon["postal_codes"], lyon["former_codes"]) == ("216901231", ["69001", "69002"], ["69232"])
    assert communes["commune-associee", "69232"]["parent"] == "69123"
    saint_martin = communes["commune-actuelle", "97801"]
    assert (saint_martin["departement"], saint_martin["collectivite"]) == (None, "978")
    assert [row["code"] for row in tables["departements"].to_pylist()] == ["69"]
    assert [(row["code"], row["kind"]) for row in tables["collectivites"].to_pylist()] == [
        ("978", "collectivite_unique")
    ]


def test_a_small_reference_resolves() -> None:
    import pandas as pd

    reference = Reference.from_tables(UNKNOWN_VINTAGE, reference_tables(as_bytes(small_package()), UNKNOWN_VINTAGE))
    asked = pd.DataFrame({"name": ["Lyon"] * 2, "kind": ["commune", "epci"], "departement": ["69", "69"]})
    found = resolve_authorities(asked, reference)
    assert found["authority_code"].tolist() == ["69123", "200046977"]
    assert found["cog_vintage"].tolist() == [UNKNOWN_VINTAGE] * 2


def _set(document: str, entry: int, **values: Any) -> Callable[[Documents], object]:
    return lambda documents: documents[document][entry].update(values)


FAULTS = {
    "doubled key": (lambda d: d["communes.json"].append(copy.deepcopy(d["communes.json"][0])), "more than once"),
    "member unknown": (_set("epci.json", 0, membres=[{"code": "69999"}]), "membership.commune"),
    "member twice": (_set("epci.json", 0, membres=[{"code": "69123"}] * 2), "membership"),
    "no members": (_set("epci.json", 0, membres=[]), "epci without members"),
    "parent unknown": (_set("communes.json", 2, chefLieu="69999"), "communes.parent"),
    "no parent": (lambda d: d["communes.json"][2].pop("chefLieu"), "communes without parent"),
    "commune type": (_set("communes.json", 0, type="hameau"), "communes.type"),
    "epci type": (_set("epci.json", 0, type="SIVOM"), "epci.type"),
    "departement unknown": (_set("communes.json", 0, departement="70"), "communes.departement"),
    "region unknown": (_set("departements.json", 0, region="99"), "departements.region"),
    "commune in no region": (_set("communes.json", 0, region="99"), "communes.region"),
    "arrondissement unknown": (_set("arrondissements.json", 0, departement="70"), "arrondissements.departement"),
    "field gone": (lambda d: d["communes.json"][0].pop("nom"), "nom"),
    "null name": (_set("communes.json", 0, nom=None), "nulls"),
    "text for number": (_set("communes.json", 0, population="many"), "the package's documents"),
    "no code": (lambda d: d["regions.json"][0].pop("code"), "data/regions.json"),
    "no document": (lambda d: d.pop("epci.json"), "data/epci.json"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_package_is_refused(name: str) -> None:
    spoil, expected = FAULTS[name]
    documents = small_package()
    spoil(documents)
    with pytest.raises(ReferenceInvalid, match=expected):
        reference_tables(as_bytes(documents), UNKNOWN_VINTAGE)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b"[{}]"])
def test_a_document_that_is_no_list_of_entries_is_refused(content: bytes) -> None:
    with pytest.raises(ReferenceInvalid, match=r"data/communes\.json"):
        reference_tables(as_bytes(small_package()) | {"communes.json": content}, UNKNOWN_VINTAGE)


def test_a_package_of_another_vintage_is_refused_with_every_count() -> None:
    with pytest.raises(ReferenceInvalid) as caught:
        reference_tables(as_bytes(small_package()), 2021)
    assert {fault.where for fault in caught.value.faults} == {
        f"{name} of vintage 2021" for name in ("communes", "departements", "regions", "epci", "districts")
    }
