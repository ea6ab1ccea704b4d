"""Counts: whole numbers, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.values.counts import read_count

READ = [
    ("200", 200, "exact"),
    ("1 234", 1_234, "exact"),
    ("1\u00a0234", 1_234, "exact"),
    ("12\u202f345\u202f678", 12_345_678, "exact"),
    ("1.500", 1_500, "exact"),
    ("1500.0", 1_500, "exact"),
    ("1500,00", 1_500, "exact"),
    ("0", 0, "exact"),
    ("néant", 0, "exact"),
    ("850 pers.", 850, "exact"),
    ("12,000 users", 12_000, "exact"),
    ("about 12,000", 12_000, "approx"),
    ("05", 5, "exact"),
    ("déjà 200 inscrits", 200, "exact"),
    ("000", 0, "exact"),
    ("200 usagers", 200, "exact"),
    ("300 élèves", 300, "exact"),
    ("2 millions de vues", 2_000_000, "exact"),
    ("environ 200", 200, "approx"),
    ("env. 1 500 hab.", 1_500, "approx"),
    ("cent cinquante", 150, "exact"),
]


@pytest.mark.parametrize(("text", "count", "precision"), READ)
def test_a_count_is_read(text: str, count: int, precision: str) -> None:
    read = read_count(text)
    assert (read.value, read.precision, read.missing) == (count, precision, None)
    assert type(read.value) is int


@pytest.mark.parametrize(
    "text",
    [
        "3,5",
        "3.5 usagers",
        "12,000",
        "12,000 usagers",
        "0012",
        "007 agents",
        "01 001",
        "10-15",
        "> 50",
        "200 sur 300",
        "10 par mois",
        "-5",
        "10²",
        "1" * 4_000,
    ],
)
def test_what_is_no_whole_number_is_not_read(text: str) -> None:
    assert (read_count(text).value, read_count(text).signal) == (None, "readable")


@pytest.mark.parametrize(("text", "kind"), [("NSP", "dont_know"), ("sans objet", "not_applicable"), (" ", "blank")])
def test_a_mark_gives_the_missing_kind(text: str, kind: str) -> None:
    assert (read_count(text).missing, read_count(text).signal) == (kind, None)


@given(st.text())
def test_any_text_gives_a_count_or_a_reason(text: str) -> None:
    read = read_count(text)
    assert (read.value is None) == (read.missing is not None)
    assert read.value is None or (type(read.value) is int and read.value >= 0)


@given(st.text(alphabet="0123456789 .,kmn~", max_size=14), st.sampled_from([" ", "\t", "\u00a0"]))
def test_white_space_around_changes_nothing(text: str, space: str) -> None:
    assert read_count(space + text + space) == read_count(text)


@given(st.integers(0, 10**14))
def test_a_count_is_read_back_in_every_grouping(count: int) -> None:
    for separator in ("", " ", "\u00a0", "\u202f", "."):
        assert read_count(f"{count:,}".replace(",", separator)).value == count
