"""What the checks of single values and of pairs take and refuse."""

from __future__ import annotations

import datetime as dt
import math
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import checks
from transforms.schema import ARROW_TYPES, INT32_MAX

NOON = dt.datetime(2020, 3, 1, 12, 0)
NEVER = [None, math.nan, pd.NaT, pd.NA, {}, object()]
RIGHT = {
    "string": ["", "é", "日本", "🚀", np.str_("x")],
    "bool": [True, False],
    "int32": [0, -INT32_MAX - 1, INT32_MAX],
    "int64": [0, -(2**63), 2**63 - 1],
    "double": [0, 1.5, -0.0, 2**53, -(2**53)],
    "date": [dt.date(2020, 2, 29)],
    "timestamp": [NOON.replace(tzinfo=dt.UTC), pd.Timestamp(NOON, tz="UTC"), NOON.replace(tzinfo=ZoneInfo("UTC"))],
    "strings": [[], ["a", ""], ["é"]],
}
WRONG = {
    "string": [5, b"x", True, ["x"], "\ud800", "a\udfff"],
    "bool": [0, 1, "true", np.True_],
    "int32": [True, 1.0, "1", INT32_MAX + 1, -INT32_MAX - 2, np.int64(1)],
    "int64": [False, 1.0, 2**63, -(2**63) - 1, "1"],
    "double": [True, "1.5", math.inf, -math.inf, math.nan, 1j, 2**53 + 1, 10**400],
    "date": [NOON, NOON.replace(tzinfo=dt.UTC), "2020-03-01", pd.Timestamp(NOON), 20200301],
    "timestamp": [NOON, dt.date(2020, 3, 1), NOON.replace(tzinfo=ZoneInfo("Europe/Paris")), "2020-03-01T12:00:00Z"],
    "strings": ["a", ("a",), ["a", None], [1], np.array(["a"]), [["a"]], {"a"}, ["\ud800"]],
}


def series(*values):
    made = pd.Series([None] * len(values), dtype=object)
    for position, value in enumerate(values):
        made.iat[position] = value
    return made


@pytest.mark.parametrize("declared", list(ARROW_TYPES))
def test_types_are_exact(declared):
    assert all(checks.is_of_type(series(*RIGHT[declared]), declared))
    assert not any(checks.is_of_type(series(*WRONG[declared], *NEVER), declared))


@pytest.mark.parametrize("declared", list(ARROW_TYPES))
def test_what_is_of_a_type_can_be_written_as_it(declared):
    array = pa.array(RIGHT[declared], type=ARROW_TYPES[declared])
    array.validate(full=True)
    assert array.null_count == 0


ANYTHING = st.one_of(
    st.booleans(), st.integers(), st.floats(), st.text(st.characters()), st.dates(), st.datetimes(),
    st.datetimes(timezones=st.just(dt.UTC)), st.lists(st.text(st.characters(exclude_categories=[])), max_size=3),
)  # fmt: skip


@given(ANYTHING, st.sampled_from(list(ARROW_TYPES)))
def test_whatever_passes_its_type_arrow_takes(value, declared):
    if checks.is_of_type(series(value), declared).all():
        pa.array([value], type=ARROW_TYPES[declared]).validate(full=True)


def test_checks_keep_the_index_and_are_bool():
    values = pd.Series(["a", "b"], index=[4, 9], dtype=object)
    held = checks.is_one_of(values, {"a"})
    assert list(held.index) == [4, 9]
    assert held.dtype == bool


def test_checks_of_no_rows_are_bool_too():
    nothing = series()
    assert checks.is_of_type(nothing, "date").dtype == bool
    assert checks.elements_in(nothing, {"a"}).dtype == bool
    assert checks.any_given(nothing, nothing).dtype == bool


@pytest.mark.parametrize("text", ["49\n", "\n49", "٤٩", "4", "490", "49 "])
def test_a_pattern_is_of_the_whole_text_and_of_ascii_digits(text):
    assert list(checks.elements_match(series(["49", "12"], [text]), r"\d{2}")) == [True, False]


def test_an_alternation_is_anchored_as_a_whole():
    assert list(checks.elements_match(series(["2A"], ["2Ax"], ["x49"]), r"\d{2}|2A")) == [True, False, False]


def test_lists_pass_when_all_their_elements_do():
    assert list(checks.elements_in(series([], ["a"], ["a", "z"]), {"a", "b"})) == [True, True, False]
    assert list(checks.lacks_element(series([], ["x"], ["y"]), "x")) == [True, False, True]


@pytest.mark.parametrize(
    ("day", "precision", "last"),
    [
        ((2020, 3, 15), "day", (2020, 3, 15)),
        ((2020, 3, 15), None, (2020, 3, 15)),
        ((2020, 2, 11), "month_part", (2020, 2, 29)),
        ((2020, 2, 1), "month", (2020, 2, 29)),
        ((2021, 2, 1), "month", (2021, 2, 28)),
        ((2020, 10, 1), "quarter", (2020, 12, 31)),
        ((2020, 7, 1), "semester", (2020, 12, 31)),
        ((2020, 12, 1), "season", (2021, 3, 31)),
        ((2020, 10, 1), "year_part", (2021, 3, 31)),
        ((2020, 1, 1), "year", (2020, 12, 31)),
        ((2020, 3, 17), "event", (9999, 12, 31)),
        ((9999, 12, 1), "season", (9999, 12, 31)),
        ((2020, 3, 17), "unknown", (9999, 12, 31)),
    ],
)
def test_the_latest_day_of_a_precision(day, precision, last):
    assert checks.latest_day(dt.date(*day), precision) == dt.date(*last)


@given(
    st.dates(dt.date(1980, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["day", "month", "season", "year", "event"])
)
def test_the_latest_day_is_never_before_the_earliest(day, precision):
    assert checks.latest_day(day, precision) >= day


def test_a_code_book_covers_every_precision(request):
    """A new date precision must say how long it lasts, or be read as a day by mistake."""
    path = request.config.rootpath / "data" / "codes" / "date_precision.csv"
    codes = {line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]}
    assert codes == {"day"} | checks.DATELESS_PRECISIONS | set(checks.MONTHS_COVERED)


def test_missing_is_missing_looks_at_the_row_it_is_told_of():
    frame = pd.DataFrame(
        {"missing": [["url:blank"], ["url:blank"], []], "url": [None, "http://a", "http://a"]}, dtype=object
    )
    assert list(checks.missing_is_missing(frame, ["url"])) == [True, False, True]
    assert list(checks.missing_is_missing(frame[1:], ["url"])) == [False, True]


def test_siren_checksum():
    assert list(checks.is_siren(series("732829320", "732829321", "73282932"))) == [True, False, False]
    assert list(
        checks.siren_where_due(series("epci", "epci", "commune"), series("200054781", "200054782", "49328"))
    ) == [
        True,
        False,
        True,
    ]
