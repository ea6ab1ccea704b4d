"""Header lines that a person gives: taken as they are, or a fault that names the line."""

import io

import pytest
from openpyxl import Workbook

from transforms.errors import Fault, UnreadableReturn, UsageError
from transforms.formats import Extraction, read_return
from transforms.formats.declared_header import MOST_LINES, header_lines_of

# Without the lines, nobody can say whether the second row names the columns or answers.
PEOPLE = "Nom;;Commune;\nRôle;Bureau;Ville;Pays\nDupont;x;Lyon;y\nDurand;z;Paris;k\n"
TITLED = "Enquête 2021\n\n" + PEOPLE


def read(text: str | bytes, *lines: int, name: str = "f.csv", dialect: str | None = None) -> Extraction:
    content = text.encode() if isinstance(text, str) else text
    return read_return(io.BytesIO(content), name, dialect, header_lines=lines)  # type: ignore[arg-type]


def faults(text: str | bytes, *lines: int, name: str = "f.csv", dialect: str | None = None) -> tuple[Fault, ...]:
    with pytest.raises(UnreadableReturn) as raised:
        read(text, *lines, name=name, dialect=dialect)
    assert all(fault.remedy and fault.expected for fault in raised.value.faults)
    return raised.value.faults


def workbook(**sheets: str) -> bytes:
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, text in sheets.items():
        page = book.create_sheet(name)
        for number, line in enumerate(text.splitlines(), start=1):
            for position, cell in enumerate(line.split(";"), start=1):
                page.cell(number, position, cell or None)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


NAMES = ("Nom - Rôle", "Nom - Bureau", "Commune - Ville", "Commune - Pays")


@pytest.mark.parametrize(("content", "name"), [(TITLED.encode(), "f.csv"), (workbook(Feuil1=TITLED), "f.xlsx")])
def test_the_lines_given_are_the_header(content: bytes, name: str) -> None:
    found = read(content, 3, 4, name=name)
    assert found.reading.columns == NAMES
    assert (found.reading.dialect, found.reading.evidence) == ("generic", "header lines given: 3, 4")
    assert found.returns is not None and found.returns.header_lines == (3, 4)
    assert found.returns.frame["@line"].tolist() == [5, 6]
    assert found.returns.frame["Commune - Ville"].tolist() == ["Lyon", "Paris"]
    assert "1 row(s) above the header not passed on: line 1" in found.reading.warnings
    assert not [warning for warning in found.reading.warnings if "no survey tool recognised" in warning]


def test_a_refused_file_is_read_once_the_header_is_given() -> None:
    text = "Nom;;Commune;\nDupont;x;Lyon;y\nDurand;z;Paris;k\n"
    with pytest.raises(UnreadableReturn, match="two rows that may be the header"):
        read_return(io.BytesIO(text.encode()), "f.csv")
    found = read(text, 1)
    assert found.returns is not None and found.returns.frame["Nom"].tolist() == ["Dupont", "Durand"]


def test_a_header_on_the_last_line_has_no_rows() -> None:
    found = read("Titre;\nNom;Commune\n", 2)
    assert found.reading.columns == ("Nom", "Commune") and found.reading.rows == 0


def test_a_header_cell_over_two_lines_has_both() -> None:
    text = '"Nom\ncomplet";Commune\nDupont;Lyon\nDurand;Paris\n'
    for lines in ((1,), (1, 2)):
        found = read(text, *lines)
        assert found.returns is not None and found.returns.header_lines == (1,)
        assert found.returns.frame["@line"].tolist() == [3, 4]


def test_a_line_that_is_empty_or_not_there_is_named() -> None:
    (fault,) = faults(TITLED, 2, 3)
    assert (fault.where, fault.found) == ("f.csv, line 2", "an empty line in the header lines given (2, 3)")
    (fault,) = faults(TITLED, 6, 7)
    assert fault.where == "f.csv, line 7" and fault.found.endswith("the last line with text is 6")
    assert read(TITLED, 6).reading.rows == 0
    (fault,) = faults(workbook(Feuil1=TITLED), 2, name="f.xlsx")
    assert fault.where == "f.xlsx, sheet Feuil1, line 2"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((), "no line"),
        ((0, 1), "line 0"),
        ((-1,), "line -1"),
        ((3, 5), "lines 3, 5, which are not one below the other"),
        ((3, 3), "lines 3, 3, which are not one below the other"),
        (tuple(range(1, MOST_LINES + 2)), f"{MOST_LINES + 1} lines"),
    ],
)
def test_lines_that_are_no_header_are_refused(lines: tuple[int, ...], found: str) -> None:
    (fault,) = faults(TITLED, *lines)
    assert fault.found == f"{found} given as header lines"


def test_another_dialect_with_header_lines_is_refused() -> None:
    (fault,) = faults(TITLED, 3, 4, dialect="limesurvey")
    assert fault.found == "header lines and the dialect `limesurvey`"
    assert read(TITLED, 3, 4, dialect="generic").reading.evidence == "header lines given: 3, 4"


@pytest.mark.parametrize(("text", "name"), [('[{"a": 1}]', "f.json"), ("<a><b/></a>", "f.xml")])
def test_a_file_without_lines_is_refused(text: str, name: str) -> None:
    (fault,) = faults(text, 1, name=name)
    assert fault.found.startswith("header lines given for a ")


def test_sheets_without_these_lines_are_read_as_any_other() -> None:
    year = "Commune;Budget\nLyon;12\n"
    found = read(workbook(Saisie=TITLED, Rappel=year, Vide=""), 3, 4, name="f.xlsx")
    assert found.reading.columns == NAMES
    assert [(table.name, len(table.frame)) for table in found.others] == [("Rappel", 1)]
    told = "f.xlsx, sheet Rappel: the header lines given are not in this sheet: read without them"
    assert told in found.reading.warnings


def test_every_sheet_that_lacks_the_lines_is_named() -> None:
    content = workbook(Saisie=TITLED, Rappel="Commune;Budget\nLyon;12\n")
    assert [fault.where for fault in faults(content, 9, name="f.xlsx")] == [
        "f.xlsx, sheet Saisie, line 9",
        "f.xlsx, sheet Rappel, line 9",
    ]


@pytest.mark.parametrize(
    ("written", "lines"),
    [("3", (3,)), ("3,4", (3, 4)), ("3-4", (3, 4)), (" 3 - 4 ", (3, 4)), ("2,3-5", (2, 3, 4, 5)), ("03-04", (3, 4))],
)
def test_the_option_is_read(written: str, lines: tuple[int, ...]) -> None:
    assert header_lines_of(written) == lines
    assert header_lines_of(None) is None


@pytest.mark.parametrize("written", ["", "-", "a", "3,", "3-", "4-3", "0", "3,5", "1-21", "1-999999999", "9" * 40, "²"])
def test_an_option_that_names_no_header_is_refused(written: str) -> None:
    with pytest.raises(UsageError) as raised:
        header_lines_of(written)
    (fault,) = raised.value.faults
    assert fault.where == "--header-lines" and "`3-4`" in fault.expected
