"""A wave, resolved: which column answers which canonical field, and how its text is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from functools import cached_property

from transforms.columns import matching, part_of, raw_columns
from transforms.formats.frames import FACTS
from transforms.survey_files import MISSING_PREFIX, Comparability, Consent, Expect, FieldPeriod, Source, Version
from transforms.wording import wording_key
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

    def fitted(self, columns: Sequence[str]) -> Answer:
        """The answer with the boxes that a file has; without one, the pattern stands for the missing column."""
        if self.boxes is None:
            return self
        pattern, other = self.boxes.pattern, self.boxes.other
        boxes = tuple(name for name in columns if name != other and part_of(pattern, name) is not None)
        return replace(self, columns=boxes or (pattern,))


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
    def columns(self) -> tuple[str, ...]:
        """Every column of the file or table that the block reads."""
        answers = [column for answer in self.fields.values() for column in answer.read_columns]
        return tuple(dict.fromkeys([*([self.key] if self.key else []), *answers]))

    def fitted(self, names: Iterable[str]) -> Block:
        """The block with the columns of the file, among those of a text frame, in place of patterns."""
        columns = raw_columns(names)
        fields = {name: answer.fitted(columns) for name, answer in self.fields.items()}
        personal, ignored = matching(self.personal, columns), matching(self.ignored, columns)
        return replace(self, fields=fields, personal=personal, ignored=ignored)


@dataclass(frozen=True)
class AuthorityAnswer:
    """The columns that identify the authority; its kind is recoded, or one constant for all rows."""

    name: str
    kind: str | None = None
    departement: str | None = None
    kind_recode: Mapping[str, str] = made_by(default_factory=dict)
    kind_constant: str | None = None
    code: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for column in (self.name, self.kind, self.departement, self.code) if column)

    @cached_property
    def _by_wording(self) -> dict[str, str]:
        return {wording_key(answer): code for answer, code in self.kind_recode.items()}

    def kind_code(self, answer: str) -> str | None:
        """The code of list authority_kind; None where no recode knows the answer, or it says nothing."""
        code = self._by_wording.get(wording_key(answer))
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

    def _used(self) -> Iterator[str]:
        conditions = (self.complete, self.test, self.consent)
        keys = (self.return_key, self.initiative_key, self.submitted, *(c.column for c in conditions if c))
        yield from (key for key in keys if key and key not in FACTS)
        yield from self.authority.columns
        for answer in self.shared.values():
            yield from answer.read_columns
        for block in self.blocks:
            yield from block.columns if block.table is None else ()

    def fitted(self, names: Iterable[str]) -> Wave:
        """The wave with the columns of the file, among those of a text frame, in place of every pattern."""
        columns = raw_columns(names)
        blocks = tuple(block.fitted(columns) if block.table is None else block for block in self.blocks)
        fields = {name: answer.fitted(columns) for name, answer in self.fields.items()}
        personal, ignored = matching(self.personal, columns), matching(self.ignored, columns)
        return replace(self, fields=fields, blocks=blocks, personal=personal, ignored=ignored)

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
