"""Where to look for a name: the départements that a code, a postal code or a name of a territory stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from transforms.territory.keys import name_key, normalise
from transforms.territory.kinds import DEPARTEMENT
from transforms.territory.names import Scope, postal_codes, read_name

if TYPE_CHECKING:
    from transforms.territory.reference import Reference

_POSTAL_CODE = re.compile(r"\d{5}")
# Until 1976 Corse was département 20, and its postal codes still are.
_CORSE = frozenset({"2A", "2B"})
_CODE_THEN_NAME = re.compile(r"\(?(\d{1,3}|2[AB])\)?\s?[-–—:,.]?\s?(\D.*)", re.I | re.S)
_NAME_THEN_CODE = re.compile(r"(\D*[^\W\d])\s?[-–—:,(]?\s?(\d{1,3}|2[AB])\)?", re.I | re.S)
# « dépt 19 », « Dép. n° 19 », « D19 », « (19) ».
_LABELLED = re.compile(
    r"\(?(?:(?:le |code )?(?:d[ée]partement|d[ée]pt|d[ée]p|dpt|d)?\.?)\s?:?\s?(?:n°|no|num[ée]ro)?\s?"
    r"(\d{1,3}|2[AB])\)?",
    re.I,
)
# « Provence-Alpes-Côte d'Azur » thrice: no answer that names a département is longer.
_LONGEST = 100


@dataclass(frozen=True, eq=False)
class ScopeFinder:
    """Reads what stands for a département; knows the codes, names and postal codes of one vintage."""

    codes: frozenset[str]
    names: Mapping[str, Scope]
    postal_codes: Mapping[str, Scope]
    served_by: Mapping[str, frozenset[str]]

    def find(self, text: str) -> Scope | None:
        """The départements of a code, five-digit code, or name; None where the text is none of these."""
        code = text.strip().upper()
        if _POSTAL_CODE.fullmatch(code):
            return self._of_postal_code(code)
        if code in self.codes:
            return frozenset({code})
        if code == "20":
            return (_CORSE & self.codes) or None
        if code in ("97", "98"):
            return frozenset(known for known in self.codes if known.startswith(code) and len(known) == 3) or None
        return self.names.get(name_key(text)) if normalise(text) else None

    def read(self, text: str) -> Scope | None:
        """As `find`, for a whole answer: « 93 - Seine-Saint-Denis », « département du Nord », « Ain (1) »."""
        text = " ".join(text.split())
        if len(text) > _LONGEST:
            return None
        if found := self.find(text.zfill(2)):  # a spreadsheet drops the zero of 01
            return found
        if labelled := _LABELLED.fullmatch(text):
            return self.find(labelled[1].zfill(2))
        if both := _CODE_THEN_NAME.fullmatch(text):
            return self._agreed(both[1], both[2])
        if both := _NAME_THEN_CODE.fullmatch(text):
            return self._agreed(both[2], both[1])
        stated = (reading.key for reading in read_name(text, _never, self.find) if reading.kind == DEPARTEMENT)
        return next((self.names[key] for key in stated if key in self.names), None)

    def _agreed(self, code: str, name: str) -> Scope | None:
        by_code, by_name = self.find(code.zfill(2)), self.find(name)
        return (by_code & by_name) or None if by_code and by_name else None

    def _of_postal_code(self, code: str) -> Scope:
        """Where a postal code delivers, else (CEDEX, code INSEE) what its first digits say: overseas, only two do."""
        return self.postal_codes.get(code) or self.find(code[:2]) or frozenset()

    def served(self, text: str) -> frozenset[str] | None:
        """The communes that the postal codes of a text deliver to; None if it has none that is known.

        A code INSEE typed where a postal code belongs is told apart by the name beside it: where a
        code can be both, the commune that it is the code of is among them.
        """
        codes = [code for code in postal_codes(text) if code in self.served_by]
        return frozenset().union(codes, *(self.served_by[code] for code in codes)) if codes else None


def _never(_: str) -> bool:
    return False


def build_scopes(reference: Reference) -> ScopeFinder:
    """The finder of one vintage. A région stands for its départements."""
    departements, regions = reference.departements, reference.regions
    overseas = reference.collectivites.loc[lambda rows: rows["departements"].map(len) == 0]
    of_region = departements.groupby("region")["code"].agg(frozenset).to_dict()
    names = {name_key(n): of_region[c] for c, n in zip(regions["code"], regions["name"], strict=True) if c in of_region}
    # A département of the name of its région (La Réunion) or of another one's would win: it is the narrower.
    for table in (overseas, departements):
        names |= {name_key(n): frozenset({c}) for c, n in zip(table["code"], table["name"], strict=True)}
    served = _by_postal_code(reference)
    codes = frozenset({*departements["code"], *overseas["code"]})
    return ScopeFinder(codes, names, _mapping(served["home"]), _mapping(served["code"]))


def _by_postal_code(reference: Reference) -> pd.DataFrame:
    """One row per postal code: the départements (`home`) and the communes (`code`) that it delivers to."""
    rows = reference.communes.assign(
        home=reference.communes["departement"].fillna(reference.communes["collectivite"]),
        code=reference.communes["parent"].fillna(reference.communes["code"]),
    )
    pairs = rows[["home", "code", "postal_codes"]].explode("postal_codes").dropna(subset="postal_codes")
    return pairs.groupby("postal_codes").agg({"home": frozenset, "code": frozenset})


def _mapping(codes: pd.Series) -> dict[str, frozenset[str]]:
    return dict(zip(codes.index, codes, strict=True))
