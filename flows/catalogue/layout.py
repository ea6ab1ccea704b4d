"""Where everything lies below the root of one published data set.

    <root>/
      latest.json              a hint at the newest version, for people and scripts without our code.
                               It may lag; it also makes a naive `read_parquet(<root>)` fail aloud
                               instead of adding up all versions
      README.md                how to read the data, in French and in English
      _log/0000000012.json     one commit: created once, never changed, numbered without a gap.
                               The log is the only truth about which versions there are
      _runs/<utc>-<run>.json   receipts of runs, those that published nothing too; readers ignore them
      _staging/<attempt>/      a version that is being written; what a killed run left here is ignored
      versions/0000000012-1.4.0-7f3a91c2/        sequence number, version, id of the attempt
        <table>.parquet        every table, `changes.parquet` against the version before included
        datapackage.json       Data Package v2 with a Table Schema per table
        data_dictionary.md, .csv    what every column means
        CHANGELOG.md           what changed, in the words of the people who use the data
        quality_report.json    and other documents that the run gave
        MANIFEST.json          files with sizes and hashes, rows, structure, provenance, quality
        SHA256SUMS             `sha256sum -c SHA256SUMS` checks all the others

A folder in `versions/` counts only if a commit names it: a run that was killed, or that lost a race,
leaves folders that no commit names. Nothing here is ever written twice, but for `latest.json` and
`README.md`, which are replaced whole. Names that begin with a dot are files being written.
"""

from __future__ import annotations

import re
from pathlib import Path

FORMAT = 1

LOG, RUNS, STAGING, VERSIONS = "_log", "_runs", "_staging", "versions"
HINT, README = "latest.json", "README.md"
MANIFEST, SUMS = "MANIFEST.json", "SHA256SUMS"
DATA_PACKAGE, CHANGELOG = "datapackage.json", "CHANGELOG.md"
DICTIONARY_PAGE, DICTIONARY_ROWS = "data_dictionary.md", "data_dictionary.csv"

# What a run may not name its own documents.
OWN_NAMES = frozenset({MANIFEST, SUMS, DATA_PACKAGE, CHANGELOG, DICTIONARY_PAGE, DICTIONARY_ROWS})

_COMMIT = re.compile(r"(\d{10})\.json")
_VERSION_PATH = re.compile(rf"{VERSIONS}/\d{{10}}-\d+\.\d+\.\d+-[0-9a-f]+")
_DOCUMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def commit_path(root: Path, seq: int) -> Path:
    """Where the commit of that sequence number is, or would be."""
    return root / LOG / f"{seq:010d}.json"


def commit_seq(name: str) -> int | None:
    """The sequence number in the file name of a commit; None for any other name."""
    found = _COMMIT.fullmatch(name)
    return int(found.group(1)) if found else None


def version_path(seq: int, version: str, attempt: str) -> str:
    """The folder of a version, relative to the root."""
    return f"{VERSIONS}/{seq:010d}-{version}-{attempt}"


def is_version_path(path: str) -> bool:
    """Whether a commit may point there: below `versions/`, never out of the root."""
    return _VERSION_PATH.fullmatch(path) is not None


def is_document_name(name: str) -> bool:
    """Whether a run may put a document of that name into a version."""
    return bool(_DOCUMENT.fullmatch(name)) and name not in OWN_NAMES and not name.endswith(".parquet")


def parquet_name(table: str) -> str:
    """The file of a table, within its version."""
    return f"{table}.parquet"
