"""Counts of people or things: whole numbers, never three and a half users.

`1 234`, `1.234`, `1234,0` and `environ 200 usagers` are read; the unit that follows must be a known
noun, for `200 sur 300` and `10 par mois` say something else. Ranges, bounds (`> 50`) and fractions
are not read: no column could say that they are not exact.
"""

from __future__ import annotations

import re

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.numerals import MULTIPLIERS, NUMBER, number, spelled
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import match_key

_LONGEST = 80
_ZERO = re.compile(r"neant|rien|zero|aucun|aucune|personne|nul|none")
_ABOUT = re.compile(r"\benv(?:\.|iron)?(?!\w)|~|≈|\bde l'ordre de\b|\bplus ou moins\b|\ba peu pres\b|\bapprox\w*\.?")
_NOUN = re.compile(
    r"(?:d'|de )?(?:abonne|adherent|agent|appel|artisan|association|beneficiaire|benevole|collegien|commercant|"
    r"commerce|commune|compte|connexion|eleve|enfant|entreprise|etudiant|famille|foyer|hab\.|habitant|inscrit|"
    r"inscription|lyceen|menage|participant|personne|poste|producteur|senior|telechargement|tpe|usager|utilisateur|"
    r"visite|visiteur|vue|user)e?s?"
)
_COUNT = re.compile(
    rf"(?P<number>{NUMBER}) ?(?P<multiplier>{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})?(?![a-z])"
)


def read_count(raw: str) -> Parsed[int]:
    """The whole number that a text states, precision `exact` or `approx`."""
    key = match_key(raw)
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    if len(key) > _LONGEST:
        return unreadable()
    text = " ".join(_ABOUT.sub(" ", key).split())
    precision = "exact" if text == key else "approx"
    value = 0 if _ZERO.fullmatch(text) else _whole(_without_noun(text))
    return unreadable() if value is None else Parsed(value, precision=precision)


def _without_noun(text: str) -> str:
    head, _, noun = text.rpartition(" ")
    return head.removesuffix(" de").rstrip() if head and _NOUN.fullmatch(noun) else text


def _whole(text: str) -> int | None:
    found = _COUNT.fullmatch(text)
    if found is None:
        return spelled(text)
    value = number(found["number"])
    if value is None:
        return None
    value *= MULTIPLIERS.get(found["multiplier"] or "", 1)
    return int(value) if value == value.to_integral_value() else None
