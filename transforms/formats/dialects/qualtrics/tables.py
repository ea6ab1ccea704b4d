"""Tables of Qualtrics: which of the first rows are its header, and the columns that they describe."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.qualtrics.clocks import in_zone
from transforms.formats.dialects.qualtrics.facts import PERSONAL, facts_of, is_answer
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, Sheet
from transforms.formats.header_rows import one_sheet, rows_from, table_under

_ROWS_LOOKED_AT, _CELLS_LOOKED_AT = 4, 20
_RESPONSE = re.compile(r"R_[0-9A-Za-z]{6,}")
_LEGACY = {"responseid", "responseset"}
_MARKS = {"recordeddate", "distributionchannel", "userlanguage", "progress", "finished", "startdate", "enddate"}
_ADDED = (*_MARKS, "status", "duration (in seconds)")
# What exports of 2016 write: {'ImportId': 'QID1'}.
_QUOTED_ONCE = re.compile(r"\{{ *{0}(?:, *{0})* *\}}".format(r"'\w{1,40}' *: *'[^'\"\\{}]{0,400}'"))
_PAIR = re.compile(r"'(\w+)' *: *'([^']*)'")
_PART = re.compile(r"(.+?)_(\d+(?:_TEXT)?|TEXT)")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the names, the texts and the ImportIds of the columns stand, from the first row of the sheet."""

    names: int | None
    texts: int | None
    ids: int | None
    evidence: str

    @property
    def first(self) -> int:
        return min(row for row in (self.names, self.texts, self.ids) if row is not None)

    @property
    def rows(self) -> int:
        return max(row for row in (self.names, self.texts, self.ids) if row is not None) - self.first + 1

    @property
    def is_legacy(self) -> bool:
        return self.ids is None and self.rows == 2 and "older" in self.evidence

    @property
    def form(self) -> str:
        if self.ids is not None:
            return {3: "three header rows", 2: "two header rows, with import ids"}.get(self.rows, "import ids alone")
        return ("older export, two header rows" if self.is_legacy else
                "two header rows" if self.rows == 2 else "one header row")  # fmt: skip


def header_in(sheet: Sheet) -> Header | None:
    """The header of a sheet of Qualtrics; None where it is none."""
    head = sheet.grid.head(_ROWS_LOOKED_AT)
    for number, row in enumerate(head):
        if any(map(_import_id, row[:_CELLS_LOOKED_AT])):
            names, texts = (number - 2, number - 1) if number >= 2 else (number - 1 if number else None, None)
            return Header(names, texts, number, 'a header row of {"ImportId": …}')
    known = [{(cell or "").strip().casefold() for cell in row} for row in head]
    if len(known) > 1 and known[1] >= _LEGACY:
        return Header(0, 1, None, "ResponseID and ResponseSet in the second header row, as older exports have")
    if known and "responseid" in known[0] and len(known[0] & _MARKS) >= 3:
        is_header = len(head) > 1 and _names_columns(head[0], head[1])
        return Header(0, 1 if is_header else None, None, "columns ResponseId and others that Qualtrics adds")
    return None


def _names_columns(first: Sequence[Cell], second: Sequence[Cell]) -> bool:
    """Whether a second row gives the texts of the columns: under all that Qualtrics adds it has words, no answers.

    An id alone would not tell: whoever takes out what identifies a person changes ids too.
    """
    said = {(name or "").strip().casefold(): cell for name, cell in zip(first, second, strict=True)}
    if not said["responseid"] or _RESPONSE.fullmatch(said["responseid"]):
        return False
    added = [said[name] for name in _ADDED if name in said]
    return all((cell or "").strip() and not is_answer(cell) for cell in added)


def _import_id(cell: Cell) -> dict[str, str] | None:
    if not cell or not cell.lstrip().startswith("{") or "ImportId" not in cell:
        return None
    if _QUOTED_ONCE.fullmatch(cell.strip()):
        return dict(_PAIR.findall(cell))
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else None


def read_table(content: Content, codebook: Codebook | None) -> Described:
    """The responses of the one sheet that is of Qualtrics."""
    sheet, told = one_sheet(content, lambda each: header_in(each) is not None, "Qualtrics")
    header = header_in(sheet)
    assert header is not None
    rows = rows_from(sheet.grid, 0, header.first + header.rows)
    empty: list[Cell] = [None] * sheet.grid.width
    names, texts, ids = (empty if row is None else rows[row] for row in (header.names, header.texts, header.ids))
    table = table_under(sheet, header.first, header.rows, _columns(names, texts, ids))
    facts, odd = facts_of(_finder(table), table.body.lines.tolist())
    zones = _zones(ids)
    if len(zones) == 1:
        facts |= {fact: in_zone(facts[fact], zones[0]) for fact in ("started", "submitted", "updated") if fact in facts}
    returns = TextFrame(
        "returns",
        table.frame(**facts),
        table.columns,
        sheet=sheet.grid.name,
        header_lines=tuple(sheet.grid.lines[header.first : header.first + header.rows].tolist()),
    )
    warnings = (
        *told,
        *table.warnings,
        *odd,
        *(f"dates are in the time zone {zone}" for zone in zones),
        *_told_personal(table),
    )
    return Described(header.form, returns, warnings=warnings, empties_apart=False)


def _columns(names: Sequence[Cell], texts: Sequence[Cell], ids: Sequence[Cell]) -> list[Column]:
    questions = {_part(name)[0] for name in names if name}
    columns = []
    for position, (name, text, cell) in enumerate(zip(names, texts, ids, strict=True), start=1):
        imported = _import_id(cell) or {}
        code = "_".join(filter(None, (imported.get("ImportId"), imported.get("choiceId")))) or None
        question, option = _part(name) if name else (None, None)
        has_parts = option is not None and _is_question(code, question, questions)
        columns.append(
            Column(
                name=name or code or "",
                path=tuple(cell for cell in (name, text) if cell),
                position=position,
                code=code or name,
                label=" ".join(text.split()) if text else None,
                question=question if has_parts else None,
                option=option if has_parts else None,
            )
        )
    return columns


def _part(name: str) -> tuple[str, str | None]:
    found = _PART.fullmatch(name.strip())
    return (found[1], found[2]) if found else (name.strip(), None)


def _is_question(code: str | None, question: str | None, questions: set[str]) -> bool:
    """Whether a name in `_1` is a part of a question, not a field that a survey's author called so."""
    return code.startswith("QID") if code else question in questions


def _finder(table: HeadedTable) -> Callable[..., list[Cell] | None]:
    """A look-up of cells by any name of a column: what Qualtrics calls it, its name, its text."""
    by_name: dict[str, int] = {}
    for names in zip(*((column.code, column.path[0] if column.path else None, column.path[-1] if column.path else None)
                       for column in table.columns), strict=True):  # fmt: skip
        for position, name in enumerate(names):
            by_name.setdefault((name or "").strip().casefold(), position)

    def find(*names: str) -> list[Cell] | None:
        place = next((by_name[name] for name in names if name in by_name), None)
        return None if place is None else table.body.column(place).to_pylist()

    return find


def _zones(ids: Sequence[Cell]) -> list[str]:
    """The time zones that the export says its dates are in."""
    zones = {zone for cell in ids if (zone := (_import_id(cell) or {}).get("timeZone"))}
    return sorted(zone for zone in zones if re.fullmatch(r"[A-Za-z_+\-/0-9]{1,40}", zone))


def _told_personal(table: HeadedTable) -> list[str]:
    held = [
        column.position
        for number, column in enumerate(table.columns)
        if {(part or "").strip().casefold() for part in (column.code, *column.path)} & set(PERSONAL)
        and table.body.column(number).null_count < table.height
    ]
    return [f"column {position}: addresses, names or places of respondents (personal data)" for position in held]
