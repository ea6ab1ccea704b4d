"""Corrections of raw cells, each with its reason and a guard (`corrections.yaml`).

A correction names a cell by what does not move (the return's own id, the initiative's own id, the
column) and says what stands there now: it is applied only while that is so. A source that was repaired
meanwhile, a cell that says something else by now and a return that is gone are told, never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import eq
from typing import Annotated, Any

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from transforms.errors import Fault, SurveyFileInvalid
from transforms.faults_of_models import fit
from transforms.marked_yaml import read_marked
from transforms.source_text import SourceText
from transforms.survey_files import Day, Slug
from transforms.waves import Wave
from transforms.written_answers import Text, Written, survey_fault


def _null(value: Any) -> Any:
    """`null` and `~` say that the cell is missing; an empty text is a text."""
    return None if value in ("null", "~") else value


Cell = Annotated[str | None, BeforeValidator(_null)]


class Correction(Written):
    """One raw cell as it should have been: which, what stands there now, what should, why, who said so."""

    wave: Slug
    source: Slug
    own_return: Annotated[Text | None, Field(alias="return")] = None
    initiative: Text | None = None
    table: Text | None = None
    column: Text
    expect: Cell
    value: Cell
    reason: Text
    by: Text
    on: Day

    @model_validator(mode="after")
    def _about_something(self) -> Correction:
        if self.own_return is None and self.initiative is None:
            remedy = "Name the return or the initiative by the tool's own id."
            raise survey_fault("neither `return` nor `initiative`", "one of them", remedy)
        if self.expect == self.value:
            raise survey_fault("`expect` and `value` alike", "a change", "Remove the correction.")
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Corrections:
    """The corrections of a survey, in file order, with the line of each."""

    entries: tuple[tuple[int, Correction], ...] = ()
    where: str = "corrections.yaml"

    def of(self, wave: str, source: str) -> Corrections:
        """Those of one source of one wave."""
        own = tuple(entry for entry in self.entries if (entry[1].wave, entry[1].source) == (wave, source))
        return replace(self, entries=own)


def load_corrections(text: str, where: str) -> Corrections:
    """The corrections of a `corrections.yaml`; raises `SurveyFileInvalid` with every fault and its line."""
    marked = read_marked(text, where)
    file = fit(_File, marked)
    lines = [marked.line(("corrections", rank)) for rank in range(len(file.corrections))]
    entries = tuple(zip(lines, file.corrections, strict=True))
    if faults := list(_repeated(where, entries)):
        raise SurveyFileInvalid(faults)
    return Corrections(entries, where)


def _cell_of(one: Correction) -> tuple[str | None, ...]:
    return (one.wave, one.source, one.own_return, one.initiative, one.table, one.column)


def _repeated(where: str, entries: Sequence[tuple[int, Correction]]) -> Iterable[Fault]:
    first: dict[tuple[str | None, ...], int] = {}
    for line, one in entries:
        if (before := first.setdefault(_cell_of(one), line)) != line:
            found = f"a second correction of one cell (first at line {before})"
            yield Fault(f"{where}, line {line}", found, "one correction a cell", "Keep the one that holds.")


def correct(text: SourceText, corrections: Corrections, wave: Wave) -> tuple[SourceText, list[str]]:
    """The text with every correction that applies written in, and a notice for each that does not."""
    returns, tables = text.returns.copy(deep=False), dict(text.tables)
    notices: list[str] = []
    for line, one in corrections.entries:
        frame = returns if one.table is None else tables.get(one.table)
        told = _apply(frame, text, one, wave)
        if isinstance(told, str):
            notices.append(str(_untouched(f"{corrections.where}, line {line}", one, told)))
        elif one.table is None:
            returns = told
        else:
            tables[one.table] = told
    return replace(text, returns=returns, tables=tables), notices


def _same_text(cell: str | None, said: str | None) -> bool:
    """Whether two cells are the same where a file does not tell an empty text from no text."""
    return (cell or "") == (said or "")


def _apply(frame: pd.DataFrame | None, text: SourceText, one: Correction, wave: Wave) -> pd.DataFrame | str:
    """The frame with the cell corrected, or why nothing was."""
    if frame is None or one.column not in frame.columns:
        return "no such column" if frame is not None else "no such table"
    rows = _rows(frame, text.returns, one, wave)
    if len(rows) != 1:
        return "a cell that matches nothing" if not rows else f"{len(rows)} rows of that id"
    now = frame[one.column].iloc[rows[0]]
    cell = now if isinstance(now, str) else None
    same = eq if text.empties_apart else _same_text
    if same(cell, one.value):
        return "a cell that says so already: the source has repaired itself"
    if not same(cell, one.expect):
        return "another text than `expect`"
    cells = frame[one.column].copy()
    cells.iloc[rows[0]] = one.value
    return frame.assign(**{one.column: cells})


def _rows(frame: pd.DataFrame, returns: pd.DataFrame, one: Correction, wave: Wave) -> list[int]:
    agrees = pd.Series(True, index=frame.index)
    if one.own_return is not None:
        agrees &= _own_ids(frame, returns, one, wave) == one.own_return
    if one.initiative is not None:
        keys = [block.key for block in wave.blocks if block.table == one.table and block.key]
        key = keys[0] if keys else wave.initiative_key
        agrees &= frame[key].str.strip() == one.initiative if key in frame.columns else False
    return [row for row, agreed in enumerate(agrees.fillna(False)) if agreed]


def _own_ids(frame: pd.DataFrame, returns: pd.DataFrame, one: Correction, wave: Wave) -> pd.Series[Any]:
    """The tool's id of the return that each row belongs to."""
    if wave.return_key is None or wave.return_key not in returns.columns:
        return pd.Series("", index=frame.index)
    own = returns[wave.return_key].str.strip()
    if one.table is None:
        return own
    return pd.Series(own.reindex(frame["@return"].fillna(-1).astype("int64")).array, index=frame.index)


def _untouched(place: str, one: Correction, found: str) -> Fault:
    about = " of ".join(part for part in (one.initiative and f"initiative {one.initiative}",
                                          one.own_return and f"return {one.own_return}") if part)  # fmt: skip
    expected = f"the cell `{one.column}` of {about} in wave {one.wave}, source {one.source}, as it was"
    return Fault(place, found, expected, "It was not applied: correct it, or remove it.")
