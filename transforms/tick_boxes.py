"""Tick boxes as one answer: the options ticked in each row, in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.empty_cells import has_text
from transforms.recoding import Recoding
from transforms.values.text import match_key
from transforms.values.yes_no import read_tick
from transforms.waves import SEVERAL_COLUMNS, Answer, Boxes

# LimeSurvey's own code for « Autre »: what a free text beside the boxes counts as where no recode knows it.
OTHER = "-oth-"

Cells = Any


def ticked_options(frame: pd.DataFrame, answer: Answer) -> Cells:
    """The options ticked in each row, joined by `SEVERAL_COLUMNS`: missing where no box was shown, else a text.

    A mark that neither ticks nor unticks stands in the cell as written, so that it becomes a signal.
    """
    boxes = answer.boxes
    if boxes is None:
        raise ValueError(f"{answer.field} has no tick boxes")
    parts = [_options(frame[column], boxes, answer, column) for column in answer.columns]
    if boxes.other is not None:
        parts.append(_other(frame[boxes.other], answer))
    joined = _joined(parts)
    shown = [pa.array(frame[name].notna().to_numpy() & ~_is_hidden(frame[name])) for name in answer.columns]
    shown += [pa.array(has_text(frame[boxes.other]))] if boxes.other is not None else []
    any_shown = shown[0]
    for each in shown[1:]:
        any_shown = pc.or_(any_shown, each)
    text = pc.if_else(any_shown, joined, pa.scalar(None, pa.large_string()))
    return pd.array(text, dtype="str")


def _joined(parts: list[pa.Array]) -> pa.Array:
    """The texts of each row with `SEVERAL_COLUMNS` between them; an empty text where there is none.

    Not by `null_handling="skip"`, which leaves out the rows in which every part is null (pyarrow 26).
    """
    nothing, between = pa.scalar("", pa.large_string()), pa.scalar(SEVERAL_COLUMNS, pa.large_string())
    led = [pc.fill_null(pc.binary_join_element_wise(nothing, part, between), nothing) for part in parts]
    return pc.utf8_slice_codeunits(pc.binary_join_element_wise(*led, nothing), start=1)


def _is_hidden(cells: pd.Series[Any]) -> Any:
    """Boxes that were not shown, in exports that write so (`N/A`)."""
    hidden = {text for text in cells.dropna().unique() if read_tick(text).missing == "not_applicable"}
    return cells.isin(hidden).to_numpy()


def _options(cells: pd.Series[Any], boxes: Boxes, answer: Answer, column: str) -> pa.Array:
    """The option where its box is ticked, null elsewhere."""
    option = boxes.option(column)
    shown = option if _is_coded(answer) else boxes.labels.get(option, option)
    stands = {mark: _standing(mark, option, shown, boxes) for mark in cells.dropna().unique()}
    return _recoded(cells, stands)


def _standing(mark: str, option: str, shown: str, boxes: Boxes) -> str | None:
    """The option where a mark ticks its box, None where it does not, the mark itself where nobody knows."""
    key = match_key(mark)
    if key in _keys(boxes.ticked):
        return shown
    if key in _keys(boxes.unticked):
        return None
    if not boxes.ticked and key in _keys((option, boxes.labels.get(option, option))):
        return shown
    tick = read_tick(mark)
    if tick.signal or (tick.value and boxes.ticked) or (tick.value is False and boxes.unticked):
        return mark
    return shown if tick.value else None


def _keys(marks: tuple[str, ...]) -> frozenset[str]:
    return frozenset(match_key(mark) for mark in marks)


def _is_coded(answer: Answer) -> bool:
    return bool(answer.recode or answer.contains or answer.regex)


def _other(cells: pd.Series[Any], answer: Answer) -> pa.Array:
    """The free text of « Autre »: as written beside words; beside codes itself if recoded, else `OTHER`."""
    recoding = Recoding.by(answer.recode, answer.missing, answer.contains, answer.regex) if _is_coded(answer) else None
    return _recoded(cells, {text: _other_text(text, recoding) for text in cells.dropna().unique()})


def _recoded(cells: pd.Series[Any], texts: Mapping[str, str | None]) -> pa.Array:
    """Each cell's text by its own, as one array: many cells, few texts."""
    codes, known = pd.factorize(cells)
    made = pa.array([texts[text] for text in known], type=pa.large_string())
    return made.take(pa.array(codes, mask=codes < 0))


def _other_text(text: str, recoding: Recoding | None) -> str | None:
    if not text.strip():
        return None
    return text if recoding is None or recoding.target(text) else OTHER
