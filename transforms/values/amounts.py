"""Amounts in euros as respondents write them: value, high end of a range, precision.

`12 k€` is 12,000; `10-15 000 €` a range from 10,000; `néant` is 0 and `NSP` is not; `au plus 500 €`
has a high end and no value. With or without tax is read over. An amount that is said to be for a
month or a year has that `period`: what it means for a field is the caller's to say. A share (`80 %`),
a price per head and a sum of items are not amounts, and are not read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.numerals import COMMA_AND_THREE, MULTIPLIERS, NUMBER, number, spelled
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import match_key

_LONGEST = 120

_ZERO = re.compile(
    r"(?:neant|rien|gratuit|gratuite|zero|nul|nulle|0+|sans (?:cout|frais|depense|budget)|"
    r"(?:aucun|aucune|pas de)(?: (?:cout|couts|frais|depense|depenses|budget))?)"
)
_REMARK = re.compile(r"\([^()]*\)")
_TAX = re.compile(r"\b(?:h\.?t\.?|t\.?t\.?c\.?|hors taxes?|toutes taxes comprises)(?!\w)\.?")
_MONTH = re.compile(r"(?:/ ?|par |chaque )mois\b|\bmensue(?:l|ls|lle|lles)\b")
_YEAR = re.compile(r"(?:/ ?|par |chaque )an(?:nee)?\b|\bannue(?:l|ls|lle|lles)\b|\bl'an\b")
_EURO = re.compile(r"€|(?<![a-z])(?:k|m)?(?:euros?|eur)\b|(?<=\d)[ ]?[km]e\b")
_QUALIFIERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "approx",
        re.compile(
            r"\benv(?:\.|iron)?(?!\w)|~|≈|\bde l'ordre de\b|\bplus ou moins\b|\+/-|\ba la louche\b|\bapprox\w*\.?|"
            r"\bautour de\b|\ba peu pres\b|\bpres de\b|\bestime a\b|\baux alentours de\b|\babout\b"
        ),
    ),
    (
        "at_least",
        re.compile(r"\bau moins\b|\bplus de\b|>=?|≥|\bminimum\b|\bmini?(?!\w)\.?|\ba partir de\b|\bat least\b"),
    ),
    (
        "at_most",
        re.compile(
            r"\bmoins de\b|\bau plus\b|<=?|≤|\bmaximum\b|\bmaxi?(?!\w)\.?|\bjusqu'a\b|\bplafonne a\b|\bat most\b"
        ),
    ),
)

_TERM = rf"(?:{NUMBER})(?: ?(?:{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})(?![a-z]))?"
_ONE = re.compile(rf"(?P<one>{_TERM})")
_RANGE = re.compile(rf"(?:de |entre )?(?P<low>{_TERM}) ?(?:a|et|-|/|ou) ?(?P<high>{_TERM})")
_PRODUCT = re.compile(rf"(?P<times>\d{{1,6}}) ?(?:x|×|\*|fois) ?(?P<each>{_TERM})")
_SPLIT_TERM = re.compile(rf"(?P<number>{NUMBER}) ?(?P<multiplier>[a-z]*)")
_DOTTED = re.compile(r"\d{1,3}\.\d{3}")
_THOUSANDS = re.compile(r"[ .']\d{3}")
# `10-15 000`: read as 10 thousand where reading it as ten would make the range this many times wide.
_TOO_WIDE = 100


def read_amount(raw: str) -> Parsed[float]:
    """The amount that a text states, in euros, with a code of list cost_precision."""
    key = match_key(raw)
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    if len(key) > _LONGEST:
        return unreadable()
    precision, bare, period = _stripped(key)
    if _ZERO.fullmatch(bare) and precision is None:
        return Parsed(0.0, precision="exact", period=period)
    parsed = _figure(bare, precision, currency=bool(_EURO.search(key)))
    return replace(parsed, period=period) if parsed.value is not None or parsed.high is not None else parsed


def _stripped(key: str) -> tuple[str | None, str, str | None]:
    """Precision that the words state (None: none; "": contradictory), the bare figure, the period."""
    remark = " ".join(_REMARK.findall(key))
    text = _TAX.sub(" ", _REMARK.sub(" ", key))
    period = "month" if _MONTH.search(text + remark) else "year" if _YEAR.search(text + remark) else None
    text = _YEAR.sub(" ", _MONTH.sub(" ", text))
    stated = [name for name, words in _QUALIFIERS if words.search(text)]
    for _, words in _QUALIFIERS:
        text = words.sub(" ", text)
    # The letter of `k€` and `keuros` is a multiplier: only the currency goes.
    text = re.sub(r"(?<=[\dkm ])(k|m)(?=e\b)e", r"\1", re.sub(r"€|(?:\bd'|\bde )?euros?\b|eur\b", " ", text))
    precision = None if not stated else stated[0] if len(stated) == 1 else ""
    return precision, " ".join(text.split()).rstrip(" .;"), period


def _figure(text: str, precision: str | None, *, currency: bool) -> Parsed[float]:
    if precision == "":
        return unreadable()
    if (found := _ONE.fullmatch(text)) and (value := _term(found["one"])) is not None:
        return _qualified(value, precision or "exact")
    if (found := _RANGE.fullmatch(text)) and (currency or not _are_years(found["low"], found["high"])):
        return _range(found["low"], found["high"]) if precision in {None, "approx"} else unreadable()
    if found := _PRODUCT.fullmatch(text):
        each = _term(found["each"])
        return unreadable() if each is None else _qualified(int(found["times"]) * each, precision or "product")
    words = spelled(text)
    return unreadable() if words is None or not currency else _qualified(Decimal(words), precision or "words")


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
        return unreadable()
    return Parsed(float(low), high=float(high), precision="range")


def _low_end(low_text: str, high_text: str, high: Decimal) -> Decimal | None:
    """The low end, in the thousands that only the high end spells out, where the figures say so."""
    plain = _term(low_text)
    stated = _SPLIT_TERM.fullmatch(high_text)
    multiplier = MULTIPLIERS.get(stated["multiplier"]) if stated else None
    if plain is None or any(letter.isalpha() for letter in low_text):
        return plain
    if multiplier and (scaled := _term(low_text, multiplier)) is not None and scaled <= high:
        return scaled
    is_too_wide = plain > 0 and high / plain >= _TOO_WIDE
    scaled = plain * 1_000
    return scaled if is_too_wide and _THOUSANDS.search(high_text) and scaled < high else plain


def _are_years(low: str, high: str) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", text) for text in (low, high))
