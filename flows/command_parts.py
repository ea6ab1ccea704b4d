"""What the commands share: options, and how faults are told.

Imports are lazy: `--help` loads neither pandas nor Prefect.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from transforms.errors import Fault, PipelineError

P = ParamSpec("P")
R = TypeVar("R")


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
        tell_faults(faults)
        if kwargs.get("as_json"):
            click.echo(json.dumps({"faults": faults}, ensure_ascii=False, indent=2))
        sys.exit(fault.exit_code)

    return told


def _disk_fault(error: OSError) -> PipelineError:
    from flows.room import disk_fault

    return disk_fault(error, Path.cwd())


def tell_faults(faults: Sequence[Mapping[str, str]]) -> None:
    """One line on standard error for each fault."""
    for fault in faults:
        click.echo(f"error: {Fault(**fault)}", err=True)


def print_json(document: Any) -> None:
    """The one document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else."
)
out_option = click.option(
    "--out",
    metavar="ROOT",
    help="Where versions are published [default: data/published in a checkout, else ./published].",
)
surveys_dir_option = click.option(
    "--surveys",
    "surveys_dir",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Folder that holds the surveys [default: the bundled ones].",
)
header_lines_option = click.option(
    "--header-lines",
    metavar="N-M",
    help="Lines of the header (of a workbook, rows), counted from 1, where it cannot be known: 3, 3,4 or 3-4.",
)
survey_option = click.option("--survey", metavar="ID", help="Which survey, where there are several.")
