"""Where an initiative is: in a version, held back, retired, in an older version, or nowhere.

All surveys that are published below the output root are looked through, unless one is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.catalogue import Version, open_dataset, versions
from flows.job import published_root, survey_names
from flows.settings import find_places
from transforms.errors import CatalogueUnusable, Fault, UsageError

FORM = re.compile(r"i-[a-z2-7]{16}")
PUBLISHED, REJECTED = "published", "rejected"


@dataclass(frozen=True)
class Found:
    """An initiative in a version of a survey: published, or held back by rules.

    `row` has its columns, of one held back only where it came from; `held` the rules that held it.
    """

    survey_id: str
    version: Version
    outcome: str
    row: Mapping[str, Any]
    held: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Gone:
    """An initiative that the version does not have, and where it went, in words."""

    survey_id: str
    version: Version
    found: str
    remedy: str


@dataclass(frozen=True)
class Search:
    """What is looked for, and in which versions."""

    initiative: str
    versions: Mapping[str, Version] = field(default_factory=dict)


def search_for(initiative: str, survey: str | None, version: str, surveys_dir: str | None, out: str | None) -> Search:
    """The search for one id; raises `UsageError` for what is no id, and where there is nothing to search."""
    if not FORM.fullmatch(initiative):
        expected = "an id of an initiative: `i-` and 16 characters"
        remedy = "It stands in the column initiative_id of initiatives.parquet."
        found = "an id of a return" if initiative.startswith("r-") else "another text"
        raise UsageError(Fault("INITIATIVE", found, expected, remedy))
    root = published_root("", out, find_places())
    there = sorted(path.name for path in root.glob("*") if (path / "_log").is_dir())
    names = _named(survey, there, root, surveys_dir)
    opened = {name: open_dataset(root / name, version) for name in names if _has(root / name, version)}
    if not opened:
        known = ", ".join(sorted({commit.version for name in names for commit in versions(root / name)})) or "none"
        raise UsageError(
            Fault(str(root), f"no version {version!r}", known, "Name one of them, or run `inventaire run`.")
        )
    return Search(initiative, opened)


def _named(survey: str | None, there: Sequence[str], root: Path, surveys_dir: str | None) -> Sequence[str]:
    if survey is not None and survey not in there:
        known = ", ".join(there) or "none"
        is_known = survey in survey_names((), surveys_dir)
        remedy = f"Run `inventaire run {survey}` first, or name the place with --out ROOT."
        found = f"no version of survey {survey!r}" if is_known else f"no survey {survey!r}"
        raise UsageError(Fault(str(root), found, known, remedy if is_known else "Name one of them, or --out ROOT."))
    if not there:
        remedy = "Run `inventaire run` first, or name the place with --out ROOT."
        raise UsageError(Fault(str(root), "no published survey", "at least one", remedy))
    return [survey] if survey else there


def _has(root: Path, version: str) -> bool:
    commits = versions(root)
    return bool(commits) and (version == "latest" or any(version in (c.version, str(c.seq)) for c in commits))


def find(search: Search) -> Found | Gone | None:
    """The initiative in the versions searched; None where no table knows it."""
    for look in (_published, _held, _retired, _older):
        for survey_id, version in search.versions.items():
            if (found := look(search.initiative, survey_id, version)) is not None:
                return found
    return None


def rows_of(version: Version, table: str, column: str, value: str) -> list[dict[str, Any]]:
    """The rows of a table that hold a value in a column; only the parts of the file that may are read."""
    path = version.path(table)
    try:
        rows: list[dict[str, Any]] = pq.read_table(path, filters=[(column, "=", value)]).to_pylist()
    except (pa.ArrowException, FileNotFoundError) as error:
        expected = f"table {table} of version {version.version}"
        fault = Fault(str(path), "a damaged or missing file", expected, "Restore it from a backup.")
        raise CatalogueUnusable(fault) from error
    return rows


def _published(initiative: str, survey_id: str, version: Version) -> Found | None:
    rows = rows_of(version, "initiatives", "initiative_id", initiative)
    return Found(survey_id, version, PUBLISHED, rows[0]) if rows else None


def _held(initiative: str, survey_id: str, version: Version) -> Found | None:
    """Held back when its wave was last worked: the newest of the folders up to the version that names it."""
    for path in _rejects(survey_id, version.seq):
        told = pq.read_table(path, filters=[("initiative_id", "=", initiative)]).to_pylist()
        if told:
            place = {name: told[0][name] for name in ("initiative_id", "return_id", "wave", "source_id", "source_line")}
            return Found(survey_id, version, REJECTED, place, tuple(told))
    return None


def _rejects(survey_id: str, most: int) -> Iterator[Path]:
    folder = find_places().held / survey_id
    numbers = sorted(
        (path for path in folder.glob("*") if path.name.isdigit() and int(path.name) <= most), reverse=True
    )
    return (path / "rejects.parquet" for path in numbers if (path / "rejects.parquet").is_file())


def _retired(initiative: str, survey_id: str, version: Version) -> Gone | None:
    redirects = rows_of(version, "redirects", "retired_id", initiative)
    if not redirects:
        return None
    told = redirects[0]
    found = f"an id retired since version {told['since_version']} ({told['reason']})"
    return Gone(survey_id, version, found, f"Explain {told['initiative_id']} instead, which it leads to.")


def _older(initiative: str, survey_id: str, version: Version) -> Gone | None:
    """In another version of the survey, the newest that has it."""
    root = version.folder.parents[1]
    for commit in reversed(versions(root)):
        other = open_dataset(root, commit.seq)
        if commit.seq != version.seq and other.folder.is_dir() and _published(initiative, survey_id, other):
            where = "an older" if commit.seq < version.seq else "a newer"
            found = f"an initiative of {where} version, {commit.version}, that {version.version} does not have"
            remedy = f"Explain it there: --survey {survey_id} --version {commit.version}."
            return Gone(survey_id, version, found, remedy)
    return None
