"""The runner never takes an error for a pass, nor one row for another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from great_expectations.core import ExpectationSuite
from great_expectations.expectations import (
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
    ExpectColumnValuesToNotBeNull,
    ExpectTableRowCountToBeBetween,
)

from expectations.verdict import judge
from transforms.errors import UnexpectedStructure


def suite_of(*expectations):
    return ExpectationSuite("test", expectations=list(expectations))


def between(column="count", rule="r", **bounds):
    return ExpectColumnValuesToBeBetween(
        column=column, meta={"rule": rule}, **({"min_value": 0, "max_value": 9} | bounds)
    )


def counts(*values):
    return pd.DataFrame({"count": pd.Series(values, dtype=object)})


def test_positions_of_the_rows_that_failed():
    outcome = judge(counts(1, None, 12, 3, -1), suite_of(between())).outcomes["r"]
    assert (outcome.passed, outcome.checked, outcome.failed) == (False, 4, (2, 4))


def test_a_missing_column_is_never_a_pass():
    with pytest.raises(UnexpectedStructure, match="rule a") as raised:
        judge(counts(1), suite_of(between("absent", "a"), between(rule="b"), between("gone", "c")))
    assert [fault.where for fault in raised.value.faults] == ["rule a", "rule c"]


def test_a_metric_that_raises_is_never_a_pass_and_quotes_nothing():
    with pytest.raises(UnexpectedStructure) as raised:
        judge(counts(1, "Jean Dupont"), suite_of(between()))
    assert "Dupont" not in str(raised.value)


def test_a_broken_expectation_does_not_hide_behind_an_empty_frame():
    with pytest.raises(UnexpectedStructure):
        judge(counts(), suite_of(between("absent")))


def test_an_empty_frame_passes_map_rules_having_checked_nothing_and_fails_a_row_count():
    verdict = judge(
        counts(),
        suite_of(
            between(),
            ExpectColumnValuesToNotBeNull(column="count", meta={"rule": "given"}),
            ExpectTableRowCountToBeBetween(min_value=1, meta={"rule": "rows"}),
        ),
    )
    assert {code: (o.passed, o.checked) for code, o in verdict.outcomes.items()} == {
        "r": (True, 0),
        "given": (True, 0),
        "rows": (False, 1),
    }


def test_nulls_are_skipped_by_map_rules_and_found_by_the_null_rule():
    given = ExpectColumnValuesToNotBeNull(column="count", meta={"rule": "given"})
    verdict = judge(counts(None, float("nan"), pd.NaT, 1), suite_of(between(), given))
    assert verdict.outcomes["r"].checked == 1
    assert verdict.outcomes["given"].failed == (0, 1, 2)
    assert verdict.outcomes["given"].checked == 4


def test_outcomes_come_in_the_order_of_the_suite():
    rules = [f"r{n}" for n in range(12)]
    verdict = judge(counts(1), suite_of(*(between(rule=rule, min_value=n) for n, rule in enumerate(rules[:10]))))
    assert list(verdict.outcomes) == rules[:10]


@pytest.mark.parametrize("meta", [[None, {"rule": "r"}], [{"rule": "r"}, {"rule": "r"}], [{}, {"rule": "r"}]])
def test_every_expectation_needs_a_rule_code_of_its_own(meta):
    expectations = [ExpectColumnValuesToBeInSet(column="count", value_set=[n], meta=m) for n, m in enumerate(meta)]
    with pytest.raises(ValueError, match="rule code"):
        judge(counts(1), suite_of(*expectations))


def test_a_repeated_label_is_refused():
    frame = counts(1, 12).set_index(pd.Index([7, 7]))
    with pytest.raises(UnexpectedStructure, match="index"):
        judge(frame, suite_of(between()))


def test_verdicts_in_threads_do_not_mix():
    def failed(limit):
        return judge(counts(*range(20)), suite_of(between(max_value=limit))).outcomes["r"].failed

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(failed, range(12))) == [tuple(range(n + 1, 20)) for n in range(12)]


def test_a_suite_can_be_judged_again():
    suite = suite_of(between())
    assert judge(counts(1), suite).outcomes["r"].passed
    assert not judge(counts(10), suite).outcomes["r"].passed
