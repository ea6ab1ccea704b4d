"""What a file is, by its first bytes: an ending says nothing, people rename files."""

from __future__ import annotations

import re

from transforms.errors import Fault, UnreadableReturn

_AS_CSV = "Open it and save the sheet of returns as « CSV UTF-8 », or export CSV from the survey tool."
_EXPORT = "Export the returns as CSV from the survey tool."

# First bytes → what the file is, and what to do. The longest evidence goes first.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"SQLite format 3\x00", "a SQLite database (a Grist document, perhaps)", _EXPORT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook (.xls), or one locked by a password", _AS_CSV),
    (b"<stata_dta>", "a Stata file", _EXPORT),
    (b"$FL2", "an SPSS file", _EXPORT),
    (b"$FL3", "an SPSS file", _EXPORT),
    (b"%PDF-", "a PDF document", "Ask for the table itself: a PDF holds its picture."),
    (b"PAR1", "a Parquet file", _EXPORT),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it and give the file inside."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it and give the file inside."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and give the file inside."),
    (b"\x89PNG", "a picture (PNG)", "Ask for the table itself."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Ask for the table itself."),
    (b"{\\rtf", "a rich text document (RTF)", _AS_CSV),
)
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_START = 4096
_JSON = re.compile(rb'(\{\s*"|\[\s*[\[{"])')


def refuse_binary(content: bytes, name: str) -> None:
    """Raises `UnreadableReturn` for what is not delimited text, saying what it is and what to do."""
    start = content[:_START]
    found = _zip_kind(content) if start.startswith((_ZIP, _EMPTY_ZIP)) else _signature(start) or _markup(start)
    if found:
        what, remedy = found
        raise UnreadableReturn(Fault(name, what, "a text file with separators (CSV)", remedy))


def _signature(start: bytes) -> tuple[str, str] | None:
    return next(((what, remedy) for magic, what, remedy in _SIGNATURES if start.startswith(magic)), None)


def _zip_kind(content: bytes) -> tuple[str, str]:
    if b"opendocument.spreadsheet" in content[:_START]:
        return "an OpenDocument workbook (.ods)", _AS_CSV
    if b"xl/workbook" in content:
        return "an Excel workbook (.xlsx)", _AS_CSV
    if b".lss" in content and b".lsr" in content:
        return "a LimeSurvey archive (.lsa)", _EXPORT
    return "a ZIP archive", "Unpack it and give the file inside."


def _markup(start: bytes) -> tuple[str, str] | None:
    """HTML and XML pages saved as a table, and JSON; a byte order mark before them does not count."""
    for bom in _BOMS:
        start = start.removeprefix(bom)
    text = start.replace(b"\x00", b"").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<table")):
        return "an HTML page (an error page of the server, or a table saved as .xls)", _AS_CSV
    if text.startswith(b"<?xml"):
        return "an XML document", _EXPORT
    if _JSON.match(text):
        return "a JSON document", _EXPORT
    return None
