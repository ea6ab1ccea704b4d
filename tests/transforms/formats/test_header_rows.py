"""Headings in their spellings, and tables under several rows of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.frames import Column
from transforms.formats.grids import Grid, grid_of
from transforms.formats.headed_tables import Sheet
from transforms.formats.header_rows import (
    filled_forward,
    joined,
    known_headings,
    one_sheet,
    plain,
    rows_from,
    spellings,
    table_under,
    told_date_order,
)


def sheet(rows: list[list[str | None]], lines: list[int] | None = None) -> Sheet:
    return Sheet(grid_of(rows, lines), "f.csv", "f")


@pytest.mark.parametrize(
    "written", ["Heure de Début", "heure\u00a0de  debut ", "HEURE DE DÉBUT", "Heure de de\u0301but"]
)
def test_a_heading_is_one_however_it_is_written(written: str) -> None:
    assert plain(written) == "heure de debut"


def test_a_typographic_apostrophe_is_an_apostrophe() -> None:
    assert plain("Nom d’utilisateur") in spellings("Nom d'utilisateur")


@given(st.text(max_size=30))
def test_plain_is_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_of_a_heading_that_comes_twice_the_first_is_meant() -> None:
    names = {"id": spellings("ID"), "name": spellings("Nom")}
    assert known_headings(["Nom", None, "id", "nom"], names) == {"name": 0, "id": 2}


def test_empty_headings_are_filled_from_before_but_not_over_a_start() -> None:
    assert filled_forward(["A", None, "", "B", None], {2}) == ["A", "A", "", "B", "B"]


def test_headings_are_joined_without_what_is_empty_or_said_before() -> None:
    assert joined("Thèmes", "Cyber") == "Thèmes - Cyber"
    assert joined("Thèmes", "Thèmes") == "Thèmes"
    assert joined(None, " ") is None


def test_rows_beyond_the_end_are_empty() -> None:
    assert rows_from(grid_of([["a", "b"]]), 0, 2) == [["a", "b"], [None, None]]


def test_a_table_under_two_rows_leaves_out_hollow_columns_and_rows_and_tells() -> None:
    found = table_under(
        sheet([["A", "B", None], [None, "x", None], ["1", "2", None], [None, " ", None], ["3", "", None]]),
        0, 2, [Column("A"), Column("B - x"), Column("")],
    )  # fmt: skip
    assert found.body.head(9) == [["1", "2"], ["3", None]]
    assert found.warnings == (
        "f.csv: column 3: no heading and no answer, left out",
        "f.csv: 1 row(s) without any text left out: line 4",
    )


def test_a_column_without_heading_that_holds_answers_stays() -> None:
    found = table_under(sheet([["A", None], [None, None], ["1", "2"]]), 0, 2, [Column("A"), Column("")])
    assert found.header == ("A", "(column 2)")


def test_a_row_of_another_width_is_a_fault_with_its_line() -> None:
    ragged = sheet([["A", "B"], ["x", "y"], ["1", "2", "3"]], [1, 2, 7])
    with pytest.raises(UnreadableReturn, match="line 7: found 3 cells"):
        table_under(ragged, 0, 2, [Column("A"), Column("B")])


def test_two_sheets_of_returns_are_refused_and_others_told() -> None:
    grids = [grid_of([["A"], ["1"]], name=name) for name in ("un", "deux", "trois")]

    def is_ours(each: Sheet) -> bool:
        return each.grid.name != "trois"

    with pytest.raises(UnreadableReturn, match="2 sheets of returns"):
        one_sheet(Content("f.xlsx", "xlsx", grids=tuple(grids)), is_ours, "Google Forms")
    found, told = one_sheet(Content("f.xlsx", "xlsx", grids=tuple(grids[1:])), is_ours, "Google Forms")
    assert found.grid.name == "deux" and told == ["f.xlsx, sheet trois: no table of returns, not read (2 rows)"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["13/02/2025 10:00"], "dates are written day/month/year"),
        (["02/13/2025 10:00"], "dates are written month/day/year"),
        (["12/12/2025"], "cannot be told"),
        (["13/02/2025", "02/13/2025"], "1 date\\(s\\) begin with the day and 1 with the month"),
    ],
)
def test_the_order_of_day_and_month_is_told_as_far_as_it_shows(cells: list[str | None], told: str) -> None:
    assert re.search(told, told_date_order(cells, "dates")[0])


def test_dates_that_begin_with_the_year_need_no_word() -> None:
    assert told_date_order(["2025-02-13 10:00", None, "2025/02/13 1:00:00 PM UTC+1"], "dates") == []


def test_a_grid_without_rows_has_no_heading() -> None:
    assert known_headings([], {"id": spellings("ID")}) == {}
    assert isinstance(grid_of([]), Grid)
