"""What the commit says when a row is dropped, or doubled, between two stages: each bundled survey, each way.

python tests/shared/accounts_break.py
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pandas as pd

from flows.bundled import survey_folders
from flows.catalogue import latest_version
from flows.job import published_root
from flows.settings import find_places
from flows.staging import read_rows, write_rows
from transforms.errors import AccountsDoNotBalance
from transforms.schema import INITIATIVES, RETURNS, Table

WAYS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "dropped": lambda rows: rows.iloc[1:].reset_index(drop=True),
    "doubled": lambda rows: pd.concat([rows, rows.iloc[:1]], ignore_index=True),
}
STAGED: dict[str, Table] = {"accepted.parquet": INITIATIVES, "judged-returns.parquet": RETURNS}


def _plain_run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plain_run", Path(__file__).with_name("plain_run.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def broken(survey: str, file: str, way: str) -> tuple[str, bool]:
    """What a run says whose staged file was tampered with after the judgement, and whether anything was committed."""
    run = _plain_run()
    judge = run.judge_source

    def judge_then_tamper(*arguments: object) -> Path:
        folder: Path = judge(*arguments)
        write_rows(folder / file, WAYS[way](read_rows(folder / file)), STAGED[file])
        return folder

    run.judge_source = judge_then_tamper
    try:
        run.run_plainly(survey)
    except AccountsDoNotBalance as error:
        return str(error), latest_version(published_root(survey, None, find_places())) is not None
    return "published", True


def cases() -> Iterator[tuple[str, str, str]]:
    """Every bundled survey, staged file and way of breaking it."""
    return ((folder.name, file, way) for folder in survey_folders() for file in STAGED for way in WAYS)


if __name__ == "__main__":
    for case in cases():
        with tempfile.TemporaryDirectory() as root:
            os.environ["INVENTAIRE_ROOT"] = root
            told, committed = broken(*case)
            print(" ".join(case), "| committed" if committed else "| not committed", "|", told.splitlines()[0])
