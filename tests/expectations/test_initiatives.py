"""Judging initiatives: what is accepted, what is rejected and how it is told."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations.initiatives import judge_initiatives, suite
from expectations.judgement import REJECT_COLUMNS, TALLY_COLUMNS
from expectations.rules import BY_CODE, RULES, rules_of
from transforms.errors import UnexpectedStructure
from transforms.schema import INITIATIVES


@pytest.fixture
def judged(book, initiatives, poisons):
    """Judges rows by all rules, or (a second instead of milliseconds) by those of some fields alone."""

    def judge(*rows, fields=None):
        rules = tuple(rule for rule in RULES if fields is None or rule.field in fields)
        return judge_initiatives(initiatives(*rows), book, poisons.WAVE, rules)

    return judge


def test_a_valid_row_is_accepted_as_it_came(judged, valid_initiative, initiatives):
    judgement = judged(valid_initiative())
    expected = initiatives(valid_initiative()).drop(columns="@signals")
    pd.testing.assert_frame_equal(judgement.accepted, expected)
    assert judgement.rejects.empty
    assert list(judgement.rejects.columns) == list(REJECT_COLUMNS)


def test_a_critical_failure_rejects_the_row_and_says_why(judged, valid_initiative):
    judgement = judged(
        valid_initiative(1), valid_initiative(2, status="en cours"), valid_initiative(3), fields=["status"]
    )
    assert len(judgement.accepted) == 2
    assert isinstance(judgement.accepted.index, pd.RangeIndex)
    reject = judgement.rejects.iloc[0].to_dict()
    assert judgement.rejected == len(judgement.rejects) == 1
    assert reject == {
        "return_id": valid_initiative()["return_id"],
        "initiative_id": valid_initiative(2)["initiative_id"],
        "wave": "2020",
        "source_id": "pages",
        "source_line": 12,
        "key": f"initiative_id={valid_initiative(2)['initiative_id']}",
        "rule": "status.code_list",
        "field": "status",
        "value": "en cours",
        "length": 8,
        "message_en": "status is not a code of list status.",
        "message_fr": "status n'est pas un code de la liste status.",
    }


def test_a_row_is_told_once_for_each_critical_rule(judged, valid_initiative):
    judgement = judged(valid_initiative(status="?", position=0, title=None), fields=["status", "position", "title"])
    assert list(judgement.rejects["rule"]) == ["position.bounds", "status.code_list", "title.required"]
    assert judgement.rejected == 1


def test_fields_that_may_hold_personal_data_are_never_quoted(judged, valid_initiative):
    fields = [field.name for field in INITIATIVES.fields if not field.quotable]
    secret = {"Jean": "Dupont"}  # of no declared type
    rejects = judged(*(valid_initiative(n, **{name: secret}) for n, name in enumerate(fields)), fields=fields).rejects
    assert {"title", "description", "url"} <= set(fields)
    assert list(rejects["rule"]) == [f"{name}.type" for name in fields]
    assert set(rejects["value"]) == {None}
    assert set(rejects["length"]) == {len(str(secret))}
    assert "Dupont" not in rejects.to_csv()


def test_a_malformed_url_is_told_by_its_length(judged, valid_initiative):
    reject = judged(valid_initiative(url="jean.dupont@example.org"), fields=["url"]).rejects.iloc[0]
    assert (reject["rule"], reject["value"], reject["length"]) == ("url.pattern", None, 23)


def test_warnings_flag_the_row_and_keep_it(judged, valid_initiative):
    row = valid_initiative(
        title="Ok", flags=["url.readable"], **{"@signals": ["status.known_answer", "started_on.readable"]}
    )
    judgement = judged(row, fields=["title", "status", "started_on", "url"])
    assert judgement.rejects.empty
    assert judgement.accepted.at[0, "flags"] == [
        "started_on.readable",
        "status.known_answer",
        "title.plausible_length",
        "url.readable",
    ]
    assert "@signals" not in judgement.accepted.columns


def test_flags_are_unique(judged, valid_initiative):
    row = valid_initiative(flags=["url.readable"], **{"@signals": ["url.readable", "url.readable"]})
    assert judged(row, fields=["url"]).accepted.at[0, "flags"] == ["url.readable"]


def test_all_rows_that_share_an_id_are_rejected(judged, valid_initiative):
    judgement = judged(
        valid_initiative(1), valid_initiative(2), valid_initiative(1, title="Autre"), fields=["initiative_id"]
    )
    assert list(judgement.rejects["rule"]) == ["initiative_id.key"] * 2
    assert list(judgement.accepted["initiative_id"]) == [valid_initiative(2)["initiative_id"]]
    assert "Several rows share one key" in judgement.rejects.at[0, "message_en"]


def test_ids_that_are_missing_are_not_told_as_the_same(judged, valid_initiative):
    judgement = judged(*[valid_initiative(initiative_id=None)] * 2, fields=["initiative_id"])
    assert list(judgement.rejects["rule"]) == ["initiative_id.required"] * 2
    assert list(judgement.rejects["initiative_id"]) == [None, None]


def test_the_tally_counts_the_rows_that_a_rule_had_something_to_say_about(judged, valid_initiative):
    tally = judged(
        valid_initiative(1, ended_on=None, ended_on_precision=None),
        valid_initiative(2, status="?"),
        valid_initiative(3),
    ).tally.set_index("rule")
    counts = {rule: tuple(tally.loc[rule, ["checked", "failed"]]) for rule in tally.index}
    assert list(tally.reset_index().columns) == list(TALLY_COLUMNS)
    assert list(tally.index) == [rule.code for rule in rules_of("initiatives")]
    assert counts["title.required"] == (3, 0)
    assert counts["status.code_list"] == (3, 1)
    assert counts["ended_on.type"] == (2, 0)
    assert counts["ended_on.not_before_start"] == (2, 0)
    assert counts["satisfaction.code_list"] == (0, 0)
    assert counts["authority.resolved"] == (3, 0)


def test_every_rule_of_the_table_is_judged_with_its_severity(book):
    told = {e.meta["rule"]: str(e.severity.value) for e in suite(book).expectations}
    assert told == {rule.code: rule.severity for rule in rules_of("initiatives")}


def test_an_empty_frame_has_no_rows_and_every_rule(judged):
    judgement = judged()
    assert judgement.accepted.empty and judgement.rejects.empty
    assert list(judgement.accepted.columns) == list(INITIATIVES.names)
    assert set(judgement.tally["checked"]) == {0}


def test_missing_and_unknown_columns_are_all_named(book, initiatives, valid_initiative):
    frame = initiatives(valid_initiative()).drop(columns=["title", "@signals"]).assign(remark="x")
    with pytest.raises(UnexpectedStructure) as raised:
        judge_initiatives(frame, book)
    assert [fault.found for fault in raised.value.faults] == [
        "no column '@signals'",
        "no column 'title'",
        "column 'remark'",
    ]


@pytest.mark.parametrize("labels", [[0, 0], [1, 2], [1, 0], ["a", "b"]])
def test_any_index_but_a_range_is_refused(labels, book, initiatives, valid_initiative):
    frame = initiatives(valid_initiative(1), valid_initiative(2)).set_index(pd.Index(labels))
    with pytest.raises(UnexpectedStructure, match="index"):
        judge_initiatives(frame, book)


def test_a_signal_that_is_no_rule_is_a_fault(judged, valid_initiative):
    with pytest.raises(UnexpectedStructure, match="title\\.nonsense"):
        judged(valid_initiative(**{"@signals": ["title.nonsense"]}))


@pytest.mark.parametrize("signals", [None, "title.length", np.array(["title.length"])])
def test_signals_that_are_no_list_are_a_fault(signals, judged, valid_initiative):
    with pytest.raises(UnexpectedStructure, match="row 1"):
        judged(valid_initiative(1), valid_initiative(2, **{"@signals": signals}))


def test_without_a_wave_its_field_period_says_nothing(book, initiatives, valid_initiative):
    late = valid_initiative(started_on=dt.date(2050, 1, 1), ended_on=None, ended_on_precision=None)
    assert judge_initiatives(initiatives(late), book).accepted.at[0, "flags"] == []


def test_a_wave_whose_end_is_open_has_no_last_day(book, initiatives, valid_initiative, poisons):
    wave = replace(poisons.WAVE, field_period=replace(poisons.WAVE.field_period, end=None))
    late = valid_initiative(started_on=dt.date(2050, 1, 1), ended_on=None, ended_on_precision=None)
    assert judge_initiatives(initiatives(late), book, wave).accepted.at[0, "flags"] == []


def test_the_callers_frame_is_left_alone(book, initiatives, valid_initiative):
    frame = initiatives(valid_initiative(1, title="Ok"), valid_initiative(2, position=True))
    before = frame.copy(deep=True)
    judge_initiatives(frame, book)
    pd.testing.assert_frame_equal(frame, before)
    assert frame.at[0, "flags"] == []


def test_one_value_of_a_wrong_type_leaves_its_neighbours_judged(judged, valid_initiative):
    rows = valid_initiative(1, population="douze"), valid_initiative(2, population=-1), valid_initiative(3)
    judgement = judged(*rows, fields=["population"])
    told = dict(zip(judgement.rejects["initiative_id"], judgement.rejects["rule"], strict=True))
    assert told == {
        valid_initiative(1)["initiative_id"]: "population.type",
        valid_initiative(2)["initiative_id"]: "population.bounds",
    }


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.dates(),
    st.datetimes(),
    st.lists(st.one_of(st.text(max_size=3), st.none(), st.integers()), max_size=2),
    st.just(math.nan),
    st.just(pd.NA),
    st.just(pd.NaT),
    st.just({"a": 1}),
)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.sampled_from(INITIATIVES.names), JUNK, max_size=6), min_size=30, max_size=60))
def test_whatever_the_cells_no_row_is_lost(judged, valid_initiative, rows):
    judgement = judged(*(valid_initiative(number, **cells) for number, cells in enumerate(rows)))
    assert len(judgement.accepted) + judgement.rejected == len(rows)
    assert set(judgement.rejects["rule"]) <= {code for code, rule in BY_CODE.items() if rule.severity == "critical"}
    assert all(isinstance(flags, list) for flags in judgement.accepted["flags"])


def test_accepted_rows_fit_the_arrow_schema(judged, poisons):
    """What is accepted can be published: all poisons at once, and the survivors cast without a loss."""
    rows = [
        row
        for number, (code, (table, _)) in enumerate(poisons.POISONS.items())
        if table == "initiatives"
        for row in poisons.poisoned_rows(code, number)
    ]
    accepted = judged(*rows).accepted
    warnings = [rule for rule in RULES if rule.table == "initiatives" and rule.severity == "warning"]
    assert len(accepted) == len(warnings)
    table = pa.Table.from_pylist(accepted.to_dict("records"), schema=INITIATIVES.arrow_schema())
    table.validate(full=True)
    assert all(
        not column.null_count for field, column in zip(table.schema, table.columns, strict=True) if not field.nullable
    )
