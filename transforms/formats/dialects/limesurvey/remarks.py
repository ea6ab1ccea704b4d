"""What a person must know of a LimeSurvey file before relying on its rows, in sentences without a cell of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.codebook import Codebook, Question
from transforms.formats.content import Content
from transforms.formats.dialects.limesurvey import codes, facts, terms
from transforms.formats.dialects.limesurvey.headings import Heading, Headings
from transforms.formats.dialects.limesurvey.source import Source
from transforms.formats.dialects.limesurvey.texts import has_markup, key
from transforms.formats.grids import Grid
from transforms.formats.rectangles import told_lines
from transforms.formats.repeated_ids import told_repeated_ids

_PLACEHOLDER = re.compile(r"\{[A-Za-z_][^{}]*\}")
_RPC_EXCEL_COLUMNS = 255


def remarks_on_headings(
    headings: Headings, mangled: int, questions: Mapping[int, Question], kind: str
) -> Iterator[str]:
    """What is odd about the headers themselves."""
    texts = [column.code or column.text or column.written for column in headings.columns]
    again = sum(many - 1 for many in Counter(texts).values())
    if again:
        has_twins = any(column.text and column.table_name for column in headings.columns)
        how = "matched by their place" if questions else "read with their rank after it"
        how = "told apart by the name of their column" if has_twins else how
        yield f"{again} of {len(texts)} headings are written like an earlier one: {how}"
    if mangled:
        yield f"{mangled} heading(s) end in a rank (.1) that a program added to equal ones"
    if placeholders := sum(_PLACEHOLDER.search(column.written) is not None for column in headings.columns):
        yield f"{placeholders} heading(s) hold a placeholder in braces that LimeSurvey did not fill in"
    if marked := sum(has_markup(column.written) for column in headings.columns):
        yield f"{marked} heading(s) hold entities (&amp;) or no-break spaces: they are compared without them"
    if kind == "JSON" and "code" not in headings.mode and headings.columns and not questions and not again:
        yield (
            "JSON with texts as keys: LimeSurvey before version 6 keeps only the last of equal ones; compare the "
            f"{len(texts)} columns with the questionnaire, or export with codes as headings"
        )
    if headings.mode == "abbreviated headings" and not questions:
        yield "headings are cut: many questions can begin alike; export with codes as headings"
    if headings.mode == "table names":
        yield from _table_names(headings, questions)


def _table_names(headings: Headings, questions: Mapping[int, Question]) -> Iterator[str]:
    left = sum(column.table_name is not None and i not in questions for i, column in enumerate(headings.columns))
    if left:
        yield (
            f"{left} columns are named as in the response table: these names change at each import of the "
            "questionnaire; give its structure (.lss) or field map to have codes"
        )


def remarks_on_codebook(
    headings: Headings, codebook: Codebook | None, questions: Mapping[int, Question], content: Content
) -> Iterator[str]:
    """How far headings and codebook agree, and what a cut export has lost."""
    asked = [] if codebook is None else [q for q in codebook.questions if q.kind != "metadata"]
    is_full = content.line_unit == "row" and len(headings.columns) == _RPC_EXCEL_COLUMNS
    if is_full:
        yield (
            f"{_RPC_EXCEL_COLUMNS} columns, the most that RemoteControl writes to a workbook: those after them may "
            f"be lost{f' ({len(asked)} in the codebook)' if asked else ''}; export CSV or JSON"
        )
    if not asked:
        return
    answered = [i for i, column in enumerate(headings.columns) if not _is_own(column)]
    if unknown := sum(i not in questions for i in answered):
        yield f"{unknown} of {len(answered)} columns of answers are not certain to be a question of the codebook"
    if missing := len({q.code for q in asked}) - len(questions):
        yield f"{missing} of {len(asked)} columns of the codebook are not in the file"
    if displays := sum(question.kind == "display" for question in questions.values()):
        yield f"{displays} column(s) are texts shown to the respondent: always empty"


def _is_own(column: Heading) -> bool:
    if column.system:
        return True
    name = column.code or column.table_name or ""
    return codes.is_personal(name) or codes.is_timing(name, frozenset({"interviewtime"}))


def remarks_on_own_columns(headings: Headings) -> Iterator[str]:
    """Which columns hold personal data or time spent."""
    personal = [_own_name(column) for column in headings.columns]
    named = ", ".join(dict.fromkeys(name for name in personal if name and codes.is_personal(name)))
    if named:
        yield f"personal data in columns of the tool's own, or headed like them: {named}"
    if timings := _timings(headings):
        yield f"{timings} column(s) of timings (seconds spent): paradata"


def _own_name(column: Heading) -> str | None:
    if column.system or column.code:
        return column.system or column.code
    return terms.participant_in(key(column.text)) if column.text else None


def _timings(headings: Headings) -> int:
    present = frozenset(column.code for column in headings.columns if column.code)
    if present:
        return sum(codes.is_timing(code, present) for code in present)
    keys = [key(column.text) for column in headings.columns if column.text]
    return sum(terms.is_timing_text(each) for each in keys)


def remarks_on_returns(
    grid: Grid, headings: Headings, own: Mapping[str, pa.ChunkedArray], content: Content
) -> Iterator[str]:
    """What is odd about the returns as a whole."""
    if stand_ins := facts.sentinels(dict(own)):
        yield f"{stand_ins} return(s) have 1980-01-01 as date of submission: complete, on a day that was not kept"
    for name, count in facts.sentinels_elsewhere(headings, grid.cells.columns).items():
        yield f"{name}: {count} return(s) have 1980-01-01, a stand-in for a date that was not kept"
    ids = own.get("@id")
    if ids is not None and grid.height:
        without = pc.fill_null(pc.equal(pc.utf8_trim_whitespace(ids), ""), True).to_numpy()
        if without.any():
            yield f"{int(without.sum())} row(s) without an id: {told_lines(grid.lines[without].tolist())}"
        yield from told_repeated_ids(ids, grid.lines.tolist())
    if ids is None:
        yield "no column of ids: returns are known by their line alone"
    if headings.position("submitdate") is None:
        yield "no date of submission: whether a return is complete is not known"


def remarks_on_empties(content: Content, source: Source, grid: Grid, answers: str | None) -> Iterator[str]:
    """Said of long answers, and of a text file that writes all empty cells alike."""
    if answers == "long":
        yield "long answers: yes/no questions and arrays do not tell not shown from left blank; short answers do"
    is_text = content.container.split(" > ")[-1] == "text"
    if not is_text or content.is_apart or source.empties_apart:
        return
    if any(column.null_count or _has_blank(column) for column in grid.cells.columns):
        yield (
            "all empty cells are written alike: not shown and left blank cannot be told apart (an older LimeSurvey, "
            "or a file that another program saved)"
        )


def _has_blank(column: pa.ChunkedArray) -> bool:
    return bool(pc.any(pc.equal(column, "")).as_py())
