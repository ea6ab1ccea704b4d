"""What respondents write for a département: codes with and without their label."""

import pytest

from flows.bundled import bundled_root
from flows.reference import load_reference

SCOPES = load_reference(bundled_root() / "reference", 2021).scopes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("19", "19"),
        ("(19)", "19"),
        ("D19", "19"),
        ("dépt 19", "19"),
        ("Dpt 19", "19"),
        ("Dép. 19", "19"),
        ("dep n° 19", "19"),
        ("département 19", "19"),
        ("Département : 1", "01"),
        ("dept 2a", "2A"),
        ("département 974", "974"),
    ],
)
def test_a_labelled_code_is_the_code(text: str, code: str) -> None:
    assert SCOPES.read(text) == {code}


@pytest.mark.parametrize("text", ["dépt", "dépt 99", "D 96", "n°", "19 communes", "dépt 19 ou 87"])
def test_what_is_no_single_code_is_not_guessed(text: str) -> None:
    assert not SCOPES.read(text)
