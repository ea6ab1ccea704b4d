"""Settlement: which returns of a wave count, and what becomes of the others.

A return that the tool numbers is one authority's answer, so two of one authority in one wave are two
answers to one question: `rivals` says which speaks for it, which are superseded or disputed, and which
initiatives only the others have. These are published with their own return, and flagged; no other
initiative of a return that does not count is (`not_published`).

Where the tool numbers no returns (`crise-2020`: pages, not questionnaires), rows under two spellings
of one authority are different facts, and all of them count: `one_return_per_authority` is then False.
An authority that was not resolved is one with another of the same name as written, kind and
département (`written_authority`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from transforms.differences import MATERIAL
from transforms.dispositions import DISPUTED, PARTIAL
from transforms.rivals import COMPLETENESS, DECIDED, OWN_RETURN, WRITTEN_AUTHORITY, Row, Ruling, groups_of, rule_on
from transforms.waves import Wave

OUTCOME = "@outcome"
SIGNALS = "@signals"
# Signals that a rule of the same code turns into flags.
ONLY_IN_SUPERSEDED = "initiative.only_in_superseded"
OF_PARTIAL, OF_DISPUTED = "return.partial", "return.disputed"
# Cases told one by one in a run; the flags tell all of them.
_TOLD = 50
# What the returns carry until they are settled.
RESERVED = (OWN_RETURN, WRITTEN_AUTHORITY, DECIDED, COMPLETENESS)
_COMPARED = (
    "return_id", "survey_id", "wave", "source_id", "disposition", "authority_kind", "authority_code", "submitted_on",
    *RESERVED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Canonical:
    """Returns and initiatives in the canonical schema, object dtype, None for missing, RangeIndex.

    Beside the columns of the schema, `initiatives` has `@signals` (list: rule codes that parsing raised)
    and `@outcome` (text: what became of a row that is not to be judged, `empty_block` or
    `not_published`; else None); `returns` has until it is settled `@own_return` (text: the tool's id),
    `@written_authority`, `@decided` and `@complete` (see `rivals`). `notices` are warnings for the people who run it.
    """

    returns: pd.DataFrame
    initiatives: pd.DataFrame
    notices: tuple[str, ...] = ()

    @property
    def to_judge(self) -> pd.DataFrame:
        """The initiatives that are published unless a rule holds them back, without `@outcome`."""
        return to_judge(self.initiatives)


def to_judge(initiatives: pd.DataFrame) -> pd.DataFrame:
    """The rows that have no outcome yet, without `@outcome`; RangeIndex."""
    return initiatives[initiatives[OUTCOME].isna()].drop(columns=OUTCOME).reset_index(drop=True)


def is_one_return_per_authority(wave: Wave) -> bool:
    """Whether an authority answers the wave once: so it is where the tool numbers the returns."""
    return wave.return_key is not None


def settle(returns: pd.DataFrame, initiatives: pd.DataFrame, *, one_return_per_authority: bool) -> Canonical:
    """The returns and initiatives of one wave, all its sources, settled: every return has its final
    disposition, every initiative that is not published the outcome `not_published`, and what is to be
    flagged its signals. The order of the rows does not matter, and settling again changes nothing: settled
    returns have lost the columns (`RESERVED`) by which they were compared.
    """
    is_settled = DECIDED not in returns.columns
    rulings = _rulings(returns, initiatives) if one_return_per_authority and not is_settled else []
    surfaced = frozenset(of for ruling in rulings for of in ruling.surfaced)
    settled = _ruled(returns, rulings)
    marked = _marked(initiatives, settled, returns, surfaced)
    final = settled.drop(columns=list(RESERVED), errors="ignore")
    return Canonical(count_published(final, to_judge(marked)), marked, _notices(rulings))


def count_published(returns: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """The returns with `initiatives_published` counted from the published initiatives."""
    counts = published["return_id"].value_counts()
    numbers = [int(counts.get(of, 0)) for of in returns["return_id"]]
    return returns.assign(initiatives_published=pd.Series(numbers, index=returns.index, dtype=object))


def _rulings(returns: pd.DataFrame, initiatives: pd.DataFrame) -> list[Ruling]:
    groups = list(groups_of(_rows(returns, _COMPARED)))
    concerned = {row["return_id"] for rivals in groups for row in rivals}
    of_them = initiatives[initiatives["return_id"].isin(concerned) & initiatives[OUTCOME].isna()]
    by_return: dict[str, list[Row]] = {}
    for row in _rows(of_them, ("initiative_id", "return_id", *MATERIAL)):
        by_return.setdefault(row["return_id"], []).append(row)
    return [rule_on(rivals, by_return) for rivals in groups]


def _rows(frame: pd.DataFrame, columns: Sequence[str]) -> list[Row]:
    there = [name for name in columns if name in frame.columns]
    return [dict(zip(there, cells, strict=True)) for cells in frame[there].itertuples(index=False, name=None)]


def _ruled(returns: pd.DataFrame, rulings: Iterable[Ruling]) -> pd.DataFrame:
    """The returns with what the rulings say of them; only the return that speaks for a dispute is published."""
    dispositions = {of: given for ruling in rulings for of, given in ruling.dispositions.items()}
    replaced = {of: by for ruling in rulings for of, by in ruling.superseded_by.items()}
    ids = returns["return_id"].tolist()
    columns = {
        "disposition": [dispositions.get(of, was) for of, was in zip(ids, returns["disposition"], strict=True)],
        "published": [of not in replaced and was for of, was in zip(ids, returns["published"], strict=True)],
        "superseded_by": [replaced.get(of, was) for of, was in zip(ids, _cells(returns["superseded_by"]), strict=True)],
    }
    return returns.assign(**{name: _objects(cells, returns) for name, cells in columns.items()})


def _marked(
    initiatives: pd.DataFrame, settled: pd.DataFrame, given: pd.DataFrame, surfaced: frozenset[str]
) -> pd.DataFrame:
    """The initiatives with their outcomes and signals."""
    counting = set(settled.loc[settled["published"].astype(bool), "return_id"])
    of_partial = set(given.loc[given["disposition"] == PARTIAL, "return_id"])
    of_disputed = set(settled.loc[settled["disposition"] == DISPUTED, "return_id"])
    outcomes, signals = _cells(initiatives[OUTCOME]), initiatives[SIGNALS].tolist()
    pairs = zip(initiatives["initiative_id"], initiatives["return_id"], strict=True)
    for row, (own, of) in enumerate(pairs):
        is_surfaced = own in surfaced or ONLY_IN_SUPERSEDED in (signals[row] or ())
        if outcomes[row] is None and of not in counting and not is_surfaced:
            outcomes[row] = "not_published"
        elif outcomes[row] is None and (is_surfaced or of in of_partial or of in of_disputed):
            raised = (
                (ONLY_IN_SUPERSEDED, is_surfaced),
                (OF_PARTIAL, of in of_partial),
                (OF_DISPUTED, of in of_disputed),
            )
            signals[row] = list(dict.fromkeys([*(signals[row] or ()), *(code for code, holds in raised if holds)]))
    return initiatives.assign(**{OUTCOME: _objects(outcomes, initiatives), SIGNALS: _objects(signals, initiatives)})


def _objects(cells: list[Any], like: pd.DataFrame) -> pd.Series[Any]:
    return pd.Series(cells, index=like.index, dtype=object)


def _cells(column: pd.Series[Any]) -> list[Any]:
    """The values of an object column, None for whatever pandas reads as missing."""
    return [None if pd.isna(value) else value for value in column]


def _notices(rulings: Iterable[Ruling]) -> tuple[str, ...]:
    told = [ruling.notice for ruling in rulings if ruling.notice]
    more = [f"{len(told) - _TOLD} more authorities with returns that differ: see the flags of their returns"]
    return (*told[:_TOLD], *(more if len(told) > _TOLD else ()))
