"""Documents of an office suite that are no workbooks: a zip of parts, as a workbook is, named here and refused."""

from __future__ import annotations

from collections.abc import Callable, Collection

from transforms.errors import Fault, UnreadableReturn

_TEXT = "Copy its tables into a workbook, one row a return, or ask for the returns as a workbook or CSV."
_OTHER = "Ask for the returns as a workbook or CSV."
# The part that each has → what it is, and what to do.
_BY_PART = (
    ("word/", "a Word document (.docx)", _TEXT),
    ("ppt/", "a PowerPoint presentation (.pptx)", _OTHER),
    ("visio/", "a Visio drawing (.vsdx)", _OTHER),
    ("Index/", "a document of Apple's (Numbers, Pages or Keynote)", "Export it from there as Excel or CSV."),
    ("OEBPS/", "an electronic book (EPUB)", _OTHER),
)
_BY_TYPE = (
    (b"opendocument.text", "a text document (OpenDocument, .odt)", _TEXT),
    (b"opendocument.presentation", "a presentation (OpenDocument, .odp)", _OTHER),
    (b"opendocument.graphics", "a drawing (OpenDocument, .odg)", _OTHER),
    (b"opendocument.formula", "a formula (OpenDocument, .odf)", _OTHER),
    (b"opendocument.base", "a database (OpenDocument, .odb)", "Export its table as CSV."),
    (b"epub", "an electronic book (EPUB)", _OTHER),
)
# What makes a package of a zip: a folder named word/ may hold anything.
_PACKAGE = ("[Content_Types].xml", "Index/Document.iwa", "META-INF/container.xml")


def refuse_document(names: Collection[str], part: Callable[[str], bytes], name: str) -> None:
    """Raises `UnreadableReturn` for a package that is a document and no workbook; `part` gives a member's bytes."""
    # The first member says it, or the list of the others where a program left it out.
    said = next((each for each in ("mimetype", "META-INF/manifest.xml") if each in names), None)
    kind = part(said) if said else b""
    for mark, what, remedy in _BY_TYPE:
        if mark in kind and b"opendocument.spreadsheet" not in kind:
            raise UnreadableReturn(Fault(name, what, "a table: a workbook, CSV or JSON", remedy))
    if any(each in names for each in _PACKAGE):
        for folder, what, remedy in _BY_PART:
            if any(each.startswith(folder) for each in names):
                raise UnreadableReturn(Fault(name, what, "a table: a workbook, CSV or JSON", remedy))
