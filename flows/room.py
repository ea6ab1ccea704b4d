"""Whether a run can work here at all, asked before Prefect is started: it would retry for minutes.

A disk that is full or cannot be written to, a Prefect server that does not answer: each is told with
its place before anything is begun.
"""

from __future__ import annotations

import os
import secrets
import shutil
import urllib.request
from pathlib import Path
from urllib.error import HTTPError, URLError

from flows.settings import Places
from flows.sources.files import shown
from transforms.errors import Fault, PrefectUnreachable, WorkingRootUnusable

# What Prefect's own database, the staged rows and a version of a usual survey need together.
ROOM_BYTES = 32 * 1024**2
ANSWER_SECONDS = 10


def require_room(places: Places) -> None:
    """Returns when the working root can be written to; raises `WorkingRootUnusable` otherwise."""
    for folder in (places.root, places.data):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _probe(folder)
            free = shutil.disk_usage(folder).free
        except OSError as error:
            raise disk_fault(error, folder) from error
        if free < ROOM_BYTES:
            found, expected = f"{free // 1024**2} MiB free", f"at least {ROOM_BYTES // 1024**2} MiB"
            raise WorkingRootUnusable(Fault(str(folder), found, expected, "Make room, and run again."))


def _probe(folder: Path) -> None:
    probe = folder / f".probe-{secrets.token_hex(4)}"
    try:
        with probe.open("wb") as stream:
            stream.write(b"\0" * 4096)
            stream.flush()
            os.fsync(stream.fileno())
    finally:
        probe.unlink(missing_ok=True)


def disk_fault(error: OSError, root: Path) -> WorkingRootUnusable:
    """The fault of a disk that refused while the run was working: nothing was committed by it."""
    where, found = str(error.filename or root), error.strerror or type(error).__name__
    remedy = "Make room, or correct what is in its place or its rights, and run again. The version before stays."
    return WorkingRootUnusable(Fault(where, found, "a place to write to", remedy))


def require_prefect() -> None:
    """Returns when the Prefect server that is set answers, or none is set; raises `PrefectUnreachable`."""
    api = os.environ.get("PREFECT_API_URL")
    if api is None:
        return
    try:
        urllib.request.urlopen(f"{api.rstrip('/')}/health", timeout=ANSWER_SECONDS).close()
    except HTTPError:
        return  # it answered: whether it lets us in is Prefect's to say
    except (URLError, OSError, ValueError) as error:
        remedy = "Start it, correct PREFECT_API_URL, or unset it to use a server of our own."
        fault = Fault(f"PREFECT_API_URL {shown(api)}", "no answer", "a Prefect server that answers", remedy)
        raise PrefectUnreachable(fault) from error
