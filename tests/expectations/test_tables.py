"""The related tables are judged like the initiatives; their typed frames are read as plain values."""

from __future__ import annotations

import pandas as pd
import pytest

from expectations.tables import RELATED, judge_table
from transforms.codes import codes_frame
from transforms.errors import UnexpectedStructure
from transforms.schema import TABLES


def test_the_code_lists_pass_as_published(book):
    judgement = judge_table("codes", codes_frame(book), book)
    assert judgement.rejects.empty
    assert len(judgement.accepted) == sum(len(code_list.codes) for code_list in book.values())
    assert judgement.tally["failed"].sum() == 0


def test_a_code_that_is_there_twice_fails_the_table(book):
    once = codes_frame(book)
    judgement = judge_table("codes", pd.concat([once, once.tail(1)], ignore_index=True), book)
    assert set(judgement.rejects["rule"]) == {"codes.code.key"}
    assert judgement.rejected == 2
    assert judgement.rejects.at[0, "key"] == f"list={once['list'].iloc[-1]}, code={once['code'].iloc[-1]}"


@pytest.mark.parametrize("table", RELATED)
def test_an_empty_table_is_judged_by_every_rule(table, poisons, book):
    judgement = judge_table(table, poisons.frame_of(table, []), book)
    assert judgement.rejected == 0
    assert len(judgement.tally) > 0 and set(judgement.tally["checked"]) == {0}


@pytest.mark.parametrize("table", RELATED)
def test_missing_columns_are_named(table, book):
    with pytest.raises(UnexpectedStructure) as raised:
        judge_table(table, pd.DataFrame(), book)
    assert {fault.found for fault in raised.value.faults} == {f"no column {name!r}" for name in TABLES[table].names}


def test_returns_get_flags_too(poisons, book):
    frame = poisons.frame_of("returns", [poisons.valid_row("returns") | {"stale": True, "disposition": "partial"}])
    assert judge_table("returns", frame, book).accepted.at[0, "flags"] == [
        "returns.disposition.not_partial",
        "returns.stale.read_again",
    ]


def test_the_rules_table_made_of_a_tally_passes_its_own_rules(book):
    tally = judge_table("codes", codes_frame(book), book).tally
    frame = tally.assign(survey_id="crise", wave="2020", source_id="pages")[list(TABLES["rules"].names)]
    assert judge_table("rules", frame, book).rejected == 0


def test_initiatives_and_unknown_tables_are_not_related(poisons, book):
    with pytest.raises(ValueError, match="initiatives"):
        judge_table("initiatives", poisons.frame_of("initiatives", []), book)
    with pytest.raises(ValueError, match="nonsense"):
        judge_table("nonsense", pd.DataFrame(), book)


def test_a_column_that_is_there_twice_is_refused(poisons, book):
    frame = poisons.frame_of("codes", [poisons.valid_row("codes")])
    with pytest.raises(UnexpectedStructure, match="more than once"):
        judge_table("codes", pd.concat([frame, frame[["label_fr"]]], axis=1), book)


@pytest.mark.parametrize(
    ("disposition", "failed"),
    [
        ("superseded", False),
        ("disputed", False),
        ("partial", True),
        ("complete", True),
        ("withdrawn", True),
        ("test", True),
        ("empty", True),
    ],
)
def test_only_a_return_that_another_replaces_may_have_initiatives_without_being_published(
    disposition, failed, poisons, book
):
    row = poisons.valid_row("returns") | {"disposition": disposition, "published": False, "initiatives_published": 1}
    [rules] = poisons.failures_by_row(poisons.verdict_on("returns", [row], book))
    assert ("returns.initiatives_published.only_if_published" in rules) is failed
