"""SIREN and SIRET numbers: checked, never created.

A number is taken when its check digits hold (Luhn; the offices of La Poste have a rule of their own for
the SIRET). Spaces and dots are read over. What a spreadsheet made of a number (`2,134E+13`) has lost
digits: it is not read, nor is a number that lacks its leading zero.
"""

from __future__ import annotations

import re

from stdnum.fr import siren, siret, tva

from transforms.values.marks import DEFAULT_MARKS, NOTHING, as_missing
from transforms.values.parsed import Parsed, unreadable
from transforms.values.text import match_key

SPREADSHEET, FROM_SIRET, FROM_VAT, WRONG_CHECK = "spreadsheet", "from_siret", "from_vat", "wrong_check_digit"

_LEAD_IN = re.compile(
    r"(?:(?:le |notre )?(?:n(?:o|um(?:ero)?)?\.? ?(?:de )?)?(?:siren|siret)(?: de [a-z' -]{1,40})? ?[:=no.]* ?|"
    r"no\.? ?(?=\d))"
)
_SEPARATORS = re.compile(r"[ .\-_/']")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)? ?e ?[+-]?\d+", re.IGNORECASE)
_VAT = re.compile(r"(?:tva ?:? ?)?(fr[0-9a-z]{2}[0-9]{9})")


def read_siren(raw: str) -> Parsed[str]:
    """The SIREN that a text states (9 digits); of a SIRET or a French VAT number, the SIREN in it."""
    found = _digits(raw)
    if isinstance(found, Parsed):
        return found
    vat = _VAT.fullmatch(found)
    if vat is not None:
        return Parsed(vat[1][4:], notes=(FROM_VAT,)) if tva.is_valid(vat[1]) else unreadable(notes=(WRONG_CHECK,))
    if len(found) == 14 and _is_siret(found):
        return Parsed(found[:9], notes=(FROM_SIRET,))
    if len(found) == 9 and _is_siren(found):
        return Parsed(found)
    return unreadable(notes=(WRONG_CHECK,) if len(found) in {9, 14} and _is_number(found) else ())


def read_siret(raw: str) -> Parsed[str]:
    """The SIRET that a text states (14 digits); a SIREN alone does not say which establishment."""
    found = _digits(raw)
    if isinstance(found, Parsed):
        return found
    if len(found) == 14 and _is_siret(found):
        return Parsed(found)
    return unreadable(notes=(WRONG_CHECK,) if len(found) == 14 and _is_number(found) else ())


def _digits(raw: str) -> str | Parsed[str]:
    """The number without what groups it; or why there is none."""
    key = match_key(raw)
    missing = as_missing(key, (DEFAULT_MARKS, NOTHING))
    if missing is not None:
        return Parsed(missing=missing.missing)
    lead_in = _LEAD_IN.match(key)
    bare = key[lead_in.end() :] if lead_in else key
    if _SCIENTIFIC.fullmatch(bare):
        return unreadable(notes=(SPREADSHEET,))
    return _SEPARATORS.sub("", re.sub(r"(?<=\d{8})[.,]0+$", "", bare).rstrip("."))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_siren(digits: str) -> bool:
    return _is_number(digits) and digits.strip("0") != "" and bool(siren.is_valid(digits))


def _is_siret(digits: str) -> bool:
    return _is_number(digits) and digits[:9].strip("0") != "" and bool(siret.is_valid(digits))
