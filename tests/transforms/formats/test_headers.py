"""Column names: each once, none empty, and never the name that another header has as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.formats.headers import column_names


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a (2)", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a", "a (2)", "a"], ["a", "a (3)", "a (2)", "a (4)"]),
        (["@id", None, " "], ["_@id", "(column 2)", "(column 3)"]),
        ([None, "(column 1)"], ["(column 1)", "(column 1) (2)"]),
    ],
)
def test_names(cells: list[str | None], names: list[str]) -> None:
    assert column_names(cells)[0] == names


@given(st.lists(st.one_of(st.none(), st.sampled_from(["a", "a (2)", "@a", "_@a", "(column 1)", " "]), st.text())))
def test_names_are_unique_and_none_is_empty_or_the_pipelines_own(cells: list[str | None]) -> None:
    names, warnings = column_names(cells)
    assert len(names) == len(cells) == len(set(names))
    assert all(name.strip() and not name.startswith("@") for name in names)
    changed = sum(name != cell for name, cell in zip(names, cells, strict=True))
    assert bool(warnings) == bool(changed) and len(warnings) <= min(4, changed)


def test_thousands_of_one_header_are_named_in_one_go() -> None:
    names, _ = column_names(["a"] * 20_000)
    assert names[-1] == "a (20000)"


def test_what_is_changed_for_one_reason_is_told_in_one_sentence() -> None:
    assert column_names(["a", "a", "b", "a", "b", None, " ", "@x", "@y"])[1] == [
        "3 columns with the header of another before them, each read with its rank after it: column 2, 4, 5",
        "2 columns with an empty header, each read as its position: column 6, 7",
        "2 columns with a header in @, each read with an underscore before it: column 8, 9",
    ]


def test_one_alone_is_told_with_the_column_it_repeats() -> None:
    assert column_names(["a", "b", "b"])[1] == ["column 3: the header of column 2 again, read with its rank after it"]


def test_no_more_than_ten_places_are_told() -> None:
    (told,) = column_names(["a"] * 12)[1]
    assert told.startswith("11 columns with") and told.endswith("column 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …")


def test_of_some_columns_nothing_is_said() -> None:
    assert column_names(["a", None, "a"], untold={2})[1] == [
        "column 3: the header of column 1 again, read with its rank after it"
    ]
