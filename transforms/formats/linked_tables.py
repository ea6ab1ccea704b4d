"""Tables tied by keys → returns and repeats: each row of a repeat knows its return, its parent row, its rank.

Tools that write one sheet or file per repeat group give the rows of each a key of their own and the key of
the row that they belong to. A row whose parent is not in the file stays, and is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from transforms.formats.frames import Column, Described, TextFrame, link_columns
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable
from transforms.formats.headers import column_names
from transforms.formats.reading import LINE
from transforms.formats.rectangles import told_lines

Numbers = npt.NDArray[np.int64]
_NO_ROW = -1


@dataclass(frozen=True)
class Table:
    """One table before it is tied: its keys, and those of the rows that its own belong to.

    `keys` are its own by the name of the key; `parent` names the table that `parent_keys` are looked up in,
    under its key `key`. `positions` are the tool's own ranks, where it writes them.
    """

    name: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    keys: Mapping[str, Sequence[Cell]] = field(default_factory=dict)
    parent: str | None = None
    key: str = ""
    parent_keys: Sequence[Cell] = ()
    positions: Sequence[int | None] | None = None
    sheet: str | None = None
    header_lines: tuple[int, ...] = ()


def link_tables(root: Table, children: Sequence[Table]) -> tuple[TextFrame, tuple[TextFrame, ...], list[str]]:
    """The returns, their repeats (parents first), and what is odd: rows without a parent, keys that come twice.

    A child whose parent is no table here belongs to the root, by key.
    """
    returns = TextFrame(root.name, root.frame, root.columns, None, root.sheet, root.header_lines)
    tables = {root.name: root}
    numbers: dict[str, Numbers] = {root.name: np.arange(len(root.frame), dtype=np.int64)}
    repeats: list[TextFrame] = []
    warnings: list[str] = []
    for child in _parents_first(root, _named_apart(root, children)):
        parent = tables[child.parent or root.name]
        rows = _parent_rows(child, parent, warnings)
        tables[child.name], numbers[child.name] = child, _taken(numbers[parent.name], rows)
        repeats.append(_repeat(child, parent.name, numbers[child.name], rows))
        warnings += _orphans(child, rows)
    return returns, tuple(repeats), warnings


def lone_repeats(tables: Sequence[HeadedTable]) -> Described:
    """Repeat tables that came without the returns that they belong to: their rows, tied to nothing, and told."""
    names, _ = column_names([table.sheet.name for table in tables])
    frames = [_lone(name, table) for name, table in zip(names, tables, strict=True)]
    told = [
        f"{table.sheet.place}: rows of a repeat group without the returns that they belong to; "
        "give the whole export (the workbook, or one zip of all its tables)"
        for table in tables
    ]
    odd = [warning for table in tables for warning in table.warnings]
    return Described("repeat tables alone", None, tuple(frames), warnings=(*told, *odd), empties_apart=False)


def _lone(name: str, table: HeadedTable) -> TextFrame:
    nobody: list[int | None] = [None] * table.height
    frame = pd.concat([table.frame(), pd.DataFrame(link_columns(nobody, nobody, nobody))], axis=1)
    return TextFrame(name, frame, table.columns, None, table.sheet.grid.name, (table.header_line,))


def _named_apart(root: Table, children: Sequence[Table]) -> list[Table]:
    """The children under one name each: files of the same name can lie in several folders of an archive."""
    names, _ = column_names([root.name, *(child.name for child in children)])
    return [replace(child, name=name) for child, name in zip(children, names[1:], strict=True)]


def parent_by_keys(keys: Sequence[Cell], candidates: Mapping[str, Sequence[Cell]]) -> str | None:
    """Which candidate's own keys hold most of these; None where none holds any."""
    wanted = {key for key in keys if key}
    found = {name: len(wanted.intersection(own)) for name, own in candidates.items()}
    best = max(found, key=lambda name: found[name], default=None)
    return best if best is not None and found[best] else None


def _parents_first(root: Table, children: Sequence[Table]) -> list[Table]:
    """The children, each after its parent; those in a circle, or below nothing, are put below the root."""
    known, waiting = {root.name}, list(children)
    ordered: list[Table] = []
    while waiting:
        before = set(known)
        ready = [child for child in waiting if (child.parent or root.name) in before]
        if not ready:
            return [*ordered, *(replace(child, parent=root.name) for child in waiting)]
        ordered += ready
        known |= {child.name for child in ready}
        waiting = [child for child in waiting if (child.parent or root.name) not in before]
    return ordered


def _parent_rows(child: Table, parent: Table, warnings: list[str]) -> Numbers:
    """The row number in the parent of each row of the child, -1 where there is none."""
    own = parent.keys.get(child.key)
    if own is None:
        return np.full(len(child.frame), _NO_ROW, dtype=np.int64)
    first: dict[str, int] = {}
    twice: set[str] = set()
    for number, key in enumerate(own):
        if key and first.setdefault(key, number) != number:
            twice.add(key)
    unsure = sum(key in twice for key in child.parent_keys)
    if unsure:
        warnings.append(
            f"repeat {child.name}: {unsure} row(s) whose parent key several rows have, tied to the first of them"
        )
    return np.fromiter((first.get(key or "", _NO_ROW) for key in child.parent_keys), np.int64, len(child.frame))


def _taken(numbers: Numbers, rows: Numbers) -> Numbers:
    """numbers[rows], -1 staying -1."""
    if not len(numbers):
        return np.full(len(rows), _NO_ROW, dtype=np.int64)
    return np.where(rows == _NO_ROW, _NO_ROW, numbers[np.maximum(rows, 0)])


def _repeat(child: Table, parent: str, returns: Numbers, rows: Numbers) -> TextFrame:
    links = link_columns(_or_none(returns), _or_none(rows), _positions(child, rows))
    frame = pd.concat([child.frame, pd.DataFrame(links, index=child.frame.index)], axis=1)
    return TextFrame(child.name, frame, child.columns, parent, child.sheet, child.header_lines)


def _or_none(numbers: Numbers) -> list[int | None]:
    return [None if number == _NO_ROW else int(number) for number in numbers]


def _positions(child: Table, rows: Numbers) -> list[int | None]:
    """The tool's ranks, else the order in the file among the rows of the same parent; none without a parent."""
    counted: Counter[int] = Counter()
    own = child.positions or [None] * len(rows)
    positions: list[int | None] = []
    for row, rank in zip(rows.tolist(), own, strict=True):
        counted[row] += 1
        positions.append(None if row == _NO_ROW else rank or counted[row])
    return positions


def _orphans(child: Table, rows: Numbers) -> list[str]:
    lost = np.flatnonzero(rows == _NO_ROW)
    if not len(lost):
        return []
    lines = told_lines(child.frame[LINE].iloc[lost].tolist())
    return [f"repeat {child.name}: {len(lost)} row(s) whose parent is not in the file: {lines}"]
