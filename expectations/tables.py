"""What must hold of the tables that are published beside the initiatives.

None of their rows can be held back alone: a critical failure in one of them refuses the version
(`expectations.versions`).
"""

from __future__ import annotations

import pandas as pd
from great_expectations.core import ExpectationSuite

from expectations.judgement import Judgement, judge_rows
from expectations.rules import RULES, Rule
from expectations.suites import table_suite
from transforms.codes import CodeBook
from transforms.schema import INITIATIVES, TABLES

RELATED = tuple(name for name in TABLES if name != INITIATIVES.name)


def suite(table: str, book: CodeBook, rules: tuple[Rule, ...] = RULES) -> ExpectationSuite:
    """The suite of one related table; KeyError for a table that the schema has not."""
    return table_suite(TABLES[table].name, book, rules)


def judge_table(table: str, frame: pd.DataFrame, book: CodeBook, rules: tuple[Rule, ...] = RULES) -> Judgement:
    """The judgement of one related table, as `judge_initiatives` gives it.

    Raises `UnexpectedStructure` where the frame cannot be judged, ValueError for the initiatives, which
    have signals and are judged by `judge_initiatives`.
    """
    if table not in RELATED:
        raise ValueError(f"{table} is not one of the related tables {', '.join(RELATED)}")
    return judge_rows(TABLES[table], frame, book, rules=rules)
