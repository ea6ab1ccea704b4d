"""Which table of a document holds the returns, and which others belong to it by their references.

A table that refers to another can be a repeat of it (initiatives of a return) or just take a value from a list
(the commune of a return). A form tells; else a list has one or two columns, or most of its rows are referred
to by nobody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.formats.dialects.grist.metadata import GristColumn, GristTable
from transforms.formats.grids import Cell

Cells = Mapping[str, Mapping[str, Sequence[Cell]]]
"""Table → column → its cells."""

_COLUMNS_OF_A_LIST = 2
_LEAST_REFERRED = 0.25


@dataclass(frozen=True, slots=True)
class Relation:
    """The rows of `child` belong to those of `parent`, whose row numbers are `keys`, one a row of the child."""

    child: str
    parent: str
    keys: tuple[Cell, ...]


def returns_among(tables: Sequence[GristTable], cells: Cells) -> tuple[GristTable, str]:
    """The table of the returns, and why it."""
    if len(tables) == 1:
        return tables[0], "the only table"
    with_forms = [table for table in tables if table.has_form]
    among = with_forms or list(tables)
    owners = [table for table in among if any(_owns(table, other, cells) for other in tables)]
    if with_forms:
        return _largest(owners or among, cells), "the table that a form fills"
    tops = [table for table in owners if not any(_owns(other, table, cells) for other in tables)]
    if owners:
        return _largest(tops or owners, cells), "the table whose rows others belong to"
    targets = {column.target for table in tables for column in table.columns}
    free = [table for table in tables if table.name not in targets]
    return _largest(free or among, cells), "the longest table that is no list of values of others"


def _largest(tables: Sequence[GristTable], cells: Cells) -> GristTable:
    return max(tables, key=lambda table: (_height(cells[table.name]), len(table.columns)))


def _height(columns: Mapping[str, Sequence[Cell]]) -> int:
    return len(columns.get("id", ()))


def _owns(table: GristTable, other: GristTable, cells: Cells) -> bool:
    """Whether the rows of another table belong to those of this one: it is no mere list of values."""
    if table is other or len(table.columns) <= _COLUMNS_OF_A_LIST:
        return False
    keys = {key for column in _references(other, table) for key in cells[other.name].get(column.code, ()) if key}
    referred = keys & set(cells[table.name].get("id", ()))
    return bool(referred) and len(referred) >= _LEAST_REFERRED * _height(cells[table.name])


def _references(table: GristTable, to: GristTable, base: str = "Ref") -> list[GristColumn]:
    return [column for column in table.columns if column.base == base and column.target == to.name]


def relations_of(root: GristTable, tables: Sequence[GristTable], cells: Cells) -> list[Relation]:
    """The tables whose rows belong to the returns, or to rows that do, parents first."""
    found: dict[str, Relation] = {}
    reached = [root]
    for parent in reached:
        for table in tables:
            if table in reached or (keys := _keys(table, parent, cells)) is None:
                continue
            found[table.name] = Relation(table.name, parent.name, keys)
            reached.append(table)
    return list(found.values())


def _keys(table: GristTable, parent: GristTable, cells: Cells) -> tuple[Cell, ...] | None:
    """The row of the parent that each row of a table belongs to: it refers to it, or is in its list."""
    own = cells[table.name]
    for base in ("Ref", "RefList"):
        columns = [own[column.code] for column in _references(table, parent, base) if column.code in own]
        if columns:
            fullest = max(columns, key=lambda column: sum(map(bool, column)))
            return tuple(None if cell in (None, "", "0") else cell if base == "Ref" else _first(cell)
                         for cell in fullest)  # fmt: skip
    for column in _references(parent, table, "RefList"):
        listed = cells[parent.name].get(column.code, [None] * len(cells[parent.name]["id"]))
        owner = {
            key: row for row, cell in zip(cells[parent.name]["id"], listed, strict=True) for key in row_numbers(cell)
        }
        if owner:
            return tuple(owner.get(row or "") for row in own["id"])
    return None


def _first(cell: Cell) -> Cell:
    return next(iter(row_numbers(cell)), None)


def row_numbers(cell: Cell) -> list[str]:
    """The row numbers in a list of references, which is kept as JSON text."""
    try:
        found = json.loads(cell or "[]", parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
