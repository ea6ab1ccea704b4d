"""The words that French (and a few English) answers use for moments of the year.

All keys are as `match_key` leaves them: lower case, no accents. Seasons are whole calendar months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

_MONTH_SPELLINGS = (
    "janvier janv jan january",
    "fevrier fevr fev february feb",
    "mars march",
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
    "rentree": 9,
    "rentree scolaire": 9,
    "hiver": 1,
    "winter": 1,
}

ORDINALS: Mapping[str, int] = {
    "1": 1, "1er": 1, "1ere": 1, "1re": 1, "premier": 1, "premiere": 1, "1st": 1, "first": 1,
    "2": 2, "2e": 2, "2eme": 2, "2nd": 2, "2nde": 2, "deuxieme": 2, "second": 2, "seconde": 2,
    "3": 3, "3e": 3, "3eme": 3, "3rd": 3, "troisieme": 3, "third": 3,
    "4": 4, "4e": 4, "4eme": 4, "4th": 4, "quatrieme": 4, "fourth": 4,
}  # fmt: skip

# Day of the month, and month of the year, at which a part of it begins.
MONTH_PARTS: Mapping[str, int] = {"debut": 1, "mi": 11, "milieu": 11, "fin": 21}
YEAR_PARTS: Mapping[str, int] = {"debut": 1, "mi": 4, "milieu": 4, "fin": 10}

# First days of the national lockdowns: décrets 2020-260 of 16 March 2020, 2020-1310 of 29 October
# 2020, 2021-296 as amended by 2021-384 of 2 April 2021 (from 3 April, 19 h, in all of France).
LOCKDOWNS: Mapping[int, dt.date] = {1: dt.date(2020, 3, 17), 2: dt.date(2020, 10, 30), 3: dt.date(2021, 4, 3)}
