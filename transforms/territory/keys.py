"""Comparable forms of a name: `normalise` keeps every word, `name_key` only what tells two places apart.

French names of places are typed without accents, hyphens and apostrophes, in capitals, with St for
Saint, with words glued or parted, and with the article moved or dropped. Among the communes of one
département the normalised name is unique; without articles two pairs are not (La Vergne and Vergné,
La Longeville and Longeville), and « Breuil » has been the name of one commune beside another called
Le Breuil. Hence `place_key`, which drops the first article only where two words or more remain.
"""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d"})

# What Unicode does not decompose, and signs that stand for a word.
_SIGNS = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "&": " et "})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_UNDER_AND_ON = ((re.compile(r"\bs/s\b", re.I), " sous "), (re.compile(r"\bs/", re.I), " sur "))
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_NOT_A_WORD = re.compile("[^a-z0-9]+")


def normalise(text: str) -> str:
    """The name in lower case ASCII words, one space apart, St and Ste in full; "" if it has no word.

    Idempotent; defined for any text.
    """
    plain = _INVISIBLE.sub("", text.translate(_SIGNS))
    for pattern, word in _UNDER_AND_ON:
        plain = pattern.sub(word, plain)
    letters = (sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    words = _NOT_A_WORD.sub(" ", "".join(letters).casefold()).split()
    return " ".join(_WORDS.get(word, word) for word in words)


def name_key(text: str) -> str:
    """The normalised name without articles and spaces: « La Roche-sur-Yon » → `rochesuryon`.

    A name made of articles alone keeps them. Idempotent on names that are not made of glued articles.
    """
    words = normalise(text).split()
    return "".join(_told_apart(words)) or "".join(words)


def place_key(text: str) -> str:
    """As `name_key`, but « Le Breuil » keeps its article: one word alone is too little to go by."""
    words = normalise(text).split()
    return name_key(text) if len(_told_apart(words)) > 1 else "".join(words)


def leading_words(text: str) -> list[str]:
    """What a longer name begins with, shortest first: « Montauban-de-Bretagne » → montauban, montauban de."""
    words = normalise(text).split()
    start = 1 if words and words[0] in ARTICLES else 0
    return [" ".join(words[start:end]) for end in range(start + 1, len(words))]


def _told_apart(words: list[str]) -> list[str]:
    return [word for word in words if word not in ARTICLES]
