"""Canonical Parquet: the same rows are the same bytes, whoever made the table and in what order.

Each table is cast to the declared schema, its text brought to NFC, its NaN to null and its -0.0 to
0.0, lists that are sets sorted, rows sorted by key, chunks combined, and only our own metadata kept,
keys sorted. Zstandard 3, groups of 131,072 rows, page index and page checksums: a reader that wants
three columns or one row reads little, and a flipped bit is noticed.

The bytes depend on the release of pyarrow, which writes its name into the footer. They are therefore
a shortcut to see that nothing changed, never the proof that something did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.catalogue.draft import About, Declared
from transforms.errors import Fault, PublishRefused
from transforms.schema import SETS, Field, Table

ROW_GROUP = 131_072
COMPRESSION_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Encoded:
    """A canonical table and the bytes of its file."""

    declared: Table
    table: pa.Table
    data: bytes
    sha256: str


def file_metadata(dataset: str, about: About, declared: Declared) -> dict[str, str]:
    """What every Parquet file says of itself; the same in every version, so that tables stay the same."""
    return {
        "citation": about.citation,
        "dataset": dataset,
        "licence": f"{about.licence_id} {about.licence_url}".strip(),
        "schema_version": declared.schema_version,
        "title": about.title_fr,
        "title_en": about.title_en,
    }


def encode_table(table: pa.Table, declared: Table, metadata: Mapping[str, str]) -> Encoded:
    """The canonical table and its file; raises `PublishRefused` with every fault of the table."""
    canonical = canonical_table(table, declared, metadata)
    sink = pa.BufferOutputStream()
    pq.write_table(
        canonical,
        sink,
        row_group_size=ROW_GROUP,
        compression="zstd",
        compression_level=COMPRESSION_LEVEL,
        version="2.6",
        write_page_index=True,
        write_page_checksum=True,
        sorting_columns=pq.SortingColumn.from_ordering(
            canonical.schema, [(name, "ascending") for name in declared.key]
        ),
    )
    data = sink.getvalue().to_pybytes()
    return Encoded(declared, canonical, data, hashlib.sha256(data).hexdigest())


def canonical_table(table: pa.Table, declared: Table, metadata: Mapping[str, str]) -> pa.Table:
    """The one form that all tables with the same rows share; raises `PublishRefused`."""
    _refuse(_column_faults(table, declared))
    schema = declared.arrow_schema()
    faults: list[Fault] = []
    columns = []
    for field in declared.fields:
        column, fault = _cast(table[field.name], field, declared)
        faults += [fault] if fault else []
        columns.append(column)
    _refuse(faults)
    own = {name.encode(): value.encode() for name, value in sorted(metadata.items())}
    whole = pa.Table.from_arrays(
        [_canonical(c, f) for c, f in zip(columns, declared.fields, strict=True)], schema=schema
    )
    _refuse(_null_faults(whole, declared) or _key_faults(whole, declared))
    ordered = whole.sort_by([(name, "ascending") for name in declared.key]).combine_chunks()
    return ordered.replace_schema_metadata(own)


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise PublishRefused(faults)


def _column_faults(table: pa.Table, declared: Table) -> list[Fault]:
    missing = [name for name in declared.names if name not in table.column_names]
    extra = [name for name in table.column_names if name not in declared.names]
    doubled = sorted({name for name in table.column_names if table.column_names.count(name) > 1})
    told = (("missing", missing), ("not declared", extra), ("twice", doubled))
    return [
        Fault(f"table {declared.name}", f"columns {what}: {', '.join(names)}", "the columns of transforms/schema.py",
              "Correct the stage that makes this table.")
        for what, names in told
        if names
    ]  # fmt: skip


def _cast(column: pa.ChunkedArray, field: Field, declared: Table) -> tuple[pa.ChunkedArray, Fault | None]:
    # Nulls inside lists are judged by us: a cast to a list of required items does not look.
    target = pa.list_(pa.string()) if field.type == "strings" else field.arrow().type
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    try:
        return column.cast(target), None
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError):
        place = f"table {declared.name}, column {field.name}"
        return column, Fault(
            place, f"type {column.type}", f"values that fit {target}", "Correct the stage that makes it."
        )


def _canonical(column: pa.ChunkedArray, field: Field) -> pa.ChunkedArray | pa.Array:
    if field.type == "string":
        return pc.utf8_normalize(column, form="NFC")
    if field.type == "double":
        number = pc.if_else(pc.is_nan(column), pa.scalar(None, pa.float64()), column)
        return pc.if_else(pc.equal(number, 0.0), 0.0, number)
    if field.type == "strings":
        return pa.chunked_array([_canonical_lists(column.combine_chunks(), field)], type=field.arrow().type)
    return column


def _canonical_lists(lists: pa.Array | pa.ChunkedArray, field: Field) -> pa.ListArray:
    lists = lists if isinstance(lists, pa.Array) else pa.concat_arrays(lists.chunks)
    whole = _with_items(lists, pc.utf8_normalize(pc.list_flatten(lists), form="NFC"), lists.type)
    if field.name in SETS:
        whole = pa.array([row and sorted(set(row), key=_null_last) for row in whole.to_pylist()], lists.type)
    return _with_items(whole, pc.list_flatten(whole), field.arrow().type)


def _with_items(lists: pa.ListArray, items: pa.Array, type_: pa.DataType) -> pa.ListArray:
    """Lists of the same lengths, with these items: what lay under null lists is gone."""
    lengths = pc.fill_null(pc.list_value_length(lists), 0)
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths).cast(pa.int32())])
    return pa.ListArray.from_arrays(offsets, items, type=type_, mask=pc.is_null(lists))


def _null_last(item: str | None) -> tuple[bool, str]:
    return item is None, item or ""


def _null_faults(table: pa.Table, declared: Table) -> list[Fault]:
    empty = [(f.name, table[f.name].null_count) for f in declared.fields if f.required or f.name in declared.key]
    holes = [
        (f"{f.name} (items)", pc.list_flatten(table[f.name]).null_count) for f in declared.fields if f.type == "strings"
    ]
    return [
        Fault(f"table {declared.name}, column {name}", f"{count} empty values", "a value in every row",
              "Correct the stage that makes this table.")
        for name, count in empty + holes
        if count
    ]  # fmt: skip


def _key_faults(table: pa.Table, declared: Table) -> list[Fault]:
    counts = table.group_by(list(declared.key)).aggregate([([], "count_all")])
    doubled = counts.filter(pc.greater(counts["count_all"], 1))
    if not doubled.num_rows:
        return []
    shown = doubled.sort_by([(name, "ascending") for name in declared.key]).slice(0, 5).to_pylist()
    keys = "; ".join(", ".join(str(row[name]) for name in declared.key) for row in shown)
    more = "" if doubled.num_rows <= len(shown) else f" and {doubled.num_rows - len(shown)} more"
    place = f"table {declared.name}, key {', '.join(declared.key)}"
    return [Fault(place, f"more than once: {keys}{more}", "each key once", "Correct the stage that makes these keys.")]
