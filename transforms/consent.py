"""Whether a return refuses to be published, by its answer to the question of consent."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from transforms.survey_files import Consent
from transforms.values.text import match_key
from transforms.values.yes_no import read_yes_no

_FIRST_WORD = re.compile(r"\W*(\w+)\b")


def refuses(cells: pd.Series[Any], consent: Consent) -> Any:
    """One bool a row: whether the cell is one of the answers that refuse, or means the same yes or no.

    Where the wave file writes `N`, so do `Non`, `NON.`, `0` and `Non, merci` refuse: whoever said no in
    other letters said no.
    """
    wording = {match_key(answer) for answer in consent.refused}
    meaning = {meant for answer in consent.refused if (meant := read_yes_no(answer).value) is not None}
    told = [text for text in cells.dropna().unique() if match_key(text) in wording or _meant(text) in meaning]
    return cells.isin(told).to_numpy()


def _meant(text: str) -> bool | None:
    """The yes or no of an answer, or of its first word."""
    first = _FIRST_WORD.match(text)
    by_whole = read_yes_no(text).value
    return by_whole if by_whole is not None or first is None else read_yes_no(first[1]).value
