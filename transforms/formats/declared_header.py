"""Header lines as a person declares them, in a wave file or on the command line: numbers from 1, one below the other.

Of a workbook they are the rows of the sheet; of a text the lines that an editor shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.errors import Fault, UsageError

MOST_LINES = 20
EXPECTED = f"numbers of lines from 1, one below the other, at most {MOST_LINES}"
REMEDY = "Count the lines (of a workbook, the rows of the sheet) from 1, as they are seen."
OPTION = "--header-lines"
ALONE = (
    "header lines with the dialect `generic`, or with none",
    "Take one of the two out: a survey tool's own header is known.",
)
_PIECE = re.compile(r"0*(\d{1,9})(?:\s*-\s*0*(\d{1,9}))?", re.ASCII)


def wrong_with(lines: Sequence[int]) -> str | None:
    """What is wrong with these lines as a header; None for nothing."""
    if not lines:
        return "no line"
    if min(lines) < 1:
        return f"line {min(lines)}"
    if len(lines) > MOST_LINES:
        return f"{len(lines)} lines"
    if any(below != above + 1 for above, below in pairwise(lines)):
        return f"lines {told(lines)}, which are not one below the other"
    return None


def clash_with(dialect: str | None) -> str | None:
    """What is wrong with header lines beside this dialect; None for nothing."""
    return None if dialect in (None, "generic") else f"header lines and the dialect `{dialect}`"


def told(lines: Sequence[int]) -> str:
    """`3, 4`."""
    return ", ".join(map(str, lines))


def header_lines_of(written: str | None) -> tuple[int, ...] | None:
    """The lines of an option, written as `3`, `3,4` or `3-4`; None where it is not given.

    Raises `UsageError`.
    """
    if written is None:
        return None
    lines: list[int] = []
    for piece in written.split(","):
        found = _PIECE.fullmatch(piece.strip())
        if not found:
            raise _usage(repr(written))
        first, last = int(found[1]), int(found[2] or found[1])
        if not first <= last < first + MOST_LINES:
            raise _usage(repr(written))
        lines += range(first, last + 1)
    if wrong := wrong_with(lines):
        raise _usage(wrong)
    return tuple(lines)


def _usage(found: str) -> UsageError:
    return UsageError(Fault(OPTION, found, f"{EXPECTED}: `3`, `3,4` or `3-4`", REMEDY))
