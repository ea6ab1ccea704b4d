"""Which columns of a file each pattern of a wave file stands for: every column has one owner.

A column that the file gives by its whole name is that, whatever pattern it fits. Of the others, what is
personal goes first, so that no other pattern reads it; then the most exact pattern takes a column, the
one with the most letters of its own: `TH10*` before `TH1*`, `q1_other*` before `q1_*`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transforms.columns import ANY, fits, matching, part_of, raw_columns


@dataclass(frozen=True)
class Shares:
    """What the personal and ignored lists stand for in one file, and the columns of each pattern of tick boxes."""

    personal: tuple[str, ...]
    ignored: tuple[str, ...]
    boxes: Mapping[str, tuple[str, ...]]


def shares(
    names: Iterable[str],
    named: Iterable[str],
    personal: Sequence[str],
    boxes: Iterable[str],
    ignored: Sequence[str],
) -> Shares:
    """The columns of a text frame, shared out; `named` are those that fields and keys give by their names.

    A pattern without a column stands for itself, so that its absence is told.
    """
    columns = raw_columns(names)
    whole = {*named, *(name for name in (*personal, *ignored) if ANY not in name or name in columns)}
    dropped = matching(personal, columns, whole)
    taken = whole.union(dropped)
    patterns = tuple(boxes)
    owners = _owners([column for column in columns if column not in taken], patterns, ignored)
    return Shares(
        personal=dropped,
        ignored=tuple(dict.fromkeys(column for name in ignored for column in owners.get(name) or (name,))),
        boxes={pattern: tuple(owners.get(pattern) or (pattern,)) for pattern in patterns},
    )


def _owners(columns: Sequence[str], boxes: Sequence[str], ignored: Sequence[str]) -> dict[str, list[str]]:
    """Pattern → the columns that it is the most exact one for, in the order of the file.

    A tick box has an option in its name: `TH*` is none where the column is `TH`.
    """
    patterns = dict.fromkeys([*boxes, *(name for name in ignored if ANY in name)])
    exact_first = sorted(patterns, key=_letters, reverse=True)
    owners: dict[str, list[str]] = {}
    for column in columns:
        fitting = (name for name in exact_first if (part_of(name, column) if name in boxes else fits(name, column)))
        owner = next(fitting, None)
        if owner is not None:
            owners.setdefault(owner, []).append(column)
    return owners


def _letters(pattern: str) -> int:
    return len(pattern.replace(ANY, ""))
