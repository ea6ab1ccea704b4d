"""Goldens: what the pure chain makes of the bundled surveys is what was reviewed and committed.

Surveys are found by themselves: a new one fails here until `python tests/golden/accept.py` wrote its
goldens and someone read them.
"""

from __future__ import annotations

import difflib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from flows.bundled import survey_folders

HERE = Path(__file__).parent
SURVEYS = survey_folders()
_LINES_SHOWN = 20


def _load_accept() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_accept", HERE / "accept.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=SURVEYS, ids=lambda folder: folder.name)
def made(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    """The id of a survey and its goldens as they would be written now."""
    return request.param.name, _load_accept().golden_texts(request.param)


def test_there_is_a_survey_to_test() -> None:
    assert SURVEYS


def test_the_chain_makes_the_goldens(made: tuple[str, dict[str, str]]) -> None:
    survey, texts = made
    for name, text in texts.items():
        path = HERE / survey / name
        assert path.is_file(), f"no {path.name}: run python tests/golden/accept.py {survey} and review it"
        difference = list(
            difflib.unified_diff(path.read_text("utf-8").splitlines(), text.splitlines(), lineterm="", n=0)
        )
        assert not difference, f"{survey}/{name}\n" + "\n".join(difference[:_LINES_SHOWN])


def test_every_golden_folder_has_its_survey_and_no_stray_file(made: tuple[str, dict[str, str]]) -> None:
    survey, texts = made
    assert {path.name for path in (HERE / survey).iterdir()} == set(texts)
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._"} == {
        folder.name for folder in SURVEYS
    }
