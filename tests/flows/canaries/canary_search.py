"""Every text that an output holds, whatever holds it: bytes, decoded Parquet, rows of SQLite, encoded results."""

from __future__ import annotations

import base64
import binascii
import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from canary_kinds import Canary, folded

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def texts_of_file(path: Path) -> Iterator[str]:
    """The bytes of a file as text; of Parquet and SQLite, what readers of those see as well."""
    content = path.read_bytes()
    yield from texts_of_bytes(content)
    if content.startswith(b"PAR1"):
        yield from _texts_of_parquet(path)
    elif content.startswith(b"SQLite format 3"):
        yield from _texts_of_sqlite(path)


def texts_of_bytes(content: bytes) -> Iterator[str]:
    """The bytes as UTF-8, JSON escapes resolved, and what long runs of base64 in them encode."""
    text = content.decode("utf-8", "replace")
    yield text
    if "\\u" in text:
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    for run in _BASE64.findall(content):
        try:
            decoded = base64.b64decode(run + b"=" * (-len(run) % 4))
        except binascii.Error:
            continue
        yield decoded.decode("utf-8", "replace")
        if decoded.startswith(b"x\x9c"):
            yield zlib.decompressobj().decompress(decoded).decode("utf-8", "replace")


def _texts_of_parquet(path: Path) -> Iterator[str]:
    """Values of all columns, statistics of all pages and groups, and every key and value of the metadata."""
    file = pq.ParquetFile(path)
    about = file.metadata
    yield f"{about.metadata} {about.created_by} {file.schema_arrow.metadata}"
    yield "\n".join(f"{field.name} {field.metadata}" for field in file.schema_arrow)
    for group in range(about.num_row_groups):
        for column in range(about.num_columns):
            chunk = about.row_group(group).column(column)
            yield f"{chunk.statistics} {chunk.metadata}"
    table: pa.Table = file.read()
    for name in table.column_names:
        yield f"{name}\n" + "\n".join(str(cell) for cell in table.column(name).to_pylist())


def _texts_of_sqlite(path: Path) -> Iterator[str]:
    """Every row of every table, the log of writes included."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        for table in tables:
            for row in connection.execute(f'select * from "{table}"'):
                for cell in row:
                    yield from texts_of_bytes(cell if isinstance(cell, bytes) else str(cell).encode())
    finally:
        connection.close()


def files_below(*folders: Path) -> Iterator[Path]:
    """Every file below the folders, in order."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def found_in(outputs: Mapping[str, Iterable[str]], canaries: Iterable[Canary]) -> dict[tuple[str, str], list[str]]:
    """(kind, channel) → the outputs in which a piece of that canary was found."""
    patterns = {(one.kind, one.channel): one.pattern for one in canaries}
    leaks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, texts in outputs.items():
        whole = folded("\n".join(texts))
        for key, pattern in patterns.items():
            if pattern.search(whole):
                leaks[key].append(name)
    return dict(leaks)
