"""Which of several tables holds the returns: tables of one header are put together, the largest are the returns.

Nothing is passed over in silence: notes, lists of values, tables of results and sheets that could not be
read are told; other tables stay beside the returns. Where the largest sheet could not be read, nothing is.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.dialects.generic.cells import plain
from transforms.formats.dialects.generic.parts import Part
from transforms.formats.dialects.generic.words import names_lists, names_returns
from transforms.formats.frames import Column, TextFrame
from transforms.formats.headers import column_names

_SHARED, _FEWEST, _COMPARED = 0.5, 3, 200
_NAMED = 12
_TOLD = {
    "notes": "notes, not passed on",
    "lists": "lists of values, not passed on as a table",
    "results": "a table of results, not passed on",
    "unread": "no header found beyond doubt, not passed on",
}


def choose(parts: Sequence[Part], place: str) -> tuple[list[Part], list[list[Part]], list[str]]:
    """The parts that hold the returns, the groups of other tables, and what is told.

    Raises `UnreadableReturn` where there is no table, or a larger sheet could not be read.
    """
    groups = _groups([part for part in parts if part.table is not None])
    unread = [part for part in parts if part.fault and part.kind in ("unread", "results")]
    if not groups:
        raise _nothing(parts, place)
    groups.sort(key=_weight, reverse=True)
    chosen, others = groups[0], groups[1:]
    for part in unread:
        if not part.is_hidden and part.cells > sum(each.cells for each in chosen):
            assert part.fault is not None
            raise part.fault
    return chosen, others, [*_told(parts, len(parts) > 1), *_told_choice(chosen, others)]


def _nothing(parts: Sequence[Part], place: str) -> UnreadableReturn:
    faults = [fault for part in parts if part.fault for fault in part.fault.faults]
    kinds = ", ".join(sorted({part.kind for part in parts})) or "nothing"
    return UnreadableReturn(
        faults[:20] or Fault(place, f"no table of returns ({kinds})", "a header row and rows", "Export the returns.")
    )


def _groups(tables: Sequence[Part]) -> list[list[Part]]:
    """Tables of the same kind and headings, in any order; those that have all of another's headings, and more, too."""
    same: dict[tuple[str, frozenset[str]], list[Part]] = {}
    for part in tables:
        same.setdefault((part.kind, _headings(part)), []).append(part)
    groups: list[tuple[list[tuple[str, frozenset[str]]], list[Part]]] = []
    for key, parts in same.items():
        home = next((group for group in groups[:_COMPARED] if all(_is_within(other, key) for other in group[0])), None)
        if home is None:
            groups.append(([key], parts))
        else:
            home[0].append(key)
            home[1].extend(parts)
    return [group for _, group in groups]


def _headings(part: Part) -> frozenset[str]:
    assert part.table is not None
    return frozenset(plain(column.name) for column in part.table.columns)


def _is_within(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Whether one has all the headings of the other, and not many more: columns came from one year to the next.

    Where each has a heading of its own they are tables of different things, however much they share.
    """
    (kind, first), (other_kind, second) = one, other
    less, more = sorted((first, second), key=len)
    return kind == other_kind and less <= more and len(less) >= max(_FEWEST, _SHARED * len(more))


def _weight(group: Sequence[Part]) -> tuple[bool, bool, bool, int]:
    """Visible first, a program's own tables and those named like lists last, those with rows, then the most cells."""
    visible = any(not part.is_hidden for part in group)
    has_rows = any(part.table is not None and len(part.table.frame) for part in group)
    cells = sum(part.cells for part in group)
    named = any(names_returns(part.sheet.name) for part in group)
    own = all(part.sheet.name.startswith("_") or names_lists(part.sheet.grid.name or "") for part in group)
    return visible, not own, has_rows, cells * (2 if named else 1)


def _told(parts: Sequence[Part], are_several: bool) -> list[str]:
    told = [f"{part.sheet.place}: {_TOLD[part.kind]}" for part in parts if part.kind in _TOLD]
    told += [f"{part.sheet.place}: empty" for part in parts if part.kind == "empty" and are_several]
    return told


def _told_choice(chosen: Sequence[Part], others: Sequence[Sequence[Part]]) -> list[str]:
    told = [_told_merger(group) for group in (chosen, *others) if len(group) > 1]
    if others:
        which, sheets = _told_why(chosen, others), sum(map(len, others))
        told.append(f"the returns are {which} ({chosen[0].sheet.place}); {sheets} other table(s) beside them")
    told += [
        f"{part.sheet.place}: hidden, and it holds data"
        for group in (chosen, *others)
        for part in group
        if part.is_hidden
    ]
    return told


def _told_why(chosen: Sequence[Part], others: Sequence[Sequence[Part]]) -> str:
    """By what a group was chosen: it is the largest, the first of equals, or visible and named like returns."""
    sizes = [sum(part.cells for part in group) for group in (chosen, *others)]
    if sizes[0] < max(sizes):
        return "not the largest table: a larger one is hidden, or its name is less like theirs"
    weights = [_weight(group) for group in (chosen, *others)]
    equals = sum((size, weight) == (sizes[0], weights[0]) for size, weight in zip(sizes, weights, strict=True))
    return f"the first of {equals} tables of one size, maybe the wrong one" if equals > 1 else "the largest table"


def _told_merger(group: Sequence[Part]) -> str:
    """Which tables are read as one, and how many columns only some of them have."""
    headings = [_headings(part) for part in group]
    some = len(frozenset.union(*headings)) - len(frozenset.intersection(*headings))
    named = "; ".join(part.sheet.place for part in group[:_NAMED])
    more = f" and {len(group) - _NAMED} more" if len(group) > _NAMED else ""
    what = f"read as one, {some} column(s) only in some" if some else "with the same headings read as one"
    return f"{len(group)} tables {what}: {named}{more}"


def put_together(parts: Sequence[Part], name: str) -> tuple[TextFrame, list[str]]:
    """One frame of tables with the same headings, columns in the order first seen, and what differs."""
    tables = [part.table for part in parts if part.table is not None]
    first = tables[0]
    if len(tables) == 1:
        return TextFrame(name, first.frame, first.columns, sheet=first.sheet, header_lines=first.header_lines), []
    columns: dict[str, Column] = {}
    renamed = []
    for table in tables:
        to: dict[str, str] = {}
        for column in table.columns:
            kept = columns.setdefault(plain(column.name), column)
            to[column.name] = kept.name
        renamed.append(table.frame.rename(columns=to))
    names = [column.name for column in columns.values()]
    frame = pd.concat(renamed, ignore_index=True)[[*names, "@file", "@sheet", "@line"]]
    warnings = [
        f"{part.sheet.place}: {len(missing)} column(s) of the other tables are not there"
        for part in parts
        if (missing := set(columns) - _headings(part))
    ]
    return TextFrame(name, frame, tuple(columns.values()), header_lines=first.header_lines), warnings


def free_names(groups: Sequence[Sequence[Part]]) -> list[str]:
    """A name for each other table: that of its (first) sheet, each once, and none « returns »."""
    return column_names(["returns", *(group[0].sheet.name for group in groups)])[0][1:]
