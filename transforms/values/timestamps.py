"""Moments that a survey tool wrote: UTC, to the second or better.

Tools write ISO 8601 or the French day first. A moment without an offset is in `zone`, UTC unless
the caller knows better. 1980-01-01 is what LimeSurvey writes where it records no time: no value.
"""

from __future__ import annotations

import datetime as dt
import re

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.parsed import Parsed, absent, unreadable
from transforms.values.text import match_key

_CLOCK = r"(?:[t ,]+(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?)?"
_OFFSET = r" ?(?P<offset>z|utc|gmt|[+-]\d{2}:?\d{2})?"
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
        clock = dt.time(int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"] or 0), micro)
        return Parsed(dt.datetime.combine(day, clock, _zone(found["offset"], zone)).astimezone(dt.UTC))
    except (ValueError, OverflowError):  # 30 February, 25 o'clock, the edges of the calendar
        return unreadable()


def _zone(offset: str | None, zone: dt.tzinfo) -> dt.tzinfo:
    if offset is None:
        return zone
    if offset[0] not in "+-":
        return dt.UTC
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return dt.timezone(dt.timedelta(minutes=minutes if offset[0] == "+" else -minutes))
