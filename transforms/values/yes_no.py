"""Yes and no, in the spellings of people and of tools.

`1` is yes and `0` no, as every tool writes them; `2` is no only where the wave file says so, and then
`1` and `2` are what it says. `X` and `✓` are ticks: yes. An answer with anything more than a yes or a
no (`oui, en partie`) is neither.
"""

from __future__ import annotations

from collections.abc import Mapping

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.parsed import KNOWN_ANSWER, Parsed, absent, unreadable
from transforms.values.text import match_key

_YES = "oui o y yes x xx ok 1 vrai v true t on checked selected coche cochee selectionne selectionnee ✓ ✔ ☑ ✅ ☒"
_NO = "non n no 0 faux f false off unchecked decoche decochee ☐"
_PHRASES: Mapping[str, bool] = {
    "tout a fait": True, "absolument": True, "bien sur": True, "en effet": True, "c'est le cas": True,
    "non coche": False, "non cochee": False, "non selectionne": False, "non selectionnee": False, "pas du tout": False,
    "not selected": False, "not checked": False, "pas coche": False, "pas encore": False, "not yet": False,
}  # fmt: skip
# `✗` and `❌` are left out: a cross ticks a box in France, and says no elsewhere.
_SPELLINGS: dict[str, bool] = {
    **dict.fromkeys(_YES.split(" "), True),
    **dict.fromkeys(_NO.split(" "), False),
    **_PHRASES,
}
_AROUND = " .!,;:'\"()[]«»"


def read_yes_no(
    raw: str, declared: Mapping[str, bool] | None = None, marks: Mapping[str, str] = DEFAULT_MARKS
) -> Parsed[bool]:
    """True for a yes, False for a no; `declared` are the codes of the wave (`{"1": True, "2": False}`)."""
    key = match_key(raw).replace("\ufe0f", "")
    codes = {match_key(code): value for code, value in (declared or {}).items()}
    if key in codes:
        return Parsed(codes[key])
    missing = as_missing(key, (marks,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    found = next((_SPELLINGS[text] for text in (key, key.strip(_AROUND)) if text in _SPELLINGS), None)
    is_theirs = declared is not None and key.strip(_AROUND).isdigit()
    return unreadable(KNOWN_ANSWER) if found is None or is_theirs else Parsed(found)


def read_tick(cell: str | None, marks: Mapping[str, str] = DEFAULT_MARKS) -> Parsed[bool]:
    """Whether a box is ticked: not at all where it was shown and left empty; a missing cell was not shown."""
    if cell is None:
        return absent("not_shown")
    read = read_yes_no(cell, marks=marks)
    return Parsed(False) if read.missing == "blank" else read
