"""`inventaire check`: what one raw file is and what is wrong with it, by cell; nothing is kept.

The same stages as a run, in memory: reading, structure suite, canonical values, resolution. Without a
survey, only what can be said of any file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from flows.bundled import SurveyFiles, bundled_root, code_book, read_survey, survey_folders
from flows.reading import extract_file, read_codebook_file, reading_lines
from flows.reference import load_reference
from transforms.checking import Finding, check_answers, findings_of, fit_of, look_over
from transforms.errors import Fault, UnexpectedStructure, UsageError
from transforms.formats import Codebook, Extraction
from transforms.privacy import mask
from transforms.questionnaire import Source, Wave
from transforms.source_text import text_of

SHOWN = 20


@dataclass(frozen=True)
class Checked:
    """The answer of `check`: how the file was read, against what it was held, what is wrong, what would help."""

    told: dict[str, Any]
    findings: tuple[Finding, ...]
    advice: tuple[str, ...]
    held_to: str | None = None

    @property
    def exit_code(self) -> int:
        return 1 if self.findings else 0

    def as_json(self) -> dict[str, Any]:
        found = [
            {"kind": each.kind, "line": each.line, "column": each.column and mask(each.column).text}
            | asdict(each.fault)
            for each in self.findings
        ]  # fmt: skip
        return {"reading": self.told, "held_to": self.held_to, "findings": found, "advice": list(self.advice)}


def check_file(
    path: Path,
    survey_id: str | None = None,
    wave_id: str | None = None,
    surveys_dir: Path | None = None,
    codebook_path: Path | None = None,
    header_lines: Sequence[int] | None = None,
) -> Checked:
    """What one raw file is and what is wrong with it, held to a wave of a survey where one is named.

    Header lines go before those that the wave file declares for such a file.
    Raises `UnreadableReturn`, `UsageError` for a survey or wave that there is not, `SurveyFileInvalid`.
    """
    if wave_id and not survey_id:
        raise UsageError(Fault("--wave", "a wave without a survey", "`--survey ID` too", "Name the survey."))
    codebook = read_codebook_file(codebook_path)
    files = _survey_files(survey_id, surveys_dir) if survey_id else None
    given = header_lines or (_declared(files, wave_id, path.name) if files else None)
    raw, extraction = extract_file(path, None, codebook, given)
    told = extraction.reading.as_json() | {"sha256": raw.sha256, "bytes": len(raw.content)}
    findings, advice = look_over(extraction), tuple(what_would_help(extraction, codebook))
    if files is None or extraction.returns is None:
        return Checked(told, tuple(findings), advice)
    wave, source, fit = _choose_wave(files, wave_id, extraction, path.name)
    lines = header_lines or source.header_lines
    dialect = None if lines else source.dialect
    if lines != given or (dialect and dialect != extraction.reading.dialect):
        _, extraction = extract_file(path, dialect, codebook, lines)
        told, findings = told | extraction.reading.as_json(), look_over(extraction)
    findings += list(_held_to(files, wave, source, extraction))
    return Checked(told, tuple(findings), advice, f"survey {files.survey.id}, wave {wave.id}{fit}")


def _survey_files(survey_id: str, surveys_dir: Path | None) -> SurveyFiles:
    folders = {folder.name: folder for folder in survey_folders(surveys_dir)}
    if survey_id not in folders:
        raise UsageError(
            Fault("--survey", f"no survey {survey_id!r}", "one of " + ", ".join(folders), "Correct the name.")
        )
    return read_survey(folders[survey_id])


def _declared(files: SurveyFiles, wave_id: str | None, name: str) -> Sequence[int] | None:
    """The header lines declared for a file of this name: by the wave named, else by any, the newest first."""
    if wave_id is not None:
        return _source(files.waves[wave_id], name).header_lines if wave_id in files.waves else None
    sources = [source for one in sorted(files.waves, reverse=True) for source in files.waves[one].sources]
    return next((source.header_lines for source in sources if source.header_lines and _takes(source, name)), None)


def _choose_wave(
    files: SurveyFiles, wave_id: str | None, extraction: Extraction, name: str
) -> tuple[Wave, Source, str]:
    """The wave named, or the one whose columns fit best, with its source; and how that is told."""
    if wave_id is not None:
        if wave_id not in files.waves:
            expected = "one of " + ", ".join(files.waves)
            raise UsageError(Fault("--wave", f"no wave {wave_id!r}", expected, "Correct the name."))
        return files.waves[wave_id], _source(files.waves[wave_id], name), ""
    assert extraction.returns is not None
    columns = list(extraction.returns.frame.columns)
    fits = {wave.id: fit_of(wave, columns) for wave in files.waves.values()}
    best = max(fits, key=lambda one: (fits[one], one))
    return files.waves[best], _source(files.waves[best], name), f" (its columns fit best: {fits[best]:.0%} in common)"


def _source(wave: Wave, name: str) -> Source:
    """The source of the wave that would take a file of this name, else its first."""
    return next((source for source in wave.sources if _takes(source, name)), wave.sources[0])


def _takes(source: Source, name: str) -> bool:
    return PurePosixPath(name).match(PurePosixPath(source.files).name)


def _held_to(files: SurveyFiles, wave: Wave, source: Source, extraction: Extraction) -> Iterator[Finding]:
    from expectations.returns import screen_text

    try:
        text = text_of(extraction, wave, source.id)
    except UnexpectedStructure as error:
        yield from findings_of("structure", error.faults)
        return
    try:
        screen_text(text, wave)
    except UnexpectedStructure as error:
        yield from findings_of("structure", error.faults)
    reference = load_reference(bundled_root() / "reference", wave.cog_vintage)
    unit = extraction.reading.line_unit
    yield from check_answers(text, files.survey, wave, source.id, code_book(), reference, unit)


def what_would_help(extraction: Extraction, codebook: Codebook | None) -> Iterator[str]:
    """What the sender of the file could do better next time, one sentence each."""
    reading = extraction.reading
    if reading.dialect == "generic":
        yield "If a survey tool made this file, send its own export, unopened: ids, dates and empty cells stay exact."
    if "full" in reading.form or "label" in reading.form or "abbreviated" in reading.form:
        yield "Export with question codes as headings: wordings change from wave to wave, codes do not."
    if "long" in reading.form:
        yield "Export with answer codes: labels change with the language and the wording."
    if reading.dialect == "limesurvey" and extraction.codebook is None and codebook is None:
        yield "Send the .lss structure file too (or the .lsa archive instead): it has the labels and the routing."
    if reading.dialect in ("kobotoolbox", "odk-central") and extraction.codebook is None and codebook is None:
        yield "Send the XLSForm too: it has the labels and the choices."
    if reading.empties == "merged" and reading.dialect == "limesurvey":
        yield "A CSV, JSON or VV export of a recent LimeSurvey keeps « not shown » apart from « left blank »."


def check_lines(checked: Checked, every: bool = False) -> list[str]:
    """The answer for a person: what the file is, then what is wrong, grouped by kind and capped."""
    lines = [checked.told["name"], *reading_lines(checked.told)]
    if checked.held_to:
        lines.append(f"  held to     {checked.held_to}")
    counts = Counter(finding.kind for finding in checked.findings)
    for kind, count in counts.items():
        of_kind = [finding for finding in checked.findings if finding.kind == kind]
        lines += ["", f"{kind}: {count}", *_capped(of_kind, count if every else SHOWN)]
    lines += ["", "what would help:", *(f"  {sentence}" for sentence in checked.advice)] if checked.advice else []
    lines += ["", f"{len(checked.findings)} finding(s)" if checked.findings else "nothing wrong was found"]
    return lines


def _capped(findings: Sequence[Finding], shown: int) -> Iterator[str]:
    for finding in findings[:shown]:
        fault = finding.fault
        yield f"  {fault.where}: {fault.found}; expected {fault.expected}; {fault.remedy}"
    if len(findings) > shown:
        yield f"  … and {len(findings) - shown} more (--all shows them)"
