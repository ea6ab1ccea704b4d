"""Amounts in euros as respondents write them: value, high end of a range, precision.

`12 k€` is 12,000; `10-15 000 €` a range from 10,000; `néant` is 0 and `NSP` is not; `au plus 500 €`
has a high end and no value. The figure is taken as written, with or without tax: notes `ht` and `ttc`
say which. An amount that is said to be for a month or a year has that `period`: what it means for a
field is the caller's to say. A share (`80 %`), a price per head, another currency, a negative figure
and a sum of items are not amounts: they are not read, and a note says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transforms.values.amount_figures import figure, is_product
from transforms.values.amount_words import (
    ASIDE,
    EACH,
    EURO,
    HT,
    IN_KIND,
    INVESTMENT,
    LEAD_IN,
    MONTH,
    NEGATIVE,
    OTHER_CURRENCY,
    PER_UNIT,
    QUALIFIERS,
    REMARK,
    RUNNING,
    SHARE,
    SUBSCRIPTION,
    TTC,
    YEAR,
    ZERO,
)
from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.numerals import with_english_groups
from transforms.values.parsed import UNKNOWN, Parsed, unreadable
from transforms.values.text import match_key

_LONGEST = 120

_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,2})?")
# Stands where words between two figures were.
_GAP = "¤"
_CURRENCY = re.compile(r"€|(?:\bd'|\bde )?euros?\b|eur\b|(?<=\d) ?e$")

# `15 €/mois x 12` and `12 x 15 €/mois`: times are months here, not things.
_OF_TIMES = re.compile(r"12 ?(?:x|×|\*|fois)|.*(?:x|×|\*|fois) ?12$")
# `1 000 € HT soit 1 200 € TTC` says the same amount twice; `12 000 € + 1 200 €/an` two amounts.
_SAID_AGAIN = re.compile(r",? (?:soit|i\.e\.|c'est-a-dire|ou encore) | ?= ?")
_AND = re.compile(r" ?\+ ?(?=[a-z0-9])| ?; ?|,? (?:et|puis|plus) (?!plus\b)|, (?=[a-z0-9])| / | - ")


_OVER_YEARS = re.compile(
    r"(?:\b(?:pour|sur|pendant|les|de|for|over)|/) ?(?:une (?:duree|periode) de )?(?!(?:1|un|12|douze) )"
    r"(?:\d{1,2}|deux|trois|quatre|cinq|six|dix) (?:ans|annees|mois|years|months)\b|\(\d{1,2} (?:ans|annees|years)\)"
)
_FIGURE_IN_REMARK = re.compile(r"\d ?(?:/|(?:k|m)?€|k?euros?\b|eur\b|par )")
_SIGN_AND_WORD = re.compile(r"€ ?(?:uros?|euros?|eur)(?![a-z])")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words around a figure say: precision (None: none; "": contradictory), period, notes."""

    bare: str
    precision: str | None
    period: str | None
    notes: tuple[str, ...]


def read_amount(raw: str) -> Parsed[float]:
    """The one amount that a text states, in euros, with a code of list cost_precision."""
    # Most are: the words of a million different figures need not be looked for.
    if _PLAIN.fullmatch(raw):
        return Parsed(float(raw), precision="exact")
    key = _normal(raw)
    return _missing_or_long(key) or _read(key)


def read_cost(raw: str) -> Parsed[float]:
    """The amount of a text, or of one that states a cost and a yearly cost (`12 000 € + 900 €/an`), the cost."""
    return _one_of_two(raw, is_running=False)


def read_running_cost(raw: str) -> Parsed[float]:
    """The amount of a text, or of one that states a cost and a cost by time, the latter."""
    read = _one_of_two(raw, is_running=True)
    if read.missing is None and read.period is None and _OVER_YEARS.search(match_key(raw)):
        # `5 000 € pour 5 ans`: a fifth of it may be a year's cost, or all of it was paid once.
        return unreadable(precision=UNKNOWN, notes=("over_years",))
    return read


def _one_of_two(raw: str, *, is_running: bool) -> Parsed[float]:
    whole = read_amount(raw)
    if "several" not in whole.notes:
        return whole
    parts = _parts(_normal(raw))
    fitting = [part for part in parts if (part.period in {"month", "year"}) == is_running]
    is_clear = len(parts) == 2 and len(fitting) == 1
    return replace(fitting[0], notes=(*fitting[0].notes, "several")) if is_clear else whole


def _normal(raw: str) -> str:
    """The text as compared, its thousands without commas where it is English, and `€uros` as the sign alone."""
    return with_english_groups(_SIGN_AND_WORD.sub("€", match_key(raw)))


def _missing_or_long(key: str) -> Parsed[float] | None:
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    return unreadable(precision=UNKNOWN) if len(key) > _LONGEST else None


def _read(key: str) -> Parsed[float]:
    if (note := _refused(HT.sub(" ", key))) is not None:
        return unreadable(precision=UNKNOWN, notes=(note,))
    parsed = _one(key)
    if parsed.signal is None or parsed.precision == "words":
        return parsed
    first, *again = _SAID_AGAIN.split(key, maxsplit=1)
    if again and (said := _one(first)).signal is None and (_one(again[0]).signal is None or not again[0].strip()):
        return said
    if len(_parts(key)) > 1:
        return replace(parsed, notes=("several",))
    is_in_kind = IN_KIND.search(key) is not None and not EURO.search(key)
    return replace(parsed, notes=(*parsed.notes, "in_kind")) if is_in_kind else parsed


def _parts(key: str) -> list[Parsed[float]]:
    """The amounts of a text that is nothing but several amounts; none if a part is none."""
    read = [_one(part) for part in _AND.split(key) if part]
    return read if len(read) > 1 and all(one.signal is None for one in read) else []


def _refused(key: str) -> str | None:
    """Why a figure in the text is no amount in euros."""
    if OTHER_CURRENCY.search(key) and not EURO.search(key):
        return "other_currency"
    if NEGATIVE.search(key):
        return "negative"
    return "share" if SHARE.search(ASIDE.sub("", REMARK.sub(" ", key))) else None


def _one(key: str) -> Parsed[float]:
    told = _told(key)
    if ZERO.fullmatch(told.bare) and told.precision is None:
        return Parsed(0.0, precision="exact", period=told.period, notes=told.notes)
    if "running" in told.notes and _OVER_YEARS.search(key) and not (YEAR.search(key) or MONTH.search(key)):
        return unreadable(precision=UNKNOWN, notes=(*told.notes, "over_years"))
    if "per_unit" in told.notes:
        return unreadable(precision=UNKNOWN, notes=told.notes)
    parsed = figure(told.bare, told.precision, currency=bool(EURO.search(key)))
    if told.period and parsed.precision == "product" and _OF_TIMES.match(told.bare):
        return unreadable(precision=UNKNOWN, notes=told.notes)
    return replace(parsed, period=told.period if parsed.signal is None else None, notes=told.notes)


def _told(key: str) -> _Told:
    remark = " ".join(REMARK.findall(key))
    text = _without(REMARK, key.replace(_GAP, " "))
    notes = _taxes(text) or _taxes(remark)
    text, period, is_running = _without_period(_without(TTC, _without(HT, _without(ASIDE, text))), remark)
    precision, text = _without_qualifiers(_without(INVESTMENT, text), remark)
    text = text[found.end() :] if (found := LEAD_IN.match(text)) else text
    if EACH.search(text) and is_product(text):
        text = _without(EACH, text)
    elif PER_UNIT.search(text):
        notes.append("per_unit")
    return _Told(_without_currency(text), precision, period, (*notes, "running") if is_running else tuple(notes))


def _taxes(text: str) -> list[str]:
    """Whether an amount is said to be without tax or with; of both, the one that is said first."""
    found = [(place.start(), name) for name, words in (("ht", HT), ("ttc", TTC)) if (place := words.search(text))]
    return [name for _, name in sorted(found)[:1]]


def _without(words: re.Pattern[str], text: str) -> str:
    """The text without some words, spaces single; two figures that they stood between do not become one."""

    def gap(found: re.Match[str]) -> str:
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        return f" {_GAP} " if before[-1:].isdigit() and after[:1].isdigit() else " "

    return " ".join(words.sub(gap, text).split())


def _without_period(text: str, remark: str) -> tuple[str, str | None, bool]:
    """The text, the period, and whether it calls the amount a running cost, which is by the year if not said."""
    # `1 800 € (150 €/mois)`: the period of another figure.
    both = text if _FIGURE_IN_REMARK.search(remark) else f"{text} {remark}"
    is_running = RUNNING.search(both) is not None
    period = "month" if MONTH.search(both) else "year" if YEAR.search(both) or is_running else None
    text = _without(RUNNING, _without(YEAR, _without(MONTH, text)))
    return (_without(SUBSCRIPTION, text) if period else text), period, is_running


def _without_qualifiers(text: str, remark: str) -> tuple[str | None, str]:
    stated = ["approx"] if QUALIFIERS[0][1].search(remark) else []
    for name, words in QUALIFIERS:
        bare = _without(words, text)
        if bare != text:
            stated.append(name)
        text = bare
    stated = list(dict.fromkeys(stated))
    return (None if not stated else stated[0] if len(stated) == 1 else ""), text


def _without_currency(text: str) -> str:
    # The letter of `k€` and `keuros` is a multiplier: only the currency goes.
    text = re.sub(r"(?<=\d) ?€(\d\d)(?!\d| \d)", r",\1", text)
    text = re.sub(r"(?<=[\dkm ])(k|m)(?=e\b)e", r"\1", _without(_CURRENCY, text))
    text = re.sub(r"(?<=\d) ?[.,]-$|\b(?:d'|de)$", "", text)
    return re.sub(r"(?<=\d)(?=mille\b)", " ", text).strip(" .;:,!?")
