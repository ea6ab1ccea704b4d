"""Lines of records found by counting quotes agree with the tokenizer that parses cells."""

from hypothesis import given
from hypothesis import strategies as st

from transforms.formats.containers.delimited import open_content
from transforms.formats.containers.record_lines import record_lines
from transforms.formats.containers.records import read_records
from transforms.formats.limits import Limits

cells = st.sampled_from(["", '""', "x", '"x"', '"a;b"', '"a\nb"', '"a\r\nb"', '"a\rb"', '"say ""yes"""', "é", " "])
rows = st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=8)


@given(rows, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_regular_quotes_give_the_lines_of_the_tokenizer(table: list[list[str]], end: str, ends: bool) -> None:
    text = end.join(";".join(row) for row in table) + (end if ends else "")
    found = record_lines(text.encode(), 0, ";")
    assert found is not None
    assert found.tolist() == [record.line for record in read_records(text, ";")]


@given(st.text(st.sampled_from('a;"\r\né'), max_size=30))
def test_any_text_gives_the_same_lines_or_none(text: str) -> None:
    found = record_lines(text.encode(), 0, ";")
    records = list(read_records(text, ";"))
    if found is not None and not any(record.fault for record in records):
        assert found.tolist() == [record.line for record in records]


@given(rows)
def test_blocks_do_not_matter(table: list[list[str]]) -> None:
    from transforms.formats.containers import record_lines as module

    content = "\n".join(";".join(row) for row in table).encode()
    whole, size = record_lines(content, 0, ";"), module._BLOCK
    module._BLOCK = 3
    try:
        by_blocks = record_lines(content, 0, ";")
    finally:
        module._BLOCK = size
    assert whole is not None and by_blocks is not None and by_blocks.tolist() == whole.tolist()


def test_a_quote_inside_a_bare_cell_is_irregular() -> None:
    assert record_lines(b'a;b\n5" disk;x\n', 0, ";") is None
    assert record_lines(b'a;b\n"x"y;z\n', 0, ";") is None
    assert record_lines(b'a;b\n"never closed;z\n', 0, ";") is None


def test_an_irregular_file_reads_like_a_regular_one() -> None:
    regular = open_content(b'a;b\n1;"x"\n', "f.csv", Limits()).grids[0]
    irregular = open_content(b'a;b\n1;x"\n', "f.csv", Limits()).grids[0]
    assert regular.lines.tolist() == irregular.lines.tolist() == [1, 2]
    assert irregular.row(1) == ["1", 'x"']
