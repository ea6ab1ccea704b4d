"""The official geography of one COG vintage, as values: the tables, and what is looked up in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pyarrow as pa

from transforms.territory.authorities import authorities
from transforms.territory.index import NameIndex, build_index
from transforms.territory.names import Scope
from transforms.territory.scopes import ScopeFinder, build_scopes
from transforms.territory.tables import CURRENT, TABLES


@dataclass(frozen=True, eq=False, repr=False)
class Reference:
    """One vintage. Columns and keys of the frames: `transforms.territory.tables`.

    The look-ups are made on first use and kept; a reference is never changed.
    """

    vintage: int
    communes: pd.DataFrame
    epci: pd.DataFrame
    membership: pd.DataFrame
    departements: pd.DataFrame
    regions: pd.DataFrame
    arrondissements: pd.DataFrame
    collectivites: pd.DataFrame

    @classmethod
    def from_tables(cls, vintage: int, tables: Mapping[str, pa.Table]) -> Reference:
        """The reference made of Arrow tables that have the schemas of `tables.TABLES`."""
        return cls(vintage, **{name: _frame(tables[name]) for name in TABLES})

    @cached_property
    def current_communes(self) -> pd.DataFrame:
        """The communes of the vintage, one row per code."""
        return self.communes.loc[self.communes["type"] == CURRENT].reset_index(drop=True)

    @cached_property
    def epci_scopes(self) -> Mapping[str, Scope]:
        """SIREN of an EPCI → the départements that its members lie in."""
        homes = self.current_communes.set_index("code")[["departement", "collectivite"]]
        members = self.membership.merge(homes, left_on="commune", right_index=True, validate="many_to_one")
        places = members["departement"].fillna(members["collectivite"])
        scopes: dict[str, Scope] = places.groupby(members["epci"]).agg(frozenset).to_dict()  # type: ignore[assignment]
        return scopes

    @cached_property
    def names(self) -> NameIndex:
        """Every name of the vintage."""
        return build_index(self)

    @cached_property
    def scopes(self) -> ScopeFinder:
        """What stands for a département."""
        return build_scopes(self)

    @cached_property
    def authorities(self) -> pd.DataFrame:
        """What is published of each authority, one row per (authority_kind, authority_code)."""
        return authorities(self)


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
    return frame
