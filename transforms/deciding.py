"""Decisions applied: what people decided stands in place of what was declared or could not be read.

A decision that finds nothing to decide is a notice, never an error: a return may have been withdrawn
since. Decisions on the authority are handed on to its resolution, those on the disposition to that of the
return.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from transforms.content import Content, read_free_text
from transforms.decisions import AUTHORITY, DISPOSITION, Decision
from transforms.errors import Fault
from transforms.privacy import is_personal_url
from transforms.schema import INITIATIVES
from transforms.survey_files import MISSING_PREFIX
from transforms.values.parsed import LENGTH, Parsed, absent


@dataclass(frozen=True, slots=True)
class Decided:
    """What is left to do with the decisions: by row the kind and code of its authority and the disposition
    of its return, rows with a decided theme, notices."""

    authorities: dict[int, tuple[str, str]]
    themed: frozenset[int]
    notices: tuple[str, ...]
    dispositions: dict[int, str] = field(default_factory=dict)


def apply_decisions(content: Content, answers: pd.DataFrame, decisions: Iterable[Decision], where: str) -> Decided:
    """The content with every decision on it written in; `where` names the decisions file in notices."""
    authorities: dict[int, tuple[str, str]] = {}
    dispositions: dict[int, str] = {}
    themed: set[int] = set()
    notices: list[str] = []
    for decision in decisions:
        rows = list(_rows_of(answers, decision))
        if not rows:
            notices.append(_nothing_matched(decision, where))
        for row in rows:
            if decision.field == AUTHORITY and not decision.value.startswith(MISSING_PREFIX):
                kind, _, code = decision.value.partition(":")
                authorities[row] = (kind, code)
            elif decision.field == DISPOSITION:
                dispositions[row] = decision.value
            elif decision.field != AUTHORITY and (decision.own_initiative or not _is_spare(content, answers, row)):
                _write(content, row, decision)
                themed |= {row} if decision.field == "theme" else set()
    return Decided(authorities, frozenset(themed), tuple(notices), dispositions)


def _rows_of(answers: pd.DataFrame, decision: Decision) -> Iterator[int]:
    """The rows that a decision is about; an initiative in numbered columns goes by its number."""
    initiatives = answers["@own_initiative"]
    if "@block" in answers.columns and decision.own_return:
        initiatives = initiatives.fillna(answers["@block"].astype("str"))
    asked = ((answers["@own_return"], decision.own_return), (initiatives, decision.own_initiative))
    agrees = pd.Series(True, index=answers.index)
    for keys, wanted in asked:
        agrees &= (keys == wanted).fillna(False).astype(bool) if wanted else True
    return (row for row, agreed in enumerate(agrees) if agreed)


def _is_spare(content: Content, answers: pd.DataFrame, row: int) -> bool:
    """An empty block of several: what people decide of a whole return makes no initiative of it."""
    return content.empty[row] and "@block" in answers.columns and int(answers["@block"].iloc[row]) > 0


def _nothing_matched(decision: Decision, where: str) -> str:
    names = (("return", decision.own_return), ("initiative", decision.own_initiative))
    about = " of ".join(f"{name} {key}" for name, key in reversed(names) if key)
    place = f"wave {decision.wave}, source {decision.source}"
    remedy = "Correct the ids, or remove the decision if the return is gone."
    return str(
        Fault(f"{where}, line {decision.line}", "a decision that matches nothing", f"{about} in {place}", remedy)
    )


def _write(content: Content, row: int, decision: Decision) -> None:
    name = decision.field
    content.missing[row] = [entry for entry in content.missing[row] if not entry.startswith(f"{name}:")]
    content.signals[row] = [code for code in content.signals[row] if not code.startswith(f"{name}.")]
    content.put(name, row, *_read_decided(name, decision.value))
    content.empty[row] = False


def _read_decided(name: str, value: str) -> tuple[Parsed[Any], int]:
    """A canonical value of a decision, its form checked when the file was loaded, and how many passages are masked.

    What is personal in it is masked or withheld as in an answer: people who decide also paste addresses.
    """
    if value.startswith(MISSING_PREFIX):
        return absent(value.removeprefix(MISSING_PREFIX)), 0
    asked = INITIATIVES.field(name)
    if asked.type == "date":
        return Parsed(dt.date.fromisoformat(value), precision="day"), 0
    if asked.type == "double":
        return Parsed(float(value), precision="exact"), 0
    if asked.type in {"int32", "int64"}:
        return Parsed(int(float(value))), 0
    if asked.type == "strings":
        read = [read_free_text(part, one_line=True) for part in value.split(";")]
        texts = tuple(dict.fromkeys(part.value for part, _ in read if part.value))
        signal = LENGTH if any(part.signal for part, _ in read) else None
        return Parsed(texts, signal=signal) if texts else absent("blank"), sum(masks for _, masks in read)
    if asked.codes:
        return Parsed(value), 0
    if name.endswith("url"):
        return (absent("withheld"), 1) if is_personal_url(value) else (Parsed(value), 0)
    return read_free_text(value, one_line=name == "title")
