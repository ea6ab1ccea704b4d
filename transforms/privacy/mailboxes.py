"""What a public body announces for all to use: its mailboxes and its switchboards, which a wave may keep."""

from __future__ import annotations

import re

from transforms.privacy.emails import is_mailbox
from transforms.privacy.folding import Folded, Span, key_of
from transforms.privacy.marks import NAME_MARK

_NAMED = key_of(NAME_MARK)
MAILBOX, SWITCHBOARD = "mailbox", "switchboard"
_BODY = re.compile(
    r"\b(?:standard|accueil|mairies?|hotel de ville|hotline|plate-?forme|numero (?:vert|unique|d'appel|azur|gratuit)|"
    r"permanence telephonique|service|services|ccas|cias|mediatheque|bibliotheque|ludotheque|maison|office|guichet|"
    r"agglo\w*|"
    r"commune|communaute|departement|region|syndicat|centre|police|secretariat|astreinte|ligne|cellule|epn|fablab|"
    r"musee|"
    r"prefecture|conseil|metropole|mission locale|piscine|point|antenne|collectivite)\b"
)
_OWN = re.compile(r"\b(?:mon|ma|mes|portable|mobile|perso\w*|direct\w*|demander|poste|son|sa|06|07)\b")
_MOBILE = re.compile(r"(?:\(?(?:\+|00)[ .\-/]*33[ .\-/]*(?:\(0\))?[ .\-/]*|\(?[0oO][ .]?)[67]")
_BEFORE, _AFTER = 70, 30


def is_kept_mailbox(text: Folded, span: Span) -> bool:
    """Whether an address is a mailbox of a body, and no person's."""
    return is_mailbox(text.plain[span[0] : span[1]])


def is_kept_switchboard(text: Folded, span: Span) -> bool:
    """Whether a number is announced as that of a body, with no person beside it; a service number always is."""
    start, end = span
    number = re.sub(r"\D", "", text.plain[start:end])
    if number.startswith("08"):
        return True
    before, after = text.key[max(0, start - _BEFORE) : start], text.key[end : end + _AFTER]
    before = re.split(r"[.!?]\s|\n\n|;", before)[-1]
    if _NAMED in before or _NAMED in after or _OWN.search(before) or _MOBILE.match(text.plain, start):
        return bool(re.search(r"\b(?:standard|numero (?:vert|unique)|hotline)\b", before)) and _NAMED not in before
    return bool(_BODY.search(before) or re.match(r"[ (,:-]{0,4}(?:standard|accueil|mairie)", after))
