"""What a verdict means for the rows: which are accepted, which are rejects, and the counts per rule.

A row that fails a critical rule is a reject, once for each rule that it fails; a row that fails only
warnings is accepted, with their codes in `flags`. Rows in = rows accepted + distinct rows rejected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from expectations.layout import as_values, lay_out, require_columns
from expectations.relations import FieldedWave, Surroundings
from expectations.rules import BY_CODE, RULES, SIGNAL_KINDS, SIGNALS, Rule, rules_of, warning_codes
from expectations.suites import table_suite
from expectations.verdict import Verdict, judge
from transforms.codes import CodeBook
from transforms.errors import Fault, UnexpectedStructure
from transforms.schema import INITIATIVES, Table

PLACE = ("return_id", "initiative_id", "wave", "source_id", "source_line")
REJECT_COLUMNS = (*PLACE, "key", "rule", "field", "value", "length", "message_en", "message_fr")
TALLY_COLUMNS = ("rule", "table", "severity", "fixed_by", "checked", "failed", "message_fr", "message_en")


@dataclass(frozen=True)
class Judgement:
    """The rows of one table after judging.

    `accepted`: the rows without a critical failure, RangeIndex, flags extended, `@signals` gone.
    `rejects`: one row per rejected row and critical rule, in row order; `key` is the table's key as
    text, `value` the raw value where the schema marks the field quotable, `length` its characters.
    `tally`: one row per rule of the table; `checked` counts the rows it had something to say about.
    `rejected`: how many distinct rows `rejects` is about.
    """

    accepted: pd.DataFrame
    rejects: pd.DataFrame
    tally: pd.DataFrame
    rejected: int


def judge_rows(
    table: Table, frame: pd.DataFrame, book: CodeBook, wave: FieldedWave | None = None, rules: tuple[Rule, ...] = RULES
) -> Judgement:
    """The judgement of every row of a table by its rules.

    Raises `UnexpectedStructure` where the columns are not those of the table, the index is not a range,
    a signal is no rule, or a rule cannot be computed.
    """
    require_columns(table, frame)
    values = as_values(frame)
    _require_known_signals(table, values)
    judged = rules_of(table.name, rules)
    around = Surroundings(book, wave, warning_codes())
    verdict = judge(lay_out(table, values, judged, around), table_suite(table.name, book, rules))
    return _conclude(table, frame, values, verdict)


def _require_known_signals(table: Table, values: pd.DataFrame) -> None:
    if table is not INITIATIVES:
        return
    known = {rule.code for rule in rules_of(table.name) if rule.kind in SIGNAL_KINDS}
    unreadable = [row for row, raised in enumerate(values[SIGNALS]) if not isinstance(raised, list)]
    raised = {signal for signals in values[SIGNALS] if isinstance(signals, list) for signal in signals}
    faults = [
        Fault(f"column {SIGNALS}", f"signal {signal!r}", "the code of a signal rule", "See expectations/rules.py.")
        for signal in sorted(map(str, raised - known))
    ]
    if unreadable:
        faults.append(Fault(f"column {SIGNALS}, row {unreadable[0]}", "no list", "a list of codes", "Give a list."))
    if faults:
        raise UnexpectedStructure(faults)


def _conclude(table: Table, frame: pd.DataFrame, values: pd.DataFrame, verdict: Verdict) -> Judgement:
    failing = [(BY_CODE[outcome.rule], row) for outcome in verdict.failing() for row in outcome.failed]
    critical = {row for rule, row in failing if rule.severity == "critical"}
    rejects = [
        _reject(table, values, rule, row)
        for rule, row in sorted(failing, key=lambda failure: (failure[1], failure[0].code))
        if rule.severity == "critical"
    ]
    return Judgement(
        _accepted(table, frame, failing, critical),
        pd.DataFrame(rejects, columns=list(REJECT_COLUMNS), dtype=object),
        _tally(verdict),
        len(critical),
    )


def _accepted(table: Table, frame: pd.DataFrame, failing: list[tuple[Rule, int]], critical: set[int]) -> pd.DataFrame:
    kept = [row for row in range(len(frame)) if row not in critical]
    accepted = frame.loc[kept, list(table.names)].reset_index(drop=True)
    if "flags" not in table.names:
        return accepted
    warned: dict[int, set[str]] = {}
    for rule, row in failing:
        warned.setdefault(row, set()).add(rule.code)
    flags = [
        sorted({*(before or ()), *warned.get(row, ())}) for row, before in zip(kept, accepted["flags"], strict=True)
    ]
    return accepted.assign(flags=pd.Series(flags, index=accepted.index, dtype=object))


def _reject(table: Table, values: pd.DataFrame, rule: Rule, row: int) -> dict[str, object]:
    raw: object = values.at[row, rule.field]
    text = None if raw is None else _as_text(raw)
    quoted = text if table.field(rule.field).quotable else None
    return _place(values, row) | {
        "key": ", ".join(f"{name}={_as_text(values.at[row, name])}" for name in table.key),
        "rule": rule.code,
        "field": rule.field,
        "value": quoted,
        "length": None if text is None else len(text),
        "message_en": rule.message_en,
        "message_fr": rule.message_fr,
    }


def _place(values: pd.DataFrame, row: int) -> dict[str, object]:
    """Where the row came from, in types that hold even where the row does not."""
    place: dict[str, object] = dict.fromkeys(PLACE)
    for name in values.columns.intersection(list(PLACE)):
        raw = values.at[row, name]
        wanted = int if name == "source_line" else str
        place[name] = raw if type(raw) is wanted else None
    return place


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _tally(verdict: Verdict) -> pd.DataFrame:
    return pd.DataFrame(_tally_rows(verdict), columns=list(TALLY_COLUMNS))


def _tally_rows(verdict: Verdict) -> Iterator[tuple[object, ...]]:
    for outcome in verdict.outcomes.values():
        rule = BY_CODE[outcome.rule]
        yield (
            rule.code, rule.table, rule.severity, rule.fixed_by,
            outcome.checked, len(outcome.failed), rule.message_fr, rule.message_en,
        )  # fmt: skip
