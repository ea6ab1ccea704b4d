"""Spoilt files end in a fault or in a whole frame: never in a traceback, a hang, or a grown process.

`python tests/fuzz/report.py` prints the table of outcomes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
FILES = sorted(
    path for path in FIXTURES.rglob("*") if path.is_file() and not path.name.endswith((".expected.json", ".py", ".md"))
)
# Files whose end is missing without any trace in what is left.
TELLING_WHEN_CUT = (b"PK\x03\x04", b"{", b"[", b"SQLite format 3\x00", b"$FL2", b"$FL3", b"\x1f\x8b")


def outcomes(first: str, count: int, files: list[Path]) -> Iterator[dict[str, Any]]:
    command = [sys.executable, str(HERE / "spoilt_reader.py"), first, str(count), *map(str, files)]
    run = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, env=environment(), check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    for line in run.stdout.splitlines():
        yield json.loads(line)


def environment() -> dict[str, str]:
    # One thread an Arrow pool: the parent forks, and a pool does not survive that.
    return os.environ | {"PYTHONPATH": str(HERE.parents[1]), "OMP_NUM_THREADS": "1"}


def defects(first: int, count: int) -> list[dict[str, Any]]:
    return [o for o in outcomes(str(first), count, FILES) if o["outcome"] in {"defect", "died"}]


def test_there_is_something_to_spoil() -> None:
    assert len(FILES) > 20


def test_500_spoilt_files_are_read_or_told() -> None:
    assert defects(0, 500) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 10_000, 1_000))
def test_10000_spoilt_files_are_read_or_told(first: int) -> None:
    assert defects(first, 1_000) == []


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.read_bytes().startswith(TELLING_WHEN_CUT)], ids=lambda p: p.name
)
def test_a_cut_file_never_passes_as_whole(path: Path) -> None:
    whole, *cut = outcomes("cut", 12, [path])
    assert whole["outcome"] in {"read", "fault"} and len(cut) > 5
    for outcome in cut:
        is_told = set(outcome.get("warnings", ())) - set(whole.get("warnings", ()))
        assert outcome["outcome"] == "fault" or is_told, outcome
