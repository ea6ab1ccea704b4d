"""Names that name no authority: those that say « test », and those typed with a flat hand on the keyboard.

Both are told by the whole name, never by a part of a word, and only by what no real name does: among
the names of the reference and of bodies known by their letters (CCPHVA, SIVU, CD86, PNR, SDIS) there
is not one that reads as nonsense. A commune is called Bidon: the caller says which names are official.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from stdnum.fr import siren

from transforms.territory.keys import normalise


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TEST = re.compile(
    r"\b(?:"
    r"(?<!espace )(?:test)+s?(?! agricoles?\b)\d*|testing|tester|test ?ville|ville ?test|essai\d*"
    r"|(?<!\bd )(?<!\bdes )essais"
    r"|demo\d*|demonstration|exemples?|example|specimen|sandbox|bac a sable|bidon|factices?|fictifs?|fictives?"
    r"|recettes?|preprod|nom de (?:la|votre) (?:collectivite|commune|ville|structure)"
    r"|^(?:ma|notre|votre) (?:commune|ville|mairie|collectivite|structure)$"
    r"|fake|dummy|sample|brouillon|lorem ipsum|(?:commune|ville|mairie|collectivite) imaginaire"
    r"|suppr(?:imer)?|effacer|a jeter|delete|deleteme|to be deleted"
    r"|ne pas (?:prendre|tenir) (?:en )?compte|ne pas (?:traiter|utiliser|considerer|comptabiliser|compter|exploiter)"
    r"|pas (?:a )?prendre en compte|ignorer|please ignore|ignore (?:me|this)|do not use"
    r"|trifouill(?:is|y)(?: les oies)?|perpete les oies|petaouchnok|clochemerle"
    r")\b"
)
_PHRASE = re.compile(r"\bn ?importe quoi\b|\bnimporte quoi\b")
_WORDS = _each(
    "toto tata titi tutu lala foo foobar fubar bla blah blabla blablabla lorem ipsum machin machinchose machintruc "
    "truc trucmuche bidule nimp nawak prout pipi caca lol mdr ptdr haha hihi coucou hello abcd nimportequoi"
)
# Typed alone in lower case they are no acronym.
_SHORT_RUNS = _each("qsd sdf dfg fgh ghj hjk jkl klm wxc qwe asd zxc abc xyz")
# Say that an authority follows, not which.
_NEUTRAL = _each(
    "a au aux et de d du des l la le les m mr mme monsieur madame maire commune communes ville mairie municipalite "
    "hotel communaute agglomeration agglo urbaine metropole departement departemental conseil region regional cc ca cu "
    "cd cr sur sous en saint sainte collectivite epci"
)
_HOME = "qsdfghjklm"
_ROWS = (
    "azertyuiop", "qwertyuiop", "qsdfghjklm", "asdfghjkl", "wxcvbn", "zxcvbnm",
    "aqwzsxedcrfvtgbyhnujm", "qazwsxedcrfvtgbyhnujm",
)  # fmt: skip
_RUNS = frozenset(
    row[start:end]
    for line in _ROWS
    for row in (line, line[::-1])
    for start in range(len(row))
    for end in range(start + 3, len(row) + 1)
)
_VOWELS = frozenset("aeiouy")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# No name of the reference has more consonants in a row than 6 (measured); y is a vowel.
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{7}")
# A key held down; no name has one letter four times in a row.
_HELD = re.compile(r"([a-z])\1{4}")
_SYLLABLES = re.compile(r"(.{2,3})\1{2,}.?.?")


def says_test(name: str, is_official: Callable[[str], bool]) -> bool:
    """Whether a name says that its return is a trial, or to be left out; not where all of it is an official name."""
    return bool(_TEST.search(normalise(name))) and not is_official(name)


def is_nonsense(name: str, is_official: Callable[[str], bool]) -> bool:
    """Whether a name is no name at all: every word of it that is no « mairie de » was typed to fill the field."""
    return _fills_the_field(name) and not is_official(name)


def _fills_the_field(name: str) -> bool:
    if _PHRASE.search(normalise(name)):
        return True
    words = _words(name)
    if not words:
        return _is_signs(name)
    if all(word.isdecimal() for word in words):
        return not _may_be_code("".join(words))
    telling = [word for word in words if word.lower() not in _NEUTRAL and not word.isdecimal()]
    return bool(telling) and all(_is_mash(word) for word in telling)


def _words(name: str) -> list[str]:
    """Runs of letters or digits, without accents, case kept; letters that stand apart are one acronym."""
    plain = unicodedata.normalize("NFKD", name)
    words = re.findall(r"[A-Za-z]+|[0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    letters = [word for word in words if len(word) == 1 and word.isalpha()]
    if len(letters) < 2 or len(letters) < len(words) - 1:
        return words
    return ["".join(letters), *(word for word in words if word not in letters)]


def _is_signs(name: str) -> bool:
    """Several signs and no letter of any script; dashes and dots alone are how one leaves a field blank."""
    text = "".join(name.split())
    return len(text) > 1 and not any(c.isalnum() for c in text) and not set(text) <= set("-–—.…_/,;:")


def _may_be_code(digits: str) -> bool:
    """Whether digits have the form of a département, an INSEE or postal code, a SIREN or SIRET."""
    if len(set(digits)) == 1 or digits in "01234567890":
        return False
    if len(digits) in (9, 14):
        return bool(siren.is_valid(digits[:9]))
    return len(digits) in (2, 3, 4, 5) and (len(digits) != 3 or digits.startswith(("97", "98")))


def _is_mash(word: str) -> bool:
    low = word.lower()
    if low in _WORDS or _is_repeated(low) or _is_run(low):
        return True
    if len(low) == 1:
        return low != "y"
    return _is_on_one_row(low) or (not word.isupper() and (low in _SHORT_RUNS or _is_unpronounceable(low)))


def _is_repeated(low: str) -> bool:
    """« xxx », « lalala »; CCC may be a communauté de communes."""
    alike = len(set(low)) == 1 and (len(low) > 2 or low in ("xx", "zz", "qq", "ww", "kk"))
    return (alike and low not in ("ccc", "cccc")) or bool(_SYLLABLES.fullmatch(low) or _HELD.search(low))


def _is_run(low: str) -> bool:
    """Made of runs along the keyboard, three letters or more each: « azerty », « qsdfqsdf »."""
    if len(low) < 4 or (len(low) == 4 and set(low) & _VOWELS and low not in ("azer", "qwer", "asdf", "abcd")):
        return False
    if low.startswith("abc") and low in _ALPHABET:
        return True
    ends = [True] + [False] * len(low)
    for end in range(3, len(low) + 1):
        ends[end] = any(ends[start] and low[start:end] in _RUNS for start in range(end - 2))
    return ends[-1]


def _is_on_one_row(low: str) -> bool:
    """Hammered on the middle row, which has no vowel: « sdfsdgf »."""
    if len(low) < 4 or not set(low) <= set(_HOME):
        return False
    steps = [abs(_HOME.find(after) - _HOME.find(before)) for before, after in pairwise(low)]
    return len(low) > 4 or 3 * steps.count(1) >= 2 * len(steps)


def _is_unpronounceable(low: str) -> bool:
    """No vowel in more letters than acronyms have, or more consonants in a row than any name."""
    return bool(_CLUSTER.search(low)) or (len(low) > 6 and not set(low) & _VOWELS and not low.startswith("cc"))
