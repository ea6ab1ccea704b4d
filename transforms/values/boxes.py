"""One answer over several columns: boxes to tick, one a column, and ranks.

A box is ticked, shown and left empty, or not shown; the answer is not shown only where no box was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.values.choices import Options, read_choice
from transforms.values.parsed import KNOWN_ANSWER, Parsed, absent
from transforms.values.yes_no import read_tick

Cell = str | None


def read_boxes(cells: Mapping[str, Cell]) -> Parsed[tuple[str, ...]]:
    """The codes whose boxes are ticked, in the order of the columns; `cells` is code → cell of its box.

    A box that holds neither a tick nor a no is a signal, and the ticks that were read stay. Boxes that
    were shown and all left empty are `blank`: whether that is `none of them` the questionnaire knows.
    """
    shown = {code: read_tick(cell) for code, cell in cells.items() if cell is not None}
    if not shown:
        return absent("not_shown")
    ticked = tuple(code for code, read in shown.items() if read.value) or None
    if any(read.signal for read in shown.values()):
        return Parsed(ticked, missing="unreadable", signal=KNOWN_ANSWER)
    kinds = [read.missing for read in shown.values() if read.missing]
    return Parsed(ticked) if ticked else absent(kinds[0] if kinds else "blank")


def read_ranking(cells: Sequence[Cell], options: Options) -> Parsed[tuple[str, ...]]:
    """The codes in the order of preference; `cells` are those of rank 1, 2, …

    A rank that is left out before one that is given, an option ranked twice and an unknown option are
    signals, and the codes that were read stay in their order.
    """
    shown = [cell for cell in cells if cell is not None]
    if not shown:
        return absent("not_shown")
    read = [read_choice(cell, options) for cell in shown]
    codes = [one.value for one in read if one.value is not None]
    given = [one.value is not None or one.signal is not None for one in read]
    is_broken = any(one.signal for one in read) or len(set(codes)) < len(codes) or given != sorted(given, reverse=True)
    ranked = tuple(dict.fromkeys(codes)) or None
    if is_broken:
        return Parsed(ranked, missing="unreadable", signal=KNOWN_ANSWER)
    return Parsed(ranked) if ranked else absent(read[0].missing or "blank")
