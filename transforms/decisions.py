"""Decisions: what people answered where the returns leave a case open (`decisions.csv`).

One row a decision: for this wave and source, this initiative (by its own id) or this whole return (by
the tool's own id), this field has this value, for this reason, decided by whom and when. Values are
canonical: codes, ISO days, plain numbers. The field `authority` takes `kind:code`, as `commune:33063`;
`disposition`, of a whole return, takes complete, superseded, test, nonsense or withdrawn.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.codes import CodeBook
from transforms.dispositions import DECIDABLE_DISPOSITIONS
from transforms.errors import Fault, SurveyFileInvalid
from transforms.faults_of_models import nearest
from transforms.schema import INITIATIVES, SLUG, Field
from transforms.survey_files import MISSING_PREFIX
from transforms.waves import ANSWERABLE

COLUMNS = (
    "wave", "source", "own_return", "own_initiative", "field", "value", "reason", "decided_by", "decided_on",
)  # fmt: skip
AUTHORITY = "authority"
DISPOSITION = "disposition"
DECIDABLE = (AUTHORITY, DISPOSITION, *ANSWERABLE)
_REQUIRED = ("wave", "source", "field", "value", "reason", "decided_by", "decided_on")
_AUTHORITY_VALUE = re.compile(r"([a-z_]+):(\d{2,3}|2[AB]|(?:\d{2}|2[AB])\d{3}|\d{9})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Decision:
    """One human answer; `own_return` or `own_initiative` says what it is about, the other is empty or narrows."""

    line: int
    wave: str
    source: str
    own_return: str
    own_initiative: str
    field: str
    value: str
    reason: str
    decided_by: str
    decided_on: dt.date


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a survey, in file order; no two on one field of one thing."""

    entries: tuple[Decision, ...] = ()

    def of(self, wave: str, source: str) -> tuple[Decision, ...]:
        """The decisions on one source of one wave."""
        return tuple(entry for entry in self.entries if (entry.wave, entry.source) == (wave, source))


def load_decisions(text: str, where: str, book: CodeBook | None = None) -> Decisions:
    """The decisions of a CSV text; raises `SurveyFileInvalid` with every fault and its line.

    With the code lists, coded values are held to their list as well.
    """
    rows = list(_rows(text, where))
    faults = [fault for line, row in rows for fault in _row_faults(f"{where}, line {line}", row, book)]
    faults += _repeated(where, rows)
    if faults:
        raise SurveyFileInvalid(faults)
    return Decisions(tuple(_decision(line, row) for line, row in rows))


def _rows(text: str, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line of its first character, cells by column) of each row; raises on a wrong header or a ragged row."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    line, faults = 1, []
    try:
        _check_header(where, next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(COLUMNS):
                found, remedy = f"{len(cells)} cells", "Quote cells that hold a comma."
                faults.append(Fault(f"{where}, line {line}", found, f"{len(COLUMNS)} cells", remedy))
            elif cells:
                yield line, {name: cell.strip() for name, cell in zip(COLUMNS, cells, strict=True)}
            line = reader.line_num + 1
    except csv.Error as error:
        found, remedy = f"CSV that cannot be read ({error})", "Close every quote, and double quotes inside a cell."
        faults.append(Fault(f"{where}, line {line}", found, "comma-separated CSV", remedy))
    if faults:
        raise SurveyFileInvalid(faults)


def _check_header(where: str, cells: list[str]) -> None:
    if tuple(cells) != COLUMNS:
        remedy = "Restore the header line; the separator is the comma."
        raise SurveyFileInvalid(
            Fault(f"{where}, line 1", ",".join(cells) or "no header line", ",".join(COLUMNS), remedy)
        )


def _row_faults(place: str, row: dict[str, str], book: CodeBook | None) -> Iterator[Fault]:
    for name in _REQUIRED:
        if not row[name]:
            yield Fault(place, f"no {name}", f"a {name}", "Fill in the cell: a decision without it cannot be traced.")
    if not (row["own_return"] or row["own_initiative"]):
        yield Fault(place, "neither own_return nor own_initiative", "one of them", "Say what the decision is about.")
    if row["field"] == DISPOSITION and row["own_initiative"]:
        remedy = "Leave own_initiative empty and name the return: a disposition is of a whole return."
        yield Fault(place, f"a {DISPOSITION} of one initiative", "of a return", remedy)
    for name in ("wave", "source"):
        if row[name] and not re.fullmatch(SLUG, row[name]):
            yield Fault(place, f"{name} `{row[name]}`", f"an id of the form {SLUG}", "Correct it.")
    if row["decided_on"] and not _is_day(row["decided_on"]):
        yield Fault(place, f"decided_on `{row['decided_on']}`", "a day as YYYY-MM-DD", "Correct it.")
    if row["field"] and row["field"] not in DECIDABLE:
        remedy = f"{nearest(row['field'], list(DECIDABLE))}The fields are: {', '.join(DECIDABLE)}."
        yield Fault(place, f"field `{row['field']}`", "a field that can be decided", remedy)
    elif row["field"] and row["value"]:
        yield from _value_faults(place, row["field"], row["value"], book)


def _value_faults(place: str, name: str, value: str, book: CodeBook | None) -> Iterator[Fault]:
    """What is wrong with a decided value; only dates, numbers, codes can be, so quoting it is safe."""
    if name == DISPOSITION:
        if value not in DECIDABLE_DISPOSITIONS:
            remedy = f"{nearest(value, list(DECIDABLE_DISPOSITIONS))}Correct it."
            yield Fault(place, f"{name} `{value}`", f"one of {', '.join(DECIDABLE_DISPOSITIONS)}", remedy)
    elif value.startswith(MISSING_PREFIX):
        yield from _unknown_codes(place, name, [value.removeprefix(MISSING_PREFIX)], "missing_kind", book)
    elif name == AUTHORITY:
        if match := _AUTHORITY_VALUE.fullmatch(value):
            yield from _unknown_codes(place, name, [match[1]], "authority_kind", book)
        else:
            yield Fault(place, f"{name} `{value}`", "kind:code, such as commune:33063", "Correct it.")
    else:
        field = INITIATIVES.field(name)
        if not _has_form(field, value):
            yield Fault(place, f"{name} `{value}`", _form(field), "Correct it: decided values are canonical.")
        elif field.codes:
            yield from _unknown_codes(place, name, [part.strip() for part in value.split(";")], field.codes, book)


def _unknown_codes(place: str, name: str, codes: list[str], listed: str, book: CodeBook | None) -> Iterator[Fault]:
    if book is None:
        return
    known = list(book[listed].codes) if listed in book else []
    for code in codes:
        if code not in known:
            remedy = f"{nearest(code, known)}Correct it."
            yield Fault(place, f"{name} `{code}`", f"a code of list {listed}", remedy)


def _has_form(field: Field, value: str) -> bool:
    if field.type == "date":
        return _is_day(value)
    return bool(_NUMBER.fullmatch(value)) if field.type in ("double", "int64", "int32") else True


def _form(field: Field) -> str:
    return "a day as YYYY-MM-DD" if field.type == "date" else "a number, such as 1200 or 1200.5"


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _about(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("wave", "source", "own_return", "own_initiative", "field"))


def _repeated(where: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        if (earlier := first.setdefault(_about(row), line)) != line:
            found = f"a second decision on {row['field']} (first at line {earlier})"
            yield Fault(f"{where}, line {line}", found, "one decision", "Keep the one that holds.")


def _decision(line: int, row: dict[str, str]) -> Decision:
    texts = {name: row[name] for name in COLUMNS if name != "decided_on"}
    return Decision(line=line, decided_on=dt.date.fromisoformat(row["decided_on"]), **texts)
