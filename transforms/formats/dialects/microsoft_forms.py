"""Microsoft Forms: the workbook of responses, or a CSV made from it.

One header row: number, start, completion, e-mail, name (of those who are signed in, else « anonymous »), then
the questions. Several answers in a cell end in `;` each, and stay as written. A title that comes twice gets a
number behind it. Only sent responses are there. Headings are in the language of whoever exports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.totals import is_stamp, without_totals
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, Sheet, headed_table, header_of
from transforms.formats.header_rows import first_sheet, known_headings, looked_at, one_sheet, spellings, told_date_order
from transforms.formats.rectangles import told_lines
from transforms.formats.repeated_ids import told_repeated_ids

_NAMES = {
    "id": spellings("ID", "Id.", "Identifiant", "Identyfikator", "Identificador", "Kennung", "Ид", "ИД", "識別子"),
    "started": spellings(
        "Start time", "Heure de début", "Startzeit", "Startzeitpunkt", "Hora de inicio", "Ora di inizio",
        "Ora inizio", "Begintijd", "Starttijd", "Hora de início", "Hora de Início", "Godzina rozpoczęcia",
        "Czas rozpoczęcia", "Starttid", "Starttidspunkt", "Aloitusaika", "Čas zahájení", "Čas spuštění",
        "Čas začatia", "Kezdési időpont", "Kezdés időpontja", "Ora de început", "Oră de început", "Ώρα έναρξης",
        "Начален час", "Время начала", "Час початку", "Başlangıç zamanı", "Başlangıç saati", "Hora d'inici",
        "Vrijeme početka", "Začetni čas", "Sākuma laiks", "Pradžios laikas", "Algusaeg", "開始時刻", "开始时间",
        "開始時間", "시작 시간", "وقت البدء", "שעת התחלה",
    ),
    "submitted": spellings(
        "Completion time", "Heure de fin", "Heure d'achèvement", "Heure de réalisation", "Fertigstellungszeit",
        "Abschlusszeit", "Zeitpunkt der Fertigstellung", "Hora de finalización", "Ora di completamento",
        "Ora completamento", "Tijd van voltooien", "Tijdstip van voltooiing", "Voltooiingstijd", "Hora de conclusão",
        "Hora da conclusão", "Godzina ukończenia", "Czas ukończenia", "Slutförandetid", "Tid för slutförande",
        "Sluttid", "Fuldførelsestidspunkt", "Færdiggørelsestidspunkt", "Fullføringstidspunkt", "Fullføringstid",
        "Valmistumisaika", "Čas dokončení", "Čas dokončenia", "Befejezési időpont", "Befejezés időpontja",
        "Ora de finalizare", "Oră de finalizare", "Ώρα ολοκλήρωσης", "Час на завършване", "Время выполнения",
        "Время завершения", "Час завершення", "Tamamlanma zamanı", "Tamamlama zamanı", "Tamamlanma saati",
        "Hora de finalització", "Vrijeme dovršetka", "Čas dokončanja", "Izpildes laiks", "Užbaigimo laikas",
        "Lõpetamisaeg", "完了時刻", "完成时间", "完成時間", "완료 시간", "وقت الإكمال", "שעת השלמה",
    ),
    "updated": spellings(
        "Last modified time", "Heure de la dernière modification", "Heure de dernière modification",
        "Dernière modification", "Zeitpunkt der letzten Änderung", "Uhrzeit der letzten Änderung",
        "Letzte Änderungszeit", "Hora de la última modificación", "Ora ultima modifica", "Ora dell'ultima modifica",
        "Tijd van laatste wijziging", "Tijdstip laatst gewijzigd", "Hora da última modificação",
        "Godzina ostatniej modyfikacji", "Czas ostatniej modyfikacji", "Senast ändrad", "最終変更時刻", "上次修改时间",
    ),
    "email": spellings(
        "Email", "E-mail", "Mail", "Adresse de messagerie", "Adresse e-mail", "Courrier électronique", "E-Mail",
        "Correo electrónico", "Posta elettronica", "Indirizzo di posta elettronica", "E-mailadres", "E-mailová adresa",
        "Adres e-mail", "Poczta e-mail", "E-post", "メール", "电子邮件",
    ),
    "name": spellings(
        "Name", "Nom", "Nombre", "Nome", "Naam", "Nazwa", "Nazwisko", "Namn", "Navn", "Nimi", "Jméno", "名前", "名称"
    ),
    "language": spellings("Language", "Langue", "Sprache", "Idioma", "Lingua", "Taal", "Język", "Språk", "言語"),
}  # fmt: skip
_MOMENT = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T,]+\d{1,2}[:.]\d{2}.*")
_ANONYMOUS = "anonymous"
_STAMPS = ("id", "started", "submitted")
_RANKED = re.compile(r"(.*\D)(\d{1,3})\s*", re.DOTALL)


def _recognise(content: Content) -> Match | None:
    if first_sheet(content, _is_ours) is None:
        return None
    return Match("headings of Microsoft Forms: number, start and completion of each response", "from documentation")


def _is_ours(sheet: Sheet) -> bool:
    return len(_places(sheet)) >= 3


def _places(sheet: Sheet) -> dict[str, int]:
    """Where number, start and completion stand; in a language that is not known, by what is below the first four."""
    number, header = header_of(sheet.grid)
    places = known_headings(header, _NAMES)
    if {"id", "started", "submitted"} <= places.keys():
        return places
    rows = looked_at(sheet.grid, number + 1) if header else []
    rows = [row for row in rows if any(map(is_stamp, row[:3]))]
    if len(header) < 5 or not rows or not all(map(_looks_like_one, rows)):
        return {}
    if not any((row[3] or "").strip() == _ANONYMOUS for row in rows):
        return {}
    return {"id": 0, "started": 1, "submitted": 2, "email": 3, **places}


def _looks_like_one(row: Sequence[Cell]) -> bool:
    number, started, submitted = ((cell or "").strip() for cell in row[:3])
    return number.isdigit() and bool(_MOMENT.fullmatch(started)) and bool(_MOMENT.fullmatch(submitted))


def _read(content: Content, codebook: Codebook | None) -> Described:
    sheet, told = one_sheet(content, _is_ours, "Microsoft Forms")
    places = _places(sheet)
    table = without_totals(_with_line_ends(headed_table(sheet)), [places[fact] for fact in _STAMPS])
    columns = tuple(_labelled(column) for column in table.columns)
    facts = {fact: table.body.column(places[fact]) for fact in ("id", "started", "submitted", "updated", "language")
             if fact in places}  # fmt: skip
    is_own = _written_by_the_tool(table, places)
    complete = ["yes" if own else None for own in is_own]
    returns = TextFrame(
        "returns",
        table.frame(**facts, complete=complete),
        columns,
        sheet=sheet.grid.name,
        header_lines=(table.header_line,),
    )
    return Described(
        form="responses",
        returns=returns,
        warnings=(
            *told,
            *table.warnings,
            *told_date_order(facts["submitted"].to_pylist(), "times"),
            *_told_added(table, is_own),
            *told_repeated_ids(facts["id"], table.body.lines.tolist()),
            *_told_ranked(columns),
            *_told_personal(table, places),
        ),
        empties_apart=False,
    )


def _with_line_ends(table: HeadedTable) -> HeadedTable:
    """The table with line ends where a carriage return was escaped, in cells and headings."""
    cells = [
        pc.replace_substring_regex(column, r"_x000[dD]_\r?\n?", "\n")
        if pc.any(pc.match_substring(column, "_x000d_", ignore_case=True)).as_py()
        else column
        for column in table.body.cells.columns
    ]
    return replace(table, body=replace(table.body, cells=pa.table(cells, names=table.body.cells.column_names)))


def _written_by_the_tool(table: HeadedTable, places: dict[str, int]) -> list[bool]:
    """Whether each row has a number or a time: the tool gives every response all three."""
    own = [table.body.column(places[fact]).to_pylist() for fact in _STAMPS]
    return [any((cell or "").strip() for cell in row) for row in zip(*own, strict=True)]


def _told_added(table: HeadedTable, is_own: Sequence[bool]) -> list[str]:
    lines = [int(line) for line, own in zip(table.body.lines, is_own, strict=True) if not own]
    if not lines:
        return []
    return [f"{len(lines)} row(s) without number and times, kept: Microsoft Forms did not write them, and "
            f"whether they are complete is not known: {told_lines(lines)}"]  # fmt: skip


def _labelled(column: Column) -> Column:
    text = re.sub(r"_x000d_", " ", column.path[0], flags=re.IGNORECASE) if column.path else ""
    return replace(column, label=" ".join(text.split()) or None)


def _told_ranked(columns: Sequence[Column]) -> list[str]:
    """Titles that came twice in the form: all but the first have a number behind them."""
    first = {column.label: column.position for column in reversed(columns) if column.label}
    told = []
    for column in columns:
        found = _RANKED.fullmatch(column.label or "")
        if found and found[1] in first and int(found[2]) >= 2:
            told.append(f"column {column.position}: the title of column {first[found[1]]} again, numbered by the tool")
    return told


def _told_personal(table: HeadedTable, places: dict[str, int]) -> list[str]:
    """The columns that name respondents, unless all are anonymous."""
    named = [
        places[what] + 1
        for what in ("email", "name")
        if what in places and set(pc.unique(table.body.column(places[what])).to_pylist()) - {_ANONYMOUS, None, ""}
    ]
    return [f"column {position}: names or e-mail addresses of respondents (personal data)" for position in named]


READER = DialectReader("microsoft-forms", "Microsoft Forms", _recognise, _read)
