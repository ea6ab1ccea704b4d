"""What a file is, by its first bytes: an ending says nothing, people rename files."""

from __future__ import annotations

import re
from typing import Literal

from transforms.errors import Fault, UnreadableReturn

Container = Literal["text", "zip", "gzip", "ole", "json", "xml", "html", "sqlite", "spss", "stata"]

_AS_CSV = "Open it and save the sheet of returns as « CSV UTF-8 », or export CSV from the survey tool."
_EXPORT = "Export the returns as CSV, xlsx or JSON from the survey tool."

_READ: tuple[tuple[bytes, Container], ...] = (
    (b"SQLite format 3\x00", "sqlite"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"<stata_dta>", "stata"),
    (b"$FL2@(#)", "spss"),
    (b"$FL3@(#)", "spss"),
)
# First bytes → what the file is, and what to do.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "Ask for the table itself: a PDF holds its picture."),
    (b"PAR1", "a Parquet file", _EXPORT),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it and give the file inside."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it and give the file inside."),
    (b"BZh", "a bzip2 archive", "Unpack it and give the file inside."),
    (b"\xfd7zXZ\x00", "an xz archive", "Unpack it and give the file inside."),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "Unpack it and give the file inside."),
    (b"\x89PNG", "a picture (PNG)", "Ask for the table itself."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Ask for the table itself."),
    (b"GIF8", "a picture (GIF)", "Ask for the table itself."),
    (b"{\\rtf", "a rich text document (RTF)", _AS_CSV),
)
# A portable SPSS file (.por): 456 characters of greeting and alphabet in lines of 80, then its name.
_PORTABLE_SPSS = 480
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_START = 4096
_SCALAR = rb"(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)"
_JSON = re.compile(rb'(\{\s*("|\})|\[\s*([\[{"]|\]))')
# A list of numbers is JSON where it goes on as one and the file ends as one: `[1]` heads columns too.
_JSON_SCALARS = re.compile(rb'\[\s*%b\s*(?:,\s*(?:%b|["\[{])|\]\s*\Z)' % (_SCALAR, _SCALAR))
_JSON_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')
# A workbook in XML has rows in a <Table>, as a page has.
_EXCEL_2003 = re.compile(rb"<([a-z_][\w.-]*:)?workbook[\s>]")
# Stata before version 13: release, byte order, file type 1, a zero.
_OLD_STATA = re.compile(rb"[\x69\x6c\x6e-\x73][\x01\x02]\x01\x00")


def container_of(content: bytes, name: str) -> Container:
    """The container of a file; raises `UnreadableReturn` for what cannot hold returns, saying what it is."""
    start = content[:_START]
    if not start.strip():
        raise UnreadableReturn(Fault(name, "an empty file", "a header line and rows", "Export the returns again."))
    for magic, container in _READ:
        if start.startswith(magic):
            return container
    for magic, what, remedy in _REFUSED:
        if start.startswith(magic):
            expected = "a table: CSV, a workbook, JSON, SPSS, Stata, SQLite or XML"
            raise UnreadableReturn(Fault(name, what, expected, remedy))
    if start[:_PORTABLE_SPSS].replace(b"\r", b"").replace(b"\n", b"").find(b"SPSSPORT") == 456:
        return "spss"
    return "stata" if _OLD_STATA.match(start) else _text_container(start, content[-64:], name)


def _text_container(start: bytes, end: bytes, name: str) -> Container:
    """HTML, XML and JSON by how they begin and end; a byte order mark before them does not count."""
    for bom in _BOMS:
        start = start.removeprefix(bom)
    text = start.replace(b"\x00", b"").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<table", b"<body", b"<meta")):
        return "html"
    if text.startswith(b"<") and _EXCEL_2003.search(text):
        return "xml"
    if text.startswith(b"<?xml"):
        return "html" if b"<html" in text or b"<table" in text else "xml"
    end = end.replace(b"\x00", b"").rstrip()
    if re.match(rb"<[a-z_][\w.:-]*[\s/>]", text) and end.endswith(b">"):
        return "xml"
    is_json = _JSON.match(text) or (_JSON_SCALARS.match(text) and end.endswith(b"]"))
    # A text in quotes alone is a column without rows, or what an API answers: here the ending decides.
    is_answer = name.lower().endswith(".json") and _JSON_TEXT.fullmatch(text.rstrip())
    return "json" if is_json or is_answer else "text"
