"""SQLite: every table as text, nothing in the file run, and what is cut or damaged refused."""

import io
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.databases import open_content
from transforms.formats.content import Content
from transforms.formats.limits import DEFAULT_LIMITS, Limits

SHARED = Path(__file__).parents[5] / "shared" / "returns"
ROWS = "CREATE TABLE r(id INTEGER PRIMARY KEY, a TEXT, b); "


def database(script: str, rows: Sequence[Sequence[object]] = ()) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(script)
    for row in rows:
        connection.execute(f"INSERT INTO r VALUES ({', '.join('?' * len(row))})", row)
    connection.commit()
    return connection.serialize()


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Content:
    return open_content(data, "f.db", limits)


def fault(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        read(data, limits)
    (only,) = raised.value.faults
    return only


def rows_of(content: Content, table: int = 0) -> list[list[str | None]]:
    return list(content.grids[table].rows())


def test_values_are_the_text_a_person_entered() -> None:
    values = [1, 1.0, 0.1, 21340017200013.0, 1e-7, -3, 2**62, "01001", "", None, 1e300]
    content = read(database(ROWS, [(n, "x", value) for n, value in enumerate(values, start=1)]))
    assert rows_of(content)[0] == ["id", "a", "b"]
    written = ["1", "1", "0.1", "21340017200013", "0.0000001", "-3", str(2**62), "01001", "", None, "1" + "0" * 300]
    assert [row[2] for row in rows_of(content)[1:]] == written
    assert content.is_apart and content.line_unit == "record" and content.container == "sqlite"
    assert content.grids[0].lines.tolist() == list(range(12)) and content.warnings == ()


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")) | st.none(),
                          st.floats(allow_nan=False, allow_infinity=False) | st.none()), max_size=20))  # fmt: skip
def test_texts_come_back_as_they_are_and_numbers_as_numbers(rows: list[tuple[str | None, float | None]]) -> None:
    found = rows_of(read(database(ROWS, [(n, *row) for n, row in enumerate(rows)])))[1:]
    assert [row[1] for row in found] == [text for text, _ in rows]
    assert [row[2] and float(row[2]) for row in found] == [number for _, number in rows]
    assert not [row[2] for row in found if row[2] and "e" in row[2]]


def test_rows_are_in_the_order_of_their_numbers_whatever_the_indexes() -> None:
    script = "CREATE TABLE r(a TEXT, b TEXT, UNIQUE(b, a)); INSERT INTO r VALUES ('1', 'z'), ('2', 'y'), ('3', 'x');"
    assert [row[0] for row in rows_of(read(database(script)))[1:]] == ["1", "2", "3"]


def test_one_grid_a_table_system_tables_and_views_left_out() -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n"
    script = ROWS + (
        "CREATE TABLE _grist_Tables(id INTEGER PRIMARY KEY AUTOINCREMENT, tableId TEXT);"
        "INSERT INTO _grist_Tables VALUES (1, 'T');"
        f"CREATE VIEW v AS SELECT * FROM r; CREATE VIEW w AS {endless};"
        "CREATE TRIGGER t AFTER INSERT ON r BEGIN SELECT 1; END;"
    )
    content = read(database(script))
    assert [(grid.name, grid.height) for grid in content.grids] == [("r", 1), ("_grist_Tables", 2)]
    assert content.warnings == ("2 view(s), which repeat what tables hold: left out",)


def test_virtual_tables_are_left_out_and_told() -> None:
    content = read(database(ROWS + "CREATE VIRTUAL TABLE f USING fts5(a);"))
    assert "r" in [grid.name for grid in content.grids] and "f" not in [grid.name for grid in content.grids]
    assert "1 virtual table(s): left out" in content.warnings


def test_blobs_are_missing_and_counted_by_table() -> None:
    content = read(database(ROWS, [(1, b"\x00\x01", "x"), (2, "y", b"")]))
    assert rows_of(content)[1:] == [["1", None, "x"], ["2", "y", None]]
    assert content.warnings == (
        "table 'r': 2 cell(s) read as missing: errors of formulas or files, which hold no text",
    )


def test_names_of_all_kinds() -> None:
    table = '"sélection ""du"" 1"'
    script = f'CREATE TABLE {table}("a b" TEXT, "select", "x""y"); INSERT INTO {table} VALUES (1, 2, 3)'
    content = read(database(script))
    assert content.grids[0].name == 'sélection "du" 1'
    assert rows_of(content) == [["a b", "select", 'x"y'], ["1", "2", "3"]]


def test_texts_that_are_no_utf_8_are_told() -> None:
    data = database(ROWS, [(1, "caf\x01", "x")]).replace(b"caf\x01", b"caf\xe9")
    content = read(data)
    assert rows_of(content)[1] == ["1", "caf�", "x"]
    assert content.warnings == ("table 'r': 1 cell(s) with characters that were lost before (U+FFFD)",)


def test_a_database_that_keeps_its_last_writes_elsewhere_is_told(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "w.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(ROWS + "INSERT INTO r VALUES (1, 'x', 'y'); PRAGMA wal_checkpoint(FULL);")
    content = read((tmp_path / "w.db").read_bytes())
    assert rows_of(content)[1:] == [["1", "x", "y"]]
    assert [warning for warning in content.warnings if "-wal" in warning and "rows may be missing" in warning]
    connection.close()


BIG = database(ROWS, [(n, "texte " * 20, n) for n in range(500)])


@given(st.integers(16, len(BIG) - 1))
def test_no_cut_database_is_read(kept: int) -> None:
    assert "cut" in fault(BIG[:kept]).found


def test_a_damaged_database_is_refused() -> None:
    damaged = bytearray(BIG)
    damaged[8192:8300] = b"\xff" * 108
    assert fault(bytes(damaged)).found.startswith("a damaged database")


def test_an_encrypted_database_with_a_plain_header_is_refused() -> None:
    scrambled = BIG[:100] + bytes(byte ^ 0x5A for byte in BIG[100:])
    assert "damaged" in fault(scrambled).found


def test_bytes_after_the_last_page_are_told() -> None:
    assert read(BIG + bytes(4096)).warnings == ("4096 byte(s) after the last page of the database are not read",)


def test_a_database_without_a_table_is_refused() -> None:
    data = database("CREATE TABLE t(a); DROP TABLE t;")
    assert fault(data).found == "a database without a table"


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"rows": 499}, "more than 0 rows"),
        ({"columns": 2}, "3 columns"),
        ({"cells": 1499}, "more than 0 rows"),
    ],
)
def test_size_is_capped(limits: dict[str, int], found: str) -> None:
    assert fault(BIG, replace(DEFAULT_LIMITS, **limits)).found == found
    read(BIG, replace(DEFAULT_LIMITS, rows=500, columns=3, cells=1503))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared returns are not on this machine")
def test_a_real_grist_document() -> None:
    content = read((SHARED / "exports" / "grist" / "AllColumns.grist").read_bytes())
    grids = {grid.name: grid for grid in content.grids}
    assert [row[2] for row in grids["Colors"].rows()] == ["Name", "Red", "Blue", "Pink", "Black", "White"]
    assert {"_grist_Tables", "_grist_Tables_column", "Columns"} <= set(grids)


def test_the_stream_of_a_reading_is_enough() -> None:
    from transforms.formats.opening import open_content as open_any
    from transforms.formats.opening import read_bytes

    assert open_any(read_bytes(io.BytesIO(BIG), "f"), "f").container == "sqlite"
