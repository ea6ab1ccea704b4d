"""What holds of values: one boolean per row, True where the row is as it should be.

Each function takes columns of the same length and returns a bool Series on their index; none of them
knows a table, a rule or a severity (`expectations.relations` binds them to rules). Callers pass only
the rows that a check applies to: a function here never has to guess what a missing value means,
unless its docstring says so.

Great Expectations' own expectations are used where they are exact on Python values; the checks here
stand in where they are not: `isinstance(True, int)` and `isinstance(datetime, date)` hold, and a
list inside a cell is compared as its text.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from calendar import monthrange
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
from stdnum.fr import siren

from transforms.schema import CODE_INSEE, DEPARTEMENT, INT32_MAX, SIREN, Type

# Arrow refuses to write a lone surrogate: it is not text.
_SURROGATES = re.compile("[\ud800-\udfff]")
_INT64_MAX = 2**63 - 1
_EXACT_IN_DOUBLE = 2**53

# Precisions that say something about a date, or a cost, whose value is not stated.
DATELESS_PRECISIONS = frozenset({"event", "unknown", "day_without_year"})
COSTLESS_PRECISIONS = frozenset({"words", "unknown"})

_CODE_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "commune": CODE_INSEE,
        "epci": SIREN,
        "ept": SIREN,
        "departement": DEPARTEMENT,
        "region": r"\d{2}",
        "collectivite_unique": r"\d{2,3}",
        "collectivite_outre_mer": r"9[78]\d",
    }
)
_SIREN_KINDS = frozenset({"epci", "ept"})

# Months that a precision covers from the earliest day on; the season that lasts longest, winter
# written with two years, runs from December to March.
MONTHS_COVERED: Mapping[str, int] = MappingProxyType(
    {"month": 1, "month_part": 1, "quarter": 3, "semester": 6, "season": 4, "year_part": 6, "year": 12}
)


def each(predicate: Callable[..., bool], *columns: pd.Series[Any]) -> pd.Series[bool]:
    """What a predicate says of the cells of each row, on the index of the first column."""
    held = [bool(predicate(*cells)) for cells in zip(*columns, strict=True)]
    return pd.Series(held, index=columns[0].index, dtype=bool)


def anchored(pattern: str) -> str:
    """The pattern as a regular expression of the whole text, with digits 0 to 9 only.

    `\\d` would also take the digits of every other script, and `$` a line end at the end of the text.
    """
    return rf"\A(?:{pattern.replace(chr(92) + 'd', '[0-9]')})\Z"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and (value.isascii() or _SURROGATES.search(value) is None)


def _is_integer(value: object, largest: int) -> bool:
    return type(value) is int and -largest - 1 <= value <= largest


def _is_number(value: object) -> bool:
    if type(value) is int:
        return abs(value) <= _EXACT_IN_DOUBLE
    return type(value) is float and math.isfinite(value)


def _is_moment(value: object) -> bool:
    return isinstance(value, dt.datetime) and not pd.isna(value) and value.utcoffset() == dt.timedelta(0)


def _is_texts(value: object) -> bool:
    return type(value) is list and all(_is_text(element) for element in value)


_TYPE_TESTS: Mapping[Type, Callable[[object], bool]] = MappingProxyType(
    {
        "string": _is_text,
        "bool": lambda value: type(value) is bool,
        "int32": lambda value: _is_integer(value, INT32_MAX),
        "int64": lambda value: _is_integer(value, _INT64_MAX),
        "double": _is_number,
        "date": lambda value: type(value) is dt.date,
        "timestamp": _is_moment,
        "strings": _is_texts,
    }
)


def is_of_type(values: pd.Series[Any], declared: Type) -> pd.Series[bool]:
    """Whether each value is of a type of the schema, and can be written as such; None is not.

    Exact: True is no integer, a datetime no date, NaN and infinity no number, a timestamp without a
    zone or outside UTC no timestamp, a tuple or an array no list of strings. A whole number is a
    double, as it is for Arrow.
    """
    return each(_TYPE_TESTS[declared], values)


def elements_in(lists: pd.Series[Any], allowed: Collection[str]) -> pd.Series[bool]:
    """Whether every element of each list is one of the allowed values; an empty list passes."""
    return each(lambda elements: all(element in allowed for element in elements), lists)


def elements_match(lists: pd.Series[Any], pattern: str) -> pd.Series[bool]:
    """Whether every element of each list has the form of the pattern; an empty list passes."""
    form = re.compile(anchored(pattern))
    return each(lambda elements: all(form.search(element) for element in elements), lists)


def lacks_element(lists: pd.Series[Any], element: str) -> pd.Series[bool]:
    """Whether each list is free of an element: of a signal that parsing raised."""
    return each(lambda elements: element not in elements, lists)


def is_given(values: pd.Series[Any]) -> pd.Series[bool]:
    """Whether there is a value."""
    return values.notna().astype(bool)


def any_given(*columns: pd.Series[Any]) -> pd.Series[bool]:
    """Whether at least one of the columns has a value."""
    return pd.concat([column.notna() for column in columns], axis=1).any(axis=1).astype(bool)


def is_one_of(values: pd.Series[Any], allowed: Collection[str]) -> pd.Series[bool]:
    """Whether each value is one of the allowed ones; a missing value is not."""
    return each(lambda value: value in allowed, values)


def agrees_with(values: pd.Series[Any], keys: pd.Series[Any], expected: Mapping[str, str]) -> pd.Series[bool]:
    """Whether each value is the one expected for its key; where there is no key, no value is right.

    A key that nothing is expected for is let pass: whether it is a key at all is another rule.
    """
    return each(lambda value, key: key is not None and expected.get(key, value) == value, values, keys)


def at_most(low: pd.Series[Any], high: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each low is at most its high."""
    return each(lambda smaller, larger: smaller <= larger, low, high)


def differ(first: pd.Series[Any], second: pd.Series[Any]) -> pd.Series[bool]:
    """Whether the two values of each row differ."""
    return each(lambda a, b: a != b, first, second)


def latest_day(day: dt.date, precision: str | None) -> dt.date:
    """The last day that a date of this precision can mean; it is stored as its earliest.

    A date without a precision is read as a day; one of an event or of an unknown precision can mean
    any later day.
    """
    if precision in DATELESS_PRECISIONS:
        return dt.date.max
    months = MONTHS_COVERED.get(precision or "day", 0)
    return _month_end(day, months - 1) if months else day


def _month_end(day: dt.date, months_later: int) -> dt.date:
    years, month = divmod(day.month - 1 + months_later, 12)
    year = day.year + years
    return dt.date(year, month + 1, monthrange(year, month + 1)[1]) if year <= dt.MAXYEAR else dt.date.max


def not_ended_before_start(
    started: pd.Series[Any], ended: pd.Series[Any], ended_precision: pd.Series[Any]
) -> pd.Series[bool]:
    """Whether each end can lie on or after its start: `2020` can, for a start in May 2020."""
    return each(lambda start, end, how: latest_day(end, how) >= start, started, ended, ended_precision)


def starts_by(started: pd.Series[Any], status: pd.Series[Any], last: dt.date) -> pd.Series[bool]:
    """Whether each start is at most the last day; what is only planned may start any day."""
    return each(lambda start, state: state == "planned" or start <= last, started, status)


def themes_are_parents(theme: pd.Series[Any], subthemes: pd.Series[Any], parents: Mapping[str, str]) -> pd.Series[bool]:
    """Whether each theme is the parent of all its subthemes; a subtheme of no known parent is let pass."""
    return each(lambda family, topics: all(parents.get(topic, family) == family for topic in topics), theme, subthemes)


def code_fits_kind(kind: pd.Series[Any], code: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each official code has the form of its kind of authority; `other` may have any."""
    forms = {name: re.compile(anchored(form)) for name, form in _CODE_FORMS.items()}
    return each(lambda name, text: name not in forms or forms[name].search(text) is not None, kind, code)


def is_siren(values: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each number passes the SIREN checksum (Luhn)."""
    return each(siren.is_valid, values)


def siren_where_due(kind: pd.Series[Any], code: pd.Series[Any]) -> pd.Series[bool]:
    """Whether the code of each EPCI or EPT passes the SIREN checksum; other kinds pass."""
    return each(lambda name, text: name not in _SIREN_KINDS or bool(siren.is_valid(text)), kind, code)


def commune_in_departement(kind: pd.Series[Any], code: pd.Series[Any], departement: pd.Series[Any]) -> pd.Series[bool]:
    """Whether the code of each commune begins with its département; other kinds pass."""

    def agrees(name: str, text: str, place: str) -> bool:
        return name != "commune" or text[: 3 if text.startswith(("97", "98")) else 2] == place

    return each(agrees, kind, code, departement)


def has_words(texts: pd.Series[Any]) -> pd.Series[bool]:
    """Whether each text holds something other than white space."""
    return each(lambda text: bool(text.strip()), texts)


def length_within(texts: pd.Series[Any], shortest: int, longest: int) -> pd.Series[bool]:
    """Whether the count of characters of each text, white space around it aside, lies within the bounds."""
    return each(lambda text: shortest <= len(text.strip()) <= longest, texts)


def missing_is_known(entries: pd.Series[Any], fields: Collection[str], kinds: Collection[str]) -> pd.Series[bool]:
    """Whether every `field:kind` of each list names a field of the table and a kind of missing value."""

    def known(entry: str) -> bool:
        field, _, kind = entry.partition(":")
        return field in fields and kind in kinds

    return each(lambda listed: all(known(entry) for entry in listed), entries)


def missing_is_missing(frame: pd.DataFrame, scalars: Collection[str]) -> pd.Series[bool]:
    """Whether every scalar field that column `missing` of a row names has no value in that row.

    Lists are let pass: some of their elements may be read and others not.
    """
    named = {name: frame[name].notna().tolist() for name in scalars}

    def absent(row: int, listed: list[str]) -> bool:
        fields = (entry.partition(":")[0] for entry in listed)
        return not any(named[field][row] for field in fields if field in named)

    return each(absent, pd.Series(range(len(frame)), index=frame.index, dtype=object), frame["missing"])
