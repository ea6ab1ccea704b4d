"""Whoever said no, in whatever letters, refuses."""

import pandas as pd
import pytest

from transforms.consent import refuses
from transforms.survey_files import Consent


def _refused(cells: list[str | None], *refused: str) -> list[bool]:
    answers = pd.Series(cells, dtype="str")
    return refuses(answers, Consent(column="accord", refused=refused)).tolist()


@pytest.mark.parametrize("no", ["N", "n", " Non", "NON.", "0", "Faux", "Non, merci", "non - pas de publication", "no"])
def test_a_no_in_other_letters_refuses(no: str) -> None:
    assert _refused([no], "N") == _refused([no], "Non") == [True]


@pytest.mark.parametrize(
    "answer", ["O", "Oui", "oui, sous réserve", "1", "", None, "Nous acceptons", "Nonobstant", "2"]
)
def test_what_is_no_refusal_refuses_nothing(answer: str | None) -> None:
    assert _refused([answer], "N") == [False]


def test_codes_refuse_by_their_wording() -> None:
    assert _refused(["A2", "a2 ", "A1", "Non", None], "A2") == [True, True, False, False, False]
    assert _refused(["2", "1", "Je refuse"], "2", "Je refuse") == [True, False, True]


def test_a_question_turned_round_refuses_by_its_yes() -> None:
    """« Vous opposez-vous à la publication ? »"""
    assert _refused(["Oui", "o", "Y", "Non"], "Oui") == [True, True, True, False]
