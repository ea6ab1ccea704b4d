"""Exports of Webform for Drupal 7, of Framaforms and Yakforms: three header rows.

The second row names only questions that take several columns; what is empty there is another option of the
question before, or a question of one column. The cells tell: options hold `X`, the rows of a grid one set of
answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow.compute as pc

from transforms.formats.content import Content
from transforms.formats.dialects.webform.submissions import facts_of
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell, Grid
from transforms.formats.headed_tables import Sheet, header_of
from transforms.formats.header_rows import (
    joined,
    known_headings,
    looked_at,
    one_sheet,
    plain,
    rows_from,
    spellings,
    table_under,
)

_DETAILS = spellings(
    "Submission Details", "submission_details", "Détails de la soumission", "Détails de soumission",
    "Détail de la soumission", "Informations de soumission", "Einsendungsdetails", "Details des Formulareintrags",
    "Detalles del envío", "Dettagli invio", "Inzendingsdetails", "Detalhes do envio",
)  # fmt: skip
NAMES = {
    "serial": spellings("Serial", "webform_serial", "Numéro", "Numéro de série", "N° de série", "Série", "N°",
                        "Seriennummer", "Laufende Nummer", "Número de serie", "Numero di serie", "Serienummer",
                        "Número de série"),
    "sid": spellings("SID", "webform_sid", "ID de soumission", "Identifiant de soumission"),
    "submitted": spellings(
        "Submitted Time", "webform_time", "Time", "Heure de soumission", "Date de soumission", "Soumis le", "Heure",
        "Date et heure de soumission", "Moment de la soumission", "Temps de soumission", "Eingereicht", "Zeit",
        "Einsendezeit", "Eingangszeit", "Hora de envío", "Hora", "Ora di invio", "Ora", "Tijd", "Inzendtijd",
        "Hora de submissão", "Hora do envio",
    ),
    "completed": spellings(
        "Completed Time", "webform_completed_time", "Heure d'achèvement", "Heure de fin", "Heure de complétion",
        "Heure de finalisation", "Date d'achèvement", "Date de fin", "Date de complétion", "Terminé le", "Achevé le",
        "Temps de complétion", "Complété le", "Fertigstellungszeit", "Abgeschlossen", "Hora de finalización",
        "Ora di completamento", "Voltooid", "Hora de conclusão",
    ),
    "modified": spellings(
        "Modified Time", "webform_modified_time", "Heure de modification", "Date de modification", "Modifié le",
        "Heure de dernière modification", "Temps de modification", "Geändert", "Änderungszeit",
        "Hora de modificación", "Ora di modifica", "Gewijzigd", "Hora de modificação",
    ),
    "draft": spellings("Draft", "webform_draft", "Brouillon", "Entwurf", "Borrador", "Bozza", "Concept", "Rascunho"),
    "ip": spellings("IP Address", "webform_ip_address", "Adresse IP", "IP-Adresse", "Dirección IP", "Indirizzo IP",
                    "IP-adres", "Endereço IP"),
    "uid": spellings("UID", "webform_uid", "ID utilisateur", "Identifiant utilisateur", "Benutzer-ID"),
    "username": spellings("Username", "webform_username", "Nom d'utilisateur", "Utilisateur", "Benutzername",
                          "Nombre de usuario", "Nome utente", "Gebruikersnaam", "Nome de usuário"),
}  # fmt: skip
# Where all are there, their order is the module's own, in whatever language: with and without the later dates.
_ORDERS = {
    7: ("serial", "sid", "submitted", "completed", "modified", "draft", "ip", "uid", "username"),
    5: ("serial", "sid", "submitted", "draft", "ip", "uid", "username"),
}
_OTHER = ("autre", "other", "andere", "otro", "otra", "altro", "overig", "outro", "sonstige")
_TICK = {"X"}
_MOMENT = re.compile(r"\d.*\d{1,2}[:hH.]\d{2}")
# A question of its own with more different answers than this is no row of a grid.
_ANSWERS_OF_A_GRID = 12


def is_three_rows(sheet: Sheet) -> bool:
    """Whether the third row of a sheet holds the tool's own columns, under a title that stands alone."""
    number, title = header_of(sheet.grid)
    if not title or not (title[0] or "").strip():
        return False
    names, leaves = rows_from(sheet.grid, number + 1, 2)
    places = _places(sheet, number, names, leaves)
    own = set(places.values())
    if any((title[place] or "").strip() or (names[place] or "").strip() for place in own - {0}):
        return False
    is_headed = plain(names[0]) in _DETAILS
    has_keys = any((leaves[place] or "").startswith("webform_") for place in own)
    return has_keys or (is_headed and bool(own)) or ("sid" in places and len(own) > 1)


def _places(sheet: Sheet, number: int, names: Sequence[Cell], leaves: Sequence[Cell]) -> dict[str, int]:
    """Where the tool's own columns stand, by their headings; else by what is below, in the module's own order."""
    places = known_headings(leaves, NAMES)
    order = _ORDERS.get(places.get("uid", 0)) if places.get("sid") == 1 else None
    if order is None and "sid" not in places and (names[0] or "").strip():
        order = _order_by_cells(looked_at(sheet.grid, number + 3))
    if order and len(leaves) >= len(order) and not any((cell or "").strip() for cell in names[1 : len(order)]):
        return {what: place for place, what in enumerate(order)}
    return places


def _order_by_cells(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...] | None:
    """The order whose columns hold what they should in all rows: numbers, a date with its time, draft or not, user."""
    for uid, order in _ORDERS.items():
        draft = order.index("draft")
        if rows and all(
            len(row) >= len(order)
            and all((row[place] or "").isdecimal() for place in (0, 1, uid))
            and (row[draft] or "") in ("", "0", "1")
            and _MOMENT.search(row[2] or "")
            for row in rows
        ):
            return order
    return None


def read_three_rows(content: Content) -> Described:
    """The submissions of the one sheet with three header rows."""
    sheet, told = one_sheet(content, is_three_rows, "Webform")
    number, _ = header_of(sheet.grid)
    names, leaves = rows_from(sheet.grid, number + 1, 2)
    places = _places(sheet, number, names, leaves)
    groups = _groups(names, leaves, sheet.grid.below(number + 3), set(places.values()))
    table = table_under(sheet, number, 3, _columns(names, leaves, groups))
    facts, odd = facts_of(table, places)
    returns = TextFrame(
        "returns",
        table.frame(**facts),
        table.columns,
        sheet=sheet.grid.name,
        header_lines=tuple(sheet.grid.lines[number : number + 3].tolist()),
    )
    are_keys = any((leaf or "").startswith("webform_") for leaf in leaves)
    return Described(
        form=f"three header rows, {'keys' if are_keys else 'labels'}",
        returns=returns,
        warnings=(*told, *table.warnings, *odd, *_told_unsure(groups, table.columns, table.body)),
        empties_apart=False,
    )


def _groups(names: Sequence[Cell], leaves: Sequence[Cell], body: Grid, own: set[int]) -> list[int | None]:
    """For each column the position of the first column of its question, where that takes several; else None."""
    groups: list[int | None] = [None] * len(leaves)
    start: int | None = None
    for position in range(len(leaves)):
        if position in own:
            continue
        if (names[position] or "").strip():
            start = position
            last = _last_of_block(position, names, leaves, body)
        if start is not None and position <= last:
            groups[position] = start
    return groups


def _last_of_block(start: int, names: Sequence[Cell], leaves: Sequence[Cell], body: Grid) -> int:
    """The last column of the question that begins here: as far as the cells are those of one question."""
    last, end = start, start + 1
    answers = _answers(body, start)
    while end < len(leaves) and not (names[end] or "").strip() and (leaves[end] or "").strip():
        found = _answers(body, end)
        if found and not _is_of(found, answers):
            break
        if found:
            answers |= found
        end += 1
    last = end - 1
    # What a respondent added to the options stands in a column of its own at the end.
    is_ticked = bool(answers) and answers <= _TICK
    if is_ticked and end < len(leaves) and not (names[end] or "").strip() and plain(leaves[end]).startswith(_OTHER):
        last = end
    return last


def _answers(body: Grid, position: int) -> set[str]:
    unique = pc.unique(body.column(position)).to_pylist() if position < body.width else []
    return {answer for answer in unique if answer}


def _is_of(found: set[str], answers: set[str]) -> bool:
    """Whether answers are of the same question as those before: all of them ticks, or some of them shared."""
    if not answers:
        return found <= _TICK or len(found) <= _ANSWERS_OF_A_GRID
    if answers <= _TICK or found <= _TICK:
        return found <= _TICK and answers <= _TICK
    return len(found) <= _ANSWERS_OF_A_GRID and bool(found & answers)


def _columns(names: Sequence[Cell], leaves: Sequence[Cell], groups: Sequence[int | None]) -> list[Column]:
    columns = []
    for position, (leaf, start) in enumerate(zip(leaves, groups, strict=True)):
        question = None if start is None else names[start]
        columns.append(
            Column(
                name=joined(question, leaf) or "",
                path=tuple(cell for cell in (question, leaf) if cell),
                position=position + 1,
                label=joined(question if question else leaf),
                question=question,
                option=leaf if question else None,
            )
        )
    return columns


def _told_unsure(groups: Sequence[int | None], columns: Sequence[Column], body: Grid) -> list[str]:
    """Where the header leaves open whether a column belongs to the question before it."""
    inside = range(1, min(len(groups), len(columns)))
    after = [place + 1 for place in inside if groups[place - 1] is not None and groups[place] is None]
    hollow = [place + 1 for place in inside if groups[place] not in (None, place) and not _answers(body, place)]
    told = []
    if after:
        told.append(
            f"read as questions of their own by what their cells hold, not by the header: {_places_told(after)}"
        )
    if hollow:
        told.append(f"without any answer, read as parts of the question before them: {_places_told(hollow)}")
    return told


def _places_told(positions: Sequence[int]) -> str:
    return "column " + ", ".join(map(str, positions[:5])) + (", …" if len(positions) > 5 else "")
