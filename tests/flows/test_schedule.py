"""The schedule for real: `inventaire serve`, and a worker of a process pool with `prefect.yaml`.

Slow: a schedule cannot fire more often than once a minute.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.catalogue import latest_version, read_receipts

ROOT = Path(__file__).parents[2]
PREFECT = [sys.executable, "-m", "prefect"]
pytestmark = pytest.mark.slow


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_CLI_PROMPT": "false"}
    return clean | quiet | {"INVENTAIRE_ROOT": str(home), "PREFECT_HOME": str(home / ".prefect")}


@contextmanager
def running(command: list[str], environment: dict[str, str], cwd: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own, asked to end as a service manager would."""
    with (cwd / f"{Path(command[-1]).name}.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=cwd, stdout=log, stderr=log, start_new_session=True)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise


def wait_for(what: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(1)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_up(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_serve_publishes_once_and_then_finds_nothing_new(environment: dict[str, str], home: Path) -> None:
    root = home / "published" / "crise-2020"
    command = [sys.executable, "-c", "from flows.cli import main; main()", "serve", "--cron", "* * * * *"]

    def quiet_night() -> bool:
        return any(receipt["outcome"] == "nothing_new" for receipt in read_receipts(root))

    with running(command, environment, home):
        assert wait_for(lambda: root.exists() and latest_version(root) is not None, 240)
        assert wait_for(quiet_night, 150)
    version = latest_version(root)
    assert version is not None
    assert (version.version, version.commit.record["fence"] is not None) == ("0.1.0", True)


def test_a_worker_of_a_process_pool_runs_the_deployment_of_prefect_yaml(
    environment: dict[str, str], home: Path, tmp_path: Path
) -> None:
    checkout = tmp_path / "checkout"
    for name in ("flows", "transforms", "expectations", "data/surveys", "data/codes", "data/reference"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "prefect.yaml", checkout)
    api = f"http://127.0.0.1:{free_port()}/api"
    server = [*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", api.split(":")[2].removesuffix("/api")]
    environment |= {"PREFECT_API_URL": api}
    with running(server, environment, home):
        assert wait_for(lambda: is_up(api), 120)

        def prefect(*arguments: str) -> None:
            subprocess.run([*PREFECT, *arguments], env=environment, cwd=checkout, check=True, capture_output=True)

        prefect("work-pool", "create", "nightly", "--type", "process")
        prefect("deploy", "--all")
        prefect("deployment", "run", "ingest/crise-2020")
        prefect("worker", "start", "--pool", "nightly", "--run-once", "--with-healthcheck")
        root = home / "published" / "crise-2020"
        assert wait_for(lambda: root.exists() and latest_version(root) is not None, 60)
