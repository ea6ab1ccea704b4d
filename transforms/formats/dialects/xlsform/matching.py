"""Columns of returns beside the form that they answer: which question, which option, which label.

Exports call one question by its full path, by its path in its repeat, by its name alone, or by its label in
some language, with one of several separators between groups. A name that two questions have settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from transforms.formats.codebook import Codebook, Question
from transforms.formats.frames import Column

SEPARATORS = ("/", "-", ".", ":")
_INSTANCE = re.compile(r"\[\d+\]")
_PATH = re.compile(r"[^\W\d][\w.-]*(?:(?:\[\d+\])?[/:][\w.-]+)*", re.ASCII)
# What exports make of one place: Kobo writes `_place_latitude` beside `place`, Central `place-Latitude`.
_KOBO_PLACE = re.compile(r"(?P<path>.*?)_(?P<name>[^/]+)_(?P<part>latitude|longitude|altitude|precision)")
_CENTRAL_PLACE = re.compile(r"(?P<name>.+)-(?P<part>Latitude|Longitude|Altitude|Accuracy)")

Matcher = Callable[[str], Question | None]


def matched_columns(columns: Sequence[Column], codebook: Codebook | None, repeat: str | None = None) -> list[Column]:
    """The columns with code, label, question and option, where the form, or the headers alone, settle them.

    `repeat` is the path of the repeat group that the columns lie in. Without a form, a column `q/x` is an
    option of `q` where `q` is a column too.
    """
    if codebook is None:
        return split_columns(columns)
    find = _matcher(codebook, repeat)
    return [_described(column, find) for column in columns]


def are_names(tables: Iterable[Sequence[Column]]) -> bool:
    """Whether every header is a name of the form: an export by label has one that is not, in some table."""
    return all(_PATH.fullmatch(_header(column)) for columns in tables for column in columns)


def coded_columns(columns: Sequence[Column], has_names: bool = True) -> tuple[Column, ...]:
    """The columns with their header as code, where headers are names and no form has said better."""
    if not has_names:
        return tuple(columns)
    return tuple(replace(column, code=column.code or _header(column)) for column in columns)


def split_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns `q/x` beside a column `q` known as its options."""
    headers = {_header(column) for column in columns}
    described = []
    for column in columns:
        question, slash, option = _header(column).rpartition("/")
        is_option = bool(slash) and question in headers and not _INSTANCE.search(_header(column))
        described.append(replace(column, question=question, option=option) if is_option else column)
    return described


def unseen_repeats(codebook: Codebook | None, seen: Iterable[str]) -> list[str]:
    """The repeat groups of a form that no table is of, by their path; names alone count as seen."""
    names = {name.rpartition("/")[2].casefold() for name in seen}
    repeats = dict.fromkeys(question.repeat for question in codebook.questions if question.repeat) if codebook else {}
    return [repeat for repeat in repeats if repeat.rpartition("/")[2].casefold() not in names]


def _header(column: Column) -> str:
    return column.path[-1] if len(column.path) == 1 else "/".join(column.path) or column.name


def _described(column: Column, find: Matcher) -> Column:
    written = _header(column)
    header = _INSTANCE.sub("", written)
    question = find(header)
    if question is not None:
        # A column of one instance of a repeat keeps its own name as code: its sisters answer the same question.
        return replace(
            column,
            code=question.code if header == written else written,
            label=question.label or None,
            question=question.question,
            option=question.option,
        )
    return _part_of_place(column, header, find)


def _part_of_place(column: Column, header: str, find: Matcher) -> Column:
    for pattern in (_KOBO_PLACE, _CENTRAL_PLACE):
        found = pattern.fullmatch(header)
        place = find(found.groupdict().get("path", "") + found["name"]) if found else None
        if found and place is not None and place.kind == "place":
            code = f"{place.code}/{found['part'].lower()}"
            return replace(column, code=code, label=place.label, question=place.code, option=found["part"].lower())
    return column


def _matcher(codebook: Codebook, repeat: str | None) -> Matcher:
    """Questions by what an export may call them: paths first, then names, then labels."""
    inside = [question for question in codebook.questions if _lies_in(question, repeat)] or list(codebook.questions)
    layers = [
        _index(inside, _paths),
        _index(codebook.questions, _paths),
        _index(inside, _names),
        _index(inside, _label_keys),
    ]

    def find(header: str) -> Question | None:
        keys = (header, _label_key(header))
        found = next((layer[key] for layer in layers for key in keys if layer.get(key)), None)
        if found is None and not _PATH.fullmatch(header):
            found = next((layers[-1][key] for key in _tails(header) if layers[-1].get(key)), None)
        return found

    return find


def _label_key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _tails(header: str) -> Iterator[str]:
    """What is left of a label once the labels of its groups are taken off: `Groupe / Question` → `question`."""
    for separator in SEPARATORS:
        rest = header
        while separator in rest:
            rest = rest.partition(separator)[2]
            yield _label_key(rest)


def _lies_in(question: Question, repeat: str | None) -> bool:
    if repeat is None or question.repeat is None:
        return question.repeat == repeat
    return question.repeat == repeat or question.repeat.rpartition("/")[2] == repeat.rpartition("/")[2]


def _index(questions: Iterable[Question], keys: Callable[[Question], Iterator[str]]) -> Mapping[str, Question | None]:
    """Key → its question; None where two questions have it."""
    index: dict[str, Question | None] = {}
    for question in questions:
        for key in dict.fromkeys(keys(question)):
            index[key] = question if key not in index else None
    return index


def _parts(question: Question) -> tuple[list[str], str]:
    """The names on the way to a question, and what its column has after it (`/option` of a box)."""
    if question.kind == "tick" and question.question:
        return question.question.split("/"), f"/{question.option}"
    return question.code.split("/"), ""


def _paths(question: Question) -> Iterator[str]:
    parts, tail = _parts(question)
    depth = len(question.repeat.split("/")) if question.repeat else 0
    for separator in SEPARATORS:
        yield separator.join(parts) + tail
        if depth:
            yield separator.join(parts[depth:]) + tail


def _names(question: Question) -> Iterator[str]:
    parts, tail = _parts(question)
    yield parts[-1] + tail


def _label_keys(question: Question) -> Iterator[str]:
    tail = f"/{question.option_label}" if question.kind == "tick" and question.question else ""
    if question.kind == "text" and question.option:
        return  # « other » of a list: its label is that of the question
    for label in (question.label, *question.labels.values()):
        if label:
            yield _label_key(f"{label}{tail}")
