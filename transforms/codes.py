"""Code lists: the values that a coded field may take, each with its French and English label.

A list is one CSV file in `data/codes/`, named after the list, in the order of its lines. `flows`
reads the files; here they are text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from transforms.errors import Fault, ReferenceInvalid

COLUMNS = ("code", "parent", "label_fr", "label_en", "definition_fr", "definition_en")
_CODE = re.compile(r"[a-z0-9][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list; `parent` is a code of the list named in `PARENT_LISTS`, or empty."""

    code: str
    parent: str
    label_fr: str
    label_en: str
    definition_fr: str
    definition_en: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """The entries of one list, in file order, each code once."""

    name: str
    entries: tuple[Code, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(entry.code for entry in self.entries)

    def label(self, code: str, language: str = "fr") -> str:
        """The label of a code; KeyError for a code that is not in the list."""
        entry = next((entry for entry in self.entries if entry.code == code), None)
        if entry is None:
            raise KeyError(f"{code!r} is not in code list {self.name}")
        return entry.label_en if language == "en" else entry.label_fr

    def labels(self, language: str = "fr") -> dict[str, str]:
        """Code → label, in file order."""
        return {entry.code: self.label(entry.code, language) for entry in self.entries}


CodeBook = Mapping[str, CodeList]
"""All code lists by name."""

# A parent in the list on the left is a code of the list on the right.
PARENT_LISTS = {"topic": "theme"}


def parse_code_list(name: str, text: str) -> CodeList:
    """The code list held by a CSV text; raises `ReferenceInvalid` with every fault of the file."""
    reader = csv.DictReader(io.StringIO(text))
    where = f"data/codes/{name}.csv"
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise ReferenceInvalid(
            Fault(f"{where}, line 1", repr(reader.fieldnames), ", ".join(COLUMNS), "Restore the header line.")
        )
    entries = [Code(**{column: (row[column] or "").strip() for column in COLUMNS}) for row in reader]
    faults = [*_code_faults(where, entries), *_label_faults(where, entries)]
    if faults:
        raise ReferenceInvalid(faults)
    return CodeList(name, tuple(entries))


def _code_faults(where: str, entries: list[Code]) -> list[Fault]:
    faults, seen = [], set()
    for line, entry in enumerate(entries, start=2):
        if not _CODE.fullmatch(entry.code):
            faults.append(
                Fault(f"{where}, line {line}", repr(entry.code), "lower case letters, digits, _", "Rename it.")
            )
        if entry.code in seen:
            faults.append(Fault(f"{where}, line {line}", f"{entry.code} again", "each code once", "Remove one."))
        seen.add(entry.code)
    return faults


def _label_faults(where: str, entries: list[Code]) -> list[Fault]:
    return [
        Fault(f"{where}, line {line}", "an empty label", "a French and an English label", "Fill it in.")
        for line, entry in enumerate(entries, start=2)
        if not (entry.label_fr and entry.label_en)
    ]


def codes_frame(book: CodeBook) -> pd.DataFrame:
    """The published `codes` table: one row per list and code, sorted as the files are."""
    rows = [
        {"list": code_list.name, "position": position, **{c: getattr(entry, c) or None for c in COLUMNS}}
        for _, code_list in sorted(book.items())
        for position, entry in enumerate(code_list.entries, start=1)
    ]
    return pd.DataFrame(rows, columns=["list", "position", *COLUMNS])
