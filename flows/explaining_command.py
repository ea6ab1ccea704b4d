"""The command `explain`."""

from __future__ import annotations

import sys

import click

from flows.command_parts import (
    as_json_option,
    out_option,
    print_json,
    survey_option,
    surveys_dir_option,
    tell_faults,
    told_plainly,
)


@click.command()
@click.argument("initiative", metavar="INITIATIVE")
@click.argument("field", metavar="[FIELD]", required=False)
@survey_option
@click.option("--version", "version", metavar="V", default="latest", help="Which version [default: the newest].")
@surveys_dir_option
@out_option
@click.option("--raw", is_flag=True, help="Show raw texts too: they may hold personal data. Never personal columns.")
@as_json_option
@told_plainly
def explain(
    initiative: str,
    field: str | None,
    survey: str | None,
    version: str,
    surveys_dir: str | None,
    out: str | None,
    raw: bool,
    as_json: bool,
) -> None:
    """Say where a published value comes from: raw file, line, column, and every step between.

    INITIATIVE is an initiative_id, FIELD one of its columns [default: all]. Nothing is written anywhere.

    \b
    Example: inventaire explain i-mdecnyycvcdwpqno started_on --survey crise-2020
    """
    from flows.explaining import Asked, explain
    from flows.explanation import explanation_lines

    explained = explain(Asked(initiative, field, raw), survey, version, surveys_dir, out)
    tell_faults(explained.document["faults"])
    if as_json:
        print_json(explained.document)
    else:
        click.echo("\n".join(explanation_lines(explained.document)))
    sys.exit(explained.exit_code)
