"""What lies between two stages: Parquet files in the run's own folder, private, gone when it ends.

    staged/<survey>/<run>/<wave>/<source>/   text.parquet, answers.parquet, returns.parquet, …

Canonical rows are staged with their declared Arrow types, but nothing required and int32 widened to
int64: a row that breaks a rule must reach the judge, not die on the way.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from flows.settings import private_folder
from transforms.formats.frames import PARENT, POSITION, RETURN
from transforms.schema import ARROW_TYPES, Table
from transforms.source_text import SourceText

RESERVED = "@"
LISTS = {"@signals"}
RANKS = (RETURN, PARENT, POSITION)


def staging_schema(table: Table, extra: tuple[str, ...] = ()) -> pa.Schema:
    """The lenient Arrow schema of a staged table; `extra` names reserved columns, text or lists of text."""
    fields = [pa.field(field.name, _widened(ARROW_TYPES[field.type])) for field in table.fields]
    own = [pa.field(name, pa.list_(pa.string()) if name in LISTS else pa.string()) for name in extra]
    return pa.schema(fields + own)


def _widened(kind: pa.DataType) -> pa.DataType:
    return pa.int64() if kind == pa.int32() else kind


def write_rows(path: Path, frame: pd.DataFrame, table: Table) -> None:
    """Stages canonical rows; the reserved columns, which start with `@`, travel with them."""
    extra = tuple(column for column in frame.columns if column.startswith(RESERVED))
    schema = staging_schema(table, extra)
    columns = [pa.array(list(frame[field.name]), type=field.type, from_pandas=True) for field in schema]
    private_folder(path.parent)
    pq.write_table(pa.table(columns, schema=schema), path)


def read_rows(path: Path) -> pd.DataFrame:
    """The staged rows as objects: one plain Python value per cell, None where missing."""
    return as_objects(pq.read_table(path))


def as_objects(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a frame of plain Python values on a RangeIndex, None where missing."""
    columns = {name: pd.Series(table.column(name).to_pylist(), dtype=object) for name in table.column_names}
    return pd.DataFrame(columns, index=pd.RangeIndex(table.num_rows))


def write_text(path: Path, frame: pd.DataFrame) -> None:
    """Stages a text or answers frame: every column text but `@line`, nan for missing."""
    private_folder(path.parent)
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), path)


def write_source_text(folder: Path, text: SourceText) -> None:
    """Stages what a source sent: its returns, its repeat tables in order, and how its empty cells are to be read."""
    write_text(folder / "text.parquet", text.returns)
    for number, table in enumerate(text.tables.values()):
        write_text(folder / "tables" / f"{number}.parquet", table)
    told = {"tables": list(text.tables), "empties_apart": text.empties_apart}
    (folder / "text.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def read_source_text(folder: Path) -> SourceText:
    """What `write_source_text` staged."""
    told = json.loads((folder / "text.json").read_text(encoding="utf-8"))
    tables = {name: read_text(folder / "tables" / f"{number}.parquet") for number, name in enumerate(told["tables"])}
    return SourceText(read_text(folder / "text.parquet"), tables, told["empties_apart"])


def read_text(path: Path) -> pd.DataFrame:
    """The staged text frame, dtype str and nan for missing as it was written."""
    frame: pd.DataFrame = pq.read_table(path).to_pandas()
    ranks = {name: "Int64" for name in RANKS if name in frame.columns}
    texts = {name: "str" for name in frame.columns if name not in ranks and name != "@line"}
    return frame.astype(texts | ranks)
