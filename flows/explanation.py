"""An explanation for the terminal: one paragraph a field, one line a step, raw cells with their place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_KINDS = {"cells": "raw", "answer": "joined"}
_WIDTH = 11
_MOST_CELLS = 12
_UNKNOWN = "…"


def explanation_lines(document: Mapping[str, Any]) -> Iterator[str]:
    """The explanation, line by line."""
    yield f"{document['initiative']}  {document['survey']} {document['version']} (seq {document['seq']})"
    place = [
        ("wave", document.get("wave")),
        ("source", document.get("source_id")),
        ("return", document.get("return_id")),
    ]
    told = "  ".join(f"{name} {value}" for name, value in place if value)
    yield f"{document['outcome']}  {told}".rstrip()
    yield from (f"note: {note}" for note in document["notes"])
    for alike in _together(document["fields"]):
        yield ""
        yield from (f"{field['field']} = {_value(field)}" for field in alike)
        yield from _steps(alike[0], document.get("explained", False))
    if document["fields"] and not document["raw"] and _hides(document):
        yield ""
        yield "Texts not shown may hold personal data; --raw shows them (never those of personal columns)."


def _hides(document: Mapping[str, Any]) -> bool:
    steps = [step for field in document["fields"] for step in field["steps"]]
    return any(told.get("shown") is False for step in steps for told in (step, *step.get("cells", ())))


def _together(fields: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The fields, those that came about by the same steps together, where the first of them stands."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for field in fields:
        same = json.dumps([field["steps"], field["reproduced"] is False], default=str)
        groups.setdefault(same, []).append(field)
    return list(groups.values())


def _steps(field: Mapping[str, Any], is_explained: bool) -> Iterator[str]:
    for step in field["steps"]:
        yield from _step(step)
    if field["reproduced"] is False:
        yield _line("published", "OTHERWISE than these steps give: they are not what made this value")
    elif is_explained and not field["steps"]:
        yield _line("made", "by the pipeline")


def _value(field: Mapping[str, Any]) -> str:
    value = field["value"]
    if value is None:
        return f"(missing: {field['missing']})" if field["missing"] else "(none)"
    return _plain(value) or "(none)"


def _step(step: Mapping[str, Any]) -> Iterator[str]:
    says, facts = step["says"], step.get("facts", {})
    if step["kind"] in ("decision", "correction"):
        says = f"{says}: {facts['reason']} ({facts['by']}, {facts['on']})"
    shown = _quoted(step) if "length" in step else ""
    target = facts.get("target") if step["kind"] == "recode" else step.get("value")
    value = f" → {_plain(target)}" if target is not None else ""
    yield _line(_KINDS.get(step["kind"], step["kind"]), f"{says}{shown and ': ' + shown}{value}")
    cells = _worth(step.get("cells", ()))
    yield from (f"{'':<{_WIDTH + 4}}{_cell(cell)}" for cell in cells[:_MOST_CELLS])
    more = len(step.get("cells", ())) - len(cells[:_MOST_CELLS])
    if more:
        what = "cells (--json lists them)" if len(cells) > _MOST_CELLS else "without a text"
        yield f"{'':<{_WIDTH + 4}}and {more} more {what}"


def _worth(cells: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Cells that hold something; the first where none does."""
    return [cell for cell in cells if cell["length"] or cell.get("personal")] or cells[:1]


def _cell(cell: Mapping[str, Any]) -> str:
    sheet = f", sheet {cell['sheet']}" if cell["sheet"] else ""
    letter = f" ({cell['letter']})" if cell["letter"] else ""
    role = f" [{cell['role']}]" if cell["role"] not in ("answer", "box") else ""
    place = f"{cell['file']}{sheet}, {cell['line_unit']} {cell['line']}, column {cell['column']}{letter}{role}"
    if cell.get("personal"):
        return f"{place}: personal, never shown"
    return f"{place}: {_quoted(cell)}"


def _quoted(told: Mapping[str, Any]) -> str:
    """The text, in quotes and on one line; its length where it is not shown."""
    if not told["length"]:
        return "no cell" if told["length"] is None else "left empty"
    if not told["shown"]:
        return f"{told['length']} characters, not shown"
    return "« " + _plain(str(told["text"])) + " »"


def _plain(value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    # What a raw file holds must not steer a terminal.
    signs = {"\n": "⏎", "\r": "", "\t": " ", "\x1f": " | "}
    return "".join(signs.get(sign, sign if sign.isprintable() else _UNKNOWN) for sign in text)


def _line(kind: str, says: str) -> str:
    return f"  {kind:<{_WIDTH}}  {says}"
