"""Settlement: which returns of a wave count, and what becomes of the others.

First cut. A return that the tool numbers is one authority's answer, so two of one authority in one
wave are two answers to one question: a complete one beats a partial one, then the latest submission
wins, then the highest own id; the others are superseded and their initiatives not published. Where
the tool numbers no returns (`crise-2020`: pages, not questionnaires), rows under two spellings of one
authority are different facts, and all of them count: `one_return_per_authority` is then False. An
authority that was not resolved is never settled against another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from transforms.identity import natural_key
from transforms.waves import Wave

OUTCOME = "@outcome"
OWN_RETURN = "@own_return"
PUBLISHED_DISPOSITIONS = frozenset({"complete", "partial"})
_RANKS = {"complete": 1, "partial": 0}
_BEFORE_ALL = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Canonical:
    """Returns and initiatives in the canonical schema, object dtype, None for missing, RangeIndex.

    Beside the columns of the schema, `initiatives` has `@signals` (list: rule codes that parsing raised)
    and `@outcome` (text: what became of a row that is not to be judged, `empty_block` or
    `not_published`; else None); `returns` has `@own_return` (text: the tool's id) until it is settled.
    `notices` are warnings for the people who run it.
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
    disposition, and every initiative of a return that does not count the outcome `not_published`."""
    settled = _superseded(returns) if one_return_per_authority else returns.copy()
    counting = set(settled.loc[settled["published"].astype(bool), "return_id"])
    outcomes = [
        outcome if outcome is not None else None if of in counting else "not_published"
        for outcome, of in zip(_cells(initiatives[OUTCOME]), initiatives["return_id"], strict=True)
    ]
    marked = initiatives.assign(**{OUTCOME: pd.Series(outcomes, index=initiatives.index, dtype=object)})
    final = settled.drop(columns=OWN_RETURN, errors="ignore")
    return Canonical(count_published(final, to_judge(marked)), marked)


def count_published(returns: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """The returns with `initiatives_published` counted from the published initiatives."""
    counts = published["return_id"].value_counts()
    numbers = [int(counts.get(of, 0)) for of in returns["return_id"]]
    return returns.assign(initiatives_published=pd.Series(numbers, index=returns.index, dtype=object))


def _cells(column: pd.Series[Any]) -> list[Any]:
    """The values of an object column, None for whatever pandas reads as missing."""
    return [None if pd.isna(value) else value for value in column]


def _superseded(returns: pd.DataFrame) -> pd.DataFrame:
    rows = returns.to_dict("records")
    for rivals in _rivals(rows):
        *older, current = sorted(rivals, key=_weight)
        for row in older:
            row |= {"disposition": "superseded", "published": False, "superseded_by": current["return_id"]}
    return pd.DataFrame(rows, columns=returns.columns, dtype=object)


def _rivals(rows: Sequence[dict[Any, Any]]) -> list[list[dict[Any, Any]]]:
    """The returns that count and share a wave and a resolved authority, where there are several."""
    by_authority: dict[tuple[str, ...], list[dict[Any, Any]]] = {}
    for row in rows:
        if row["disposition"] in PUBLISHED_DISPOSITIONS and isinstance(row["authority_code"], str):
            key = (row["survey_id"], row["wave"], row["authority_kind"], row["authority_code"])
            by_authority.setdefault(key, []).append(row)
    return [rivals for rivals in by_authority.values() if len(rivals) > 1]


def _weight(row: dict[Any, Any]) -> tuple[Any, ...]:
    submitted, own = row["submitted_on"], row.get(OWN_RETURN)
    return (
        _RANKS[row["disposition"]],
        _BEFORE_ALL if pd.isna(submitted) else submitted,
        natural_key(own) if isinstance(own, str) else (),
        row["return_id"],
    )
