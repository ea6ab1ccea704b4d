"""A whole column read at once: each different text once, the rest by looking up.

A million rows of dates are a few thousand different texts: the reader runs on those alone, and no cell
becomes an object of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from transforms.values.parsed import Parsed, absent

Read = Callable[[str], Parsed[Any]]
Cells = Any  # a pandas Series, an Arrow Array or ChunkedArray, of text

_NO_TEXT = absent("blank")


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column as read: the different results, and for each row the number of its own.

    `rank_of_row` has one number a row, `results` one `Parsed` a number. `of(name)` is one attribute of
    the results, spread over the rows.
    """

    results: tuple[Parsed[Any], ...]
    rank_of_row: np.ndarray[Any, np.dtype[np.int64]]

    def of(self, name: str, type_: pa.DataType | None = None) -> pa.Array:
        """An attribute (`value`, `high`, `precision`, `missing`, `signal`…) as Arrow, one a row."""
        values = [getattr(result, name) for result in self.results]
        if name in {"value", "notes"}:
            values = [list(value) if isinstance(value, tuple) else value for value in values]
        return pa.array(values, type_).take(pa.array(self.rank_of_row))

    def rows_where(self, name: str) -> np.ndarray[Any, np.dtype[np.int64]]:
        """The positions of the rows whose result has that attribute (`signal`, `missing`…)."""
        has = np.array([bool(getattr(result, name)) for result in self.results], dtype=bool)
        return has[self.rank_of_row].nonzero()[0] if len(has) else np.zeros(0, dtype=np.int64)


def read_column(cells: Cells, read: Read, missing: Parsed[Any] = _NO_TEXT) -> ReadColumn:
    """The cells of a column, each different text read once; a missing cell is `missing`."""
    encoded = _encoded(cells)
    results = (*(read(text) for text in encoded.dictionary.to_pylist()), missing)
    ranks = pc.fill_null(encoded.indices.cast(pa.int64()), len(results) - 1)
    return ReadColumn(results, ranks.to_numpy(zero_copy_only=False))


def _encoded(cells: Cells) -> pa.DictionaryArray:
    array = pa.Array.from_pandas(cells, type=pa.large_string()) if isinstance(cells, pd.Series) else cells
    whole = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return whole.dictionary_encode()
