"""The first hundred bytes of a SQLite file: what they say of its size, and of writes kept elsewhere."""

from __future__ import annotations

from transforms.errors import Fault

_HEADER = 100
_WAL = 2


def header_faults(content: bytes, name: str) -> list[Fault]:
    """A fault where the file is shorter than its header says, or its header is none."""
    size = _page_size(content) if len(content) >= _HEADER else 0
    if size < 512 or size & (size - 1):
        found = "a database whose header is cut or damaged"
        return [Fault(name, found, "a whole SQLite file", "Copy the file again.")]
    whole = _pages(content) * size
    if len(content) < whole or len(content) % size:
        found = f"a database cut short: {len(content)} bytes of {max(whole, -(-len(content) // size) * size)}"
        return [Fault(name, found, "a whole SQLite file", "Copy the file again, and let the copy end.")]
    return []


def header_warnings(content: bytes) -> list[str]:
    """What is odd without being wrong: writes that may lie in a file beside it, bytes after the last page."""
    warnings = []
    if _WAL in (content[18], content[19]):
        warnings.append(
            "the database keeps its last writes in a second file (…-wal), which this file lacks: rows may be missing; "
            "close the program that keeps it, then copy it"
        )
    more = len(content) - _pages(content) * _page_size(content)
    if _pages(content) and more > 0:
        warnings.append(f"{more} byte(s) after the last page of the database are not read")
    return warnings


def as_rollback(content: bytes) -> bytes:
    """The same database for memory, where there can be no second file of writes."""
    return content[:18] + b"\x01\x01" + content[20:] if _WAL in (content[18], content[19]) else content


def _page_size(content: bytes) -> int:
    size = int.from_bytes(content[16:18], "big")
    return 65536 if size == 1 else size


def _pages(content: bytes) -> int:
    """How many pages the file says it has; 0 where the writer was too old to say."""
    is_said = content[24:28] == content[92:96]
    return int.from_bytes(content[28:32], "big") if is_said else 0
