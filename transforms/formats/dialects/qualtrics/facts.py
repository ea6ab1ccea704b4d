"""What Qualtrics says of each response: when, whether it is finished, whether it was a trial."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from transforms.formats.grids import Cell
from transforms.formats.header_rows import plain, spellings
from transforms.formats.rectangles import told_lines
from transforms.formats.repeated_ids import told_repeated_ids

# Fact → its names in the ImportId row and in JSON, as column, and as heading of older exports; without case.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("_recordid", "responseid"),
    "started": ("startdate",),
    "ended": ("enddate",),
    "recorded": ("recordeddate",),
    "status": ("status",),
    "progress": ("progress",),
    "finished": ("finished",),
    "language": ("userlanguage", "q_language"),
}
PERSONAL = ("ipaddress", "recipientlastname", "recipientfirstname", "recipientemail", "emailaddress", "name",
            "externaldatareference", "externalreference", "locationlatitude", "locationlongitude")  # fmt: skip

_FINISHED = spellings("1", "True", "Vrai", "Wahr", "Verdadero", "Vero", "Verdadeiro", "Waar", "Oui", "Yes", "Ja")
_UNFINISHED = spellings("0", "False", "Faux", "Falsch", "Falso", "Onwaar", "Non", "No", "Nein")
_TRIALS = spellings(
    "Survey Preview", "Survey Test", "Offline Survey Preview", "Preview", "Aperçu de l'enquête", "Aperçu d'enquête",
    "Aperçu du sondage", "Test de l'enquête", "Test du sondage", "Umfragevorschau", "Umfragetest",
    "Vista previa de la encuesta", "Prueba de la encuesta", "Anteprima del sondaggio", "Enquêtevoorbeeld",
)  # fmt: skip
_REAL = spellings(
    "IP Address", "Imported", "Offline", "Adresse IP", "Importé", "Importée", "Hors ligne", "IP-Adresse",
    "Importiert", "Dirección IP", "Importado", "Importada", "Indirizzo IP", "Importato", "IP-adres", "Geïmporteerd",
    "Endereço IP", "Sin conexión", "Sans connexion",
)  # fmt: skip
_SPAM = spellings("Spam", "Indésirable", "Courrier indésirable", "Possible Spam")
# Values of DistributionChannel, which Qualtrics does not translate, and of UserLanguage (FR, FR-CA, ZH-S).
_CHANNELS = frozenset({"anonymous", "email", "preview", "test", "social", "sms", "gl", "qr", "corporate", "imported"})
_LANGUAGE = re.compile(r"[A-Z]{2,3}(?:-[A-Z0-9]{1,4})?")
# The word for a preview in whatever sentence an interface puts it.
_PREVIEW = re.compile(r"preview|apercu|vorschau|vista previa|anteprima|enquetevoorbeeld|previsuali[sz]a")
# The number is a sum: 1 preview, 2 test, 4 imported, 8 spam, 16 offline, 32 employee survey.
_IS_TRIAL, _IS_SPAM = 1 | 2, 8


def facts_of(find: Callable[..., list[Cell] | None], lines: Sequence[int]) -> tuple[dict[str, list[Cell]], list[str]]:
    """The facts under their names without `@`, and what is odd; `find` gives the cells under any of some names."""
    finished, status = find(*NAMES["finished"]), find(*NAMES["status"])
    complete = None if finished is None else [_complete(cell) for cell in finished]
    ended = find(*NAMES["ended"]) or find(*NAMES["recorded"])
    facts = {
        "id": find(*NAMES["id"]),
        "started": find(*NAMES["started"]),
        # The end of a response that is not finished is the last thing its author did.
        "submitted": _where_complete(ended, complete),
        "updated": ended,
        "complete": complete,
        "test": None if status is None else ["yes" if _is(cell, _IS_TRIAL, _TRIALS) else None for cell in status],
        "language": find(*NAMES["language"]),
    }
    known = {fact: cells for fact, cells in facts.items() if cells is not None}
    told = [*(_told_status(status, lines) if status is not None else []), *_told_finished(complete)]
    return known, [*told, *told_repeated_ids(known.get("id"), lines)]


def is_answer(cell: Cell) -> bool:
    """Whether a cell holds what Qualtrics says of a response: a date, a number, a yes or no, a code."""
    text = plain(cell)
    if any(sign.isdigit() for sign in text) or _LANGUAGE.fullmatch((cell or "").strip()):
        return True
    return text in _FINISHED | _UNFINISHED | _REAL | _TRIALS | _SPAM | _CHANNELS or _PREVIEW.search(text) is not None


def _complete(cell: Cell) -> Cell:
    return "yes" if plain(cell) in _FINISHED else "no" if plain(cell) in _UNFINISHED else None


def _where_complete(dates: list[Cell] | None, complete: list[Cell] | None) -> list[Cell] | None:
    if dates is None or complete is None:
        return dates
    return [None if done == "no" else date for date, done in zip(dates, complete, strict=True)]


def _is(status: Cell, bits: int, words: frozenset[str]) -> bool:
    text = (status or "").strip()
    if text.isdecimal() and len(text) < 4:
        return bool(int(text) & bits)
    return plain(text) in words or (words is _TRIALS and _PREVIEW.search(plain(text)) is not None)


def _told_status(status: Sequence[Cell], lines: Sequence[int]) -> list[str]:
    told = []
    for what, bits, words in (
        ("trial(s) (previews or tests), marked as such", _IS_TRIAL, _TRIALS),
        ("response(s) that Qualtrics holds to be spam, kept", _IS_SPAM, _SPAM),
    ):
        found = [line for cell, line in zip(status, lines, strict=True) if _is(cell, bits, words)]
        told += [f"{len(found)} {what}: {told_lines(found)}"] if found else []
    unknown = [line for cell, line in zip(status, lines, strict=True) if _is_unknown(cell)]
    if unknown:
        told.append(
            f"{len(unknown)} response(s) whose status is in words that are not known, held to be real: trials among "
            f"them would not be marked: {told_lines(unknown)}; export with numeric values to have them marked"
        )
    return told


def _is_unknown(status: Cell) -> bool:
    text = plain(status)
    is_known = (text.isdecimal() and len(text) < 4) or text in _SPAM | _REAL or _is(status, _IS_TRIAL, _TRIALS)
    return bool(text) and not is_known


def _told_finished(complete: Sequence[Cell] | None) -> list[str]:
    if complete is None:
        return ["no column says which responses are finished"]
    unknown = sum(cell is None for cell in complete)
    return [f"{unknown} response(s) of which it cannot be told whether they are finished"] if unknown else []
