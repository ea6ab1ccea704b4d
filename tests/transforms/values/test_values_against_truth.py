"""Dates, amounts and counts against the truth of the made-up barometer, where that folder lies beside."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from transforms.values.amounts import read_amount
from transforms.values.counts import read_count
from transforms.values.dates import read_date

TRUTH = Path(__file__).parents[3] / "../shared/returns/limesurvey/truth/initiatives.csv"
# Kinds of the truth that are not precisions of ours: a zero is exact, a text without a figure tells nothing known.
PRECISIONS = {"zero": "exact", "no_figure": "unknown", "unknown": None, "blank": None, "": None}


@pytest.fixture(scope="module")
def truth() -> list[dict[str, str]]:
    if not TRUTH.is_file():
        pytest.skip("the returns to develop against are not beside this checkout")
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_start_is_read_as_the_text_says(truth: list[dict[str, str]]) -> None:
    wrong = []
    for row in truth:
        read, precision = read_date(row["start_typed"]), row["start_precision"]
        # No reader knows the year that is not written, and an event is no date.
        earliest = "" if precision in {"day_without_year", "event"} else row["start_earliest"]
        if (str(read.value or ""), read.precision or "unknown") != (earliest, precision):
            wrong.append((row["start_typed"], read))
    assert wrong == []


def test_every_cost_is_read_as_the_text_says(truth: list[dict[str, str]]) -> None:
    wrong = []
    for row in truth:
        for question in ("cost", "running"):
            kind = row[f"{question}_kind"]
            read = read_amount(row[f"{question}_typed"])
            precision = "per_month" if read.period == "month" else read.precision
            high = read.value if read.high is None and precision != "at_least" else read.high
            ends = tuple(float(end) if end else None for end in (row[f"{question}_low"], row[f"{question}_high"]))
            if (read.value, high, precision) != (*ends, PRECISIONS.get(kind, kind)):
                wrong.append((row[f"{question}_typed"], read))
    assert wrong == []


def test_every_count_of_users_is_read(truth: list[dict[str, str]]) -> None:
    written = [row["users"] for row in truth if row["users"]]
    assert len(written) > 300
    assert [text for text in written if read_count(text).value != int(text)] == []
