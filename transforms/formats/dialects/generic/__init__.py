"""Files of no known tool: text tables, workbooks, pages, records, statistical files, databases.

    header      where the header stands, of how many rows            stacks, columns_seen
    tables      one sheet as a table; what below it is no return     leftovers, sections, long_numbers
                                                                 side_by_side
    forms       one workbook an authority, labels beside answers     pairs
    parts       what each sheet is; tables of results are refused    tabulations, pivots
    choosing    which of several tables are the returns              lists
    documents   JSON
    declared    tables under a header that a person has declared

What cannot be known is refused: a header guessed wrong is an answer lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.errors import Fault, UnreadableReturn
from transforms.formats import declared_header
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import NO_MARKS, DialectReader, Match
from transforms.formats.dialects.generic.choosing import choose, free_names, put_together
from transforms.formats.dialects.generic.declared import read_declared, refuse_headed, refuse_lines
from transforms.formats.dialects.generic.documents import read_document
from transforms.formats.dialects.generic.lists import codebook_of
from transforms.formats.dialects.generic.parts import Part, read_part
from transforms.formats.dialects.generic.tables import read_table
from transforms.formats.frames import Described, TextFrame
from transforms.formats.headed_tables import Sheet, sheets_of
from transforms.formats.reading import Standing

_STATISTICAL = ("spss", "stata")
_STANDING: Standing = "no tool"
_EXPORT = "Export the returns as a table: CSV, a workbook, or a list of records in JSON."


def _recognise(content: Content) -> Match | None:
    return Match(NO_MARKS, _STANDING)


def _read(content: Content, codebook: Codebook | None) -> Described:
    content = _only_member(content)
    if content.document is not None:
        return replace(read_document(content), standing=_STANDING)
    sheets = sheets_of(content)
    if not sheets:
        found = "an empty document" if content.container.endswith("json") else f"no table in a {content.container} file"
        raise UnreadableReturn(Fault(content.name, found, "a table of returns", _EXPORT))
    if content.container.endswith(("sqlite", *_STATISTICAL)):
        return _headed(content, sheets)
    return _sorted_out(content, sheets, codebook)


def _only_member(content: Content) -> Content:
    """An archive of one document is that document."""
    while len(content.members) == 1 and content.members[0].document is not None:
        content = content.members[0]
    return content


def _headed(content: Content, sheets: Sequence[Sheet]) -> Described:
    """Tables whose header is known: those of a database, or the one of a statistical file."""
    form = "database" if content.container.endswith("sqlite") else "statistical file"
    parts = []
    for sheet in sheets:
        table = read_table(sheet, header=[0])
        parts.append(Part("table", sheet, table.filled, table.text_frame("returns"), table.warnings))
    return _described(content, parts, form, None)


def read_with_header(content: Content, lines: Sequence[int], codebook: Codebook | None = None) -> Described:
    """The tables of a content under a header that a person has declared by its lines, from the top.

    Of several sheets, those without such lines are read as any other. Raises `UnreadableReturn` as `read`
    does, and for lines that are in no sheet, or empty.
    """
    if wrong := declared_header.wrong_with(lines):
        raise refuse_lines(content.name, wrong)
    sheets = sheets_of(content)
    if not sheets or content.container.endswith(("sqlite", *_STATISTICAL)):
        raise refuse_headed(content.name, content.container)
    return _described(content, read_declared(sheets, lines), None, codebook)


def reader_under(lines: Sequence[int]) -> DialectReader:
    """The reader of tables whose header is on these lines."""
    return replace(READER, read=lambda content, codebook: read_with_header(content, lines, codebook))


def _sorted_out(content: Content, sheets: Sequence[Sheet], codebook: Codebook | None) -> Described:
    parts = [read_part(sheet) for sheet in sheets]
    return _described(content, parts, None, codebook)


def _described(content: Content, parts: Sequence[Part], form: str | None, codebook: Codebook | None) -> Described:
    chosen, others, told = choose(parts, content.name)
    returns, differing = put_together(chosen, "returns")
    beside, odd = _others(others)
    warnings = [
        f"{part.sheet.place}: {warning}" if len(parts) > 1 else warning
        for group in (chosen, *others)
        for part in group
        for warning in part.warnings
    ]
    told += _told_documents(content)
    form = form or _form(chosen)
    return Described(
        form=form,
        returns=returns,
        others=beside,
        codebook=_codebook(content, returns, chosen, parts) if codebook is None else None,
        warnings=(*told, *differing, *odd, *warnings),
        standing=_STANDING,
    )


def _told_documents(content: Content) -> list[str]:
    """The members of an archive that are no tables, by their place in it."""
    told = []
    for rank, member in enumerate(content.members, start=1):
        if member.document is not None or member.tree is not None:
            what = "an XML" if member.document is None else "a JSON"
            told.append(f"{content.name} > member {rank}: {what} document, not passed on")
    return told


def _others(groups: Sequence[Sequence[Part]]) -> tuple[tuple[TextFrame, ...], list[str]]:
    frames, warnings = [], []
    for name, group in zip(free_names(groups), groups, strict=True):
        frame, odd = put_together(group, name)
        frames.append(frame)
        warnings += odd
    return tuple(frames), warnings


def _form(chosen: Sequence[Part]) -> str:
    if chosen[0].kind == "form":
        return "form layout"
    return "hand-made table" if any(part.is_hand_made for part in chosen) else "table"


def _codebook(content: Content, returns: TextFrame, chosen: Sequence[Part], parts: Sequence[Part]) -> Codebook | None:
    if content.codebook is not None or chosen[0].kind == "form":
        return None
    lists = [part.sheet for part in parts if part.kind == "lists"]
    return codebook_of(returns, chosen[0].sheet.grid, lists)


READER = DialectReader("generic", "no tool", _recognise, _read)
