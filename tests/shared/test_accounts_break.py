"""A row that is dropped or doubled between two stages makes the commit fail, in both bundled surveys."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _script() -> ModuleType:
    path = Path(__file__).with_name("accounts_break.py")
    spec = importlib.util.spec_from_file_location("accounts_break", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


@pytest.mark.parametrize(("survey", "file", "way"), [("barometre", "accepted.parquet", "dropped"),
                                                     ("barometre", "judged-returns.parquet", "doubled"),
                                                     ("crise-2020", "accepted.parquet", "doubled")])  # fmt: skip
def test_a_row_lost_or_doubled_before_the_commit_is_named(
    survey: str, file: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INVENTAIRE_ROOT", str(tmp_path))
    told, committed = SCRIPT.broken(survey, file, way)
    assert not committed
    assert ("no outcome" in told or "lost from line" in told) if way == "dropped" else "more than one outcome" in told
