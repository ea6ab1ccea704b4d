"""`inventaire …`: the command line.

Exit codes: 0 success · 1 the data has faults · 2 wrong usage or unreadable input · 3 a gate refused to
publish. With `--json` standard output holds one JSON document and nothing else; progress and faults go
to standard error. Imports are lazy: a command that needs neither Prefect nor Great Expectations starts
in under a second.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from transforms.errors import Fault, PipelineError

if TYPE_CHECKING:
    from flows.report import Report

P = ParamSpec("P")
R = TypeVar("R")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def told_plainly(command: Callable[P, R]) -> Callable[P, R]:
    """The command, its faults told in words instead of a traceback, its exit code theirs.

    With `--json` they are the one document on standard output as well.
    """

    @wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except PipelineError as error:
            fault = error
        except OSError as error:
            fault = _disk_fault(error)
        faults = [asdict(each) for each in fault.faults]
        _tell_faults(faults)
        if kwargs.get("as_json"):
            click.echo(json.dumps({"faults": faults}, ensure_ascii=False, indent=2))
        sys.exit(fault.exit_code)

    return told


def _disk_fault(error: OSError) -> PipelineError:
    from flows.room import disk_fault

    return disk_fault(error, Path.cwd())


def _tell_faults(faults: Sequence[Mapping[str, str]]) -> None:
    for fault in faults:
        click.echo(f"error: {Fault(**fault)}", err=True)


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="inventaire")
def cli() -> None:
    """Raw returns of national surveys of French local authorities, published as versioned Parquet."""


_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else.")
_out = click.option(
    "--out",
    metavar="ROOT",
    help="Where versions are published [default: data/published in a checkout, else ./published].",
)
_surveys_dir = click.option(
    "--surveys",
    "surveys_dir",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Folder that holds the surveys [default: the bundled ones].",
)
_survey = click.option("--survey", metavar="ID", help="Which survey, where there are several.")


@cli.command()
@click.argument("surveys", nargs=-1, metavar="[SURVEY]...")
@click.option("--wave", "waves", multiple=True, help="Only this wave (repeatable); rows of the others do not move.")
@_surveys_dir
@_out
@click.option(
    "--allow-mass-change", is_flag=True, help="Publish even if a large share of the initiatives would vanish."
)
@_json
@told_plainly
def run(
    surveys: tuple[str, ...],
    waves: tuple[str, ...],
    surveys_dir: str | None,
    out: str | None,
    allow_mass_change: bool,
    as_json: bool,
) -> None:
    """Extract, screen, transform, judge and publish: the main job.

    All surveys, or those named. A wave whose inputs did not change is not worked again.

    \b
    Example: inventaire run crise-2020 --wave 2020
    """
    from flows.main_job import run_surveys
    from flows.progress import show_on_terminal

    show_on_terminal()
    reports = run_surveys(surveys, waves or None, surveys_dir, out, allow_mass_change)
    for report in reports:
        _tell_faults(report.faults)
    if as_json:
        click.echo(json.dumps([report.as_json() for report in reports], ensure_ascii=False, indent=2, default=str))
    else:
        for report in reports:
            _print_summary(report)
    sys.exit(max(report.exit_code for report in reports))


def _print_summary(report: Report) -> None:
    from flows.report import summary_lines, where_to_look

    click.echo(f"\n{report.survey_id}")
    for label, value in summary_lines(report):
        click.echo(f"  {label:<16}{value}")
    for notice in report.notices:
        click.echo(f"  note: {notice}")
    if report.path:
        click.echo("\n" + where_to_look(Path(report.path)))


_file = click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_codebook = click.option(
    "--codebook",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Structure file of the questionnaire: .lss, .lsa, field map, XLSForm.",
)


@cli.command()
@_file
@click.option("--to", "target", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--dialect", metavar="NAME", help="Force the survey tool's dialect instead of recognising it.")
@_codebook
@_json
@told_plainly
def read(file: Path, target: Path, dialect: str | None, codebook: Path | None, as_json: bool) -> None:
    """Read one raw file into Parquet, as text, and say how it was read.

    The folder is private: it holds all that respondents wrote, personal data included.

    \b
    Example: inventaire read returns.csv --to extracted
    """
    from flows.reading import extract_file, read_codebook_file, reading_lines, write_reading

    raw, extraction = extract_file(file, dialect, read_codebook_file(codebook))
    told = write_reading(raw, extraction, target)
    if as_json:
        _print_json(told)
        return
    click.echo("\n".join([file.name, *reading_lines(told)]))
    click.echo(f"\nwritten to {target}, open to you alone: it holds personal data, never publish or send it")


@cli.command()
@_file
@_survey
@click.option("--wave", metavar="W", help="Which wave [default: the one whose columns fit best].")
@_surveys_dir
@_codebook
@click.option("--all", "every", is_flag=True, help="Every finding, not the first of each kind.")
@_json
@told_plainly
def check(
    file: Path,
    survey: str | None,
    wave: str | None,
    surveys_dir: str | None,
    codebook: Path | None,
    every: bool,
    as_json: bool,
) -> None:
    """Say what one raw file is and what is wrong with it, by cell; nothing is archived or published.

    With a survey the file is held to one of its waves as a run would.

    \b
    Example: inventaire check returns.csv --survey crise-2020
    """
    from flows.checking import check_file, check_lines

    checked = check_file(file, survey, wave, Path(surveys_dir) if surveys_dir else None, codebook)
    if as_json:
        _print_json(checked.as_json())
    else:
        click.echo("\n".join(check_lines(checked, every)))
    sys.exit(checked.exit_code)


@cli.command()
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--survey", metavar="ID", help="Id of the survey [default: from its title or the file's name].")
@click.option("--wave", metavar="W", help="Id of the wave [default: its year].")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of surveys to write below [default: data/surveys in a checkout, else ./surveys].",
)
@_json
@told_plainly
def scaffold(files: tuple[Path, ...], survey: str | None, wave: str | None, folder: Path | None, as_json: bool) -> None:
    """Draft the survey files of one wave from raw files, and structure files (.lss, XLSForm) where there are.

    What a person has to look at is marked « À VÉRIFIER ». Existing files are never touched.

    \b
    Example: inventaire scaffold returns.csv survey.lss --survey barometre --wave 2021
    """
    from flows.scaffolding import scaffold_files, scaffold_lines

    made = scaffold_files(files, survey, wave, folder)
    if as_json:
        _print_json(made.as_json())
    else:
        click.echo("\n".join(scaffold_lines(made)))


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


@cli.command()
@_survey
@_surveys_dir
@_out
@_json
@told_plainly
def versions(survey: str | None, surveys_dir: str | None, out: str | None, as_json: bool) -> None:
    """List the published versions, newest last.

    \b
    Example: inventaire versions --survey crise-2020
    """
    from flows.shelf import list_versions

    rows = list_versions(survey, surveys_dir, out)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        changes = f"{row['initiatives']} initiatives  +{row['added']} -{row['removed']} ~{row['changed']}"
        click.echo(f"{row['survey']}  {row['version']:<10} seq {row['seq']:<4} {row['created_at']}  {changes}")
    if not rows:
        click.echo("no version published yet: `inventaire run` makes the first")


@cli.command()
@click.argument("version", default="latest")
@_survey
@_surveys_dir
@_out
@_json
@told_plainly
def show(version: str, survey: str | None, surveys_dir: str | None, out: str | None, as_json: bool) -> None:
    """Show one version: its tables, accounts, changes and where its files are.

    \b
    Example: inventaire show 0.1.0 --survey crise-2020
    """
    from flows.shelf import describe_version, version_lines

    described = describe_version(version, survey, surveys_dir, out)
    if as_json:
        click.echo(json.dumps(described, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(version_lines(described)))


@cli.command()
@click.argument("surveys", nargs=-1, metavar="[SURVEY]...")
@_surveys_dir
@_out
@click.option("--cron", default="17 4 * * *", show_default=True, help="When to run.")
@click.option("--timezone", default="Europe/Paris", show_default=True, help="Time zone of the schedule.")
@told_plainly
def serve(surveys: tuple[str, ...], surveys_dir: str | None, out: str | None, cron: str, timezone: str) -> None:
    """Run the nightly schedule on this machine, one run at a time, until stopped.

    \b
    Example: inventaire serve --out /srv/inventaire
    """
    from flows.job import survey_names
    from flows.progress import show_on_terminal
    from flows.serve import serve_surveys

    show_on_terminal()
    serve_surveys(survey_names(surveys, surveys_dir), surveys_dir, out, cron, timezone)


@cli.group()
def reference() -> None:
    """The official geography that names are resolved against."""


@reference.command("list")
@_json
@told_plainly
def reference_list(as_json: bool) -> None:
    """List the COG vintages there are.

    \b
    Example: inventaire reference list
    """
    from flows.bundled import bundled_root
    from flows.reference import list_vintages

    vintages = list_vintages(bundled_root() / "reference")
    click.echo(json.dumps(vintages) if as_json else "\n".join(map(str, vintages)))


@reference.command("build")
@click.option("--vintage", type=int, required=True, help="Year of the official geographic code.")
@click.option(
    "--from",
    "package",
    required=True,
    type=click.Path(exists=True),
    help="Tarball or folder of the npm package @etalab/decoupage-administratif.",
)
@click.option(
    "--to",
    "target",
    type=click.Path(file_okay=False),
    help="Where to write [default: the reference folder of the checkout].",
)
@told_plainly
def reference_build(vintage: int, package: str, target: str | None) -> None:
    """Build the reference of one vintage again from its package.

    \b
    Example: inventaire reference build --vintage 2021 --from etalab-decoupage-administratif-1.1.1.tgz
    """
    from flows.bundled import bundled_root
    from flows.reference import build_reference

    out = Path(target) if target else bundled_root() / "reference"
    build_reference(Path(package), vintage, out)
    click.echo(f"vintage {vintage} built in {out / str(vintage)}")


def _report_internal_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A defect of ours: the traceback goes to a file, the user gets one line.

    The file is private: a traceback can quote values.
    """
    from flows.settings import find_places, private_folder

    if issubclass(kind, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    text = "".join(traceback.format_exception(kind, error, trace))
    try:
        folder = private_folder(find_places().staged / "faults")
        path = folder / f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%fZ}.txt"
        path.write_text(text, encoding="utf-8")
        where = f"please report it with {path}"
    except OSError as second:
        where = f"please report it; what was found could not be kept ({second.strerror})"
    click.echo(f"error: a defect of inventaire ({kind.__name__}), not of your data; {where}", err=True)


def main(arguments: Sequence[str] | None = None) -> Any:
    """The entry point of the `inventaire` command."""
    sys.excepthook = _report_internal_fault
    return cli(args=arguments, prog_name="inventaire")
