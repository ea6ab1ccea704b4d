"""How a wave file says where a canonical field is answered: columns, tick boxes, repeats, and their filters."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from transforms.wording import wording_key

Format = Literal["text", "date", "amount", "count", "list", "choice", "choices", "url", "timestamp"]
FORMATS: tuple[Format, ...] = get_args(Format)

# `(a+)*`: the kind of expression whose time doubles with every letter.
_NESTED = re.compile(r"\([^()]*[*+}][^()]*\)\s*(?:[*+]|\{\d*,)")


def survey_fault(found: str, expected: str, remedy: str) -> PydanticCustomError:
    """A fault in the four-part wording, raised inside a validator; the reader adds the place."""
    return PydanticCustomError("fault", "{expected}", {"found": found, "expected": expected, "remedy": remedy})


def _pattern(value: str) -> str:
    """A regular expression that compiles and cannot run for ever on a long answer."""
    try:
        re.compile(value)
    except re.error as error:
        remedy = "Correct it; a literal is written under `codes` or `contains`."
        raise survey_fault(f"`{value}` ({error})", "a regular expression", remedy) from None
    if _NESTED.search(value):
        remedy = "Take one of the two repetitions out: on a long answer it would run for hours."
        raise survey_fault(f"`{value}`, a repetition of a repetition", "a simpler regular expression", remedy)
    return value


Text = Annotated[str, Field(min_length=1)]
Pattern = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_pattern)]


class Written(BaseModel):
    """A part of a survey file: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def column_alone(value: Any) -> Any:
    """`kind: natoco` is short for `kind: {column: natoco}`."""
    return {"column": value} if isinstance(value, str) else value


def _one_or_more(value: Any) -> Any:
    """`separator: ";"` is short for `separator: [";"]`."""
    return (value,) if isinstance(value, str) else value


class Condition(Written):
    """Which answers to one column (a question, or a fact that the tool states) make something so."""

    column: Text
    values: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    regex: Pattern | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        if (self.values is None) == (self.regex is None):
            found = "neither `values` nor `regex`" if self.values is None else "both `values` and `regex`"
            raise survey_fault(found, "one of them", "List the answers, or write the expression that they match.")
        return self


class WrittenAnswer(Written):
    """Where a canonical field is answered, and how its text is to be read.

    One origin: a `column`, several `columns`, or the tick `boxes` whose names match a pattern in which
    `*` stands for the option.
    """

    column: Text | None = None
    columns: tuple[Text, ...] = ()
    boxes: Text | None = None
    other: Text | None = None
    ticked: tuple[Text, ...] = ()
    unticked: tuple[Text, ...] = ()
    shown_if: Condition | None = None
    format: Format | None = None
    serial_dates: Annotated[int, Field()] | None = None
    separator: Annotated[tuple[Text, ...], BeforeValidator(_one_or_more)] = ()
    mapping: Text | None = None
    recode: dict[str, Text] = {}
    contains: dict[Text, Text] = {}
    regex: dict[Pattern, Text] = {}
    missing: dict[str, Text] = {}
    verbatim: Text | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> WrittenAnswer:
        origins = [key for key in ("column", "columns", "boxes") if getattr(self, key)]
        if len(origins) != 1:
            found = " and ".join(f"`{key}`" for key in origins) or "neither `column`, `columns` nor `boxes`"
            raise survey_fault(found, "one of them", "Name the column of the raw file that holds the answer.")
        if self.mapping and (self.recode or self.contains or self.regex):
            remedy = "Name a mapping of survey.yaml, or write the recode here."
            raise survey_fault("both `mapping` and `recode`", "one of them", remedy)
        return self

    @model_validator(mode="after")
    def _whole_boxes(self) -> WrittenAnswer:
        if self.boxes is not None and self.boxes.count("*") != 1:
            found, remedy = f"boxes `{self.boxes}`", "Write the common name with `*` for the option, as `THEMES[*]`."
            raise survey_fault(found, "one `*`, where the option stands", remedy)
        if self.boxes is None and (self.other or self.ticked or self.unticked):
            remedy = "Write `boxes:`, or remove the key."
            raise survey_fault("`other`, `ticked` or `unticked` without `boxes`", "tick boxes", remedy)
        if both := {wording_key(mark) for mark in self.ticked} & {wording_key(mark) for mark in self.unticked}:
            found = f"{len(both)} mark(s) under both `ticked` and `unticked`"
            raise survey_fault(found, "each mark under one of them", "Keep it where it belongs.")
        if self.serial_dates not in (None, 1900, 1904):
            found = f"serial_dates {self.serial_dates}"
            raise survey_fault(found, "1900 or 1904, the workbook's date system", "Write one of the two.")
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """Every column or pattern that the answer reads."""
        origin = (self.column,) if self.column else (self.boxes,) if self.boxes else self.columns
        return tuple(name for name in (*origin, self.other) if name)


class Repeat(Written):
    """Where the initiatives of one return stand: in numbered columns, or in a table of their own."""

    numbers: tuple[Annotated[int, Field(ge=0, le=9999)], ...] = ()
    table: Text | None = None
    key: Text | None = None
    fields: Annotated[dict[str, Annotated[WrittenAnswer, BeforeValidator(column_alone)]], Field(min_length=1)]
    personal: tuple[Text, ...] = ()
    ignored: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> Repeat:
        if bool(self.numbers) == (self.table is not None):
            found = "both `numbers` and `table`" if self.table else "neither `numbers` nor `table`"
            remedy = "Write `numbers: [1, 2]` for columns with {n}, or `table:` for a sheet or a child file."
            raise survey_fault(found, "one of them", remedy)
        if len(set(self.numbers)) < len(self.numbers):
            raise survey_fault("a number twice", "each number once", "Remove one of them.")
        return self
