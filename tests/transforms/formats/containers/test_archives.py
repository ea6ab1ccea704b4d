import gzip
import io
import re
import stat
import struct
import zipfile
from dataclasses import replace

import pytest

from transforms.errors import UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.opening import open_content

CSV = b"id;titre\n1;V\xc3\xa9los\n"
Member = tuple[str | zipfile.ZipInfo, bytes]


def packed(*members: Member, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def opened(content: bytes, limits: Limits = DEFAULT_LIMITS, name: str = "a.zip") -> Content:
    return open_content(content, name, limits)


def fault(content: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(UnreadableReturn) as caught:
        opened(content, limits)
    return str(caught.value)


def test_an_archive_of_one_data_file_is_that_file() -> None:
    content = opened(packed(("dossier/", b""), ("dossier/retours.csv", CSV)))
    assert content.container == "zip > text" and content.name == "a.zip" and content.limits == DEFAULT_LIMITS
    assert content.grid is not None and content.grid.row(1) == ["1", "Vélos"]


def test_an_archive_of_several_data_files_has_them_as_members() -> None:
    content = opened(packed(("a/un.csv", CSV), ("b/deux.json", b'[{"id": 1}]')))
    assert content.container == "zip" and content.grids == ()
    assert [(member.name, member.container) for member in content.members] == [
        ("a/un.csv", "text"),
        ("b/deux.json", "json"),
    ]


def test_what_cannot_hold_returns_is_passed_over_and_told() -> None:
    members = [("__MACOSX/._r.csv", b"x"), (".DS_Store", b"x"), ("photo.JPG", b"x"), ("avis.pdf", b"x"),
               ("vide.csv", b""), ("LISEZ-MOI.txt", b"x"), ("LICENSE", b"x")]  # fmt: skip
    content = opened(packed(("r.csv", CSV), *members))
    assert content.container == "zip > text"
    (warning,) = content.warnings
    for told in ("2 attachment(s)", "1 empty file(s)", "2 file(s) of notes", "2 hidden file(s)"):
        assert told in warning


def test_an_archive_without_a_data_file_says_how_many_of_each_it_holds() -> None:
    members = [("1.jpg", b"x"), ("2.pdf", b"x"), ("vide.csv", b""), (".DS_Store", b"x")]
    told = "2 attachment(s) (pictures, documents, sounds), 1 empty file(s), 1 hidden file(s) of a system"
    assert f"an archive without a data file ({told})" in fault(packed(*members))
    assert "an archive without a data file (nothing in it)" in fault(packed())


ODF = b"application/vnd.oasis.opendocument."
MANIFEST = b'<manifest:manifest><manifest:file-entry manifest:media-type="' + ODF


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")], "a Word document (.docx)"),
        ([("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<x/>")], "a PowerPoint presentation"),
        ([("mimetype", ODF + b"text"), ("content.xml", b"<x/>")], "a text document (OpenDocument, .odt)"),
        ([("content.xml", b"<x/>"), ("META-INF/manifest.xml", MANIFEST + b'text"/></manifest:manifest>')],
         "a text document (OpenDocument, .odt)"),
        ([("mimetype", ODF + b"presentation"), ("content.xml", b"<x/>")], "a presentation"),
        ([("Index/Document.iwa", b"x"), ("Metadata/Properties.plist", b"x")], "a document of Apple's"),
    ],
)  # fmt: skip
def test_a_document_of_an_office_suite_is_named(members: list[Member], found: str) -> None:
    told = fault(packed(*members))
    assert told.startswith(f"a.zip: found {found}") and ("workbook or CSV" in told or "as Excel or CSV" in told)


def test_a_folder_named_as_a_part_of_a_document_makes_no_document() -> None:
    assert opened(packed(("word/r.csv", CSV), ("ppt/notes.txt", b"x;y\n1;2\n"))).container == "zip"
    nested = fault(packed(("r.csv", CSV), ("avis", packed(("mimetype", ODF + b"text"), ("content.xml", b"<x/>")))))
    assert "a.zip > avis: found a text document" in nested


def test_a_member_that_cannot_be_read_is_named() -> None:
    assert "a.zip > b.csv" in fault(packed(("a.csv", CSV), ("b.csv", b"id;x\n1;x\x00")))


def test_warnings_name_their_member() -> None:
    content = opened(packed(("a.csv", CSV), ("b.csv", "id;x\n1;Ã©\n".encode())))
    assert content.warnings[0].startswith("b.csv: 1 spoilt character(s)")


def test_archives_in_archives_go_as_deep_as_the_limit() -> None:
    two = packed(("a.zip", packed(("a.csv", CSV))))
    assert opened(two).container == "zip > zip > text"
    assert "archives inside archives, 3 deep" in fault(packed(("b.zip", two)))
    assert "archives inside archives, 2 deep" in fault(two, replace(DEFAULT_LIMITS, archive_depth=1))


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("a.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ([("../a.csv", CSV)], "a name that leads out of the archive"),
        ([("/etc/a.csv", CSV)], "a name that leads out of the archive"),
        ([("C:/a.csv", CSV)], "a name that leads out of the archive"),
        ([("x/..\\a.csv", CSV)], "a name that leads out of the archive"),
        ([(link(), b"/etc/passwd")], "a link instead of a file"),
        ([("photo.jpg", b"x")], "an archive without a data file"),
        ([], "an archive without a data file"),
    ],
)  # fmt: skip
def test_an_archive_that_no_honest_tool_writes_is_refused(members: list[Member], found: str) -> None:
    assert found in fault(packed(*members))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused() -> None:
    assert "1 file name(s) that come twice" in fault(packed(("a.csv", CSV), ("a.csv", CSV)))


def test_the_number_of_members_is_limited() -> None:
    content = packed(("a.csv", CSV), ("b.csv", CSV))
    assert len(opened(content, replace(DEFAULT_LIMITS, archive_members=2)).members) == 2
    assert "2 files; expected at most 1" in fault(content, replace(DEFAULT_LIMITS, archive_members=1))


def test_bytes_are_counted_over_all_members_and_archives() -> None:
    size = len(CSV)
    flat = packed(("a.csv", CSV), ("b.csv", CSV))
    assert opened(flat, replace(DEFAULT_LIMITS, unpacked_bytes=2 * size)).members
    assert "b.csv: found more than" in fault(flat, replace(DEFAULT_LIMITS, unpacked_bytes=2 * size - 1))
    inner = packed(("c.csv", CSV))
    nested = packed(("a.zip", inner))
    assert opened(nested, replace(DEFAULT_LIMITS, unpacked_bytes=len(inner) + size)).grids
    assert "c.csv: found more than" in fault(nested, replace(DEFAULT_LIMITS, unpacked_bytes=len(inner) + size - 1))


def test_a_bomb_is_refused() -> None:
    assert "It may be made to exhaust memory" in fault(packed(("a.csv", b"0" * (1 << 25))), Limits(unpacked_ratio=100))
    assert "It may be made to exhaust memory" in fault(gzip.compress(b"0" * (1 << 25)), Limits(unpacked_ratio=100))


def test_a_size_that_is_declared_too_small_gains_nothing() -> None:
    content = bytearray(packed(("a.csv", b"a;b\n" + b"1;2\n" * 100_000)))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.find(mark)
        content[start + place : start + place + 4] = struct.pack("<I", 8)
    assert "a file that cannot be unpacked" in fault(bytes(content))


@pytest.mark.parametrize("cut", [4, 20, 40, 80])
def test_an_archive_that_is_cut_is_refused(cut: int) -> None:
    assert "cut or damaged" in fault(packed(("a.csv", CSV))[:-cut])


def test_a_sum_that_does_not_fit_is_told() -> None:
    content = bytearray(packed(("a.csv", CSV), compression=zipfile.ZIP_STORED))
    content[content.find(b"titre")] ^= 1
    assert "a.zip > a.csv: found a file that cannot be unpacked (BadZipFile)" in fault(bytes(content))


def test_a_member_locked_by_a_password_is_told() -> None:
    content = bytearray(packed(("a.csv", CSV)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + place] |= 1
    assert "a file locked by a password" in fault(bytes(content))


def test_a_way_of_packing_that_is_not_known_is_told() -> None:
    content = bytearray(packed(("a.csv", CSV)))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.find(mark) + place] = 97
    assert "a file that cannot be unpacked (NotImplementedError)" in fault(bytes(content))


def test_a_gzip_is_the_file_inside() -> None:
    content = opened(gzip.compress(b"id;titre\n") + gzip.compress(CSV[9:]), name="r.csv.gz")
    assert content.container == "gzip > text" and content.name == "r.csv.gz"
    assert content.grid is not None and content.grid.row(1) == ["1", "Vélos"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (gzip.compress(CSV * 100)[:-9], "a gzip file that is cut or damaged"),
        (gzip.compress(CSV) + b"x", "a gzip file that is cut or damaged"),
        (gzip.compress(gzip.compress(gzip.compress(CSV))), "archives inside archives, 3 deep"),
        (gzip.compress(bytes(257) + b"ustar" + bytes(300)), "a tar archive"),
        (gzip.compress(b""), "an empty file"),
    ],
)
def test_a_gzip_that_cannot_be_read_is_refused(content: bytes, found: str) -> None:
    assert re.search(found, fault(content))


def test_a_workbook_is_known_by_its_members_and_not_by_its_name() -> None:
    from openpyxl import Workbook

    out = io.BytesIO()
    book = Workbook()
    assert book.active is not None
    book.active.append(["id", "titre"])
    book.save(out)
    assert opened(out.getvalue(), name="retours.csv").container == "xlsx"
    assert opened(packed(("r.xlsx", out.getvalue()))).container == "zip > xlsx"
    both = opened(packed(("r.xlsx", out.getvalue()), ("s.csv", CSV)))
    assert [member.container for member in both.members] == ["xlsx", "text"]


def test_the_parts_of_a_workbook_are_counted_together() -> None:
    members = [
        ("[Content_Types].xml", b"<x/>"),
        ("xl/workbook.xml", b"<x/>"),
        ("xl/a.xml", b"0" * 600),
        ("xl/b.xml", b"0" * 600),
    ]
    assert "xl/b.xml: found more than" in fault(packed(*members), replace(DEFAULT_LIMITS, unpacked_bytes=1000))
