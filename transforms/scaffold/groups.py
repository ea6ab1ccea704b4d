"""Columns that are one question: the boxes of a multiple choice, a question asked for initiative 1, 2, 3…

Numbered questions are found by their codes: at least two stems under the same numbers (`NOMACT1`,
`QUAND1`, `NOMACT2`, `QUAND2`), so that a lone `CODE2` is no initiative. Where headings are wordings, the
same wording stands once for each initiative: its rank is the number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from transforms.formats import Column

_NUMBERED = re.compile(
    r"(?P<before>.*?[^\d\s])[\s_.#n°-]*(?P<number>[1-9]\d?)(?P<after>\D*)", re.IGNORECASE | re.DOTALL
)
_PREFIXED = re.compile(
    r"(?P<before>initiative|projet|action|dispositif|op[ée]ration|init)\s*n?[°ºo]?\s*(?P<number>[1-9]\d?)\s*"
    r"[-:_/.)]*\s*(?P<after>.+)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(r"(?P<question>.+?)\s*\[(?P<option>[^\[\]]+)\](?:\s*\(\d+\))?", re.DOTALL)
_LEAST_STEMS = 2
TICKED = frozenset(("y", "oui", "yes", "x", "1", "true", "vrai", "on", "o", "checked", "✓"))
_NOT_TICKED = frozenset(("n", "non", "no", "0", "false", "faux", "off", "n/a", "-"))
_OTHER = frozenset(("other", "autre", "autres", "autre (précisez)", "other (please specify)"))


@dataclass(frozen=True)
class Group:
    """One question: its columns, and of a multiple choice the option of each box.

    `stem` and `number` place it among the questions asked again for every initiative; `other` is the
    column of the free text beside the boxes. `is_labelled` says that a ticked box holds its own label.
    """

    columns: tuple[Column, ...]
    is_boxes: bool = False
    is_labelled: bool = False
    other: Column | None = None
    stem: str | None = None
    number: int | None = None

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*self.columns, self.other) if self.other else self.columns


def group_columns(columns: Sequence[Column], frame: pd.DataFrame) -> list[Group]:
    """Every column in one group, in the order of the file."""
    ranks = _ranks(columns)
    together: dict[tuple[str, ...], list[Column]] = {}
    for column in map(_parted, columns):
        is_part = column.question is not None and column.option is not None
        key = ("q", str(column.question), str(ranks[column.name])) if is_part else ("c", column.name)
        together.setdefault(key, []).append(column)
    groups = [group for members in together.values() for group in _boxes_or_columns(members, frame)]
    return _numbered(groups, ranks)


def _ranks(columns: Sequence[Column]) -> dict[str, int]:
    """Name of a column → how many columns up to it have its very heading."""
    seen: Counter[tuple[str, ...]] = Counter()
    ranks = {}
    for column in columns:
        heading = column.path or (column.name,)
        seen[heading] += 1
        ranks[column.name] = seen[heading]
    return ranks


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
    values = {
        column.name: frame[column.name].dropna().str.strip().replace("", None).dropna().unique() for column in boxes
    }
    if all(_is_box(cells) for cells in values.values()):
        return [Group(boxes, is_boxes=True, other=other)]
    if sum(len(cells) for cells in values.values()) and all(len(cells) <= 1 for cells in values.values()):
        return [Group(boxes, is_boxes=True, is_labelled=True, other=other)]
    return [Group((column,)) for column in members]


def _is_box(cells: Iterable[str]) -> bool:
    return {cell.casefold() for cell in cells} <= TICKED | _NOT_TICKED


def _numbered(groups: list[Group], ranks: Mapping[str, int]) -> list[Group]:
    """The groups, those asked again for every initiative with their stem and number."""
    placed = [_placed(group) for group in groups]
    if not _runs(placed):
        placed = [_by_rank(group, ranks) for group in groups]
    runs = _runs(placed)
    return [
        replace(group, stem=place[0], number=place[1]) if place and place[0] in runs else group
        for group, place in zip(groups, placed, strict=True)
    ]


def _by_rank(group: Group, ranks: Mapping[str, int]) -> tuple[str, int]:
    column = group.columns[0]
    heading = " ".join(column.path or (column.name,))
    return (column.question or heading) if group.is_boxes else heading, ranks[column.name]


def _runs(placed: Sequence[tuple[str, int] | None]) -> set[str]:
    """The stems that are asked for every initiative; none where fewer than two are."""
    stems: dict[str, set[int]] = {}
    for place in placed:
        if place:
            stems.setdefault(place[0], set()).add(place[1])
    runs = {stem for stem, numbers in stems.items() if len(numbers) >= 2 and numbers == set(range(1, len(numbers) + 1))}
    longest = max((len(stems[stem]) for stem in runs), default=0)
    # The last initiative has no « another one? ».
    runs = {stem for stem in runs if len(stems[stem]) >= max(2, longest - 1)}
    return runs if len(runs) >= _LEAST_STEMS else set()


def _placed(group: Group) -> tuple[str, int] | None:
    column = group.columns[0]
    text = (column.question if group.is_boxes else column.code or column.name) or column.name
    found = _PREFIXED.fullmatch(text.strip()) or _NUMBERED.fullmatch(text.strip())
    # `FREINS[1]` is a rank of one question, not a question of initiative 1.
    if found is None or (column.option is not None and not group.is_boxes):
        return None
    return f"{found['before']}{{n}}{found['after']}", int(found["number"])


def by_stem(groups: Sequence[Group]) -> Mapping[str, tuple[Group, ...]]:
    """Stem → the groups that ask it, by number; groups that are asked once are not there."""
    stems: dict[str, list[Group]] = {}
    for group in groups:
        if group.stem:
            stems.setdefault(group.stem, []).append(group)
    return {stem: tuple(sorted(asked, key=lambda group: group.number or 0)) for stem, asked in stems.items()}
