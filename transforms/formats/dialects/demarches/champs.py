"""Champs of the API → cells: one column for the text of each, more for the parts of a commune, a SIRET, files.

Columns are keyed by the id of the question, which outlives its wording. A champ that is there without a value
was left blank; one that is not there was not shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.frames import Column, place_columns, text_column
from transforms.formats.grids import Cell
from transforms.formats.headers import column_names
from transforms.formats.limits import Limits

Key = tuple[str, ...]
_DEPTH = 8
# What every champ has beside its value.
_OWN = {"id", "__typename", "champDescriptorId", "label", "stringValue", "updatedAt", "prefilled", "rows", "champs"}
_SAME = ("value", "checked")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column is called, and the id and label of its question."""

    path: Key
    code: str | None = None
    label: str | None = None
    question: str | None = None
    option: str | None = None


@dataclass
class Cells:
    """Rows while they are filled: columns in the order first seen, a row being its cells by key."""

    headings: dict[Key, Heading] = field(default_factory=dict)
    rows: list[dict[Key, Cell]] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    """Of the dossier that each row comes from."""
    owners: list[int] = field(default_factory=list)
    """The number of that dossier's row."""
    positions: list[int] = field(default_factory=list)

    def put(self, row: dict[Key, Cell], key: Key, heading: Heading, cell: Cell) -> None:
        self.headings.setdefault(key, heading)
        row[key] = cell

    def frame(self, file: str, limits: Limits) -> tuple[pd.DataFrame, tuple[Column, ...], list[str]]:
        """The text frame, its columns, and a warning for each name that is not as written."""
        self._refuse_too_much(file, limits)
        kept = [key for key in self.headings if not self._repeats_the_text(key)]
        names, renamed = column_names(["/".join(self.headings[key].path) for key in kept])
        columns = tuple(
            Column(name, found.path, position, found.code, found.label, found.question, found.option)
            for position, (name, found) in enumerate(zip(names, map(self.headings.__getitem__, kept), strict=True), 1)
        )
        data: dict[str, Any] = {
            name: text_column([row.get(key) for row in self.rows]) for name, key in zip(names, kept, strict=True)
        }
        data |= place_columns(file, None, np.asarray(self.ranks, dtype=np.int64))
        return pd.DataFrame(data, index=pd.RangeIndex(len(self.rows))), columns, renamed

    def _repeats_the_text(self, key: Key) -> bool:
        """Whether a typed value is the text of its champ once more, in every row."""
        return (
            len(key) == 3
            and key[2] in _SAME
            and key[:2] in self.headings
            and all((row.get(key) or None) == (row.get(key[:2]) or None) for row in self.rows)
        )

    def _refuse_too_much(self, file: str, limits: Limits) -> None:
        height, width = len(self.rows), len(self.headings)
        if height > limits.rows or width > limits.columns or height * width > limits.cells:
            found = f"{height} rows of {width} different fields"
            expected = f"at most {limits.rows} rows, {limits.columns} fields and {limits.cells} cells"
            raise UnreadableReturn(Fault(file, found, expected, "Fetch fewer dossiers at once."))


def put_champs(
    cells: Cells, row: dict[Key, Cell], champs: Sequence[Any], labels: Mapping[str, str], kind: str
) -> list[tuple[str, str, list[list[Any]]]]:
    """Puts the champs of one row in their cells; the repetition blocks among them come back: id, label, rows."""
    blocks = []
    for rank, champ in enumerate(champs, start=1):
        if not isinstance(champ, Mapping):
            continue
        code, label = _code(champ), _label(champ, labels) or f"({kind} {rank})"
        rows = _rows(champ)
        if rows is not None:
            blocks.append((code or label, label, rows))
            continue
        key = _free((kind, code or label), row)
        path = (label,) if kind == "champs" else (kind, label)
        cells.put(row, key, Heading(path, code, label), _text(champ.get("stringValue")) or "")
        for inner, value in parts_of(champ):
            cells.put(row, (*key, *inner), _part(path, inner, code, label), value)
    return blocks


def _free(key: Key, row: Mapping[Key, Cell]) -> Key:
    """The key, or another where the row has a champ under it: a question that an answer holds twice."""
    rank, free = 2, key
    while free in row:
        free, rank = (key[0], f"{key[1]} ({rank})"), rank + 1
    return free


def _part(path: Key, inner: Key, code: str | None, label: str) -> Heading:
    """The heading of one part of a champ, under a code of its own."""
    name = "/".join(inner)
    return Heading((*path, *inner), f"{code}/{name}" if code else None, f"{label} ({name})", label, name)


def _code(champ: Mapping[str, Any]) -> str | None:
    found = champ.get("champDescriptorId") or champ.get("id") or _older(champ).get("id")
    return found if isinstance(found, str) and found else None


def _older(champ: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the first version of the API says of the question, inside of each champ."""
    found = champ.get("type_de_champ")
    return found if isinstance(found, Mapping) else {}


def _label(champ: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    found = labels.get(_code(champ) or "") or champ.get("label") or _older(champ).get("libelle")
    return " ".join(found.split()) if isinstance(found, str) else ""


def _rows(champ: Mapping[str, Any]) -> list[list[Any]] | None:
    """The rows of a repetition block; older answers have their champs one after the other, without rows."""
    rows = champ.get("rows")
    if isinstance(rows, list):
        found = [row.get("champs") if isinstance(row, Mapping) else None for row in rows]
        return [each if isinstance(each, list) else [] for each in found]
    flat = champ.get("champs")
    return _split(flat) if isinstance(flat, list) else None


def _split(champs: Sequence[Any]) -> list[list[Any]]:
    """Champs in a row, a new row beginning where a question comes again."""
    rows: list[list[Any]] = []
    seen: set[str] = set()
    for champ in champs:
        code = (_code(champ) or _label(champ, {})) if isinstance(champ, Mapping) else ""
        if not rows or code in seen:
            rows.append([])
            seen = set()
        rows[-1].append(champ)
        seen.add(code)
    return rows


def parts_of(owner: Mapping[str, Any], skip: frozenset[str] | set[str] = _OWN) -> Iterator[tuple[Key, Cell]]:
    """Every value below an object with the keys to it; lists are JSON text."""
    yield from _parts({key: value for key, value in owner.items() if key not in skip}, ())


def _parts(owner: Mapping[str, Any], path: Key) -> Iterator[tuple[Key, Cell]]:
    for key, value in owner.items():
        if isinstance(value, Mapping) and value and len(path) < _DEPTH:
            yield from _parts(value, (*path, str(key)))
        elif key != "__typename":
            yield (*path, str(key)), _text(value)


def _text(value: Any) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)
