"""The commands on raw files that need no survey: read, check, scaffold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from flows.command_parts import (
    as_json_option,
    header_lines_option,
    print_json,
    survey_option,
    surveys_dir_option,
    told_plainly,
)

_file = click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_codebook = click.option(
    "--codebook",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Structure file of the questionnaire: .lss, .lsa, field map, XLSForm.",
)


@click.command()
@_file
@click.option("--to", "target", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@click.option("--dialect", metavar="NAME", help="Force the survey tool's dialect instead of recognising it.")
@header_lines_option
@_codebook
@as_json_option
@told_plainly
def read(
    file: Path,
    target: Path,
    dialect: str | None,
    header_lines: str | None,
    codebook: Path | None,
    as_json: bool,
) -> None:
    """Read one raw file into Parquet, as text, and say how it was read.

    The folder is private: it holds all that respondents wrote, personal data included.

    \b
    Example: inventaire read returns.csv --to extracted
    """
    from flows.reading import extract_file, read_codebook_file, reading_lines, with_blocks, write_reading
    from transforms.formats.declared_header import header_lines_of

    lines = header_lines_of(header_lines)
    raw, extraction = extract_file(file, dialect, read_codebook_file(codebook), lines)
    told = write_reading(raw, with_blocks(extraction), target)
    if as_json:
        print_json(told)
        return
    click.echo("\n".join([told["name"], *reading_lines(told)]))
    click.echo(f"\nwritten to {target}, open to you alone: it holds personal data, never publish or send it")


@click.command()
@_file
@survey_option
@click.option("--wave", metavar="W", help="Which wave [default: the one whose columns fit best].")
@surveys_dir_option
@header_lines_option
@_codebook
@click.option("--all", "every", is_flag=True, help="Every finding, not the first of each kind.")
@as_json_option
@told_plainly
def check(
    file: Path,
    survey: str | None,
    wave: str | None,
    surveys_dir: str | None,
    header_lines: str | None,
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
    from transforms.formats.declared_header import header_lines_of

    folder = Path(surveys_dir) if surveys_dir else None
    checked = check_file(file, survey, wave, folder, codebook, header_lines_of(header_lines))
    if as_json:
        print_json(checked.as_json())
    else:
        click.echo("\n".join(check_lines(checked, every)))
    sys.exit(checked.exit_code)


@click.command()
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
@header_lines_option
@as_json_option
@told_plainly
def scaffold(
    files: tuple[Path, ...],
    survey: str | None,
    wave: str | None,
    folder: Path | None,
    header_lines: str | None,
    as_json: bool,
) -> None:
    """Draft the survey files of one wave from raw files, and structure files (.lss, XLSForm) where there are.

    What a person has to look at is marked « À VÉRIFIER ». Existing files are never touched: of a survey that
    is there already, a new wave is drafted.

    \b
    Example: inventaire scaffold returns.csv survey.lss --survey barometre --wave 2021
    """
    from flows.scaffolding import scaffold_files, scaffold_lines
    from transforms.formats.declared_header import header_lines_of

    made = scaffold_files(files, survey, wave, folder, header_lines_of(header_lines))
    if as_json:
        print_json(made.as_json())
    else:
        click.echo("\n".join(scaffold_lines(made)))
