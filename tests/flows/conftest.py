"""What the tests of the flow share: one Prefect server for the session, a working root per test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

SURVEYS = Path(__file__).parents[2] / "data" / "surveys"


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A Prefect server of our own for the session; only tests that run a flow ask for it."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh working root: raw, staged, held and published lie below it."""
    monkeypatch.setenv("INVENTAIRE_ROOT", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def surveys(tmp_path: Path) -> Path:
    """A copy of the bundled crise-2020 that a test may change."""
    shutil.copytree(SURVEYS / "crise-2020", tmp_path / "surveys" / "crise-2020")
    return tmp_path / "surveys"


@pytest.fixture
def returns_file(surveys: Path) -> Path:
    """The raw file of the copy, which a test may change."""
    return surveys / "crise-2020" / "returns" / "2020" / "returns.csv"
