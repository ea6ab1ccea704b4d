"""Google Forms: the CSV of the form itself, or the sheet that collects its responses as CSV or workbook.

One header row of question titles after a column of time stamps, whose heading is in the language of whoever
made the form. Ticked boxes are labels joined by commas (`;` in newer CSV), nothing escaped: they stay as
written. Only sent responses are there. A grid has one column a row, `Question [Row]`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.totals import is_stamp, without_totals
from transforms.formats.frames import Column, Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, Sheet, headed_table, header_of
from transforms.formats.header_rows import (
    first_sheet,
    known_headings,
    looked_at,
    one_sheet,
    plain,
    spellings,
    told_date_order,
)
from transforms.formats.rectangles import told_lines

_ENGLISH = spellings("Timestamp")
_SHEET = "form responses"
_NAMES = {
    "submitted": spellings(
        "Horodateur", "Timestamp", "Zeitstempel", "Marca temporal", "Informazioni cronologiche",
        "Carimbo de data/hora", "Tijdstempel", "Sygnatura czasowa", "Отметка времени", "Позначка часу",
        "Zaman damgası", "Tidstämpel", "Tidsstempel", "Tidsstempling", "Tidsmerke", "Aikaleima", "Časová značka",
        "Časové razítko", "Časová pečiatka", "Időbélyeg", "Marcaj de timp", "Marcă temporală", "Χρονική σήμανση",
        "Маркер за време", "Клеймо за време", "Vremenska oznaka", "Časovni žig", "Laika zīmogs", "Laiko žyma",
        "Ajatempel", "Marca de temps", "Marca de tempo", "Denbora-zigilua", "タイムスタンプ", "타임스탬프", "时间戳记",
        "時間戳記", "ประทับเวลา", "Dấu thời gian", "Cap waktu", "طابع زمني", "חותמת זמן",
    ),
    "email": spellings(
        "Adresse e-mail", "Adresse électronique", "Adresse mail", "Nom d'utilisateur", "Email Address", "Email address",
        "Email", "Username", "E-Mail-Adresse", "Nutzername", "Dirección de correo electrónico", "Nombre de usuario",
        "Indirizzo email", "Nome utente", "Endereço de e-mail", "Endereço de email", "E-mailadres", "Adres e-mail",
        "E-postadress", "Mailadresse", "Адрес электронной почты",
    ),
    "score": spellings(
        "Score", "Total score", "Note", "Puntuación", "Punktzahl", "Punkte", "Punteggio", "Pontuação", "Wynik"
    ),
}  # fmt: skip
_MARKS_OF_A_QUIZ = spellings("Score", "Feedback", "Note", "Commentaires", "Puntuación", "Comentarios", "Punkte")
# A date and, after it, a time, in any order and with what a locale puts around them; never ISO's T.
_DAY = re.compile(r"\s*\d{1,4}[-/.] ?\d{1,2}[-/.] ?\d{1,4}\b(?!T)")
_MOMENT = re.compile(_DAY.pattern + r"\.?,?\s.{0,10}?\d{1,2} ?[:.h] ?\d{2}")
# What Google writes itself under an English heading: the sheet, and the CSV of the form.
_OWN_MOMENT = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}:\d{2}"
    r"|\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d{2}:\d{2} [AP]M [A-Z]{2,5}(?:[+-]\d{1,2}(?::\d{2})?)?"
)
_GRID = re.compile(r"(.*\S)\s*\[([^\[\]]+)\]\s*", re.DOTALL)
_ROWS_LOOKED_AT = 50
# People write below responses, and put exports one under the other.
_SHARE_OF_STAMPS = 0.8


def _recognise(content: Content) -> Match | None:
    if first_sheet(content, _is_ours) is None:
        return None
    return Match("a column of time stamps headed as Google Forms does", "from documentation")


def _is_ours(sheet: Sheet) -> bool:
    """Whether the time stamps are there; an English heading, which loggers use too, needs questions beside it,
    or stamps as Google writes them and words among the answers."""
    number, header = header_of(sheet.grid)
    places = known_headings(header, _NAMES)
    position = places.get("submitted")
    if position is None:
        return False
    rows = looked_at(sheet.grid, number + 1, _ROWS_LOOKED_AT)
    below = [row[position] for row in rows]
    stamps = [cell for cell in below if cell and is_stamp(cell) and cell != header[position]]
    is_english = plain(header[position]) in _ENGLISH
    stamp_of = _MOMENT if is_english else _DAY
    if sum(bool(stamp_of.match(stamp)) for stamp in stamps) < _SHARE_OF_STAMPS * len(stamps):
        return False
    if not is_english:
        return True
    has_questions = any(" " in (cell or "").strip() for cell in header[1:]) or "email" in places
    if not stamps or position != 0:
        return False
    return has_questions or plain(sheet.grid.name).startswith(_SHEET) or _has_own_stamps_and_words(stamps, rows)


def _has_own_stamps_and_words(stamps: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether every stamp is as Google writes it, and answers are not figures alone, as those of loggers are."""
    return all(_OWN_MOMENT.fullmatch(stamp.strip()) for stamp in stamps) and any(
        letter.isalpha() for row in rows for cell in row[1:] for letter in cell or ""
    )


def _read(content: Content, codebook: Codebook | None) -> Described:
    sheet, told = one_sheet(content, _is_ours, "Google Forms")
    table = headed_table(sheet)
    places = known_headings(table.header, _NAMES)
    table = without_totals(table, [places["submitted"]])
    stamps = table.body.column(places["submitted"])
    columns = _with_grids(table.columns)
    complete = ["yes" if (stamp or "").strip() else None for stamp in stamps.to_pylist()]
    returns = TextFrame(
        "returns",
        replace(table, columns=columns).frame(submitted=stamps, complete=complete),
        columns,
        sheet=sheet.grid.name,
        header_lines=(table.header_line,),
    )
    return Described(
        form="responses of a quiz" if _is_quiz(table, places) else "responses",
        returns=returns,
        warnings=(
            *told,
            *table.warnings,
            *told_date_order(stamps.to_pylist(), "time stamps"),
            *_told_without(table, complete),
            *_told_personal(places),
        ),
        empties_apart=False,
    )


def _with_grids(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with the two parts of `Question [Row]`."""
    headers = {column.path[0] for column in columns if column.path}
    return tuple(_with_grid(column, headers) if column.path else column for column in columns)


def _with_grid(column: Column, headers: Collection[str]) -> Column:
    header = column.path[0]
    found = _GRID.fullmatch(header)
    column = replace(column, label=" ".join(header.split()) or None)
    if found is None or _is_mark(found, headers):
        return column
    return replace(column, question=found[1], option=found[2].strip())


def _is_mark(found: re.Match[str], headers: Collection[str]) -> bool:
    """Whether a heading in brackets is the score or the feedback of a quiz, no row of a grid."""
    return found[1] in headers and plain(found[2]) in _MARKS_OF_A_QUIZ


def _is_quiz(table: HeadedTable, places: dict[str, int]) -> bool:
    headers = {cell for cell in table.header if cell}
    grids = [found for cell in headers if (found := _GRID.fullmatch(cell))]
    return "score" in places or any(_is_mark(found, headers) for found in grids)


def _told_without(table: HeadedTable, complete: Sequence[Cell]) -> list[str]:
    lines = [int(line) for line, known in zip(table.body.lines, complete, strict=True) if not known]
    if not lines:
        return []
    return [f"{len(lines)} row(s) without a time stamp, kept: Google Forms did not write them, and whether "
            f"they are complete is not known: {told_lines(lines)}"]  # fmt: skip


def _told_personal(places: dict[str, int]) -> list[str]:
    if "email" not in places:
        return []
    return [f"column {places['email'] + 1}: e-mail addresses of respondents (personal data)"]


READER = DialectReader("google-forms", "Google Forms", _recognise, _read)
