"""Names that go on after another one: « Mme Petit et M. Roux, Paul Mercier », « films de X et Y »."""

from __future__ import annotations

from transforms.privacy.person_names import Name, is_given, is_named_after, is_person, read_name
from transforms.privacy.person_words import WEAK
from transforms.privacy.words_in_text import SIGN, Words

Found = tuple[int, int]
_JOINING = frozenset({",", "/", ";", "&", "+"})
_JOINING_WORDS = frozenset({"et", "ou", "and", "puis", "de", "par", "a", "d"})


def listed(words: Words, place: int) -> list[Found]:
    """The names that go on after one that ends before a token, by first and last token."""
    found: list[Found] = []
    while (start := after_joint(words, place)) > place:
        if words.form(start) == "M.":
            return found
        name = read_name(words, start)
        if name is None or not _is_in_list(words, start, name):
            return found
        found.append((start, name.end))
        place = name.end
    return found


def after_joint(words: Words, place: int) -> int:
    """The token behind what joins two names of a list; the same one if nothing does."""
    while words.form(place) in _JOINING or words.key(place) in _JOINING_WORDS:
        place += 1
    return place


def _is_in_list(words: Words, place: int, name: Name) -> bool:
    is_lone = name.solid == 1 and is_given(words.keys[place]) and words.keys[place] not in WEAK
    return name.is_capital and (is_lone or is_person(words, place, name))


def follows_kept(words: Words, place: int) -> bool:
    """Whether a name goes on a list of names that something is named after: « films de X et Y »."""
    before = place - 1
    while before >= 0 and (words.keys[before] in _JOINING_WORDS or words.forms[before] in _JOINING):
        before -= 1
    if before in {place - 1, -1}:
        return False
    for first in range(before, max(-1, before - 4), -1):
        if words.kinds[first] == SIGN or (first < before and not words.is_close(first + 1)):
            return False
        if is_given(words.keys[first]) and words.is_capital(first) and is_named_after(words, first):
            return True
    return False
