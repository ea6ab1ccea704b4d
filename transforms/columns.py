"""Names of raw columns with a `*` or an `{n}` in them, and the columns of a file that they stand for.

`*` stands for any text within one name, and nothing else is special: brackets, dots and slashes are
letters of the name, as survey tools write them (`THEMES1[CYBER]`, `themes/cyber`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

NUMBER = "{n}"
ANY = "*"


def raw_columns(names: Iterable[str]) -> list[str]:
    """The columns of the file itself, in order: those in @ are the pipeline's own."""
    return [name for name in names if not name.startswith("@")]


def numbered(name: str, number: int) -> str:
    """The name with the number of a block in place of every `{n}`."""
    return name.replace(NUMBER, str(number))


def part_of(pattern: str, column: str) -> str | None:
    """The text that the one `*` of a pattern stands for in a column's name; None where the name is another."""
    before, _, after = pattern.partition(ANY)
    long_enough = len(column) > len(before) + len(after)
    fits = long_enough and column.startswith(before) and column.endswith(after)
    return column[len(before) : len(column) - len(after)] if fits else None


def matching(names: Iterable[str], columns: Sequence[str], named: Container[str] = ()) -> tuple[str, ...]:
    """The columns that names and patterns stand for, in the order of the file within each pattern.

    A pattern stands for none of those `named` elsewhere, and for itself alone where the file has a column
    of that very name (`Titre *`). What stands for no column is kept as written, so that its absence is
    told; each is named once.
    """
    found: dict[str, None] = {}
    for name in names:
        is_pattern = ANY in name and name not in columns
        fitting = [column for column in columns if is_pattern and column not in named and fits(name, column)]
        found |= dict.fromkeys(fitting or [name])
    return tuple(found)


def fits(pattern: str, column: str) -> bool:
    """Whether a column's name is one that the pattern stands for."""
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split(ANY)), column, re.DOTALL) is not None
