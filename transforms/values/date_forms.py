"""The forms in which a single date is written, each with the precision that it has.

Texts come as `match_key` leaves them, without what leads in (`depuis`, `à partir du`). Numbers are
always day/month/year, or year-month-day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from transforms.schema import FIRST_DAY
from transforms.values.calendar_words import EVENTS, MONTH_PARTS, MONTHS, ORDINALS, SEASONS, YEAR_PARTS


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_LAST_SHORT_YEAR = 49

_MONTH = rf"(?P<month>{_any(MONTHS)})\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_FULL_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2}(?:er|st|nd|rd|th|o)?|premier)"
_ORDINAL = rf"(?P<rank>{_any(ORDINALS)})"
_CLOCK = (
    r"(?:(?:t| a |[ ,]+)\d{1,2}(?: ?(?:h|heures?)|[:h]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?)"
    r"(?: ?(?:z|utc|[+-]\d{2}:?\d{2}))?)?"
)
# `début mars`, `mi-mars`, `fin du mois de mars`, `end of March`.
_PART = rf"(?P<part>{_any(MONTH_PARTS)})(?:[ -]+|(?=\d{{4}}))(?:(?:de |d'|du )(?:mois (?:de |d')|l'annee |annee )?)?"
# A part of what has no code for parts: the whole of it is told.
_LOOSE_PART = rf"(?:(?:{_any(MONTH_PARTS)})(?:[ -]+)(?:de l'|du |de la |d'|de |the )?)?"
_OF = r"(?: ?[-/,] ?|(?=\d{4})|(?: de| du| of)?(?: l'annee| the year)? )"


def day_number(text: str) -> int:
    """The day of the month of `1er`, `17th`, `premier`."""
    return 1 if text == "premier" else int(re.sub(r"\D", "", text))


def year_number(text: str) -> int:
    """The year; two digits are one of 1980 to 2049, and raise ValueError between."""
    number = int(text)
    if len(text) == 4:
        return number
    if _LAST_SHORT_YEAR < number < FIRST_DAY.year % 100:
        raise ValueError("the last century or this one")
    return number + (1900 if number > _LAST_SHORT_YEAR else 2000)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text]


def _day(found: re.Match[str]) -> dt.date:
    return dt.date(year_number(found["year"]), _month(found["month"]), day_number(found["day"]))


def _month_start(found: re.Match[str]) -> dt.date:
    return dt.date(year_number(found["year"]), _month(found["month"]), 1)


def _month_part(found: re.Match[str]) -> dt.date:
    return _month_start(found).replace(day=MONTH_PARTS[found["part"]])


def _week(found: re.Match[str]) -> dt.date:
    return _month_start(found).replace(day=7 * ORDINALS[found["rank"]] - 6)


def _fortnight(found: re.Match[str]) -> dt.date:
    return _month_start(found).replace(day=15 * min(ORDINALS[found["rank"]], 2) - 14)


def _year_start(found: re.Match[str]) -> dt.date:
    return dt.date(year_number(found["year"]), 1, 1)


def _year_part(found: re.Match[str]) -> dt.date:
    return dt.date(year_number(found["year"]), YEAR_PARTS[found["part"]], 1)


def _quarter(found: re.Match[str]) -> dt.date:
    return dt.date(year_number(found["year"]), 3 * ORDINALS[found["rank"]] - 2, 1)


def _semester(found: re.Match[str]) -> dt.date:
    rank = ORDINALS[found["rank"]]
    if rank > 2 and not found["rank"].startswith(("dernier", "last")):
        raise ValueError("a year has two semesters")
    return dt.date(year_number(found["year"]), 6 * min(rank, 2) - 5, 1)


def _season(found: re.Match[str]) -> dt.date:
    return dt.date(year_number(found["year"]), SEASONS[found["season"]], 1)


def _winter(found: re.Match[str]) -> dt.date:
    year = year_number(found["year"])
    if year_number(found["next"]) != year + 1:
        raise ValueError("a winter spans two years in a row")
    return dt.date(year, 12, 1)


def _month_or_day(found: re.Match[str]) -> dt.date | None:
    """`03/20` can only be March 2020 and `15/03` the 15th of March; `10/11` can be both, and is neither."""
    first, second = int(found["first"]), int(found["second"])
    is_day, is_month = _exists(first, second), 1 <= first <= 12 and len(found["second"]) == 2
    if is_day == is_month:
        raise ValueError("a day and a month, or a month and a year")
    return None if is_day else dt.date(year_number(found["second"]), first, 1)


def _exists(day: int, month: int) -> bool:
    # 2020 was a leap year: `29 février` is a day of some year.
    try:
        dt.date(2020, month, day)
    except ValueError:
        return False
    return True


def _no_year(found: re.Match[str]) -> None:
    dt.date(2020, _month(found["month"]), day_number(found["day"]))


def _no_day(_: re.Match[str]) -> None:
    return None


Reader = Callable[[re.Match[str]], dt.date | None]
DAY_WITHOUT_YEAR = "day_without_year"
EVENT = "event"
_EVENT = (
    r"(?:(?:juste |peu )?(?:avant|apres|lors|suite|entre|before|after|during|dans le cadre|en raison|a cause) )?"
    r"(?:(?:au|aux|a|du|de|des) )?(?:l'|(?:le|la|les|the) )?"
    rf"(?:(?:{_any(MONTH_PARTS)})[ -](?:du |de la |de l'|des |de |d'|of )?)?(?:(?:le|la|les|the) )?"
    rf"(?:(?:{_any(ORDINALS)}) )?"
    rf"(?:{_any(EVENTS)})"
    rf"(?: (?:du |de |d'|en |of |n[o°] ?)?(?:{_any(ORDINALS)}|{_any(MONTHS)}|{_any(SEASONS)}))?"
    r"(?: (?:du |de |de la |liee? (?:au |a la )|sanitaire )?(?:covid|coronavirus|covid-19|sanitaire))?"
    r"(?: (?:de |en )?\d{4})?"
)
FORMS: tuple[tuple[re.Pattern[str], str, Reader], ...] = tuple(
    (re.compile(pattern), precision, reader)
    for pattern, precision, reader in (
        (rf"{_FULL_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}", "day", _day),
        # Where a day comes first the months would be 19 or 20: no eight digits are two dates.
        (r"(?P<year>19[89]\d|20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)", "day", _day),
        (r"(?P<day>\d\d)(?P<month>0[1-9]|1[0-2])(?P<year>19[89]\d|20[0-4]\d)", "day", _day),
        (rf"{_DAY} ?([-/.]) ?(?P<month>\d{{1,2}}) ?\2 ?(?P<year>\d{{4}}|\d{{2}}){_CLOCK}", "day", _day),
        (rf"(?P<day>\d{{1,2}}) (?P<month>\d{{1,2}}) {_FULL_YEAR}", "day", _day),
        (rf"{_DAY}(?:[ /.-]{{0,2}}| of ){_MONTH}(?: de)?[ /,.-]{{0,2}}{_YEAR}{_CLOCK}", "day", _day),
        (rf"{_MONTH} (?P<day>\d{{1,2}}(?:st|nd|rd|th)?)(?:, ?| ){_FULL_YEAR}", "day", _day),
        (rf"{_DAY}[ -]?{_MONTH}", DAY_WITHOUT_YEAR, _no_year),
        (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", "", _month_or_day),
        (r"(?P<month>\d{1,2}) ?[-/. ] ?(?P<year>\d{4})", "month", _month_start),
        (rf"{_FULL_YEAR}[-/](?P<month>0?[1-9]|1[0-2])", "month", _month_start),
        (rf"{_MONTH}(?: de| of)?[ /,-]*{_YEAR}", "month", _month_start),
        (rf"{_FULL_YEAR}[ /,-]+{_MONTH}", "month", _month_start),
        (rf"rentree (?:scolaire )?(?:de |d'){_MONTH}[ /,-]*{_YEAR}", "month", _month_start),
        (rf"{_PART}{_MONTH}[ /,-]*{_YEAR}", "month_part", _month_part),
        (
            rf"{_ORDINAL} (?:semaine|week) (?:de |d'|of |du mois de |du mois d'){_MONTH}[ /-]*{_YEAR}",
            "month_part",
            _week,
        ),
        (rf"semaine du {_DAY} {_MONTH}[ /-]*{_YEAR}", "month_part", _day),
        (rf"{_ORDINAL} quinzaine (?:de |d'|du mois de |du mois d'){_MONTH}[ /-]*{_YEAR}", "month_part", _fortnight),
        (rf"{_PART}{_FULL_YEAR}", "year_part", _year_part),
        (rf"{_LOOSE_PART}[tq] ?(?P<rank>[1-4]){_OF}{_YEAR}", "quarter", _quarter),
        (rf"{_FULL_YEAR}[ /-]*[tq](?P<rank>[1-4])", "quarter", _quarter),
        (rf"{_LOOSE_PART}{_ORDINAL} (?:trimestres?|trim\.?|quarter){_OF}{_YEAR}", "quarter", _quarter),
        (rf"(?P<rank>[1-4]) ?t{_OF}{_YEAR}", "quarter", _quarter),
        (rf"trimestre (?P<rank>[1-4]){_OF}{_YEAR}", "quarter", _quarter),
        (rf"{_LOOSE_PART}[sh] ?(?P<rank>[12]){_OF}{_YEAR}", "semester", _semester),
        (rf"{_FULL_YEAR}[ /-]*[sh](?P<rank>[12])", "semester", _semester),
        (rf"(?P<rank>[12]) ?s{_OF}{_YEAR}", "semester", _semester),
        (rf"semestre (?P<rank>[12]){_OF}{_YEAR}", "semester", _semester),
        (
            rf"{_LOOSE_PART}{_ORDINAL} (?:semestres?|sem\.?|semester|half|moitie){_OF}{_YEAR}",
            "semester",
            _semester,
        ),
        (rf"{_LOOSE_PART}(?P<season>{_any(SEASONS)})(?: de| of|-)? ?{_YEAR}", "season", _season),
        (rf"{_LOOSE_PART}(?:hiver|winter) {_YEAR} ?[/-] ?(?P<next>\d{{4}}|\d{{2}})", "season", _winter),
        (_FULL_YEAR, "year", _year_start),
        (_EVENT, EVENT, _no_day),
    )
)
