"""The reading of untrusted files, in a process of its own where its reader is native code or unpacks.

Such readers crash (a .sav of LimeSurvey 5.6 takes pyreadstat down), and a small file can unpack to more
than the machine holds. The child limits its memory and time, and hands its frames over as files in a
private folder that is always removed; whatever happens to it is an `UnreadableReturn` that names the file.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flows.extraction_files import as_json, read_extraction
from flows.sandbox_child import DEFECT, FAULTS, NO_MEMORY, READ
from flows.settings import limit_variable
from transforms.errors import Fault, UnreadableReturn, WorkingRootUnusable
from transforms.formats import Codebook, Extraction, Limits, read_return
from transforms.formats.dialects.names import Dialect
from transforms.formats.opening import NEEDS_SANDBOX
from transforms.formats.signatures import Container, container_of

MIB = 1024**2
# Containers whose readers are safe but build objects many times the size of the file.
_LARGE: dict[Container, int] = {"json": 8 * MIB, "xml": 8 * MIB, "html": 8 * MIB, "text": 256 * MIB}
_ENTRY = "import sys; sys.path.append(sys.argv[1]); from flows.sandbox_child import main; main(sys.argv[2])"
# The child's own environment: nothing of ours, which may hold secrets, but where to find libraries.
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# Allocators that do not reserve address space far ahead, which is what the child is limited in.
_QUIET_MEMORY = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2"}
_CRASHES = ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT", "SIGTRAP", "SIGSYS")
_MOST_TOLD = 1 << 20
_CSV = "Export the returns as CSV from the survey tool."


def read_safely(
    content: bytes,
    name: str,
    dialect: Dialect | None,
    codebook: Codebook | None,
    limits: Limits,
    header_lines: Sequence[int] | None = None,
) -> Extraction:
    """What `read_return` makes of a file, in the sandbox where its container or its size asks for it.

    Raises `UnreadableReturn`.
    """
    container = container_of(content, name)
    if container in NEEDS_SANDBOX or len(content) > _LARGE.get(container, 0):
        return read_in_sandbox(content, name, dialect, codebook, limits, header_lines)
    return read_return(io.BytesIO(content), name, dialect, codebook, limits, header_lines)


def read_in_sandbox(
    content: bytes,
    name: str,
    dialect: Dialect | None,
    codebook: Codebook | None,
    limits: Limits,
    header_lines: Sequence[int] | None = None,
) -> Extraction:
    """What `read_return` makes of a file, in a process of its own.

    Raises `UnreadableReturn` with the faults of the reading, or for a child that crashed, or took more
    memory or time than the limits allow; `WorkingRootUnusable` where there is no room for its files.
    """
    with _private_folder() as folder:
        request = {
            "name": name,
            "dialect": dialect,
            "codebook": codebook,
            "limits": asdict(limits),
            "header_lines": header_lines,
        }
        (folder / "request.json").write_text(as_json(request), encoding="utf-8")
        (folder / "content").write_bytes(content)
        code = _run(folder, name, limits)
        if code == READ:
            return _extraction(folder, name)
        raise UnreadableReturn(_faults(folder, name, code, limits))


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder open to the user alone, removed with all it holds whatever happens."""
    try:
        with TemporaryDirectory(prefix="inventaire-") as folder:
            yield Path(folder)
    except OSError as error:
        found = f"a temporary folder that cannot be used ({error.strerror})"
        raise WorkingRootUnusable(
            Fault("reading a return", found, "room for a copy of the file", "Make room, or set TMPDIR.")
        ) from error


def _run(folder: Path, name: str, limits: Limits) -> int:
    """The exit code of the child; it never outlives this call."""
    command = [sys.executable, "-I", "-c", _ENTRY, str(Path(__file__).resolve().parents[1]), str(folder)]
    with (folder / "stderr").open("wb") as errors:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=folder,
            env=_environment(),
            start_new_session=True,
        )
        try:
            return child.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableReturn(_too_slow(name, limits)) from None
        finally:
            _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kills the child and all it started, if it still runs: on a time-out, or Ctrl-C."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | dict.fromkeys(_ONE_THREAD, "1") | _QUIET_MEMORY | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _extraction(folder: Path, name: str) -> Extraction:
    try:
        return read_extraction(folder)
    except (ValueError, OSError, LookupError) as error:
        found = f"a reading that cannot be taken over ({type(error).__name__})"
        raise UnreadableReturn(Fault(name, found, "frames of text", _CSV)) from None


def _faults(folder: Path, name: str, code: int, limits: Limits) -> list[Fault]:
    """Why there is no extraction, in words that a person can act on."""
    outcome = _outcome(folder)
    if code == FAULTS and outcome.get("faults"):
        return [Fault(*(str(part) for part in fault)) for fault in outcome["faults"]]
    if code == NO_MEMORY:
        return [_too_large(name, limits, "")]
    if code < 0:
        return [_stopped(name, _signal_name(-code), limits)]
    noise = (folder / "stderr").stat().st_size
    what = f"{outcome['defect']} at {outcome['place']}" if code == DEFECT and "defect" in outcome else f"code {code}"
    found = f"a reading that failed ({what}; {noise} characters of error output, not shown)"
    remedy = f"{_CSV} Please report this: no file should do it."
    return [Fault(name, found, "a file that can be read", remedy)]


def _outcome(folder: Path) -> dict[str, Any]:
    path = folder / "outcome.json"
    if not path.is_file() or path.stat().st_size > _MOST_TOLD:
        return {}
    try:
        outcome = json.loads(path.read_bytes())
    except ValueError:
        return {}  # it was stopped while it wrote: its exit code tells the rest
    return outcome if isinstance(outcome, dict) else {}


def _signal_name(number: int) -> str:
    known = {int(each): each.name for each in signal.Signals}
    return known.get(number, f"signal {number}")


def _stopped(name: str, by: str, limits: Limits) -> Fault:
    if by in ("SIGXCPU", "SIGALRM"):
        return _too_slow(name, limits)
    if by in _CRASHES:
        found = f"a file that crashes the reader of its format ({by})"
        return Fault(name, found, "a file that can be read", f"It is damaged, or of a rare form. {_CSV}")
    return _too_large(name, limits, f", stopped by the system ({by})")


def _too_slow(name: str, limits: Limits) -> Fault:
    found = f"a file that takes more than {limits.seconds} seconds to read"
    remedy = f"{_CSV} Or raise {limit_variable('seconds')}."
    return Fault(name, found, f"at most {limits.seconds} seconds", remedy)


def _too_large(name: str, limits: Limits, how: str) -> Fault:
    found = f"a file that takes more memory to read than there is{how}"
    remedy = f"{_CSV} Or raise {limit_variable('memory_bytes')}."
    return Fault(name, found, f"at most {limits.memory_bytes} bytes", remedy)
