"""Telephone numbers spelled in words: « zéro six, trente-neuf, quatre-vingt-dix-huit… », digits and words mixed.

Words of numbers in a row are added up into pairs and digits; a row that starts with a zero and comes to ten digits
is a telephone number. Belgian and Swiss tens are known, accents and hyphens do not count.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span

_UNITS = (
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80}
_VALUES = {word: value for value, word in enumerate(_UNITS)} | _TENS | {"octante": 80, "nonante": 90, "une": 1}
_VALUES |= {"vingts": 20, "oh": 0}
_WORD = "(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + r"|\d{1,2})"
_ROW = re.compile(rf"(?<![\w-]){_WORD}(?:(?:[ ,.\-/\n]{{1,3}}|-et-| et ){_WORD}){{4,24}}(?![\w-]|[.,]\d)")
_PART = re.compile(r"[a-z]+|\d+")
_SPELLED = frozenset(_VALUES) - {"un", "une", "oh"}
_AMONG_DIGITS = re.compile(r"\d\d[ ,.\-/](?:" + "|".join(_SPELLED) + r")(?:-\w+)?(?:[ ,.\-/]\d\d|$)")
_FEWEST_WORDS, _MIXED_DIGITS = 2, 8
_PHONE_DIGITS = 10
_DEEP = 20


def find_spoken_phones(text: Folded) -> list[Span]:
    """Where telephone numbers spelled in words stand, in order."""
    spelled = len(text.words & _SPELLED)
    # One word is enough among digits: `06 douze 34 56 78`.
    if spelled < _FEWEST_WORDS and not (spelled and text.digits >= _MIXED_DIGITS and _AMONG_DIGITS.search(text.key)):
        return []
    return [span for row in _ROW.finditer(text.key) if (span := _phone_in(row))]


def _phone_in(row: re.Match[str]) -> Span | None:
    """The part of a row of numbers, from a zero on, that comes to the ten digits of a telephone."""
    parts = [part for part in _PART.finditer(row[0]) if part[0] != "et"]
    for first, part in enumerate(parts):
        if part[0] not in {"zero", "oh"} and not part[0].startswith("0"):
            continue
        for last in range(min(len(parts), first + _DEEP), first + 4, -1):
            if _digits([part[0] for part in parts[first:last]]) == _PHONE_DIGITS:
                return row.start() + part.start(), row.start() + parts[last - 1].end()
    return None


def _digits(words: list[str]) -> int:
    """How many digits a row of words makes, a zero alone being one and every other number two but after a zero."""
    count, value, is_open, after_zero = 0, 0, False, False
    for word in words:
        number = int(word) if word.isdigit() else _VALUES[word]
        joins = is_open and not word.isdigit() and (number < 20 or word.startswith("vingt")) and _joins(value, number)
        if joins:
            value = value * number if number == 20 else value + number
            continue
        if number == 0 and not (word.isdigit() and len(word) == 2):
            count, value, is_open, after_zero = count + 1, 0, False, True
            continue
        width = len(word) if word.isdigit() else (1 if after_zero and number < 10 else 2)
        count, value, is_open, after_zero = count + width, number, not word.isdigit() and number != 0, False
    return count


def _joins(value: int, number: int) -> bool:
    """Whether a number goes on: `quatre` `vingt`, `soixante` `dix`, `quatre-vingt` `dix-huit`, `dix` `sept`."""
    if number == 20:
        return value == 4
    if value in {10}:
        return number in {7, 8, 9}
    if value in {60, 80}:
        return 1 <= number <= 16
    if value in {70, 90}:
        return number in {7, 8, 9} or (value == 70 and number < 10)
    return value in {20, 30, 40, 50} and 1 <= number < 10
