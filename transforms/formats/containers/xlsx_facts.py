"""The second pass over an xlsx: error cells, hidden rows, lists, comments, found on the XML itself.

calamine gives values alone, and an error cell as a blank. A whole parse by another library would take
many times as long as calamine; here bytes are searched first, and only what is there is parsed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.sheet_facts import SheetFacts, area_of, column_rank
from transforms.formats.grids import Details, Place, Validation

_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_FAR_CELL = re.compile(rb'<c r="[A-Z]{3}[0-9]')
_PLAIN_ROW = re.compile(rb'<row r="([0-9]{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]{1,7})"')
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*hidden=\"(?:1|true)\"[^>]*)>")
_HIDDEN_COLUMNS = re.compile(rb"<(?:\w+:)?col\s([^>]*hidden=\"(?:1|true)\"[^>]*?)/?>")
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)</")
_FORMULA_ALONE = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACED = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_LISTS = re.compile(rb"<dataValidations[\s>].*?</dataValidations>", re.DOTALL)
_PREFIXED = re.compile(rb"(</?)\w+:|\s\w+:\w+=\"[^\"]*\"")
_TWO_LETTERS = 26 * 27


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an xlsx by name, and where its sheets and names are."""

    parts: Mapping[str, bytes]
    sheets: Mapping[str, str]
    """Sheet name → part."""
    names: Mapping[str, str]
    """Defined name → reference."""
    is_1904: bool

    def sheet(self, name: str) -> bytes:
        return self.parts.get(self.sheets.get(name, ""), b"")


def package_of(parts: Mapping[str, bytes], where: str) -> Package:
    """The table of contents of an xlsx; raises `UnreadableReturn` where its main part cannot be read."""
    refuse_entities(parts, where)
    main = next((name for name in parts if name.lower().endswith("workbook.xml")), "")
    book = parsed(parts.get(main, b""), where, main or "xl/workbook.xml")
    targets = _relations(parts, main)
    sheets = {
        element.get("name", ""): targets.get(_relation_id(element), "")
        for element in book.iter()
        if _local(element) == "sheet"
    }
    names = {e.get("name", ""): (e.text or "") for e in book.iter() if _local(e) == "definedName"}
    is_1904 = any(e.get("date1904") in {"1", "true"} for e in book.iter() if _local(e) == "workbookPr")
    return Package(parts, sheets, names, is_1904)


def refuse_entities(parts: Mapping[str, bytes], where: str) -> None:
    for name, content in parts.items():
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
            remedy = "Such a file can be made to exhaust memory: open it and save it again as .xlsx."
            raise UnreadableReturn(Fault(f"{where} > {name}", "XML that declares entities", "plain XML", remedy))


def parsed(content: bytes, where: str, part: str) -> Element:
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        found = f"XML that cannot be read ({type(error).__name__})"
        raise UnreadableReturn(Fault(f"{where} > {part}", found, "a whole workbook", "Save it again.")) from error
    return root


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _relation_id(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def _relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Relation id → part, of one part; a relation that cannot be read leads nowhere."""
    content = parts.get(join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels"))
    if content is None:
        return {}
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return {}
    return {
        element.get("Id", ""): _target(part, element.get("Target", ""))
        for element in root.iter()
        if _local(element) == "Relationship" and element.get("TargetMode") != "External"
    }


def _target(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))


def furthest(sheet: bytes, written: int, most: int) -> tuple[int, int]:
    """A last row and column, from 0, beyond which no filled cell stands; exact where the rough answer passes `most`."""
    last_row = written - 1
    is_plain = b":c " not in sheet and not _FAR_CELL.search(sheet)
    if is_plain and (last_row + 1) * _TWO_LETTERS <= most:
        return last_row, _TWO_LETTERS - 1
    rows, columns = -1, -1
    for found in _CELL.finditer(sheet):
        rows, columns = max(rows, int(found[2]) - 1), max(columns, column_rank(found[1].decode()))
    return rows, columns


def rows_written(sheet: bytes) -> int:
    """The number of the last row that the sheet spells out, empty ones too."""
    numbers = _PLAIN_ROW.findall(sheet)
    if len(numbers) != sheet.count(b"<row"):
        numbers = _ROW.findall(sheet)
    return max(map(int, numbers), default=sheet.count(b"<row"))


def sheet_facts(package: Package, name: str, written: int) -> SheetFacts:
    """What is to be told of one sheet beside its values."""
    sheet = package.sheet(name)
    errors = list(_errors(sheet)) if b't="e"' in sheet else []
    placed = [place for place in errors if place is not None]
    hidden = b"hidden=" in sheet
    details = Details(
        errors=tuple(placed),
        comments=tuple(_comments(package, name)),
        validations=tuple(_validations(package, sheet)),
        hidden_rows=tuple(_hidden_rows(sheet)) if hidden else (),
        hidden_columns=tuple(_hidden_columns(sheet)) if hidden else (),
    )
    bare = tuple(_uncalculated(sheet)) if b"<f" in sheet or b":f" in sheet else ()
    return SheetFacts(details, rows_written=written, uncalculated=bare, unplaced_errors=len(errors) - len(placed))


def _position(attributes: bytes) -> tuple[int, int] | None:
    found = _PLACED.search(attributes)
    return (int(found[2]) - 1, column_rank(found[1].decode())) if found else None


def _errors(sheet: bytes) -> Iterator[Place | None]:
    for found in _ERROR.finditer(sheet):
        position, value = _position(found[1]), _VALUE.search(found[2])
        text = html.unescape(value[1].decode("utf-8", "replace")).strip() if value else ""
        yield Place(*position, text or "#ERROR!") if position else None


def _uncalculated(sheet: bytes) -> Iterator[Place]:
    for found in _FORMULA_ALONE.finditer(sheet):
        if position := _position(found[1]):
            yield Place(*position, "=" + html.unescape((found[2] or b"").decode("utf-8", "replace")))


def _hidden_rows(sheet: bytes) -> Iterator[int]:
    for found in _HIDDEN_ROW.finditer(sheet):
        number = re.search(rb'\br="([0-9]+)"', found[1])
        if number:
            yield int(number[1]) - 1


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for found in _HIDDEN_COLUMNS.finditer(sheet):
        first, last = (re.search(rb'\b%s="([0-9]+)"' % key, found[1]) for key in (b"min", b"max"))
        if first and last:
            yield from range(int(first[1]) - 1, min(int(last[1]), 16_384))


def _comments(package: Package, name: str) -> Iterator[Place]:
    for part in _relations(package.parts, package.sheets.get(name, "")).values():
        if "comment" not in part.lower() or part not in package.parts:
            continue
        try:
            root = fromstring(package.parts[part])
        except (ParseError, DefusedXmlException, ValueError):
            continue  # a remark that cannot be read is not data
        for element in root.iter():
            area = area_of(element.get("ref", "")) if _local(element) in {"comment", "threadedComment"} else None
            if area:
                yield Place(area.top, area.left, "".join(element.itertext()))


def _validations(package: Package, sheet: bytes) -> Iterator[Validation]:
    block = _LISTS.search(sheet) if b"<dataValidations" in sheet else None
    if block is None:
        return
    try:
        # Cut out of its sheet, the block has lost the declaration of its prefixes.
        root = fromstring(_PREFIXED.sub(rb"\1", block[0]))
    except (ParseError, DefusedXmlException, ValueError):
        return  # a drop-down list is a help, not data
    for element in root.iter("dataValidation"):
        if element.get("type") == "list":
            options = _options(package, (element.findtext("formula1") or "").strip())
            for reference in element.get("sqref", "").split():
                area = area_of(reference)
                if area and options:
                    yield Validation(area, options)


def _options(package: Package, formula: str) -> tuple[str, ...]:
    """The options that a list names in quotes; a list by reference is filled in by `referred_options`."""
    if formula.startswith('"'):
        return tuple(option.strip() for option in formula.strip('"').split(",") if option.strip())
    reference = package.names.get(formula, formula)
    return (f"={reference}",) if area_of(reference) and "!" in reference else ()


def referred(options: Sequence[str]) -> tuple[str, str] | None:
    """The sheet and the reference of a list that stands elsewhere in the workbook, else None."""
    if len(options) != 1 or not options[0].startswith("="):
        return None
    sheet, _, reference = options[0][1:].rpartition("!")
    return sheet.strip("'").replace("''", "'"), reference
