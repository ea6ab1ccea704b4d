"""Header lines on their way to the reading: the sandbox, a run's extraction, `read` and `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows import sandbox, stages
from flows.bundled import read_survey
from flows.cli import cli
from flows.sandbox import read_in_sandbox, read_safely
from transforms.errors import UnreadableReturn
from transforms.formats.limits import DEFAULT_LIMITS
from transforms.questionnaire import load_wave

TEXT = "Nom;;Commune;\nRôle;Bureau;Ville;Pays\nDupont;x;Lyon;y\nDurand;z;Paris;k\n"
SURVEYS = Path(__file__).parents[2] / "data" / "surveys"
NAMES = ("Nom - Rôle", "Nom - Bureau", "Commune - Ville", "Commune - Pays")


def inventaire(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "saisie.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_they_reach_the_reading_in_a_process_of_its_own() -> None:
    found = read_in_sandbox(TEXT.encode(), "f.csv", None, None, DEFAULT_LIMITS, (1, 2))
    assert found.reading.columns == NAMES and found.reading.evidence == "header lines given: 1, 2"
    assert found.returns is not None and found.returns.header_lines == (1, 2)


def test_their_faults_come_back_from_there() -> None:
    with pytest.raises(UnreadableReturn, match="the last line with text is 4"):
        read_in_sandbox(TEXT.encode(), "f.csv", None, None, DEFAULT_LIMITS, (5,))


@pytest.mark.parametrize("most", [0, 1 << 20])
def test_they_are_handed_on_wherever_a_file_is_read(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setitem(sandbox._LARGE, "text", most)
    found = read_safely(TEXT.encode(), "f.csv", None, None, DEFAULT_LIMITS, (1, 2))
    assert found.reading.columns == NAMES


WAVE = """
id: "2021"
cog_vintage: 2021
field_period: {start: 2021-05-01}
sources: [{id: saisie, files: returns/*.csv, header_lines: [1, 2]}]
authority: {name: Commune - Ville}
fields: {title: Nom - Rôle}
ignored: [Nom - Bureau, Commune - Pays]
"""


def test_a_source_reads_with_its_own(file: Path) -> None:
    files = read_survey(SURVEYS / "crise-2020")
    wave = load_wave(WAVE, "waves/2021.yaml", files.survey)
    text = stages._read(file.read_bytes(), "file 1 of 1.csv", wave.source("saisie"), DEFAULT_LIMITS, wave)
    assert tuple(text.returns.columns[:4]) == NAMES
    assert text.returns["@line"].tolist() == [3, 4]
    assert set(text.returns["@file"]) == {"file 1 of 1.csv"}


@pytest.mark.parametrize("lines", ["1-2", "1,2"])
def test_read_takes_them(file: Path, tmp_path: Path, lines: str) -> None:
    assert inventaire("read", file, "--to", tmp_path / "out").exit_code == 2
    result = inventaire("read", file, "--to", tmp_path / "out", "--header-lines", lines)
    assert result.exit_code == 0, result.output
    told = json.loads((tmp_path / "out" / "reading.json").read_text(encoding="utf-8"))
    assert (told["evidence"], told["rows"]) == ("header lines given: 1, 2", 2)


def test_check_takes_them(file: Path) -> None:
    refused = inventaire("check", file)
    assert refused.exit_code == 2 and "--header-lines 3-4" in refused.output
    told = json.loads(inventaire("check", file, "--header-lines", "1-2", "--json").stdout)
    assert tuple(told["reading"]["columns"]) == NAMES


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("lines", ["2-1", "1,3", "premières"])
def test_lines_that_are_no_header_are_told_with_exit_code_2(
    file: Path, tmp_path: Path, command: str, lines: str
) -> None:
    where = ["--to", tmp_path / "out"] if command == "read" else []
    result = inventaire(command, file, *where, "--header-lines", lines)
    assert result.exit_code == 2 and result.output.startswith("error: --header-lines: found ")


def test_another_dialect_beside_them_is_wrong_usage(file: Path, tmp_path: Path) -> None:
    result = inventaire("read", file, "--to", tmp_path / "out", "--dialect", "grist", "--header-lines", "1-2")
    assert result.exit_code == 2 and "header lines and the dialect `grist`" in result.output
    assert not (tmp_path / "out").exists()


def below_a_title(returns_file: Path) -> None:
    """The bundled returns with two rows above their header that could be one."""
    text = returns_file.read_text(encoding="utf-8")
    width = len(text.split("\n", 1)[0].split(","))
    above = ",".join(f"Colonne {number}" for number in range(width))
    returns_file.write_text(f"{above}\n\n{text}", encoding="utf-8")


@pytest.mark.parametrize("wave", [(), ("--wave", "2020")])
def test_check_takes_those_of_the_wave_file(surveys: Path, returns_file: Path, wave: tuple[str, ...]) -> None:
    below_a_title(returns_file)
    held = ("--survey", "crise-2020", "--surveys", surveys, *wave, "--json")
    wave_file = surveys / "crise-2020" / "waves" / "2020.yaml"
    text = wave_file.read_text(encoding="utf-8")
    source = "    files: returns/2020/*.csv\n"
    assert text.count(source) == 1
    wave_file.write_text(text.replace(source, f"{source}    header_lines: [3]\n"), encoding="utf-8")
    told = json.loads(inventaire("check", returns_file, *held).stdout)
    assert told["reading"]["evidence"] == "header lines given: 3"
    assert {found["kind"] for found in told["findings"]} == {"authority.resolved"}
    given = json.loads(inventaire("check", returns_file, *held, "--header-lines", "1").stdout)
    assert given["reading"]["evidence"] == "header lines given: 1"
    assert "structure" in {found["kind"] for found in given["findings"]}
