"""Tied tables: each row of a repeat finds its return, whatever order the tables come in."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from transforms.formats.frames import place_columns
from transforms.formats.grids import Cell
from transforms.formats.linked_tables import Table, link_tables, parent_by_keys


def table(name: str, keys: list[Cell], parent: str | None = None, parents: list[Cell] | None = None) -> Table:
    frame = pd.DataFrame(place_columns("f", None, range(2, len(keys) + 2)))
    return Table(name, frame, (), {"k": keys}, parent, "k", parents or [])


def numbers(frame: pd.DataFrame) -> list[list[int | None]]:
    columns = frame[["@return", "@parent", "@position"]].astype(object)
    return [[None if pd.isna(cell) else cell for cell in row] for row in columns.to_numpy().tolist()]


def test_children_come_after_their_parents() -> None:
    root = table("returns", ["a", "b"])
    child = table("child", ["c", "d"], "returns", ["b", "b"])
    grandchild = table("grandchild", ["e", "f"], "child", ["d", "c"])
    _, repeats, warnings = link_tables(root, [grandchild, child])
    assert [(repeat.name, repeat.parent) for repeat in repeats] == [("child", "returns"), ("grandchild", "child")]
    assert numbers(repeats[0].frame) == [[1, 1, 1], [1, 1, 2]]
    assert numbers(repeats[1].frame) == [[1, 1, 1], [1, 0, 1]]
    assert warnings == []


def test_a_row_without_a_parent_stays_and_is_told_and_so_do_those_below_it() -> None:
    root = table("returns", ["a"])
    child = table("child", ["c", "d"], "returns", ["gone", None])
    grandchild = table("grandchild", ["e"], "child", ["c"])
    _, repeats, warnings = link_tables(root, [child, grandchild])
    assert numbers(repeats[0].frame) == [[None, None, None]] * 2
    assert numbers(repeats[1].frame) == [[None, 0, 1]]
    assert warnings == ["repeat child: 2 row(s) whose parent is not in the file: line 2, 3"]


def test_a_key_that_several_rows_have_ties_to_the_first_and_is_told() -> None:
    _, repeats, warnings = link_tables(table("returns", ["a", "a"]), [table("child", ["c"], "returns", ["a"])])
    assert numbers(repeats[0].frame) == [[0, 0, 1]]
    assert warnings == ["repeat child: 1 row(s) whose parent key several rows have, tied to the first of them"]


def test_a_table_below_nothing_or_in_a_circle_is_put_below_the_returns() -> None:
    one, other = table("one", ["c"], "other", ["d"]), table("other", ["d"], "one", ["c"])
    _, repeats, warnings = link_tables(table("returns", ["a"]), [one, other, table("third", ["e"], "absent", ["a"])])
    assert {repeat.parent for repeat in repeats} == {"returns"}
    assert len(warnings) == 2  # the third finds its row; those of the circle do not


def test_the_parent_is_the_table_that_holds_most_keys() -> None:
    candidates: dict[str, list[Cell]] = {"a": ["1", "2"], "b": ["2", "3", "4"]}
    assert parent_by_keys(["2", "3", None, ""], candidates) == "b"
    assert parent_by_keys(["1", "1", "1", "3", "4"], candidates) == "b"
    assert parent_by_keys(["9"], candidates) is None and parent_by_keys([], candidates) is None


KEYS = st.lists(st.one_of(st.none(), st.sampled_from("abcde")), max_size=8)


@given(st.lists(st.sampled_from("abcde"), max_size=5, unique=True), KEYS)
def test_no_row_is_lost_and_ranks_count_from_one(own: list[Cell], parents: list[Cell]) -> None:
    child = table("child", [None] * len(parents), "returns", parents)
    _, (repeat,), _ = link_tables(table("returns", own), [child])
    rows = numbers(repeat.frame)
    assert len(rows) == len(parents)
    for key, (number, parent, _position) in zip(parents, rows, strict=True):
        assert number == parent == (own.index(key) if key in own else None)
    for number in range(len(own)):
        ranks = [position for found, _, position in rows if found == number]
        assert ranks == list(range(1, len(ranks) + 1))
