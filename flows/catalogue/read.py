"""Reading a published data set: which versions there are, and the files of one of them.

    from flows.catalogue import open_dataset
    version = open_dataset("data/published/crise-2020")          # the newest
    version.to_pandas()                                          # its initiatives
    open_dataset("data/published/crise-2020", "0.1.0").path("returns")

The version is resolved once; everything after that uses the files of that version alone, so that a
publish in between is never half seen.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.catalogue.faults import told
from flows.catalogue.fs import Fs, LocalFs
from flows.catalogue.log import VERSION, Commit, all_commits, is_fresh, newest_version
from transforms.errors import CatalogueUnusable, Fault, UsageError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Version:
    """One committed version: its commit and where its files are."""

    commit: Commit
    folder: Path

    @property
    def seq(self) -> int:
        return self.commit.seq

    @property
    def version(self) -> str:
        return self.commit.version

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Files, rows, structure, changes, provenance and quality, as committed."""
        return self.commit.manifest

    def path(self, table: str = "initiatives") -> Path:
        """The Parquet file of a table; raises `UsageError` for a table that the version does not have."""
        files = {entry["name"]: entry["files"][0]["path"] for entry in self.manifest["tables"]}
        if table not in files:
            known = ", ".join(files)
            raise UsageError(Fault(f"version {self.version}", f"no table {table!r}", known, "Name one of them."))
        return self.folder / str(files[table])

    def table(self, table: str = "initiatives") -> pa.Table:
        """A table with the declared Arrow types, checksums verified.

        Raises `UsageError` for an unknown table, `CatalogueUnusable` for a file that is missing or damaged.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        path = self.path(table)
        try:
            with told(self.folder):
                data = LocalFs().read(path)
            return pq.ParquetFile(pa.BufferReader(data), page_checksum_verification=True).read()
        except (pa.ArrowException, OSError) as error:
            fault = Fault(
                str(path), "a damaged file", f"table {table} of version {self.version}", "Restore it from a backup."
            )
            raise CatalogueUnusable(fault) from error

    def to_pandas(self, table: str = "initiatives") -> pd.DataFrame:
        """A table as pandas reads it best: whole numbers and booleans stay so where values are missing.

        Raises as `table` does.
        """
        import pandas as pd
        import pyarrow as pa

        nullable = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
        frame: pd.DataFrame = self.table(table).to_pandas(types_mapper=nullable.get)
        return frame


def versions(root: str | os.PathLike[str], *, fs: Fs | None = None) -> list[Commit]:
    """The commits of all versions, oldest first; empty where nothing was published yet.

    Raises `CatalogueUnusable` where the root is no catalogue or its log is damaged.
    """
    place = Path(root).absolute()
    with told(place):
        return [commit for commit in all_commits(fs or LocalFs(), place) if commit.type == VERSION]


def latest_version(root: str | os.PathLike[str], *, fs: Fs | None = None) -> Version | None:
    """The newest version; None where there is no catalogue yet, or nothing in it.

    Raises `CatalogueUnusable` where the root is something else, or its log is damaged.
    """
    fs, place = fs or LocalFs(), Path(root).absolute()
    with told(place):
        commit = None if is_fresh(fs, place) else newest_version(fs, place)
    return _opened(commit, place) if commit else None


def open_dataset(root: str | os.PathLike[str], version: str | int = "latest", *, fs: Fs | None = None) -> Version:
    """The version asked for: "latest", a version number such as "0.1.0", or a sequence number.

    Raises `CatalogueUnusable` where the root is no catalogue, is damaged or was written by a newer
    inventaire, and `UsageError` where it has no such version.
    """
    fs, place = fs or LocalFs(), Path(root).absolute()
    with told(place):
        commit = newest_version(fs, place) if version == "latest" else _named(fs, place, version)
    if commit is None:
        fault = Fault(str(place), "no version yet", "a published data set", "Run `inventaire run` first.")
        raise UsageError(fault)
    return _opened(commit, place)


def _opened(commit: Commit, root: Path) -> Version:
    return Version(commit, root / commit.path)


def _named(fs: Fs, root: Path, version: str | int) -> Commit | None:
    found = [commit for commit in all_commits(fs, root) if commit.type == VERSION]
    wanted = str(version)
    match = [commit for commit in found if wanted in (commit.version, str(commit.seq))]
    if found and not match:
        known = ", ".join(f"{commit.version} (seq {commit.seq})" for commit in found[-10:])
        raise UsageError(Fault(str(root), f"no version {wanted!r}", known, "Name one of them, or `latest`."))
    return match[0] if match else None
