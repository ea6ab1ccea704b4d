"""Exports of Démarches simplifiées: the sheet of dossiers, one for each repetition block, and two more.

An agent can choose the columns of an export and call them otherwise; the sheets keep their names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow.compute as pc

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.dialects.demarches.states import complete_by, told_states
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, Sheet, headed_table, header_of, sheets_of, told_others
from transforms.formats.header_rows import known_headings, plain, spellings
from transforms.formats.linked_tables import Table, link_tables
from transforms.formats.repeated_ids import told_repeated_ids

NAMES = {
    "id": spellings("ID", "N° dossier", "Numéro de dossier", "N° de dossier", "Numéro dossier", "Dossier ID"),
    "state": spellings("État du dossier", "Statut du dossier"),
    "submitted": spellings("Déposé le", "Date de dépôt"),
    "changed": spellings("Dernière mise à jour du dossier le", "Date de dernière modification (usager)"),
    "updated": spellings("Dernière mise à jour le", "Date du dernier évènement"),
    "archived": spellings("À archiver", "Archivé"),
    "connected": spellings("FranceConnect ?", "France connecté ?", "Déposé avec FranceConnect",
                           "Déposé avec ProConnect"),
    "instruction": spellings("Passé en instruction le", "Date de passage en instruction"),
    "construction": spellings("Date de passage en construction"),
    "decided": spellings("Traité le", "Date de traitement"),
    "motive": spellings("Motivation de la décision"),
    "instructors": spellings("Instructeurs"),
    "group": spellings("Groupe instructeur"),
    "labels": spellings("Labels"),
    "created": spellings("Date de création"),
    "expiry": spellings("Date d'expiration"),
    "email": spellings("Email", "Adresse électronique", "Demandeur"),
    "civility": spellings("Civilité"),
    "last name": spellings("Nom", "Nom [Identité du demandeur]"),
    "first name": spellings("Prénom", "Prénom [Identité du demandeur]"),
    "proxy": spellings("Dépôt pour un tiers"),
}  # fmt: skip
_OWN = {"submitted", "changed", "updated", "archived", "connected", "instruction", "decided", "motive", "instructors"}
_PERSONAL = ("email", "last name", "first name", "instructors")
_DOSSIER = spellings("Dossier ID", "N° dossier", "Numéro de dossier", "ID du dossier")
_LINE = spellings("Ligne")
_BLOCK = re.compile(r"\((\d+)\)\s*\S.*", re.DOTALL)
_FIRST, _OTHERS = "dossiers", ("etablissements", "avis")
_PART = re.compile(r"(.+?) ?(?:\(([^()]+)\)|/([^/]+))")


def is_dossiers(sheet: Sheet) -> bool:
    """Whether a sheet has the state of a dossier and two more of the tool's own columns."""
    places = known_headings(header_of(sheet.grid)[1], NAMES)
    return "state" in places and len(places.keys() & _OWN) >= 1 and len(places) >= 3


def has_sheets(content: Content) -> bool:
    """Whether a workbook has the sheets that every export has."""
    names = {plain(grid.name) for grid in content.grids}
    return _FIRST in names and all(name in names for name in _OTHERS)


def _is_block(sheet: Sheet) -> bool:
    header = [plain(cell) for cell in header_of(sheet.grid)[1][:3]]
    is_named = bool(_BLOCK.fullmatch(sheet.grid.name or ""))
    return len(header) > 1 and header[0] in _DOSSIER and (header[1] in _LINE or is_named)


def read_sheets(content: Content) -> Described:
    """The dossiers with their repetition blocks; raises `UnreadableReturn` where there is not one sheet of dossiers."""
    sheets = [sheet for sheet in sheets_of(content) if header_of(sheet.grid)[1]]
    root = headed_table(_root(content, sheets))
    blocks = [headed_table(sheet) for sheet in sheets if sheet is not root.sheet and _is_block(sheet)]
    read = {id(table.sheet) for table in (root, *blocks)}
    others = [headed_table(sheet) for sheet in sheets if id(sheet) not in read]
    places = known_headings(root.header, NAMES)
    returns, repeats, odd = link_tables(_dossiers(root), [_block(table) for table in blocks])
    states = root.body.column(places["state"]).to_pylist() if "state" in places else []
    return Described(
        form=_form(places, bool(repeats)),
        returns=returns,
        repeats=repeats,
        others=tuple(_other(table) for table in others),
        warnings=(
            *told_others(content),
            *(warning for table in (root, *blocks, *others) for warning in table.warnings),
            *odd,
            *(told_states(states, root.body.lines.tolist()) if states else []),
            *_told_missing(root, places, is_text=root.sheet.grid.name is None),
            *told_repeated_ids(root.body.column(places["id"]) if "id" in places else None, root.body.lines.tolist()),
            *_told_defaults(root, set(places.values())),
            *_told_personal(root),
        ),
        empties_apart=False,
    )


def _root(content: Content, sheets: Sequence[Sheet]) -> Sheet:
    found = [sheet for sheet in sheets if is_dossiers(sheet) and not _is_block(sheet)]
    if not found:
        found = [sheet for sheet in sheets if plain(sheet.grid.name) == _FIRST]
    if len(found) == 1:
        return found[0]
    where = "sheets of dossiers" if found else "sheet of dossiers, or an empty one"
    remedy = "Give each export as a source of its own." if found else "Export the dossiers again."
    raise UnreadableReturn(Fault(content.name, f"{len(found)} {where}", "one sheet of dossiers", remedy))


def _form(places: dict[str, int], has_blocks: bool) -> str:
    columns = "all columns" if {"id", "archived", "instructors"} <= places.keys() else "columns of a template"
    return f"export, {columns}" + (", with repetition blocks" if has_blocks else "")


def _dossiers(root: HeadedTable) -> Table:
    places = known_headings(root.header, NAMES)

    def cells(*meanings: str) -> list[Cell] | None:
        place = next((places[meaning] for meaning in meanings if meaning in places), None)
        return None if place is None else root.body.column(place).to_pylist()

    states = cells("state")
    frame = root.frame(
        id=cells("id"),
        submitted=cells("submitted"),
        updated=cells("changed", "updated"),
        complete=None if states is None else complete_by(states),
    )
    return Table(
        "returns", frame, _with_parts(root.columns), {"dossier": cells("id") or []}, sheet=root.sheet.grid.name,
        header_lines=(root.header_line,),
    )  # fmt: skip


def _block(table: HeadedTable) -> Table:
    header = [plain(cell) for cell in table.header]
    lines = next((place for place, cell in enumerate(header) if cell in _LINE), None)
    positions = None if lines is None else [_number(cell) for cell in table.body.column(lines).to_pylist()]
    return Table(
        name=table.sheet.name,
        frame=table.frame(),
        columns=_with_parts(table.columns),
        parent="returns",
        key="dossier",
        parent_keys=table.body.column(0).to_pylist(),
        positions=positions,
        sheet=table.sheet.grid.name,
        header_lines=(table.header_line,),
    )


def _number(cell: Cell) -> int | None:
    return int(cell) if cell and cell.isascii() and cell.isdecimal() and len(cell) < 10 else None


def _other(table: HeadedTable) -> TextFrame:
    return TextFrame(
        table.sheet.name, table.frame(), table.columns, sheet=table.sheet.grid.name, header_lines=(table.header_line,)
    )


def _with_parts(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with the two parts of `Commune (Code INSEE)`, where the question has a column of its own too."""
    headers = {column.path[0] for column in columns if column.path}
    described = []
    for column in columns:
        header = column.path[0] if column.path else ""
        found = _PART.fullmatch(header)
        is_part = found is not None and found[1] in headers
        described.append(
            replace(column, label=" ".join(header.split()) or None,
                    question=found[1] if found and is_part else None,
                    option=(found[2] or found[3]) if found and is_part else None)
        )  # fmt: skip
    return tuple(described)


def _told_missing(root: HeadedTable, places: dict[str, int], is_text: bool) -> list[str]:
    told = []
    if "id" not in places:
        told.append("no column with the numbers of the dossiers: rows cannot be tied to other exports")
    if "state" not in places:
        told.append("no column with the states of the dossiers: drafts cannot be told from the others")
    if is_text:
        told.append("a CSV has no rows of repetition blocks; if the form has any, export xlsx or ods, or use the API")
    return told


def _told_defaults(root: HeadedTable, own: set[int]) -> list[str]:
    """How many columns hold values that the tool also writes for a field left blank."""
    answers = [
        set(pc.unique(root.body.column(place)).to_pylist()) for place in range(len(root.columns)) if place not in own
    ]
    zeros = sum(bool(found & {"0", "0.0", "0,0"}) for found in answers)
    offs = sum(found <= {"on", "off", None} and "off" in found for found in answers)
    told = [f"{zeros} column(s) with 0, which is also what a decimal number left blank is exported as"] if zeros else []
    return told + ([f"{offs} column(s) of checkboxes with off, left blank or not shown alike"] if offs else [])


def _told_personal(root: HeadedTable) -> list[str]:
    places = known_headings(root.header, NAMES)
    held = [
        places[what] + 1
        for what in _PERSONAL
        if what in places and root.body.column(places[what]).null_count < root.height
    ]
    return [f"column {place}: names or e-mail addresses of persons (personal data)" for place in held]
