"""Text frames out of bytes: one module per container and per survey tool's dialect.

`read_return` is the one entry point. A text frame has one row per record, a RangeIndex, the raw headers
as columns, dtype `str` everywhere (missing is nan, an empty text is an empty cell that was quoted), and
the columns @file, @sheet, @line: where a person finds the row.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import pandas as pd

from transforms.formats.delimited import read_delimited
from transforms.formats.dialects import Dialect
from transforms.formats.reading import Reading

__all__ = ["Reading", "read_return"]

_READERS: dict[Dialect, Callable[[BinaryIO, str], tuple[pd.DataFrame, Reading]]] = {"delimited": read_delimited}


def read_return(stream: BinaryIO, name: str, dialect: Dialect | None = None) -> tuple[pd.DataFrame, Reading]:
    """The text frame of one raw file and how it was read; the dialect is recognised unless forced.

    Raises `UnreadableReturn`, with the line where there is one.
    """
    return _READERS[dialect or "delimited"](stream, name)
