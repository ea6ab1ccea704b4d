"""A raw column has one use: number by number, table by table, and no filter reads what is left out."""

import pytest

from flows.bundled import code_book
from transforms.errors import SurveyFileInvalid
from transforms.questionnaire import Wave, load_survey, load_wave

BOOK = code_book()
SURVEY = load_survey(
    """\
id: baro
title: {fr: B, en: B}
description: {fr: B, en: B}
organisers: [A]
contact: A
licence: {id: l, title: L, url: https://l.example}
citation: B
frame: open
mappings:
  etats: {list: status, codes: {E1: running, E3: ended}}
""",
    "survey.yaml",
    BOOK,
)
HEAD = """\
id: "2022"
cog_vintage: 2021
field_period: {start: 2022-01-04}
sources: [{id: tool, files: a.csv}]
authority: {name: ORG}
"""
NUMBERED = """\
repeats:
  - numbers: [1, 2]
    fields:
      title: "T{n}"
      status: {column: "ETAT{n}", mapping: etats}
      ended_on: {column: "FIN{n}", shown_if: {column: "ETAT{n}", values: [E3]}}
    ignored: ["SUITE{n}", ENCORE]
"""
TABLE = """\
repeats:
  - table: actions
    key: ref
    fields: {title: titre, status: {column: etat, mapping: etats}}
    personal: [mail]
    ignored: [note]
"""


def load(text: str) -> Wave:
    return load_wave(HEAD + text, "wave.yaml", SURVEY, BOOK)


def faults(text: str) -> list[str]:
    with pytest.raises(SurveyFileInvalid) as caught:
        load(text)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("left", ["personal", "ignored"])
@pytest.mark.parametrize("column", ["T1", "T2", "ETAT2", "FIN1"])
def test_a_column_of_one_number_that_is_left_out_is_told(left: str, column: str) -> None:
    told = faults(f"{NUMBERED}{left}: [{column}]\n")
    assert len(told) == 1
    assert f"wave.yaml, line 13: found {left}.0: column `{column}` as {left}, and as repeats.0." in told[0]


@pytest.mark.parametrize("column", ["T3", "T12", "T"])
def test_a_column_of_no_number_may_be_left_out(column: str) -> None:
    assert column in load(f"{NUMBERED}ignored: [{column}]\n").ignored


def test_repeats_may_share_a_pattern_for_other_numbers() -> None:
    wave = load(f'{NUMBERED}  - {{numbers: [3], fields: {{title: "T{{n}}"}}}}\n')
    assert [block.fields["title"].columns for block in wave.blocks] == [("T1",), ("T2",), ("T3",)]


def test_repeats_that_share_a_pattern_and_a_number_read_an_initiative_twice() -> None:
    told = faults(f'{NUMBERED}  - {{numbers: [2, 3], fields: {{title: "T{{n}}"}}}}\n')
    assert [
        ("column `T{n}` as repeats.1.fields.title, and as repeats.0.fields.title before" in one) for one in told
    ] == [True]


def test_a_column_without_a_number_is_one_mention_whatever_the_numbers() -> None:
    assert load(NUMBERED).ignored == ("SUITE1", "ENCORE", "SUITE2")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("[mail]", "[mail, etat]"), "column `etat` as personal, and as repeats.0.fields.status before"),
        (("[note]", "[note, titre]"), "column `titre` as ignored, and as repeats.0.fields.title before"),
        (("[note]", "[note, mail]"), "column `mail` as ignored, and as personal before"),
        (("[note]", "[note, ref]"), "column `ref` as ignored, and as key before"),
        (("title: titre", "title: titre, description: titre"), "as repeats.0.fields.description, and as"),
    ],
)
def test_a_column_of_a_table_has_one_use(change: tuple[str, str], says: str) -> None:
    assert [says in one for one in faults(TABLE.replace(*change))] == [True]


def test_a_table_has_columns_of_its_own() -> None:
    assert load(TABLE + "ignored: [titre, mail]\n").ignored == ("titre", "mail")


def test_a_table_is_read_by_one_repeat() -> None:
    told = faults(TABLE + "  - {table: actions, fields: {title: nom}}\n")
    assert ["found repeats.1.table: table `actions` again" in one for one in told] == [True]


@pytest.mark.parametrize("left", ["personal", "ignored"])
def test_a_filter_on_a_column_that_is_left_out_is_told(left: str) -> None:
    told = faults(NUMBERED.replace('shown_if: {column: "ETAT{n}"', "shown_if: {column: NOM") + f"{left}: [NOM]\n")
    assert [f"ended_on.shown_if: column `NOM`, which is listed as {left}" in one for one in told] == [True]


def test_a_filter_may_read_a_fact_of_the_tool_and_no_other_name_in_at() -> None:
    filtered = NUMBERED.replace('shown_if: {column: "ETAT{n}"', 'shown_if: {column: "@language"')
    assert load(filtered).blocks
    assert ["column `@nom`" in one for one in faults(filtered.replace("@language", "@nom"))] == [True]


@pytest.mark.parametrize("column", ["{n}", "Part {n} *"])
def test_a_header_may_hold_what_a_pattern_is_written_with(column: str) -> None:
    text = f'fields: {{title: "{column}", tools: {{column: Part, separator: ";"}}}}\npersonal: ["Part *"]\n'
    assert load(text).fields["title"].columns == (column,)
