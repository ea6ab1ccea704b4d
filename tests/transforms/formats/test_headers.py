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
    assert len(warnings) == sum(name != cell for name, cell in zip(names, cells, strict=True))


def test_thousands_of_one_header_are_named_in_one_go() -> None:
    names, _ = column_names(["a"] * 20_000)
    assert names[-1] == "a (20000)"
