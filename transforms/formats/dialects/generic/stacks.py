"""Headers of several rows: which row belongs above or below another, and the path of each column.

A row is taken for a part of the header by evidence alone: cells merged over others, blank cells that the row
below fills, units, codes beside the questions they stand for. Without any, a header is one row.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from transforms.formats.dialects.generic.cells import Row, filled, plain
from transforms.formats.dialects.generic.columns_seen import Below, is_label
from transforms.formats.dialects.generic.words import is_unit
from transforms.formats.grids import Area

_CODE = re.compile(r"[A-Za-zÀ-ÿ_][\w.\[\]-]{0,39}")
_NUMBERED = re.compile(r"([A-Za-z]+)_?(\d{1,4})")
_QUESTION = re.compile(
    r"(?:\?\s*$|^(?:quel|avez|comment|pourquoi|combien|veuillez|merci|indiquez|precisez|decrivez|est-ce|votre|vos|which|"
    r"what|how|please|do you|did you|have you|welche|bitte)\b)",
    re.IGNORECASE,
)
_HINT = re.compile(r"\([^()]*[^\W\d][^()]*\)")
_LETTERS = re.compile(r"(?!nb)[a-z]{1,2}")
_SIGN = re.compile(r"(?:en |in )?(?:[km]?€|[$%‰]|m²|nbr?e?\.?|etp|hab\.|k?euros?|€ (?:ht|ttc))")
_NOT_A_PARENT = re.compile(r"[:;]\s*\S|^page\b|^\d+/\d+$", re.IGNORECASE)
_LONGEST_PARENT = 80
_ROWS_FOR_CONTRAST = 3
_PLAIN_WORDS, _NEARLY_ALL = 3, 0.8


def belongs(upper: Row, lower: Row, below: Below, areas: Sequence[Area], upper_row: int, lower_row: int) -> bool:
    """Whether the lower of two rows that follow each other is a header together with the upper one."""
    if not filled(upper) or not filled(lower):
        return False
    if _are_units(lower) or _are_labelled_units(lower, below) or (is_numbering(lower) and _is_no_answer(lower, below)):
        return True
    if not all(is_label(lower[column]) for column in filled(lower)) or below.answering(lower):
        return False
    across = [a for a in areas if a.top <= upper_row <= a.bottom < lower_row and a.right > a.left]
    down = [a for a in areas if a.top <= upper_row and a.bottom >= lower_row]
    if across and not _is_title(across, upper, below):
        return _is_merged_parent(upper, lower, below, across, down)
    return (
        bool(down and _fills(upper, lower)) or _is_blank_parent(upper, lower, below) or _are_codes(upper, lower, below)
    )


def _are_units(row: Row) -> bool:
    """Units alone, one of them at least no mere letters: `h` and `ha` may be answers as well."""
    cells = [row[column] or "" for column in filled(row)]
    return all(map(_is_unit, cells)) and not all(_LETTERS.fullmatch(plain(cell)) for cell in cells)


def _are_labelled_units(row: Row, below: Below) -> bool:
    """`nom, €, %`: units after a word, one of them beyond doubt, over columns that hold numbers and the like."""
    first, *units = filled(row) or [0]
    cells = [row[column] or "" for column in units]
    return (
        len(cells) >= 2
        and is_label(row[first])
        and all(map(_is_unit, cells))
        and any(_SIGN.fullmatch(plain(cell).strip(" ()")) for cell in cells)
        and any(column in below.typed for column in units)
        and not below.answering(row)
    )


def _is_unit(cell: str) -> bool:
    return is_unit(cell) or bool(_HINT.fullmatch(cell.strip()))


def is_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: `1 2 3`, `(1) (2) (3)`, `A B C`."""
    cells = [(row[column] or "").strip(" ().") for column in filled(row)]
    if len(cells) < 3:
        return False
    numbers = [str(number) for number in range(1, len(cells) + 1)]
    letters = [chr(ord("a") + number) for number in range(min(len(cells), 26))]
    return cells == numbers or [cell.casefold() for cell in cells] == letters


def _is_no_answer(numbering: Row, below: Below) -> bool:
    """Whether numbers (or letters) stand where the rows below hold something else."""
    columns = filled(numbering)
    if all((numbering[column] or "").strip().startswith("(") for column in columns):
        return True
    are_numbers = all((numbering[column] or "").strip().isdigit() for column in columns)
    other = [c for c in columns if c in below.used and (c in below.typed) != are_numbers]
    return len(columns) >= 4 and len(other) * 2 >= len(columns)


def _is_title(across: Sequence[Area], upper: Row, below: Below) -> bool:
    """One cell over the whole table says what the table is, not what a column is."""
    return len(filled(upper)) == 1 and any(a.right - a.left + 1 >= 0.8 * max(len(below.used), 2) for a in across)


def _is_merged_parent(upper: Row, lower: Row, below: Below, across: Sequence[Area], down: Sequence[Area]) -> bool:
    """Merged cells over filled ones, and a sign that the row below is no answer."""
    under = {column for a in across for column in range(a.left, a.right + 1)}
    if not any(lower[column] for column in under if column < len(lower)):
        return False
    beside = [column for column in filled(upper) if column not in under and (column in below.used or not below.used)]
    is_blank_beside = bool(beside) and not any(lower[column] for column in beside)
    return bool(down) or is_blank_beside or bool(below.contrasting(lower)) or _repeats(lower) or not beside


def _repeats(row: Row) -> bool:
    """The same headings again and again: `titre, budget, titre, budget`."""
    cells = [plain(row[column] or "") for column in filled(row)]
    return len(cells) >= 4 and len(set(cells)) * 2 <= len(cells)


def _fills(upper: Row, lower: Row) -> bool:
    """Whether the lower row has text where the upper one has none."""
    return any(upper[column] is None for column in filled(lower))


def _is_blank_parent(upper: Row, lower: Row, below: Below) -> bool:
    """Blank cells continue the cell before them: the row below fills them, and leaves others to the row above."""
    above, under = set(filled(upper)), set(filled(lower))
    # A blank cell continues the one before it: there must be one.
    first = min(above, default=0)
    blank = {column for column in under - above if column > first}
    if not blank or len(above) < 2 or not all(is_label(upper[column]) for column in above):
        return False
    if below.used and len((above | under) & below.used) < 0.7 * len(below.used):
        return False
    if min(blank) > max(above) and len(above & under) > 2:
        # Columns without a name at the right end, beside headings that have one column each.
        return False
    alone = (above - under) & below.used
    if alone:
        return under >= below.used - above
    if not all(_is_parent(upper[column] or "") for column in above):
        return False
    return bool(below.contrasting(lower)) or _repeats(lower)


def _is_parent(cell: str) -> bool:
    return len(cell) <= _LONGEST_PARENT and not _NOT_A_PARENT.search(cell)


def _are_codes(upper: Row, lower: Row, below: Below) -> bool:
    return code_side(upper, lower, below) is not None


def code_side(upper: Row, lower: Row, below: Below, is_loose: bool = False) -> int | None:
    """Of a row of codes and one of the texts they stand for, which is of codes: 0 the upper one, 1 the lower.

    Loosely, rows that may as well be headings and the first answers below them are of this kind too.
    """
    both = [column for column in filled(upper) if lower[column]]
    if len(both) < 2 or len(both) < 0.8 * max(len(filled(upper)), len(filled(lower))):
        return None
    pairs = [(upper[column] or "", lower[column] or "") for column in both]
    codes = [sum(1 for pair in pairs if _CODE.fullmatch(pair[side].strip())) for side in (0, 1)]
    side = 0 if codes[0] >= codes[1] else 1
    is_distinct = all(len({pair[each] for pair in pairs}) == len(pairs) for each in (0, 1))
    if not is_distinct or codes[side] < 0.9 * len(pairs) or codes[1 - side] > 0.5 * len(pairs):
        return None
    if side == 1 and _are_numbered([pair[1] for pair in pairs]):
        return side
    named = [
        column
        for column, pair in zip(both, pairs, strict=True)
        if _stands_for(pair[side], pair[1 - side])
        and not any(_stands_for(pair[side], text) for text in below.texts.get(column, ()))
    ]
    if is_loose and len(named) * 2 >= len(pairs):
        return side
    if _are_surely_named(named, {column: (upper, lower)[side][column] or "" for column in both}):
        return side
    return 0 if side == 0 and _are_texts([pair[1] for pair in pairs], lower, below, is_loose) else None


def _are_surely_named(named: Collection[int], codes: Mapping[int, str]) -> bool:
    """Whether codes stand for the texts beside them beyond what an answer that begins as its heading does.

    `Commune` over « Commune de Gex » says nothing; `nom_commune` over « Nom de la commune » does, and so do three
    plain words or more over nearly all columns.
    """
    if len(named) < 2 or len(named) * 2 < len(codes):
        return False
    are_of_parts = any(len(_parts_of(codes[column])) > 1 for column in named)
    return are_of_parts or (len(named) >= _PLAIN_WORDS and len(named) >= _NEARLY_ALL * len(codes))


def _are_texts(texts: Sequence[str], lower: Row, below: Below, is_loose: bool) -> bool:
    """Whether most of a row are questions, or wordings over columns that hold something else; never one cell alone."""
    least = len(texts) / 2 if is_loose else max(2, len(texts) / 2)
    asked = sum(1 for text in texts if _QUESTION.search(text.strip()))
    worded = sum(1 for text in texts if " " in text.strip())
    is_contrast = below.rows >= _ROWS_FOR_CONTRAST and worded * 2 >= len(texts)
    return asked >= least or (is_contrast and len(below.contrasting(lower)) >= least)


def _are_numbered(codes: Sequence[str]) -> bool:
    """`Q1, Q2, Q3`: one stem, numbers that grow."""
    found = [_NUMBERED.fullmatch(code.strip()) for code in codes]
    numbers = [int(match[2]) for match in found if match]
    return len(numbers) == len(codes) and len({m[1] for m in found if m}) == 1 and numbers == sorted(set(numbers))


def _stands_for(code: str, text: str) -> bool:
    """`nom_commune` for `Nom de la commune`: every part of the code begins a word of the text."""
    words = re.findall(r"[a-z0-9]+", plain(text))
    parts = _parts_of(code)
    return bool(parts) and all(any(w.startswith(p[:4]) for w in words) for p in parts)


def _parts_of(code: str) -> list[str]:
    return [part for part in re.findall(r"[a-z]+", plain(code)) if len(part) > 1]


def paths(rows: Sequence[Row], numbers: Sequence[int], areas: Sequence[Area], width: int) -> list[tuple[str, ...]]:
    """The header cells over each column from the top, those of merged cells and of blanks after them too."""
    levels = [
        _level(row, rows[rank + 1 : rank + 2], number, areas, {c for above in rows[:rank] for c in filled(above)})
        for rank, (row, number) in enumerate(zip(rows, numbers, strict=True))
    ]
    found = []
    for column in range(width):
        cells = [level[column] for level in levels if column < len(level) and level[column]]
        found.append(tuple(cell for rank, cell in enumerate(cells) if cell and (rank == 0 or cell != cells[rank - 1])))
    return found


def _level(row: Row, below: Sequence[Row], number: int, areas: Sequence[Area], bounds: set[int]) -> Row:
    """One header row with its cells over all the columns they stand for; `bounds` are where groups above begin."""
    level = list(row)
    across = [area for area in areas if area.top <= number <= area.bottom and area.right > area.left]
    for area in across:
        if area.top == number and area.left < len(row):
            level[area.left : area.right + 1] = [row[area.left]] * (min(area.right, len(row) - 1) - area.left + 1)
    if across or not below or _are_units(below[0]):
        return level
    lower = below[0]
    parent: str | None = None
    for column, cell in enumerate(row):
        if column in bounds:
            parent = None
        if cell:
            parent = cell if lower[column] else None
        elif parent and lower[column]:
            level[column] = parent
        else:
            parent = None
    return level
