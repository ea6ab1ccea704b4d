"""The process that reads one untrusted file: `flows.sandbox` starts it, and believes nothing it says.

It limits itself before it looks at the file; what it makes of it lies in the folder it was given. Its
exit code says how it ended; a fault or a defect is in `outcome.json`.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

READ, FAULTS, NO_MEMORY, DEFECT = 0, 10, 11, 12
# Address space that the readers take before any file: with less, nothing could be read at all.
_READERS = 400 * 1024**2
# Time to end by itself once whoever started it is gone.
_LEFT_ALONE = 30
_OURS = ("flows", "transforms", "expectations")


def main(folder: str) -> None:
    """Reads the file in the folder as its request says, and exits."""
    here = Path(folder)
    request = json.loads((here / "request.json").read_text(encoding="utf-8"))
    _limit(request["limits"])
    sys.excepthook = _Reporter(here)
    sys.exit(_read(here, request))


def _limit(limits: dict[str, int]) -> None:
    """Memory, processor time, size of what is written, and no core dump: it would hold what the file holds."""
    memory, seconds = max(limits["memory_bytes"], _READERS), limits["seconds"]
    _cap(resource.RLIMIT_CORE, 0)
    _cap(resource.RLIMIT_AS, memory)
    _cap(resource.RLIMIT_FSIZE, memory)
    _cap(resource.RLIMIT_CPU, seconds * (os.cpu_count() or 1))
    signal.alarm(seconds + _LEFT_ALONE)


def _cap(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _read(here: Path, request: dict[str, Any]) -> int:
    from flows.extraction_files import write_extraction
    from transforms.errors import UnreadableReturn
    from transforms.formats import Limits, read_return

    limits = Limits(**request["limits"])
    try:
        stream = io.BytesIO(_taken(here / "content"))
        codebook = _codebook(request["codebook"])
        extraction = read_return(stream, request["name"], request["dialect"], codebook, limits, request["header_lines"])
    except UnreadableReturn as error:
        faults = [[fault.where, fault.found, fault.expected, fault.remedy] for fault in error.faults]
        _tell(here, {"faults": faults})
        return FAULTS
    write_extraction(here, extraction)
    return READ


def _taken(path: Path) -> bytes:
    """The bytes of a file, which is removed: raw returns lie on no disk longer than they must."""
    content = path.read_bytes()
    path.unlink()
    return content


def _codebook(written: dict[str, Any] | None) -> Any:
    if written is None:
        return None
    from pydantic import TypeAdapter

    from transforms.formats import Codebook

    return TypeAdapter(Codebook).validate_python(written)


def _tell(here: Path, outcome: dict[str, Any]) -> None:
    (here / "outcome.json").write_text(json.dumps(outcome), encoding="utf-8")


class _Reporter:
    """Tells a defect by its kind and place alone: the message of an exception may hold a cell."""

    def __init__(self, here: Path) -> None:
        self._here = here

    def __call__(self, kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, MemoryError):
            os._exit(NO_MEMORY)
        _tell(self._here, {"defect": kind.__name__, "place": place_of(trace)})
        os._exit(DEFECT)


def place_of(trace: TracebackType | None) -> str:
    """The last line of our own code that was running: `flows.stages:57`."""
    place = "?"
    while trace:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.partition(".")[0] in _OURS:
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
