"""Columns that are one question: the boxes of a multiple choice, a question asked for initiative 1, 2, 3…

Which columns are asked again for every initiative is `transforms.formats.blocks`' to say, by their
names; here its parts become questions, the boxes of one choice together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from transforms.formats import Column
from transforms.formats.blocks import find_blocks

_SAMPLE = 500
_BRACKETED = re.compile(r"(?P<question>.+?)\s*\[(?P<option>[^\[\]]+)\](?:\s*\(\d+\))?", re.DOTALL)
TICKED = frozenset(("y", "oui", "yes", "x", "1", "true", "vrai", "on", "o", "checked", "✓"))
_NOT_TICKED = frozenset(("n", "non", "no", "0", "false", "faux", "off", "n/a", "-"))
_OTHER = frozenset(("other", "autre", "autres", "autre (précisez)", "other (please specify)"))


@dataclass(frozen=True)
class Numbered:
    """Where a column stands in a block: of which block, its part, of which initiative."""

    block: str
    part: str
    number: int


@dataclass(frozen=True)
class Group:
    """One question: its columns, and of a multiple choice the box of each option.

    `numbered` places it among the questions asked again for every initiative; `other` is the column of
    the free text beside the boxes. `is_labelled` says that a ticked box holds its own label.
    """

    columns: tuple[Column, ...]
    is_boxes: bool = False
    is_labelled: bool = False
    other: Column | None = None
    numbered: Numbered | None = None

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.columns, self.other) if self.other else self.columns


def group_columns(columns: Sequence[Column], frame: pd.DataFrame) -> list[Group]:
    """Every column in one group, in the order of the file."""
    numbered = _numbered([column.name for column in columns], frame)
    together: dict[tuple[str, ...], list[Column]] = {}
    for column in map(_parted, columns):
        place = numbered.get(column.name)
        is_part = column.question is not None and column.option is not None
        key = (str(column.question), str(place.number if place else 0)) if is_part else (column.name,)
        together.setdefault(key, []).append(column)
    groups = [group for members in together.values() for group in _boxes_or_columns(members, frame)]
    return [replace(group, numbered=_place(group, numbered)) for group in groups]


def _numbered(names: Sequence[str], frame: pd.DataFrame) -> dict[str, Numbered]:
    blocks = find_blocks(names, lambda name: frame[name].dropna().head(_SAMPLE).tolist())
    return {
        name: Numbered(block.stem, part, number)
        for block in blocks
        for number, parts in block.columns.items()
        for part, name in parts.items()
    }


def _parted(column: Column) -> Column:
    """The column with question and option read off a heading `question [option]`, where it has neither."""
    found = _BRACKETED.fullmatch(" ".join(column.path or (column.name,)).strip())
    if column.question is not None or column.option is not None or found is None:
        return column
    return replace(column, question=found["question"].strip(), option=found["option"].strip())


def _boxes_or_columns(members: list[Column], frame: pd.DataFrame) -> Iterable[Group]:
    other = next((column for column in members if (column.option or "").casefold() in _OTHER), None)
    boxes = tuple(column for column in members if column is not other)
    if len(boxes) < 2:
        return [Group((column,)) for column in members]
    values = [frame[column.name].dropna().str.strip().replace("", None).dropna().unique() for column in boxes]
    if all(_is_box(cells) for cells in values):
        return [Group(boxes, is_boxes=True, other=other)]
    if any(len(cells) for cells in values) and all(len(cells) <= 1 for cells in values):
        return [Group(boxes, is_boxes=True, is_labelled=True, other=other)]
    return [Group((column,)) for column in members]


def _is_box(cells: Iterable[str]) -> bool:
    return {cell.casefold() for cell in cells} <= TICKED | _NOT_TICKED


def _place(group: Group, numbered: Mapping[str, Numbered]) -> Numbered | None:
    """The place of a group: that of its first column, its part without the option of the box."""
    place = numbered.get(group.columns[0].name)
    if place is None or not group.is_boxes:
        return place
    boxed = _BRACKETED.fullmatch(place.part)
    return replace(place, part=boxed["question"].strip() if boxed else group.columns[0].question or place.part)


def by_part(groups: Sequence[Group]) -> dict[str, dict[str, tuple[Group, ...]]]:
    """Block → part → the groups that ask it, by number; groups that are asked once are not there."""
    blocks: dict[str, dict[str, list[Group]]] = {}
    for group in groups:
        if group.numbered:
            blocks.setdefault(group.numbered.block, {}).setdefault(group.numbered.part, []).append(group)
    return {block: {part: _in_order(asked) for part, asked in parts.items()} for block, parts in blocks.items()}


def _in_order(groups: Sequence[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: group.numbered.number if group.numbered else 0))
