"""The data that ships with the code: surveys, code lists, reference; and the survey folders of a user.

In a checkout they lie in `data/`; in an installed wheel they ride inside this package, in
`flows/bundled/`. Nothing is ever written there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TypeVar

from transforms.codes import CodeBook, CodeList, parse_code_list
from transforms.corrections import Corrections, load_corrections
from transforms.crosswalk import crosswalk_faults
from transforms.errors import Fault, PipelineError, ReferenceInvalid, SurveyFileInvalid, UsageError
from transforms.questionnaire import (
    Decisions,
    Survey,
    Wave,
    check_wave_file,
    load_decisions,
    load_survey,
    load_wave,
)

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class SurveyFiles:
    """One survey folder, read: its survey, its waves by id, what people decided, and the files they came from."""

    survey: Survey
    waves: dict[str, Wave]
    decisions: Decisions
    corrections: Corrections
    folder: Path
    survey_path: Path
    wave_paths: dict[str, Path]
    decisions_path: Path | None
    corrections_path: Path | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file of the folder that is an input, raw returns aside."""
        decided = [path for path in (self.decisions_path, self.corrections_path) if path]
        return (self.survey_path, *self.wave_paths.values(), *decided)


def bundled_root() -> Path:
    """The folder that holds surveys/, codes/ and reference/; `ReferenceInvalid` if there is none."""
    package = Path(str(resources.files("flows")))
    found = next((root for root in (package / "bundled", package.parent / "data") if (root / "codes").is_dir()), None)
    if found is None:
        remedy = "Install the package again, or work in a whole checkout."
        raise ReferenceInvalid(Fault(str(package), "no bundled data", "flows/bundled/ or ../data/", remedy))
    return found


def code_book(root: Path | None = None) -> CodeBook:
    """Every code list of `root`/codes by name; raises `ReferenceInvalid` with the faults of all files."""
    folder = (root or bundled_root()) / "codes"
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise ReferenceInvalid(Fault(str(folder), "no code list", "one CSV file a list", "Restore the folder."))
    faults: list[Fault] = []
    lists = [_gather(lambda path=path: _code_list(path), faults) for path in paths]  # type: ignore[misc]
    if faults:
        raise ReferenceInvalid(faults)
    return {code_list.name: code_list for code_list in lists if code_list is not None}


def _code_list(path: Path) -> CodeList:
    return parse_code_list(path.stem, _read(path, ReferenceInvalid))


def survey_folders(surveys_dir: Path | None = None) -> list[Path]:
    """The survey folders below a folder (the bundled ones if none is named), sorted by name.

    A folder without `survey.yaml` is listed too, so that `read_survey` tells it. Raises `UsageError`
    when there is no such folder, or no survey in it.
    """
    root = surveys_dir or bundled_root() / "surveys"
    if not root.is_dir():
        raise UsageError(Fault(str(root), "no such folder", "a folder of surveys", "Correct `--surveys`."))
    folders = sorted(path for path in root.iterdir() if path.is_dir() and path.name[0] not in "._")
    if not folders:
        remedy = "Add `<survey>/survey.yaml` and `<survey>/waves/<wave>.yaml`."
        raise UsageError(Fault(str(root), "no survey", "at least one folder with survey.yaml", remedy))
    return folders


def read_survey(folder: Path, book: CodeBook | None = None) -> SurveyFiles:
    """The survey of a folder; raises `SurveyFileInvalid` with the faults of all its files at once."""
    book = code_book() if book is None else book
    faults: list[Fault] = list(_stray_files(folder))
    survey_path, decisions_path = folder / "survey.yaml", folder / "decisions.csv"
    corrections_path = folder / "corrections.yaml"
    wave_paths = {path.stem: path for path in sorted((folder / "waves").glob("*.yaml"))}
    survey = _gather(lambda: _survey(survey_path, book), faults)
    waves = {stem: _gather(lambda path=path: _wave(path, survey, book), faults) for stem, path in wave_paths.items()}  # type: ignore[misc]
    decided = decisions_path.is_file()
    decisions = _gather(lambda: _decisions(decisions_path, book), faults) if decided else Decisions()
    corrected = corrections_path.is_file()
    corrections = _gather(lambda: _corrections(corrections_path), faults) if corrected else Corrections()
    loaded = {stem: wave for stem, wave in waves.items() if wave is not None}
    if survey and decisions and corrections and not faults:
        faults += _decisions_on_nothing(_shown(decisions_path), decisions, waves)
        faults += _corrections_of_nothing(corrections, loaded)
        faults += crosswalk_faults(loaded, _shown(folder))
    if faults or survey is None or decisions is None or corrections is None:
        raise SurveyFileInvalid(faults)
    extra = (decisions_path if decided else None, corrections_path if corrected else None)
    return SurveyFiles(survey, loaded, decisions, corrections, folder, survey_path, wave_paths, *extra)


def _gather(load: Callable[[], Loaded], faults: list[Fault]) -> Loaded | None:
    """What loads, or None and its faults among the others."""
    try:
        return load()
    except PipelineError as error:
        faults += error.faults
        return None


def _survey(path: Path, book: CodeBook) -> Survey:
    survey = load_survey(_read(path, SurveyFileInvalid), _shown(path), book)
    _require_name(path, survey.id, path.parent.name, "the folder")
    return survey


def _wave(path: Path, survey: Survey | None, book: CodeBook) -> Wave | None:
    text = _read(path, SurveyFileInvalid)
    if survey is None:
        check_wave_file(text, _shown(path))
        return None
    wave = load_wave(text, _shown(path), survey, book)
    _require_name(path, wave.id, path.stem, "the file")
    return wave


def _decisions(path: Path, book: CodeBook) -> Decisions:
    return load_decisions(_read(path, SurveyFileInvalid), _shown(path), book)


def _corrections(path: Path) -> Corrections:
    return load_corrections(_read(path, SurveyFileInvalid), _shown(path))


def _corrections_of_nothing(corrections: Corrections, waves: dict[str, Wave]) -> list[Fault]:
    known = {(stem, source.id) for stem, wave in waves.items() for source in wave.sources}
    return [
        Fault(
            f"{corrections.where}, line {line}",
            f"wave {one.wave}, source {one.source}",
            "a source of a wave",
            "Correct it.",
        )
        for line, one in corrections.entries
        if (one.wave, one.source) not in known
    ]


def _read(path: Path, invalid: type[PipelineError]) -> str:
    """The text of a file of ours: UTF-8, with or without a byte order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        found = f"a byte that is not UTF-8 (0x{error.object[error.start]:02X})"
        raise invalid(Fault(f"{_shown(path)}, line {line}", found, "UTF-8", "Save the file as UTF-8.")) from error
    except OSError as error:
        raise invalid(Fault(_shown(path), f"no readable file ({error.strerror})", "the file", "Write it.")) from error


def _shown(path: Path) -> str:
    """The path as a person here would type it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _require_name(path: Path, found: str, name: str, what: str) -> None:
    if found != name:
        raise SurveyFileInvalid(
            Fault(_shown(path), f"id `{found}`", f"`{name}`, the name of {what}", "Rename one of the two.")
        )


def _stray_files(folder: Path) -> list[Fault]:
    """Files that a person would think are read, and are not."""
    faults = []
    if not list((folder / "waves").glob("*.yaml")):
        faults.append(Fault(_shown(folder), "no wave", "waves/<wave>.yaml", "Write the file of one wave."))
    faults += [
        Fault(_shown(path), "a file that is not read", "the ending .yaml", "Rename it.")
        for path in sorted([*folder.glob("survey.yml"), *(folder / "waves").glob("*.yml")])
    ]
    return faults


def _decisions_on_nothing(where: str, decisions: Decisions, waves: dict[str, Wave | None]) -> list[Fault]:
    known = {(stem, source.id) for stem, wave in waves.items() if wave for source in wave.sources}
    return [
        Fault(
            f"{where}, line {entry.line}",
            f"wave {entry.wave}, source {entry.source}",
            "a source of a wave",
            "Correct it.",
        )
        for entry in decisions.entries
        if (entry.wave, entry.source) not in known
    ]
