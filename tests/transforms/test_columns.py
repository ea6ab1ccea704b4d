"""Names with `*` and `{n}`: what they stand for, and nothing else is special."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.columns import matching, numbered, part_of

THEMES = ["THEMES1[CYBER]", "THEMES1[other]", "THEMES2[CYBER]", "THEMES10[CYBER]", "titre"]


@pytest.mark.parametrize(
    ("pattern", "column", "part"),
    [
        ("THEMES1[*]", "THEMES1[CYBER]", "CYBER"),
        ("THEMES1[*]", "THEMES10[CYBER]", None),
        ("THEMES1[*]", "THEMES1[]", None),
        ("THEMES1[*]", "THEMES1[a", None),
        ("themes/*", "themes/a/b", "a/b"),
        ("Thèmes (*)", "Thèmes (é)", "é"),
        ("a*a", "aa", None),
        ("a*a", "aba", "b"),
    ],
)
def test_a_pattern_stands_for_text_within_one_name(pattern: str, column: str, part: str | None) -> None:
    assert part_of(pattern, column) == part


def test_patterns_become_the_columns_of_the_file_in_its_order() -> None:
    assert matching(["titre", "THEMES1[*]"], THEMES) == ("titre", "THEMES1[CYBER]", "THEMES1[other]")


def test_what_stands_for_no_column_is_kept_so_that_its_absence_is_told() -> None:
    assert matching(["EFFETS[*]", "seed"], THEMES) == ("EFFETS[*]", "seed")


def test_a_column_is_named_once() -> None:
    assert matching(["THEMES1[CYBER]", "THEMES1[*]", "*[CYBER]"], THEMES) == (
        "THEMES1[CYBER]", "THEMES1[other]", "THEMES2[CYBER]", "THEMES10[CYBER]",
    )  # fmt: skip


@given(st.text(max_size=6), st.text(min_size=1, max_size=6), st.text(max_size=6))
def test_any_text_between_is_found_again(before: str, part: str, after: str) -> None:
    pattern = before.replace("*", "") + "*" + after.replace("*", "")
    assert part_of(pattern, pattern.replace("*", part, 1)) == part


def test_every_n_is_replaced() -> None:
    assert numbered("A{n}[b{n}]", 12) == "A12[b12]"
