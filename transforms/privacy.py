"""Personal data inside free text, masked with a mark that says what stood there.

E-mail addresses and telephone numbers, also in the spellings that hide them from machines (`x (at) y`,
`y point fr`, `+33 (0)6`, a letter O for the zero, full-width digits). Recall goes first: a number written
as a French telephone is one, whatever word announces it. What only looks like one stays: SIRET and SIREN,
dates, amounts, opening hours, tails of longer numbers, the 08 and short numbers of public services.
Texts are expected clean (`values.text.clean_text`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

EMAIL_MARK = "[courriel masqué]"
PHONE_MARK = "[téléphone masqué]"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without what was personal in it, and how many passages were masked."""

    text: str
    count: int


# No script above the supplementary plane has digits of its own.
_LAST_DIGIT = 0x20000


def _same_length_folding() -> dict[int, str]:
    """One character for one, so that what is found in a folded text stands at the same place as written."""
    digits = {code: str(unicodedata.decimal(chr(code), "")) for code in range(128, _LAST_DIGIT)}
    signs = {"＠﹫": "@", "．。": ".", "＋": "+", "／": "/", "：": ":", "＿": "_", "（": "(", "）": ")", "·•": "."}
    signs |= {"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d": "-", "“”„": '"', "’‘": "'"}
    signs |= {"\t\u00a0\u202f\u2009\u3000": " "}
    return {code: digit for code, digit in digits.items() if digit} | {
        ord(sign): plain for group, plain in signs.items() for sign in group
    }


_FOLDING = _same_length_folding()

# Lengths are bounded as mail itself bounds them: unbounded, a megabyte of letters takes minutes.
_LOCAL = r"""(?:"\w[^"\n]{0,62}\w"|[\w.+'-]{1,64})"""
# A local part that is no plain word: letters, and a dot, an underscore or a digit among them.
_TECHNICAL = r"(?=[\d._+'-]*[^\W\d_])[\w+'-]{0,40}[\d._][\w.+'-]{0,40}"
_LABEL = r"\w(?:[\w-]{0,61}\w)?"
# After the word `point` or a stray space, a sentence may simply go on: only these ends make it a domain.
_SPOKEN_END = r"(?:fr|com|org|net|eu|info|asso|gouv|bzh|re|nc|be|ch|lu|example)(?!\w)"
_KNOWN_END = rf"(?:{_SPOKEN_END}|[a-z]{{2}}(?![\w-])|(?:pro|coop|name|biz|paris|alsace|corsica|eus)(?!\w))"
_SPOKEN_DOT = rf"\s(?:point|dot)\s(?={_SPOKEN_END}|{_LABEL}(?:\.|\s(?:point|dot)\s){_SPOKEN_END})"
_DOT = (
    rf"(?:\.|%2E|&\#0{{0,4}}46;|&period;|\s?[(\[{{]\s?(?:point|dot|\.)\s?[)\]}}]\s?|{_SPOKEN_DOT}"
    rf"|(?:\s\.\s?|\.\s)(?=(?:fr|com|org|net|example)(?!\w)))"
)
# No version or coordinate ends in letters: `vue@3.2.1` is no address.
_END = r"(?:xn--[\w-]{1,59}|[^\W\d_]{1,24})"
_DOMAIN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,7}}{_DOT}{_END}"
_COMMAS = rf"{_LABEL}(?:[.,]{_LABEL}){{0,7}}[.,]{_END}"
_KNOWN = rf"(?!www\.){_LABEL}(?:{_DOT}{_LABEL}){{0,7}}{_DOT}{_KNOWN_END}"
_SPOKEN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,7}}{_SPOKEN_DOT}{_SPOKEN_END}"
_AT = (
    r"(?:@|%40|&\#0{0,4}64;?|&\#x0{0,4}40;?|&commat;"
    r"|\s?[(\[{<]\s?(?:at|arr?obase?s?|@)\s?[)\]}>]\s?|\s?[(\[{]\s?[aà]\s?[)\]}]\s?|\sarr?obase?s?\s)"
)
_SPACED_AT = r"(?:\s@\s?|@\s)"
_EMAIL = re.compile(
    rf"(?:mailto:\s?)?(?:{_LOCAL}{_AT}{_DOMAIN}|{_LOCAL}@{_COMMAS}"
    # with spaces around, the sign may stand for a word, and what follows may be an account's name
    rf"|{_LOCAL}{_SPACED_AT}{_KNOWN}|{_TECHNICAL}{_SPACED_AT}(?!www\.){_DOMAIN}"
    # `chez` and `at` are words: only where what stands on one side is no word
    rf"|{_TECHNICAL}\s(?:chez|at)\s{_DOMAIN}|{_LOCAL}\sat\s{_KNOWN}|{_LOCAL}\schez\s{_SPOKEN}"
    rf"|(?<![\w.+'-]){_LOCAL}\s?[_*-]{{1,2}}at[_*-]{{1,2}}\s?{_KNOWN}"
    # without the end of its domain, only what no word or account looks like
    rf"|(?<![\w.+'/-]){_TECHNICAL}@[^\W\d_][\w-]{{1,61}})",
    re.IGNORECASE,
)

# What every address has: searched first, since most texts have none of it.
_AT_SIGN = re.compile(r"@|%40|&#|&commat|arr?oba|[(\[{<]\s?[aà]|[\s_*-](?:chez|at)[\s_*-]", re.IGNORECASE)

_GAP = r"(?:[ \n.\-/_]{0,3}|[,:*~'])"
_PLAIN_GAP = r"[ \n.\-/]{0,3}"
_PAIRS = rf"(?:{_GAP}\d{{2}}){{4}}"
_NINE = rf"[1-9](?:{_GAP}\d){{8}}"
_ZERO = "[0Oo]"
_ABROAD = "32|34|351|352|377|39|41|44|49|212|213|216|262|508|590|594|596|681|687|689"
# A number ends where no digit goes on, and no code of letters and digits.
_STOP = r"(?!\d|[^\W\d_]{1,3}\d)"
# Groups of three are how amounts are written too: another such group makes it one.
_NO_MORE = rf"{_STOP}(?![ .]?\d{{3}}\b)"
# 08 numbers are services'.
_IN_FRANCE = rf"(?:{_ZERO}[1-79]{_PAIRS}|\({_ZERO}[1-79]\){_PAIRS}|0 [1-79]{_PAIRS}|\({_ZERO}\){_GAP}{_NINE}){_STOP}"
_TO_FRANCE = rf"\(?(?:\+|00){_PLAIN_GAP}33\)?{_GAP}(?:\({_ZERO}\))?{_GAP}{_ZERO}?{_NINE}{_STOP}"
_PREFIX_ALONE = rf"(?:33[1-79]\d{{8}}|33{_PLAIN_GAP}(?:\(0\){_PLAIN_GAP})?[67]{_PAIRS}){_STOP}"
_BY_THREES = (
    rf"(?:{_ZERO}[1-79](?:{_GAP}\d{{3}}){{2}}{_GAP}\d{{2}}|{_ZERO}[1-79]\d{{2}}(?:{_GAP}\d{{3}}){{2}}"
    rf"|0[ .]?[67](?:[ .\-]?\d){{8}}){_NO_MORE}"
)
_ELSEWHERE = (
    rf"(?:\(?\+{_PLAIN_GAP}(?!33)[1-9]\d{{0,2}}\)?(?:{_PLAIN_GAP}\(?\d{{1,4}}\)?){{2,7}}"
    rf"|00{_PLAIN_GAP}(?:{_ABROAD})(?:{_PLAIN_GAP}\d){{7,10}}){_NO_MORE}"
)
_CHAT = r"(?<=wa\.me/)\+?\d{8,15}(?!\d)|(?<=[?&]phone=)\+?\d{8,15}(?!\d)"
_PHONE = re.compile(
    rf"(?<!\d)(?:{_CHAT}|{_IN_FRANCE}|{_TO_FRANCE}|{_PREFIX_ALONE}|{_BY_THREES}|{_ELSEWHERE})", re.IGNORECASE
)
# The other end of a double number, `06 12 34 56 78 / 79`; after a word, only where nothing is counted.
_TAIL = re.compile(
    r"\s?/\s?(?!\d\d[/.]\d\d[/.]\d\d)(?:\d{2}|[1-9]\d(?:[ .]\d{2}){1,3})(?![ .]?\d)(?!\w|\s?[€%])"
    r"|\s(?:ou|et)\s\d{2}(?=\s*(?:[.,;:)]\B|\n|$))"
)

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
    rf"\d{{2}}{_PLAIN_GAP}{_MONTH}{_PLAIN_GAP}(?:19|20)\d{{2}}(?!\d)|\d{{2}}[/\-](?:19|20)[0-3]\d(?!\d)"
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
_LOOK_BACK = 200
_MOST_ENCODED = 3


def mask(text: str) -> Masked:
    """The text with every e-mail address and telephone number replaced by its mark. Idempotent."""
    count = 0
    while spans := _emails(text.translate(_FOLDING)):
        text, count = _marked(text, spans, EMAIL_MARK), count + len(spans)
    while spans := _phones(text.translate(_FOLDING)):
        text, count = _marked(text, spans, PHONE_MARK), count + len(spans)
    return Masked(text, count)


def is_personal_url(url: str) -> bool:
    """Whether an address carries an e-mail address, a telephone number or credentials."""
    plain = url
    for _ in range(_MOST_ENCODED):
        plain = unquote(plain)
    host = plain.split("://", 1)[-1].split("/", 1)[0]
    return "@" in host or mask(plain).count > 0


def _marked(text: str, spans: Sequence[Span], mark: str) -> str:
    kept, end = [], 0
    for start, stop in spans:
        kept += [text[end:start], mark]
        end = stop
    return "".join([*kept, text[end:]])


def _emails(folded: str) -> list[Span]:
    return [found.span() for found in _EMAIL.finditer(folded)] if _AT_SIGN.search(folded) else []


def _phones(folded: str) -> list[Span]:
    """The telephone numbers, from left to right; what is refused may still hold the start of another."""
    spans: list[Span] = []
    position = end = 0
    while found := _PHONE.search(folded, position):
        before = folded[max(end, found.start() - _LOOK_BACK) : found.start()]
        if not _is_phone(found, before):
            position = found.start() + 1
            continue
        tail = None if _PHONE.match(folded, _digits_from(folded, found.end())) else _TAIL.match(folded, found.end())
        position = end = tail.end() if tail else found.end()
        spans.append((found.start(), end))
    return spans


def _digits_from(folded: str, position: int) -> int:
    """Where the next number would start, behind a slash."""
    while position < len(folded) and folded[position] in " /":
        position += 1
    return position


def _is_phone(found: re.Match[str], before: str) -> bool:
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
    text, after = found[0], found.string[found.end() : found.end() + _LOOK_BACK]
    gap = _GAPS.search(text)
    if gap is None:
        return bool(_DECIMAL.search(before))
    rhythm = re.escape(gap[0])
    # Spaces also stand between things: one number before, as in `49 06 12 34 56 78`, is its own.
    fewest = 2 if gap[0].isspace() else 1
    if re.search(rf"(?<![\w.\-/])(?:\d{{2,4}}{rhythm}){{{fewest},40}}$", before):
        return True
    if not (gap[0].isspace() or gap[0] == "/") and re.match(rf"{rhythm}\d\d(?!\d)", after):
        return not _PHONE.match(after, len(gap[0]))
    return _is_sorted_list(text, rhythm, before, after)


def _is_sorted_list(text: str, rhythm: str, before: str, after: str) -> bool:
    """Whether pairs go on around in the same rhythm and ascend all along, as the codes of départements do."""
    around = (
        re.search(rf"(?:(?<!\d)\d\d{rhythm}){{0,40}}$", before),
        re.match(rf"(?:{rhythm}\d\d(?!\d)){{0,40}}", after),
    )
    codes = _PAIR.findall(text.join(run[0] if run else "" for run in around))
    fewest = _FEWEST_BY_COMMAS if rhythm == "," else _FEWEST_CODES
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
