"""A draft as values: the use of every column of the returns, with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from transforms.resolution import formats_of
from transforms.scaffold.consent import ConsentDraft
from transforms.scaffold.evidence import Evidence
from transforms.scaffold.fields import Proposal
from transforms.scaffold.filters import Shown
from transforms.scaffold.groups import Group
from transforms.scaffold.origins import Origin
from transforms.scaffold.places import Places
from transforms.schema import INITIATIVES

# What a tool notes of its returns, and the pipeline reads without being told.
TOLD_FACTS = ("@complete", "@test", "@submitted_is_sentinel")
NO_FIELD = "aucun champ ne convient"


@dataclass(frozen=True)
class Chosen:
    """Columns with a use of their own beside the fields: an id, the date of sending, left out; and why."""

    columns: tuple[str, ...]
    why: str
    is_sure: bool = True


@dataclass(frozen=True)
class AnswerDraft:
    """A canonical field and the question that answers it; `shown` is its filter."""

    proposal: Proposal
    origin: Origin
    shown: Shown | None = None

    @property
    def field(self) -> str:
        return self.proposal.field

    @property
    def trouble(self) -> str | None:
        """Why the wave file cannot say it yet: without one certain code, a coded field has no mapping to name."""
        field, mapped = INITIATIVES.field(self.field), self.proposal.mapped
        if field.codes and (mapped is None or not mapped.sure):
            return "aucune réponse n'a de code certain"
        is_several = self.origin.is_boxes or len(self.origin.names) > 1
        if is_several and formats_of(field)[0] not in ("list", "choices"):
            return "plusieurs colonnes pour une seule valeur"
        return None


@dataclass(frozen=True)
class RepeatDraft:
    """Questions asked for each initiative, in numbered columns or in a table of their own.

    `ignored` and `personal` are names as the wave file writes them, with `{n}` or `*`; `reads` every
    column of the returns that is in the repeat, none of them where it is a table.
    """

    name: str
    questions: tuple[Evidence, ...]
    answers: tuple[AnswerDraft, ...]
    untold: tuple[AnswerDraft, ...] = ()
    numbers: tuple[int, ...] = ()
    key: Chosen | None = None
    personal: tuple[Chosen, ...] = ()
    ignored: tuple[Chosen, ...] = ()
    reads: frozenset[str] = frozenset()

    @property
    def is_table(self) -> bool:
        return not self.numbers

    @property
    def is_of_initiatives(self) -> bool:
        """Whether the questions are about initiatives: a name, a description, or three fields of theirs."""
        fields = {answer.field for answer in self.answers}
        return bool(fields & {"title", "description"}) or len(fields) >= 3

    @property
    def weight(self) -> float:
        return sum(answer.proposal.score for answer in self.answers)


@dataclass(frozen=True)
class Draft:
    """All that is proposed for one wave of a survey; `has_facts` counts the facts that the tool notes.

    `answers` are those of a return as a whole, `repeat` those of its initiatives; `untold` are questions
    whose field is known and whose answers no code is certain for, `left_repeats` repeats about something else.
    """

    columns: tuple[str, ...]
    titles: Mapping[str, str]
    dialect: str
    rows: int
    returns: int
    key: Chosen | None
    key_is_initiative: bool
    submitted: Chosen | None
    places: Places
    code: Evidence | None
    consent: ConsentDraft | None
    answers: tuple[AnswerDraft, ...]
    untold: tuple[AnswerDraft, ...]
    repeat: RepeatDraft | None
    left_repeats: tuple[RepeatDraft, ...]
    personal: tuple[Chosen, ...]
    ignored: tuple[Chosen, ...]
    initiatives: int
    period: tuple[dt.date, dt.date] | None
    year: int
    marks: tuple[str, ...]
    has_facts: Mapping[str, int]

    @property
    def all_answers(self) -> tuple[AnswerDraft, ...]:
        """The answers of returns and of initiatives."""
        return (*self.answers, *(self.repeat.answers if self.repeat else ()))

    @property
    def proposals(self) -> Iterator[Proposal]:
        """Every question that was given a field, told or not."""
        yield from (answer.proposal for answer in (*self.all_answers, *self.untold))
        yield from (answer.proposal for answer in (self.repeat.untold if self.repeat else ()))


def as_written(answer: AnswerDraft) -> AnswerDraft:
    """The answer in the respondents' words where no code of it is certain and the schema has a field for words."""
    if answer.field != "subthemes" or answer.trouble is None:
        return answer
    return replace(answer, proposal=replace(answer.proposal, field="subthemes_verbatim", is_close=True))


def columns_of(groups: Iterable[Group]) -> tuple[str, ...]:
    """The names of all columns of some groups."""
    return tuple(column.name for group in groups for column in group.all_columns)


def without_stray_filters(answers: Iterable[AnswerDraft]) -> tuple[AnswerDraft, ...]:
    """The answers, each with its filter only where the question that decides is answered beside it."""
    kept = tuple(answers)
    read = {name for answer in kept for name in answer.origin.names}
    return tuple(
        answer if answer.shown and answer.shown.column in read else replace(answer, shown=None) for answer in kept
    )
