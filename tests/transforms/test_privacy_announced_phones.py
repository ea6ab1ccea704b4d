"""Telephone numbers that a word announces, and those of other countries; digits without such a word stay."""

import pytest

from transforms.privacy import PHONE_MARK as T
from transforms.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("n° direct : 6 12 34 56 78", f"n° direct : {T}"),
        ("N° direct 556789012", f"N° direct {T}"),
        ("ligne directe : 2 41 22 33 44", f"ligne directe : {T}"),
        ("tél. 5 56 78 90 12.", f"tél. {T}."),
        ("Tél : 1-45-67-89-01", f"Tél : {T}"),
        ("téléphone 4 68 12 34 56", f"téléphone {T}"),
        ("mon portable : 698765432", f"mon portable : {T}"),
        ("portable pro 6.98.76.54.32", f"portable pro {T}"),
        ("portable de la référente 7 81 22 33 44", f"portable de la référente {T}"),
        ("fixe : 3 88 11 22 33", f"fixe : {T}"),
        ("0044 (0)7700 900123", T),
        ("joindre au 6 12 34 56 78", f"joindre au {T}"),
        ("tel: 020 7946 0958", f"tel: {T}"),
        ("mobile : 07911 123456", f"mobile : {T}"),
        ("joignable au 07911 123 456", f"joignable au {T}"),
        ("tél. 079 123 45 67", f"tél. {T}"),
        ("GSM 0470/12.34.56", f"GSM {T}"),
        ("Tél : 78 12 34", f"Tél : {T}"),
        ("+44 20 7946 0958", T),
        ("+44 (0)20 7946 0958", T),
        ("0044 7911 123456", T),
        ("001 (415) 555-2671", T),
        ("00687 78 12 34", T),
        ("00 221 77 123 45 67", T),
        ("06 douze 34 56 78", T),
    ],
)
def test_a_number_behind_its_word_or_its_country_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(masked).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "n° 5 56 78 90 12 du registre",
        "la convention n° 612345678",
        "téléphone portable : 6 000 euros",
        "portable : 612 345 678 €",
        "tél. 3939",
        "tél : 0800 130 000",
        "téléphone 24 12 2022",
        "téléphone 24 12 25",
        "application mobile 2 41 22",
        "prix fixe 3 88 11 22 33",
        "port de 6 12 34 56 78",
        "appel 2 41 22 33 44",
        "de 09.00-12.30 14.00-18.00",
        "0012 puis 00 12",
        "le lot 00123456789",
        "07911 12345",
        "020 794 0958",
        "deux ateliers de 12 34 56 78 personnes",
    ],
)
def test_digits_without_such_a_word_stay(text: str) -> None:
    assert mask(text).text == text
