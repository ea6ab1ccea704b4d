"""What SPSS and Stata files say of their own variables, as a codebook: labels, codes, sets of boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from transforms.formats.codebook import Codebook, Option, Question, QuestionKind
from transforms.formats.containers.number_text import number_text
from transforms.formats.containers.statistical_dates import period_of


def make_codebook(tool: str, metadata: Any) -> Codebook:
    """Every variable with its label and the labels of its codes.

    The boxes of a multiple-response set are ticks of one question, named as the set is; its label is
    their group. The display format and the codes declared missing are in `native_kind`.
    """
    sets = _sets(metadata.mr_sets)
    questions = tuple(_in_set(_question(tool, metadata, name), sets) for name in metadata.column_names)
    titles = {"": metadata.file_label} if metadata.file_label else {}
    return Codebook(tool=tool, questions=questions, titles=titles)


def code_text(tool: str, code: object) -> str:
    """A code as the cells have it: `1` for 1.0, `.a` for a missing value that Stata names by a letter."""
    if isinstance(code, str):
        return f".{code}" if tool == "Stata" else code
    return number_text(code) if isinstance(code, int | float) else str(code)


def missing_codes(tool: str, ranges: list[Any]) -> str:
    """`8, 9, -99 to -90`: the values that a variable declares missing."""
    told = []
    for each in ranges:
        low, high = (each["lo"], each["hi"]) if isinstance(each, Mapping) else (each, each)
        low_text, high_text = _end(tool, low), _end(tool, high)
        told.append(low_text if low_text == high_text else f"{low_text} to {high_text}")
    return ", ".join(told)


def _end(tool: str, value: object) -> str:
    # SPSS writes « lowest » and « highest » as the largest numbers there are.
    if isinstance(value, float) and abs(value) >= np.finfo(np.float64).max:
        return "lowest" if value < 0 else "highest"
    return code_text(tool, value)


def _sets(sets: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """The set that each variable is in, boxes before lists; sets write their variables in lower case."""
    ordered = sorted(sets.items(), key=lambda named: not named[1]["is_dichotomy"])
    found: dict[str, tuple[str, Any]] = {}
    for name, each in ordered:
        for variable in each["variable_list"]:
            found.setdefault(variable.casefold(), (name, each))
    return found


def _in_set(question: Question, sets: Mapping[str, tuple[str, Any]]) -> Question:
    if question.code.casefold() not in sets:
        return question
    name, each = sets[question.code.casefold()]
    kind: QuestionKind = "tick" if each["is_dichotomy"] else question.kind
    return replace(
        question,
        kind=kind,
        question=name,
        option=question.code,
        option_label=question.label,
        group=each["label"] or None,
    )


def _question(tool: str, metadata: Any, name: str) -> Question:
    labels = metadata.variable_value_labels.get(name) or {}
    options = tuple(Option(code_text(tool, code), text) for code, text in labels.items())
    missing = missing_codes(tool, metadata.missing_ranges.get(name) or [])
    native = (metadata.original_variable_types.get(name), f"missing: {missing}" if missing else None)
    return Question(
        code=name,
        label=metadata.column_names_to_labels.get(name) or "",
        kind=_kind(tool, metadata, name, bool(options)),
        options=options,
        native_kind=", ".join(part for part in native if part) or None,
    )


def _kind(tool: str, metadata: Any, name: str, has_options: bool) -> QuestionKind:
    period = period_of(tool, metadata.original_variable_types.get(name))
    if period:
        kinds: dict[str, QuestionKind] = {"datetime": "datetime", "time": "unknown"}
        return kinds.get(period, "date")
    if has_options:
        return "choice"
    return "text" if metadata.readstat_variable_types.get(name) == "string" else "number"
