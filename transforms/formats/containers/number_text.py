"""Numbers of a typed container as a person would write them: `1`, not `1.0`, and never an exponent.

Databases and statistical files hold numbers where a survey has codes, amounts and SIREN: the shortest text
that gives the same number back is what was entered.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_EXACT = 2.0**63


def number_text(number: int | float | np.floating[Any]) -> str:
    """One number: `1`, `0.1`, `21340017200013`, `inf`."""
    if isinstance(number, int) or not np.isfinite(number):
        return str(number)
    if -_EXACT < number < _EXACT and number == int(number):
        return str(int(number))
    return str(np.format_float_positional(number, trim="-"))


def number_column(numbers: npt.NDArray[Any]) -> pa.Array:
    """A column of numbers as text, missing where nan; single precision keeps its own shortest text."""
    if not np.issubdtype(numbers.dtype, np.floating):
        return pa.array(numbers).cast(pa.large_string())
    missing = np.isnan(numbers)
    whole = ~missing & (np.abs(numbers) < _EXACT) & (numbers == np.floor(numbers))
    integers = np.where(whole, numbers, 0).astype(np.int64)
    texts = pa.array(integers, mask=missing).cast(pa.large_string())
    others = np.flatnonzero(~missing & ~whole)
    if not len(others):
        return texts
    told = pa.array([number_text(number) for number in numbers[others]], type=pa.large_string())
    places = np.arange(len(numbers))
    places[others] = len(numbers) + np.arange(len(others))
    return pa.concat_arrays([texts, told]).take(pa.array(places))
