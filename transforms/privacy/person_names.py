"""What one name of a person is: its words from a first one on, and what makes it look like a name.

Given names and family names are looked up in the lists of Insee; a name may have initials, particles, capitals
throughout, the family name first, or neither capital where something announced it.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.privacy.family_names import FAMILY_NAMES
from transforms.privacy.given_names import FREQUENT, GIVEN_NAMES
from transforms.privacy.person_words import (
    CIVIL,
    CLOSINGS,
    COMMON,
    DIMINUTIVES,
    FAMOUS,
    LEADING,
    LEADS,
    LONE_WEAK,
    PARTICLES,
    ROLES,
    SKIPPED,
    THINGS,
    WEAK,
)
from transforms.privacy.word_sets import word_set
from transforms.privacy.words_in_text import ELISION, INITIAL, SIGN, WORD, Words

# What names of places start with.
_PLACES = word_set("""
    saint sainte saints basse bas haut haute grand grande petit ville villeneuve bourg mont val vaux
""")
_SAINTS = frozenset({"saint", "sainte", "st", "ste"})
_LONGEST = 9
_FEWEST_LETTERS = 2
_LONG_ACRONYM, _SHORT_ACRONYM = 5, 3
# Bodies that are written with initials.
_BODIES = word_set("""
    c.a. c.c. c.u. c.d. c.g. s.i. p.n. s.a. p.c. p.s. n.b. a.m. c.v.
""")
_ANNOUNCING = LEADS | CLOSINGS
_INNER = word_set("""
    la le les sur sous en et de du des les aux au l d
""")
# Of things, those that persons run or do.
_RUN = word_set("""
    fablab atelier ateliers projet projets action actions operation operations chantier chantiers site outil
    permanence permanences cours formation formations
""")
_FAR_BACK = 6
_MOST_SKIPPED = 4


@dataclass(frozen=True)
class Name:
    """One name found: where it ends, and what speaks for it."""

    end: int
    solid: int
    given: int
    has_initial: bool
    has_family: bool
    is_capital: bool


def is_given(key: str) -> bool:
    """Whether a folded word is a given name, or compound of one."""
    first = key.split("-", 1)[0] if "-" in key else key
    return (first in GIVEN_NAMES or first in DIMINUTIVES) and (first == key or first not in _PLACES)


def is_frequent(key: str) -> bool:
    """Whether a folded word is a frequent given name, and nothing else besides."""
    first = key.split("-", 1)[0] if "-" in key else key
    return (first in FREQUENT or first in DIMINUTIVES) and key not in LONE_WEAK


def is_family(key: str) -> bool:
    """Whether a folded word is a family name and no word of the trade."""
    if "-" not in key:
        return key in FAMILY_NAMES and key not in COMMON
    parts = key.split("-")
    return parts[0] not in THINGS | _PLACES and any(part in FAMILY_NAMES for part in parts)


def read_name(words: Words, first: int, *, lower: bool = False, hard: bool = False) -> Name | None:
    """The name that starts at a token; `lower` where it may lack capitals, `hard` after a civil title."""
    known = words.known
    if (asked := (first, lower, hard)) not in known:
        known[asked] = _read_name(words, first, lower=lower, hard=hard)
    return known[asked]  # type: ignore[return-value]


def _read_name(words: Words, first: int, *, lower: bool, hard: bool) -> Name | None:
    if first >= len(words.kinds) or (not hard and words.keys[first] in COMMON and words.keys[first] not in LEADING):
        return None
    place, last, solid, given, initials, family, capital = first, first, 0, 0, False, False, True
    while place < len(words) and place - first < _LONGEST:
        if place > first and not words.is_close(place):
            break
        kind, key = words.kind(place), words.key(place)
        if kind == INITIAL and not solid:
            place, last, initials = place + 1, place + 1, True
        elif _is_particle(words, place, solid) or (lower and solid == 1 and given and _is_lower_particle(words, place)):
            place += 1
        elif kind == WORD and _goes_on(words, place, solid, given, lower=lower, hard=hard):
            is_one = is_given(key)
            solid, given, family = solid + 1, given + is_one, family or is_family(key)
            capital = capital and words.is_capital(place)
            place, last = place + 1, place + 1
        elif kind == INITIAL and solid == 1 and (given or _is_shown_family(words, place - 1)):
            place, last, initials = place + 1, place + 1, True
            break
        else:
            break
    last = _with_lower_initial(words, last, solid, given)
    return Name(last, solid, given, initials, family, capital) if solid else None


def _is_shown_family(words: Words, place: int) -> bool:
    """Whether a word is a family name in capitals, as before initials: « MARTIN J.-P. »"""
    return words.is_upper(place) and is_family(words.key(place)) and not words.is_shouted


def _with_lower_initial(words: Words, last: int, solid: int, given: int) -> int:
    """Past `d.` in `Solène d.`"""
    is_letter = words.kind(last) in {WORD, ELISION} and len(words.form(last)) == 1 and words.form(last + 1) == "."
    return last + 2 if solid == 1 and given == 1 and is_letter and words.starts[last + 1] == words.ends[last] else last


def _is_particle(words: Words, place: int, solid: int) -> bool:
    """Whether a word only leads on to one with a capital: `de`, `Le`, `Van der`, `d'`."""
    key = words.key(place)
    if words.kind(place) == ELISION:
        is_led = key == "d" or words.is_capital(place) or (solid > 0 and words.key(place - 1) == "de")
        return is_led and key in {"d", "l", "m", "n", "o"} and words.is_capital(place + 1)
    if words.kind(place) != WORD or key not in PARTICLES or not (solid or key in LEADING):
        return False
    if solid and words.is_capital(place) and key not in LEADING:
        return False
    if solid and key in {"la", "le"} and not words.is_capital(place) and words.key(place - 1) != "de":
        return False
    following = place + 1
    if not words.is_close(following) if following < len(words) else True:
        return False
    if words.key(following) in PARTICLES or words.kind(following) == ELISION:
        return _is_particle(words, following, solid)
    return words.is_capital(following) and words.key(following) not in COMMON


def _is_lower_particle(words: Words, place: int) -> bool:
    """Whether a word without capital leads on to a family name without capital: « inès d'almeida »."""
    following = words.key(place + 1)
    return words.key(place) in {"d", "de", "du", "le", "el", "ben"} and is_family(following) and following not in THINGS


def _goes_on(words: Words, place: int, solid: int, given: int, *, lower: bool, hard: bool) -> bool:
    """Whether a word is part of the name."""
    key, is_capital = words.key(place), words.is_capital(place)
    if len(key) < _FEWEST_LETTERS or key in CIVIL or _is_place(key) or (solid == 0 and key in _ANNOUNCING):
        return False
    if solid and not words.is_shouted and len(key) <= _SHORT_ACRONYM and is_acronym(words, place):
        return False
    if not is_capital and not (lower and _is_lower_part(words, place, solid, given, hard=hard)):
        return False
    is_titled = hard and solid == 0 and is_capital and key in FAMILY_NAMES and key not in ROLES
    if (key in COMMON or key in ROLES) and not is_titled:
        return False
    if solid == 0:
        return True
    if words.is_shouted and not (is_given(key) or is_family(key)):
        return False
    if solid == 1:
        return hard or given == 1 or is_given(key) or not words.is_upper(place) or words.is_upper(place - 1)
    follows_particle = words.key(place - 1) in PARTICLES
    return follows_particle or (solid == given and solid < 4) or (words.is_upper(place) and is_family(key))


def _is_lower_part(words: Words, place: int, solid: int, given: int, *, hard: bool) -> bool:
    """Whether a word without capital is part of a name that something announced."""
    key = words.key(place)
    if key in COMMON or key in THINGS or key in ROLES:
        return False
    if solid == 0:
        return (hard and is_family(key)) or is_given(key) or (is_family(key) and is_given(words.key(place + 1)))
    return (solid == 1 and given == 1 and not words.is_capital(place - 1)) or is_given(key)


def _is_place(key: str) -> bool:
    """Whether a word with hyphens is made as names of places are: `Château-sur-Loire`."""
    return "-" in key and not _INNER.isdisjoint(key.split("-")[1:])


def is_acronym(words: Words, place: int) -> bool:
    """Whether a word is short, in capitals and no family or given name: `CCAS`, `DSI`."""
    form, key = words.form(place), words.key(place)
    return form.isupper() and len(form) <= _LONG_ACRONYM and not is_given(key) and not is_family(key)


def is_person(words: Words, first: int, name: Name) -> bool:
    """Whether a name may stand unannounced: a given name in it and a second word, or initials, and nothing named so."""
    keys = [words.key(place) for place in range(first, name.end) if words.kind(place) == WORD]
    if is_famous(words, first, name) or not name.is_capital:
        return False
    if not (name.given or name.has_initial) or words.key(first - 1) in _SAINTS or keys[0].endswith("-saint"):
        return False
    if name.has_initial and name.solid == 1 and name.given == 0 and not _is_free_initial(words, first, name):
        return False
    if not name.has_initial and not _is_pair(words, first, name, keys):
        return False
    return _is_of_person(words, first, name) or not is_named_after(words, first)


def _is_of_person(words: Words, first: int, name: Name) -> bool:
    """Whether a thing before a name is what a person runs, and not named after one.

    A surname cut to its initial hides somebody: « la salle prêtée à Aurélien M. »; nothing is named so. Of what
    persons run, capitals or `de` show whose it is: « Fablab Hervé LEBOUCQ », « les ateliers d'Odile Roussel ».
    """
    if words.kind(name.end - 1) == INITIAL:
        return name.solid == 1 and is_frequent(words.key(first))
    is_owned = words.key(first - 1) in {"de", "d", "par", "avec"}
    if words.key(first - 1 - is_owned) not in _RUN or not is_given(words.key(first)):
        return False
    last = name.end - 1
    is_shown = words.is_upper(last) and not words.is_upper(first) and not is_acronym(words, last)
    return is_shown or (is_owned and (name.has_family or is_frequent(words.key(first))))


def is_famous(words: Words, first: int, name: Name) -> bool:
    """Whether a name is one that streets and schools bear."""
    return " ".join(words.keys[first : name.end]) in FAMOUS


def _is_pair(words: Words, first: int, name: Name, keys: list[str]) -> bool:
    """Whether a given and a family name stand together, in either order."""
    if name.solid < 2:
        return False
    start, second = keys[0], keys[-1]
    if is_acronym(words, name.end - 1):
        return False
    if start in WEAK and not (is_family(second) or is_given(second)):
        return False
    if is_given(start):
        return start not in WEAK or is_family(second)
    if start in THINGS or words.key(name.end - 2) in PARTICLES:
        return False
    is_surname_first = words.is_upper(first) or (is_family(start) and not _is_region(words, first))
    return is_surname_first and is_frequent_enough(second) and not is_acronym(words, first)


def _is_region(words: Words, first: int) -> bool:
    """Whether a compound of which a part is no family name ends the name of a body: « …-Bruay, Artois-Lys Romane »."""
    parts = words.key(first).split("-")
    is_compound = len(parts) > 1 and not all(part in FAMILY_NAMES for part in parts)
    return is_compound and words.form(first - 1) == "," and "-" in words.form(first - 2)


def is_frequent_enough(key: str) -> bool:
    """Whether a word behind a family name is a given name, and no weak one."""
    return is_given(key) and key not in WEAK


def _is_free_initial(words: Words, first: int, name: Name) -> bool:
    """Whether `E. Aubertin` is a name, and not the end of a sentence about a plan B."""
    last = name.end - 1
    if words.kind(last) == INITIAL:
        return _is_shown_family(words, first)
    if words.key(first).replace(" ", "") in _BODIES:
        return False
    is_large = words.is_upper(last) and len(words.keys[last]) > _SHORT_ACRONYM
    is_known = is_family(words.key(last)) or is_large or "-" in words.form(first)
    if is_known:
        return True
    before = words.key(first - 1)
    is_after_word = words.kind(first - 1) == WORD and before not in {
        "a",
        "de",
        "par",
        "avec",
        "et",
        "ou",
        "chez",
        "que",
    }
    return not is_after_word and not is_acronym(words, last)


def is_named_after(words: Words, first: int) -> bool:
    """Whether what stands before a name is named after it: a street, a school, a law, an exhibition."""
    place, skipped, capitals = first - 1, 0, 0
    while place >= 0 and first - place <= _FAR_BACK:
        key, kind = words.key(place), words.kind(place)
        if kind == WORD and key in THINGS:
            return True
        is_quote = kind == SIGN and words.form(place) in {'"', "-", "'"}
        if not is_quote and kind not in {WORD, ELISION}:
            return False
        if key in SKIPPED or is_quote:
            place -= 1
            continue
        skipped, capitals = skipped + 1, capitals + words.is_capital(place)
        if capitals > 1 or skipped > 1 or key in COMMON:
            return False
        place -= 1
    return False
