"""Masks: personal data goes, everything that only looks like it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.privacy import EMAIL_MARK, PHONE_MARK, is_personal_url, mask, mask_all

EMAILS = [
    "jeanne.martin@ville.example",
    "JMARTIN@LAPOSTE.EXAMPLE",
    "j-martin+club@ville.asso.example",
    "jeanne.martin (at) ville.example",
    "jmartin[at]ville.example",
    "jmartin [arobase] ville.example",
    "jmartin (a) ville.example",
    "jmartin@ville point example",
    "jmartin (at) ville [dot] example",
    "j.martin@ville,asso,example",
    "j.martin chez ville.example",
    "jmartin7 chez ville.example",
    "mailto:jmartin@ville.example",
    "jmartin%40ville.example",
    "hélène@ville.example",
]
PHONES = [
    "06 39 98 12 34",
    "06.39.98.12.34",
    "06-39-98-12-34",
    "06/39/98/12/34",
    "06\u00a039\u202f98 12 34",
    "0639981234",
    "06 . 39 . 98 . 12 . 34",
    "06 39 98 1234",
    "0639 98 12 34",
    "06 399 812 34",
    "O6 39 98 12 34",
    "(06) 39 98 12 34",
    "+33 6 39 98 12 34",
    "+33(0)639981234",
    "+33 (0)6 39 98 12 34",
    "(+33) 6 39 98 12 34",
    "0033 6 39 98 12 34",
    "+33 639 981 234",
    "33639981234",
    "0262 12 34 56",
    "+32 2 555 12 12",
    "+352 621 123 456",
    "0032 2 555 12 12",
]
HARMLESS = [
    "Clic & Colle'ct 06480, Cyb@rdèche et Proxim@",
    "rendez-vous @ la mairie",
    "la page https://reseau.example/@ville",
    "code postal 06000, 13 001 et 97400",
    "12 000 €, 1 234 567,89 € et 10 200 000 €",
    "+50 000 000 habitants, +12 345 678 €",
    "du 01/09/2020 au 31/12/2020",
    "01/09/2020-31/12/2020",
    "01.02.2020 - 15.03.2020",
    "SIRET 213 400 172 00019, SIREN 213400172",
    "SIRET n° 0213400172",
    "convention n° 2020 118 045",
    "délibération n° 0412345678",
    "marché 21 45 002 07, lot 03 12 2020",
    "numéros 21 34 05 17 20 03 19",
    "ouvert de 09 00 - 12 30",
    "le 115, le 3939 et le 0 800 130 000",
    "08 00 13 00 00",
    "https://ville.example/article/0639981234",
    "06 à 08 € par mois",
    "loi n° 2020-290 du 23 mars 2020",
    "IBAN FR76 3000 6000 0112 3456 7890 189",
    "GLPI 9.5.6, Windows 10, TLS 1.3",
]


@pytest.mark.parametrize("address", EMAILS)
def test_an_email_address_is_masked_and_counted(address: str) -> None:
    masked = mask(f"Contact : {address}, merci.")
    assert masked.text == f"Contact : {EMAIL_MARK}, merci."
    assert masked.count == 1


@pytest.mark.parametrize("number", PHONES)
def test_a_telephone_number_is_masked_and_counted(number: str) -> None:
    masked = mask(f"Appeler le {number}, merci.")
    assert masked.text == f"Appeler le {PHONE_MARK}, merci."
    assert masked.count == 1


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_personal_survives(text: str) -> None:
    assert mask(text) == mask(mask(text).text)
    assert (mask(text).text, mask(text).count) == (text, 0)


def test_every_number_of_a_row_of_numbers_is_counted() -> None:
    assert mask("06 39 98 12 34 / 06 39 98 43 21").text == f"{PHONE_MARK} {PHONE_MARK}"
    assert mask("0639981234 0639984321 j.martin@ville.example").count == 3


def test_a_number_after_a_year_is_masked() -> None:
    assert mask("en 2020 06 39 98 12 34").text == f"en 2020 {PHONE_MARK}"


@pytest.mark.parametrize(
    ("url", "is_personal"),
    [
        ("https://ville.example/page?id=12", False),
        ("https://ville.example/article/0639981234", False),
        ("https://reseau.example/@ville", False),
        ("https://ville.example/?contact=j.martin@ville.example", True),
        ("https://ville.example/?contact=j.martin%40ville.example", True),
        ("https://ville.example/?tel=0639981234", True),
        ("https://jmartin:secret@ville.example/", True),
    ],
)
def test_addresses_of_pages_that_carry_a_person(url: str, is_personal: bool) -> None:
    assert is_personal_url(url) is is_personal


def test_the_texts_of_a_list_are_masked_together() -> None:
    assert mask_all(["VPN", "voir j@ville.example"]) == (("VPN", f"voir {EMAIL_MARK}"), 1)


@given(st.text() | st.text(alphabet="01236789 +.-/()[]@atchezO_", max_size=60))
def test_masking_is_idempotent(text: str) -> None:
    once = mask(text)
    again = mask(once.text)
    assert again.text == once.text
    assert again.count == 0


@given(st.text(), st.from_regex(r"\A0[1-79]([ .-]?)[0-9]{2}\1[0-9]{2}\1[0-9]{2}\1[0-9]{2}\Z"), st.text())
def test_a_number_between_any_words_never_gets_through(before: str, number: str, after: str) -> None:
    assert number not in mask(f"{before} tel : {number} . {after}").text


@given(st.text(alphabet=st.characters(categories=["L", "P", "Zs"], exclude_characters="@＠﹫%([{")))
def test_a_text_without_digits_or_signs_stays(text: str) -> None:
    words = " ".join(word for word in text.split() if word.lower() not in {"at", "chez", "arobase", "arobas"})
    assert mask(words).text == words


@given(st.sampled_from(["a", "0 ", "+1", "a.", "a@", "06 ", "(a)", "a chez "]))
def test_a_pathological_text_is_masked_in_bounded_time(piece: str) -> None:
    # Unbounded patterns would not end on this length within the lifetime of the test.
    assert isinstance(mask(piece * (30_000 // len(piece))).text, str)
