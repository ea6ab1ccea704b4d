"""The reference tables of one vintage, declared once: columns, types, key. No disk here.

`communes` holds every entry of the register at the level of communes: those of today
(`commune-actuelle`, among them 94 of the overseas collectivities), those that live on as a part of
another (`commune-deleguee`, `commune-associee`) and the `arrondissement-municipal` of Paris, Lyon
and Marseille. A code alone is no key: a commune nouvelle and the déléguée at its seat share theirs.
What the register does not state is null.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pyarrow as pa

CURRENT, ASSOCIATED, DELEGATED = "commune-actuelle", "commune-associee", "commune-deleguee"
DISTRICT = "arrondissement-municipal"
COMMUNE_TYPES = (CURRENT, DELEGATED, ASSOCIATED, DISTRICT)
EPCI_TYPES = ("CC", "CA", "CU", "METRO", "MET69")


class ReferenceTable(NamedTuple):
    """One table: its key (also its sort order), its Arrow schema, the columns that are never null."""

    key: tuple[str, ...]
    schema: pa.Schema


_STRINGS = pa.list_(pa.field("element", pa.string(), nullable=False))


def _schema(required: str, optional: str = "", numbers: str = "", lists: str = "") -> pa.Schema:
    return pa.schema(
        [
            *(pa.field(name, pa.string(), nullable=False) for name in required.split()),
            *(pa.field(name, pa.string()) for name in optional.split()),
            *(pa.field(name, pa.int64()) for name in numbers.split()),
            *(pa.field(name, _STRINGS, nullable=False) for name in lists.split()),
        ]
    )


TABLES: Mapping[str, ReferenceTable] = MappingProxyType(
    {
        # parent: the commune that a déléguée, associée or arrondissement municipal belongs to.
        # liaison: INSEE's type of liaison, which gives the article (see names.ARTICLES_BY_LIAISON).
        # seat_rank: 0 for no seat, 2 sous-préfecture, 3 préfecture of département, 4 of région.
        "communes": ReferenceTable(
            ("type", "code"),
            _schema(
                "code type name",
                "parent departement region collectivite arrondissement siren",
                "liaison seat_rank population",
                "postal_codes former_codes",
            ),
        ),
        "epci": ReferenceTable(
            ("siren",), _schema("siren name type", "financing", "population_municipal population_total")
        ),
        "membership": ReferenceTable(("epci", "commune"), _schema("epci commune", "commune_siren")),
        "departements": ReferenceTable(("code",), _schema("code name region", "seat", "liaison")),
        "regions": ReferenceTable(("code",), _schema("code name", "seat", "liaison")),
        "arrondissements": ReferenceTable(("code",), _schema("code name departement region", "seat", "liaison")),
        # kind: collectivite_unique or collectivite_outre_mer.
        "collectivites": ReferenceTable(("code",), _schema("code name kind", "region", lists="departements")),
    }
)

# What INSEE counts; a package that holds another number is not the vintage that it is said to be.
KNOWN_COUNTS: Mapping[int, Mapping[str, int]] = MappingProxyType(
    {
        2021: {"communes": 34_965, "departements": 101, "regions": 18, "epci": 1_254, "districts": 45},
        2022: {"communes": 34_955, "departements": 101, "regions": 18, "epci": 1_255, "districts": 45},
        2024: {"communes": 34_935, "departements": 101, "regions": 18, "districts": 45},
        2026: {"communes": 34_875, "departements": 101, "regions": 18, "districts": 45},
    }
)
