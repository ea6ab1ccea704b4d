"""Text: cleaned without changing what it says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.values.text import clean_line, clean_text, match_key

CLEANED = [
    ("  a\u00a0\u202f b\t c ", "a b c"),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("a \n\n\n\n b", "a\n\nb"),
    ("e\u0301lu", "élu"),
    ("a\u200bb\ufeffc\u00add\u202ee", "abcde"),
    ("a\x00b\x1fc\x7fd", "abcd"),
    ("👨\u200d👩", "👨\u200d👩"),
    ("mot\u200dmot", "motmot"),
    ("a\ud800b", "a\ufffdb"),
    ("L’été à 10 € — oui", "L’été à 10 € — oui"),
]


@pytest.mark.parametrize(("raw", "clean"), CLEANED)
def test_clean_text(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_a_line_has_no_line_ends() -> None:
    assert clean_line(" a\r\nb\n\nc ") == "a b c"


@pytest.mark.parametrize("raw", ["Élève", "ELEVE", "élève ", "e\u0301le\u0300ve", "élève\u200b"])
def test_case_accents_and_spaces_do_not_count_in_a_key(raw: str) -> None:
    assert match_key(raw) == "eleve"


def test_shapes_of_apostrophes_and_hyphens_do_not_count_but_numbers_do() -> None:
    assert match_key("l’aide–là") == match_key("L'aide-là") == "l'aide-la"
    assert match_key("Œuvre") == "oeuvre"
    assert match_key("10²") != "102"


@given(st.text())
def test_cleaning_is_idempotent_normal_and_can_be_encoded(raw: str) -> None:
    for clean in (clean_text, clean_line):
        text = clean(raw)
        assert clean(text) == text
        assert unicodedata.is_normalized("NFC", text)
        assert text == text.strip()
        text.encode("utf-8")


@given(st.text(), st.sampled_from([" ", "\t", "\r\n", "\u00a0", "\u200b"]))
def test_white_space_around_changes_nothing(raw: str, space: str) -> None:
    assert clean_text(space + clean_text(raw) + space) == clean_text(raw)
    assert match_key(space + match_key(raw) + space) == match_key(raw)


@given(st.text())
def test_words_survive_cleaning(raw: str) -> None:
    kept = [char for char in unicodedata.normalize("NFC", raw) if char.isalnum()]
    assert [char for char in clean_text(unicodedata.normalize("NFC", raw)) if char.isalnum()] == kept
