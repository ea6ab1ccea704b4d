"""The commit log, read: which commits there are, and which version is the newest.

`latest.json` only says where to begin looking; from there the log is probed forward until a number is
missing, so that a hint that lags, is broken or is gone costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.catalogue.fs import Fs
from flows.catalogue.layout import FORMAT, HINT, LOG, RUNS, STAGING, VERSIONS, commit_path, commit_seq, is_version_path
from transforms.errors import CatalogueUnusable, Fault

VERSION = "version"


@dataclass(frozen=True, slots=True)
class Commit:
    """One record of the log. Only commits of type `version` hold data; readers ignore types they do not know."""

    seq: int
    type: str
    version: str
    path: str
    created_at: str
    attempt_id: str
    sha256: str
    record: Mapping[str, Any]

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What MANIFEST.json of the version holds."""
        manifest: Mapping[str, Any] = self.record["manifest"]
        return manifest


def read_commit(fs: Fs, root: Path, seq: int) -> Commit | None:
    """The commit of that number, or None; raises `CatalogueUnusable` for one that cannot be understood."""
    path = commit_path(root, seq)
    try:
        data = fs.read(path)
    except FileNotFoundError:
        return None
    try:
        return _commit(json.loads(data), hashlib.sha256(data).hexdigest(), path, seq)
    except (ValueError, KeyError, TypeError) as error:
        fault = Fault(str(path), "a damaged commit", "a commit record", "Restore this file from a backup or a mirror.")
        raise CatalogueUnusable(fault) from error


def _commit(record: Mapping[str, Any], sha256: str, path: Path, seq: int) -> Commit:
    if record["format"] != FORMAT:
        found, expected = f"format {record['format']!r}", f"format {FORMAT}"
        raise CatalogueUnusable(Fault(str(path), found, expected, "Upgrade inventaire: a newer one wrote this."))
    type_, version, folder, created, attempt = (
        str(record.get(name, "")) for name in ("type", "version", "path", "created_at", "attempt_id")
    )
    is_sound = record["seq"] == seq and (
        record["type"] != VERSION or (isinstance(record["manifest"], dict) and is_version_path(record["path"]))
    )
    if not is_sound:
        raise ValueError("the record does not belong here")
    return Commit(seq, type_, version, folder, created, attempt, sha256, record)


def is_fresh(fs: Fs, root: Path) -> bool:
    """Whether nothing was committed here yet and nothing foreign lies here."""
    return _is_absent_or(fs, root, lambda names: names <= {RUNS, STAGING, VERSIONS})


def may_publish(fs: Fs, root: Path) -> bool:
    """Whether the root is a catalogue, or nothing yet, and not a folder of somebody's other things."""
    return _is_absent_or(fs, root, lambda names: LOG in names or names <= {RUNS, STAGING, VERSIONS})


def _is_absent_or(fs: Fs, root: Path, judge: Callable[[set[str]], bool]) -> bool:
    # One look at all names: between two, another publisher may have made the catalogue.
    try:
        return judge(set(fs.names(root)))
    except FileNotFoundError:
        return True


def head_seq(fs: Fs, root: Path) -> int:
    """The number of the newest commit; 0 where nothing was committed yet.

    Raises `CatalogueUnusable` where the root is not a catalogue.
    """
    seq = _hinted(fs, root) or max(_listed(fs, root), default=0)
    while fs.stat(commit_path(root, seq + 1)) is not None:
        seq += 1
    return seq


def _hinted(fs: Fs, root: Path) -> int | None:
    try:
        seq = json.loads(fs.read(root / HINT))["seq"]
        if type(seq) is int and seq > 0 and fs.stat(commit_path(root, seq)) is not None:
            return seq
    except (OSError, ValueError, KeyError, TypeError):
        pass  # a hint that cannot be read is no hint
    return None


def _listed(fs: Fs, root: Path) -> list[int]:
    try:
        names = fs.names(root / LOG)
    except (FileNotFoundError, NotADirectoryError) as error:
        fault = Fault(str(root), "no catalogue", "a folder that `inventaire run` published to", "Check the path.")
        raise CatalogueUnusable(fault) from error
    return [seq for name in names if (seq := commit_seq(name)) is not None]


def all_commits(fs: Fs, root: Path) -> list[Commit]:
    """Every commit, oldest first; raises `CatalogueUnusable` where one is missing or damaged."""
    _listed(fs, root)
    return list(_down_from(fs, root, head_seq(fs, root)))[::-1]


def _down_from(fs: Fs, root: Path, head: int) -> Iterator[Commit]:
    for seq in range(head, 0, -1):
        commit = read_commit(fs, root, seq)
        if commit is None:
            fault = Fault(
                str(commit_path(root, seq)), "nothing", "a commit: the log has no gap", "Restore it from a backup."
            )
            raise CatalogueUnusable(fault)
        yield commit


def newest_version(fs: Fs, root: Path) -> Commit | None:
    """The commit of the newest version; None where nothing was published yet."""
    commits = _down_from(fs, root, head_seq(fs, root))
    return next((commit for commit in commits if commit.type == VERSION), None)
