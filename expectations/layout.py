"""The frame that a suite is judged on: the columns of a table, and beside them what GX cannot work out.

title               as it came: only `required` looks at it
typed:title         the same without the cells of a wrong type: the type rule has said so already,
                    and the other rules of the field would compare what cannot be compared
holds:title.type    True, False, or missing where the rule has nothing to say about the row
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from expectations.relations import RELATIONS, Relation, Surroundings
from expectations.rules import (
    SIGNAL_KINDS,
    SIGNALS,
    Rule,
    rule_code,
)
from transforms import checks
from transforms.errors import Fault, UnexpectedStructure
from transforms.schema import INITIATIVES, Field, Table

# Kinds that Great Expectations judges itself, on plain cells; lists are judged element by element here.
BUILT_IN_KINDS = frozenset({"required", "code_list", "bounds", "pattern", "key"})


def typed(field: str) -> str:
    """The column of a field without the cells of a wrong type."""
    return f"typed:{field}"


def held(code: str) -> str:
    """The column that says where a rule holds."""
    return f"holds:{code}"


def is_built_in(rule: Rule, field: Field) -> bool:
    """Whether one of GX's own expectations judges the rule."""
    in_list = field.type == "strings" and rule.kind in ("code_list", "pattern")
    return rule.kind in BUILT_IN_KINDS and not in_list


def as_values(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as objects: one plain Python value per cell, None where a typed column has no value.

    A NaN in an object column stays: there None means missing, and NaN is a value that went wrong.
    """
    columns = {name: _plain(frame[name]) for name in frame.columns}
    return pd.DataFrame(columns, index=frame.index, columns=frame.columns, dtype=object)


def _plain(column: pd.Series[Any]) -> pd.Series[Any]:
    if column.dtype == object:
        return column
    return column.astype(object).where(column.notna(), None)


def require_columns(table: Table, frame: pd.DataFrame) -> None:
    """Raises `UnexpectedStructure` with every column that is missing, unknown or there twice."""
    wanted = {*table.names, *([SIGNALS] if table is INITIATIVES else [])}
    remedy = f"The columns of table {table.name} are declared in transforms/schema.py."
    faults = [
        *(
            Fault(f"table {table.name}", f"no column {name!r}", "it", remedy)
            for name in sorted(wanted - set(frame.columns))
        ),
        *(
            Fault(f"table {table.name}", f"column {name!r}", "no such column", remedy)
            for name in sorted(set(frame.columns) - wanted)
        ),
        *(
            Fault(f"table {table.name}", f"column {name!r} more than once", "it once", remedy)
            for name in sorted(set(frame.columns[frame.columns.duplicated()]))
        ),
    ]
    if faults:
        raise UnexpectedStructure(faults)


def lay_out(table: Table, values: pd.DataFrame, rules: tuple[Rule, ...], around: Surroundings) -> pd.DataFrame:
    """The frame to judge: `values` (see `as_values`), their typed columns and what each rule says."""
    right = {field.name: _of_type(values[field.name], field) for field in table.fields}
    scrubbed = pd.DataFrame(
        {field.name: _scrubbed(values[field.name], right[field.name]) for field in table.fields},
        index=values.index,
        dtype=object,
    )
    said = {held(code): holds for code, holds in _said(table, values, scrubbed, right, rules, around)}
    return pd.concat([values, scrubbed.rename(columns=typed), pd.DataFrame(said, index=values.index)], axis=1)


def _of_type(column: pd.Series[Any], field: Field) -> pd.Series[Any]:
    """Whether each value is of the declared type, missing where there is no value."""
    given = pd.Series([value is not None for value in column], index=column.index, dtype=bool)
    return _on_rows(given, checks.is_of_type(column[given], field.type))


def _on_rows(applies: pd.Series[bool], holds: pd.Series[bool]) -> pd.Series[Any]:
    """What a check said of the rows it applies to, missing on the others."""
    return holds.astype("boolean").reindex(applies.index)


def _scrubbed(column: pd.Series[Any], right: pd.Series[Any]) -> pd.Series[Any]:
    wrong = ~right.fillna(True).astype(bool)
    return column.where(~wrong, None) if wrong.any() else column


def _said(
    table: Table,
    values: pd.DataFrame,
    scrubbed: pd.DataFrame,
    right: dict[str, pd.Series[Any]],
    rules: tuple[Rule, ...],
    around: Surroundings,
) -> Iterator[tuple[str, pd.Series[Any]]]:
    relations = {rule_code(name, one.field, one.kind): one for one in RELATIONS for name in one.tables}
    for rule in rules:
        field = table.field(rule.field)
        if rule.kind == "type":
            yield rule.code, right[rule.field]
        elif rule.code in relations:
            yield rule.code, _relation_holds(relations[rule.code], scrubbed, around)
        elif rule.kind in SIGNAL_KINDS:
            yield rule.code, checks.lacks_element(values[SIGNALS], rule.code)
        elif not is_built_in(rule, field):
            yield rule.code, _elements_hold(rule, field, scrubbed[rule.field], around)


def _relation_holds(relation: Relation, rows: pd.DataFrame, around: Surroundings) -> pd.Series[Any]:
    applies = rows[list(relation.needs)].notna().all(axis=1)
    return _on_rows(applies, relation.holds(rows[applies], around))


def _elements_hold(rule: Rule, field: Field, lists: pd.Series[Any], around: Surroundings) -> pd.Series[Any]:
    applies = lists.notna()
    if rule.kind == "code_list":
        allowed = frozenset(around.book[str(field.codes)].codes)
        return _on_rows(applies, checks.elements_in(lists[applies], allowed))
    return _on_rows(applies, checks.elements_match(lists[applies], str(field.pattern)))
