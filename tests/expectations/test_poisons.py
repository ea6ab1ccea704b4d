"""Every rule can fail: its poison fails it, and what it must, and nothing else."""

from __future__ import annotations

from expectations.rules import BY_CODE
from transforms.schema import TABLES


def test_poison_fails_exactly_its_rule(rule_code, poisoned, poisons):
    assert rule_code in poisons.POISONS, f"no poison for rule {rule_code}: add one to poisons.py"
    assert rule_code in BY_CODE, f"no rule {rule_code}, although the schema or a poison asks for it"
    rows = poisoned[BY_CODE[rule_code].table][rule_code]
    assert rows == [poisons.expected(rule_code)] * len(rows)


def test_rows_of_one_key_fail_all(poisoned):
    assert poisoned["initiatives"]["initiative_id.key"] == [{"initiative_id.key"}] * 2


def test_valid_rows_fail_nothing(poisoned):
    assert {table: poisoned[table][""] for table in TABLES} == {table: [set()] for table in TABLES}


def test_a_row_with_every_field_filled_fails_nothing(valid_initiative, failures):
    assert failures("initiatives", valid_initiative()) == [set()]


def test_implied_failures_are_few(poisons):
    assert set(poisons.IMPLIED) <= set(poisons.POISONS)
    assert len(poisons.IMPLIED) <= 10
