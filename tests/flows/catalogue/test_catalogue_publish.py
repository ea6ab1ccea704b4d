"""The publish algorithm, one process."""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import json
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pytest

from flows.catalogue import (
    Declared,
    HeadMoved,
    Published,
    Unchanged,
    open_dataset,
    publish,
    read_receipts,
    versions,
)
from transforms.errors import CatalogueUnusable, Fault, PublishRefused, ReferenceInvalid
from transforms.schema import TABLES


def test_first_version_is_0_1_0_and_whole(root, drafts, now, checked):
    result = publish(root, drafts.draft(), now=now)
    assert isinstance(result, Published)
    assert (result.seq, result.version, result.warnings) == (1, "0.1.0", ())
    assert checked(root) == ["0.1.0"]
    version = open_dataset(root)
    assert version.table().num_rows == 20
    assert version.table("changes").num_rows == 0
    assert version.manifest["changes"]["bump_reasons"][0]["fr"] == "première version"


@pytest.mark.parametrize("shuffle", ["same", "reversed"])
def test_same_rows_are_no_new_version(root, drafts, now, shuffle):
    publish(root, drafts.draft(), now=now)
    before = sorted(path for path in root.rglob("*"))
    rows = drafts.tables()
    if shuffle == "reversed":
        rows = {name: list(reversed(found)) for name, found in rows.items()}
    later = drafts.draft(rows, provenance={"run_id": "another"}, quality={"passed": 0})
    result = publish(root, later, now=now + dt.timedelta(days=1))
    assert result == Unchanged(1, "0.1.0", open_dataset(root).folder)
    assert sorted(root.rglob("*")) == before


def test_no_version_when_only_the_bytes_differ(root, drafts, now, monkeypatch):
    publish(root, drafts.draft(), now=now)
    monkeypatch.setattr("flows.catalogue.writer.COMPRESSION_LEVEL", 1)  # as another pyarrow would
    assert isinstance(publish(root, drafts.draft(), now=now), Unchanged)


def test_one_cell_is_a_patch_and_is_told(root, drafts, now, checked):
    publish(root, drafts.draft(), now=now)
    result = publish(root, drafts.edited(title="Café à emporter"), now=now)
    assert isinstance(result, Published)
    assert result.version == "0.1.1"
    (change,) = open_dataset(root).table("changes").to_pylist()
    first = drafts.identifier("i", 0)
    assert (change["initiative_id"], change["change_type"], change["changed_columns"]) == (first, "changed", ["title"])
    assert json.loads(change["before"]) == {"title": "title n° 0, été"}
    assert json.loads(change["after"]) == {"title": "Café à emporter"}
    assert (change["seq"], change["version"], change["previous_version"]) == (2, "0.1.1", "0.1.0")
    text = (result.path / "CHANGELOG.md").read_text()
    assert first in text
    assert "initiatives modifiées : 1 (CORRECTIF)" in text
    assert checked(root) == ["0.1.0", "0.1.1"]


def test_one_row_more_is_minor_and_one_less_too(root, drafts, now, checked):
    publish(root, drafts.draft(), now=now)
    more = drafts.tables()
    more["initiatives"] = drafts.tables(21)["initiatives"]
    assert publish(root, drafts.draft(more), now=now).version == "0.2.0"
    assert publish(root, drafts.draft(), now=now).version == "0.3.0"
    (change,) = open_dataset(root).table("changes").to_pylist()
    assert change["change_type"] == "removed"
    assert json.loads(change["before"])["initiative_id"] == change["initiative_id"]
    assert set(json.loads(change["before"])) == set(TABLES["initiatives"].names)
    assert checked(root) == ["0.1.0", "0.2.0", "0.3.0"]


def test_a_removed_initiative_names_its_successor(root, drafts, now):
    publish(root, drafts.draft(), now=now)
    rows = drafts.tables()
    gone = rows["initiatives"].pop()["initiative_id"]
    heir = rows["initiatives"][0]["initiative_id"]
    rows["redirects"].append({**rows["redirects"][0], "retired_id": gone, "initiative_id": heir})
    publish(root, drafts.draft(rows), now=now)
    assert [row["superseded_by"] for row in open_dataset(root).table("changes").to_pylist()] == [heir]


def test_an_id_that_comes_back_is_added_again(root, drafts, now, checked):
    less = drafts.tables()
    back = less["initiatives"].pop()["initiative_id"]
    for draft in (drafts.draft(), drafts.draft(less), drafts.draft()):
        publish(root, draft, now=now)
    assert [(row["initiative_id"], row["change_type"]) for row in open_dataset(root).table("changes").to_pylist()] == [
        (back, "added")
    ]
    assert checked(root) == ["0.1.0", "0.2.0", "0.3.0"]


@pytest.mark.parametrize(
    ("table", "column", "value", "version"),
    [("codes", "label_fr", "Autre libellé", "0.1.1"), ("codes", "code", "nouveau", "0.2.0"),
     ("accounts", "count", 99, "0.1.1"), ("accounts", "source_id", "autre", "0.1.1"), ("rules", "failed", 3, "0.1.1"),
     ("returns", "stale", True, "0.1.1"), ("returns", "return_id", "r-aaaaaaaaaaaaaaaa", "0.2.0")],
)  # fmt: skip
def test_what_a_change_of_another_table_moves(root, drafts, now, table, column, value, version):
    rows = drafts.tables()
    for row in rows["codes"]:
        row |= {"parent": None}
    publish(root, drafts.draft(rows), now=now)
    unused = next(row for row in rows[table] if row.get("list") in (None, "grain") and row.get("stale") is not True)
    unused[column] = value
    assert publish(root, drafts.draft(rows), now=now).version == version


def test_a_new_citation_is_a_patch(root, drafts, now):
    publish(root, drafts.draft(), now=now)
    about = dataclasses.replace(drafts.ABOUT, citation="Association d'essai, 2022")
    result = publish(root, dataclasses.replace(drafts.draft(), about=about), now=now)
    assert result.version == "0.1.1"
    assert [reason.en for reason in result.reasons] == ["description changed: about.citation"]


def _declared(change) -> Declared:
    table = TABLES["initiatives"]
    return Declared({**TABLES, "initiatives": dataclasses.replace(table, fields=tuple(change(table.fields)))})


@pytest.mark.parametrize("kind", ["described", "widened", "column added", "column removed", "reordered"])
def test_what_a_change_of_the_schema_moves(root, drafts, now, kind, checked):
    draft = drafts.draft()
    publish(root, draft, now=now)
    first, *others, last = TABLES["initiatives"].fields
    fields = {
        "described": (dataclasses.replace(first, en="Better said."), *others, last),
        "widened": (
            first,
            *(dataclasses.replace(f, type="int64") if f.name == "position" else f for f in others),
            last,
        ),
        "column added": (first, *others, last, dataclasses.replace(last, name="other_url")),
        "column removed": (first, *others),
        "reordered": (*others, first, last),
    }[kind]
    table = draft.tables["initiatives"]
    if kind == "column added":
        table = table.append_column("other_url", pa.nulls(table.num_rows))
    if kind == "column removed":
        table = table.drop_columns([last.name])
    changed = dataclasses.replace(draft, tables={**draft.tables, "initiatives": table})
    result = publish(root, changed, now=now, declared=_declared(lambda _: fields))
    assert result.version == ("0.1.1" if kind == "described" else "0.2.0")
    assert result.difference.tables["initiatives"].is_same
    assert checked(root) == ["0.1.0", result.version]


def test_a_stable_schema_makes_1_0_0_and_then_counts_majors(root, drafts, now):
    publish(root, drafts.draft(), now=now)
    stable = Declared(schema_version="1.0.0")
    assert publish(root, drafts.draft(), now=now, declared=stable).version == "1.0.0"
    shorter = _declared(lambda fields: fields[:-1])
    draft = drafts.draft()
    table = draft.tables["initiatives"].drop_columns(["source_url"])
    draft = dataclasses.replace(draft, tables={**draft.tables, "initiatives": table})
    result = publish(root, draft, now=now, declared=Declared(shorter.tables, "1.1.0"))
    assert result.version == "2.0.0"


@pytest.mark.parametrize(("removed", "refused"), [(2, False), (3, True)])
def test_more_than_a_tenth_removed_is_refused(root, drafts, now, removed, refused):
    publish(root, drafts.draft(), now=now)
    rows = drafts.tables()
    del rows["initiatives"][:removed]
    less = drafts.draft(rows)
    if not refused:
        assert publish(root, less, now=now).version == "0.2.0"
        return
    with pytest.raises(PublishRefused, match="3 of 20 initiatives removed"):
        publish(root, less, now=now)
    assert [commit.version for commit in versions(root)] == ["0.1.0"]
    result = publish(root, less, now=now, allow_mass_change=True)
    assert (result.version, result.reasons[0].level.name) == ("0.2.0", "MAJOR")


def test_the_gate_sees_the_difference_and_may_refuse(root, drafts, now):
    publish(root, drafts.draft(), now=now)
    seen = []

    def gate(difference):
        seen.append(difference)
        raise PublishRefused(Fault("gate", "a doubt", "none", "Look."))

    with pytest.raises(PublishRefused, match="a doubt"):
        publish(root, drafts.edited(title="Autre"), now=now, gate=gate)
    assert seen[0].tables["initiatives"].by_column == {"title": 1}
    assert [commit.version for commit in versions(root)] == ["0.1.0"]
    assert not any((root / "_staging").iterdir())
    assert isinstance(publish(root, drafts.draft(), now=now, gate=gate), Unchanged)  # nothing to ask


def test_a_late_scheduled_run_is_refused_and_a_backfill_by_hand_is_not(root, drafts, now):
    day = dt.timedelta(days=1)
    publish(root, drafts.draft(logical_time=now), now=now)
    publish(root, drafts.edited(title="À la main"), now=now)  # carries the fence on
    with pytest.raises(PublishRefused, match="a scheduled run for 2021-03-19"):
        publish(root, drafts.draft(logical_time=now - day), now=now + day)
    assert publish(root, drafts.draft(), now=now).version == "0.1.2"
    later = dataclasses.replace(drafts.edited(title="Demain"), logical_time=now + day)
    assert publish(root, later, now=now).version == "0.1.3"


def test_a_receipt_is_written_when_asked_for(root, drafts, now):
    publish(root, drafts.draft(), now=now, receipt={"run_id": "run-1", "fingerprints": {"2020": "abc"}})
    publish(root, drafts.draft(), now=now + dt.timedelta(seconds=1), receipt={"run_id": "run-2"})
    publish(root, drafts.draft(), now=now + dt.timedelta(seconds=2))
    newest, oldest = read_receipts(root)
    assert (newest["outcome"], newest["run_id"], newest["seq"]) == ("unchanged", "run-2", 1)
    assert (oldest["outcome"], oldest["fingerprints"], oldest["version"]) == ("published", {"2020": "abc"}, "0.1.0")


def _bad(draft, name, table):
    return dataclasses.replace(draft, tables={**draft.tables, name: table})


def test_a_draft_against_the_schema_is_refused_with_every_fault(root, drafts, now):
    draft = drafts.draft()
    doubled = pa.concat_tables([draft.tables["initiatives"], draft.tables["initiatives"].slice(0, 2)])
    without = draft.tables["returns"].drop_columns(["stale"])
    with pytest.raises(PublishRefused) as refused:
        publish(root, _bad(_bad(draft, "initiatives", doubled), "returns", without), now=now)
    assert len(refused.value.faults) == 2
    assert drafts.identifier("i", 0) in str(refused.value)
    assert "columns missing: stale" in str(refused.value)
    assert not root.exists()


def test_names_that_are_not_declared_are_refused(root, drafts, now):
    draft = drafts.draft(documents={"../outside": b"", "MANIFEST.json": b"", "fine.json": b""})
    tables = {name: table for name, table in draft.tables.items() if name != "rules"} | {"extra": pa.table({})}
    with pytest.raises(PublishRefused) as refused:
        publish(root, dataclasses.replace(draft, tables=tables), now=now)
    assert [fault.found for fault in refused.value.faults] == [
        "a table extra", "document '../outside'", "document 'MANIFEST.json'", "no table rules"
    ]  # fmt: skip


def test_a_code_list_that_is_missing_is_refused(root, drafts, now):
    rows = drafts.tables()
    rows["codes"] = [row for row in rows["codes"] if row["list"] != "status"]
    with pytest.raises(ReferenceInvalid, match=r"data/codes/status\.csv"):
        publish(root, drafts.draft(rows), now=now)
    assert not root.exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path, drafts, now):
    (tmp_path / "holiday.jpg").write_bytes(b"sun")
    with pytest.raises(CatalogueUnusable, match="a folder that holds other things"):
        publish(tmp_path, drafts.draft(), now=now)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_another_data_set_is_not_published_over(root, drafts, now):
    publish(root, drafts.draft(), now=now)
    with pytest.raises(CatalogueUnusable, match="found data set essai; expected data set autre"):
        publish(root, dataclasses.replace(drafts.draft(), dataset="autre"), now=now)


def test_a_root_that_is_a_file_is_told(tmp_path, drafts, now):
    (tmp_path / "essai").write_text("a file")
    with pytest.raises(CatalogueUnusable, match="Choose another folder with --out"):
        publish(tmp_path / "essai", drafts.draft(), now=now)


def test_a_file_of_the_current_version_that_is_gone_is_told(root, drafts, now):
    first = publish(root, drafts.draft(), now=now)
    (first.path / "initiatives.parquet").unlink()
    with pytest.raises(CatalogueUnusable, match=r"initiatives\.parquet: found a file that cannot be read"):
        publish(root, drafts.edited(title="Autre"), now=now)


@pytest.mark.parametrize("damage", ["missing", "garbage", "ahead", "behind", "negative", "text"])
def test_publishing_goes_on_with_any_hint_and_repairs_it(root, drafts, now, damage, checked):
    publish(root, drafts.draft(), now=now)
    first = (root / "latest.json").read_bytes()
    publish(root, drafts.edited(title="Deux"), now=now)
    good = (root / "latest.json").read_bytes()
    wrong = {
        "garbage": b"{",
        "ahead": b'{"seq": 99}',
        "behind": first,
        "negative": b'{"seq": -1}',
        "text": b'{"seq": "2"}',
    }
    if damage == "missing":
        (root / "latest.json").unlink()
    else:
        (root / "latest.json").write_bytes(wrong[damage])
    assert open_dataset(root).seq == 2
    assert isinstance(publish(root, drafts.edited(title="Deux"), now=now), Unchanged)
    assert (root / "latest.json").read_bytes() == good
    assert checked(root) == ["0.1.0", "0.1.1"]


def test_a_store_that_lies_about_links_is_refused(root, drafts, now, watched):
    class Liar(watched.LocalFs):
        def link(self, source, target):
            if not target.exists():
                super().link(source, target)

    class Worse(Liar):
        def stat(self, path):
            return None if ".probe" in path.name else super().stat(path)

    publish(root / "locked", drafts.draft(), now=now, fs=Liar())  # falls back on a lock
    with pytest.raises(CatalogueUnusable, match="neither hard links nor locks"):
        publish(root / "lost", drafts.draft(), now=now, fs=Worse())


def test_without_hard_links_a_lock_is_used(root, drafts, now, watched, checked):
    fs = watched.NoLinks()
    publish(root, drafts.draft(), now=now, fs=fs)
    assert publish(root, drafts.edited(title="Deux"), now=now, fs=fs).version == "0.1.1"
    assert checked(root) == ["0.1.0", "0.1.1"]
    assert (root / "_log/.lock").exists()


def test_a_publisher_that_loses_every_race_gives_up_cleanly(root, drafts, now, watched, checked):
    publish(root, drafts.draft(), now=now)
    turn = 0

    def hook(op, do):
        nonlocal turn
        if op.kind == "link" and "_log/0" in op.path:
            turn += 1
            publish(root, drafts.edited(title=f"L'autre {turn}"), now=now)
        return do()

    fs = watched.WatchedFs(hook)
    with pytest.raises(PublishRefused, match="3 other versions committed meanwhile"):
        publish(root, drafts.edited(title="Le nôtre"), now=now, fs=fs, attempts=3)
    assert checked(root) == ["0.1.0", "0.1.1", "0.1.2", "0.1.3"]
    assert len(list((root / "versions").iterdir())) == 4
    assert not any((root / "_staging").iterdir())


def test_a_lost_race_is_compared_again(root, drafts, now, watched, checked):
    publish(root, drafts.draft(), now=now)
    done = False

    def hook(op, do):
        nonlocal done
        if op.kind == "link" and "_log/0" in op.path and not done:
            done = True
            more = drafts.tables()
            more["initiatives"] = drafts.tables(21)["initiatives"]
            publish(root, drafts.draft(more), now=now)
        return do()

    result = publish(root, drafts.edited(title="Le nôtre"), now=now, fs=watched.WatchedFs(hook))
    assert (result.seq, result.version) == (3, "0.3.0")  # over the other's row, not over the first version
    counts = result.difference.tables["initiatives"]
    assert (counts.added, counts.removed, counts.changed) == (0, 1, 1)
    assert checked(root) == ["0.1.0", "0.2.0", "0.3.0"]


@pytest.mark.parametrize("kind", ["link", "sync_folder"])
def test_a_lost_reply_to_the_commit_is_still_one_commit(root, drafts, now, watched, kind, checked):
    publish(root, drafts.draft(), now=now)
    linked = False

    def hook(op, do):
        nonlocal linked
        found = do()
        was_linked, linked = linked, linked or (op.kind == "link" and "_log/0" in op.path)
        if linked and op.kind == kind and (kind == "link" or was_linked) and "_log" in op.path:
            raise OSError(errno.EIO, os.strerror(errno.EIO), op.path)
        return found

    result = publish(root, drafts.edited(title="Deux"), now=now, fs=watched.WatchedFs(hook))
    assert (result.version, len(result.warnings)) == ("0.1.1", 1)
    assert "the version stands, but" in result.warnings[0]
    assert checked(root) == ["0.1.0", "0.1.1"]
    assert isinstance(publish(root, drafts.edited(title="Deux"), now=now), Unchanged)


def test_an_unknown_outcome_deletes_nothing_and_says_so(root, drafts, now, watched, checked):
    publish(root, drafts.draft(), now=now)
    after = False

    def hook(op, do):
        nonlocal after
        found = None if after and op.kind == "read" else do()
        after = after or (op.kind == "link" and "_log/0" in op.path)
        if after and op.kind in ("link", "read"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), op.path)
        return found

    with pytest.raises(CatalogueUnusable, match=r"no answer whether version 0\.1\.1 was committed"):
        publish(root, drafts.edited(title="Deux"), now=now, fs=watched.WatchedFs(hook))
    assert checked(root) == ["0.1.0", "0.1.1"]
    assert isinstance(publish(root, drafts.edited(title="Deux"), now=now), Unchanged)


def test_bytes_that_come_back_different_are_noticed(root, drafts, now, watched, checked):
    publish(root, drafts.draft(), now=now)

    def hook(op, do):
        found = do()
        return found[:-9] + b"X" + found[-8:] if op.kind == "read" and op.path.endswith("returns.parquet") else found

    with pytest.raises(CatalogueUnusable, match=r"returns\.parquet: found other bytes than were written"):
        publish(root, drafts.edited(title="Deux"), now=now, fs=watched.WatchedFs(hook))
    assert checked(root) == ["0.1.0"]
    assert not any((root / "_staging").iterdir())


def test_leftovers_of_killed_runs_do_not_disturb(root, drafts, now, checked):
    publish(root, drafts.draft(), now=now)
    for leftover in ("_staging/deadbeef", "versions/0000000002-0.1.1-deadbeef", "versions/0000000002-0.1.1-00000000"):
        (root / leftover).mkdir()
        (root / leftover / "initiatives.parquet").write_bytes(b"half a fi")
    for leftover in (
        "_log/.0000000002.json.x.tmp",
        "_log/.probe-x",
        "_staging/dead.json",
        ".latest.json.x.tmp",
        "_log/0.json",
    ):
        (root / leftover).write_bytes(b"{")
    assert open_dataset(root).seq == 1
    assert publish(root, drafts.edited(title="Deux"), now=now).version == "0.1.1"
    assert checked(root) == ["0.1.0", "0.1.1"]


_READ_ONLY = """
import datetime as dt, os, pickle, sys
from pathlib import Path
import duckdb, pandas, pyarrow.parquet  # while the interpreter's files may still be read
from flows.catalogue import open_dataset, publish
from transforms import codes
from transforms.errors import CatalogueUnusable
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
root = Path(sys.argv[1])
try:
    publish(root, pickle.loads(Path(sys.argv[2]).read_bytes()), now=dt.datetime(2021, 3, 21, tzinfo=dt.UTC))
except CatalogueUnusable as error:
    print(error)
print(open_dataset(root).version if (root / "_log").exists() else "nothing")
"""


@pytest.mark.parametrize("is_new", [True, False])
def test_a_folder_that_may_not_be_written_is_told(drafts, now, is_new):
    # Not below tmp_path: pytest makes that readable for its own user alone.
    with tempfile.TemporaryDirectory() as place:
        parent, root = Path(place), Path(place) / "essai"
        if not is_new:
            publish(root, drafts.draft(), now=now)
        (parent / "draft").write_bytes(pickle.dumps(drafts.edited(title="Deux")))
        folders = [parent, *(path for path in parent.rglob("*") if path.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        try:
            run = subprocess.run([sys.executable, "-c", _READ_ONLY, root, parent / "draft"], capture_output=True,
                                 text=True, check=False, cwd=Path(__file__).parents[3])  # fmt: skip
        finally:
            for folder in folders:
                folder.chmod(0o755)
    assert run.returncode == 0, run.stderr
    message, version = run.stdout.strip().rsplit("\n", 1)
    assert "found no permission" in message
    assert "Give that right to the user who runs this" in message
    assert version == ("nothing" if is_new else "0.1.0")


def test_a_moment_without_a_time_zone_is_a_mistake(root, drafts):
    with pytest.raises(ValueError, match="time zone"):
        publish(root, drafts.draft(), now=dt.datetime(2021, 3, 20))


def test_a_draft_made_upon_another_version_is_not_published(root, drafts, now):
    first = publish(root, drafts.draft(), now=now, made_upon=0)
    with pytest.raises(HeadMoved):
        publish(root, drafts.draft(), now=now, made_upon=0)
    assert publish(root, drafts.draft(), now=now, made_upon=first.seq).version == first.version
