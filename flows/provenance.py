"""What a version was made of: every input with its sha256, in its manifest."""

from __future__ import annotations

import importlib.metadata
import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.catalogue import Version
from flows.fingerprint import SHAPING_LIBRARIES, shared_inputs, wave_fingerprint
from flows.job import Job, survey_file_hashes

if TYPE_CHECKING:
    from flows.publication import WorkedWave

LIBRARIES = (*SHAPING_LIBRARIES, "prefect")


def describe_inputs(job: Job, waves: Sequence[WorkedWave], latest: Version | None) -> dict[str, Any]:
    """The provenance of a version, fit for JSON: shared inputs, and each wave with its sources.

    A wave that was not worked keeps the entry of the version before. Raw files are named by hash
    alone: a file name can hold a person's name.
    """
    shared = shared_inputs()
    before = dict(latest.manifest["provenance"]["waves"]) if latest else {}
    worked = {wave.wave: _describe_wave(job, wave, before.get(wave.wave, {})) for wave in waves}
    return {
        "run_id": job.run_id,
        "logical_time": job.logical_time.isoformat() if job.logical_time else None,
        "code_sha256": shared.code,
        "lock_sha256": shared.lock,
        "codes_sha256": shared.codes,
        "reference_sha256": shared.reference,
        "python": platform.python_version(),
        "libraries": {name: importlib.metadata.version(name) for name in LIBRARIES},
        "waves": before | worked,
    }


def worked_fingerprint(job: Job, wave: WorkedWave) -> str | None:
    """The fingerprint of the bytes that were worked, or None where a source failed.

    Taken from what was archived, not from what the plan saw: a file may have been replaced between the
    two. Without a fingerprint the next run works the wave again.
    """
    if wave.failed:
        return None
    hashes = {folder.name: [file["sha256"] for file in _inputs(folder)["files"]] for folder in wave.good}
    return wave_fingerprint(shared_inputs(), survey_file_hashes(job.files(), wave.wave), hashes)


def _describe_wave(job: Job, wave: WorkedWave, before: Mapping[str, Any]) -> dict[str, Any]:
    sources = {folder.name: _inputs(folder) for folder in wave.good}
    kept = {f.source: {**before.get("sources", {}).get(f.source, {}), "stale": True} for f in wave.failed}
    return {
        "fingerprint": worked_fingerprint(job, wave),
        "survey_files": survey_file_hashes(job.files(), wave.wave),
        "sources": sources | kept,
    }


def _inputs(folder: Path) -> dict[str, Any]:
    inputs: dict[str, Any] = json.loads((folder / "inputs.json").read_text(encoding="utf-8"))
    return {**inputs, "stale": False}
