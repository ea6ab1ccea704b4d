"""Qualtrics: its exports as CSV, TSV and workbook under three header rows, older ones under two, and its JSON.

The first row holds the names of the columns, the second the texts of the questions, the third what Qualtrics
itself calls each (`{"ImportId":"QID1"}`): names change with the author, the third row does not. JSON says, too,
which questions a respondent saw. « Seen but unanswered » may be written -99, and stays so.
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.qualtrics.documents import read_responses, responses_of
from transforms.formats.dialects.qualtrics.tables import header_in, read_table
from transforms.formats.frames import Described
from transforms.formats.headed_tables import sheets_of, sheets_to_look_at


def _recognise(content: Content) -> Match | None:
    if responses_of(content.document) is not None:
        return Match("responses with an id and values by question", "from documentation")
    for sheet in sheets_to_look_at(content):
        if found := header_in(sheet):
            return Match(found.evidence, "proven" if found.is_legacy else "from documentation")
    return None


def _read(content: Content, codebook: Codebook | None) -> Described:
    if responses_of(content.document) is not None:
        return read_responses(content, codebook)
    if not sheets_of(content):
        remedy = "Export the responses as CSV or JSON."
        raise UnreadableReturn(Fault(content.name, "no responses and no table", "responses of Qualtrics", remedy))
    return read_table(content, codebook)


READER = DialectReader("qualtrics", "Qualtrics", _recognise, _read)
