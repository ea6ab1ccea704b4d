"""Headings ↔ questions of a codebook: by code, by name in the response table, or by position and text together.

A text alone does not name a column (four initiatives repeat their questions): its place among the others does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from transforms.formats.codebook import Codebook, Question
from transforms.formats.dialects.limesurvey import codes
from transforms.formats.dialects.limesurvey.expansion import BETWEEN
from transforms.formats.dialects.limesurvey.headings import Heading, Headings
from transforms.formats.dialects.limesurvey.terms import short_key
from transforms.formats.dialects.limesurvey.texts import key

_LONGEST_SHORT = 1000
Matches = dict[int, Question]
"""Position of a column, from 0 → its question."""


def match_questions(headings: Headings, codebook: Codebook, is_spss: bool = False) -> Matches:
    """The question of each column of which it is certain; a question is never that of two columns."""
    questions = [question for question in codebook.questions if question.kind != "metadata"]
    found = _by_code(headings, questions, is_spss)
    if headings.mode in ("full text headings", "abbreviated headings"):
        found |= _by_text(headings, questions, found)
    return found


def _table_name(name: str) -> str:
    return name.removeprefix("_").replace("#", "-")


def _by_code(headings: Headings, questions: Sequence[Question], is_spss: bool) -> Matches:
    by_code = {question.code: question for question in questions}
    write: Callable[[str], str] = codes.spss_name if is_spss else codes.underscored
    by_other = _unique((write(question.code), question) for question in questions)
    by_name = _unique((_table_name(name), question) for question in questions for name in question.field_names)
    # From version 7 a name of the table can look like a code: it is one only where no code is known.
    has_codes = any(h.code in by_code or h.code in by_other for h in headings.columns if h.code and not h.system)
    found: Matches = {}
    taken: set[str] = set()
    for position, heading in enumerate(headings.columns):
        question = _question(heading, by_code, by_other, by_name, not has_codes)
        if question and not heading.system and question.code not in taken:
            found[position] = question
            taken.add(question.code)
    return found


def _question(
    heading: Heading,
    by_code: dict[str, Question],
    by_other: dict[str, Question],
    by_name: dict[str, Question],
    is_named: bool,
) -> Question | None:
    if heading.table_name and (named := by_name.get(_table_name(heading.table_name))):
        return named
    if not heading.code:
        return None
    by_last = by_name.get(_table_name(heading.code)) if is_named else None
    return by_code.get(heading.code) or by_other.get(heading.code) or by_last


def _unique(pairs: Iterable[tuple[str, Question]]) -> dict[str, Question]:
    """The questions by a name that no other question has."""
    found: dict[str, set[str]] = {}
    named: dict[str, Question] = {}
    for name, question in pairs:
        found.setdefault(name, set()).add(question.code)
        named[name] = question
    return {name: question for name, question in named.items() if len(found[name]) == 1}


def _by_text(headings: Headings, questions: Sequence[Question], known: Matches) -> Matches:
    columns = [i for i, heading in enumerate(headings.columns) if heading.text and not heading.system]
    columns = [i for i in columns if i not in known]
    taken = {question.code for question in known.values()}
    asked = [question for question in questions if question.code not in taken]
    if headings.mode == "abbreviated headings":
        return _by_short_text(headings, columns, asked)
    texts = {i: key(headings.columns[i].text or "") for i in columns}
    by_language = (_aligned(columns, texts, asked, language) for language in _languages(asked))
    return max(by_language, key=len, default={})


def _languages(questions: Sequence[Question]) -> list[str | None]:
    """None (the labels themselves, in the base language), then every language that a question has."""
    return [None, *dict.fromkeys(language for question in questions for language in question.labels)]


def heading_parts(question: Question, language: str | None = None) -> list[str]:
    """The texts of a heading in full: the question, then its row or option, then its column or scale."""
    label = question.labels.get(language or "") or question.label
    option = question.option_labels.get(language or "") or question.option_label or ""
    parts = [label, *(option.split(BETWEEN) if option else [])]
    return parts[::-1] if question.option == "filecount" else parts


def _aligned(
    columns: Sequence[int], texts: dict[int, str], questions: Sequence[Question], language: str | None
) -> Matches:
    wanted = [key(" ".join(heading_parts(question, language))) for question in questions]
    pairs = _pairs([texts[i] for i in columns], wanted)
    return {columns[left]: questions[right] for left, right in pairs}


def _pairs(columns: Sequence[str], questions: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of columns and of the questions that they must be.

    An export keeps the order of the questionnaire and may leave questions out. Taking for each column the
    first question that it can be, and then the last, gives two ways to place them all; where both agree
    there is no other. Where the columns were moved, only a text that both sides have once is certain.
    """
    asked = set(questions)
    known = [i for i, text in enumerate(columns) if text in asked]
    texts = [columns[i] for i in known]
    first = _places(texts, questions)
    last = _places(texts[::-1], questions[::-1])
    if first is None or last is None:
        return _once(columns, questions)
    from_end = [len(questions) - 1 - place for place in reversed(last)]
    return [(i, early) for i, early, late in zip(known, first, from_end, strict=True) if early == late]


def _places(texts: Sequence[str], questions: Sequence[str]) -> list[int] | None:
    """The first question that each text can be, in order; None where they are not in the order of the questions."""
    places: list[int] = []
    following = 0
    for text in texts:
        while following < len(questions) and questions[following] != text:
            following += 1
        if following == len(questions):
            return None
        places.append(following)
        following += 1
    return places


def _once(columns: Sequence[str], questions: Sequence[str]) -> list[tuple[int, int]]:
    in_columns, in_questions = Counter(columns), Counter(questions)
    place = {text: j for j, text in enumerate(questions)}
    return [(i, place[text]) for i, text in enumerate(columns) if in_columns[text] == 1 and in_questions[text] == 1]


def _by_short_text(headings: Headings, columns: Sequence[int], questions: Sequence[Question]) -> Matches:
    """Cut headings are matched by position, where every one of them can be the heading of its question."""
    if len(columns) != len(questions):
        return {}
    for language in _languages(questions):
        pairs = list(zip(columns, questions, strict=True))
        if all(_can_head(headings.columns[i].written, question, language) for i, question in pairs):
            return dict(pairs)
    return {}


def _can_head(short: str, question: Question, language: str | None) -> bool:
    """Whether a cut heading can be that of a question; a dash in its option parts two texts, or is in one."""
    parts = heading_parts(question, language)
    return _can_be(short, parts) or (len(parts) > 2 and _can_be(short, [parts[0], BETWEEN.join(parts[1:])]))


def _can_be(short: str, parts: Sequence[str]) -> bool:
    """Whether a heading of cut parts (`À quel(s) thème.. [Cybersécurité et.. ]`) can be that of these texts."""
    rest = short
    if len(rest) > _LONGEST_SHORT:
        return False
    for part in parts:
        rest = rest.strip().removeprefix("[").strip()
        cut, dots, after = rest.partition("..")
        whole = key(part)
        if dots and short_key(cut + "..") is not None and whole.startswith(key(cut)) and key(cut) != whole:
            rest = after.strip().removeprefix("]")
        elif key(rest).startswith(whole):
            rest = _after(rest, whole)
        else:
            return False
    return not key(rest)


def _after(text: str, whole: str) -> str:
    """The text behind the shortest start that has this key."""
    for end in range(len(text) + 1):
        if key(text[:end]) == whole:
            return text[end:].lstrip().removeprefix("]")
    return text
