"""The command line as its users meet it: help, exit codes, one clear message per fault, no traceback.

Every command runs in a process of its own; none here needs Prefect.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import cli

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def inventaire(home: Path) -> Command:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"INVENTAIRE_ROOT": str(home)}
        command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=home, check=False)

    return run


def all_commands() -> list[list[str]]:
    commands: list[list[str]] = []
    for name, command in cli.commands.items():
        commands += [[name, sub] for sub in command.commands] if hasattr(command, "commands") else [[name]]
    return commands


@pytest.mark.parametrize("command", all_commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(command: list[str]) -> None:
    result = CliRunner().invoke(cli, [*command, "--help"])
    assert result.exit_code == 0
    assert f"Example: inventaire {' '.join(command)}" in result.output


def test_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert not [name for name in cli.commands if f"inventaire {name}" not in readme]


def test_help_loads_neither_pandas_nor_prefect() -> None:
    code = "import sys, flows.cli; print({'pandas', 'prefect', 'great_expectations'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


FAULTS = {
    "an unknown command": (["fly"], "No such command"),
    "an unknown survey": (["run", "nowhere"], "no survey 'nowhere'"),
    "an unknown wave": (["run", "crise-2020", "--wave", "1999"], "no wave 1999"),
    "a folder without surveys": (["run", "--surveys", "."], "survey"),
    "an object store": (["run", "--out", "s3://user:secret@bucket"], "Object stores come in a later version"),
    "a version of nothing": (["show", "--survey", "crise-2020"], "inventaire run"),
    "an unknown survey to show": (["show", "--survey", "nowhere"], "nowhere"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_wrong_usage_is_told_with_exit_code_2(fault: str, inventaire: Command) -> None:
    arguments, told = FAULTS[fault]
    run = inventaire(*arguments)
    assert run.returncode == 2
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert "secret" not in run.stderr + run.stdout


def test_json_is_one_document_also_of_a_failure(inventaire: Command) -> None:
    failed = inventaire("run", "nowhere", "--json")
    (report,) = json.loads(failed.stdout)
    assert (failed.returncode, report["outcome"], report["exit_code"]) == (2, "failed", 2)
    assert set(report["faults"][0]) == {"where", "found", "expected", "remedy"}
    shown = inventaire("show", "--survey", "nowhere", "--json")
    assert (shown.returncode, len(json.loads(shown.stdout)["faults"])) == (2, 1)


def test_all_faults_of_a_survey_file_are_told_at_once_with_their_lines(inventaire: Command, surveys: Path) -> None:
    wave = surveys / "crise-2020" / "waves" / "2020.yaml"
    text = wave.read_text(encoding="utf-8").replace("cog_vintage: 2021", "cog_vintage: soon")
    wave.write_text(text.replace("  title: title_fr", "  titel: title_fr"), encoding="utf-8")
    lines = [
        number
        for number, line in enumerate(wave.read_text(encoding="utf-8").splitlines(), 1)
        if "soon" in line or "titel" in line
    ]
    run = inventaire("run", "--surveys", str(surveys))
    assert run.returncode == 2
    assert all(f"line {number}" in run.stderr for number in lines)
    assert "Traceback" not in run.stderr


def test_no_version_yet_is_an_answer_and_not_a_fault(inventaire: Command) -> None:
    run = inventaire("versions", "--json")
    assert (run.returncode, json.loads(run.stdout)) == (0, [])


def test_a_root_that_is_no_catalogue_is_refused(inventaire: Command, home: Path) -> None:
    (home / "published" / "crise-2020").mkdir(parents=True)
    (home / "published" / "crise-2020" / "holiday.txt").write_text("not ours", encoding="utf-8")
    run = inventaire("run")
    assert run.returncode == 2
    assert str(home / "published" / "crise-2020") in run.stderr
    assert "Traceback" not in run.stderr


def test_a_defect_of_ours_is_told_in_one_line_and_kept_in_private(home: Path) -> None:
    code = "import sys; from flows.cli import _report_internal_fault as report; sys.excepthook = report; 1 / 0"
    environment = os.environ | {"INVENTAIRE_ROOT": str(home)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert run.stderr.count("\n") == 1
    (kept,) = (home / "staged" / "faults").iterdir()
    assert "ZeroDivisionError" in kept.read_text(encoding="utf-8")
    assert kept.parent.stat().st_mode & 0o077 == 0
