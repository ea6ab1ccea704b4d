"""Where a question stands, as a wave file says it: a column, tick boxes under one pattern, numbered columns.

A name with `*` or `{n}` is made only where it stands for exactly the columns of the question and for no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.columns import ANY, NUMBER, matching, numbered, part_of
from transforms.formats import Column
from transforms.scaffold.groups import Group

_END_OF_WORDS = re.compile(r"[^\W_]+$")
# `FREINS[1]`, `themes/cyber`: what a name has in common with its sisters, and what is its own.
_MEMBER = re.compile(r"(?P<family>.*[^\W_].*\[)[^\[\]]+(?P<end>\])|(?P<path>.*[^\W_].*/)[^/]+", re.DOTALL)
_FAMILY = 3
_START_OF_WORDS = re.compile(r"^[^\W_]+")


@dataclass(frozen=True)
class Origin:
    """The columns of a question: one name, several, or (`is_boxes`) a pattern with `*` for the option.

    `reads` are the real columns behind the names, the free text `other` included; `options` says of
    which option each box is.
    """

    names: tuple[str, ...]
    reads: tuple[str, ...]
    is_boxes: bool = False
    other: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


def origin_of(groups: Sequence[Group], names: Sequence[str], numbers: Sequence[int] = ()) -> Origin | None:
    """The origin of a question asked once, or once for each number; None where no name says it exactly.

    `names` are all columns of the table.
    """
    each = [_asked_once(group, names) for group in groups]
    origins = [one for one in each if one is not None]
    if len(origins) < len(groups) or not origins:
        return None
    return _of_numbers(groups, origins, numbers) if numbers else origins[0]


def _asked_once(group: Group, names: Sequence[str]) -> Origin | None:
    own = tuple(column.name for column in group.columns)
    if not group.is_boxes:
        return Origin(own[:1], own[:1]) if len(own) == 1 else None
    if group.is_labelled:
        return Origin(own, own, options={c.name: c.option or c.name for c in group.columns})
    other = group.other.name if group.other else None
    pattern = _boxes_pattern(group.columns, other, names)
    if pattern is None:
        return None
    options = {name: part_of(pattern, name) or name for name in own}
    return Origin((pattern,), (*own, *([other] if other else [])), is_boxes=True, other=other, options=options)


def _boxes_pattern(columns: Sequence[Column], other: str | None, names: Sequence[str]) -> str | None:
    """The pattern that stands for these boxes and for no other column."""
    own = {column.name for column in columns}
    for pattern in _patterns(columns):
        # `*` stands for no text at all too where a list of columns is meant.
        is_one = pattern.count(ANY) == 1 and len(pattern) > 1 and pattern.replace(ANY, "") not in names
        if is_one and {name for name in names if name != other and part_of(pattern, name) is not None} == own:
            return pattern
    return None


def _patterns(columns: Sequence[Column]) -> Iterable[str]:
    first, names = columns[0], [column.name for column in columns]
    if first.option and (at := first.name.rfind(first.option)) >= 0:
        yield f"{first.name[:at]}{ANY}{first.name[at + len(first.option) :]}"
    before = _common_start(names)
    after = _common_start([name[len(before) :][::-1] for name in names])[::-1]
    yield f"{_END_OF_WORDS.sub('', before)}{ANY}{_START_OF_WORDS.sub('', after)}"


def _common_start(names: Sequence[str]) -> str:
    first, last = min(names), max(names)
    length = next((rank for rank, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:length]


def _of_numbers(groups: Sequence[Group], origins: Sequence[Origin], numbers: Sequence[int]) -> Origin | None:
    """One origin with `{n}` for that of every number."""
    found = {group.numbered.number: one for group, one in zip(groups, origins, strict=True) if group.numbered}
    if sorted(found) != sorted(numbers) or len(found) < len(groups):
        return None
    first = found[numbers[0]]
    if any(one.is_boxes != first.is_boxes or len(one.names) != len(first.names) for one in found.values()):
        return None
    templates = [template({n: one.names[rank] for n, one in found.items()}) for rank in range(len(first.names))]
    others = {n: one.other for n, one in found.items() if one.other}
    other = template(others) if len(others) == len(found) else None
    whole = [name for name in templates if name is not None]
    if len(whole) < len(templates) or (others and other is None):
        return None
    reads = tuple(name for one in found.values() for name in one.reads)
    options = {name: option for one in found.values() for name, option in one.options.items()}
    return Origin(tuple(whole), reads, first.is_boxes, other, options)


def template(names: Mapping[int, str]) -> str | None:
    """The name with `{n}` for the number that makes all of these names; None where there is none."""
    number, name = next(iter(names.items()))
    starts = [found.start() for found in re.finditer(rf"(?<!\d){number}(?!\d)", name)]
    for start in reversed(starts):
        made = f"{name[:start]}{NUMBER}{name[start + len(str(number)) :]}"
        if all(numbered(made, each) == written for each, written in names.items()):
            return made
    return None


def folded(left: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The columns that are left, a whole family of them (`FREINS[1]`, `FREINS[2]`…) as one pattern.

    `names` are all columns of the table: a pattern that stands for another one is not written.
    """
    gone = frozenset(left)
    families: dict[str, str] = {}
    for pattern in dict.fromkeys(made for name in left for made in _family(name)):
        fitting = matching([pattern], names)
        if len(fitting) >= _FAMILY and gone.issuperset(fitting):
            families |= {name: pattern for name in fitting if name not in families}
    return tuple(dict.fromkeys(families.get(name, name) for name in left))


def _family(name: str) -> Iterator[str]:
    found = _MEMBER.fullmatch(name)
    if found and ANY not in name:
        yield f"{found['path']}{ANY}" if found["path"] else f"{found['family']}{ANY}{found['end']}"
