"""Personal data inside free text, masked with a mark that says what stood there.

First cut: e-mail addresses and telephone numbers, in the spellings that hide them from machines too
(`x (at) y`, `y point fr`, `+33 (0)6`, a letter O for the zero). Recall goes first, but numbers that
only look like a telephone stay: references that are announced as such, dates, amounts, opening hours,
the 08 and short numbers of public services. Texts are expected clean (`values.text.clean_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

EMAIL_MARK = "[courriel masqué]"
PHONE_MARK = "[téléphone masqué]"

# The free texts of a return. Masks are counted for all of them together, per initiative.
FREE_TEXT = ("title", "description", "tools", "partners", "subthemes_verbatim", "authority_as_written")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without what was personal in it, and how many passages were masked."""

    text: str
    count: int


# Lengths are bounded as mail itself bounds them: unbounded, a megabyte of letters takes minutes.
_LOCAL = r"[\w.+-]{1,64}"
_DOT = r"(?:\.|\s?[(\[{](?:point|dot)[)\]}]\s?|\s(?:point|dot)\s)"
_LABEL = r"\w(?:[\w-]{0,61}\w)?"
_DOMAIN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{1,8}}"
_COMMAS = rf"{_LABEL}(?:[.,]{_LABEL}){{1,8}}"
_AT = r"(?:\s?(?:[(\[{]\s?(?:at|a|arobase|arobas|@)\s?[)\]}])\s?|\s(?:arobase|arobas|@)\s|%40|@|＠|﹫)"
_EMAIL = re.compile(
    rf"(?:mailto:\s?)?(?:{_LOCAL}{_AT}{_DOMAIN}|{_LOCAL}@{_COMMAS}"
    # `chez` and `at` are words: only after what no word looks like, only before a domain
    rf"|[\w+-]{{0,40}}[\d._][\w.+-]{{0,40}}\s(?:chez|at)\s{_LABEL}(?:\.{_LABEL}){{1,8}})",
    re.IGNORECASE,
)

# What every address has: searched first, since most texts have none of it.
_AT_SIGN = re.compile(r"[@＠﹫]|%40|arobas|[(\[{]\s?a|\s(?:chez|at)\s", re.IGNORECASE)

_GAP = r"[ \u00a0\u202f.\-/·]{0,3}"
_PAIRS = rf"(?:{_GAP}\d{{2}}){{4}}"
_DIGITS = rf"[1-9](?:{_GAP}\d){{8}}"
_ZERO = "[0Oo]"
_ABROAD = "32|34|351|352|377|39|41|44|49|212|213|216|262|508|590|594|596|681|687|689"
_ONE_PHONE = (
    # in France, by pairs or by threes; 08 numbers are services'
    rf"(?:{_ZERO}[1-79]{_PAIRS}|\({_ZERO}[1-79]\){_PAIRS}|0 [1-79]{_PAIRS}|33[1-79]\d{{8}}"
    rf"|{_ZERO}[1-79](?:{_GAP}\d{{3}}){{2}}{_GAP}\d{{2}}|{_ZERO}[1-79]\d{{2}}(?:{_GAP}\d{{3}}){{2}}"
    # from abroad to France
    rf"|\(?(?:\+|00){_GAP}33\)?{_GAP}(?:\({_ZERO}\))?{_GAP}{_ZERO}?{_DIGITS}"
    rf"|\({_ZERO}\){_GAP}[1-79](?:{_GAP}\d){{8}}"
    # elsewhere
    rf"|\(?\+{_GAP}(?!33)[1-9]\d{{0,2}}\)?(?:{_GAP}\(?\d{{1,4}}\)?){{2,7}}"
    rf"|00{_GAP}(?:{_ABROAD})(?:{_GAP}\d){{7,10}})"
)
_PHONES = re.compile(rf"(?<!\w){_ONE_PHONE}(?:[ ,;/.\-]{{1,3}}{_ONE_PHONE})*(?!\w)(?![ .]?\d{{3}}\b)")
_PHONE = re.compile(_ONE_PHONE)

_REFERENCE = re.compile(
    r"(?:siret|siren|convention|d[ée]lib[ée]ration|march[ée]|contrat|r[ée]f(?:[ée]rence)?s?|dossier|lot|facture|commande|"
    r"rna|tva|finess|arr[êe]t[ée]|version|brevet|agr[ée]ment)\.?\s*(?:n[°ºo]?\.?|num[ée]ro)?\s*:?\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\d{{2}}{_GAP}(?:0[1-9]|1[0-2]){_GAP}(?:19|20)\d{{2}}(?!\d)")
_THOUSANDS = re.compile(r"\+ ?\d{1,3}(?:[ .]\d{3})+")
_UNIT = re.compile(r"\s?(?:€|%|euros?\b|k€|m€)", re.IGNORECASE)
# Digits just before, in the same rhythm: the match is the tail of a longer number.
_LONGER = re.compile(r"(?<!\d)\d{2,3}[ .\-/]$")
_LAST_TOKEN = re.compile(r"\S*$")
_FEWEST_DIGITS = 8
_LOOK_BACK = 200


def mask(text: str) -> Masked:
    """The text with every e-mail address and telephone number replaced by its mark. Idempotent."""
    without_mail, mails = _EMAIL.subn(EMAIL_MARK, text) if _AT_SIGN.search(text) else (text, 0)
    phones = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal phones
        if not _is_phone(found):
            return found[0]
        numbers = len(_PHONE.findall(found[0]))
        phones += numbers
        return " ".join([PHONE_MARK] * numbers)

    return Masked(_PHONES.sub(replace, without_mail), mails + phones)


def mask_all(texts: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """The texts of a list, masked, and the count of all their masks."""
    masked = [mask(text) for text in texts]
    return tuple(one.text for one in masked), sum(one.count for one in masked)


def is_personal_url(url: str) -> bool:
    """Whether an address carries an e-mail address, a telephone number or credentials."""
    plain = unquote(url)
    host = plain.split("://", 1)[-1].split("/", 1)[0]
    return "@" in host or bool(_EMAIL.search(plain)) or mask(plain).count > 0


def _is_phone(found: re.Match[str]) -> bool:
    text, before = found[0], found.string[max(0, found.start() - _LOOK_BACK) : found.start()]
    if _DATE.match(text) or any(words.search(before) for words in (_REFERENCE, _LONGER)) or _is_in_path(before):
        return False
    if text.startswith("+") and not text.startswith("+33"):
        is_amount = bool(_THOUSANDS.fullmatch(text)) and text.endswith("000")
        is_measured = bool(_UNIT.match(found.string, found.end()))
        return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS and not is_amount and not is_measured
    return True


def _is_in_path(before: str) -> bool:
    """Digits in the path of a web address name a page; after `=` or `:` they may be anybody's."""
    token = _LAST_TOKEN.search(before)
    if token is None or not ("://" in token[0] or token[0].lower().startswith("www.")):
        return False
    return not token[0].endswith(("=", ":"))
