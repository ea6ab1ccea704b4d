"""From a text frame to an answers frame: columns become canonical fields, still as text.

One row per initiative block. Personal and ignored columns are left behind here: nothing after this
step sees them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from transforms.errors import Fault, UnexpectedStructure
from transforms.survey_files import Survey
from transforms.waves import SEVERAL_COLUMNS, Answer, AuthorityAnswer, Wave

# One column of text, as pandas stores it.
Cells = Any

PLACE = ("@file", "@sheet", "@line")


def unfold(text_frame: pd.DataFrame, survey: Survey, wave: Wave, source_id: str) -> pd.DataFrame:
    """The answers of one source: one row per initiative block, in file order, RangeIndex, all text.

    Columns: @file, @sheet, @line, @source, @own_return, @own_initiative, @authority_name,
    @authority_kind (codes of list authority_kind, nan where no recode knows the answer),
    @authority_kind_as_written, @authority_departement, @submitted, then one column per answered field.
    Raises `UnexpectedStructure` when a column that the wave reads is not there, and KeyError for a
    source that the wave does not have.
    """
    wave.source(source_id)
    _require_columns(text_frame, survey, wave)
    authority = wave.authority
    columns = {place: text_frame[place].array for place in PLACE}
    columns |= {
        "@source": _text([source_id] * len(text_frame)),
        "@own_return": _key(text_frame, wave.return_key),
        "@own_initiative": _key(text_frame, wave.initiative_key),
        "@authority_name": _key(text_frame, authority.name),
        "@authority_kind": _kind_codes(text_frame, authority),
        "@authority_kind_as_written": _key(text_frame, authority.kind),
        "@authority_departement": _key(text_frame, authority.departement),
        "@submitted": _key(text_frame, wave.submitted),
    }
    columns |= {name: _cells(text_frame, answer) for name, answer in wave.fields.items()}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(text_frame)))


def _require_columns(text_frame: pd.DataFrame, survey: Survey, wave: Wave) -> None:
    where = f"{survey.id}, wave {wave.id}"
    faults = [
        Fault(where, f"no column `{column}`", "every column that the wave file reads", "Correct the wave file.")
        for column in wave.used_columns
        if column not in text_frame.columns
    ]
    if faults:
        raise UnexpectedStructure(faults)


def _text(values: list[str | None]) -> Cells:
    return pd.Series(values, dtype="str").array


def _key(text_frame: pd.DataFrame, column: str | None) -> Cells:
    """The cells without spaces at the ends; a blank cell identifies nothing and is missing."""
    if column is None:
        return _text([None] * len(text_frame))
    stripped = text_frame[column].str.strip()
    return stripped.mask(stripped == "", np.nan).array


def _kind_codes(text_frame: pd.DataFrame, authority: AuthorityAnswer) -> Cells:
    if authority.kind is None:
        return _text([authority.kind_constant] * len(text_frame))
    written = text_frame[authority.kind]
    codes = {answer: authority.kind_code(answer) for answer in written.dropna().unique()}
    return _text([codes.get(answer) for answer in written])


def _cells(text_frame: pd.DataFrame, answer: Answer) -> Cells:
    """The raw text of one answer; several columns are joined, blank cells left out."""
    if answer.constant is not None:
        return _text([answer.constant] * len(text_frame))
    if len(answer.columns) == 1:
        return text_frame[answer.columns[0]].array
    between = answer.separator or SEVERAL_COLUMNS if answer.format != "text" else "\n\n"
    rows = text_frame[list(answer.columns)].itertuples(index=False, name=None)
    return _text([_join(cells, between) for cells in rows])


def _join(cells: tuple[object, ...], between: str) -> str | None:
    """Missing where every cell is; an empty text where one was shown and all were left blank."""
    shown = [cell for cell in cells if isinstance(cell, str)]
    filled = [cell for cell in shown if cell.strip()]
    return between.join(filled) if shown else None
