"""What `versions` and `show` tell: the published versions of one survey or of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.catalogue import Commit, open_dataset, versions
from flows.job import published_root, survey_names
from flows.report import accounts_of
from flows.settings import find_places
from transforms.errors import Fault, UsageError


def list_versions(survey: str | None, surveys_dir: str | None, out: str | None) -> list[dict[str, object]]:
    """One entry per published version, oldest first, of the survey or of every survey."""
    rows: list[dict[str, object]] = []
    for name in _published(survey, surveys_dir, out):
        rows += [_row(name, commit) for commit in versions(published_root(name, out, find_places()))]
    return rows


def _published(survey: str | None, surveys_dir: str | None, out: str | None) -> list[str]:
    """The surveys asked for that have a catalogue below the output root; an unknown one is told."""
    root = published_root("", out, find_places())
    if root.exists() and not root.is_dir():
        raise UsageError(Fault(str(root), "a file", "a folder of published surveys", "Choose another --out."))
    there = sorted(path.name for path in root.glob("*") if (path / "_log").is_dir())
    if survey is None:
        return there
    if survey not in there and survey not in survey_names((), surveys_dir):
        known = ", ".join(there) or "none"
        raise UsageError(Fault(str(root), f"no survey {survey!r}", known, "Name one of them, or --out ROOT."))
    return [survey] if survey in there else []


def _row(survey: str, commit: Commit) -> dict[str, object]:
    counts = commit.manifest["changes"]
    rows = {table["name"]: table["rows"] for table in commit.manifest["tables"]}
    return {
        "survey": survey,
        "version": commit.version,
        "seq": commit.seq,
        "created_at": commit.created_at,
        "initiatives": rows["initiatives"],
        **{name: counts[name] for name in ("added", "removed", "changed")},
    }


def describe_version(version: str, survey: str | None, surveys_dir: str | None, out: str | None) -> dict[str, Any]:
    """One version in full, fit for JSON: its manifest, its accounts and where its files are."""
    found = open_dataset(published_root(_one_survey(survey, surveys_dir, out), out, find_places()), version)
    return {**found.manifest, "folder": str(found.folder), "accounts": accounts_of(found)}


def _one_survey(survey: str | None, surveys_dir: str | None, out: str | None) -> str:
    if survey:
        return survey
    there = _published(None, surveys_dir, out)
    if len(there) == 1:
        return there[0]
    where = str(published_root("", out, find_places()))
    found = f"{len(there)} surveys ({', '.join(there)})" if there else "no published survey"
    remedy = "Name it with --survey ID." if there else "Run `inventaire run` first, or name the place with --out ROOT."
    raise UsageError(Fault(where, found, "one", remedy))


def version_lines(described: Mapping[str, Any]) -> list[str]:
    """One version for the terminal."""
    changes = described["changes"]
    lines = [
        f"{described['dataset']} {described['version']} (seq {described['seq']}), {described['created_at']}",
        f"folder      {described['folder']}",
        f"schema      {described['schema_version']}",
        f"changes     {changes['added']} added, {changes['removed']} removed, {changes['changed']} changed: "
        + "; ".join(reason["en"] for reason in changes["bump_reasons"]),
    ]
    lines += [f"table       {table['name']:<14}{table['rows']:>8} rows" for table in described["tables"]]
    lines += [f"accounts    {a['wave']}/{a['source_id']}  {a['grain']:<11}{a['outcome']:<14}{a['count']:>6}"
              for a in described["accounts"]]  # fmt: skip
    return lines
