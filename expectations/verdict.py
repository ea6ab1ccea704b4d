"""The only place where Great Expectations runs: a frame and a suite in, a verdict out.

Three things stand between GX and a wrong pass:

- Row positions are read from `unexpected_index_list`, so the frame must have a RangeIndex: with a
  repeated label GX reports it once and innocent rows would be rejected. Anything else is refused.
- A missing column or a metric that raises comes back as one more unsuccessful result without counts.
  It is no verdict about rows: it raises `UnexpectedStructure`, as does a rule that was not judged.
- Map expectations skip nulls and pass on an empty frame. `checked` says how many rows a rule really
  judged; whether a value or a row must be there at all is a rule of its own (`required`, row counts).

GX copies every column of the batch for each expectation it judges, so a wide frame costs columns x
expectations. Expectations are judged in small groups, each given only the columns that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.core import ExpectationSuite, ExpectationValidationResult
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults
from great_expectations.expectations.expectation import Expectation

from transforms.errors import Fault, UnexpectedStructure

RULE = "rule"

# Wider groups copy more for each expectation, narrower ones set GX up more often (6 ms each).
GROUP = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one rule: rows judged, positions of the rows that failed.

    A rule about the whole frame (columns, row count) has judged it once, fails no row in particular
    and says in `observed` what it found.
    """

    rule: str
    passed: bool
    checked: int
    failed: tuple[int, ...] = ()
    observed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of every rule of a suite on one frame, by rule code, in the order of the suite."""

    rows: int
    outcomes: Mapping[str, Outcome]

    def failing(self) -> list[Outcome]:
        """The outcomes that did not pass."""
        return [outcome for outcome in self.outcomes.values() if not outcome.passed]


def judge(frame: pd.DataFrame, suite: ExpectationSuite) -> Verdict:
    """The verdict of a suite on a frame; every expectation carries its rule code in `meta["rule"]`.

    Raises `UnexpectedStructure` with every expectation that could not be judged, and where the index
    is not 0, 1, 2, …; ValueError where two expectations share a rule code, or one has none.
    """
    _require_range_index(frame)
    codes = _rule_codes(suite)
    definition = _whole_dataframe()
    results = [
        result
        for columns, expectations in _in_groups(suite.expectations)
        for result in _validate(definition, _only(frame, columns), expectations)
    ]
    return _conclude(codes, results, len(frame))


def _require_range_index(frame: pd.DataFrame) -> None:
    if not frame.index.equals(pd.RangeIndex(len(frame))):
        raise UnexpectedStructure(
            Fault("index of the frame to judge", "other labels", "0, 1, 2, …", "Reset the index before judging.")
        )


def _rule_codes(suite: ExpectationSuite) -> list[str]:
    codes = [(expectation.meta or {}).get(RULE) for expectation in suite.expectations]
    if None in codes or len(set(codes)) < len(codes):
        raise ValueError("every expectation needs a rule code of its own in its meta")
    return [str(code) for code in codes]


def _whole_dataframe() -> BatchDefinition[Any]:
    # A context of its own for each verdict: tasks judge in several threads at once.
    # Without a site for Data Docs, which would be a temporary folder each time.
    config = DataContextConfig(store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False))
    context = gx.get_context(project_config=config, mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")


def _in_groups(expectations: list[Expectation]) -> Iterator[tuple[list[str] | None, list[Expectation]]]:
    """Expectations in groups with the columns that they name; None for those about the frame itself."""
    on_rows = [expectation for expectation in expectations if _columns_of(expectation)]
    for start in range(0, len(on_rows), GROUP):
        group = on_rows[start : start + GROUP]
        yield list(dict.fromkeys(name for one in group for name in _columns_of(one))), group
    on_frame = [expectation for expectation in expectations if not _columns_of(expectation)]
    if on_frame:
        yield None, on_frame


def _columns_of(expectation: Expectation) -> list[str]:
    if hasattr(expectation, "column_list"):
        return list(expectation.column_list)
    return [expectation.column] if hasattr(expectation, "column") else []


def _only(frame: pd.DataFrame, columns: list[str] | None) -> pd.DataFrame:
    return frame if columns is None else frame[[column for column in columns if column in frame.columns]]


def _validate(
    definition: BatchDefinition[Any], frame: pd.DataFrame, expectations: list[Expectation]
) -> list[ExpectationValidationResult]:
    batch = definition.get_batch({"dataframe": frame})
    return batch.validate(ExpectationSuite("part", expectations=expectations), result_format="COMPLETE").results


def _conclude(codes: list[str], results: list[ExpectationValidationResult], rows: int) -> Verdict:
    by_rule = {result.expectation_config.meta[RULE]: result for result in results}  # type: ignore[union-attr]
    unjudged = [code for code in codes if code not in by_rule or not _was_judged(by_rule[code])]
    if unjudged:
        raise UnexpectedStructure([_unjudged_fault(code, by_rule.get(code)) for code in unjudged])
    # GX gives results back in an order of its own.
    return Verdict(rows, {code: _outcome(code, by_rule[code]) for code in codes})


def _was_judged(result: ExpectationValidationResult) -> bool:
    if _raised(result) or not result.result:
        return False
    # Without the rows that failed, a failure could not be told from a pass of all rows.
    return bool(result.success) or not _judges_rows(result) or bool(result.result.get("unexpected_index_list"))


def _raised(result: ExpectationValidationResult) -> bool:
    # Flat where the expectation itself raised, keyed by metric where one of its metrics did.
    information = result.exception_info or {}
    nested = [part for part in information.values() if isinstance(part, Mapping)]
    return any(part.get("raised_exception") for part in (information, *nested))


def _judges_rows(result: ExpectationValidationResult) -> bool:
    return "unexpected_count" in result.result


def _unjudged_fault(code: str, result: ExpectationValidationResult | None) -> Fault:
    # Never GX's own message: it can quote a raw value.
    found = "no result" if result is None else f"{result.expectation_config.type} could not be computed"  # type: ignore[union-attr]
    return Fault(f"rule {code}", found, "a verdict on every row", "Look at the columns and types of the frame.")


def _outcome(code: str, result: ExpectationValidationResult) -> Outcome:
    found = result.result
    if not _judges_rows(result):
        return Outcome(code, bool(result.success), 1, observed=found)
    failed = tuple(sorted(int(position) for position in found.get("unexpected_index_list") or ()))
    # Only the null check itself has no missing_count: it judges nulls too.
    return Outcome(code, not failed, int(found["element_count"]) - int(found.get("missing_count") or 0), failed)
