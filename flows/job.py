"""What one run of one survey is to do: its files, the version before, and the waves to work.

Made before Prefect or Great Expectations is imported, so that a night with nothing new costs about
a second. A `Job` is a small value of names and paths: it travels between tasks.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.bundled import SurveyFiles, bundled_root, code_book, read_survey, survey_folders
from flows.catalogue import Version, latest_version, read_receipts
from flows.fingerprint import shared_inputs, wave_fingerprint
from flows.settings import Places, find_places
from flows.sources.files import fetch_files
from transforms.errors import Fault, UnreadableReturn, UsageError
from transforms.questionnaire import Wave


@dataclass(frozen=True, slots=True)
class Request:
    """What a person or a schedule asks for."""

    survey: str
    waves: Sequence[str] | None = None
    surveys_dir: str | None = None
    out: str | None = None
    scheduled_for: dt.datetime | None = None
    allow_mass_change: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one survey, by names and paths alone."""

    survey_id: str
    survey_folder: Path
    root: Path
    places: Places
    run_id: str
    started_at: dt.datetime
    logical_time: dt.datetime | None
    allow_mass_change: bool
    waves: tuple[str, ...]

    def files(self) -> SurveyFiles:
        """The survey's files, read and checked; raises `SurveyFileInvalid`."""
        return read_survey(self.survey_folder, code_book())

    def raw_folder(self, wave: str, source: str) -> Path:
        """Where the raw archive keeps what this source sent."""
        return self.places.raw / self.survey_id / wave / source


@dataclass(frozen=True, slots=True)
class Plan:
    """A job, and whether there is anything for it to do."""

    job: Job
    latest: Version | None
    nothing_new: bool


def find_survey(name: str, surveys_dir: str | None = None) -> Path:
    """The folder of a survey, by its id or as a path; raises `UsageError` naming those there are."""
    root = Path(surveys_dir) if surveys_dir else bundled_root() / "surveys"
    folders = {folder.name: folder for folder in survey_folders(root)}
    if name in folders:
        return folders[name]
    if (Path(name) / "survey.yaml").is_file():
        return Path(name).resolve()
    known = ", ".join(sorted(folders)) or "none"
    raise UsageError(Fault(f"surveys in {root}", f"no survey {name!r}", known, "Name one of them, or --surveys DIR."))


def survey_names(surveys: Sequence[str], surveys_dir: str | None) -> list[str]:
    """The surveys named, or all there are, by id."""
    if surveys:
        return list(dict.fromkeys(surveys))
    return [folder.name for folder in survey_folders(Path(surveys_dir) if surveys_dir else None)]


def published_root(survey_id: str, out: str | None, places: Places) -> Path:
    """The catalogue of one survey, below the chosen output root."""
    if out and "://" in out:
        raise UsageError(
            Fault("--out", out.split("://")[0] + "://…", "a folder", "Object stores come in a later version.")
        )
    return (Path(out).resolve() if out else places.published) / survey_id


def plan_run(request: Request, now: dt.datetime, run_id: str | None = None) -> Plan:
    """The plan of a run: which waves have new inputs since the latest version.

    Raises `SurveyFileInvalid`, `UsageError` or `CatalogueUnusable`. A source that cannot be fetched
    has no fingerprint, so its wave is worked and the fault is told there.
    """
    folder = find_survey(request.survey, request.surveys_dir)
    files = read_survey(folder, code_book())
    _refuse_unknown_waves(files, request.waves)
    places = find_places()
    root = published_root(files.survey.id, request.out, places)
    latest = latest_version(root)
    fingerprints = _fingerprints(files, request.waves)
    known = _recorded(root, latest)
    new = tuple(wave for wave, value in fingerprints.items() if value is None or (wave, value) not in known)
    job = Job(
        files.survey.id,
        folder,
        root,
        places,
        run_id or str(uuid.uuid4()),
        now,
        request.scheduled_for,
        request.allow_mass_change,
        new,
    )
    return Plan(job, latest, nothing_new=not new and latest is not None)


def _refuse_unknown_waves(files: SurveyFiles, waves: Sequence[str] | None) -> None:
    unknown = sorted(set(waves or ()) - set(files.waves))
    if unknown:
        known = ", ".join(sorted(files.waves))
        raise UsageError(
            Fault(f"survey {files.survey.id}", f"no wave {', '.join(unknown)}", known, "Name one of them.")
        )


def _fingerprints(files: SurveyFiles, waves: Sequence[str] | None) -> dict[str, str | None]:
    shared = shared_inputs()
    result: dict[str, str | None] = {}
    for wave_id in sorted(waves or files.waves):
        hashes = source_hashes(files.waves[wave_id], files.folder)
        own = survey_file_hashes(files, wave_id)
        result[wave_id] = None if hashes is None else wave_fingerprint(shared, own, hashes)
    return result


def source_hashes(wave: Wave, folder: Path) -> dict[str, list[str]] | None:
    """The sha256 of each raw file of each source, or None where a source cannot be fetched."""
    try:
        return {s.id: [raw.sha256 for raw in fetch_files(s.files, folder)] for s in wave.sources}
    except UnreadableReturn:
        return None


def survey_file_hashes(files: SurveyFiles, wave_id: str) -> dict[str, str]:
    """The sha256 of the files that describe one wave: the survey's, its own, decisions, corrections."""
    others = {f"waves/{wave}.yaml" for wave in files.waves if wave != wave_id}
    named = {path.relative_to(files.folder).as_posix(): path for path in files.paths}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in named.items() if name not in others}


def _recorded(root: Path, latest: Version | None) -> set[tuple[str, str | None]]:
    """Each wave with a fingerprint under which it was worked without a fault and gave the latest version."""
    if latest is None:
        return set()
    published = {wave: told.get("fingerprint") for wave, told in latest.manifest["provenance"]["waves"].items()}
    receipts = [r for r in read_receipts(root) if r.get("outcome") == "unchanged" and r.get("seq") == latest.seq]
    return {pair for told in (published, *(r.get("fingerprints", {}) for r in receipts)) for pair in told.items()}


def previous_rows(latest: Version | None, wave: str, source: str) -> int | None:
    """The rows of the source when it was last read whole, or None where it never was."""
    if latest is None:
        return None
    recorded = latest.manifest["provenance"]["waves"].get(wave, {}).get("sources", {}).get(source, {})
    rows: int | None = recorded.get("rows")
    return rows
