"""VV files: tab-separated, a row of texts above the row of codes, and both empties written out.

`{question_not_shown}` is missing, an empty cell is a blank. Line ends, tabs, an opening brace and a leading
quote are written as words in braces. Version 1 heads its columns with names of the response table.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.dialects.limesurvey.headings import Headings, read_headings
from transforms.formats.grids import Grid

NOT_SHOWN = "{question_not_shown}"
_ROWS_LOOKED_AT = 200
# The opening brace last: a respondent may have typed one of the words.
_WORDS = (("{newline}", "\n"), ("{cr}", "\r"), ("{tab}", "\t"), ("{lbrace}", "{"))


def vv_headings(grid: Grid, row: int, separator: str | None) -> Headings | None:
    """The headings of a VV file whose row of texts is this one; None where it is not such a file.

    A spreadsheet may have saved it with another separator, or as a workbook: then its words tell.
    """
    if row + 1 >= grid.height:
        return None
    headings = read_headings(grid.row(row + 1))
    if headings is None or headings.mode not in ("code headings", "table names") or headings.position("id") is None:
        return None
    texts = read_headings(grid.row(row))
    if texts is not None and texts.mode == "code headings":
        return None
    filled = sum(bool(cell) for cell in grid.row(row))
    is_tabbed = separator == "\t" and 2 * filled >= len(headings.columns)
    return headings if is_tabbed or _has_words(grid, row + 2) else None


def _has_words(grid: Grid, first: int) -> bool:
    few = grid.cells.slice(first, _ROWS_LOOKED_AT)
    return any(pc.any(pc.equal(column, NOT_SHOWN)).as_py() for column in few.columns)


def decoded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of a VV file as the respondent wrote it; missing where the question was not shown."""
    column = pc.fill_null(column, "")
    column = pc.if_else(pc.equal(column, NOT_SHOWN), pa.scalar(None, column.type), column)
    if not pc.any(pc.match_substring(column, "{")).as_py():
        return column
    if pc.any(pc.starts_with(column, "{quote}")).as_py():
        column = pc.replace_substring_regex(column, r"\A\{quote\}", '"')
    for word, character in _WORDS:
        column = pc.replace_substring(column, word, character)
    return column
