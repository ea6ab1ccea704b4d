"""Recodes by wording, then by part, then by expression: first come, first served, and never a guess."""

import pytest

from transforms.recoding import Recoding

RECODING = Recoding.by(
    {"Élèves": "eleves", "écolier": "exact"},
    {"NSP": "dont_know"},
    {"école": "ecole", "prof": "enseignants"},
    {"^(?:prof|instit)": "expression", r"\d+ ans": "jeunes"},
)


@pytest.mark.parametrize(
    ("answer", "target"),
    [
        ("élèves", "eleves"),
        ("ELEVES ", "eleves"),
        ("Écolier", "exact"),
        ("de l'ÉCOLE", "ecole"),
        ("un professeur", "enseignants"),
        ("Professeur de l'école", "ecole"),
        ("instituteur", "expression"),
        ("les 12 ans", "jeunes"),
        ("nsp", "missing:dont_know"),
        ("inconnu au bataillon", None),
        ("", None),
    ],
)
def test_the_first_that_fits_recodes(answer: str, target: str | None) -> None:
    assert RECODING.target(answer) == target
