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


@given(st.text() | st.text().map("https://".__add__) | st.from_regex(r"\Ahttps?://[a-z.@:/\[\]%]{0,30}\Z"))
def test_any_text_gives_an_address_of_the_declared_form_or_a_reason(text: str) -> None:
    read = read_url(text)
    if read.value is None:
        assert read.missing is not None
    else:
        assert re.fullmatch(INITIATIVES.field("url").pattern or "", read.value)
        assert read_url(f" {read.value} ") == read
