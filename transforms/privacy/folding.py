"""A text as it is searched: look-alike characters made plain, invisible ones left out, places kept.

Full-width and styled letters and digits, digits of other scripts, Cyrillic and Greek letters drawn as Latin
ones, typographic quotes, hyphens and spaces are each replaced by one plain character. Zero-width characters,
soft hyphens and combining marks are left out, so that a word cut by them is one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

Span = tuple[int, int]

# No script above the supplementary plane has digits of its own.
_LAST_DIGIT = 0x20000
# Letters and digits in circles, in full width, in mathematical styles; raised ones (`10²`) mean something else.
_STYLED = (range(0x2100, 0x2150), range(0x2460, 0x2500), range(0xFF01, 0xFF5F), range(0x1D400, 0x1D800))
_LOOK_ALIKES = {
    "АВЕЅІЈКМНОРСТХУЗасеѕіјорухһԁԛԝ": "ABESIJKMHOPCTXY3acesijopyxhdqw",
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρικ": "ABEZHIKMNOPTYXoavpik",
    "ıɑɡℓ": "iagl",
}
_SIGNS = {"＠﹫": "@", "．。·•": ".", "＋": "+", "／⁄∕": "/", "：﹕": ":", "＿": "_", "（": "(", "）": ")"}
_SIGNS |= {"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d": "-", "“”„«»": '"', "’‘ʼ´`′": "'"}
_SIGNS |= {"\t\r\x0b\x0c\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " "}


def _plain_characters() -> dict[int, str]:
    table = {code: str(unicodedata.decimal(chr(code), "")) for code in range(128, _LAST_DIGIT)}
    table = {code: digit for code, digit in table.items() if digit}
    for code in chain.from_iterable(_STYLED):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain.isascii() and plain.isprintable():
            table[code] = plain
    table |= {ord(sign): plain for group, plain in _SIGNS.items() for sign in group}
    return table | {ord(a): b for group, plain in _LOOK_ALIKES.items() for a, b in zip(group, plain, strict=True)}


_PLAIN = _plain_characters()
# What no rule reads as such: most texts have none of it, and are searched as they stand.
_ODD = re.compile("[^\n -~À-ÖØ-öø-ÿŒœ€°…]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u0300-\u036f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)

# What decomposition does not make plain.
_BARRED = {"Ø": "o", "ø": "o", "Ł": "l", "ł": "l", "Đ": "d", "đ": "d", "ı": "i", "Ħ": "h", "ħ": "h"}


def _lower_bare() -> dict[int, str]:
    table = {code: chr(code + 32) for code in range(65, 91)} | {ord(sign): bare for sign, bare in _BARRED.items()}
    for code in chain(range(0xC0, 0x250), range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code).lower())[:1]
        if bare.isascii() and bare.isalpha():
            table[code] = bare
    return table


_KEY = _lower_bare()


def _by_byte(table: dict[int, str], blanked: re.Pattern[str] | None = None) -> bytes:
    """The same table for texts in Latin-1, where it takes a hundredth of the time."""
    signs = [chr(code).translate(table) for code in range(256)]
    return "".join(" " if blanked and blanked.match(sign) else sign for sign in signs).encode("latin-1")


_NO_LETTER = re.compile(r"[\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_KEY_BYTES, _WORD_BYTES = _by_byte(_KEY), _by_byte(_KEY, _NO_LETTER)


def _latin(text: str) -> bytes | None:
    """The text a byte a character, if it can be so written."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def key_of(text: str) -> str:
    """The text in lower case and without accents, character by character: places stay."""
    latin = _latin(text)
    return text.translate(_KEY) if latin is None else latin.translate(_KEY_BYTES).decode("latin-1")


@dataclass(slots=True)
class Folded:
    """A text as written, as searched, and where in the written one each searched character stands.

    `key` is the searched text in lower case and without accents, place by place; `words` are those of the key, of
    letters alone, and `digits` is how many it has: what tells which searches are worth it.
    """

    raw: str
    plain: str
    places: Sequence[int] | None = None
    key: str = field(init=False)
    words: frozenset[str] = field(init=False)
    digits: int = field(init=False)

    def __post_init__(self) -> None:
        latin = _latin(self.plain)
        if latin is None:
            self.key, self.digits = key_of(self.plain), len(_DIGIT.findall(self.plain))
            self.words = frozenset(_WORD.findall(self.key))
        else:
            self.key, self.digits = latin.translate(_KEY_BYTES).decode("latin-1"), _digits_of(latin)
            self.words = frozenset(latin.translate(_WORD_BYTES).decode("latin-1").split())

    def replaced(self, spans: Sequence[Span], mark: str) -> Folded:
        """The text with a mark in the place of each span; spans are of the searched text, in order."""
        kept, end, places = [], 0, self.places
        ends = () if places is None else [*places, len(self.raw)]
        for start, stop in spans:
            first, last = (start, stop) if places is None else (places[start], ends[stop])
            kept += [self.raw[end:first], mark]
            end = last
        return fold("".join([*kept, self.raw[end:]]))


_EVEN_BYTES = bytes(code for code in range(256) if not _ODD.match(chr(code)))


def _is_odd(text: str) -> bool:
    latin = _latin(text)
    return bool(_ODD.search(text)) if latin is None else bool(latin.translate(None, _EVEN_BYTES))


def _digits_of(latin: bytes) -> int:
    return len(latin) - len(latin.translate(None, b"0123456789"))


def fold(text: str) -> Folded:
    """The text made ready to be searched."""
    if not _is_odd(text):
        return Folded(text, text)
    plain = text.translate(_PLAIN)
    if not _INVISIBLE.search(plain):
        return Folded(text, plain)
    places = [place for place, sign in enumerate(plain) if not _INVISIBLE.match(sign)]
    return Folded(text, "".join(plain[place] for place in places), places)
