import importlib.util
import struct
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.grids import Area, Cell, Place, Validation
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.opening import open_content

SHARED = Path(__file__).parents[5] / "shared" / "returns" / "exports"


def _parts() -> ModuleType:
    """The maker of odd workbooks beside this file."""
    spec = importlib.util.spec_from_file_location("workbook_parts", Path(__file__).with_name("workbook_parts.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make = _parts()
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def opened(content: bytes, limits: Limits = DEFAULT_LIMITS) -> Content:
    return open_content(content, "f.xlsx", limits)


def of_rows(rows: str, before: str = "", after: str = "", **more: Any) -> Content:
    return opened(make.xlsx({"A": make.sheet(rows, before, after)}, **more))


def cells(content: Content) -> list[list[Cell]]:
    return content.grids[0].head(99)


def fault(content: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(UnreadableReturn) as caught:
        opened(content, limits)
    return str(caught.value)


def shared(name: str) -> bytes:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared exports are not beside this checkout ({name})")
    return path.read_bytes()


def number_row(*numbers: str, style: int = 0) -> str:
    written = (f'<c r="{chr(65 + rank)}1" s="{style}"><v>{number}</v></c>' for rank, number in enumerate(numbers))
    return f'<row r="1">{"".join(written)}</row>'


# --- what a cell holds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1", "1"),
        ("1.0", "1"),
        ("0.1", "0.1"),
        ("-12.5", "-12.5"),
        ("-0", "0"),
        ("0.30000000000000004", "0.3"),
        ("48.856614000000001", "48.856614"),
        ("1E-5", "0.00001"),
        ("21340017200013", "21340017200013"),
        ("999999999999999", "999999999999999"),
        ("1234567890123456", "1234567890123456"),
        ("1E+22", "10000000000000000000000"),
    ],
)
def test_a_number_is_what_a_person_would_type(written: str, text: str) -> None:
    assert cells(of_rows(number_row(written, "0.5")))[0] == [text, "0.5"]


def test_numbers_that_a_cell_cannot_hold_are_told() -> None:
    assert "1 number(s) too large" in of_rows(number_row("9007199254740994")).warnings[0]
    assert of_rows(number_row("9007199254740992")).warnings == ()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("01001", "01001"),
        (" a ", " a "),
        ("N/A", "N/A"),
        ("a_x000D_\nb", "a\nb"),
        ("a_x000D_b", "a\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("&lt;b&gt;", "<b>"),
        ("", None),
    ],
)
def test_a_text_is_itself(written: str, text: Cell) -> None:
    assert cells(of_rows(f'<row r="1">{make.cell("A1", written)}{make.cell("B1", "z")}</row>'))[0] == [text, "z"]


def test_moments_booleans_and_durations() -> None:
    styles = f'<styleSheet xmlns="{make.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="46"/>' \
             "</cellXfs></styleSheet>"  # fmt: skip
    row = (
        '<row r="1"><c r="A1" s="1"><v>44259</v></c><c r="B1" s="1"><v>44259.416666666664</v></c>'
        '<c r="C1" s="1"><v>44259.4166666</v></c><c r="D1" s="2"><v>1.5</v></c><c r="E1" t="b"><v>1</v></c>'
        '<c r="F1" t="b"><v>0</v></c></row>'
    )
    found = cells(of_rows(row, more={"xl/styles.xml": styles}))[0]
    assert found == ["2021-03-04", "2021-03-04 10:00:00", "2021-03-04 10:00:00", "36:00:00", "TRUE", "FALSE"]


@settings(max_examples=50, deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_a_number_keeps_fifteen_digits(value: float) -> None:
    (text,) = cells(of_rows(number_row(repr(value))))[0]
    assert text is not None and float(text) == pytest.approx(value, rel=1e-14, abs=0)


# --- error cells: never a blank ---------------------------------------------------------------------

ERROR_ROWS = [
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>',
    "<row r='1'><c r='A1'><v>1</v></c><c r='B1' t='e'><v>#N/A</v></c></row>",
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t = "e" ><v>#N/A</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><c t="e" s="0" r="B1"><v>#N/A</v></c></row>',
    '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
    '<row r="1"><c r="a1"><v>1</v></c><c r="b1" t="e"><f>NA()</f><v>#N/A</v></c></row>',
]


@pytest.mark.parametrize("rows", ERROR_ROWS)
def test_an_error_cell_is_its_text_however_it_is_written(rows: str) -> None:
    content = of_rows(rows)
    assert cells(content) == [["1", "#N/A"]]
    assert content.grids[0].details.errors == (Place(0, 1, "#N/A"),)
    assert content.warnings == ('sheet "A": 1 error cell(s) such as #N/A: cell B1',)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_an_error_cell_is_found_in_any_encoding(encoding: str) -> None:
    xml = make.sheet(ERROR_ROWS[0]).replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    assert cells(opened(make.xlsx({"A": xml.encode(encoding)}))) == [["1", "#N/A"]]


def test_an_error_cell_is_found_under_prefixes() -> None:
    xml = (
        f'<x:worksheet xmlns:x="{make.MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert cells(opened(make.xlsx({"A": xml}))) == [["1", "#REF!"]]


@pytest.mark.parametrize("target", ["worksheets/sheet{}.dat", "/xl/worksheets/sheet{}.xml", "data/s{}.xml"])
def test_an_error_cell_is_found_wherever_the_sheet_lies(target: str) -> None:
    content = make.xlsx({"A": make.sheet(ERROR_ROWS[0])}, target=target)
    if target.startswith("/"):
        content = make.xlsx({"A": ""}, {"xl/worksheets/sheet1.xml": make.sheet(ERROR_ROWS[0])}, target=target)
    assert cells(opened(content)) == [["1", "#N/A"]]


def test_an_error_cell_without_a_value_is_one_all_the_same() -> None:
    assert cells(of_rows('<row r="1"><c r="A1" t="e"/><c r="B1"><v>5</v></c></row>')) == [["#ERROR!", "5"]]


def test_error_cells_beyond_the_last_value_widen_the_grid() -> None:
    content = of_rows(f'{ONE}<row r="3"><c r="C3" t="e"><v>#NUM!</v></c></row>')
    assert cells(content) == [["1", None, None], [None, None, None], [None, None, "#NUM!"]]


def test_a_typed_text_is_no_error_cell() -> None:
    content = of_rows(f'<row r="1">{make.cell("A1", "#N/A")}</row>')
    assert cells(content) == [["#N/A"]] and content.grids[0].details.errors == ()


def test_sheets_of_one_name_are_refused() -> None:
    """Which of them calamine would read cannot be said."""
    assert "two of its sheets have one name" in fault(make.xlsx([("A", make.sheet(ONE)), ("A", make.sheet(ONE))]))


# --- formulas ---------------------------------------------------------------------------------------


def test_formulas_that_were_never_worked_out_are_their_text() -> None:
    content = of_rows(
        '<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1"><f>1&lt;2</f><v></v></c><c r="C1" t="s"><f>oui</f></c>'
        '<c r="D1"><f t="shared" si="0"/></c></row>'
    )
    assert cells(content) == [["=B1+1", "=1<2", "=oui", "=(shared)"]]
    assert "4 formula(s) that were never worked out, read as their text: cell A1, B1, C1, D1" in content.warnings[0]


@pytest.mark.parametrize("value", ["<v></v>", "<v/>"])
def test_a_formula_that_gives_an_empty_text_is_a_blank(value: str) -> None:
    content = of_rows(f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>IF(A1,"")</f>{value}</c></row>')
    assert cells(content) == [["1"]] and not any("formula" in warning for warning in content.warnings)


def test_values_that_an_export_left_to_be_worked_out_are_told() -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c></row>'
    assert of_rows(rows).warnings == ()
    content = of_rows(rows, book=("", '<calcPr fullCalcOnLoad="1"/>'))
    assert "1 formula(s) whose value the exporting program put there" in content.warnings[0]


# --- hidden, remarks, lists -------------------------------------------------------------------------


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    rows = "".join(
        f'<row r="{row}" {more}><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>'
        for row, more in ((1, 'hidden="0"'), (2, 'hidden="1"'), (3, 'ht="0" customHeight="1"'), (4, 'ht="15"'))
    )
    content = of_rows(rows, '<cols><col min="2" max="16384" hidden="true"/><col min="1" max="1" width="9"/></cols>')
    details = content.grids[0].details
    assert (details.hidden_rows, details.hidden_columns) == ((1, 2), (1,))
    assert content.grids[0].height == 4
    assert content.warnings == (
        'sheet "A": 2 hidden row(s), read all the same: row 2, 3',
        'sheet "A": 1 hidden column(s), read all the same: column B',
    )


def test_many_hidden_columns_take_no_memory() -> None:
    content = of_rows(ONE, "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 20_000 + "</cols>")
    assert content.grids[0].details.hidden_columns == (0,)


def test_hidden_sheets_are_read_and_told() -> None:
    content = opened(make.xlsx({"A": make.sheet(ONE), "B": make.sheet(ONE)}, state="veryHidden"))
    assert [grid.is_visible for grid in content.grids] == [True, False]
    assert content.warnings == ('sheet "B": hidden, and read all the same',)


def test_remarks_are_counted_once_and_not_quoted() -> None:
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Target="../comments1.xml"/>'
        '<Relationship Id="b" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": related,
        "xl/comments1.xml": f'<comments xmlns="{make.MAIN}"><commentList><comment ref="A1"><text><t>appeler Ana'
        "</t></text></comment></commentList></comments>",
        "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="x"><threadedComment ref="A1"><text>Ana'
        "</text></threadedComment></ThreadedComments>",
    }
    content = of_rows(ONE, more=more)
    assert content.grids[0].details.comments == (Place(0, 0, "Ana"),)
    assert content.warnings == ('sheet "A": 1 remark(s) on cells, not read: cell A1',)


@pytest.mark.parametrize(
    ("formula", "options"),
    [
        ('"Oui,Non, NSP"', ("Oui", "Non", "NSP")),
        ("'Mes listes'!$A$1:$A$3", ("x", "y")),
        ("'Mes listes'!$A:$A", ("x", "y")),
        ("liste", ("x", "y")),
        ("$A$1:$A$2", ("Choix", "Oui")),
        ("Absente!$A$1:$A$3", None),
        ("INDIRECT(A1)", None),
    ],
)
def test_a_drop_down_list_is_its_options(formula: str, options: tuple[str, ...] | None) -> None:
    lists = make.sheet("".join(f'<row r="{n}">{make.cell(f"A{n}", text)}</row>' for n, text in ((1, "x"), (3, "y"))))
    rows = f'<row r="1">{make.cell("A1", "Choix")}</row><row r="2">{make.cell("A2", "Oui")}</row>'
    after = f'<dataValidations><dataValidation type="list" sqref="A2:A1048576"><formula1>{formula}</formula1>' \
            "</dataValidation></dataValidations>"  # fmt: skip
    extended = (
        '<extLst><ext xmlns:x14="urn:x"><x14:dataValidations xmlns:xm="urn:m"><x14:dataValidation type="list">'
        f"<x14:formula1><xm:f>{formula}</xm:f></x14:formula1><xm:sqref>A2:A9</xm:sqref></x14:dataValidation>"
        "</x14:dataValidations></ext></extLst>"
    )
    book = "<definedNames><definedName name=\"liste\">'Mes listes'!$A$1:$A$3</definedName></definedNames>"
    wanted = (Validation(Area(1, 0, 1, 0), options),) if options else ()
    for end in (after, extended):
        content = opened(make.xlsx({"A": make.sheet(rows, "", end), "Mes listes": lists}, book=("", book)))
        assert content.grids[0].details.validations == wanted


# --- size -------------------------------------------------------------------------------------------


def ghost_rows(count: int, kind: str) -> str:
    return ONE + "".join(f'<row r="{row}"><c r="A{row}" {kind}</row>' for row in range(2, count + 2))


@pytest.mark.parametrize("kind", ['s="1"/>', 't="str"><v></v></c>'])
def test_ghost_rows_are_left_out_and_told(kind: str) -> None:
    content = of_rows(ghost_rows(5000, kind))
    assert content.grids[0].height == 1
    assert content.warnings == ('sheet "A": 5000 row(s) without a value below row 1 are left out',)


def test_ghost_columns_are_left_out_and_told() -> None:
    content = of_rows(f'<row r="1">{make.cell("A1", "a")}<c r="XFD1" s="1"/></row>', '<dimension ref="A1:XFD1"/>')
    assert (content.grids[0].width, content.grids[0].height) == (1, 1)
    assert "16383 column(s) without a value right of the table" in content.warnings[0]


def test_leading_rows_and_columns_keep_their_place() -> None:
    content = of_rows('<row r="3"><c r="C3"><v>1</v></c></row>')
    assert cells(content) == [[None] * 3, [None] * 3, [None, None, "1"]]
    assert content.grids[0].lines.tolist() == [1, 2, 3] and content.line_unit == "row"


def test_a_long_column_may_hold_anything_at_any_row() -> None:
    odd = {3: ' t="str"><v>code</v>', 700: "><v>0.5</v>", 900: ' t="b"><v>1</v>', 1300: ' t="e"><v>#N/A</v>'}
    odd |= {1400: "><v>9007199254740994</v>", 1500: ' t="str"><v></v>'}
    written = (f'<row r="{row}"><c r="C{row}"{odd.get(row, f"><v>{row}</v>")}</c></row>' for row in range(3, 1601))
    content = of_rows("".join(written))
    told = {3: "code", 700: "0.5", 900: "TRUE", 1300: "#N/A", 1400: "9007199254740994", 1500: None}
    assert content.grids[0].column(2).to_pylist() == [None, None, *(told.get(r, str(r)) for r in range(3, 1601))]
    assert content.grids[0].width == 3
    assert "1 number(s) too large" in content.warnings[-1]


FAR = [
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    '<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    '<row><c r="XFD1048576"><v>1</v></c></row>',
    '<row r="2"><c s="0" r="XFD1048576"><v>1</v></c></row>',
    '<row r="900000">' + "<c><v>1</v></c>" * 16384 + "</row>",
]


@pytest.mark.parametrize("rows", FAR)
def test_cells_far_apart_are_refused_before_room_is_made_for_them(rows: str) -> None:
    assert "rows by 16384 columns between its first cell and its furthest" in fault(
        make.xlsx({"A": make.sheet(ONE + rows)})
    )


def test_a_sheet_may_be_as_large_as_the_limits() -> None:
    content = make.xlsx({"A": make.sheet(f'{ONE}<row r="10"><c r="J10"><v>1</v></c></row>')})
    assert opened(content, Limits(grid_cells=100)).grids[0].height == 10
    assert "found 10 rows by 10 columns" in fault(content, Limits(grid_cells=99))
    assert "10 columns; expected at most 9" in fault(content, Limits(columns=9))
    assert "10 rows; expected at most 9" in fault(content, Limits(rows=9))
    assert "100 cells; expected at most 99" in fault(content, Limits(cells=99))


@pytest.mark.parametrize("place", ["A0", "ZZZZ1", "A99999999", "A", ""])
def test_a_cell_whose_place_is_none_is_refused(place: str) -> None:
    assert "whose place is none of a sheet" in fault(
        make.xlsx({"A": make.sheet(f'<row><c r="{place}"><v>1</v></c></row>')})
    )


def test_exactly_255_columns_may_be_a_cut_export() -> None:
    for width, told in ((254, False), (255, True), (256, False)):
        row = "".join("<c><v>1</v></c>" for _ in range(width))
        assert any("exactly 255 columns" in w for w in of_rows(f"<row>{row}</row>").warnings) is told


# --- what is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "XML that declares entities"),
        (
            f'<?xml version="1.0"?><!--{" " * 5000}--><!DOCTYPE x []>{make.sheet(ONE)[21:]}',
            "a sheet whose XML cannot be read",
        ),
        (make.sheet(ONE)[:-60], "a workbook that cannot be read"),
        (make.sheet(""), "a workbook without a filled cell"),
    ],
)
def test_a_sheet_that_is_not_whole_is_refused(xml: str, found: str) -> None:
    assert found in fault(make.xlsx({"A": xml}))


def test_a_chart_sheet_is_told() -> None:
    content = opened(shared("excel/any_sheets.xlsx"))
    assert 'sheet "Chart": holds no cells (a chart, a dialog, a macro): not read' in content.warnings


def test_dates_from_1904_are_told() -> None:
    assert any("1904" in warning for warning in opened(shared("excel/date_1904.xlsx")).warnings)
    assert opened(shared("excel/date_1904.xlsx")).grids[0].row(0) == opened(shared("excel/date.xlsx")).grids[0].row(0)


def test_real_files() -> None:
    errors = opened(shared("excel/errors.xlsx"))
    assert len(errors.grids[0].details.errors) == 7 and all(row[0].startswith("#") for row in cells(errors))  # type: ignore[union-attr]
    assert "locked by a password" in fault(shared("excel/pass_protected.xlsx"))
    merged = opened(shared("excel/merge_cells.xls"))
    assert merged.container == "xls" and merged.grids[0].details.merged
    assert opened(shared("french_csv/csv-detective_file.xls")).container == "ods"


# --- old and binary workbooks -----------------------------------------------------------------------

NUMBER = make.record(0x203, struct.pack("<HHHd", 0, 0, 0, 5.0))
BOOLEAN = make.record(0x205, struct.pack("<HHHBB", 1, 1, 0, 1, 0))
ERROR = make.record(0x205, struct.pack("<HHHBB", 0, 1, 0, 0x2A, 1))
FORMULA_ERROR = make.record(0x06, struct.pack("<HHH", 1, 0, 0) + b"\x02\0\x07\0\0\0\xff\xff" + bytes(8))
HIDDEN_ROW = make.record(0x208, struct.pack("<HHHHHHI", 1, 0, 2, 255, 0, 0, 0x20))
HIDDEN_COLUMN = make.record(0x7D, struct.pack("<HHHHHH", 1, 1, 100, 0, 1, 0))


def test_an_old_workbook_tells_errors_and_hidden_parts() -> None:
    content = opened(make.xls(NUMBER + ERROR + FORMULA_ERROR + BOOLEAN + HIDDEN_ROW + HIDDEN_COLUMN))
    assert content.container == "xls" and cells(content) == [["5", "#N/A"], ["#DIV/0!", "TRUE"]]
    details = content.grids[0].details
    assert (details.hidden_rows, details.hidden_columns, len(details.errors)) == ((1,), (1,), 2)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (make.xls(NUMBER, make.record(0x2F, bytes(54))), "locked by a password"),
        (make.xls(NUMBER, stream="WordDocument"), "a document of Office that is no workbook"),
        (make.xls(NUMBER, stream="EncryptedPackage"), "locked by a password"),
        (make.xls(NUMBER, size=(0x7FFFFFFF, 0xFFFF)), "2147483647 rows by 65535 columns"),
        (make.xls(NUMBER, first=3), "4294967296 rows by 2 columns"),
        (make.xls(NUMBER + make.record(0x203, struct.pack("<HHHd", 65535, 65535, 0, 5.0))), "65536 rows by 65536"),
        (make.xls(NUMBER * 400)[:-4096], "a workbook that is cut"),
        (make.xls(NUMBER, make.record(0x0A, b"")), "a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a workbook that cannot be read"),
    ],
)
def test_an_old_workbook_that_cannot_be_read_is_refused(content: bytes, found: str) -> None:
    assert found in fault(content)


def test_a_chain_of_sectors_that_never_ends_is_no_matter() -> None:
    content = bytearray(make.xls(NUMBER))
    content[512 + 4 : 512 + 8] = struct.pack("<I", 1)  # the directory follows itself
    assert cells(opened(bytes(content))) == [["5"]]


def binary_row(row: int, flags: int = 0) -> bytes:
    packed: bytes = make.binary(0, struct.pack("<IIHBB", row, 0, 300, 0, flags) + bytes(5))
    return packed


def test_a_binary_workbook_tells_errors_and_hidden_rows() -> None:
    def place(column: int) -> bytes:
        return struct.pack("<II", column, 0)

    first = binary_row(0) + make.binary(5, place(0) + struct.pack("<d", 5.0)) + make.binary(3, place(1) + b"\x2a")
    second = binary_row(1, 0x10) + make.binary(11, place(1) + b"\x07" + bytes(6))
    content = opened(make.xlsb(first + second))
    assert content.container == "xlsb" and cells(content) == [["5", "#N/A"], [None, "#DIV/0!"]]
    assert content.grids[0].details.hidden_rows == (1,)
    far = binary_row(1_000_000) + make.binary(5, place(16_000) + struct.pack("<d", 5.0))
    assert "1000001 rows by 16001 columns" in fault(make.xlsb(first + far))


# --- OpenDocument -----------------------------------------------------------------------------------


def table(rows: str, name: str = "A") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def line(cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{cells}</table:table-row>"


def text(shown: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{shown}</text:p></table:table-cell>'


REST = line('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048570"')


@pytest.mark.parametrize(
    "error",
    [
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=NA()" office:value-type="float" office:value="0"><text:p>#N/A</text:p>'
        "</table:table-cell>",
    ],
)
def test_an_error_cell_of_an_ods_is_its_text(error: str) -> None:
    content = opened(make.ods(table(line(text("a") + error) + REST)))
    assert content.container == "ods" and cells(content) == [["a", "#N/A"]]
    assert content.grids[0].details.errors == (Place(0, 1, "#N/A"),)


def test_an_ods_tells_hidden_parts_remarks_merges_and_lists() -> None:
    noted = (
        '<table:table-cell office:value-type="string" table:content-validation-name="v"><office:annotation>'
        "<text:p>voir Ana</text:p></office:annotation><text:p>b</text:p></table:table-cell>"
    )
    rows = line(text("a", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>") + line(
        text("Oui", 'table:content-validation-name="v"') + noted, 'table:visibility="filter"'
    )
    lists = (
        '<table:content-validations><table:content-validation table:name="v" table:condition="of:cell-content-is-'
        "in-list([$'Mes listes'.$A$1:.$A$2])\"/></table:content-validations>"
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    other = table(line(text("Oui")) + line(text("Non")), "Mes listes")
    content = opened(make.ods(table(columns + rows + REST) + other, lists))
    details = content.grids[0].details
    assert cells(content) == [["a", None], ["Oui", "b"]]
    assert (details.hidden_rows, details.hidden_columns, details.merged) == ((1,), (1,), (Area(0, 0, 0, 1),))
    assert [place.row for place in details.comments] == [1]
    assert details.validations == tuple(Validation(Area(1, c, 1, c), ("Oui", "Non")) for c in (0, 1))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (table(line(text("x", 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"')),
         "1048576 rows by 16384 columns"),
        (table(REST * 9), "more than 2097152 rows"),
        (table(line(text("#N/A", 'table:formula="of:=NA()" table:number-columns-repeated="900"'),
                    'table:number-rows-repeated="60000"')), "more than 1000000 error cells"),
        ("<table:table", "a workbook that cannot be read (ParseError)"),
    ],
)  # fmt: skip
def test_an_ods_that_is_vast_or_malformed_is_refused(body: str, found: str) -> None:
    assert found in fault(make.ods(body))


def test_a_locked_ods_is_told() -> None:
    assert "locked by a password" in fault(make.ods("", manifest="<manifest:encryption-data/>"))


# --- Excel 2003 in XML ------------------------------------------------------------------------------

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def excel_2003(rows: str, more: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}"><Worksheet '
        f'ss:Name="R"><Table>{rows}</Table>{more}</Worksheet></Workbook>'
    ).encode()


def test_an_excel_2003_workbook_keeps_its_places() -> None:
    content = opened(
        excel_2003(
            '<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">01001</Data></Cell><Cell><Data ss:Type="Number">12.0'
            '</Data></Cell></Row><Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="DateTime">'
            '2021-03-04T00:00:00.000</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>'
        )
    )
    assert content.container == "xml spreadsheet" and content.line_unit == "row"
    assert cells(content) == [["01001", None, "12"], [None] * 3, [None, "2021-03-04", "#N/A"]]
    details = content.grids[0].details
    assert (details.merged, details.hidden_rows, len(details.errors)) == ((Area(0, 0, 0, 1),), (2,), 1)


def test_an_excel_2003_workbook_that_is_vast_is_refused() -> None:
    rows = '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">a</Data></Cell></Row>'
    assert "1048576 rows by 16384 columns" in fault(excel_2003(rows))
    spans = '<Column ss:Span="999999999" ss:Hidden="1"/><Row ss:Span="999999999"><Cell><Data>a</Data></Cell></Row>'
    assert cells(opened(excel_2003(spans))) == [["a"]]
