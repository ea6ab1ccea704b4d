"""Answers that say why there is no answer: `NSP`, `sans objet`, `?`.

The default marks hold for values that are not text (dates, amounts, counts, addresses), where none
of them can be a value. In free text and in choices only the marks that the wave file declares hold:
`SO` may be initials there, `NC` New Caledonia.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transforms.values.parsed import Parsed, absent
from transforms.values.text import match_key

_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "dont_know": (
        "nsp",
        "n.s.p.",
        "n.s.p",
        "ne sait pas",
        "ne sais pas",
        "je ne sais pas",
        "je ne sais plus",
        "on ne sait pas",
        "inconnu",
        "inconnue",
        "indetermine",
        "non connu",
        "nd",
        "n.d.",
        "n.d",
        "n/d",
        "non disponible",
        "pas encore arrete",
        "a definir",
        "?",
        "??",
        "???",
        "don't know",
        "unknown",
    ),
    "refused": ("nc", "n.c.", "n.c", "n/c", "non communique", "confidentiel", "refus"),
    "not_applicable": (
        "sans objet",
        "so",
        "s.o.",
        "s.o",
        "s/o",
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "non applicable",
        "non concerne",
        "not applicable",
    ),
    "blank": (
        "-",
        "--",
        "---",
        "/",
        "//",
        ".",
        "...",
        "…",
        "nr",
        "n.r.",
        "n/r",
        "non renseigne",
        "a completer",
        "vide",
        "ras",
        "r.a.s.",
    ),
}
DEFAULT_MARKS: Mapping[str, str] = {
    match_key(mark): kind for kind, spellings in _SPELLINGS.items() for mark in spellings
}


def marks_of(declared: Mapping[str, str]) -> dict[str, str]:
    """Declared marks → missing kind, by the key under which answers are compared."""
    return {match_key(mark): kind for mark, kind in declared.items()}


def as_missing(key: str, marks: Iterable[Mapping[str, str]] = (DEFAULT_MARKS,)) -> Parsed[object] | None:
    """Why there is no answer, if the (already normalised) text only says that; None if it says more."""
    if not key:
        return absent("blank")
    kind = next((known[key] for known in marks if key in known), None)
    return absent(kind) if kind else None
