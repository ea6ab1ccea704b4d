"""Cells without the noise of their container, so that one wave is the same text whatever it was exported to.

Line ends are `\\n`; a number of a DECIMAL column loses its ten decimals; an apostrophe that guards a formula
goes. All of it by column, and a column that needs nothing is not copied.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

_DECIMALS = r"^-?\d*\.\d{10}$"


def with_line_feeds(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """CR LF, and CR alone, as LF."""
    if not _any(pc.match_substring(column, "\r")):
        return column
    return pc.replace_substring(pc.replace_substring(column, "\r\n", "\n"), "\r", "\n")


def without_workbook_escapes(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """`_x000D_`, a workbook's way to write CR, as LF, with the LF that may follow it."""
    if not _any(pc.match_substring(column, "_x000D_")):
        return column
    return pc.replace_substring(pc.replace_substring(column, "_x000D_\n", "\n"), "_x000D_", "\n")


def without_decimals(column: pa.ChunkedArray, is_number: bool | None) -> pa.ChunkedArray:
    """`7100.0000000000` as `7100`: of a question that asks for numbers; where that is not known (None), of a
    column in which every filled cell is so.
    """
    if is_number is False or (is_number is None and not _starts_with_decimals(column)):
        return column
    padded = pc.fill_null(pc.match_substring_regex(column, _DECIMALS), False)
    if not _any(padded):
        return column
    filled = pc.fill_null(pc.not_equal(column, ""), False)
    if not is_number and pc.sum(filled).as_py() != pc.sum(padded).as_py():
        return column
    bare = pc.replace_substring_regex(column, r"\.?0*$", "")
    return pc.if_else(padded, pc.if_else(pc.is_in(bare, pa.array(["", "-"], column.type)), "0", bare), column)


def _starts_with_decimals(column: pa.ChunkedArray) -> bool:
    for cell in column.slice(0, 1000).to_pylist():
        if cell:
            return len(cell) > 10 and cell[-11] == "." and cell[-10:].isdecimal()
    return False


def is_guarded(columns: Sequence[pa.ChunkedArray]) -> bool:
    """Whether formulas were guarded: some cells start with `'=`, and none with `=` alone."""
    guarded = [column for column in columns if _any(pc.starts_with(column, "'="))]
    return bool(guarded) and not any(_any(pc.starts_with(column, "=")) for column in columns)


def without_guard(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """`'=1+1` as `=1+1`: exactly one apostrophe goes."""
    guarded = pc.starts_with(column, "'=")
    return pc.if_else(guarded, pc.utf8_slice_codeunits(column, 1), column) if _any(guarded) else column


def with_midnight(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """`2021-03-04` as `2021-03-04 00:00:00`, where all filled cells are such dates."""
    filled = pc.fill_null(pc.not_equal(column, ""), False)
    dates = pc.fill_null(pc.match_substring_regex(column, r"^\d{4}-\d{2}-\d{2}$"), False)
    if not _any(dates) or pc.sum(filled).as_py() != pc.sum(dates).as_py():
        return column
    return pc.if_else(dates, pc.binary_join_element_wise(column, "00:00:00", " "), column)


def blank_as_missing(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, column.type), column)


def _any(found: pa.ChunkedArray | pa.Array) -> bool:
    return bool(pc.any(found).as_py())
