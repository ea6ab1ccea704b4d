"""Typeform: its export of responses as CSV or workbook, one row a response, one header row.

Questions stand between `#` and the tool's own columns, which are in English whatever the form's language. A
question with several choices has a column for each, headed by the choice alone: which question it belongs to
is not in the file. A ticked box holds its own label. Without `Response Type` only sent responses are there.
"""

from __future__ import annotations

import re

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, Sheet, headed_table, header_of
from transforms.formats.header_rows import first_sheet, known_headings, one_sheet, plain, spellings, told_date_order
from transforms.formats.repeated_ids import told_repeated_ids

_NAMES = {
    "id": spellings("#"),
    "type": spellings("Response Type"),
    "started": spellings("Start Date (UTC)"),
    "stage": spellings("Stage Date (UTC)"),
    "submitted": spellings("Submit Date (UTC)"),
    "network": spellings("Network ID"),
    "tags": spellings("Tags"),
}
_ALWAYS, _OFTEN = {"id", "started", "submitted"}, {"type", "stage", "network", "tags"}
_COMPLETED = "completed"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?")


def _recognise(content: Content) -> Match | None:
    if first_sheet(content, _is_ours) is None:
        return None
    return Match("columns # and Submit Date (UTC), and others that Typeform adds", "from documentation")


def _is_ours(sheet: Sheet) -> bool:
    places = known_headings(header_of(sheet.grid)[1], _NAMES)
    return places.keys() >= _ALWAYS and places["id"] == 0 and bool(_OFTEN & places.keys())


def _read(content: Content, codebook: Codebook | None) -> Described:
    sheet, told = one_sheet(content, _is_ours, "Typeform")
    table = headed_table(sheet)
    places = known_headings(table.header, _NAMES)
    dates = {fact: table.body.column(places[fact]).to_pylist() for fact in ("started", "submitted")}
    ids = table.body.column(places["id"]).to_pylist()
    in_utc = {fact: list(map(_in_utc, cells)) for fact, cells in dates.items()}
    returns = TextFrame(
        "returns",
        table.frame(id=ids, **in_utc, complete=_complete(table, places)),
        table.columns,
        sheet=sheet.grid.name,
        header_lines=(table.header_line,),
    )
    return Described(
        form="responses",
        returns=returns,
        warnings=(
            *told,
            *table.warnings,
            *told_date_order(dates["submitted"], "dates"),
            *told_repeated_ids(ids, table.body.lines.tolist()),
            "choices of a question stand in columns of their own: which question they belong to is not in the file",
            *_told_personal(table, places),
        ),
        empties_apart=False,
    )


def _in_utc(cell: Cell) -> Cell:
    """A moment with the offset that its heading states."""
    return f"{cell}+00:00" if cell and _MOMENT.fullmatch(cell) else cell


def _complete(table: HeadedTable, places: dict[str, int]) -> list[Cell]:
    """Whether each response was sent: by its type; in exports without one, by its date, or else not known."""
    sent = [(cell or "").strip() for cell in table.body.column(places["submitted"]).to_pylist()]
    if "type" not in places:
        return ["yes" if date else None for date in sent]
    types = [plain(cell) for cell in table.body.column(places["type"]).to_pylist()]
    return ["yes" if kind == _COMPLETED else "no" if kind else None for kind in types]


def _told_personal(table: HeadedTable, places: dict[str, int]) -> list[str]:
    if "network" not in places or table.body.column(places["network"]).null_count == table.height:
        return []
    return [f"column {places['network'] + 1}: made of the addresses of respondents (personal data)"]


READER = DialectReader("typeform", "Typeform", _recognise, _read)
