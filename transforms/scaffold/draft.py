"""A draft as values: the use of every column of the returns, with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transforms.scaffold.evidence import Evidence
from transforms.scaffold.fields import Proposal
from transforms.scaffold.groups import Group
from transforms.scaffold.places import Places

# What a tool notes of its returns that the survey files cannot use yet.
TOLD_FACTS = ("@complete", "@test", "@submitted_is_sentinel")


@dataclass(frozen=True)
class Chosen:
    """Columns with a use of their own beside the fields: an id, the date of sending, left out; and why."""

    columns: tuple[str, ...]
    why: str
    is_sure: bool = True


@dataclass(frozen=True)
class RepeatDraft:
    """Questions asked for each initiative: in numbered columns (part → columns) or in a table of their own."""

    name: str
    parts: Mapping[str, tuple[Group, ...]]
    proposals: tuple[Proposal, ...]
    questions: tuple[Evidence, ...]
    is_table: bool = False

    @property
    def numbers(self) -> int:
        """How many times the questions are asked; 0 for a table."""
        return max((len(groups) for groups in self.parts.values()), default=0)


@dataclass(frozen=True)
class Draft:
    """All that is proposed for one wave of a survey; `has_facts` counts the facts that the tool notes."""

    columns: tuple[str, ...]
    titles: Mapping[str, str]
    dialect: str
    rows: int
    returns: int
    key: Chosen | None
    key_is_initiative: bool
    submitted: Chosen | None
    places: Places
    proposals: tuple[Proposal, ...]
    boxes: tuple[tuple[Proposal | None, Group], ...]
    repeats: tuple[RepeatDraft, ...]
    personal: tuple[Chosen, ...]
    ignored: tuple[Chosen, ...]
    period: tuple[dt.date, dt.date] | None
    year: int
    marks: tuple[str, ...]
    has_facts: Mapping[str, int]


def columns_of(groups: Iterable[Group]) -> tuple[str, ...]:
    """The names of all columns of some groups."""
    return tuple(column.name for group in groups for column in group.all_columns)
