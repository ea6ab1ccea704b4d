"""Whether a catalogue is what it says: every version whole, the log chained and without a gap."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyarrow.parquet as pq

from flows.catalogue import Version, open_dataset, versions


def check_version(version: Version) -> None:
    """Every file is there, whole, listed and hashed, and nothing else is."""
    listed = {entry["path"]: entry for table in version.manifest["tables"] for entry in table["files"]}
    listed |= {entry["path"]: entry for entry in version.manifest["other_files"]}
    for name, entry in listed.items():
        data = (version.folder / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"]), name
    assert {path.name for path in version.folder.iterdir()} == {*listed, "MANIFEST.json", "SHA256SUMS"}
    manifest = (version.folder / "MANIFEST.json").read_bytes()
    assert hashlib.sha256(manifest).hexdigest() == version.commit.record["manifest_sha256"]
    for table in version.manifest["tables"]:
        assert pq.read_table(version.folder / table["files"][0]["path"]).num_rows == table["rows"]


def check_catalogue(root: Path) -> list[str]:
    """All versions, oldest first: numbered without a gap, chained, each one whole."""
    commits = versions(root)
    before = None
    for seq, commit in enumerate(commits, start=1):
        assert commit.seq == seq
        assert commit.record["previous_commit_sha256"] == before
        before = commit.sha256
        check_version(open_dataset(root, seq))
    return [commit.version for commit in commits]
