"""What is known of one question of a file: its words, and what its values look like.

A question is one column, or several that are one: the boxes of a multiple choice, the same question
asked for each initiative. No cell leaves this module but as an answer that many gave (`answers`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from transforms.formats import Column
from transforms.formats.codebook import Codebook, Option, Question, QuestionKind
from transforms.scaffold.shapes import SAMPLE, Register, shares_of
from transforms.scaffold.words import words_of
from transforms.values.text import match_key

# Answers of a closed question: few, short, and given again and again.
MOST_ANSWERS, LONGEST_ANSWER = 60, 70
_TYPED_SEPARATORS = (";", "|", "\n", "/", ",", "+")
_SEPARATORS = (";", "|", "\n", " / ", ", ")
_TYPED_MARKS = frozenset(("nsp", "sans objet", "ne sait pas", "non renseigne", "n/a", "-", "/", "?"))


@dataclass(frozen=True)
class Evidence:
    """One question: `answers` are its distinct values with their counts where it is closed, else empty.

    `typical` is the median length of a filled cell, `repeated` the share of filled cells whose value
    stands elsewhere too, `separator` what parts the items of its cells, where they are lists,
    `separators` all that may do so in lists typed by hand.
    """

    columns: tuple[str, ...]
    words: str
    title: str
    kind: QuestionKind = "unknown"
    options: tuple[Option, ...] = ()
    rows: int = 0
    filled: int = 0
    distinct: int = 0
    typical: int = 0
    repeated: float = 0.0
    separator: str | None = None
    separators: tuple[str, ...] = ()
    answers: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    is_boxes: bool = False

    @property
    def name(self) -> str:
        return self.columns[0]

    @property
    def is_closed(self) -> bool:
        return bool(self.answers) or bool(self.options)

    @property
    def is_unique(self) -> bool:
        return self.filled == self.rows == self.distinct and self.rows > 0


def look_at(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    codebook: Codebook | None,
    register: Register | None,
    title: str | None = None,
) -> Evidence:
    """The evidence of a question asked in these columns of a frame."""
    asked = [question for column in columns if (question := _question(column, codebook)) is not None]
    first = asked[0] if asked else None
    names = tuple(column.name for column in columns)
    cells = pd.concat([frame[name] for name in names], ignore_index=True).dropna().str.strip()
    filled = cells[cells != ""]
    counts = filled.value_counts()
    separator = _separator(filled.head(5 * SAMPLE), counts)
    options = first.options if first else ()
    return Evidence(
        columns=names,
        words=_words(columns[0], first),
        title=title or _title(columns[0], first),
        kind=first.kind if first else "unknown",
        options=options,
        rows=len(frame) * len(names),
        filled=len(filled),
        distinct=len(counts),
        typical=int(filled.str.len().median()) if len(filled) else 0,
        repeated=float(counts[counts > 1].sum() / len(filled)) if len(filled) else 0.0,
        separator=separator,
        separators=_hand_typed(filled.head(5 * SAMPLE)) if separator and not options else (),
        answers=_answers(filled, separator, options),
        shares=shares_of(counts.index[:SAMPLE].tolist(), register),
        marks=tuple(value for value in counts.index[: 5 * SAMPLE] if match_key(value) in _TYPED_MARKS),
    )


def look_at_boxes(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    codebook: Codebook | None,
    ticked: frozenset[str],
    codes: Mapping[str, str],
) -> Evidence:
    """The evidence of a multiple choice asked in one column an option: its answers are the options ticked.

    `codes` says by which name the wave file knows the option of a column.
    """
    one = look_at(frame, columns, codebook, None)
    labels = {column.name: _box_label(column, _question(column, codebook)) for column in columns}
    options: dict[str, Option] = {}
    answers: dict[str, int] = {}
    for column in columns:
        code = codes.get(column.name) or column.option or column.name
        cells = frame[column.name].dropna().str.strip()
        count = int(cells.str.casefold().isin(ticked).sum()) or int((cells == labels[column.name]).sum())
        options.setdefault(code, Option(code, labels[column.name]))
        answers[code] = answers.get(code, 0) + count
    return replace(one, options=tuple(options.values()), answers=answers, separator=None, marks=(), is_boxes=True)


def _box_label(column: Column, question: Question | None) -> str:
    return (question.option_label if question else None) or column.option or column.name


def _question(column: Column, codebook: Codebook | None) -> Question | None:
    if codebook is None:
        return None
    known = codebook.by_code()
    return next((known[key] for key in (column.code, column.name, *column.path) if key in known), None)


def _words(column: Column, question: Question | None) -> str:
    """Code and wording, each once; the option of a box says nothing about the question."""
    parts = [column.question or column.code or column.name, column.label or "", question.label if question else ""]
    if column.question is None:
        parts += [column.name, *column.path]
    return " ".join(dict.fromkeys(words_of(part) for part in parts if part))


def _title(column: Column, question: Question | None) -> str:
    return (question.label if question else None) or column.label or column.name


def _separator(filled: pd.Series[str], counts: pd.Series[int]) -> str | None:
    """What parts the items of the cells: the sign that at least some cells hold, and whose items come again."""
    for separator in _SEPARATORS:
        holds = filled.str.contains(separator, regex=False)
        if holds.sum() < 2 or holds.mean() < 0.05:
            continue
        items = filled.str.split(separator).explode().str.strip()
        if separator != ", " or (
            len(counts) > 5 and items.nunique() < 0.8 * len(items) and items.str.len().median() < 40
        ):
            return separator.strip(" ") if separator.strip() else separator
    return None


def _hand_typed(filled: pd.Series[str]) -> tuple[str, ...]:
    """Every sign that parts some of the cells: people who type a list do not agree on one."""
    holds = {sign: filled.str.contains(sign, regex=False) for sign in _TYPED_SEPARATORS}
    return tuple(sign for sign, where in holds.items() if where.sum() >= 2 and where.mean() >= 0.05)


def _answers(filled: pd.Series[str], separator: str | None, options: Sequence[Option]) -> dict[str, int]:
    """Answer → how many gave it, where the question is closed; free text is never among them."""
    if not len(filled):
        return {}
    items = filled.str.split(separator).explode().str.strip() if separator else filled
    items = items[items != ""]
    if not len(items):
        return {}
    seen = items.value_counts()
    is_short = bool((seen.index.str.len() <= LONGEST_ANSWER).mean() > 0.95)
    few = len(seen) <= MOST_ANSWERS and len(seen) <= max(8, 0.4 * len(items))
    if not (few and is_short) and not options:
        return {}
    codes = {option.code for option in options}
    kept = seen[[value in codes or (few and len(value) <= LONGEST_ANSWER) for value in seen.index]]
    return {str(value): int(count) for value, count in kept.items()}
