"""The masking stays as good as it was measured: floors on passages that others wrote."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load() -> ModuleType:
    path = Path(__file__).parent / "privacy_scores.py"
    spec = importlib.util.spec_from_file_location("privacy_scores", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["privacy_scores"] = module
    spec.loader.exec_module(module)
    return module


scores = _load()
SURE = ("email", "phone", "iban", "nir", "mailbox", "switchboard")
FLOORS = dict.fromkeys(SURE, 0.96) | {"person": 0.90, "address": 0.90, "health": 0.85, "handle": 0.90}
FLOORS |= {"profile": 0.75, "url_token": 0.80}


@pytest.mark.parametrize("is_odd", [True, False], ids=["half that was read", "half that was not"])
def test_the_passages_are_masked_as_well_as_measured(is_odd: bool) -> None:
    score = scores.score_of([row for row in scores.passages() if scores.is_odd(row) is is_odd])
    below = {kind for kind, floor in FLOORS.items() if score.gone[kind] < floor * score.wanted[kind]}
    assert below == set()
    assert score.untouched >= 0.96 * score.passages
    assert score.lost <= 0.025 * score.kept
    assert sum(score.false.values()) <= 0.04 * sum(score.masks.values())


def test_the_made_up_returns_are_masked() -> None:
    score = scores.truth_score()
    if score is None:
        pytest.skip("the made-up returns are not beside this checkout")
    assert {kind for kind, wanted in score.wanted.items() if score.gone[kind] < 0.98 * wanted} == set()
    assert score.lost == 0


def test_what_is_published_of_the_first_survey_is_hardly_touched() -> None:
    assert len(scores.crisis_false_masks()) <= 5
