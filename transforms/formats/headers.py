"""Header cells → column names: each once, none empty, none that the pipeline keeps for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

_AGAIN = "again"
_REASONS = {
    "an empty header is read as its position": "an empty header, each read as its position",
    _AGAIN: "the header of another before them, each read with its rank after it",
    "a header in @ is read with an underscore before it": "a header in @, each read with an underscore before it",
    "a header that is the name given to another column, read with its rank after it":
        "a header that is the name given to another column, each read with its rank after it",
}  # fmt: skip
_EMPTY, _, _OURS, _TAKEN = _REASONS
_TOLD = 10


def column_names(cells: Sequence[str | None], untold: Container[int] = ()) -> tuple[list[str], list[str]]:
    """One name a column, and a warning for each kind of names that are not the header as written: by their
    positions alone, since in a file without a header these cells are what a respondent wrote.

    A name that comes again gets its rank (`Commentaire (2)`), an empty one its position
    (`(column 5)`), one in @ an underscore before it: these names are what a wave file writes.
    Of the positions in `untold`, from 1, nothing is said.
    """
    written = Counter(cell for cell in cells if cell)
    names: dict[str, None] = {}
    ranks: dict[str, int] = {}
    first: dict[str, int] = {}
    changed: dict[str, list[tuple[int, int]]] = {}
    for position, cell in enumerate(cells, start=1):
        name = _free_name(_speakable(cell, position), names, written, ranks)
        if name != cell and position not in untold:
            changed.setdefault(_reason(cell, first), []).append((position, first.get(cell or "", 0)))
        first.setdefault(cell or "", position)
        names[name] = None
    return list(names), [_told(reason, places) for reason, places in changed.items()]


def _reason(cell: str | None, before: Container[str]) -> str:
    """Why the header is not read as written."""
    if cell is None or not cell.strip():
        return _EMPTY
    if cell in before:
        return _AGAIN
    return _OURS if cell.startswith("@") else _TAKEN


def _told(reason: str, places: Sequence[tuple[int, int]]) -> str:
    """One sentence for all headers that are changed for one reason, without a word of them."""
    if len(places) == 1:
        ((position, first),) = places
        again = f"the header of column {first} again, read with its rank after it"
        return f"column {position}: {again if reason == _AGAIN else reason}"
    told = ", ".join(str(position) for position, _ in places[:_TOLD])
    return f"{len(places)} columns with {_REASONS[reason]}: column {told}{', …' if len(places) > _TOLD else ''}"


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
