"""Nested records: every value at its key path, every list of objects a table whose rows find their parent."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.errors import UnreadableReturn
from transforms.formats.limits import Limits
from transforms.formats.nested import NestedTable, frames_of_nested, unnest


def table(nested: NestedTable) -> dict[str, list[str | None] | None]:
    return {name: nested.column(name) for name in nested.names}


def test_objects_become_key_paths_in_the_order_first_seen() -> None:
    nested = unnest([{"b": {"y": "1", "x": {"z": "2"}}}, {"a": "3", "b": {"x": {"z": "4"}}}])
    assert table(nested.records) == {"b/y": ["1", None], "b/x/z": ["2", "4"], "a": [None, "3"]}
    assert nested.repeats == () and nested.warnings == ()


def test_empties_stay_apart() -> None:
    nested = unnest([{"a": "", "b": None, "c": True, "d": False}, {}], separator="-")
    assert table(nested.records) == {"a": ["", None], "b": [None, None], "c": ["true", None], "d": ["false", None]}


def test_lists_of_objects_are_repeats_at_any_depth() -> None:
    nested = unnest(
        [
            {"id": "1", "visits": []},
            {"id": "2", "visits": [{"day": "lundi", "pets": [{"n": "Chat"}, {"n": "Chien"}]}, {"day": "mardi"}]},
            {"id": "3", "visits": [{"pets": [{"n": "Âne"}]}]},
        ]
    )
    visits, pets = nested.repeats
    assert table(nested.records) == {"id": ["1", "2", "3"]}
    assert (visits.name, visits.parent, pets.name, pets.parent) == ("visits", "", "visits/pets", "visits")
    assert table(visits) == {"day": ["lundi", "mardi", None]}
    assert (visits.returns, visits.parents, visits.positions) == ([1, 1, 2], [1, 1, 2], [1, 2, 1])
    assert (pets.returns, pets.parents, pets.positions) == ([1, 1, 2], [0, 0, 2], [1, 2, 1])


def test_a_repeat_whose_keys_hold_the_whole_path_is_named_once() -> None:
    nested = unnest([{"g/r": [{"g/r/a": "1", "g/r/s": [{"g/r/s/b": "2"}]}]}])
    assert [repeat.name for repeat in nested.repeats] == ["g/r", "g/r/s"]
    assert nested.repeats[1].names == ("g/r/s/b",)


def test_lists_of_values_stay_json_text_and_are_counted() -> None:
    nested = unnest([{"a": "1", "l": ["é", "x"]}, {"l": [{"k": "1"}, None]}, {"l": []}, {"l": None}])
    assert nested.records.column("l") == ['["é", "x"]', '[{"k": "1"}, null]', "[]", None]
    assert nested.warnings == ("column 2: lists of values in 2 record(s), kept as JSON text",)


def test_a_null_where_others_have_an_object_or_a_repeat_makes_no_column() -> None:
    nested = unnest([{"g": None, "r": None}, {"g": {"x": "1"}, "r": [{"y": "2"}]}, {"g": {}, "r": []}])
    assert table(nested.records) == {"g/x": [None, "1", None]}
    assert [len(repeat.rows) for repeat in nested.repeats] == [1]


def test_a_value_where_others_have_an_object_is_kept() -> None:
    nested = unnest([{"g": "texte"}, {"g": {"x": "1"}}, {"g": [{"y": "2"}]}])
    assert table(nested.records) == {"g": ["texte", None, None], "g/x": [None, "1", None]}
    assert table(nested.repeats[0]) == {"y": ["2"]}


def test_key_paths_that_join_to_one_text_are_kept_apart_and_told() -> None:
    nested = unnest([{"a": {"b": "1"}, "a/b": "2"}])
    assert table(nested.records) == {"a/b": ["1"], "a/b (2)": ["2"]}
    assert nested.warnings == ("column 2: the header of column 1 again, read with its rank after it",)


def test_repeats_that_join_to_one_name_are_kept_apart() -> None:
    nested = unnest([{"a": {"b": [{"x": "1"}]}, "a/b": [{"x": "2"}]}])
    assert [repeat.name for repeat in nested.repeats] == ["a/b", "a/b (2)"]


def test_whole_values_are_not_looked_into() -> None:
    nested = unnest([{"_files": [{"u": "1"}], "_at": [None, None], "_s": {"a": "1"}}], whole=("_files", "_at", "_s"))
    assert table(nested.records) == {"_files": ['[{"u": "1"}]'], "_at": ["[null, null]"], "_s": ['{"a": "1"}']}
    assert nested.warnings == () and nested.repeats == ()


def test_frames_have_the_shape_of_the_contract() -> None:
    nested = unnest([{"a": "1"}, {"a": "2", "returns": [{"b": "x"}, {"b": "y"}]}])
    returns, (repeat,) = frames_of_nested(nested, "f.json", {"@id": ["7", None]}, lines=[4, 9])
    assert list(returns.frame) == ["a", "@file", "@sheet", "@line", "@id"] and returns.parent is None
    assert returns.frame["@line"].tolist() == [4, 9] and returns.frame["@id"].isna().tolist() == [False, True]
    assert (repeat.name, repeat.parent) == ("returns (2)", "returns")
    assert repeat.frame["@line"].tolist() == [9, 9] and repeat.frame["@position"].tolist() == [1, 2]
    assert {str(repeat.frame[name].dtype) for name in ("@return", "@parent", "@position")} == {"Int64"}
    assert [(column.name, column.path, column.position) for column in repeat.columns] == [("b", ("b",), 1)]
    assert isinstance(repeat.frame.index, pd.RangeIndex)


def test_no_record_gives_an_empty_frame() -> None:
    returns, repeats = frames_of_nested(unnest([]), "f.json")
    assert len(returns.frame) == 0 and returns.columns == () and repeats == ()


def test_more_keys_than_the_limits_allow_are_refused() -> None:
    nested = unnest([{str(number): "x"} for number in range(5)])
    frames_of_nested(nested, "f.json", limits=Limits(columns=5))
    with pytest.raises(UnreadableReturn, match="5 records of 5 different keys"):
        frames_of_nested(nested, "f.json", limits=Limits(columns=4))


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=4)


def leaves(value: Any) -> int:
    """How many texts, booleans and lists kept whole lie in a record."""
    if isinstance(value, dict):
        return sum(leaves(item) for item in value.values())
    if isinstance(value, list):
        is_repeat = bool(value) and all(isinstance(item, dict) for item in value)
        return sum(leaves(item) for item in value) if is_repeat else bool(value)
    return value is not None and value != "[]"


@given(RECORDS)
def test_no_value_is_lost_and_every_row_has_its_parent(records: list[dict[str, Any]]) -> None:
    nested = unnest(records)
    tables = (nested.records, *nested.repeats)
    kept = sum(cell not in (None, "[]") for each in tables for row in each.rows for cell in row.values())
    assert kept == sum(leaves(record) for record in records)
    sizes = {each.name: len(each.rows) for each in tables}
    assert len(sizes) == len(tables)
    for repeat in nested.repeats:
        assert repeat.parent is not None and all(parent < sizes[repeat.parent] for parent in repeat.parents)
        assert set(repeat.returns) <= set(range(len(records)))
