"""Header cells → what each of them says: a code, a text, a column of LimeSurvey's own.

Five modes of heading are in use, and one more in its archives: codes with brackets or with underscores,
full text, text cut at some length, code and text with any separator, and names of the response table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from transforms.formats.dialects.limesurvey import codes, terms
from transforms.formats.dialects.limesurvey.texts import key, plain
from transforms.formats.grids import Cell

Mode = Literal["code headings", "full text headings", "abbreviated headings", "code and text headings", "table names"]

_NEEDED = 3
_LOOKED_AT = 80
_ITS_OWN = frozenset({"submitdate", "lastpage", "startlanguage", "datestamp"})
_SYSTEM_AND_TEXT = re.compile(rf"({'|'.join(codes.SYSTEM)})([^\w\[]+|_+)(?=\S)")
_TWIN = re.compile(r"(.*\S) \((\d+X\d+X\d+\S*|Q\d+(?:_\S+)?|[a-z]+)\)", re.DOTALL)
_MANGLED = re.compile(r"(.*)\.\d+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """One header cell read: `system` is the tool's own column it heads, `table_name` that of the response table."""

    written: str
    code: str | None = None
    text: str | None = None
    system: str | None = None
    table_name: str | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """A header row read, in one mode; `language` is that of the export where its texts tell."""

    mode: Mode
    columns: tuple[Heading, ...]
    evidence: str
    language: str | None = None

    def position(self, system: str) -> int | None:
        """The position of one of LimeSurvey's own columns, from 0."""
        return next((i for i, column in enumerate(self.columns) if column.system == system), None)


def read_headings(cells: Sequence[Cell]) -> Headings | None:
    """A header row in one of LimeSurvey's modes; None where it is not one."""
    header = [cell or "" for cell in cells]
    return _as_codes(header) or _as_codes_and_texts(header) or _as_texts(header) or _as_codes_alone(header)


def _as_codes(header: Sequence[str]) -> Headings | None:
    found = [cell for cell in dict.fromkeys(header) if cell in codes.SYSTEM]
    if not _is_evidence(found):
        return None
    evidence = f"headers {', '.join(found[:4])}" + (", …" if len(found) > 4 else "")
    is_table = any(codes.is_table_name(cell) and cell[:1] in "_0123456789" for cell in header)
    columns = tuple(_of_table(cell) if is_table else _of_code(cell) for cell in header)
    return Headings("table names" if is_table else "code headings", columns, evidence)


def _is_evidence(systems: Sequence[str]) -> bool:
    """Whether system columns found are enough to know LimeSurvey by: other tools have an id and a token too."""
    return list(systems[:2]) == ["id", "submitdate"] or (len(systems) >= _NEEDED and not _ITS_OWN.isdisjoint(systems))


def _of_code(cell: str) -> Heading:
    return Heading(cell, code=cell or None, system=cell if cell in codes.SYSTEM else None)


def _of_table(cell: str) -> Heading:
    if cell in codes.SYSTEM:
        return _of_code(cell)
    return Heading(cell, table_name=cell) if codes.is_table_name(cell) else Heading(cell, code=cell or None)


def _as_codes_alone(header: Sequence[str]) -> Headings | None:
    """Codes of which none is a system column: the person who exported unticked them."""
    if not all(codes.is_code(cell) for cell in header) or not any(codes.is_bracketed(cell) for cell in header):
        return None
    questions = Counter(codes.parts_of(cell)[0] for cell in header if codes.is_bracketed(cell))
    if max(questions.values()) < 2:
        return None
    evidence = "every header is a question code, with the option in brackets where there are several"
    return Headings("code headings", tuple(_of_code(cell) for cell in header), evidence)


def _as_codes_and_texts(header: Sequence[str]) -> Headings | None:
    found = [match for cell in header[:_LOOKED_AT] if (match := _SYSTEM_AND_TEXT.match(cell))]
    separators = Counter(match[2] for match in found)
    if not separators:
        return None
    separator, times = separators.most_common(1)[0]
    if times < min(_NEEDED, len(header)):
        return None
    evidence = f"{times} headers that start with a code of LimeSurvey's own and « {separator.strip() or 'a space'} »"
    columns = tuple(_split(cell, separator) for cell in header)
    return Headings("code and text headings", columns, evidence, terms.language_of(_text_keys(columns))[0])


def _text_keys(columns: Sequence[Heading]) -> list[str]:
    return [key(column.text) for column in columns if column.system and column.text]


def _split(cell: str, separator: str) -> Heading:
    code, parted, text = cell.partition(separator)
    if not parted or not codes.is_code(code):
        return Heading(cell, text=plain(cell) or None)
    return Heading(cell, code, plain(text) or None, code if code in codes.SYSTEM else None)


def _as_texts(header: Sequence[str]) -> Headings | None:
    looked_at = [_system_key(cell) for cell in header[:_LOOKED_AT]]
    language, hits = terms.language_of(key for keys in looked_at for key in keys)
    if language is None:
        return None
    systems = _systems([_system_key(cell) for cell in header], terms.headings_of(language))
    if not _is_evidence([system for system in systems if system]):
        return None
    is_short = sum(terms.short_key(cell) is not None for cell in header) > len(header) // 4
    known = frozenset(header)
    columns = tuple(_of_text(cell, system, known) for cell, system in zip(header, systems, strict=True))
    mode: Mode = "abbreviated headings" if is_short else "full text headings"
    return Headings(mode, columns, f"{hits} of LimeSurvey's own headings ({language})", language)


def _system_key(cell: str) -> set[str]:
    short = terms.short_key(cell)
    return {key(cell)} if short is None else terms.completed(short)


def _systems(keys: Sequence[set[str]], known: dict[str, str]) -> list[str | None]:
    """The system column of each header: those of the run that the header starts with.

    A questionnaire can ask « Date de lancement » too: LimeSurvey's own columns come first, and it writes
    the start only together with the last action. Where there is no such run the columns were moved, and the
    first heading of each is taken.
    """
    systems = _in_order(keys, known, is_run=True)
    if sum(system is not None for system in systems) < _NEEDED:
        systems = _in_order(keys, known, is_run=False)
    if "startdate" in systems and "datestamp" not in systems:
        systems[systems.index("startdate")] = None
    return systems


def _in_order(keys: Sequence[set[str]], known: dict[str, str], is_run: bool) -> list[str | None]:
    systems: list[str | None] = []
    taken: set[str] = set()
    has_ended = False
    for candidates in keys:
        new = [known[k] for k in sorted(candidates) if k in known and known[k] not in taken]
        has_ended = has_ended or (is_run and not new and len(systems) >= _NEEDED)
        systems.append(None if has_ended or not new else new[0])
        taken.update(new[:1])
    return systems


def _of_text(cell: str, system: str | None, known: frozenset[str]) -> Heading:
    """A heading in full; in JSON a later twin has the name of the response table after it."""
    heading = Heading(cell, text=plain(cell) or None, system=system)
    twin = _TWIN.fullmatch(cell)
    if twin and twin[1] in known:
        return replace(heading, text=plain(twin[1]), table_name=twin[2])
    return heading


def without_mangling(headings: Headings) -> tuple[Headings, int]:
    """The headings without the `.1`, `.2` that pandas adds to equal ones, and how many had them."""
    written = {column.written for column in headings.columns}
    columns, mangled = [], 0
    for column in headings.columns:
        found = _MANGLED.fullmatch(column.written)
        if column.text and found and found[1] in written:
            column, mangled = replace(column, text=plain(found[1])), mangled + 1
        columns.append(column)
    return replace(headings, columns=tuple(columns)), mangled
