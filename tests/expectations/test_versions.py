"""The last gate: each fact alone can refuse a version."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from expectations.versions import JUDGED, NEVER_EMPTY, VersionFacts, judge_version
from transforms.errors import PublishRefused

FACTS = VersionFacts(
    dataset="crise-2020",
    rows={"initiatives": 200, "returns": 140, "codes": 90, "accounts": 4, "rules": 160, "redirects": 0, "coverage": 0},
    rows_before={"initiatives": 205},
    removed_share=0.05,
    rekeyed_share=0.0,
    accounts_balanced=True,
    critical_failures=dict.fromkeys(JUDGED, 0),
)


def refused(**facts):
    with pytest.raises(PublishRefused) as raised:
        judge_version(replace(FACTS, **facts))
    assert raised.value.exit_code == 3
    return [fault.found for fault in raised.value.faults]


def test_good_facts_pass():
    judge_version(FACTS)


def test_a_first_version_has_nothing_before_it():
    judge_version(replace(FACTS, rows_before={}, removed_share=0.0))


@pytest.mark.parametrize("table", NEVER_EMPTY)
def test_a_table_that_must_have_rows(table):
    judge_version(replace(FACTS, rows=FACTS.rows | {table: 1}))
    assert refused(rows=FACTS.rows | {table: 0})[0].startswith(f"table {table} empty")


def test_an_emptied_data_set_says_what_it_was():
    assert refused(rows=FACTS.rows | {"initiatives": 0}) == ["table initiatives empty (205 rows in the version before)"]


@pytest.mark.parametrize("table", JUDGED)
def test_a_critical_failure_in_a_related_table(table):
    failures = FACTS.critical_failures | {table: 2}
    assert refused(critical_failures=failures) == [f"2 rows of table {table} that fail a critical rule"]


@pytest.mark.parametrize("share", ["removed_share", "rekeyed_share"])
def test_a_mass_change(share):
    judge_version(replace(FACTS, **{share: 0.10}))
    (found,) = refused(**{share: 0.105})
    assert found.startswith("10.5% of the initiatives")
    judge_version(replace(FACTS, **{share: 1.0}, allow_mass_change=True))


@pytest.mark.parametrize("impossible", [-0.01, 1.01])
def test_consent_does_not_cover_the_impossible(impossible):
    assert refused(removed_share=impossible, allow_mass_change=True)


def test_accounts_that_do_not_balance():
    assert refused(accounts_balanced=False) == ["accounts that do not balance"]


@pytest.mark.parametrize(
    "facts",
    [
        {"removed_share": math.nan},
        {"rekeyed_share": None},
        {"accounts_balanced": None},
        {"rows": dict.fromkeys(NEVER_EMPTY[1:], 1)},
        {"critical_failures": {}},
    ],
)
def test_a_fact_that_is_missing_is_never_a_pass(facts):
    assert all(found.startswith("no figure for") for found in refused(**facts))


def test_all_faults_are_told_at_once():
    assert len(refused(removed_share=0.5, accounts_balanced=False, rows=FACTS.rows | {"returns": 0})) == 3
