"""The cells of the tables of an HTML page, as its tags give them: texts and spans, not yet in columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.grids import Cell
from transforms.formats.limits import Limits

# As the HTML standard has them.
_WIDEST_SPAN, _HIGHEST_SPAN = 1000, 65_534
# The parser ends these at their own end tag alone, so that they cannot hide what follows.
_UNSHOWN = frozenset({"script", "style"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
# White space that a browser shows as one space; a no-break space is a character like others.
_SPACES = re.compile("[ \t\r\n\f]+")
_AROUND_BREAKS = re.compile(" *\x00 *")
_CUT = "The file was cut: export it again."


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """One cell as written; `rows` is 0 for one that spans all rows below it."""

    text: Cell
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class HtmlTable:
    """One table: its rank in the page, from 1, and the cells of its rows."""

    rank: int
    rows: list[list[HtmlCell]] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(cell.text is not None for row in self.rows for cell in row)


def tables_of(text: str, name: str, limits: Limits) -> list[HtmlTable]:
    """The tables of a page in the order in which they begin; raises `UnreadableReturn` for a page that is cut."""
    _refuse_cut(text, name)
    reader = _Tables(name, limits)
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as error:  # how the parser words a malformed `<![…`
        found = "a malformed declaration in the page"
        raise UnreadableReturn(Fault(name, found, "an HTML page", "Export the returns again.")) from error
    if reader.depth:
        raise UnreadableReturn(Fault(name, "a table that does not end", "`</table>` after its last row", _CUT))
    return reader.tables


def _refuse_cut(text: str, name: str) -> None:
    """A page that ends inside a comment or a tag is cut; the parser would look for the end again and again."""
    comment = text.rfind("<!--")
    if comment > text.rfind("-->"):
        raise UnreadableReturn(Fault(name, "a comment that does not end", "`-->` after it", _CUT))
    if text.rfind("<") > text.rfind(">"):
        raise UnreadableReturn(Fault(name, "a tag that does not end", "`>` after it", _CUT))


@dataclass(slots=True)
class _Level:
    """A table being read, and the cell being read in it."""

    table: HtmlTable
    in_row: bool = False
    spans: tuple[int, int] | None = None
    """Columns and rows of the open cell; None between cells."""
    parts: list[str] = field(default_factory=list)

    def end_cell(self) -> None:
        if self.spans is not None:
            self.table.rows[-1].append(HtmlCell(_shown(self.parts), *self.spans))
        self.spans, self.parts = None, []

    def end_row(self) -> None:
        self.end_cell()
        self.in_row = False

    def start_row(self) -> None:
        self.end_row()
        self.table.rows.append([])
        self.in_row = True


class _Tables(HTMLParser):
    """Gathers the tables of a page; cells and rows that are not closed end where the next begins."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[HtmlTable] = []
        self._name, self._limits = name, limits
        self._levels: list[_Level] = []
        self._unshown = 0

    @property
    def depth(self) -> int:
        """How many tables are open."""
        return len(self._levels)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSHOWN:
            self._unshown += 1
        elif tag == "table":
            self._start_table()
        elif self._levels:
            self._start_in_table(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # `<td/>` is a start tag to browsers, and to the programs that write it an empty cell.
        if tag in {"td", "th", "tr", "br"}:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSHOWN:
            self._unshown = max(self._unshown - 1, 0)
        elif not self._levels:
            return
        elif tag == "table":
            self._levels.pop().end_row()
        elif tag in {"td", "th"}:
            self._levels[-1].end_cell()
        elif tag in {"tr", "tbody", "thead", "tfoot"}:
            self._levels[-1].end_row()
        elif tag in _BREAKS:
            self._levels[-1].parts.append("\x00")

    def handle_data(self, data: str) -> None:
        if self._levels and not self._unshown and self._levels[-1].spans is not None:
            self._levels[-1].parts.append(_SPACES.sub(" ", data.replace("\x00", "")))

    def _start_table(self) -> None:
        if len(self._levels) >= self._limits.json_depth:
            found = f"tables nested more than {self._limits.json_depth} deep"
            raise UnreadableReturn(Fault(self._name, found, "a table of returns", "Export the returns again."))
        self.tables.append(HtmlTable(len(self.tables) + 1))
        self._levels.append(_Level(self.tables[-1]))

    def _start_in_table(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        level = self._levels[-1]
        if tag == "tr":
            level.start_row()
        elif tag in {"td", "th"}:
            level.end_cell()
            if not level.in_row:
                level.start_row()
            level.spans = _span(attrs, "colspan", 1, _WIDEST_SPAN), _span(attrs, "rowspan", 0, _HIGHEST_SPAN)
        elif tag in {"tbody", "thead", "tfoot"}:
            level.end_row()
        elif tag in _BREAKS and level.spans is not None:
            level.parts.append("\x00")


def _span(attrs: list[tuple[str, str | None]], name: str, least: int, most: int) -> int:
    written = next((value for key, value in attrs if key == name), None) or ""
    digits = re.match(r"\s*([0-9]{1,9})", written)
    span = int(digits[1]) if digits else 1
    return min(span, most) if span >= least else 1


def _shown(parts: list[str]) -> Cell:
    """The text of a cell as a browser shows it; None where it shows nothing but white space."""
    text = _AROUND_BREAKS.sub("\n", _SPACES.sub(" ", "".join(parts))).strip(" \n")
    return text if text.strip() else None
