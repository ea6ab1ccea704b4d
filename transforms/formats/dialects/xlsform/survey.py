"""The questions of an XLSForm: sheet `survey`, a row a question, groups and repeats by their begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from transforms.errors import Fault
from transforms.formats.codebook import Option, Question, QuestionKind
from transforms.formats.dialects.xlsform.choices import Lists
from transforms.formats.dialects.xlsform.definitions import DefinitionRow, Definitions
from transforms.formats.dialects.xlsform.kinds import Boundary, boundary_of, has_no_column, kind_of, select_of
from transforms.formats.dialects.xlsform.languages import text_in

_YES = frozenset({"yes", "true", "true()", "1"})
# Longer lists (all communes) are not unfolded into a box each.
_MOST_BOXES = 500
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Level:
    """An open group or repeat."""

    boundary: Boundary
    name: str
    place: str
    relevance: str
    list_name: str


@dataclass
class _Reader:
    """The survey sheet while it is read: what is open, and what was found."""

    definitions: Definitions
    lists: Lists
    base: str
    levels: list[_Level] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unnamed: int = 0
    disabled: int = 0


def read_survey(definitions: Definitions, lists: Lists, base: str) -> tuple[list[Question], list[Fault], list[str]]:
    """The questions in their order, the faults by row, and what was left out.

    A question with several answers is there once for the cell that holds their codes and once for each box;
    one with `or_other` has a text question beside it.
    """
    reader = _Reader(definitions, lists, base)
    for row in definitions.survey:
        _read_row(reader, row)
    reader.faults += [
        Fault(level.place, f"a {level.boundary.native} that is never ended", "its end below it", "Add the end row.")
        for level in reader.levels
    ]
    told = ((reader.unnamed, "note(s) without a name"), (reader.disabled, "disabled question(s)"))
    warnings = [f"survey: {count} {what} left out" for count, what in told if count]
    return reader.questions, reader.faults, warnings


def _read_row(reader: _Reader, row: DefinitionRow) -> None:
    written, name = row.get("type"), row.get("name")
    if not written:
        if name:
            reader.faults.append(Fault(row.place, "a question without a type", "a type", "Fill in column type."))
        return
    if boundary := boundary_of(written):
        _open(reader, row, boundary, name) if boundary.is_begin else _close(reader, row, boundary)
        return
    if row.get("disabled").casefold() in _YES or has_no_column(written):
        reader.disabled += not has_no_column(written)
        return
    if not name:
        _tell_unnamed(reader, row, written)
        return
    reader.questions += _questions(reader, row, written, name)


def _tell_unnamed(reader: _Reader, row: DefinitionRow, written: str) -> None:
    if kind_of(written) == "display":
        reader.unnamed += 1
        return
    reader.faults.append(Fault(row.place, "a question without a name", "a name", "Fill in column name."))


def _open(reader: _Reader, row: DefinitionRow, boundary: Boundary, name: str) -> None:
    if not name and boundary.what == "repeat":
        reader.faults.append(Fault(row.place, "a repeat without a name", "a name", "Fill in column name."))
    list_name = row.get("kobo--score-choices", "kobo--rank-items", "kobo--matrix_list")
    reader.levels.append(_Level(boundary, name, row.place, row.get("relevant"), list_name))


def _close(reader: _Reader, row: DefinitionRow, boundary: Boundary) -> None:
    if not reader.levels:
        found, remedy = f"the end of a {boundary.native} that was never begun", "Remove the row, or add the begin."
        reader.faults.append(Fault(row.place, found, "a begin above it", remedy))
        return
    level = reader.levels.pop()
    if level.boundary.what != boundary.what:
        found = f"the end of a {boundary.native}"
        expected = f"the end of the {level.boundary.native} begun in {level.place.rsplit(', ', 1)[-1]}"
        reader.faults.append(Fault(row.place, found, expected, "Put the begins and ends in order."))


def _questions(reader: _Reader, row: DefinitionRow, written: str, name: str) -> Iterator[Question]:
    select = select_of(written)
    kind = select.kind if select else kind_of(written)
    if kind == "text" and "multiline" in row.get("appearance"):
        kind = "long_text"
    options: tuple[Option, ...] = ()
    if select and not select.is_elsewhere:
        options = _options(reader, row, select.list_name)
    elif re.match(r"(score__row|rank__level)", written):
        options = reader.lists.get(reader.levels[-1].list_name, ()) if reader.levels else ()
    if select and select.has_other:
        options = (*options, Option(_OTHER, "Other"))
    question = _question(reader, row, written, kind, name, options)
    yield question
    if kind == "choices" and len(options) <= _MOST_BOXES:
        yield from (_box(question, option) for option in options)
    if select and select.has_other:
        yield _other(question)


def _options(reader: _Reader, row: DefinitionRow, list_name: str) -> tuple[Option, ...]:
    options = reader.lists.get(list_name)
    if options is None:
        found = (
            "a list of options that is not in sheet choices" if reader.definitions.has_choices else "no sheet choices"
        )
        reader.faults.append(Fault(row.place, found, "the list of the question", "Add the list, or correct its name."))
    return options or ()


def _question(
    reader: _Reader, row: DefinitionRow, written: str, kind: QuestionKind, name: str, options: tuple[Option, ...]
) -> Question:
    label, labels = text_in(row.cells, ("label",), reader.base)
    named = [level for level in reader.levels if level.name]
    path = [level.name for level in named]
    repeats = [rank for rank, level in enumerate(named, start=1) if level.boundary.what == "repeat"]
    relevances = [*(level.relevance for level in reader.levels), row.get("relevant")]
    relevances = [relevance for relevance in relevances if relevance]
    return Question(
        code="/".join([*path, name]),
        label=label,
        kind=kind,
        options=options,
        group="/".join(path) or None,
        repeat="/".join(path[: repeats[-1]]) if repeats else None,
        mandatory=row.get("required").casefold() in _YES,
        relevance=relevances[0] if len(relevances) == 1 else " and ".join(f"({one})" for one in relevances) or None,
        native_kind=written,
        labels=labels,
    )


def _box(question: Question, option: Option) -> Question:
    """The column of one box of a question with several answers, as exports split it."""
    return Question(
        code=f"{question.code}/{option.code}",
        label=question.label,
        kind="tick",
        question=question.code,
        option=option.code,
        option_label=option.label,
        group=question.group,
        repeat=question.repeat,
        relevance=question.relevance,
        native_kind=question.native_kind,
        labels=question.labels,
    )


def _other(question: Question) -> Question:
    return Question(
        code=f"{question.code}_{_OTHER}",
        label=question.label,
        kind="text",
        question=question.code,
        option=_OTHER,
        option_label="Other",
        group=question.group,
        repeat=question.repeat,
        relevance=question.relevance,
        native_kind=question.native_kind,
        labels=question.labels,
    )
