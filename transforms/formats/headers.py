"""Header cells → column names: each once, none empty, none that the pipeline keeps for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence


def column_names(cells: Sequence[str | None]) -> tuple[list[str], list[str]]:
    """One name a column, and a warning for each that is not the header as written: by its position alone,
    since in a file without a header these cells are what a respondent wrote.

    A name that comes again gets its rank (`Commentaire (2)`), an empty one its position
    (`(column 5)`), one in @ an underscore before it: these names are what a wave file writes.
    """
    written = Counter(cell for cell in cells if cell)
    names: dict[str, None] = {}
    ranks: dict[str, int] = {}
    warnings: list[str] = []
    for position, cell in enumerate(cells, start=1):
        name = _free_name(_speakable(cell, position), names, written, ranks)
        if name != cell:
            warnings.append(f"column {position}: {_reason(cell, cells[: position - 1])}")
        names[name] = None
    return list(names), warnings


def _reason(cell: str | None, before: Sequence[str | None]) -> str:
    """Why the header is not read as written, and where it comes from, without a word of it."""
    if cell is None or not cell.strip():
        return "an empty header is read as its position"
    if cell in before:
        return f"the header of column {before.index(cell) + 1} again, read with its rank after it"
    if cell.startswith("@"):
        return "a header in @ is read with an underscore before it"
    return "a header that is the name given to another column, read with its rank after it"


def _speakable(cell: str | None, position: int) -> str:
    if cell is None or not cell.strip():
        return f"(column {position})"
    return f"_{cell}" if cell.startswith("@") else cell


def _free_name(name: str, taken: Container[str], written: Container[str], ranks: dict[str, int]) -> str:
    """The name, with a rank where it is taken; a rank never takes the name of another header.

    `ranks` remembers how far each name got: files with thousands of one header are read in one go.
    """
    if name not in taken:
        return name
    rank = ranks.get(name, 2)
    while f"{name} ({rank})" in taken or f"{name} ({rank})" in written:
        rank += 1
    ranks[name] = rank + 1
    return f"{name} ({rank})"
