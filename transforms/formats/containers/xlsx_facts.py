"""The second pass over an xlsx: error cells, hidden rows, remarks, formulas without a value, in the XML itself.

calamine gives values alone, and an error cell as a blank. A whole parse by another library would take
many times as long as calamine; here bytes are searched first, and only what is there is parsed. Sheets
are in the form that `sheet_xml` describes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import numpy as np
from defusedxml.ElementTree import fromstring

from transforms.formats.containers.sheet_facts import SheetFacts, area_of, column_rank
from transforms.formats.containers.sheet_xml import data_bounds, rewritten
from transforms.formats.containers.xlsx_lists import validations
from transforms.formats.containers.xlsx_package import NOT_XML, Package, elements
from transforms.formats.grids import Details, Place

_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*?\st="e"[^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_HIDDEN_ROW = re.compile(rb'<row\s([^>]*?\b(?:hidden="(?:1|true)"|ht="0")[^>]*)>')
_MAYBE_HIDDEN = re.compile(rb'h(?:idden="|t="0")')
_ROW_NUMBER = re.compile(rb'(?:^|\s)r="([0-9]{1,7})"')
_CELL_ROW = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\bwidth="0(?:\.0*)?"')
_FORMULA_ALONE = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)>\s*<f(?:\s[^>]*?)?(?:/>|>([^<]*)</f>)\s*(<v\s*/>|<v></v>)?\s*</c>'
)
_DIMENSION = re.compile(rb'<dimension\s[^>]*\bref="([A-Z0-9:$]+)"')
_EDGE = 16_384
_BLOCK = 1 << 17


def sheet_facts(package: Package, part: str) -> SheetFacts:
    """What is to be told of the sheet in one part beside its values."""
    sheet = package.parts.get(part, b"")
    has_errors = _holds(sheet, b'"e"')
    if has_errors and sheet.count(b'"e"') != sheet.count(b't="e"'):
        # It may be the type of an error cell that is written with spaces.
        sheet = rewritten(sheet, part)
    details = Details(
        errors=tuple(_errors(sheet)) if has_errors else (),
        comments=tuple(_comments(package, part)),
        validations=tuple(validations(package.names, sheet[data_bounds(sheet)[1] :])),
        hidden_rows=tuple(_hidden_rows(sheet)) if _MAYBE_HIDDEN.search(sheet) else (),
        hidden_columns=tuple(_hidden_columns(sheet)),
    )
    has_formulas = _holds(sheet, b"</f>")
    bare = tuple(_uncalculated(sheet)) if has_formulas else ()
    left = sheet.count(b"</f>") - len(bare) if has_formulas and package.asks_to_calculate else 0
    rows, columns = _written(sheet)
    return SheetFacts(details, rows, columns, uncalculated=bare, unverified=max(left, 0))


def _holds(sheet: bytes, sought: bytes) -> bool:
    """Whether a sheet holds some bytes: `in` takes thrice as long where the last of them is frequent."""
    octets = np.frombuffer(sheet, dtype=np.uint8)
    starts = max(len(octets) - len(sought) + 1, 0)
    for start in range(0, starts, _BLOCK):
        end = min(start + _BLOCK, starts)
        found = octets[start:end] == sought[0]
        for rank, octet in enumerate(sought[1:], start=1):
            found &= octets[start + rank : end + rank] == octet
        if found.any():
            return True
    return False


def _written(sheet: bytes) -> tuple[int, int]:
    """How many rows and columns the sheet spells out, or says it has, empty ones too."""
    last = sheet.rfind(b"<row ")
    found = _ROW_NUMBER.search(sheet, last, sheet.find(b">", last) + 1) if last >= 0 else None
    dimension = _DIMENSION.search(sheet[:4096])
    area = area_of(dimension[1].decode()) if dimension else None
    return int(found[1]) if found else 0, area.right + 1 if area else 0


def _place(found: re.Match[bytes], text: str) -> Place:
    return Place(int(found[2]) - 1, column_rank(found[1].decode()), text)


def _text(escaped: bytes | None) -> str:
    return html.unescape((escaped or b"").decode("utf-8", "replace")).strip()


def _errors(sheet: bytes) -> Iterator[Place]:
    for found in _ERROR.finditer(sheet):
        value = _VALUE.search(found[4] or b"")
        yield _place(found, (_text(value[1]) if value else "") or "#ERROR!")


def _uncalculated(sheet: bytes) -> Iterator[Place]:
    for found in _FORMULA_ALONE.finditer(sheet):
        # A text that a formula worked out as empty is a value.
        is_empty_text = b't="str"' in found[3] and found[5] is not None
        if not is_empty_text and not found[3].endswith(b"/"):
            yield _place(found, "=" + (_text(found[4]) or "(shared)"))


def _hidden_rows(sheet: bytes) -> Iterator[int]:
    for found in _HIDDEN_ROW.finditer(sheet):
        number = _ROW_NUMBER.search(found[1]) or _CELL_ROW.search(sheet, found.end(), found.end() + 4096)
        if number:
            yield int(number[1]) - 1


def _hidden_columns(sheet: bytes) -> list[int]:
    hidden: set[int] = set()
    for found in _COLUMN.finditer(sheet, 0, data_bounds(sheet)[0]):
        first, last = (re.search(rb'\b%s="([0-9]{1,5})"' % key, found[1]) for key in (b"min", b"max"))
        if first and last and _HIDDEN.search(found[1]) and len(hidden) < _EDGE:
            hidden.update(range(int(first[1]) - 1, min(int(last[1]), _EDGE)))
    return sorted(hidden)


def _comments(package: Package, part: str) -> list[Place]:
    """The remarks on cells; of a thread the newer form alone, which stands beside an older one."""
    found: dict[tuple[int, int], Place] = {}
    parts = [name for name in package.related(part).values() if "comment" in name.lower() and name in package.parts]
    for name in sorted(parts, key=lambda name: "threaded" not in name.lower()):
        try:
            root = fromstring(package.parts[name], forbid_dtd=True)
        except NOT_XML:
            continue  # a remark that cannot be read is not data
        for element in (*elements(root, "threadedComment"), *elements(root, "comment")):
            area = area_of(element.get("ref", ""))
            if area:
                place = Place(area.top, area.left, "".join(element.itertext()))
                found.setdefault((area.top, area.left), place)
    return list(found.values())
