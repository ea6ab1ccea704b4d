"""Where the header of a table is: the rows above it, its own rows, and the first row of data.

A header is found by evidence and given a score: its cells are texts, different from each other, over all
the columns in use; below it stand numbers, dates, ticks, or answers that come again. Below the threshold
nothing is guessed: the table is refused, since a wrong header is a row of answers lost or a note counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.dialects.generic.cells import Row, filled, head_of, plain
from transforms.formats.dialects.generic.columns_seen import Below, is_label, look_below
from transforms.formats.dialects.generic.stacks import belongs, code_side, is_numbering, paths
from transforms.formats.dialects.generic.words import is_form_label
from transforms.formats.grids import Area, Grid

SEEN = 80
DECLARE = (
    "Delete the rows above the header, or declare which rows are the header: `header_lines: [3, 4]` in the wave "
    "file, or `--header-lines 3-4` on the command line."
)
_CANDIDATES, _LEVELS = 15, 5
_LABELS, _COVERAGE, _RECURRENCE = 0.6, 0.5, 0.34
_MARGIN, _MARGIN_OF_TEXT, _SURE = 0.25, 0.55, 0.95
_FEWEST, _CELLS_SEEN = 15, 6000
_SKIPPED, _SKIPPED_WHOLE, _NOTHING_BELOW, _STACKED = 0.35, 1.0, 0.6, 0.3
# What lists of codes or questions are headed with; a code in them may be one of these words too.
_DICTIONARY = frozenset(
    ("id", "code", "key", "cle", "name", "nom", "text", "texte", "label", "libelle", "type", "variable", "question",
     "intitule", "description", "value", "valeur")
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """The rows of a grid by position: notes above, header, and where the data start; `paths` by column."""

    notes: tuple[int, ...]
    header: tuple[int, ...]
    start: int
    paths: tuple[tuple[str, ...], ...]
    names: tuple[str | None, ...]
    score: float
    codes: tuple[str | None, ...] = ()
    """Where one row of the header is of codes, that row."""
    labels: tuple[str | None, ...] = ()

    @property
    def is_plain(self) -> bool:
        """One header row, and nothing above it."""
        return len(self.header) == 1 and not self.notes


@dataclass(frozen=True)
class _Guess:
    top: int
    bottom: int
    labels: float
    coverage: float
    recurrence: float
    contrast: float
    against: float

    @property
    def score(self) -> float:
        found = self.labels + self.coverage + self.contrast - 1.5 * self.recurrence
        # Rows are stacked by evidence alone: where there is some, the header is the whole stack.
        return found + _STACKED * (self.bottom - self.top) - self.against

    @property
    def is_sure(self) -> bool:
        return self.labels > _SURE and self.coverage > _SURE and not self.recurrence

    @property
    def is_enough(self) -> bool:
        return self.labels >= _LABELS and self.coverage >= _COVERAGE and self.recurrence <= _RECURRENCE


def find_layout(grid: Grid, place: str) -> Layout:
    """The header of a grid; raises `UnreadableReturn` where no row is one beyond doubt."""
    rows = head_of(grid, rows_seen(grid))
    areas = grid.details.merged
    guesses = _guesses(rows, areas)
    if not guesses:
        raise UnreadableReturn(Fault(place, "no row with text", "a header row and rows", DECLARE))
    best = max(guesses, key=lambda guess: (round(guess.score, 6), -guess.bottom))
    if not best.is_enough:
        raise UnreadableReturn(_refusal(grid, place, best))
    # Of two columns of text alone, a title and a header that names one of them look alike.
    margin = _MARGIN if best.contrast or grid.name else _MARGIN_OF_TEXT
    rival = next((g.bottom for g in guesses if _is_rival(g, best, margin, rows)), _worded_above(rows, best))
    if rival is not None:
        first, second = sorted((rival, best.bottom))
        found = f"two rows that may be the header: lines {grid.lines[first]} and {grid.lines[second]}"
        raise UnreadableReturn(Fault(place, found, "one row, or a few, of headings over the columns", DECLARE))
    return layout_at(rows, areas, range(best.top, best.bottom + 1), best.score)


def _is_rival(guess: _Guess, best: _Guess, margin: float, rows: Sequence[Row]) -> bool:
    """Whether a row may be the header as well: above the best, or below it and a blank row, over clearer columns."""
    if not guess.is_enough:
        return False
    if guess.bottom < best.top:
        return best.score - guess.score < margin
    between = rows[best.bottom + 1 : guess.top]
    is_apart = len(between) <= _LEVELS * 2 and any(not filled(row) for row in between) and bool(filled(between[0]))
    return is_apart and not guess.recurrence and guess.contrast >= best.contrast + _MARGIN


def _worded_above(rows: Sequence[Row], best: _Guess) -> int | None:
    """The row right above the best that has more words of headings than it, where nothing below speaks for the best.

    `Commune;;Titre;;` over texts alone is a header with names left out rather than a note.
    """
    above = rows[best.top - 1] if best.top else []
    words, own = (sum(is_form_label(row[column] or "") for column in filled(row)) for row in (above, rows[best.top]))
    is_header = words >= 2 and words > own and all(is_label(above[column]) for column in filled(above))
    is_note = any(":" in (above[column] or "") for column in filled(above))
    return best.top - 1 if is_header and not is_note and best.contrast < _MARGIN else None


def rows_seen(grid: Grid) -> int:
    """How many rows are looked at: fewer of a very wide table."""
    return max(_FEWEST, min(SEEN, _CELLS_SEEN // max(grid.width, 1)))


def _guesses(rows: Sequence[Row], areas: Sequence[Area]) -> list[_Guess]:
    """One guess for each row that may end the header; few where the first row is one beyond doubt."""
    found: list[_Guess] = []
    for row in _candidates(rows):
        is_sure = bool(found) and found[0].bottom == 0 and found[0].is_sure
        # The row below it is looked at too; it may be a part of the header, or number the columns.
        if is_sure and row > 1 and (row >= _LEVELS or found[-1].top > 0):
            break
        found.append(_guess(rows, areas, row))
    return found


def layout_at(rows: Sequence[Row], areas: Sequence[Area], header: Sequence[int], score: float = 3.0) -> Layout:
    """The layout with these rows as its header."""
    top, bottom = header[0], header[-1]
    width = max(map(len, rows), default=0)
    own = [rows[row] for row in header]
    named = _named(own)
    codes, labels = _codes(own, look_below(rows[bottom + 1 :]))
    return Layout(
        notes=tuple(row for row in range(top) if filled(rows[row])),
        header=tuple(header),
        start=bottom + 1,
        paths=tuple(paths(own, list(header), areas, width)),
        names=codes
        or tuple(
            " - ".join(path) or None
            for path in paths([own[level] for level in named], [header[level] for level in named], areas, width)
        ),
        score=score,
        codes=codes,
        labels=labels,
    )


def _named(own: Sequence[Row]) -> list[int]:
    """The rows of a header, by rank, that give names: one below that numbers the columns does not."""
    return [level for level, row in enumerate(own) if not level or not is_numbering(row)]


def _codes(own: Sequence[Row], below: Below) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
    """The codes and the texts of a header of two rows, one of each; nothing for any other."""
    side = code_side(own[0], own[1], below) if len(own) == 2 else None
    return ((), ()) if side is None else (tuple(own[side]), tuple(own[1 - side]))


def _candidates(rows: Sequence[Row]) -> list[int]:
    """The rows that are wide enough to be the last of a header, from the top."""
    sizes = [len(filled(row)) for row in rows]
    least = max(2, (max(sizes, default=0) + 1) // 2) if max(sizes, default=0) > 1 else 1
    first = next((row for row, size in enumerate(sizes) if size), None)
    wide = [row for row, size in enumerate(sizes) if size >= least or row == first][:_CANDIDATES]
    # The last row of a header may be narrow: a few units, the parts of one heading.
    narrow = {row + more for row in wide[:_LEVELS] for more in range(1, _LEVELS) if row + more < len(rows)}
    return sorted({*wide, *(row for row in narrow if sizes[row])})


def _guess(rows: Sequence[Row], areas: Sequence[Area], bottom: int) -> _Guess:
    below = look_below([row for row in rows[bottom + 1 :] if not _is_same(row, rows[bottom])])
    below = _below_headings(rows, bottom, below)
    top = _top(rows, areas, bottom, below)
    own = [rows[row] for row in range(top, bottom + 1)]
    cells = [row[column] for row in (own[level] for level in _named(own)) for column in filled(row)]
    over = {column for column, path in enumerate(paths(own, range(top, bottom + 1), areas, len(own[0]))) if path}
    if len(own) == 1 and len(filled(own[0])) == 1:
        over = set(filled(own[0]))  # a title, however many columns it is merged over
    last = own[0] if len(own) > 1 and not _is_leaf(own) else own[-1]
    recurring = below.answering(last) if len(own) > 1 else below.recurring(last)
    contrast = len({c for row in own for c in below.contrasting(row)}) / max(len(over), 1)
    return _Guess(
        top,
        bottom,
        labels=sum(map(is_label, cells)) / max(len(cells), 1) * _distinct(own, contrast),
        coverage=len(over & below.used) / len(below.used) if below.used else 1.0,
        recurrence=len(recurring) / max(len(filled(last)), 1),
        contrast=contrast,
        against=_skipped(rows, top, len(over)) + (0.0 if below.used else _NOTHING_BELOW),
    )


def _below_headings(rows: Sequence[Row], bottom: int, below: Below) -> Below:
    """The rows below a header, without the first where that repeats a heading and is one of headings itself.

    It says nothing against the row above it, if the rows after it, or its own words, speak for that one.
    """
    upper, after = rows[bottom], rows[bottom + 2 :]
    lower = rows[bottom + 1] if after else []
    if len(after) < 2 or len(filled(lower)) != len(filled(upper)) or not all(is_label(lower[c]) for c in filled(lower)):
        return below
    later = look_below(after)
    are_words = all(plain(upper[column] or "") in _DICTIONARY for column in filled(upper))
    is_for = (later.contrasting(upper) or are_words) and not later.recurring(upper)
    return later if is_for and below.recurring(upper) and later.used >= below.used else below


def _is_same(row: Row, header: Row) -> bool:
    """Whether a row is the header again."""
    first = next((column for column, cell in enumerate(header) if cell), None)
    if first is None or plain(row[first] or "") != plain(header[first] or ""):
        return False
    return filled(row) == filled(header) and all(plain(row[c] or "") == plain(header[c] or "") for c in filled(row))


def _is_leaf(own: Sequence[Row]) -> bool:
    return len(filled(own[-1])) * 2 >= len(filled(own[0]))


def _distinct(own: Sequence[Row], contrast: float) -> float:
    """1 where headings differ, or something else stands below them; answers come again in one row."""
    cells = [plain(own[-1][column] or "") for column in filled(own[-1])]
    share = len(set(cells)) / max(len(cells), 1)
    return 1.0 if share >= 0.5 or contrast > 0.3 or len(own) > 1 or len(cells) < 4 else share


def _top(rows: Sequence[Row], areas: Sequence[Area], bottom: int, below: Below) -> int:
    top = bottom
    while top > 0 and bottom - top < _LEVELS - 1 and belongs(rows[top - 1], rows[top], below, areas, top - 1, top):
        top -= 1
    return top


def _skipped(rows: Sequence[Row], top: int, width: int) -> float:
    """How much is lost by taking the rows above for notes: one as wide as the header could be the header."""
    blanks = [row for row in range(top) if not filled(rows[row])]
    last_blank = max(blanks, default=-1)
    lost = 0.0
    for row in range(top):
        size = len(filled(rows[row]))
        if is_numbering(rows[row]):
            continue
        if size >= max(2, 0.9 * width):
            lost += _SKIPPED_WHOLE if all(is_label(rows[row][column]) for column in filled(rows[row])) else _SKIPPED
        elif size >= max(2, 0.5 * width) and row > last_blank:
            lost += _SKIPPED
    return lost


def _refusal(grid: Grid, place: str, best: _Guess) -> Fault:
    line = int(grid.lines[best.bottom])
    if best.labels < _LABELS:
        found = f"no header: the row most like one (line {line}) has headings in {best.labels:.0%} of its cells"
    elif best.coverage < _COVERAGE:
        found = f"no header: the row most like one (line {line}) names {best.coverage:.0%} of the columns in use"
    else:
        found = f"no header: {best.recurrence:.0%} of the cells of line {line} come again below, as answers do"
    return Fault(place, found, "one row, or a few, of headings over the columns", DECLARE)
