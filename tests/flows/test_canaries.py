"""Canaries, personal data that nobody has, are planted in every channel and found in no output."""

from __future__ import annotations

import base64
import datetime as dt
import logging
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.job import Request, plan_run
from flows.lock import only_run
from flows.publication import WorkedWave, publish_survey
from flows.report import Report
from flows.settings import make_private
from flows.stages import extract_source, judge_source, screen_source, settle_wave, transform_source

sys.path.insert(0, str(Path(__file__).parent / "canaries"))

from canary_kinds import KINDS, Aviary
from canary_search import files_below, found_in, texts_of_bytes, texts_of_file
from canary_survey import SURVEY, WAVE
from canary_table import UNMASKED, Leaks, Stage, commands, runs

WITHOUT_PREFECT = ("limesurvey", "classeur")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def of_masked_kinds(leaks: Leaks) -> dict[tuple[str, str], Sequence[str]]:
    return {key: places for key, places in leaks.items() if key[0] not in UNMASKED}


def publish_without_prefect(stage: Stage) -> Report:
    """The report of one run, its stages as plain functions."""
    job = plan_run(Request(SURVEY, surveys_dir=str(stage.planted.surveys)), dt.datetime.now(dt.UTC)).job
    make_private(job.places)
    with only_run(job.places.staged, job.survey_id, job.run_id) as staged:
        folders = [extract_source(job, staged, WAVE, source) for source in WITHOUT_PREFECT]
        for folder in folders:
            transform_source(job, WAVE, folder.name, screen_source(job, WAVE, folder.name, folder, None))
        judged = [judge_source(job, WAVE, folder.name, folder) for folder in settle_wave(job, WAVE, folders)]
        return publish_survey(job, SURVEY, [WorkedWave(WAVE, tuple(judged), ())])


def test_no_canary_leaves_by_a_published_version_or_by_what_its_stages_tell(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("INVENTAIRE_ROOT", str(stage.root))
    monkeypatch.setattr(logging.getLogger("inventaire"), "propagate", True)
    with caplog.at_level(logging.INFO, "inventaire"):
        report = publish_without_prefect(stage)
    stage.printed["told by a run"] = "\n".join([*caplog.messages, str(report)])
    assert "[nom masqué]" in stage.printed["told by a run"]
    assert of_masked_kinds(stage.leaks()) == {}
    assert stage.open_private_folders() == []


@pytest.mark.slow
def test_no_canary_leaves_by_any_output_of_any_run_or_command(stage: Stage) -> None:
    assert runs(stage) == {"published": 0, "changed": 0, "failed": 2, "refused": 3, "defect": 1}
    (second,) = (stage.root / "published" / SURVEY / "versions").glob("*2-0.1.1-*")
    changes = pd.read_parquet(second / "changes.parquet")
    assert "description" in set(changes["changed_columns"].explode())
    commands(stage)
    assert of_masked_kinds(stage.leaks()) == {}
    assert stage.open_private_folders() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_canary_is_found_in_every_guise(kind: str, tmp_path: Path) -> None:
    aviary = Aviary()
    text = aviary.text(kind, "title")
    canary = aviary.canaries[kind, "title"]
    pq.write_table(pa.table({"title": [text]}), tmp_path / "value.parquet")
    pq.write_table(pa.table({"n": [1]}).replace_schema_metadata({"note": text}), tmp_path / "metadata.parquet")
    connection = sqlite3.connect(tmp_path / "log.db")
    connection.execute("create table log (message text)")
    connection.execute("insert into log values (?)", (text,))
    connection.commit()
    connection.close()
    (tmp_path / "result").write_bytes(base64.b64encode(b"result: " + text.encode() + b" " * 40))
    (tmp_path / "escaped.json").write_text(text.encode("ascii", "backslashreplace").decode(), encoding="utf-8")
    outputs = {path.name: list(texts_of_file(path)) for path in files_below(tmp_path)}
    outputs |= {"louder": list(texts_of_bytes(text.upper().encode()))}
    assert found_in(outputs, [canary]) == {(kind, "title"): list(outputs)}
    assert found_in({"none": ["a description without anything personal, 2021-05-18"]}, [canary]) == {}
