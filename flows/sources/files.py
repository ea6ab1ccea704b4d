"""Raw returns in files: a glob below the survey's own folder, or any URL that fsspec opens.

Authorities name files after the people who send them, so that what a run says of a file goes by its rank:
`returns/2021/file 2 of 11.csv` is the second by name of those that `returns/2021/*.csv` finds. Its receipt in
the raw archive has the name, and so has a message to somebody who named the file (`read`, `check`).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flows.raw import RawFile
from flows.settings import find_limits, limit_variable
from transforms.errors import Fault, UnreadableReturn

if TYPE_CHECKING:
    from transforms.formats.limits import Limits

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_BLOCK = 1 << 24
_WILD = re.compile(r"[*?\[]")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}", re.ASCII)
_BEING_WRITTEN = "Run again when its copy is complete."


def fetch_files(pattern: str, survey_folder: Path, limits: Limits | None = None) -> list[RawFile]:
    """The raw files of a source, sorted by name; at least one.

    `pattern` is a glob relative to the survey's folder, or a URL; the limits are the environment's unless
    given. Raises `UnreadableReturn` when nothing is there, or a file cannot be read whole, is empty, or
    is larger than the limits allow.
    """
    limits = limits or find_limits()
    is_url = "://" in pattern
    files = [_fetch_url(pattern, limits)] if is_url else list(_fetch_local(pattern, survey_folder, limits))
    if not files:
        raise UnreadableReturn(
            Fault(f"{survey_folder.name}: source {pattern!r}", "no file", "at least one file",
                  f"Put the raw return below {survey_folder}, or correct `files:` in the wave file.")
        )  # fmt: skip
    return files


def told_name(pattern: str, name: str, rank: int, count: int) -> str:
    """What a run calls one of the files of a source, by its rank from 1: nothing of its own name but the ending."""
    if "://" in pattern:
        return shown(pattern)
    ending = PurePosixPath(name).suffix
    if not _WILD.search(pattern) or (count == 1 and PurePosixPath(pattern).suffix == ending):
        return pattern
    parts = PurePosixPath(pattern).parts
    declared = parts[: next(at for at, part in enumerate(parts) if _WILD.search(part))]
    return "/".join((*declared, f"file {rank} of {count}{ending if _ENDING.fullmatch(ending) else ''}"))


def read_file(path: Path, limits: Limits, name: str | None = None, where: str | None = None) -> RawFile:
    """One raw file, whole; its name is the path's last part unless given, `where` what faults call it.

    Raises `UnreadableReturn` for what is no regular file (nothing is waited for: a pipe is not read), or
    cannot be read, is empty, larger than the limits allow, or changes while it is read.
    """
    where = where or _shown_path(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        try:
            content = _read(descriptor, where, limits)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:  # a NUL character in a path is a ValueError
        raise UnreadableReturn(_unreadable(path, where, error)) from None
    return RawFile(name or _shown_path(Path(path.name)), content)


def _fetch_local(pattern: str, folder: Path, limits: Limits) -> Iterator[RawFile]:
    root = folder.resolve()
    paths = _matches(pattern, folder)
    for rank, path in enumerate(paths, start=1):
        where = f"{folder.name}: {told_name(pattern, path.name, rank, len(paths))}"
        if not _is_below(path, root):
            found = "a path outside the survey's folder"
            raise UnreadableReturn(Fault(where, found, f"a file below {root}", "Copy the file there."))
        name = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
        yield read_file(path, limits, _shown_path(name), where)


def _matches(pattern: str, folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except (ValueError, NotImplementedError):
        found = "a pattern that no folder can be searched by"
        raise UnreadableReturn(
            Fault(f"{folder.name}: source {pattern!r}", found, "a path below the survey's folder",
                  "Correct `files:` in the wave file.")
        ) from None  # fmt: skip


def _is_below(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True  # a link that leads round in a circle: opening it says so


def _read(descriptor: int, where: str, limits: Limits) -> bytes:
    """All bytes of an open file, which must be the same file before and after."""
    before = os.fstat(descriptor)
    if not stat.S_ISREG(before.st_mode):
        kind = _KINDS.get(stat.S_IFMT(before.st_mode), "a special file")
        raise UnreadableReturn(Fault(where, kind, "a regular file", "Name the file of returns itself."))
    _refuse_size(where, before.st_size, limits)
    content = _bytes_of(descriptor, before.st_size + 1)
    after = os.fstat(descriptor)
    if len(content) != before.st_size or _state(after) != _state(before):
        found = f"a file that changed while it was read ({len(content)} bytes of {before.st_size})"
        raise UnreadableReturn(Fault(where, found, "a file that is not being written", _BEING_WRITTEN))
    return content


def _bytes_of(descriptor: int, most: int) -> bytes:
    blocks: list[bytes] = []
    while most > 0 and (block := os.read(descriptor, min(most, _BLOCK))):
        blocks.append(block)
        most -= len(block)
    return b"".join(blocks)


def _state(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _unreadable(path: Path, where: str, error: OSError | ValueError) -> Fault:
    if isinstance(error, FileNotFoundError):
        found = "a link to a file that is not there" if path.is_symlink() else "no such file (any more)"
        return Fault(where, found, "a file", "Put it back, or correct its name.")
    reason = getattr(error, "strerror", None) or "a name that no file can have"
    return Fault(where, f"a file that cannot be read ({reason})", "a readable file", "Check its kind and its rights.")


def _shown_path(path: Path) -> str:
    """The path as a message or a receipt can hold it: bytes that are no text and line ends become U+FFFD."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _refuse_size(where: str, size: int, limits: Limits) -> None:
    if size == 0:
        raise UnreadableReturn(Fault(where, "an empty file (0 bytes)", "a table", "Export the returns again."))
    if size > limits.file_bytes:
        remedy = f"Split the export, or raise {limit_variable('file_bytes')}."
        raise UnreadableReturn(Fault(where, f"{size} bytes or more", f"at most {limits.file_bytes}", remedy))


def _fetch_url(url: str, limits: Limits) -> RawFile:
    import fsspec  # only surveys that name a URL pay for it

    try:
        with fsspec.open(url, "rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except (OSError, ImportError, ValueError) as error:
        found = f"a source that does not open ({type(error).__name__})"
        remedy = "Check the address, the network and the credentials."
        raise UnreadableReturn(Fault(shown(url), found, "a readable URL", remedy)) from error
    _refuse_size(shown(url), len(content), limits)
    return RawFile(shown(url).rsplit("/", 1)[-1], content)


def shown(url: str) -> str:
    """The URL as a message may show it: no user, password, query or fragment, which can be secrets."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"
