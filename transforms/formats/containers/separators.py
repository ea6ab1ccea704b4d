"""Which character separates the cells of a delimited text, by how well it makes rows of one width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from transforms.formats.containers.records import read_records

SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}
_SAMPLE_CHARACTERS = 1 << 18
_SAMPLE_RECORDS = 500
# Lines above a table at most, and the share of rows that must then be of one width.
_TITLE_LINES, _MOST = 15, 0.5
_NEARLY_ALL = 0.9
# What Excel writes on a first line of its own to say which separator follows.
_DECLARED = re.compile(r'"?sep=([;,\t|])"?(\r\n|\r|\n)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Separation:
    """The separator, why, and where the table starts (after a `sep=;` line, if there is one)."""

    separator: str
    reason: str
    start: int = 0
    first_line: int = 1


def find_separator(text: str) -> Separation:
    """The separator of a text: the one declared, else the one that gives most rows the header's width."""
    if declared := _DECLARED.match(text):
        name = SEPARATORS[declared[1]]
        return Separation(declared[1], f"the first line declares it ({name})", declared.end(), 2)
    scores = {separator: _score(text, separator) for separator in SEPARATORS}
    best = max(scores, key=lambda separator: scores[separator])
    share, width = scores[best]
    if share < _MOST and (below := _below_a_title(text)):
        return below
    if width < 2:
        return Separation(",", "no separator splits the header: one column")
    return Separation(best, f"{SEPARATORS[best]}: {share:.0%} of the first rows have the {width} cells of the header")


def _score(text: str, separator: str) -> tuple[float, int]:
    """(share of rows as wide as the header, that width); a separator that does not split scores nothing."""
    records = list(islice(read_records(text[:_SAMPLE_CHARACTERS], separator), _SAMPLE_RECORDS))
    if len(text) > _SAMPLE_CHARACTERS and len(records) > 1:
        records = records[:-1]  # cut by the end of the sample
    width = len(records[0].cells) if records else 0
    if width < 2 or records[0].fault:
        return 0.0, 0
    fitting = sum(len(record.cells) == width and not record.fault for record in records)
    return round(fitting / len(records), 2), width


def _below_a_title(text: str) -> Separation | None:
    """The separator of a table that starts below lines of text, which it does not split; None where there is none."""
    found: list[tuple[float, int, Separation]] = []
    for separator, name in SEPARATORS.items():
        records = list(islice(read_records(text[:_SAMPLE_CHARACTERS], separator), _SAMPLE_RECORDS))
        # Spreadsheets fill a title line up with separators.
        widths = [max((i + 1 for i, cell in enumerate(record.cells) if cell), default=0) for record in records]
        start = next((row for row, width in enumerate(widths) if width > 1), len(widths))
        end = max((row + 1 for row, width in enumerate(widths) if width > 1), default=0)
        cells = [len(record.cells) for record in records[start:end]]
        # A comma is in any sentence: two cells of it prove nothing.
        if not 0 < start <= _TITLE_LINES or len(cells) < 2 or cells[0] < (3 if separator == "," else 2):
            continue
        share = sum(width == cells[0] for width in cells) / len(cells)
        if share >= _NEARLY_ALL and not any(record.fault for record in records):
            reason = f"{name}: {share:.0%} of the rows below a title have {cells[0]} cells"
            found.append((share, cells[0], Separation(separator, reason)))
    return max(found, key=lambda each: each[:2])[2] if found else None
