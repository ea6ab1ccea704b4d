"""`inventaire check`: what a file is and what is wrong, by cell, in words; nothing private is quoted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.checking import check_file, check_lines
from flows.cli import cli


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)])


def findings(*arguments: str | Path) -> list[dict[str, object]]:
    document: dict[str, list[dict[str, object]]] = json.loads(check(*arguments, "--json").stdout)
    return document["findings"]


@pytest.fixture
def held(surveys: Path) -> tuple[str, ...]:
    return ("--survey", "crise-2020", "--surveys", str(surveys))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def set_cell(path: Path, line: int, column: str, value: str) -> None:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_a_sound_file_is_clean_without_a_survey(returns_file: Path) -> None:
    result = check(returns_file)
    assert result.exit_code == 0
    assert "nothing wrong was found" in result.output
    assert "205 rows, 17 columns" in result.output


def test_an_unreadable_file_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"   ")
    assert check(tmp_path / "x.csv").exit_code == 2


def test_only_what_a_run_would_flag_is_found_in_the_bundled_returns(returns_file: Path, held: tuple[str, ...]) -> None:
    found = findings(returns_file, *held)
    assert {each["kind"] for each in found} == {"authority.resolved"}
    assert len(found) == 11


WRONG_CELLS = (
    ("started_on", "bientôt", "started_on.readable", "« bientôt »"),
    ("budget_eur", "beaucoup", "cost_eur.readable", "« beaucoup »"),
    ("users_reached", "des tas", "users_reached.readable", "« des tas »"),
    ("status", "en vol", "status.known_answer", "« en vol »"),
    ("audiences", "habitants;martiens", "audiences.known_answer", "« martiens »"),
    ("theme", "sport", "theme.known_answer", "« sport »"),
    ("authority_kind", "empire", "authority.kind", "« empire »"),
    ("authority_as_written", "Syldavie", "authority.resolved", "« Syldavie »"),
    ("source_url", "nulle part", "source_url.readable", "« nulle part »"),
)


def test_wrong_cells_are_told_each_with_its_line_and_column(returns_file: Path, held: tuple[str, ...]) -> None:
    for line, (column, value, _, _) in enumerate(WRONG_CELLS, start=20):
        set_cell(returns_file, line, column, value)
    found = findings(returns_file, *held)
    for line, (column, _, kind, told) in enumerate(WRONG_CELLS, start=20):
        here = [each for each in found if each["kind"] == kind and each["line"] == line]
        assert len(here) == 1, kind
        assert here[0]["where"] == f'line {line}, column "{column}"'
        assert told in str(here[0]["found"])
        assert here[0]["expected"]
        assert here[0]["remedy"]


def test_a_field_that_is_not_quotable_is_told_by_its_length(returns_file: Path, held: tuple[str, ...]) -> None:
    secret = "Mme Colombe Tartempion, " + "x" * 600
    set_cell(returns_file, 4, "title_fr", secret)
    result = check(returns_file, *held, "--all")
    assert result.exit_code == 1
    assert f"a text of {len(secret)} characters" in result.output
    assert "Tartempion" not in result.output


def test_personal_data_in_a_quotable_field_is_masked(returns_file: Path, held: tuple[str, ...]) -> None:
    set_cell(returns_file, 4, "status", "demander à zoe@mairie.example")
    output = check(returns_file, *held).output
    assert "line 4" in output
    assert "zoe@mairie.example" not in output


def test_a_renamed_column_is_told_from_both_sides(returns_file: Path, held: tuple[str, ...]) -> None:
    spoil(returns_file, "budget_eur", "budget_euros")
    output = check(returns_file, *held).output
    assert "no column 'budget_eur'" in output
    assert "Did you mean 'budget_euros'?" in output
    assert "the column 'budget_euros'" in output


def test_the_other_columns_are_still_read_when_one_is_missing(returns_file: Path, held: tuple[str, ...]) -> None:
    spoil(returns_file, "budget_eur", "budget_euros")
    set_cell(returns_file, 3, "status", "en vol")
    kinds = {each["kind"] for each in findings(returns_file, *held)}
    assert {"structure", "status.known_answer"} <= kinds


def test_repeated_ids_and_too_few_rows_are_told(returns_file: Path, held: tuple[str, ...]) -> None:
    lines = returns_file.read_text(encoding="utf-8").splitlines(keepends=True)
    returns_file.write_text("".join([*lines[:20], lines[5]]), encoding="utf-8")
    told = [f"{each['found']} {each['expected']}" for each in findings(returns_file, *held)]
    assert any("column 'reference' repeated in lines 6, 21" in each for each in told)
    assert any("150 to 300 initiatives" in each for each in told)


def test_the_wave_whose_columns_fit_best_is_taken_and_told(surveys: Path, returns_file: Path) -> None:
    waves = surveys / "crise-2020" / "waves"
    text = (waves / "2020.yaml").read_text(encoding="utf-8").replace('id: "2020"', 'id: "2021"')
    (waves / "2021.yaml").write_text(text.replace("cost_eur: budget_eur", "cost_eur: cout"), encoding="utf-8")
    output = check(returns_file, "--survey", "crise-2020", "--surveys", surveys).output
    assert "wave 2020 (its columns fit best: 100% in common)" in output
    named = check(returns_file, "--survey", "crise-2020", "--surveys", surveys, "--wave", "2021").output
    assert "no column 'cout'" in named


@pytest.mark.parametrize(
    "arguments",
    [["--survey", "nowhere"], ["--survey", "crise-2020", "--wave", "1999"], ["--wave", "2020"]],
    ids=["no such survey", "no such wave", "a wave without a survey"],
)
def test_wrong_usage_exits_with_2(returns_file: Path, arguments: list[str]) -> None:
    assert check(returns_file, *arguments).exit_code == 2


def test_findings_are_capped_for_a_person_and_whole_in_json(returns_file: Path, surveys: Path) -> None:
    for line in range(2, 40):
        set_cell(returns_file, line, "status", "en vol")
    checked = check_file(returns_file, "crise-2020", None, surveys)
    capped, whole = "\n".join(check_lines(checked)), "\n".join(check_lines(checked, every=True))
    assert "status.known_answer: 38" in capped
    assert "… and 18 more (--all shows them)" in capped
    assert (capped.count("« en vol »"), whole.count("« en vol »")) == (20, 38)
    assert sum(each["kind"] == "status.known_answer" for each in checked.as_json()["findings"]) == 38


def test_check_keeps_nothing(returns_file: Path, held: tuple[str, ...], home: Path) -> None:
    check(returns_file, *held)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("#N/A", "cell.error"), ("#REF!", "cell.error"), ("2,134E+13", "cell.rounded"), ("crÃ©ation", "cell.garbled")],
)
def test_cells_that_a_spreadsheet_spoilt_are_found_without_a_survey(tmp_path: Path, cell: str, kind: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f'ville;note\nDijon;ok\nAuxerre;"{cell}"\n', encoding="utf-8")
    found = findings(path)
    assert [(each["kind"], each["line"], each["column"]) for each in found] == [(kind, 3, "note")]


@pytest.mark.parametrize("cell", ["N/A", "1E5", "# 3", "3 E 10", "création", "12,5"])
def test_cells_that_only_resemble_them_are_not(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f'ville;note\nDijon;ok\nAuxerre;"{cell}"\n', encoding="utf-8")
    assert findings(path) == []


def test_a_row_that_repeats_another_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("ville;note\nDijon;ok\nAuxerre;ko\nDijon;ok\n", encoding="utf-8")
    assert [(each["kind"], each["line"]) for each in findings(path)] == [("row.repeated", 4)]


def test_a_header_alone_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("ville;note;date\n", encoding="utf-8")
    result = check(path)
    assert (result.exit_code, "at least one return" in result.output) == (1, True)
