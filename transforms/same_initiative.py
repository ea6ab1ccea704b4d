"""Which initiatives of two returns are the same: told again, corrected, or reworded by another person.

Titles and descriptions are asked. What is not surely the same is different: an initiative taken for
another would be lost, one taken for new is published with a flag. Two initiatives are the same if

- they say the same in every field; or every word of the titles is the same, slips of the pen and order
  apart, whatever the descriptions say; or
- one title says no more than the other with a word or two added (`SHARED_ADDED` of all words) or inflected,
  and the descriptions, where both have one, do not speak of other things (`UNLIKE`); or
- the titles have little in common but the descriptions are largely the same text (`ALIKE`).

They are not, whatever the descriptions say, where the titles have other numbers, or are one wording
(`SHARED_SWAPPED`) in which one word stands for another: « phase d'équipement » and « phase de
formation », « école Jean-Jaurès » and « école Jules-Ferry », « Nord » and « Sud ».

The thresholds lie where two made-up waves with known truth leave room: of 388 pairs of different
initiatives of one return, descriptions of 99 in 100 score below 57 (the others are phases of one thing,
which their titles tell apart); the lowest pair that two people wrote of one thing scores 68.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from transforms.territory.keys import normalise

ALIKE, UNLIKE = 70.0, 57.0
SHARED_ADDED, SHARED_SWAPPED = 0.75, 0.6
# A description shorter than this (« cf. site ») is no evidence.
_TELLING = 60
# Longer than what two descriptions need to be told apart; bounds the time.
_LONGEST = 2_000
_EMPTY_WORDS = frozenset(
    {"au", "aux", "avec", "ce", "ces", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "leur", "leurs",
     "nos", "notre", "ou", "par", "pour", "que", "qui", "sa", "se", "ses", "son", "sur", "un", "une", "vos", "votre",
     "the", "of", "for", "and", "our", "in", "on", "to"}
)  # fmt: skip
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’ʼ´]", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """An initiative as told in one return; `statement` is all that it says, `id` orders those that say the same."""

    id: str
    title: str | None
    description: str | None
    statement: str


def same_pairs(older: Sequence[Told], newer: Sequence[Told]) -> dict[str, str]:
    """Id of an older initiative → id of the newer one that is the same; each occurs once, best pairs first.

    Does not depend on the order of either.
    """
    first, second = (_in_turn((each.statement, each.id) for each in told) for told in (older, newer))
    pairs = {of: second[key] for key, of in first.items() if key in second}
    left = [a for a in older if a.id not in pairs]
    free = [b for b in newer if b.id not in set(pairs.values())]
    scored = ((likeness(a, b), a.id, b.id) for a in left for b in free)
    for _, a, b in sorted(((-score, a, b) for score, a, b in scored if score > 0)):
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return pairs


def _in_turn(keyed: Iterable[tuple[str, str]]) -> dict[tuple[str, int], str]:
    """(statement, rank among equal ones) → id: the first of one return is the first of the other."""
    ranks: Counter[str] = Counter()
    taken: dict[tuple[str, int], str] = {}
    for key, of in sorted(keyed):
        taken[key, ranks[key]] = of
        ranks[key] += 1
    return taken


def likeness(a: Told, b: Told) -> float:
    """How surely two initiatives are the same, above 0 to 300; 0 where they are not taken for the same."""
    texts = _alike(_text(a.description), _text(b.description))
    words, others = _words(a.title), _words(b.title)
    if not words or not others:
        return texts if texts is not None and texts >= ALIKE else 0.0
    if "".join(words) == "".join(others):
        return 200.0 + (texts or 0.0)
    sure, inflected, rest, rest_of_other = _aligned(words, others)
    shared = 2 * (sure + inflected) / (len(words) + len(others))
    if not _numbers_agree(rest, rest_of_other, texts):
        return 0.0
    if not (inflected or rest or rest_of_other):
        return 200.0 + (texts or 0.0)
    is_same = texts is not None and texts >= ALIKE
    if rest and rest_of_other:
        is_same &= shared < SHARED_SWAPPED
    elif shared >= SHARED_ADDED:
        is_same |= texts is None or texts >= UNLIKE
    return 100.0 * shared + (texts or 0.0) if is_same else 0.0


@lru_cache(maxsize=4096)
def _text(description: str | None) -> str:
    return normalise((description or "")[:_LONGEST])


def _alike(a: str, b: str) -> float | None:
    """How much of the shorter text is in the longer, 0 to 100; None where one says too little."""
    if min(len(a), len(b)) < _TELLING:
        return None
    return fuzz.token_set_ratio(a, b)


@lru_cache(maxsize=4096)
def _words_of(title: str) -> tuple[str, ...]:
    words = [word for word in normalise(_ELIDED.sub(" ", title)).split() if word not in _EMPTY_WORDS]
    return tuple(re.sub(r"(?<=\w{3})[sx]$", "", word) for word in words)


def _words(title: str | None) -> tuple[str, ...]:
    return _words_of(title) if title else ()


def _numbers_agree(rest: Sequence[str], rest_of_other: Sequence[str], texts: float | None) -> bool:
    """No number of one title stands against one of the other; one that is only in one needs alike descriptions."""
    numbers, others = ([word for word in words if any(c.isdigit() for c in word)] for words in (rest, rest_of_other))
    if numbers and others:
        return False
    return not (numbers or others) or (texts is not None and texts >= ALIKE)


def _aligned(words: Sequence[str], others: Sequence[str]) -> tuple[int, int, list[str], list[str]]:
    """Words of two titles paired: how many surely, how many inflected, and what is left of each."""
    rest, free = list(words), list(others)
    sure = _pair_off(rest, free, str.__eq__) + _pair_off(rest, free, _is_slip)
    return sure, _pair_off(rest, free, _is_inflected), rest, free


def _pair_off(rest: list[str], free: list[str], agree: Callable[[str, str], bool]) -> int:
    """How many words pair off; they are taken out of both lists."""
    paired = 0
    for word in sorted(rest):
        partner = next((other for other in sorted(free) if agree(word, other)), None)
        if partner is not None:
            rest.remove(word)
            free.remove(partner)
            paired += 1
    return paired


def _is_slip(a: str, b: str) -> bool:
    """One letter wrong in five, two in nine; never in a number, nor in the first letter of the longer words."""
    shorter = min(len(a), len(b))
    if shorter < 5 or any(c.isdigit() for c in a + b):
        return False
    allowed = 2 if shorter > 8 and a[0] == b[0] else 1
    return OSA.distance(a, b, score_cutoff=allowed) <= allowed


def _is_inflected(a: str, b: str) -> bool:
    """« publique » and « publier »: one stem of five letters or more, short endings."""
    stem = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return stem >= 5 and max(len(a), len(b)) - stem <= 4
