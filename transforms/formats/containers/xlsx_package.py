"""The parts of an xlsx package: its sheets in their order, its defined names, what its parts refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from transforms.errors import Fault, UnreadableReturn

NOT_XML = (ParseError, DefusedXmlException, ValueError, LookupError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an xlsx by name, and where its sheets and names are."""

    parts: Mapping[str, bytes]
    sheets: tuple[tuple[str, str], ...]
    """Name and part of each sheet, in the order of the workbook."""
    names: Mapping[str, str]
    """Defined name → reference."""
    is_1904: bool
    asks_to_calculate: bool
    """Whether the program that wrote it left the formulas for a spreadsheet to work out."""

    def related(self, part: str) -> dict[str, str]:
        """Relation id → part, of one part; a relation that cannot be read leads nowhere."""
        return relations(self.parts, part)


def package_of(parts: Mapping[str, bytes], where: str) -> Package:
    """The table of contents of an xlsx; raises `UnreadableReturn` where its main part cannot be read."""
    _refuse_entities(parts, where)
    main = next((name for name in parts if name.lower().endswith("workbook.xml")), "")
    book = _parsed(parts.get(main, b""), where, main or "xl/workbook.xml")
    targets = relations(parts, main)
    sheets = tuple(
        (element.get("name", ""), targets.get(_relation_id(element), ""))
        for holder in elements(book, "sheets")
        for element in elements(holder, "sheet")
    )
    names = {element.get("name", ""): (element.text or "").strip() for element in elements(book, "definedName")}
    is_1904 = any(element.get("date1904") in {"1", "true"} for element in elements(book, "workbookPr"))
    asks = any(element.get("fullCalcOnLoad") in {"1", "true"} for element in elements(book, "calcPr"))
    return Package(parts, sheets, names, is_1904, asks)


def elements(root: Element, name: str) -> Iterator[Element]:
    """The elements of a name in a tree, whatever their namespace: both editions of the standard have one."""
    return (element for element in root.iter() if str(element.tag).rpartition("}")[2] == name)


def _refuse_entities(parts: Mapping[str, bytes], where: str) -> None:
    for name, content in parts.items():
        start = content[:4096]
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            remedy = "Such a file can be made to exhaust memory: open it and save it again as .xlsx."
            raise UnreadableReturn(Fault(f"{where} > {name}", "XML that declares entities", "plain XML", remedy))


def _parsed(content: bytes, where: str, part: str) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except NOT_XML as error:
        found = f"XML that cannot be read ({type(error).__name__})"
        raise UnreadableReturn(Fault(f"{where} > {part}", found, "a whole workbook", "Save it again.")) from error
    return root


def _relation_id(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Relation id → part, of one part; a relation that cannot be read leads nowhere."""
    content = parts.get(join(dirname(part), "_rels", part.rpartition("/")[2] + ".rels"))
    if content is None:
        return {}
    try:
        root = fromstring(content, forbid_dtd=True)
    except NOT_XML:
        return {}
    return {
        element.get("Id", ""): _target(part, element.get("Target", ""))
        for element in elements(root, "Relationship")
        if element.get("TargetMode") != "External"
    }


def _target(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
