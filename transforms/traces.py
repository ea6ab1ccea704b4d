"""What is said of how one value came about: steps, and the row of answers that they are worked out on.

Nothing is hidden here. A text of a respondent stands in `Cell.text` and `Step.text`, a value that was not
published in `Step.value`, the key of a recode in its facts, and nowhere else: `shown_traces` takes them out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from transforms.content import Content, read_content
from transforms.corrections import Correction, Corrections, correct
from transforms.deciding import apply_decisions
from transforms.decisions import Decision, Decisions
from transforms.origins import Cell, FileRead, Origin, Table, answers_of, cell_at, frame_of
from transforms.source_text import SourceText
from transforms.survey_files import Survey, Version
from transforms.waves import Answer, Wave

Kind = Literal[
    "cells", "correction", "answer", "missing", "recode", "parse", "mask", "resolution", "made", "decision", "rule"
]  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing that was done on the way from the raw cells to the value.

    `says` quotes no text of a respondent; `text` is what the answer reads as after the step, in the
    respondent's words, and `value` what it had become, in ours.
    """

    kind: Kind
    says: str
    text: str | None = None
    value: Any = None
    cells: tuple[Cell, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Trace:
    """One field of one initiative: what was published, or would have been, and how it came about.

    `reproduced` is False where the steps do not lead to the published value, None where they do not lead
    to a value of their own (the authority is not resolved again).
    """

    field: str
    value: Any
    missing: str | None
    steps: tuple[Step, ...]
    reproduced: bool | None = None


@dataclass(frozen=True)
class Traced:
    """One row of the answers of a source, and all that its values are made from.

    `wave` is fitted to the file; `written` and `corrected` are the text before and after corrections.yaml;
    `mappings` name the crosswalk of each field that has one.
    """

    survey: Survey
    wave: Wave
    source_id: str
    files: Sequence[FileRead]
    written: SourceText
    corrected: SourceText
    corrections: Corrections
    decisions: Decisions
    answers: pd.DataFrame
    row: int
    origin: Origin
    mappings: Mapping[str, str] = field(default_factory=dict)

    @property
    def version(self) -> Version:
        return self.wave.version_of(self.source_id)

    @cached_property
    def answered(self) -> dict[str, tuple[Table, Answer]]:
        """Every field that the row answers: the table that its cells stand in, and how it is answered."""
        return answers_of(self.wave, self.origin)

    def said(self, column: str) -> str | None:
        """The row's text in a column of the answers."""
        found = self.answers[column].iloc[self.row] if column in self.answers.columns else None
        return found if isinstance(found, str) else None

    @cached_property
    def own_decisions(self) -> tuple[Decision, ...]:
        """What people decided on this row, or on its return, in the order of the file."""
        own = (self.said("@own_return"), self.said("@own_initiative"))
        return tuple(
            each
            for each in self.decisions.of(self.wave.id, self.source_id)
            if each.own_return in ("", own[0]) and each.own_initiative in ("", own[1])
        )

    @cached_property
    def content(self) -> Content:
        """The content of the row as the pipeline reads it, decisions written in."""
        row = self.answers.iloc[[self.row]].reset_index(drop=True)
        content = read_content(row, self.wave.fields, self.wave.repeated or None)
        apply_decisions(content, row, self.own_decisions, "")
        return content


def cells_step(traced: Traced, asked: Sequence[tuple[str, Table, str]], says: str) -> Step:
    """The raw cells (role, table, column), as they stood in the file before any correction."""
    cells = tuple(
        cell_at(traced.written, traced.files, traced.origin, table, column, role)
        for role, table, column in asked
        if table is not None or traced.origin.returns_row is not None
    )
    return Step("cells", says, cells=cells)


def correction_steps(traced: Traced, asked: Sequence[tuple[str, Table, str]]) -> Iterator[Step]:
    """A step for each correction that changed one of the cells."""
    for _, table, column in asked:
        if table is None and traced.origin.returns_row is None:
            continue
        for line, one in traced.corrections.entries:
            if (one.column, one.table) == (column, table) and _applies(traced, line, one, table):
                facts = {"line": line, "where": traced.corrections.where, "column": column, "reason": one.reason,
                         "by": one.by, "on": one.on.isoformat()}  # fmt: skip
                yield Step("correction", f"corrections.yaml, line {line}, column {column}", one.value, facts=facts)


def _applies(traced: Traced, line: int, one: Correction, table: Table) -> bool:
    """Whether this correction alone changes the row's cell."""
    alone, _ = correct(traced.written, replace(traced.corrections, entries=((line, one),)), traced.wave)
    before, row = frame_of(traced.written, traced.origin, table)
    after, _ = frame_of(alone, traced.origin, table)
    if one.column not in before.columns:
        return False
    return [_text(frame[one.column].iloc[row]) for frame in (before, after)] == [one.expect, one.value]


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


def decision_steps(traced: Traced, names: Sequence[str]) -> Iterator[Step]:
    """A step for each decision on one of the fields (or on `authority`, `disposition`)."""
    for each in traced.own_decisions:
        if each.field in names:
            facts = {"line": each.line, "where": "decisions.csv", "field": each.field, "reason": each.reason,
                     "by": each.decided_by, "on": each.decided_on.isoformat()}  # fmt: skip
            yield Step("decision", f"decisions.csv, line {each.line}: {each.field} decided", each.value, facts=facts)
