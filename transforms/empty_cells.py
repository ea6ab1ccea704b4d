"""Why a cell has no answer: not shown, not reached, or left blank (list missing_kind).

Only some containers keep « not shown » (nan) and « shown, left blank » (an empty text) apart; what the
others leave empty is blank, unless the wave file says on which answer the question depends. Where they
are kept apart, a nan is

- `not_shown` where the questionnaire version did not ask, or the filter of the question was not met;
- `not_reached` after the last answer of a return that was not completed;
- `blank` where the filter was met, or where the column never holds an empty text (tools store numbers
  and dates left blank as nothing at all: LimeSurvey, `formats` §1.7) in a block that was shown;
- else `not_shown`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from transforms.formats.reading import Reading
from transforms.waves import Answer, Wave
from transforms.wording import wording_key
from transforms.written_answers import Condition

NOT_SHOWN, NOT_REACHED, BLANK = "not_shown", "not_reached", "blank"

Flags = Any
"""One bool a row."""


def tells_not_shown(reading: Reading) -> bool:
    """Whether a file says which questions were not shown: a survey tool's, whose container keeps both apart.

    Whoever wrote a table of no tool quotes one empty cell and not another without a meaning.
    """
    return reading.empties == "kept apart" and reading.dialect != "generic"


def has_text(cells: pd.Series[Any]) -> Flags:
    """Whether each cell holds more than white space."""
    return cells.str.strip().fillna("").ne("").to_numpy()


def holds(cells: pd.Series[Any], condition: Condition) -> Flags:
    """Whether each cell is one of the answers of a condition; wording counts, case and accents do not."""
    if condition.values is not None:
        wanted = {wording_key(value) for value in condition.values}
        met = {text for text in cells.dropna().unique() if wording_key(text) in wanted}
    else:
        expression = re.compile(condition.regex or "", re.IGNORECASE)
        met = {text for text in cells.dropna().unique() if expression.search(text)}
    return cells.isin(met).to_numpy()


@dataclass(frozen=True)
class Emptiness:
    """What is needed to say why a cell of a text frame is empty."""

    frame: pd.DataFrame
    wave: Wave
    incomplete: Flags
    empties_apart: bool
    not_asked: frozenset[str] = frozenset()

    def kinds(self, answer: Answer, block: Sequence[str]) -> Flags:
        """The kind for each row in which the answer has no text, whatever stands in the others; object array.

        `block` are the columns that were shown together with it.
        """
        kinds = np.full(len(self.frame), BLANK, dtype=object)
        columns = [name for name in self._own(answer) if name in self.frame.columns]
        if not columns:
            return kinds
        absent = self.frame[columns].isna().all(axis=1).to_numpy()
        if self.empties_apart:
            kinds[absent] = np.where(self._shown_as_nothing(columns, block), BLANK, NOT_SHOWN)[absent]
        if answer.shown_if is not None:
            met = holds(self.frame[answer.shown_if.column], answer.shown_if)
            kinds[absent] = np.where(met, BLANK, NOT_SHOWN)[absent]
        if self.empties_apart:
            kinds[absent & self._after_the_last(columns)] = NOT_REACHED
        if self.not_asked.issuperset(columns):
            kinds[absent] = NOT_SHOWN
        return kinds

    def _own(self, answer: Answer) -> tuple[str, ...]:
        other = answer.boxes.other if answer.boxes else None
        return (*answer.columns, *([other] if other else []))

    def _shown_as_nothing(self, columns: Sequence[str], block: Sequence[str]) -> Flags:
        """Rows where the question was there, for a tool that stores what was left blank as nothing."""
        if any(name in self._with_empty_texts for name in columns):
            return np.zeros(len(self.frame), dtype=bool)
        there = [name for name in block if name in self.frame.columns]
        return self.frame[there].notna().any(axis=1).to_numpy() if there else np.ones(len(self.frame), dtype=bool)

    @cached_property
    def _with_empty_texts(self) -> frozenset[str]:
        return frozenset(name for name in self._questions if (self.frame[name] == "").any())

    @cached_property
    def _questions(self) -> list[str]:
        """The columns that answer a field, in the order of the file, which is that of the questionnaire."""
        answers = [*self.wave.shared.values(), *(a for block in self.wave.blocks for a in block.fields.values())]
        asked = {name for answer in answers for name in self._own(answer)}
        return [name for name in self.frame.columns if name in asked]

    @cached_property
    def _last_answered(self) -> Flags:
        """Rank of the last question that a row has a cell for; -1 for none, and past all for complete returns."""
        last = np.full(len(self.frame), len(self._questions), dtype=np.int64)
        rows = np.flatnonzero(self.incomplete)
        if len(rows) and self._questions:
            given = self.frame[self._questions].iloc[rows].notna().to_numpy()
            ranks = np.where(given, np.arange(len(self._questions)), -1)
            last[rows] = ranks.max(axis=1)
        return last

    def _after_the_last(self, columns: Sequence[str]) -> Flags:
        first = min((self._questions.index(name) for name in columns if name in self._questions), default=-1)
        return self._last_answered < first
