"""A trace as it may be shown: what respondents wrote is quoted only where it may be, else by place and length.

Asked for raw texts, everything is quoted but the cells of personal columns. Not asked for them, only
texts of fields that the schema marks quotable are, and of these none in which anything looks personal;
names of files, sheets and columns and the reasons of people are masked as everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from transforms.origins import Cell
from transforms.privacy import mask
from transforms.schema import INITIATIVES
from transforms.traces import Step, Trace

# Cells of other questions than the field's own: whether they may be quoted is not the field's to say.
_OF_OTHERS = frozenset({"other", "filter", "title"})


@dataclass(frozen=True)
class Showing:
    """What may be shown: raw texts or not, which columns never, and whether the row's values are public."""

    raw: bool
    personal: Collection[str] = ()
    is_published: bool = True

    def trace(self, trace: Trace) -> dict[str, Any]:
        """One field, fit for JSON."""
        quotable = INITIATIVES.field(trace.field).quotable
        told = [self._step(step, trace, quotable, _has_other(trace)) for step in trace.steps]
        value = trace.value if self.is_published or quotable or self.raw else None
        return {
            "field": trace.field,
            "value": _plain(value),
            "missing": trace.missing,
            "reproduced": trace.reproduced,
            "steps": told,
        }

    def _step(self, step: Step, trace: Trace, quotable: bool, with_other: bool) -> dict[str, Any]:
        told: dict[str, Any] = {"kind": step.kind, "says": step.says}
        if step.cells:
            told["cells"] = [self._cell(cell, quotable) for cell in step.cells]
        if step.text is not None:
            told |= self._text(step.text, quotable and not with_other)
        if step.value is not None and (self.raw or quotable or (self.is_published and step.value == trace.value)):
            told["value"] = _plain(step.value)
        # The reason of a decision or a correction can name a person, too.
        facts = {name: self._name(fact) if isinstance(fact, str) else _plain(fact) for name, fact in step.facts.items()}
        return told | ({"facts": facts} if facts else {})

    def _cell(self, cell: Cell, quotable: bool) -> dict[str, Any]:
        told = {
            "role": cell.role,
            "file": self._name(cell.file),
            "sha256": cell.sha256,
            "sheet": self._name(cell.sheet),
            "line": cell.line,
            "line_unit": cell.line_unit,
            "column": self._name(cell.column),
            "position": cell.position,
            "letter": cell.letter,
        }
        if cell.column in self.personal:
            return told | {"text": None, "length": None, "shown": False, "personal": True}
        return told | self._text(cell.text, quotable and cell.role not in _OF_OTHERS)

    def _name(self, name: str | None) -> str | None:
        return name if name is None or self.raw else _masked(name)

    def _text(self, text: str | None, may_be_quoted: bool) -> dict[str, Any]:
        if not text:
            return {"text": text, "length": None if text is None else 0, "shown": True}
        shown = self.raw or (may_be_quoted and not mask(text).count)
        return {"text": text if shown else None, "length": len(text), "shown": shown}


@lru_cache(maxsize=1024)
def _masked(name: str) -> str:
    return mask(name).text


def _has_other(trace: Trace) -> bool:
    """Whether a free text of « Autre » is part of the answer."""
    return any(cell.role == "other" and cell.text and cell.text.strip() for step in trace.steps for cell in step.cells)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value
