"""Names behind a civil title: « Mme Dupont-Moreau », « MM. Petit et Roux », « M. le maire (Ferrand) »."""

from __future__ import annotations

from transforms.privacy.family_names import FAMILY_NAMES
from transforms.privacy.person_lists import Found, after_joint, listed
from transforms.privacy.person_names import is_acronym, is_family, is_given, is_named_after, read_name
from transforms.privacy.person_words import ARTICLES, CIVIL, COMMON, HONORIFIC, PLURAL, ROLES, THINGS
from transforms.privacy.word_sets import word_set
from transforms.privacy.words_in_text import INITIAL, NUMBER, WORD, Words

_TITLES = CIVIL | HONORIFIC
_AND = frozenset({"et", "ou", "&", "/"})
# Before these, any word is a name, capital or not.
_SHORT = frozenset({"mr", "mme", "mlle", "mrs", "melle"})
_NO_NAME = word_set("""
    bricolage propre meteo store cuisine tout-le-monde madame noel x cul-de-jatte patate loyal ours butterfly sans
    bovary pipi pas tout oui non soleil muscle
""")
_SHORTEST = 4


def after_title(words: Words, place: int) -> list[Found]:
    """The names that a title at a token announces, by first and last token."""
    key = _title(words, place)
    if not key or (key in HONORIFIC and is_named_after(words, place)):
        return []
    first = _behind_titles(words, place + 1)
    if words.key(first) in ARTICLES and words.key(first + 1) in ROLES | _TITLES:
        return _behind_role(words, first + 1)
    if words.kind(first) == INITIAL and read_name(words, first, hard=True) is None:
        return [(first, first + 1)]
    if key in HONORIFIC and words.key(first) in {"de", "du", "des", "d"}:
        return []
    end = _name_end(words, first, key)
    if end is None:
        return []
    found = [(first, end)]
    return [*found, *(_others(words, end) if key in PLURAL else listed(words, end))]


def _title(words: Words, place: int) -> str:
    """The title at a token, or nothing; `M` and `Me` only as they are written before a name."""
    key, form = words.keys[place].rstrip("."), words.forms[place]
    if form == "M.":
        return "mr" if _is_small_name(words, place + 1) else "m"
    if form == "m":
        return "mr" if is_small_title(words, place) else ""
    if form == "M":
        following = words.key(place + 1)
        is_name = is_family(following) or is_given(following)
        return "m" if words.is_capital(place + 1) and is_name and words.is_close(place + 1) else ""
    if key in {"pr", "prof"} and form[-1] != "." and words.form(place + 1) != ".":
        return "" if key == "prof" else key
    if key == "me" and form not in {"Me", "Me."}:
        return ""
    return key if key in _TITLES and words.kinds[place] in {WORD, INITIAL} else ""


def is_small_title(words: Words, place: int) -> bool:
    """Whether `m` is `m.` before a name without capital, and no metre: « suivi par m. bouzid »."""
    is_dotted = words.form(place + 1) == "." and words.starts[place + 1] == words.ends[place]
    return is_dotted and words.kind(place - 1) != NUMBER and _is_small_name(words, place + 2)


def _is_small_name(words: Words, place: int) -> bool:
    """Whether a word without capital is a given or family name, and nothing else."""
    key = words.key(place)
    if words.kind(place) != WORD or words.is_capital(place) or not words.is_close(place):
        return False
    is_else = key in COMMON or key in THINGS or key in ROLES or key in ARTICLES
    return _is_known_lower(words, place) and not is_else


def _behind_titles(words: Words, place: int) -> int:
    """The token behind further titles: « M. et Mme », « Mme le docteur »."""
    while True:
        if words.form(place) == "." and len(words.key(place - 1)) <= _SHORTEST:
            place += 1
        elif words.key(place) in _AND and _title_key(words, place + 1):
            place += 2
        elif _title_key(words, place):
            place += 1
        else:
            return place


def _title_key(words: Words, place: int) -> bool:
    return words.key(place).rstrip(".") in _TITLES or words.form(place) == "M."


def _name_end(words: Words, first: int, key: str) -> int | None:
    """Where the name behind a title ends, if there is one."""
    if first >= len(words) or not words.is_close(first) or words.key(first) in _NO_NAME:
        return None
    name = read_name(words, first, lower=key in CIVIL, hard=True)
    if name is not None and (name.is_capital or key in _SHORT or _is_known_lower(words, first)):
        return name.end
    is_word = words.kind(first) == WORD and len(words.key(first)) >= _SHORTEST
    is_free = words.key(first) not in COMMON | THINGS | ROLES
    return first + 1 if key in _SHORT and is_word and is_free else None


def _is_known_lower(words: Words, first: int) -> bool:
    return is_given(words.key(first)) or words.key(first) in FAMILY_NAMES


def _behind_role(words: Words, place: int) -> list[Found]:
    """The name behind a title and a role: « M. le maire Jean Dupont », « Mme la directrice (Lambert) »."""
    while words.key(place) in ROLES | _TITLES:
        place += 1
    is_bracket = words.form(place) == "("
    first = place + is_bracket
    name = read_name(words, first, hard=True)
    starts_with_particle = words.key(first) in {"de", "du", "des", "d", "la", "le", "les", "l"}
    if name is None or not name.is_capital or starts_with_particle or is_acronym(words, first):
        return []
    if is_bracket and words.form(name.end) != ")":
        return []
    return [(first, name.end), *listed(words, name.end)]


def _others(words: Words, place: int) -> list[Found]:
    """The names that go on behind a plural title: any word with a capital is one."""
    found: list[Found] = []
    while (start := after_joint(words, place)) > place:
        name = read_name(words, start, hard=True)
        if name is None or not name.is_capital:
            return found
        found.append((start, name.end))
        place = name.end
    return found
