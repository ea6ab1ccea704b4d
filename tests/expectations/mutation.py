"""Removes each rule in turn and prints which test fails then; none may go unnoticed.

    python tests/expectations/mutation.py                    every rule, its poison judged without it
    python tests/expectations/mutation.py --pytest 12        and pytest itself without 12 of them
    python tests/expectations/mutation.py --table            the field x kind table instead

A rule is removed from the list that the suite is made of; its poisoned rows are then judged by the
other rules of the fields that they poison, and held to what `test_poison_fails_exactly_its_rule`
expects. `--pytest` removes the rule for real and lets pytest say. Exits with 1 when the removal of a
rule is not noticed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from pathlib import Path

import poisons

from expectations.rules import BY_CODE, RULES, SCHEMA_KINDS, SIGNAL_KINDS, rules_of
from transforms.codes import CodeBook
from transforms.schema import TABLES

TEST = "test_poison_fails_exactly_its_rule"

# Runs in a process of its own, where the rule is gone before any test sees the list.
_WITHOUT = """
import sys, pytest
import expectations.rules as rules
code = sys.argv[1]
rules.RULES = tuple(rule for rule in rules.RULES if rule.code != code)
rules.BY_CODE = {rule.code: rule for rule in rules.RULES}
rules.rules_of = lambda table, given=None: tuple(
    rule for rule in (rules.RULES if given is None else given) if rule.table == table
)
sys.exit(pytest.main(["-q", "--tb=no", "-p", "no:cacheprovider", *sys.argv[2:]]))
"""


def is_noticed(code: str, book: CodeBook) -> bool:
    """Whether the poisoned rows of a rule, judged without it, fall short of what the test expects."""
    table, poison = poisons.POISONS[code]
    fields = {BY_CODE[code].field, *poison}
    rules = tuple(rule for rule in rules_of(table) if rule.code != code and rule.field in fields)
    failed = poisons.failures_by_row(poisons.verdict_on(table, poisons.poisoned_rows(code, 1), book, rules))
    return any(row != poisons.expected(code) for row in failed)


def remove_each(codes: list[str]) -> int:
    """Prints the test that fails without each rule; the number of rules that no test misses."""
    book = poisons.load_book()
    unnoticed = 0
    for code in codes:
        noticed = is_noticed(code, book)
        unnoticed += not noticed
        print(f"{code:<55} {f'fails {TEST}[{code}]' if noticed else 'NO TEST FAILS'}", flush=True)
    print(f"{len(codes)} rules removed in turn, {unnoticed} unnoticed")
    return unnoticed


def run_pytest_without(codes: list[str]) -> int:
    """Prints the tests that pytest reports as failed without each rule; the number of rules it does not miss."""
    here = Path(__file__).parent
    unnoticed = 0
    for code in codes:
        files = [str(here / name) for name in ("test_rules.py", "test_poisons.py")]
        run = subprocess.run(
            [sys.executable, "-c", _WITHOUT, code, *files], capture_output=True, text=True, check=False
        )
        failed = [line.split(" ")[1] for line in run.stdout.splitlines() if line.startswith("FAILED")]
        unnoticed += not failed
        names = ", ".join(name.split("::")[-1] for name in failed)
        print(f"pytest without {code}: exit {run.returncode}; failed: {names or 'NONE'}", flush=True)
    return unnoticed


def print_table() -> None:
    """The field x kind table: ● a critical rule, ○ a warning, by field; other kinds by name."""
    kinds = (*SCHEMA_KINDS, *SIGNAL_KINDS)
    print("| field | " + " | ".join(kinds) + " | between fields |")
    print("|---|" + "---|" * (len(kinds) + 1))
    for table in TABLES.values():
        for field in table.fields:
            mine = {rule.kind: rule for rule in rules_of(table.name) if rule.field == field.name}
            marks = [_mark(mine[kind].severity) if kind in mine else "" for kind in kinds]
            others = [f"{kind} {_mark(rule.severity)}" for kind, rule in sorted(mine.items()) if kind not in kinds]
            print(f"| {table.name}.{field.name} | " + " | ".join(marks) + " | " + ", ".join(others) + " |")
    critical = sum(rule.severity == "critical" for rule in RULES)
    print(f"\n{len(RULES)} rules: {critical} critical (●), {len(RULES) - critical} warnings (○)")


def _mark(severity: str) -> str:
    return "●" if severity == "critical" else "○"


def main() -> int:
    """The exit code of the script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", action="store_true", help="print the field x kind table and stop")
    parser.add_argument("--pytest", type=int, metavar="N", default=0, help="also run pytest without N rules")
    parser.add_argument("--only", metavar="TABLE", choices=list(TABLES), help="rules of one table")
    options = parser.parse_args()
    if options.table:
        print_table()
        return 0
    codes = [code for code, rule in BY_CODE.items() if options.only in (None, rule.table)]
    unnoticed = remove_each(codes)
    sample = random.Random(0).sample(codes, min(options.pytest, len(codes)))
    return int(bool(unnoticed + run_pytest_without(sample)))


if __name__ == "__main__":
    sys.exit(main())
