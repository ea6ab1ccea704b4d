"""Accounts: every return and every initiative that came in has exactly one outcome.

What came in is counted at the door, from the answers, before any id is made (`take_arrivals`); what
became of it is counted from the tables on their way out (`take_accounts`). `check_balance` holds the
two against each other before anything is committed, and names what was lost or doubled on the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from transforms.errors import AccountsDoNotBalance, Fault
from transforms.schema import ACCOUNTS
from transforms.settlement import OUTCOME

_Place = tuple[str, str, str]
_PLACE = ["survey_id", "wave", "source_id"]
_ARRIVALS = [*_PLACE, "grain", "line"]
# Ids in a message: enough to find the fault, few enough to read.
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one return or initiative, and where it came from."""

    survey_id: str
    wave: str
    source_id: str
    grain: str
    id: str
    line: int | None
    outcome: str | None


def take_arrivals(answers: pd.DataFrame, survey: str, wave: str) -> pd.DataFrame:
    """What came in: one row per return and per initiative block of an answers frame, with its line.

    Counted without the ids and functions that the rest of the way uses, for it is what they are held to.
    """
    initiatives = pd.DataFrame({"source_id": answers["@source"].array, "line": answers["@line"].array})
    texts = answers[["@authority_name", "@authority_kind_as_written", "@authority_departement"]]
    written = texts.apply(lambda column: column.map(_as_one_writes, na_action="ignore").fillna(""))
    numbered, named = answers["@own_return"].notna(), written["@authority_name"] != ""
    written = written.mask(numbered, "").assign(own=answers["@own_return"].fillna(""))
    written["alone"] = pd.Series(range(len(answers))).where(~numbered & ~named, -1)
    lines = answers["@return_line" if "@return_line" in answers.columns else "@line"]
    keys = written.assign(source_id=answers["@source"].array, line=lines.array)
    first = keys.groupby([column for column in keys if column != "line"], sort=False)["line"].min().reset_index()
    counted = [initiatives.assign(grain="initiative"), first[["source_id", "line"]].assign(grain="return")]
    arrivals: pd.DataFrame = pd.concat(counted, ignore_index=True).assign(survey_id=survey, wave=wave)[_ARRIVALS]
    return arrivals


def _as_one_writes(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def take_accounts(
    returns: pd.DataFrame, initiatives: pd.DataFrame, accepted: Iterable[str], rejected: Iterable[str]
) -> pd.DataFrame:
    """The accounts (table ACCOUNTS): one row per survey, wave, source, grain and outcome that occurs.

    `initiatives` are all that came in, with `@outcome`; `accepted` and `rejected` are the initiative ids
    of the judgement, an id once per accepted row and at least once per rejected one.
    """
    counts = Counter(
        (row.survey_id, row.wave, row.source_id, row.grain, row.outcome)
        for row in outcomes(returns, initiatives, accepted, rejected)
        if row.outcome is not None
    )
    rows = [(*key, count) for key, count in sorted(counts.items())]
    return pd.DataFrame(rows, columns=list(ACCOUNTS.names)).astype({"count": "int64"})


def outcomes(
    returns: pd.DataFrame, initiatives: pd.DataFrame, accepted: Iterable[str], rejected: Iterable[str]
) -> Iterator[Outcome]:
    """Every outcome that was given: an id that has two occurs twice, one that has none with None."""
    for place, id_, line, disposition in _rows(returns, "return_id", "disposition"):
        yield Outcome(*place, "return", id_, line, disposition)
    came: dict[str, tuple[_Place, int | None]] = {}
    settled: set[str] = set()
    for place, id_, line, before in _rows(initiatives, "initiative_id", OUTCOME):
        came[id_] = (place, line)
        if before is not None:
            settled.add(id_)
            yield Outcome(*place, "initiative", id_, line, before)
    judged = [(id_, "published") for id_ in accepted] + [(id_, "rejected") for id_ in sorted(set(rejected))]
    without = came.keys() - settled - {id_ for id_, _ in judged}
    for id_, outcome in [*judged, *((id_, None) for id_ in sorted(without))]:
        if id_ in came:
            place, line = came[id_]
            yield Outcome(*place, "initiative", id_, line, outcome)


def _rows(frame: pd.DataFrame, key: str, outcome: str) -> Iterator[tuple[_Place, str, int | None, str | None]]:
    for *place, id_, line, given in frame[[*_PLACE, key, "source_line", outcome]].itertuples(index=False, name=None):
        survey, wave, source = place
        yield (survey, wave, source), id_, None if pd.isna(line) else int(line), None if pd.isna(given) else given


def check_balance(
    arrivals: pd.DataFrame,
    returns: pd.DataFrame,
    initiatives: pd.DataFrame,
    accepted: Iterable[str],
    rejected: Iterable[str],
) -> None:
    """Nothing, where everything that came in has exactly one outcome.

    Raises `AccountsDoNotBalance` with one fault per survey, wave, source and grain that does not add up:
    what came in, what went out, and the ids (or, for what lost its id, the lines) concerned.
    """
    accepted, rejected = [*accepted], [*rejected]
    given = list(outcomes(returns, initiatives, accepted, rejected))
    came: dict[tuple[str, ...], list[int]] = {}
    for *key, line in arrivals[_ARRIVALS].itertuples(index=False, name=None):
        came.setdefault(tuple(key), []).append(int(line))
    went: dict[tuple[str, ...], list[Outcome]] = {}
    for one in given:
        went.setdefault((one.survey_id, one.wave, one.source_id, one.grain), []).append(one)
    faults = [
        fault
        for key in sorted(came.keys() | went.keys())
        if (fault := _imbalance(key, Counter(came.get(key, ())), went.get(key, []))) is not None
    ]
    strangers = sorted({*accepted, *rejected} - {one.id for one in given})
    if strangers:
        faults.append(_fault("judged initiatives", f"ids that never came in: {_shown(strangers)}"))
    if faults:
        raise AccountsDoNotBalance(faults)


def _imbalance(key: tuple[str, ...], came: Counter[int], went: list[Outcome]) -> Fault | None:
    times = Counter(one.id for one in went if one.outcome is not None)
    without = sorted({one.id for one in went if one.outcome is None})
    doubled = sorted(id_ for id_, count in times.items() if count > 1)
    lines = Counter({one.id: one.line for one in went if one.line is not None}.values())
    lost, extra = came - lines, lines - came
    total_in, total_out = came.total(), times.total()
    if total_in == total_out and not (without or doubled or lost or extra):
        return None
    survey, wave, source, grain = key
    parts = [f"{total_in} in, {total_out} out"]
    parts += [f"no outcome: {_shown(without)}"] if without else []
    parts += [f"more than one outcome: {_shown(doubled)}"] if doubled else []
    parts += [f"lost from line {_shown(map(str, sorted(lost)))}"] if lost else []
    parts += [f"not in the source: line {_shown(map(str, sorted(extra)))}"] if extra else []
    return _fault(f"{survey}, wave {wave}, source {source}, {grain}s", "; ".join(parts))


def _shown(ids: Iterable[str]) -> str:
    listed = list(ids)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more


def _fault(where: str, found: str) -> Fault:
    remedy = "Nothing was published. This is a fault of the program: report it with this message."
    return Fault(where, found, "every one that came in to have exactly one outcome", remedy)
