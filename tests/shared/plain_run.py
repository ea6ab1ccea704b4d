"""A run of one survey through the plain functions of its stages: what the flow does, without Prefect."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flows.catalogue import latest_version, write_receipt
from flows.job import Job, Request, plan_run, previous_rows
from flows.lock import only_run
from flows.publication import FailedSource, WorkedWave, publish_survey
from flows.report import Report
from flows.settings import make_private
from flows.stages import extract_source, judge_source, screen_source, settle_wave, transform_source
from transforms.errors import PipelineError


def run_plainly(survey: str, surveys: Path | None = None, *, allow_mass_change: bool = False) -> Report | None:
    """The report of a run; None where nothing is new. The working root is INVENTAIRE_ROOT's."""
    request = Request(survey, surveys_dir=str(surveys) if surveys else None, allow_mass_change=allow_mass_change)
    plan = plan_run(request, dt.datetime.now(dt.UTC))
    if plan.nothing_new:
        return None
    job = plan.job
    make_private(job.places)
    with only_run(job.places.staged, job.survey_id, job.run_id) as staged:
        report = publish_survey(job, job.survey_id, [_work(job, wave, staged) for wave in job.waves])
    write_receipt(job.root, report.receipt(), job.started_at)
    return report


def _work(job: Job, wave: str, staged: Path) -> WorkedWave:
    folders, failed = [], []
    for source in job.files().waves[wave].sources:
        try:
            folders.append(_canonical(job, wave, source.id, staged))
        except PipelineError as error:
            failed.append(FailedSource(wave, source.id, error))
    settled = settle_wave(job, wave, folders) if folders else []
    return WorkedWave(wave, tuple(judge_source(job, wave, folder.name, folder) for folder in settled), tuple(failed))


def _canonical(job: Job, wave: str, source: str, staged: Path) -> Path:
    folder = extract_source(job, staged, wave, source)
    screen_source(job, wave, source, folder, previous_rows(latest_version(job.root), wave, source))
    return transform_source(job, wave, source, folder)
