"""SPSS (.sav, .zsav, .por) and Stata (.dta) files: one grid of text, and what they say of their variables.

Formats are not applied, but for dates, which are ISO text. Codes that a file declares missing stay as they
were entered (Stata's `.a` to `.z` too): a refusal is an answer. A number without a value, or a blank text,
is missing: these files cannot tell « not shown » from « left blank ». Lines are ranks of records; the
variable names stand at 0.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
import pyarrow as pa

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.statistical_cells import cells_of
from transforms.formats.containers.statistical_codebook import make_codebook
from transforms.formats.containers.statistical_counts import Form, bad_end, form_of, without_count
from transforms.formats.content import Content
from transforms.formats.grids import Grid
from transforms.formats.limits import Limits

_PARSERS: dict[Form, str] = {"sav": "sav/zsav", "por": "por", "dta": "dta"}
_CP1252 = "WINDOWS-1252"
_ENCODING_FAULT = re.compile("convert|character set|encoding", re.IGNORECASE)
_CSV = "Export the returns as CSV from the survey tool."


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The grid of a statistical file: its variable names on the first row, then its records.

    Raises `UnreadableReturn` for a file that is cut or damaged, or that holds other than it says.
    """
    form = form_of(content)
    tool = "Stata" if form == "dta" else "SPSS"
    end = bad_end(content, form)
    if end:
        raise UnreadableReturn(_fault(name, end))
    told = _refuse_size(_parse(content, name, form, metadataonly=True).metadata, name, limits)
    read = _parse(content, name, form, row_limit=limits.rows + 1)
    warnings = _refuse_other_count(content, name, form, read, told, limits)
    cells, more = cells_of(read.frame, read.metadata, tool)
    header = [pa.array([variable], type=pa.large_string()) for variable in read.metadata.column_names]
    columns = [pa.chunked_array([head, body]) for head, body in zip(header, cells, strict=True)]
    return Content(
        name=name,
        container=tool.lower(),
        grids=(Grid(pa.table(columns, _positions(len(columns))), np.arange(len(read.frame) + 1)),),
        codebook=make_codebook(tool, read.metadata),
        is_apart=False,
        line_unit="record",
        encoding=read.encoding,
        encoding_reason=read.encoding_reason,
        warnings=(*warnings, *more),
        limits=limits,
    )


def _positions(width: int) -> list[str]:
    return [str(position) for position in range(width)]


@dataclass(frozen=True)
class _Parsed:
    """What the library makes of a file, and the encoding that its texts were read in."""

    frame: Any
    metadata: Any
    given: str | None = None

    @property
    def encoding(self) -> str | None:
        named = self.given or self.metadata.file_encoding
        return named.lower() if named else None

    @property
    def encoding_reason(self) -> str | None:
        if self.given:
            return f"declared as {self.metadata.file_encoding or 'another'}, which its bytes are not"
        return "declared by the file" if self.metadata.file_encoding else None


def _parse(content: bytes, name: str, form: Form, **options: Any) -> _Parsed:
    """The file in the encoding it declares, else in that of French Windows; raises `UnreadableReturn`."""
    from pyreadstat import PyreadstatError, ReadstatError

    for encoding in (None, _CP1252):
        try:
            parsed = _Parsed(*_run_parser(content, form, encoding, options), encoding)
        except ReadstatError as error:
            # Sentences of the library alone: no value of the file.
            if encoding or not _ENCODING_FAULT.search(str(error)):
                raise UnreadableReturn(_fault(name, str(error).lower())) from None
        except (PyreadstatError, ValueError, OverflowError, TypeError, LookupError, OSError) as error:
            raise UnreadableReturn(_fault(name, f"its reader stopped: {type(error).__name__}")) from None
        else:
            _refuse_names(parsed.metadata.column_names, name)
            return parsed
    raise UnreadableReturn(_fault(name, "an encoding that cannot be read"))


def _run_parser(content: bytes, form: Form, encoding: str | None, options: dict[str, Any]) -> tuple[Any, Any]:
    # The library's functions for each form leave out what its parser does for all: declared missing codes of .por.
    from pyreadstat._readstat_parser import parser_entry_point  # type: ignore[import-not-found]

    with catch_warnings():
        simplefilter("ignore")  # it prints names of variables that come twice, which is a fault below
        read: tuple[Any, Any] = parser_entry_point(
            io.BytesIO(content),
            parser_format=_PARSERS[form],
            encoding=encoding,
            user_missing=True,
            disable_datetime_conversion=True,
            **options,
        )
    return read


def _refuse_names(names: list[str], name: str) -> None:
    if not names:
        raise UnreadableReturn(_fault(name, "no variable"))
    if len(set(names)) != len(names):
        raise UnreadableReturn(_fault(name, "two variables with the same name"))


def _fault(name: str, found: str) -> Fault:
    return Fault(name, f"a file that is cut or damaged ({found})", "a whole SPSS or Stata file", _CSV)


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
    content: bytes, name: str, form: Form, read: _Parsed, told: int | None, limits: Limits
) -> list[str]:
    """Raises where the file holds fewer or more records than it says; a warning where it says nothing."""
    rows = len(read.frame)
    if rows > limits.rows:
        raise UnreadableReturn(Fault(name, f"more than {limits.rows} records", f"at most {limits.rows}", "Split it."))
    if told is None:
        return ["the file does not say how many records it holds: if it was cut, that cannot be seen"]
    if rows != told:
        raise UnreadableReturn(_fault(name, f"{rows} records of the {told} that it announces"))
    if form == "sav" and _goes_on(content, name, read, told):
        raise UnreadableReturn(_fault(name, f"more than the {told} records that it announces"))
    return []


def _goes_on(content: bytes, name: str, read: _Parsed, told: int) -> bool:
    """Whether records follow those that the file announces: one column of one more record is asked for."""
    first = [read.metadata.column_names[0]]
    try:
        beyond = _parse(without_count(content), name, "sav", usecols=first, row_offset=told, row_limit=1)
    except UnreadableReturn:
        return True
    return len(beyond.frame) > 0
