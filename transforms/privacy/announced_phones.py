"""Telephone numbers that only their word makes one: without the leading zero, or in the spelling of another country.

« n° direct : 6 12 34 56 78 », « portable 612345678 », « tél. 020 7946 0958 », « tél : 78 12 34 »: without the word,
such digits are amounts, references and codes.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span
from transforms.privacy.phone_doubts import LOOK_BACK, is_phone
from transforms.privacy.word_sets import word_set

_WORDS = word_set("""
    tel tels telephone telephones phone port portable mob mobile gsm fax telecopie whatsapp sms direct directe joindre
    fixe joignable joignables appeler appelez rappeler contacter perso tph
""")
_TELEPHONE = r"tels?|telephones?|tph|phone|portable|mobile|gsm|fax|telecopie|whatsapp|fixe(?=[ .]{0,2}:)"
_LEAD = re.compile(
    rf"(?<![a-z])(?=[tpmgfwdjacrs])(?:(?P<sure>{_TELEPHONE}|port(?=[ .]{{0,2}}:)|mob(?=[ .:]))|sms|"
    r"directe?|joindre|joignables?|appele[rz]|rappeler|contacter|perso(?:nnel)?)\b"
    r"[ .]{0,2}(?:(?:perso(?:nnel)?|pro(?:fessionnel)?|directe?|fixe|bureau|domicile|mobile|portable)\b[ .]{0,2})?"
    r"(?:(?:de |du |d')(?:la |l'|notre )?[a-z]{3,20} ?)?"
    r"(?:(?:est|is|au|le|on|du|de|par)\b ){0,2}(?:n(?:[°o]|umero)\.? ?)?(?P<colon>[ :=(\n-]{0,4})$"
)
_END = r"(?![ .\-/]?\d|\w|\s?(?:[€%]|k€|m€|euros?\b|habitants\b|utilisateurs\b|usagers\b))"
# Nine digits of a French number, a national number of another country behind its zero, or three to four pairs.
_NUMBER = re.compile(
    rf"[0-9](?<!\d\d)(?:(?<=[1-79])(?:[ .\-/]?\d){{8}}|(?<=0)[1-79]\d?(?:[ .\-/)]{{0,2}}\d){{6,9}}"
    rf"|(?<=[2-9])(?P<pairs>\d(?:[ .]\d\d){{2,3}})){_END}"
)
_LONGEST_LEAD = 60


def find_announced_phones(text: Folded) -> list[Span]:
    """Where digits that a word alone makes a telephone number stand in the searched text, in order."""
    if text.words.isdisjoint(_WORDS):
        return []
    return [found.span() for found in _NUMBER.finditer(text.plain) if _is_announced(text, found)]


def _is_announced(text: Folded, found: re.Match[str]) -> bool:
    """Whether a word for telephones stands right before; of three pairs, overseas, with its colon or dot."""
    start = found.start()
    lead = _LEAD.search(text.key, max(0, start - _LONGEST_LEAD), start)
    if lead is None or (found["pairs"] and not (lead["sure"] and (":" in lead["colon"] or "." in lead[0]))):
        return False
    return is_phone(found, text.plain[max(0, start - LOOK_BACK) : start])
