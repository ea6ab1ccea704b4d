"""Answers that say why there is no answer: `NSP`, `sans objet`, `?`, and cells that hold nothing.

The default marks hold for values that are not text (dates, amounts, counts, addresses), where none
of them can be a value. In free text and in choices only the marks that the wave file declares hold:
`SO` may be initials there, `NC` New Caledonia; and so do codes such as `-9` or `99` everywhere.
`néant` and `aucun` are no marks by themselves: they are 0 of a count and of euros (`NOTHING` holds
for dates and addresses alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from transforms.values.parsed import Parsed, absent
from transforms.values.text import match_key

# Spellings as `match_key` leaves them, parted by bars.
_SPELLINGS: Mapping[str, str] = {
    "dont_know": (
        "nsp|n.s.p.|n.s.p|n/s/p|nspp|ne sait pas|ne sais pas|je ne sais pas|je sais pas|sais pas|je ne sais plus|"
        "on ne sait pas|nous ne savons pas|ne se prononce pas|aucune idee|pas d'idee|inconnu|inconnue|indetermine|"
        "indeterminee|non determine|non determinee|pas determine|a determiner|non connu|non connue|pas connu|"
        "pas connue|nd|n.d.|n.d|n/d|non disponible|non dispo|indisponible|pas encore arrete|pas encore connu|"
        "pas encore chiffre|pas encore evalue|pas encore estime|pas encore determine|"
        ""
        "a definir|non defini|non definie|pas defini|pas definie|pas encore defini|pas encore definie|indefini|"
        "en cours de definition|en cours d'evaluation|en cours d'estimation|en cours de chiffrage|non chiffre|"
        "non chiffree|pas chiffre|non evalue|non evaluee|pas evalue|non estime|non estimee|non quantifie|"
        "non quantifiable|non mesure|pas mesure|difficile a dire|difficile a estimer|difficile a evaluer|"
        "difficile a chiffrer|impossible a dire|impossible a estimer|a confirmer|en attente|a venir|"
        "don't know|dont know|do not know|i don't know|dk|idk|not known|unknown|undefined|undetermined|tbd|tbc|tba|"
        "to be determined|to be confirmed|not sure|not available"
    ),
    "refused": (
        "nc|n.c.|n.c|n/c|non communique|non communiquee|pas communique|non communicable|non diffusable|"
        "confidentiel|confidentielle|donnee confidentielle|secret|refus|refuse|refuse de repondre|"
        "ne souhaite pas repondre|ne souhaite pas communiquer|ne veut pas repondre|"
        "refused|prefer not to say|prefer not to answer|not disclosed|confidential"
    ),
    "not_applicable": (
        "sans objet|so|s.o.|s.o|s/o|n/a|na|n.a.|n.a|non applicable|pas applicable|inapplicable|ne s'applique pas|"
        "non concerne|non concernee|pas concerne|pas concernee|not applicable|not concerned|does not apply|no object"
    ),
    "blank": (
        "nr|n.r.|n.r|n/r|non renseigne|non renseignee|non rempli|non precise|non precisee|a completer|a remplir|"
        "a renseigner|a preciser|vide|(vide)|ras|r.a.s.|r.a.s|rien a signaler|sans reponse|pas de reponse|"
        "no answer|not answered|not provided|not specified|empty|(empty)|blank|(blank)|null|none given"
    ),
    "unreadable": "illisible|unreadable|illegible",
    "not_shown": "{question_not_shown}|question non posee|non posee|not asked|not shown",
    "withheld": "anonymise|anonymisee|donnee masquee|donnee anonymisee",
}  # fmt: skip
_STROKES: Mapping[str, str] = {"blank": "-_/.,;*~", "dont_know": "?"}
_MOST_STROKES = 12

DEFAULT_MARKS: Mapping[str, str] = {
    match_key(mark): kind for kind, spellings in _SPELLINGS.items() for mark in spellings.split("|")
} | {
    stroke * times: kind
    for kind, strokes in _STROKES.items()
    for stroke in strokes
    for times in range(1, _MOST_STROKES + 1)
}

# There is none: said of a date or an address, it is the question that does not apply.
NOTHING: Mapping[str, str] = dict.fromkeys(
    ("neant", "rien", "aucun", "aucune", "pas de site", "pas de lien", "pas d'adresse", "pas de date", "non", "none"),
    "not_applicable",
)

# What people put around a mark without meaning anything by it.
_AROUND = " .!;:()[]<>\"'«»*"


_FOR_NOW = re.compile(r",? (?:a ce jour|a ce stade|pour l'instant|pour le moment|actuellement|au juste)$")


def without_for_now(key: str) -> str:
    """The (already normalised) text without `à ce jour`, `pour l'instant` at its end; the text if it says no more."""
    return _FOR_NOW.sub("", key) or key


def marks_of(declared: Mapping[str, str]) -> dict[str, str]:
    """Declared marks → missing kind, by the key under which answers are compared."""
    return {match_key(mark): kind for mark, kind in declared.items()}


def as_missing(key: str, marks: Iterable[Mapping[str, str]] = (DEFAULT_MARKS,)) -> Parsed[object] | None:
    """Why there is no answer, if the (already normalised) text only says that; None if it says more."""
    if not key:
        return absent("blank")
    bare = without_for_now(key.strip(_AROUND)) or key
    kind = next((known[text] for known in marks for text in (key, bare) if text in known), None)
    return absent(kind) if kind else None
