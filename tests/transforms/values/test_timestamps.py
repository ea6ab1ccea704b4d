"""Moments, in UTC."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.values.timestamps import months_lead, read_timestamp, year_first


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-03-13 10:20:30", "2020-03-13T10:20:30+00:00"),
        ("2020-03-13", "2020-03-13T00:00:00+00:00"),
        ("2020-03-13T10:20:30.123+02:00", "2020-03-13T08:20:30.123+00:00"),
        ("2020-03-13T10:20Z", "2020-03-13T10:20:00+00:00"),
        ("12/05/2023 14:30", "2023-05-12T14:30:00+00:00"),
        ("1980-01-02 00:00:00", "1980-01-02T00:00:00+00:00"),
    ],
)
def test_a_moment_is_read_in_utc(text: str, moment: str) -> None:
    assert read_timestamp(text).value == dt.datetime.fromisoformat(moment)


def test_a_moment_without_an_offset_is_in_the_zone_of_the_caller() -> None:
    paris_in_winter = dt.timezone(dt.timedelta(hours=1))
    assert read_timestamp("2020-01-01 00:30", paris_in_winter).value == dt.datetime(2019, 12, 31, 23, 30, tzinfo=dt.UTC)


def test_the_day_that_limesurvey_writes_for_no_time_is_no_moment() -> None:
    read = read_timestamp("1980-01-01 00:00:00")
    assert (read.value, read.missing, read.signal) == (None, "blank", None)


@pytest.mark.parametrize(
    "text", ["2020-02-30", "2020-01-01 25:00", "0001-01-01 00:00+02:00", "9999-12-31T23:59-10:00", "hier", "13 mars"]
)
def test_what_is_no_moment_is_not_read(text: str) -> None:
    assert (read_timestamp(text).value, read_timestamp(text).signal) == (None, "readable")


@given(st.datetimes(min_value=dt.datetime(1990, 1, 1)))
def test_every_moment_is_read_back(moment: dt.datetime) -> None:
    expected = moment.replace(tzinfo=dt.UTC)
    assert read_timestamp(expected.isoformat()).value == expected
    assert read_timestamp(f"\t{moment.isoformat(sep=' ')} ").value == expected


@given(st.text() | st.from_regex(r"\A\d{1,4}[-/]\d{1,2}[-/]\d{1,4}[ T]\d\d:\d\d[+-]\d\d:?\d\d\Z"))
def test_any_text_gives_a_moment_in_utc_or_a_reason(text: str) -> None:
    read = read_timestamp(text)
    assert (read.value is None) == (read.missing is not None)
    assert read.value is None or read.value.utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025/03/01 8:21:00 AM UTC+1", "2025-03-01T07:21:00+00:00"),
        ("2025/03/01 12:21:00 AM UTC+2", "2025-02-28T22:21:00+00:00"),
        ("2025/03/01 12:21:00 PM GMT", "2025-03-01T12:21:00+00:00"),
        ("2025-11-4 1:22:44 p.m.", "2025-11-04T13:22:44+00:00"),
        ("2021-03-04 10:20:30 GMT+5:30", "2021-03-04T04:50:30+00:00"),
        ("04/03/2022 à 10:20", "2022-03-04T10:20:00+00:00"),
        ("2021-07-04 10:20 CEST", "2021-07-04T08:20:00+00:00"),
    ],
)
def test_the_clocks_of_other_tools_are_read(text: str, moment: str) -> None:
    assert read_timestamp(text).value == dt.datetime.fromisoformat(moment)


@pytest.mark.parametrize("text", ["2021-03-04 13:20 PM", "2021-03-04 0:20 AM", "2021-03-04 10:20 UTC+99", "8:21 AM"])
def test_a_clock_that_there_is_not_is_unreadable(text: str) -> None:
    assert read_timestamp(text).signal == "readable"


@pytest.mark.parametrize(
    ("texts", "is_so"),
    [
        (["03/01/2025", "03/14/2025 10:00"], True),
        (["13/01/2025", "03/14/2025"], False),
        (["03/01/2025", "04/02/2025"], False),
        (["4/11/2025 1:22:44 PM", "4/12/2025 9:00 AM", "2025-01-01"], True),
        (["4/11/2025 1:22:44 PM", "4/12/2025 9:00"], False),
        (["14/11/2025 1:22:44 PM"], False),
        ([], False),
    ],
)
def test_a_column_tells_whether_the_month_goes_first(texts: list[str], is_so: bool) -> None:
    assert months_lead(texts) == is_so


def test_the_year_is_put_before_the_month_and_nothing_else_is_changed() -> None:
    assert year_first("3/14/2025 10:00") == "2025-3-14 10:00"
    assert [year_first(text) for text in ("2025-03-14", "14 mars", "1/2/20256", "")] == [
        "2025-03-14", "14 mars", "1/2/20256", "",
    ]  # fmt: skip
