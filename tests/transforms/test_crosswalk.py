"""How waves compare: what the wave files must say, and what a column then tells its reader."""

import json

import pytest

from flows.bundled import code_book
from transforms.crosswalk import crosswalk, crosswalk_faults, with_comparability
from transforms.questionnaire import Wave, load_survey, load_wave
from transforms.schema import INITIATIVES, TABLES

SURVEY = load_survey(
    "id: s\ntitle: {fr: a, en: a}\ndescription: {fr: a, en: a}\norganisers: [a]\ncontact: a\n"
    "licence: {id: l, title: L, url: https://l.example}\ncitation: a\nframe: open\n",
    "survey.yaml",
)
BROKEN = "cost_eur: {is: broken, fr: autre question, en: another question}"


def wave(id_: str, fields: str, rest: str = "") -> Wave:
    text = (
        f'id: "{id_}"\ncog_vintage: 2021\nfield_period: {{start: 2021-01-01}}\nsources: [{{id: w, files: a.csv}}]\n'
        f"authority: {{name: org}}\nfields: {{{fields}}}\n{rest}\n"
    )
    return load_wave(text, "wave.yaml", SURVEY, code_book())


def waves(said: str, compared: str = "1") -> dict[str, Wave]:
    second = wave("2", "title: t, cost_eur: c, url: u", f'compared_with: "{compared}"\ncomparability: {{{said}}}')
    return {"1": wave("1", "title: t, cost_eur: c, description: d"), "2": second}


def test_each_field_is_identical_broken_new_or_not_asked() -> None:
    said = {one.field: one.comparison for one in crosswalk(waves(f"title: identical, {BROKEN}"))}
    assert said == {"title": "identical", "cost_eur": "broken", "url": "new", "description": "not_asked"}


@pytest.mark.parametrize(
    ("said", "compared", "says"),
    [
        ("title: identical", "1", "nothing on cost_eur"),
        (f"title: identical, url: identical, {BROKEN}", "1", "comparability of url, which wave 1 does not ask"),
        (f"title: identical, {BROKEN}", "3", "compared_with `3`"),
        (f"title: identical, {BROKEN}", "2", "compared_with `2`"),
    ],
)
def test_what_is_unsaid_or_contradicts_the_files_is_told(said: str, compared: str, says: str) -> None:
    found = crosswalk_faults(waves(said, compared), "s")
    assert [says in fault.found for fault in found] == [True] and found[0].where == "s/waves/2.yaml"


def test_whole_files_have_no_faults() -> None:
    assert crosswalk_faults(waves(f"title: identical, {BROKEN}"), "s") == []


def test_the_column_tells_its_reader() -> None:
    tables = with_comparability(TABLES, crosswalk(waves(f"title: identical, {BROKEN}")))
    metadata = tables[INITIATIVES.name].arrow_schema().field("cost_eur").metadata
    assert json.loads(metadata[b"comparability"])["2"] == {
        "compared_with": "1", "comparison": "broken", "reason_fr": "autre question", "reason_en": "another question",
    }  # fmt: skip
    assert b"comparability" not in (tables[INITIATIVES.name].arrow_schema().field("status").metadata or {})
    assert INITIATIVES.field("cost_eur").comparability is None
