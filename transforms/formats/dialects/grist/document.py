"""A whole document of Grist → the returns, the tables whose rows belong to them, and the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.grist.metadata import ID, GristTable, codebook_of, tables_of
from transforms.formats.dialects.grist.relations import relations_of, returns_among, row_numbers
from transforms.formats.dialects.grist.values import UNKNOWN_ZONE, texts_of, zone
from transforms.formats.frames import Column, Described, TextFrame, place_columns, text_column
from transforms.formats.grids import Cell, Grid
from transforms.formats.headers import column_names
from transforms.formats.linked_tables import Table, link_tables

Raw = Mapping[str, list[Cell]]


def read_document(content: Content, codebook: Codebook | None) -> Described:
    """The returns are the table that a form fills, or that others belong to, or the longest; which is told."""
    tables, told = tables_of(content)
    grids = {grid.name: grid for grid in content.grids}
    cells = {table.name: _cells(grids[table.name], content.name) for table in tables}
    root, why = returns_among(tables, cells)
    relations = {relation.child: relation for relation in relations_of(root, tables, cells)}
    named = {table.name: table for table in tables}
    returns, repeats, odd = link_tables(
        _linked(root, cells, content, is_root=True),
        [
            _linked(named[child], cells, content, parent=_frame_name(found.parent, root), keys=found.keys)
            for child, found in relations.items()
        ],
    )
    others = [table for table in tables if table is not root and table.name not in relations]
    return Described(
        form="document",
        returns=returns,
        repeats=repeats,
        others=tuple(_other(table, cells, content) for table in others),
        codebook=codebook or codebook_of([(root, None), *((named[child], child) for child in relations)]),
        warnings=(
            *told,
            *([f"the returns are the table {root.name}: {why}"] if len(tables) > 1 else []),
            *odd,
            *(warning for table in tables for warning in _told(table, cells[table.name])),
        ),
        empties_apart=False,
    )


def _cells(grid: Grid, file: str) -> dict[str, list[Cell]]:
    """The cells of a table by the names of its columns; raises `UnreadableReturn` for one without row numbers."""
    names = grid.head(1)[0] if grid.height else []
    if ID not in names:
        place = f"{file}, table {grid.name}"
        raise UnreadableReturn(Fault(place, "no column of row numbers", "id", "Copy the document again."))
    body = grid.below(1)
    return {str(name): body.column(position).to_pylist() for position, name in enumerate(names)}


def _frame_name(name: str, root: GristTable) -> str:
    return "returns" if name == root.name else name


def _linked(
    table: GristTable,
    cells: Mapping[str, Raw],
    content: Content,
    is_root: bool = False,
    parent: str | None = None,
    keys: Sequence[Cell] = (),
) -> Table:
    raw = cells[table.name]
    frame, columns = _frame(table, raw, content, _facts(table, raw) if is_root else {})
    name = "returns" if is_root else table.name
    return Table(name, frame, columns, {ID: raw[ID]}, parent=parent, key=ID, parent_keys=keys, sheet=table.name)


def _other(table: GristTable, cells: Mapping[str, Raw], content: Content) -> TextFrame:
    frame, columns = _frame(table, cells[table.name], content, {})
    return TextFrame(table.name, frame, columns, sheet=table.name)


def _frame(
    table: GristTable, raw: Raw, content: Content, facts: Mapping[str, list[Cell]]
) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Columns under their ids; a reference keeps the row number, and the text that it shows stands beside it."""
    found = [(Column(ID, (ID,), code=ID), raw[ID])]
    for column in table.columns:
        if column.code not in raw:
            continue
        found.append((Column(column.code, (column.code,), code=column.code, label=column.label),
                      texts_of(raw[column.code], column.kind)))  # fmt: skip
        if column.shown and column.shown in raw:
            shown = f"{column.code} (shown)"
            found.append((Column(shown, (column.code,), code=column.shown, label=column.label),
                          texts_of(raw[column.shown], "Any")))  # fmt: skip
    names, _ = column_names([column.name for column, _ in found])
    columns = tuple(
        Column(name, column.path, position, column.code, column.label)
        for position, (name, (column, _)) in enumerate(zip(names, found, strict=True), start=1)
    )
    height = len(raw[ID])
    data: dict[str, Any] = {name: text_column(cells) for name, (_, cells) in zip(names, found, strict=True)}
    data |= place_columns(content.name, table.name, range(1, height + 1))
    data |= {fact: text_column(cells) for fact, cells in facts.items()}
    return pd.DataFrame(data, index=pd.RangeIndex(height)), columns


def _facts(table: GristTable, raw: Raw) -> dict[str, list[Cell]]:
    """The row number; when a row was made or changed, where one column alone keeps that."""
    facts = {"@id": raw[ID]}
    for fact, what in (("@submitted", "created"), ("@updated", "changed")):
        stamps = [column for column in table.columns if column.stamps == what and column.code in raw]
        if len(stamps) == 1:
            facts[fact] = texts_of(raw[stamps[0].code], stamps[0].kind)
    return facts


def _told(table: GristTable, raw: Raw) -> list[str]:
    told = []
    for column in table.columns:
        where = f"table {table.name}, column {column.code}"
        if column.base == "DateTime" and zone(column.kind.partition(":")[2]) is None:
            told.append(f"{where}: {UNKNOWN_ZONE}")
        if column.target and column.shown not in raw:
            told.append(f"{where}: row numbers of the table {column.target}, kept as such")
        if column.base == "RefList" and any(len(row_numbers(cell)) > 1 for cell in raw.get(column.code, ())):
            told.append(f"{where}: several references in a cell, kept as JSON text")
        if column.code not in raw:
            told.append(f"{where}: described but absent")
    numbers = [
        column for column in table.columns if column.base in ("Numeric", "Int", "Bool") and not column.is_formula
    ]
    zeros = sum(any(cell == "0" for cell in raw.get(column.code, ())) for column in numbers)
    if zeros:
        told.append(f"table {table.name}: {zeros} column(s) of numbers or booleans with 0 or false, which Grist also "
                    "writes where nobody answered")  # fmt: skip
    return told
