"""LimeSurvey's archive (.lsa) and the XML documents in it: structure, returns, timings, participants.

A column is an element named as in the response table, with an underscore before a digit; an element that is
not there is missing, an empty one a blank. Participants (`_tokens.lst`) and the token are personal data and
are not passed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import numpy as np
import pyarrow as pa

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.limesurvey.codes import SYSTEM, is_table_name
from transforms.formats.dialects.limesurvey.expansion import codebook_of_survey
from transforms.formats.dialects.limesurvey.headings import Heading, Headings
from transforms.formats.dialects.limesurvey.lss import survey_of
from transforms.formats.dialects.limesurvey.source import Source
from transforms.formats.grids import Grid

SURVEY, RESPONSES, TIMINGS, TOKENS = "Survey", "Responses", "Timings", "Tokens"


def document_type(content: Content) -> str:
    """What LimeSurvey says an XML document of its own is; empty for any other content."""
    return (content.tree.findtext("LimeSurveyDocType") or "").strip() if content.tree is not None else ""


def members_by_type(content: Content) -> dict[str, list[Content]]:
    """The documents of an archive by what they are; a document alone is an archive of one."""
    found: dict[str, list[Content]] = {}
    for member in content.members or (content,):
        if kind := document_type(member):
            found.setdefault(kind, []).append(member)
    return found


def codebook_of_archive(content: Content) -> Codebook | None:
    """The codebook of the structure file in an archive."""
    surveys = members_by_type(content).get(SURVEY, [])
    tree = surveys[0].tree if surveys else None
    if tree is None:
        return None
    return codebook_of_survey(survey_of(tree), surveys[0].name, content.limits.columns)


def source_of_archive(content: Content) -> Source | None:
    """The returns of an archive; None where it holds a structure alone (a survey that was never opened, or
    whose document of returns has no column and no row).
    """
    found = members_by_type(content)
    if len(found.get(RESPONSES, [])) > 1:
        remedy = "Give one archive per survey."
        raise UnreadableReturn(Fault(content.name, "the returns of several surveys", "those of one", remedy))
    if not found.get(RESPONSES) or is_empty(found[RESPONSES][0]):
        return None
    codebook = codebook_of_archive(content)
    header, grid = _table(found[RESPONSES][0])
    headings = _headings(header)
    kept = [i for i, name in enumerate(header) if name != "token"]
    return Source(
        Headings(headings.mode, tuple(headings.columns[i] for i in kept), headings.evidence),
        grid.take_columns(kept),
        kind="archive" if content.members else "response table",
        codebook=codebook,
        warnings=(*left_out(content), *(["token: not passed on (personal data)"] if "token" in header else [])),
        empties_apart=True,
    )


def timings_of(content: Content) -> tuple[list[str], Grid] | None:
    """The table of timings of an archive: header and rows."""
    members = members_by_type(content).get(TIMINGS, [])
    return _table(members[0]) if members else None


def is_empty(member: Content) -> bool:
    """Whether a document of returns has no column and no row, as LimeSurvey writes before anybody answers."""
    tree = member.tree
    return tree is not None and not _rows(tree) and tree.find("./*/fields/fieldname") is None


def left_out(content: Content) -> list[str]:
    """What is in an archive and not passed on, by kind and number, never by name."""
    found, told = members_by_type(content), []
    if tokens := found.get(TOKENS, []):
        rows = sum(len(_rows(member.tree)) for member in tokens if member.tree is not None)
        told.append(f"participants: {rows} row(s) are not passed on (personal data)")
    other = len(content.members) - sum(len(found.get(kind, [])) for kind in (SURVEY, RESPONSES, TIMINGS, TOKENS))
    if other > 0:
        told.append(f"{other} other member(s) of the archive are not passed on")
    return told


def _rows(tree: Element) -> list[Element]:
    """The rows of the first table of a document."""
    return next((list(table) for table in tree.iterfind("./*/rows")), [])


def _headings(header: Sequence[str]) -> Headings:
    columns = tuple(
        Heading(name, code=name, system=name)
        if name in SYSTEM
        else Heading(name, table_name=name)
        if is_table_name(name)
        else Heading(name, code=name)
        for name in header
    )
    return Headings("table names", columns, "a response table")


def _table(member: Content) -> tuple[list[str], Grid]:
    """The field names of a document and its rows; lines are ranks of rows."""
    tree = member.tree
    assert tree is not None
    rows = _rows(tree)
    names = [field.text or "" for field in tree.iterfind("./*/fields/fieldname")]
    by_tag = {_tag(name): name for name in names}
    cells: dict[str, list[str | None]] = {_tag(name): [None] * len(rows) for name in names}
    for number, row in enumerate(rows):
        for cell in row:
            tag = _tag(cell.tag)
            if tag not in cells:
                by_tag[tag], cells[tag] = cell.tag, [None] * len(rows)
            cells[tag][number] = cell.text or ""
    columns = [pa.array(column, pa.large_string()) for column in cells.values()]
    table = pa.table(columns, names=[str(position) for position in range(len(columns))])
    return [by_tag[tag] for tag in cells], Grid(table, np.arange(1, len(rows) + 1))


def _tag(name: str) -> str:
    return name.removeprefix("_").replace("#", "-")
