"""How much of a file from outside is read at most: files are untrusted, and memory is finite.

The defaults are far above any survey return ever seen and far below what hurts a small machine.
`flows.settings` lets the environment set others; nothing in `transforms` reads the environment.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps of one reading, each a number that a person can raise with good reason."""

    file_bytes: int = 1024 * MIB
    """Bytes of the file as it comes."""
    unpacked_bytes: int = 2048 * MIB
    """Bytes of all that an archive, or a workbook, unpacks to."""
    unpacked_ratio: int = 1000
    """How many times larger than its packed bytes a member may be; text hardly ever passes 100."""
    archive_members: int = 10_000
    archive_depth: int = 2
    """Archives in archives: a zip of workbooks is one level."""
    rows: int = 3_000_000
    columns: int = 10_000
    cells: int = 200_000_000
    """Rows times columns, after ghost rows and columns were trimmed."""
    grid_cells: int = 60_000_000
    """Rows times columns of the rectangle that a workbook claims to hold: what its reader allocates."""
    json_depth: int = 100
    seconds: int = 300
    """Time of one reading in a process of its own."""
    memory_bytes: int = 6 * 1024 * MIB
    """Address space of that process."""


DEFAULT_LIMITS = Limits()
