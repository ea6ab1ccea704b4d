"""ODK Central: its CSV exports, zipped or the root table alone, and the JSON of its OData service.

The CSVs are those that ODK Briefcase and SurveyCTO write too. What was not answered is an empty cell, or null:
« not shown » and « left blank » are not kept apart.
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.odk_central.odata import read_records, submissions_in
from transforms.formats.dialects.odk_central.tables import has_marks, read_tables
from transforms.formats.frames import Described
from transforms.formats.headed_tables import evidence_in_headers, sheets_of


def _recognise(content: Content) -> Match | None:
    if content.document is not None:
        if submissions_in(content.document) is None:
            return None
        return Match("records with the __id and __system of ODK Central's OData", "from source")
    evidence = evidence_in_headers(content, has_marks)
    return Match(evidence, "from source") if evidence else None


def _read(content: Content, codebook: Codebook | None) -> Described:
    if content.document is not None:
        return read_records(content, codebook)
    if not sheets_of(content):
        remedy = "Give the zip of all data, its root CSV, or the JSON of OData."
        raise UnreadableReturn(Fault(content.name, f"a {content.container} file", "returns of ODK Central", remedy))
    return read_tables(content, codebook)


READER = DialectReader("odk-central", "ODK Central", _recognise, _read)
