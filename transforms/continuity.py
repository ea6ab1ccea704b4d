"""What a version keeps of the one before although its raw file moved: the lines of rows that did not change.

`source_line` says where a row stood in the raw file that it was last changed from. A row above it that
comes or goes, or a file that is sorted anew, is no news about this row; without this every such file
would mark hundreds of rows as changed and drown the change that matters.
"""

from __future__ import annotations

import pyarrow as pa

from transforms.schema import SETS, Table

PLACE = "source_line"


def keep_lines(after: pa.Table, before: pa.Table, table: Table) -> pa.Table:
    """`after`, where a row that equals its row of `before` in all but `source_line` keeps that line.

    Both have the columns of `table`; keys are those of the table. Row order of `after` stays.
    """
    others = [name for name in table.names if name != PLACE]
    known = dict(zip(_rows(before, others), before[PLACE].to_pylist(), strict=True))
    rows = _rows(after, others)
    lines = [known.get(row, line) for row, line in zip(rows, after[PLACE].to_pylist(), strict=True)]
    position = after.column_names.index(PLACE)
    return after.set_column(position, after.schema.field(PLACE), pa.array(lines, type=after.schema.field(PLACE).type))


def _rows(table: pa.Table, names: list[str]) -> list[tuple[object, ...]]:
    columns = [[_hashable(name, cell) for cell in table[name].to_pylist()] for name in names]
    return list(zip(*columns, strict=True))


def _hashable(name: str, cell: object) -> object:
    if isinstance(cell, list):
        return tuple(sorted(cell) if name in SETS else cell)
    return cell
