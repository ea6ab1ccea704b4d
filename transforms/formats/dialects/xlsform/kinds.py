"""The types of XLSForm, in every spelling that pyxform takes, as the kinds of the codebook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from transforms.formats.codebook import QuestionKind

_SELECT = re.compile(
    r"(?:add )?(?P<verb>select ?one|select ?1|select ?multiple|select all that apply|rank)"
    r"(?P<how> from file| external|(?: prompt)? using| from)? (?P<list>\S+)(?P<other> or other| or specify other)?",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?P<edge>begin|end) (?P<what>l?group|repeat|loop|score|rank|kobomatrix)\b", re.IGNORECASE)

_KINDS: dict[str, QuestionKind] = {
    "text": "text", "string": "text", "barcode": "text", "time": "text", "email": "metadata", "url": "text",
    "integer": "number", "int": "number", "decimal": "number", "range": "number",
    "date": "date", "datetime": "datetime",
    "geopoint": "place", "geotrace": "place", "geoshape": "place", "gps": "place", "location": "place",
    "image": "file", "photo": "file", "audio": "file", "video": "file", "file": "file", "background audio": "file",
    "calculate": "computed", "hidden": "computed",
    "note": "display",
    "acknowledge": "tick", "trigger": "tick",
    "score row": "choice", "rank level": "choice",
    "start": "metadata", "end": "metadata", "today": "metadata", "deviceid": "metadata", "subscriberid": "metadata",
    "simserial": "metadata", "phonenumber": "metadata", "username": "metadata", "audit": "metadata",
    "start geopoint": "metadata", "background geopoint": "metadata", "last saved": "metadata",
}  # fmt: skip
NO_COLUMN = frozenset({"xml external", "csv external"})
"""Types that load a file and hold no answer."""


@dataclass(frozen=True, slots=True)
class Select:
    """A question with options: its kind, the list they are in, whether it also takes a text of one's own."""

    kind: QuestionKind
    list_name: str
    is_elsewhere: bool
    """The options are in a file beside the form, or are answers to another question."""
    has_other: bool


@dataclass(frozen=True, slots=True)
class Boundary:
    """The begin or end of a group or of a repeat."""

    is_begin: bool
    what: Literal["group", "repeat"]
    native: str


def boundary_of(written: str) -> Boundary | None:
    found = _BOUNDARY.match(_spaced(written))
    if found is None:
        return None
    what = found["what"].casefold()
    return Boundary(found["edge"].casefold() == "begin", "repeat" if what in ("repeat", "loop") else "group", what)


def select_of(written: str) -> Select | None:
    found = _SELECT.fullmatch(_list_kept(written))
    if found is None:
        return None
    verb, how = found["verb"].casefold(), (found["how"] or "").casefold()
    kind: QuestionKind = "rank" if verb == "rank" else "choices" if "multiple" in verb or "all" in verb else "choice"
    is_elsewhere = how in (" from file", " external") or found["list"].startswith("${")
    return Select(kind, found["list"], is_elsewhere, bool(found["other"]))


def kind_of(written: str) -> QuestionKind:
    return _KINDS.get(_spaced(written).casefold(), "unknown")


def has_no_column(written: str) -> bool:
    return _spaced(written).casefold() in NO_COLUMN


def _spaced(written: str) -> str:
    return " ".join(re.sub(r"[_-]+", " ", written).split())


def _list_kept(written: str) -> str:
    """`select_one my_list or_other` → `select one my_list or other`: the name of the list stays as written."""
    words = written.split()
    return " ".join(word if _is_name(words, rank) else word.replace("_", " ") for rank, word in enumerate(words))


def _is_name(words: list[str], rank: int) -> bool:
    """The list is the last word, but for `or_other` and its spellings after it."""
    last = len(words) - 1
    tail = " ".join(words).replace("_", " ").casefold()
    if tail.endswith((" or other", " or specify other")):
        last -= 1 if words[-1].casefold().startswith("or_") else 2 if tail.endswith(" or other") else 3
    return rank == last
