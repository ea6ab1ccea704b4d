"""Drafts, a watched file system, and real processes for the tests of the catalogue."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent


def _load(name: str) -> ModuleType:
    # With --import-mode=importlib the files beside a test cannot be imported by name.
    spec = importlib.util.spec_from_file_location(f"catalogue_{name}", HERE / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def drafts() -> ModuleType:
    return _load("drafts")


@pytest.fixture(scope="session")
def watched() -> ModuleType:
    return _load("watched_fs")


@pytest.fixture
def now() -> dt.datetime:
    return dt.datetime(2021, 3, 20, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "published" / "essai"


Publishers = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def publishers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Publishers]:
    """Runs jobs in processes of their own (see victim.py); `draft` may be the draft itself."""
    folder = tmp_path_factory.mktemp("drafts")
    with subprocess.Popen(
        [sys.executable, str(HERE / "victim.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout

        def run(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
            lines = [{**job, "root": str(job["root"]), "draft": _kept(folder, job["draft"])} for job in jobs]
            assert process.stdin and process.stdout
            process.stdin.write(json.dumps(lines) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield run
        process.stdin.close()


def _kept(folder: Path, draft: Any) -> str:
    data = pickle.dumps(draft)
    path = folder / hashlib.sha256(data).hexdigest()
    if not path.exists():
        path.write_bytes(data)
    return str(path)


@pytest.fixture(scope="session")
def checked() -> Callable[[Path], list[str]]:
    """The versions of a catalogue, after every file of every version was checked."""
    return _load("checks").check_catalogue
