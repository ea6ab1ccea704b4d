"""What the disk refused, told to a person."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from transforms.errors import CatalogueUnusable, Fault

_ROOM = "room for the new version (about the size of the last one)"
_RIGHT = "the right to read and write there"
_OTHER_FOLDER = "Give that right to the user who runs this, or choose another folder with --out."

# errno → what was found, what was expected, what to do.
_WORDS: dict[int, tuple[str, str, str]] = {
    errno.ENOSPC: ("a full disk", _ROOM, "Free some space there and run again."),
    errno.EDQUOT: ("a used-up disk quota", _ROOM, "Free some space or ask for more quota, and run again."),
    errno.EFBIG: ("a limit on the size of files", _ROOM, "Raise the limit (ulimit -f) and run again."),
    errno.EROFS: ("a read-only file system", _RIGHT, "Mount it for writing, or choose another folder with --out."),
    errno.EACCES: ("no permission", _RIGHT, _OTHER_FOLDER),
    errno.EPERM: ("an operation that is not permitted", _RIGHT, _OTHER_FOLDER),
    errno.EIO: ("an input/output error", "a disk that works", "Check the disk (dmesg), then run again."),
    errno.ENOENT: ("nothing there", "a file of the catalogue", "Restore it from a backup or a mirror."),
    errno.ENOTDIR: ("a file", "a folder", "Choose another folder with --out."),
    errno.EISDIR: ("a folder", "a file of the catalogue", "Move it away and run again."),
    errno.EMFILE: ("too many open files", "a free file descriptor", "Raise the limit (ulimit -n) and run again."),
    errno.ETIMEDOUT: ("a lock that another run holds", "the lock within its time", "Wait for that run and try again."),
}


@contextlib.contextmanager
def told(root: Path, state: str = "") -> Iterator[None]:
    """Turns an OSError inside it into `CatalogueUnusable`; `state` says what became of the versions."""
    try:
        yield
    except OSError as error:
        raise CatalogueUnusable(fault_of(error, root, state)) from error


def fault_of(error: OSError, root: Path, state: str = "") -> Fault:
    """What an OSError means for the person who reads it."""
    text = error.strerror or type(error).__name__
    found, expected, remedy = _WORDS.get(error.errno or 0, (text, "a file operation that works", "Run again."))
    return Fault(str(error.filename or root), found, expected, f"{remedy} {state}".strip())
