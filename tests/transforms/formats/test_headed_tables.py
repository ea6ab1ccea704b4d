"""Tables with their header on the first row: what is left out of them is told with its line."""

import pytest

from transforms.errors import UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.grids import Cell, grid_of
from transforms.formats.headed_tables import HeadedTable, Sheet, headed_table, header_of, sheets_of


def made(*rows: list[Cell], is_blank_missing: bool = True) -> HeadedTable:
    return headed_table(Sheet(grid_of(rows, name="s"), "f.xlsx", "s"), is_blank_missing)


def test_rows_and_columns_are_those_below_the_header() -> None:
    table = made([None, None], ["a", "b"], ["1", ""], ["2", "x"])
    assert table.header_line == 2 and table.texts("b") == [None, "x"] and table.texts("z") is None
    assert table.texts("z", "a") == ["1", "2"] and table.warnings == ()
    assert list(table.frame(id=["i", None])) == ["a", "b", "@file", "@sheet", "@line", "@id"]


def test_quoted_empties_stay_where_they_mean_something() -> None:
    assert made(["a", "b"], ["1", ""], is_blank_missing=False).texts("b") == [""]


def test_rows_that_are_no_rows_are_told() -> None:
    table = made(["a", "b"], ["1", "2"], ["a", "b"], [" ", None], ["a", "c"])
    assert table.texts("b") == ["2", "c"]
    assert table.warnings == (
        "f.xlsx, sheet s: the header again, no row: line 3",
        "f.xlsx, sheet s: 1 row(s) without any text left out: line 4",
    )


def test_columns_without_header_and_text_are_left_out_and_others_kept() -> None:
    assert [column.name for column in made(["a", None, None], ["1", None, None]).columns] == ["a"]
    kept = made(["a", None, None], ["1", None, "x"])
    assert [column.name for column in kept.columns] == ["a", "(column 2)", "(column 3)"]


def test_a_sheet_without_a_header_is_a_fault() -> None:
    with pytest.raises(UnreadableReturn, match=r"f\.xlsx, sheet s: found no header"):
        made([None], [" "])
    assert header_of(grid_of([])) == (0, [])


def test_sheets_of_an_archive_are_named_by_their_members() -> None:
    grid = grid_of([["a"]])
    inner = Content("d/b.csv", "text", grids=(grid,))
    book = Content("c.xlsx", "xlsx", grids=(grid_of([["a"]], name="s1"), grid_of([["a"]], name="s2")))
    found = sheets_of(Content("z.zip", "zip", members=(inner, book)))
    assert [(sheet.file, sheet.name, sheet.place) for sheet in found] == [
        ("z.zip > d/b.csv", "b", "z.zip > d/b.csv"),
        ("z.zip > c.xlsx", "s1", "z.zip > c.xlsx, sheet s1"),
        ("z.zip > c.xlsx", "s2", "z.zip > c.xlsx, sheet s2"),
    ]
