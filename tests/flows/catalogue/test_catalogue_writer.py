"""Same rows, same bytes; and what the writer refuses."""

from __future__ import annotations

import hashlib
import math
import pickle
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.catalogue.writer import encode_table
from transforms.errors import PublishRefused
from transforms.schema import ARROW_TYPES, TABLES, Field, Table

METADATA = {"title": "Essai", "licence": "etalab-2.0", "schema_version": "0.1.0"}
MIXED = Table(
    "mixed",
    "Une ligne par clé.",
    "One row per key.",
    ("key",),
    (
        Field("key", "string", "Clé.", "Key.", required=True),
        Field("text", "string", "Texte.", "Text."),
        Field("number", "double", "Nombre.", "Number."),
        Field("count", "int32", "Compte.", "Count."),
        Field("day", "date", "Jour.", "Day."),
        Field("moment", "timestamp", "Moment.", "Moment."),
        Field("words", "strings", "Mots.", "Words."),
        Field("flags", "strings", "Drapeaux.", "Flags.", required=True),
    ),
)


def encode(table: pa.Table, declared: Table = MIXED, metadata: dict[str, str] | None = None) -> bytes:
    return encode_table(table, declared, metadata or METADATA).data


def mixed(rows: int = 50, **columns: object) -> pa.Table:
    found = {
        "key": [f"k{n:03d}" for n in range(rows)],
        "text": [None if n % 5 == 0 else f"été {n}" for n in range(rows)],
        "number": [None if n % 4 == 0 else n / 8 for n in range(rows)],
        "count": [None if n % 3 == 0 else n for n in range(rows)],
        "day": pa.array([n if n % 2 else None for n in range(rows)], pa.date32()),
        "moment": pa.array([n * 1_000_001 if n % 2 else None for n in range(rows)], pa.timestamp("us", "UTC")),
        "words": [[f"m{i}" for i in range(n % 3)] if n % 7 else None for n in range(rows)],
        "flags": [["a.b", "c.d"][: n % 3] for n in range(rows)],
    }
    schema = pa.schema(
        [(f.name, pa.list_(pa.string()) if f.type == "strings" else ARROW_TYPES[f.type]) for f in MIXED.fields]
    )
    return pa.table(found | columns, schema=None if columns else schema)


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"changes"}))
def test_row_order_and_chunks_do_not_matter(drafts, name):
    declared = TABLES[name]
    table = drafts.draft().tables[name]
    expected = encode(table, declared)
    backwards = table.take(pa.array(range(table.num_rows - 1, -1, -1), pa.int64()))
    chunks = [table.slice(start, 3) for start in range(0, table.num_rows, 3)]
    assert encode(backwards, declared) == expected
    assert encode(pa.concat_tables(chunks) if chunks else table, declared) == expected


def test_the_form_of_the_columns_does_not_matter():
    table = mixed()
    expected = encode(table)
    dictionary = table.set_column(1, "text", table["text"].dictionary_encode())
    large = table.cast(pa.schema([("key", pa.large_string()), *list(table.schema)[1:]]))
    wide = table.set_column(3, "count", table["count"].cast(pa.int64()))
    noted = table.replace_schema_metadata({"pandas": "leaks"})
    reordered = table.select(list(reversed(table.column_names)))
    assert {encode(other) for other in (dictionary, large, wide, noted, reordered)} == {expected}


def test_what_lies_under_a_null_list_does_not_matter():
    lists = pa.ListArray.from_arrays(
        pa.array([0, 2, 3], pa.int32()), pa.array(["x", "y", "z"]), mask=pa.array([False, True])
    )
    clean = pa.array([["x", "y"], None], pa.list_(pa.string()))
    assert encode(mixed(2, words=lists)) == encode(mixed(2, words=clean))


def test_the_long_way_through_pandas_does_not_matter():
    table = mixed()
    frame = table.to_pandas(types_mapper={pa.int32(): pd.Int32Dtype()}.get)
    assert encode(pa.Table.from_pandas(frame)) == encode(table)


def test_another_process_with_another_hash_seed_writes_the_same(drafts, tmp_path):
    table = drafts.draft().tables["initiatives"]
    (tmp_path / "table").write_bytes(pickle.dumps(table))
    code = """
import pickle, sys
from flows.catalogue.writer import encode_table
from transforms.schema import INITIATIVES
table = pickle.loads(open(sys.argv[1], "rb").read())
print(encode_table(table, INITIATIVES, {"b": "2", "a": "1"}).sha256)
"""
    runs = [
        subprocess.run([sys.executable, "-c", code, tmp_path / "table"], env={"PYTHONHASHSEED": seed}, text=True,
                       capture_output=True, check=True, cwd=Path(__file__).parents[3]).stdout.strip()
        for seed in ("1", "2")
    ]  # fmt: skip
    own = hashlib.sha256(encode(table, TABLES["initiatives"], {"a": "1", "b": "2"})).hexdigest()
    assert runs == [own, own]


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [("text", "e\u0301te\u0301", "été"), ("number", -0.0, 0.0), ("number", math.nan, None),
     ("words", ["e\u0301"], ["é"]), ("flags", ["c.d", "a.b", "a.b"], ["a.b", "c.d"])],
)  # fmt: skip
def test_two_spellings_of_one_value_are_one(column, one, other):
    kind = pa.list_(pa.string()) if column in ("words", "flags") else None
    assert encode(mixed(1, **{column: pa.array([one], kind)})) == encode(mixed(1, **{column: pa.array([other], kind)}))


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [("words", ["b", "a"], ["a", "b"]), ("words", [], None), ("text", "", None), ("text", "a ", "a"),
     ("number", 1e-300, 0.0)],
)  # fmt: skip
def test_two_values_stay_two(column, one, other):
    kind = pa.list_(pa.string()) if column == "words" else None
    assert encode(mixed(1, **{column: pa.array([one], kind)})) != encode(mixed(1, **{column: pa.array([other], kind)}))


@pytest.mark.parametrize(
    ("columns", "said"),
    [({"key": ["a", "a"]}, "more than once: a;? ?"), ({"key": ["a", None]}, "column key: found 1 empty values"),
     ({"key": ["e\u0301", "é"]}, "more than once: é"), ({"flags": [None, []]}, "column flags: found 1 empty values"),
     ({"words": [["a", None], []]}, r"column words \(items\): found 1 empty values"),
     ({"count": ["x", "1"]}, "column count: found type string"),
     ({"count": [1.5, 2.0]}, "column count: found type double"),
     ({"count": [2**31, 1]}, "column count: found type int64"),
     ({"day": ["hier", "demain"]}, "column day"), ({"extra": [1, 2]}, "not declared: extra")],
)  # fmt: skip
def test_what_is_refused(columns, said):
    with pytest.raises(PublishRefused, match=said):
        encode(mixed(2, **columns))


def test_all_faults_of_a_table_are_told_at_once():
    with pytest.raises(PublishRefused) as refused:
        encode(mixed(2, count=["x", "y"], day=["hier", "demain"], number=["un", "deux"]))
    assert [fault.where for fault in refused.value.faults] == [
        "table mixed, column number", "table mixed, column count", "table mixed, column day"
    ]  # fmt: skip


def test_the_file_says_what_it_is_and_is_made_to_be_searched():
    file = pq.ParquetFile(pa.BufferReader(encode(mixed(), metadata={"title": "Essai", "citation": "A, 2021"})))
    own = {name: value for name, value in file.metadata.metadata.items() if name != b"ARROW:schema"}
    assert own == {b"citation": b"A, 2021", b"title": b"Essai"}
    group = file.metadata.row_group(0)
    assert group.column(0).compression == "ZSTD"
    assert group.column(0).has_column_index
    assert group.sorting_columns == (pq.SortingColumn(0, False, False),)
    assert file.schema_arrow.field("text").metadata[b"description"] == b"Text."
    assert file.read().column("key").to_pylist() == sorted(mixed().column("key").to_pylist())


def test_a_flipped_bit_is_noticed():
    data = bytearray(encode(mixed()))
    data[len(data) // 8] ^= 1
    with pytest.raises((OSError, pa.ArrowException)):
        pq.ParquetFile(pa.BufferReader(bytes(data)), page_checksum_verification=True).read()


words = st.one_of(st.none(), st.lists(st.text(max_size=3), max_size=3))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(st.none() | st.text(max_size=4), st.none() | st.floats(), words), max_size=8),
    order=st.randoms(),
)
def test_any_order_and_a_second_writing_give_the_same_bytes(rows, order):
    numbered = [(f"k{n}", *row) for n, row in enumerate(rows)]
    first = _table(numbered)
    order.shuffle(numbered)
    expected = encode_table(first, MIXED, METADATA)
    assert encode(_table(numbered)) == expected.data
    assert encode(expected.table) == expected.data
    assert encode(pq.read_table(pa.BufferReader(expected.data))) == expected.data


def _table(rows: list[tuple[object, ...]]) -> pa.Table:
    columns: list[tuple[object, ...]] = list(zip(*rows, strict=True)) if rows else [(), (), (), ()]
    return pa.table(
        {
            "key": pa.array(columns[0], pa.string()),
            "text": pa.array(columns[1], pa.string()),
            "number": pa.array(columns[2], pa.float64()),
            "count": pa.nulls(len(rows)),
            "day": pa.nulls(len(rows)),
            "moment": pa.nulls(len(rows)),
            "words": pa.array(columns[3], pa.list_(pa.string())),
            "flags": pa.array([[] for _ in rows], pa.list_(pa.string())),
        }
    )
