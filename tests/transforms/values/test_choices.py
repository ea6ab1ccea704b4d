"""Lists and choices: parts of a cell, and the codes that the recode of a wave gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.values.choices import Options, read_choice, read_choices
from transforms.values.lists import read_list, split_list

OPTIONS = Options.of(
    {"en service": "running", "L'été": "summer", "terminé": "ended", "autre": "missing:not_applicable"},
    {"NSP": "dont_know"},
)


def test_a_list_is_split_trimmed_and_has_each_wording_once_in_order() -> None:
    assert split_list(" a ;B;; b ;\u00a0; a;c", ";") == ("a", "B", "c")
    assert read_list("a;b").value == ("a;b",)
    assert read_list(" ; ;", ";").missing == "blank"


@pytest.mark.parametrize(
    ("raw", "items"),
    [
        ("aucun; [courriel masqué]", ("[courriel masqué]",)),
        ("CAF; Néant ; -", ("CAF",)),
        ("aucun; sauf la CAF", ("aucun", "sauf la CAF")),
        ("SO; NC", ("SO", "NC")),
        ("Aucun souci; CAF", ("Aucun souci", "CAF")),
    ],
)
def test_a_word_that_names_nothing_is_no_item(raw: str, items: tuple[str, ...]) -> None:
    assert (read_list(raw, ";").value, read_list(raw, ";").missing) == (items, None)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("aucun; néant", "not_applicable"),
        ("Ne sait pas ;", "dont_know"),
        ("- ; /", "blank"),
        ("• aucun", "not_applicable"),
        ("aucun à ce jour", "not_applicable"),
        ("non concerné", "not_applicable"),
        ("Rien à signaler", "blank"),
    ],
)
def test_a_list_of_such_words_alone_is_none(raw: str, kind: str) -> None:
    assert (read_list(raw, ";").value, read_list(raw, ";").missing) == (None, kind)


@given(st.text(), st.sampled_from([";", ",", "|", "\x1f"]))
def test_no_element_of_a_list_is_empty_or_twice(raw: str, separator: str) -> None:
    parts = split_list(raw, separator)
    assert all(part and part == part.strip() for part in parts)
    assert split_list(separator.join(parts), separator) == parts


@pytest.mark.parametrize("raw", ["en service", " EN\u00a0SERVICE ", "En  service"])
def test_an_option_is_found_whatever_its_spacing_and_case(raw: str) -> None:
    assert read_choice(raw, OPTIONS).value == "running"


@pytest.mark.parametrize(("raw", "code"), [("l’ete", "summer"), ("TERMINE", "ended")])
def test_an_option_is_found_without_its_accents(raw: str, code: str) -> None:
    assert read_choice(raw, OPTIONS).value == code


def test_accents_count_where_they_tell_two_options_apart() -> None:
    options = Options.of({"élevé": "high", "élève": "pupil"}, {})
    assert read_choice("ÉLÈVE", options).value == "pupil"
    assert read_choice("eleve", options).signal == "known_answer"


def test_an_unknown_answer_is_a_signal_and_a_known_gap_is_not() -> None:
    unknown, gap, mark, blank = (read_choice(raw, OPTIONS) for raw in ("en servic", "Autre", "nsp", " "))
    assert (unknown.value, unknown.missing, unknown.signal) == (None, "unreadable", "known_answer")
    assert (gap.missing, gap.signal) == ("not_applicable", None)
    assert (mark.missing, mark.signal) == ("dont_know", None)
    assert (blank.missing, blank.signal) == ("blank", None)


def test_several_choices_keep_what_is_known_and_tell_what_is_not() -> None:
    assert read_choices("terminé;en service;TERMINÉ", OPTIONS, ";").value == ("ended", "running")
    partly = read_choices("terminé;inconnu", OPTIONS, ";")
    assert (partly.value, partly.missing, partly.signal) == (("ended",), "unreadable", "known_answer")
    assert read_choices("terminé;autre", OPTIONS, ";").missing is None
    assert read_choices("autre", OPTIONS, ";").missing == "not_applicable"


@given(st.text())
def test_any_text_gives_a_code_of_the_recode_or_a_reason(raw: str) -> None:
    read = read_choice(raw, OPTIONS)
    assert (read.value is None) == (read.missing is not None)
    assert read.value in {None, "running", "summer", "ended"}
    assert read_choice(f" {raw}\n", OPTIONS) == read
