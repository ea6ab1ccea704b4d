"""The state of a dossier: whether it was sent, and what a person must know of those that are not accepted."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.formats.grids import Cell
from transforms.formats.header_rows import plain, spellings
from transforms.formats.rectangles import told_lines

_DRAFT = spellings("Brouillon")
_CHANGING = spellings("En construction", "À corriger")
_REFUSED = spellings("Refusé", "Refuse")
_DISMISSED = spellings("Classé sans suite", "Sans suite")
_OTHERS = spellings("En instruction", "Accepté", "Accepte")
_TOLD = (
    (_DRAFT, "draft(s), never sent"),
    (_CHANGING, "dossier(s) « en construction », which their authors can still change"),
    (_REFUSED, "dossier(s) refused, kept"),
    (_DISMISSED, "dossier(s) « classés sans suite », kept"),
)


def complete_by(states: Sequence[Cell]) -> list[Cell]:
    """Whether each dossier was sent; missing where its state is none that is known."""
    return [_complete(_state(state)) for state in states]


def _state(state: Cell) -> str:
    """A state as its label; the API writes `en_construction`."""
    return plain(state).replace("_", " ")


def _complete(state: str) -> Cell:
    if state in _DRAFT:
        return "no"
    return "yes" if state in _CHANGING | _REFUSED | _DISMISSED | _OTHERS else None


def told_states(states: Sequence[Cell], lines: Sequence[int]) -> list[str]:
    """How many dossiers are in a state that needs a thought, and where the first are."""
    told = []
    for known, what in _TOLD:
        found = [line for state, line in zip(states, lines, strict=True) if _state(state) in known]
        told += [f"{len(found)} {what}: {told_lines(found)}"] if found else []
    unknown = [line for state, line in zip(states, lines, strict=True) if _complete(_state(state)) is None]
    return [
        *told,
        *([f"{len(unknown)} dossier(s) in no state that is known: {told_lines(unknown)}"] if unknown else []),
    ]
