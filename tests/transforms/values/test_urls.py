"""Web addresses: http and https only."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.schema import INITIATIVES
from transforms.values.urls import URL_LIMIT, read_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://www.ville.fr/page?a=1#b", "https://www.ville.fr/page?a=1#b"),
        (" HTTP://Ville.fr ", "http://Ville.fr"),
        ("<https://ville.fr>", "https://ville.fr"),
        ("https://mairie-évry.fr/é", "https://mairie-évry.fr/é"),
        ('<a href="https://ville.fr/p">ici</a>', "https://ville.fr/p"),
        ("[site](https://ville.fr/a)", "https://ville.fr/a"),
        ("https://ville.fr/Page_(projet)", "https://ville.fr/Page_(projet)"),
        ("https://ville.fr:8080/", "https://ville.fr:8080/"),
    ],
)
def test_an_address_is_read_as_written(text: str, url: str) -> None:
    assert (read_url(text).value, read_url(text).missing) == (url, None)


@pytest.mark.parametrize(
    "text",
    [
        "ftp://ville.fr",
        "javascript:alert(1)",
        "mailto:a@ville.fr",
        "https://ville",
        "https://u:p@ville.fr",
        "https://[x",
        "https://ville.fr:99999",
        "https://" + "a" * 70 + ".fr",
        "https://ville.fr/" + "a" * URL_LIMIT,
        "voir le site",
    ],
)
def test_what_is_no_address_is_not_read(text: str) -> None:
    assert (read_url(text).value, read_url(text).signal) == (None, "readable")


@pytest.mark.parametrize(
    "text",
    [
        "https://www.ville.fr/ma page.html",
        "https://demo.example/recherche?q=aide sociale",
        "https://ville.fr/recherche?q=aide sociale aux familles",
        "voir https://ville.fr/mes démarches",
        "https://ville.fr/actu- covid",
        "https://ville.fr /page",
        "https://ville.fr/page ?id=12",
        "ville.fr/mes demarches",
    ],
)
def test_an_address_with_a_space_in_it_is_not_cut_in_silence(text: str) -> None:
    read = read_url(text)
    assert (read.value, read.missing, read.signal, read.notes) == (None, "unreadable", "readable", ("cut",))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://ville.fr/page voir aussi le blog", "https://ville.fr/page"),
        ("https://ville.fr/page (accueil)", "https://ville.fr/page"),
        ("https://ville.fr/page, accueil", "https://ville.fr/page"),
        ("https://ville.fr/page\naccueil", "https://ville.fr/page"),
        ("https://ville.fr/page Accueil", "https://ville.fr/page"),
        ("ville.fr/page.html ville.fr/page.html", "https://ville.fr/page.html"),
        ("https://ville.fr accueil", "https://ville.fr"),
        ("https://ville.fr/ accueil", "https://ville.fr/"),
        ("https://ville.fr/page.html rubrique", "https://ville.fr/page.html"),
        ("https://ville.fr/?id=12 page du service", "https://ville.fr/?id=12"),
        ("https://ville.fr/page - accueil", "https://ville.fr/page"),
        ("https:// www.ville.fr/page", "https://www.ville.fr/page"),
    ],
)
def test_words_behind_an_address_are_no_part_of_it(text: str, url: str) -> None:
    assert (read_url(text).value, read_url(text).missing) == (url, None)


@given(st.text() | st.text().map("https://".__add__) | st.from_regex(r"\Ahttps?://[a-z.@:/\[\]%]{0,30}\Z"))
def test_any_text_gives_an_address_of_the_declared_form_or_a_reason(text: str) -> None:
    read = read_url(text)
    if read.value is None:
        assert read.missing is not None
    else:
        assert re.fullmatch(INITIATIVES.field("url").pattern or "", read.value)
        assert read_url(f" {read.value} ") == read
