"""Rivals: the returns of one authority in one wave, and which of them speaks for it.

Order of weight: decided complete by people, complete, partial; then the latest submission; then the
highest own id, numbers as numbers. Dates count only where all rivals of one rank have one; otherwise
(not recorded, or a sentinel) own ids do, which a tool counts up, where they are numbers of one source.

- A complete return that says the same as the one that speaks is superseded; one that says something else
  is disputed, and so is the one that speaks, until people decide.
- Once people have called a return complete nothing is disputed: what they did not decide is superseded.
  Two that people called complete both stand.
- Initiatives that only a superseded or disputed return has are surfaced: they stay published.
- A return whose publication was refused weighs as any other: where it would speak, nothing of the
  authority is published, for that was its latest word. One that people withdrew is as if never sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from transforms.differences import differing_fields, fingerprint, statement
from transforms.dispositions import COMPLETE, COUNTING, DISPUTED, PARTIAL, SUPERSEDED, WITHDRAWN
from transforms.errors import Fault
from transforms.identity import natural_key
from transforms.same_initiative import Told, same_pairs

OWN_RETURN = "@own_return"
# What stands for an authority that was not resolved: its name as written, made comparable.
WRITTEN_AUTHORITY = "@written_authority"
# "yes" where people decided the disposition.
DECIDED = "@decided"
# "no" where the return is not complete: what a refused one would be otherwise.
COMPLETENESS = "@complete"
_BEFORE_ALL = dt.datetime.min.replace(tzinfo=dt.UTC)
# Ids in a notice: enough to find the case, few enough to read.
_SHOWN = 12

Row = Mapping[str, Any]
Initiatives = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of the returns of one authority: by return id, those of which nothing changes left out."""

    dispositions: dict[str, str] = field(default_factory=dict)
    superseded_by: dict[str, str] = field(default_factory=dict)
    surfaced: frozenset[str] = frozenset()
    notice: str | None = None


def authority_of(row: Row) -> tuple[str, ...] | None:
    """What the returns of one authority in one wave share; None where nobody can say who it is."""
    place = (row["survey_id"], row["wave"])
    if isinstance(code := row["authority_code"], str):
        return (*place, str(row["authority_kind"]), code)
    written = row.get(WRITTEN_AUTHORITY)
    return (*place, "written", written) if isinstance(written, str) and written else None


def is_rival(row: Row) -> bool:
    """Whether a return is compared with others: it counts, was refused, or people said that another replaces it."""
    return row["disposition"] in COUNTING or row["disposition"] == (SUPERSEDED if _is_decided(row) else WITHDRAWN)


def rule_on(rivals: Sequence[Row], initiatives: Initiatives) -> Ruling:
    """The ruling on the returns of one authority; `initiatives` are the rows of each that may be published."""
    counting = heaviest_first([row for row in rivals if row["disposition"] in COUNTING])
    if not counting or len(rivals) == 1:
        return Ruling()
    refused = [row for row in rivals if row["disposition"] == WITHDRAWN]
    if (first := heaviest_first([*counting, *refused])[0])["disposition"] == WITHDRAWN:
        return _refused(first, counting)
    standing = [row for row in counting if _is_decided(row)] or counting[:1]
    older = [row for row in counting if row not in standing]
    older += heaviest_first([row for row in rivals if row["disposition"] == SUPERSEDED])
    disputing = [] if _is_decided(standing[0]) else _disputing(standing[0], older, initiatives)
    surfaced = _surfaced(standing, older, initiatives)
    dispositions = {row["return_id"]: SUPERSEDED for row in older}
    if disputing:
        dispositions |= {row["return_id"]: DISPUTED for row in (*disputing, standing[0])}
    current = standing[0]["return_id"]
    return Ruling(
        dispositions,
        {row["return_id"]: current for row in older},
        frozenset(of for ids in surfaced.values() for of in ids),
        _notice(standing[0], disputing, surfaced, initiatives) if disputing or surfaced else None,
    )


def _refused(latest: Row, counting: Sequence[Row]) -> Ruling:
    """Nothing is published of an authority whose latest return refuses it."""
    ids: list[str] = [row["return_id"] for row in counting]
    by = str(latest["return_id"])
    where = f"{latest['survey_id']}, wave {latest['wave']}, return {_shown(latest)}"
    found = f"publication refused, which {', '.join(map(_shown, counting))} of the same authority did not"
    remedy = "Nothing of them is published; decide `disposition` complete of one in decisions.csv if that is wrong."
    notice = str(Fault(where, found, "one word on publication", remedy))
    return Ruling(dict.fromkeys(ids, SUPERSEDED), dict.fromkeys(ids, by), frozenset(), notice)


def heaviest_first(rows: Sequence[Row]) -> list[Row]:
    """The returns in their order of weight, whatever order they come in."""
    ranked: dict[int, list[Row]] = {}
    for row in rows:
        ranked.setdefault(_rank(row), []).append(row)
    return [row for rank in sorted(ranked, reverse=True) for row in _latest_first(ranked[rank])]


def _is_decided(row: Row) -> bool:
    return row.get(DECIDED) == "yes"


def _rank(row: Row) -> int:
    if _is_decided(row):
        return 3
    is_partial = row["disposition"] == PARTIAL or (row["disposition"] == WITHDRAWN and row.get(COMPLETENESS) == "no")
    return 1 if is_partial else 2


def _latest_first(rows: Sequence[Row]) -> list[Row]:
    """By submission; by own id where one has none and the ids are numbers that one source counts up."""
    are_dated = not any(pd.isna(row["submitted_on"]) for row in rows)
    are_numbered = len({row["source_id"] for row in rows}) == 1 and all(_own(row).isdecimal() for row in rows)
    return sorted(rows, key=_lateness(by_date=are_dated or not are_numbered), reverse=True)


def _lateness(*, by_date: bool) -> Callable[[Row], tuple[Any, ...]]:
    def lateness(row: Row) -> tuple[Any, ...]:
        submitted = row["submitted_on"] if by_date and not pd.isna(row["submitted_on"]) else _BEFORE_ALL
        return submitted, natural_key(_own(row)), row["return_id"]

    return lateness


def _own(row: Row) -> str:
    own = row.get(OWN_RETURN)
    return own if isinstance(own, str) else ""


def _disputing(current: Row, older: Sequence[Row], initiatives: Initiatives) -> list[Row]:
    """The complete returns that say something else than the current one; of those that agree, the heaviest."""
    if current["disposition"] != COMPLETE:
        return []
    known = {_fingerprint(current, initiatives)}
    found = []
    for row in older:
        if row["disposition"] == COMPLETE and (said := _fingerprint(row, initiatives)) not in known:
            known.add(said)
            found.append(row)
    return found


def _fingerprint(row: Row, initiatives: Initiatives) -> tuple[str, ...]:
    return fingerprint(initiatives.get(row["return_id"], ()))


def _surfaced(standing: Sequence[Row], older: Sequence[Row], initiatives: Initiatives) -> dict[str, list[str]]:
    """Return id → ids of its initiatives that no heavier return has."""
    pool = [each for row in standing for each in _told(row, initiatives)]
    found: dict[str, list[str]] = {}
    for row in older:
        own = _told(row, initiatives)
        same = same_pairs(own, pool)
        if only := [each for each in own if each.id not in same]:
            pool += only
            found[row["return_id"]] = [each.id for each in only]
    return found


def _told(row: Row, initiatives: Initiatives) -> list[Told]:
    rows = initiatives.get(row["return_id"], ())
    told = (
        Told(each["initiative_id"], _text(each["title"]), _text(each["description"]), statement(each)) for each in rows
    )
    return sorted(told, key=lambda each: each.id)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _notice(
    current: Row, disputing: Sequence[Row], surfaced: Mapping[str, Sequence[str]], initiatives: Initiatives
) -> str:
    """What people have to look at: ids, fields that differ and counts; never what somebody wrote."""
    kind, code = current["authority_kind"], current["authority_code"]
    authority = f"{kind} {code}" if isinstance(code, str) else "an authority that is not resolved"
    where = f"{current['survey_id']}, wave {current['wave']}, return {_shown(current)}"
    parts = [
        f"return {_shown(row)} is complete, too, and differs in {', '.join(_fields(current, row, initiatives))}"
        for row in disputing
    ]
    parts += [
        f"return {of} alone has {', '.join(ids[:_SHOWN])}" + (f" and {len(ids) - _SHOWN} more" * (len(ids) > _SHOWN))
        for of, ids in surfaced.items()
    ]
    remedy = "This one is published, and what others alone have; decide their `disposition` in decisions.csv."
    return str(Fault(where, f"{authority}: {'; '.join(parts)}", "one answer of one authority", remedy))


def _shown(row: Row) -> str:
    return f"{row['return_id']} (id {_own(row)})" if _own(row) else str(row["return_id"])


def _fields(current: Row, other: Row, initiatives: Initiatives) -> list[str]:
    """The fields in which two returns differ, and `initiatives` where one has some that the other has not."""
    rows = {each["initiative_id"]: each for row in (current, other) for each in initiatives.get(row["return_id"], ())}
    told, others = _told(current, initiatives), _told(other, initiatives)
    pairs = same_pairs(others, told)
    fields = differing_fields([(rows[a], rows[b]) for a, b in pairs.items()])
    return [*fields, *(["initiatives"] if not len(told) == len(others) == len(pairs) else [])]


def groups_of(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rivals of each authority that has several, in the order of what they share."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if is_rival(row) and (authority := authority_of(row)) is not None:
            groups.setdefault(authority, []).append(row)
    yield from (groups[authority] for authority in sorted(groups) if len(groups[authority]) > 1)
