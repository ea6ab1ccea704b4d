"""Dates as French respondents write them: the earliest day that the text allows, and how exact it is.

`mars 2020` is 2020-03-01 with precision `month`, `T2 2020` 2020-04-01 with `quarter`. `premier
confinement` is an event, not a date: it has the precision `event` and no value, and `15 mars` is a
`day_without_year` without a value, unless the caller gives the period that the question is about.
Numbers are always day/month/year: a text that only makes sense as month/day/year is not read, and a
spreadsheet's serial number only where the caller says which system it is of. Of a span (`de mars à
juin 2020`) a start takes the first end and an end the last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from transforms.schema import LAST_DAY
from transforms.values.calendar_words import MONTHS, ORDINALS, STILL_GOING
from transforms.values.date_forms import DAY_WITHOUT_YEAR, EVENT, day_number
from transforms.values.marks import DEFAULT_MARKS, NOTHING, as_missing
from transforms.values.parsed import UNKNOWN, Parsed, absent, unreadable
from transforms.values.single_dates import is_bounded, single_date
from transforms.values.text import match_key

# No date is longer; the bound keeps the patterns fast on a description pasted into a date.
_LONGEST = 80

Period = tuple[dt.date, dt.date]

_ONLY_A_START = re.compile(r"(?:depuis|a partir|a compter|des|since|from) ")
_UNTIL = re.compile(r"(?:jusqu'(?:au |a |en |a la |a l')|(?:until|till|to) )")
_SPAN = re.compile(
    r"(?:du |de |d'|depuis |entre |from |between )?(?:l'|le )?(?P<first>\S.*?)"
    r"(?:,? (?:au|a|et|puis|jusqu'(?:au|a|en)|-|/|->|to|until|and) (?:l'|le )?|(?<=\d{4})[-/](?=\d{2,4}\b)|"
    r"(?<=[a-z.])[-/](?=[a-z])|(?<=\d{4})[-/](?=[a-z])|(?<=^\d)[-/](?=\d{1,2} [a-z])|(?<=^\d\d)[-/](?=\d{1,2} [a-z])|"
    r"(?<=^1er)-| (?=(?:debut|mi|fin)[ -])| ?[,;+&] )(?P<last>.+)"
)
_OPEN_SPAN = re.compile(
    r"(?P<first>\S.*?)(?: ?[-,;(/>]+ ?| )(?:(?:et |a |jusqu'a |jusqu'|au |to |until )*)"
    rf"(?:{'|'.join(sorted(map(re.escape, STILL_GOING), key=len, reverse=True))})\)?"
)
_ABOUT = re.compile(r",? (?:environ|env\.?|approximativement|a peu pres)$")
# Winter bears the name of the year that it begins in, where autumn goes before it.
_AUTUMN = re.compile(r"(?:.* )?(?:automne|autumn|fall)")
_WINTER = re.compile(r"(?:hiver|winter) (?P<year>\d{4})")
_RANKED = re.compile(r".* (?P<what>trim|sem|quarter|half)[a-z]*\.? .*")
_FIRST = re.compile(r"\b1 ?i?er\b")
# `Début : mars 2021` is no `début mars 2021`; the label of the other end says that this one is not meant.
_START_LABEL = re.compile(r"^(?:la )?(?:date (?:de |d'))?(?:debut|demarrage|commencement|start) ?: ?")
_END_LABEL = re.compile(r"^(?:la )?(?:date (?:de |d'))?(?:fin|arret|cloture|end) ?: ?")
# Later starts stand for « one day » or « never ends »; no survey asks for them.
_LAST_START = dt.date(2049, 12, 31)
_SERIAL = re.compile(r"(?P<days>\d{5})(?:[.,]\d+)?")
_SERIAL_BOUNDS = (20_000, 60_000)
# Day 0 of a workbook; Excel counts a 29 February 1900 that never was.
_DAY_ZERO: dict[int, dt.date] = {1900: dt.date(1899, 12, 30), 1904: dt.date(1904, 1, 1)}


def read_date(
    raw: str, *, end: bool = False, period: Period | None = None, serials: int | None = None
) -> Parsed[dt.date]:
    """The date that a text states, with a code of list date_precision; `end` takes the end of a span.

    `period` is what the question is about, where the wave file declares it: it gives a day without a
    year the one year that it leaves. `serials` is the system of a workbook whose dates are numbers, 1900 or
    1904; KeyError for another. A start after 2049 is not read, nor an end on the last day of the calendar: tools
    fill in 31/12/2099 where a date has to stand and there is none.
    """
    parsed = _read(raw, end=end, period=period, serials=serials)
    is_filler = parsed.value is not None and (parsed.value == LAST_DAY if end else parsed.value > _LAST_START)
    return unreadable(precision=UNKNOWN) if is_filler else parsed


def _read(raw: str, *, end: bool, period: Period | None, serials: int | None) -> Parsed[dt.date]:
    key = _FIRST.sub("1er", match_key(raw))
    missing = as_missing(key, (DEFAULT_MARKS, NOTHING))
    if missing is not None:
        return Parsed(missing=missing.missing)
    if len(key) > _LONGEST:
        return unreadable(precision=UNKNOWN)
    key = (_END_LABEL if end else _START_LABEL).sub("", key)
    if serials is not None and (found := _SERIAL.fullmatch(key)):
        return _serial(int(found["days"]), serials)
    if end and key.strip(". ") in STILL_GOING:
        return absent("not_applicable")
    parsed = _stated(_ABOUT.sub("", key.rstrip(".!? ")), end=end) or unreadable(precision=UNKNOWN)
    return _within(parsed, key, period) if period and parsed.precision == DAY_WITHOUT_YEAR else parsed


def _stated(key: str, *, end: bool) -> Parsed[dt.date] | None:
    if end and _ONLY_A_START.match(key) and _span(key, end=True) is None:
        return _open_span(key) and absent("not_applicable")
    text = _UNTIL.sub("", key) if end else key
    if (single := single_date(text)) is not None:
        return single
    if (begun := _open_span(text)) is not None:
        return absent("not_applicable") if end else begun
    return _span(key, end=end) or (_span(text, end=end) if end else None)


def _serial(days: int, system: int) -> Parsed[dt.date]:
    low, high = _SERIAL_BOUNDS
    if not low <= days <= high:
        return unreadable(precision=UNKNOWN)
    day = _DAY_ZERO[system] + dt.timedelta(days=days)
    return Parsed(day, precision="day") if is_bounded(day) else unreadable(precision=UNKNOWN)


def _within(parsed: Parsed[dt.date], key: str, period: Period) -> Parsed[dt.date]:
    """A day without a year, in the one year of the period that has it; without a value if several have."""
    found = re.search(rf"(\d{{1,2}})(?:er)?[ /-]?({'|'.join(sorted(MONTHS, key=len, reverse=True))}|\d{{2}})", key)
    if found is None:
        return parsed
    month = MONTHS.get(found[2]) or int(found[2])
    years = range(period[0].year, period[1].year + 1)
    days = [day for year in years if (day := _day_of(year, month, day_number(found[1]))) is not None]
    fitting = [day for day in days if period[0] <= day <= period[1] and is_bounded(day)]
    return Parsed(fitting[0], precision=DAY_WITHOUT_YEAR) if len(fitting) == 1 else parsed


def _day_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 29 February of another year
        return None


def _open_span(key: str) -> Parsed[dt.date] | None:
    """The start of what still goes on: `de mars 2020 à aujourd'hui`, `mars 2020 (en cours)`."""
    found = _OPEN_SPAN.fullmatch(key)
    parsed = single_date(found["first"]) if found else None
    return parsed if parsed is not None and (parsed.value or parsed.precision == EVENT) else None


def _span(key: str, *, end: bool) -> Parsed[dt.date] | None:
    found = _SPAN.fullmatch(key)
    if found is None:
        return None
    century = found["first"][:2] if re.fullmatch(r"\d{4}", found["first"]) else ""
    if _AUTUMN.fullmatch(found["first"]) and (winter := _WINTER.fullmatch(found["last"])):
        year = int(winter["year"])
        return _span(f"{found['first']} {year} - hiver {year}-{year + 1}", end=end)
    last = single_date(found["last"]) or single_date(century + found["last"]) or _span(found["last"], end=True)
    if last is None or last.precision == DAY_WITHOUT_YEAR:
        return last
    ranked = _RANKED.fullmatch(found["last"])
    first = f"{found['first']} {ranked['what']}" if ranked and found["first"] in ORDINALS else found["first"]
    begun = None if last.value is None else _start_of(first, last.value)
    return None if begun is None else last if end else begun


def _start_of(text: str, last: dt.date) -> Parsed[dt.date] | None:
    begun = (parsed for first, latest in _completed(text, last) if (parsed := _begun(first, latest)))
    return next(begun, None)


def _begun(text: str, latest: dt.date) -> Parsed[dt.date] | None:
    parsed = single_date(text)
    return parsed if parsed and parsed.value and parsed.value <= latest else None


def _completed(first: str, last: dt.date) -> Iterator[tuple[str, dt.date]]:
    """The first end as written, then with the month or the year that only the last end states."""
    yield first, last
    if first.removesuffix("er").isdigit():
        yield f"{first}/{last.month}/{last.year}", last
    elif re.fullmatch(r"\d{1,2}/\d{1,2}", first):
        yield f"{first}/{last.year}", last
        yield f"{first}/{last.year - 1}", last
    else:
        yield f"{first} {last.year}", last
        yield f"{first} {last.year - 1}", last
