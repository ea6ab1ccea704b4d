"""Démarches simplifiées (démarche numérique): its exports as CSV, xlsx and ods, and the JSON of its API.

A return is a dossier. Workbooks have a sheet for each repetition block; a CSV has none of their rows. The API
alone keys answers by the id of their question, and leaves out the questions that were not shown.
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.demarches.api import pages_of, read_pages
from transforms.formats.dialects.demarches.sheets import has_sheets, is_dossiers, read_sheets
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.frames import Described
from transforms.formats.headed_tables import sheets_of
from transforms.formats.header_rows import first_sheet


def _recognise(content: Content) -> Match | None:
    if pages_of(content):
        return Match("dossiers with champs, as the API of Démarches simplifiées gives them", "from source")
    if has_sheets(content):
        return Match("sheets Dossiers, Etablissements and Avis", "from source")
    if first_sheet(content, is_dossiers):
        return Match("the state of a dossier and its dates, headed as Démarches simplifiées does", "from source")
    return None


def _read(content: Content, codebook: Codebook | None) -> Described:
    pages = pages_of(content)
    if pages:
        return read_pages(content, pages, codebook)
    if not sheets_of(content):
        remedy = "Export the dossiers as xlsx or ods, or fetch them by the API."
        raise UnreadableReturn(Fault(content.name, "no dossiers", "an export of dossiers", remedy))
    return read_sheets(content)


READER = DialectReader("demarches", "Démarches simplifiées", _recognise, _read)
