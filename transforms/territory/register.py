"""The documents of `@etalab/decoupage-administratif` as reference tables, checked.

The package holds INSEE's code officiel géographique, the DGCL's list of EPCI with their members, the
legal populations and La Poste's postal codes. Its shape changed between versions: until 1.x the
entries of overseas collectivities carry `collectiviteOutremer`, later they lie in `zone` `com`; the
SIREN of communes stand in the members of the EPCI, later with the communes too. Both are read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pyarrow as pa

from transforms.errors import Fault, ReferenceInvalid
from transforms.territory.kinds import COLLECTIVITES_UNIQUES, OUTRE_MER, OUTRE_MER_UNIQUES, UNIQUE
from transforms.territory.tables import COMMUNE_TYPES, CURRENT, DISTRICT, EPCI_TYPES, KNOWN_COUNTS, TABLES

DOCUMENTS = ("communes.json", "epci.json", "departements.json", "regions.json", "arrondissements.json")
_REBUILD = "Take the package of that vintage, as published, and build again."

Entry = dict[str, Any]
Rows = dict[str, list[Entry]]


def read_documents(documents: Mapping[str, bytes]) -> dict[str, list[Entry]]:
    """The parsed documents by file name; raises `ReferenceInvalid` for what is missing or not a JSON list."""
    parsed: dict[str, list[Entry]] = {}
    faults = []
    for name in DOCUMENTS:
        try:
            parsed[name] = _entries(documents[name])
        except KeyError:
            faults.append(Fault(f"data/{name}", "no such file", "one of " + ", ".join(DOCUMENTS), _REBUILD))
        except ValueError as error:
            faults.append(Fault(f"data/{name}", str(error), "a JSON list of objects with a code", _REBUILD))
    if faults:
        raise ReferenceInvalid(faults)
    return parsed


def _entries(document: bytes) -> list[Entry]:
    entries = json.loads(document)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and "code" in entry for entry in entries):
        raise ValueError("something else than a list of coded objects")
    return entries


def reference_tables(documents: Mapping[str, bytes], vintage: int) -> dict[str, pa.Table]:
    """Every reference table of the vintage, sorted by its key.

    Raises `ReferenceInvalid` with all faults: documents missing or unreadable, fields missing, keys
    doubled, references to entries that do not exist, counts other than INSEE's.
    """
    parsed = read_documents(documents)
    try:
        rows = _rows(parsed)
        tables = {name: _table(name, rows[name]) for name in TABLES}
    except (KeyError, AttributeError, TypeError, pa.ArrowException) as error:
        fault = Fault("the package's documents", f"{type(error).__name__}: {error}", "the fields of the COG", _REBUILD)
        raise ReferenceInvalid(fault) from error
    faults = [*_key_faults(tables), *_link_faults(rows), *_value_faults(rows), *_count_faults(rows, vintage)]
    if faults:
        raise ReferenceInvalid(faults)
    return tables


def _rows(parsed: Mapping[str, list[Entry]]) -> Rows:
    members = [(epci["code"], member) for epci in parsed["epci.json"] for member in epci["membres"]]
    sirens = {member["code"]: member.get("siren") for _, member in members}
    departements = [entry for entry in parsed["departements.json"] if not _is_overseas(entry)]
    regions = [entry for entry in parsed["regions.json"] if not _is_overseas(entry)]
    return {
        "communes": [_commune(entry, sirens) for entry in parsed["communes.json"]],
        "epci": [_epci(entry) for entry in parsed["epci.json"]],
        "membership": [{"epci": epci, "commune": m["code"], "commune_siren": m.get("siren")} for epci, m in members],
        "departements": [{**_territory(entry), "region": entry["region"]} for entry in departements],
        "regions": [_territory(entry) for entry in regions],
        "arrondissements": [
            {**_territory(entry), "departement": entry["departement"], "region": entry["region"]}
            for entry in parsed["arrondissements.json"]
        ],
        "collectivites": _collectivites(parsed),
    }


def _is_overseas(entry: Entry) -> bool:
    return entry.get("zone") == "com"


def _collectivite_code(entry: Entry) -> str | None:
    code = entry.get("collectiviteOutremer", {}).get("code") or (entry["departement"] if _is_overseas(entry) else None)
    return None if code is None else str(code)


def _commune(entry: Entry, sirens: Mapping[str, str | None]) -> Entry:
    overseas = _collectivite_code(entry)
    return {
        "code": entry["code"],
        "type": entry["type"],
        "name": entry["nom"],
        "parent": entry.get("chefLieu") or entry.get("commune"),
        "departement": None if overseas else entry["departement"],
        "region": None if overseas else entry["region"],
        "collectivite": overseas,
        "arrondissement": entry.get("arrondissement"),
        "siren": (entry.get("siren") or sirens.get(entry["code"])) if entry["type"] == CURRENT else None,
        "liaison": entry.get("typeLiaison"),
        "seat_rank": entry.get("rangChefLieu"),
        "population": entry.get("population"),
        "postal_codes": sorted(entry.get("codesPostaux", [])),
        "former_codes": sorted(entry.get("anciensCodes", [])),
    }


def _epci(entry: Entry) -> Entry:
    return {
        "siren": entry["code"],
        "name": entry["nom"],
        "type": entry["type"],
        "financing": entry.get("modeFinancement"),
        "population_municipal": entry.get("populationMunicipale"),
        "population_total": entry.get("populationTotale"),
    }


def _territory(entry: Entry) -> Entry:
    return {
        "code": entry["code"],
        "name": entry["nom"],
        "seat": entry.get("chefLieu"),
        "liaison": entry.get("typeLiaison"),
    }


def _collectivites(parsed: Mapping[str, list[Entry]]) -> list[Entry]:
    listed = {entry["code"] for entry in parsed["departements.json"]}
    overseas = {entry["code"]: entry["nom"] for entry in parsed["departements.json"] if _is_overseas(entry)}
    nested = (entry["collectiviteOutremer"] for entry in parsed["communes.json"] if "collectiviteOutremer" in entry)
    overseas |= {entry["code"]: entry["nom"] for entry in nested}
    return [
        *(
            {"code": u.code, "name": u.name, "kind": UNIQUE, "region": u.region, "departements": list(u.departements)}
            for u in COLLECTIVITES_UNIQUES
            if listed.issuperset(u.departements)
        ),
        *(
            {"code": code, "name": name, "kind": UNIQUE if code in OUTRE_MER_UNIQUES else OUTRE_MER, "departements": []}
            for code, name in overseas.items()
        ),
    ]


def _table(name: str, rows: list[Entry]) -> pa.Table:
    key, schema = TABLES[name]
    ordered = sorted(rows, key=lambda row: tuple(row[column] for column in key))
    return pa.Table.from_pylist(ordered, schema=schema)


def _key_faults(tables: Mapping[str, pa.Table]) -> list[Fault]:
    faults = []
    for name, table in tables.items():
        keys = list(zip(*(table.column(column).to_pylist() for column in TABLES[name].key), strict=True))
        if doubled := _doubled(keys):
            faults.append(Fault(f"table {name}", f"{doubled[:3]} more than once", "each key once", _REBUILD))
    for name, table in tables.items():
        nulls = [field.name for field in table.schema if not field.nullable and table.column(field.name).null_count]
        faults += [
            Fault(f"table {name}, column {column}", "nulls", "a value in every row", _REBUILD) for column in nulls
        ]
    return faults


def _doubled(keys: Iterable[Hashable]) -> list[Hashable]:
    return [key for key, times in Counter(keys).items() if times > 1]


def _link_faults(rows: Rows) -> list[Fault]:
    current = _codes(row for row in rows["communes"] if row["type"] == CURRENT)
    departements, regions = _codes(rows["departements"]), _codes(rows["regions"])
    epci = {row["siren"] for row in rows["epci"]}
    links = [
        ("membership.commune", {row["commune"] for row in rows["membership"]}, current),
        ("membership.epci", {row["epci"] for row in rows["membership"]}, epci),
        ("epci without members", epci, {row["epci"] for row in rows["membership"]}),
        ("communes.parent", _values(rows["communes"], "parent"), current),
        ("communes.departement", _values(rows["communes"], "departement"), departements),
        ("communes.region", _values(rows["communes"], "region"), regions),
        ("communes.collectivite", _values(rows["communes"], "collectivite"), _codes(rows["collectivites"])),
        ("departements.region", _values(rows["departements"], "region"), regions),
        ("arrondissements.departement", _values(rows["arrondissements"], "departement"), departements),
    ]
    return [
        Fault(place, f"{sorted(found - known)[:3]}", "codes that exist in the same package", _REBUILD)
        for place, found, known in links
        if found - known
    ]


def _codes(rows: Iterable[Entry]) -> set[str]:
    return {row["code"] for row in rows}


def _values(rows: Iterable[Entry], column: str) -> set[str]:
    return {row[column] for row in rows if row.get(column) is not None}


def _value_faults(rows: Rows) -> list[Fault]:
    members = (row["commune"] for row in rows["membership"])
    checks = [
        ("communes.type", {row["type"] for row in rows["communes"]} - set(COMMUNE_TYPES), ", ".join(COMMUNE_TYPES)),
        ("epci.type", {row["type"] for row in rows["epci"]} - set(EPCI_TYPES), ", ".join(EPCI_TYPES)),
        ("membership.commune", set(_doubled(members)), "a commune in one EPCI at most"),
        (
            "communes without parent",
            {row["code"] for row in rows["communes"] if row["type"] != CURRENT and row["parent"] is None},
            "a parent for every part of a commune",
        ),
    ]
    return [
        Fault(place, f"{sorted(map(str, wrong))[:3]}", expected, _REBUILD) for place, wrong, expected in checks if wrong
    ]


def _count_faults(rows: Rows, vintage: int) -> list[Fault]:
    communes = [row for row in rows["communes"] if row["type"] == CURRENT and row["collectivite"] is None]
    found = {name: len(rows[name]) for name in ("departements", "regions", "epci")}
    found |= {"communes": len(communes), "districts": sum(row["type"] == DISTRICT for row in rows["communes"])}
    expected = KNOWN_COUNTS.get(vintage, {})
    return [
        Fault(f"{name} of vintage {vintage}", str(found[name]), f"{count} (INSEE)", _REBUILD)
        for name, count in expected.items()
        if found[name] != count
    ]
