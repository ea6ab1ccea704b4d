"""From a row of the answers back to the raw cells: which file, which row of it, which block.

The unfolding keeps lines, which a file may tell twice; here rows of the text frames are numbered
before it and the numbers read back after it, so that a cell is found by its place and by nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from transforms.formats import Extraction
from transforms.formats.frames import TextFrame
from transforms.formats.reading import LINE, SHEET, LineUnit
from transforms.source_text import SourceText
from transforms.survey_files import Survey, Version
from transforms.waves import Answer, Block, Wave

# Rows of the n-th repeat table are numbered from n times this; no frame is that long.
_STRIDE = 10**12
# A sheet filled in as a form: each answer stands on a line of its own, beside its label.
_FORM = "form layout"
RETURN_LINE = "@return_line"
_LETTERS = 26

Table = str | None
"""A repeat table by its name; None for the returns themselves."""


@dataclass(frozen=True)
class FileRead:
    """One raw file of a source: its name and sha256, how many rows each of its tables has, and where columns stand.

    `positions` are places in the file, from 1, by the column's name as the wave file writes it; `headers`
    the names that the file itself has where they are others.
    """

    name: str
    sha256: str
    line_unit: LineUnit
    rows: Mapping[Table, int]
    positions: Mapping[Table, Mapping[str, int]]
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """One raw cell and where a person finds it; `text` is None where the cell holds nothing at all."""

    role: str
    file: str
    sha256: str
    sheet: str | None
    line: int
    line_unit: LineUnit
    column: str
    position: int | None
    letter: str | None
    text: str | None


@dataclass(frozen=True)
class Origin:
    """Where a row of the answers stands: its row among the returns, and in a repeat table if it is of one.

    `block` is None where the row is an initiative by itself, or a return without any.
    """

    returns_row: int | None
    table: Table = None
    table_row: int | None = None
    block: Block | None = None


def file_read(extraction: Extraction, sha256: str, wave: Wave, version: Version) -> FileRead:
    """What has to be kept of one file, beside its text, to find a cell of it again."""
    tables = {repeat.name: repeat for repeat in extraction.repeats if repeat.name in wave.tables}
    frames: dict[Table, TextFrame | None] = {None: extraction.returns}
    frames.update(tables)
    positions = {name: {c.name: c.position for c in frame.columns} for name, frame in frames.items() if frame}
    renamed = dict(version.renamed)
    positions[None] = {renamed.get(name, name): position for name, position in positions.get(None, {}).items()}
    rows = {name: len(frame.frame) for name, frame in frames.items() if frame}
    reading = extraction.reading
    if reading.form == _FORM:
        positions = {}
    headers = {new: old for old, new in renamed.items()}
    return FileRead(reading.name, sha256, reading.line_unit, rows, positions, headers)


def unfold_with_origins(
    text: SourceText, survey: Survey, wave: Wave, source_id: str
) -> tuple[pd.DataFrame, list[Origin]]:
    """The answers frame of the source, as `SourceText.unfold` makes it, and the origin of each of its rows."""
    tables = {
        name: table.assign(**{LINE: np.arange(len(table), dtype=np.int64) + rank * _STRIDE})
        for rank, (name, table) in enumerate(text.tables.items(), start=1)
    }
    returns = text.returns.assign(**{LINE: np.arange(len(text.returns), dtype=np.int64)})
    numbered = replace(text, returns=returns, tables=tables).unfold(survey, wave, source_id)
    origins = list(_origins(numbered, fitted_to(wave, text), list(tables)))
    lines = [_line(text, origin) for origin in origins]
    return numbered.assign(**{LINE: np.asarray(lines, dtype=np.int64)}), origins


def fitted_to(wave: Wave, text: SourceText) -> Wave:
    """The wave with the columns that the source has in place of every pattern, repeat tables included."""
    fitted = wave.fitted(text.returns.columns)
    blocks = [block.fitted(list(text.tables[block.table].columns)) if block.table else block for block in fitted.blocks]
    return replace(fitted, blocks=tuple(blocks))


def _origins(numbered: pd.DataFrame, wave: Wave, tables: Sequence[str]) -> Iterator[Origin]:
    of_numbers = [block for block in wave.blocks if block.table is None]
    of_tables = {block.table: block for block in wave.blocks if block.table is not None}
    met: Counter[int] = Counter()
    for row, of in zip(numbered[LINE].tolist(), numbered[RETURN_LINE].tolist(), strict=True):
        if row >= _STRIDE:
            rank, table_row = divmod(row, _STRIDE)
            name = tables[rank - 1]
            yield Origin(of if of < _STRIDE else None, name, table_row, of_tables[name])
            continue
        # The numbered blocks of one return come in the order of the wave file.
        yield Origin(row, block=of_numbers[met[row]] if of_numbers else None)
        met[row] += 1


def _line(text: SourceText, origin: Origin) -> int:
    frame, row = frame_of(text, origin, origin.table)
    return int(frame[LINE].iloc[row])


def frame_of(text: SourceText, origin: Origin, table: Table) -> tuple[pd.DataFrame, int]:
    """The frame of that name and the origin's row in it; KeyError for a row that has no return in the file."""
    row = origin.returns_row if table is None else origin.table_row
    if row is None:
        raise KeyError("a row that belongs to no return of the file")
    return (text.returns if table is None else text.tables[table]), row


def cell_at(text: SourceText, files: Sequence[FileRead], origin: Origin, table: Table, column: str, role: str) -> Cell:
    """One raw cell of the row, with its place; a column that this questionnaire version lacks holds nothing."""
    frame, row = frame_of(text, origin, table)
    file = _file_of(files, table, row)
    position = file.positions.get(table, {}).get(column) or None
    found = frame[column].iloc[row] if column in frame.columns else None
    sheet = frame[SHEET].iloc[row]
    return Cell(
        role=role,
        file=file.name,
        sha256=file.sha256,
        sheet=sheet if isinstance(sheet, str) else None,
        line=int(frame[LINE].iloc[row]),
        line_unit=file.line_unit,
        column=file.headers.get(column, column),
        position=position,
        letter=letters(position) if position and file.line_unit == "row" else None,
        text=found if isinstance(found, str) else None,
    )


def _file_of(files: Sequence[FileRead], table: Table, row: int) -> FileRead:
    """The file that a row of the joined frames comes from: they stand one after the other."""
    for file in files:
        if row < file.rows.get(table, 0):
            return file
        row -= file.rows.get(table, 0)
    raise IndexError("a row beyond the last file")


def letters(position: int) -> str:
    """The name that a spreadsheet gives its column: 1 → A, 27 → AA."""
    name = ""
    while position > 0:
        position, rest = divmod(position - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def answers_of(wave: Wave, origin: Origin) -> dict[str, tuple[Table, Answer]]:
    """Every field that the row answers: the table that its cells stand in, and how it is answered."""
    if origin.block is None:
        fields = wave.shared if wave.blocks else wave.fields
        return {name: (None, answer) for name, answer in fields.items()}
    own = {name: (origin.table, answer) for name, answer in origin.block.fields.items()}
    return {name: (None, answer) for name, answer in wave.shared.items()} | own


def personal_columns(wave: Wave, version: Version, origin: Origin) -> frozenset[str]:
    """The columns whose cells are never shown to anyone."""
    of_block = origin.block.personal if origin.block else ()
    return frozenset({*wave.personal, *version.personal, *of_block})
