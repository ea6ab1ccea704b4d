"""What the pure chain makes of every bundled survey, as text; run as a script, it becomes the goldens.

    python tests/golden/accept.py [SURVEY…]

rewrites `tests/golden/<survey>/*.csv` from the bundled returns: read, unfold, make canonical, settle,
judge, account. No Prefect, no catalogue, no clock. Read the difference before committing it.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from expectations.initiatives import judge_initiatives
from flows.bundled import SurveyFiles, bundled_root, code_book, read_survey, survey_folders
from flows.reference import load_reference
from transforms.accounts import check_balance, take_accounts, take_arrivals
from transforms.canonical import make_canonical
from transforms.corrections import correct
from transforms.formats import read_return
from transforms.questionnaire import Wave
from transforms.schema import ACCOUNTS, INITIATIVES, RETURNS
from transforms.settlement import Canonical, count_published, is_one_return_per_authority, settle
from transforms.source_text import joined_text, text_of

GOLDEN = Path(__file__).parent


@dataclass(frozen=True)
class Worked:
    """One wave at the end of the pure chain."""

    returns: pd.DataFrame
    accepted: pd.DataFrame
    rejects: pd.DataFrame
    accounts: pd.DataFrame


def work_wave(files: SurveyFiles, wave: Wave) -> Worked:
    """The wave from its raw files to its accounts, which are checked."""
    answers = {source.id: _answers(files, wave, source.id, source.files) for source in wave.sources}
    book, reference = code_book(), load_reference(bundled_root() / "reference", wave.cog_vintage)
    made = [
        make_canonical(frame, files.survey, wave, source, book, reference, files.decisions)
        for source, frame in answers.items()
    ]
    settled = _settled(made, wave)
    judged = judge_initiatives(settled.to_judge, book, wave)
    accepted, rejected = judged.accepted["initiative_id"], judged.rejects["initiative_id"]
    arrivals = pd.concat([take_arrivals(frame, files.survey.id, wave.id) for frame in answers.values()])
    check_balance(arrivals, settled.returns, settled.initiatives, accepted, rejected)
    return Worked(
        count_published(settled.returns, judged.accepted),
        judged.accepted,
        judged.rejects,
        take_accounts(settled.returns, settled.initiatives, accepted, rejected),
    )


def _answers(files: SurveyFiles, wave: Wave, source: str, pattern: str) -> pd.DataFrame:
    paths = sorted(files.folder.glob(pattern))
    read = [read_return(io.BytesIO(path.read_bytes()), path.name) for path in paths]
    text = joined_text([text_of(extraction, wave, source) for extraction in read], f"{files.survey.id} {source}")
    corrected, _ = correct(text, files.corrections.of(wave.id, source), wave)
    return corrected.unfold(files.survey, wave, source)


def _settled(made: list[Canonical], wave: Wave) -> Canonical:
    returns = pd.concat([one.returns for one in made], ignore_index=True)
    initiatives = pd.concat([one.initiatives for one in made], ignore_index=True)
    return settle(returns, initiatives, one_return_per_authority=is_one_return_per_authority(wave))


def golden_texts(folder: Path) -> dict[str, str]:
    """File name → content of the goldens of one survey, its waves pooled, every table sorted by key."""
    files = read_survey(folder)
    waves = [work_wave(files, wave) for wave in files.waves.values()]
    return {
        "initiatives.csv": _csv([wave.accepted for wave in waves], INITIATIVES.names, INITIATIVES.key),
        "returns.csv": _csv([wave.returns for wave in waves], RETURNS.names, RETURNS.key),
        "rejects.csv": _csv(
            [wave.rejects for wave in waves],
            ("return_id", "initiative_id", "wave", "source_id", "source_line", "rule", "field", "value"),
            ("initiative_id", "rule"),
        ),
        "accounts.csv": _csv([wave.accounts for wave in waves], ACCOUNTS.names, ACCOUNTS.key),
    }


def _csv(frames: list[pd.DataFrame], columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    rows = pd.concat([frame.astype(object) for frame in frames], ignore_index=True).sort_values(list(key))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows[list(columns)].itertuples(index=False, name=None))
    return text.getvalue()


def _cell(value: object) -> str:
    """A cell as text: nothing for missing, JSON for a list."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def wanted(names: list[str]) -> Iterator[Path]:
    """The survey folders of those names, or all of them."""
    return (folder for folder in survey_folders() if not names or folder.name in names)


if __name__ == "__main__":
    for survey in wanted(sys.argv[1:]):
        target = GOLDEN / survey.name
        target.mkdir(exist_ok=True)
        for name, content in golden_texts(survey).items():
            (target / name).write_text(content, encoding="utf-8")
            print(f"{target.name}/{name}: {content.count(chr(10)) - 1} rows")
