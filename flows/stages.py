"""The stages of the path of one return, as plain functions on paths: no Prefect here.

Each stage of a source reads what the stage before it staged in the run's folder and stages its own
result; `flows.ingest` runs each as one Prefect task. `staged/<survey>/<run>/<wave>/<source>/` holds

    text.parquet, inputs.json     extract     the raw text of the returns, and which bytes it was read from
    tables/<n>.parquet            extract     the repeat tables that the wave reads, in its order
    returns, initiatives          transform   canonical rows, not settled
    settled-…                     settle      dispositions over all sources of the wave
    accepted, rejects, …          judge       rows that may be published, rows held back, tallies
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from flows.bundled import bundled_root, code_book
from flows.job import Job
from flows.progress import tell
from flows.raw import Archived, archive
from flows.reference import load_reference
from flows.sandbox import read_safely
from flows.settings import find_limits, private_folder
from flows.sources.files import fetch_files, told_name
from flows.staging import read_rows, read_source_text, write_rows, write_source_text
from transforms.accounts import take_arrivals
from transforms.canonical import make_canonical
from transforms.codes import CodeBook
from transforms.corrections import correct
from transforms.formats import Limits
from transforms.questionnaire import Source, Wave
from transforms.schema import INITIATIVES, RETURNS, Table
from transforms.settlement import count_published, is_one_return_per_authority, settle, to_judge
from transforms.source_text import SourceText, joined_text, text_of


def extract_source(job: Job, staged: Path, wave_id: str, source_id: str) -> Path:
    """The source's folder, with the raw text of all its files in `text.parquet`.

    The bytes go to the raw archive first, untouched. Raises `UnreadableReturn` or, where the files
    of one source differ in columns, `UnexpectedStructure`.
    """
    files = job.files()
    wave = files.waves[wave_id]
    source = wave.source(source_id)
    folder = private_folder(staged / wave_id / source_id)
    limits = find_limits()
    raws = fetch_files(source.files, job.survey_folder, limits)
    now = dt.datetime.now(dt.UTC)
    archived = [archive(job.raw_folder(wave_id, source_id), raw, now) for raw in raws]
    names = [told_name(source.files, raw.name, rank, len(raws)) for rank, raw in enumerate(raws, start=1)]
    texts = [_read(raw.content, name, source, limits, wave) for raw, name in zip(raws, names, strict=True)]
    text = joined_text(texts, f"{job.survey_id} {wave_id}/{source_id}")
    corrected, notices = correct(text, files.corrections.of(wave_id, source_id), wave)
    write_source_text(folder, corrected)
    _write_inputs(folder, archived, len(text.returns))
    tell(f"extract   {wave_id}/{source_id}: {len(text.returns)} rows, {len(raws)} file(s)")
    for notice in notices:
        tell(f"          {wave_id}/{source_id}: {notice}")
    return folder


def _read(content: bytes, name: str, source: Source, limits: Limits, wave: Wave) -> SourceText:
    extraction = read_safely(content, name, source.dialect, None, limits, source.header_lines)
    for warning in extraction.reading.warnings:
        tell(f"          {name}: {warning}")
    for repeat in extraction.repeats:
        if repeat.name not in wave.tables and len(repeat.frame):
            tell(f"          {name}: {len(repeat.frame)} rows of the repeat {repeat.name!r} are not asked for")
    return text_of(extraction, wave, source.id)


def _write_inputs(folder: Path, archived: Sequence[Archived], rows: int) -> None:
    files = [{"sha256": a.sha256, "bytes": a.bytes, "retrieved_at": a.retrieved_at} for a in archived]
    (folder / "inputs.json").write_text(json.dumps({"rows": rows, "files": files}), encoding="utf-8")


def screen_source(job: Job, wave_id: str, source_id: str, folder: Path, previous_rows: int | None) -> Path:
    """The same folder, once the structure of the raw text holds; raises `UnexpectedStructure`."""
    from expectations.returns import screen_text

    screen_text(read_source_text(folder), job.files().waves[wave_id], previous_rows)
    tell(f"screen    {wave_id}/{source_id}: structure as expected")
    return folder


def transform_source(job: Job, wave_id: str, source_id: str, folder: Path) -> Path:
    """The same folder, with the canonical rows of the source and what came in at the door."""
    files = job.files()
    wave = files.waves[wave_id]
    answers = read_source_text(folder).unfold(files.survey, wave, source_id)
    reference = load_reference(bundled_root() / "reference", wave.cog_vintage)
    made = make_canonical(answers, files.survey, wave, source_id, code_book(), reference, files.decisions)
    write_rows(folder / "returns.parquet", made.returns, RETURNS)
    write_rows(folder / "initiatives.parquet", made.initiatives, INITIATIVES)
    take_arrivals(answers, files.survey.id, wave_id).to_parquet(folder / "arrivals.parquet")
    for notice in made.notices:
        tell(f"          {wave_id}/{source_id}: {notice}")
    tell(f"transform {wave_id}/{source_id}: {len(made.returns)} returns, {len(made.initiatives)} initiatives")
    return folder


def settle_wave(job: Job, wave_id: str, folders: Sequence[Path]) -> list[Path]:
    """The same folders, with the dispositions settled over all sources of the wave."""
    returns = pd.concat([read_rows(folder / "returns.parquet") for folder in folders], ignore_index=True)
    initiatives = pd.concat([read_rows(folder / "initiatives.parquet") for folder in folders], ignore_index=True)
    once = is_one_return_per_authority(job.files().waves[wave_id])
    settled = settle(returns, initiatives, one_return_per_authority=once)
    for folder in folders:
        _write_own(folder / "settled-returns.parquet", settled.returns, RETURNS)
        _write_own(folder / "settled-initiatives.parquet", settled.initiatives, INITIATIVES)
    for notice in settled.notices:
        tell(f"          {wave_id}: {notice}")
    tell(f"settle    {wave_id}: {len(settled.returns)} returns, {len(settled.to_judge)} initiatives to judge")
    return list(folders)


def _write_own(path: Path, frame: pd.DataFrame, table: Table) -> None:
    own = frame[frame["source_id"] == path.parent.name].reset_index(drop=True)
    write_rows(path, own, table)


def judge_source(job: Job, wave_id: str, source_id: str, folder: Path) -> Path:
    """The same folder, with the rows that may be published, those held back, and the tallies by rule."""
    from expectations.initiatives import judge_initiatives

    wave, book = job.files().waves[wave_id], code_book()
    judgement = judge_initiatives(to_judge(read_rows(folder / "settled-initiatives.parquet")), book, wave)
    returns = count_published(read_rows(folder / "settled-returns.parquet"), judgement.accepted)
    returns, tally = judge_returns(returns, book)
    write_rows(folder / "accepted.parquet", judgement.accepted, INITIATIVES)
    write_rows(folder / "judged-returns.parquet", returns, RETURNS)
    judgement.rejects.to_parquet(folder / "rejects.parquet")
    pd.concat([judgement.tally, tally], ignore_index=True).to_parquet(folder / "tally.parquet")
    tell(f"judge     {wave_id}/{source_id}: {len(judgement.accepted)} accepted, {judgement.rejected} held back")
    return folder


def judge_returns(returns: pd.DataFrame, book: CodeBook) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The returns with their flags, and the tally of their rules.

    No return is held back: we made these rows, so one that breaks a critical rule stays for the last
    gate, which refuses to publish it.
    """
    from expectations.tables import judge_table

    judgement = judge_table(RETURNS.name, returns, book)
    return (returns if judgement.rejected else judgement.accepted), judgement.tally
