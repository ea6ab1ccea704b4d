"""The id of a return or an initiative, the date of sending, and what else the tool notes by itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from transforms.formats import Column
from transforms.scaffold.draft import Chosen
from transforms.scaffold.evidence import Evidence
from transforms.scaffold.personal import why_personal
from transforms.scaffold.words import ADDRESS_WORDS, ID_WORDS, METADATA_WORDS, SUBMITTED_WORDS, has_any, weight_of
from transforms.values.dates import read_date

_FACTS = ("@id", "@submitted", "@started", "@updated", "@language", "@last_page")
_ASIDE = ("display", "metadata", "computed")
# An id is short; what is longer and differs in every row is a text.
_LONGEST_ID = 45


def columns_of_facts(frame: pd.DataFrame, columns: Sequence[Column]) -> dict[str, str]:
    """Fact of the tool → the raw column whose cells it was made from, each column once."""
    found: dict[str, str] = {}
    for fact in _FACTS:
        name = _column_of(fact, frame, columns)
        if name is not None and name not in found.values():
            found[fact] = name
    return found


def _column_of(fact: str, frame: pd.DataFrame, columns: Sequence[Column]) -> str | None:
    if fact not in frame.columns or not frame[fact].notna().any():
        return None
    known = frame[fact].notna()
    cells = frame.loc[known, fact].str.strip()
    first = frame.loc[cells.index[0]]
    near = [column.name for column in columns if str(first[column.name]).strip() == cells.iloc[0]]
    return next((name for name in near if (frame.loc[known, name].str.strip() == cells).all()), None)


def is_aside(one: Evidence) -> bool:
    """Whether a question is a text shown, or the tool's own note, and says nothing of a person."""
    return (one.kind in _ASIDE or has_any(one.words, METADATA_WORDS)) and not why_personal(one)


def find_key(questions: Sequence[Evidence]) -> Chosen | None:
    """The column that is filled and different in every row, and called an id."""
    scored = [
        (weight_of(one.words, ID_WORDS) + (0.2 if rank == 0 else 0.0), -rank, one)
        for rank, one in enumerate(questions)
        if one.is_unique and one.typical <= _LONGEST_ID and not one.is_boxes and not has_any(one.words, ADDRESS_WORDS)
    ]
    score, _, best = max(scored, default=(0.0, 0, None), key=lambda pair: pair[:2])
    if best is None or score < 0.8:
        return None
    return Chosen(best.columns, "rempli et différent à chaque ligne", is_sure=score >= 1.0)


def find_submitted(questions: Iterable[Evidence]) -> Chosen | None:
    """The first column that is called the date of sending and holds dates."""
    for one in questions:
        if weight_of(one.words, SUBMITTED_WORDS) >= 1.0 and one.shares.get("date", 0.0) > 0.8:
            return Chosen(one.columns, "mots de l'en-tête, et des dates")
    return None


def days_of(cells: pd.Series[str]) -> tuple[dt.date, dt.date] | None:
    """The first and the last day among some cells; None where none is a date."""
    days = sorted(day for text in cells.dropna().unique() if (day := read_date(text).value) is not None)
    return (days[0], days[-1]) if days else None


def stated_year(texts: Iterable[str]) -> int | None:
    """The first year that a title or the name of a file states."""
    return next((int(year) for text in texts for year in re.findall(r"(?<!\d)20[0-4]\d(?!\d)", text)), None)
