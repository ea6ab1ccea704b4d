"""Amounts: value, high end and precision of what is written about money."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.values.amounts import read_amount, read_cost, read_running_cost
from transforms.values.numerals import spelled

READ = [
    ("12000", 12_000, None, "exact"),
    ("12 000 €", 12_000, None, "exact"),
    ("12\u00a0000\u202f€", 12_000, None, "exact"),
    ("12.000 €", 12_000, None, "exact"),
    ("1.500,00", 1_500, None, "exact"),
    ("1 500 000 € TTC", 1_500_000, None, "exact"),
    ("64 000 € H.T.", 64_000, None, "exact"),
    ("1,500,000", 1_500_000, None, "exact"),
    ("1 500 € d'achat de matériel", 1_500, None, "exact"),
    ("ne dépasse pas 2 000 €", None, 2_000, "at_most"),
    ("dépasse 2 000 €", 2_000, None, "at_least"),
    ("c. 4 000 €", 4_000, None, "approx"),
    ("3 postes x 1 100 € HT", 3_300, None, "product"),
    ("fourchette 15 000 à 18 000 HT", 15_000, 18_000, "range"),
    ("€ 3,000", 3_000, None, "exact"),
    ("€3,000.50", 3_000.5, None, "exact"),
    ("EUR 12,500", 12_500, None, "exact"),
    ("€ 3,00", 3, None, "exact"),
    ("about 12,000", 12_000, None, "approx"),
    ("between 2,000 and 3,000 euros", 2_000, 3_000, "range"),
    ("12,000 to 15,000 €", 12_000, 15_000, "range"),
    ("about 1,250 M€", 1_250_000, None, "approx"),
    ("12 000 €uros", 12_000, None, "exact"),
    ("10 000 € + TVA", 10_000, None, "exact"),
    ("10 000 € + 20 % de TVA", 10_000, None, "exact"),
    ("05 €", 5, None, "exact"),
    ("0,50 €", 0.5, None, "exact"),
    ("12,50 €", 12.5, None, "exact"),
    ("12 k€", 12_000, None, "exact"),
    ("12 keuros", 12_000, None, "exact"),
    ("25 kE", 25_000, None, "exact"),
    ("3,5K", 3_500, None, "exact"),
    ("1,5 M€", 1_500_000, None, "exact"),
    ("1,250 M€", 1_250_000, None, "exact"),
    ("3 millions d'euros", 3_000_000, None, "exact"),
    ("€ 4 800", 4_800, None, "exact"),
    ("1,5 k€ (dont 70 % de subvention)", 1_500, None, "exact"),
    ("0", 0, None, "exact"),
    ("néant", 0, None, "exact"),
    ("Gratuit", 0, None, "exact"),
    ("aucune dépense", 0, None, "exact"),
    ("env. 500 €", 500, None, "approx"),
    ("~3 500€", 3_500, None, "approx"),
    ("de l'ordre de 2 400 €", 2_400, None, "approx"),
    ("10-15 000 €", 10_000, 15_000, "range"),
    ("1500-1 950 000 €", 1_500_000, 1_950_000, "range"),
    ("900 à 1 800 €", 900, 1_800, "range"),
    ("500 à 50 000 €", 500, 50_000, "range"),
    ("entre 14 et 28k€", 14_000, 28_000, "range"),
    ("900 à 1,5 k€", 900, 1_500, "range"),
    ("64/128 K€", 64_000, 128_000, "range"),
    ("au moins 1 500 €", 1_500, None, "at_least"),
    ("> 700", 700, None, "at_least"),
    ("moins de 900 €", None, 900, "at_most"),
    ("90 000 € maximum", None, 90_000, "at_most"),
    ("3 x 1500 €", 4_500, None, "product"),
    ("quinze mille euros", 15_000, None, "words"),
    ("deux cent quatre-vingt-dix-neuf euros", 299, None, "words"),
]
UNREAD = [
    "80 %",
    "1,500 €",
    "12,000",
    "environ 12,000 €",
    "€ 0,500",
    "£3,000",
    "0012",
    "0500",
    "01 001",
    "0.500",
    "10 000 € + TVA 200 €",
    "10 000 € + 20 %",
    "lot 2 x 1 500",
    "1 500 € x 3 communes",
    "c 4 000",
    "1.250 k€",
    "10²",
    "1e5",
    "-500",
    "2020-2021",
    "10/12/2020",
    "100 €/habitant",
    "1 000 + 500",
    "2 1500",
    "15 000 à 10 000 €",
    "plus de 10 moins de 20 €",
    "voir budget annexe",
    "sur moyens propres",
    "mille",
    "€",
    "9" * 16,
    "1" * 5_000,
]


@pytest.mark.parametrize(("text", "value", "high", "precision"), READ)
def test_an_amount_is_read_in_euros(text: str, value: float | None, high: float | None, precision: str) -> None:
    read = read_amount(text)
    assert (read.value, read.high, read.precision) == (value, high, precision)
    assert (read.missing, read.signal) == (None, None)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_amount_is_not_read_and_signalled(text: str) -> None:
    read = read_amount(text)
    assert (read.value, read.high, read.missing, read.signal) == (None, None, "unreadable", "readable")


@pytest.mark.parametrize(("text", "kind"), [("NSP", "dont_know"), ("", "blank"), ("n.c.", "refused"), ("-", "blank")])
def test_not_knowing_is_not_nothing(text: str, kind: str) -> None:
    assert (read_amount(text).value, read_amount(text).missing) == (None, kind)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("30 €/mois", "month"),
        ("200€ mensuels HT", "month"),
        ("1 200 € par an", "year"),
        ("5 €", None),
        ("maintenance 950 € HT", "year"),
        ("Hébergement : 240 €", "year"),
        ("240 € d'hébergement", "year"),
        ("maintenance 15 €/mois", "month"),
    ],
)
def test_the_period_of_an_amount_is_told_apart(text: str, period: str | None) -> None:
    assert read_amount(text).period == period


@pytest.mark.parametrize(
    "text", ["10 000 € + TVA", "10 000 € + TVA 20 %", "1 000 € plus TVA", "1 000 € hors TVA", "€1,000 excl. VAT"]
)
def test_an_amount_to_which_the_tax_is_added_is_without_it(text: str) -> None:
    assert (read_amount(text).notes, read_amount(text).missing) == (("ht",), None)


@pytest.mark.parametrize(
    "text",
    ["5 000 € pour 5 ans", "5 000 € sur une durée de 5 ans", "5000 € pour 36 mois", "5000 € (5 ans)", "5000 €/5 ans"],
)
def test_a_sum_over_some_years_is_no_yearly_cost(text: str) -> None:
    running = read_running_cost(text)
    assert (running.value, running.missing, running.signal) == (None, "unreadable", "readable")
    assert read_cost(text).value in {5_000, None}


@pytest.mark.parametrize(
    "text",
    ["5 000 € par an pendant 5 ans", "5 000 € pour 1 an", "5000 € pour 12 mois", "5000 € depuis 5 ans", "5000 €/an"],
)
def test_a_sum_by_the_year_or_for_one_is_a_yearly_cost(text: str) -> None:
    assert "over_years" not in read_running_cost(text).notes


@pytest.mark.parametrize("text", ["maintenance 900 € pour 3 ans", "900 € de maintenance sur 3 ans"])
def test_maintenance_over_some_years_is_read_as_no_cost(text: str) -> None:
    for read in (read_cost(text), read_running_cost(text)):
        assert (read.value, read.signal) == (None, "readable")


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("1 800 € (150 €/mois)", 1_800, None),
        ("1 800 €/an (150 €/mois)", 1_800, "year"),
        ("150 €/mois (1 800 €/an)", 150, "month"),
        ("1 800 € (par an)", 1_800, "year"),
        ("1 800 € (par an depuis 2021)", 1_800, "year"),
        ("5 000 € (soit 1 000 €/an sur 5 ans)", 5_000, None),
        ("5 000 € pour 5 ans soit 1 000 €/an", 5_000, None),
    ],
)
def test_the_period_of_a_figure_in_brackets_is_its_own(text: str, value: float, period: str | None) -> None:
    assert (read_cost(text).value, read_cost(text).period) == (value, period)
    running = read_running_cost(text)
    assert (running.value, running.period) == ((None, None) if "5 ans" in text else (value, period))


@pytest.mark.parametrize("text", ["", "et", "mille mille", "dix dix", "trente-douze", "cinq cent cent", "zéro deux"])
def test_words_that_spell_no_number(text: str) -> None:
    assert spelled(text) is None


@given(st.text())
def test_any_text_gives_a_finite_amount_or_a_reason(text: str) -> None:
    read = read_amount(text)
    if read.missing is None:
        ends = [end for end in (read.value, read.high) if end is not None]
        assert ends
        assert all(math.isfinite(end) and end >= 0 for end in ends)
        assert read.precision is not None
    else:
        assert (read.value, read.high) == (None, None)


@given(st.from_regex(r"\A[0-9kM€ .,/-]{0,16}\Z"), st.sampled_from([" ", "\n", "\u00a0", "\u202f"]))
def test_white_space_around_changes_nothing(text: str, space: str) -> None:
    assert read_amount(space + text + space) == read_amount(text)


@given(st.integers(0, 10**11))
def test_a_whole_amount_is_read_back_in_every_grouping(amount: int) -> None:
    for separator in (" ", "\u00a0", "\u202f", "."):
        assert read_amount(f"{amount:,} €".replace(",", separator)).value == amount


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_range_is_never_inverted(first: int, second: int) -> None:
    read = read_amount(f"de {first} à {second} €")
    # `de 15 à 10 000`: of units beside tens of thousands nobody can tell which was meant
    may_be_slip = 0 < first < 100 and second >= 10_000
    assert may_be_slip or (read.missing is None) == (first <= second)
    if read.value is not None and read.high is not None:
        assert read.value <= read.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5-8000 €", 5_000, 8_000),
        ("20 à 30000€", 20_000, 30_000),
        ("300 à 1 M€", 300_000, 1_000_000),
        ("500 à 50 000 €", 500, 50_000),
        ("5 à 900 €", 5, 900),
        ("entre 15 et 10 k€", None, None),
    ],
)
def test_both_ends_of_a_range_share_the_thousands(text: str, low: float | None, high: float | None) -> None:
    read = read_amount(text)
    assert (read.value, read.high) == (low, high)
