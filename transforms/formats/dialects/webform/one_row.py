"""Exports of Webform for Drupal 8 and later: one header row of labels or keys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from transforms.formats.content import Content
from transforms.formats.dialects.webform.submissions import facts_of
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import Sheet, headed_table, header_of
from transforms.formats.header_rows import known_headings, looked_at, one_sheet, spellings

_KEYS = (
    "serial", "sid", "uuid", "token", "uri", "created", "completed", "changed", "in_draft", "current_page",
    "remote_addr", "uid", "langcode", "webform_id", "entity_type", "entity_id", "locked", "sticky", "notes",
)  # fmt: skip
NAMES = {
    "serial": spellings("serial", "Serial number", "Numéro de série", "Numéro", "Seriennummer", "Número de serie"),
    "sid": spellings("sid", "Submission ID", "ID de soumission", "ID de la soumission", "Identifiant de soumission",
                     "Identifiant de la soumission", "Numéro de soumission", "Übermittlungs-ID", "ID de envío",
                     "ID invio", "Inzending-ID"),
    "uuid": spellings("uuid", "Submission UUID", "UUID de soumission", "UUID de la soumission", "UUID"),
    "token": spellings("token", "Token", "Submission token", "Jeton", "Jeton de soumission"),
    "uri": spellings("uri", "Submission URI", "URI de soumission", "URI de la soumission"),
    "submitted": spellings("created", "Created", "Créé", "Créé le", "Date de création", "Erstellt", "Creado"),
    "completed": spellings("completed", "Completed", "Terminé", "Terminé le", "Complété", "Complété le", "Achevé",
                           "Date d'achèvement", "Abgeschlossen", "Completado"),
    "modified": spellings("changed", "Changed", "Modifié", "Modifié le", "Changé", "Date de modification",
                          "Dernière modification", "Geändert", "Cambiado"),
    "draft": spellings("in_draft", "Is draft", "In draft", "Brouillon", "Est un brouillon", "Est brouillon",
                       "Ist Entwurf", "Es borrador"),
    "page": spellings("current_page", "Current page", "Page courante", "Page actuelle", "Aktuelle Seite"),
    "ip": spellings("remote_addr", "Remote IP address", "Adresse IP distante", "Adresse IP", "Entfernte IP-Adresse",
                    "Dirección IP remota"),
    "user": spellings("uid", "Submitted by", "Submitted by: Title", "uid__title", "Soumis par", "Soumis par : Titre",
                      "Soumis par: Titre", "Eingereicht von"),
    "language": spellings("langcode", "Language", "Langue", "Code de langue", "Sprache", "Idioma"),
    "webform": spellings("webform_id", "Webform", "Formulaire web"),
    "entity": spellings("entity_type", "entity_id", "Submitted to: Entity type", "Submitted to: Entity ID",
                        "Soumis à : Type d'entité", "Soumis à : ID d'entité", "Soumis à: Type d'entité"),
    "locked": spellings("locked", "Locked", "Verrouillé"),
    "sticky": spellings("sticky", "Sticky", "Flagged", "Épinglé"),
    "notes": spellings("notes", "Notes", "Administrative notes", "Notes administratives"),
}  # fmt: skip
# Of these few other tables have any: one is needed, with four of the tool's columns in all.
_RARE = {"draft", "ip", "page", "uri", "uuid", "webform", "entity"}
_NEEDED = 4
_ORDER = ("serial", "sid", "uuid", "token", "uri", "submitted", "completed", "modified", "draft", "page", "ip")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_one_row(sheet: Sheet) -> bool:
    """Whether the header has a submission's number and enough else of what the tool adds."""
    places = _places(sheet)
    is_numbered = bool({"sid", "uuid"} & places.keys())
    return is_numbered and len(places) >= _NEEDED and bool(_RARE & places.keys())


def _places(sheet: Sheet) -> dict[str, int]:
    """Where the tool's own columns stand, by their headings; else by what is below, in the module's own order."""
    number, header = header_of(sheet.grid)
    places = known_headings(header, NAMES)
    rows = looked_at(sheet.grid, number + 1) if header else []
    if len(places) < _NEEDED and len(header) >= len(_ORDER) and rows and all(map(_looks_like_one, rows)):
        return {what: place for place, what in enumerate(_ORDER)}
    return places


def _looks_like_one(row: Sequence[Cell]) -> bool:
    serial, sid, uuid, _, uri = ((cell or "").strip() for cell in row[:5])
    return serial.isdecimal() and sid.isdecimal() and bool(_UUID.fullmatch(uuid)) and uri[:1] in ("", "/")


def read_one_row(content: Content) -> Described:
    """The submissions of the one sheet with one header row."""
    sheet, told = one_sheet(content, is_one_row, "Webform")
    table = headed_table(sheet)
    places = _places(sheet)
    facts, odd = facts_of(table, places)
    columns = _with_options(table.columns)
    returns = TextFrame(
        "returns", table.frame(**facts), columns, sheet=sheet.grid.name, header_lines=(table.header_line,)
    )
    are_keys = sum(cell in _KEYS for cell in table.header) >= _NEEDED
    return Described(
        form=f"one header row, {'keys' if are_keys else 'labels'}",
        returns=returns,
        warnings=(*told, *table.warnings, *odd),
        empties_apart=False,
    )


def _with_options(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with the two parts of `Question: option`, where several begin with the same question."""
    parts = [_parts(column) for column in columns]
    sizes = Counter(question for question, option in parts if option)
    return tuple(
        replace(
            column,
            label=" ".join(column.path[0].split()) if column.path else None,
            question=question if option and sizes[question] > 1 else None,
            option=option if sizes[question] > 1 else None,
        )
        for column, (question, option) in zip(columns, parts, strict=True)
    )


def _parts(column: Column) -> tuple[str, str | None]:
    header = column.path[0] if column.path else ""
    question, colon, option = header.partition(": ")
    if not colon:
        question, colon, option = header.partition("__")
    return (question.strip(), option.strip() or None) if colon and question else (header, None)
