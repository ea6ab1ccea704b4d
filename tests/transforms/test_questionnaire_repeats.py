"""Repeats, tick boxes, filters and the three empties: one row per initiative block, nothing lost."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bundled import code_book
from transforms.content import read_content
from transforms.deciding import apply_decisions
from transforms.decisions import COLUMNS as DECISION_COLUMNS
from transforms.decisions import load_decisions
from transforms.errors import SurveyFileInvalid, UnexpectedStructure
from transforms.formats import read_return
from transforms.questionnaire import SEVERAL_COLUMNS, Survey, Wave, load_survey, load_wave
from transforms.source_text import SourceText, joined_text, text_of
from transforms.unfolding import unfold

BOOK = code_book()
COMPARED = 'personal: [NOM]\ncompared_with: "2021"\ncomparability: '
SURVEY_TEXT = """\
id: baro
title: {fr: B, en: B}
description: {fr: B, en: B}
organisers: [A]
contact: A
licence: {id: l, title: L, url: https://l.example}
citation: B
frame: open
mappings:
  natures: {list: authority_kind, codes: {Ville: commune, Interco: epci}}
  etats: {list: status, codes: {E1: running, E3: ended}}
  themes:
    list: topic
    codes: {CYBER: cybersecurite, MEDI: inclusion_numerique}
    contains: {écol: numerique_educatif}
    regex: {"^vac+in": vaccination}
    labels: {CYBER: Cybersécurité}
"""
WAVE_TEXT = """\
id: "2022"
cog_vintage: 2021
field_period: {start: 2022-01-04}
sources: [{id: tool, files: a.csv}]
return_key: id
submitted: submitdate
consent: {column: ACCORD, refused: ["N"]}
authority: {name: ORG, kind: {column: STRUCT, mapping: natures}, code: CODE}
fields:
  language: {column: startlanguage, recode: {fr: fr, en: en}}
repeats:
  - numbers: [1, 2]
    fields:
      title: "T{n}"
      subthemes: {boxes: "TH{n}[*]", other: "TH{n}[other]", mapping: themes, verbatim: subthemes_verbatim}
      status: {column: "ETAT{n}", mapping: etats}
      ended_on: {column: "FIN{n}", shown_if: {column: "ETAT{n}", values: [E3]}}
      cost_eur: "COUT{n}"
    ignored: ["SUITE{n}"]
personal: [NOM]
ignored: [lastpage, seed, "AVIS[*]"]
"""
BLOCK = ("T{n}", "TH{n}[CYBER]", "TH{n}[MEDI]", "TH{n}[other]", "ETAT{n}", "FIN{n}", "COUT{n}", "SUITE{n}")
COLUMNS = (
    "id", "submitdate", "lastpage", "startlanguage", "seed", "ORG", "STRUCT", "CODE",
    *(name.replace("{n}", number) for number in "12" for name in BLOCK),
    "AVIS[1]", "AVIS[2]", "NOM", "ACCORD",
)  # fmt: skip
SHOWN = dict.fromkeys(("T1", "TH1[CYBER]", "TH1[MEDI]", "TH1[other]", "ETAT1", "SUITE1"), "")
SENT = {"id": "1", "submitdate": "2022-02-03 10:00:00", "lastpage": "3", "startlanguage": "fr", "ORG": "Agen"}


def survey() -> Survey:
    return load_survey(SURVEY_TEXT, "survey.yaml", BOOK)


def wave(text: str = WAVE_TEXT) -> Wave:
    return load_wave(text, "wave.yaml", survey(), BOOK)


def cell(text: str | None) -> str:
    return "" if text is None else '"' + text.replace('"', '""') + '"'


def text_frame(*rows: dict[str, str | None]) -> pd.DataFrame:
    """Returns as LimeSurvey writes them: a bare empty cell where a question was not shown."""
    lines = [";".join(cell(name) for name in COLUMNS)]
    lines += [";".join(cell(row.get(name)) for name in COLUMNS) for row in rows]
    extraction = read_return(io.BytesIO(("\ufeff" + "\r\n".join(lines) + "\r\n").encode()), "a.csv")
    assert extraction.returns is not None
    return extraction.returns.frame


def unfolded(*rows: dict[str, str | None], by: Wave | None = None) -> pd.DataFrame:
    return unfold(text_frame(*rows), survey(), by or wave(), "tool", empties_apart=True)


def faults(change: tuple[str, str]) -> list[str]:
    assert change[0] in WAVE_TEXT
    with pytest.raises(SurveyFileInvalid) as caught:
        wave(WAVE_TEXT.replace(*change))
    return [str(fault) for fault in caught.value.faults]


def plain(cells: "pd.Series[str]") -> list[str | None]:
    return [None if pd.isna(one) else one for one in cells]


def test_each_return_has_a_row_for_each_number_in_the_order_of_the_file() -> None:
    answers = unfolded(SENT | {"T1": "a", "T2": "b"}, SENT | {"id": "2", "T1": "c"})
    assert plain(answers["title"]) == ["a", "b", "c", None]
    assert answers["@block"].tolist() == [1, 2, 1, 2]
    assert plain(answers["@own_return"]) == ["1", "1", "2", "2"]
    assert answers["@line"].tolist() == [2, 2, 3, 3] == answers["@return_line"].tolist()


def test_what_a_return_answers_once_holds_for_each_of_its_initiatives() -> None:
    assert plain(unfolded(SENT | {"startlanguage": "en"})["language"]) == ["en", "en"]


@pytest.mark.parametrize(
    ("boxes", "codes", "words"),
    [
        ({"TH1[CYBER]": "Y", "TH1[MEDI]": "Y"}, "CYBER|MEDI", "Cybersécurité|MEDI"),
        ({"TH1[CYBER]": "Oui", "TH1[MEDI]": "Non"}, "CYBER", "Cybersécurité"),
        ({"TH1[CYBER]": "Cybersécurité", "TH1[MEDI]": "N/A"}, "CYBER", "Cybersécurité"),
        ({"TH1[CYBER]": "", "TH1[MEDI]": ""}, "", ""),
        ({"TH1[MEDI]": "peut-être"}, "peut-être", "peut-être"),
        ({"TH1[CYBER]": "", "TH1[other]": "tourisme"}, "-oth-", "tourisme"),
        ({"TH1[CYBER]": "Y", "TH1[other]": "École, crèche"}, "CYBER|École, crèche", "Cybersécurité|École, crèche"),
        ({"TH1[other]": "vaccin"}, "vaccin", "vaccin"),
        ({"TH1[CYBER]": "N/A", "TH1[MEDI]": "N/A"}, None, None),
        ({}, None, None),
    ],
)  # fmt: skip
def test_ticked_boxes_are_one_answer(boxes: dict[str, str | None], codes: str | None, words: str | None) -> None:
    answers = unfolded(SENT | {"T1": "a"} | boxes)
    told = tuple(plain(answers[name])[0] for name in ("subthemes", "subthemes_verbatim"))
    assert told == tuple(text and text.replace("|", SEVERAL_COLUMNS) for text in (codes, words))


def test_rows_without_any_tick_between_rows_with_one_keep_their_place() -> None:
    ticks = ["Y", None, "", "Y"]
    answers = unfolded(*({**SENT, "id": str(n), "TH1[CYBER]": tick} for n, tick in enumerate(ticks)))
    assert plain(answers["subthemes"])[::2] == ["CYBER", None, "", "CYBER"]


@pytest.mark.parametrize(
    ("cells", "field", "kind"),
    [
        ({"T1": "", "ETAT1": "E1"}, "title", "blank"),
        ({"T1": "a", "T2": None}, "title", None),
        ({"T1": "a", "ETAT1": "E1", "FIN1": None}, "ended_on", "not_shown"),
        ({"T1": "a", "ETAT1": "E3", "FIN1": None}, "ended_on", "blank"),
        ({"T1": "a", "ETAT1": "E3", "FIN1": "2022-01-01"}, "ended_on", None),
        ({"T1": "a", "COUT1": None}, "cost_eur", "blank"),
        ({"T1": None, "COUT1": None}, "cost_eur", "not_shown"),
        ({"T1": "a", "ETAT1": None}, "status", "not_shown"),
        ({"T1": "a", "ETAT1": ""}, "status", "blank"),
    ],
)
def test_why_a_cell_is_empty(cells: dict[str, str | None], field: str, kind: str | None) -> None:
    # a second return with blanks, so that the columns of texts are known to keep them apart
    answers = unfolded(SENT | cells, SENT | {"id": "2"} | SHOWN)
    assert plain(answers[f"@missing.{field}"])[0] == kind


def test_after_the_last_answer_of_an_unfinished_return_nothing_was_reached() -> None:
    unfinished: dict[str, str | None] = {**SENT, "submitdate": None, "T1": "a", "TH1[CYBER]": ""}
    answers = unfolded(unfinished, SENT | {"id": "2"} | SHOWN)
    first = answers.iloc[0]
    assert (first["@complete"], first["@missing.status"], first["@missing.cost_eur"]) == ("no",) + ("not_reached",) * 2
    assert plain(answers["@missing.title"])[:2] == [None, "not_reached"]


def test_a_container_that_merges_the_empties_gives_blanks_but_for_filters() -> None:
    frame = text_frame(SENT | {"T1": "a", "ETAT1": "E1"})
    answers = unfold(frame, survey(), wave(), "tool", empties_apart=False)
    told = answers.iloc[0]
    assert (told["@missing.cost_eur"], told["@missing.ended_on"]) == ("blank", "not_shown")


def test_a_refused_consent_and_the_tools_own_completeness_are_told() -> None:
    answers = unfolded(SENT | {"ACCORD": "N"}, SENT | {"id": "2", "ACCORD": "Y", "submitdate": None})
    assert plain(answers["@consent"]) == ["no", "no", None, None]
    assert plain(answers["@complete"]) == ["yes", "yes", "no", "no"]


def test_a_rule_of_the_wave_goes_before_the_tools_own_completeness() -> None:
    by = wave(WAVE_TEXT.replace("consent:", 'complete: {column: startlanguage, values: ["FR "]}\nconsent:'))
    answers = unfolded(SENT | {"submitdate": None}, SENT | {"id": "2", "startlanguage": "en"}, by=by)
    assert plain(answers["@complete"]) == ["yes", "yes", "no", "no"]


def test_a_test_is_told_by_the_rule_of_the_wave() -> None:
    by = wave(WAVE_TEXT.replace("consent:", "test: {column: ORG, regex: '^essai'}\nconsent:"))
    assert plain(unfolded(SENT | {"ORG": "Essai 2"}, SENT, by=by)["@test"]) == ["yes", "yes", None, None]


def test_nothing_personal_and_nothing_ignored_is_left() -> None:
    answers = unfolded(SENT | {"NOM": "Canari Delatour", "AVIS[1]": "Canari avis", "SUITE1": "Canari suite"})
    assert "Canari" not in answers.to_csv()


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["", "a", None]), st.sampled_from(["", "b", None])), max_size=5))
def test_no_block_is_lost_or_moved(titles: list[tuple[str | None, str | None]]) -> None:
    answers = unfolded(*({**SENT, "id": str(n), "T1": one, "T2": two} for n, (one, two) in enumerate(titles)))
    assert plain(answers["title"]) == [title for pair in titles for title in pair]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("  - numbers: [1, 2]", "  - numbers: [1, 1]"), "a number twice"),
        (("  - numbers: [1, 2]", "  - numbers: [1, 2]\n    table: x"), "both `numbers` and `table`"),
        (("  - numbers: [1, 2]", "  - key: x"), "neither `numbers` nor `table`"),
        (('cost_eur: "COUT{n}"', "cost_eur: COUT1"), "a column without {n}"),
        (('boxes: "TH{n}[*]"', 'boxes: "TH{n}"'), "one `*`, where the option stands"),
        (('boxes: "TH{n}[*]"', 'boxes: "TH{n}[*]", column: A'), "`column` and `boxes`"),
        (('      title: "T{n}"', '      title: {boxes: "T{n}[*]"}'), "tick boxes for format text"),
        (('      title: "T{n}"', '      title: {column: "T{n}", other: "X{n}"}'), "tick boxes"),
        (("values: [E3]", "values: [E3], regex: E"), "both `values` and `regex`"),
        (("values: [E3]", "regex: '(a+)+'"), "a repetition of a repetition"),
        (("values: [E3]", "regex: '['"), "a regular expression"),
        (("fields:\n  language", "fields:\n  title: T\n  language"), "which the return answers too"),
        (("consent: {column: ACCORD", "consent: {column: NOM"), "which is listed as personal"),
        (("return_key: id", 'return_key: "@nom"'), "Names in @ are the pipeline's own"),
        (("personal: [NOM]", 'personal: [NOM, "T{n}"]'), "as personal, and as repeats.0.fields.title"),
        (("sources: [{id: tool,", "sources: [{id: tool, version: v2,"), "no version `v2`"),
        (("personal: [NOM]", "personal: [NOM]\ncomparability: {title: identical}"), "without `compared_with`"),
        (("personal: [NOM]", COMPARED + "{title: broken}"), "without a reason"),
        (("personal: [NOM]", COMPARED + "{url: identical}"), "a field that this wave asks"),
        (('other: "TH{n}[other]"', 'ticked: [oui], unticked: [Oui]'), "1 mark(s) under both"),
        (('other: "TH{n}[other]"', 'separator: ";"'), "a separator of tick boxes"),
        (('cost_eur: "COUT{n}"', 'cost_eur: {column: "COUT{n}", serial_dates: 1900}'), "only dates are counted"),
        (('cost_eur: "COUT{n}"', 'started_on: {column: "COUT{n}", serial_dates: 1901}'), "1900 or 1904"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told(change: tuple[str, str], says: str) -> None:
    assert any(says in fault for fault in faults(change)), faults(change)


def test_two_repeats_must_read_a_field_alike() -> None:
    more = '  - numbers: [3]\n    fields:\n      title: "T{n}"\n      cost_eur: {column: "C{n}", missing: {x: blank}}\n'
    assert any("read otherwise than" in fault for fault in faults(("personal:", more + "personal:")))


TABLE_WAVE = """\
id: "2022"
cog_vintage: 2021
field_period: {start: 2022-01-04}
sources: [{id: tool, files: a.csv}]
return_key: "@id"
authority: {name: org}
repeats:
  - {table: actions, key: ref, fields: {title: titre, tools: {boxes: "outil/*"}}, ignored: [note], personal: [mail]}
ignored: [KEY]
"""


def tables() -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    def text(**cells: list[str | None]) -> pd.DataFrame:
        return pd.DataFrame({name: pd.array(column, dtype="str") for name, column in cells.items()})

    place = {"@file": ["f", "f", "f"], "@sheet": [None] * 3}
    returns = text(**{"@id": ["k1", "k2", "k3"], "KEY": ["k1", "k2", "k3"], "org": ["Agen", "Pau", "Dax"], **place})
    returns["@line"] = [2, 3, 4]
    actions = text(
        titre=["a", "b", "c"], ref=["x", "y", "z"], note=[None] * 3, mail=["m"] * 3,
        **{"outil/Jitsi": ["1", "0", None], "outil/Teams": ["1", "1", None], **place},
    )  # fmt: skip
    actions["@line"], actions["@position"] = [2, 3, 4], pd.array([1, 2, 1], dtype="Int64")
    actions["@return"] = pd.array([0, 0, None], dtype="Int64")
    actions["@parent"] = actions["@return"]
    return returns, {"actions": actions}


def test_rows_of_a_table_stand_under_their_return_and_strays_alone() -> None:
    returns, repeats = tables()
    answers = SourceText(returns, repeats, False).unfold(survey(), wave(TABLE_WAVE), "tool")
    assert plain(answers["title"]) == ["a", "b", None, None, "c"]
    assert plain(answers["@own_return"]) == ["k1", "k1", "k2", "k3", None]
    assert plain(answers["@own_initiative"]) == ["x", "y", None, None, "z"]
    assert plain(answers["tools"])[:2] == [f"Jitsi{SEVERAL_COLUMNS}Teams", "Teams"]
    assert answers["@line"].tolist() == [2, 3, 3, 4, 4]


def test_a_table_that_is_not_there_is_told_with_those_that_are() -> None:
    returns, repeats = tables()
    with pytest.raises(UnexpectedStructure, match="The file has: other"):
        SourceText(returns, {"other": repeats["actions"]}, False).unfold(survey(), wave(TABLE_WAVE), "tool")


def test_rows_of_a_second_file_belong_to_its_own_returns() -> None:
    text = SourceText(*tables(), True)
    both = joined_text([text, text], "baro")
    assert both.tables["actions"]["@return"].tolist()[:2] == [0, 0]
    assert both.tables["actions"]["@return"].tolist()[3:5] == [3, 3] and len(both.returns) == 6


def test_files_of_one_source_must_have_the_same_columns() -> None:
    returns, repeats = tables()
    other = SourceText(returns.rename(columns={"org": "Mme Durand"}), repeats, True)
    with pytest.raises(UnexpectedStructure, match="file 2") as caught:
        joined_text([SourceText(returns, repeats, True), other], "baro")
    assert "Durand" not in str(caught.value), "a file without a header has answers in its place"
    assert "without column(s) 2 (by rank) of that one, with column(s) 2 (by rank) more" in str(caught.value)


VERSIONS = """\
versions:
  v1: {renamed: {NOM1: T1}, not_asked: [COUT1, COUT2], ignored: ["VIEUX[*]"]}
personal:"""


def test_a_version_is_read_under_the_names_of_the_wave() -> None:
    by = wave(WAVE_TEXT.replace("personal:", VERSIONS).replace("{id: tool,", "{id: tool, version: v1,"))
    old = text_frame(SENT | {"T1": "a"} | SHOWN | {"T1": "a"}).drop(columns=["COUT1", "COUT2"])
    raw = old.rename(columns={"T1": "NOM1"}).assign(**{"VIEUX[a]": pd.array(["z"], dtype="str")})
    extraction = read_return(
        io.BytesIO(raw.drop(columns=["@file", "@sheet", "@line"]).to_csv(index=False).encode()), "a.csv"
    )
    answers = text_of(extraction, by, "tool").unfold(survey(), by, "tool")
    assert plain(answers["title"])[0] == "a" and answers["@missing.cost_eur"].tolist() == ["not_shown", "not_shown"]


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("renamed: {A: NOPE}", "versions.v1.renamed.A: column `NOPE`, which this file does not name"),
        ("renamed: {A: T1, B: T1}", "versions.v1.renamed.B: `B` renamed to `T1`, as `A` is"),
        ("renamed: {A: T1}, ignored: [A]", "`A` renamed to `T1`, and one of both left out"),
        ("renamed: {A: T1}, not_asked: [T1]", "`A` renamed to `T1`, and one of both left out"),
        ("not_asked: [COUT1, NIX]", "versions.v1.not_asked.1: column `NIX`, which this file does not name"),
        ("not_asked: [COUT1]}\n  v2: {not_asked: [COUT2]", "versions.v2: version `v2`, which no source answers"),
    ],
)
def test_a_version_speaks_of_columns_of_the_wave_each_once(version: str, says: str) -> None:
    text = WAVE_TEXT.replace("personal:", f"versions:\n  v1: {{{version}}}\npersonal:")
    with pytest.raises(SurveyFileInvalid) as caught:
        wave(text.replace("{id: tool,", "{id: tool, version: v1,"))
    assert len(caught.value.faults) == 1 and says in str(caught.value.faults[0])


def test_a_version_may_leave_out_a_box() -> None:
    text = WAVE_TEXT.replace("personal:", 'versions:\n  v1: {not_asked: ["TH1[MEDI]"]}\npersonal:')
    assert wave(text.replace("{id: tool,", "{id: tool, version: v1,")).versions["v1"].not_asked == ("TH1[MEDI]",)


def test_a_column_renamed_to_one_that_is_there_is_told() -> None:
    by = wave(WAVE_TEXT.replace("personal:", VERSIONS).replace("{id: tool,", "{id: tool, version: v1,"))
    raw = text_frame(SENT).drop(columns=["COUT1", "COUT2", "@file", "@sheet", "@line"])
    both = raw.assign(NOM1=raw["T1"]).to_csv(index=False).encode()
    with pytest.raises(UnexpectedStructure, match="beside a column renamed to it, a column 'T1'"):
        text_of(read_return(io.BytesIO(both), "a.csv"), by, "tool")


@pytest.mark.parametrize(
    "change",
    [
        ("return_key: id", 'return_key: "@id"'),
        ("submitted: submitdate", 'submitted: "@submitted"'),
        ("consent:", 'complete: {column: "@complete", values: ["yes"]}\nconsent:'),
        ('shown_if: {column: "ETAT{n}"', 'shown_if: {column: "@language"'),
    ],
)
def test_a_fact_that_the_tool_does_not_state_is_told(change: tuple[str, str]) -> None:
    unused = {"id": "submitdate", "submitdate": "id"}
    text = WAVE_TEXT.replace(*change)
    left = next((name for name in unused if f": {name}\n" not in text), None)
    by = wave(text.replace("personal: [NOM]", f"personal: [NOM, {left}]") if left else text)
    frame = text_frame(SENT).drop(columns=["@id", "@submitted", "@complete", "@language"], errors="ignore")
    with pytest.raises(UnexpectedStructure, match="no fact `@"):
        unfold(frame, survey(), by, "tool")


def test_a_row_of_a_table_has_no_facts_of_its_own() -> None:
    text = TABLE_WAVE.replace("title: titre", 'title: {column: titre, shown_if: {column: "@language", values: [fr]}}')
    with pytest.raises(SurveyFileInvalid, match="Names in @ are the pipeline's own"):
        wave(text)


def test_a_personal_column_is_never_a_tick_box() -> None:
    by = wave(WAVE_TEXT.replace("personal: [NOM]", 'personal: [NOM, "TH1[MEDI]"]'))
    answers = unfolded(SENT | {"TH1[CYBER]": "Y", "TH1[MEDI]": "Mme Durand"}, by=by)
    assert plain(answers["subthemes"])[0] == "CYBER"
    assert "Durand" not in answers.to_csv()


def test_the_kind_of_an_authority_is_found_by_a_part_of_its_answer() -> None:
    by = survey().model_dump(mode="json", by_alias=True)
    by["mappings"]["natures"] |= {"contains": {"mairie": "commune"}, "regex": {"^c\\.?c\\b": "epci"}}
    authority = load_wave(WAVE_TEXT, "wave.yaml", Survey.model_validate(by), BOOK).authority
    kinds = [authority.kind_code(answer) for answer in ("VILLE", "La mairie", "CC du Pays", "Accès", "")]
    assert kinds == ["commune", "commune", "epci", None, None]


def test_a_version_that_the_file_is_not_of_is_refused() -> None:
    by = wave(WAVE_TEXT.replace("personal:", VERSIONS).replace("{id: tool,", "{id: tool, version: v1,"))
    whole = text_frame(SENT).drop(columns=["@file", "@sheet", "@line"]).to_csv(index=False).encode()
    with pytest.raises(UnexpectedStructure) as caught:
        text_of(read_return(io.BytesIO(whole), "a.csv"), by, "tool")
    found = [fault.found for fault in caught.value.faults]
    assert found == ["no column 'NOM1'", "a column 'COUT1'", "a column 'COUT2'"]


@pytest.mark.parametrize(
    ("keep", "text"),
    [
        ("", "Écrire au [courriel masqué] de la mairie."),
        ("keep: [mailboxes]\n", "Écrire au contact@ville.example de la mairie."),
        ("keep: [switchboards]\n", "Écrire au [courriel masqué] de la mairie."),
    ],
)
def test_a_wave_may_keep_the_mailboxes_of_public_bodies(keep: str, text: str) -> None:
    by = wave(WAVE_TEXT.replace("personal:", keep + "personal:"))
    answers = unfolded(SENT | {"T1": "Écrire au contact@ville.example de la mairie."}, by=by)
    assert read_content(answers, by.fields).columns["title"][0] == text


def decided(own_initiative: str) -> list[object]:
    answers = unfolded(SENT | {"T1": "a"}, SENT | {"id": "2", "T1": "b", "T2": "c"})
    content = read_content(answers, wave().fields, wave().repeated)
    line = f"2022,tool,2,{own_initiative},status,ended,r,b,2026-01-02\n"
    one_empty = line.replace(",2,", ",1,", 1)
    decisions = load_decisions(",".join(DECISION_COLUMNS) + "\n" + line + one_empty, "decisions.csv", BOOK)
    apply_decisions(content, answers, decisions.entries, "decisions.csv")
    return list(zip(content.columns["status"], content.empty, strict=True))


def test_a_decision_on_a_whole_return_makes_no_initiative_of_an_empty_block() -> None:
    assert decided("") == [("ended", False), (None, True), ("ended", False), ("ended", False)]


def test_an_initiative_in_numbered_columns_is_decided_by_its_number() -> None:
    assert decided("1") == [("ended", False), (None, True), ("ended", False), (None, False)]
