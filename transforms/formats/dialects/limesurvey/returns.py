"""A table of returns with its headings read → the text frame of the contract, with what must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from transforms.formats.codebook import Codebook, Question
from transforms.formats.content import Content
from transforms.formats.dialects.limesurvey import codes, remarks
from transforms.formats.dialects.limesurvey.documents import refuse_lost_questions
from transforms.formats.dialects.limesurvey.facts import facts_of
from transforms.formats.dialects.limesurvey.headings import Heading, Headings, without_mangling
from transforms.formats.dialects.limesurvey.matching import match_questions
from transforms.formats.dialects.limesurvey.source import Source
from transforms.formats.dialects.limesurvey.ticks import parts_of_heading
from transforms.formats.dialects.limesurvey.tidying import tidied
from transforms.formats.frames import Column, Described, TextFrame, frame_of_grid
from transforms.formats.headers import column_names


def describe(content: Content, source: Source, codebook: Codebook | None) -> Described:
    """The returns of a source as a dialect hands them back; the codebook of an archive is its own."""
    headings, mangled = without_mangling(source.headings)
    source = replace(source, headings=headings)
    book = source.codebook or codebook or content.codebook
    questions = match_questions(headings, book, source.kind in ("SPSS", "Stata")) if book else {}
    if source.kind == "JSON" and book:
        refuse_lost_questions(headings, book, content.name)
    tidy = tidied(source, questions, content.line_unit == "row")
    columns, renamed = _columns(headings, questions)
    facts = facts_of(headings, tidy.grid.cells.columns)
    frame = frame_of_grid(tidy.grid, columns, content.name, facts)
    told = (
        *source.warnings,
        *tidy.warnings,
        *renamed,
        *remarks.remarks_on_headings(headings, mangled, questions, source.kind),
        *remarks.remarks_on_codebook(headings, source.codebook or codebook, questions, content),
        *remarks.remarks_on_own_columns(headings),
        *remarks.remarks_on_returns(tidy.grid, headings, facts, content),
        *remarks.remarks_on_empties(content, source, tidy.grid, tidy.answers),
    )
    return Described(
        form=_form(source, tidy.answers),
        returns=TextFrame("returns", frame, columns, sheet=tidy.grid.name, header_lines=source.header_lines),
        codebook=source.codebook or codebook or content.codebook,
        warnings=told,
        empties_apart=source.empties_apart,
        standing=source.standing if source.standing != "proven" else None,
    )


def _form(source: Source, answers: str | None) -> str:
    """`VV version 2, code headings, short answers`, as far as each is known."""
    parts = (source.kind, source.headings.mode, f"{answers} answers" if answers else "")
    return ", ".join(part for part in parts if part)


def _columns(headings: Headings, questions: Mapping[int, Question]) -> tuple[tuple[Column, ...], list[str]]:
    """The frame's columns, named by code where it is certain and as written elsewhere."""
    is_coded = bool(questions) or headings.mode == "table names"
    names, warnings = column_names([_name(h, questions.get(i), is_coded) for i, h in enumerate(headings.columns)])
    is_bracketed = any(codes.is_bracketed(column.code or "") for column in headings.columns)
    columns = tuple(
        _column(name, position, heading, questions.get(position), is_bracketed)
        for position, (name, heading) in enumerate(zip(names, headings.columns, strict=True))
    )
    return columns, [warning for warning in warnings if " again, " not in warning]


def _name(heading: Heading, question: Question | None, is_coded: bool) -> str:
    """A code where there is one; LimeSurvey's own columns have theirs where the others have been found."""
    if question is not None:
        return question.code
    if heading.code:
        return heading.code
    return heading.system if heading.system and is_coded else heading.written


def _column(name: str, position: int, heading: Heading, question: Question | None, is_bracketed: bool) -> Column:
    code = question.code if question else heading.code or heading.system
    stem, option = _parts(heading, question, is_bracketed)
    path = (heading.written,) if heading.written else ()
    return Column(name, path, position + 1, code, _label(heading, question), stem, option)


def _label(heading: Heading, question: Question | None) -> str | None:
    if question is None:
        return heading.text
    return f"{question.label} [{question.option_label}]" if question.option_label else question.label or None


def _parts(heading: Heading, question: Question | None, is_bracketed: bool) -> tuple[str | None, str | None]:
    """Question and option of a column; an underscore parts them only where no header has brackets."""
    if question is not None and (question.question or question.option):
        return question.question, question.option
    is_own = heading.system is not None or codes.is_personal(heading.code or "")
    is_plain = is_bracketed and heading.code is not None and not codes.is_bracketed(heading.code)
    return (None, None) if is_own or is_plain else parts_of_heading(heading)
