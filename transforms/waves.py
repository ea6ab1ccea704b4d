"""A wave, resolved: which column answers which canonical field, and how its text is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from functools import cached_property

from transforms.column_shares import shares
from transforms.columns import fits, part_of
from transforms.formats.frames import FACTS
from transforms.recoding import Recoding
from transforms.survey_files import MISSING_PREFIX, Comparability, Consent, Expect, FieldPeriod, Source, Version
from transforms.written_answers import Condition, Format

# The canonical fields that a questionnaire may ask for; all others are made by the pipeline.
ANSWERABLE = (
    "title", "description", "language", "theme", "subthemes", "subthemes_verbatim", "audiences", "tools",
    "partners", "url", "started_on", "ended_on", "status", "cost_eur", "cost_eur_max", "running_cost_eur",
    "running_cost_eur_max", "users_reached", "users_unit", "satisfaction", "source_url",
)  # fmt: skip

# Stands between the cells of several columns of one answer: the unit separator, which nobody types.
SEVERAL_COLUMNS = "\x1f"


@dataclass(frozen=True)
class Boxes:
    """Tick boxes, one column an option: the pattern of their names, and what stands in a box.

    `other` is the column of the free text beside the box « Autre ». `labels` gives the words of the
    questionnaire for options that the tool exports as codes. Empty `ticked` and `unticked`: the marks
    that survey tools write.
    """

    pattern: str
    other: str | None = None
    ticked: tuple[str, ...] = ()
    unticked: tuple[str, ...] = ()
    labels: Mapping[str, str] = made_by(default_factory=dict)

    def option(self, column: str) -> str:
        """The option that a box of these is of."""
        return part_of(self.pattern, column) or column


@dataclass(frozen=True)
class Answer:
    """How one canonical field is answered in a wave.

    `columns` is empty for a constant, which holds for every row and says nothing about whether the row
    is blank. `recode` maps an answer as written to a code or to `missing:<kind>`, `contains` and `regex`
    what it does not know; `missing` maps a mark (`NSP`, `-`) to its missing kind. A list that stands in
    one cell is split at `separator`; where there are several (`split_at`), the unfolding puts one in their
    place. Tick boxes have no columns until the wave is fitted to a file.
    """

    field: str
    columns: tuple[str, ...]
    format: Format
    separator: str | None = None
    split_at: tuple[str, ...] = ()
    recode: Mapping[str, str] = made_by(default_factory=dict)
    missing: Mapping[str, str] = made_by(default_factory=dict)
    constant: str | None = None
    contains: Mapping[str, str] = made_by(default_factory=dict)
    regex: Mapping[str, str] = made_by(default_factory=dict)
    boxes: Boxes | None = None
    shown_if: Condition | None = None
    serial_dates: int | None = None
    keep: frozenset[str] = frozenset()
    """What is not masked in its text: `mailbox` and `switchboard` of public bodies."""

    @property
    def read_columns(self) -> tuple[str, ...]:
        """Every column that the answer is read from, the free text of « Autre » and the filter included."""
        other = (self.boxes.other,) if self.boxes else ()
        shown = (self.shown_if.column,) if self.shown_if else ()
        named = (*self.columns, *other, *shown)
        return tuple(dict.fromkeys(name for name in named if name and name not in FACTS))

    @property
    def facts(self) -> tuple[str, ...]:
        """The fact of the survey tool that its filter reads."""
        return (self.shown_if.column,) if self.shown_if and self.shown_if.column in FACTS else ()

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns that the wave file gives by their whole names, filters aside: they read what is read."""
        named = (self.boxes.other,) if self.boxes else self.columns
        return tuple(name for name in named if name)

    def fitted(self, boxes: Mapping[str, tuple[str, ...]]) -> Answer:
        """The answer with the boxes that a file has, by their pattern."""
        return replace(self, columns=boxes[self.boxes.pattern]) if self.boxes else self


@dataclass(frozen=True)
class Block:
    """One place of a return where an initiative may stand: a number of its columns, or a table of its own.

    `key` is the column with the initiative's own id, where its table has one.
    """

    fields: Mapping[str, Answer]
    number: int | None = None
    table: str | None = None
    key: str | None = None
    personal: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns that the wave file gives by their whole names."""
        key = (self.key,) if self.key else ()
        return (*key, *(name for answer in self.fields.values() for name in answer.named_columns))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the file or table that the block reads."""
        answers = [column for answer in self.fields.values() for column in answer.read_columns]
        return tuple(dict.fromkeys([*([self.key] if self.key else []), *answers]))

    def fitted(self, names: Iterable[str]) -> Block:
        """The block of a table with the columns of its text frame in place of patterns."""
        shared = shares(names, self.named_columns, self.personal, _patterns(self.fields.values()), self.ignored)
        return replace(self.with_boxes(shared.boxes), personal=shared.personal, ignored=shared.ignored)

    def with_boxes(self, boxes: Mapping[str, tuple[str, ...]]) -> Block:
        """The block with the boxes that a file has, by their pattern."""
        return replace(self, fields={name: answer.fitted(boxes) for name, answer in self.fields.items()})


def _patterns(answers: Iterable[Answer]) -> tuple[str, ...]:
    """The patterns of the tick boxes among answers, each once."""
    return tuple(dict.fromkeys(answer.boxes.pattern for answer in answers if answer.boxes))


@dataclass(frozen=True)
class AuthorityAnswer:
    """The columns that identify the authority; its kind is recoded, or one constant for all rows."""

    name: str
    kind: str | None = None
    departement: str | None = None
    kind_recode: Recoding | None = None
    kind_constant: str | None = None
    code: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for column in (self.name, self.kind, self.departement, self.code) if column)

    def kind_code(self, answer: str) -> str | None:
        """The code of list authority_kind; None where no recode knows the answer, or it says nothing."""
        code = self.kind_recode.target(answer) if self.kind_recode else None
        return None if code is None or code.startswith(MISSING_PREFIX) else code


@dataclass(frozen=True)
class Wave:
    """One fielding of a survey, ready to be applied to its raw returns.

    `fields` has every answered field: those of the return itself, and of the repeated ones the answer of
    the first block; `blocks` has each block's own, and is empty where a row is an initiative.
    """

    id: str
    cog_vintage: int
    field_period: FieldPeriod
    sources: tuple[Source, ...]
    authority: AuthorityAnswer
    fields: Mapping[str, Answer]
    return_key: str | None = None
    initiative_key: str | None = None
    submitted: str | None = None
    personal: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    expect: Expect = made_by(default_factory=Expect)
    blocks: tuple[Block, ...] = ()
    versions: Mapping[str, Version] = made_by(default_factory=dict)
    complete: Condition | None = None
    test: Condition | None = None
    consent: Consent | None = None
    compared_with: str | None = None
    comparability: Mapping[str, Comparability] = made_by(default_factory=dict)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The fields that each block answers for itself."""
        return frozenset(name for block in self.blocks for name in block.fields)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The repeat tables that the wave reads, each once."""
        return tuple(dict.fromkeys(block.table for block in self.blocks if block.table))

    @property
    def shared(self) -> dict[str, Answer]:
        """The fields that a return answers once, for all its initiatives."""
        return {name: answer for name, answer in self.fields.items() if name not in self.repeated}

    @property
    def used_columns(self) -> tuple[str, ...]:
        """Every column of the returns that the pipeline reads, each once; not those of repeat tables."""
        return tuple(dict.fromkeys(self._used()))

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts of the survey tool that the wave file reads by name, each once."""
        of_answers = (fact for answer in self._own_answers() for fact in answer.facts)
        return tuple(dict.fromkeys([*(key for key in self._keys() if key in FACTS), *of_answers]))

    def _keys(self) -> Iterator[str]:
        """What identifies, dates and sorts the returns: columns or facts."""
        conditions = (self.complete, self.test, self.consent)
        keys = (self.return_key, self.initiative_key, self.submitted, *(c.column for c in conditions if c))
        yield from (key for key in keys if key)

    def _used(self) -> Iterator[str]:
        yield from (key for key in self._keys() if key not in FACTS)
        yield from self.authority.columns
        for answer in self._own_answers():
            yield from answer.read_columns

    def fitted(self, names: Iterable[str]) -> Wave:
        """The wave with the columns of the file, among those of a text frame, in place of every pattern.

        Of the fields of repeat tables, whose boxes stand in those, the patterns are left.
        """
        shared = shares(names, self._named_columns(), self.personal, _patterns(self._own_answers()), self.ignored)
        of_tables = {pattern: (pattern,) for pattern in _patterns(self.fields.values())}
        boxes = {**of_tables, **shared.boxes}
        return replace(
            self,
            fields={name: answer.fitted(boxes) for name, answer in self.fields.items()},
            blocks=tuple(block if block.table else block.with_boxes(boxes) for block in self.blocks),
            personal=shared.personal,
            ignored=shared.ignored,
        )

    def _own_answers(self) -> Iterator[Answer]:
        """The answers that are read from the returns themselves, not from a repeat table."""
        yield from self.shared.values()
        for block in self.blocks:
            yield from block.fields.values() if block.table is None else ()

    def _named_columns(self) -> Iterator[str]:
        """The columns of the returns that the wave file gives by their whole names."""
        yield from (key for key in (self.return_key, self.initiative_key, self.submitted) if key)
        yield from self.authority.columns
        for answer in self._own_answers():
            yield from answer.named_columns

    def names(self, column: str) -> bool:
        """Whether the wave file names a column of the returns, or has a pattern for it."""
        if column in self.used_columns:
            return True
        patterns = (*_patterns(self._own_answers()), *self.personal, *self.ignored)
        return any(column == name or fits(name, column) for name in patterns)

    def source(self, source_id: str) -> Source:
        """The source of that id; KeyError if the wave has none."""
        found = next((source for source in self.sources if source.id == source_id), None)
        if found is None:
            raise KeyError(f"wave {self.id} has no source {source_id!r}")
        return found

    def version_of(self, source_id: str) -> Version:
        """How the questionnaire version of a source differs from the columns that the wave names."""
        named = self.source(source_id).version
        return self.versions[named] if named else Version()
