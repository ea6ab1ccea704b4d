"""LimeSurvey: returns in every form that it exports, and that people make of its exports.

headings.py     header cells → codes, texts, its own columns (translations.py: in 49 languages)
matching.py     headings ↔ questions of a codebook
source.py, vv.py, documents.py, archive.py     one module per form → headings and cells
tidying.py, cells.py, ticks.py     cells without the noise of their container
returns.py, facts.py, remarks.py   → the text frame, the facts of each return, what must be told
structure.py, lss.py, expansion.py, fieldmap.py     the questionnaire → a codebook
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.limesurvey import archive, documents
from transforms.formats.dialects.limesurvey.returns import describe
from transforms.formats.dialects.limesurvey.source import Place, Source, find_header, source_of_grid
from transforms.formats.frames import Described, TextFrame, frame_of_grid, simple_columns
from transforms.formats.headers import column_names
from transforms.formats.reading import Standing

_NO_RETURNS = "the archive holds no returns: nobody had answered when it was made, or the survey was never opened"


def _recognise(content: Content) -> Match | None:
    if content.members or content.tree is not None:
        return _recognise_archive(content)
    if content.document is not None:
        headings = documents.headings_of_document(content.document)
        return Match(f"JSON records: {headings.evidence}", "proven") if headings else None
    place = find_header(content)
    return Match(_evidence(place), _standing(place)) if place else None


def _recognise_archive(content: Content) -> Match | None:
    found = archive.members_by_type(content)
    if archive.RESPONSES in found and not (content.members and archive.is_empty(found[archive.RESPONSES][0])):
        structure = " and a structure" if archive.SURVEY in found else ""
        return Match(f"an XML document of LimeSurvey's with returns{structure}", "proven")
    if content.members and archive.SURVEY in found:
        return Match("an archive with a LimeSurvey structure, without returns", "from source")
    return None


def _evidence(place: Place) -> str:
    row = " below a row of texts" if place.is_vv else ""
    return f"{place.headings.evidence}{row}"


def _standing(place: Place) -> Standing:
    """Forms of which we have no file that LimeSurvey itself wrote rest on its source."""
    is_seen = place.headings.mode in ("code headings", "full text headings", "code and text headings")
    is_read = place.headings.language in (None, "fr", "en")
    return "proven" if is_seen and is_read else "from source"


def _read(content: Content, codebook: Codebook | None) -> Described:
    if content.members or content.tree is not None:
        return _read_archive(content, codebook)
    if content.document is not None:
        return describe(content, documents.source_of_document(content), codebook)
    if not content.grids:
        expected = "returns of LimeSurvey: CSV, VV, workbook, JSON, archive or SPSS"
        remedy = "Export the returns again, or force another dialect."
        raise UnreadableReturn(Fault(content.name, f"a {content.container} file", expected, remedy))
    return describe(content, source_of_grid(content), codebook)


def _read_archive(content: Content, codebook: Codebook | None) -> Described:
    source = archive.source_of_archive(content)
    if source is None:
        return _structure_alone(content)
    described = describe(content, source, codebook)
    timings = _timings(content, source)
    return Described(
        described.form,
        described.returns,
        others=(timings,) if timings else (),
        codebook=described.codebook,
        warnings=described.warnings,
        empties_apart=True,
        standing=described.standing,
    )


def _structure_alone(content: Content) -> Described:
    codebook = archive.codebook_of_archive(content)
    if codebook is None:
        found, expected = "a document of LimeSurvey's without returns", "one with returns"
        raise UnreadableReturn(Fault(content.name, found, expected, "Export the archive (.lsa) again."))
    told = (_NO_RETURNS, *archive.left_out(content))
    return Described("archive without returns", None, codebook=codebook, warnings=told)


def _timings(content: Content, source: Source) -> TextFrame | None:
    """Seconds spent on pages and questions: a table beside the returns."""
    found = archive.timings_of(content)
    if found is None:
        return None
    header, grid = found
    columns = simple_columns(column_names(header)[0], header)
    return TextFrame("timings", frame_of_grid(grid, columns, content.name), columns)


READER = DialectReader("limesurvey", "LimeSurvey", _recognise, _read)
