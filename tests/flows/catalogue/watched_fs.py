"""An `Fs` that numbers every operation and lets a test decide what becomes of it."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.catalogue.fs import Entry, Fs, LocalFs, Sink


@dataclass(frozen=True)
class Op:
    """One operation: its number from 1, what it does, to which path (the target, of two)."""

    number: int
    kind: str
    path: str
    data: bytes = b""


# What a test does with an operation: let it happen by calling the second argument, or not.
Hook = Callable[[Op, Callable[[], Any]], Any]


class WatchedSink:
    def __init__(self, owner: WatchedFs, path: Path, inner: Sink) -> None:
        self._owner, self._path, self._inner = owner, path, inner

    def write(self, data: bytes) -> None:
        self._owner.act("write", self._path, lambda: self._inner.write(data), data)

    def sync(self) -> None:
        self._owner.act("sync", self._path, self._inner.sync)

    def close(self) -> None:
        try:
            self._owner.act("close", self._path, lambda: None)
        finally:
            self._inner.close()  # even where the test lets it fail: descriptors are few


class WatchedFs:
    """Every operation goes to the hook, then to the disk."""

    def __init__(self, hook: Hook | None = None, inner: Fs | None = None) -> None:
        self.ops: list[Op] = []
        self._hook, self._inner = hook or (lambda _, do: do()), inner or LocalFs()

    def act(self, kind: str, path: Path, do: Callable[[], Any], data: bytes = b"") -> Any:
        op = Op(len(self.ops) + 1, kind, str(path), data)
        self.ops.append(op)
        return self._hook(op, do)

    def create(self, path: Path) -> Sink:
        return WatchedSink(self, path, self.act("create", path, lambda: self._inner.create(path)))

    def read(self, path: Path) -> bytes:
        return self.act("read", path, lambda: self._inner.read(path))

    def names(self, folder: Path) -> list[str]:
        return self.act("names", folder, lambda: self._inner.names(folder))

    def stat(self, path: Path) -> Entry | None:
        return self.act("stat", path, lambda: self._inner.stat(path))

    def mkdir(self, path: Path) -> None:
        self.act("mkdir", path, lambda: self._inner.mkdir(path))

    def rename(self, source: Path, target: Path) -> None:
        self.act("rename", target, lambda: self._inner.rename(source, target))

    def replace(self, source: Path, target: Path) -> None:
        self.act("replace", target, lambda: self._inner.replace(source, target))

    def link(self, source: Path, target: Path) -> None:
        self.act("link", target, lambda: self._inner.link(source, target))

    def unlink(self, path: Path) -> None:
        self.act("unlink", path, lambda: self._inner.unlink(path))

    def rmdir(self, path: Path) -> None:
        self.act("rmdir", path, lambda: self._inner.rmdir(path))

    def sync_folder(self, path: Path) -> None:
        self.act("sync_folder", path, lambda: self._inner.sync_folder(path))

    def local(self, path: Path) -> Path:
        return self.act("local", path, lambda: self._inner.local(path))

    def lock(self, path: Path, seconds: float) -> AbstractContextManager[None]:
        return self._locked(path, seconds)

    @contextlib.contextmanager
    def _locked(self, path: Path, seconds: float) -> Iterator[None]:
        self.act("lock", path, lambda: None)
        with self._inner.lock(path, seconds):
            yield


class NoLinks(LocalFs):
    """A mount without hard links."""

    def link(self, source: Path, target: Path) -> None:  # noqa: ARG002 - as Fs has it
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(target))


def failing(number: int, code: int, *, for_ever: bool = False, after: bool = False) -> Hook:
    """The n-th operation fails, or it and all later ones; `after` it took place, or before."""

    def hook(op: Op, do: Callable[[], Any]) -> Any:
        if op.number == number or (for_ever and op.number > number):
            if after:
                do()
            raise OSError(code, os.strerror(code), op.path)
        return do()

    return hook


def killing(number: int) -> Hook:
    """The process dies at the n-th operation; a write leaves the first half of its data."""

    def hook(op: Op, do: Callable[[], Any]) -> Any:
        if op.number == number:
            if op.kind == "write":
                with Path(op.path).open("ab") as torn:
                    torn.write(op.data[: len(op.data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return do()

    return hook
