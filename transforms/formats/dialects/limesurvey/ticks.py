"""Boxes of multiple choices in long answers: yes, no, and `N/A` where the question was not shown.

Only there does `N/A` mean so: in a yes/no question it is a blank as well, and in a text somebody typed it.
Candidates are known by a few rows; all their cells are looked at once, as distinct values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.codebook import Question
from transforms.formats.dialects.limesurvey.codes import parts_of
from transforms.formats.dialects.limesurvey.headings import Heading
from transforms.formats.dialects.limesurvey.terms import fixed_answers
from transforms.formats.dialects.limesurvey.texts import key

_ROWS_LOOKED_AT = 200
_SHORT = frozenset({"Y", "N", ""})


def answers_in(columns: Sequence[pa.ChunkedArray]) -> str | None:
    """`long` or `short` by columns that hold nothing but yes and no; None where none tells."""
    yes_and_no = fixed_answers("yes", "no")
    long_words = yes_and_no | fixed_answers("na") | {""}
    votes = {"long": 0, "short": 0}
    for column in columns:
        words = {cell for cell in column.slice(0, _ROWS_LOOKED_AT).to_pylist() if cell is not None}
        if words <= _SHORT and "Y" in words:
            votes["short"] += 1
        elif words <= long_words and words & yes_and_no:
            votes["long"] += 1
    return max(votes, key=lambda kind: votes[kind]) if any(votes.values()) else None


def boxes_in(
    headings: Sequence[Heading], questions: Mapping[int, Question], columns: Sequence[pa.ChunkedArray]
) -> list[int]:
    """The positions of boxes with an `N/A`: of questions all of whose boxes hold yes, no and `N/A` alone."""
    words = fixed_answers("yes", "no", "na")
    not_shown = fixed_answers("na")
    found: list[int] = []
    for positions in _groups(headings, questions).values():
        if not all(_looks_like(columns[i], words) for i in positions):
            continue
        distinct = [set(pc.unique(columns[i]).to_pylist()) - {None} for i in positions]
        if all(values <= words for values in distinct):
            found += [i for i, values in zip(positions, distinct, strict=True) if values & not_shown]
    return sorted(found)


def without_not_shown(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column of a box with `N/A` as missing."""
    words = pa.array(sorted(fixed_answers("na")), column.type)
    return pc.if_else(pc.is_in(column, words), pa.scalar(None, column.type), column)


def _looks_like(column: pa.ChunkedArray, words: frozenset[str]) -> bool:
    return all(cell is None or cell in words for cell in column.slice(0, _ROWS_LOOKED_AT).to_pylist())


def _groups(headings: Sequence[Heading], questions: Mapping[int, Question]) -> dict[str, list[int]]:
    """The boxes of each multiple choice: by the codebook, else by what heads several columns."""
    groups: dict[str, list[int]] = {}
    for position, heading in enumerate(headings):
        question = questions.get(position)
        if question is not None:
            if question.kind == "tick" and question.native_kind in ("M", "P"):
                groups.setdefault(question.question or "", []).append(position)
            continue
        stem, option = parts_of_heading(heading)
        if stem and option and not heading.system and not _is_text_of(option, heading):
            groups.setdefault(stem, []).append(position)
    return groups


def parts_of_heading(heading: Heading) -> tuple[str | None, str | None]:
    """The question and the option of a heading: by its code, else by the brackets that end its text."""
    if heading.code:
        return parts_of(heading.code)
    text = heading.text or ""
    if not text.endswith("]"):
        return None, None
    start = text.rfind(" [")
    return (text[:start].strip() or None, text[start + 2 : -1].strip() or None) if start > 0 else (None, None)


def _is_text_of(option: str, heading: Heading) -> bool:
    """Whether a column is the text of « other », or a comment, and no box."""
    if heading.code:
        return option == "other" or option.endswith("comment")
    words = fixed_answers("other", "comment", "other_comment")
    return key(option) in {key(word) for word in words}
