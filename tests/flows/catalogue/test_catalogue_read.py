"""Reading: by our code, and by readers that know nothing of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import flows.catalogue
from flows.catalogue import (
    latest_version,
    open_dataset,
    publish,
    read_receipts,
    versions,
    write_receipt,
)
from transforms.errors import CatalogueUnusable, UsageError
from transforms.schema import INITIATIVES, TABLES

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def two(tmp_path_factory, drafts):
    """A catalogue of two versions. Read only: a test that damages it copies it first."""
    root = tmp_path_factory.mktemp("two") / "essai"
    for day, draft in enumerate((drafts.draft(), drafts.edited(title="Deux")), start=1):
        publish(root, draft, now=dt.datetime(2021, 3, day, tzinfo=dt.UTC), receipt={"run_id": f"run-{day}"})
    return root


@pytest.fixture
def damaged(two, tmp_path):
    return Path(shutil.copytree(two, tmp_path / "essai"))


@pytest.mark.parametrize(
    ("asked", "seq"), [("latest", 2), (1, 1), (2, 2), ("2", 2), ("0.1.0", 1), ("0.1.1", 2)]
)  # fmt: skip
def test_a_version_by_each_of_its_names(two, asked, seq):
    version = open_dataset(two, asked)
    assert (version.seq, version.version) == (seq, f"0.1.{seq - 1}")
    assert version.manifest["seq"] == seq
    assert version.path("returns").is_absolute()
    assert version.path("returns").is_file()


def test_versions_are_listed_oldest_first(two):
    assert [(c.seq, c.version, c.created_at) for c in versions(str(two))] == [
        (1, "0.1.0", "2021-03-01T00:00:00Z"), (2, "0.1.1", "2021-03-02T00:00:00Z")
    ]  # fmt: skip


def test_a_version_opened_before_a_publish_stays_what_it_was(two, tmp_path, drafts, now):
    root = Path(shutil.copytree(two, tmp_path / "essai"))
    version = open_dataset(root)
    publish(root, drafts.edited(title="Trois"), now=now)
    assert "Deux" in version.table().column("title").to_pylist()
    assert "Trois" in open_dataset(root).table().column("title").to_pylist()


def test_tables_have_the_declared_types(two):
    version = open_dataset(two)
    for name, table in TABLES.items():
        assert version.table(name).schema.remove_metadata().equals(table.arrow_schema()), name
    frame = version.to_pandas()
    assert frame["population"].isna().any()
    assert {name: str(frame[name].dtype) for name in ("population", "title", "submitted_on", "cost_eur")} == {
        "population": "Int64", "title": "str", "submitted_on": "datetime64[us, UTC]", "cost_eur": "float64"
    }  # fmt: skip


@pytest.mark.parametrize("asked", ["9.9.9", 3, "0", "latest2", -1])
def test_an_unknown_version_is_told_with_those_there_are(two, asked):
    with pytest.raises(UsageError, match=r"expected 0\.1\.0 \(seq 1\), 0\.1\.1 \(seq 2\)"):
        open_dataset(two, asked)


def test_an_unknown_table_is_told_with_those_there_are(two):
    with pytest.raises(UsageError, match="no table 'initiative'; expected initiatives, returns"):
        open_dataset(two).path("initiative")


def test_what_is_no_catalogue_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "nowhere", tmp_path / "file"):
        for read in (open_dataset, versions):
            with pytest.raises(CatalogueUnusable, match="found no catalogue"):
                read(place)
    with pytest.raises(CatalogueUnusable):
        latest_version(tmp_path)
    assert latest_version(tmp_path / "nowhere") is None


def test_a_catalogue_without_a_version_yet(tmp_path, now):
    write_receipt(tmp_path / "essai", {"run_id": "failed"}, now)
    assert latest_version(tmp_path / "essai") is None
    (tmp_path / "essai/_log").mkdir()
    assert latest_version(tmp_path / "essai") is None
    assert versions(tmp_path / "essai") == []
    with pytest.raises(UsageError, match="no version yet"):
        open_dataset(tmp_path / "essai")


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 1}', b'"text"'])
def test_a_damaged_commit_is_told_and_others_can_be_read(damaged, damage):
    (damaged / "_log/0000000001.json").write_bytes(damage)
    assert open_dataset(damaged).seq == 2
    with pytest.raises(CatalogueUnusable, match=r"0000000001\.json: found a damaged commit"):
        versions(damaged)


def test_a_gap_in_the_log_is_told(damaged):
    (damaged / "_log/0000000001.json").unlink()
    with pytest.raises(CatalogueUnusable, match="the log has no gap"):
        open_dataset(damaged, "0.1.0")


def _rewrite(file, /, **changed):
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))


def test_a_newer_format_is_refused(damaged):
    _rewrite(damaged / "_log/0000000002.json", format=2)
    with pytest.raises(CatalogueUnusable, match=r"found format 2; expected format 1\. Upgrade inventaire"):
        open_dataset(damaged)


def test_a_commit_that_points_elsewhere_is_refused(damaged):
    _rewrite(damaged / "_log/0000000002.json", path="../../secrets")
    with pytest.raises(CatalogueUnusable, match="a damaged commit"):
        open_dataset(damaged)


def test_commits_of_types_to_come_are_ignored(damaged, drafts, now):
    record = {"format": 1, "type": "expire", "seq": 3, "dataset": "essai", "versions": [1]}
    (damaged / "_log/0000000003.json").write_text(json.dumps(record))
    assert open_dataset(damaged).seq == 2
    assert [commit.seq for commit in versions(damaged)] == [1, 2]
    result = publish(damaged, drafts.edited(title="Trois"), now=now)
    assert (result.seq, result.version) == (4, "0.1.2")


@pytest.mark.parametrize("damage", ["missing", "cut", "flipped"])
def test_a_damaged_table_is_told(damaged, damage):
    path = open_dataset(damaged).path()
    data = bytearray(path.read_bytes())
    if damage == "missing":
        path.unlink()
    else:
        data[200] ^= 1
        path.write_bytes(data if damage == "flipped" else data[:100])
    with pytest.raises(CatalogueUnusable, match=r"initiatives\.parquet: found (a damaged file|nothing there)"):
        open_dataset(damaged).table()


def test_strangers_read_every_table(two):
    version = open_dataset(two)
    for name in TABLES:
        path, rows = version.path(name), version.table(name).num_rows
        assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(rows,)]
        assert pl.read_parquet(path).height == rows
        assert len(pd.read_parquet(path)) == rows
    path = version.path()
    expected = version.table().to_pylist()
    assert duckdb.sql(f"SELECT initiative_id, title, flags FROM '{path}' ORDER BY 1").fetchall() == [
        (row["initiative_id"], row["title"], row["flags"]) for row in expected
    ]
    assert pl.read_parquet(path).select("initiative_id", "started_on", "missing").rows() == [
        (row["initiative_id"], row["started_on"], row["missing"]) for row in expected
    ]


def test_reading_the_whole_folder_naively_fails_aloud(two):
    with pytest.raises(pa.ArrowInvalid):
        pd.read_parquet(two)


def _recipes(two) -> list[str]:
    text = (two / "README.md").read_text(encoding="utf-8")
    return [code for code in re.findall(r"```python\n(.*?)```", text, re.S) if "spark" not in code]


def test_the_recipes_of_the_readme_run(two):
    recipes = _recipes(two)
    assert [recipe.split("\n")[0] for recipe in recipes] == ["# pandas", "# DuckDB", "# Polars"]
    shown = {"# pandas": "len(initiatives)", "# DuckDB": "sum(n for _, n in themes)", "# Polars": "initiatives.height"}
    for recipe in recipes:
        code = f"{recipe}\nprint({shown[recipe.split(chr(10))[0]]})"
        run = subprocess.run([sys.executable, "-I", "-c", code], cwd=two, capture_output=True, text=True, check=False)
        assert run.stdout.strip() == "20", run.stderr


def test_sha256sum_agrees(two):
    run = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=open_dataset(two).folder,
                         capture_output=True, text=True, check=False)  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count(": OK") == len(list(open_dataset(two).folder.iterdir())) - 1


def test_the_data_package_is_valid_and_describes_the_files(two):
    folder = open_dataset(two).folder
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(json.loads((HERE / "datapackage-2.0.json").read_text())).validate(package)
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        listed = next(t for t in open_dataset(two).manifest["tables"] if t["name"] == resource["name"])["files"][0]
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{listed['sha256']}", listed["bytes"])
        assert (folder / resource["path"]).stat().st_size == resource["bytes"]
        assert resource["schema"]["primaryKey"] == list(TABLES[resource["name"]].key)
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == pd.read_parquet(folder / resource["path"]).columns.to_list()


def test_the_profile_can_fail(two):
    package = json.loads((open_dataset(two).folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][0]["schema"]["fields"][0]["type"] = "varchar"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(json.loads((HERE / "datapackage-2.0.json").read_text())).validate(package)


def test_the_version_carries_its_papers(two, drafts):
    folder = open_dataset(two).folder
    dictionary = (folder / "data_dictionary.md").read_text(encoding="utf-8")
    assert "# Dictionnaire des données" in dictionary
    assert "# Data dictionary" in dictionary
    assert all(f"`{field.name}`" in dictionary for table in TABLES.values() for field in table.fields)
    assert (folder / "data_dictionary.csv").read_bytes().startswith(b"\xef\xbb\xbftable;field;")
    assert (folder / "quality_report.json").read_bytes() == b"{}\n"
    manifest = open_dataset(two).manifest
    assert manifest["license"]["id"] == "etalab-2.0"
    assert manifest["provenance"]["run_id"] == "essai"
    assert pl.read_parquet_metadata(folder / "initiatives.parquet")["citation"] == drafts.ABOUT.citation


def test_receipts_are_read_newest_first_and_damage_is_no_matter(damaged):
    (damaged / "_runs/20210401T000000Z-broken.json").write_bytes(b"{")
    (damaged / "_runs/notes.txt").write_bytes(b"not ours")
    assert [receipt["run_id"] for receipt in read_receipts(damaged)] == ["run-2", "run-1"]


def test_receipts_of_one_second_do_not_replace_each_other(tmp_path, now):
    paths = {write_receipt(tmp_path, {"run_id": "../r", "n": n}, now).name for n in range(3)}
    assert paths == {"20210320T120000Z-..-r.json", "20210320T120000Z-..-r.2.json", "20210320T120000Z-..-r.3.json"}
    assert sorted(receipt["n"] for receipt in read_receipts(tmp_path)) == [0, 1, 2]
    assert read_receipts(tmp_path / "nowhere") == []


def test_importing_and_reading_load_neither_prefect_nor_gx_nor_pandas(two):
    code = """
import sys
import flows.catalogue
from flows.catalogue import open_dataset, versions
versions(sys.argv[1]), open_dataset(sys.argv[1]).path()
print(sorted({"prefect", "great_expectations", "pandas", "duckdb"} & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", code, two], capture_output=True, text=True, check=True,
                         cwd=HERE.parents[2])  # fmt: skip
    assert run.stdout.strip() == "[]"


def test_publishing_loads_neither_prefect_nor_gx():
    code = (
        "import sys; from flows.catalogue import publish; print({'prefect', 'great_expectations'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parents[2])
    assert run.stdout.strip() == "set()"


def test_every_public_name_is_there():
    for name in flows.catalogue.__all__:
        assert getattr(flows.catalogue, name) is not None
    with contextlib.suppress(AttributeError):
        flows.catalogue.nothing  # noqa: B018
        pytest.fail("a name that does not exist was found")


def test_the_key_is_the_sort_order(two):
    assert INITIATIVES.key == ("initiative_id",)
    ids = open_dataset(two).table().column("initiative_id").to_pylist()
    assert ids == sorted(ids)
