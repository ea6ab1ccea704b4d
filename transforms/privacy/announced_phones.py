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
    joignable joignables appeler appelez rappeler contacter perso tph
""")
_TELEPHONE = r"tels?|telephones?|tph|phone|portable|mobile|gsm|fax|telecopie|whatsapp"
_LEAD = re.compile(
    rf"\b(?:(?P<sure>{_TELEPHONE}|port(?=[ .]{{0,2}}:)|mob(?=[ .:]))|sms|directe?|joindre|joignables?|"
    r"appele[rz]|rappeler|contacter|perso(?:nnel)?)\b"
    r"[ .]{0,2}(?:(?:perso(?:nnel)?|pro(?:fessionnel)?|directe?|fixe|bureau|domicile|mobile|portable)\b[ .]{0,2})?"
    r"(?:(?:est|is|au|le|on|du|de|par)\b ){0,2}(?:n(?:[°o]|umero)\.? ?)?(?P<colon>[ :=(\n-]{0,4})"
)
_END = r"(?![ .\-/]?\d|\w|\s?(?:[€%]|k€|m€|euros?\b|habitants\b|utilisateurs\b|usagers\b))"
_NUMBER = re.compile(
    # the nine digits of a French number, or a national number of another country behind its own zero
    rf"(?:[1-79](?:[ .\-/]?\d){{8}}|0[1-79]\d?(?:[ .\-/)]{{0,2}}\d){{6,9}}){_END}"
)
# Overseas and in Luxembourg, numbers have three pairs: only where the word itself stands with a colon or a dot.
_SHORT = re.compile(rf"[2-9]\d(?:[ .]\d\d){{2,3}}{_END}")


def find_announced_phones(text: Folded) -> list[Span]:
    """Where digits that a word alone makes a telephone number stand in the searched text, in order."""
    if text.words.isdisjoint(_WORDS):
        return []
    spans = (_behind(text, lead) for lead in _LEAD.finditer(text.key))
    return [span for span in spans if span]


def _behind(text: Folded, lead: re.Match[str]) -> Span | None:
    """The number right behind what announces one."""
    found = _NUMBER.match(text.plain, lead.end())
    if found is None and lead["sure"] and (":" in lead["colon"] or "." in lead[0]):
        found = _SHORT.match(text.plain, lead.end())
    before = text.plain[max(0, lead.end() - LOOK_BACK) : lead.end()]
    return found.span() if found and is_phone(found, before) else None
