"""Dates of SPSS and Stata, which are numbers with a display format, as ISO text."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Period = Literal["date", "datetime", "time", "month", "quarter", "half", "week"]
Numbers = npt.NDArray[np.float64]

_SPSS = re.compile(r"([A-Z]+)\d*(\.\d+)?$")
_SPSS_PERIODS: dict[str, Period] = {
    **dict.fromkeys(("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR"), "date"),
    **dict.fromkeys(("DATETIME", "YMDHMS"), "datetime"),
    **dict.fromkeys(("TIME", "DTIME", "MTIME"), "time"),
}
_STATA = re.compile(r"%-?\d*(t[cCdmqhw]|d)")
_STATA_PERIODS: dict[str, Period] = {
    **dict.fromkeys(("tc", "tC"), "datetime"),
    **dict.fromkeys(("td", "d"), "date"),
    "tm": "month",
    "tq": "quarter",
    "th": "half",
    "tw": "week",
}
# Parts of a year as Stata writes them (2023q2): there is no ISO text for them. Its weeks are not those of ISO.
_PARTS: dict[str, tuple[int, str]] = {"quarter": (4, "q"), "half": (2, "h"), "week": (52, "w")}
# Seconds from the origin of each to 1970: 14 October 1582, and 1 January 1960.
_SPSS_ORIGIN = 12_219_379_200
_STATA_ORIGIN = 315_619_200
_STATA_ORIGIN_MONTHS = 120
# Years 1 to 9999 in seconds around 1970: what a date in ISO can be.
_FIRST, _LAST = -62_135_596_800, 253_402_300_799
_DAY = 86_400


def period_of(tool: str, written: str | None) -> Period | None:
    """What a display format makes of a number; None for a number that is one."""
    found = (_SPSS if tool == "SPSS" else _STATA).match(written or "")
    if not found:
        return None
    return (_SPSS_PERIODS if tool == "SPSS" else _STATA_PERIODS).get(found[1])


def date_texts(numbers: Numbers, tool: str, period: Period) -> tuple[pa.Array, npt.NDArray[np.bool_]]:
    """The dates as text, and where there is none: a number that no calendar has stays a number."""
    if period == "time":
        return _times(numbers / 1000 if tool == "Stata" else numbers), np.isfinite(numbers) & (np.abs(numbers) < 1e12)
    if period in _PARTS:
        return _parts(numbers, *_PARTS[period])
    seconds = _seconds_since_1970(numbers, tool, period)
    with np.errstate(invalid="ignore"):
        is_date = np.isfinite(seconds) & (seconds >= _FIRST) & (seconds <= _LAST)
    moments = np.where(is_date, seconds, 0.0)
    texts = pa.array(_isoformat(moments, period), type=pa.large_string())
    return texts, is_date


def _seconds_since_1970(numbers: Numbers, tool: str, period: Period) -> Numbers:
    if tool == "SPSS":
        return numbers - _SPSS_ORIGIN
    if period == "datetime":
        return numbers / 1000 - _STATA_ORIGIN
    if period == "date":
        return numbers * _DAY - _STATA_ORIGIN
    is_near = np.isfinite(numbers) & (np.abs(numbers) < 120_000)
    months = np.where(is_near, numbers, 0).astype(np.int64) - _STATA_ORIGIN_MONTHS
    starts = months.astype("datetime64[M]").astype("datetime64[s]").astype(np.float64)
    return np.where(is_near, starts, np.nan)


def _isoformat(seconds: Numbers, period: Period) -> list[str]:
    """A date has its hours only where it has any: a format of days may lie over a moment."""
    # To the thousandth: what a float of this size says beyond it is noise.
    thousandths = np.round(seconds * 1000).astype(np.int64)
    moments = thousandths.astype("datetime64[ms]")
    unit = {"month": "M", "date": "D"}.get(period, "s")
    texts = np.datetime_as_string(moments.astype(f"datetime64[{unit}]")).tolist()
    has_part = thousandths % 1000 != 0
    has_hours = (thousandths % (_DAY * 1000) != 0) & (period == "date")
    for place in np.flatnonzero(has_part | has_hours):
        texts[place] = str(np.datetime_as_string(moments[place], unit="ms" if has_part[place] else "s"))
    return [text.replace("T", " ") for text in texts]


def _parts(numbers: Numbers, in_a_year: int, letter: str) -> tuple[pa.Array, npt.NDArray[np.bool_]]:
    is_part = np.isfinite(numbers) & (np.abs(numbers) < 8_000 * in_a_year)
    years, parts = np.divmod(np.where(is_part, numbers, 0).astype(np.int64), in_a_year)
    texts = [f"{year + 1960}{letter}{part + 1}" for year, part in zip(years, parts, strict=True)]
    return pa.array(texts, type=pa.large_string()), is_part


def _times(seconds: Numbers) -> pa.Array:
    """Durations as hours, minutes and seconds; the hours may pass 24."""
    return pa.array([_time(each) for each in seconds.tolist()], type=pa.large_string())


def _time(seconds: float) -> str | None:
    if not np.isfinite(seconds):
        return None
    sign, rest = ("-" if seconds < 0 else ""), round(abs(seconds), 3)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    last = f"{int(rest):02d}" if rest == int(rest) else f"{rest:06.3f}"
    return f"{sign}{int(hours):02d}:{int(minutes):02d}:{last}"
