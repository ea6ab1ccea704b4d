"""Tables of a LimeSurvey structure file (.lss), old schema and new alike.

Up to version 3 a question has one row per language with its text in it; from version 4 its row is alone and
the texts are in `question_l10ns`, joined by id. Tables without rows are left out of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from transforms.formats.dialects.limesurvey.texts import plain

Row = Mapping[str, str]
Texts = Mapping[str, str]
"""Language → text without markup."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that a question offers, on the first or the second scale."""

    code: str
    scale: str
    texts: Texts
    aid: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A question, or one of its sub-questions."""

    row: Row
    texts: Texts

    @property
    def qid(self) -> str:
        return self.row.get("qid", "")

    @property
    def code(self) -> str:
        return self.row.get("title", "")

    @property
    def scale(self) -> str:
        return self.row.get("scale_id", "0") or "0"


@dataclass(frozen=True, slots=True)
class Survey:
    """A structure file as tables joined: questions in the order of the questionnaire."""

    sid: str | None
    version: str | None
    languages: tuple[str, ...]
    titles: Texts
    groups: Mapping[str, str]
    questions: tuple[Item, ...]
    subquestions: Mapping[str, tuple[Item, ...]]
    answers: Mapping[str, tuple[Answer, ...]]
    attributes: Mapping[str, Row] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.languages[0] if self.languages else "en"


def survey_of(tree: Element) -> Survey:
    """The survey that a structure document describes."""
    languages = _languages(tree)
    groups, order = _groups(tree, languages)
    items = _items(tree)
    parents = [item for item in items if item.row.get("parent_qid", "0") in ("", "0")]
    settings = rows_of(tree, "surveys_languagesettings")
    sid = next((row.get("sid") for row in (*rows_of(tree, "surveys"), *(item.row for item in items))), None)
    return Survey(
        sid=sid,
        version=tree.findtext("DBVersion"),
        languages=languages,
        titles={row.get("surveyls_language", ""): plain(row.get("surveyls_title", "")) for row in settings},
        groups=groups,
        questions=tuple(
            sorted(parents, key=lambda q: (order.get(q.row.get("gid", ""), 0), _number(q, "question_order")))
        ),
        subquestions=_subquestions(items),
        answers=_answers(tree),
        attributes=_attributes(tree),
    )


def rows_of(tree: Element, table: str) -> list[Row]:
    """The rows of one table of the document; none where the table is left out."""
    found = tree.find(f"{table}/rows")
    return [{cell.tag: cell.text or "" for cell in row} for row in found] if found is not None else []


def _languages(tree: Element) -> tuple[str, ...]:
    """All languages, the base language first (the document has them in the order of the alphabet)."""
    named = [language.text for language in tree.findall("languages/language") if language.text]
    base = next((row.get("language", "") for row in rows_of(tree, "surveys")), "")
    return tuple(dict.fromkeys(language for language in (base, *named) if language))


def _groups(tree: Element, languages: tuple[str, ...]) -> tuple[dict[str, str], dict[str, int]]:
    """The name of each group in the base language, and its place."""
    rows = rows_of(tree, "groups")
    names: dict[str, dict[str, str]] = {}
    for row in (*rows, *rows_of(tree, "group_l10ns")):
        if row.get("group_name"):
            names.setdefault(row.get("gid", ""), {})[row.get("language", "")] = plain(row["group_name"])
    order = {row.get("gid", ""): integer(row.get("group_order")) for row in rows}
    return {gid: first_of(texts, languages) for gid, texts in names.items()}, order


def _items(tree: Element) -> list[Item]:
    rows: dict[str, Row] = {}
    texts: dict[str, dict[str, str]] = {}
    for row in (*rows_of(tree, "questions"), *rows_of(tree, "subquestions")):
        rows.setdefault(row.get("qid", ""), row)
        if "question" in row:
            texts.setdefault(row.get("qid", ""), {})[row.get("language", "")] = plain(row["question"])
    for row in rows_of(tree, "question_l10ns"):
        texts.setdefault(row.get("qid", ""), {})[row.get("language", "")] = plain(row.get("question", ""))
    return [Item(row, texts.get(qid, {})) for qid, row in rows.items()]


def _subquestions(items: list[Item]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        parent = item.row.get("parent_qid", "0")
        if parent not in ("", "0"):
            found.setdefault(parent, []).append(item)
    return {qid: tuple(sorted(subs, key=lambda q: _number(q, "question_order"))) for qid, subs in found.items()}


def _answers(tree: Element) -> dict[str, tuple[Answer, ...]]:
    texts: dict[str, dict[str, str]] = {}
    for row in rows_of(tree, "answer_l10ns"):
        texts.setdefault(row.get("aid", ""), {})[row.get("language", "")] = plain(row.get("answer", ""))
    found: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
    ids: dict[tuple[str, str, str], str] = {}
    for row in sorted(rows_of(tree, "answers"), key=lambda row: integer(row.get("sortorder"))):
        place = (row.get("scale_id", "0") or "0", row.get("code", ""))
        ids[(row.get("qid", ""), *place)] = row.get("aid", "")
        own = found.setdefault(row.get("qid", ""), {}).setdefault(place, {})
        own |= {row.get("language", ""): plain(row["answer"])} if "answer" in row else texts.get(row.get("aid", ""), {})
    return {
        qid: tuple(Answer(code, scale, own, ids[(qid, scale, code)]) for (scale, code), own in answers.items())
        for qid, answers in found.items()
    }


def _attributes(tree: Element) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows_of(tree, "question_attributes"):
        found.setdefault(row.get("qid", ""), {})[row.get("attribute", "")] = row.get("value", "")
    return found


def first_of(texts: Texts, languages: tuple[str, ...]) -> str:
    """The text in the first language that has one."""
    return next((texts[language] for language in (*languages, *texts) if texts.get(language)), "")


def _number(item: Item, name: str) -> int:
    return integer(item.row.get(name))


def integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0
