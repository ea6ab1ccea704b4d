"""A publish that dies, or whose disk fails, at any of its operations.

Real processes and real SIGKILLs. Whatever the moment, a reader finds the version before or the new
one, whole; the next run ends with exactly the two versions.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.catalogue import LocalFs, Published, Unchanged, open_dataset, publish
from transforms.errors import CatalogueUnusable, PipelineError


@pytest.fixture(scope="module")
def started(tmp_path_factory, drafts):
    """A catalogue with one version, and the operations of a run that publishes the second."""
    root = tmp_path_factory.mktemp("started") / "essai"
    publish(root, drafts.draft(), now=dt.datetime(2021, 3, 19, tzinfo=dt.UTC))
    return root


@pytest.fixture(scope="module")
def operations(started, drafts, watched, tmp_path_factory):
    root = tmp_path_factory.mktemp("counted") / "essai"
    shutil.copytree(started, root)
    fs = watched.WatchedFs()
    publish(root, drafts.edited(title="Deux"), now=dt.datetime(2021, 3, 20, tzinfo=dt.UTC), fs=fs)
    return fs.ops


def _copy(started, tmp_path, name):
    root = tmp_path / name
    shutil.copytree(started, root)
    return root


def _first_where(operations, kind, part):
    return next(op.number for op in operations if op.kind == kind and part in op.path)


def test_operations_are_what_the_algorithm_says(operations):
    """Each Parquet file is synced before the rename, the folder too, and the commit comes after it."""
    kinds = [(op.kind, op.path) for op in operations]
    rename = next(i for i, (kind, path) in enumerate(kinds) if kind == "rename" and "/versions/" in path)
    link = next(i for i, (kind, path) in enumerate(kinds) if kind == "link" and path.endswith("_log/0000000002.json"))
    hint = next(i for i, (kind, path) in enumerate(kinds) if kind == "replace" and path.endswith("latest.json"))
    created = {path for kind, path in kinds[:rename] if kind == "create" and "/.probe" not in path}
    synced = {path for kind, path in kinds[:rename] if kind == "sync"}
    assert created <= synced
    assert len(created) == 16
    staging = next(path for path in created if path.endswith("MANIFEST.json")).rsplit("/", 1)[0]
    assert ("sync_folder", staging) in kinds[:rename]
    assert kinds[rename + 1][0] == "sync_folder"
    assert rename < link < hint
    assert kinds[link + 1] == ("sync_folder", kinds[link][1].rsplit("/", 1)[0])


def _kill_and_recover(started, tmp_path, drafts, publishers, checked, at, links=True):
    root = _copy(started, tmp_path, f"killed-{at}")
    job = {"root": root, "draft": drafts.edited(title="Deux"), "links": links}
    (killed,) = publishers([{**job, "kill_at": at}])
    assert killed["signal"] == 9, killed
    found = checked(root)
    assert found in (["0.1.0"], ["0.1.0", "0.1.1"])
    assert open_dataset(root).version == found[-1]
    (after,) = publishers([job])
    assert after["outcome"] == ("Published" if len(found) == 1 else "Unchanged")
    assert checked(root) == ["0.1.0", "0.1.1"]
    assert open_dataset(root).table().column("title").to_pylist().count("Deux") == 1
    assert b'"seq": 2' in (root / "latest.json").read_bytes()
    (again,) = publishers([job])
    assert (again["outcome"], again["warnings"]) == ("Unchanged", [])
    shutil.rmtree(root)
    return len(found) == 2


@pytest.mark.parametrize(
    ("kind", "part", "is_committed"),
    [("create", "initiatives.parquet", False), ("write", "returns.parquet", False), ("read", "rules.parquet", False),
     ("write", "MANIFEST.json", False), ("rename", "/versions/", False), ("link", "_log/0000000002", False),
     ("replace", "latest.json", True)],
)  # fmt: skip
def test_a_kill_in_each_step(started, operations, tmp_path, drafts, publishers, checked, kind, part, is_committed):
    at = _first_where(operations, kind, part)
    assert _kill_and_recover(started, tmp_path, drafts, publishers, checked, at) is is_committed


@pytest.mark.slow
@pytest.mark.parametrize("links", [True, False])
def test_a_kill_at_every_operation(started, tmp_path, drafts, watched, publishers, checked, now, links):
    fs = watched.WatchedFs(inner=LocalFs() if links else watched.NoLinks())
    publish(_copy(started, tmp_path, "counted"), drafts.edited(title="Deux"), now=now, fs=fs)
    outcomes = [_kill_and_recover(started, tmp_path, drafts, publishers, checked, op.number, links) for op in fs.ops]
    assert outcomes == sorted(outcomes)  # once committed, committed at every later moment
    assert set(outcomes) == {True, False}


@pytest.mark.slow
def test_a_kill_at_every_operation_of_the_first_publish(tmp_path, drafts, watched, publishers, checked, now):
    fs = watched.WatchedFs()
    publish(tmp_path / "counted", drafts.draft(), now=now, fs=fs)
    for op in fs.ops[:-1]:
        root = tmp_path / "first"
        job = {"root": root, "draft": drafts.draft()}
        (killed,) = publishers([{**job, "kill_at": op.number}])
        assert killed["signal"] == 9
        (after,) = publishers([job])
        assert after["outcome"] in ("Published", "Unchanged"), after
        assert checked(root) == ["0.1.0"]
        shutil.rmtree(root)


def _fail_and_recover(started, tmp_path, drafts, watched, checked, now, **failure):
    root = _copy(started, tmp_path, "failed")
    fs = watched.WatchedFs(watched.failing(**failure))
    try:
        result = publish(root, drafts.edited(title="Deux"), now=now, fs=fs)
    except PipelineError as error:
        result = error
        assert len(error.faults) == 1
        assert error.faults[0].where.startswith(str(tmp_path))
    found = checked(root)
    if isinstance(result, Published):
        assert found == ["0.1.0", "0.1.1"]
    elif "no answer" in str(result):
        assert found[0] == "0.1.0"
    else:
        assert isinstance(result, CatalogueUnusable)
        assert found == ["0.1.0"]
        assert "The version before is intact." in str(result)
    again = publish(root, drafts.edited(title="Deux"), now=now)
    assert isinstance(again, Unchanged if len(found) == 2 else Published)
    assert checked(root) == ["0.1.0", "0.1.1"]
    shutil.rmtree(root)
    return result


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "found a full disk"), (errno.EDQUOT, "quota"), (errno.EROFS, "read-only"),
     (errno.EACCES, "no permission"), (errno.EIO, "input/output error")],
)  # fmt: skip
def test_a_disk_that_refuses_is_told(started, operations, tmp_path, drafts, watched, checked, now, code, said):
    at = _first_where(operations, "write", "initiatives.parquet")
    error = _fail_and_recover(started, tmp_path, drafts, watched, checked, now, number=at, code=code, for_ever=True)
    assert said in str(error)
    assert "initiatives.parquet" in error.faults[0].where


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("kind", ["sync", "sync_folder", "rename", "link", "replace"])
def test_a_failure_of_each_kind_of_operation(started, operations, tmp_path, drafts, watched, checked, now, kind, after):
    at = max(op.number for op in operations if op.kind == kind)
    failure = {"number": at, "code": errno.EIO, "after": after}
    _fail_and_recover(started, tmp_path, drafts, watched, checked, now, **failure)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "after", "for_ever"), [(errno.EIO, False, False), (errno.EIO, True, False), (errno.ENOSPC, False, True)]
)
def test_a_failure_of_every_operation(
    started, operations, tmp_path, drafts, watched, checked, now, code, after, for_ever
):
    for op in operations:
        failure = {"number": op.number, "code": code, "after": after, "for_ever": for_ever}
        _fail_and_recover(started, tmp_path, drafts, watched, checked, now, **failure)


def test_a_refused_version_leaves_no_debris(started, operations, tmp_path, drafts, watched, now):
    """A disk that is full is not filled further, run after run."""
    root = _copy(started, tmp_path, "full")
    before = sorted(root.rglob("*"))
    at = _first_where(operations, "write", "MANIFEST.json")
    with pytest.raises(CatalogueUnusable, match="a full disk"):
        publish(root, drafts.edited(title="Deux"), now=now, fs=watched.WatchedFs(watched.failing(at, errno.ENOSPC)))
    assert sorted(root.rglob("*")) == before


def test_a_really_full_disk(tmp_path, drafts, checked, now):
    """A small tmpfs, where the machine lets us mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a tmpfs needs rights that this user does not have")
    try:
        root = place / "essai"
        assert publish(root, drafts.draft(), now=now).version == "0.1.0"
        (place / "ballast").write_bytes(b"0" * (os.statvfs(place).f_bavail * os.statvfs(place).f_frsize - 40_000))
        with pytest.raises(CatalogueUnusable, match="found a full disk"):
            publish(root, drafts.edited(title="Deux"), now=now)
        assert checked(root) == ["0.1.0"]
        (place / "ballast").unlink()
        assert publish(root, drafts.edited(title="Deux"), now=now).version == "0.1.1"
        assert checked(root) == ["0.1.0", "0.1.1"]
    finally:
        subprocess.run(["umount", place], check=True)


def test_every_operation_of_the_local_disk_names_its_path(tmp_path):
    fs = LocalFs()
    missing = tmp_path / "nothing" / "file"
    for operation in (fs.create, fs.read, fs.names, fs.mkdir, fs.unlink, fs.rmdir, fs.sync_folder):
        with pytest.raises(OSError, match="nothing/file"):
            operation(missing)
    assert fs.stat(missing) is None


@pytest.mark.slow
def test_the_table_of_kills():
    """The script that prints them for a person; -s shows it."""
    run = subprocess.run([sys.executable, Path(__file__).with_name("kill_table.py")], capture_output=True, text=True,
                         check=False)  # fmt: skip
    print(run.stdout)
    assert run.returncode == 0, run.stderr
    assert sum(line.startswith("| ") and "all files whole" in line for line in run.stdout.splitlines()) == 15
