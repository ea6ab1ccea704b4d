"""The ways in which a column's name says that it is a part of the third initiative.

    Initiative 3 - titre, Initiative n°3 : titre, 3. Titre                      the number before the part
    Titre de l'initiative 3, titre_3, Titre.3, Titre (3), RECIT3, THEMES3_CYBER   the number after it
    INIT3titre, INI[SQ003_SQ002], init[3]/titre, bed_net[3]/member[2]/name        as survey tools write it

A name can be read in several ways; which is right is known by its sisters (`transforms.formats.blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["before", "glued", "path", "array", "first", "after", "spaced", "mangled", "ranked", "code"]
# Styles whose names say what is repeated; the others only number their parts.
NAMED: frozenset[Style] = frozenset({"before", "glued", "path", "array"})
# Styles in which the first instance has no number, or none that is written.
UNNUMBERED_FIRST: frozenset[Style] = frozenset({"mangled", "ranked", "after"})

_NUMBER = r"(?:[nN]\s*[°ºo]\.?\s*|#\s*|no\.\s*)?0{0,2}(?P<number>[1-9]\d?)"
_BEFORE = re.compile(rf"(?P<stem>[^\W\d_][^\d\[\]/:]*?)\s*{_NUMBER}(?!\d)\s*(?:[-–—:/_.)\]|>]+\s*|\s)(?P<leaf>\S.*)")
_GLUED = re.compile(r"(?P<stem>[A-Z]{3,}|[A-Za-z]{3,}_?)(?P<number>[1-9]\d?)_?(?P<leaf>[a-zà-ÿ][\w]*(?:\[.*\])?)")
_PATH = re.compile(r"(?P<stem>[^\[\]]+)\[(?P<number>[1-9]\d{0,2})\][/.](?P<leaf>.+)")
_ARRAY = re.compile(r"(?P<stem>\w+)\[(?P<row>[A-Za-z]*0*(?P<number>[1-9]\d?))_(?P<leaf>\w+)\]")
_FIRST = re.compile(r"(?P<number>[1-9]\d?)\s*[-–—.)_:]\s*(?P<leaf>[^\W\d].*)")
_SPACED = re.compile(rf"(?P<leaf>[^\W\d].*?\S)\s+[-–—]?\s*{_NUMBER}\s*(?P<more>[:?]?)")
_AFTER = re.compile(r"(?P<leaf>[^\W\d].*?)_0*(?P<number>[1-9]\d?)")
_MANGLED = re.compile(r"(?P<leaf>[^\W\d].*?)\.(?P<number>[1-9]\d?)")
_RANKED = re.compile(r"(?P<leaf>[^\W\d].*?)\s*\((?P<number>[1-9]\d?)\)")
_CODE = re.compile(r"(?P<leaf>[A-Za-zÀ-ÿ]+(?:_[A-Za-zÀ-ÿ]+)*?)(?P<number>[1-9]\d?)(?P<more>\[[^\[\]]*\]|_[A-Za-z]\w*)?")
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("path", _PATH), ("before", _BEFORE), ("glued", _GLUED), ("array", _ARRAY), ("first", _FIRST),
    ("spaced", _SPACED), ("after", _AFTER), ("mangled", _MANGLED), ("ranked", _RANKED), ("code", _CODE),
)  # fmt: skip
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """One way to read a name: which instance of what, and which part of it."""

    style: Style
    stem: str
    number: int
    leaf: str
    name: str


def readings_of(name: str) -> Iterator[Part]:
    """Every way in which a name says a number and a part."""
    if len(name) > _LONGEST or not any(character.isdigit() for character in name):
        return
    text = " ".join(name.split())
    for style, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            stem = (groups.get("stem") or "").strip(" -–—:/_.")
            leaf = f"{groups['leaf'].strip()}{groups.get('more') or ''}".strip(" :-–—_")
            # pandas counts the copies: `Titre`, `Titre.1`, so the first copy is the second instance.
            number = int(groups["number"]) + (style == "mangled")
            if leaf and (stem or style not in NAMED):
                yield Part(style, stem, number, leaf, name)
