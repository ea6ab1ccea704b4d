"""Every file operation of the catalogue, behind one small interface.

Whatever the catalogue does to its root goes through an `Fs`, one method per system call, so that a
test can record each operation, make the n-th one fail, kill the process at it, or replay what a
power cut would have left of them. `LocalFs` is the real one. All raise OSError, with the path in it.

An object store will have its own way to take a commit (see `claim`), and no `rename` or `link`.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """What is at a path: a folder, or a file of so many bytes."""

    size: int
    is_folder: bool


class Sink(Protocol):
    """A new file that is being written."""

    def write(self, data: bytes) -> None:
        """All of the data appended, or OSError."""

    def sync(self) -> None:
        """What was written is on the disk, or OSError."""

    def close(self) -> None: ...


class Fs(Protocol):
    """The file operations that the catalogue is built on."""

    def create(self, path: Path) -> Sink:
        """A new, empty file; FileExistsError where there is one."""

    def read(self, path: Path) -> bytes: ...

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted."""

    def stat(self, path: Path) -> Entry | None:
        """What is at the path; None if nothing is."""

    def mkdir(self, path: Path) -> None: ...

    def rename(self, source: Path, target: Path) -> None: ...

    def replace(self, source: Path, target: Path) -> None: ...

    def link(self, source: Path, target: Path) -> None:
        """A second name for a file; FileExistsError where the target exists, on an honest file system."""

    def unlink(self, path: Path) -> None: ...

    def rmdir(self, path: Path) -> None: ...

    def sync_folder(self, path: Path) -> None:
        """The names in the folder are on the disk, or OSError."""

    def lock(self, path: Path, seconds: float) -> AbstractContextManager[None]:
        """The exclusive lock on a file, released on exit and when the process dies.

        TimeoutError when another process holds it for longer than `seconds`.
        """

    def local(self, path: Path) -> Path:
        """A path that a library with readers of its own (DuckDB, Arrow) can open."""


class LocalSink:
    """A new file on the local disk."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)

    def write(self, data: bytes) -> None:
        left = memoryview(data)
        with self._named():
            while left:
                left = left[os.write(self._fd, left) :]

    def sync(self) -> None:
        with self._named():
            os.fsync(self._fd)

    def close(self) -> None:
        with self._named():
            os.close(self._fd)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """An OSError of a file descriptor says no path; the person who reads it needs one."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self._path)) from error


class LocalFs:
    """The local disk, or what is mounted like one."""

    def create(self, path: Path) -> Sink:
        return LocalSink(path)

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def names(self, folder: Path) -> list[str]:
        return sorted(entry.name for entry in folder.iterdir())

    def stat(self, path: Path) -> Entry | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return Entry(found.st_size, stat.S_ISDIR(found.st_mode))

    def mkdir(self, path: Path) -> None:
        path.mkdir()

    def rename(self, source: Path, target: Path) -> None:
        source.rename(target)

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        target.hardlink_to(source)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def rmdir(self, path: Path) -> None:
        path.rmdir()

    def sync_folder(self, path: Path) -> None:
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(fd)
        except OSError as error:
            # Some network file systems cannot sync a folder and say so; a refusal would not make them safer.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise OSError(error.errno, error.strerror, str(path)) from error
        finally:
            os.close(fd)

    @contextlib.contextmanager
    def lock(self, path: Path, seconds: float) -> Iterator[None]:
        fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            _wait_for(fd, path, seconds)
            yield
        finally:
            os.close(fd)

    def local(self, path: Path) -> Path:
        return path


def _wait_for(fd: int, path: Path, seconds: float) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= until:
                raise TimeoutError(errno.ETIMEDOUT, "another process holds the lock", str(path)) from error
            time.sleep(0.01)
        else:
            return


def write_file(fs: Fs, path: Path, data: bytes) -> None:
    """A new file with this content, on the disk; its name is, once its folder is synced."""
    with closing(fs.create(path)) as sink:
        sink.write(data)
        sink.sync()


def replace_file(fs: Fs, path: Path, data: bytes, token: str) -> None:
    """The file at the path has this content, whole, whether it existed or not."""
    temporary = path.parent / f".{path.name}.{token}.tmp"
    write_file(fs, temporary, data)
    fs.replace(temporary, path)
    fs.sync_folder(path.parent)


def remove_folder(fs: Fs, folder: Path) -> None:
    """The folder is gone, with the files in it, as far as the disk lets it: leftovers do no harm."""
    with contextlib.suppress(OSError):
        for name in fs.names(folder):
            fs.unlink(folder / name)
        fs.rmdir(folder)


def make_folder(fs: Fs, folder: Path) -> None:
    """The folder exists and its name is on the disk, and so those above it."""
    if fs.stat(folder) is not None:
        return
    make_folder(fs, folder.parent)
    with contextlib.suppress(FileExistsError):  # another process was quicker
        fs.mkdir(folder)
    fs.sync_folder(folder.parent)
