"""Dates as French respondents write them: the earliest day that the text allows, and how exact it is.

`mars 2020` is 2020-03-01 with precision `month`, `T2 2020` 2020-04-01 with `quarter`, `premier
confinement` the first day of that event with `event`. A day without a year (`15 mars`) has a
precision and no value. Numbers are always day/month/year: a text that only makes sense as
month/day/year is not read, and neither is a spreadsheet's serial number. Of a span (`de mars à juin
2020`) a start takes the first end and an end the last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

from transforms.schema import FIRST_DAY, LAST_DAY
from transforms.values.calendar_words import (
    LOCKDOWNS,
    MONTH_PARTS,
    MONTHS,
    ORDINALS,
    SEASONS,
    YEAR_PARTS,
)
from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import match_key

# No date is longer; the bound keeps the patterns fast on a description pasted into a date.
_LONGEST = 80


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_any(MONTHS)})\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_FULL_YEAR = r"(?P<year>\d{4})"
_ORDINAL = rf"(?P<rank>{_any(ORDINALS)})"
_CLOCK = r"(?:[t ,]+\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"

_LEAD_IN = re.compile(
    r"(?:(?:depuis|des|a partir|a compter|courant|pendant|durant|vers|environ|lance|en|since|from|in|date|"
    r"l'annee|annee|le mois|mois|au mois|au cours|le|la|l'|au|a|a l'|du|de|de l'|d'|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:(?<=')|[ :]+))+"
)
_SPAN = re.compile(
    r"(?:du |de |d'|depuis |entre )?(?P<first>\S.*?)"
    r"(?: (?:au|a|et|jusqu'(?:au|a|en)|-) |(?<=\d{4})[-/](?=\d{4}\b))(?P<last>.+)"
)


def _day(found: re.Match[str]) -> dt.date:
    return dt.date(_year(found["year"]), _month(found["month"]), int(found["day"].rstrip("er")))


def _year(text: str) -> int:
    # Two digits: the only year that the bounds leave, 1980 to 2079.
    number = int(text)
    return number if len(text) == 4 else number + (1900 if number >= FIRST_DAY.year % 100 else 2000)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text]


def _month_start(found: re.Match[str]) -> dt.date:
    return dt.date(_year(found["year"]), _month(found["month"]), 1)


def _month_part(found: re.Match[str]) -> dt.date:
    return _month_start(found).replace(day=MONTH_PARTS[found["part"]])


def _year_start(found: re.Match[str]) -> dt.date:
    return dt.date(_year(found["year"]), 1, 1)


def _year_part(found: re.Match[str]) -> dt.date:
    return dt.date(_year(found["year"]), YEAR_PARTS[found["part"]], 1)


def _quarter(found: re.Match[str]) -> dt.date:
    return dt.date(_year(found["year"]), 3 * ORDINALS[found["rank"]] - 2, 1)


def _semester(found: re.Match[str]) -> dt.date:
    rank = ORDINALS[found["rank"]]
    if rank > 2:
        raise ValueError("a year has two semesters")
    return dt.date(_year(found["year"]), 6 * rank - 5, 1)


def _season(found: re.Match[str]) -> dt.date:
    return dt.date(_year(found["year"]), SEASONS[found["season"]], 1)


def _winter(found: re.Match[str]) -> dt.date:
    year = _year(found["year"])
    if _year(found["next"]) != year + 1:
        raise ValueError("a winter spans two years in a row")
    return dt.date(year, 12, 1)


def _lockdown(found: re.Match[str]) -> dt.date:
    rank = ORDINALS[found["rank"]]
    if rank not in LOCKDOWNS:
        raise ValueError("there was no such lockdown")
    return LOCKDOWNS[rank]


def _no_year(found: re.Match[str]) -> None:
    # 2020 was a leap year: `29 février` is a day of some year.
    dt.date(2020, _month(found["month"]), int(found["day"].rstrip("er")))


Reader = Callable[[re.Match[str]], dt.date | None]
_PART = rf"(?P<part>{_any(MONTH_PARTS)})(?:[ -]+|[ -]+(?:de|du mois de|du mois d'|de l'annee|d'annee)[ ]*)"
_FORMS: tuple[tuple[re.Pattern[str], str, Reader], ...] = tuple(
    (re.compile(pattern), precision, reader)
    for pattern, precision, reader in (
        (rf"{_FULL_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}", "day", _day),
        (rf"(?P<day>\d{{1,2}}) ?([-/.]) ?(?P<month>\d{{1,2}}) ?\2 ?(?P<year>\d{{4}}|\d{{2}}){_CLOCK}", "day", _day),
        (rf"(?P<day>\d{{1,2}}(?:er)?)[ -]?{_MONTH}[ -]?{_YEAR}", "day", _day),
        (rf"(?P<day>\d{{1,2}}(?:er)?)[ -]?{_MONTH}", "day_without_year", _no_year),
        (r"(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d{4})", "month", _month_start),
        (rf"{_FULL_YEAR}[-/](?P<month>\d{{1,2}})", "month", _month_start),
        (rf"{_MONTH}(?: de)?[ /-]*{_YEAR}", "month", _month_start),
        (rf"{_PART}{_MONTH}[ /-]*{_YEAR}", "month_part", _month_part),
        (rf"{_PART}{_FULL_YEAR}", "year_part", _year_part),
        (rf"[tq](?P<rank>[1-4])[ /-]*(?:de )?{_YEAR}", "quarter", _quarter),
        (rf"{_FULL_YEAR}[ /-]*[tq](?P<rank>[1-4])", "quarter", _quarter),
        (rf"{_ORDINAL} (?:trimestre|trim\.?|quarter)(?: de)?(?: l'annee)? {_YEAR}", "quarter", _quarter),
        (rf"s(?P<rank>[12])[ /-]*{_YEAR}", "semester", _semester),
        (rf"{_FULL_YEAR}[ /-]*s(?P<rank>[12])", "semester", _semester),
        (rf"{_ORDINAL} (?:semestre|sem\.?|semester)(?: de)?(?: l'annee)? {_YEAR}", "semester", _semester),
        (rf"(?P<season>{_any(SEASONS)})(?: de)? {_FULL_YEAR}", "season", _season),
        (rf"(?:hiver|winter) {_FULL_YEAR}[ /-]+(?P<next>\d{{4}}|\d{{2}})", "season", _winter),
        (_FULL_YEAR, "year", _year_start),
        (rf"(?:debut du )?{_ORDINAL} (?:confinement|lockdown)", "event", _lockdown),
    )
)


def read_date(raw: str, *, end: bool = False) -> Parsed[dt.date]:
    """The date that a text states, with a code of list date_precision; `end` takes the end of a span."""
    key = match_key(raw)
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    if len(key) > _LONGEST:
        return unreadable()
    return _simple(key) or _span(key, end=end) or unreadable()


def _simple(key: str) -> Parsed[dt.date] | None:
    # The text itself first: `a` and `le` are lead-ins, `mars` is not, whatever comes before it.
    for text in (key, _LEAD_IN.sub("", key, count=1) if _LEAD_IN.match(key) else key):
        for pattern, precision, reader in _FORMS:
            found = pattern.fullmatch(text.rstrip(". "))
            if found:
                return _dated(found, precision, reader)
    return None


def _dated(found: re.Match[str], precision: str, reader: Reader) -> Parsed[dt.date]:
    try:
        day = reader(found)
    except ValueError:  # 2021-02-30, month 13
        return unreadable()
    if day is None:
        return unreadable(precision=precision)
    return Parsed(day, precision=precision) if FIRST_DAY <= day <= LAST_DAY else unreadable()


def _span(key: str, *, end: bool) -> Parsed[dt.date] | None:
    found = _SPAN.fullmatch(key.rstrip(". "))
    last = _simple(found["last"]) if found else None
    if found is None or last is None or last.value is None:
        return None
    if end:
        return last
    begun = (parsed for text, latest in _completed(found["first"], last.value) if (parsed := _begun(text, latest)))
    return next(begun, None)


def _begun(text: str, latest: dt.date) -> Parsed[dt.date] | None:
    parsed = _simple(text)
    return parsed if parsed and parsed.value and parsed.value <= latest else None


def _completed(first: str, last: dt.date) -> Iterator[tuple[str, dt.date]]:
    """The first end as written, then with the month or the year that only the last end states."""
    yield first, last
    yield f"{first} {last.year}", last
    yield f"{first} {last.year - 1}", last
    if first.removesuffix("er").isdigit():
        yield f"{first}/{last.month}/{last.year}", last
