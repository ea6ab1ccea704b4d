"""All names that the register states, each leading to the authorities that bear it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from transforms.territory.keys import leading_words, name_key, normalise, place_key
from transforms.territory.kinds import COMMUNE, DEPARTEMENT, EPCI, REGION
from transforms.territory.names import Scope, by_names, epci_aliases, epci_reading, with_article
from transforms.territory.tables import CURRENT

if TYPE_CHECKING:
    from transforms.territory.reference import Reference


class Alias(NamedTuple):
    """One name's claim: the authority that it stands for and where that lies.

    `current` is False for the name of a part of today's commune: déléguée, associée, arrondissement
    municipal. `form` is the legal form of an EPCI, `place` the place key of the name of a commune.
    """

    kind: str
    code: str
    current: bool
    form: str
    scope: Scope
    place: str = ""


Claims = Mapping[tuple[str, str], tuple[Alias, ...]]


@dataclass(frozen=True, eq=False)
class NameIndex:
    """Claims by (kind, normalised name), by (kind, key), by (kind, by-name) and by (kind, code of a département).

    `beginnings` are the words that longer names of communes begin with → the codes of these.
    """

    official: Claims
    keys: Claims
    by_names: Claims
    codes: Claims
    beginnings: Mapping[str, frozenset[str]]

    def is_commune(self, norm: str) -> bool:
        """Whether a normalised text is the whole name of a commune, or of a part of one."""
        return (COMMUNE, norm) in self.official


class _Spelling(NamedTuple):
    norm: str
    key: str
    alias: Alias


def build_index(reference: Reference) -> NameIndex:
    """The index of every name of a vintage."""
    spellings = [*_communes(reference), *_epci(reference), *_territories(reference)]
    nicknames = (
        ((EPCI, nickname), _epci_alias(row, scope))
        for row, scope in _epci_rows(reference)
        for nickname in by_names(row.name_)
    )
    return NameIndex(
        _grouped(((s.alias.kind, s.norm), s.alias) for s in spellings),
        _grouped(((s.alias.kind, s.key), s.alias) for s in spellings),
        _grouped(nicknames),
        _grouped(((s.alias.kind, s.alias.code), s.alias) for s in spellings if s.alias.kind == DEPARTEMENT),
        _beginnings(reference),
    )


def _beginnings(reference: Reference) -> dict[str, frozenset[str]]:
    longer: dict[str, set[str]] = {}
    for name, code in zip(reference.communes["name"], _answers(reference), strict=True):
        for words in leading_words(name):
            longer.setdefault(words, set()).add(code)
    return {words: frozenset(codes) for words, codes in longer.items()}


def _answers(reference: Reference) -> Iterable[str]:
    """The code of the commune that each entry of the register stands for or is a part of."""
    return reference.communes["parent"].fillna(reference.communes["code"])


def _grouped(claims: Iterable[tuple[tuple[str, str], Alias]]) -> Claims:
    groups: dict[tuple[str, str], dict[Alias, None]] = {}
    for name, alias in claims:
        groups.setdefault(name, {})[alias] = None
    return {name: tuple(aliases) for name, aliases in groups.items()}


def _communes(reference: Reference) -> Iterator[_Spelling]:
    rows = reference.communes
    home = rows["departement"].fillna(rows["collectivite"])
    scopes = {code: frozenset({code}) for code in home.unique()}
    for name, code, kind, at in zip(rows["name"], _answers(reference), rows["type"], home, strict=True):
        alias = Alias(COMMUNE, code, kind == CURRENT, "", scopes[at], place_key(name))
        yield _Spelling(normalise(name), name_key(name), alias)


class _EpciRow(NamedTuple):
    siren: str
    name_: str
    form: str


def _epci_rows(reference: Reference) -> Iterator[tuple[_EpciRow, Scope]]:
    scopes = reference.epci_scopes
    for siren, name, form in reference.epci[["siren", "name", "type"]].itertuples(index=False):
        yield _EpciRow(siren, name, "METRO" if form == "MET69" else form), scopes[siren]


def _epci_alias(row: _EpciRow, scope: Scope) -> Alias:
    return Alias(EPCI, row.siren, True, row.form, scope)


def _epci(reference: Reference) -> Iterator[_Spelling]:
    for row, scope in _epci_rows(reference):
        for spelling in epci_aliases(row.name_):
            reading = epci_reading(spelling)
            yield _Spelling(reading.norm, reading.key, _epci_alias(row, scope))


def _territories(reference: Reference) -> Iterator[_Spelling]:
    departements = reference.departements
    by_region = departements.groupby("region")["code"].agg(frozenset).to_dict()
    for code, name, liaison in _named(departements):
        yield from _spelt(name, liaison, Alias(DEPARTEMENT, code, True, "", frozenset({code})))
    for code, name, liaison in _named(reference.regions):
        yield from _spelt(name, liaison, Alias(REGION, code, True, "", by_region.get(code, frozenset())))
    rows = reference.collectivites
    for kind, code, name, places in zip(rows["kind"], rows["code"], rows["name"], rows["departements"], strict=True):
        yield from _spelt(name, None, Alias(kind, code, True, "", frozenset(places) or frozenset({code})))


def _named(table: pd.DataFrame) -> Iterator[tuple[str, str, int | None]]:
    for code, name, liaison in table[["code", "name", "liaison"]].itertuples(index=False):
        yield code, name, None if pd.isna(liaison) else int(liaison)


def _spelt(name: str, liaison: int | None, alias: Alias) -> Iterator[_Spelling]:
    for norm in with_article(name, liaison):
        yield _Spelling(norm, name_key(norm), alias)
