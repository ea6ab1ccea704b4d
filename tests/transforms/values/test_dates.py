"""Dates: what a text states, and no more."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.schema import FIRST_DAY, LAST_DAY
from transforms.values.calendar_words import MONTHS
from transforms.values.dates import read_date

READ = [
    ("2020-03-13", "2020-03-13", "day"),
    ("2020-03-13 00:00:00", "2020-03-13", "day"),
    ("2020-03-13T10:20:30Z", "2020-03-13", "day"),
    ("13/03/2020", "2020-03-13", "day"),
    ("3/4/2020", "2020-04-03", "day"),
    ("13.03.20", "2020-03-13", "day"),
    ("31-12-2049", "2049-12-31", "day"),
    ("Début : mars 2021", "2021-03-01", "month"),
    ("début mars 2021", "2021-03-01", "month_part"),
    ("date de début : 01/09/2022", "2022-09-01", "day"),
    ("à la rentrée 2021", "2021-09-01", "season"),
    ("à la rentrée de septembre 2021", "2021-09-01", "month"),
    ("lancement public fin 2022", "2022-10-01", "year_part"),
    ("20220314", "2022-03-14", "day"),
    ("14032022", "2022-03-14", "day"),
    ("1 er mars 2020", "2020-03-01", "day"),
    ("1ier mars 2020", "2020-03-01", "day"),
    ("lancement officiel : 14 juillet 2021", "2021-07-14", "day"),
    ("ouverture au public le 14/07/2021", "2021-07-14", "day"),
    ("IIIe trimestre 2021", "2021-07-01", "quarter"),
    ("01/01/1980", "1980-01-01", "day"),
    ("1er mars 2020", "2020-03-01", "day"),
    ("1ᵉʳ mars 2020", "2020-03-01", "day"),
    ("le 19 juillet 2020", "2020-07-19", "day"),
    ("vendredi 13 mars 2020", "2020-03-13", "day"),
    ("9 octobre2019", "2019-10-09", "day"),
    ("à partir du 3 mars 2020", "2020-03-03", "day"),
    ("29 février 2020", "2020-02-29", "day"),
    ("mars 2020", "2020-03-01", "month"),
    ("Mars\u00a02020", "2020-03-01", "month"),
    ("DECEMBRE 2020", "2020-12-01", "month"),
    ("déc. 20", "2020-12-01", "month"),
    ("2020-03", "2020-03-01", "month"),
    ("11/2020", "2020-11-01", "month"),
    ("mois d’août 2020", "2020-08-01", "month"),
    ("courant avril 2023", "2023-04-01", "month"),
    ("March 2020", "2020-03-01", "month"),
    ("début juillet 2020", "2020-07-01", "month_part"),
    ("mi-mai 2020", "2020-05-11", "month_part"),
    ("fin août 2020", "2020-08-21", "month_part"),
    ("T2 2020", "2020-04-01", "quarter"),
    ("2020-T4", "2020-10-01", "quarter"),
    ("T1/21", "2021-01-01", "quarter"),
    ("3e trimestre 2020", "2020-07-01", "quarter"),
    ("3ème trim. 2019", "2019-07-01", "quarter"),
    ("premier semestre 2020", "2020-01-01", "semester"),
    ("2nd semestre 2021", "2021-07-01", "semester"),
    ("S1 2023", "2023-01-01", "semester"),
    ("à l’été 2020", "2020-06-01", "season"),
    ("automne 2020", "2020-09-01", "season"),
    ("hiver 2020", "2020-01-01", "season"),
    ("hiver 2020-2021", "2020-12-01", "season"),
    ("rentrée 2020", "2020-09-01", "season"),
    ("depuis fin 2020", "2020-10-01", "year_part"),
    ("début de l'année 2021", "2021-01-01", "year_part"),
    ("mi-2020", "2020-04-01", "year_part"),
    ("2020", "2020-01-01", "year"),
    ("depuis 2019", "2019-01-01", "year"),
    ("année 2021", "2021-01-01", "year"),
    ("1980", "1980-01-01", "year"),
    ("2049", "2049-01-01", "year"),
]
UNREAD = [
    "2021-02-30",
    "29/02/2021",
    "13/13/2020",
    "03/25/2020",
    "2020-13",
    "00/00/0000",
    "1979",
    "2100",
    "31/12/1979",
    "01/01/2100",
    "45058",
    "20201313",
    "20200332",
    "20501231",
    "19791231",
    "202003131",
    "13132020",
    "2 er mars 2020",
    "Fin : mars 2021",
    "fin officielle : 14 juillet 2021",
    "délibération : 14 juillet 2021",
    "IVe trimestre",
    "2050",
    "01/01/2050",
    "31/12/2099",
    "le 1er",
    "T5 2020",
    "S3 2020",
    "hiver 2020-2022",
    "en cours",
    "il y a longtemps",
    "mars",
    "²020",
    "x" * 5_000,
]
MISSING = [("", "blank"), (" \u00a0", "blank"), ("NSP", "dont_know"), ("?", "dont_know"), ("s.o.", "not_applicable")]
SPANS = [
    ("de mars à juin 2020", "2020-03-01", "2020-06-01"),
    ("du 1 er au 15 mars 2020", "2020-03-01", "2020-03-15"),
    ("du 3 au 15 mars 2020", "2020-03-03", "2020-03-15"),
    ("du 01/09/2020 au 31/12/2020", "2020-09-01", "2020-12-31"),
    ("novembre 2020 - mars 2021", "2020-11-01", "2021-03-01"),
    ("de novembre à mars 2021", "2020-11-01", "2021-03-01"),
    ("2019-2020", "2019-01-01", "2020-01-01"),
]


@pytest.mark.parametrize(("text", "day", "precision"), READ)
def test_a_date_is_its_earliest_day_with_its_precision(text: str, day: str, precision: str) -> None:
    read = read_date(text)
    assert (read.value, read.precision) == (dt.date.fromisoformat(day), precision)
    assert (read.missing, read.signal) == (None, None)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_date_is_not_read_and_signalled(text: str) -> None:
    read = read_date(text)
    assert (read.value, read.missing, read.signal) == (None, "unreadable", "readable")


@pytest.mark.parametrize(("text", "kind"), MISSING)
def test_a_mark_gives_the_missing_kind_without_a_signal(text: str, kind: str) -> None:
    read = read_date(text)
    assert (read.value, read.missing, read.signal) == (None, kind, None)


@pytest.mark.parametrize("text", ["15 mars", "1er avril", "29 février"])
def test_a_day_without_a_year_has_a_precision_and_no_value(text: str) -> None:
    read = read_date(text)
    assert (read.value, read.precision, read.missing) == (None, "day_without_year", "unreadable")


@pytest.mark.parametrize(
    "text",
    [
        "premier confinement",
        "depuis le 2e confinement",
        "confinement de novembre",
        "à la rentrée",
        "après la rentrée 2021",
    ],
)
def test_an_event_is_no_date(text: str) -> None:
    read = read_date(text)
    assert (read.value, read.precision, read.missing) == (None, "event", "unreadable")


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_of_a_span_a_start_takes_the_first_end_and_an_end_the_last(text: str, first: str, last: str) -> None:
    assert read_date(text).value == dt.date.fromisoformat(first)
    assert read_date(text, end=True).value == dt.date.fromisoformat(last)


@given(st.text())
def test_any_text_gives_a_date_in_bounds_or_a_reason(text: str) -> None:
    read = read_date(text)
    if read.value is None:
        assert read.missing is not None
    else:
        assert FIRST_DAY <= read.value <= LAST_DAY
        assert read.precision is not None
        assert read.missing is None


@given(st.from_regex(r"\A[0-9a-zé/. -]{0,20}\Z"), st.sampled_from([" ", "\t", "\n", "\u00a0", "\u202f"]))
def test_white_space_around_changes_nothing(text: str, space: str) -> None:
    assert read_date(space + text + space) == read_date(text)


def test_a_label_says_which_end_a_date_is() -> None:
    assert read_date("Fin : mars 2021", end=True).value == dt.date(2021, 3, 1)
    assert read_date("Début : mars 2021", end=True).signal == "readable"


def test_the_last_day_of_the_calendar_is_no_end_and_later_starts_are_none() -> None:
    assert read_date("30/12/2099", end=True).value == dt.date(2099, 12, 30)
    assert read_date("2050", end=True).value == dt.date(2050, 1, 1)
    for text in ("31/12/2099", "2099-12-31 00:00:00"):
        assert (read_date(text, end=True).value, read_date(text, end=True).signal) == (None, "readable")


@given(st.dates(FIRST_DAY, dt.date(2049, 12, 31)))
def test_every_day_is_read_back_in_every_spelling(day: dt.date) -> None:
    month = next(word for word, number in MONTHS.items() if number == day.month)
    for text in (
        day.isoformat(),
        day.strftime("%d/%m/%Y"),
        f"{day.day} {month} {day.year}",
        f"{day:%Y%m%d}",
        f"{day:%d%m%Y}",
    ):
        assert (read_date(text).value, read_date(text).precision) == (day, "day")
