"""What digits in the shape of a telephone number may be instead: a reference, a date, hours, an amount, a page.

SIRET and SIREN, sorted codes, tails of longer numbers and decimals are told by what stands around them; a number
that can be nothing but a telephone is one, whatever word announces it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.privacy.phone_shapes import PHONE, PLAIN_GAP

_NUMBER_SIGN = r"\.?\s*(?:n[°ºo]?\.?|num[ée]ro)?\s*:?\s*$"
_REFERENCE = re.compile(
    r"(?:convention|d[ée]lib[ée]ration|march[ée]|contrat|r[ée]f(?:[ée]rence)?s?|dossier|lot|facture|commande|siret|siren|"
    rf"isbn|issn|ean|rna|tva|finess|arr[êe]t[ée]|version|brevet|agr[ée]ment){_NUMBER_SIGN}",
    re.IGNORECASE,
)
_COMPANY = re.compile(rf"(?:siret|siren){_NUMBER_SIGN}", re.IGNORECASE)
_COMPANY_DIGITS = frozenset({9, 14})
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){0,7} ?$")
_GAPS = re.compile(r"(?<=\d)\D+(?=\d)")
_GAPS_OF_PAIRS = 4
_ODD_GAPS = frozenset(",:*~'")
_MOST_BREAKS = 2
_DIGIT_RUN = re.compile(r"\d(?:[ .]?\d){0,14}")
_MONTH = r"(?:0[1-9]|1[0-2])"
_DATE = re.compile(
    rf"\d{{2}}{PLAIN_GAP}{_MONTH}{PLAIN_GAP}(?:19|20)\d{{2}}(?!\d)|\d{{2}}[/\-](?:19|20)[0-3]\d(?!\d)"
    rf"|\d{{2}}([/.\-]){_MONTH}\1\d{{2}} ?[\-/ ] ?\d{{2}}\1{_MONTH}\1\d{{2}}"
    rf"|\d{{2}}/{_MONTH}/\d{{2}} (?:[01]\d|2[0-4])[.:\-][0-5]\d"
)
_TWO_POSTCODES = re.compile(r"\d{5}[ \n.\-/,]{1,3}\d{5}")
_DAY_BEFORE = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])[ ./\-]$")
_MONTH_AND_YEAR = re.compile(rf"{_MONTH}[ ./\-](?:19|20)\d{{2}}(?!\d)")
_HOURS = re.compile(r"(?:[01]\d|2[0-4])([.: ])[0-5][05] ?[\-/] ?(?:[01]\d|2[0-4])\1[0-5][05](?!\d)")
_THOUSANDS = re.compile(r"\+ ?\d{1,3}(?:[ .]\d{3})+")
_UNIT = re.compile(r"\s?(?:€|%|euros?\b|k€|m€)", re.IGNORECASE)
_DECIMAL = re.compile(r"\d[.,]$")
_MOBILE = re.compile(r"[0o][67]", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"\(?(?:\+|00)[ .\-/]*33")
_CALLED = re.compile(r"(?:t[ée]l(?:[ée]phone)?s?|port(?:able)?|mob(?:ile)?|gsm|fax|phone|%[0-9a-f]{2})$", re.IGNORECASE)
_LAST_TOKEN = re.compile(r"\S*$")
_CALLED_IN_PATH = re.compile(
    r"(?:t[ée]l(?:ephone)?|phone|mobile|portable|contact|call|appel(?:er)?|sms|whatsapp|wa\.me)[/\-_=:]?\+?$",
    re.IGNORECASE,
)
# What these name by a number is a page.
_PAGES = re.compile(
    r"/(?:articles?|actualites?|actus?|news|pages?|nodes?|posts?|docs?|documents?|fiches?|produits?|items?|annonces?|"
    r"dossiers?|photos?|videos?|status|id)/$",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\d\d")
_FEWEST_CODES = 7
# Commas are how lists are written, and hardly how telephones are.
_FEWEST_BY_COMMAS = 5
_FEWEST_DIGITS = 8
LOOK_BACK = 200


def is_phone(found: re.Match[str], before: str) -> bool:
    """Whether digits in the shape of a telephone number are one, for what stands around them."""
    text, whole, start = found[0], found.string, found.start()
    if before[-1:].isalpha() and text[0] not in "+(" and not _CALLED.search(before):
        return False
    if not _is_spelled_as_one(text) or _is_moment(whole, start, before):
        return False
    if _is_announced_otherwise(found, before) or _is_part_of_more(found, before) or _is_page(found, before):
        return False
    if text.startswith("+") and not _INTERNATIONAL.match(text):
        is_amount = bool(_THOUSANDS.fullmatch(text)) and text.endswith("000")
        is_measured = bool(_UNIT.match(whole, found.end()))
        return _digits(text) >= _FEWEST_DIGITS and not is_amount and not is_measured
    return True


def _is_moment(whole: str, start: int, before: str) -> bool:
    """Whether a date or a span of hours starts here, or goes on."""
    if _DATE.match(whole, start) or _HOURS.match(whole, start):
        return True
    return bool(_DAY_BEFORE.search(before) and _MONTH_AND_YEAR.match(whole, start))


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_spelled_as_one(text: str) -> bool:
    """Not two postcodes, nor a column of pairs; commas, colons and the like only between all pairs."""
    gaps = _GAPS.findall(text)
    if _TWO_POSTCODES.fullmatch(text):
        return False
    if sum("\n" in gap for gap in gaps) > _MOST_BREAKS:
        return False
    return not _ODD_GAPS & set(gaps) or (len(gaps) == _GAPS_OF_PAIRS and len(set(gaps)) == 1)


def _is_announced_otherwise(found: re.Match[str], before: str) -> bool:
    """SIRET and SIREN by their count of digits; other references unless the number can be nothing but a telephone."""
    if _IBAN.search(before):
        return True
    run = _DIGIT_RUN.match(found.string, found.start())
    if run and _digits(run[0]) in _COMPANY_DIGITS and _COMPANY.search(before):
        return True
    is_certain = (
        _MOBILE.match(found[0].lstrip("("))
        or _INTERNATIONAL.match(found[0])
        or len(_GAPS.findall(found[0])) == _GAPS_OF_PAIRS
    )
    return not is_certain and bool(_REFERENCE.search(before))


def _is_part_of_more(found: re.Match[str], before: str) -> bool:
    """Whether digits in the same rhythm stand around: a longer reference, a decimal, a sorted list of codes."""
    text, after = found[0], found.string[found.end() : found.end() + LOOK_BACK]
    gap = _GAPS.search(text)
    if gap is None:
        return bool(_DECIMAL.search(before))
    rhythm = re.escape(gap[0])
    # Spaces also stand between things: one number before, as in `49 06 12 34 56 78`, is its own.
    fewest = 2 if gap[0].isspace() else 1
    if re.search(rf"(?<![\w.\-/])(?:\d{{2,4}}{rhythm}){{{fewest},40}}$", before):
        return True
    if not (gap[0].isspace() or gap[0] == "/") and re.match(rf"{rhythm}\d\d(?!\d)", after):
        return not PHONE.match(after, len(gap[0]))
    return _is_sorted_list(text, rhythm, before, after)


def _is_sorted_list(text: str, rhythm: str, before: str, after: str) -> bool:
    """Whether pairs go on around in the same rhythm and ascend all along, as the codes of départements do."""
    around = (
        re.search(rf"(?:(?<!\d)\d\d{rhythm}){{0,40}}$", before),
        re.match(rf"(?:{rhythm}\d\d(?!\d)){{0,40}}", after),
    )
    codes = _PAIR.findall(text.join(run[0] if run else "" for run in around))
    is_counted = all(int(other) - int(one) == 1 for one, other in pairwise(codes))
    fewest = _FEWEST_BY_COMMAS if rhythm == "," or is_counted else _FEWEST_CODES
    return len(codes) >= fewest and all(one < other for one, other in pairwise(codes))


def _is_page(found: re.Match[str], before: str) -> bool:
    """Digits in the path of a web address name a page, unless they are all of a step, a value, or called."""
    token = _LAST_TOKEN.search(before)
    if token is None or not ("://" in token[0] or token[0].lower().startswith("www.")):
        return False
    if _CALLED_IN_PATH.search(token[0]) or token[0].endswith(("=", ":", "+", "#")):
        return False
    is_step = token[0].endswith("/") and not re.match(r"[\w\-]|\.\w", found.string[found.end() : found.end() + 2])
    is_bare_prefix = found[0].startswith("33")
    return not is_step or is_bare_prefix or "/" in found[0] or bool(_PAGES.search(token[0]))
