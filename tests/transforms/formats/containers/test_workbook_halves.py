import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats.containers import workbook_halves
from transforms.formats.content import Content
from transforms.formats.opening import open_content


def _parts() -> ModuleType:
    """The maker of odd workbooks beside this file."""
    spec = importlib.util.spec_from_file_location("workbook_parts", Path(__file__).with_name("workbook_parts.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make = _parts()
ROW = '<row r="{0}"><c r="B{0}"><v>{0}</v></c></row>'


def rows(first: int, last: int) -> str:
    return "".join(ROW.format(row) for row in range(first, last + 1))


def opened(*sheets: str, large: int) -> Content:
    """The workbook of these sheets, which are cut in two from a size on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook_halves, "_LARGE", large)
        return open_content(make.xlsx({f"S{rank}": sheet for rank, sheet in enumerate(sheets)}), "f.xlsx")


def read(content: Content) -> list[object]:
    return [content.warnings, *((g.name, list(g.rows()), g.lines.tolist(), g.details) for g in content.grids)]


SHEETS = {
    "rows in order": make.sheet(rows(1, 400)),
    "its first rows and columns blank": make.sheet(rows(7, 400)),
    "the last half wider": make.sheet(rows(1, 200) + '<row r="300"><c r="A300"/><c r="F300"><v>1</v></c></row>' * 99),
    "a gap in the middle": make.sheet(rows(1, 200) + rows(900, 1100)),
    "errors in both halves": make.sheet(
        '<row r="1"><c r="D1" t="e"><v>#N/A</v></c></row>' + rows(2, 400) + '<row r="401"><c r="A401" t="e"/></row>'
    ),
    "merged cells": make.sheet(rows(1, 400), after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
    "rows out of order": make.sheet(rows(201, 400) + rows(1, 200)),
    "one row again at the end": make.sheet(rows(1, 400) + ROW.format(3)),
    "a remark over the middle": make.sheet(rows(1, 150) + "<!--" + rows(151, 300) + "-->" + rows(301, 400)),
    "blank rows alone in the last half": make.sheet(rows(1, 100) + '<row r="101"></row>' * 500),
    "codes too large": make.sheet(rows(1, 400) + '<row r="401"><c r="B401"><v>9007199254740994</v></c></row>'),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_sheet_cut_in_two_reads_as_it_does_whole(sheet: str) -> None:
    assert workbook_halves.halves({"s": sheet.encode()}, {"s"}) == []  # too small to be cut
    others = (make.sheet(ROW.format(1)), make.sheet(""), make.sheet(rows(1, 90)).replace("<sheetData>", "<sheetData >"))
    assert read(opened(sheet, *others, large=4000)) == read(opened(sheet, *others, large=1 << 30))


def test_the_halves_are_the_first_and_the_last_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_halves, "_LARGE", 1000)
    sheet, small = make.sheet(rows(1, 40)).encode(), make.sheet(rows(1, 2)).encode()
    first, last = workbook_halves.halves({"s": sheet, "t": small, "u": b"-"}, {"s", "t", "none"})
    assert (first["s"].count(b"<row"), last["s"].count(b"<row")) == (21, 19)
    assert (first["t"].count(b"<row"), last["t"].count(b"<row")) == (2, 0)
    assert first["u"] == last["u"] == b"-"


def test_a_workbook_of_many_shared_texts_is_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_halves, "_LARGE", 1000)
    sheet = make.sheet(rows(1, 40)).encode()
    assert workbook_halves.halves({"s": sheet, "u": b"-" * (len(sheet) // 2)}, {"s"})
    assert workbook_halves.halves({"s": sheet, "u": b"-" * (len(sheet) // 2 + 1)}, {"s"}) == []


def test_a_large_sheet_that_is_not_whole_is_refused_as_a_small_one_is() -> None:
    cut = make.sheet(rows(1, 400))[:9000]
    told = []
    for large in (4000, 1 << 30):
        with pytest.raises(UnreadableReturn) as caught:
            opened(cut, large=large)
        told.append(str(caught.value))
    assert told[0] == told[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 25)), min_size=1, max_size=60))
def test_cells_anywhere_read_the_same_in_halves(places: list[tuple[int, int]]) -> None:
    written = "".join(
        f'<row r="{row}"><c r="{chr(65 + column)}{row}" t="str"><v>{row}</v></c></row>' for row, column in places
    )
    sheet = make.sheet(written + "<!-- -->" * 400)
    assert read(opened(sheet, large=2000)) == read(opened(sheet, large=1 << 30))
