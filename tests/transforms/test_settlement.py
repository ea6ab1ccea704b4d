"""Settlement: which returns of one authority count."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.rivals import COMPLETENESS, DECIDED, OWN_RETURN, WRITTEN_AUTHORITY
from transforms.schema import INITIATIVES, RETURNS
from transforms.settlement import (
    ONLY_IN_SUPERSEDED,
    OUTCOME,
    RESERVED,
    Canonical,
    count_published,
    settle,
    to_judge,
)

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
    columns = (*RETURNS.names, *RESERVED)
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


# --- Contents: what differs, what only one has -----------------------------------------------------


def initiative(of: str, number: int, **said: Any) -> dict[str, Any]:
    blank: dict[str, Any] = dict.fromkeys(INITIATIVES.names)
    told = {
        "initiative_id": f"i-{of}{number}".ljust(18, "a"),
        "return_id": "r-" + of * 16,
        "@signals": [],
        OUTCOME: None,
    }
    return blank | told | said


def settle_all(returns: list[dict[str, Any]], initiatives: list[dict[str, Any]], *, one: bool = True) -> Canonical:
    columns = (*INITIATIVES.names, "@signals", OUTCOME)
    frame = pd.DataFrame({name: pd.Series([row[name] for row in initiatives], dtype=object) for name in columns})
    return settle(returns_of(*returns), frame, one_return_per_authority=one)


def by_letter(settled: Canonical, column: str) -> dict[str, Any]:
    return {of[2]: value for of, value in zip(settled.returns["return_id"], settled.returns[column], strict=True)}


def flags(settled: Canonical) -> dict[str, list[str]]:
    """Initiative → its signals, those that are to be judged alone."""
    rows = settled.to_judge
    return {of[2:4]: signals for of, signals in zip(rows["initiative_id"], rows["@signals"], strict=True)}


OLD, NEW = {"submitted_on": DAY}, {"submitted_on": DAY + dt.timedelta(days=1)}
DRIVE, VISIO, BUS = {"title": "Drive fermier"}, {"title": "Visite à distance"}, {"title": "Bus de vaccination"}


@pytest.mark.parametrize(
    ("first", "second", "became", "published"),
    [
        ("complete", "complete", ["superseded", "complete"], [False, True]),
        ("complete", "partial", ["complete", "superseded"], [True, False]),
        ("partial", "complete", ["superseded", "complete"], [False, True]),
        ("partial", "partial", ["superseded", "partial"], [False, True]),
    ],
)
@pytest.mark.parametrize("said", [DRIVE, VISIO])
def test_complete_and_partial_before_and_after(
    first: str, second: str, became: list[str], published: list[bool], said: dict[str, Any]
) -> None:
    rows = [make_return("a", disposition=first, **OLD), make_return("b", disposition=second, **NEW)]
    settled = settle_all(rows, [initiative("a", 1, **DRIVE), initiative("b", 1, **said)])
    if said is not DRIVE and first == second == "complete":
        became = ["disputed", "disputed"]
    assert settled.returns["disposition"].tolist() == became
    assert settled.returns["published"].tolist() == published


@pytest.mark.parametrize(
    "said",
    [
        {"title": "DRIVE  fermier !"},
        {"title": "Drive fermier", "tools": []},
        {"title": "Drive fermier", "language": "en"},
        {"title": "Drive fermier", "missing": ["url:blank"]},
    ],
)
def test_wording_makes_no_dispute(said: dict[str, Any]) -> None:
    rows = [make_return("a", **OLD), make_return("b", **NEW)]
    settled = settle_all(rows, [initiative("a", 1, **DRIVE), initiative("b", 1, **said)])
    assert settled.returns["disposition"].tolist() == ["superseded", "complete"]
    assert settled.notices == ()
    assert flags(settled) == {"b1": []}


def test_a_corrected_amount_is_a_dispute_told_by_field_and_never_quoted() -> None:
    rows = [make_return("a", **OLD, **{OWN_RETURN: "73"}), make_return("b", **NEW, **{OWN_RETURN: "78"})]
    settled = settle_all(
        rows, [initiative("a", 1, **DRIVE, cost_eur=1000.0), initiative("b", 1, **DRIVE, cost_eur=1200.0)]
    )
    assert settled.returns["disposition"].tolist() == ["disputed", "disputed"]
    assert by_letter(settled, "superseded_by") == {"a": "r-" + "b" * 16, "b": None}
    assert flags(settled) == {"b1": ["return.disputed"]}
    (notice,) = settled.notices
    assert "(id 73)" in notice
    assert "return r-bbbbbbbbbbbbbbbb (id 78)" in notice
    assert "differs in cost_eur;" in notice
    assert "Drive" not in notice


def test_what_only_the_older_return_has_is_published_with_it_and_flagged() -> None:
    rows = [make_return("a", **OLD, initiatives=2), make_return("b", **NEW, initiatives=2)]
    told = [
        initiative("a", 1, **DRIVE),
        initiative("a", 2, **VISIO),
        initiative("b", 1, **DRIVE),
        initiative("b", 2, **BUS),
    ]
    settled = settle_all(rows, told)
    assert flags(settled) == {
        "a2": [ONLY_IN_SUPERSEDED, "return.disputed"], "b1": ["return.disputed"], "b2": ["return.disputed"],
    }  # fmt: skip
    assert settled.initiatives[OUTCOME].tolist() == ["not_published", None, None, None]
    assert by_letter(settled, "initiatives_published") == {"a": 1, "b": 2}
    assert "i-a2aaaaaaaaaaaaaa" in settled.notices[0]


def test_what_only_a_partial_return_has_is_flagged_as_both() -> None:
    rows = [make_return("a", disposition="partial"), make_return("b")]
    settled = settle_all(rows, [initiative("a", 1, **VISIO), initiative("b", 1, **DRIVE)])
    assert flags(settled) == {"a1": [ONLY_IN_SUPERSEDED, "return.partial"], "b1": []}
    assert by_letter(settled, "disposition") == {"a": "superseded", "b": "complete"}


def test_a_partial_return_that_counts_is_flagged_whether_or_not_the_tool_numbers_returns() -> None:
    for one in (True, False):
        settled = settle_all([make_return("a", disposition="partial")], [initiative("a", 1, **DRIVE)], one=one)
        assert flags(settled) == {"a1": ["return.partial"]}


def test_of_three_those_that_differ_are_disputed_and_each_thing_is_surfaced_once() -> None:
    days = [{"submitted_on": DAY + dt.timedelta(days=number)} for number in range(4)]
    rows = [make_return(letter, **day) for letter, day in zip("abcd", days, strict=True)]
    told = [
        initiative("a", 1, **VISIO),
        initiative("b", 1, **VISIO),
        initiative("c", 1, **DRIVE),
        initiative("d", 1, **DRIVE),
    ]
    settled = settle_all(rows, told)
    assert by_letter(settled, "disposition") == {"a": "superseded", "b": "disputed", "c": "superseded", "d": "disputed"}
    assert set(by_letter(settled, "superseded_by").values()) == {None, "r-" + "d" * 16}
    assert set(flags(settled)) == {"b1", "d1"}


def test_an_empty_block_is_never_surfaced() -> None:
    rows = [make_return("a", **OLD), make_return("b", **NEW)]
    settled = settle_all(rows, [initiative("a", 1, **{OUTCOME: "empty_block"}), initiative("b", 1, **DRIVE)])
    assert settled.initiatives[OUTCOME].tolist() == ["empty_block", None]


# --- Dates and ids ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "wins"),
    [
        ({OWN_RETURN: "9", **NEW}, {OWN_RETURN: "10", **OLD}, "a"),
        ({OWN_RETURN: "9", **OLD}, {OWN_RETURN: "10", **OLD}, "b"),
        ({OWN_RETURN: "9", **OLD}, {OWN_RETURN: "10"}, "b"),
        ({OWN_RETURN: "uuid-9", **OLD}, {OWN_RETURN: "uuid-10"}, "a"),
        ({OWN_RETURN: "9", **OLD}, {OWN_RETURN: "10", "source_id": "other"}, "a"),
        ({OWN_RETURN: "uuid-9"}, {OWN_RETURN: "uuid-10"}, "b"),
        ({}, {}, "b"),
    ],
)
def test_the_latest_submission_then_the_highest_id(first: dict[str, Any], second: dict[str, Any], wins: str) -> None:
    settled = settle_all([make_return("a", **first), make_return("b", **second)], [])
    assert {letter for letter, published in by_letter(settled, "published").items() if published} == {wins}


# --- Authorities that were not resolved ------------------------------------------------------------


def test_one_name_as_written_is_one_authority_in_its_wave() -> None:
    unknown = {"authority_code": None, WRITTEN_AUTHORITY: "other  numerian"}
    rows = [
        make_return("a", **unknown),
        make_return("b", **unknown),
        make_return("c", **unknown | {"wave": "v"}),
        make_return("d", **unknown | {WRITTEN_AUTHORITY: "other  soluris"}),
        make_return("e", authority_code=None),
    ]
    settled = settle_all(rows, [])
    published = {letter for letter, published in by_letter(settled, "published").items() if published}
    assert published == {"b", "c", "d", "e"}
    assert not {*RESERVED} & set(settled.returns.columns)


# --- What people decided, and what was refused -----------------------------------------------------

DECIDED_ROW = {DECIDED: "yes"}


@pytest.mark.parametrize(
    ("first", "second", "became", "published"),
    [
        (DECIDED_ROW, {}, ["complete", "superseded"], [True, False]),
        ({}, DECIDED_ROW, ["superseded", "complete"], [False, True]),
        (DECIDED_ROW, DECIDED_ROW, ["complete", "complete"], [True, True]),
        ({"disposition": "superseded", **DECIDED_ROW}, {}, ["superseded", "complete"], [False, True]),
        ({}, {"disposition": "superseded", **DECIDED_ROW}, ["complete", "superseded"], [True, False]),
        ({}, {"disposition": "test", **DECIDED_ROW}, ["complete", "test"], [True, False]),
        ({}, {"disposition": "withdrawn", **DECIDED_ROW}, ["complete", "withdrawn"], [True, False]),
        ({}, {"disposition": "withdrawn"}, ["superseded", "withdrawn"], [False, False]),
        ({"disposition": "withdrawn"}, {}, ["withdrawn", "complete"], [False, True]),
        ({"disposition": "withdrawn"}, {"disposition": "partial"}, ["withdrawn", "superseded"], [False, False]),
        ({}, {"disposition": "withdrawn", COMPLETENESS: "no"}, ["complete", "withdrawn"], [True, False]),
        (DECIDED_ROW, {"disposition": "withdrawn"}, ["complete", "withdrawn"], [True, False]),
    ],
)
def test_people_decide_above_all_and_a_refusal_is_the_latest_word(
    first: dict[str, Any], second: dict[str, Any], became: list[str], published: list[bool]
) -> None:
    rows = [make_return("a", **OLD, **first), make_return("b", **NEW, **second)]
    settled = settle_all(rows, [initiative("a", 1, **DRIVE), initiative("b", 1, **VISIO)])
    assert settled.returns["disposition"].tolist() == became
    assert settled.returns["published"].tolist() == published
    assert "return.disputed" not in [code for signals in flags(settled).values() for code in signals]


def test_a_refusal_publishes_nothing_of_the_authority_and_is_told() -> None:
    rows = [make_return("a", **OLD), make_return("b", disposition="withdrawn", **NEW)]
    settled = settle_all(rows, [initiative("a", 1, **DRIVE), initiative("b", 1, **VISIO)])
    assert flags(settled) == {}
    assert by_letter(settled, "superseded_by") == {"a": "r-" + "b" * 16, "b": None}
    assert "publication refused" in settled.notices[0]


def test_a_decision_without_a_rival_stands_alone() -> None:
    settled = settle_all([make_return("a", disposition="superseded", **DECIDED_ROW)], [initiative("a", 1, **DRIVE)])
    assert (by_letter(settled, "superseded_by"), flags(settled)) == ({"a": None}, {})


def test_no_more_than_fifty_cases_are_told_one_by_one() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    rows, told = [], []
    for number in range(52):
        for day in (OLD, NEW):
            of = "r-" + (letters[number % 32] + letters[number // 32] + ("a" if day is OLD else "b")).ljust(16, "a")
            rows.append(make_return("a", return_id=of, authority_code=str(10_000 + number), **day))
            told.append(initiative("a", 1, return_id=of, initiative_id=of.replace("r-", "i-"),
                                   cost_eur=1.0 if day is OLD else 2.0, **DRIVE))  # fmt: skip
    notices = settle_all(rows, told).notices
    assert len(notices) == 51
    assert notices[-1].startswith("2 more authorities")


# --- Properties ------------------------------------------------------------------------------------

SAID = st.lists(
    st.tuples(st.sampled_from(["Drive fermier", "drive  FERMIER", "Visite", "Atelier 1", "Atelier 2", None]),
              st.sampled_from([None, 1.0, 2.0]), st.sampled_from([None, None, None, "empty_block"])),
    max_size=3,
)  # fmt: skip
RETURN = st.tuples(
    st.sampled_from(["complete", "complete", "partial", "empty", "test", "withdrawn"]),
    st.sampled_from(["49328", "62119", None]),
    st.one_of(st.none(), st.integers(0, 2)),
    st.sampled_from([None, None, None, "yes"]),
    SAID,
)


def made_of(drawn: list[Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    returns, initiatives = [], []
    for letter, (disposition, code, day, decided, said) in zip("abcdefgh", drawn, strict=False):
        returns.append(
            make_return(
                letter, disposition=disposition, authority_code=code, **{OWN_RETURN: letter, DECIDED: decided},
                submitted_on=None if day is None else DAY + dt.timedelta(days=day), initiatives=len(said),
            )
        )  # fmt: skip
        initiatives += [
            initiative(letter, number, title=title, cost_eur=cost, **{OUTCOME: outcome})
            for number, (title, cost, outcome) in enumerate(said)
        ]
    return returns, initiatives


def told_of(settled: Canonical) -> tuple[dict[str, Any], dict[str, Any]]:
    """Everything that is settled, by id."""
    returns = settled.returns.set_index("return_id")[
        ["disposition", "published", "superseded_by", "initiatives_published"]
    ]
    initiatives = settled.initiatives.set_index("initiative_id")[[OUTCOME, "@signals"]]
    return returns.astype(str).to_dict("index"), initiatives.astype(str).to_dict("index")


@given(st.lists(RETURN, max_size=7), st.randoms(use_true_random=False))
def test_settling_depends_on_no_order_and_settling_again_changes_nothing(drawn: list[Any], random: Any) -> None:
    returns, initiatives = made_of(drawn)
    settled = settle_all(returns, initiatives)
    shuffled = settle_all(random.sample(returns, len(returns)), random.sample(initiatives, len(initiatives)))
    assert told_of(settled) == told_of(shuffled)
    again = settle(settled.returns, settled.initiatives, one_return_per_authority=True)
    assert told_of(again) == told_of(settled)
    assert again.notices == ()
    assert sorted(settled.notices) == sorted(shuffled.notices)


@given(st.lists(RETURN, max_size=7))
def test_one_return_speaks_for_an_authority_and_nothing_is_lost(drawn: list[Any]) -> None:
    returns, initiatives = made_of(drawn)
    settled = settle_all(returns, initiatives)
    rows = settled.returns
    assert rows["return_id"].tolist() == [row["return_id"] for row in returns]
    assert rows["disposition"].notna().all()
    standing = rows[rows["published"].astype(bool) & rows["authority_code"].notna()]
    decided = {row["return_id"] for row in returns if row[DECIDED] == "yes"}
    assert standing.loc[~standing["return_id"].isin(decided), "authority_code"].is_unique
    assert (rows["initiatives_published"] <= rows["initiatives"]).all()
    assert len(settled.initiatives) == len(initiatives)
    surfaced = [row for row in settled.to_judge.to_dict("records") if ONLY_IN_SUPERSEDED in row["@signals"]]
    published = set(rows.loc[rows["published"].astype(bool), "return_id"])
    for row in settled.to_judge.to_dict("records"):
        assert row["return_id"] in published or row in surfaced
    # Every title that an authority with a return that counts and none that was refused told of is published.
    for code in {row["authority_code"] for row in returns if row["authority_code"]}:
        own = {row["return_id"]: row["disposition"] for row in returns if row["authority_code"] == code}
        if "withdrawn" not in own.values():
            counting = {of for of, disposition in own.items() if disposition in {"complete", "partial"}}
            titles = {" ".join((row["title"] or "").casefold().split()) for row in initiatives
                      if row["return_id"] in counting and row[OUTCOME] is None}  # fmt: skip
            kept = {" ".join((row["title"] or "").casefold().split()) for row in settled.to_judge.to_dict("records")
                    if row["return_id"] in own}  # fmt: skip
            assert titles == kept
