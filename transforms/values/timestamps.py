"""Moments that a survey tool wrote: UTC, to the second or better.

Tools write ISO 8601 or the French day first; American ones write the month first, which a single date
does not tell and a column of them does. A moment without an offset is in `zone`, UTC unless the caller
knows better. 1980-01-01 is what LimeSurvey writes where it records no time: no value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.parsed import Parsed, absent, unreadable
from transforms.values.text import match_key

_CLOCK = r"(?:[t ,]+(?:a )?(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
_CLOCK += r"(?: ?(?P<half>[ap])\.?m\.?)?)?"
_OFFSET = r"(?: ?(?P<offset>z|cest|cet|(?:utc|gmt) ?[+-]\d{1,2}(?::?\d{2})?|utc|gmt|[+-]\d{2}:?\d{2}))?"
_NAMED = {"z": 0, "utc": 0, "gmt": 0, "cet": 60, "cest": 120}
_SHIFT = re.compile(r"(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?")
_SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)(.*)", re.DOTALL)
_HALF_DAY = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
_FORMS = tuple(
    re.compile(day + _CLOCK + _OFFSET)
    for day in (
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})",
    )
)


def read_timestamp(raw: str, zone: dt.tzinfo = dt.UTC) -> Parsed[dt.datetime]:
    """The moment that a text states, in UTC."""
    key = match_key(raw)
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    found = next((match for form in _FORMS if (match := form.fullmatch(key))), None)
    if found is None:
        return unreadable()
    if (int(found["year"]), int(found["month"]), int(found["day"])) == (1980, 1, 1):
        return absent("blank")
    return _moment(found, zone)


def _moment(found: re.Match[str], zone: dt.tzinfo) -> Parsed[dt.datetime]:
    micro = int((found["fraction"] or "0")[:6].ljust(6, "0"))
    try:
        day = dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
        clock = dt.time(_hour(found), int(found["minute"] or 0), int(found["second"] or 0), micro)
        return Parsed(dt.datetime.combine(day, clock, _zone(found["offset"], zone)).astimezone(dt.UTC))
    except (ValueError, OverflowError):  # 30 February, 25 o'clock, the edges of the calendar
        return unreadable()


def _hour(found: re.Match[str]) -> int:
    """The hour of the day; ValueError for 13 in the afternoon, which is neither clock."""
    hour = int(found["hour"] or 0)
    if found["half"] is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if found["half"] == "p" else 0)


def _zone(offset: str | None, zone: dt.tzinfo) -> dt.tzinfo:
    if offset is None:
        return zone
    if offset in _NAMED:
        return dt.timezone(dt.timedelta(minutes=_NAMED[offset]))
    sign, hours, minutes = _SHIFT.fullmatch(offset).groups()  # type: ignore[union-attr]  # it is of this form
    shift = int(hours) * 60 + int(minutes or 0)
    return dt.timezone(dt.timedelta(minutes=shift if sign == "+" else -shift))


def months_lead(texts: Sequence[str]) -> bool:
    """Whether dates such as 03/14/2025 among the texts of one column say that the month goes first in all.

    Where none tells, an American clock (`1:22 PM`) beside every one of them does.
    """
    dates = [found for text in texts if (found := _SLASHED.fullmatch(text))]
    if any(int(found[1]) > 12 for found in dates):
        return False
    return any(int(found[2]) > 12 for found in dates) or (
        bool(dates) and all(_HALF_DAY.search(found[4]) for found in dates)
    )


def year_first(text: str) -> str:
    """A text that begins with month, day and year, with the year before the month; any other as it is."""
    found = _SLASHED.fullmatch(text)
    return f"{found[3]}-{found[1]}-{found[2]}{found[4]}" if found else text
