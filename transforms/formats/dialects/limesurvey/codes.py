"""Codes of LimeSurvey's columns, in the three ways in which it writes them.

Brackets (`THEMES1[CYBER]`, `ARR[Y1_X1]`, `DUAL[SQ1][2]`), underscores (`THEMES1_CYBER`: Expression Manager
codes, VV version 2, SPSS) and the names of its response table (`202111X7X193SQ001`, from version 7
`Q193_S201`), which change each time a questionnaire is imported.
"""

from __future__ import annotations

import re

SYSTEM = (
    "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", "refurl",
)  # fmt: skip
"""The columns that LimeSurvey adds itself, in its order."""

_BRACKETED = re.compile(r"([A-Za-z][A-Za-z0-9_]*)((?:\[[A-Za-z0-9_]+\]){1,2})")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_UNDERSCORED = re.compile(r"([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+(?:_[A-Za-z0-9]+)?)")
_TABLE_NAME = re.compile(r"_?(\d+X\d+X\d+\S*|Q\d+(?:_\S+)?)")
_TIMING = re.compile(r"interviewtime|groupTime\d+|_?\d+X\d+(?:X\d+)?time")
_PERSONAL = re.compile(r"token|ipaddr|firstname|lastname|email|attribute_\d+")


def is_code(text: str) -> bool:
    return _BRACKETED.fullmatch(text) is not None or _PLAIN.fullmatch(text) is not None


def is_bracketed(text: str) -> bool:
    return _BRACKETED.fullmatch(text) is not None


def is_table_name(text: str) -> bool:
    """Whether a header is a name of the response table, and not a code."""
    return _TABLE_NAME.fullmatch(text) is not None


def parts_of(code: str) -> tuple[str | None, str | None]:
    """The question and the option of a code: (`THEMES1`, `CYBER`); (None, None) where it has no option.

    The questionnaire cannot have an underscore in a code, so the first one parts the two.
    """
    if found := _BRACKETED.fullmatch(code):
        return found[1], found[2][1:-1].replace("][", "_")
    if found := _UNDERSCORED.fullmatch(code):
        return found[1], found[2]
    return None, None


def underscored(code: str) -> str:
    """A bracketed code as the Expression Manager writes it: the scales of a dual array count from 0 there."""
    if (found := _BRACKETED.fullmatch(code)) and "][" in code:
        row, scale = found[2][1:-1].split("][")
        return f"{found[1]}_{row}_{int(scale) - 1}" if scale.isdecimal() else f"{found[1]}_{row}_{scale}"
    return spss_name(code)


def spss_name(code: str) -> str:
    """A bracketed code as a variable of SPSS; scales count from 1 as in the code."""
    return code.replace("][", "_").replace("[", "_").replace("]", "")


def is_timing(code: str, codes: frozenset[str]) -> bool:
    """Whether a column holds seconds spent: on all, on a page, or on a question (`<code>Time`)."""
    if _TIMING.fullmatch(code):
        return True
    return code.endswith("Time") and code not in SYSTEM and "interviewtime" in codes


def is_personal(code: str) -> bool:
    """Whether a column of the tool's own says who answered, or from where."""
    return _PERSONAL.fullmatch(code) is not None
