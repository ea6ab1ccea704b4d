"""The cells of a statistical file as text, column by column."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.containers.number_text import number_column
from transforms.formats.containers.statistical_dates import Period, date_texts, period_of

# `Ã©` for `é`, `â€™` for `’`: UTF-8 once read as cp1252.
_SPOILT = "Ã[\u00a0-¿€‚ƒ„…†‡ˆ‰Š‹Œ]|â€[™œ˜“¦]|\ufffd"


def cells_of(frame: pd.DataFrame, metadata: Any, tool: str) -> tuple[list[pa.Array], list[str]]:
    """One column of text a variable, and what is odd about them."""
    cells: list[pa.Array] = []
    warnings: list[str] = []
    for position, name in enumerate(metadata.column_names, start=1):
        kind = metadata.readstat_variable_types[name]
        if kind == "string":
            texts = _texts(frame[name])
            warnings += _spoilt(texts, position)
        else:
            period = period_of(tool, metadata.original_variable_types.get(name))
            texts, strays = _numbers(frame[name], kind, tool, period, metadata.missing_ranges.get(name) or [])
            if strays:
                warnings.append(f"variable {position}: {strays} value(s) that no calendar has, read as numbers")
        cells.append(texts)
    declared = sum(1 for ranges in metadata.missing_ranges.values() if ranges)
    if declared:
        warnings.append(f"{declared} variable(s) declare codes as missing: the codes are kept as values")
    return cells, warnings


def _texts(column: pd.Series[Any]) -> pa.Array:
    """Texts, blank ones missing: these files have no other way to leave a text out."""
    texts = pa.array(column, type=pa.large_string(), from_pandas=True)
    texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.large_string()), texts)


def _spoilt(texts: pa.Array, position: int) -> list[str]:
    found = pc.match_substring_regex(texts, _SPOILT)
    count = pc.sum(found).as_py() or 0
    if not count:
        return []
    first = pc.index(found, True).as_py() + 1
    return [f"variable {position}: {count} cell(s) with spoilt characters, first in record {first}"]


def _numbers(
    column: pd.Series[Any], kind: str, tool: str, period: Period | None, missing: list[Any]
) -> tuple[pa.Array, int]:
    """Numbers or dates as text, letters of missing values as `.a`; and how many dates are none."""
    numbers, letters = _parted(column)
    if not period:
        own = numbers.astype(np.float32) if kind == "float" else numbers
        return _with_letters(number_column(own), letters), 0
    floats = numbers.astype(np.float64)
    texts, is_date = date_texts(floats, tool, period)
    declared = _is_declared(floats, missing)
    is_date &= ~declared
    strays = int((~np.isnan(floats) & ~is_date & ~declared).sum())
    return _with_letters(pc.if_else(pa.array(is_date), texts, number_column(floats)), letters), strays


def _parted(column: pd.Series[Any]) -> tuple[npt.NDArray[Any], list[str | None] | None]:
    """The numbers of a column, and where it has any the letters that stand for missing values."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.to_numpy(), None
    letters = [cell if isinstance(cell, str) else None for cell in column]
    numbers = [np.nan if isinstance(cell, str) else cell for cell in column]
    return np.array(numbers, dtype=np.float64), letters


def _with_letters(texts: pa.Array, letters: list[str | None] | None) -> pa.Array:
    if letters is None:
        return texts
    marks = pa.array([None if letter is None else f".{letter}" for letter in letters], type=pa.large_string())
    return pc.coalesce(marks, texts)


def _is_declared(numbers: npt.NDArray[np.float64], missing: list[Any]) -> npt.NDArray[np.bool_]:
    declared = np.zeros(len(numbers), dtype=bool)
    for each in missing:
        if isinstance(each["lo"], int | float):
            declared |= (numbers >= each["lo"]) & (numbers <= each["hi"])
    return declared
