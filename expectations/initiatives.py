"""What must hold of every initiative before it is published."""

from __future__ import annotations

import pandas as pd
from great_expectations.core import ExpectationSuite

from expectations.judgement import Judgement, judge_rows
from expectations.relations import FieldedWave
from expectations.rules import RULES, Rule
from expectations.suites import table_suite
from transforms.codes import CodeBook
from transforms.schema import INITIATIVES


def suite(book: CodeBook, rules: tuple[Rule, ...] = RULES) -> ExpectationSuite:
    """The suite of the initiatives, one expectation per rule, over a frame made by `layout.lay_out`."""
    return table_suite(INITIATIVES.name, book, rules)


def judge_initiatives(
    frame: pd.DataFrame, book: CodeBook, wave: FieldedWave | None = None, rules: tuple[Rule, ...] = RULES
) -> Judgement:
    """The judgement of canonical initiatives (one row each, with column `@signals`).

    Without a wave the rule on its field period has no bound to hold a start to. Raises
    `UnexpectedStructure` where the frame cannot be judged.
    """
    return judge_rows(INITIATIVES, frame, book, wave, rules)
