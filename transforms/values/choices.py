"""Answers out of a list of options: the codes that the wave's recode gives them.

An option is found by its wording; failing that, by its wording without accents, where that leaves
one code only. An answer that no recode knows is never dropped in silence: it is a signal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.values.parsed import KNOWN_ANSWER, Parsed, absent, unreadable
from transforms.values.text import clean_line, match_key
from transforms.wording import wording_key

_MISSING = "missing:"


@dataclass(frozen=True, slots=True)
class Options:
    """Answer → code or `missing:<kind>`, under the wording of the answer and under its loose key."""

    by_wording: Mapping[str, str]
    by_key: Mapping[str, str]

    @classmethod
    def of(cls, recode: Mapping[str, str], missing: Mapping[str, str]) -> Options:
        """The options of one answer: its missing marks, and its recode, which goes before them."""
        targets = {mark: _MISSING + kind for mark, kind in missing.items()} | dict(recode)
        loose: dict[str, set[str]] = {}
        for answer, target in targets.items():
            loose.setdefault(match_key(answer), set()).add(target)
        return cls(
            {wording_key(answer): target for answer, target in targets.items()},
            {key: next(iter(found)) for key, found in loose.items() if len(found) == 1},
        )

    def target(self, answer: str) -> str | None:
        """The code or `missing:<kind>` of an answer; None if no option is worded so."""
        return self.worded(answer)

    def worded(self, answer: str) -> str | None:
        """The target of the option that is worded so, whatever else an answer is recoded by."""
        return self.by_wording.get(wording_key(answer), self.by_key.get(match_key(answer)))

    def most_parts(self, separator: str) -> int:
        """How many parts the option has that the separator cuts into most."""
        sign = separator.strip() or separator
        return 1 + max((wording.count(sign) for wording in self.by_wording), default=0)


def read_choice(raw: str, options: Options) -> Parsed[str]:
    """The code of the one option that a text names."""
    if not clean_line(raw):
        return absent("blank")
    target = options.target(raw)
    if target is None:
        return unreadable(KNOWN_ANSWER)
    return absent(target.removeprefix(_MISSING)) if target.startswith(_MISSING) else Parsed(target)


def read_choices(raw: str, options: Options, separator: str) -> Parsed[tuple[str, ...]]:
    """The codes of the options that a text names, each once, in the order written.

    An option may itself hold the separator: the longest run of parts that is an option is one. An answer
    beside the options makes the whole `unreadable` and signalled, and the codes that were read stay; a
    missing kind counts only where no code was read.
    """
    parts = split_choices(raw, options, separator)
    if not parts:
        return absent("blank")
    read = [read_choice(part, options) for part in parts]
    codes = tuple(dict.fromkeys(one.value for one in read if one.value is not None)) or None
    if any(one.signal for one in read):
        return Parsed(codes, missing="unreadable", signal=KNOWN_ANSWER)
    return Parsed(codes, missing=None if codes else read[0].missing)


def split_choices(raw: str, options: Options, separator: str) -> tuple[str, ...]:
    """The answers of a cell: known options whole, even where they hold the separator; then each part."""
    pieces, found, start = raw.split(separator), [], 0
    longest = options.most_parts(separator)
    while start < len(pieces):
        ends = range(min(len(pieces), start + longest), start + 1, -1)
        end = next((end for end in ends if options.worded(separator.join(pieces[start:end])) is not None), start + 1)
        found.append(separator.join(pieces[start:end]))
        start = end
    kept: dict[str, str] = {}
    for part in filter(None, map(clean_line, found)):
        kept.setdefault(match_key(part), part)
    return tuple(kept.values())
