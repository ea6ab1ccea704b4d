"""Numbers inside French text: digits with grouping and decimal comma, multipliers, numbers in words.

`1 500`, `1.500`, `1 500,50`, `1,500,000` and `1,500.00` are read; `1,500` alone is not, being one and a half to
a French eye and fifteen hundred to an English one, unless English words stand beside it. `0012` is a code,
no number. Texts come as `match_key` leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

# The digits of the largest amount that a double holds to the cent.
_MOST_DIGITS = 15

NUMBER = (
    r"\d{1,3}(?:,\d{3})+\.\d{2}(?!\d)|\d{1,3}(?:[ ']\d{3})+\.\d{1,2}(?!\d)|"
    r"\d{1,3}(?:[ .']\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)|"
    r"\d+(?:[.,]\d+)?"
)
_GROUPED = re.compile(r"\d{1,3}(?:([ .'])\d{3})(?:\1\d{3})*(?:,\d{1,2})?")
_GROUPED_AND_POINT = re.compile(r"\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*\.\d{1,2}")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d{2}")
_PADDED = re.compile(r"0(?:\d{2}|\d?[ .']\d{3}).*")
# Words and marks that French has not: who writes them groups thousands by a comma.
_ENGLISH_MARK = re.compile(
    r"(?:€|\beur) ?(?=[1-9]\d{0,2},\d{3}(?!\d))|\b(?:about|around|approximately|roughly|nearly|almost|over|under|"
    r"(?:more|less|fewer) than|at (?:least|most)|up to|from|to|between|and|per|for|the|of|a (?:year|month)|yearly|"
    r"monthly|(?:in|ex)cl?\.? (?:vat|tax)|\+ ?vat|each|cost|users?|people|persons?|pupils?|students?|child|children|"
    r"famil(?:y|ies)|households?|compan(?:y|ies)|shops?|visitors?|views|visits|inhabitants?|citizens?|subscribers?|orders?)\b"
)
_COMMA_GROUPS = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])(?! ?(?:k|m|md|mds|millions?|milliards?)(?![a-z]))"
)
COMMA_AND_THREE = re.compile(r"\d{1,3},\d{3}")


def with_english_groups(key: str) -> str:
    """The text without the commas that group thousands, where its words are English ones."""
    return _COMMA_GROUPS.sub(lambda group: group[0].replace(",", ""), key) if _ENGLISH_MARK.search(key) else key


def number(text: str) -> Decimal | None:
    """The number that a run of digits and separators states; None where it could be two numbers, or is a code."""
    if sum(map(str.isdigit, text)) > _MOST_DIGITS or COMMA_AND_THREE.fullmatch(text) or _PADDED.fullmatch(text):
        return None
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub(r"[ .']", "", text).replace(",", "."))
    if _GROUPED_AND_POINT.fullmatch(text):
        return Decimal(re.sub(r"[ ']", "", text))
    plain = text.replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


MULTIPLIERS: Mapping[str, int] = {
    "k": 1_000, "mille": 1_000, "millier": 1_000, "milliers": 1_000,
    "m": 1_000_000, "million": 1_000_000, "millions": 1_000_000,
    "md": 1_000_000_000, "mds": 1_000_000_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000,
}  # fmt: skip

_UNITS = (
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90}
_WORDS: Mapping[str, int] = {word: value for value, word in enumerate(_UNITS)} | _TENS | {"une": 1}
_SCALES = {"mille": 1_000, "million": 1_000_000, "millions": 1_000_000}


def spelled(text: str) -> int | None:
    """The number that a text spells in French words (`mille cinq cents`); None if it spells none."""
    words = [word for word in re.split(r"[ -]+", text) if word != "et"]
    if words == ["zero"]:
        return 0
    total, group, scale = 0, 0, max(_SCALES.values()) + 1
    for word in words:
        if word in _SCALES and _SCALES[word] < scale:
            scale = _SCALES[word]
            total, group = total + (group or 1) * scale, 0
        elif (extended := _extended(group, word)) is not None:
            group = extended
        else:
            return None
    return total + group if words else None


_ABOUT_SO_MANY: Mapping[str, int] = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1_000,
}  # fmt: skip
_ABOUT = re.compile(
    rf"(?:une?|1) (?:bonne |petite )?(?P<many>{'|'.join(_ABOUT_SO_MANY)})(?: de (?P<scale>milliers|millions))?"
)
_VAGUE = re.compile(
    r"(?:quelques|plusieurs|des|de nombreuses|de nombreux|les|deux|trois|quatre|cinq|\d)"
    r"(?:[ -](?:petites?|bonnes?|grosses?))? (?:dizaines|douzaines|vingtaines|centaines|milliers|millions|mille|cents?)"
    r"(?: de (?:milliers|millions|mille))?|"
    r"(?:quelques|plusieurs|beaucoup|de nombreux|de nombreuses|peu|many|several|a few|few|hundreds|thousands)\b.*"
)


def about_so_many(text: str) -> int | None:
    """The round number of `une centaine`, `une vingtaine de milliers`; None if the text is none of them."""
    found = _ABOUT.fullmatch(text)
    if found is None:
        return None
    return _ABOUT_SO_MANY[found["many"]] * MULTIPLIERS.get(found["scale"] or "", 1)


def is_vague(text: str) -> bool:
    """Whether a text says `some`, by tens or by thousands, and not how many (`quelques milliers`)."""
    return spelled(text) is None and _VAGUE.fullmatch(text) is not None


def _extended(group: int, word: str) -> int | None:
    """A number under a thousand with one more word of it; None where French does not go on so."""
    tens, value = group % 100, _WORDS.get(word, 0)
    if word in {"cent", "cents"}:
        return (group or 1) * 100 if group < 10 else None
    if word in {"vingt", "vingts"} and tens == 4:
        return group + 76
    goes_on = (
        tens == 0
        or (value < 10 and tens >= 20 and tens % 10 == 0)
        or (6 < value < 10 and tens == 10)
        or (10 <= value < 17 and tens in {60, 80})
    )
    return group + value if value and goes_on else None
