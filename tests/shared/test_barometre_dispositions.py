"""Dispositions and settlement of the barometer's two waves, held against the truth that came with them.

The truth says which return is a test, and which repeats which; `BECOMES` says what becomes of each.
Three things that the truth does not speak of are taken from the returns: consent that was refused, a
return that stopped before its first initiative, and an authority that was not resolved, whose returns
can only be told to be one authority's where the names are written alike.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from flows.bundled import bundled_root, code_book, read_survey
from flows.reference import load_reference
from transforms.canonical import make_canonical
from transforms.formats import read_return
from transforms.settlement import ONLY_IN_SUPERSEDED, Canonical, is_one_return_per_authority, settle
from transforms.source_text import joined_text, text_of

TRUTH = Path(__file__).parents[3] / "shared" / "returns" / "limesurvey" / "truth"
SURVEY = bundled_root() / "surveys" / "barometre"
WAVES = ("2021", "2022")

pytestmark = [
    pytest.mark.skipif(not TRUTH.is_dir(), reason="the truth of the made-up returns is not beside this checkout"),
    pytest.mark.skipif(not (SURVEY / "waves").is_dir(), reason="the survey barometre is not bundled"),
]

BECOMES = {
    "test": {"test"},
    "nonsense": {"nonsense"},
    "valid": {"complete"},
    "incomplete": {"partial"},
    "duplicate_identical": {"complete"},
    "duplicate_corrected": {"disputed"},
    "duplicate_other_service": {"disputed"},
    "partial_before_complete": {"superseded"},
    "partial_after_complete": {"superseded"},
}
# What the first of a pair becomes, by what the other is.
FIRST_BECOMES = {"duplicate_identical": "superseded", "duplicate_corrected": "disputed",
                 "duplicate_other_service": "disputed", "partial_before_complete": "complete",
                 "partial_after_complete": "complete"}  # fmt: skip


@cache
def truth(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one file of the truth."""
    with (TRUTH / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def settled(wave_id: str) -> tuple[pd.DataFrame, Canonical]:
    """The returns with their own ids, and the wave settled."""
    files = read_survey(SURVEY)
    wave, reference = (
        files.waves[wave_id],
        load_reference(bundled_root() / "reference", files.waves[wave_id].cog_vintage),
    )
    made = []
    for source in wave.sources:
        paths = sorted(SURVEY.glob(source.files))
        texts = [text_of(read_return(io.BytesIO(path.read_bytes()), path.name), wave, source.id) for path in paths]
        answers = joined_text(texts, source.id).unfold(files.survey, wave, source.id)
        made.append(make_canonical(answers, files.survey, wave, source.id, code_book(), reference, files.decisions))
    returns = pd.concat([one.returns for one in made], ignore_index=True)
    initiatives = pd.concat([one.initiatives for one in made], ignore_index=True)
    once = is_one_return_per_authority(wave)
    return returns, settle(returns, initiatives, one_return_per_authority=once)


def by_own_id(wave: str) -> dict[str, dict[str, Any]]:
    """Own id → the settled return."""
    before, after = settled(wave)
    own = dict(zip(before["return_id"], before["@own_return"], strict=True))
    return {own[row["return_id"]]: row for row in after.returns.to_dict("records")}


def responses(wave: str) -> list[dict[str, str]]:
    """The truth of one wave."""
    return [row for row in truth("responses") if row["wave"] == wave]


def pairs(wave: str) -> list[dict[str, str]]:
    """The returns that repeat another, where both count and both are of an authority that was resolved."""
    became = by_own_id(wave)
    return [
        row
        for row in responses(wave)
        if row["duplicate_of"]
        and all(
            isinstance(became[own]["authority_code"], str) and became[own]["disposition"] not in {"withdrawn", "empty"}
            for own in (row["response_id"], row["duplicate_of"])
        )
    ]


def expected(wave: str) -> dict[str, set[str]]:
    """Own id → the dispositions that the truth allows."""
    firsts = {row["duplicate_of"]: {FIRST_BECOMES[row["disposition"]]} for row in pairs(wave)}
    compared = {row["response_id"] for row in pairs(wave)}
    alone = {"duplicate_identical": {"complete"}, "duplicate_corrected": {"complete"},
             "partial_before_complete": {"partial"}, "partial_after_complete": {"partial"},
             "duplicate_other_service": {"complete"}}  # fmt: skip
    wanted = {}
    for row in responses(wave):
        own, truly = row["response_id"], row["disposition"]
        is_alone = bool(row["duplicate_of"]) and own not in compared
        wanted[own] = firsts.get(own) or (alone[truly] if is_alone else BECOMES[truly])
        wanted[own] |= {"withdrawn"} if truly not in {"test", "nonsense"} and consent(wave)[own] == "N" else set()
        wanted[own] |= {"empty"} if row["submitted"] == "no" and row["last_page"] == "1" else set()
    return wanted


@cache
def consent(wave: str) -> dict[str, str]:
    """Own id → the answer to the question on publication, from the raw file."""
    (path,) = sorted((SURVEY / "returns" / wave).glob("*.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row["ACCORD"] for row in csv.DictReader(file, delimiter=";")}


@pytest.mark.parametrize("wave", WAVES)
def test_every_return_becomes_what_the_truth_makes_of_it(wave: str) -> None:
    became, wanted = by_own_id(wave), expected(wave)
    wrong = {own: became[own]["disposition"] for own, allowed in wanted.items()
             if became[own]["disposition"] not in allowed}  # fmt: skip
    assert wrong == {}
    assert set(became) == set(wanted)
    refused = {own for own, answer in consent(wave).items() if answer == "N"}
    assert {own for own, row in became.items() if row["disposition"] == "withdrawn"} <= refused


@pytest.mark.parametrize("wave", WAVES)
def test_of_each_pair_the_right_return_is_published(wave: str) -> None:
    became = by_own_id(wave)
    for row in pairs(wave):
        own, first = became[row["response_id"]], became[row["duplicate_of"]]
        kept, left = (own, first) if row["disposition"].startswith("duplicate") else (first, own)
        assert (kept["published"], left["published"]) == (True, False), row["response_id"]
        assert left["superseded_by"] == kept["return_id"], row["response_id"]
    assert len(pairs(wave)) >= 4


@pytest.mark.parametrize("wave", WAVES)
def test_what_only_the_other_return_has_is_surfaced_and_nothing_else(wave: str) -> None:
    """Per older return: the initiatives that the truth links to none of the return that is published."""
    became, (_, after) = by_own_id(wave), settled(wave)
    surfaced = Counter(
        row["return_id"] for row in after.initiatives.to_dict("records") if ONLY_IN_SUPERSEDED in row["@signals"]
    )
    known = {row["same_as"] for row in truth("initiatives")}
    wanted: Counter[str] = Counter()
    for row in pairs(wave):
        later_wins = row["disposition"].startswith("duplicate")
        left = row["duplicate_of"] if later_wins else row["response_id"]
        for each in truth("initiatives"):
            if (each["wave"], each["response_id"]) == (wave, left):
                is_known = f"{wave}:{left}:{each['position']}" in known if later_wins else bool(each["same_as"])
                wanted[became[left]["return_id"]] += not is_known
    assert surfaced == +wanted
