"""The places of a return where an initiative may stand, resolved from the `repeats:` of a wave file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from transforms.codes import CodeBook
from transforms.columns import NUMBER, numbered
from transforms.marked_yaml import MarkedYaml, Path
from transforms.resolution import resolve_answers
from transforms.survey_files import Survey, WaveFile
from transforms.waves import Answer, Block, Boxes
from transforms.written_answers import Repeat


def resolve_blocks(
    marked: MarkedYaml, wave: WaveFile, survey: Survey, book: CodeBook | None, shared: Mapping[str, Answer]
) -> tuple[Block, ...]:
    """Every block of the wave, in file order, numbers within; faults are noted."""
    blocks: list[Block] = []
    first: dict[str, Answer] = {}
    for rank, repeat in enumerate(wave.repeats):
        path: Path = ("repeats", rank)
        answers = resolve_answers(marked, (*path, "fields"), repeat.fields, wave, survey, book)
        _check_once(marked, path, answers, shared)
        _check_alike(marked, path, answers, first)
        _check_numbers(marked, path, repeat, answers)
        blocks += [_numbered_block(repeat, answers, number) for number in repeat.numbers]
        blocks += [_table_block(repeat, answers)] if repeat.table else []
    return tuple(blocks)


def _check_once(marked: MarkedYaml, path: Path, answers: Mapping[str, Answer], shared: Mapping[str, Answer]) -> None:
    for name in answers:
        if name in shared:
            found, remedy = f"`{name}`, which the return answers too", "Keep it under `fields:` or here."
            marked.note((*path, "fields", name), found, "each field answered in one place", remedy)


def _check_alike(marked: MarkedYaml, path: Path, answers: Mapping[str, Answer], first: dict[str, Answer]) -> None:
    """A field means the same in every block: only its columns differ."""
    for name, answer in answers.items():
        before = first.setdefault(name, answer)
        alike = replace(before, columns=answer.columns, boxes=answer.boxes, shown_if=answer.shown_if)
        if answer != alike:
            found, remedy = f"`{name}`, read otherwise than in the repeat before", "Give both one format and recode."
            marked.note((*path, "fields", name), found, "one way to read a field in all repeats", remedy)


def _check_numbers(marked: MarkedYaml, path: Path, repeat: Repeat, answers: Mapping[str, Answer]) -> None:
    for name, answer in answers.items():
        if repeat.numbers and not all(NUMBER in column for column in _names(answer)):
            found, remedy = "a column without {n}", "Write {n} where the number of the initiative stands."
            marked.note((*path, "fields", name), found, "a column of its own for each number", remedy)
    if repeat.numbers and repeat.key:
        remedy = "Remove it, or write `table:`."
        marked.note((*path, "key"), "a key of numbered columns", "a key only where initiatives have rows", remedy)


def _names(answer: Answer) -> Iterator[str]:
    yield from answer.columns
    if answer.boxes:
        yield from (name for name in (answer.boxes.pattern, answer.boxes.other) if name)


def _numbered_block(repeat: Repeat, answers: Mapping[str, Answer], number: int) -> Block:
    fields = {name: _numbered_answer(answer, number) for name, answer in answers.items()}
    personal, ignored = (tuple(numbered(name, number) for name in names) for names in (repeat.personal, repeat.ignored))
    return Block(fields, number=number, personal=personal, ignored=ignored)


def _numbered_answer(answer: Answer, number: int) -> Answer:
    shown = answer.shown_if
    return replace(
        answer,
        columns=tuple(numbered(column, number) for column in answer.columns),
        boxes=_numbered_boxes(answer.boxes, number) if answer.boxes else None,
        shown_if=shown.model_copy(update={"column": numbered(shown.column, number)}) if shown else None,
    )


def _numbered_boxes(boxes: Boxes, number: int) -> Boxes:
    other = numbered(boxes.other, number) if boxes.other else None
    return replace(boxes, pattern=numbered(boxes.pattern, number), other=other)


def _table_block(repeat: Repeat, answers: Mapping[str, Answer]) -> Block:
    return Block(answers, table=repeat.table, key=repeat.key, personal=repeat.personal, ignored=repeat.ignored)
