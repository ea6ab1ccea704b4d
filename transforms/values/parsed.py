"""What a reader of values returns: the value, how exact it is, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

READABLE = "readable"
KNOWN_ANSWER = "known_answer"
LENGTH = "length"

# A text is written from which no value follows: a code of both precision lists.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """One answer as read.

    `high` is the upper end of a range, `precision` a code of the value's precision list, `missing` a
    code of list missing_kind, `period` the time that an amount or a count is for (`day`, `week`,
    `month`, `year`, or None for once), `unit` a code of list users_unit, `notes` what the text says
    beside the value (`ht`, `ttc`, `running`, `scheme_added`, `token`…), `signal` the second half of
    the rule code that the answer breaks (`started_on` + `readable`).
    """

    value: T | None = None
    high: T | None = None
    precision: str | None = None
    missing: str | None = None
    signal: str | None = None
    period: str | None = None
    unit: str | None = None
    notes: tuple[str, ...] = ()


def absent(kind: str) -> Parsed[Any]:
    """No value, for a reason that the respondent gave or the tool knows: nothing to look at."""
    return Parsed(missing=kind)


def unreadable(signal: str = READABLE, precision: str | None = None, notes: tuple[str, ...] = ()) -> Parsed[Any]:
    """Something was written and no value could be made of it: flagged."""
    return Parsed(missing="unreadable", signal=signal, precision=precision, notes=notes)
