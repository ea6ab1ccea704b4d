"""Real processes that publish, and may be killed while they do.

`python victim.py` reads one request per line and answers each with one line, both JSON. A request is
a list of jobs: each runs in a process of its own, forked from this one (which has loaded the
libraries and done nothing with them), and all start at the same moment.

    {"root": …, "draft": pickled draft, "kill_at": operation number or null, "kill_after": seconds or
     null, "pace": seconds before each operation, "links": false for a mount without hard links}

The answer has per job the signal that ended it or null, what it returned, and its operations
with the seconds since the first.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import pickle
import select
import signal
import sys
import time
from pathlib import Path
from typing import Any

import duckdb  # noqa: F401 - loaded before the fork
import pyarrow.compute
import pyarrow.parquet  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent))

from watched_fs import NoLinks, WatchedFs, killing

from flows.catalogue.commit import publish
from flows.catalogue.fs import LocalFs
from transforms import codes  # noqa: F401 - loads pandas
from transforms.errors import PipelineError

NOW = dt.datetime(2021, 3, 20, 12, 0, tzinfo=dt.UTC)


def run(job: dict[str, Any], reply: int, started: int) -> None:
    """One publish in this process; the last thing it does."""

    moments: list[float] = []

    def hook(op: Any, do: Any) -> Any:
        time.sleep(job.get("pace", 0))
        moments.append(time.monotonic())
        if op.number == 1:
            os.write(started, b"1")
        return killing(job.get("kill_at") or 0)(op, do)

    fs = WatchedFs(hook, LocalFs() if job.get("links", True) else NoLinks())
    answer: dict[str, Any] = {}
    try:
        draft = pickle.loads(Path(job["draft"]).read_bytes())
        result = publish(Path(job["root"]), draft, now=NOW, fs=fs, attempts=job.get("attempts", 50))
        answer = {"outcome": type(result).__name__, "version": result.version, "seq": result.seq,
                  "warnings": result.warnings}  # fmt: skip
    except PipelineError as error:
        answer = {"outcome": type(error).__name__, "message": str(error)}
    answer["ops"] = [[op.kind, op.path, moment - moments[0]] for op, moment in zip(fs.ops, moments, strict=True)]
    with os.fdopen(reply, "wb") as out:
        out.write(json.dumps(answer).encode())


def start(job: dict[str, Any], gate: int, leave: list[int]) -> tuple[int, int, int]:
    """The process of a job, waiting at the gate: its id, its answer, and its sign of life."""
    answer, reply = os.pipe()
    life, started = os.pipe()
    pid = os.fork()
    if pid == 0:
        for fd in [*leave, answer, life]:
            os.close(fd)
        os.read(gate, 1)  # returns when the parent opens the gate
        run(job, reply, started)
        os._exit(0)
    os.close(reply)
    os.close(started)
    return pid, answer, life


def finish(job: dict[str, Any], pid: int, answer: int, life: int) -> dict[str, Any]:
    if job.get("kill_after") is not None:
        os.read(life, 1)
        time.sleep(job["kill_after"])
        if not select.select([answer], [], [], 0)[0]:
            os.kill(pid, signal.SIGKILL)
    with os.fdopen(answer, "rb") as text:
        said = text.read()
    os.close(life)
    _, status = os.waitpid(pid, 0)
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    return {"signal": ended, **(json.loads(said) if said else {})}


def serve(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    gate, opener = os.pipe()
    running = [(job, *start(job, gate, [opener])) for job in jobs]
    os.close(opener)
    os.close(gate)
    return [finish(*one) for one in running]


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(serve(json.loads(line))), flush=True)
