"""A wave, resolved: which column answers which canonical field, and how its text is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from functools import cached_property

from transforms.survey_files import MISSING_PREFIX, Expect, FieldPeriod, Format, Source
from transforms.wording import wording_key

# The canonical fields that a questionnaire may ask for; all others are made by the pipeline.
ANSWERABLE = (
    "title", "description", "language", "theme", "subthemes", "subthemes_verbatim", "audiences", "tools",
    "partners", "url", "started_on", "ended_on", "status", "cost_eur", "cost_eur_max", "running_cost_eur",
    "users_reached", "users_unit", "satisfaction", "source_url",
)  # fmt: skip

# Stands between the cells of several columns of one answer: the unit separator, which nobody types.
SEVERAL_COLUMNS = "\x1f"


@dataclass(frozen=True)
class Answer:
    """How one canonical field is answered in a wave.

    `columns` is empty for a constant, which holds for every row and says nothing about whether the row
    is blank. `recode` maps an answer as written to a code or to `missing:<kind>`; `missing` maps a mark
    (`NSP`, `-`) to its missing kind. A list that stands in one cell is split at `separator`.
    """

    field: str
    columns: tuple[str, ...]
    format: Format
    separator: str | None = None
    recode: Mapping[str, str] = made_by(default_factory=dict)
    missing: Mapping[str, str] = made_by(default_factory=dict)
    constant: str | None = None


@dataclass(frozen=True)
class AuthorityAnswer:
    """The columns that identify the authority; its kind is recoded, or one constant for all rows."""

    name: str
    kind: str | None = None
    departement: str | None = None
    kind_recode: Mapping[str, str] = made_by(default_factory=dict)
    kind_constant: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(column for column in (self.name, self.kind, self.departement) if column)

    @cached_property
    def _by_wording(self) -> dict[str, str]:
        return {wording_key(answer): code for answer, code in self.kind_recode.items()}

    def kind_code(self, answer: str) -> str | None:
        """The code of list authority_kind; None where no recode knows the answer, or it says nothing."""
        code = self._by_wording.get(wording_key(answer))
        return None if code is None or code.startswith(MISSING_PREFIX) else code


@dataclass(frozen=True)
class Wave:
    """One fielding of a survey, ready to be applied to its raw returns."""

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

    @property
    def used_columns(self) -> tuple[str, ...]:
        """Every column that the pipeline reads, each once."""
        keys = [key for key in (self.return_key, self.initiative_key, self.submitted) if key]
        answers = [column for answer in self.fields.values() for column in answer.columns]
        return tuple(dict.fromkeys([*keys, *self.authority.columns, *answers]))

    def source(self, source_id: str) -> Source:
        """The source of that id; KeyError if the wave has none."""
        found = next((source for source in self.sources if source.id == source_id), None)
        if found is None:
            raise KeyError(f"wave {self.id} has no source {source_id!r}")
        return found
