"""Which canonical field a question answers: by its words, and by what its values look like.

Every pair of question and field has a score near 1 where both speak for it; fields are given out one to one, the best
score first. A pair that only its words or only its values speak for is given, and marked for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transforms.codes import CodeBook
from transforms.scaffold.evidence import Evidence
from transforms.scaffold.mappings import Mapped, map_answers
from transforms.scaffold.words import FIELD_WORDS, OTHER_QUESTIONS, has_any, weight_of, words_of
from transforms.schema import INITIATIVES
from transforms.survey_files import Crosswalk

LEAST, SURE, _MARGIN = 0.45, 0.75, 0.1
# Words that say it by themselves: « name » alone is the name of anything.
_STRONG = 0.8
# A median answer of two lines describes something.
_LONG_TEXT = 150
_WORDS, _VALUES = 0.65, 0.35
_SHAPE_OF: Mapping[str, str] = {
    "started_on": "date", "ended_on": "date", "cost_eur": "amount", "running_cost_eur": "amount",
    "users_reached": "count", "url": "url", "source_url": "url",
}  # fmt: skip
_LISTS = ("tools", "partners")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "started_on": ("date", "datetime", "text"), "ended_on": ("date", "datetime", "text"),
    "cost_eur": ("number", "text"), "running_cost_eur": ("number", "text"), "users_reached": ("number", "text"),
    "title": ("text", "long_text"), "description": ("long_text", "text"), "url": ("text",),
    "status": ("choice", "text"), "theme": ("choice", "text"), "satisfaction": ("choice", "scale", "text"),
}  # fmt: skip
# A rank, a row of an array, a file or a yes/no question answers no field.
_NO_FIELD = frozenset(("rank", "file", "display", "metadata", "computed", "place", "yes_no"))


@dataclass(frozen=True)
class Proposal:
    """A question given to a field: the score, its runners-up, and the mapping of a coded field."""

    evidence: Evidence
    field: str
    score: float
    words: float
    values: float
    alternatives: tuple[str, ...] = ()
    mapped: Mapped | None = None
    is_close: bool = False

    @property
    def is_sure(self) -> bool:
        return self.score >= SURE and self.words >= _STRONG and not self.is_close

    @property
    def why(self) -> str:
        return f"score {min(1, self.score):.2f} (mots {min(1, self.words):.2f}, valeurs {self.values:.2f})"


def propose(
    questions: Sequence[Evidence], book: CodeBook, known: Sequence[Crosswalk] = (), taken: Iterable[str] = ()
) -> list[Proposal]:
    """The fields given to questions, each question and each field once, in the order of the questions.

    `known` are the crosswalks of the survey, `taken` the fields that have an answer already.
    """
    gone = frozenset(taken)
    scored = [
        proposal
        for one in questions
        if one.kind not in _NO_FIELD and one.filled
        for field in FIELD_WORDS
        if field not in gone and (proposal := _score(one, field, book, known)).score >= LEAST
    ]
    scored.sort(key=lambda proposal: (-proposal.score, -proposal.words))
    given: dict[str, Proposal] = {}
    used: set[str] = set()
    for proposal in scored:
        if proposal.field not in used and proposal.evidence.name not in given:
            used.add(proposal.field)
            given[proposal.evidence.name] = _with_rivals(proposal, scored, frozenset(used))
    return [given[one.name] for one in questions if one.name in given]


def _with_rivals(chosen: Proposal, scored: Sequence[Proposal], taken: frozenset[str]) -> Proposal:
    """The proposal with what else it could have been; close where another free field or question is near."""
    gone = taken - {chosen.field}
    own = [other for other in scored if other.evidence is chosen.evidence and other.field not in gone]
    rivals = [
        other for other in (*own, *scored) if other is not chosen and (other.field == chosen.field or other in own)
    ]
    told = tuple(
        f"{other.field if other.evidence is chosen.evidence else other.evidence.name} ({min(1, other.score):.2f})"
        for other in rivals[:3]
    )
    is_close = any(chosen.score - other.score < _MARGIN for other in rivals)
    return Proposal(
        chosen.evidence, chosen.field, chosen.score, chosen.words, chosen.values, told, chosen.mapped, is_close
    )


def _score(one: Evidence, field: str, book: CodeBook, known: Sequence[Crosswalk]) -> Proposal:
    words = _words(one, field)
    list_name = INITIATIVES.field(field).codes
    mapped = map_answers(one, list_name, book, known) if list_name and one.is_closed else None
    values = _values(one, field, mapped)
    score = _WORDS * min(1.0, words) + _VALUES * values + max(0.0, words - 1.0)
    if values < 0.2:
        score *= 0.5
    if words == 0.0:
        score = _by_values_alone(one, field, values, mapped)
    if _KINDS.get(field) and one.kind != "unknown" and one.kind not in _KINDS[field]:
        score *= 0.6
    return Proposal(one, field, score, words, values, mapped=mapped)


def _words(one: Evidence, field: str) -> float:
    if one.words == words_of(field) or ("_" in field and f" {words_of(field)} " in f" {one.words} "):
        return 1.2
    weight = weight_of(one.words, FIELD_WORDS[field])
    # A strong phrase outweighs: « racontez-la : pourquoi, comment ».
    return 0.4 * weight if weight < 1.0 and has_any(one.words, OTHER_QUESTIONS) else weight


def _by_values_alone(one: Evidence, field: str, values: float, mapped: Mapped | None) -> float:
    """Most answers being codes of one list says much, long texts something; other shapes say nothing."""
    if field == "description" and one.typical >= _LONG_TEXT and not has_any(one.words, OTHER_QUESTIONS):
        return LEAST
    codes = {code for code in mapped.sure.values() if not code.startswith("missing:")} if mapped else set()
    return 0.6 * values if mapped and mapped.share > 0.6 and len(codes) >= 3 else 0.0


def _values(one: Evidence, field: str, mapped: Mapped | None) -> float:
    """How well the values fit the field, from 0 to 1."""
    shares = one.shares
    if field in _SHAPE_OF:
        return 0.0 if one.is_boxes else shares.get(_SHAPE_OF[field], 0.0)
    is_other = max(shares.get(shape, 0.0) for shape in ("date", "url", "count", "email", "phone"))
    if INITIATIVES.field(field).codes:
        return _coded(one, field, mapped, is_other)
    if one.is_boxes and field in _LISTS:
        return 0.8
    if one.is_boxes or is_other > 0.5 or shares.get("tick", 0.0) > 0.5:
        return 0.0
    if field in _LISTS:
        return 0.9 if one.separator else 0.7 if one.typical <= 80 else 0.4
    if field == "title":
        return _title(one)
    return min(1.0, one.typical / 100) if field == "description" else 0.3


def _coded(one: Evidence, field: str, mapped: Mapped | None, is_other: float) -> float:
    if one.is_boxes:
        return 0.8 if INITIATIVES.field(field).type == "strings" else 0.0
    if mapped is None or is_other > 0.5:
        return 0.0
    is_list = INITIATIVES.field(field).type == "strings"
    # One theme of several levels: a list of them is the finer one.
    fits = 1.0 if is_list == bool(one.separator) else 0.6
    return fits * max(mapped.share, 0.6 if one.shares.get("tick", 0.0) < 0.5 else 0.1)


def _title(one: Evidence) -> float:
    if not 4 <= one.typical <= 150 or one.separator == ";":
        return 0.1
    return 1.0 - 0.7 * one.repeated - (0.3 if one.shares.get("place", 0.0) > 0.5 else 0.0)
