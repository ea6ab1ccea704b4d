"""What is wrong with one raw file, by cell, in words that a survey officer can act on.

`look_over` needs no survey: ids, duplicates, cells that a spreadsheet spoilt. `check_answers` holds the
file to a wave with the very stages that a run uses (`unfold`, `make_canonical`), and tells as findings
what a run would flag. A cell is quoted only where the schema says that its field may be; of others the
length is told.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.canonical import AUTHORITY_RESOLVED, SIGNALS, make_canonical
from transforms.codes import CodeBook
from transforms.columns import raw_columns
from transforms.decisions import Decisions
from transforms.errors import Fault
from transforms.formats import Extraction, TextFrame
from transforms.privacy import mask
from transforms.recoding import Recoding
from transforms.schema import INITIATIVES, RETURNS
from transforms.source_text import SourceText
from transforms.survey_files import Consent, Survey
from transforms.territory.reference import Reference
from transforms.territory.resolve import REASONS, resolve_authorities
from transforms.values.choices import split_choices
from transforms.values.parsed import KNOWN_ANSWER, LENGTH
from transforms.waves import SEVERAL_COLUMNS, Answer, Block, Wave
from transforms.written_answers import Condition

Said = TypeVar("Said", Condition, Consent)

# An answer longer than any option of a list is a text: its length is told, whatever the field.
_LONGEST_QUOTED = 80

_SPOILT: Sequence[tuple[str, str, str, str]] = (
    (
        "cell.error",
        r"^\s*#(?:N/A|NA|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|VALEUR!|NOM\?|NOMBRE!|NUL!)\s*$",
        "an error of a formula",
        "Open the workbook, mend the formula or type the value, and save again.",
    ),
    (
        "cell.rounded",
        r"^\s*\d(?:(?:[.,]\d+)?E\+\d{1,2}|[.,]\d+E\d{1,2})\s*$",
        "a long number that a spreadsheet has rounded",
        "Export again from the survey tool: the digits are lost here.",
    ),
    (
        "cell.garbled",
        r"(?:Ã[\x80-\xbf©¨ª«´§®¢¹»¯¼]|â€[™œ“”\x9d¦˜]|Å“|\x{fffd})",
        "letters that were read in the wrong encoding",
        "Export again in UTF-8, without opening the file in a spreadsheet in between.",
    ),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: of what kind, and where; `line` and `column` are None for a whole file."""

    kind: str
    fault: Fault
    line: int | None = None
    column: str | None = None


def findings_of(kind: str, faults: Sequence[Fault]) -> list[Finding]:
    """Faults that are worded already, as findings of one kind."""
    return [Finding(kind, fault) for fault in faults]


def look_over(extraction: Extraction) -> list[Finding]:
    """What is wrong with a file whatever it is about."""
    returns, unit = extraction.returns, extraction.reading.line_unit
    if returns is None:
        return [Finding("file.no_returns", _no_returns(extraction))]
    if not len(returns.frame):
        remedy = "Check that the export is complete, and that it is not limited to complete returns."
        return [Finding("file.no_rows", Fault(extraction.reading.name, "no row", "at least one return", remedy))]
    tables = (returns, *extraction.repeats)
    spoilt = [finding for table in tables for finding in _spoilt_cells(table, unit)]
    return [*_id_findings(returns.frame, unit), *_same_rows(returns, unit), *spoilt]


def _no_returns(extraction: Extraction) -> Fault:
    name, rows = extraction.reading.name, sum(len(repeat.frame) for repeat in extraction.repeats)
    if extraction.repeats:
        found, remedy = f"{rows} rows of repeats, no returns", "Give the table of the returns with it, in one archive."
        return Fault(name, found, "the returns that they belong to", remedy)
    found = f"the description of a questionnaire ({extraction.reading.form}), no returns"
    return Fault(name, found, "returns", "Give the export of the returns, and this file with `--codebook`.")


def _place(unit: str, line: int, column: str | None = None, sheet: Any = None) -> str:
    # Each name is masked by itself: what stands around it here is no part of it.
    where = f"{unit} {line}" + (f', column "{mask(column).text}"' if column else "")
    return f"sheet {mask(sheet).text!r}, {where}" if isinstance(sheet, str) else where


def _id_findings(frame: pd.DataFrame, unit: str) -> Iterator[Finding]:
    if "@id" not in frame.columns:
        return
    ids = frame["@id"].str.strip()
    blank = ids.isna() | (ids == "")
    if blank.all():
        return
    for line in frame.loc[blank, "@line"].tolist():
        remedy = "Export again from the survey tool; a row added by hand needs an id of its own."
        yield Finding("id.missing", Fault(_place(unit, line), "no id", "the tool's id of the return", remedy), line)
    first = frame.loc[~blank, "@line"].groupby(ids[~blank]).transform("min")
    for line, before in zip(frame["@line"][first.index], first, strict=True):
        if line != before:
            found = f"the id of {unit} {before} again"
            remedy = "Keep one of the two rows, or correct the id."
            yield Finding("id.repeated", Fault(_place(unit, line), found, "an id of its own", remedy), int(line))


def _same_rows(table: TextFrame, unit: str) -> Iterator[Finding]:
    """Rows that repeat another one cell by cell."""
    names = [column.name for column in table.columns if column.name in table.frame.columns]
    frame = table.frame
    filled = frame.loc[frame[names].notna().any(axis=1)] if names else frame.iloc[:0]
    if not filled.duplicated(subset=names).any():
        return
    first = filled.groupby(names, dropna=False)["@line"].transform("min")
    for line, before in zip(filled["@line"], first, strict=True):
        if line != before:
            found = f"the same cells as {unit} {before}"
            remedy = "Remove it if it is a copy; leave it if two returns really say the same."
            fault = Fault(_place(unit, line), found, "each return once", remedy)
            yield Finding("row.repeated", fault, int(line))


def _spoilt_cells(table: TextFrame, unit: str) -> Iterator[Finding]:
    sheets = table.frame["@sheet"]
    for column in table.columns:
        cells = table.frame.get(column.name)
        if cells is None:
            continue
        for kind, pattern, found, remedy in _SPOILT:
            hit = pc.fill_null(pc.match_substring_regex(pa.array(cells, from_pandas=True), pattern), False)
            for row in hit.to_numpy(zero_copy_only=False).nonzero()[0]:
                line = int(table.frame["@line"][row])
                place = _place(unit, line, column.name, sheets[row])
                yield Finding(kind, Fault(place, found, "the value itself", remedy), line, column.name)


def fit_of(wave: Wave, columns: Sequence[str]) -> float:
    """How well the columns of a file fit a wave: those in both, out of those in either."""
    there, fitted = set(raw_columns(columns)), wave.fitted(columns)
    declared = {*fitted.used_columns, *fitted.ignored, *fitted.personal}
    return len(declared & there) / max(1, len(declared | there))


def readable_part(wave: Wave, text: SourceText) -> Wave | None:
    """The wave less what reads a column that is not there; None where the authority cannot be read."""
    there = set(text.returns.columns)
    if wave.authority.name not in there:
        return None
    kept = {column: column for column in there}.get
    fitted = wave.fitted(text.returns.columns)
    authority = fitted.authority
    named = replace(
        authority,
        kind=kept(authority.kind or ""),
        departement=kept(authority.departement or ""),
        code=kept(authority.code or ""),
    )
    return replace(
        fitted,
        authority=named,
        fields=_shared(fitted, there),
        blocks=tuple(_readable_blocks(fitted, text)),
        return_key=kept(fitted.return_key or ""),
        initiative_key=kept(fitted.initiative_key or ""),
        submitted=kept(fitted.submitted or ""),
        complete=_on_one_of(there, fitted.complete),
        test=_on_one_of(there, fitted.test),
        consent=_on_one_of(there, fitted.consent),
    )


def _on_one_of(columns: Container[str], said: Said | None) -> Said | None:
    return said if said is not None and said.column in columns else None


def _readable(fields: Mapping[str, Answer], there: Container[str]) -> dict[str, Answer]:
    return {name: answer for name, answer in fields.items() if _can_be_read(answer, there)}


def _can_be_read(answer: Answer, there: Container[str]) -> bool:
    return all(name in there for name in (*answer.read_columns, *answer.facts))


def _shared(wave: Wave, there: Container[str]) -> dict[str, Answer]:
    """The shared fields that can be read, and the readers of the repeated ones, whose columns each block has."""
    repeated = {name: answer for name, answer in wave.fields.items() if name in wave.repeated}
    return _readable(wave.shared, there) | repeated


def _readable_blocks(wave: Wave, text: SourceText) -> Iterator[Block]:
    for block in wave.blocks:
        frame = text.returns if block.table is None else text.tables.get(block.table)
        if frame is not None:
            fitted = block.fitted(frame.columns)
            key = fitted.key if fitted.key in frame.columns else None
            yield replace(fitted, fields=_readable(fitted.fields, set(frame.columns)), key=key)


def check_answers(
    text: SourceText, survey: Survey, wave: Wave, source_id: str, book: CodeBook, reference: Reference, unit: str
) -> list[Finding]:
    """What a run would flag in the answers of one file, cell by cell, in the order of the rows."""
    wave_read = readable_part(wave, text)
    if wave_read is None or not len(text.returns):
        return []
    answers = text.unfold(survey, wave_read, source_id)
    made = make_canonical(answers, survey, wave_read, source_id, book, reference, Decisions())
    cells = _Cells(answers, wave_read, unit)
    found = [*_kind_findings(cells), *_authority_findings(cells, made.initiatives[SIGNALS], reference)]
    found += [finding for row, signals in enumerate(made.initiatives[SIGNALS]) for finding in cells.of(row, signals)]
    return sorted(found, key=lambda finding: finding.line or 0)


@dataclass(frozen=True)
class _Cells:
    """The answers of a file, to word what is wrong with a cell of it."""

    answers: pd.DataFrame
    wave: Wave
    unit: str

    def line(self, row: int) -> int:
        return int(self.answers["@line"].iloc[row])

    def place(self, row: int, column: str) -> str:
        return _place(self.unit, self.line(row), column, self.answers["@sheet"].iloc[row])

    def raw(self, row: int, column: str) -> str:
        cell = self.answers[column].iloc[row]
        return cell if isinstance(cell, str) else ""

    def finding(self, kind: str, row: int, column: str, found: str, expected: str, remedy: str) -> Finding:
        return Finding(kind, Fault(self.place(row, column), found, expected, remedy), self.line(row), column)

    def of(self, row: int, signals: Sequence[str]) -> Iterator[Finding]:
        for signal in dict.fromkeys(signals):
            field, _, rule = signal.rpartition(".")
            if field == "submitted_on" and self.wave.submitted:
                found = _told(self.raw(row, "@submitted"), quotable=True)
                expected, remedy = "a date with its time", "Export dates as 2021-03-04 10:00:00."
                yield self.finding(signal, row, self.wave.submitted, found, expected, remedy)
            elif (answer := self._answer(row, field)) is not None and answer.columns:
                yield self._value(signal, rule, row, answer)

    def _answer(self, row: int, field: str) -> Answer | None:
        """How the field is answered in the block of the row."""
        number = int(self.answers["@block"].iloc[row])
        blocks = [block for block in self.wave.blocks if block.table is not None or block.number == number]
        found = [block.fields[field] for block in blocks if field in block.fields]
        return found[0] if found else self.wave.fields.get(field)

    def _value(self, signal: str, rule: str, row: int, answer: Answer) -> Finding:
        column, raw = " + ".join(answer.columns), self.raw(row, answer.field)
        quotable = INITIATIVES.field(answer.field).quotable
        if rule == KNOWN_ANSWER:
            found = ", ".join(_told(part, quotable) for part in _unknown_parts(raw, answer))
            remedy = (
                "Add the answer to the mapping in survey.yaml (or the recode of the wave file), or correct the cell."
            )
            return self.finding(signal, row, column, found, f"an answer that has a code ({answer.field})", remedy)
        if rule == LENGTH:
            found, expected = f"a text of {len(raw)} characters", "a text that a published cell can hold"
            return self.finding(signal, row, column, found, expected, "Shorten it; it would be cut.")
        expected, remedy = _EXPECTED.get(answer.format, ("a value that can be read", "Correct the cell."))
        return self.finding(signal, row, column, _told(raw, quotable), expected, remedy)


_EXPECTED: Mapping[str, tuple[str, str]] = {
    "date": (
        "a date, or part of one (2021-03-04, 04/03/2021, mars 2021, T1 2021, 2021)",
        "Write the day first, and the year with four digits.",
    ),
    "amount": (
        "one amount in euros (12 000, 12 k€, 10 000 à 15 000 €)",
        "Write the figure alone; put remarks in another column.",
    ),
    "count": (
        "one whole number (1 200, environ 200 usagers)",
        "Write the figure alone; put remarks in another column.",
    ),
    "url": ("one web address (https://…)", "Write one whole address, with https:// before it."),
}


def _told(raw: str, quotable: bool) -> str:
    """The value where it may be quoted and is short, else its length; personal data in it is masked."""
    text = " ".join(raw.split())
    if not quotable or len(text) > _LONGEST_QUOTED:
        return f"a text of {len(raw)} characters"
    return f"« {mask(text).text} »"


def _unknown_parts(raw: str, answer: Answer) -> list[str]:
    options = Recoding.by(answer.recode, answer.missing, answer.contains, answer.regex)
    is_list = answer.format == "choices"
    parts = split_choices(raw, options, answer.separator or SEVERAL_COLUMNS) if is_list else (raw,)
    return [part for part in parts if options.target(part) is None] or [raw]


def _kind_findings(cells: _Cells) -> Iterator[Finding]:
    authority = cells.wave.authority
    if authority.kind is None:
        return
    written, known = cells.answers["@authority_kind_as_written"], cells.answers["@authority_kind"]
    once = ~cells.answers["@return_line"].duplicated()
    for row in (written.notna() & known.isna() & once).to_numpy().nonzero()[0]:
        answer = str(written.iloc[row])
        if answer and authority.kind_code(answer) is None:
            found = _told(answer, RETURNS.field("authority_kind").quotable)
            remedy = "Add the answer to the mapping of kinds in survey.yaml, or correct the cell."
            expected = "a kind of authority that has a code"
            yield cells.finding("authority.kind", int(row), authority.kind, found, expected, remedy)


def _authority_findings(cells: _Cells, signals: pd.Series[Any], reference: Reference) -> Iterator[Finding]:
    """Authorities that the reference does not settle, each with the reason that the resolution gives."""
    lines = cells.answers["@return_line"].tolist()
    first = {line: row for row, line in reversed(list(enumerate(lines)))}
    open_rows = [row for row, codes in enumerate(signals) if AUTHORITY_RESOLVED in codes and first[lines[row]] == row]
    if not open_rows:
        return
    asked = pd.DataFrame(
        {
            name: cells.answers[f"@authority_{name}"].iloc[open_rows].array
            for name in ("name", "kind", "departement")
        }
    )  # fmt: skip
    reasons = resolve_authorities(asked, reference)["reasons"]
    for row, why in zip(open_rows, reasons, strict=True):
        name = cells.raw(row, "@authority_name")
        found = _told(name, RETURNS.field("authority_as_written").quotable) if name else "no name"
        expected = f"an authority of the official geography of {reference.vintage}"
        remedy = " ".join(REASONS.get(code, "") for code in why)
        remedy = f"{remedy} Write its official name, and give its kind and département.".strip()
        yield cells.finding(AUTHORITY_RESOLVED, row, cells.wave.authority.name, found, expected, remedy)
