"""XML: a tree, or a fault with its place; nothing that the document declares is followed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.xml_trees import open_content
from transforms.formats.content import Content
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.opening import open_content as open_any

SHARED = Path(__file__).parents[5] / "shared" / "returns"
TEXT = '<?xml version="1.0" encoding="UTF-8"?>\n<document><rows><row><id>1</id><a/></row></rows></document>'


def read(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Content:
    return open_content(text.encode() if isinstance(text, str) else text, "f.xml", limits)


def fault(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        read(text, limits)
    (only,) = raised.value.faults
    return only


def test_a_tree_and_its_encoding() -> None:
    content = read(TEXT)
    assert content.tree is not None and content.tree.tag == "document"
    assert [element.tag for element in content.tree.iter()] == ["document", "rows", "row", "id", "a"]
    assert (content.container, content.encoding, content.encoding_reason) == (
        "xml",
        "utf-8",
        "declared by the document",
    )
    assert content.is_apart and content.line_unit == "record"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<d>\xc3\xa9</d>", "utf-8"),
        (b"\xef\xbb\xbf<d>\xc3\xa9</d>", "utf-8"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><d>\xe9</d>", "iso-8859-1"),
        ("\ufeff<d>é</d>".encode("utf-16-le"), "utf-16"),
        (b"\r\n  <?xml version='1.0'?><d>\xc3\xa9</d>", "utf-8"),
    ],
)
def test_the_encoding_is_that_of_the_document(data: bytes, encoding: str) -> None:
    content = read(data)
    assert content.tree is not None and content.tree.text == "é"
    assert content.encoding == encoding


HOSTILE = {
    "a document type": "<!DOCTYPE d><d/>",
    "laughs": '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>',
    "a file": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
    "an address": '<!DOCTYPE d SYSTEM "http://example.org/d.dtd"><d/>',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_document_types_and_entities_are_refused(kind: str) -> None:
    told = fault(HOSTILE[kind])
    assert told.found == "a document type declaration"
    assert "passwd" not in str(told)


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("<d><a>Jean</a", "line 1, column 11", "a document that stops before its end"),
        ("<d>\n<a>Jean", "line 2, column 8", "a document that stops before its end"),
        ("<d>\n <a>Jean</b></d>", "line 2, column 11", "malformed XML (mismatched tag)"),
        ("<d/>\nJean", "line 2, column 1", "text after the end of the document"),
        ("<d>&inconnu;</d>", "line 1, column 4", "malformed XML (undefined entity)"),
    ],
)
def test_what_is_cut_or_malformed_is_refused_with_its_place(text: str, place: str, found: str) -> None:
    told = fault(text)
    assert (told.where, told.found) == (f"f.xml, {place}", found)


@given(st.integers(60, len(TEXT) - 1))
def test_no_cut_document_is_read(kept: int) -> None:
    assert fault(TEXT[:kept]).found == "a document that stops before its end"


@pytest.mark.parametrize("encoding", ["inconnu", "shift_jis", "utf-7"])
def test_an_encoding_that_cannot_be_read_is_a_fault(encoding: str) -> None:
    assert "encoding" in fault(f"<?xml version='1.0' encoding='{encoding}'?><d>é</d>").found


@pytest.mark.parametrize(("depth", "is_read"), [(6, True), (7, False), (200_000, False)])
def test_depth_is_capped(depth: int, is_read: bool) -> None:
    limits = replace(DEFAULT_LIMITS, json_depth=5)
    text = "<a>" * depth + "</a>" * depth
    if is_read:
        read(text, limits)
    else:
        assert fault(text, limits).found == "elements nested more than 5 deep"


def test_size_is_capped_before_anything_is_built() -> None:
    text = "<d>" + "<a></a>" * 10 + "</d>"
    read(text, replace(DEFAULT_LIMITS, cells=11))
    assert fault(text, replace(DEFAULT_LIMITS, cells=10)).found == "at least 11 elements"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared returns are not on this machine")
@pytest.mark.parametrize("wave", ["2021", "2022"])
def test_a_real_structure_file(wave: str) -> None:
    content = read((SHARED / "limesurvey" / wave / "survey_structure.lss").read_bytes())
    assert content.tree is not None and content.tree.findtext("LimeSurveyDocType") == "Survey"


def test_a_workbook_in_xml_is_handed_over_to_its_own_reader() -> None:
    text = (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Feuille"><Table><Row>'
        '<Cell><Data ss:Type="String">commune</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    for written in (text, text.partition("?>\n")[2].partition("?>\n")[2]):
        content = open_any(written.encode(), "f.xls", DEFAULT_LIMITS)
        assert [(grid.name, list(grid.rows())) for grid in content.grids] == [("Feuille", [["commune"]])]
        assert content.tree is None
