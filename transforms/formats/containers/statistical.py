"""SPSS (.sav, .zsav, .por) and Stata (.dta) files: one grid of text, and what they say of their variables.

Formats are not applied, but for dates, which are ISO text. Codes that a file declares missing stay as they
were entered (Stata's `.a` to `.z` too): a refusal is an answer. A number without a value, or a blank text,
is missing: these files cannot tell « not shown » from « left blank ». Lines are ranks of records; the
variable names stand at 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.statistical_cells import cells_of
from transforms.formats.containers.statistical_codebook import make_codebook
from transforms.formats.containers.statistical_counts import Form, bad_end, form_of, without_count
from transforms.formats.containers.statistical_labels import mend_labels
from transforms.formats.containers.statistical_parser import Parsed, damaged, parse, parse_whole
from transforms.formats.content import Content
from transforms.formats.grids import Grid
from transforms.formats.limits import Limits


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The grid of a statistical file: its variable names on the first row, then its records.

    Raises `UnreadableReturn` for a file that is cut or damaged, or that holds other than it says.
    """
    form = form_of(content)
    tool = "Stata" if form == "dta" else "SPSS"
    end = bad_end(content, form)
    if end:
        raise UnreadableReturn(damaged(name, end))
    content, mended = mend_labels(content) if form == "sav" else (content, 0)
    told = _refuse_size(parse(content, name, form, metadataonly=True).metadata, name, limits)
    parsed = parse_whole(content, name, form, row_limit=limits.rows + 1)
    counted = _refuse_other_count(content, name, form, parsed, told, limits)
    grid, odd = _grid(parsed, tool)
    return Content(
        name=name,
        container=tool.lower(),
        grids=(grid,),
        codebook=make_codebook(tool, parsed.metadata),
        is_apart=False,
        line_unit="record",
        encoding=parsed.encoding,
        encoding_reason=parsed.encoding_reason,
        warnings=(*counted, *_mended(mended), *parsed.warnings, *odd),
        limits=limits,
    )


def _mended(count: int) -> list[str]:
    return [f"{count} value label(s) of text variables have numbers as codes: read as text"] if count else []


def _grid(parsed: Parsed, tool: str) -> tuple[Grid, list[str]]:
    cells, odd = cells_of(parsed, tool)
    header = [pa.array([variable], type=pa.large_string()) for variable in parsed.names]
    columns = [pa.chunked_array([head, body]) for head, body in zip(header, cells, strict=True)]
    positions = [str(position) for position in range(len(columns))]
    return Grid(pa.table(columns, positions), np.arange(parsed.rows + 1)), odd


def _refuse_size(metadata: Any, name: str, limits: Limits) -> int | None:
    """How many records the file says it holds, None where it does not; raises for more than the limits allow."""
    rows, width = metadata.number_rows, len(metadata.column_names)
    sizes = (
        (f"{width} variables", width, limits.columns),
        (f"{rows} records", rows or 0, limits.rows),
        (f"{rows} records of {width} variables", (rows or 0) * width, limits.cells),
    )
    faults = [Fault(name, found, f"at most {most}", "Split the export.") for found, size, most in sizes if size > most]
    if faults:
        raise UnreadableReturn(faults)
    return None if rows is None else int(rows)


def _refuse_other_count(
    content: bytes, name: str, form: Form, parsed: Parsed, told: int | None, limits: Limits
) -> list[str]:
    """Raises where the file holds fewer or more records than it says; a warning where nothing says its end."""
    rows = parsed.rows
    if rows > limits.rows:
        raise UnreadableReturn(Fault(name, f"more than {limits.rows} records", f"at most {limits.rows}", "Split it."))
    if told is None:
        is_open = form == "sav"  # a portable file has an end mark
        return ["the file does not say how many records it holds: if it was cut, that cannot be seen"] * is_open
    if rows != told:
        raise UnreadableReturn(damaged(name, f"{rows} records of the {told} that it announces"))
    if form == "sav" and _goes_on(content, name, parsed, told):
        raise UnreadableReturn(damaged(name, f"more than the {told} records that it announces"))
    return []


def _goes_on(content: bytes, name: str, parsed: Parsed, told: int) -> bool:
    """Whether records follow those that the file announces: one more record is asked for.

    Whole, in the encoding that the others were read in: in another its variables have other names.
    """
    try:
        return parse(without_count(content), name, "sav", parsed.given, row_offset=told, row_limit=1).rows > 0
    except UnreadableReturn:
        return True
