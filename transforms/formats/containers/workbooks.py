"""Workbooks: xlsx, xls, xlsb and ods → one grid per sheet, cells as a person would type them.

calamine reads the values; a second pass finds what it does not tell, error cells above all: it gives
them as blanks. What a sheet claims to hold is looked at before calamine allocates it, and calamine is
given the very parts that were looked at, not the file that they came in.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial

from transforms.errors import UnreadableReturn
from transforms.formats.containers import biff_facts, ods_facts, sheet_xml, xlsb_facts, xlsx_facts
from transforms.formats.containers.compound_files import compound_file, workbook_stream
from transforms.formats.containers.sheet_facts import SheetFacts
from transforms.formats.containers.workbook_halves import halves
from transforms.formats.containers.workbook_sheets import locked, read_sheets, refuse_vast
from transforms.formats.containers.xlsx_lists import with_lists
from transforms.formats.containers.xlsx_package import Package, package_of
from transforms.formats.content import Content
from transforms.formats.limits import Limits

_FROM_1904 = "dates are counted from 1904, as old Macintosh workbooks do; they are read so"


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The sheets of an old Excel workbook (.xls); raises `UnreadableReturn` for other OLE files, and locked ones."""
    stream = workbook_stream(content, name)
    if stream is None or biff_facts.is_locked(stream):
        raise locked(name)
    found = biff_facts.xls_sheets(stream, name)
    for rank, facts in enumerate(found, start=1):
        refuse_vast(facts.rows_written - 1, facts.columns_written - 1, f"{name}, sheet {rank}", limits)
    plain = compound_file(stream, name)
    opened = read_sheets("xls", [plain], [partial(_same, facts) for facts in found] or None, name, limits)
    return _told_1904(opened) if biff_facts.is_1904(stream) else opened


def _same(facts: SheetFacts) -> SheetFacts:
    return facts


def _told_1904(content: Content) -> Content:
    return replace(content, warnings=(*content.warnings, _FROM_1904))


def open_workbook(kind: str, parts: Mapping[str, bytes], name: str, limits: Limits) -> Content:
    """The sheets of an xlsx, xlsb or ods, whose parts are unpacked already; raises `UnreadableReturn`."""
    if kind == "ods":
        return _ods(parts, name, limits)
    return _xlsb(parts, name, limits) if kind == "xlsb" else _xlsx(parts, name, limits)


def _ods(parts: Mapping[str, bytes], name: str, limits: Limits) -> Content:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise locked(name)
    found = ods_facts.sheets_of(parts.get("content.xml", b""), name, limits)
    opened = read_sheets("ods", [_packed(parts)], [partial(_same, facts) for facts in found], name, limits)
    return replace(opened, grids=tuple(with_lists(opened.grids)))


def _xlsb(parts: Mapping[str, bytes], name: str, limits: Limits) -> Content:
    found = xlsb_facts.sheets_of(parts, name, limits)
    return read_sheets("xlsb", [_packed(parts)], [partial(_same, facts) for facts in found], name, limits)


def _xlsx(parts: Mapping[str, bytes], name: str, limits: Limits) -> Content:
    package = package_of(parts, name)
    plain = dict(parts)
    for sheet, part in package.sheets:
        where = f'{name}, sheet "{sheet}"'
        if part in parts:
            plain[part], last_row, last_column = sheet_xml.plain_sheet(parts[part], where, limits.grid_cells)
            refuse_vast(last_row, last_column, where, limits)
    package = replace(package, parts=plain)
    opened = _of_package(package, name, limits)
    opened = replace(opened, grids=tuple(with_lists(opened.grids)))
    return _told_1904(opened) if package.is_1904 else opened


def _of_package(package: Package, name: str, limits: Limits) -> Content:
    facts = _facts_of(package)
    cut = halves(package.parts, {part for _, part in package.sheets})
    # The whole tells what is wrong, if anything is: rows may be out of order.
    with suppress(UnreadableReturn):
        if cut:
            return read_sheets("xlsx", [_packed(half) for half in cut], facts, name, limits)
    return read_sheets("xlsx", [_packed(package.parts)], facts, name, limits)


def _facts_of(package: Package) -> list[partial[SheetFacts]]:
    return [partial(xlsx_facts.sheet_facts, package, part) for _, part in package.sheets]


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package again, not compressed: there is one reading of a package, ours."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for part, content in parts.items():
            packed.writestr(zipfile.ZipInfo(part), content)
    return out.getvalue()
