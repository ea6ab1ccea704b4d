"""The words that French (and a few English) answers use for moments of the year.

All keys are as `match_key` leaves them: lower case, no accents. Seasons are whole calendar months.
"""

from __future__ import annotations

from collections.abc import Mapping

_MONTH_SPELLINGS = (
    "janvier janv jan january",
    "fevrier fevr fev february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "aout august aug",
    "septembre sept september sep",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
MONTHS: Mapping[str, int] = {
    word: number for number, words in enumerate(_MONTH_SPELLINGS, start=1) for word in words.split()
}

# First month of each season. A winter bears the name of two years: `hiver 2020` is read as the
# earliest winter days within 2020, `hiver 2019-2020` begins in December.
SEASONS: Mapping[str, int] = {
    "printemps": 3,
    "spring": 3,
    "ete": 6,
    "summer": 6,
    "automne": 9,
    "autumn": 9,
    "fall": 9,
    "rentree": 9,
    "rentree scolaire": 9,
    "hiver": 1,
    "winter": 1,
}

ORDINALS: Mapping[str, int] = {
    "1": 1, "1er": 1, "ier": 1, "1ere": 1, "1e": 1, "1o": 1, "premier": 1, "premiere": 1, "1st": 1, "first": 1,
    "1re": 1,
    "2": 2, "iie": 2, "2e": 2, "2eme": 2, "2nd": 2, "2nde": 2, "2d": 2, "deuxieme": 2, "second": 2, "seconde": 2,
    "3": 3, "iiie": 3, "3e": 3, "3eme": 3, "3rd": 3, "troisieme": 3, "third": 3,
    "4": 4, "ive": 4, "4e": 4, "4eme": 4, "4th": 4, "quatrieme": 4, "fourth": 4, "dernier": 4, "last": 4,
}  # fmt: skip

# Day of the month, and month of the year, at which a part of it begins.
MONTH_PARTS: Mapping[str, int] = {
    "debut": 1, "tout debut": 1, "premiers jours": 1, "early": 1, "beginning of": 1, "start of": 1,
    "mi": 11, "milieu": 11, "mid": 11, "middle of": 11,
    "fin": 21, "toute fin": 21, "derniers jours": 21, "late": 21, "end of": 21,
}  # fmt: skip
YEAR_PARTS: Mapping[str, int] = {part: {1: 1, 11: 4, 21: 10}[day] for part, day in MONTH_PARTS.items()}

# Moments that everybody remembers and no calendar holds: an event is no date, even where a décret
# gives its first day, for the answer says `about then`.
EVENTS = (
    "confinement", "confinements", "lockdown", "lockdowns", "deconfinement", "reconfinement", "couvre-feu", "curfew",
    "crise", "crise sanitaire", "crise covid", "crise du covid", "crise de la covid", "covid", "covid-19", "covid 19",
    "pandemie", "epidemie", "pandemic", "etat d'urgence", "etat d'urgence sanitaire", "rentree", "rentree scolaire",
    "noel", "paques", "toussaint", "vacances", "vacances d'ete", "vacances scolaires", "vacances de noel",
    "vacances de paques", "vacances de la toussaint", "fetes", "fetes de fin d'annee",
    "municipales", "elections", "elections municipales",
    "campagne de vaccination", "vague", "vague de covid", "vague epidemique",
)  # fmt: skip

# Said of an end: there is none yet.
STILL_GOING = frozenset(
    (
        "en cours", "toujours en cours", "encore en cours", "en cours actuellement", "toujours", "toujours actif",
        "toujours active", "actif", "active", "permanent", "permanente", "perenne", "sans fin", "pas de fin",
        "aucune", "pas de date de fin", "non termine", "non terminee", "pas termine", "pas terminee", "se poursuit",
        "continue", "ongoing", "still running", "still ongoing", "aujourd'hui", "ce jour", "a ce jour", "maintenant",
        "actuellement", "nos jours", "present", "today", "now",
    )
)  # fmt: skip
