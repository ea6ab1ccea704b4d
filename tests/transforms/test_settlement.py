"""Settlement: which returns of one authority count."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.rivals import OWN_RETURN
from transforms.schema import INITIATIVES, RETURNS
from transforms.settlement import OUTCOME, count_published, settle, to_judge

DAY = dt.datetime(2021, 3, 1, tzinfo=dt.UTC)


def make_return(letter: str, **override: Any) -> dict[str, Any]:
    disposition = override.get("disposition", "complete")
    return {
        "return_id": "r-" + letter * 16, "survey_id": "s", "wave": "w", "source_id": "src",
        "disposition": disposition, "published": disposition in {"complete", "partial"}, "stale": False,
        "authority_kind": "commune", "authority_code": "49328", "submitted_on": None, "flags": [],
        "initiatives": 1, "initiatives_published": 0, "source_line": 2, OWN_RETURN: None,
    } | override  # fmt: skip


def returns_of(*rows: dict[str, Any]) -> pd.DataFrame:
    columns = (*RETURNS.names, OWN_RETURN)
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in columns},
        index=pd.RangeIndex(len(rows)),
    )


def initiatives_of(*rows: dict[str, Any], outcome: str | None = None) -> pd.DataFrame:
    columns = (*INITIATIVES.names, "@signals", OUTCOME)
    made = [
        {"initiative_id": row["return_id"].replace("r-", "i-"), "return_id": row["return_id"], OUTCOME: outcome}
        for row in rows
    ]
    return pd.DataFrame({name: pd.Series([row.get(name) for row in made], dtype=object) for name in columns})


def dispositions(*rows: dict[str, Any], one: bool = True) -> list[str]:
    settled = settle(returns_of(*rows), initiatives_of(*rows), one_return_per_authority=one)
    return settled.returns["disposition"].tolist()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"submitted_on": DAY}, {"submitted_on": DAY + dt.timedelta(seconds=1)}, ["superseded", "complete"]),
        ({"submitted_on": DAY}, {"submitted_on": None}, ["complete", "superseded"]),
        ({"disposition": "partial", "submitted_on": DAY}, {}, ["superseded", "complete"]),
        ({"disposition": "partial"}, {"disposition": "partial", "submitted_on": DAY}, ["superseded", "partial"]),
        ({OWN_RETURN: "9"}, {OWN_RETURN: "10"}, ["superseded", "complete"]),
        ({}, {"authority_code": "62119"}, ["complete", "complete"]),
        ({}, {"authority_kind": "epci"}, ["complete", "complete"]),
        ({}, {"wave": "v"}, ["complete", "complete"]),
        ({"authority_code": None}, {"authority_code": None}, ["complete", "complete"]),
        ({}, {"disposition": "empty"}, ["complete", "empty"]),
        ({"disposition": "test"}, {"disposition": "withdrawn"}, ["test", "withdrawn"]),
    ],
)
def test_which_of_two_returns_counts(first: dict[str, Any], second: dict[str, Any], expected: list[str]) -> None:
    assert dispositions(make_return("a", **first), make_return("b", **second)) == expected


def test_pages_of_one_authority_under_two_spellings_all_count() -> None:
    assert dispositions(make_return("a"), make_return("b"), one=False) == ["complete", "complete"]


def test_a_superseded_return_names_its_successor_and_publishes_nothing() -> None:
    old, new = make_return("a", submitted_on=DAY), make_return("b", submitted_on=DAY + dt.timedelta(days=1))
    settled = settle(returns_of(old, new), initiatives_of(old, new), one_return_per_authority=True)
    assert settled.returns["superseded_by"].tolist() == [new["return_id"], None]
    assert settled.returns["published"].tolist() == [False, True]
    assert settled.returns["initiatives_published"].tolist() == [0, 1]
    assert settled.initiatives[OUTCOME].tolist() == ["not_published", None]
    assert settled.to_judge["return_id"].tolist() == [new["return_id"]]


def test_settled_tables_have_the_columns_that_are_judged() -> None:
    rows = (make_return("a"),)
    settled = settle(returns_of(*rows), initiatives_of(*rows), one_return_per_authority=True)
    assert tuple(settled.returns.columns) == RETURNS.names
    assert tuple(settled.to_judge.columns) == (*INITIATIVES.names, "@signals")


def test_an_empty_block_stays_one_whatever_becomes_of_its_return() -> None:
    rows = (make_return("a", disposition="empty"),)
    settled = settle(returns_of(*rows), initiatives_of(*rows, outcome="empty_block"), one_return_per_authority=True)
    assert settled.initiatives[OUTCOME].tolist() == ["empty_block"]
    assert len(to_judge(settled.initiatives)) == 0


def test_no_returns_settle_to_none() -> None:
    settled = settle(returns_of(), initiatives_of(), one_return_per_authority=True)
    assert (len(settled.returns), len(settled.initiatives)) == (0, 0)


def test_published_initiatives_are_counted_per_return() -> None:
    rows = (make_return("a"), make_return("b"))
    counted = count_published(returns_of(*rows), initiatives_of(rows[1], rows[1]))
    assert counted["initiatives_published"].tolist() == [0, 2]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["complete", "partial", "empty", "test"]),
            st.sampled_from(["49328", "62119", None]),
            st.one_of(st.none(), st.integers(0, 3)),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_one_return_counts_per_authority_whatever_the_order(
    rows: list[tuple[str, str | None, int | None]], random: Any
) -> None:
    made = [
        make_return(
            "abcdefgh"[number],
            disposition=disposition,
            authority_code=code,
            submitted_on=None if day is None else DAY + dt.timedelta(days=day),
        )
        for number, (disposition, code, day) in enumerate(rows)
    ]
    shuffled = random.sample(made, len(made))
    settled, again = (
        settle(returns_of(*order), initiatives_of(*order), one_return_per_authority=True).returns
        for order in (made, shuffled)
    )
    assert (
        settled.set_index("return_id")["disposition"].to_dict() == again.set_index("return_id")["disposition"].to_dict()
    )
    counting = settled[settled["published"].astype(bool) & settled["authority_code"].notna()]
    assert counting["authority_code"].is_unique
    assert len(settled) == len(rows)
