"""Telephone numbers, in digits and in words.

Recall goes first: a number written as a French telephone is one, whatever word announces it. A letter O or l
among the digits is read as the digit that it looks like. Short numbers (115, 3939) and the national lines that
everybody knows stay.
"""

from __future__ import annotations

import re

from transforms.privacy.announced_phones import find_announced_phones
from transforms.privacy.folding import Folded, Span
from transforms.privacy.phone_doubts import LOOK_BACK, is_phone
from transforms.privacy.phone_shapes import PHONE, START, TAIL
from transforms.privacy.spoken_numbers import find_spoken_phones

_FEWEST_DIGITS = 6
_DIGIT = re.compile(r"\d")
# A word of digits and of letters that look like one, with a true digit beside it: `O6`, `l2`, `3O`.
_MIXED = re.compile(r"(?<![^\W_])(?=[Ool]{0,3}\d)[\dOolI]{2,14}(?![^\W\d_])")
_HAS_MIXED = re.compile(r"\d(?:(?<=[OolI]\d)|(?=[OolI]))")
# Two letters for two zeros, between digits.
_ZEROS = re.compile(r"(?<=\d[ .\-])[oO]{2}(?=[ .\-]\d)")
_LETTERS = str.maketrans("OolI", "0011")
# Lines for the whole country: what everybody may ring belongs to nobody.
_NATIONAL = frozenset({"0800130000", "0800360360"})


def find_phones(text: Folded) -> list[Span]:
    """Where telephone numbers stand in the searched text, in order."""
    spans = find_spoken_phones(text)
    if text.digits < _FEWEST_DIGITS:
        return spans
    plain = text.plain
    if _HAS_MIXED.search(plain):
        plain = _MIXED.sub(lambda found: found[0].translate(_LETTERS), plain)
    written = _written_phones(_ZEROS.sub("00", plain))
    spans += [span for span in find_announced_phones(text) if not any(_overlap(span, other) for other in spans)]
    return sorted([*written, *(span for span in spans if not any(_overlap(span, other) for other in written))])


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _written_phones(plain: str) -> list[Span]:
    """The numbers from left to right; what is refused may still hold the start of another."""
    spans: list[Span] = []
    position = end = 0
    while found := _next_phone(plain, position):
        before = plain[max(end, found.start() - LOOK_BACK) : found.start()]
        if not is_phone(found, before) or "".join(_DIGIT.findall(found[0])) in _NATIONAL:
            position = found.start() + 1
            continue
        tail = None if PHONE.match(plain, _digits_from(plain, found.end())) else TAIL.match(plain, found.end())
        position = end = tail.end() if tail else found.end()
        spans.append((found.start(), end))
    return spans


def _next_phone(plain: str, position: int) -> re.Match[str] | None:
    tried = (PHONE.match(plain, start.start()) for start in START.finditer(plain, position))
    return next((found for found in tried if found), None)


def _digits_from(plain: str, position: int) -> int:
    """Where the next number would start, behind a slash."""
    while position < len(plain) and plain[position] in " /":
        position += 1
    return position
