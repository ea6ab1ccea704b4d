"""Files that come with returns and hold none: lists of participants, the sheets of a form, XML of no known tool.

No dialect claims them, and as tables of no known tool they would be taken for returns. They are named, with
what to send instead; a dialect that is forced reads them all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.dialects.tool_errors import refuse_error
from transforms.formats.dialects.xlsform.definitions import header_key
from transforms.formats.dialects.xlsform.kinds import boundary_of, has_no_column, kind_of, select_of
from transforms.formats.grids import Cell, Grid
from transforms.formats.headed_tables import header_of, sheets_of

_RETURNS = "a table of returns"
# What LimeSurvey heads its participants with: of one survey, and of its central list.
_PARTICIPANTS = (
    (frozenset({"tid", "token"}), frozenset({
        "emailstatus", "validfrom", "validuntil", "invited", "reminded", "remindercount", "completed", "usesleft",
    })),
    (frozenset({"participant_id", "owner_uid"}), frozenset({"blacklisted", "firstname", "lastname", "email"})),
)  # fmt: skip
_NEEDED = 3
_ROWS_LOOKED_AT, _TYPES_LOOKED_AT = 5, 200
_MOST = 0.8
_SHEETS = frozenset({"choices", "settings"})
_FORM_MARKS = frozenset({"label", "relevant", "required", "constraint", "calculation", "appearance", "hint"})
# Types that other tables have too: a list of media, of addresses.
_ELSEWHERE_TOO = frozenset({"image", "photo", "audio", "video", "file", "url", "email", "location", "date", "time"})


def refuse_without_returns(content: Content) -> None:
    """Raises `UnreadableReturn` for a content that no dialect has claimed and that is known to hold no returns."""
    refuse_error(content)
    if xml := _xml(content):
        remedy = "Export the returns as CSV, a workbook or JSON from the survey tool."
        raise UnreadableReturn(Fault(content.name, xml, _RETURNS, remedy))
    sheets = [sheet for sheet in sheets_of(content) if sheet.grid.height]
    if len(sheets) == 1:
        _refuse_table(sheets[0].grid, content.name)


def _xml(content: Content) -> str | None:
    if content.tree is not None:
        return "an XML document that is of no survey tool we know"
    if content.members and all(member.tree is not None for member in content.members):
        return f"an archive of {len(content.members)} XML document(s) that are of no survey tool we know"
    return None


def _refuse_table(grid: Grid, name: str) -> None:
    if _are_participants(header_of(grid)[1]):
        found = "LimeSurvey's list of participants (names, addresses, tokens): it holds no returns"
        remedy = (
            "Export the responses instead (Responses & statistics > Export), and keep this list to yourself: it is "
            "personal data."
        )
        raise UnreadableReturn(Fault(name, found, _RETURNS, remedy))
    if sheet := _form_sheet(grid):
        found = f"the {sheet} of an XLSForm alone, the definition of a form: it holds no returns"
        remedy = (
            "Export the data of the form instead; for labels and options give the whole workbook of the form (.xlsx, "
            "with its sheets survey and choices) beside it."
        )
        raise UnreadableReturn(Fault(name, found, _RETURNS, remedy))


def _are_participants(header: Sequence[Cell]) -> bool:
    names = {(cell or "").strip().casefold() for cell in header}
    return any(always <= names and len(names & often) >= _NEEDED for always, often in _PARTICIPANTS)


def _form_sheet(grid: Grid) -> str | None:
    """Which sheet of a form a grid is; a form may lie whole in one text, below a line that says survey."""
    for number, row in enumerate(grid.head(_ROWS_LOOKED_AT)):
        keys = [header_key(cell)[0] if cell else "" for cell in row]
        if {"type", "name"} <= set(keys) and _FORM_MARKS & set(keys):
            return "survey sheet" if _are_types(_types(grid.below(number + 1), keys.index("type"))) else None
        is_list = any((cell or "").strip().casefold() in ("list_name", "list name") for cell in row)
        if is_list and {"name", "label"} <= set(keys):
            return "choices sheet"
    return None


def _types(body: Grid, column: int) -> list[str]:
    """The filled cells of the column of types, down to where another sheet of the form begins."""
    rows = takewhile(lambda row: (row[0] or "").strip().casefold() not in _SHEETS, body.head(_TYPES_LOOKED_AT))
    return [cell.strip() for row in rows if (cell := row[column]) and cell.strip()]


def _are_types(written: Sequence[str]) -> bool:
    """Whether nearly all of these are types of XLSForm, and some that no other table has."""
    known = [each for each in written if _is_type(each)]
    own = [each for each in known if each.casefold() not in _ELSEWHERE_TOO]
    return bool(own) and len(known) >= _MOST * len(written)


def _is_type(written: str) -> bool:
    is_known = boundary_of(written) or select_of(written) or has_no_column(written)
    return bool(is_known) or kind_of(written) != "unknown"
