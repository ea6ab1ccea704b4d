"""Counts of people or things, with their unit: whole numbers, never three and a half users.

`1 234`, `1.234`, `1234,0`, `environ 200 usagers` and `une centaine d'élèves` are read; the unit that
follows must be a known noun, for `200 sur 300` says something else. `read_quantity` also reads ranges,
bounds (`> 50`) and rates (`2 à 3 par jour`); `read_count` does not take them for a count: no column
could say that they are not exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transforms.values.amount_words import ASIDE, EURO, OTHER_CURRENCY, QUALIFIERS, REMARK, SHARE
from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.numerals import MULTIPLIERS, NUMBER, about_so_many, number, spelled, with_english_groups
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import match_key
from transforms.values.units import unit_of

# A thing was counted that list users_unit does not hold.
OTHER_UNIT = "other_unit"

_LONGEST = 80
# `usager·e·s`, `habitant(e)s`
_INCLUSIVE = re.compile(r"[·•][a-z]{1,4}(?=[·•]s\b|\b)[·•]?|\((?:e|ne|s|es|trice)\)")
_ZERO = re.compile(r"neant|rien|zero|aucun|aucune|personne|nul|none|nobody|pas d'(?:usager|utilisateur|inscrit)s?|0+")
_PERIODS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (period, re.compile(rf"(?: ?/ ?| par | per | each | chaque )(?:{words})\b|\b(?:{adjectives})\b"))
    for period, words, adjectives in (
        ("day", "jour|j|day", "quotidien(?:s|nes?)?|journalier(?:s|es?)?|daily"),
        ("week", "semaine|sem|week", "hebdomadaires?|hebdo|weekly"),
        ("month", "mois|month", "mensuel(?:s|les?)?|monthly"),
        ("year", "an|ans|annee|year", "annuel(?:s|les?)?|yearly"),
    )
)
_LEAD_IN = re.compile(r"deja |(?:nombre|total|soit|nb|effectif)(?: (?:d'|de |total )?[a-z]+)? ?[:=] ?|total(?: de)? ")
_TERM = rf"(?:{NUMBER})(?: ?(?:{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})(?![a-z]))?"
_RANGES = (
    re.compile(rf"(?:de |from )?(?P<low>{_TERM}) ?(?:a|-|ou|to) ?(?P<high>{_TERM})(?P<noun> ?[^\d]*)"),
    re.compile(rf"(?:entre|between) (?P<low>{_TERM}) ?(?:et|and|a|-) ?(?P<high>{_TERM})(?P<noun> ?[^\d]*)"),
)
_COUNT = re.compile(rf"(?P<number>{_TERM})(?P<noun> ?[^\d]*)")
_SPLIT_TERM = re.compile(rf"(?P<number>{NUMBER}) ?(?P<multiplier>[a-z]*)")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words around a count say: the bare text, the precision ("": contradictory), the period."""

    bare: str
    precision: str | None
    period: str | None


def read_count(raw: str) -> Parsed[int]:
    """The whole number that a text states, precision `exact` or `approx`, with its unit."""
    read = read_quantity(raw)
    is_count = read.missing is not None or (read.precision in {"exact", "approx"} and read.period is None)
    return read if is_count else unreadable()


def read_quantity(raw: str) -> Parsed[int]:
    """The count that a text states: also a range, a bound, or so many by day, week, month or year."""
    key = with_english_groups(match_key(raw))
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    if len(key) > _LONGEST or EURO.search(key) or OTHER_CURRENCY.search(key) or SHARE.search(REMARK.sub(" ", key)):
        return unreadable()
    told = _told(key)
    if told.precision == "":
        return unreadable()
    read = _counted(told.bare, told.precision)
    return replace(read, period=told.period) if read.signal is None else read


def _told(key: str) -> _Told:
    text = " ".join(ASIDE.sub(" ", REMARK.sub(" ", _INCLUSIVE.sub("", key))).split())
    period = next((name for name, words in _PERIODS if words.search(text)), None)
    for _, words in _PERIODS:
        text = words.sub(" ", text)
    stated = []
    for name, words in QUALIFIERS:
        bare = words.sub(" ", text)
        stated += [name] if bare != text else []
        text = bare
    text = _LEAD_IN.sub("", " ".join(text.split()), count=1).strip(" .;:,!")
    return _Told(text, None if not stated else stated[0] if len(stated) == 1 else "", period)


def _counted(text: str, precision: str | None) -> Parsed[int]:
    if _ZERO.fullmatch(text):
        return Parsed(0, precision=precision or "exact")
    if (found := _COUNT.fullmatch(text)) and (value := _whole(found["number"])) is not None:
        return _with_unit(value, None, precision or "exact", found["noun"])
    if found := next((match for form in _RANGES if (match := form.fullmatch(text))), None):
        low, high = _whole(found["low"]), _whole(found["high"])
        if low is None or high is None or low > high or precision not in {None, "approx"}:
            return unreadable()
        return _with_unit(low, high, "range", found["noun"])
    return _in_words(text, precision)


def _with_unit(value: int, high: int | None, precision: str, noun: str) -> Parsed[int]:
    is_noun, unit = unit_of(noun.strip()) if noun.strip() else (True, None)
    if not is_noun:
        return unreadable()
    notes = (OTHER_UNIT,) if noun.strip() and unit is None else ()
    if precision == "at_most":
        return Parsed(None, high=value, precision=precision, unit=unit, notes=notes)
    return Parsed(value, high=high, precision=precision, unit=unit, notes=notes)


def _in_words(text: str, precision: str | None) -> Parsed[int]:
    """`cent cinquante élèves`, `une centaine de foyers`: the longest beginning that is a number."""
    words = text.split(" ")
    for length in range(len(words), 0, -1):
        head, noun = " ".join(words[:length]), " ".join(words[length:])
        if (value := spelled(head)) is not None:
            return _with_unit(value, None, precision or "exact", noun)
        if (value := about_so_many(head)) is not None:
            return _with_unit(value, None, precision or "approx", noun)
    return unreadable()


def _whole(text: str) -> int | None:
    found = _SPLIT_TERM.fullmatch(text)
    value = number(found["number"]) if found else None
    if found is None or value is None:
        return None
    value *= MULTIPLIERS.get(found["multiplier"], 1)
    return int(value) if value == value.to_integral_value() else None
