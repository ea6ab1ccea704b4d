"""An extraction as files of one folder: what a reading in a process of its own hands over.

    extraction.json     the reading, the codebook and the columns of every frame, as plain JSON
    0.arrow 1.arrow …   the frames, in the order of the JSON: returns, repeats, others

No pickles: the process that wrote the folder has had an untrusted file in its hands, so that what it says
is checked like any other input. Frames are mapped, not copied: they outlive the folder's removal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from transforms.formats.codebook import Codebook
from transforms.formats.frames import Column, Extraction, TextFrame, text_column
from transforms.formats.reading import Reading

_ROLES = ("returns", "repeats", "others")


@dataclass(frozen=True)
class _Described:
    """A text frame without its rows."""

    name: str
    columns: tuple[Column, ...]
    parent: str | None = None
    sheet: str | None = None
    header_lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Written:
    """An extraction without its rows."""

    reading: Reading
    returns: tuple[_Described, ...]
    repeats: tuple[_Described, ...]
    others: tuple[_Described, ...]
    codebook: Codebook | None


def write_extraction(folder: Path, extraction: Extraction) -> None:
    """Writes an extraction in a folder; the JSON, which says that all is there, last."""
    by_role = _by_role(extraction)
    frames = [frame for role in _ROLES for frame in by_role[role]]
    for number, frame in enumerate(frames):
        _write_frame(_frame_path(folder, number), frame.frame)
    described = {role: tuple(_described(frame) for frame in by_role[role]) for role in _ROLES}
    written = _Written(extraction.reading, codebook=extraction.codebook, **described)
    (folder / "extraction.json").write_text(as_json(written), encoding="utf-8")


def read_extraction(folder: Path) -> Extraction:
    """The extraction in a folder; raises `ValueError` or `OSError` for a folder that does not hold one."""
    from pydantic import TypeAdapter

    written = TypeAdapter(_Written).validate_json((folder / "extraction.json").read_bytes())
    frames = iter(enumerate([*written.returns, *written.repeats, *written.others]))
    returns, repeats, others = (
        tuple(_text_frame(folder, *next(frames)) for _ in described)
        for described in (written.returns, written.repeats, written.others)
    )
    return Extraction(written.reading, returns[0] if returns else None, repeats, others, written.codebook)


def as_json(value: Any) -> str:
    """A dataclass of texts and numbers as JSON."""
    return json.dumps(value, default=_plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, np.integer):
        return int(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _by_role(extraction: Extraction) -> dict[str, tuple[TextFrame, ...]]:
    returns = (extraction.returns,) if extraction.returns else ()
    return {"returns": returns, "repeats": extraction.repeats, "others": extraction.others}


def _described(frame: TextFrame) -> _Described:
    return _Described(frame.name, frame.columns, frame.parent, frame.sheet, frame.header_lines)


def _text_frame(folder: Path, number: int, described: _Described) -> TextFrame:
    return TextFrame(
        described.name,
        _read_frame(_frame_path(folder, number)),
        described.columns,
        described.parent,
        described.sheet,
        described.header_lines,
    )


def _frame_path(folder: Path, number: int) -> Path:
    return folder / f"{number}.arrow"


def _write_frame(path: Path, frame: pd.DataFrame) -> None:
    fields, columns = [], []
    for name, column in frame.items():
        is_text = str(column.dtype) == "str"
        kind = pa.large_string() if is_text else pa.int64()
        # The two kinds of whole numbers in a text frame: with missing values (Int64), and without.
        fields.append(pa.field(str(name), kind, nullable=is_text or str(column.dtype) == "Int64"))
        cells = pa.array(column.array, from_pandas=True)
        chunks = cells.chunks if isinstance(cells, pa.ChunkedArray) else [cells]
        # The type is named, for a table without rows may have no chunk to tell it.
        columns.append(pa.chunked_array(chunks, type=cells.type).cast(kind))
    table = pa.Table.from_arrays(columns, schema=pa.schema(fields))
    # The number of rows of a frame without columns is in its index alone.
    schema = table.schema.with_metadata({"rows": str(len(frame))})
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        writer.write_table(table.cast(schema))


def _read_frame(path: Path) -> pd.DataFrame:
    table = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
    table.validate(full=True)
    data = {field.name: _column(field, table.column(place)) for place, field in enumerate(table.schema)}
    return pd.DataFrame(data, index=pd.RangeIndex(int(table.schema.metadata[b"rows"])))


def _column(field: pa.Field, cells: pa.ChunkedArray) -> Any:
    if pa.types.is_large_string(field.type):
        return text_column(cells)
    if field.nullable:
        return cells.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get).array
    return np.array(cells.to_numpy())
