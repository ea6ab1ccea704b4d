"""Official geography on disk: built from a package, loaded as built, refused otherwise."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.reference import PACKAGE, build_reference, list_vintages, load_reference, reference_files
from transforms.errors import ReferenceInvalid
from transforms.territory.tables import TABLES

COMMITTED = Path(__file__).parents[2] / "data" / "reference"
PLACE = {"typeLiaison": 0, "arrondissement": "691", "departement": "69", "region": "84"}
DOCUMENTS = {
    "package.json": {"name": PACKAGE, "version": "0.0.1"},
    "data/communes.json": [{"code": "69123", "nom": "Lyon", "type": "commune-actuelle", **PLACE}],
    "data/epci.json": [
        {"code": "200046977", "nom": "Métropole de Lyon", "type": "MET69", "membres": [{"code": "69123"}]}
    ],
    "data/departements.json": [{"code": "69", "nom": "Rhône", "region": "84"}],
    "data/regions.json": [{"code": "84", "nom": "Auvergne-Rhône-Alpes"}],
    "data/arrondissements.json": [{"code": "691", "nom": "Lyon", "departement": "69", "region": "84"}],
}
CONTENTS = {name: json.dumps(document).encode() for name, document in DOCUMENTS.items()}


def tarball(path: Path, contents: dict[str, bytes], *extra: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in contents.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for member in extra:
            archive.addfile(member, io.BytesIO(b"x" * member.size))
    return path


def folder(path: Path, contents: dict[str, bytes]) -> Path:
    for name, content in contents.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def files(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.iterdir()}


def test_a_tarball_and_its_folder_build_the_same_bytes_every_time(tmp_path: Path) -> None:
    archive, unpacked = tarball(tmp_path / "p.tgz", CONTENTS), folder(tmp_path / "package", CONTENTS)
    first = build_reference(archive, 1999, tmp_path / "a")
    assert first == tmp_path / "a" / "1999"
    assert files(first) == files(build_reference(unpacked, 1999, tmp_path / "b"))
    assert files(first) == files(build_reference(archive, 1999, tmp_path / "a"))
    assert list_vintages(tmp_path / "a") == [1999]
    reference = load_reference(tmp_path / "a", 1999)
    assert reference.vintage == 1999 and reference.communes["name"].tolist() == ["Lyon"]


def test_the_manifest_states_what_was_built_from_what(tmp_path: Path) -> None:
    home = build_reference(tarball(tmp_path / "p.tgz", CONTENTS), 1999, tmp_path)
    manifest = json.loads((home / "reference.json").read_bytes())
    assert manifest["package"] == {"name": PACKAGE, "version": "0.0.1"}
    assert set(manifest["sources"]) == set(CONTENTS)
    assert {name: entry["rows"] for name, entry in manifest["files"].items()} == {
        f"{name}.parquet": pq.read_metadata(home / f"{name}.parquet").num_rows for name in TABLES
    }
    assert "Licence Ouverte" in manifest["licence"]["data"]
    assert {path.name for path in reference_files(tmp_path, 1999)} == set(files(home))


def _member(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0, link: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.size, member.linkname = kind, size, link
    return member


@pytest.mark.parametrize(
    "member",
    [
        _member("package/../../outside.json"),
        _member("/etc/passwd"),
        _member("package/data/link.json", tarfile.SYMTYPE, link="/etc/passwd"),
        _member("package/data/hard.json", tarfile.LNKTYPE, link="package/package.json"),
        _member("package/data/device", tarfile.CHRTYPE),
        _member("package/data/big.json", size=64 * 2**20 + 1),
    ],
    ids=["parent", "absolute", "symlink", "hardlink", "device", "too large"],
)
def test_an_unsafe_archive_is_refused_whole(tmp_path: Path, member: tarfile.TarInfo) -> None:
    with pytest.raises(ReferenceInvalid, match="Do not use this archive"):
        build_reference(tarball(tmp_path / "p.tgz", CONTENTS, member), 1999, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_archive_of_too_many_members_is_refused(tmp_path: Path) -> None:
    many = [_member(f"package/data/{number}") for number in range(1_001)]
    with pytest.raises(ReferenceInvalid, match="Do not use this archive"):
        build_reference(tarball(tmp_path / "p.tgz", CONTENTS, *many), 1999, tmp_path / "out")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"package.json": b'{"name": "other", "version": "1"}'}, "package other"),
        ({"package.json": b"{"}, "no readable package.json"),
        ({"package.json": b"[]"}, "no readable package.json"),
        ({"data/epci.json": b"oops"}, "data/epci.json"),
    ],
)
def test_another_package_is_refused(tmp_path: Path, change: dict[str, bytes], expected: str) -> None:
    with pytest.raises(ReferenceInvalid, match=expected):
        build_reference(tarball(tmp_path / "p.tgz", CONTENTS | change), 1999, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.tgz").write_text("no archive")
    cut = tarball(tmp_path / "p.tgz", CONTENTS).read_bytes()[:200]
    (tmp_path / "cut.tgz").write_bytes(cut)
    (tmp_path / "empty").mkdir()
    for name in ("text.tgz", "cut.tgz", "absent.tgz", "empty"):
        with pytest.raises(ReferenceInvalid):
            build_reference(tmp_path / name, 1999, tmp_path / "out")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(COMMITTED / "2021", tmp_path / "2021")
    return tmp_path


def test_an_unknown_vintage_names_those_that_are_there(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(ReferenceInvalid, match="no COG vintage 2019; expected one of: 2021"):
        load_reference(copy, 2019)
    with pytest.raises(ReferenceInvalid, match="one of: none"):
        load_reference(tmp_path / "absent", 2021)


def test_every_altered_or_missing_file_is_told_at_once(copy: Path) -> None:
    (copy / "2021" / "epci.parquet").unlink()
    with (copy / "2021" / "communes.parquet").open("ab") as stream:
        stream.write(b"\0")
    with pytest.raises(ReferenceInvalid) as caught:
        load_reference(copy, 2021)
    assert [Path(fault.where).name for fault in caught.value.faults] == ["communes.parquet", "epci.parquet"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"vintage": 2021}', b'{"vintage": 2020, "files": {}}'])
def test_a_manifest_that_is_none_is_refused(copy: Path, content: bytes) -> None:
    (copy / "2021" / "reference.json").write_bytes(content)
    with pytest.raises(ReferenceInvalid, match=r"reference\.json"):
        load_reference(copy, 2021)


@pytest.mark.parametrize("shape", ["other columns", "no parquet"])
def test_a_listed_file_of_another_shape_is_refused(copy: Path, shape: str) -> None:
    import hashlib

    regions, manifest = copy / "2021" / "regions.parquet", copy / "2021" / "reference.json"
    if shape == "no parquet":
        regions.write_bytes(b"PAR1")
    else:
        pq.write_table(pa.table({"code": ["84"]}), regions)
    listed = json.loads(manifest.read_bytes())
    listed["files"]["regions.parquet"]["sha256"] = hashlib.sha256(regions.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(listed))
    with pytest.raises(ReferenceInvalid, match=r"regions\.parquet"):
        load_reference(copy, 2021)


def test_the_committed_vintage_is_the_register_of_2021() -> None:
    reference = load_reference(COMMITTED, 2021)
    home = COMMITTED / "2021"
    assert json.loads((home / "reference.json").read_bytes())["package"] == {"name": PACKAGE, "version": "1.1.1"}
    assert sum(len(content) for content in files(home).values()) < 3 * 2**20
    counts = reference.communes.groupby("type").size().to_dict()
    assert counts == {
        "commune-actuelle": 35_059, "commune-deleguee": 2_215, "commune-associee": 517, "arrondissement-municipal": 45,
    }  # fmt: skip
    assert reference.current_communes["collectivite"].notna().sum() == 94
    assert (len(reference.epci), len(reference.membership)) == (1_254, 34_961)
    assert reference.current_communes["siren"].notna().sum() == 34_961
