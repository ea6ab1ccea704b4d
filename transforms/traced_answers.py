"""The steps of one answered field: raw cells, correction, how they became one text, recode, parse, masks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transforms.content import reader_of
from transforms.origins import Table
from transforms.privacy import MARKS
from transforms.recoding import Recoding
from transforms.survey_files import MISSING_PREFIX
from transforms.tick_boxes import OTHER
from transforms.traces import Step, Traced, cells_step, correction_steps, decision_steps
from transforms.unfolding import MISSING
from transforms.values.choices import split_choices
from transforms.values.marks import as_missing, marks_of
from transforms.values.parsed import Parsed
from transforms.values.text import match_key
from transforms.waves import SEVERAL_COLUMNS, Answer
from transforms.wording import wording_key

_PARTED = frozenset({"choice", "choices"})
_WHY = {
    "blank": "the question was there and was left blank, or the file cannot tell it from one that was not asked",
    "not_shown": "the question was not shown to this respondent",
    "not_reached": "the return was not finished: it ends before this question",
}


def steps_of_answer(traced: Traced, name: str) -> Iterator[Step]:
    """Every step of a field that the questionnaire asks, decisions included; rules and the outcome follow."""
    table, answer = traced.answered[name]
    asked = cells_asked(table, answer)
    if answer.constant is not None:
        yield Step("made", "stated by the wave file for every row (`constants:`)", value=answer.constant)
    else:
        yield cells_step(traced, asked, _described(answer))
        yield from correction_steps(traced, asked)
        yield from _read(traced, name, answer)
    yield from decision_steps(traced, [name])


def cells_asked(table: Table, answer: Answer) -> list[tuple[str, Table, str]]:
    """Role, table and column of every raw cell that the answer is read from."""
    other = answer.boxes.other if answer.boxes else None
    asked = [("box" if answer.boxes else "answer", table, column) for column in answer.columns]
    asked += [("other", table, other)] if other else []
    is_fact = answer.shown_if is None or answer.shown_if.column.startswith("@")
    return asked + ([] if is_fact else [("filter", table, answer.shown_if.column)])  # type: ignore[union-attr]


def _described(answer: Answer) -> str:
    if answer.boxes is not None:
        return f"{len(answer.columns)} tick boxes" + (" and the free text beside them" if answer.boxes.other else "")
    return "one column" if len(answer.columns) == 1 else f"{len(answer.columns)} columns, joined"


def _read(traced: Traced, name: str, answer: Answer) -> Iterator[Step]:
    text = traced.said(name)
    if text is None or not text.strip():
        yield _why_missing(traced, name, answer)
        return
    is_parted = bool(answer.split_at) and answer.format == "choices"
    if answer.boxes is not None or len(answer.columns) > 1 or is_parted:
        yield Step("answer", _how_joined(answer), text)
    parsed, masks = reader_of(answer, asks_running_cost="running_cost_eur" in traced.wave.fields)(text)
    declared = as_missing(match_key(text), (marks_of(answer.missing),)) if answer.missing else None
    if declared is not None:
        yield Step("missing", f"the wave file takes this answer for {declared.missing} (`missing:`)", text)
    elif answer.format in _PARTED:
        yield from _recodes(traced, name, answer, text)
    else:
        yield _parsed(answer, parsed)
    if masks:
        yield _masked(text, parsed.value, masks)


def _why_missing(traced: Traced, name: str, answer: Answer) -> Step:
    kind = traced.said(MISSING + name) or "blank"
    says = _WHY.get(kind, "no answer")
    if kind == "not_shown" and set(answer.columns) <= set(traced.version.not_asked) and answer.columns:
        says = "this version of the questionnaire did not ask it (`not_asked:`)"
    elif kind == "not_shown" and answer.shown_if is not None:
        says = f"asked only on certain answers to `{answer.shown_if.column}` (`shown_if:`), and this is none of them"
    return Step("missing", says, facts={"kind": kind})


def _how_joined(answer: Answer) -> str:
    if answer.boxes is not None:
        return "the options ticked, in the order of the file"
    return "the cells joined, blank ones left out" if len(answer.columns) > 1 else "the list parted at its separators"


def _recodes(traced: Traced, name: str, answer: Answer, text: str) -> Iterator[Step]:
    """One step for each part of the answer: what recoded it, or that nothing did."""
    other = {OTHER: MISSING_PREFIX + "not_applicable"} if answer.boxes else {}
    recode = other | dict(answer.recode)
    options = Recoding.by(recode, answer.missing, answer.contains, answer.regex)
    whole = answer.format == "choice"
    parts = (text,) if whole else split_choices(text, options, answer.separator or SEVERAL_COLUMNS)
    mapping = traced.mappings.get(name)
    by = f"the mapping `{mapping}`" if mapping else "the recode of the wave file"
    for part in parts:
        how, key, target = recoded(part, answer, recode)
        code = None if target is None or target.startswith(MISSING_PREFIX) else target
        says = f"by {how} in {by}" if target else f"{by} does not know this answer: a signal, not a value"
        facts = {"by": how, "key": key, "target": target, "mapping": mapping}
        yield Step("recode", says, part, code, facts=facts)


def recoded(part: str, answer: Answer, recode: Mapping[str, str]) -> tuple[str, str | None, str | None]:
    """By what an answer was recoded, the key of the survey file that did it, and the target."""
    targets = {mark: MISSING_PREFIX + kind for mark, kind in answer.missing.items()} | dict(recode)
    options = Recoding.by(recode, answer.missing, answer.contains, answer.regex)
    target = options.target(part)
    if target is None:
        return "nothing", None, None
    for how, key_of in (("exact wording", wording_key), ("wording without accents", match_key)):
        keys = [key for key, of in targets.items() if of == target and key_of(key) == key_of(part)]
        if keys:
            return how, keys[0], target
    contained = next((key for key in answer.contains if match_key(key) in match_key(part)), None)
    if contained is not None:
        return "a part that it contains", contained, target
    expression = next((key for key in answer.regex if re.search(key, part, re.IGNORECASE)), None)
    return "a regular expression", expression, target


def _parsed(answer: Answer, parsed: Parsed[Any]) -> Step:
    told = {name: getattr(parsed, name) for name in ("high", "precision", "missing", "signal", "period", "unit")}
    facts = {"format": answer.format} | {name: value for name, value in told.items() if value is not None}
    if parsed.notes:
        facts["notes"] = list(parsed.notes)
    how = ", ".join(f"{name} {value}" for name, value in facts.items() if name not in ("format", "high", "notes"))
    value = list(parsed.value) if isinstance(parsed.value, tuple) else parsed.value
    return Step("parse", f"read as {answer.format}" + (f" ({how})" if how else ""), value=value, facts=facts)


def _masked(text: str, value: object, masks: int) -> Step:
    """How many passages were masked, by what stood there."""
    published = "\n".join(_texts(value))
    made = {kind: published.count(mark) - text.count(mark) for kind, mark in MARKS.items()}
    kinds = {kind: count for kind, count in made.items() if count > 0}
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "the answer is withheld"
    return Step("mask", f"{masks} passage(s) of personal data masked: {told}", facts={"count": masks, "by": kinds})


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, tuple | list):
        return [str(each) for each in value]
    return [value] if isinstance(value, str) else []
