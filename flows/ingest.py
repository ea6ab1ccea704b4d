"""The flow: extract → screen → transform → settle → judge → publish, one run of one survey.

Every task is a thin name around one plain function of `flows.stages` or `flows.publication`; between
tasks go paths and small values, never frames. One task per stage per source, so that the Prefect UI
shows each by name. A source that fails stops there: its last good returns stay in use, marked stale,
the others go on, and the run ends in a failed state, as it does when a gate refuses to publish.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prefect import Task, flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, wait
from prefect.runtime import flow_run as this_run

from flows.catalogue import latest_version, write_receipt
from flows.defects import telling_defects
from flows.job import Job, Request, plan_run, previous_rows, published_root
from flows.lock import only_run
from flows.main_job import note_nothing_new
from flows.publication import FailedSource, WorkedWave, publish_survey
from flows.quiet import quiet_faults, quiet_terminal
from flows.report import Report, RunFailed, markdown
from flows.settings import find_places, make_private
from flows.stages import extract_source, judge_source, screen_source, settle_wave, transform_source
from transforms.errors import PipelineError, PublishRefused

P = ParamSpec("P")
R = TypeVar("R")


def stage(name: str, about: str, work: Callable[P, R]) -> Task[P, R]:
    """The task of that name: its defects told without values, its runs named by what they are about.

    Prefect's own cache must never skip a side effect: what is idempotent here is the version.
    """
    return task(name=name, task_run_name=f"{name} {about}", cache_policy=NO_CACHE)(telling_defects()(work))


extract = stage("extract", "{wave_id}/{source_id}", extract_source)
screen = stage("screen", "{wave_id}/{source_id}", screen_source)
transform = stage("transform", "{wave_id}/{source_id}", transform_source)
settle = stage("settle", "{wave_id}", settle_wave)
judge = stage("judge", "{wave_id}/{source_id}", judge_source)
publish = stage("publish", "{survey_id}", publish_survey)


def tell_failure(flow: Any, flow_run: Any, state: Any) -> None:  # noqa: ARG001  # Prefect's own signature
    """One line on standard error and a receipt in `_runs/`, for a run that ended in a failed state.

    The receipt names the kind of fault alone: it lies under the published root, and a message can hold
    the name of a file or a column, in which there can be a person's.
    """
    survey, out = str(flow_run.parameters["survey"]), flow_run.parameters.get("out")
    error = state.result(raise_on_failure=False, _sync=True) if state.is_failed() else None
    told = (str(error) or state.name).splitlines()[0]
    sys.stderr.write(f"inventaire: run of {survey} ended {state.name.lower()}: {told}\n")
    outcome = "refused" if isinstance(error, PublishRefused) else "failed"
    receipt = {"run_id": str(flow_run.id), "survey_id": survey, "outcome": outcome, "fault": type(error).__name__}
    write_receipt(published_root(survey, out, find_places()), receipt, dt.datetime.now(dt.UTC))


@flow(name="ingest", flow_run_name="ingest {survey}", on_failure=[tell_failure], on_crashed=[tell_failure])
def ingest(
    survey: str,
    waves: list[str] | None = None,
    surveys_dir: str | None = None,
    out: str | None = None,
    scheduled: bool = False,
    allow_mass_change: bool = False,
) -> Report:
    """The report of one run of one survey: extract → screen → transform → settle → judge → publish.

    A scheduled run stands for the moment it was scheduled for, and gives way to a newer version.
    Raises `RunFailed` when a source failed (the others are published), `PublishRefused` when a gate
    refused; both end the run in a failed state.
    """
    logical_time = this_run.scheduled_start_time if scheduled else None
    quiet_faults()
    with telling_defects():
        return work_survey(Request(survey, waves, surveys_dir, out, logical_time, allow_mass_change), this_run.id)


def work_survey(request: Request, run_id: str) -> Report:
    """The report of one run, every wave with new inputs worked; raises what `ingest` raises."""
    plan = plan_run(request, dt.datetime.now(dt.UTC), run_id=run_id)
    if plan.nothing_new:
        return note_nothing_new(plan)
    job = plan.job
    make_private(job.places)
    with only_run(job.places.staged, job.survey_id, job.run_id) as staged:
        worked = [work_wave(job, wave, staged) for wave in job.waves]
        report = publish_worked(job, worked)
    return close_run(report, [failed for wave in worked for failed in wave.failed])


def work_wave(job: Job, wave_id: str, staged: Path) -> WorkedWave:
    """The wave with every source extracted, screened, transformed, settled and judged.

    Sources go side by side; one that fails does not stop the others.
    """
    latest = latest_version(job.root)
    chains: dict[str, list[PrefectFuture[Path]]] = {}
    for source in job.files().waves[wave_id].sources:
        extracted = extract.submit(job, staged, wave_id, source.id)
        rows = previous_rows(latest, wave_id, source.id)
        screened = screen.submit(job, wave_id, source.id, extracted, rows)  # type: ignore[call-overload]
        transformed = transform.submit(job, wave_id, source.id, screened)
        chains[source.id] = [extracted, screened, transformed]
    wait([future for chain in chains.values() for future in chain])
    failed = [fault for source, chain in chains.items() if (fault := _fault(wave_id, source, chain))]
    bad = {fault.source for fault in failed}
    good = [chain[-1].result() for source, chain in chains.items() if source not in bad]
    return WorkedWave(wave_id, tuple(_settle_and_judge(job, wave_id, good)), tuple(failed))


def _fault(wave_id: str, source_id: str, chain: Sequence[PrefectFuture[Path]]) -> FailedSource | None:
    """What stopped the source, if anything did; a defect of ours is raised, not reported as its fault."""
    for future in chain:
        if future.state.is_failed() or future.state.is_crashed():
            error = future.result(raise_on_failure=False)
            if isinstance(error, PipelineError):
                return FailedSource(wave_id, source_id, error)
            future.result()
    return None


def _settle_and_judge(job: Job, wave_id: str, folders: Sequence[Path]) -> list[Path]:
    if not folders:
        return []
    settled = settle(job, wave_id, list(folders))
    judged = [judge.submit(job, wave_id, folder.name, folder) for folder in settled]
    return [future.result() for future in judged]


def publish_worked(job: Job, worked: Sequence[WorkedWave]) -> Report:
    """The report of the publish, with the accounts as an artifact of the run.

    Where every worked source failed there is nothing new to say: nothing is published, and the version
    before stays current as it is. Otherwise the failed ones are marked stale in the version that the
    others make.
    """
    if not any(wave.good for wave in worked):
        failed = [f"{fault.wave}/{fault.source}" for wave in worked for fault in wave.failed]
        latest = latest_version(job.root)
        version, seq = (latest.version, latest.seq) if latest else (None, None)
        return Report(job.survey_id, job.run_id, "failed", version, seq, failed_sources=failed)
    report = publish(job, job.survey_id, list(worked))
    create_markdown_artifact(markdown(report), key=f"accounts-{job.survey_id}", description="Accounts of the run")
    write_receipt(job.root, report.receipt(), job.started_at)
    return report


def close_run(report: Report, failed: Sequence[FailedSource]) -> Report:
    """The report, where no source failed; raises `RunFailed` with every fault otherwise."""
    if not failed:
        return report
    code = max(fault.error.exit_code for fault in failed)
    raise RunFailed([each for fault in failed for each in fault.error.faults], replace(report, exit_code=code))


def run_ingest(request: Request) -> Report:
    """The report of the flow run by hand, outside any schedule; raises what the flow raises."""
    quiet_terminal()
    waves = list(request.waves) if request.waves else None
    return ingest(request.survey, waves, request.surveys_dir, request.out, False, request.allow_mass_change)
