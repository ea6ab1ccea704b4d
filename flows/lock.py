"""One run per survey at a time on one machine: a lock that dies with its process.

The catalogue is safe without it (two publishers never corrupt each other); the lock spares the
second run its work, and lets a run clear what killed runs left in `staged/`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from flows.progress import tell
from flows.settings import private_folder
from transforms.errors import Fault, PublishRefused


@contextlib.contextmanager
def only_run(staged: Path, survey_id: str, run_id: str) -> Iterator[Path]:
    """The run's own staging folder, while no other run of the survey works on this machine.

    Raises `PublishRefused` when another run holds the lock. Leftovers of killed runs are removed on
    the way in, and the folder itself on the way out.
    """
    folder = private_folder(staged / survey_id)
    with (folder / ".lock").open("a+") as lock:
        _take(lock.fileno(), folder)
        _clear_leftovers(folder)
        own = private_folder(folder / run_id)
        try:
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)


def clear_leftovers(staged: Path, survey_id: str) -> None:
    """Removes what killed runs of the survey left in `staged/`, unless a run is at work right now."""
    folder = staged / survey_id
    if folder.is_dir():
        with contextlib.suppress(PublishRefused), (folder / ".lock").open("a+") as lock:
            _take(lock.fileno(), folder)
            _clear_leftovers(folder)


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 64, 0).decode(errors="replace").strip() or "unknown"
        raise PublishRefused(
            Fault(
                f"survey {folder.name}",
                f"another run at work (process {holder})",
                "one run of a survey at a time",
                "Wait until it ends, then run again; nothing was published by this one.",
            )
        ) from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)


def _clear_leftovers(folder: Path) -> None:
    leftovers = [path for path in folder.iterdir() if path.is_dir()]
    for path in leftovers:
        shutil.rmtree(path)
    if leftovers:
        tell(f"cleared what {len(leftovers)} killed run(s) of {folder.name} left in {folder}")
