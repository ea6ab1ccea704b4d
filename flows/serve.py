"""The schedule on this machine: one deployment per survey, every night, one run at a time.

A schedule needs a Prefect server that lives: the temporary one that a single run starts schedules
nothing. With `PREFECT_API_URL` set, that server is used; else one is started on this machine, on the
loopback address alone, and stopped with the command.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.error import URLError

from flows.progress import tell
from flows.settings import find_places, prepare_prefect
from transforms.errors import CatalogueUnusable, Fault

CRON, TIMEZONE = "17 4 * * *", "Europe/Paris"
START_SECONDS = 120


def serve_surveys(surveys: Sequence[str], surveys_dir: str | None, out: str | None, cron: str, timezone: str) -> None:
    """Serves one deployment per survey until interrupted."""
    prepare_prefect(find_places())
    with _server() as api:
        tell(f"Prefect at {api.removesuffix('/api')}; {', '.join(surveys)} at {cron!r} {timezone}; stop with Ctrl-C")
        _serve(surveys, surveys_dir, out, cron, timezone)


def _serve(surveys: Sequence[str], surveys_dir: str | None, out: str | None, cron: str, timezone: str) -> None:
    from prefect import serve
    from prefect.schedules import Cron

    deployments: list[Any] = [
        _deployment(survey, surveys_dir, out, Cron(cron, timezone=timezone)) for survey in surveys
    ]
    serve(*deployments, limit=1, print_starting_message=False)


def _deployment(survey: str, surveys_dir: str | None, out: str | None, schedule: Any) -> Any:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows.ingest import ingest

    return ingest.to_deployment(
        name=survey,
        schedule=schedule,
        parameters={"survey": survey, "surveys_dir": surveys_dir, "out": out, "scheduled": True},
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


@contextlib.contextmanager
def _server() -> Iterator[str]:
    """The address of the Prefect API to use: the one that is set, else a server of our own."""
    if configured := os.environ.get("PREFECT_API_URL"):
        yield configured
        return
    port = _free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    api = f"http://127.0.0.1:{port}/api"
    try:
        _wait_until_healthy(api, process)
        os.environ["PREFECT_API_URL"] = api
        yield api
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    """4200, which Prefect users know, or any free port where it is taken."""
    for port in (4200, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise CatalogueUnusable(Fault("127.0.0.1", "no free port", "one port for the Prefect server", "Free one."))


def _wait_until_healthy(api: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _is_healthy(api):
            return
        time.sleep(0.5)
    found = f"no answer after {START_SECONDS} s" if process.poll() is None else f"exit code {process.returncode}"
    remedy = "Start one by hand (`prefect server start`) and set PREFECT_API_URL."
    raise CatalogueUnusable(Fault("the local Prefect server", found, "a healthy server", remedy))


def _is_healthy(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False
