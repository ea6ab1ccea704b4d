"""What an answer becomes: the code or the missing kind that the wave file recodes it to.

An exact wording goes first; of the other answers, the first part that they contain, then the first
expression that they match, in the order of the file. Case, accents and spaces never count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.values.choices import Options
from transforms.values.text import match_key


@dataclass(frozen=True, slots=True)
class Recoding(Options):
    """The options of one answer, and what recodes the answers that no option is worded like."""

    parts: tuple[tuple[str, str], ...] = ()
    expressions: tuple[tuple[re.Pattern[str], str], ...] = ()

    @classmethod
    def by(
        cls,
        recode: Mapping[str, str],
        missing: Mapping[str, str],
        contains: Mapping[str, str],
        regex: Mapping[str, str],
    ) -> Recoding:
        """The recoding of one answer as the wave file states it."""
        exact = Options.of(recode, missing)
        parts = tuple((match_key(part), target) for part, target in contains.items())
        expressions = tuple((re.compile(text, re.IGNORECASE), target) for text, target in regex.items())
        return cls(exact.by_wording, exact.by_key, parts, expressions)

    def target(self, answer: str) -> str | None:
        """The code or `missing:<kind>` of an answer; None where nothing recodes it."""
        # Slots and dataclasses leave no zero-argument super().
        return Options.target(self, answer) or self._by_part(answer) or self._by_expression(answer)

    def _by_part(self, answer: str) -> str | None:
        key = match_key(answer) if self.parts else ""
        return next((target for part, target in self.parts if part in key), None)

    def _by_expression(self, answer: str) -> str | None:
        return next((target for expression, target in self.expressions if expression.search(answer)), None)
