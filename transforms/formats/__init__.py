"""Text frames out of bytes, in three layers that know nothing of each other's business.

    containers/   bytes → grids of text cells, documents, trees (CSV, workbooks, JSON, archives, SPSS…)
    dialects/     content → text frames under one set of names (LimeSurvey, Kobo, Démarches…, generic)
    here          the entry points, and the *reading*: what was recognised, why, and what is odd

Only the next layer, `transforms.questionnaire`, knows one survey from another. Nothing is typed here:
`01001`, `N/A` and `1/2` survive as they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.declared_header import ALONE, clash_with, told
from transforms.formats.dialects import NO_MARKS, DialectReader, Match, reader_of, reader_under, recognise
from transforms.formats.dialects.names import Dialect
from transforms.formats.dialects.tool_errors import refuse_error
from transforms.formats.frames import Column, Described, Extraction, TextFrame
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.opening import open_content, read_bytes
from transforms.formats.reading import Reading, Role, TableRead

__all__ = ["Codebook", "Column", "Extraction", "Limits", "Reading", "TextFrame", "read_codebook", "read_return"]


UNCLAIMED = "no survey tool recognised: read as a generic table"


def read_return(
    stream: BinaryIO,
    name: str,
    dialect: Dialect | None = None,
    codebook: Codebook | None = None,
    limits: Limits = DEFAULT_LIMITS,
    header_lines: Sequence[int] | None = None,
) -> Extraction:
    """The text frames of one raw file and how it was read; the dialect is recognised unless forced.

    A codebook from a file beside it (`read_codebook`) gives labels, and options to split answers by.
    Header lines, as a person counts them, force the generic dialect: where it cannot know the header.
    Raises `UnreadableReturn`, with the line or the cell where there is one; never a partial frame.
    """
    content = open_content(read_bytes(stream, name, limits), name, limits)
    reader, match = _reader(content, dialect, header_lines)
    described = _described(reader, content, codebook)
    return Extraction(
        reading=_reading(content, reader, match, described),
        returns=described.returns,
        repeats=described.repeats,
        others=described.others,
        codebook=described.codebook or codebook or content.codebook,
    )


def read_codebook(stream: BinaryIO, name: str, limits: Limits = DEFAULT_LIMITS) -> Codebook:
    """The codebook that a file describes or carries (.lss, field map, .lsa, XLSForm, .sav, Grist document).

    Raises `UnreadableReturn` where it holds none.
    """
    extraction = read_return(stream, name, limits=limits)
    if extraction.codebook is None:
        remedy = "Give a LimeSurvey .lss or .lsa, a field map (JSON) or an XLSForm."
        raise UnreadableReturn(Fault(name, "no description of a questionnaire", "a codebook", remedy))
    return extraction.codebook


def _reader(
    content: Content, dialect: Dialect | None, header_lines: Sequence[int] | None
) -> tuple[DialectReader, Match]:
    """The reader of a content and why it is this one."""
    if header_lines is not None:
        if wrong := clash_with(dialect):
            raise UnreadableReturn(Fault(content.name, wrong, *ALONE))
        return reader_under(header_lines), Match(f"header lines given: {told(header_lines)}", "proven")
    if dialect:
        return reader_of(dialect), Match(f"forced by the caller: {dialect}", "proven")
    return recognise(content)


def _described(reader: DialectReader, content: Content, codebook: Codebook | None) -> Described:
    try:
        return reader.read(content, codebook)
    except UnreadableReturn:
        refuse_error(content)  # what the tool answered says more than what a forced dialect missed in it
        raise


def _reading(content: Content, reader: DialectReader, match: Match, described: Described) -> Reading:
    unclaimed = [UNCLAIMED] if match.evidence == NO_MARKS else []
    apart = content.is_apart if described.empties_apart is None else described.empties_apart
    return Reading(
        name=content.name,
        container=content.container,
        encoding=content.encoding,
        encoding_reason=content.encoding_reason,
        separator=content.separator,
        separator_reason=content.separator_reason,
        dialect=reader.id,
        form=described.form,
        evidence=match.evidence,
        standing=described.standing or match.standing,
        empties="kept apart" if apart else "merged",
        line_unit=content.line_unit,
        tables=tuple(_tables(described)),
        columns=tuple(column.name for column in described.returns.columns) if described.returns else (),
        warnings=tuple(dict.fromkeys((*unclaimed, *content.warnings, *described.warnings))),
    )


def _tables(described: Described) -> list[TableRead]:
    by_role: dict[Role, tuple[TextFrame, ...]] = {
        "returns": (described.returns,) if described.returns else (),
        "repeat": described.repeats,
        "other": described.others,
    }
    return [
        TableRead(table.name, role, len(table.frame), len(table.columns), table.sheet, table.header_lines)
        for role, tables in by_role.items()
        for table in tables
    ]
