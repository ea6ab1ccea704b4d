"""Compound files (OLE): the one stream of an old workbook out of them, and a plain file of that stream alone.

A damaged file can send a reader round its chains of sectors for ever: calamine is given a file that was
built anew around the stream, in the layout of Microsoft's [MS-CFB], version 4.
"""

from __future__ import annotations

import io
import struct

import olefile

from transforms.errors import Fault, UnreadableReturn

_NOT_OLE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError, OverflowError,
            struct.error)  # fmt: skip
_SECTOR = 4096
_LINKS = _SECTOR // 4
_TABLES = 109
_TABLE, _END, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("workbook", "book")
_DOCUMENTS = {
    "worddocument": "a Word document (.doc)", "powerpoint document": "a PowerPoint presentation (.ppt)",
    "__properties_version1.0": "an Outlook message (.msg)", "visiodocument": "a Visio drawing (.vsd)",
}  # fmt: skip


def workbook_stream(content: bytes, name: str) -> bytes | None:
    """The records of an old workbook; None for a package that is encrypted.

    Raises `UnreadableReturn` for a file that is damaged, or no workbook.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = {"/".join(entry).lower(): entry for entry in ole.listdir()}
            entry = next((streams[stream] for stream in _STREAMS if stream in streams), None)
            stream: bytes | None = ole.openstream(entry).read() if entry else None
            is_cut = stream is not None and len(stream) < ole.get_size(entry)
    except _NOT_OLE as error:
        found = f"a workbook that cannot be read ({type(error).__name__})"
        raise UnreadableReturn(Fault(name, found, "a whole workbook", "Save it again, or export it again.")) from error
    if "encryptedpackage" in streams:
        return None
    if is_cut:
        raise UnreadableReturn(
            Fault(name, "a workbook that is cut", "a whole workbook", "Download or export it again.")
        )
    if not stream:
        found = "a document of Office that is no workbook" if streams else "an empty document of Office"
        found += next((f": {what}" for mark, what in _DOCUMENTS.items() if mark in streams), "")
        raise UnreadableReturn(Fault(name, found, "a workbook", "Give the workbook, or export the returns as CSV."))
    return stream


def compound_file(stream: bytes, name: str) -> bytes:
    """A compound file with this stream for its workbook; raises `UnreadableReturn` for one over 400 MB."""
    stream += bytes(-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    tables = -(-(sectors + 2) // (_LINKS - 1))
    if tables > _TABLES:
        raise UnreadableReturn(Fault(name, f"{len(stream)} bytes of workbook", "at most 400 MB", "Save it as xlsx."))
    # After the tables of links, the directory, and the place of small streams, which must be somewhere.
    first = tables + 2
    links = [_TABLE] * tables + [_END, _END] + [*range(first + 1, first + sectors), _END]
    links += [_FREE] * (tables * _LINKS - len(links))
    directory = _entry("Root Entry", 5, tables + 1, _SECTOR, 1) + _entry("Workbook", 2, first, len(stream), _FREE)
    empty = bytes(64) + struct.pack("<HBBIII", 0, 0, 0, _FREE, _FREE, _FREE) + bytes(36 + 12)
    directory += empty * ((_SECTOR - len(directory)) // len(empty))
    return (
        _header(tables).ljust(_SECTOR, b"\0")
        + struct.pack(f"<{len(links)}I", *links)
        + directory
        + bytes(_SECTOR)
        + stream
    )


def _header(tables: int) -> bytes:
    start = _MAGIC + bytes(16) + struct.pack("<5H", 0x3E, 4, 0xFFFE, 12, 6) + bytes(6)
    start += struct.pack("<9I", 1, tables, tables, 0, 4096, _END, 0, _END, 0)
    return start + struct.pack(f"<{_TABLES}I", *range(tables), *[_FREE] * (_TABLES - tables))


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
