"""Official geography on disk: one folder of Parquet per COG vintage, built from a published package.

`data/reference/<vintage>/` holds the tables of `transforms.territory.tables` and `reference.json`:
what they were made from, under which licence, and the sha256 and row count of each. Built once and
committed; a run reads it offline and refuses a file that is not the one that was built.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.errors import Fault, ReferenceInvalid
from transforms.territory.reference import Reference
from transforms.territory.register import DOCUMENTS, reference_tables
from transforms.territory.tables import TABLES

PACKAGE = "@etalab/decoupage-administratif"
MANIFEST = "reference.json"
LICENCE = {
    "data": "Licence Ouverte / Open Licence (Etalab)",
    "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    "sources": "INSEE (code officiel géographique, populations légales), DGCL (EPCI), La Poste (codes postaux)",
}
# A vintage is a year; a package is a few documents of some megabytes.
_VINTAGE = re.compile(r"(?:19|20)\d\d")
_LARGEST_FILE, _MOST_MEMBERS = 64 * 2**20, 1_000
_WANTED = ("package.json", *(f"data/{name}" for name in DOCUMENTS))
_RESTORE = "Restore the folder from version control, or build it again with build_reference."


def build_reference(package: Path, vintage: int, out: Path) -> Path:
    """The folder of the vintage, `out/<vintage>`, written from a package: a .tgz or its unpacked folder.

    Same package, same bytes. Raises `ReferenceInvalid` when the package is not the one expected, is
    unsafe, incomplete, or fails a check of `transforms.territory.register`; nothing is written then.
    """
    files = _read_folder(package) if package.is_dir() else _read_tarball(package)
    about = _package_facts(files, package)
    tables = reference_tables({name: files[f"data/{name}"] for name in DOCUMENTS if f"data/{name}" in files}, vintage)
    written = {f"{name}.parquet": _parquet_bytes(table) for name, table in tables.items()}
    manifest = {
        "vintage": vintage,
        "package": about,
        "licence": LICENCE,
        "sources": {name: {"sha256": _sha256(files[name])} for name in sorted(files)},
        "files": {
            file: {"sha256": _sha256(content), "bytes": len(content), "rows": tables[file.split(".")[0]].num_rows}
            for file, content in sorted(written.items())
        },
    }
    return _write(out / str(vintage), {**written, MANIFEST: _json_bytes(manifest)})


def list_vintages(folder: Path) -> list[int]:
    """The vintages that the folder holds, oldest first; none where the folder does not exist."""
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted(int(path.name) for path in found if _VINTAGE.fullmatch(path.name) and (path / MANIFEST).is_file())


def reference_files(folder: Path, vintage: int) -> tuple[Path, ...]:
    """Every file that `load_reference` reads, sorted: what a fingerprint of inputs must cover."""
    return tuple(sorted(folder / str(vintage) / name for name in (MANIFEST, *(f"{table}.parquet" for table in TABLES))))


def load_reference(folder: Path, vintage: int) -> Reference:
    """The reference of one vintage, each file checked against the sha256 that it was built with.

    Raises `ReferenceInvalid`: a vintage that is not there (naming those that are), a file that is
    missing, altered or of another shape; all at once.
    """
    if vintage not in (there := list_vintages(folder)):
        known = ", ".join(map(str, there)) or "none"
        raise ReferenceInvalid(
            Fault(f"{folder}", f"no COG vintage {vintage}", f"one of: {known}", "Change cog_vintage, or build it.")
        )
    home = folder / str(vintage)
    manifest = _read_manifest(home / MANIFEST, vintage)
    contents, faults = _verified(home, manifest)
    tables = {name: _read_table(home, name, content) for name, content in contents.items()} if not faults else {}
    faults += [fault for table in tables.values() if isinstance(fault := table, Fault)]
    if faults:
        raise ReferenceInvalid(faults)
    return Reference.from_tables(
        vintage, {name: table for name, table in tables.items() if isinstance(table, pa.Table)}
    )


def _read_manifest(path: Path, vintage: int) -> Mapping[str, Any]:
    try:
        manifest = json.loads(path.read_bytes())
        files = {name: str(entry["sha256"]) for name, entry in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReferenceInvalid(
            Fault(f"{path}", type(error).__name__, "a manifest with the sha256 of each file", _RESTORE)
        ) from error
    if manifest.get("vintage") != vintage:
        raise ReferenceInvalid(Fault(f"{path}", f"vintage {manifest.get('vintage')}", f"vintage {vintage}", _RESTORE))
    return files


def _verified(home: Path, hashes: Mapping[str, str]) -> tuple[dict[str, bytes], list[Fault]]:
    contents: dict[str, bytes] = {}
    faults = []
    for table in TABLES:
        path = home / f"{table}.parquet"
        try:
            contents[table] = path.read_bytes()
        except OSError as error:
            faults.append(Fault(f"{path}", type(error).__name__, "the file that reference.json lists", _RESTORE))
            continue
        if (digest := _sha256(contents[table])) != hashes.get(path.name):
            expected = f"sha256 {str(hashes.get(path.name))[:12]}…"
            faults.append(Fault(f"{path}", f"sha256 {digest[:12]}…", expected, _RESTORE))
    return contents, faults


def _read_table(home: Path, name: str, content: bytes) -> pa.Table | Fault:
    try:
        table = pq.read_table(io.BytesIO(content))
    except pa.ArrowException as error:
        return Fault(f"{home / name}.parquet", str(error), "a Parquet file", _RESTORE)
    if not table.schema.equals(TABLES[name].schema):
        found = ", ".join(table.schema.names)
        return Fault(f"{home / name}.parquet", found, ", ".join(TABLES[name].schema.names), _RESTORE)
    return table


def _package_facts(files: Mapping[str, bytes], package: Path) -> dict[str, str]:
    try:
        stated = json.loads(files["package.json"])
        name, version = str(stated["name"]), str(stated["version"])
    except (KeyError, ValueError, TypeError) as error:
        raise ReferenceInvalid(
            Fault(f"{package}", "no readable package.json", f"the package {PACKAGE}", "Name its .tgz or its folder.")
        ) from error
    if name != PACKAGE:
        raise ReferenceInvalid(Fault(f"{package}", f"package {name}", PACKAGE, "Name its .tgz or its folder."))
    return {"name": name, "version": version}


def _read_folder(package: Path) -> dict[str, bytes]:
    return {name: (package / name).read_bytes() for name in _WANTED if (package / name).is_file()}


def _read_tarball(package: Path) -> dict[str, bytes]:
    try:
        with tarfile.open(package, "r:*") as archive:
            return dict(_members(archive, package))
    except (OSError, tarfile.TarError, EOFError) as error:
        raise ReferenceInvalid(
            Fault(f"{package}", f"{type(error).__name__}: {error}", "a .tgz or an unpacked folder", "Name another.")
        ) from error


def _members(archive: tarfile.TarFile, package: Path) -> Iterator[tuple[str, bytes]]:
    """The wanted members, read in memory: nothing is ever unpacked, and a suspect archive is refused whole."""
    for count, member in enumerate(archive, start=1):
        path = PurePosixPath(member.name)
        if path.is_absolute() or ".." in path.parts or not (member.isfile() or member.isdir()):
            raise _unsafe(package, f"member {member.name!r}, a path outside or a link")
        if count > _MOST_MEMBERS or member.size > _LARGEST_FILE:
            raise _unsafe(package, f"member {member.name!r}, number {count}, {member.size} bytes")
        name = "/".join(path.parts[1:])
        if member.isfile() and name in _WANTED and (stream := archive.extractfile(member)) is not None:
            yield name, stream.read(_LARGEST_FILE)


def _unsafe(package: Path, found: str) -> ReferenceInvalid:
    expected = f"at most {_MOST_MEMBERS} ordinary files of at most {_LARGEST_FILE} bytes, inside the archive"
    return ReferenceInvalid(Fault(f"{package}", found, expected, "Do not use this archive."))


def _parquet_bytes(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", compression_level=19, write_statistics=False)
    return sink.getvalue()


def _json_bytes(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(home: Path, contents: Mapping[str, bytes]) -> Path:
    home.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():  # the manifest last: without it the folder is no vintage
        (home / name).write_bytes(content)
    return home
