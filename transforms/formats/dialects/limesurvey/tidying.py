"""The cells of a table of returns, each column freed of what its container put into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from transforms.formats.codebook import Question
from transforms.formats.dialects.limesurvey import cells, ticks, vv
from transforms.formats.dialects.limesurvey.headings import Headings
from transforms.formats.dialects.limesurvey.source import Source
from transforms.formats.grids import Grid
from transforms.formats.rectangles import blank_rows, told_lines

_NUMBERS = ("number", "computed", "unknown")
_DATES = ("submitdate", "startdate", "datestamp")


@dataclass(frozen=True)
class Tidied:
    """The columns of the returns, and what was done to them that a person must know."""

    grid: Grid
    answers: str | None
    warnings: tuple[str, ...]


def tidied(source: Source, questions: Mapping[int, Question], is_workbook: bool) -> Tidied:
    """The returns of a source, without the noise of its container."""
    body, warnings = _without_blank_rows(source.body)
    columns = [_column(source, questions, i, column, is_workbook) for i, column in enumerate(body.cells.columns)]
    if cells.is_guarded(columns):
        columns = [cells.without_guard(column) for column in columns]
    answers = ticks.answers_in(columns)
    boxes = ticks.boxes_in(source.headings.columns, questions, columns) if answers == "long" else []
    for position in boxes:
        columns[position] = ticks.without_not_shown(columns[position])
    if boxes:
        warnings.append(f"N/A in {len(boxes)} column(s) of boxes is read as missing: the question was not shown")
    table = pa.table(columns, names=[str(position) for position in range(len(columns))])
    grid = Grid(table, body.lines, body.name, body.is_visible) if columns else body
    return Tidied(grid, answers, tuple(warnings))


def _column(
    source: Source, questions: Mapping[int, Question], position: int, column: pa.ChunkedArray, is_workbook: bool
) -> pa.ChunkedArray:
    if source.kind.startswith("VV"):
        column = vv.decoded(column)
    if is_workbook:
        column = cells.without_workbook_escapes(column)
    column = cells.with_line_feeds(column)
    question = questions.get(position)
    if source.kind in ("SPSS", "Stata") and _is_date(source.headings, question, position):
        column = cells.with_midnight(column)
    return cells.without_decimals(column, None if question is None else question.kind in _NUMBERS)


def _is_date(headings: Headings, question: Question | None, position: int) -> bool:
    if question is not None:
        return question.kind in ("date", "datetime")
    return headings.columns[position].system in _DATES


def _without_blank_rows(body: Grid) -> tuple[Grid, list[str]]:
    """The rows that hold something: LimeSurvey writes one row of blanks for a survey without returns."""
    blank = blank_rows(body)
    if not len(blank) or not body.width:
        return body, []
    lines = told_lines(body.lines[blank].tolist())
    if len(blank) == body.height:
        return body.take_rows([]), [f"no return: {len(blank)} blank row(s) in place of them ({lines})"]
    kept = np.setdiff1d(np.arange(body.height), blank)
    return body.take_rows(kept), [f"{len(blank)} blank row(s) are not passed on: {lines}"]
