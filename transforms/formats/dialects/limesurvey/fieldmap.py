"""A field map (`get_fieldmap`): the columns of the returns, in order, as LimeSurvey itself lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.formats.codebook import Codebook, Question, QuestionKind
from transforms.formats.dialects.limesurvey.codes import SYSTEM
from transforms.formats.dialects.limesurvey.expansion import BETWEEN
from transforms.formats.dialects.limesurvey.kinds import KINDS, fixed_options
from transforms.formats.dialects.limesurvey.texts import plain

_SUBS = ("subquestion", "subquestion1", "subquestion2", "scale")


def is_field_map(document: Any) -> bool:
    """Whether a JSON document is a field map: objects that each say their own key and a question type."""
    if not isinstance(document, Mapping) or not document:
        return False
    first = next(iter(document.items()))
    return _is_entry(*first) and all(_is_entry(name, entry) for name, entry in list(document.items())[:20])


def _is_entry(name: str, entry: Any) -> bool:
    return isinstance(entry, Mapping) and entry.get("fieldname") == name and "type" in entry and "qid" in entry


def codebook_of_field_map(document: Mapping[str, Any]) -> Codebook:
    """The codebook of a field map: labels in its one language, no options but those that a type has itself."""
    entries = [entry for name, entry in document.items() if _is_entry(name, entry)]
    survey = next((_text(entry, "sid") for entry in entries if _text(entry, "sid")), "")
    return Codebook("LimeSurvey", tuple(_questions(entries)), survey_id=survey or None)


def _questions(entries: list[Mapping[str, Any]]) -> Iterator[Question]:
    for entry in entries:
        name, title = _text(entry, "fieldname"), _text(entry, "title")
        if not title or name in SYSTEM:
            yield Question(title or name, plain(_text(entry, "question")), "metadata", field_names=(name,))
        else:
            yield _question(entry, title)


def _question(entry: Mapping[str, Any], title: str) -> Question:
    aid, letter = _text(entry, "aid"), _text(entry, "type")
    scale = _text(entry, "scale_id") if _text(entry, "scale") else ""
    shown = str(int(scale) + 1) if scale in ("0", "1") else ""
    option = f"{aid}_{shown}" if shown else aid
    code = f"{title}[{aid}]" if aid else title
    subs = [plain(_text(entry, sub)) for sub in _SUBS if _text(entry, sub)]
    return Question(
        code=f"{code}[{shown}]" if shown else code,
        label=plain(_text(entry, "question").removeprefix("filecount - ")),
        kind=_kind(letter, aid),
        question=title,
        option=option or None,
        option_label=BETWEEN.join(subs) or ("filecount" if aid == "filecount" else None),
        options=fixed_options(letter, ("en",)) if _kind(letter, aid) == KINDS.get(letter) else (),
        group=plain(_text(entry, "group_name")) or None,
        mandatory=_text(entry, "mandatory") not in ("N", ""),
        relevance=_text(entry, "relevance") or None,
        native_kind=letter,
        field_names=(_text(entry, "fieldname"),),
    )


def _kind(letter: str, aid: str) -> QuestionKind:
    """The kind of a column: the text of « other » and comments are not of the kind of their question."""
    if letter == "|" and aid == "filecount":
        return "number"
    if letter in "L!OMP" and (aid == "other" or aid.endswith("comment")):
        return "text"
    return KINDS.get(letter, "unknown")


def _text(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return "" if value is None or isinstance(value, bool | list | Mapping) else str(value)
