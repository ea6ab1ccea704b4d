"""When two texts are the same wording: how an answer is looked up in a recode.

Tools and typists vary what a reader does not see: case, no-break spaces, typographic quotes, HTML
entities, spaces at the ends. Accents are kept: `élève` and `eleve` may be two answers.
"""

from __future__ import annotations

import html
import unicodedata

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def wording_key(text: str) -> str:
    """The key that all spellings of one wording share."""
    plain = unicodedata.normalize("NFKC", html.unescape(text).translate(_QUOTES))
    return unicodedata.normalize("NFC", " ".join(plain.split()).casefold())
