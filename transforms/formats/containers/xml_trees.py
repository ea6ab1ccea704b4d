"""XML from outside: the tree of one document, without entities, types or references to elsewhere."""

from __future__ import annotations

import re
from importlib import import_module
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException, DTDForbidden, EntitiesForbidden
from defusedxml.ElementTree import fromstring

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.limits import Limits

_WORKBOOK = "{urn:schemas-microsoft-com:office:spreadsheet}Workbook"
# Loaded for the workbooks alone that need it.
_SPREADSHEETML = "transforms.formats.containers.spreadsheetml"
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Codes of expat: no element found, an unclosed token, a partial character, an unclosed CDATA section.
_CUT = frozenset({3, 5, 6, 20})
_AFTER_THE_END = 9
_REMEDY = "Export the file again."


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The tree of an XML file; an Excel 2003 workbook in XML becomes the workbook that it is.

    Raises `UnreadableReturn` for a file that is cut or malformed, that declares a document type or
    entities, or that holds more than the limits allow.
    """
    # Some programs write an empty line before the declaration, where the standard allows none.
    data = content.lstrip(b" \t\r\n")
    _refuse_size(data, name, limits)
    tree = _tree(data, name)
    if tree.tag == _WORKBOOK:
        opened: Content = import_module(_SPREADSHEETML).open_spreadsheetml(tree, name, limits)
        return opened
    _refuse_depth(tree, name, limits)
    encoding, reason = _encoding(data)
    return Content(
        name=name,
        container="xml",
        tree=tree,
        is_apart=True,
        line_unit="record",
        encoding=encoding,
        encoding_reason=reason,
        limits=limits,
    )


def _refuse_size(data: bytes, name: str, limits: Limits) -> None:
    """By its brackets, before anything is built: an element has two at most."""
    elements = data.count(b"<") // 2
    if elements > limits.cells:
        expected = f"at most {limits.cells}"
        raise UnreadableReturn(Fault(name, f"at least {elements} elements", expected, "Split the export."))


def _tree(data: bytes, name: str) -> Element:
    try:
        tree: Element = fromstring(data, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except ParseError as error:
        raise UnreadableReturn(_malformed(name, error)) from None
    except DefusedXmlException as error:
        expected, remedy = "XML without a document type, entities or references", "Take its `<!DOCTYPE …>` out."
        raise UnreadableReturn(Fault(name, _forbidden(error), expected, remedy)) from None
    except (LookupError, ValueError):
        found = "XML in an encoding that cannot be read"
        raise UnreadableReturn(Fault(name, found, "UTF-8", "Save it as UTF-8.")) from None
    return tree


def _malformed(name: str, error: ParseError) -> Fault:
    line, column = error.position
    place = f"{name}, line {line}, column {column + 1}"
    if error.code in _CUT:
        return Fault(place, "a document that stops before its end", "a whole XML document", _REMEDY)
    if error.code == _AFTER_THE_END:
        return Fault(place, "text after the end of the document", "the end of the file", _REMEDY)
    # expat's words without the place that they end with, and without the name of an entity.
    reason = str(error).partition(":")[0].partition(" &")[0]
    return Fault(place, f"malformed XML ({reason})", "a well-formed document", _REMEDY)


def _forbidden(error: DefusedXmlException) -> str:
    if isinstance(error, DTDForbidden):
        return "a document type declaration"
    return "an entity of its own" if isinstance(error, EntitiesForbidden) else "a reference to another document"


def _refuse_depth(tree: Element, name: str, limits: Limits) -> None:
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > limits.json_depth:
            found, expected = f"elements nested more than {limits.json_depth} deep", f"at most {limits.json_depth}"
            raise UnreadableReturn(Fault(name, found, expected, _REMEDY))
        level = [child for each in level for child in each if len(child)]


def _encoding(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return encoding, f"byte order mark {mark.hex(' ').upper()}"
    declared = _DECLARED.match(data)
    if declared:
        return declared[1].decode("ascii").lower(), "declared by the document"
    return "utf-8", "XML without a declaration is UTF-8"
