"""The main job over several surveys: one that fails never holds up another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from flows.job import Plan, Request, plan_run, survey_names
from flows.progress import tell
from flows.report import Report, RunFailed, report_of
from flows.room import disk_fault, require_prefect, require_room
from flows.settings import find_places, prepare_prefect
from transforms.errors import PipelineError


def run_surveys(
    surveys: Sequence[str],
    waves: Sequence[str] | None,
    surveys_dir: str | None,
    out: str | None,
    allow_mass_change: bool,
) -> list[Report]:
    """One report per survey, also of those that failed or were refused.

    Prefect and Great Expectations are imported only once a survey has something to be worked. Raises
    `UsageError` where there are no surveys at all.
    """
    return [
        _report_on(Request(survey, waves, surveys_dir, out, None, allow_mass_change))
        for survey in survey_names(surveys, surveys_dir)
    ]


def _report_on(request: Request) -> Report:
    try:
        return _run_one(request)
    except RunFailed as error:
        return error.report
    except PipelineError as error:
        return report_of(request.survey, error)
    except OSError as error:
        return report_of(request.survey, disk_fault(error, find_places().root))


def _run_one(request: Request) -> Report:
    plan = plan_run(request, dt.datetime.now(dt.UTC))
    if plan.nothing_new:
        return note_nothing_new(plan)
    tell(f"{plan.job.survey_id}: {', '.join(plan.job.waves)} to be worked; starting the flow")
    places = find_places()
    require_room(places)
    prepare_prefect(places)
    require_prefect()
    from flows.ingest import run_ingest

    return run_ingest(request)


def note_nothing_new(plan: Plan) -> Report:
    """The report of a run that found no new input; its receipt says so.

    It also repairs what a killed run may have left: the hint at the newest version, raw text in staged/.
    """
    from flows.catalogue import repair_pointers, write_receipt
    from flows.lock import clear_leftovers
    from flows.report import accounts_of, count_flagged, forgotten_waves

    job, latest = plan.job, plan.latest
    assert latest is not None  # `nothing_new` says so
    repair_pointers(job.root)
    clear_leftovers(job.places.staged, job.survey_id)
    initiatives = latest.table("initiatives")
    report = Report(
        job.survey_id,
        job.run_id,
        "nothing_new",
        latest.version,
        latest.seq,
        str(latest.folder),
        accounts=accounts_of(latest),
        flagged=count_flagged(initiatives),
        notices=forgotten_waves(initiatives, job.files().waves),
    )
    write_receipt(job.root, report.receipt(), job.started_at)
    return report
