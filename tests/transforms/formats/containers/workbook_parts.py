"""Workbooks made by hand, part by part, so that they can be as odd as needed."""

from __future__ import annotations

import io
import struct
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP of these members, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return out.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """The XML of a sheet of an xlsx."""
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="str"><v>{text}</v></c>'


def xlsx(
    sheets: dict[str, str | bytes] | list[tuple[str, str | bytes]],
    more: dict[str, str | bytes] | None = None,
    book: tuple[str, str] = ("", ""),
    target: str = "worksheets/sheet{}.xml",
    state: str = "visible",
) -> bytes:
    """An xlsx of these sheets, other parts, and what stands before and after the list of sheets."""
    named = list(sheets.items()) if isinstance(sheets, dict) else sheets
    listed = "".join(
        f'<sheet name="{name}" sheetId="{rank}" state="{state if rank > 1 else "visible"}" r:id="r{rank}"/>'
        for rank, (name, _) in enumerate(named, 1)
    )
    related = "".join(
        f'<Relationship Id="r{rank}" Type="{_OFFICE}/worksheet" Target="{target.format(rank)}"/>'
        for rank in range(1, len(named) + 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{book[0]}<sheets>{listed}</sheets>'
        f"{book[1]}</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
    }
    parts |= {f"xl/{target.format(rank)}": content for rank, (_, content) in enumerate(named, 1)}
    return packed(parts | (more or {}))


def ods(body: str, before: str = "", manifest: str = "<manifest/>") -> bytes:
    """An ods whose spreadsheet holds this body."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>{before}{body}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest, "settings.xml": "<x/>",
         "styles.xml": "<x/>"}
    )  # fmt: skip


def record(kind: int, data: bytes) -> bytes:
    """One record of an xls."""
    return struct.pack("<HH", kind, len(data)) + data


def xls(
    cells: bytes, book: bytes = b"", size: tuple[int, int] = (2, 2), stream: str = "Workbook", first: int = 0
) -> bytes:
    """An xls of one sheet « A » with these records, and others among the globals of the book."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + book
    bound = len(start) + 13 + 4
    start += record(0x85, struct.pack("<IBB", bound, 0, 0) + b"\x01\x00A") + record(0x0A, b"")
    body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    body += record(0x200, struct.pack("<IIHHH", first, size[0], 0, size[1], 0)) + cells + record(0x0A, b"")
    return ole(start + body, stream)


def ole(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream of up to 60 kB."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % 512)
    sectors = len(stream) // 512
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    table = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    table += [free] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + b"\xff" * (4 * 108)
    entries = _entry("Root Entry", 5, end, 0, 1) + _entry(name, 2, 2, len(stream), free)
    return header + struct.pack("<128I", *table) + entries.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)


def xlsb(records: bytes) -> bytes:
    """An xlsb of one sheet « A » with these records among its data."""
    book = binary(131, b"") + binary(143, b"")
    book += binary(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("A")) + binary(144, b"") + binary(132, b"")
    part = binary(129, b"") + binary(148, struct.pack("<IIII", 0, 9, 0, 9)) + binary(145, b"") + records
    part += binary(146, b"") + binary(130, b"")
    related = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/worksheet" '
        'Target="worksheets/sheet1.bin"/></Relationships>'
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"/>',
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": related,
        "xl/worksheets/sheet1.bin": part,
    }
    return packed(parts)


def binary(kind: int, data: bytes) -> bytes:
    """One record of an xlsb; kinds above 127 take two bytes."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(data)
    while True:
        size += bytes([left & 0x7F | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return head + size + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
