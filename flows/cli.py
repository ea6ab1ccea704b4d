"""`inventaire …`: the command line.

Exit codes: 0 success · 1 the data has faults · 2 wrong usage or unreadable input · 3 a gate refused to
publish. With `--json` standard output holds one JSON document and nothing else; progress and faults go
to standard error. Imports are lazy: a command that needs neither Prefect nor Great Expectations starts
in under a second.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from flows.command_parts import as_json_option, out_option, survey_option, surveys_dir_option, tell_faults, told_plainly
from flows.explaining_command import explain
from flows.file_commands import check, read, scaffold

if TYPE_CHECKING:
    from flows.report import Report

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="inventaire")
def cli() -> None:
    """Raw returns of national surveys of French local authorities, published as versioned Parquet."""


for command in (read, check, scaffold, explain):
    cli.add_command(command)


@cli.command()
@click.argument("surveys", nargs=-1, metavar="[SURVEY]...")
@click.option("--wave", "waves", multiple=True, help="Only this wave (repeatable); rows of the others do not move.")
@surveys_dir_option
@out_option
@click.option(
    "--allow-mass-change", is_flag=True, help="Publish even if a large share of the initiatives would vanish."
)
@as_json_option
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
        tell_faults(report.faults)
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


@cli.command()
@survey_option
@surveys_dir_option
@out_option
@as_json_option
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
@survey_option
@surveys_dir_option
@out_option
@as_json_option
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
@surveys_dir_option
@out_option
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
@as_json_option
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
    from flows.defects import Defect, tell_defect

    if issubclass(kind, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    click.echo(f"error: {error if issubclass(kind, Defect) else tell_defect(kind, error, trace)}", err=True)


def main(arguments: Sequence[str] | None = None) -> Any:
    """The entry point of the `inventaire` command."""
    sys.excepthook = _report_internal_fault
    return cli(args=arguments, prog_name="inventaire")
