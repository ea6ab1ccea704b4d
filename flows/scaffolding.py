"""`inventaire scaffold`: raw files and structure files in, drafted survey files out; nothing is published.

The drafts are loaded before they are written: a draft that does not load is a defect of ours, and no
file is written. Existing files are never touched; of a survey that is there already a new wave is drafted.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.bundled import bundled_root, code_book
from flows.reading import extract_file
from flows.reference import list_vintages, load_reference
from flows.settings import find_places, is_checkout
from transforms.codes import CodeBook
from transforms.errors import Fault, UnreadableReturn, UsageError
from transforms.formats import Codebook, Extraction
from transforms.questionnaire import Survey, Wave, load_survey, load_wave
from transforms.scaffold import Draft, draft_wave, survey_text, wave_text
from transforms.scaffold.account import Account, account_of
from transforms.scaffold.shapes import Register
from transforms.wording import slug

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 40


@dataclass(frozen=True)
class Scaffolded:
    """Where the drafts are, and what is decided and left open in them."""

    survey_id: str
    wave_id: str
    survey_path: Path
    wave_path: Path
    account: Account
    ending: str
    warnings: tuple[str, ...]
    is_new_survey: bool = True
    """Whether the survey file was drafted too; one that was there already stays as it is."""

    @property
    def returns_folder(self) -> Path:
        return self.survey_path.parent / "returns" / self.wave_id

    @property
    def next_command(self) -> str:
        root = self.survey_path.parent.parent
        return f"inventaire check {self.returns_folder}/<file> --survey {self.survey_id} --surveys {root}"

    def as_json(self) -> dict[str, Any]:
        files = {"survey": str(self.survey_path), "wave": str(self.wave_path)}
        return {
            "survey": self.survey_id, "wave": self.wave_id, "files": files, "new_survey": self.is_new_survey,
            **asdict(self.account),
            "warnings": list(self.warnings), "next": self.next_command,
        }  # fmt: skip


def scaffold_files(
    paths: Sequence[Path],
    survey_id: str | None = None,
    wave_id: str | None = None,
    folder: Path | None = None,
    header_lines: Sequence[int] | None = None,
) -> Scaffolded:
    """Drafts the survey and the wave of these raw files below `folder`, a folder of surveys.

    Of a survey that is there already the wave alone. Raises `UsageError` for a wave that is there, what the
    reading of a file raises, and `SurveyFileInvalid` for a survey file with faults.
    """
    read, codebook = _read_all(paths, header_lines)
    raw_path, extractions = read[0][0], [extraction for _, extraction in read]
    book = code_book()
    vintages = list_vintages(bundled_root() / "reference")
    today = dt.datetime.now(dt.UTC).date()
    base = folder or _default_folder()
    there = _survey_there(base / _slug(survey_id, "--survey"), book) if survey_id else None
    draft = draft_wave(extractions, codebook, book, _register(vintages), today, there)
    survey = survey_id or _survey_id(draft, raw_path)
    wave = _slug(wave_id, "--wave") if wave_id else str(draft.year)
    target = base / survey
    survey_path, wave_path = target / "survey.yaml", target / "waves" / f"{wave}.yaml"
    ending = raw_path.suffix.lstrip(".") or "csv"
    _require_new(wave_path)
    is_there = survey_path.exists()
    told = survey_path.read_text(encoding="utf-8") if is_there else survey_text(draft, survey, _title(raw_path))
    loaded = load_survey(told, str(survey_path), book)
    earlier = _wave_before(wave, target, loaded, book)
    text = wave_text(draft, wave, ending, vintages, loaded if is_there else None, header_lines or (), earlier)
    load_wave(text, str(wave_path), loaded, book)
    _write_new({wave_path: text} if is_there else {survey_path: told, wave_path: text})
    return Scaffolded(
        survey, wave, survey_path, wave_path, account_of(draft), ending,
        tuple(warning for extraction in extractions for warning in extraction.reading.warnings), not is_there,
    )  # fmt: skip


def _read_all(
    paths: Sequence[Path], header_lines: Sequence[int] | None
) -> tuple[list[tuple[Path, Extraction]], Codebook | None]:
    """The returns, read with the codebook of the structure files among the paths."""
    first = [(path, _first_read(path, header_lines)) for path in paths]
    structures = [one.codebook for _, one in first if one.returns is None and one.codebook is not None]
    raws = [(path, one) for path, one in first if one.returns is not None]
    if not raws:
        repeats = sum(len(one.repeats) for _, one in first)
        found = f"{len(structures)} structure file(s), {repeats} table(s) of repeats, no returns"
        remedy = "Give a raw export of the returns with it: columns and answers are read from there."
        raise UnreadableReturn(Fault("scaffold", found, "at least one raw file", remedy))
    codebook = structures[0] if structures else None
    dialects = {one.reading.dialect for _, one in raws}
    if len(dialects) > 1:
        found = f"raw files of {', '.join(sorted(dialects))}"
        raise UsageError(Fault("scaffold", found, "one survey tool for one wave", "Draft each by itself."))
    if codebook is not None:
        raws = [(path, _read_with(path, one.reading.dialect, codebook, header_lines)) for path, one in raws]
    return raws, codebook


def _first_read(path: Path, header_lines: Sequence[int] | None) -> Extraction:
    """All that is in a file; header lines are those of the raw files, not of structure files beside them."""
    if header_lines is None:
        return extract_file(path)[1]
    try:
        plain = extract_file(path)[1]
    except UnreadableReturn:
        return extract_file(path, header_lines=header_lines)[1]
    is_structure = plain.returns is None and plain.codebook is not None
    return plain if is_structure else extract_file(path, header_lines=header_lines)[1]


def _read_with(path: Path, dialect: str, codebook: Codebook, header_lines: Sequence[int] | None) -> Extraction:
    return extract_file(path, None if header_lines else dialect, codebook, header_lines)[1]


def _register(vintages: Sequence[int]) -> Register | None:
    return Register.of(load_reference(bundled_root() / "reference", max(vintages))) if vintages else None


def _survey_there(folder: Path, book: CodeBook) -> Survey | None:
    path = folder / "survey.yaml"
    return load_survey(path.read_text(encoding="utf-8"), str(path), book) if path.exists() else None


def _wave_before(wave: str, folder: Path, survey: Survey, book: CodeBook) -> Wave | None:
    """The last wave before this one by its id, where its file is there and loads."""
    paths = sorted(path for path in (folder / "waves").glob("*.yaml") if path.stem < wave)
    if not paths:
        return None
    return load_wave(paths[-1].read_text(encoding="utf-8"), str(paths[-1]), survey, book)


def _survey_id(draft: Draft, path: Path) -> str:
    return slug(draft.titles.get("fr", ""), _LONGEST_ID) or slug(path.stem, _LONGEST_ID) or "enquete"


def _slug(text: str, where: str) -> str:
    if not _SLUG.fullmatch(text):
        raise UsageError(Fault(where, repr(text), "lower case letters, digits and single hyphens", "Rename it."))
    return text


def _title(path: Path) -> str:
    return " ".join(re.split(r"[\s_-]+", path.stem)) or "Enquête"


def _default_folder() -> Path:
    places = find_places()
    return places.data / "surveys" if is_checkout(places.root) else places.root / "surveys"


def _require_new(path: Path) -> None:
    if path.exists() or path.is_symlink():
        remedy = "Name another place with `--to`, or another wave with `--wave`, and take over what you want."
        raise UsageError(Fault(str(path), "a file that is there already", "no such file", remedy))


def _write_new(texts: dict[Path, str]) -> None:
    """Writes all files or none; none may be there already."""
    for path in texts:
        _require_new(path)
    written: list[Path] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "w", encoding="utf-8") as file:
                written.append(path)
                file.write(text)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def scaffold_lines(made: Scaffolded) -> list[str]:
    """The summary for a person."""
    account = made.account
    lines = [
        f"survey {made.survey_id}, wave {made.wave_id}",
        f"  columns        {account.columns}",
        f"  drafted        {account.drafted} (ids, authority, fields), {account.sure} of them without doubt",
        f"  personal       {account.personal}",
        f"  ignored        {account.ignored}, {account.unexplained} of them because no field fits",
        f"  to be checked  {account.to_check} (marked « À VÉRIFIER »)",
    ]
    lines += [f"  repeat         {account.repeat}"] if account.repeat else []
    lines += [f"  in comments    {what}" for what in account.in_comments]
    lines += [f"  warning: {warning}" for warning in made.warnings]
    left, look_at = ("", "both files") if made.is_new_survey else (" (there already, not touched)", "the wave file")
    return [
        *lines, "", f"{made.survey_path}{left}", str(made.wave_path), "",
        f"next: look at {look_at}, put the raw files (*.{made.ending}) into {made.returns_folder}/, then",
        f"  {made.next_command}",
    ]  # fmt: skip
