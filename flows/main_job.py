"""The main job over several surveys: one that fails never holds up another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flows.job import Plan, Request, plan_run, survey_names
from flows.progress import tell
from flows.report import Report, RunFailed
from flows.settings import find_places, prepare_prefect
from transforms.errors import Fault, PipelineError, WorkingRootUnusable


def run_surveys(
    surveys: Sequence[str],
    waves: Sequence[str] | None,
    surveys_dir: str | None,
    out: str | None,
    allow_mass_change: bool,
) -> tuple[list[Report], list[PipelineError]]:
    """One report per survey that ended, and one error per survey that did not, or not whole.

    Prefect and Great Expectations are imported only once a survey has something to be worked.
    """
    reports: list[Report] = []
    faults: list[PipelineError] = []
    for survey in survey_names(surveys, surveys_dir):
        request = Request(survey, waves, surveys_dir, out, None, allow_mass_change)
        try:
            reports.append(_run_one(request))
        except RunFailed as error:
            reports.append(error.report)
            faults.append(error)
        except PipelineError as error:
            faults.append(error)
        except OSError as error:
            faults.append(_unusable(error))
    return reports, faults


def _unusable(error: OSError) -> WorkingRootUnusable:
    """The disk refused while the run was working: nothing was committed by it."""
    where = str(error.filename or find_places().root)
    remedy = "Make room, or correct its rights, and run again. The version before stays current."
    return WorkingRootUnusable(Fault(where, error.strerror or type(error).__name__, "a place to write to", remedy))


def _run_one(request: Request) -> Report:
    plan = plan_run(request, dt.datetime.now(dt.UTC))
    if plan.nothing_new:
        return note_nothing_new(plan)
    tell(f"{plan.job.survey_id}: {', '.join(plan.job.waves)} to be worked; starting the flow")
    prepare_prefect(find_places())
    from flows.ingest import run_ingest

    return run_ingest(request)


def note_nothing_new(plan: Plan) -> Report:
    """The report of a run that found no new input; its receipt says so."""
    from flows.catalogue import write_receipt
    from flows.report import accounts_of

    assert plan.latest is not None  # `nothing_new` says so
    report = Report(
        plan.job.survey_id,
        plan.job.run_id,
        "nothing_new",
        plan.latest.version,
        plan.latest.seq,
        str(plan.latest.path("initiatives").parent),
        accounts=accounts_of(plan.latest),
    )
    write_receipt(plan.job.root, report.receipt(), plan.job.started_at)
    return report
