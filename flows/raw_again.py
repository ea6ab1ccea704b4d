"""Raw returns read again out of the raw archive, by the readers that read them for the version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from flows.bundled import SurveyFiles
from flows.raw import receipt_path
from flows.sandbox import read_safely
from flows.settings import find_limits, find_places
from flows.vouching import NotExplained, Vouched
from transforms.corrections import Corrections, correct
from transforms.errors import Fault
from transforms.origins import FileRead, file_read
from transforms.source_text import SourceText, joined_text, text_of


@dataclass(frozen=True)
class ReadAgain:
    """The text of a source before and after corrections.yaml, and the files it was read from."""

    written: SourceText
    corrected: SourceText
    corrections: Corrections
    files: tuple[FileRead, ...]


def read_again(files: SurveyFiles, vouched: Vouched) -> ReadAgain:
    """What the archived bytes of a source say; raises `NotExplained` where they are not there any more."""
    wave = files.waves[vouched.wave]
    source, version = wave.source(vouched.source), wave.version_of(vouched.source)
    limits, read, texts = find_limits(), [], []
    for sha256 in vouched.sha256:
        name, content = archived(files.survey.id, vouched, sha256)
        extraction = read_safely(content, name, source.dialect, None, limits, source.header_lines)
        read.append(file_read(extraction, sha256, wave, version))
        texts.append(text_of(extraction, wave, source.id))
    written = joined_text(texts, f"{files.survey.id} {wave.id}/{source.id}")
    corrections = files.corrections.of(wave.id, source.id)
    corrected, _ = correct(written, corrections, wave)
    return ReadAgain(written, corrected, corrections, tuple(read))


def archived(survey_id: str, vouched: Vouched, sha256: str) -> tuple[str, bytes]:
    """The name and the bytes of one archived file, which are checked to be those of the version."""
    path = find_places().raw / survey_id / vouched.wave / vouched.source / sha256
    expected = f"the raw file with sha256 {sha256[:12]}… that the version was made of"
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        remedy = "Restore it from a backup, or set INVENTAIRE_ROOT to the working root that has it."
        raise NotExplained(Fault(str(path), "no such file in the raw archive", expected, remedy)) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise NotExplained(Fault(str(path), "other bytes", expected, "Restore the file from a backup."))
    return _name(path, sha256), content


def _name(path: Path, sha256: str) -> str:
    """What the source called the file, as its receipt says."""
    try:
        told = json.loads(receipt_path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return sha256[:12]
    return str(told.get("name") or sha256[:12])
