"""What may be written in `survey.yaml` and in `waves/<wave>.yaml`: the models of both files.

These are the files as a person writes them. `transforms.questionnaire` resolves a wave file, with its
survey and the code lists, into what the pipeline works with.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from transforms.formats.declared_header import ALONE, EXPECTED, REMEDY, clash_with, wrong_with
from transforms.formats.dialects.names import Dialect
from transforms.schema import SLUG
from transforms.written_answers import (
    Condition,
    Pattern,
    Repeat,
    Text,
    Written,
    WrittenAnswer,
    column_alone,
    survey_fault,
)

MISSING_PREFIX = "missing:"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://\S+")
_CREDENTIALS = re.compile(r"://[^/@]*:[^/@]*@")


def _day(value: Any) -> Any:
    # Pydantic alone would also read "1604188800" as a date.
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise survey_fault(f"`{value}`", "a day as YYYY-MM-DD", "Write the day in full.")
    return value


def _open_frame(value: Any) -> Any:
    if value == "closed":
        remedy = "Write `frame: open`: nobody is ineligible and no coverage is computed."
        raise survey_fault("`closed`", "`open`: closed frames are not in this version", remedy)
    return value


def _inside_the_survey(value: str) -> str:
    """A glob that stays inside the survey folder, or the URL of one file without credentials."""
    return _one_file_url(value) if "://" in value else _relative_glob(value)


def _one_file_url(value: str) -> str:
    if not _URL.fullmatch(value) or "*" in value:
        raise survey_fault(f"`{value}`", "the URL of one file", "Write `https://host/returns.csv`, one source a file.")
    if _CREDENTIALS.search(value):
        remedy = "Take it out: let the environment or the file system's own settings hold it."
        raise survey_fault("a URL that holds a password", "a URL without credentials", remedy)
    return value


def _relative_glob(value: str) -> str:
    escapes = value.startswith(("/", "~")) or "\\" in value or ".." in value.split("/")
    if escapes or not value.strip("./ "):
        remedy = "Put the returns under `returns/<wave>/` and write `returns/<wave>/*.csv`."
        raise survey_fault(f"`{value}`", "a path inside the survey folder, or a URL", remedy)
    return value


def _header(lines: tuple[int, ...]) -> tuple[int, ...]:
    if wrong := wrong_with(lines):
        raise survey_fault(wrong, EXPECTED, REMEDY)
    return lines


Kept = Literal["mailboxes", "switchboards"]
Slug = Annotated[str, Field(pattern=f"^{SLUG}$")]
Day = Annotated[dt.date, BeforeValidator(_day)]
Count = Annotated[int, Field(ge=0)]
Files = Annotated[Text, AfterValidator(_inside_the_survey)]
HeaderLines = Annotated[tuple[int, ...], AfterValidator(_header)]


class Bilingual(Written):
    """A text in French and in English."""

    fr: Text
    en: Text


class Licence(Written):
    """The licence that the data set is published under."""

    id: Text
    title: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]


class Crosswalk(Written):
    """A crosswalk: answers of the questionnaire as written → codes of one of our lists.

    A target `missing:<kind>` says that the answer is no value but a reason for not having one. What no
    wording of `codes` is, the first fitting part of `contains`, then of `regex`, recodes. `labels` gives
    the words of the questionnaire for answers that the tool exports as codes.
    """

    list: Text
    codes: Annotated[dict[str, Text], Field(min_length=1)]
    contains: dict[Text, Text] = {}
    regex: dict[Pattern, Text] = {}
    labels: dict[str, Text] = {}


class Survey(Written):
    """What the waves of one survey share (`survey.yaml`)."""

    id: Slug
    title: Bilingual
    description: Bilingual
    organisers: Annotated[tuple[Text, ...], Field(min_length=1)]
    contact: Text
    licence: Licence
    citation: Text
    frame: Annotated[Literal["open"], BeforeValidator(_open_frame)]
    keywords: tuple[Text, ...] = ()
    mappings: dict[Slug, Crosswalk] = {}


class FieldPeriod(Written):
    """When the wave was in the field; the end may be open."""

    start: Day
    end: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> FieldPeriod:
        if self.end and self.end < self.start:
            raise survey_fault(f"an end ({self.end}) before the start", "start, then end", "Correct one of the two.")
        return self


class Source(Written):
    """Where returns of a wave come from: a glob inside the survey folder, or the URL of one file."""

    id: Slug
    files: Files
    version: Slug | None = None
    """The questionnaire version that its files answer, where the wave was fielded with several."""
    dialect: Dialect | None = None
    header_lines: HeaderLines | None = None
    """The lines of the header, as a person counts them, where it cannot be known: of files of no survey tool."""

    @model_validator(mode="after")
    def _of_no_tool(self) -> Source:
        if self.header_lines and (wrong := clash_with(self.dialect)):
            raise survey_fault(wrong, *ALONE)
        return self

    @property
    def is_url(self) -> bool:
        return "://" in self.files


class KindAnswer(Written):
    """How a return says what kind of authority it is from: a column, or one kind for all."""

    column: Text | None = None
    mapping: Text | None = None
    constant: Text | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> KindAnswer:
        if (self.column is None) == (self.constant is None):
            found = "neither `column` nor `constant`" if self.column is None else "both `column` and `constant`"
            raise survey_fault(found, "one of them", "Name the column, or state the one kind of this wave.")
        return self


class AuthorityColumns(Written):
    """The columns that identify the authority of a return."""

    name: Text
    kind: Annotated[KindAnswer, BeforeValidator(column_alone)] | None = None
    departement: Text | None = None
    code: Text | None = None
    """An official code as the respondent typed it: INSEE, SIREN, postal code, any of them."""


class Consent(Written):
    """The answers to one column that refuse the publication of a return."""

    column: Text
    refused: Annotated[tuple[Text, ...], Field(min_length=1)]


class Version(Written):
    """How one version of the questionnaire differs from the columns that the wave file names."""

    renamed: dict[Text, Text] = {}
    """Column in the files of this version → column as the wave file names it."""
    not_asked: tuple[Text, ...] = ()
    ignored: tuple[Text, ...] = ()
    personal: tuple[Text, ...] = ()


Comparison = Literal["identical", "comparable", "broken"]


class Comparability(Written):
    """How the answers to one field compare with those of an earlier wave, and why not in full."""

    is_: Annotated[Comparison, Field(alias="is")]
    fr: Text | None = None
    en: Text | None = None

    @model_validator(mode="after")
    def _with_reason(self) -> Comparability:
        if self.is_ != "identical" and not (self.fr and self.en):
            remedy = "Write `{is: …, fr: …, en: …}`: readers of the data are told why."
            raise survey_fault(f"`{self.is_}` without a reason", "the reason in French and in English", remedy)
        return self


def _comparison_alone(value: Any) -> Any:
    """`title: identical` is short for `title: {is: identical}`."""
    return {"is": value} if isinstance(value, str) else value


class Range(Written):
    """Bounds of a count, both included; either may be left open."""

    min: Count | None = None
    max: Count | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Range:
        if self.min is None and self.max is None:
            raise survey_fault("neither `min` nor `max`", "at least one", "State a bound, or remove the key.")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise survey_fault(f"max {self.max} under min {self.min}", "min, then max", "Correct one of the two.")
        return self


class Expect(Written):
    """What the structure suite holds a raw wave to."""

    returns: Range | None = None
    initiatives: Range | None = None
    max_change: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] | None = None


class WaveFile(Written):
    """One fielding of the survey as written in `waves/<wave>.yaml`."""

    id: Slug
    cog_vintage: Annotated[int, Field(ge=1943, le=2099)]
    field_period: FieldPeriod
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    versions: dict[Slug, Version] = {}
    return_key: Text | None = None
    initiative_key: Text | None = None
    submitted: Text | None = None
    complete: Condition | None = None
    test: Condition | None = None
    consent: Consent | None = None
    authority: AuthorityColumns
    fields: dict[str, Annotated[WrittenAnswer, BeforeValidator(column_alone)]] = {}
    repeats: tuple[Repeat, ...] = ()
    mappings: dict[Slug, Crosswalk] = {}
    """Crosswalks of this wave alone; one with the name of a crosswalk of the survey stands in its place."""
    constants: dict[str, Text] = {}
    missing: dict[str, Text] = {}
    keep: tuple[Kept, ...] = ()
    """What a public body announces as its own and is not masked in texts."""
    personal: tuple[Text, ...] = ()
    ignored: tuple[Text, ...] = ()
    expect: Expect = Expect()
    compared_with: Slug | None = None
    comparability: dict[str, Annotated[Comparability, BeforeValidator(_comparison_alone)]] = {}
