"""Delimited files: every cell as written, every row at its line, every fault told."""

import csv
import io
import random
from pathlib import Path

import pandas as pd
import pyarrow.csv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import Fault, UnreadableReturn
from transforms.formats import Reading, read_return
from transforms.formats.content import Content
from transforms.formats.opening import open_content

SHARED = Path(__file__).parents[4] / "shared" / "returns"


def read(content: bytes | str) -> tuple[pd.DataFrame, Reading]:
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    extraction = read_return(stream, "f.csv", "generic")
    assert extraction.returns is not None
    return extraction.returns.frame, extraction.reading


def cells(frame: pd.DataFrame) -> list[list[str | None]]:
    own = frame.drop(columns=["@file", "@sheet", "@line"])
    return [[None if pd.isna(cell) else cell for cell in row] for row in own.itertuples(index=False, name=None)]


def opened(content: bytes | str) -> Content:
    return open_content(content.encode() if isinstance(content, str) else content, "f.csv")


def rows_below(content: bytes | str) -> list[list[str | None]]:
    return list(opened(content).grids[0].rows())[1:]


def faults(content: bytes | str) -> tuple[Fault, ...]:
    with pytest.raises(UnreadableReturn) as raised:
        read(content)
    return raised.value.faults


def test_the_text_frame_is_that_of_the_contract() -> None:
    frame, reading = read("a;b\n1;x\n2;y\n")
    assert list(frame.columns) == ["a", "b", "@file", "@sheet", "@line"]
    assert isinstance(frame.index, pd.RangeIndex) and frame["@line"].dtype == "int64"
    assert {str(frame[column].dtype) for column in ["a", "b", "@file", "@sheet"]} == {"str"}
    assert frame["@line"].tolist() == [2, 3] and set(frame["@file"]) == {"f.csv"} and frame["@sheet"].isna().all()
    assert (reading.separator, reading.encoding, reading.header_line, reading.rows) == (";", "utf-8", 1, 2)
    assert reading.columns == ("a", "b") and reading.warnings == ()


def test_nothing_is_typed() -> None:
    row = ["01001", "N/A", "1/2", "NA", "1e5", "  x ", "TRUE", "null", "2020-03"]
    frame, _ = read(",".join("abcdefghi") + "\n" + ",".join(row) + "\n")
    assert cells(frame) == [row]


def test_a_bare_empty_cell_is_missing_and_a_quoted_one_is_an_empty_text() -> None:
    frame, _ = read('a;b;c;d\n;"";" ";x\n"";;;y\n')
    assert cells(frame) == [[None, "", " ", "x"], ["", None, None, "y"]]


def test_a_record_has_the_line_of_its_first_character() -> None:
    frame, _ = read('a,b\r\n"one\r\ntwo\nthree\rfour",x\r\n\r\n\r\ny,"z\n"\r\nend,1')
    assert frame["@line"].tolist() == [2, 8, 10]
    assert cells(frame) == [["one\r\ntwo\nthree\rfour", "x"], ["y", "z\n"], ["end", "1"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_record(end: str) -> None:
    frame, reading = read(end.join(["", "a,b", "1,2", "", "3,4", ""]))
    assert (reading.header_line, frame["@line"].tolist()) == (2, [3, 5])


def test_unicode_line_separators_are_not_line_ends() -> None:
    frame, _ = read("a,b\nx\u2028y,z\x0b\x0c\x85w\n1,2\n")
    assert cells(frame)[0] == ["x\u2028y", "z\x0b\x0c\x85w"] and frame["@line"].tolist() == [2, 3]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"a ""b"" c",x', ['a "b" c', "x"]),
        ('""""," """" "', ['"', ' "" ']),
        ('12" écran,x', ['12" écran', "x"]),
        (' "a",x', [' "a"', "x"]),
        ('"a,b",";"', ["a,b", ";"]),
    ],
)
def test_quotes_are_read_as_spreadsheets_write_them(line: str, expected: list[str]) -> None:
    assert cells(read(f"p,q\n{line}\n")[0]) == [expected]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("a,b\n1,2\n1,2,3\n", 3, "3 cells"),
        ("a,b\n1,2\n1\n", 3, "1 cells"),
        ('a,b\n"x\ny",2\n1,2,3\n', 4, "3 cells"),
        ('a,b\n1,"x"y\n', 2, "text after a closing quote"),
        ('a,b\n"p\nq","x" \n', 3, "text after a closing quote"),
        ('a,b\n1,2\n3,"open\n4,5\n', 3, "a quote that is never closed"),
        ('a,b\n"p\nq","open\n4,5\n', 3, "a quote that is never closed"),
        ('a,"b\n1,2\n', 1, "a quote that is never closed"),
        ("a,b\r\n1,2\r\n3,x\x00\r\n", 3, "a NUL character"),
        ("a,b\n\x00,2\n3,\x00x\n", 3, "a NUL character"),
        ("a,b\n1,2\n\x00\x00\n", 3, "a NUL character"),
        ('a,b\n1,"\x00\n', 2, "a NUL character"),
    ],
)
def test_each_fault_names_its_line(content: str, line: int, says: str) -> None:
    found = faults(content)
    assert (found[0].where, says in found[0].found) == (f"f.csv, line {line}", True)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_cells_of_nul_characters_alone_are_empty_and_told(mark: bytes) -> None:
    content = opened(mark + b'\x00,b\r\n1,\x00\x00\r\n\x00,"\x00"\r\n3,"x\ny"\r\n4,\x00')
    assert list(content.grids[0].rows()) == [[None, "b"], ["1", None], [None, ""], ["3", "x\ny"], ["4", None]]
    assert content.warnings == ("5 cell(s) of NUL characters alone, read as empty: line 1, 2, 3, 6",)


def test_cells_of_nul_characters_are_found_between_the_separators_of_the_file() -> None:
    assert rows_below("a;b;c\n1;\x00;2\n") == [["1", None, "2"]]
    assert faults("a;b;c\n1;\x00,;2\n")[0].where == "f.csv, line 2"


def test_all_ragged_rows_are_told_up_to_a_number() -> None:
    assert [fault.where for fault in faults("a,b\n1\n2,2\n3\n")] == ["f.csv, line 2", "f.csv, line 4"]
    many = faults("a,b\n" + "1\n" * 20)
    assert len(many) == 20
    more = faults("a,b\n" + "1\n" * 25)
    assert (len(more), more[-1].found) == (21, "5 more rows at fault")


@pytest.mark.parametrize("content", [b"", b"\n\r\n  \t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\xff\xfe"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert faults(content)[0].found in ("an empty file", "no line of text")


def test_a_header_alone_is_read_and_told() -> None:
    frame, reading = read("a,b\n")
    assert (frame.shape, reading.rows, reading.warnings) == ((0, 5), 0, ("no row below the header",))
    assert {str(frame[column].dtype) for column in ["a", "b"]} == {"str"}


@pytest.mark.parametrize(
    ("header", "names", "warned"),
    [
        ("a;b", ["a", "b"], 0),
        ("a;a;a", ["a", "a (2)", "a (3)"], 1),
        ("a;a;a (2)", ["a", "a (3)", "a (2)"], 1),
        ("a;;c", ["a", "(column 2)", "c"], 1),
        ('a;" ";c', ["a", "(column 2)", "c"], 1),
        ("@file;@line;@", ["_@file", "_@line", "_@"], 1),
        ("(column 2);", ["(column 2)", "(column 2) (2)"], 1),
    ],
)
def test_headers_are_made_unique_and_it_is_told(header: str, names: list[str], warned: int) -> None:
    frame, reading = read(f"{header}\n{';'.join('x' * len(names))}\n")
    assert list(frame.columns) == [*names, "@file", "@sheet", "@line"]
    assert len(reading.warnings) == warned and reading.columns == tuple(names)


def test_a_changed_header_is_told_without_its_text() -> None:
    # A file without a header line: the first respondent stands where the names should.
    _, reading = read("Jeanne;Jeanne;@jeanne;;Jeanne (2)\n1;2;3;4;5\n")
    assert not any("jeanne" in warning.lower() for warning in reading.warnings)
    assert reading.warnings == (
        "column 2: the header of column 1 again, read with its rank after it",
        "column 3: a header in @ is read with an underscore before it",
        "column 4: an empty header is read as its position",
    )


def test_a_record_larger_than_a_block_is_read() -> None:
    frame, _ = read("a;b\n" + "".join(f"{row};{'x' * 3_000_000}\n" for row in range(3)))
    assert frame["a"].tolist() == ["0", "1", "2"] and set(frame["b"].str.len()) == {3_000_000}


def test_rows_without_text_are_told_and_left_out_quoted_or_not() -> None:
    frame, reading = read('a;b\n;\n1;2\n"";" "\n')
    assert frame["@line"].tolist() == [3] and reading.warnings == (
        "2 row(s) not passed on, without any text: line 2, 4",
    )


def test_spoilt_characters_are_told() -> None:
    _, reading = read("a,b\n1,2\nprÃ©sence,câ€™est\n")
    assert "2 spoilt character(s) such as `Ã©`, first at line 3" in reading.warnings[0]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PAR1\x15", "a Parquet file"),
        (b"7z\xbc\xaf\x27\x1c\x00", "a 7-Zip archive"),
        (b"Rar!\x1a\x07\x00", "a RAR archive"),
        (b"\x89PNG\r\n", "a picture (PNG)"),
        (b"{\\rtf1}", "a rich text document (RTF)"),
    ],
)
def test_what_holds_no_table_is_named(content: bytes, what: str) -> None:
    fault = faults(content)[0]
    assert (fault.where, fault.found) == ("f.csv", what) and fault.remedy


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml",
        b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        b"PK\x05\x06" + b"\0" * 18,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"SQLite format 3\x00",
        b"\x1f\x8b\x08",
        b"$FL2@(#)",
        b"<stata_dta>",
        b"\n<!DOCTYPE html><html>",
        b'\xef\xbb\xbf<?xml version="1.0"?>',
        b'{"a": ',
        b'{\n  "unknown": 1}',
        "<table>".encode("utf-16"),
    ],
)
def test_a_container_with_nothing_to_read_in_it_is_told(content: bytes) -> None:
    for fault in faults(content):
        assert fault.where.startswith("f.csv") and fault.found and fault.expected and fault.remedy


@pytest.mark.parametrize("header", ["[id],{x}", "<b>,c", "PK,b", "PDF,b", "{x},y"])
def test_a_header_that_looks_like_another_format_is_still_a_header(header: str) -> None:
    assert list(read(f"{header}\n1,2\n")[0].columns)[:2] == header.split(",")


def test_a_forced_dialect_is_used() -> None:
    assert read_return(io.BytesIO(b"a,b\n1,2\n"), "f.csv", "generic").reading.dialect == "generic"


# Text as respondents leave it: separators, quotes and line ends inside cells, typographic signs.
cell_text = st.text(st.sampled_from('ab0é,;|\t"\r\n ’\u00a0€'), max_size=6)
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cell_text, min_size=width, max_size=width), min_size=1, max_size=6)
)


def written(table: list[list[str]], separator: str, end: str) -> str:
    out = io.StringIO(newline="")
    header = [f"col{position}" for position in range(len(table[0]))]
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([header, *table])
    return out.getvalue()


@given(
    tables,
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
)
def test_what_is_written_is_read_back(table: list[list[str]], separator: str, end: str, encoding: str) -> None:
    text = written(table, separator, end)
    content = opened(text.encode(encoding))
    assert list(content.grids[0].rows())[1:] == table and content.separator == separator
    # The line counted apart: line ends before the record, in a text where CRLF is one.
    starts, line = [], 2
    for row in table:
        starts.append(line)
        line += sum(cell.replace("\r\n", "\n").replace("\r", "\n").count("\n") for cell in row) + 1
    assert content.grids[0].lines.tolist() == [1, *starts]


@given(tables)
def test_minimal_quoting_agrees_with_the_csv_module(table: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([["col1"] + ["c"] * (len(table[0]) - 1), *table])
    expected = [
        [cell or None for cell in row] for row in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=";")
    ][1:]
    assert rows_below(out.getvalue()) == expected


@given(st.lists(st.lists(st.sampled_from(["", '""', '"x"', "y"]), min_size=2, max_size=2), min_size=1, max_size=8))
def test_empties_agree_with_pyarrow(table: list[list[str]]) -> None:
    content = ("a;b\n" + "\n".join(";".join(row) for row in table) + "\n").encode()
    arrow = pyarrow.csv.read_csv(
        io.BytesIO(content),
        parse_options=pyarrow.csv.ParseOptions(delimiter=";"),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={"a": "string", "b": "string"}, strings_can_be_null=True, quoted_strings_can_be_null=False,
            null_values=[""],
        ),
    )  # fmt: skip
    assert rows_below(content) == [list(row.values()) for row in arrow.to_pylist()]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    try:
        frame, reading = read(content)
        assert len(frame) == reading.rows and frame.columns.is_unique
    except UnreadableReturn as unreadable:
        assert all(fault.where.startswith("f.csv") and fault.remedy for fault in unreadable.faults)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_a_file_cut_or_spoilt_anywhere_is_read_or_told(seed: int) -> None:
    chance = random.Random(seed)
    path = Path(__file__).parents[3] / "data/surveys/crise-2020/returns/2020/returns.csv"
    whole = path.read_bytes()
    for _ in range(25):
        content = bytearray(whole[: chance.randrange(len(whole))])
        for _ in range(chance.randrange(4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            frame, reading = read(bytes(content))
            assert reading.rows == len(frame) <= 205
        except UnreadableReturn as unreadable:
            assert unreadable.faults


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real exports is not here")
@pytest.mark.parametrize(
    ("name", "shape", "separator", "encoding"),
    [
        ("limesurvey/2021/rpc_code_short.csv", (140, 184), ";", "utf-8"),
        ("limesurvey/2022/form_default.csv", (140, 188), ",", "utf-8"),
        ("exports/demarches/groupe_iso_8859_invalid_characters.csv", (4, 2), ",", "cp1252"),
        ("exports/demarches/modele-import-referentiel-with-bom.csv", (13, 2), ",", "utf-8"),
        ("exports/french_csv/csv-detective_a_test_file.csv", (404, 11), ";", "utf-8"),
        ("exports/limesurvey/quality-perception_results-survey.csv", (70, 146), ",", "utf-8"),
        ("inventories/hikma_all_county_policies.csv", (2704, 24), ",", "utf-8"),
    ],
)
def test_real_exports_are_read(name: str, shape: tuple[int, int], separator: str, encoding: str) -> None:
    frame, reading = read((SHARED / name).read_bytes())
    assert (len(frame), len(reading.columns)) == shape
    assert (reading.separator, reading.encoding) == (separator, encoding)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real exports is not here")
def test_not_shown_and_left_blank_stay_apart_in_a_real_export() -> None:
    frame, _ = read((SHARED / "limesurvey/2021/rpc_code_short.csv").read_bytes())
    assert (frame == "").any(axis=None) and frame["id"].is_unique
    assert frame.drop(columns="@sheet").isna().any(axis=None)
