"""Valid rows, poisons and code lists for the tests of expectations; see `poisons.py`."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from expectations.rules import RULES
from transforms.codes import CodeBook
from transforms.schema import TABLES


def _beside(name: str) -> ModuleType:
    """A module of this folder, which is no package and not on the path."""
    full_name = f"tests_expectations_{name}"
    spec = importlib.util.spec_from_file_location(full_name, Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[full_name] = module
    spec.loader.exec_module(module)
    return module


_poisons = _beside("poisons")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`rule_code`: every rule there is, and every rule there should be."""
    if "rule_code" in metafunc.fixturenames:
        codes = {rule.code for rule in RULES} | set(_poisons.POISONS)
        metafunc.parametrize("rule_code", sorted(codes))
    if "declared" in metafunc.fixturenames:
        fields = [(table, field) for table in TABLES.values() for field in table.fields]
        metafunc.parametrize("declared", fields, ids=[f"{table.name}.{field.name}" for table, field in fields])


@pytest.fixture(scope="session")
def poisons() -> ModuleType:
    """The poisons, and how they are judged."""
    return _poisons


@pytest.fixture(scope="session")
def book() -> CodeBook:
    """The code lists of data/codes; an absent one fails."""
    return _poisons.load_book()


@pytest.fixture(scope="session")
def poisoned(book: CodeBook) -> dict[str, dict[str, list[set[str]]]]:
    """Table → rule → what its poisoned rows failed; one frame a table."""
    return {table: _poisons.judged_poisons(table, book) for table in TABLES}


@pytest.fixture
def valid_initiative() -> Callable[..., dict[str, Any]]:
    """An initiative with every field filled that passes all rules; `override` replaces values."""

    def make(number: int = 0, /, **override: Any) -> dict[str, Any]:
        return _poisons.valid_row("initiatives", number) | _poisons.FULL_INITIATIVE | override

    return make


@pytest.fixture
def initiatives() -> Callable[..., pd.DataFrame]:
    """The canonical frame of some initiatives."""
    return lambda *rows: _poisons.frame_of("initiatives", list(rows))


@pytest.fixture
def failures(book: CodeBook) -> Callable[..., list[set[str]]]:
    """The rules that each of some rows of a table fails."""
    return lambda table, *rows: _poisons.failures_by_row(_poisons.verdict_on(table, list(rows), book))
