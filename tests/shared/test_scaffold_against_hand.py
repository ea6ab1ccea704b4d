"""The share of columns that a draft uses as the hand-written wave does."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.bundled import read_survey
from flows.reading import extract_file
from flows.scaffolding import scaffold_files
from transforms.questionnaire import Wave

ROOT = Path(__file__).parents[2]
BY_HAND = ROOT / "data" / "surveys" / "barometre"
SHARED = ROOT.parent / "shared" / "returns" / "limesurvey"


def uses_of(wave: Wave) -> dict[str, str]:
    """Column → what the wave uses it as."""
    authority = wave.authority
    keys = {"id": wave.return_key, "submitted": wave.submitted, "name": authority.name, "kind": authority.kind,
            "departement": authority.departement, "code": authority.code,
            "consent": wave.consent.column if wave.consent else None}  # fmt: skip
    uses = dict.fromkeys(wave.ignored, "ignored") | dict.fromkeys(wave.personal, "personal")
    for fields in (wave.shared, *(block.fields for block in wave.blocks)):
        for name, answer in fields.items():
            other = (answer.boxes.other,) if answer.boxes else ()
            uses |= {column: name.removesuffix("_verbatim") for column in (*answer.columns, *other) if column}
    return uses | {column: use for use, column in keys.items() if column}


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared returns, which are not in the project")
@pytest.mark.parametrize(
    ("year", "with_structure", "floor"),
    [("2021", True, 0.98), ("2021", False, 0.9), ("2022", True, 0.98), ("2022", False, 0.88)],
)
def test_most_columns_have_the_use_they_have_by_hand(
    tmp_path: Path, year: str, with_structure: bool, floor: float
) -> None:
    raw = SHARED / year / "rpc_code_short.csv"
    paths = [raw, *([raw.with_name("survey_structure.lss")] if with_structure else [])]
    made = scaffold_files(paths, "essai", year, tmp_path)
    returns = extract_file(raw)[1].returns
    assert returns is not None
    columns = [column.name for column in returns.columns]
    drafted = uses_of(read_survey(made.survey_path.parent).waves[year].fitted(columns))
    by_hand = uses_of(read_survey(BY_HAND).waves[year].fitted(columns))
    share = sum(drafted.get(name) == by_hand.get(name) for name in columns) / len(columns)
    print(f"SHARE {year} {with_structure} {share:.3f}")
    assert set(drafted) >= set(columns)
    assert share >= floor
