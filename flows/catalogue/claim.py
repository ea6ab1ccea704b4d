"""The one primitive that makes a version current: create this small file, unless it exists.

On a local disk that is a hard link: it appears whole or not at all, and of many processes that try
the same name exactly one succeeds. Where the file system has no hard links, a lock (flock) guards
"look, then rename". Never "create exclusively, then write": a crash between the two would leave an
empty commit that blocks the sequence for ever. Before a root is trusted the primitive is tried on it:
some file systems claim success and do something else.

An object store will bring a third one: PUT with `If-None-Match: *`.
"""

from __future__ import annotations

import contextlib
import errno
import weakref
from pathlib import Path
from typing import Protocol

from flows.catalogue.fs import Fs, write_file
from flows.catalogue.layout import LOG, STAGING
from transforms.errors import CatalogueUnusable, Fault

LOCK_SECONDS = 60.0

# What file systems answer that have no hard links (FAT, many FUSE and SMB mounts).
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}


class Claim(Protocol):
    """Gives a finished file a name that nobody else may have given."""

    def take(self, source: Path, target: Path) -> bool:
        """True if this call made `source` known as `target`, on the disk; False if `target` was there.

        On OSError the outcome is unknown: read the target and see whose it is.
        """


class LinkClaim:
    """By hard link."""

    def __init__(self, fs: Fs) -> None:
        self._fs = fs

    def take(self, source: Path, target: Path) -> bool:
        try:
            self._fs.link(source, target)
        except FileExistsError:
            return False
        self._fs.sync_folder(target.parent)
        return True


class LockClaim:
    """By lock and rename, for file systems without hard links."""

    def __init__(self, fs: Fs) -> None:
        self._fs = fs

    def take(self, source: Path, target: Path) -> bool:
        with self._fs.lock(target.parent / ".lock", LOCK_SECONDS):
            if self._fs.stat(target) is not None:
                return False
            self._fs.rename(source, target)
            self._fs.sync_folder(target.parent)
        return True


_PROBED: weakref.WeakKeyDictionary[Fs, dict[Path, Claim]] = weakref.WeakKeyDictionary()


def probed_claim(fs: Fs, root: Path, token: str) -> Claim:
    """The primitive that works on this root, found by trying, once per `Fs`.

    Raises `CatalogueUnusable` where neither keeps its promise.
    """
    known = _PROBED.setdefault(fs, {})
    if root not in known:
        known[root] = _probe(fs, root, token)
    return known[root]


def _probe(fs: Fs, root: Path, token: str) -> Claim:
    for claim in (LinkClaim(fs), LockClaim(fs)):
        if _keeps_promise(fs, claim, root, token):
            return claim
    found = "a file system where neither hard links nor locks keep two publishers apart"
    fault = Fault(str(root), found, "a local disk, or a mount that has them", "Choose another folder with --out.")
    raise CatalogueUnusable(fault)


def _keeps_promise(fs: Fs, claim: Claim, root: Path, token: str) -> bool:
    """Whether the first of two takes wins, and the second does not."""
    target = root / LOG / f".probe-{token}"
    sources = [root / STAGING / f".probe-{token}-{turn}" for turn in (1, 2)]
    try:
        for source in sources:
            write_file(fs, source, b"{}")
        return [claim.take(source, target) for source in sources] == [True, False]
    except OSError as error:
        if error.errno in _NO_LINKS and isinstance(claim, LinkClaim):
            return False
        raise
    finally:
        for path in (target, *sources):
            with contextlib.suppress(OSError):  # a leftover does no harm
                fs.unlink(path)
