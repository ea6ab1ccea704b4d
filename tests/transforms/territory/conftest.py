"""The committed reference of 2021, and one short way to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pytest

from flows.reference import load_reference
from transforms.territory.reference import Reference
from transforms.territory.resolve import resolve_authorities

ROOT = Path(__file__).parents[3]

Ask = Callable[..., pd.DataFrame]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference(ROOT / "data" / "reference", 2021)


@pytest.fixture(scope="session")
def ask(reference: Reference) -> Ask:
    """Resolves names, with one kind or one each, and one département or one each."""

    def resolve(
        names: Iterable[str | None],
        kind: str | Iterable[str | None] | None = None,
        departement: str | Iterable[str | None] | None = None,
    ) -> pd.DataFrame:
        asked = pd.DataFrame({"name": pd.Series(list(names), dtype="str")})
        for column, value in (("kind", kind), ("departement", departement)):
            values = [value] * len(asked) if value is None or isinstance(value, str) else list(value)
            asked[column] = pd.Series(values, dtype="str")
        return resolve_authorities(asked, reference)

    return resolve
