"""How one published value came about: from raw cells through correction, recode, parse, mask and decision.

Every step is worked out again by the functions that the pipeline itself works with, on the one row; what
does not give the published value is told as such, never explained away. The authority is not resolved
again: the row says by which method it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.identity import Identities
from transforms.made_columns import OTHERS, steps_of_made
from transforms.origins import Origin
from transforms.schema import INITIATIVES, SETS
from transforms.traced_answers import steps_of_answer
from transforms.traced_authority import AS_WRITTEN, steps_of_authority
from transforms.traced_authority import FIELDS as OF_AUTHORITY
from transforms.traces import Step, Trace, Traced, decision_steps

Row = Mapping[str, Any]

# What one answer fills beside its own field.
PARENTS: Mapping[str, str] = {
    "started_on_precision": "started_on",
    "ended_on_precision": "ended_on",
    "cost_eur_max": "cost_eur",
    "cost_precision": "cost_eur",
    "running_cost_eur_max": "running_cost_eur",
    "running_cost_precision": "running_cost_eur",
    "running_cost_eur": "cost_eur",
    "users_unit": "users_reached",
    "theme_label": "theme",
}


@dataclass(frozen=True)
class FailedRule:
    """A rule that the row fails: a warning that flags it, or a critical one that held it back."""

    code: str
    field: str
    severity: str
    message: str
    fixed_by: str


def trace_field(
    traced: Traced, name: str, row: Row, rules: Sequence[FailedRule], first: tuple[int, Origin] | None = None
) -> Trace:
    """The trace of one column of the initiative; `row` is what was published, or held back, by column.

    Raises KeyError for a column that the initiatives do not have.
    """
    INITIATIVES.field(name)
    source = _parent(traced, name)
    steps = list(_steps(traced, name, source, row, first))
    steps += [_rule(rule) for rule in rules if rule.field in (name, source)]
    reproduced = _is_reproduced(traced, name, row, steps)
    return Trace(name, row.get(name), missing_kind(row, name), tuple(steps), reproduced)


def value_alone(name: str, row: Row, rules: Sequence[FailedRule]) -> Trace:
    """What the version itself says of a column, where its raw cells cannot be shown."""
    steps = tuple(_rule(rule) for rule in rules if rule.field == name)
    return Trace(name, row.get(name), missing_kind(row, name), steps)


def missing_kind(row: Row, name: str) -> str | None:
    """The kind that the row's `missing` gives for a field."""
    told = (entry.partition(":") for entry in row.get("missing") or ())
    return next((kind for field, _, kind in told if field == name), None)


def _parent(traced: Traced, name: str) -> str:
    """The field whose answer fills the column: itself, where the wave asks for it."""
    source = name
    while source in PARENTS and not _is_asked(traced, source):
        source = PARENTS[source]
    return source


def _is_asked(traced: Traced, name: str) -> bool:
    """Whether the row answers the field by itself; a unit stated for all stands beside each count."""
    if name not in traced.answered:
        return False
    return name != "users_unit" or traced.answered[name][1].constant is None or "users_reached" not in traced.answered


def _steps(traced: Traced, name: str, source: str, row: Row, first: tuple[int, Origin] | None) -> Iterator[Step]:
    if name in OF_AUTHORITY:
        yield from steps_of_authority(traced, name, row, first)
    elif source in traced.answered:
        if name in traced.answered and name != source:
            yield from steps_of_answer(traced, name)
        yield from steps_of_answer(traced, source)
        if name not in traced.answered:
            yield from decision_steps(traced, [name])
        if name == "theme_label":
            yield from steps_of_made(traced, name, row)
    elif name in OTHERS:
        yield from steps_of_made(traced, name, row)
    else:
        yield Step("missing", "the wave file answers no such field here: it was not asked", facts={"kind": None})
        yield from decision_steps(traced, [name])


def _rule(rule: FailedRule) -> Step:
    facts = {"code": rule.code, "severity": rule.severity, "message": rule.message, "fixed_by": rule.fixed_by}
    return Step("rule", f"{rule.severity} {rule.code}: {rule.message}", facts=facts)


def _is_reproduced(traced: Traced, name: str, row: Row, steps: Sequence[Step]) -> bool | None:
    """Whether the pipeline's functions make the published value of the row again; None where none is made."""
    if name in (AS_WRITTEN, "submitted_on"):
        read = [step.value for step in steps if step.kind == "parse"]
        return read[-1] == row.get(name) if read else None
    # Masks are also counted in the authority's name, and what settlement raises is no content.
    if name not in row or name in OF_AUTHORITY or name not in traced.content.columns:
        return None
    return bool(_comparable(name, traced.content.columns[name][0]) == _comparable(name, row[name]))


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return sorted(value) if name in SETS else list(value)
    return value


def first_of_return(identities: Identities, origins: Sequence[Origin], row: int) -> tuple[int, Origin]:
    """The row of the same return that comes first by position: what the return says of itself is taken from it."""
    of = identities.return_ids[row]
    rows = [other for other, each in enumerate(identities.return_ids) if each == of]
    first = min(rows, key=identities.positions.__getitem__)
    return first, origins[first]


__all__ = ["AS_WRITTEN", "FailedRule", "first_of_return", "missing_kind", "trace_field", "value_alone"]
