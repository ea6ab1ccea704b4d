"""The Great Expectations suite of a table, made from its rules: nothing is stated here a second time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from great_expectations.core import ExpectationSuite
from great_expectations.expectations import (  # type: ignore[attr-defined]  # public, but not re-exported by name
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
    ExpectColumnValuesToBeUnique,
    ExpectColumnValuesToMatchRegex,
    ExpectColumnValuesToNotBeNull,
    ExpectCompoundColumnsToBeUnique,
)
from great_expectations.expectations.expectation import Expectation

from expectations.layout import held, is_built_in, typed
from expectations.rules import RULES, Rule, rules_of
from expectations.verdict import RULE
from transforms.checks import anchored
from transforms.codes import CodeBook
from transforms.schema import TABLES, Field, Table

Builder = Callable[[Table, Field, CodeBook, dict[str, Any]], Expectation]


def table_suite(table: str, book: CodeBook, rules: tuple[Rule, ...] = RULES) -> ExpectationSuite:
    """The suite of one table, one expectation per rule, for a frame made by `layout.lay_out`."""
    expectations = [_expectation(TABLES[table], rule, book) for rule in rules_of(table, rules)]
    return ExpectationSuite(table, expectations=expectations)


def _expectation(table: Table, rule: Rule, book: CodeBook) -> Expectation:
    field = table.field(rule.field)
    told: dict[str, Any] = {"severity": rule.severity, "description": rule.message_en, "meta": {RULE: rule.code}}
    if is_built_in(rule, field):
        return _BUILDERS[rule.kind](table, field, book, told)
    return ExpectColumnValuesToBeInSet(column=held(rule.code), value_set=[True], **told)


def _required(_: Table, field: Field, __: CodeBook, told: dict[str, Any]) -> Expectation:
    return ExpectColumnValuesToNotBeNull(column=field.name, **told)


def _code_list(_: Table, field: Field, book: CodeBook, told: dict[str, Any]) -> Expectation:
    codes = list(book[str(field.codes)].codes)
    return ExpectColumnValuesToBeInSet(column=typed(field.name), value_set=codes, **told)


def _bounds(_: Table, field: Field, __: CodeBook, told: dict[str, Any]) -> Expectation:
    low, high = field.bounds or (None, None)
    return ExpectColumnValuesToBeBetween(column=typed(field.name), min_value=low, max_value=high, **told)


def _pattern(_: Table, field: Field, __: CodeBook, told: dict[str, Any]) -> Expectation:
    return ExpectColumnValuesToMatchRegex(column=typed(field.name), regex=anchored(str(field.pattern)), **told)


def _key(table: Table, _: Field, __: CodeBook, told: dict[str, Any]) -> Expectation:
    if len(table.key) == 1:
        return ExpectColumnValuesToBeUnique(column=typed(table.key[0]), **told)
    columns = [typed(name) for name in table.key]
    # Two rows without a part of their key are not the same row; `required` speaks of them.
    return ExpectCompoundColumnsToBeUnique(column_list=columns, ignore_row_if="any_value_is_missing", **told)


_BUILDERS: Mapping[str, Builder] = {
    "required": _required,
    "code_list": _code_list,
    "bounds": _bounds,
    "pattern": _pattern,
    "key": _key,
}
