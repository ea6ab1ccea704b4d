"""Seconds of the commands, each beside a baseline that ran just before it: `make bench`.

Speed is never asserted in a test; here it is measured. The baseline of a command is a bare Python
that imports pandas and pyarrow; the ratio says how much of the time is ours on any machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
INVENTAIRE = str(Path(sys.executable).with_name("inventaire"))
BASELINE = [sys.executable, "-c", "import pandas, pyarrow.parquet"]
SCHEDULED = "from flows.ingest import ingest; ingest('crise-2020', scheduled=True)"


def seconds(command: Sequence[str], home: Path) -> float:
    """Wall time of one command that must succeed, with `home` as its working root."""
    environment = os.environ | {"INVENTAIRE_ROOT": str(home)}
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=home, env=environment, capture_output=True)
    return time.perf_counter() - start


def best(command: Sequence[str], home: Path, times: int = 3) -> float:
    return min(seconds(command, home) for _ in range(times))


def line(name: str, command: Sequence[str], home: Path, aim: str, times: int = 3) -> None:
    base = best(BASELINE, home, times)
    took = best(command, home, times)
    print(f"{name:<34}{took:8.2f} s{base:10.2f} s{took / base:9.1f} x   {aim}", flush=True)


def main() -> None:
    home = Path(tempfile.mkdtemp(prefix="inventaire-bench-"))
    print(f"{'':<34}{'ours':>10}{'baseline':>12}{'ratio':>11}   aim (best of 3; first run once)")
    line("first run, environment made", [INVENTAIRE, "run"], home, "< 240 s with the environment", times=1)
    line("run, nothing changed", [INVENTAIRE, "run"], home, "<= 2 s")
    line("versions", [INVENTAIRE, "versions"], home, "< 1 s")
    line("show", [INVENTAIRE, "show"], home, "< 1 s")
    line("--help", [INVENTAIRE, "--help"], home, "< 1 s")
    line("scheduled run, nothing changed", [sys.executable, "-c", SCHEDULED], home, "<= 20 s", times=1)
    shutil.rmtree(home)


if __name__ == "__main__":
    main()
