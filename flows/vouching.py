"""Whether today's files and code are those that a version was made of: only then can it be explained with them.

The fingerprint of a wave covers all that its rows depend on. It is taken again from the code and the survey
files of today and the raw bytes of then, and held to the one in the version, or to that of a later run that
found nothing to change (its receipt says so).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.bundled import SurveyFiles
from flows.catalogue import Version, open_dataset, read_receipts, versions
from flows.fingerprint import Shared, shared_inputs, wave_fingerprint
from flows.job import source_hashes, survey_file_hashes
from transforms.errors import Fault, PipelineError

_SHARED = {
    "code_sha256": "the code", "lock_sha256": "the lock or a library", "codes_sha256": "a code list",
    "reference_sha256": "the official geography",
}  # fmt: skip


class NotExplained(PipelineError):
    """Raised when what a version was made of is not there any more: raw bytes, survey files, code."""

    exit_code = 2


@dataclass(frozen=True)
class Vouched:
    """The raw files of one source, by sha256, that gave the rows of a version with the code and files of today."""

    wave: str
    source: str
    sha256: tuple[str, ...]


def vouch(files: SurveyFiles, version: Version, wave: str, source: str) -> Vouched:
    """The raw files to explain a source of a version with; raises `NotExplained` where inputs have changed."""
    if wave not in files.waves or source not in [each.id for each in files.waves[wave].sources]:
        found = "a wave or source that the survey files do not name any more"
        raise NotExplained(_changed_fault(files, version, wave, found))
    made_in = _version_of(version, wave, source)
    entry = made_in.manifest["provenance"]["waves"][wave]
    shared, own = shared_inputs(), survey_file_hashes(files, wave)
    for hashes in _candidates(files, wave, entry):
        if wave_fingerprint(shared, own, hashes) in _known(version, made_in, wave):
            return Vouched(wave, source, tuple(hashes[source]))
    changed = list(_changed(made_in, entry, shared, own))
    if entry["fingerprint"] is None and not changed:
        return Vouched(wave, source, tuple(_hashes(entry)[source]))
    found = ", ".join(changed) or "the code, a code list, the official geography or a library"
    raise NotExplained(_changed_fault(files, version, wave, f"a change since: {found}"))


def _changed_fault(files: SurveyFiles, version: Version, wave: str, found: str) -> Fault:
    survey = files.survey.id
    remedy = (
        f"Run `inventaire run {survey}`, then explain again; or explain where the files and the code are those of "
        f"version {version.version}."
    )
    return Fault(f"{survey} {version.version}, wave {wave}", found, "the files and the code it was made of", remedy)


def _hashes(entry: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: [file["sha256"] for file in told.get("files", ())] for name, told in entry["sources"].items()}


def _candidates(files: SurveyFiles, wave: str, entry: Mapping[str, Any]) -> Iterator[dict[str, list[str]]]:
    """The raw files of the version; then those of today, which a later run may have found to change nothing."""
    yield _hashes(entry)
    # What lies behind a URL is not fetched for an explanation.
    is_here = not any(source.is_url for source in files.waves[wave].sources)
    today = source_hashes(files.waves[wave], files.folder) if is_here else None
    if today is not None:
        yield today


def _known(version: Version, made_in: Version, wave: str) -> frozenset[str]:
    """The fingerprints of the wave under which the rows of the version came about."""
    told = [made_in.manifest["provenance"]["waves"][wave].get("fingerprint")]
    told += [
        receipt.get("fingerprints", {}).get(wave)
        for receipt in read_receipts(version.folder.parents[1])
        if receipt.get("outcome") == "unchanged" and receipt.get("seq") == version.seq
    ]
    return frozenset(each for each in told if each)


def _version_of(version: Version, wave: str, source: str) -> Version:
    """The version that the rows of a source were made in: an older one where the source failed since."""
    root = version.folder.parents[1]
    entry = version.manifest["provenance"]["waves"][wave]["sources"].get(source, {})
    if not entry.get("stale"):
        return version
    older: Sequence[int] = [commit.seq for commit in versions(root) if commit.seq < version.seq]
    for seq in reversed(older):
        before = open_dataset(root, seq)
        told = before.manifest["provenance"]["waves"].get(wave, {}).get("sources", {}).get(source, {})
        if told and not told.get("stale") and told.get("files") == entry.get("files"):
            return before
    return version


def _changed(version: Version, entry: Mapping[str, Any], shared: Shared, own: Mapping[str, str]) -> Iterator[str]:
    """What is other today than in the version, in words."""
    before = entry.get("survey_files", {})
    yield from sorted(name for name in {*before, *own} if before.get(name) != own.get(name))
    today = {
        "code_sha256": shared.code, "lock_sha256": shared.lock, "codes_sha256": shared.codes,
        "reference_sha256": shared.reference,
    }  # fmt: skip
    yield from (told for name, told in _SHARED.items() if version.manifest["provenance"].get(name) != today[name])
