"""SurveyMonkey: its exports of all responses, one row a response, as CSV or workbook.

« Expanded » exports have two header rows: questions, empty over their further columns, and below them options,
rows of a grid or `Response`. « Condensed » ones have the first alone. A ticked box holds its own label. The
export does not say which responses are complete: its end date is the last change, of partial ones too.
Tabulations of answers (« question summaries ») hold no responses and are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, Sheet, headed_table, header_of
from transforms.formats.header_rows import (
    filled_forward,
    first_sheet,
    joined,
    known_headings,
    looked_at,
    one_sheet,
    plain,
    rows_from,
    spellings,
    table_under,
    told_date_order,
)
from transforms.formats.repeated_ids import told_repeated_ids

_NAMES = {
    "id": spellings(
        "Respondent ID", "RespondentID", "respondent_id", "ID du répondant", "ID répondant", "Identifiant du répondant",
        "ID du participant", "ID participant", "Befragten-ID", "Teilnehmer-ID", "ID del encuestado",
        "Id. de encuestado", "ID de encuestado", "ID rispondente", "ID intervistato", "Respondent-ID",
        "Id. van respondent", "ID do respondente", "ID do entrevistado", "回答者 ID",
    ),
    "collector": spellings(
        "Collector ID", "CollectorID", "collector_id", "ID du collecteur", "ID collecteur", "Identifiant du collecteur",
        "Collector-ID", "ID del recopilador", "ID de recopilador", "ID collettore", "ID raccoglitore", "ID do coletor",
    ),
    "started": spellings(
        "Start Date", "StartDate", "date_created", "Date Created", "Date de début", "Date de création", "Startdatum",
        "Anfangsdatum", "Fecha de inicio", "Data di inizio", "Data de início", "Begindatum",
    ),
    "ended": spellings(
        "End Date", "EndDate", "Date de fin", "Enddatum", "Fecha de finalización", "Fecha final", "Data di fine",
        "Data de término", "Data final", "Einddatum",
    ),
    "updated": spellings(
        "date_modified", "Date Modified", "Date de modification", "Änderungsdatum", "Fecha de modificación",
        "Data di modifica", "Data da modificação", "Datum gewijzigd",
    ),
    "ip": spellings("IP Address", "ip_address", "Adresse IP", "IP-Adresse", "Dirección IP", "Indirizzo IP",
                    "Endereço IP", "IP-adres"),
    "email": spellings("Email Address", "email_address", "Adresse email", "Adresse e-mail", "E-Mail-Adresse",
                       "Dirección de correo electrónico", "Indirizzo email", "Endereço de e-mail", "E-mailadres"),
    "first name": spellings("First Name", "FirstName", "first_name", "Prénom", "Vorname", "Nombre", "Nome", "Voornaam"),
    "last name": spellings("Last Name", "LastName", "last_name", "Nom", "Nom de famille", "Nachname", "Apellido",
                           "Apellidos", "Cognome", "Sobrenome", "Achternaam"),
}  # fmt: skip
_WHOLE = spellings(
    "Response", "Open-Ended Response", "Réponse", "Réponse ouverte", "Réponse libre", "Antwort", "Offene Antwort",
    "Beantwortung", "Respuesta", "Respuesta abierta", "Risposta", "Risposta aperta", "Resposta", "Resposta aberta",
    "Antwoord", "Open antwoord", "Svar",
)  # fmt: skip
_NUMBER = re.compile(r"\d{8,14}")
_LAST_PLACE_OF_ID = 2
_PROVEN = spellings("RespondentID", "Respondent ID")
_PERSONAL = ("ip", "email", "first name", "last name")


def _recognise(content: Content) -> Match | None:
    sheet = first_sheet(content, _is_ours)
    if sheet is None:
        return None
    is_expanded = _is_expanded(sheet)
    place = _places(sheet).get("id")
    found = ("a respondent's number" if place is not None else "",
             "a second header row of options and responses" if is_expanded else "")  # fmt: skip
    is_proven = is_expanded and place is not None and plain(_head(sheet)[1][place]) in _PROVEN
    return Match(", and ".join(filter(None, found)), "proven" if is_proven else "from documentation")


def _is_ours(sheet: Sheet) -> bool:
    places = _places(sheet)
    return _is_expanded(sheet) or (
        "id" in places and bool(places.keys() & {"collector", "started", "ended", "updated"})
    )


def _head(sheet: Sheet) -> tuple[int, list[Cell], list[Cell]]:
    number, header = header_of(sheet.grid)
    return number, header, rows_from(sheet.grid, number + 1, 1)[0]


def _places(sheet: Sheet) -> dict[str, int]:
    """Where the tool's own columns stand; in a language that is not known, the first is known by long numbers."""
    number, header, below = _head(sheet)
    places = known_headings(header, _NAMES)
    if places.get("id", 0) > _LAST_PLACE_OF_ID:
        return {}
    if "id" in places:
        return places
    if not header or not any(plain(cell) in _WHOLE for cell in below):
        return {}
    rows = looked_at(sheet.grid, number + 2)
    if rows and all(_NUMBER.fullmatch(row[0] or "") for row in rows):
        return {**places, "id": 0}
    return {meaning: place for meaning, place in places.items() if place < _meta(below)}


def _is_expanded(sheet: Sheet) -> bool:
    """Whether the second row is one of the header: no respondent's number in it, or nothing that is an answer."""
    _, header, below = _head(sheet)
    place = _places(sheet).get("id")
    return _are_leaves(header, below) if place is None else not below[place] and any(below)


def _are_leaves(header: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a second row says `Response` under every question of one column, and tells the columns of others apart.

    So it is known where the tool's own columns were taken out; one column alone would be no evidence.
    """
    first = _meta(below)
    starts = [place for place in range(first, len(header)) if (header[place] or "").strip()]
    if not starts or starts[0] != first or not all((cell or "").strip() for cell in header[:first]):
        return False
    groups = [[plain(cell) for cell in below[start:end]] for start, end in pairwise([*starts, len(header)])]
    whole = [group for group in groups if len(group) == 1]
    are_told_apart = all(all(group) and len(set(group)) == len(group) for group in groups)
    return are_told_apart and bool(whole) and len(below) - first > 1 and all(group[0] in _WHOLE for group in whole)


def _meta(below: Sequence[Cell]) -> int:
    """How many columns describe the respondent: those before the first question have nothing below them."""
    return next((position for position, leaf in enumerate(below) if leaf), len(below))


def _read(content: Content, codebook: Codebook | None) -> Described:
    sheet, told = one_sheet(content, _is_ours, "SurveyMonkey")
    number, header, below = _head(sheet)
    is_expanded = _is_expanded(sheet)
    table = table_under(sheet, number, 2, _columns(header, below)) if is_expanded else headed_table(sheet)
    lines = sheet.grid.lines[number : number + (2 if is_expanded else 1)].tolist()
    places = _places(sheet)
    facts = _facts(table, places)
    columns = tuple(replace(column, label=column.label or (column.path or (None,))[0]) for column in table.columns)
    returns = TextFrame("returns", table.frame(**facts), columns, sheet=sheet.grid.name, header_lines=tuple(lines))
    dates = facts.get("submitted") or facts.get("started") or []
    return Described(
        form="expanded, two header rows" if is_expanded else "condensed, one header row",
        returns=returns,
        warnings=(
            *told,
            *table.warnings,
            *told_date_order(dates, "dates"),
            "SurveyMonkey does not say which responses are complete; the end date is that of the last change",
            *([] if "id" in places else ["no column of respondents' numbers: returns are known by their line alone"]),
            *told_repeated_ids(facts.get("id"), table.body.lines.tolist()),
            *_told_personal(table, places),
        ),
        empties_apart=False,
    )


def _columns(header: Sequence[Cell], below: Sequence[Cell]) -> list[Column]:
    """One column for each of the header, under its question and, where it has several, what tells them apart."""
    questions = filled_forward(header, set(range(_meta(below) + 1)))
    columns = []
    for position, (question, own, leaf) in enumerate(zip(questions, header, below, strict=True), start=1):
        alone = bool((own or "").strip()) and not _goes_on(header, position)
        is_whole = not (leaf or "").strip() or (alone and plain(leaf) in _WHOLE)
        columns.append(
            Column(
                name=joined(question) or "" if is_whole else joined(question, leaf) or "",
                path=tuple(cell for cell in (question, leaf) if cell),
                position=position,
                label=question,
                question=None if is_whole else question,
                option=None if is_whole else leaf,
            )
        )
    return columns


def _goes_on(header: Sequence[Cell], position: int) -> bool:
    return position < len(header) and not (header[position] or "").strip()


def _facts(table: HeadedTable, places: Mapping[str, int]) -> dict[str, list[Cell]]:
    def cells(*meanings: str) -> list[Cell] | None:
        place = next((places[meaning] for meaning in meanings if meaning in places), None)
        return None if place is None else table.body.column(place).to_pylist()

    facts = {
        "id": cells("id"),
        "started": cells("started"),
        "submitted": cells("ended", "updated"),
        "updated": cells("updated", "ended"),
    }
    return {fact: found for fact, found in facts.items() if found is not None}


def _told_personal(table: HeadedTable, places: Mapping[str, int]) -> list[str]:
    last = places.get("id", 0) + len(_NAMES)
    held = [
        places[what] + 1
        for what in _PERSONAL
        if places.get(what, last) < last and table.body.column(places[what]).null_count < table.height
    ]
    return [f"column {place}: names or addresses of respondents (personal data)" for place in held]


READER = DialectReader("surveymonkey", "SurveyMonkey", _recognise, _read)
