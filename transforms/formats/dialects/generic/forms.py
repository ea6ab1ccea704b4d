"""Workbooks laid out as a form: labels down one column, answers in another, one return a sheet.

    A. Votre collectivité
    Nom de la commune :     Fontbrune
    Initiative 1
    Titre :                 Visites à domicile        → column « Initiative 1 - Titre »

Names must be the same from one workbook to the next, whatever was answered: what is a section and what a
question is told by how the labels are written and merged, and a row without an answer is still a column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.formats.dialects.generic.cells import Row, filled, head_of, kind_of, one_line, plain
from transforms.formats.dialects.generic.labels import (
    SHORTEST,
    Pairs,
    are_labels_alone,
    are_mixed,
    begins_with_answer,
    known_labels,
)
from transforms.formats.dialects.generic.words import is_unit, repeats
from transforms.formats.frames import Column, TextFrame, frame_of_grid
from transforms.formats.grids import Grid, grid_of
from transforms.formats.headed_tables import Sheet
from transforms.formats.headers import column_names
from transforms.formats.rectangles import told_lines

_LONGEST = 600
_LONGEST_TITLE = 150
_BLOCK = re.compile(
    r"(?P<stem>[^\W\d][\w '’-]*?)\s*(?:n\s*[°ºo]\.?|#)?\s*(?P<number>\d{1,2})\s*(?:[:.–—-].*)?", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:[IVX]{1,5}|[A-Z]|\d{1,2}|(?:partie|section|rubrique|volet|bloc)\s+\w+)\s*[.):/–—-]+\s*\S", re.I
)
_NUMBERING = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z])\)?[.)]?")
_ENOUGH, _ENOUGH_IN_TEXT = 3, 4


@dataclass(frozen=True)
class Form:
    """A sheet taken for a form: the columns of labels and answers, by position, and why."""

    labels: int
    answers: int
    evidence: tuple[str, ...]


@dataclass
class _Answers:
    """What one form says, in order: paths of labels, answers, lines, and the oddities."""

    paths: list[tuple[str, ...]] = field(default_factory=list)
    cells: list[str | None] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)


def find_form(grid: Grid, is_text: bool) -> Form | None:
    """The form that a sheet is; None where it is not, or may be a table as well."""
    if grid.height > _LONGEST or grid.width < 2 or grid.width > 30:
        return None
    rows = head_of(grid, _LONGEST)
    labels = _label_column(rows)
    if labels is None:
        return None
    answers = _answer_column(rows, labels)
    if answers is None:
        return None
    pairs = [(row[labels] or "", row[answers]) for row in rows if row[labels]]
    evidence = _evidence(rows, pairs, grid, labels, answers)
    least = _ENOUGH_IN_TEXT if is_text else _ENOUGH
    return Form(labels, answers, evidence) if len(evidence) >= least else None


def _label_column(rows: Sequence[Row]) -> int | None:
    """The first column of texts that are nearly all different, on most rows that have anything."""
    rows = [row for row in rows if filled(row)]
    for column in range(min(4, max(map(len, rows), default=0))):
        cells = [row[column] or "" for row in rows if row[column]]
        texts = [cell for cell in cells if kind_of(cell) == "text" and not _NUMBERING.fullmatch(cell.strip())]
        if len(texts) >= max(SHORTEST, 0.5 * len(rows)) and len(texts) >= 0.8 * len(cells):
            return column
    return None


def _answer_column(rows: Sequence[Row], labels: int) -> int | None:
    """The column right of the labels that is filled most, where others hardly are."""
    sizes = Counter(column for row in rows if row[labels] for column in filled(row) if column > labels)
    others = Counter(
        column for row in rows for column in filled(row)
        if column > labels and row[labels] and not is_unit(row[column] or "")
    )  # fmt: skip
    if not others:
        return None
    best = min(others, key=lambda column: (-others[column], column))
    rest = sum(size for column, size in others.items() if column != best)
    return best if sizes[best] >= 2 and rest <= 0.5 * others[best] else None


def _evidence(rows: Sequence[Row], pairs: Pairs, grid: Grid, labels: int, answers: int) -> tuple[str, ...]:
    texts = [label for label, _ in pairs]
    known, different = known_labels(texts), len(set(map(plain, texts)))
    marked = sum(_is_marked(text) for text in texts)
    kinds = {kind_of(answer) for _, answer in pairs if answer}
    titles = [text for text, answer in pairs if answer is None and (_is_block(text) or _SECTION.match(text))]
    merged = sum(1 for area in grid.details.merged if area.right > area.left and area.top == area.bottom)
    found = ["labels of a form alone", "an answer on the first row"] if are_labels_alone(pairs) else []
    if known >= 3 and known >= 0.25 * different:
        found.append("labels of a form")
    if known >= 5 and known >= 0.5 * different:
        found.append("hardly any other label")
        if begins_with_answer(pairs):
            found.append("an answer on the first row")
    if marked >= 0.5 * len(texts):
        found.append("labels that end in a colon or a question mark")
    if len(kinds - {"text"}) >= 2 or (len(kinds) >= 2 and are_mixed(pairs)):
        found.append("answers of many kinds in one column")
    if titles or merged >= 2:
        found.append("titles of sections")
    if labels > 0 or answers - labels > 1 or any(not filled(row) for row in rows[1:]):
        found.append("cells set apart")
    is_repeated = Counter(map(plain, texts)).most_common(1)[0][1] > max(1, len([t for t in texts if _is_block(t)]))
    return () if is_repeated and not titles else tuple(dict.fromkeys(found))


def _is_marked(label: str) -> bool:
    """Whether a label ends as those of forms do: in a colon, a question mark, a star."""
    return label.rstrip().removesuffix(")").rstrip()[-1:] in (":", "?", "*")


def _is_block(text: str) -> bool:
    """`Initiative 1`; with a colon after it, only of what a return may hold several of: `Adresse 2 :` is a question."""
    title = one_line(text)
    found = _BLOCK.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    return bool(found) and (not _is_marked(text) or repeats(found["stem"]))  # type: ignore[index]


def read_form(sheet: Sheet, form: Form, name: str = "returns") -> tuple[TextFrame, tuple[str, ...]]:
    """The one return of a form, a column a label under its section; its line is that of the first answer."""
    grid = sheet.grid
    found = _answers(grid, form)
    line = next((int(grid.lines[r]) for r, c in zip(found.rows, found.cells, strict=True) if c), int(grid.lines[0]))
    names, renamed = column_names([" - ".join(path) for path in found.paths])
    columns = tuple(
        Column(column, path, position)
        for position, (column, path) in enumerate(zip(names, found.paths, strict=True), start=1)
    )
    frame = frame_of_grid(grid_of([found.cells], [line], grid.name), columns, sheet.file)
    warnings = list(renamed)
    for rows, what in ((found.notes, "texts without an answer beside them"), (found.units, "units beside answers")):
        if rows:
            lines = told_lines([int(grid.lines[row]) for row in rows])
            warnings.append(f"{len(rows)} row(s) with {what}, not passed on: {lines}")
    label_lines = tuple(int(grid.lines[row]) for row in found.rows[:1])
    return TextFrame(name, frame, columns, sheet=grid.name, header_lines=label_lines), tuple(warnings)


def _answers(grid: Grid, form: Form) -> _Answers:
    """The labels and answers in order; a row without a label continues the answer before it."""
    rows = head_of(grid, _LONGEST)
    found = _Answers()
    section: str | None = None
    start = next(r for r, row in enumerate(rows) if row[form.labels] and row[form.answers])
    is_marked = _mark_share(rows, form) >= 0.5
    across = {area.top for area in grid.details.merged if area.left <= form.labels and area.right >= form.answers}
    for number, row in enumerate(rows):
        label, answer = row[form.labels], row[form.answers]
        title = next((row[c] or "" for c in filled(row) if c <= form.labels), "")
        if answer is None and title and len(filled(row)) <= 2 and _is_title(title, label, number in across, is_marked):
            if section is None and not found.paths and not (_is_block(title) or _SECTION.match(title.strip())):
                found.notes.append(number)
            else:
                section = _section_name(title, label)
        elif label:
            if number < start and answer is None and section is None and not _is_marked(label):
                found.notes.append(number)
            else:
                _add(found, number, row, section, form)
        elif filled(row):
            _continue(found, number, row, form)
    return found


def _mark_share(rows: Sequence[Row], form: Form) -> float:
    """Of the labels with an answer, how many end in a colon or a question mark."""
    labels = [row[form.labels] or "" for row in rows if row[form.labels] and row[form.answers]]
    return sum(_is_marked(label) for label in labels) / max(len(labels), 1)


def _is_title(title: str, label: str | None, is_across: bool, is_marked: bool) -> bool:
    """Whether a row without an answer is the title of a section rather than a question left blank."""
    text = title.strip()
    if _is_marked(text) and not _is_block(text):
        return False
    if label is None or is_across or _is_block(text):
        return not _NUMBERING.fullmatch(text)
    return (
        is_marked or (text.isupper() and len(text) > 3) or bool(re.match(r"(?:[IVX]{1,5}|[A-Z])\s*[.)–—-]\s*\S", text))
    )


def _section_name(title: str, label: str | None) -> str:
    text = one_line(title if label is None or title == label or not _NUMBERING.fullmatch(title.strip()) else label)
    block = _BLOCK.fullmatch(text) if len(text) <= _LONGEST_TITLE else None
    return f"{one_line(block['stem']).strip(' -')} {block['number']}" if block else text


def _add(found: _Answers, number: int, row: Row, section: str | None, form: Form) -> None:
    label = one_line(row[form.labels] or "").rstrip(" :*").strip()
    path = (section, label) if section else (label,)
    extras = [c for c in filled(row) if c > form.labels and c != form.answers]
    units = [column for column in extras if is_unit(row[column] or "")]
    found.units += [number] * bool(units)
    for cell_path, cell in (
        (path, row[form.answers]),
        *(((*path, f"(column {column + 1})"), row[column]) for column in extras if column not in units),
    ):
        found.paths.append(cell_path)
        found.cells.append(cell)
        found.rows.append(number)


def _continue(found: _Answers, number: int, row: Row, form: Form) -> None:
    answer = row[form.answers]
    others = [column for column in filled(row) if column != form.answers]
    if found.cells and answer and not others and found.cells[-1]:
        found.cells[-1] = f"{found.cells[-1]}\n{answer}"
    else:
        found.notes.append(number)
