"""Publishing: a draft becomes the next version of a data set, or turns out to be no news.

    0  try on this root the primitive that commits are made with (`claim`)
    1  read the newest version from the log; a scheduled run that comes too late stops here
    2  make the draft canonical, compare it with that version; nothing changed: stop; ask the gates
    3  number the version; write its Parquet files into `_staging/<attempt>/`, each synced
    4  read every one of them back: hash, rows, every page decoded; write what describes them
    5  rename the folder into `versions/`
    6  commit: create `_log/<seq>.json`, which exactly one of all publishers can do.
       Lost: the newest version is another one now, so back to 1, with a new attempt
    7  replace `latest.json` and the README
    8  write the receipt

A crash anywhere leaves the version before current, or, after 6, the new one; what it leaves in
`_staging` or `versions` is named by no commit and disturbs nobody. Data are never deleted while it is
not known whether their commit took place. What fails after 6 is a warning: the version stands, and
the next run, also one that has nothing to publish, repairs it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import random
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.catalogue.claim import Claim, probed_claim
from flows.catalogue.comparison import Comparison, compare, encode_changes
from flows.catalogue.content import Content, make_content
from flows.catalogue.data_package import Numbered
from flows.catalogue.draft import About, Declared, Draft, Published, Unchanged
from flows.catalogue.faults import fault_of, told
from flows.catalogue.fs import Fs, LocalFs, make_folder, remove_folder, replace_file, write_file
from flows.catalogue.layout import FORMAT, HINT, LOG, README, STAGING, VERSIONS, commit_path, parquet_name
from flows.catalogue.log import VERSION, Commit, head_seq, may_publish, newest_version, read_commit
from flows.catalogue.notation import plain_json, utc_text
from flows.catalogue.readme import readme_text
from flows.catalogue.receipts import write_receipt
from flows.catalogue.record import Plan, commit_record, documents, fence_of
from flows.catalogue.writer import Encoded
from transforms.changes import Difference, bump_reasons, next_version
from transforms.errors import CatalogueUnusable, Fault, PublishRefused

ATTEMPTS = 20
_INTACT = "The version before is intact."

Gate = Callable[[Difference], None]


@dataclass(frozen=True, slots=True)
class _Site:
    fs: Fs
    root: Path
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Newest:
    head: Commit | None
    version: Commit | None


class _Lost(Exception):
    """Another publisher committed this number first."""


class HeadMoved(Exception):
    """The draft was made upon another version than the one that is newest now: make it again."""


def pass_all(difference: Difference) -> None:
    """The gate that lets everything pass."""


def publish(
    root: Path,
    draft: Draft,
    *,
    now: dt.datetime,
    fs: Fs | None = None,
    gate: Gate = pass_all,
    allow_mass_change: bool = False,
    receipt: Mapping[str, Any] | None = None,
    declared: Declared | None = None,
    attempts: int = ATTEMPTS,
    made_upon: int | None = None,
) -> Published | Unchanged:
    """The version that the draft became, or the one it does not differ from.

    `made_upon` is the sequence number of the version whose rows the draft carries on (0 for none):
    where another is newest, now or after a lost race, `HeadMoved` is raised, for publishing the draft
    would take back what the other publisher changed.

    `gate` gets the difference and may raise `PublishRefused`. With a `receipt` (facts such as the
    run id) one is written, the outcome added to it. Raises `PublishRefused` where the draft is not
    what the schema declares, comes too late, removes more initiatives than a version may, or lost
    every race; `CatalogueUnusable` where the disk or the catalogue does not allow it.
    """
    fs, root = fs or LocalFs(), root.absolute()
    content = make_content(draft, declared or Declared())
    with told(root, _INTACT):
        site = _open_site(fs, root)
        result = _publish_in_turn(site, content, gate, allow_mass_change, now, attempts, made_upon)
    return result if receipt is None else _receipted(site, result, receipt, now)


def _open_site(fs: Fs, root: Path) -> _Site:
    if not may_publish(fs, root):
        fault = Fault(str(root), "a folder that holds other things", "a published data set, or an empty or new folder",
                      "Choose another folder with --out.")  # fmt: skip
        raise CatalogueUnusable(fault)
    for name in (LOG, STAGING, VERSIONS):  # the log first: it is what makes a folder a catalogue
        make_folder(fs, root / name)
    fs.sync_folder(root)  # a run that was killed may have made them and not come so far
    return _Site(fs, root, probed_claim(fs, root, secrets.token_hex(4)))


def _publish_in_turn(
    site: _Site,
    content: Content,
    gate: Gate,
    allow_mass_change: bool,
    now: dt.datetime,
    attempts: int,
    made_upon: int | None,
) -> Published | Unchanged:
    for turn in range(attempts):
        try:
            return _publish_once(site, content, gate, allow_mass_change, now, made_upon)
        except _Lost:
            time.sleep(random.uniform(0, 0.02 * (turn + 1)))  # so that the same two do not meet again
    fault = Fault(str(site.root), f"{attempts} other versions committed meanwhile", "a turn", f"Run again. {_INTACT}")
    raise PublishRefused(fault)


def _publish_once(
    site: _Site, content: Content, gate: Gate, allow_mass_change: bool, now: dt.datetime, made_upon: int | None
) -> Published | Unchanged:
    newest = _read_newest(site)
    if made_upon is not None and made_upon != (newest.version.seq if newest.version else 0):
        raise HeadMoved
    _refuse_stranger(site.root, newest.head, content.draft)
    _refuse_late(site.root, newest.head, content.draft)
    comparison = compare(site.fs, site.root, newest.version, content)
    if newest.version and not bump_reasons(comparison.difference):
        warnings = _point_to_newest(site, content)
        return Unchanged(newest.version.seq, newest.version.version, site.root / newest.version.path, warnings)
    _refuse_mass_change(site.root, comparison.difference, allow_mass_change)
    gate(comparison.difference)
    plan = _plan(newest, content, comparison, now)
    warnings = (*_commit(site, plan), *_point_to_newest(site, content))
    path = site.root / plan.path
    return Published(plan.numbered.seq, plan.numbered.version, path, plan.difference, tuple(plan.reasons), warnings)


def _read_newest(site: _Site) -> _Newest:
    # A publisher that was killed between its commit and the sync may have left a commit that only the
    # memory holds: it is made durable before anything is built upon it.
    site.fs.sync_folder(site.root / LOG)
    seq = head_seq(site.fs, site.root)
    head = read_commit(site.fs, site.root, seq) if seq else None
    return _Newest(head, head if head is None or head.type == VERSION else newest_version(site.fs, site.root))


def _refuse_stranger(root: Path, head: Commit | None, draft: Draft) -> None:
    if head and head.record["dataset"] != draft.dataset:
        found = f"data set {head.record['dataset']}"
        raise CatalogueUnusable(
            Fault(str(root), found, f"data set {draft.dataset}", "Choose another folder with --out.")
        )


def _refuse_late(root: Path, head: Commit | None, draft: Draft) -> None:
    fence = fence_of(head)
    if draft.logical_time and fence and utc_text(draft.logical_time) < fence:
        found = f"a scheduled run for {utc_text(draft.logical_time)}"
        expected = f"none older than {fence}, which is published"
        raise PublishRefused(Fault(str(root), found, expected, f"To backfill, run by hand. {_INTACT}"))


def _refuse_mass_change(root: Path, difference: Difference, allowed: bool) -> None:
    if difference.is_mass_change and not allowed:
        counts = difference.tables["initiatives"]
        found = f"{counts.removed} of {counts.before} initiatives removed ({difference.removed_share:.0%})"
        remedy = f"If it is meant, run again with --allow-mass-change. {_INTACT}"
        raise PublishRefused(Fault(str(root), found, "at most 10 % in one version", remedy))


def _plan(newest: _Newest, content: Content, comparison: Comparison, now: dt.datetime) -> Plan:
    reasons = bump_reasons(comparison.difference)
    seq = newest.head.seq + 1 if newest.head else 1
    previous = newest.version.version if newest.version else None
    version = next_version(previous, reasons, content.declared.schema_version)
    return Plan(
        content,
        Numbered(content.draft.dataset, seq, version, utc_text(now)),
        secrets.token_hex(4),
        newest.version,
        newest.head,
        encode_changes(comparison, content, seq, version),
        comparison.difference,
        reasons,
    )


def _commit(site: _Site, plan: Plan) -> tuple[str, ...]:
    """Steps 3 to 6, and what went wrong after the commit; raises `_Lost` where another publisher was first."""
    staging, folder = site.root / STAGING / plan.attempt, site.root / plan.path
    record = site.root / STAGING / f"{plan.attempt}.json"
    try:
        write_file(site.fs, record, commit_record(plan, _stage(site.fs, staging, plan)))
        site.fs.rename(staging, folder)
        site.fs.sync_folder(folder.parent)
    except (OSError, CatalogueUnusable):
        # Not yet claimed, so no commit can ever name them: a full disk is not filled further.
        remove_folder(site.fs, staging)
        remove_folder(site.fs, folder)
        _forget(site.fs, record)
        raise
    try:
        return _claim(site, plan, record)
    except _Lost:
        # The commit that won was read and is not ours: no commit will ever name this folder.
        remove_folder(site.fs, folder)
        raise
    finally:
        _forget(site.fs, record)


def _forget(fs: Fs, path: Path) -> None:
    with contextlib.suppress(OSError):  # a leftover does no harm
        fs.unlink(path)


def _stage(fs: Fs, staging: Path, plan: Plan) -> dict[str, bytes]:
    fs.mkdir(staging)
    for table in plan.tables:
        write_file(fs, staging / parquet_name(table.declared.name), table.data)
    for table in plan.tables:
        _verify(fs, staging / parquet_name(table.declared.name), table)
    files = documents(plan)
    for name, data in files.items():
        write_file(fs, staging / name, data)
    fs.sync_folder(staging)
    return files


def _verify(fs: Fs, path: Path, table: Encoded) -> None:
    data = fs.read(path)
    is_whole = hashlib.sha256(data).hexdigest() == table.sha256
    if is_whole:
        decoded = pq.ParquetFile(pa.BufferReader(data), page_checksum_verification=True).read()
        is_whole = decoded.num_rows == table.table.num_rows and decoded.equals(table.table)
    if not is_whole:
        fault = Fault(str(path), "other bytes than were written", "the same bytes", f"Check the disk. {_INTACT}")
        raise CatalogueUnusable(fault)


def _claim(site: _Site, plan: Plan, record: Path) -> tuple[str, ...]:
    """Step 6; raises `_Lost`, or OSError where it is certain that there is no commit."""
    target = commit_path(site.root, plan.numbered.seq)
    try:
        if site.claim.take(record, target):
            return ()
        warning: tuple[str, ...] = ()
        found = read_commit(site.fs, site.root, plan.numbered.seq)
    except OSError as error:
        # The reply was lost, or what follows the commit failed: the log says which.
        warning = (f"the version stands, but: {fault_of(error, site.root)}",)
        found = _outcome(site, plan, error)
    if found is None or found.attempt_id != plan.attempt:
        raise _Lost
    return warning


def _outcome(site: _Site, plan: Plan, error: OSError) -> Commit:
    try:
        found = read_commit(site.fs, site.root, plan.numbered.seq)
    except OSError as second:
        where = str(commit_path(site.root, plan.numbered.seq))
        remedy = "Check the disk and run again: if it was, the next run says so. Do not delete anything meanwhile."
        fault = Fault(where, f"no answer whether version {plan.numbered.version} was committed", "an answer", remedy)
        raise CatalogueUnusable(fault) from second
    if found is None:
        raise error
    return found


def _point_to_newest(site: _Site, content: Content) -> tuple[str, ...]:
    """Step 7: `latest.json` names the newest version, the README is current; returns what failed."""
    try:
        _write_readme(site.fs, site.root, content.draft.about)
        _write_hint(site.fs, site.root)
    except OSError as error:
        return (f"the version stands, but: {fault_of(error, site.root)}",)
    return ()


def repair_pointers(root: Path, *, fs: Fs | None = None) -> None:
    """Makes `latest.json` and the README say again what the log says, where a killed run left them behind.

    Cheap: nothing is written where nothing is wrong. Raises `CatalogueUnusable` where the disk refuses.
    """
    fs, root = fs or LocalFs(), root.absolute()
    with told(root, _INTACT):
        commit = newest_version(fs, root)
        if commit is not None:
            _write_readme(fs, root, About(**commit.manifest["about"]))
            _write_hint(fs, root)


def _write_readme(fs: Fs, root: Path, about: About) -> None:
    text = readme_text(about).encode()
    if _read(fs, root / README) != text:
        replace_file(fs, root / README, text, secrets.token_hex(4))


def _read(fs: Fs, path: Path) -> bytes | None:
    try:
        return fs.read(path)
    except FileNotFoundError:
        return None


def _write_hint(fs: Fs, root: Path) -> None:
    """Read the log again after each write: a publisher that was quicker must not be overwritten for good."""
    while True:
        commit = newest_version(fs, root)
        hint = plain_json(_hint(commit)) if commit else b""
        if _read(fs, root / HINT) == hint:
            return
        replace_file(fs, root / HINT, hint, secrets.token_hex(4))


def _hint(commit: Commit) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "dataset": commit.record["dataset"],
        "seq": commit.seq,
        "version": commit.version,
        "path": commit.path,
        "created_at": commit.created_at,
        "tables": {t["name"]: f"{commit.path}/{t['files'][0]['path']}" for t in commit.manifest["tables"]},
    }


def _receipted(
    site: _Site, result: Published | Unchanged, receipt: Mapping[str, Any], now: dt.datetime
) -> Published | Unchanged:
    outcome = "published" if isinstance(result, Published) else "unchanged"
    facts = {**receipt, "outcome": outcome, "seq": result.seq, "version": result.version}
    try:
        write_receipt(site.root, facts, now, fs=site.fs)
    except CatalogueUnusable as error:
        return replace(result, warnings=(*result.warnings, f"no receipt: {error}"))
    return result
