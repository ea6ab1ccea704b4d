"""Answers of a questionnaire → codes of our lists: only what is certain, the rest listed for a person.

Certain is an answer that is a code, a label or a synonym of one code and of no other, word for word but
for case, accents, plurals and little words. What only resembles is a proposal, never a mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from transforms.codes import CodeBook, CodeList
from transforms.privacy import mask
from transforms.scaffold.code_words import SYNONYMS
from transforms.scaffold.evidence import Evidence
from transforms.survey_files import MISSING_PREFIX, Crosswalk
from transforms.values.marks import DEFAULT_MARKS
from transforms.values.text import match_key
from transforms.wording import wording_key

_LITTLE = frozenset(
    ("de", "des", "du", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "un", "une", "the", "and",
     "to", "of", "plutot")
)  # fmt: skip
# Marks that can be nothing else, in an answer of a list; `nc` and `so` may be initials.
_AMBIGUOUS = frozenset(("nc", "so", "nd", "na", "nr"))
_PROPOSED = 55
_TELLING = 4
OTHER = "other"
# LimeSurvey's own code of the answer « Autre », and its words.
_OTHERS = frozenset(("-oth-", "other", "autre", "autres"))
_HAS_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Unsure:
    """An answer that a person has to map: how many gave it, and the codes that resemble it most."""

    answer: str
    count: int
    nearest: str | None
    score: float


@dataclass(frozen=True)
class Mapped:
    """The answers of one question against a code list: `sure` is answer → code, `share` of the cells."""

    list_name: str
    sure: Mapping[str, str]
    unsure: tuple[Unsure, ...]
    labels: Mapping[str, str]
    once: int = 0
    share: float = 0.0


def map_answers(one: Evidence, list_name: str, book: CodeBook, known: Sequence[Crosswalk] = ()) -> Mapped:
    """What is certain, and what is not, of the answers of a closed question.

    `known` are the crosswalks of the survey, whose answers people have mapped before.
    """
    known = [crosswalk for crosswalk in known if crosswalk.list == list_name]
    labels = {option.code: option.label for option in one.options}
    counts = {option.code: 0 for option in one.options if option.code in one.answers or not one.answers}
    counts |= dict(one.answers)
    sure: dict[str, str] = {}
    unsure: list[Unsure] = []
    once, keys = 0, set()
    for answer, count in counts.items():
        if wording_key(answer) in keys:
            continue
        keys.add(wording_key(answer))
        target = mapped_before(answer, labels.get(answer), known) or certain_code(
            answer, labels.get(answer), book[list_name]
        )
        if target is not None:
            sure[answer] = target
        elif (answer in labels or count != 1) and not mask(answer).count:
            unsure.append(Unsure(answer, count, *nearest_code(labels.get(answer) or answer, book[list_name])))
        else:
            once += 1
    total = sum(counts.values())
    codes = {answer for answer, target in sure.items() if not target.startswith(MISSING_PREFIX)}
    share = sum(counts[answer] for answer in codes) / total if total else len(codes) / max(1, len(counts))
    return Mapped(list_name, sure, tuple(unsure), labels, once, share)


def mapped_before(answer: str, label: str | None, known: Sequence[Crosswalk]) -> str | None:
    """The code that an earlier wave gives the answer; a code of a questionnaire counts with its words alone."""
    key = wording_key(answer)
    for crosswalk in known:
        for written, code in crosswalk.codes.items():
            before = crosswalk.labels.get(written)
            if wording_key(written) == key and _same_words(answer, label, before):
                return code
    return None


def _same_words(answer: str, label: str | None, before: str | None) -> bool:
    if label is not None and before is not None:
        return wording_key(label) == wording_key(before)
    # `A1` is another answer in every questionnaire, « Jeunes » is not.
    return label in (None, answer) and before is None and len(answer) >= _TELLING and not _HAS_DIGIT.search(answer)


def certain_code(answer: str, label: str | None, code_list: CodeList) -> str | None:
    """The code, or `missing:<kind>`, that an answer or its label certainly means; None where it is not certain."""
    # A code of theirs says what its label says: `JEUN` may be « Jeunes et familles ».
    for text in filter(None, (label, answer)):
        key = match_key(text)
        if key in DEFAULT_MARKS and key not in _AMBIGUOUS and (label is None or text is label or len(key) > 2):
            return MISSING_PREFIX + DEFAULT_MARKS[key]
    if match_key(label or answer) in _OTHERS and OTHER in code_list.codes:
        return OTHER
    found = {code for code, spelt in _spellings(code_list) if spelt == _stems(label or answer)}
    return found.pop() if len(found) == 1 else None


def nearest_code(text: str, code_list: CodeList) -> tuple[str | None, float]:
    """The code whose label or synonym resembles the text most, and how much, from 0 to 100."""
    scored = [(fuzz.token_set_ratio(" ".join(sorted(_stems(text))), " ".join(sorted(spelt))), code)
              for code, spelt in _spellings(code_list)]  # fmt: skip
    score, code = max(scored, default=(0.0, None), key=lambda pair: pair[0])
    return (code, score) if score >= _PROPOSED else (None, score)


def _spellings(code_list: CodeList) -> Iterator[tuple[str, frozenset[str]]]:
    for entry in code_list.entries:
        for text in (entry.code.replace("_", " "), entry.label_fr, entry.label_en):
            yield entry.code, _stems(text)
    for spelt, code in SYNONYMS.get(code_list.name, {}).items():
        if code in code_list.codes or code.startswith(MISSING_PREFIX):
            yield code, _stems(spelt)


@cache
def _stems(text: str) -> frozenset[str]:
    """The words that count, without their endings of number and gender."""
    words = "".join(c if c.isalnum() else " " for c in match_key(text)).split()
    return frozenset(_stem(word) for word in words if word not in _LITTLE) or frozenset(words)


def _stem(word: str) -> str:
    bare = word.removesuffix("s").removesuffix("x") if len(word) > 3 else word
    return bare.rstrip("e") if len(bare) > 4 else bare
