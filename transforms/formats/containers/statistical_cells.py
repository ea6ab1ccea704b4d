"""The cells of a statistical file as text, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.containers.number_text import number_column
from transforms.formats.containers.statistical_dates import date_texts, period_of
from transforms.formats.containers.statistical_parser import Parsed

# `Ã©` for `é`, `â€™` for `’`: UTF-8 once read as cp1252.
_SPOILT = "Ã[\u00a0-¿€‚ƒ„…†‡ˆ‰Š‹Œ]|â€[™œ˜“¦]|\ufffd"


def cells_of(parsed: Parsed, tool: str) -> tuple[list[pa.Array], list[str]]:
    """One column of text a variable, and what is odd about them."""
    cells: list[pa.Array] = []
    warnings: list[str] = []
    text_names = set(parsed.text_names())
    for position, name in enumerate(parsed.names, start=1):
        if name in text_names:
            column = parsed.texts(name)
            odd = _spoilt(column)
        else:
            column, odd = _numbers(parsed, name, tool)
        cells.append(column)
        warnings += [f"variable {position}: {odd}"] if odd else []
    declared = sum(1 for ranges in parsed.metadata.missing_ranges.values() if ranges)
    if declared:
        warnings.append(f"{declared} variable(s) declare codes as missing: the codes are kept as values")
    return cells, warnings


def _spoilt(texts: pa.Array) -> str | None:
    found = pc.match_substring_regex(texts, _SPOILT)
    count = pc.sum(found).as_py()
    if not count:
        return None
    return f"{count} cell(s) with spoilt characters, first in record {pc.index(found, True).as_py() + 1}"


def _numbers(parsed: Parsed, name: str, tool: str) -> tuple[pa.Array, str | None]:
    """Numbers or dates as text, letters of missing values as `.a`; and how many dates are none."""
    numbers, letters = _parted(parsed.columns[name])
    metadata = parsed.metadata
    period = period_of(tool, metadata.original_variable_types.get(name))
    if not period:
        is_single = metadata.readstat_variable_types[name] == "float"
        own = numbers.astype(np.float32) if is_single else numbers
        return _with_letters(number_column(own), letters), None
    texts, is_date = date_texts(numbers, tool, period)
    declared = _is_declared(numbers, metadata.missing_ranges.get(name) or [])
    strays = int((~np.isnan(numbers) & ~is_date & ~declared).sum())
    dated = pc.if_else(pa.array(is_date & ~declared), texts, number_column(numbers))
    odd = f"{strays} value(s) that no calendar has, read as numbers" if strays else None
    return _with_letters(dated, letters), odd


def _parted(column: Sequence[Any]) -> tuple[npt.NDArray[np.float64], list[str | None] | None]:
    """The numbers of a column, and where it has any the letters that stand for missing values.

    Whole numbers are at most of 32 bits in these files, which double precision holds exactly.
    """
    if not isinstance(column, list):
        return np.asarray(column, dtype=np.float64), None
    if str not in set(map(type, column)):
        return np.array(column, dtype=np.float64), None
    letters = [cell if isinstance(cell, str) else None for cell in column]
    numbers = [None if isinstance(cell, str) else cell for cell in column]
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
