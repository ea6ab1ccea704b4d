"""Whether anything changed, decided before Prefect or Great Expectations is imported.

The fingerprint of a wave covers all that its rows depend on: its raw returns, the survey and wave
files, decisions, corrections, code lists, reference, our code and the lock. A version keeps the
fingerprint of each of its waves in its manifest; equal fingerprints mean equal rows.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import expectations
import flows
import transforms
from flows.bundled import bundled_root

# Libraries that shape the bytes or the verdicts; their versions count as an input beside the lock,
# since an environment need not be the locked one.
SHAPING_LIBRARIES = ("pandas", "pyarrow", "duckdb", "great-expectations", "python-stdnum", "charset-normalizer")


@dataclass(frozen=True, slots=True)
class Shared:
    """What all waves of all surveys depend on, each as a sha256."""

    code: str
    lock: str
    codes: str
    reference: str


def digest_files(paths: Iterable[Path], base: Path) -> str:
    """One sha256 over the relative names and bytes of the files, whatever their order."""
    total = hashlib.sha256()
    for path in sorted(paths):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(base).as_posix()} {content}\n".encode())
    return total.hexdigest()


def digest_mapping(values: Mapping[str, str]) -> str:
    """One sha256 over sorted name-value pairs."""
    lines = "".join(f"{name} {value}\n" for name, value in sorted(values.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def shared_inputs(root: Path | None = None) -> Shared:
    """The inputs that do not belong to a survey: code, lock, code lists and reference."""
    root = root or bundled_root()
    return Shared(
        code=_digest_code(),
        lock=_digest_lock(root),
        codes=digest_files((root / "codes").glob("*.csv"), root),
        reference=digest_files((p for p in (root / "reference").rglob("*") if p.is_file()), root),
    )


def _digest_code() -> str:
    packages = [Path(module.__file__).parent for module in (expectations, flows, transforms) if module.__file__]
    return digest_mapping({folder.name: digest_files(folder.rglob("*.py"), folder) for folder in packages})


def _digest_lock(root: Path) -> str:
    lock = next((p for p in (root / "requirements.lock", root.parent / "requirements.lock") if p.is_file()), None)
    installed = {name: importlib.metadata.version(name) for name in SHAPING_LIBRARIES}
    return digest_mapping(installed | ({"lock": hashlib.sha256(lock.read_bytes()).hexdigest()} if lock else {}))


def wave_fingerprint(shared: Shared, survey_files: Mapping[str, str], sources: Mapping[str, Iterable[str]]) -> str:
    """The sha256 of all inputs of one wave.

    `survey_files` maps the name of each survey, wave, decisions or corrections file to its sha256;
    `sources` maps each source to the sha256 of its raw files (names do not count).
    """
    raw = {f"raw/{source}": " ".join(sorted(hashes)) for source, hashes in sources.items()}
    files = {f"file/{name}": value for name, value in survey_files.items()}
    common = {"code": shared.code, "lock": shared.lock, "codes": shared.codes, "reference": shared.reference}
    return digest_mapping(common | files | raw)
