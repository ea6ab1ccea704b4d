"""Rows with a text in the first column alone: headings of the rows below them, notes, or returns left blank.

A return that names its authority and answers nothing looks like a heading. A heading is sure where all such
rows are: each stands over full rows, the first over all of them, and their wording is not that of the others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from transforms.formats.dialects.generic.cells import plain
from transforms.formats.grids import Grid

Rows = npt.NDArray[np.int64]
NARROWEST = 3
_FEWEST, _ROWS_EACH, _MOST = 2, 2, 500
_HEADING = re.compile(
    r"(?:departements?|regions?|arrondissements?|cantons?|secteurs?|zones?|territoires?|pays|annees?|themes?|"
    r"thematiques?|axes?|categories|categorie|partie|chapitre|section|groupe|volet)\b(?!.*[?])"
)
_NOTE = re.compile(
    r"\*|\(\*|(?:n\.?b\.?|nota(?: bene)?|notes?|remarques?|observations?|precisions?|sources?)\b[^:]{0,30}:"
)
_WORDS_OF_NOTE, _WORDS_OF_NAME, _WORDS_OF_HEADING = 8, 5, 6


def lone_rows(body: Grid, sizes: Rows, out: Collection[int]) -> list[int]:
    """The rows with text in the first column alone, of those that are passed on."""
    if body.width < NARROWEST:
        return []
    first = pc.utf8_trim_whitespace(body.column(0))
    is_there = np.asarray(pc.fill_null(pc.not_equal(first, ""), False))
    return [row for row in np.flatnonzero((sizes == 1) & is_there).tolist() if row not in out]


def notes_between(body: Grid, lone: Sequence[int], sizes: Rows) -> list[int]:
    """Those of them that say they are notes, or are sentences where the other rows have names."""
    if not 0 < len(lone) <= _MOST:
        return []
    names = [len(cell.split()) for row in _full_rows(sizes)[:_MOST] if (cell := body.row(row)[0])]
    are_names = len(names) >= 2 and max(names) <= _WORDS_OF_NAME
    return [row for row in lone if _is_note(body.row(row)[0] or "", are_names)]


def _is_note(text: str, are_names: bool) -> bool:
    return bool(_NOTE.match(plain(text))) or (are_names and len(text.split()) >= _WORDS_OF_NOTE)


def headings_between(body: Grid, lone: Sequence[int], sizes: Rows, out: Collection[int]) -> list[int]:
    """These rows, where they head the rows below them beyond doubt; nothing where one may be a return."""
    if not _FEWEST <= len(lone) <= _MOST:
        return []
    texts = [(body.row(row)[0] or "").strip() for row in lone]
    kept = [row for row in range(min(body.height, lone[-1] + 2)) if row not in out]
    follow = dict(pairwise(kept))
    is_each_over_rows = all(row in follow and sizes[follow[row]] > 1 for row in lone)
    if kept[0] != lone[0] or not is_each_over_rows or len({plain(text) for text in texts}) < len(texts):
        return []
    others = [cell for row in _full_rows(sizes)[:_MOST] if (cell := body.row(row)[0])]
    if len(others) < _ROWS_EACH * len(lone):
        return []
    return list(lone) if _are_worded_apart(texts, others) else []


def _are_worded_apart(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Capitals over names that are not in capitals, or words of headings over names without one."""
    if {plain(text) for text in texts} & {plain(other) for other in others}:
        return False
    if all(text.isupper() for text in texts) and not any(_is_capitals(other) for other in others):
        return True
    are_headings = all(_HEADING.match(plain(text)) and len(text.split()) <= _WORDS_OF_HEADING for text in texts)
    return are_headings and not any(_HEADING.match(plain(other)) for other in others)


def _is_capitals(text: str) -> bool:
    """Whether a text is a word or more in capitals; `V2` is none."""
    return text.isupper() and sum(character.isalpha() for character in text) >= _FEWEST + 1


def _full_rows(sizes: Rows) -> list[int]:
    return [int(row) for row in np.flatnonzero(sizes > 1)]
