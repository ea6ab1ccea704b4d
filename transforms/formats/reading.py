"""How a file was read: what a person needs to know to trust the rows, or to correct the export."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from transforms.privacy import mask

# The pipeline's own columns in a text frame; no column of a raw file may be called so.
FILE, SHEET, LINE = "@file", "@sheet", "@line"

Standing = Literal["proven", "from source", "from documentation", "no tool"]
"""What a dialect's reader rests on: files that the tool itself wrote, the tool's source, or its documentation; for
files of no known tool, nothing but the file itself."""
Empties = Literal["kept apart", "merged"]
"""Whether « not shown » (missing) and « left blank » (an empty text) stay apart in this file."""

LineUnit = Literal["line", "row", "record"]
Role = Literal["returns", "repeat", "other"]


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table found in the file: what it is, where its header stands, and its size."""

    name: str
    role: Role
    rows: int
    columns: int
    sheet: str | None = None
    header_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was recognised in one file, with the evidence, and what is odd about it."""

    name: str
    container: str
    """From the outside in: `text`, `xlsx`, `zip > text`."""
    encoding: str | None = None
    encoding_reason: str | None = None
    separator: str | None = None
    separator_reason: str | None = None
    dialect: str
    form: str
    """Which of the dialect's exports: `code headings, short answers`."""
    evidence: str
    standing: Standing
    empties: Empties
    line_unit: LineUnit = "line"
    """What @line counts: lines of a text, rows of a sheet, records of a document."""
    tables: tuple[TableRead, ...] = ()
    columns: tuple[str, ...] = ()
    """Of the returns, in order."""
    warnings: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many returns."""
        return next((table.rows for table in self.tables if table.role == "returns"), 0)

    @property
    def header_line(self) -> int | None:
        """The first line of the header of the returns."""
        lines = next((table.header_lines for table in self.tables if table.role == "returns"), ())
        return lines[0] if lines else None

    def as_json(self) -> dict[str, Any]:
        """The reading as it is told, in `reading.json` too: what is personal in names and headers is masked."""
        told: dict[str, Any] = _masked(asdict(self))
        return told | {"rows": self.rows, "header_line": self.header_line}


def _masked(value: Any) -> Any:
    """The same value, every text in it masked: files, sheets and columns are named after people, too."""
    if isinstance(value, dict):
        return {name: _masked(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_masked(part) for part in value)
    return mask(value).text if isinstance(value, str) else value
