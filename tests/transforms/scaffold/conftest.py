"""The code lists, for tests that map answers to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.codes import CodeBook, parse_code_list

CODES = Path(__file__).parents[3] / "data" / "codes"


@pytest.fixture(scope="session")
def book() -> CodeBook:
    """Every bundled code list by name."""
    return {path.stem: parse_code_list(path.stem, path.read_text(encoding="utf-8")) for path in CODES.glob("*.csv")}
