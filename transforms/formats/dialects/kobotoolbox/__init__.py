"""KoboToolbox: the JSON of its API, its exports in CSV and xlsx, and those of its older servers and of Ona.

KoboToolbox keeps finished returns only: all are complete. It does not keep « not shown » apart from « left
blank »: what was not answered is absent, or an empty cell.
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.kobotoolbox.exports import has_marks, read_exports
from transforms.formats.dialects.kobotoolbox.records import are_submissions, read_records, records_in
from transforms.formats.frames import Described
from transforms.formats.headed_tables import evidence_in_headers, sheets_of


def _recognise(content: Content) -> Match | None:
    if content.document is not None:
        found = records_in(content.document)
        if found is None or not are_submissions(found):
            return None
        return Match("records with the keys of KoboToolbox's API (_uuid, _submission_time, …)", "from source")
    evidence = evidence_in_headers(content, has_marks)
    return Match(evidence, "from source") if evidence else None


def _read(content: Content, codebook: Codebook | None) -> Described:
    if content.document is not None:
        return read_records(content, codebook)
    if not sheets_of(content):
        remedy = "Give the xlsx or CSV export, or the JSON of the API."
        raise UnreadableReturn(Fault(content.name, f"a {content.container} file", "returns of KoboToolbox", remedy))
    return read_exports(content, codebook)


READER = DialectReader("kobotoolbox", "KoboToolbox", _recognise, _read)
