"""The whole path, with the real Prefect and Great Expectations, on copies of the bundled survey."""

from __future__ import annotations

import fcntl
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pandas as pd
import pytest

from flows.catalogue import Version, latest_version, read_receipts, versions
from flows.main_job import run_surveys
from flows.report import Report

SURVEYS = Path(__file__).parents[2] / "data" / "surveys"

Run = Callable[..., list[Report]]
pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def run(home: Path, surveys: Path) -> Run:
    def run(*names: str, waves: list[str] | None = None, allow: bool = False) -> list[Report]:
        return run_surveys(names, waves, str(surveys), None, allow)

    assert home.is_dir()
    return run


@pytest.fixture(scope="module")
def first_version(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The working root and the report of one run on crise-2020 as it is bundled; tests change copies alone."""
    home = tmp_path_factory.mktemp("first") / "home"
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INVENTAIRE_ROOT", str(home))
        (report,) = run_surveys(["crise-2020"], None, str(SURVEYS), None, False)
    assert (list(report.faults), report.outcome, report.version) == ([], "published", "0.1.0")
    return home, report


@pytest.fixture
def run_again(run: Run, home: Path, first_version: tuple[Path, Report]) -> Run:
    """`run` in a working root where the bundled survey was published as 0.1.0, as a first `run()` does."""
    shutil.copytree(first_version[0], home, dirs_exist_ok=True)
    return run


def published(home: Path, survey: str = "crise-2020") -> Version:
    found = latest_version(home / "published" / survey)
    assert found is not None
    return found


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_second_wave(survey: Path) -> None:
    """The same returns again, as wave 2021."""
    text = (survey / "waves" / "2020.yaml").read_text(encoding="utf-8")
    second = text.replace('id: "2020"', 'id: "2021"').replace("returns/2020/", "returns/2021/")
    (survey / "waves" / "2021.yaml").write_text(second, encoding="utf-8")
    shutil.copytree(survey / "returns" / "2020", survey / "returns" / "2021")


def drop_column(path: Path, column: str) -> None:
    pd.read_csv(path, dtype=str, keep_default_na=False).drop(columns=column).to_csv(path, index=False)


def test_a_version_then_nothing_new_then_a_cell_then_a_row(run: Run, home: Path, returns_file: Path) -> None:
    reports = run()
    assert (list(reports[0].faults), reports[0].outcome, reports[0].version) == ([], "published", "0.1.0")
    assert reports[0].count("initiative") == reports[0].count("initiative", "published") == 205

    reports = run()
    assert (reports[0].outcome, reports[0].version) == ("nothing_new", "0.1.0")

    edit(returns_file, "Plateforme d'entraide solidaire", "Plateforme d'entraide et de solidarité")
    reports = run()
    changes = published(home).to_pandas("changes")
    assert (reports[0].version, changes["change_type"].tolist()) == ("0.1.1", ["changed"])
    assert changes["changed_columns"].map(list).tolist() == [["title"]]

    line = "R999,Lens,commune,62,Visites en ligne,Une visite.,cohésion sociale,autre,2020-05,,habitants,,,,,https://e.fr/a,e\n"
    returns_file.write_text(returns_file.read_text(encoding="utf-8") + line, encoding="utf-8")
    reports = run()
    assert (reports[0].version, reports[0].changes["added"]) == ("0.2.0", 1)
    assert [commit.version for commit in versions(home / "published" / "crise-2020")] == ["0.1.0", "0.1.1", "0.2.0"]


def test_a_missing_column_stops_its_source_and_not_another_survey(
    run: Run, home: Path, surveys: Path, returns_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = surveys / "crise-bis"
    shutil.copytree(surveys / "crise-2020", other)
    edit(other / "survey.yaml", "id: crise-2020", "id: crise-bis")
    drop_column(returns_file, "status")
    reports = run()
    outcomes = {report.survey_id: (report.outcome, report.exit_code) for report in reports}
    assert outcomes == {"crise-2020": ("failed", 1), "crise-bis": ("published", 0)}
    assert "status" in reports[0].faults[0]["found"] + reports[0].faults[0]["expected"]
    assert latest_version(home / "published" / "crise-2020") is None
    assert "inventaire: run" in capfd.readouterr().err
    assert read_receipts(home / "published" / "crise-2020")[0]["outcome"] == "failed"


def test_a_source_that_fails_keeps_its_last_good_returns_marked_stale(run: Run, home: Path, surveys: Path) -> None:
    wave = surveys / "crise-2020" / "waves" / "2020.yaml"
    returns = surveys / "crise-2020" / "returns"
    edit(
        wave,
        "    files: returns/2020/*.csv\n",
        "    files: returns/2020/*.csv\n  - id: seconde\n    files: returns/b/*.csv\n",
    )
    edit(wave, "returns: {min: 120, max: 260}", "returns: {max: 260}")
    edit(wave, "initiatives: {min: 150, max: 300}", "initiatives: {max: 300}")
    (returns / "b").mkdir()
    rows = (returns / "2020" / "returns.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (returns / "b" / "b.csv").write_text("".join(rows[:11]), encoding="utf-8")
    (returns / "2020" / "returns.csv").write_text("".join(rows[:1] + rows[11:]), encoding="utf-8")
    reports = run()
    assert reports[0].count("initiative", "published") == 205

    drop_column(returns / "b" / "b.csv", "title_fr")
    edit(
        returns / "2020" / "returns.csv",
        "Espace d'entraide sur la plateforme participative",
        "Espace d'entraide participatif",
    )
    reports = run()
    assert (reports[0].failed_sources, reports[0].exit_code, len(reports[0].faults)) == (["2020/seconde"], 1, 1)
    returns = published(home).to_pandas("returns")
    assert returns.groupby("source_id")["stale"].agg(["all", "any"]).T.to_dict("list") == {
        "pages-publiques": [False, False],
        "seconde": [True, True],
    }
    stale = returns["flags"].map(list).map(lambda flags: "returns.stale.read_again" in flags)
    assert stale.equals(returns["stale"].astype(bool).rename("flags"))
    assert published(home).table("initiatives").num_rows == 205

    again = run()
    assert again[0].failed_sources == ["2020/seconde"], "a broken source is told every night, not once"


def test_where_every_source_fails_the_version_before_stays_current(
    run_again: Run, home: Path, returns_file: Path
) -> None:
    drop_column(returns_file, "status")
    for _ in range(2):
        (report,) = run_again()
        assert (report.outcome, report.version, report.exit_code) == ("failed", "0.1.0", 1)
    assert len(versions(home / "published" / "crise-2020")) == 1


def test_a_refused_publish_fails_the_run_and_leaves_the_version(run_again: Run, home: Path, returns_file: Path) -> None:
    lines = returns_file.read_text(encoding="utf-8").splitlines(keepends=True)
    returns_file.write_text("".join(lines[:171]), encoding="utf-8")
    reports = run_again()
    assert (reports[0].outcome, reports[0].exit_code) == ("refused", 3)
    assert published(home).version == "0.1.0"
    assert read_receipts(home / "published" / "crise-2020")[0]["outcome"] == "refused"
    reports = run_again(allow=True)
    assert (list(reports[0].faults), reports[0].version) == ([], "0.2.0")


def test_a_backfill_moves_no_other_wave(run: Run, home: Path, surveys: Path) -> None:
    survey = surveys / "crise-2020"
    add_second_wave(survey)
    run()
    edit(survey / "returns" / "2020" / "returns.csv", "Télétravail de 700 agents", "Télétravail de 701 agents")
    edit(survey / "returns" / "2021" / "returns.csv", "Télétravail de 700 agents", "Télétravail de 702 agents")
    reports = run(waves=["2021"])
    titles = published(home).to_pandas().query("title.str.startswith('Télétravail de 70')")[["wave", "title"]]
    assert dict(titles.to_numpy().tolist()) == {
        "2020": "Télétravail de 700 agents",
        "2021": "Télétravail de 702 agents",
    }
    assert reports[0].version == "0.1.1"
    reports = run()
    assert reports[0].version == "0.1.2", "the wave that was left out is still to be worked"


def test_rows_that_break_a_critical_rule_are_held_back_in_private(run: Run, home: Path, returns_file: Path) -> None:
    edit(returns_file, "Plateforme d'entraide solidaire", "")
    reports = run()
    assert (list(reports[0].faults), reports[0].count("initiative", "rejected")) == ([], 1)
    held = Path(str(reports[0].held))
    rejects = pd.read_parquet(held / "rejects.parquet")
    assert rejects["rule"].tolist() == ["title.required"]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (held, home / "raw", home / "staged", home / "held")} == {
        0o700
    }
    assert not list((home / "staged" / "crise-2020").glob("*/"))


def test_a_second_run_at_the_same_moment_is_told_and_leftovers_are_cleared(run: Run, home: Path) -> None:
    folder = home / "staged" / "crise-2020"
    (folder / "killed-run").mkdir(parents=True)
    with (folder / ".lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        reports = run()
        assert (reports[0].outcome, reports[0].exit_code) == ("refused", 3)
        assert "another run at work" in reports[0].faults[0]["found"]
    run()
    assert published(home).version == "0.1.0"
    assert not (folder / "killed-run").exists()


def test_a_source_that_is_renamed_or_removed_never_doubles_its_rows(run_again: Run, home: Path, surveys: Path) -> None:
    survey = surveys / "crise-2020"
    edit(survey / "waves" / "2020.yaml", "id: pages-publiques", "id: pages")
    decisions = (survey / "decisions.csv").read_text(encoding="utf-8")
    (survey / "decisions.csv").write_text(decisions.replace(",pages-publiques,", ",pages,"), encoding="utf-8")
    assert run_again()[0].exit_code == 3, "all ids change with the source: a person has to mean it"
    assert published(home).table("initiatives").num_rows == 205
    run_again(allow=True)
    assert set(published(home).to_pandas("returns")["source_id"]) == {"pages"}
    assert published(home).table("initiatives").num_rows == 205


def test_a_wave_whose_file_is_gone_keeps_its_rows_and_is_told_every_time(run: Run, home: Path, surveys: Path) -> None:
    survey = surveys / "crise-2020"
    add_second_wave(survey)
    run()
    (survey / "waves" / "2021.yaml").unlink()
    reports = run()
    assert "wave 2021" in reports[0].notices[0]
    assert published(home).table("initiatives").num_rows == 410


def test_rows_sorted_anew_and_a_row_on_top_change_no_other_row(run_again: Run, home: Path, returns_file: Path) -> None:
    head, *rows = returns_file.read_text(encoding="utf-8").splitlines(keepends=True)
    returns_file.write_text("".join([head, *reversed(rows)]), encoding="utf-8")
    assert run_again()[0].outcome == "unchanged"
    line = "R999,Lens,commune,62,Visites en ligne,Une visite.,cohésion sociale,autre,2020-05,,habitants,,,,,https://e.fr/a,e\n"
    returns_file.write_text("".join([head, line, *rows]), encoding="utf-8")
    assert run_again()[0].changes | {"why": None} == {"added": 1, "removed": 0, "changed": 0, "why": None}
    assert published(home).version == "0.2.0"


def test_a_quiet_night_repairs_what_a_killed_run_left(run_again: Run, home: Path) -> None:
    root = home / "published" / "crise-2020"
    hint = (root / "latest.json").read_bytes()
    (root / "latest.json").write_text("{", encoding="utf-8")
    (root / "README.md").unlink()
    (home / "staged" / "crise-2020" / "killed").mkdir()
    reports = run_again()
    assert (reports[0].outcome, reports[0].flagged) == ("nothing_new", 13)
    assert (root / "latest.json").read_bytes() == hint
    assert (root / "README.md").is_file()
    assert not (home / "staged" / "crise-2020" / "killed").exists()


def test_faults_have_no_traceback_and_quote_no_personal_data(
    run: Run, home: Path, returns_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = returns_file.read_text(encoding="utf-8").replace("theme,", "jean.dupont@ville.example,", 1)
    returns_file.unlink()
    returns_file.with_name("marie@ville.example 06 39 98 12 34.csv").write_text(text, encoding="utf-8")
    reports = run()
    assert (reports[0].outcome, reports[0].exit_code) == ("failed", 1)
    told = capfd.readouterr()
    assert "Traceback" not in told.err + told.out
    kept = [path.read_bytes() for path in (home / "published").rglob("*") if path.is_file()]
    for secret in ("jean.dupont", "marie@", "06 39 98"):
        assert secret not in told.err + told.out + str(reports)
        assert not [data for data in kept if secret.encode() in data]


def test_every_stage_of_every_source_shows_by_name(first_version: tuple[Path, Report]) -> None:
    names = task_runs(first_version[1].run_id)
    source = "2020/pages-publiques"
    assert {f"{stage} {source}" for stage in ("extract", "screen", "transform", "judge")} <= names
    assert {"settle 2020", "publish crise-2020"} <= names


def test_every_recipe_of_the_readme_reads_the_version(
    first_version: tuple[Path, Report], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "data").mkdir()
    (home / "data" / "published").symlink_to(first_version[0] / "published")
    monkeypatch.chdir(home)
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    recipes = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    assert [next(name for name in ("pandas", "duckdb", "polars") if name in recipe) for recipe in recipes] == [
        "pandas",
        "duckdb",
        "polars",
    ]
    for recipe in recipes:
        read: dict[str, Any] = {}
        exec(recipe, read)
        assert len(recipe.strip().splitlines()) == 3
        assert len(read.get("initiatives", range(205))) == 205


def task_runs(flow_run_id: str) -> set[str]:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import TaskRunFilter, TaskRunFilterFlowRunId

    of_flow = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[UUID(flow_run_id)]))
    with get_client(sync_client=True) as client:
        return {task_run.name for task_run in client.read_task_runs(task_run_filter=of_flow)}
