"""What must hold of the structure of one raw source before anything is read from it.

Columns are exactly those that the wave file uses, ignores or calls personal: a column that nobody
declared may be a question that moved, or personal data that nobody drops. Own ids are there and
unique, the authority is named somewhere, and the number of rows is what the survey expects and what
the last run found. Any fault stops this source, all are told at once, and no cell is ever quoted.

`expect` bounds a whole wave. Every source of it must respect the upper bounds; the lower ones are held
against a source only where it is the wave's only one.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, Protocol

import pandas as pd
from great_expectations.core import ExpectationSuite
from great_expectations.expectations import (  # type: ignore[attr-defined]  # public, but not re-exported by name
    ExpectColumnProportionOfNonNullValuesToBeBetween,
    ExpectColumnUniqueValueCountToBeBetween,
    ExpectColumnValuesToBeUnique,
    ExpectColumnValuesToNotBeNull,
    ExpectTableColumnsToMatchSet,
    ExpectTableRowCountToBeBetween,
)
from great_expectations.expectations.expectation import Expectation

from expectations.verdict import RULE, Outcome, judge
from transforms.columns import raw_columns
from transforms.errors import Fault, UnexpectedStructure
from transforms.formats.frames import FACTS
from transforms.source_text import SourceText
from transforms.waves import Block, Wave

RESERVED = ("@file", "@sheet", "@line")
_RETURN = "@return"
_LINES_TOLD = 5


class Range(Protocol):
    """Bounds of a count, both included, either open."""

    @property
    def min(self) -> int | None: ...
    @property
    def max(self) -> int | None: ...


class Expect(Protocol):
    """How many returns and initiatives a wave expects, and how much may change between two runs."""

    @property
    def returns(self) -> Range | None: ...
    @property
    def initiatives(self) -> Range | None: ...
    @property
    def max_change(self) -> float | None: ...


class AuthorityColumns(Protocol):
    """The columns that identify the authority; its name first."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]: ...


class ScreenedWave(Protocol):
    """The part of a wave that its raw sources are held to."""

    @property
    def id(self) -> str: ...
    @property
    def sources(self) -> tuple[Any, ...]: ...
    @property
    def used_columns(self) -> tuple[str, ...]: ...
    @property
    def ignored(self) -> tuple[str, ...]: ...
    @property
    def personal(self) -> tuple[str, ...]: ...
    @property
    def authority(self) -> AuthorityColumns: ...
    @property
    def return_key(self) -> str | None: ...
    @property
    def initiative_key(self) -> str | None: ...
    @property
    def expect(self) -> Expect: ...
    @property
    def blocks(self) -> tuple[Any, ...]: ...


def declared_columns(wave: ScreenedWave) -> tuple[str, ...]:
    """Every column that the wave file declares, each once."""
    return tuple(dict.fromkeys([*wave.used_columns, *wave.ignored, *wave.personal]))


def screen(frame: pd.DataFrame, wave: ScreenedWave, previous_rows: int | None = None) -> None:
    """Returns when the structure of a raw text frame (one source of a wave) is as declared.

    The survey tool's own facts (`@id`, `@complete`…) are no columns of the file and nobody declares them.
    `previous_rows` is the number of rows that the last good run of this source found, None for the
    first. Raises `UnexpectedStructure` with every fault.
    """
    frame = frame.loc[:, ~frame.columns.isin(FACTS)]
    repeated = sorted(set(frame.columns[frame.columns.duplicated()]))
    screened = _screened(frame.loc[:, ~frame.columns.duplicated()], wave)
    verdict = judge(screened, suite(wave, tuple(screened.columns), previous_rows))
    source = _Source(wave, screened, previous_rows)
    faults = [source.repeated(name) for name in repeated]
    # Without rows, the one fault is that there are none; counts and ids have nothing more to say.
    told = [one for one in verdict.failing() if len(screened) or one.rule in ("columns.declared", "rows.present")]
    faults += [fault for outcome in told for fault in source.faults(outcome)]
    if faults:
        raise UnexpectedStructure(faults)


def screen_text(text: SourceText, wave: Wave, previous_rows: int | None = None) -> None:
    """Returns when the structure of all that a source sent is as declared, patterns of columns included.

    Raises `UnexpectedStructure` with every fault of the returns and of the repeat tables.
    """
    faults: list[Fault] = []
    try:
        screen(text.returns, wave.fitted(text.returns.columns), previous_rows)
    except UnexpectedStructure as error:
        faults += error.faults
    faults += [fault for block in wave.blocks if block.table for fault in _table_faults(text, wave, block)]
    if faults:
        raise UnexpectedStructure(faults)


def _table_faults(text: SourceText, wave: Wave, block: Block) -> Iterator[Fault]:
    """Columns of a repeat table that nobody declared, or that are not there."""
    there = raw_columns(text.tables[block.table or ""].columns)
    fitted = block.fitted(there)
    declared = (*fitted.columns, *fitted.ignored, *fitted.personal)
    where = f"wave {wave.id}, table {block.table}"
    for name in sorted(set(declared) - set(there)):
        remedy = f"{_nearest(name, there)}Correct the column in the wave file, or ask for a whole export."
        yield Fault(where, f"no column {name!r}", "every column that the wave file declares", remedy)
    for name in sorted(set(there) - set(declared)):
        remedy = f"{_nearest(name, list(declared))}Map it, or list it under `ignored` or `personal` of this repeat."
        yield Fault(where, f"the column {name!r}", "only columns that the wave file declares", remedy)


def _screened(frame: pd.DataFrame, wave: ScreenedWave) -> pd.DataFrame:
    """The frame as objects, blank cells as missing, and beside it which return each row belongs to."""
    cells = {name: [_given(cell) for cell in frame[name]] for name in frame.columns}
    values = pd.DataFrame(cells, index=frame.index, columns=frame.columns, dtype=object)
    named = [name for name in _return_columns(wave) if name in values.columns]
    if not named:
        return values
    written = values[named].fillna("").astype(str)
    return values.assign(**{_RETURN: ["\x1f".join(cells) for cells in written.itertuples(index=False)]})


def _given(cell: object) -> object:
    missing = (isinstance(cell, str) and not cell.strip()) or cell is None or cell != cell  # nan
    return None if missing else cell


def _return_columns(wave: ScreenedWave) -> tuple[str, ...]:
    key = wave.return_key
    return (key,) if key and key not in FACTS else wave.authority.columns


def suite(wave: ScreenedWave, columns: tuple[str, ...], previous_rows: int | None = None) -> ExpectationSuite:
    """The structure suite of a source with these columns; of a column that is missing, its absence is told."""
    made = {**_column_rules(wave, columns), **_row_rules(wave, columns, previous_rows)}
    expectations = [make({RULE: code}) for code, make in made.items()]
    return ExpectationSuite(f"wave {wave.id}", expectations=expectations)


Maker = Callable[[dict[str, str]], Expectation]


def _column_rules(wave: ScreenedWave, columns: tuple[str, ...]) -> Mapping[str, Maker]:
    allowed = sorted({*declared_columns(wave), *(set(columns) & {*RESERVED, _RETURN})})
    rules: dict[str, Maker] = {
        "columns.declared": lambda meta: ExpectTableColumnsToMatchSet(column_set=allowed, exact_match=True, meta=meta)
    }
    for name in ("return_key", "initiative_key"):
        if getattr(wave, name) in columns:
            rules[f"{name}.given"] = partial(_not_null, getattr(wave, name))
    # One return may have several rows: only the id of an initiative is the row's own.
    own = wave.initiative_key
    if own in columns:
        rules["initiative_key.unique"] = lambda meta: ExpectColumnValuesToBeUnique(column=own, meta=meta)
    if wave.authority.name in columns:
        rules["authority.named"] = lambda meta: ExpectColumnProportionOfNonNullValuesToBeBetween(
            column=wave.authority.name, min_value=0, strict_min=True, meta=meta
        )
    return rules


def _not_null(column: str, meta: dict[str, str]) -> Expectation:
    return ExpectColumnValuesToNotBeNull(column=column, meta=meta)


def _row_rules(wave: ScreenedWave, columns: tuple[str, ...], previous_rows: int | None) -> Mapping[str, Maker]:
    rules: dict[str, Maker] = {"rows.present": lambda meta: ExpectTableRowCountToBeBetween(min_value=1, meta=meta)}
    # Where one row holds several initiatives, how many there are is known after the unfolding.
    rows = None if wave.blocks else _bounds(wave, wave.expect.initiatives)
    returns = _bounds(wave, wave.expect.returns)
    if rows:
        rules["rows.expected"] = lambda meta: ExpectTableRowCountToBeBetween(
            min_value=rows[0], max_value=rows[1], meta=meta
        )
    if returns and _RETURN in columns:
        rules["returns.expected"] = lambda meta: ExpectColumnUniqueValueCountToBeBetween(
            column=_RETURN, min_value=returns[0], max_value=returns[1], meta=meta
        )
    near = _near(previous_rows, wave.expect.max_change)
    if near:
        rules["rows.change"] = lambda meta: ExpectTableRowCountToBeBetween(
            min_value=near[0], max_value=near[1], meta=meta
        )
    return rules


def _bounds(wave: ScreenedWave, expected: Range | None) -> tuple[int | None, int | None] | None:
    """The bounds that one source must respect, see the module; None where there is none."""
    if expected is None:
        return None
    low = expected.min if len(wave.sources) == 1 else None
    return None if low is None and expected.max is None else (low, expected.max)


def _near(previous_rows: int | None, max_change: float | None) -> tuple[int, int] | None:
    """Row counts that differ from the last run's by at most the share; None where there is nothing to compare."""
    if not previous_rows or max_change is None:
        return None
    # As written in the wave file: 0.1 is a tenth, not the double next to it.
    change = previous_rows * Fraction(str(max_change))
    return math.ceil(previous_rows - change), math.floor(previous_rows + change)


@dataclass(frozen=True)
class _Source:
    """A screened source, to say where its faults are without quoting any cell of it."""

    wave: ScreenedWave
    frame: pd.DataFrame
    previous_rows: int | None

    @property
    def where(self) -> str:
        files = sorted(set(self.frame["@file"].dropna())) if "@file" in self.frame.columns else []
        return f"wave {self.wave.id}" + (f", {', '.join(files)}" if files else "")

    def repeated(self, name: str) -> Fault:
        """The fault of a header that several columns have."""
        return Fault(self.where, f"several columns named {name!r}", "each column once", "Rename them in the file.")

    def faults(self, outcome: Outcome) -> Iterator[Fault]:
        """What is wrong where a rule of the suite failed."""
        if outcome.rule == "columns.declared":
            yield from self._column_faults(outcome)
        elif outcome.failed:
            yield self._id_fault(outcome)
        else:
            yield self._count_fault(outcome)

    def _column_faults(self, outcome: Outcome) -> Iterator[Fault]:
        mismatched = (outcome.observed or {}).get("details", {}).get("mismatched", {})
        missing, unexpected = mismatched.get("missing", []), mismatched.get("unexpected", [])
        declared = declared_columns(self.wave)
        for name in (column for column in declared if column in missing):
            remedy = f"{_nearest(name, unexpected)}Correct the column in the wave file, or ask for a whole export."
            yield Fault(self.where, f"no column {name!r}", "every column that the wave file declares", remedy)
        if unexpected and len(missing) > len(declared) / 2:
            # Without its header line, a file's first return stands where the column names should.
            found = f"{len(unexpected)} columns that the wave file does not declare"
            yield Fault(self.where, found, "a header line", "Check that the file is of this wave and has its header.")
            return
        for name in (column for column in self.frame.columns if column in unexpected):
            remedy = f"{_nearest(name, missing)}Map it, or list it under `ignored` or `personal` in the wave file."
            yield Fault(self.where, f"the column {name!r}", "only columns that the wave file declares", remedy)

    def _id_fault(self, outcome: Outcome) -> Fault:
        name, problem = outcome.rule.split(".")
        column = getattr(self.wave, name)
        found = f"column {column!r} {'empty' if problem == 'given' else 'repeated'} in {self._lines(outcome.failed)}"
        expected = "an id in every row" if problem == "given" else "an id of its own for every initiative"
        return Fault(self.where, found, expected, "Correct the file, or declare another column in the wave file.")

    def _lines(self, positions: tuple[int, ...]) -> str:
        lines = self.frame["@line"].tolist() if "@line" in self.frame.columns else range(2, len(self.frame) + 2)
        told = ", ".join(str(lines[position]) for position in positions[:_LINES_TOLD])
        more = len(positions) - _LINES_TOLD
        return f"line{'s' if len(positions) > 1 else ''} {told}" + (f" and {more} more" if more > 0 else "")

    def _count_fault(self, outcome: Outcome) -> Fault:
        rows = f"{len(self.frame)} rows"
        if outcome.rule == "rows.present":
            return Fault(self.where, "no rows", "at least one return", "Check that the export is complete.")
        if outcome.rule == "authority.named":
            found = f"column {self.wave.authority.name!r} empty in all rows"
            return Fault(self.where, found, "authorities that are named", "Check the column in the wave file.")
        if outcome.rule == "rows.change":
            expected = (
                f"at most {self.wave.expect.max_change:.0%} more or fewer than {self.previous_rows} in the last run"
            )
            remedy = "Check the export; where the change is real, raise `expect.max_change` in the wave file."
            return Fault(self.where, rows, expected, remedy)
        kind = "initiatives" if outcome.rule == "rows.expected" else "returns"
        found = rows if kind == "initiatives" else f"{(outcome.observed or {}).get('observed_value')} returns"
        low, high = _bounds(self.wave, getattr(self.wave.expect, kind)) or (None, None)
        expected = f"{'…' if low is None else low} to {'…' if high is None else high} {kind}"
        return Fault(self.where, found, expected, f"Check the export, or `expect.{kind}` in the wave file.")


def _nearest(name: str, candidates: list[str]) -> str:
    by_key = {candidate.strip().casefold(): candidate for candidate in candidates}
    close = difflib.get_close_matches(name.strip().casefold(), by_key, n=1, cutoff=0.6)
    return f"Did you mean {by_key[close[0]]!r}? " if close else ""
