"""The exports of older servers (and of Ona): `n/a` for a missing answer, repeats widened into columns.

children[1]/childs_name;children[2]/childs_name;bed_net[1]/member[2]/name
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.frames import Column, TextFrame, link_columns
from transforms.formats.headed_tables import HeadedTable
from transforms.formats.reading import FILE, LINE, SHEET

NOT_ANSWERED = "n/a"
_BOOLEANS = frozenset({"True", "False"})
_INSTANCE = re.compile(r"(?P<path>[^\[\]]+)\[(?P<rank>[1-9]\d{0,4})\](?P<rest>[/.-].+)?")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One widened column: the instances that it lies in, outermost first, and its name without ranks."""

    position: int
    path: tuple[tuple[str, int], ...]
    name: str


def without_not_answered(table: HeadedTable) -> HeadedTable:
    """The table with `n/a` as missing where it is what the export writes for a missing answer.

    That is where no cell of an answer is empty: a file that has empty cells writes its missing answers so.
    """
    answers = [rank for rank, header in enumerate(table.header) if not (header or "_").startswith("_")]
    if "_index" in table.header or any(table.body.column(rank).null_count for rank in answers):
        return table
    cells = [pc.fill_null(pc.equal(column, NOT_ANSWERED), False) for column in table.body.cells.columns]
    count = sum(int(pc.sum(mask).as_py() or 0) for mask in cells)
    if not count:
        return table
    columns = [
        pc.if_else(mask, pa.scalar(None, column.type), column)
        for mask, column in zip(cells, table.body.cells.columns, strict=True)
    ]
    body = replace(table.body, cells=pa.table(columns, names=table.body.cells.column_names))
    warning = (
        f"{table.sheet.place}: {count} cell(s) « {NOT_ANSWERED} » read as missing: this export writes no empty cell"
    )
    return replace(table, body=body, warnings=(*table.warnings, warning))


def with_ticks(columns: Sequence[Column], table: HeadedTable) -> list[Column]:
    """The columns `q/x` that hold True and False alone, several to a `q`, known as boxes of one question."""
    boxes = {
        position: (column.path or ("",))[-1].rpartition("/")
        for position, column in enumerate(columns)
        if column.question is None and _is_boolean(table, position)
    }
    siblings = Counter(question for question, slash, _ in boxes.values() if slash)
    return [
        replace(column, question=boxes[position][0], option=boxes[position][2])
        if position in boxes and siblings[boxes[position][0]] > 1
        else column
        for position, column in enumerate(columns)
    ]


def _is_boolean(table: HeadedTable, position: int) -> bool:
    values = set(pc.unique(table.body.column(position)).to_pylist()) - {None}
    return bool(values) and values <= _BOOLEANS


def widened_repeats(returns: TextFrame) -> list[TextFrame]:
    """The repeats that lie widened in the columns of the returns, parents first.

    An instance without any answer is none. @position is the rank in the header: an empty one leaves a gap.
    """
    leaves = list(_leaves(returns.columns))
    groups = dict.fromkeys(_group(leaf.path[:size]) for leaf in leaves for size in range(1, len(leaf.path) + 1))
    frames: dict[str, TextFrame] = {}
    rows: dict[str, dict[tuple[int, ...], int]] = {}
    for group in sorted(groups, key=lambda name: name.count("\0")):
        frame, numbers = _repeat(returns, leaves, group, rows, frames)
        frames[group], rows[group] = frame, numbers
    return list(frames.values())


def _group(path: Sequence[tuple[str, int]]) -> str:
    """The groups on the way, without ranks: one key for all instances."""
    return "\0".join(name for name, _ in path)


def _leaves(columns: Sequence[Column]) -> Iterator[_Leaf]:
    for position, column in enumerate(columns):
        header = column.path[-1] if column.path else ""
        path, names, rest = [], [], header
        while found := _INSTANCE.fullmatch(rest):
            path.append((found["path"].strip("/.-"), int(found["rank"])))
            names.append(found["path"])
            rest = found["rest"] or ""
        if path:
            yield _Leaf(position, tuple(path), "".join([*names, rest]))


def _repeat(
    returns: TextFrame,
    leaves: Sequence[_Leaf],
    group: str,
    rows: dict[str, dict[tuple[int, ...], int]],
    frames: dict[str, TextFrame],
) -> tuple[TextFrame, dict[tuple[int, ...], int]]:
    depth = group.count("\0") + 1
    within = [leaf for leaf in leaves if len(leaf.path) >= depth and _group(leaf.path[:depth]) == group]
    own = [leaf for leaf in within if len(leaf.path) == depth]
    names = list(dict.fromkeys(leaf.name for leaf in own))
    instances = sorted({tuple(rank for _, rank in leaf.path[:depth]) for leaf in within})
    parts = []
    for ranks in instances:
        shown = [leaf for leaf in within if tuple(rank for _, rank in leaf.path[:depth]) == ranks]
        parts.append(
            _instance(returns, ranks, shown, {leaf.name: leaf for leaf in own if _ranks(leaf) == ranks}, names)
        )
    body = pd.concat(parts).sort_values(["@return", *(f"@rank{level}" for level in range(depth))], kind="stable")
    body = body.reset_index(drop=True)
    keys = [
        tuple(key) for key in body[["@return", *(f"@rank{level}" for level in range(depth))]].itertuples(index=False)
    ]
    numbers = {key: number for number, key in enumerate(keys)}
    parent_group = group.rpartition("\0")[0]
    parents = [rows[parent_group][key[:-1]] for key in keys] if parent_group else [key[0] for key in keys]
    links = link_columns([key[0] for key in keys], parents, [key[-1] for key in keys])
    frame = body[[*names, FILE, SHEET, LINE]].assign(**links)
    parent = frames[parent_group].name if parent_group else returns.name
    columns = tuple(Column(name, (name,), position) for position, name in enumerate(names, start=1))
    return TextFrame(group.replace("\0", "/"), frame, columns, parent, returns.sheet, returns.header_lines), numbers


def _ranks(leaf: _Leaf) -> tuple[int, ...]:
    return tuple(rank for _, rank in leaf.path)


def _instance(
    returns: TextFrame, ranks: tuple[int, ...], shown: Sequence[_Leaf], own: dict[str, _Leaf], names: Sequence[str]
) -> pd.DataFrame:
    """The rows of one instance (one set of ranks): the returns in which any of its columns holds something."""
    columns = [returns.columns[leaf.position].name for leaf in shown]
    numbers = np.flatnonzero(returns.frame[columns].notna().any(axis=1).to_numpy())
    picked = returns.frame.iloc[numbers]
    empty = pd.Series(np.nan, index=picked.index, dtype="str")
    data = {name: picked[returns.columns[own[name].position].name] if name in own else empty for name in names} | {
        place: picked[place] for place in (FILE, SHEET, LINE)
    }
    levels = {f"@rank{level}": rank for level, rank in enumerate(ranks)}
    return pd.DataFrame(data).assign(**{"@return": numbers}, **levels)
