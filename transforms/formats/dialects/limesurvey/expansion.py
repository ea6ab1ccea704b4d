"""Questions of a structure file → the columns that each gives in the returns, by the rule of its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook, Option, Question, QuestionKind
from transforms.formats.dialects.limesurvey.kinds import KINDS, fixed_options, translated
from transforms.formats.dialects.limesurvey.lss import Item, Survey, Texts, first_of, integer
from transforms.formats.dialects.limesurvey.terms import terms_in

Parts = tuple[Texts, ...]
BETWEEN = " – "
"""Between the two parts of the label of an option that has two (row and column of an array)."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a question: its option, as part of the code and as texts, and its names in the response table."""

    option: str | None = None
    parts: Parts = ()
    kind: QuestionKind | None = None
    options: tuple[Option, ...] = ()
    code: str | None = None
    names: tuple[str, ...] = field(default=("",))


def codebook_of_survey(survey: Survey, name: str, most: int) -> Codebook:
    """The codebook of a structure file: one question per column of the returns.

    Raises `UnreadableReturn` for more columns than that: a few rows and columns of arrays make millions.
    """
    columns = (column for question in survey.questions for column in _questions(survey, question))
    questions = tuple(islice(columns, most + 1))
    if len(questions) > most:
        raise UnreadableReturn(Fault(name, f"more than {most} columns", f"at most {most}", "Check the structure file."))
    return Codebook(
        tool="LimeSurvey",
        questions=questions,
        survey_id=survey.sid,
        version=survey.version,
        titles=survey.titles,
        languages=survey.languages,
    )


def _questions(survey: Survey, question: Item) -> Iterator[Question]:
    letter = question.row.get("type", "")
    for column in _EXPANSIONS.get(letter, _one)(survey, question):
        labels = {language: _joined(column.parts, language) for language in survey.languages} if column.parts else {}
        yield Question(
            code=column.code or (f"{question.code}[{column.option}]" if column.option else question.code),
            label=first_of(question.texts, survey.languages),
            kind=column.kind or KINDS.get(letter, "unknown"),
            question=question.code,
            option=column.option,
            option_label=first_of(labels, survey.languages) or None,
            options=column.options,
            group=survey.groups.get(question.row.get("gid", "")),
            mandatory=question.row.get("mandatory", "N") not in ("N", ""),
            relevance=question.row.get("relevance") or None,
            native_kind=letter or None,
            labels=question.texts,
            option_labels=labels,
            field_names=_field_names(survey, question, column.names),
        )


def _joined(parts: Parts, language: str) -> str:
    return BETWEEN.join(first_of(part, (language,)) for part in parts)


def _field_names(survey: Survey, question: Item, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """`202111X7X193SQ001` up to version 6, `Q193_S201` from version 7 (suffixes that start with an underscore)."""
    stem = f"{survey.sid}X{question.row.get('gid', '')}X{question.qid}"
    old = f"{stem}{suffixes[0]}"
    new = [f"Q{question.qid}{suffix}" for suffix in (suffixes[1:] or suffixes)]
    return (old, *new)


def _one(survey: Survey, question: Item) -> list[_Column]:
    return [_Column(options=_options(survey, question))]


def _options(survey: Survey, question: Item, scale: str = "0") -> tuple[Option, ...]:
    letter = question.row.get("type", "")
    own = tuple(
        Option(answer.code, first_of(answer.texts, survey.languages), answer.texts)
        for answer in survey.answers.get(question.qid, ())
        if answer.scale == scale
    )
    return own or fixed_options(letter, survey.languages)


def _term(survey: Survey, name: str, number: int | None = None) -> Texts:
    return {
        language: terms_in(language, name)[0].replace("%s", str(number)) for language in survey.languages or ("en",)
    }


def _list(survey: Survey, question: Item) -> list[_Column]:
    """A list, and the text of « other » where it is offered."""
    options = _options(survey, question)
    if question.row.get("other") != "Y":
        return [_Column(options=options)]
    other = _Column("other", (_term(survey, "other"),), "text", names=("other", "_Cother"))
    return [_Column(options=(*options, translated("-oth-", "other", survey.languages))), other]


def _list_with_comment(survey: Survey, question: Item) -> list[_Column]:
    comment = _Column("comment", (_term(survey, "comment"),), "long_text", names=("comment", "_Ccomment"))
    return [_Column(options=_options(survey, question)), comment]


def _rows(survey: Survey, question: Item) -> list[Item]:
    return [item for item in survey.subquestions.get(question.qid, ()) if item.scale == "0"]


def _row_columns(survey: Survey, question: Item) -> list[_Column]:
    """One column per sub-question."""
    options = _options(survey, question)
    return [
        _Column(row.code, (row.texts,), options=options, names=(row.code, f"_S{row.qid}"))
        for row in _rows(survey, question)
    ]


def _boxes(survey: Survey, question: Item) -> list[_Column]:
    boxes = _row_columns(survey, question)
    other = _Column("other", (_term(survey, "other"),), "text", names=("other", "_Cother"))
    return [*boxes, other] if question.row.get("other") == "Y" else boxes


def _boxes_with_comments(survey: Survey, question: Item) -> list[_Column]:
    """Each box, and « other », with its comment after it."""
    return [column for box in _boxes(survey, question) for column in (box, _comment(survey, box))]


def _comment(survey: Survey, box: _Column) -> _Column:
    is_other = box.option == "other"
    parts = (_term(survey, "other_comment"),) if is_other else (*box.parts, _term(survey, "comment"))
    new = box.names[1]
    names = (f"{box.option}comment", f"{new}_Ccomment", f"{new}comment")
    return _Column(f"{box.option}comment", parts, "text", names=names)


def _table(survey: Survey, question: Item) -> Iterator[_Column]:
    """An array of texts or numbers: one column per row and column."""
    across = [item for item in survey.subquestions.get(question.qid, ()) if item.scale == "1"]
    for row in _rows(survey, question):
        for item in across:
            option = f"{row.code}_{item.code}"
            yield _Column(option, (row.texts, item.texts), names=(option, f"_S{row.qid}_S{item.qid}"))


def _dual(survey: Survey, question: Item) -> list[_Column]:
    """A dual scale: each row answered on two scales, counted from 1 in the codes and from 0 in the table."""
    return [
        _Column(
            option=f"{row.code}_{scale + 1}",
            parts=(row.texts, _term(survey, f"scale_{scale + 1}")),
            options=_options(survey, question, str(scale)),
            code=f"{question.code}[{row.code}][{scale + 1}]",
            names=(f"{row.code}#{scale}", f"_S{row.qid}#{scale}"),
        )
        for row in _rows(survey, question)
        for scale in (0, 1)
    ]


def _ranks(survey: Survey, question: Item) -> list[_Column]:
    """A ranking: one column per rank, of which some questionnaires keep only the first."""
    options = _options(survey, question)
    ranked = _rows(survey, question)
    offered = len(options) or len(ranked)
    most = integer(survey.attributes.get(question.qid, {}).get("max_subquestions"))
    count = min(most, offered) if most else offered
    # Up to some version of 7 a rank is named after the answer at its place, then after a sub-question.
    answers = survey.answers.get(question.qid, ())
    chosen = options or tuple(Option(row.code, first_of(row.texts, survey.languages), row.texts) for row in ranked)
    return [
        _Column(
            str(rank),
            (_term(survey, "rank", rank),),
            options=chosen,
            names=(
                str(rank),
                *(f"_R{answer.aid}" for answer in answers[rank - 1 : rank]),
                *(f"_S{row.qid}" for row in ranked[rank - 1 : rank]),
            ),
        )
        for rank in range(1, count + 1)
    ]


def _files(survey: Survey, question: Item) -> list[_Column]:
    names = ("_filecount", "_filecount", "_Cfilecount")
    return [_Column(), _Column("filecount", ({"en": "filecount"},), "number", names=names)]


_EXPANSIONS: dict[str, Callable[[Survey, Item], Iterable[_Column]]] = {
    "L": _list, "!": _list, "O": _list_with_comment, "M": _boxes, "P": _boxes_with_comments, "R": _ranks,
    "A": _row_columns, "B": _row_columns, "C": _row_columns, "E": _row_columns, "F": _row_columns,
    "H": _row_columns, "K": _row_columns, "Q": _row_columns, ":": _table, ";": _table, "1": _dual, "|": _files,
}  # fmt: skip
