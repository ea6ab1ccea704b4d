"""What is told of ODK's returns: those that could not be decrypted, those that a reviewer set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.formats.grids import Cell
from transforms.formats.rectangles import told_lines

_TOLD_STATES = ("rejected", "hasIssues")


def completeness(statuses: Sequence[Cell] | None, rows: int) -> list[Cell]:
    """ "no" for a return whose answers are sealed or lost, which the server says in its status, else "yes"."""
    return ["no" if status else "yes" for status in statuses] if statuses is not None else ["yes"] * rows


def told_reviews(
    statuses: Sequence[Cell] | None, states: Sequence[Cell] | None, deleted: Sequence[Cell] | None, lines: Sequence[int]
) -> list[str]:
    """The warnings: rows without answers with their lines, rows set aside or deleted by their number, all kept."""
    warnings = []
    sealed = [line for status, line in zip(statuses or (), lines, strict=False) if status]
    if sealed:
        warnings.append(f"{len(sealed)} row(s) without answers, encrypted and not decrypted: {told_lines(sealed)}")
    counts = Counter(states or ())
    told = [f"{counts[state]} {state}" for state in _TOLD_STATES if counts[state]]
    if told:
        warnings.append(f"rows that a reviewer set aside are kept: {', '.join(told)} (review state)")
    gone = [line for date, line in zip(deleted or (), lines, strict=False) if date]
    if gone:
        warnings.append(f"{len(gone)} row(s) deleted on the server are kept: {told_lines(gone)}")
    return warnings
