"""Accounts: a dropped row and a doubled row each make them fail, by name."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import pytest

from transforms.accounts import check_balance, take_accounts, take_arrivals
from transforms.errors import AccountsDoNotBalance
from transforms.identity import identify
from transforms.schema import ACCOUNTS
from transforms.settlement import OUTCOME

ROWS = [
    # own_return, name, departement, outcome before judging
    (None, "Saumur", "49", None),
    (None, "Saumur ", "49", None),
    (None, "Saumur", "49", "empty_block"),
    (None, "Béthune", "62", "not_published"),
    (None, None, None, None),
    ("7", "Agen", "47", None),
    ("7", "Agen", "47", None),
]


@dataclass(frozen=True)
class Books:
    """Everything that the accounts are taken from."""

    answers: pd.DataFrame
    returns: pd.DataFrame
    initiatives: pd.DataFrame
    accepted: list[str]
    rejected: list[str]

    def check(self) -> None:
        arrivals = take_arrivals(self.answers, "s", "w")
        check_balance(arrivals, self.returns, self.initiatives, self.accepted, self.rejected)

    def accounts(self) -> dict[tuple[str, str], int]:
        taken = take_accounts(self.returns, self.initiatives, self.accepted, self.rejected)
        assert tuple(taken.columns) == ACCOUNTS.names
        return {(row.grain, row.outcome): row.count for row in taken.itertuples(index=False)}  # type: ignore[misc]


@pytest.fixture
def books() -> Books:
    answers = pd.DataFrame(
        {
            "@own_return": pd.Series([row[0] for row in ROWS], dtype="str"),
            "@own_initiative": pd.Series([f"R{number}" for number in range(len(ROWS))], dtype="str"),
            "@authority_name": pd.Series([row[1] for row in ROWS], dtype="str"),
            "@authority_kind": pd.Series([None] * len(ROWS), dtype="str"),
            "@authority_kind_as_written": pd.Series([None] * len(ROWS), dtype="str"),
            "@authority_departement": pd.Series([row[2] for row in ROWS], dtype="str"),
            "@source": pd.Series(["src"] * len(ROWS), dtype="str"),
            "@line": pd.Series(range(2, len(ROWS) + 2), dtype="int64"),
        }
    )
    ids = identify(answers, "s", "w")
    place = {"survey_id": "s", "wave": "w", "source_id": "src"}
    initiatives = pd.DataFrame(
        {
            "initiative_id": ids.initiative_ids,
            "return_id": ids.return_ids,
            "source_line": answers["@line"],
            OUTCOME: pd.Series([row[3] for row in ROWS], dtype=object),
        }
    ).assign(**place)
    returns = initiatives.groupby("return_id", sort=True)["source_line"].min().reset_index()
    returns = returns.assign(**place, disposition="complete")
    judged = [id_ for id_, row in zip(ids.initiative_ids, ROWS, strict=True) if row[3] is None]
    return Books(answers, returns, initiatives, judged[1:], [judged[0], judged[0]])


def test_everything_that_came_in_is_counted_once(books: Books) -> None:
    books.check()
    assert books.accounts() == {
        ("return", "complete"): 4,
        ("initiative", "published"): 4,
        ("initiative", "rejected"): 1,
        ("initiative", "empty_block"): 1,
        ("initiative", "not_published"): 1,
    }


def test_what_arrives_is_counted_per_grain_with_its_line(books: Books) -> None:
    arrivals = take_arrivals(books.answers, "s", "w")
    assert arrivals.loc[arrivals["grain"] == "initiative", "line"].tolist() == [2, 3, 4, 5, 6, 7, 8]
    assert sorted(arrivals.loc[arrivals["grain"] == "return", "line"]) == [2, 5, 6, 7]


def expect(books: Books, *parts: str) -> None:
    with pytest.raises(AccountsDoNotBalance) as caught:
        books.check()
    for part in parts:
        assert part in str(caught.value)


def test_an_initiative_dropped_by_the_judge_is_named(books: Books) -> None:
    lost = books.accepted[0]
    dropped = replace(books, accepted=books.accepted[1:])
    expect(dropped, "s, wave w, source src, initiatives", "7 in, 6 out", f"no outcome: {lost}")


def test_an_initiative_published_twice_is_named(books: Books) -> None:
    doubled = replace(books, accepted=[*books.accepted, books.accepted[0]])
    expect(doubled, "7 in, 8 out", f"more than one outcome: {books.accepted[0]}")


def test_an_initiative_both_published_and_rejected_is_named(books: Books) -> None:
    expect(replace(books, rejected=[*books.rejected, books.accepted[0]]), f"more than one outcome: {books.accepted[0]}")


def test_an_initiative_lost_before_it_had_an_outcome_is_named_by_its_line(books: Books) -> None:
    gone = books.initiatives.iloc[3]
    dropped = replace(books, initiatives=books.initiatives.drop(index=3))
    assert gone[OUTCOME] == "not_published"
    expect(dropped, "source src, initiatives", "7 in, 6 out", "lost from line 5")


def test_an_initiative_doubled_on_the_way_is_named(books: Books) -> None:
    doubled = pd.concat([books.initiatives, books.initiatives.iloc[[2]]], ignore_index=True)
    expect(replace(books, initiatives=doubled), "7 in, 8 out", books.initiatives["initiative_id"][2])


def test_a_return_that_is_dropped_or_doubled_is_named(books: Books) -> None:
    first = books.returns.iloc[[0]]
    expect(replace(books, returns=books.returns.drop(index=0)), "source src, returns", "4 in, 3 out", "lost from line")
    doubled = pd.concat([books.returns, first], ignore_index=True)
    expect(replace(books, returns=doubled), "4 in, 5 out", f"more than one outcome: {first['return_id'].iloc[0]}")


def test_a_return_without_a_disposition_is_named(books: Books) -> None:
    returns = books.returns.assign(disposition=[None, "complete", "complete", "complete"])
    expect(replace(books, returns=returns), "4 in, 3 out", f"no outcome: {books.returns['return_id'][0]}")


def test_a_row_from_nowhere_is_named(books: Books) -> None:
    expect(replace(books, accepted=[*books.accepted, "i-stranger"]), "ids that never came in: i-stranger")
    extra = books.initiatives.iloc[[2]].assign(initiative_id="i-extra", source_line=99)
    more = replace(books, initiatives=pd.concat([books.initiatives, extra], ignore_index=True))
    expect(more, "7 in, 8 out", "not in the source: line 99")


def test_one_lost_and_one_invented_do_not_cancel_out(books: Books) -> None:
    moved = books.initiatives.assign(source_line=[2, 3, 4, 99, 6, 7, 8])
    expect(replace(books, initiatives=moved), "7 in, 7 out", "lost from line 5", "not in the source: line 99")


def test_every_imbalance_is_told_at_once(books: Books) -> None:
    broken = replace(books, returns=books.returns.drop(index=0), accepted=books.accepted[1:])
    with pytest.raises(AccountsDoNotBalance) as caught:
        broken.check()
    assert len(caught.value.faults) == 2
