"""Several publishers at the same moment, as processes, and readers among them."""

from __future__ import annotations

import json

import duckdb
import polars as pl
import pytest

from flows.catalogue import Unchanged, open_dataset, publish


@pytest.mark.parametrize(
    ("count", "links"),
    [
        (2, True),
        (4, False),
        pytest.param(8, True, marks=pytest.mark.slow),
        pytest.param(8, False, marks=pytest.mark.slow),
    ],
)
def test_the_same_content_is_one_commit(root, drafts, publishers, checked, count, links):
    answers = publishers([{"root": root, "draft": drafts.draft(), "links": links}] * count)
    assert sorted(answer["outcome"] for answer in answers) == ["Published"] + ["Unchanged"] * (count - 1)
    assert checked(root) == ["0.1.0"]


@pytest.mark.parametrize(
    ("count", "links"),
    [
        (2, True),
        (4, False),
        pytest.param(8, True, marks=pytest.mark.slow),
        pytest.param(8, False, marks=pytest.mark.slow),
    ],
)
def test_different_contents_are_gap_free_versions(root, drafts, publishers, checked, now, count, links):
    publish(root, drafts.draft(), now=now)
    jobs = [{"root": root, "draft": drafts.edited(title=f"Numéro {n}"), "links": links} for n in range(count)]
    answers = publishers(jobs)
    assert [answer["outcome"] for answer in answers] == ["Published"] * count
    assert sorted(answer["seq"] for answer in answers) == list(range(2, count + 2))
    assert checked(root) == [f"0.1.{n}" for n in range(count + 1)]
    assert json.loads((root / "latest.json").read_text())["seq"] == count + 1
    assert len(list((root / "versions").iterdir())) == count + 1  # no folder of a lost race is left
    for answer in answers:  # read back by strangers
        file = open_dataset(root, answer["seq"]).path()
        assert duckdb.sql(f"SELECT count(*) FROM '{file}'").fetchall() == [(20,)]
        assert pl.read_parquet(file).height == 20


@pytest.mark.slow
def test_sixteen_publishers_of_four_contents(root, drafts, publishers, checked):
    contents = [drafts.edited(title=f"Numéro {n}") for n in range(4)]
    answers = publishers([{"root": root, "draft": contents[n % 4]} for n in range(16)])
    committed = [answer for answer in answers if answer["outcome"] == "Published"]
    assert sorted(answer["seq"] for answer in committed) == list(range(1, len(committed) + 1))
    assert {answer["outcome"] for answer in answers} <= {"Published", "Unchanged"}
    assert len(checked(root)) == len(committed)


@pytest.mark.slow
def test_killed_publishers_among_others(root, drafts, publishers, checked, now):
    publish(root, drafts.draft(), now=now)
    for turn in range(12):
        jobs = [
            {
                "root": root,
                "draft": drafts.edited(title=f"Tour {turn}, numéro {n}"),
                "kill_at": (turn * 13 + n * 31) % 130 + 1,
            }
            for n in range(3)
        ]
        publishers([*jobs, {"root": root, "draft": drafts.edited(title=f"Tour {turn}, le survivant")}])
        found = checked(root)
        assert open_dataset(root).version == found[-1]


def test_a_reader_in_between_sees_one_version(root, drafts, now, watched, checked):
    """At every operation of a publish, what is read as the newest version is whole."""
    publish(root, drafts.draft(), now=now)
    seen = []

    def hook(_, do):
        version = open_dataset(root)
        titles = version.table().column("title").to_pylist()
        seen.append((version.version, "Deux" in titles))
        return do()

    publish(root, drafts.edited(title="Deux"), now=now, fs=watched.WatchedFs(hook))
    assert set(seen) == {("0.1.0", False), ("0.1.1", True)}
    assert seen == sorted(seen)
    assert checked(root) == ["0.1.0", "0.1.1"]


def _with_another_before(root, drafts, now, watched, number, other):
    """A first publish, before whose n-th operation another publisher does all of its own."""

    def hook(op, do):
        if op.number == number:
            publish(root, other, now=now)
        return do()

    return publish(root, drafts.draft(), now=now, fs=watched.WatchedFs(hook))


@pytest.mark.parametrize("number", range(1, 7))
def test_a_catalogue_that_appears_while_ours_is_made(root, drafts, now, watched, checked, number):
    assert isinstance(_with_another_before(root, drafts, now, watched, number, drafts.draft()), Unchanged)
    assert checked(root) == ["0.1.0"]


@pytest.mark.slow
@pytest.mark.parametrize("same", [True, False])
def test_another_publisher_before_any_operation(tmp_path, drafts, now, watched, checked, same):
    fs = watched.WatchedFs()
    publish(tmp_path / "counted", drafts.draft(), now=now, fs=fs)
    other = drafts.draft() if same else drafts.edited(title="L'autre")
    for op in fs.ops:
        root = tmp_path / f"root-{op.number}"
        ours = _with_another_before(root, drafts, now, watched, op.number, other)
        found = checked(root)
        assert len(found) == (1 if same else 2)
        assert (
            open_dataset(root).version
            == found[-1]
            == f"0.1.{json.loads((root / 'latest.json').read_text())['seq'] - 1}"
        )
        assert ours.version in found
