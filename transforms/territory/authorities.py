"""What the register states of each authority: the columns that a resolved return is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from transforms.territory.kinds import COMMUNE, DEPARTEMENT, EPCI, REGION
from transforms.territory.sizes import size_classes

if TYPE_CHECKING:
    from transforms.territory.reference import Reference

KEY = ["authority_kind", "authority_code"]
STATED = [
    "authority_siren",
    "authority_name",
    "departement_code",
    "departement_name",
    "region_code",
    "region_name",
    "epci_siren",
    "epci_name",
    "population",
    "size_class",
]


def authorities(reference: Reference) -> pd.DataFrame:
    """One row per authority of the vintage: its key and what is stated of it.

    Population is in inhabitants: of a commune the register's `population`, of an EPCI its
    `populationMunicipale`. Départements, régions and collectivités have none there, and no SIREN;
    nothing is summed up. An EPCI that lies in several départements or régions is given none of them.
    """
    parts = [_communes(reference), _epci(reference), _departements(reference), _regions(reference)]
    rows = pd.concat([*parts, _collectivites(reference)], ignore_index=True)
    rows = _with_place_names(rows, reference)
    rows["population"] = rows["population"].astype("Int64")
    rows["size_class"] = size_classes(rows["population"])
    return rows[[*KEY, *STATED]].astype({column: "str" for column in [*KEY, *STATED] if column != "population"})


def _part(kind: str, columns: dict[str, pd.Series]) -> pd.DataFrame:
    return pd.DataFrame({"authority_kind": kind, **columns}).reset_index(drop=True)


def _communes(reference: Reference) -> pd.DataFrame:
    rows = reference.current_communes
    epci = reference.epci.set_index("siren")["name"]
    membership = reference.membership.set_index("commune")["epci"]
    sirens = rows["code"].map(membership)
    return _part(
        COMMUNE,
        {
            "authority_code": rows["code"],
            "authority_siren": rows["siren"],
            "authority_name": rows["name"],
            "departement_code": rows["departement"],
            "region_code": rows["region"],
            "epci_siren": sirens,
            "epci_name": sirens.map(epci),
            "population": rows["population"],
        },
    )


def _epci(reference: Reference) -> pd.DataFrame:
    rows, scopes = reference.epci, reference.epci_scopes
    regions = reference.departements.set_index("code")["region"].to_dict()
    departements = [scopes[siren] for siren in rows["siren"]]
    return _part(
        EPCI,
        {
            "authority_code": rows["siren"],
            "authority_siren": rows["siren"],
            "authority_name": rows["name"],
            "departement_code": pd.Series([_only(codes) for codes in departements], dtype="str"),
            "region_code": pd.Series([_only({regions.get(c) for c in codes}) for codes in departements], dtype="str"),
            "population": rows["population_municipal"],
        },
    )


def _only(codes: frozenset[str] | set[str | None]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _departements(reference: Reference) -> pd.DataFrame:
    rows = reference.departements
    columns = {"authority_code": rows["code"], "authority_name": rows["name"], "departement_code": rows["code"]}
    return _part(DEPARTEMENT, {**columns, "region_code": rows["region"]})


def _regions(reference: Reference) -> pd.DataFrame:
    rows = reference.regions
    columns = {"authority_code": rows["code"], "authority_name": rows["name"], "region_code": rows["code"]}
    return _part(REGION, columns)


def _collectivites(reference: Reference) -> pd.DataFrame:
    rows = reference.collectivites
    only = pd.Series([_only(frozenset(codes)) for codes in rows["departements"]], index=rows.index, dtype="str")
    columns = {"authority_code": rows["code"], "authority_name": rows["name"], "departement_code": only}
    return _part("", {**columns, "region_code": rows["region"]}).assign(authority_kind=rows["kind"].to_numpy())


def _with_place_names(rows: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    departements = reference.departements.set_index("code")["name"]
    regions = reference.regions.set_index("code")["name"]
    return rows.assign(
        departement_name=rows["departement_code"].map(departements),
        region_name=rows["region_code"].map(regions),
    )
