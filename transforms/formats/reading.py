"""How a file was read: what a person needs to know to trust the rows, or to correct the export."""

from __future__ import annotations

from dataclasses import dataclass

# The pipeline's own columns in a text frame; no column of a raw file may be called so.
FILE, SHEET, LINE = "@file", "@sheet", "@line"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised in one file, with the evidence, and what is odd about it."""

    container: str
    encoding: str
    encoding_reason: str
    dialect: str
    separator: str
    separator_reason: str
    header_line: int
    rows: int
    columns: tuple[str, ...]
    warnings: tuple[str, ...] = ()
