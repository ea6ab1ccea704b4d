"""What holds of every reader, whatever the text: it answers, it agrees with itself, its ends are in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.checks import latest_day
from transforms.schema import FIRST_DAY, LAST_DAY
from transforms.values.amounts import read_amount, read_cost, read_running_cost
from transforms.values.calendar_words import MONTHS
from transforms.values.choices import Options, read_choices, split_choices
from transforms.values.counts import read_count, read_quantity
from transforms.values.dates import read_date
from transforms.values.identifiers import read_siren, read_siret
from transforms.values.languages import read_language
from transforms.values.lists import split_list
from transforms.values.parsed import Parsed
from transforms.values.timestamps import read_timestamp
from transforms.values.units import UNITS
from transforms.values.urls import has_token, read_url
from transforms.values.yes_no import read_tick, read_yes_no

READERS: Mapping[str, Callable[[str], Parsed[Any]]] = {
    "date": read_date,
    "end": lambda text: read_date(text, end=True),
    "serial": lambda text: read_date(text, serials=1900),
    "period": lambda text: read_date(text, period=(dt.date(2020, 1, 1), dt.date(2020, 12, 31))),
    "amount": read_amount,
    "cost": read_cost,
    "running": read_running_cost,
    "count": read_count,
    "quantity": read_quantity,
    "yes_no": read_yes_no,
    "url": read_url,
    "siren": read_siren,
    "siret": read_siret,
    "language": read_language,
    "timestamp": read_timestamp,
}
# What people write, cut up and put together again: far nearer to the patterns than any text is.
_PIECES = (
    "1", "2", "12", "15", "31", "000", "2020", "2021", "20", "03", "/", "-", ".", ",", " ", "\u00a0", "'", "(", ")",
    "mars", "février", "déc.", "début", "fin", "mi-", "T2", "S1", "trimestre", "été", "hiver", "confinement", "1er",
    "du", "au", "de", "à", "depuis", "jusqu'au", "en cours", "€", "k€", "M€", "euros", "HT", "TTC", "/an", "x",
    "par mois",
    "environ", "~", "plus de", "moins de", "entre", "et", "+", "soit", "=", "dont", "mille", "cent", "une centaine",
    "élèves", "foyers", "par jour", "%", "NSP", "?", "néant", "gratuit", "https://", "www.", "ville", ".fr", "?token=a",
    "oui", "non", "SIREN", "217500016", "00019", "E+13", "fr", "-FR", "français", "\u202f", "œ", "É", "²", "١",
)  # fmt: skip
texts = (
    st.text()
    | st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)
    | st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join)
)
every_reader = pytest.mark.parametrize("name", READERS)


@every_reader
@given(text=texts)
def test_any_text_is_answered_with_a_value_or_a_reason(name: str, text: str) -> None:
    read = READERS[name](text)
    assert (read.value is None and read.high is None) == (read.missing is not None)
    assert read.signal is None or read.missing == "unreadable"
    assert read.period is None or read.missing is None


@every_reader
@given(text=texts, space=st.sampled_from([" ", "\n", "\t", "\u00a0", "\u202f", "\u200b"]))
def test_what_nobody_sees_changes_nothing(name: str, text: str, space: str) -> None:
    read = READERS[name](text)
    assert READERS[name](space + text + space) == read
    assert READERS[name](text) == read
    if name != "url":
        assert READERS[name](text.replace(" ", "\u00a0").replace("'", "\u2019")) == read


@pytest.mark.parametrize("name", [name for name in READERS if name != "url"])
@given(text=st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join))
def test_neither_case_nor_accents_change_anything(name: str, text: str) -> None:
    bare = text.translate(str.maketrans("éèêàûôîçÉ", "eeeauoicE"))
    assert READERS[name](text.upper()) == READERS[name](text) == READERS[name](bare)


@given(texts)
def test_a_date_lies_between_its_earliest_and_its_latest_day(text: str) -> None:
    for name in ("date", "end", "serial", "period"):
        read = READERS[name](text)
        if read.value is not None:
            assert FIRST_DAY <= read.value <= latest_day(read.value, read.precision)
            assert read.value <= LAST_DAY


@given(texts)
def test_an_end_is_on_or_after_the_start_of_the_same_text(text: str) -> None:
    start, end = read_date(text), read_date(text, end=True)
    if end.value is not None and start.value is not None:
        assert start.value <= end.value


@given(texts)
def test_no_range_is_inverted_and_nothing_is_negative(text: str) -> None:
    for name in ("amount", "cost", "running", "count", "quantity"):
        read = READERS[name](text)
        ends = [end for end in (read.value, read.high) if end is not None]
        assert ends == sorted(ends)
        assert all(end >= 0 for end in ends)


@given(texts)
def test_a_count_is_a_quantity_that_is_said_as_one_number(text: str) -> None:
    count, quantity = read_count(text), read_quantity(text)
    if count.value is not None:
        assert count == quantity
        assert count.high is None
    assert count.unit is None or count.unit in set(UNITS.values())


@given(st.dates(dt.date(1980, 1, 1), dt.date(2049, 12, 31)))
def test_a_day_is_read_back_from_every_spelling(day: dt.date) -> None:
    month = next(word for word, number in MONTHS.items() if number == day.month)
    spellings = (
        day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", f"{day:%d.%m.%Y}", f"{day.day} {month} {day.year}",
        f"le {day.day} {month.upper()} {day.year}", f"{day.isoformat()} 10:00:00", f"depuis le {day:%d/%m/%Y}",
    )  # fmt: skip
    assert {(read_date(text).value, read_date(text).precision) for text in spellings} == {(day, "day")}


@given(st.dates(FIRST_DAY, dt.date(2049, 12, 31)))
def test_months_quarters_and_halves_are_read_back(day: dt.date) -> None:
    month = next(word for word, number in MONTHS.items() if number == day.month)
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    told = {
        f"{month} {day.year}": (day.replace(day=1), "month"),
        f"{day:%m/%Y}": (day.replace(day=1), "month"),
        f"T{quarter} {day.year}": (dt.date(day.year, 3 * quarter - 2, 1), "quarter"),
        f"S{half} {day.year}": (dt.date(day.year, 6 * half - 5, 1), "semester"),
        f"{day.year}": (dt.date(day.year, 1, 1), "year"),
    }
    for text, expected in told.items():
        assert (read_date(text).value, read_date(text).precision) == expected


@given(st.dates(dt.date(1980, 1, 1), dt.date(2049, 12, 31)))
def test_a_serial_number_is_read_only_where_it_is_declared(day: dt.date) -> None:
    serial = str((day - dt.date(1899, 12, 30)).days)
    assert read_date(serial).value is None
    assert read_date(serial, serials=1900).value == day
    assert read_date(str(int(serial) - 1462), serials=1904).value in {day, None}


@given(st.integers(0, 10**11), st.sampled_from(["€", "euros", "€ HT", "€ TTC", ""]))
def test_a_formatted_amount_is_read_back(amount: int, ending: str) -> None:
    for separator in (" ", "\u00a0", "\u202f", "."):
        written = f"{amount:,}".replace(",", separator)
        assert read_amount(f"{written} {ending}").value == amount
        assert read_amount(f"environ {written} {ending}").precision == "approx"


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_cents_are_read_back(euros: int, cents: int) -> None:
    assert read_amount(f"{euros},{cents:02d} €").value == pytest.approx(euros + cents / 100)


@given(st.integers(1, 10**9), st.integers(2, 10**9))
def test_two_figures_side_by_side_never_become_one(first: int, second: int) -> None:
    for between in (" € ", " € HT ", " € TTC ", "€/an "):
        read = read_amount(f"{first}{between}{second} €")
        assert read.value is None or read.value <= max(first, second) + 1


@given(st.integers(0, 10**12), st.sampled_from(["élèves", "foyers", "", "usagers", "agents"]))
def test_a_formatted_count_is_read_back_with_its_unit(count: int, noun: str) -> None:
    read = read_count(f"{count:,} {noun}".replace(",", "\u202f"))
    assert (read.value, read.unit) == (count, UNITS.get({"élèves": "eleve"}.get(noun, noun[:-1])))


@given(st.integers(0, 10**9 - 1))
def test_a_number_is_a_siren_only_by_its_check_digit(number: int) -> None:
    digits = f"{number:09d}"
    valid = [last for last in "0123456789" if read_siren(digits[:8] + last).value]
    assert len(valid) == (digits[:8] != "00000000")
    spaced = " ".join((digits[:3], digits[3:6], digits[6:]))
    assert read_siren(spaced) == read_siren(digits)
    assert read_siren(digits).value in {None, digits}
    assert read_siret(digits).value is None


@given(texts)
def test_an_address_is_read_as_itself_again_and_holds_no_token(text: str) -> None:
    url = read_url(text).value
    if url is not None:
        assert read_url(url).value == url
        assert not has_token(url)


@given(st.lists(st.sampled_from(["un", "deux", "un, deux", "trois, quatre", "trois", "inconnu"]), max_size=6))
def test_options_that_hold_the_separator_are_found_whole(chosen: list[str]) -> None:
    options = Options.of({"un": "a", "deux": "b", "trois, quatre": "c"}, {})
    parts = split_choices(", ".join(chosen), options, ",")
    assert split_choices(", ".join(parts), options, ",") == parts
    read = read_choices(", ".join(chosen), options, ",")
    assert ("c" in (read.value or ())) == ("trois, quatre" in chosen)
    assert (read.signal is not None) == bool({"trois", "inconnu"} & set(chosen))


@given(st.lists(st.sampled_from(["a", "b", "c", "", " "]), max_size=6))
def test_without_such_options_a_cell_is_parted_at_every_separator(parts: list[str]) -> None:
    options = Options.of({"a": "1", "b": "2"}, {})
    assert split_choices(";".join(parts), options, ";") == split_list(";".join(parts), ";")


def test_a_missing_box_was_not_shown_and_an_empty_one_is_not_ticked() -> None:
    assert read_tick(None).missing == "not_shown"
    assert read_tick("").value is False
