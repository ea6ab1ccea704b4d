"""When two texts are the same wording: how an answer is looked up in a recode.

Tools and typists vary what a reader does not see: case, no-break spaces, typographic quotes, HTML
entities, spaces at the ends. Accents are kept: `élève` and `eleve` may be two answers.
"""

from __future__ import annotations

import html
import re
import unicodedata

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


_NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def wording_key(text: str) -> str:
    """The key that all spellings of one wording share."""
    plain = unicodedata.normalize("NFKC", html.unescape(text).translate(_QUOTES))
    return unicodedata.normalize("NFC", " ".join(plain.split()).casefold())


def without_accents(text: str) -> str:
    """The text with each letter as its base letter: é → e, ﬁ → fi."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def slug(text: str, longest: int) -> str:
    """The text as lower case ASCII words joined by hyphens, cut to a length; "" if it has no such word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_IN_A_SLUG.sub("-", plain).strip("-")[:longest].rstrip("-")
