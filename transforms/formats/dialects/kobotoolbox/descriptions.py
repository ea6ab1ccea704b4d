"""Tables under KoboToolbox's headings that describe its columns instead of holding returns."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.headed_tables import HeadedTable
from transforms.formats.header_rows import plain, spellings

# What the rows of such a table are called in its first column.
_ROWS = spellings(
    "variable", "name", "nom", "label", "libellé", "type", "question", "parent", "group", "groupe", "hint", "aide",
    "options", "choices", "choix", "list_name", "relevant", "required", "obligatoire", "constraint", "calculation",
    "appearance", "description", "unit", "unité", "code",
)  # fmt: skip
_NEEDED, _MOST_ROWS = 2, 40


def refuse_description(table: HeadedTable, own: Sequence[str]) -> None:
    """Raises `UnreadableReturn` for a few rows that the tool stamped none of, and whose first cells say what they tell.

    Returns whose stamps somebody emptied have answers in their first cells, and are read.
    """
    stamps = [place for place, name in enumerate(table.header) if name in own]
    if not stamps or not 0 < table.height <= _MOST_ROWS or 0 in stamps:
        return
    if any(table.body.column(place).null_count < table.height for place in stamps):
        return
    named = {plain(cell) for cell in table.body.column(0).to_pylist()} & _ROWS
    if len(named) >= _NEEDED:
        found = f"a description of the columns ({table.height} row(s), none with the tool's own numbers or times)"
        remedy = "Export the data of the form; give the form itself (XLSForm) beside it for labels and options."
        raise UnreadableReturn(Fault(table.sheet.place, found, "returns of KoboToolbox", remedy))
