"""A table of no known tool: its header on the first row."""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import NO_MARKS, DialectReader, Match
from transforms.formats.frames import Described, TextFrame, frame_of_grid, simple_columns
from transforms.formats.headers import column_names
from transforms.formats.rectangles import body_below, row_warnings


def _recognise(content: Content) -> Match | None:
    return Match(NO_MARKS, "proven")


def _read(content: Content, codebook: Codebook | None) -> Described:
    grid = content.grid
    if grid is None:
        raise UnreadableReturn(Fault(content.name, f"a {content.container} file", "one table", "Export a CSV."))
    header = grid.row(0)
    names, renamed = column_names(header)
    body = body_below(grid, 1, content.name)
    columns = simple_columns(names[: body.width], header[: body.width])
    frame = frame_of_grid(body, columns, content.name)
    returns = TextFrame("returns", frame, columns, sheet=grid.name, header_lines=(int(grid.lines[0]),))
    return Described("table", returns, warnings=(*renamed, *row_warnings(body)))


READER = DialectReader("generic", "no tool", _recognise, _read)
