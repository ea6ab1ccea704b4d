"""The disposition of each return by what it says itself, before returns of one authority are compared.

Several may hold; the first of this list is taken, and what people decided stands above all:

| disposition | where |
|---|---|
| test | the wave's rule or the tool says so, or the name of the authority does (`mock_names`) |
| nonsense | no authority was resolved, and the name is none (`mock_names`) |
| withdrawn | consent to publication was refused |
| empty | no initiative, unless the return is known to be complete; or no answer at all, not even a name |
| partial | known to be incomplete; or, where only the submission tells, not sent |
| complete | all others, one without any initiative included |

Rows that share a return id (one return exported twice) are one return: complete if any of them is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from transforms.errors import Fault
from transforms.mock_names import is_nonsense, says_test
from transforms.territory.kinds import KINDS
from transforms.territory.names import read_name
from transforms.territory.reference import Reference

TEST, NONSENSE, WITHDRAWN, EMPTY, PARTIAL, COMPLETE = (
    "test", "nonsense", "withdrawn", "empty", "partial", "complete",
)  # fmt: skip
SUPERSEDED, DISPUTED = "superseded", "disputed"
# What people may decide of a return; a dispute is what decisions end.
DECIDABLE_DISPOSITIONS = (COMPLETE, SUPERSEDED, TEST, NONSENSE, WITHDRAWN)
# What `settle` may compare: the returns that count.
COUNTING = frozenset({COMPLETE, PARTIAL})
# Returns in a notice: enough to find the fault, few enough to read.
_SHOWN = 20

IsOfficial = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one return says of itself; None where nobody knows. `name` is as written, None where nobody is named.

    `is_resolved` says that its authority is known, by its name, its code or a decision.
    """

    is_test: bool = False
    is_refused: bool = False
    is_complete: bool | None = None
    is_answered: bool | None = None
    has_initiatives: bool = True
    name: str | None = None
    is_resolved: bool = False


def disposition_of(said: Statement, is_official: IsOfficial) -> str:
    """The disposition of one return; `is_official` tells whether a text as a whole is the name of an authority."""
    if said.is_test or (said.name is not None and says_test(said.name, is_official)):
        return TEST
    if said.name is not None and not said.is_resolved and is_nonsense(said.name, is_official):
        return NONSENSE
    if said.is_refused:
        return WITHDRAWN
    if not (said.has_initiatives or said.is_complete) or _is_blank(said):
        return EMPTY
    return PARTIAL if said.is_complete is False else COMPLETE


def _is_blank(said: Statement) -> bool:
    """A form sent as it was opened. A named authority that tells of no initiative has answered: it has none to tell."""
    return said.is_answered is False and said.name is None and not said.is_resolved


def statements(
    answers: pd.DataFrame,
    groups: Mapping[str, Sequence[int]],
    empty: Sequence[bool],
    resolved: Sequence[bool],
    *,
    has_submissions: bool,
) -> list[Statement]:
    """What each return of an answers frame says of itself, in the order of `groups` (return id → its rows).

    `empty` tells per row whether it describes no initiative, `resolved` per return whether its authority
    is known, `has_submissions` whether a return that was sent says when. A fact that the frame has no
    column of is not known.
    """
    tests, consents, completes, answered = (
        _texts(answers, name) for name in ("@test", "@consent", "@complete", "@answered")
    )
    sent, names = _texts(answers, "@submitted"), _texts(answers, "@authority_name")
    return [
        Statement(
            is_test="yes" in _of(tests, rows),
            is_refused="no" in _of(consents, rows),
            is_complete=_is_complete(_of(completes, rows), any(_of(sent, rows)) if has_submissions else None),
            is_answered=_is_yes(_of(answered, rows)),
            has_initiatives=not all(empty[row] for row in rows),
            name=next(filter(None, _of(names, rows)), None),
            is_resolved=is_resolved,
        )
        for rows, is_resolved in zip(groups.values(), resolved, strict=True)
    ]


def _texts(answers: pd.DataFrame, name: str) -> list[str | None]:
    if name not in answers.columns:
        return [None] * len(answers)
    return [cell if isinstance(cell, str) else None for cell in answers[name]]


def _of(cells: Sequence[str | None], rows: Sequence[int]) -> list[str | None]:
    return [cells[row] for row in rows]


def _is_yes(cells: Sequence[str | None]) -> bool | None:
    return True if "yes" in cells else False if "no" in cells else None


def _is_complete(cells: Sequence[str | None], is_sent: bool | None) -> bool | None:
    """As the tool says; where it does not, a return without a submission is not; one that was sent may be."""
    told = _is_yes(cells)
    return False if told is None and is_sent is False else told


def official_names(reference: Reference) -> IsOfficial:
    """Whether a text as a whole, « commune de » and its like apart, is the name of an authority of a vintage."""
    names = reference.names

    def is_official(name: str) -> bool:
        readings = read_name(name, names.is_commune, reference.scopes.find)
        return any((kind, reading.key) in names.keys for reading in readings for kind in KINDS if reading.key)

    return is_official


def told_mock(said: Sequence[Statement], returns: Mapping[str, Sequence[Any]], where: str) -> list[str]:
    """A notice each for the tests and the nonsense that nobody declared: a name was judged, people may differ.

    `returns` are the columns of the returns, in the order of `said`.
    """
    notices = []
    for disposition in (TEST, NONSENSE):
        columns = (returns[name] for name in ("disposition", "@decided", "source_line", "@own_return"))
        rows = sorted(
            (line, own or "")
            for each, given, decided, line, own in zip(said, *columns, strict=True)
            if given == disposition and not decided and not each.is_test
        )
        found = [f"{line} (id {own})" if own else str(line) for line, own in rows]
        if found:
            shown = ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")
            remedy = "It is not published; if it is earnest, decide `disposition` complete in decisions.csv."
            what = f"{len(found)} return(s) held to be {disposition} by the name of the authority"
            notices.append(str(Fault(f"{where}, line {shown}", what, "the name of an authority", remedy)))
    return notices
