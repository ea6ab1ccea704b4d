"""Delimited text (CSV, TSV): bytes → a text frame, every cell as it was written.

Nothing is typed and nothing is filled in. An empty cell without quotes is missing (the tool did not
show the question, or keeps no difference); an empty cell in quotes is an empty text (shown, left
blank). A row that is wider or narrower than the header is a fault that names its line: which cell
moved cannot be known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers import refuse_binary
from transforms.formats.encodings import decode, mojibake_warning
from transforms.formats.headers import column_names
from transforms.formats.reading import FILE, LINE, SHEET, Reading
from transforms.formats.records import Record, read_records
from transforms.formats.separators import find_separator

MAX_BYTES = 512 * 1024**2
MAX_COLUMNS = 10_000
# Enough to correct a file by; the rest is counted.
_FAULTS_TOLD = 20
_LINES_TOLD = 5


def read_delimited(stream: BinaryIO, name: str) -> tuple[pd.DataFrame, Reading]:
    """The rows of a delimited file: one row per record below the header, columns as text, and how it was read.

    Columns are those of the file, then @file, @sheet (missing) and @line (from 1, as an editor counts
    lines; a record that spans several has the line of its first). Raises `UnreadableReturn`.
    """
    content = _read(stream, name)
    text, encoding, encoding_reason = decode(content, name)
    _refuse_nul(text, name)
    separation = find_separator(text)
    records = list(read_records(text[separation.start :], separation.separator, separation.first_line))
    if not records:
        raise UnreadableReturn(Fault(name, "no line of text", "a header line and rows", "Export the returns again."))
    header, rows = records[0], records[1:]
    columns, renamed = column_names(header.cells)
    _refuse_faults(name, header, rows)
    reading = Reading(
        container="text",
        encoding=encoding,
        encoding_reason=encoding_reason,
        dialect="delimited",
        separator=separation.separator,
        separator_reason=separation.reason,
        header_line=header.line,
        rows=len(rows),
        columns=tuple(columns),
        warnings=(*renamed, *_warnings(text, rows)),
    )
    return _frame(columns, rows, name), reading


def _read(stream: BinaryIO, name: str) -> bytes:
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise UnreadableReturn(Fault(name, f"more than {MAX_BYTES} bytes", f"at most {MAX_BYTES}", "Split the export."))
    if not content.strip():
        raise UnreadableReturn(Fault(name, "an empty file", "a header line and rows", "Export the returns again."))
    refuse_binary(content, name)
    return content


def _refuse_nul(text: str, name: str) -> None:
    position = text.find("\x00")
    if position >= 0:
        line = len(text[:position].replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        remedy = "The file is binary or was damaged on its way: export it again."
        raise UnreadableReturn(Fault(f"{name}, line {line}", "a NUL character", "text", remedy))


def _refuse_faults(name: str, header: Record, rows: Sequence[Record]) -> None:
    width = len(header.cells)
    if width > MAX_COLUMNS:
        remedy = "Check that the first line is the header."
        raise UnreadableReturn(Fault(name, f"{width} columns", f"at most {MAX_COLUMNS}", remedy))
    faults = [fault for record in (header, *rows) if (fault := _fault(name, record, width))]
    if len(faults) > _FAULTS_TOLD:
        more = len(faults) - _FAULTS_TOLD
        rest = Fault(name, f"{more} more rows at fault", "none", "Correct these first; the cause is often the same.")
        faults = [*faults[:_FAULTS_TOLD], rest]
    if faults:
        raise UnreadableReturn(faults)


def _fault(name: str, record: Record, width: int) -> Fault | None:
    place = f"{name}, line {record.line}"
    if record.fault:
        return Fault(place, record.fault, "closed quotes, doubled inside a cell", "Correct the line, or export again.")
    if len(record.cells) != width:
        remedy = "Quote cells that hold the separator or a line end, or export again."
        return Fault(place, f"{len(record.cells)} cells", f"{width}, as the header has", remedy)
    return None


def _warnings(text: str, rows: Sequence[Record]) -> Iterable[str]:
    if not rows:
        yield "no row below the header"
    blank = [record.line for record in rows if not any(cell and cell.strip() for cell in record.cells)]
    if blank:
        lines = ", ".join(str(line) for line in blank[:_LINES_TOLD]) + (", …" if len(blank) > _LINES_TOLD else "")
        yield f"{len(blank)} row(s) without any text: line {lines}"
    if spoilt := mojibake_warning(text):
        yield spoilt


def _frame(columns: Sequence[str], rows: Sequence[Record], name: str) -> pd.DataFrame:
    cells = zip(*(record.cells for record in rows), strict=True) if rows else [()] * len(columns)
    data = {column: pd.Series(list(values), dtype="str") for column, values in zip(columns, cells, strict=True)}
    data[FILE] = pd.Series([name] * len(rows), dtype="str")
    data[SHEET] = pd.Series([None] * len(rows), dtype="str")
    data[LINE] = pd.Series([record.line for record in rows], dtype="int64")
    return pd.DataFrame(data, index=pd.RangeIndex(len(rows)))
