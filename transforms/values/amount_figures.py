"""The figure of an amount, without the words around it: one number, a range, a product, number words.

Texts come as `match_key` leaves them, without currency, tax and qualifiers.
"""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.values.numerals import (
    COMMA_AND_THREE,
    MULTIPLIERS,
    NUMBER,
    about_so_many,
    is_vague,
    number,
    spelled,
)
from transforms.values.parsed import UNKNOWN, Parsed, unreadable

_TERM = rf"(?:{NUMBER})(?: ?(?:{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})(?![a-z]))?"
_ONE = re.compile(rf"(?P<one>{_TERM})")
_RANGES = (
    re.compile(rf"(?:de |from )?(?P<low>{_TERM}) ?(?:a|-|/|ou|to) ?(?P<high>{_TERM})"),
    re.compile(rf"(?:entre|between) (?P<low>{_TERM}) ?(?:et|and|a|-) ?(?P<high>{_TERM})"),
)
_PRODUCT = re.compile(rf"(?P<times>\d{{1,6}}) ?(?:(?:[a-z]+s )?(?:x|×|\*|fois)|[a-z]+s a) ?(?P<each>{_TERM})")
_PRODUCT_BACKWARDS = re.compile(rf"(?P<each>{_TERM}) ?(?:x|×|\*|fois) ?(?P<times>\d{{1,6}})")
_SPLIT_TERM = re.compile(rf"(?P<number>{NUMBER}) ?(?P<multiplier>[a-z]*)")
_DOTTED = re.compile(r"\d{1,3}\.\d{3}")
# `10-15 000`, `20 à 30000`: read as thousands where reading it as ten would make the range this many times wide.
_TOO_WIDE = 100
# Less is no cost by itself beside thousands: `entre 15 et 10 k€`.
_A_SUM, _LARGE = 100, 10_000


def is_product(text: str) -> bool:
    """Whether a text holds a number of things at a price."""
    return _PRODUCT.search(text) is not None or _PRODUCT_BACKWARDS.search(text) is not None


def figure(text: str, precision: str | None, *, currency: bool) -> Parsed[float]:
    """The value of a figure whose words state a precision (None: none; "": contradictory).

    Number words are only read beside a currency.
    """
    if precision == "":
        return unreadable(precision=UNKNOWN)
    if (found := _ONE.fullmatch(text)) and (value := _term(found["one"])) is not None:
        return _qualified(value, precision or "exact")
    found = next((match for form in _RANGES if (match := form.fullmatch(text))), None)
    if found and (currency or not _are_years(found["low"], found["high"])):
        return _range(found["low"], found["high"]) if precision in {None, "approx"} else unreadable(precision=UNKNOWN)
    if found := _PRODUCT.fullmatch(text) or _PRODUCT_BACKWARDS.fullmatch(text):
        each = _term(found["each"])
        return _unknown() if each is None else _qualified(int(found["times"]) * each, precision or "product")
    return _in_words(text, precision) if currency else _unknown()


def _unknown() -> Parsed[float]:
    return unreadable(precision=UNKNOWN)


def _in_words(text: str, precision: str | None) -> Parsed[float]:
    if (words := spelled(text)) is not None:
        return _qualified(Decimal(words), precision or "words")
    if (about := about_so_many(text)) is not None:
        return _qualified(Decimal(about), precision or "approx")
    return unreadable(precision="words" if is_vague(text) else UNKNOWN)


def _qualified(value: Decimal, precision: str) -> Parsed[float]:
    if precision == "at_most":
        return Parsed(high=float(value), precision=precision)
    return Parsed(float(value), precision=precision)


def _term(text: str, multiplier: int | None = None) -> Decimal | None:
    """The number of one term; `multiplier` is that of the other end of a range."""
    found = _SPLIT_TERM.fullmatch(text)
    if found is None:
        return None
    figure, own = found["number"], MULTIPLIERS.get(found["multiplier"])
    if own and _DOTTED.fullmatch(figure):
        return None  # `1.250 k€`: 1.25 or 1,250 thousand
    # Nobody groups thousands of millions by a comma: before a multiplier it is decimal.
    value = number(f"{figure}0" if own and COMMA_AND_THREE.fullmatch(figure) else figure)
    return None if value is None else value * (own or multiplier or 1)


def _range(low_text: str, high_text: str) -> Parsed[float]:
    high = _term(high_text)
    low = None if high is None else _low_end(low_text, high_text, high)
    if low is None or high is None or low > high:
        return _unknown()
    return Parsed(float(low), high=float(high), precision="range")


def _low_end(low_text: str, high_text: str, high: Decimal) -> Decimal | None:
    """The low end, in the thousands that only the high end spells out, where the figures say so.

    None where the range would be too wide either way: which of the two was meant, nobody can tell.
    """
    plain = _term(low_text)
    stated = _SPLIT_TERM.fullmatch(high_text)
    multiplier = MULTIPLIERS.get(stated["multiplier"]) if stated else None
    if plain is None or any(letter.isalpha() for letter in low_text):
        return plain
    if multiplier and (scaled := _term(low_text, multiplier)) is not None and scaled <= high:
        return scaled
    if plain == 0 or high / plain < _TOO_WIDE:
        return plain
    if plain * 1_000 < high:
        return plain * 1_000
    return plain if plain >= _A_SUM or high < _LARGE else None


def _are_years(low: str, high: str) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", text) for text in (low, high))
