"""Grist: its documents (SQLite), whole, and the records of its API (JSON).

A document describes itself: which tables are a user's, what each column is called and what type it has. Cells
are read by that type: dates are kept as seconds there, and booleans as 0 and 1. A CSV of Grist has no mark of
it, and is read as any table.
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.grist.document import read_document
from transforms.formats.dialects.grist.metadata import is_document
from transforms.formats.dialects.grist.records import columns_of, read_records, records_of
from transforms.formats.frames import Described


def _recognise(content: Content) -> Match | None:
    if is_document(content):
        return Match("a database with Grist's own tables", "proven")
    if records_of(content.document) is not None:
        return Match("records with a row number and fields, as Grist's API gives them", "from documentation")
    if columns_of(content.document) is not None:
        return Match("columns with row numbers and manualSort, as Grist's API gives them", "from documentation")
    return None


def _read(content: Content, codebook: Codebook | None) -> Described:
    if is_document(content):
        return read_document(content, codebook)
    if content.document is not None:
        return read_records(content, codebook)
    remedy = "Give the document (.grist) or the records of its API."
    raise UnreadableReturn(Fault(content.name, "no document of Grist and no records", "either", remedy))


READER = DialectReader("grist", "Grist", _recognise, _read)
