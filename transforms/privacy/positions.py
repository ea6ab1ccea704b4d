"""Coordinates of the place where someone lives; those of a borne, a hall or a street are what a survey is about.

Four decimals of a degree are eleven metres: fewer tell a commune and no house.
"""

from __future__ import annotations

import re

from transforms.privacy.addresses import is_at_home, may_be_home
from transforms.privacy.folding import Folded, Span

_FEWEST_DIGITS = 8
_DEGREES = r"[+-]?\d{1,3}[.,]\d{4,15}\s?°?\s?[NSEWO]?\b"
_DMS = r"\d{1,3}\s?°\s?\d{1,2}\s?['’]\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:\"|''))?\s?[NSEWO]?"
_POSITION = re.compile(rf"(?<![\w.,]){_DEGREES}[ ,;/|]{{1,4}}{_DEGREES}|(?<![\w.,]){_DMS}[ ,;/]{{0,4}}{_DMS}")


def find_positions(text: Folded) -> list[Span]:
    """Where the coordinates of somebody's home stand in the searched text, in order."""
    if text.digits < _FEWEST_DIGITS or not may_be_home(text):
        return []
    return [found.span() for found in _POSITION.finditer(text.plain) if is_at_home(text.key, *found.span())]
