"""How odd a text is when its bytes are read as Windows (cp1252) or as old Macintosh (mac_roman) ones.

Each byte beyond ASCII is judged where it stands: a capital after a small letter, a closing quote that opens
a word, a currency sign between letters, a letter that no Western language puts there. What reads well in
context speaks for no encoding: `Èze` is a commune, `»ze` is nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

# What stands beside a character, one on each side; contexts repeat, and are judged once.
_CONTEXT = re.compile(r"(?=(.)([^\x00-\x7f])(.))", re.DOTALL)
_MOST = 200_000
_OPENING, _CLOSING = frozenset("«“¿¡‹„"), frozenset("»”›")
# Letters of words: of the languages that surveys in Western Europe are answered in.
_SMALL = frozenset("éèàêçôîûùâëïœæüöäñáíóúòìßåøãõÿ")
_CAPITAL = frozenset("ÉÈÀÊÇÔÎÛÙÂËÏŒÆÜÖÄÑÁÍÓÚÒÌÅØÃ")
# Capitals that begin no word of small letters.
_INNER = frozenset("ËÏÛŸÙÂÆ")
# `Âge`, `Âme`, `Âne`, `Âpre`, `Âtre`, `Âcre`, where Scandinavian words have `å`.
_AFTER_A = frozenset("gmnptc")
_ALONE = frozenset("àÀôÔÉéèÈÊùêóÓ")
# Signs of measures and figures, which stand beside digits and words, hardly ever inside one.
_MEASURES = frozenset("°²³¹½¼¾±×÷µ€£¥$%‰≤≥≠≈∞√−")
_MARKS = frozenset("©®™§¶·•–—…ºª¢¦¬†‡")
_QUOTES = frozenset("’‘")
_SPACES = frozenset("\u00a0\u202f")


def oddities(text: str) -> tuple[float, int]:
    """The sum of what is odd in a text, from 0 to 1 for each character beyond ASCII, and the number of these."""
    contexts = Counter(match.groups() for match in islice(_CONTEXT.finditer(f" {text} "), _MOST))
    # The marks that open a Spanish sentence come with those that close it.
    unmatched = {turned: 0.6 for turned, mark in (("¡", "!"), ("¿", "?")) if mark not in text}
    odd = (count * max(_oddity(*one), unmatched.get(one[1], 0.0)) for one, count in contexts.items())
    return sum(odd), contexts.total()


def _oddity(before: str, one: str, after: str) -> float:
    if one.isalpha() and one not in "ºªµ":
        return _of_letter(before, one, after)
    inside = before.isalpha() and after.isalpha()
    if one in _QUOTES:
        if one == "‘" and before.isalpha():
            return 0.6
        return 0.0 if before.isalpha() or after.isalpha() or after.isdigit() or before.isdigit() else 0.3
    if one in _SPACES:
        return 0.4 if inside else 0.0
    if one in _OPENING:
        return 1.0 if before.isalnum() else 0.4 if after.isspace() and before.isspace() and one in "¿¡" else 0.0
    if one in _CLOSING:
        return 1.0 if after.isalnum() else 0.0
    if one in _MEASURES:
        return _of_measure(before, one, after)
    if one in _MARKS:
        beside = (after.isalpha() and one in "…†‡¢¦¬") or (before.isalpha() and one in "†‡¬")
        return 1.0 if inside and one not in "·–—" else 0.5 if beside else 0.0
    return 1.0


def _of_letter(before: str, one: str, after: str) -> float:
    """How odd a letter is: an unusual one, a capital in a word of small letters or beside a figure, one alone."""
    if one not in _SMALL and one not in _CAPITAL:
        return 0.8
    if one in _CAPITAL and (before.islower() or before.isdigit() or after.isdigit()):
        return 1.0
    if one in _CAPITAL and before.isupper() and after.islower():
        return 0.8
    if one in _SMALL and before.isupper() and after.isupper():
        return 1.0
    if one in _INNER and after.islower() and not (one == "Â" and after in _AFTER_A):
        return 0.6
    is_alone = not before.isalpha() and not after.isalpha()
    return 0.7 if is_alone and one not in _ALONE else 0.0


def _of_measure(before: str, one: str, after: str) -> float:
    """How odd a sign of measure is: `30 °C`, `m²`, `n° 4` and `12 €` are none, `c°te`, `²tude`, `ann€e` are."""
    if one in "°€" and (before in "nN" or before.isdigit()):
        return 0.0
    if before.isalpha() and after.isalpha():
        return 1.0
    if after.isalpha() and not before.isdigit():
        return 0.8 if one in "²³¹°€½¼¾" and not (one == "°" and after in "CFK") else 0.0
    return 0.0 if one in "°²³¹½¼¾±×÷µ€£¥≤≥" else 0.4
