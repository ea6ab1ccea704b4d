"""Repeated blocks: several initiatives side by side in one return, `Initiative 1 - titre` … `Initiative 3 - budget`.

Names are taken for a block where all of this holds:

- at least two parts (titre, budget) are there for at least two numbers, and the numbers start at 1;
- what is repeated is not a question, a year, a rank, a line of an address: `Q1 … Q40`, `2019 / 2020`,
  `Adresse 1 / Adresse 2`, `[1] [2]` are no blocks, each being one part alone or a word of that kind;
- the columns stand instance by instance (titre 1, budget 1, titre 2, budget 2). Where they stand part by
  part (`SATIS_1, SATIS_2, …, CONF_1, …`), as the items of a scale do, the values decide: one part at least
  must hold free text, and so it must in an array (`INI[SQ001_SQ002]`) of no telling name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.formats.block_names import NAMED, UNNUMBERED_FIRST, Part, Style, readings_of
from transforms.formats.frames import RETURN, Column, TextFrame, link_columns
from transforms.formats.headers import column_names
from transforms.formats.reading import FILE, LINE, SHEET
from transforms.wording import without_accents

Values = Callable[[str], Sequence[Any]]
"""The cells of a column by its name."""

_TELLING = re.compile(
    r"(?:ini|init|initiative|projet|action|act|dispositif|operation|demarche|fiche|mesure|experience|realisation|"
    r"exemple|bonne pratique|project|item)s?"
)
_NO_STEM = re.compile(
    r"(?:q|qu|quest|question|var|v|col|colonne|column|sq|g|gr|page|section|partie|rubrique|annee|an|exercice|trimestre|"
    r"trim|t|semestre|sem|s|mois|m|jour|j|semaine|vague|rang|rank|choix|priorite|niveau|classe|cycle|tranche|ligne|"
    r"article|art|categorie|option|modalite|reponse|critere|zone|covid|web|co|pm|mp|h|a|b|c|d|e)s?"
)
_NO_LEAF = re.compile(
    r"(?:q|sq|question|var|v|col|item|adresse|address|ligne|line|telephone|tel|phone|rue|street|rang|rank|choix|"
    r"column|autre|other|option|a|ao|test|note|score)(?: ?n°)?"
)
# Of a code: what stands before the box or the line that a column is of. Keys have spaces for underscores.
_BASE = re.compile(r"[\[ ]")
# What tools write in the column of a box that was shown and not ticked, in the languages they are met in.
_NOT_TICKED = pa.array(
    ["non", "no", "n", "0", "false", "faux", "off", "nein", "nee", "não", "not selected"], pa.large_string()
)
_NOTHING = pa.array(["", "n/a"], pa.large_string())
_FREE_WORDS, _FREE_LENGTH = 2, 12
_SAMPLE = 500


@dataclass(frozen=True)
class Block:
    """What is repeated (`stem`), its parts in order, and for each number the column of each part."""

    stem: str
    leaves: tuple[str, ...]
    columns: Mapping[int, Mapping[str, str]]


def find_blocks(names: Sequence[str], values: Values | None = None) -> tuple[Block, ...]:
    """The repeated blocks among the columns of a table, by their names; a column is in one block at most.

    `values` gives the cells of a column, for what names alone do not tell.
    """
    order = {name: position for position, name in enumerate(names)}
    groups = _grouped(names)
    found: list[tuple[int, Block]] = []
    taken: set[str] = set()
    for (style, _), parts in sorted(groups.items(), key=lambda item: _trust(item[0][0], item[1])):
        free = [part for part in parts if part.name not in taken]
        block = _block(style, free, order, values)
        if block is not None:
            used = [name for leaves in block.columns.values() for name in leaves.values()]
            taken |= set(used)
            found.append((min(order[name] for name in used), block))
    return tuple(block for _, block in sorted(found, key=lambda item: item[0]))


def _grouped(names: Sequence[str]) -> dict[tuple[Style, str], list[Part]]:
    """Readings by style and stem; a name without a number is the first instance where its copies have one."""
    groups: dict[tuple[Style, str], list[Part]] = {}
    for name in dict.fromkeys(names):
        for part in readings_of(name):
            groups.setdefault((part.style, key_of(part.stem)), []).append(part)
    for (style, _), parts in groups.items():
        if style in UNNUMBERED_FIRST:
            leaves = {part.leaf: part for part in parts}
            firsts = {part.leaf for part in parts if part.number == 1}
            shift = style == "after" and bool(firsts)
            bare = [name for name in names if name in leaves]
            if shift and bare and len(bare) >= len(firsts):
                parts[:] = [replace(part, number=part.number + 1) for part in parts]
                firsts = set()
            parts += [Part(style, "", 1, name, name) for name in bare if name not in firsts]
    return groups


def _trust(style: Style, parts: Sequence[Part]) -> tuple[int, bool]:
    """Which reading of a name is tried first: the one with most sisters, then one that says what is repeated."""
    return -len(parts), style not in NAMED


def key_of(text: str) -> str:
    """A stem or a part for comparing: without accents, case and doubled spaces."""
    bare = without_accents(text)
    return " ".join(bare.casefold().replace("_", " ").split()).strip(" :?-–—")


def _block(style: Style, parts: Sequence[Part], order: Mapping[str, int], values: Values | None) -> Block | None:
    if not parts or (style in NAMED and _NO_STEM.fullmatch(key_of(parts[0].stem))):
        return None
    parts = sorted(parts, key=lambda part: order[part.name])
    if style not in NAMED:
        parts = _without_runs(_sharing(parts), order)
    leaves = _leaves(parts)
    numbers = sorted({part.number for part in parts})
    shared = [leaf for leaf, found in leaves.items() if len(found) > 1]
    if len(shared) < 2 or len(numbers) < 2 or numbers[0] != 1 or not _is_block(style, parts, shared, values):
        return None
    named = {leaf: found[0].leaf for leaf, found in leaves.items()}
    columns: dict[int, dict[str, str]] = {number: {} for number in numbers}
    for part in parts:
        columns[part.number].setdefault(named[key_of(part.leaf)], part.name)
    return Block(_stem(style, parts), tuple(named.values()), columns)


def _sharing(parts: Sequence[Part]) -> list[Part]:
    """Of parts that only have a number, those whose numbers are the ones that most parts have."""
    leaves = _leaves(parts)
    sets = [frozenset(part.number for part in found) for found in leaves.values()]
    known = [numbers for numbers in sets if numbers >= {1, 2}]
    if not known:
        return []
    common = max(set(known), key=lambda numbers: (known.count(numbers), len(numbers)))
    kept = {leaf for leaf, numbers in zip(leaves, sets, strict=True) if numbers == common}
    return [part for part in parts if key_of(part.leaf) in kept]


def _without_runs(parts: Sequence[Part], order: Mapping[str, int]) -> list[Part]:
    """The parts without those whose numbers stand side by side where others do not: the lines of an array."""
    runs = {
        leaf
        for leaf, found in _leaves(parts).items()
        if all(order[after.name] == order[before.name] + 1 for before, after in pairwise(found))
    }
    others = {key_of(part.leaf) for part in parts} - runs
    return [part for part in parts if key_of(part.leaf) in others] if len(others) > 1 else list(parts)


def _leaves(parts: Sequence[Part]) -> dict[str, list[Part]]:
    leaves: dict[str, list[Part]] = {}
    for part in parts:
        found = leaves.setdefault(key_of(part.leaf), [])
        if part.number not in {other.number for other in found}:
            found.append(part)
    return leaves


def _is_block(style: Style, parts: Sequence[Part], shared: Sequence[str], values: Values | None) -> bool:
    if style == "path":
        return True
    bases = {_BASE.split(leaf)[0] if style == "code" else leaf for leaf in shared}
    if style == "array":
        return bool(_TELLING.fullmatch(key_of(parts[0].stem))) or _has_free_text(parts, values)
    if style not in NAMED and (len(bases) < 2 or any(_NO_LEAF.fullmatch(base) for base in bases)):
        return False
    if style in NAMED and _TELLING.fullmatch(key_of(parts[0].stem)):
        return True
    if _stands_by_instance(parts):
        return style in NAMED or len(bases) >= 2
    return len(bases) >= 2 and (len(bases) >= 3 or style in NAMED) and _has_free_text(parts, values)


def _stands_by_instance(parts: Sequence[Part]) -> bool:
    """Whether the columns of one number stand before those of the next."""
    numbers = [part.number for part in parts]
    return all(before <= after for before, after in pairwise(numbers))


def _has_free_text(parts: Sequence[Part], values: Values | None) -> bool:
    """Whether a part holds sentences rather than codes or numbers."""
    if values is None:
        return False
    for found in _leaves(parts).values():
        cells = [
            cell for part in found for cell in values(part.name)[:_SAMPLE] if isinstance(cell, str) and cell.strip()
        ]
        words = sum(len(cell.split()) >= _FREE_WORDS and len(cell) >= _FREE_LENGTH for cell in cells)
        if cells and words >= 0.5 * len(cells) and len(set(cells)) >= 0.5 * len(cells):
            return True
    return False


def _stem(style: Style, parts: Sequence[Part]) -> str:
    """What is repeated; where the names do not say it, the ending that the parts share, or « block »."""
    if style in NAMED:
        return parts[0].stem
    words = [part.leaf.split() for part in parts]
    shared = words[0][-1] if len(words[0]) > 1 and all(each[-1:] == words[0][-1:] for each in words) else ""
    shared = shared.rstrip("?: ")
    return shared.split("'")[-1].split("’")[-1] or "block"


def unfold_blocks(returns: TextFrame) -> tuple[TextFrame, ...]:
    """One repeat frame for each repeated block of the returns, one row for each instance with any text.

    Columns are the parts, then @file, @sheet, @line of the return, @return, @parent and @position (the
    number of the instance); blocks in blocks follow theirs. The columns stay in the returns too.
    """
    taken = [returns.name]
    frames: list[TextFrame] = []
    for frame in _unfolded(returns, None):
        name = column_names([*taken, frame.name])[0][-1]
        taken.append(name)
        frames.append(replace(frame, name=name))
    return tuple(frames)


def _unfolded(parent: TextFrame, returns: Any | None) -> Iterator[TextFrame]:
    """The blocks of one frame; `returns` are the numbers of the returns of its rows, where it is a repeat."""
    names = [column.name for column in parent.columns]
    by_name = {column.name: column for column in parent.columns}
    for block in find_blocks(names, lambda name: parent.frame[name].dropna().head(_SAMPLE).tolist()):
        frame = _repeat(parent, block, by_name, returns)
        yield frame
        if any("[" in leaf for leaf in block.leaves):
            yield from _unfolded(frame, frame.frame[RETURN].to_numpy())


def _repeat(parent: TextFrame, block: Block, by_name: Mapping[str, Column], returns: Any | None) -> TextFrame:
    names, _ = column_names(block.leaves)
    numbers = sorted(block.columns)
    filled = {number: _filled(parent.frame, [by_name[n] for n in block.columns[number].values()]) for number in numbers}
    rows = np.concatenate([np.flatnonzero(filled[number]) for number in numbers])
    positions = np.concatenate([np.full(int(filled[number].sum()), number) for number in numbers])
    order = np.lexsort((positions, rows))
    rows, positions = rows[order], positions[order]
    data: dict[str, Any] = {
        name: _cells(parent.frame, block, leaf, filled, order) for name, leaf in zip(names, block.leaves, strict=True)
    }
    data |= {place: parent.frame[place].array[rows] for place in (FILE, SHEET, LINE)}
    own = rows if returns is None else returns[rows]
    data |= link_columns(own.tolist(), rows.tolist(), positions.tolist())
    columns = tuple(_column(name, leaf, block, by_name) for name, leaf in zip(names, block.leaves, strict=True))
    return TextFrame(block.stem, pd.DataFrame(data), columns, parent.name, parent.sheet, parent.header_lines)


def _filled(frame: pd.DataFrame, columns: Sequence[Column]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """The rows in which one of these columns has text: neither `N/A` nor a box that is not ticked says anything."""
    found = np.zeros(len(frame), dtype=bool)
    for column in columns:
        cells = pa.array(frame[column.name], type=pa.large_string(), from_pandas=True)
        trimmed = pc.utf8_trim_whitespace(cells)
        has_text = pc.and_(pc.is_valid(trimmed), pc.invert(pc.is_in(pc.utf8_lower(trimmed), _NOTHING)))
        if column.option is not None:
            has_text = pc.and_(has_text, pc.invert(pc.is_in(pc.utf8_lower(trimmed), _NOT_TICKED)))
        found |= np.asarray(pc.fill_null(has_text, False))
    return found


def _cells(frame: pd.DataFrame, block: Block, leaf: str, filled: Mapping[int, Any], order: Any) -> Any:
    """One part of every instance, in the order of the rows; missing where an instance has no such part."""
    pieces = []
    for number in sorted(block.columns):
        name = block.columns[number].get(leaf)
        size = int(filled[number].sum())
        empty = pd.Series([None] * size, dtype="str")
        pieces.append(frame[name][filled[number]] if name is not None else empty)
    return pd.concat(pieces, ignore_index=True).array[order]


def _column(name: str, leaf: str, block: Block, by_name: Mapping[str, Column]) -> Column:
    """The column of a part, described by that of its first instance."""
    source = next(by_name[leaves[leaf]] for _, leaves in sorted(block.columns.items()) if leaf in leaves)
    return replace(source, name=name)
