"""What the readers of values say, as the canonical columns keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest

from transforms.content import Content, read_content
from transforms.waves import Answer


def read(columns: dict[str, Sequence[str | None]], *answers: Answer) -> Content:
    frame = pd.DataFrame({name: pd.Series(list(cells), dtype="str") for name, cells in columns.items()})
    return read_content(frame, {answer.field: answer for answer in answers})


def counts(*written: str | None, unit: str | None = "personnes") -> list[Any]:
    columns: dict[str, Sequence[str | None]] = {"users_reached": written}
    asked = [Answer("users_reached", ("n",), "count")]
    if unit is not None:
        columns["users_unit"] = [unit] * len(written)
        asked.append(Answer("users_unit", (), "choice", recode={unit: unit}, constant=unit))
    return read(columns, *asked).column("users_unit")


def test_the_unit_that_a_count_was_written_with_goes_before_that_of_the_wave() -> None:
    assert counts("300", "300 foyers", "300 usagers") == ["personnes", "foyers", "personnes"]


def test_no_unit_is_stated_beside_no_count_nor_of_another_thing() -> None:
    assert counts("NSP", None, "beaucoup", "40 appels") == [None, None, None, None]


def test_without_a_unit_of_the_wave_only_what_is_written_is_one() -> None:
    assert counts("300", "300 foyers", unit=None) == [None, "foyers"]


def test_a_unit_that_is_asked_for_is_what_was_answered() -> None:
    columns = {"users_reached": ["300 foyers"], "users_unit": ["élèves"]}
    unit = Answer("users_unit", ("u",), "choice", recode={"élèves": "eleves"})
    assert read(columns, Answer("users_reached", ("n",), "count"), unit).column("users_unit") == ["eleves"]


def test_a_cost_and_a_cost_by_year_in_one_cell_are_told_apart() -> None:
    written = ["12 000 € + 1 200 €/an", "12 000 €", "100 €/mois", "12 000 € + 3 000 €"]
    content = read(
        {"cost_eur": written, "running_cost_eur": written},
        Answer("cost_eur", ("c",), "amount"),
        Answer("running_cost_eur", ("c",), "amount"),
    )
    assert content.column("cost_eur") == [12_000.0, 12_000.0, 100.0, None]
    assert content.column("running_cost_eur") == [1_200.0, 12_000.0, 1_200.0, None]
    assert content.signals == [[], [], [], ["cost_eur.readable", "running_cost_eur.readable"]]


@pytest.mark.parametrize("order", [1, -1])
def test_the_ends_of_a_cost_may_be_two_questions(order: int) -> None:
    written = {"cost_eur": ["10-15 k€", "10", "10", None], "cost_eur_max": [None, "20", "10", "500"]}
    asked = [Answer("cost_eur", ("c",), "amount"), Answer("cost_eur_max", ("m",), "amount")]
    content = read(written, *asked[::order])
    assert content.column("cost_eur") == [10_000.0, 10.0, 10.0, None]
    assert content.column("cost_eur_max") == [15_000.0, 20.0, 10.0, 500.0]
    assert content.column("cost_precision") == ["range", "range", "exact", "at_most"]
    assert content.missing == [[], [], [], ["cost_eur:blank"]]


def test_each_of_several_cells_is_masked_before_it_is_parted() -> None:
    cells = "A/B\x1fMme Martin 01/99/00/11/22"
    answer = Answer("partners", ("p1", "p2"), "list", separator="\x1f", split_at=("/",))
    content = read({"partners": [cells]}, answer)
    assert content.column("partners") == [["A", "B", "Mme [nom masqué] [téléphone masqué]"]]
    assert content.masked == [2]


def test_a_yearly_cost_is_no_cost() -> None:
    content = read({"cost_eur": ["1 200 €/an", "1 200 €"]}, Answer("cost_eur", ("c",), "amount"))
    assert content.column("cost_eur") == [None, 1_200.0]
    assert content.column("running_cost_eur") == [1_200.0, None]
    assert content.missing == [["cost_eur:not_applicable"], []]


def test_the_precision_of_what_no_value_follows_from_is_unknown() -> None:
    content = read(
        {"started_on": ["hier", "premier confinement", "NSP", "mars 2020"]}, Answer("started_on", ("d",), "date")
    )
    assert content.column("started_on_precision") == ["unknown", "event", None, "month"]


def test_a_number_is_a_date_only_where_the_wave_says_that_dates_are_numbers() -> None:
    written = {"started_on": ["45058", "mars 2020"]}
    plain = read(written, Answer("started_on", ("d",), "date"))
    serial = read(written, Answer("started_on", ("d",), "date", serial_dates=1900))
    assert plain.column("started_on") == [None, dt.date(2020, 3, 1)]
    assert serial.column("started_on") == [dt.date(2023, 5, 12), dt.date(2020, 3, 1)]


def test_an_address_with_a_token_is_withheld() -> None:
    content = read({"url": ["https://ville.example/?token=abc", "www.ville.example"]}, Answer("url", ("u",), "url"))
    assert content.column("url") == [None, "https://www.ville.example"]
    assert content.missing == [["url:withheld"], []]
