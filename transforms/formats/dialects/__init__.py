"""The dialects of survey tools, in the order in which they are asked whether a file is theirs.

First hit wins, so the narrowest evidence comes first and `generic`, which claims what nobody else does,
last. Modules are loaded when a file is first recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module

from transforms.formats.content import Content
from transforms.formats.dialects.dialect import NO_MARKS, DialectReader, Match
from transforms.formats.dialects.names import DIALECTS, Dialect
from transforms.formats.dialects.rows_above import heads_below, reader_below
from transforms.formats.dialects.without_returns import refuse_without_returns

__all__ = ["DIALECTS", "NO_MARKS", "Dialect", "DialectReader", "Match", "reader_of", "reader_under", "recognise"]

# dialect → the module that holds its `READER`.
_MODULES: dict[Dialect, str] = {
    "limesurvey": "limesurvey",
    "limesurvey-structure": "limesurvey.structure",
    "xlsform": "xlsform",
    "kobotoolbox": "kobotoolbox",
    "odk-central": "odk_central",
    "grist": "grist",
    "demarches": "demarches",
    "survey123": "survey123",
    "qualtrics": "qualtrics",
    "microsoft-forms": "microsoft_forms",
    "google-forms": "google_forms",
    "webform": "webform",
    "surveymonkey": "surveymonkey",
    "typeform": "typeform",
    "generic": "generic",
}


def reader_of(dialect: Dialect) -> DialectReader:
    """The reader of a dialect by name."""
    reader: DialectReader = import_module(f"transforms.formats.dialects.{_MODULES[dialect]}").READER
    return reader


def reader_under(header_lines: Sequence[int]) -> DialectReader:
    """The generic reader of files whose header a person has declared by its lines."""
    from transforms.formats.dialects import generic

    return generic.reader_under(header_lines)


def readers() -> Iterator[DialectReader]:
    """Every reader, in the order of asking."""
    return map(reader_of, _MODULES)


def recognise(content: Content) -> tuple[DialectReader, Match]:
    """The dialect of a content and why; `generic` claims every table, so there is always one or a fault.

    A tool's export below a few rows of title or notes is its own too. Raises `UnreadableReturn` for what no tool
    has claimed and is known to hold no returns.
    """
    for reader in readers():
        if reader.id == "generic":
            refuse_without_returns(content)
            if found := _recognise_below(content):
                return found
        if match := reader.recognise(content):
            return reader, match
    raise LookupError("the generic dialect claims every content, or raises")  # a defect of ours


def _recognise_below(content: Content) -> tuple[DialectReader, Match] | None:
    """The dialect whose marks stand below a few narrow rows, with a reader that leaves these out and tells them."""
    for rank, head in heads_below(content):
        for reader in readers():
            if reader.id != "generic" and (match := reader.recognise(head)):
                return reader_below(reader, rank), match
    return None
