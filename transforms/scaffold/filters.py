"""When a question was shown, where the questionnaire says so by one equality on another question.

LimeSurvey writes `ETAT1.NAOK == "FINI"`, an XLSForm `${etat} = 'fini'`; what is more than that is left to a person.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from transforms.formats import Column
from transforms.formats.codebook import Codebook

_EQUALS = re.compile(
    r"""\s*\(*\s*(?:\$\{\s*(?P<node>[^{}\s]+)\s*\}|(?P<code>[A-Za-z]\w*)(?:\.(?:NAOK|shown|value(?:\.NAOK)?))?)\s*"""
    r"""={1,2}\s*(?P<quote>["'])(?P<answer>[^"'\\]+)(?P=quote)\s*\)*\s*"""
)


@dataclass(frozen=True)
class Shown:
    """The column that decides, and the answers to it that show the question."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Filter:
    """The column that decides, and the one answer that shows: its code and its words, where they are known."""

    column: str
    spellings: tuple[str, ...]

    def as_seen(self, seen: Container[str]) -> tuple[str, ...]:
        """The answer as a file has it that holds these answers; its code where the file holds neither."""
        return tuple(text for text in self.spellings if text in seen) or self.spellings[:1]


def simple_filter(relevance: str | None) -> tuple[str, str] | None:
    """The code of the question that decides and the one answer that shows; None for anything else."""
    found = _EQUALS.fullmatch(relevance) if relevance else None
    return (found["node"] or found["code"], found["answer"]) if found else None


def filter_of(column: Column, columns: Sequence[Column], codebook: Codebook | None) -> Filter | None:
    """The filter of a column, by the columns of its table; None where there is none, or more than an equality."""
    known = codebook.by_code() if codebook else {}
    question = next((known[key] for key in (column.code, column.name) if key in known), None)
    filtered = simple_filter(question.relevance) if question else None
    other = next((one for one in columns if filtered and _is_called(one, filtered[0])), None)
    if filtered is None or other is None or other.name == column.name:
        return None
    decider = next((known[key] for key in (other.code, other.name) if key in known), None)
    labels = [option.label for option in decider.options if option.code == filtered[1]] if decider else []
    return Filter(other.name, tuple(dict.fromkeys((filtered[1], *labels))))


def _is_called(column: Column, code: str) -> bool:
    names = (column.code, column.name, column.name.rsplit("/", 1)[-1], column.name.rsplit("-", 1)[-1])
    return column.option is None and code in names
