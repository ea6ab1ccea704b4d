"""SQLite files: every table of the user's as a grid of text, its column names on the first row.

The file is opened in memory, never on disk, and nothing in it is run: views, triggers and virtual tables
are left out. Lines are ranks in the order of the rows' own numbers; the names stand at 0.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.number_text import number_column, number_text
from transforms.formats.containers.sqlite_header import as_rollback, header_faults, header_warnings
from transforms.formats.content import Content
from transforms.formats.grids import Grid
from transforms.formats.limits import Limits

_BLOCK = 20_000
# Steps of SQLite's machine that a cell takes, with much to spare: a count bounds time without a clock.
_STEPS_A_CELL = 20
_STEPS_A_CALL = 1_000_000
_LARGEST_CELL = 1 << 28
_REMEDY = "Copy the document again from the program that keeps it, or export its tables as CSV."
_BLOBS_TOLD = "errors of formulas or files, which hold no text"


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """One grid a table, in the order they were made; whole numbers have no decimals, blobs are missing.

    Raises `UnreadableReturn` for a file that is cut, damaged, encrypted, or larger than the limits allow.
    """
    faults = header_faults(content, name)
    if faults:
        raise UnreadableReturn(faults)
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            _shut(database, limits)
            database.deserialize(as_rollback(content))
            return _read(database, content, name, limits)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # SQLite's messages quote names of the schema, which in a damaged file are no text.
        raise UnreadableReturn(_fault(name, error)) from None


def _shut(database: sqlite3.Connection, limits: Limits) -> None:
    """No function of the schema is trusted, nothing is written, and a statement ends after so many steps."""
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
        database.execute(f"PRAGMA {pragma}")
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_CELL)
    steps = iter(range(_STEPS_A_CELL * limits.cells // _STEPS_A_CALL + 1))
    database.set_progress_handler(lambda: next(steps, None) is None, _STEPS_A_CALL)


def _fault(name: str, error: sqlite3.Error | UnicodeDecodeError) -> Fault:
    code = getattr(error, "sqlite_errorcode", None)
    expected = "a whole SQLite file"
    if code == sqlite3.SQLITE_INTERRUPT:
        remedy = "Export its tables as CSV, or raise INVENTAIRE_MAX_CELLS."
        return Fault(name, "a database that takes too long to read", expected, remedy)
    if code == sqlite3.SQLITE_NOTADB:
        found = "a database that is encrypted or damaged"
        return Fault(name, found, expected, "Take its password off in the program that keeps it, or export CSV.")
    return Fault(name, f"a damaged database ({getattr(error, 'sqlite_errorname', 'no reason')})", expected, _REMEDY)


def _read(database: sqlite3.Connection, content: bytes, name: str, limits: Limits) -> Content:
    warnings = [*header_warnings(content), *_check(database, name)]
    tables, left_out = _tables(database)
    if not tables:
        raise UnreadableReturn(Fault(name, "a database without a table", "tables of returns", _REMEDY))
    grids, cells = [], 0
    for table in tables:
        grid, told = _grid(database, table, name, limits)
        cells += grid.height * grid.width
        if cells > limits.cells:
            raise UnreadableReturn(_too_much(name, f"more than {limits.cells} cells", limits.cells))
        grids.append(grid)
        warnings += told
    return Content(
        name=name,
        container="sqlite",
        grids=tuple(grids),
        is_apart=True,
        line_unit="record",
        warnings=(*warnings, *left_out),
        limits=limits,
    )


def _check(database: sqlite3.Connection, name: str) -> list[str]:
    """Raises `UnreadableReturn` where pages of the file contradict each other."""
    try:
        problems = [row[0] for row in database.execute("PRAGMA quick_check(100)")]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        # The schema names a function or a module that only the program that made the file has.
        return ["whether the database is whole could not be checked: it needs the program that made it"]
    if problems != ["ok"]:
        found = f"a damaged database ({len(problems)} contradiction(s) in its pages)"
        raise UnreadableReturn(Fault(name, found, "a whole SQLite file", _REMEDY))
    return []


def _tables(database: sqlite3.Connection) -> tuple[list[_Table], list[str]]:
    """The tables that can be read, and a warning for each kind that is left out."""
    rows = database.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid").fetchall()
    own = [row for row in rows if row[0] == "table" and not str(row[1]).lower().startswith("sqlite_")]
    virtual = [row for row in own if str(row[2]).upper().split()[:2] == ["CREATE", "VIRTUAL"]]
    tables = [_Table(str(name), _columns(database, str(name))) for _, name, sql in own if (_, name, sql) not in virtual]
    views = sum(1 for row in rows if row[0] == "view")
    left_out = {"view(s), which repeat what tables hold": views, "virtual table(s)": len(virtual)}
    return tables, [f"{count} {what}: left out" for what, count in left_out.items() if count]


def _columns(database: sqlite3.Connection, table: str) -> tuple[str, ...]:
    found = database.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid", (table,))
    return tuple(str(row[0]) for row in found)


def _grid(database: sqlite3.Connection, table: _Table, name: str, limits: Limits) -> tuple[Grid, list[str]]:
    where = f"{name}, table {table.name!r}"
    if len(table.columns) > limits.columns:
        raise UnreadableReturn(_too_much(where, f"{len(table.columns)} columns", limits.columns))
    blocks = [pa.table([pa.array([column], pa.large_string()) for column in table.columns], _names(table))]
    height, blobs = 0, 0
    for rows in _rows(database, table):
        height += len(rows)
        if height > limits.rows or height * len(table.columns) > limits.cells:
            raise UnreadableReturn(_too_much(where, f"more than {height - len(rows)} rows", limits.rows))
        columns = list(zip(*rows, strict=True))
        blobs += sum(_blobs(column) for column in columns)
        blocks.append(pa.table([_texts(column) for column in columns], _names(table)))
    cells = pa.concat_tables(blocks)
    return Grid(cells, np.arange(height + 1), table.name), _oddities(table, cells, blobs)


def _oddities(table: _Table, cells: pa.Table, blobs: int) -> list[str]:
    spoilt = sum(pc.sum(pc.match_substring(column, "\ufffd")).as_py() or 0 for column in cells.columns)
    told = {
        f"cell(s) read as missing: {_BLOBS_TOLD}": blobs,
        "cell(s) with characters that were lost before (U+FFFD)": spoilt,
    }
    return [f"table {table.name!r}: {count} {what}" for what, count in told.items() if count]


def _names(table: _Table) -> list[str]:
    return [str(position) for position in range(len(table.columns))]


def _rows(database: sqlite3.Connection, table: _Table) -> Iterator[Sequence[tuple[object, ...]]]:
    # Not by an index, which has an order of its own.
    quoted = table.name.replace('"', '""')
    cursor = database.execute(f'SELECT * FROM "{quoted}" NOT INDEXED')
    while rows := cursor.fetchmany(_BLOCK):
        yield rows


def _blobs(column: Sequence[object]) -> int:
    return sum(1 for cell in column if type(cell) is bytes) if bytes in set(map(type, column)) else 0


def _texts(column: Sequence[object]) -> pa.Array:
    """Cells as text, by the kinds of value in the column: SQLite lets any be in any."""
    kinds = set(map(type, column)) - {type(None)}
    if kinds <= {str}:
        return pa.array(column, pa.large_string())
    if kinds == {int}:
        return pa.array(column, pa.int64()).cast(pa.large_string())
    if kinds == {float}:
        return number_column(np.array(column, dtype=np.float64))
    return pa.array([_text(cell) for cell in column], pa.large_string())


def _text(cell: object) -> str | None:
    if isinstance(cell, int | float):
        return number_text(cell)
    return cell if isinstance(cell, str) else None


def _too_much(where: str, found: str, most: int) -> Fault:
    return Fault(where, found, f"at most {most}", "Export its tables as CSV, or split them.")
