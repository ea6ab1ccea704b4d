"""Free text, made clean without changing what it says, and the key under which texts are compared.

Forms add line ends of every kind, Word adds non-breaking spaces, web pages add zero-width
characters and soft hyphens; none of them is part of the answer. Words, case, accents and
punctuation stay as written.
"""

from __future__ import annotations

import re
import unicodedata

# A published cell that a spreadsheet can hold: Excel stops at 32,767 characters.
TEXT_LIMIT = 30_000
LINE_LIMIT = 500

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Controls, soft hyphen, zero-width and bidirectional marks. A joiner inside an emoji draws it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|(?<![\u2600-\U0010ffff])\u200d"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Most texts: words of plain signs with one space between, on one line.
_CLEAN = re.compile("[!-~\u00a1-\u00ac\u00ae-\u00ff]+(?: [!-~\u00a1-\u00ac\u00ae-\u00ff]+)*")
_BLANK_LINES = re.compile("\n{3,}")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u02b9\u2032\u00b4`\u02bb\uff07]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
# Not NFKC: it would make 102 of `10²`. Only the letters that French writes raised or joined.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ᵉ": "e", "ʳ": "r", "ᵈ": "d", "ᵐ": "m", "º": "o", "°": "o", "…": "..."})


def clean_text(raw: str) -> str:
    """The text in NFC: line ends LF, at most one empty line in a row, no invisible characters, single
    spaces, nothing around it. Idempotent; never longer than NFC makes it."""
    if _CLEAN.fullmatch(raw):
        return raw
    text = _INVISIBLE.sub("", _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", raw)))
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    lines = (line.strip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def clean_line(raw: str) -> str:
    """The same text on one line, as titles and names are."""
    return " ".join(clean_text(raw).split())


def match_key(raw: str) -> str:
    """What is left of a text when case, accents, spacing, apostrophe and hyphen shapes do not count."""
    text = unicodedata.normalize("NFD", clean_line(raw).casefold()).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(_HYPHENS.sub("-", _APOSTROPHES.sub("'", bare)).split())
