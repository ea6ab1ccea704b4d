"""Delimited text (CSV, TSV): bytes → a grid, every cell as it was written.

Nothing is typed and nothing is filled in. An empty cell without quotes is missing (the tool did not
show the question, or keeps no difference); an empty cell in quotes is an empty text (shown, left
blank). Regular files go through pyarrow at its own speed, their lines counted beside it; a file whose
rows or quotes are irregular goes through the exact tokenizer of `records`, which names the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.encoding_doubts import doubt_warning
from transforms.formats.containers.encodings import as_utf8, mojibake_warning
from transforms.formats.containers.nul_cells import without_nul_cells
from transforms.formats.containers.record_lines import record_lines
from transforms.formats.containers.records import Record, read_records
from transforms.formats.containers.separators import Separation, find_separator
from transforms.formats.content import Content
from transforms.formats.grids import Grid, grid_of
from transforms.formats.limits import Limits

# Enough to correct a file by; the rest is counted.
FAULTS_TOLD = 20
_SAMPLE = 1 << 19
# Small blocks keep the peak low; a record larger than one asks for the large.
_BLOCKS = (1 << 20, 1 << 25)


def open_content(content: bytes, name: str, limits: Limits, separator: str | None = None) -> Content:
    """The one grid of a delimited text; the separator is found unless given.

    Lines are those of an editor, from 1; a record that spans several has the line of its first. Raises
    `UnreadableReturn` for quotes that cannot be read, NUL characters in a text, or more than the limits allow.
    """
    data, start, encoding, encoding_reason = as_utf8(content, name)
    separation = _separation(data[start : start + _SAMPLE].replace(b"\x00", b""), separator)
    data, emptied = without_nul_cells(data, start, separation.separator, name)
    grid = _grid(data, start, separation, name, limits)
    if grid.height > limits.rows:
        raise _too_much(name, f"{grid.height} rows", limits.rows)
    told = (doubt_warning(content, encoding), emptied, mojibake_warning(data))
    return Content(
        name=name,
        container="text",
        grids=(grid,),
        is_apart=_keeps_empties_apart(grid),
        encoding=encoding,
        encoding_reason=encoding_reason,
        separator=separation.separator,
        separator_reason=separation.reason,
        warnings=tuple(warning for warning in told if warning),
        limits=limits,
    )


def _separation(sample: bytes, separator: str | None) -> Separation:
    if separator:
        return Separation(separator, "given")
    return find_separator(sample.decode("utf-8", "ignore"))


def _grid(data: bytes, start: int, separation: Separation, name: str, limits: Limits) -> Grid:
    # What comes before the table is one declared line of ASCII, so characters are bytes.
    start += separation.start
    width = _first_width(data[start : start + _SAMPLE], separation)
    if width > limits.columns:
        raise _too_much(name, f"{width} columns", limits.columns)
    grid = _regular(data, start, separation, width)
    return _exact(data[start:], separation, name) if grid is None else grid


def _first_width(start_of_body: bytes, separation: Separation) -> int:
    sample = start_of_body.decode("utf-8", "ignore")
    first = next(iter(islice(read_records(sample, separation.separator), 1)), None)
    return len(first.cells) if first else 0


def _regular(data: bytes, start: int, separation: Separation, width: int) -> Grid | None:
    """The grid by pyarrow, where quotes are regular and every record has the width of the first."""
    lines = record_lines(data, start, separation.separator) if width else None
    if lines is None:
        return None
    body = pa.py_buffer(data).slice(start)
    for block in _BLOCKS:
        try:
            cells = _read_csv(body, separation.separator, width, block)
        except pa.ArrowInvalid:
            continue  # a ragged row, which the exact tokenizer names, or a record larger than the block
        return Grid(cells, lines + separation.first_line - 1) if cells.num_rows == len(lines) else None
    return None


def _read_csv(body: pa.Buffer, separator: str, width: int, block: int) -> pa.Table:
    names = [str(position) for position in range(width)]
    convert = pyarrow.csv.ConvertOptions(
        # The type that pandas keeps text in, so that nothing is copied on the way there.
        column_types=dict.fromkeys(names, pa.large_string()),
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    parse = pyarrow.csv.ParseOptions(delimiter=separator, newlines_in_values=True)
    read = pyarrow.csv.ReadOptions(column_names=names, block_size=block)
    # Block by block: a whole-file reader holds its parsed blocks and the columns at once.
    batches = pyarrow.csv.open_csv(pa.BufferReader(body), read, parse, convert)
    return pa.Table.from_batches(batches, batches.schema)


def _exact(body: bytes, separation: Separation, name: str) -> Grid:
    records = list(read_records(body.decode("utf-8"), separation.separator, separation.first_line))
    if not records:
        raise UnreadableReturn(Fault(name, "no line of text", "a header line and rows", "Export the returns again."))
    _refuse_faults(name, records)
    return grid_of([record.cells for record in records], [record.line for record in records])


def _refuse_faults(name: str, records: Sequence[Record]) -> None:
    faults = [
        Fault(f"{name}, line {record.line}", record.fault, "closed quotes, doubled inside a cell",
              "Correct the line, or export again.")
        for record in records
        if record.fault
    ]  # fmt: skip
    raise_faults(name, faults)


def raise_faults(name: str, faults: Sequence[Fault]) -> None:
    """Raises `UnreadableReturn` for the first faults and the number of the others; nothing where there is none."""
    if len(faults) > FAULTS_TOLD:
        more = len(faults) - FAULTS_TOLD
        rest = Fault(name, f"{more} more rows at fault", "none", "Correct these first; the cause is often the same.")
        faults = [*faults[:FAULTS_TOLD], rest]
    if faults:
        raise UnreadableReturn(faults)


def _too_much(name: str, found: str, most: int) -> UnreadableReturn:
    remedy = "Check the separator and the header, or split the file."
    return UnreadableReturn(Fault(name, found, f"at most {most}", remedy))


def _keeps_empties_apart(grid: Grid) -> bool:
    """Whether the file writes both empties: cells without quotes, and empty quotes."""
    has_null = any(column.null_count for column in grid.cells.columns)
    return has_null and any(pc.min(pc.binary_length(column)).as_py() == 0 for column in grid.cells.columns)
