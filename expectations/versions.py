"""What must hold of a candidate version, as a whole and against the version before: the last gate.

Each gate is one expectation on a frame of one row, the facts. A fact that is missing or not a number
never passes: every column is held to be there beside what it must be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from great_expectations.core import ExpectationSuite
from great_expectations.expectations import (  # type: ignore[attr-defined]  # public, but not re-exported by name
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
    ExpectColumnValuesToNotBeNull,
)
from great_expectations.expectations.expectation import Expectation

from expectations.tables import RELATED
from expectations.verdict import RULE, Outcome, judge
from transforms.changes import MASS_CHANGE
from transforms.errors import Fault, PublishRefused

# Tables that no version is whole without; redirects, changes and coverage may be empty.
NEVER_EMPTY = ("initiatives", "returns", "codes", "accounts", "rules")
# Tables that must have been judged; `changes` is written by the commit itself, after this gate.
JUDGED = tuple(table for table in RELATED if table != "changes")


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What is known of a candidate before it is committed.

    `rows` and `rows_before` count rows by table (`rows_before` is empty for the first version);
    `removed_share` and `rekeyed_share` are shares, 0 to 1, of the initiatives of the version before;
    `critical_failures` counts rows that fail a critical rule in each related table that was judged.
    `allow_mass_change` is a person's consent to a removed or rekeyed share of any size.
    """

    dataset: str
    rows: Mapping[str, int]
    removed_share: float
    accounts_balanced: bool
    critical_failures: Mapping[str, int]
    rows_before: Mapping[str, int] = field(default_factory=dict)
    rekeyed_share: float = 0.0
    allow_mass_change: bool = False


def judge_version(facts: VersionFacts) -> None:
    """Returns when the candidate may be published; raises `PublishRefused` with every fault."""
    verdict = judge(_as_row(facts), suite(facts.allow_mass_change))
    told = {fault.found: fault for outcome in verdict.failing() for fault in [_fault(facts, outcome)]}
    if told:
        raise PublishRefused(list(told.values()))


def _as_row(facts: VersionFacts) -> pd.DataFrame:
    row: dict[str, object] = {_rows(table): facts.rows.get(table) for table in NEVER_EMPTY}
    row |= {_failures(table): facts.critical_failures.get(table) for table in JUDGED}
    row |= {"removed_share": facts.removed_share, "rekeyed_share": facts.rekeyed_share}
    row |= {"accounts_balanced": facts.accounts_balanced}
    return pd.DataFrame([row], dtype=object)


def _rows(table: str) -> str:
    return f"rows.{table}"


def _failures(table: str) -> str:
    return f"critical_failures.{table}"


def suite(allow_mass_change: bool = False) -> ExpectationSuite:
    """The suite of a candidate; with a person's consent, shares may be as large as they are."""
    largest = 1.0 if allow_mass_change else MASS_CHANGE
    expectations: list[Expectation] = []
    for table in NEVER_EMPTY:
        expectations += _given(_rows(table))
        expectations.append(ExpectColumnValuesToBeBetween(column=_rows(table), min_value=1, meta=_meta(_rows(table))))
    for table in JUDGED:
        column = _failures(table)
        expectations += _given(column)
        expectations.append(ExpectColumnValuesToBeInSet(column=column, value_set=[0], meta=_meta(column)))
    for share in ("removed_share", "rekeyed_share"):
        expectations += _given(share)
        expectations.append(
            ExpectColumnValuesToBeBetween(column=share, min_value=0, max_value=largest, meta=_meta(share))
        )
    expectations += _given("accounts_balanced")
    expectations.append(
        ExpectColumnValuesToBeInSet(column="accounts_balanced", value_set=[True], meta=_meta("accounts_balanced"))
    )
    return ExpectationSuite("version", expectations=expectations)


def _given(column: str) -> list[Expectation]:
    return [ExpectColumnValuesToNotBeNull(column=column, meta=_meta(f"{column}.given"))]


def _meta(gate: str) -> dict[str, str]:
    return {RULE: gate}


def _fault(facts: VersionFacts, outcome: Outcome) -> Fault:
    gate = outcome.rule.removesuffix(".given")
    where = f"data set {facts.dataset}, next version"
    if outcome.rule != gate:
        return Fault(where, f"no figure for {gate}", "one", "This is a fault of the pipeline: report it.")
    kind, _, table = gate.partition(".")
    if kind == "rows":
        before = facts.rows_before.get(table)
        found = f"table {table} empty" + (f" ({before} rows in the version before)" if before else "")
        return Fault(where, found, "at least one row", "See the rejects and the accounts of this run.")
    if kind == "critical_failures":
        found = f"{facts.critical_failures[table]} rows of table {table} that fail a critical rule"
        return Fault(where, found, "none", "See the rules of this run; the pipeline made these rows.")
    if kind == "accounts_balanced":
        return Fault(where, "accounts that do not balance", "one outcome for every row received", "Report it.")
    return _mass_fault(where, kind, getattr(facts, kind), facts.allow_mass_change)


def _mass_fault(where: str, kind: str, share: float, allowed: bool) -> Fault:
    what = "removed" if kind == "removed_share" else "under another id"
    found = f"{share:.1%} of the initiatives of the version before {what}"
    if allowed or not 0 <= share <= 1:
        return Fault(where, found, "a share from 0 to 1", "This is a fault of the pipeline: report it.")
    figure = math.floor(MASS_CHANGE * 100)
    remedy = "Check the sources; where it is meant, run again with --allow-mass-change."
    return Fault(where, found, f"at most {figure} %", remedy)
