"""One raw cell of a CSV file, read with nothing but the standard library: what an explanation is held to."""

from __future__ import annotations

import csv
import io
from functools import lru_cache

_SEPARATORS = ",;\t|"


def cell_by_hand(content: bytes, column: str, line: int) -> str:
    """The cell under that header in the record that begins on that line, counted from 1; an empty text for none.

    Raises LookupError where no record begins there, or no header or several are named so.
    """
    header, records = _records(content)
    if header.count(column) != 1:
        raise LookupError(f"{header.count(column)} columns of that name")
    return records[line][header.index(column)]


@lru_cache(maxsize=8)
def _records(content: bytes) -> tuple[list[str], dict[int, list[str]]]:
    """The header, and every record by its first line."""
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count))
    header, records, line = next(reader), {}, reader.line_num + 1
    for record in reader:
        records[line] = record
        line = reader.line_num + 1
    return header, records
