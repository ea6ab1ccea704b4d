"""Names of persons, where something announces them or where they can be nothing else.

Announced: by a civil title, a role (« la référente »), a label (« Contact : »), a lead (« demander », « porté par »), a
closing (« Cordialement »), an age, a telephone or an account beside them, brackets around them. Unannounced: a
given name before a capitalised word, or initials before one. What is named after persons stays: streets,
schools, laws, exhibitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from transforms.privacy.folding import Folded, Span
from transforms.privacy.given_names import GIVEN_NAMES
from transforms.privacy.health import is_near_health
from transforms.privacy.marks import NAME_MARK
from transforms.privacy.person_leads import (
    AT_HOME,
    after_closing,
    after_label,
    after_lead,
    after_role,
    before_contact,
    before_role,
    in_brackets,
)
from transforms.privacy.person_lists import Found, follows_kept, listed
from transforms.privacy.person_names import Name, is_acronym, is_family, is_given, is_named_after, is_person, read_name
from transforms.privacy.person_titles import after_title
from transforms.privacy.person_words import CIVIL, CLOSINGS, COMMON, DIMINUTIVES, HONORIFIC, LABELS, LEADS, ROLES, WEAK
from transforms.privacy.words_in_text import INITIAL, MARK, WORD, Words, words_of

_TITLED = CIVIL | HONORIFIC | AT_HOME
_LABELLED = LABELS | CLOSINGS
_NAMES = GIVEN_NAMES | DIMINUTIVES
_COMMON_NAMES = (WEAK | COMMON) & _NAMES
# A capital that no sentence starts with.
_LARGE_INSIDE = re.compile(r"[^\s.!?][\s(\"'-]{1,4}[A-ZÀ-ÖØ-Þ]")


def find_persons(text: Folded) -> list[Span]:
    """Where names of persons stand in the searched text, in order."""
    if not _may_hold(text):
        return []
    words = words_of(text)
    has_contact = not text.words.isdisjoint(_CONTACT_WORDS)
    spans: list[Span] = []
    end = 0
    for place in _candidates(words):
        if place < end:
            continue
        for rule in _rules(words, place, has_contact=has_contact):
            if found := rule(words, place):
                spans += [(words.starts[first], words.ends[last - 1]) for first, last in found]
                end = found[-1][1]
                break
    return spans


# An initial before a name, as in `M. Dupont`, `J.-P. Martin`, `Ch. de Villers`.
_CAPITAL = r"(?<![^\W\d_])[^\W\d_a-zà-öø-ÿ]"
_INITIAL = re.compile(rf"\.(?:(?<={_CAPITAL}\.)|(?<={_CAPITAL}h\.))[ \-]{{0,2}}[^\W_]")
_SMALL_TITLE = re.compile(r"(?<![\w.'-])m\. ?[^\W\d_]{2}")
_CONTACT_WORDS = AT_HOME | {"masque", "ans", "ne", "nee"}
_LEADING = CIVIL | HONORIFIC | LABELS | ROLES | LEADS | CLOSINGS | _NAMES
_OTHERS = frozenset({INITIAL, MARK})


def _may_hold(text: Folded) -> bool:
    """Whether a text is worth being cut into words: most texts announce nobody."""
    if "m" in text.words and _SMALL_TITLE.search(text.plain):
        return True
    if not text.words.isdisjoint(_TITLED) or _INITIAL.search(text.plain):
        return True
    if any(name not in _COMMON_NAMES or _is_written_large(text, name) for name in text.words & _NAMES):
        return True
    return not text.words.isdisjoint(_LABELLED) and bool(_LARGE_INSIDE.search(text.plain))


def _is_written_large(text: Folded, name: str) -> bool:
    """Whether a word that is also a name stands somewhere with a capital."""
    place = text.key.find(name)
    while place >= 0 and text.plain[place].islower():
        place = text.key.find(name, place + 1)
    return place >= 0


def _candidates(words: Words) -> list[int]:
    """The tokens where a rule may hold."""
    return [
        place
        for place, (kind, key, form) in enumerate(zip(words.kinds, words.keys, words.forms, strict=True))
        if (kind == WORD and (key in _LEADING or key == "m" or (key not in COMMON and not form[0].islower())))
        or kind in _OTHERS
        or form == "("
    ]


def _rules(words: Words, place: int, *, has_contact: bool) -> Iterator[Callable[[Words, int], list[Found]]]:
    """The rules that may hold at a token, the surest first."""
    kind, key = words.kinds[place], words.keys[place]
    if kind == WORD:
        if key in CIVIL or key in HONORIFIC or key == "m":
            yield after_title
        is_capital = not words.forms[place][0].islower()
        if has_contact and (is_capital or key in _NAMES):
            yield before_contact
        if is_capital and key not in COMMON:
            yield _unannounced
        yield from (rule for group, rule in _BY_WORD if key in group)
    elif kind == INITIAL:
        yield from (after_title, before_contact, _unannounced)
    elif kind == MARK:
        if words.forms[place] == NAME_MARK:
            yield _after_name
    else:
        yield in_brackets


_BY_WORD = ((LABELS, after_label), (ROLES, after_role), (LEADS, after_lead), (CLOSINGS, after_closing))


def _unannounced(words: Words, place: int) -> list[Found]:
    """A name that can be nothing else, and those listed with it; one beside a role, or a fact of health."""
    name = read_name(words, place)
    if name is None:
        return []
    if is_person(words, place, name) and not follows_kept(words, place):
        return [(place, name.end), *listed(words, name.end)]
    return before_role(words, place, name) or _in_poor_health(words, place, name)


def _in_poor_health(words: Words, place: int, name: Name) -> list[Found]:
    """A given name alone, or two words with capitals, beside a fact of health: « Kévin, schizophrène »."""
    key = words.keys[place]
    is_one = is_given(key) or (name.solid > 1 and is_family(words.keys[name.end - 1]))
    if not is_one or not name.is_capital or key in WEAK or is_acronym(words, place):
        return []
    if not is_near_health(words.text, words.starts[place], words.ends[name.end - 1]):
        return []
    return [] if is_named_after(words, place) else [(place, name.end)]


def _after_name(words: Words, place: int) -> list[Found]:
    """The names that go on a list after one that is masked already."""
    return listed(words, place + 1)
