"""Text frames: what every dialect makes of its file, under one set of names whatever the tool.

A text frame has one row per return, or one per instance of a repeat group, on a RangeIndex; columns of
dtype `str` named by the raw headers; missing is nan (not shown, or the container cannot tell), an empty
text is « shown, left blank ». The pipeline's own columns start with `@`:

    @file @sheet @line     where a person finds the row (@line is an int)
    @id                    the tool's own id of the return
    @submitted             when it was sent, as written; nan where it was not, or where the tool keeps no date
    @submitted_is_sentinel "yes" where the tool wrote a stand-in for a date it does not keep (1980-01-01)
    @complete              "yes", "no", or nan where the tool does not say
    @test                  "yes" where the tool marks the return as a trial (a preview); else nan
    @language @started @updated @last_page     as written

Only those that the tool knows are there. A repeat frame has, instead of the tool's facts,

    @return @parent        row numbers (Int64) in the returns, and in the frame that `parent` names
    @position              rank among the instances of the same parent, from 1 (Int64)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.codebook import Codebook
from transforms.formats.grids import Cell, Grid
from transforms.formats.headers import column_names
from transforms.formats.reading import FILE, LINE, SHEET, Reading, Standing

RETURN, PARENT, POSITION = "@return", "@parent", "@position"
FACTS = (
    "@id", "@submitted", "@submitted_is_sentinel", "@complete", "@test", "@language", "@started", "@updated",
    "@last_page",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a text frame and where it comes from.

    `name` is the frame's column; `path` the header cells as written, from the top; `code` and `label` the
    tool's code and question text where the file or a codebook has them; `question` and `option` the two
    parts of a column that holds one option or one row of a question. `position` is its place in the
    file, from 1.
    """

    name: str
    path: tuple[str, ...] = ()
    position: int = 0
    code: str | None = None
    label: str | None = None
    question: str | None = None
    option: str | None = None


@dataclass(frozen=True)
class TextFrame:
    """One table of text with its columns described; `parent` names the frame that a repeat belongs to."""

    name: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    parent: str | None = None
    sheet: str | None = None
    header_lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """All that one raw file holds: the returns, their repeats, other tables in it, and how it was read.

    `returns` is None for a file that only describes a questionnaire; its `codebook` is there then.
    """

    reading: Reading
    returns: TextFrame | None
    repeats: tuple[TextFrame, ...] = ()
    others: tuple[TextFrame, ...] = ()
    codebook: Codebook | None = None


@dataclass(frozen=True)
class Described:
    """What a dialect hands back; `transforms.formats` makes the reading of it."""

    form: str
    returns: TextFrame | None
    repeats: tuple[TextFrame, ...] = ()
    others: tuple[TextFrame, ...] = ()
    codebook: Codebook | None = None
    warnings: tuple[str, ...] = ()
    empties_apart: bool | None = None
    """None: as the container does; else what the dialect knows better."""
    standing: Standing | None = None
    """None: that of the match."""


def text_column(cells: pa.ChunkedArray | pa.Array | Sequence[Cell]) -> Any:
    """One column of text as a pandas array of dtype `str`, nan where empty; no copy of Arrow's characters."""
    if not isinstance(cells, pa.ChunkedArray | pa.Array):
        cells = pa.array(list(cells), type=pa.large_string())
    return pd.array(cells.cast(pa.large_string()), dtype="str")


def frame_of_grid(
    grid: Grid, columns: Sequence[Column], file: str, facts: Mapping[str, Any] | None = None
) -> pd.DataFrame:
    """The text frame of a grid without its header rows: column i of the grid under the name of column i.

    `facts` are the tool's own facts by their `@` name: an Arrow column, a list of cells, or one text for all.
    """
    data: dict[str, Any] = {column.name: text_column(grid.column(i)) for i, column in enumerate(columns)}
    data |= place_columns(file, grid.name, grid.lines)
    for name, cells in (facts or {}).items():
        data[name] = text_column([cells] * grid.height if cells is None or isinstance(cells, str) else cells)
    return pd.DataFrame(data, index=pd.RangeIndex(grid.height))


def place_columns(file: str, sheet: str | None, lines: Sequence[int] | np.ndarray[Any, Any]) -> dict[str, Any]:
    """@file, @sheet, @line of some rows."""
    size = len(lines)
    return {
        FILE: _same(file, size),
        SHEET: _same(sheet, size),
        LINE: np.asarray(lines, dtype=np.int64),
    }


def _same(text: str | None, size: int) -> Any:
    return text_column(pa.repeat(pa.scalar(text, pa.large_string()), size))


def frame_of_records(
    records: Sequence[Mapping[str, Cell]], file: str, lines: Sequence[int] | None = None, sheet: str | None = None
) -> tuple[pd.DataFrame, list[str]]:
    """The text frame of records by key, and its columns in the order first seen; an absent key is missing.

    A key in @ gets an underscore before it. Lines are ranks from 1 unless given.
    """
    keys = list(dict.fromkeys(key for record in records for key in record))
    names, _ = column_names(keys)
    data: dict[str, Any] = {
        name: text_column([record.get(key) for record in records]) for name, key in zip(names, keys, strict=True)
    }
    data |= place_columns(file, sheet, range(1, len(records) + 1) if lines is None else lines)
    return pd.DataFrame(data, index=pd.RangeIndex(len(records))), names


def link_columns(
    returns: Sequence[int | None], parents: Sequence[int | None], positions: Sequence[int | None]
) -> dict[str, Any]:
    """@return, @parent, @position of the rows of a repeat frame; None where the parent is not in the file."""
    return {
        name: pd.array(list(values), dtype="Int64")
        for name, values in ((RETURN, returns), (PARENT, parents), (POSITION, positions))
    }


def yes_where(present: pa.ChunkedArray | pa.Array) -> pa.Array:
    """ "yes" where a boolean column is true, "no" where false, null where null."""
    return pc.if_else(present, "yes", "no")


def simple_columns(names: Sequence[str], header: Sequence[Cell] | None = None) -> tuple[Column, ...]:
    """Columns that are known by one header cell each."""
    cells = names if header is None else header
    return tuple(
        Column(name, (cell,) if cell else (), position)
        for position, (name, cell) in enumerate(zip(names, cells, strict=True), start=1)
    )
