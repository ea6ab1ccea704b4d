"""Nested records (JSON objects in objects, lists of objects) → one flat table of rows for each level.

Objects in objects become key paths (`address/town`). Lists of objects are repeats: a table of their own, whose
rows know the row they belong to, at any depth. Lists of anything else stay in their cell, as JSON text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.frames import Column, TextFrame, link_columns, place_columns, text_column
from transforms.formats.grids import Cell
from transforms.formats.headers import column_names
from transforms.formats.limits import DEFAULT_LIMITS, Limits

Path = tuple[str, ...]
Record = Mapping[str, Any]


@dataclass(frozen=True)
class NestedTable:
    """The rows of one level; of a repeat, with the numbers of their return and of their row in `parent`.

    `name` is the key path of the repeat ("" for the records themselves); `paths[i]` are the keys that lead to
    column i from a row of this table, `names[i]` the same as one text, each once.
    """

    name: str
    parent: str | None
    paths: tuple[Path, ...]
    names: tuple[str, ...]
    rows: Sequence[Mapping[Path, Cell]]
    returns: Sequence[int]
    parents: Sequence[int]
    positions: Sequence[int]

    def column(self, name: str) -> list[Cell] | None:
        """The cells of one column by its name; None where there is no such column."""
        if name not in self.names:
            return None
        path = self.paths[self.names.index(name)]
        return [row.get(path) for row in self.rows]


@dataclass(frozen=True)
class Nested:
    """The records as flat rows, and their repeats, each after the table that it belongs to."""

    records: NestedTable
    repeats: tuple[NestedTable, ...] = ()
    warnings: tuple[str, ...] = ()


def unnest(records: Sequence[Record], separator: str = "/", whole: Collection[str] = ()) -> Nested:
    """The records as flat tables, keys in the order first seen.

    True is `true`, null and an absent key are None, an empty text stays one. Values under the keys of `whole`
    (of the records themselves) are not looked into: they are JSON text. What is kept as a list, and key paths
    that are the same text once joined (the later one gets its rank), are told in the warnings.
    """
    root = _Table(())
    for number, record in enumerate(records):
        _add_row(root, record, _Link(number, number, 1), frozenset(whole))
    tables: list[NestedTable] = []
    warnings: list[str] = []
    _finish(root, "", None, separator, tables, warnings)
    return Nested(tables[0], tuple(tables[1:]), tuple(warnings))


def frames_of_nested(
    nested: Nested,
    file: str,
    facts: Mapping[str, Sequence[Cell]] | None = None,
    lines: Sequence[int] | None = None,
    name: str = "returns",
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[TextFrame, tuple[TextFrame, ...]]:
    """The text frame of the records, with the tool's facts, and those of their repeats.

    A row of a repeat has the line of its record; lines are ranks from 1 unless given. Raises
    `UnreadableReturn` where the tables would hold more than the limits allow.
    """
    for table in (nested.records, *nested.repeats):
        _refuse_too_much(table, file, limits)
    ranks = list(lines) if lines is not None else list(range(1, len(nested.records.rows) + 1))
    labels, _ = column_names([name, *(table.name for table in nested.repeats)])
    named = dict(zip([None, *(table.name for table in nested.repeats)], labels, strict=True))
    returns = _text_frame(nested.records, name, None, file, ranks, facts or {})
    repeats = tuple(
        _text_frame(table, named[table.name], named[table.parent or None], file, ranks, {}) for table in nested.repeats
    )
    return returns, repeats


class _Link(NamedTuple):
    """The number of a row's return, the number of its row in the parent, and its rank there."""

    number: int
    parent: int
    position: int


@dataclass
class _Table:
    """One level while it is filled: its own path in its parent, and what was seen so far."""

    path: Path
    seen: dict[Path, None] = field(default_factory=dict)
    rows: list[dict[Path, Cell]] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)
    empty_lists: list[tuple[int, Path]] = field(default_factory=list)
    lists: Counter[Path] = field(default_factory=Counter)
    children: dict[Path, _Table] = field(default_factory=dict)


def _add_row(table: _Table, record: Record, link: _Link, whole: frozenset[str]) -> None:
    number = len(table.rows)
    row: dict[Path, Cell] = {}
    table.rows.append(row)
    table.links.append(link)
    for path, value in _leaves(record, (), whole):
        if isinstance(value, list) and path[0] not in whole:
            if value and all(isinstance(item, Mapping) for item in value):
                child = table.children.setdefault(path, _Table(path))
                for position, item in enumerate(value, start=1):
                    _add_row(child, item, _Link(link.number, number, position), frozenset())
                continue
            table.lists[path] += bool(value)
            if not value:
                table.empty_lists.append((number, path))
        table.seen.setdefault(path)
        if value is not None and value != []:
            row[path] = _text(value)


def _leaves(record: Record, path: Path, whole: frozenset[str]) -> Iterator[tuple[Path, Any]]:
    """Each value that is not an object, with the keys to it; an empty object is a null under its own key."""
    for key, value in record.items():
        here = (*path, key)
        if isinstance(value, str) or not isinstance(value, Mapping):
            yield here, value
        elif value and here[0] not in whole:
            yield from _leaves(value, here, whole)
        else:
            yield here, value or None


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | Mapping) else str(value)


def _finish(
    table: _Table, name: str, parent: str | None, separator: str, tables: list[NestedTable], warnings: list[str]
) -> None:
    """Appends the table and those below it, and what is to be told of them."""
    paths = _column_paths(table)
    names, renamed = column_names([separator.join(path) for path in paths])
    kept = [
        f"column {position}: lists of values in {table.lists[path]} record(s), kept as JSON text"
        for position, path in enumerate(paths, start=1)
        if table.lists[path]
    ]
    warnings += [f"repeat {len(tables)}, {warning}" if tables else warning for warning in (*renamed, *kept)]
    returns, parents, positions = zip(*table.links, strict=True) if table.links else ((), (), ())
    tables.append(
        NestedTable(name, parent, paths, tuple(names), table.rows, list(returns), list(parents), list(positions))
    )
    for path, child in table.children.items():
        taken = [other.name for other in tables]
        below = _free(_below(name, separator.join(path), separator), taken)
        _finish(child, below, name, separator, tables, warnings)


def _column_paths(table: _Table) -> tuple[Path, ...]:
    """The paths that are columns: a null where other records have an object or a repeat is none."""
    for number, path in table.empty_lists:
        if path not in table.children:
            table.rows[number][path] = "[]"
    opened = {path[:size] for path in (*table.seen, *table.children) for size in range(1, len(path))}
    hollow = (opened | table.children.keys()) & table.seen.keys()
    hollow -= {path for row in table.rows for path in hollow & row.keys()} if hollow else set()
    return tuple(path for path in table.seen if path not in hollow)


def _below(parent: str, key: str, separator: str) -> str:
    """The path of a repeat in another; some tools write the whole path in the key already."""
    return key if not parent or key.startswith(parent + separator) else f"{parent}{separator}{key}"


def _free(name: str, taken: Sequence[str]) -> str:
    return column_names([*taken, name])[0][-1]


def _refuse_too_much(table: NestedTable, file: str, limits: Limits) -> None:
    height, width = len(table.rows), len(table.names)
    if height > limits.rows or width > limits.columns or height * width > limits.cells:
        found = f"{height} records of {width} different keys"
        expected = f"at most {limits.rows} records, {limits.columns} keys and {limits.cells} cells"
        raise UnreadableReturn(Fault(file, found, expected, "Split the export."))


def _text_frame(
    table: NestedTable,
    name: str,
    parent: str | None,
    file: str,
    ranks: Sequence[int],
    facts: Mapping[str, Sequence[Cell]],
) -> TextFrame:
    data: dict[str, Any] = {
        column: text_column([row.get(path) for row in table.rows])
        for column, path in zip(table.names, table.paths, strict=True)
    }
    data |= place_columns(file, None, [ranks[number] for number in table.returns])
    data |= {fact: text_column(cells) for fact, cells in facts.items()}
    if table.parent is not None:
        data |= link_columns(table.returns, table.parents, table.positions)
    columns = tuple(
        Column(column, path, position)
        for position, (column, path) in enumerate(zip(table.names, table.paths, strict=True), start=1)
    )
    return TextFrame(name, pd.DataFrame(data, index=pd.RangeIndex(len(table.rows))), columns, parent)
