import io
import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats import read_return
from transforms.formats.containers.html_tables import open_content
from transforms.formats.content import Content
from transforms.formats.grids import Area, Cell
from transforms.formats.limits import DEFAULT_LIMITS, Limits

PAGE = "<html><head><meta charset='utf-8'></head><body>{}</body></html>"
ROW = "<tr><th>commune</th><th>projet</th></tr>"


def opened(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Content:
    return open_content(text if isinstance(text, bytes) else text.encode(), "export.xls", limits)


def rows(text: str | bytes) -> list[list[Cell]]:
    (grid,) = opened(text).grids
    return grid.head(grid.height)


def fault(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(UnreadableReturn) as caught:
        opened(text, limits)
    return str(caught.value)


def test_a_table_is_a_grid_of_the_texts_that_a_browser_shows() -> None:
    content = opened(
        PAGE.format(f"<p>Export</p><table>{ROW}<tr><td> 01001 </td><td>caf&eacute; &amp;\n  th&#233;</td></tr></table>")
    )
    assert content.container == "html" and content.line_unit == "row" and not content.is_apart
    assert content.grid is not None and content.grid.lines.tolist() == [1, 2]
    assert rows(
        PAGE.format(f"<table>{ROW}<tr><td> 01001 </td><td>caf&eacute; &amp;\n  th&#233;</td></tr></table>")
    ) == [
        ["commune", "projet"],
        ["01001", "café & thé"],
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("", None),
        ("&nbsp;", None),
        ("<br>", None),
        ("a<br/>b", "a\nb"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("12&nbsp;000", "12\u00a0000"),
        ("<b>a</b><i>b</i>", "ab"),
        ("a<script>b<c>()</script>d", "ad"),
        ("a<!-- b -->c", "ac"),
        ("1 < 2", "1 < 2"),
        ("<span>x", "x"),
    ],
)  # fmt: skip
def test_a_cell_holds_what_is_shown(cell: str, text: Cell) -> None:
    assert rows(f"<table>{ROW}<tr><td>1</td><td>{cell}</td></tr></table>")[1] == ["1", text]


def test_cells_that_span_several_are_told_as_merged() -> None:
    page = (
        "<table><tr><th rowspan=2>commune</th><th colspan=2>projet</th></tr><tr><th>titre</th><th>coût</th></tr>"
        "<tr><td>A</td><td>B</td><td>1</td></tr></table>"
    )
    (grid,) = opened(page).grids
    assert grid.head(9) == [["commune", "projet", None], [None, "titre", "coût"], ["A", "B", "1"]]
    assert grid.details.merged == (Area(0, 0, 1, 0), Area(0, 1, 0, 2))


def test_a_cell_of_many_rows_ends_with_its_table_and_one_of_none_spans_all() -> None:
    page = "<table><tr><td rowspan=9>a</td><td rowspan=0>b</td><td>c</td></tr><tr><td>d</td></tr></table>"
    (grid,) = opened(page).grids
    assert grid.head(9) == [["a", "b", "c"], [None, None, "d"]]
    assert grid.details.merged == (Area(0, 0, 1, 0), Area(0, 1, 1, 1))


def test_rows_and_cells_that_are_not_closed_end_where_the_next_begins() -> None:
    assert rows("<table><tr><td>a<td>b<tr><td>c<td>d</table>") == [["a", "b"], ["c", "d"]]


def test_cells_outside_a_row_are_a_row() -> None:
    assert rows("<table><td>a</td><td>b</td></table>") == [["a", "b"]]


def test_every_table_with_text_is_a_grid_and_the_others_are_told() -> None:
    layout = f"<table><tr><td><table>{ROW}<tr><td>A</td><td>1</td></tr></table></td></tr></table>"
    content = opened(f"{layout}<table><tr><td>Total</td></tr></table>")
    assert [grid.name for grid in content.grids] == ["table 2", "table 3"]
    assert content.warnings == ("1 table(s) of the page without text are left out",)


def test_text_beside_a_table_in_a_cell_is_no_part_of_it() -> None:
    inner = "<table><tr><td>x</td></tr></table>"
    outer, nested = opened(f"<table><tr><td>avant{inner}après</td></tr></table>").grids
    assert (outer.row(0), nested.row(0)) == (["avantaprès"], ["x"])


def test_empty_rows_keep_their_place_and_those_at_the_end_are_told() -> None:
    content = opened(f"<table><tr></tr>{ROW}<tr><td></td></tr><tr><td>A</td></tr><tr><td>&nbsp;</td></tr></table>")
    assert content.grid is not None
    assert content.grid.head(9) == [[None, None], ["commune", "projet"], [None, None], ["A", None]]
    assert content.warnings == ("table 1: 1 row(s) without text at its end are left out",)


@pytest.mark.parametrize(
    ("head", "encoding", "read_as"),
    [
        ("<meta charset=utf-8>", "utf-8", "utf-8"),
        ("", "utf-8", "utf-8"),
        ("<meta charset=iso-8859-1>", "utf-8", "utf-8"),
        ("<meta charset=windows-1252>", "cp1252", "cp1252"),
        ('<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252", "cp1252"),
        ('<meta charset="iso-8859-15">', "iso-8859-15", "iso-8859-15"),
        ("<meta charset=utf-8>", "cp1252", "cp1252"),
        ("", "mac_roman", "mac_roman"),
        ("", "utf-16", "utf-16-le"),
    ],
)
def test_what_the_bytes_prove_goes_before_what_the_page_declares(head: str, encoding: str, read_as: str) -> None:
    page = f"<html>{head}<table>{ROW}<tr><td>Évry</td><td>vélo à 3 €, déjà prêt</td></tr></table></html>"
    content = opened(page.encode(encoding))
    assert content.encoding == read_as
    assert content.grid is not None and content.grid.row(1) == ["Évry", "vélo à 3 €, déjà prêt"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<html><body><h1>502 Bad Gateway</h1></body></html>", "an HTML page without a table"),
        ("<html><table><tr><td> </td></tr></table></html>", r"1 table\(s\), all without text"),
        (f"<table>{ROW}<tr><td>A", "a table that does not end"),
        (f"<table>{ROW}<tr><td", "a tag that does not end"),
        (f"<table>{ROW}</table><!-- ", "a comment that does not end"),
        (f"<table>{ROW}</table><![foo[x", "a tag that does not end"),
        (f"<table>{ROW}</table><![!x>", "a malformed declaration"),
        ("<table><tr><td>a" * 101 + "</table>" * 101, "nested more than 100 deep"),
    ],
)
def test_a_page_that_holds_no_whole_table_is_refused(page: str, found: str) -> None:
    assert re.search(found, fault(page))


def test_spans_take_no_more_than_the_limits() -> None:
    wide = "<table><tr>" + "<td colspan=1000>a</td>" * 11 + "</tr></table>"
    assert "11000 columns; expected at most 10000" in fault(wide)
    tall = "<table><tr>" + "<td rowspan=65534>a</td>" * 90 + "</tr>" + "<tr><td>b</td></tr>" * 20 + "</table>"
    assert "cells; expected at most 1000" in fault(tall, Limits(grid_cells=1000))
    assert opened(tall, Limits(grid_cells=2000)).grids[0].width == 91


@pytest.mark.parametrize("piece", ["<!--", "<a <", "<a b='", '<td x="', "<![", "</", "&#", "<td ", "<?x", "<table>"])
def test_pieces_that_never_end_take_no_time(piece: str) -> None:
    """A parser that looks for an end from each of them would take minutes."""
    assert fault(f"<html>{piece * 100_000}")
    assert fault(f"<html>{piece * 100_000}>")


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))), min_size=1), min_size=1))
def test_texts_come_back_as_they_were(table: list[list[str]]) -> None:
    width = max((len(row) for row in table), default=0)
    table = [["x"] * width, *table, ["x"] * width]
    page = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table)
    wanted = [[cell or None for cell in row] + [None] * (width - len(row)) for row in table]
    assert rows(f"<meta charset=utf-8><table>{page}</table>") == wanted


def test_a_page_named_xls_is_read_whatever_its_name() -> None:
    extraction = read_return(
        io.BytesIO(PAGE.format(f"<table>{ROW}<tr><td>A</td><td>B</td></tr></table>").encode()), "e.xls"
    )
    assert extraction.reading.container == "html" and extraction.reading.rows == 1
