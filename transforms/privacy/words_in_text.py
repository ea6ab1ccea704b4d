"""A text cut into words, initials, marks, numbers and signs, each with its place and folded form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from transforms.privacy.folding import Folded

_INITIAL = r"(?<![^\W\d_])(?:[^\W\d_a-zà-öø-ÿ]|Ch|Ph|Th|Fr|Cl)\.(?:\s?-?\s?[^\W\d_a-zà-öø-ÿ]\.){0,2}"
_ELISION = r"(?:[lLdDnNsSjJmMcCtT]|[qQ][uU])'(?=[^\W\d_])"
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+){0,4}"
_MARK = r"\[[^\W\d_]{3,9} masquée?\]"
_TOKEN = re.compile(rf"({_MARK})|({_INITIAL})|({_ELISION})|({_WORD})|(\d+)|(\n)|([^\w\s])")

MARK, INITIAL, ELISION, WORD, NUMBER, BREAK, SIGN = range(1, 8)


@dataclass(frozen=True)
class Words:
    """The tokens of a text, side by side: their kinds, written and folded forms, first and last places."""

    text: Folded
    kinds: list[int]
    forms: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    known: dict[tuple[int, bool, bool], object] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.kinds)

    def key(self, place: int) -> str:
        """The folded form of a token, or nothing outside the text."""
        return self.keys[place] if 0 <= place < len(self.keys) else ""

    def form(self, place: int) -> str:
        """The written form of a token, or nothing outside the text."""
        return self.forms[place] if 0 <= place < len(self.forms) else ""

    def kind(self, place: int) -> int:
        """The kind of a token; that of a line end outside the text."""
        return self.kinds[place] if 0 <= place < len(self.kinds) else BREAK

    def is_close(self, place: int) -> bool:
        """Whether a token stands one space, or nothing, behind the one before it."""
        return place > 0 and self.starts[place] - self.ends[place - 1] <= 1

    def is_capital(self, place: int) -> bool:
        """Whether a token is a word that starts with a capital."""
        return self.kind(place) == WORD and not self.forms[place][0].islower()

    def is_upper(self, place: int) -> bool:
        """Whether a token is a word of two letters and more in capitals."""
        return self.kind(place) == WORD and len(self.forms[place]) > 1 and self.forms[place].isupper()

    @cached_property
    def is_shouted(self) -> bool:
        """Whether the text is written in capitals as a whole."""
        letters = [form for form, kind in zip(self.forms, self.kinds, strict=True) if kind == WORD]
        return sum(form.isupper() for form in letters) * 3 > 2 * len(letters) and len(letters) > 3


def words_of(text: Folded) -> Words:
    """The words of a text."""
    found = list(_TOKEN.finditer(text.plain))
    starts, ends = [token.start() for token in found], [token.end() for token in found]
    return Words(
        text,
        [token.lastindex or SIGN for token in found],
        [token[0] for token in found],
        [text.key[start:end].rstrip("'") for start, end in zip(starts, ends, strict=True)],
        starts,
        ends,
    )
