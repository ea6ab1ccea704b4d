"""Survey and wave files: what loads, and every kind of fault with its line."""

import pickle

import pytest

from flows.bundled import code_book
from transforms.errors import Fault, SurveyFileInvalid
from transforms.questionnaire import ANSWERABLE, SEVERAL_COLUMNS, Survey, Wave, load_survey, load_wave
from transforms.resolution import formats_of
from transforms.schema import INITIATIVES

BOOK = code_book()

SURVEY = """\
id: baro
title: {fr: Baromètre, en: Barometer}
description: {fr: Une enquête., en: A survey.}
organisers: [Une association]
contact: contact@association.example
licence:
  id: etalab-2.0
  title: Licence Ouverte 2.0
  url: https://spdx.org/licenses/etalab-2.0.html
citation: Baromètre
frame: open
mappings:
  natures:
    list: authority_kind
    codes:
      C: commune
      I: epci
  etats:
    list: status
    codes:
      E1: running
      NSP: missing:dont_know
"""

WAVE = """\
id: "2021"
cog_vintage: 2021
field_period: {start: 2021-01-04, end: 2021-03-20}
sources:
  - id: tool
    files: returns/2021/*.csv
  - id: paper
    files: s3://bucket/paper.csv
    dialect: generic
return_key: id
submitted: submitdate
authority:
  name: ORG
  kind: {column: STRUCT, mapping: natures}
  departement: DEP
fields:
  title: TITRE
  description: {columns: [RECIT1, RECIT2]}
  status: {column: ETAT, mapping: etats, missing: {"-": blank}}
  audiences:
    columns: [PUB1, PUB2]
    recode: {Tous: tous, Élus: elus, Autre: missing:not_applicable}
  subthemes: {column: THEMES, separator: ";", recode: {Écoles: numerique_educatif}, verbatim: subthemes_verbatim}
  tools: {column: OUTILS, separator: ";"}
  started_on: DEBUT
  cost_eur: COUT
  users_reached: USAGERS
  url: {column: WEB, format: url}
constants:
  language: fr
missing:
  NC: dont_know
personal: [NOM, COURRIEL]
ignored: [lastpage]
expect:
  returns: {min: 1, max: 10}
  initiatives: {min: 1}
  max_change: 0.25
"""


def survey(text: str = SURVEY) -> Survey:
    return load_survey(text, "survey.yaml", BOOK)


def wave(text: str = WAVE) -> Wave:
    return load_wave(text, "wave.yaml", survey(), BOOK)


def line_of(text: str, piece: str) -> int:
    assert piece in text
    return text[: text.index(piece)].count("\n") + 1


def changed(text: str, before: str, after: str) -> str:
    assert text.count(before) == 1, f"{before!r} is not there once"
    return text.replace(before, after)


def survey_faults(before: str, after: str) -> tuple[Fault, ...]:
    with pytest.raises(SurveyFileInvalid) as raised:
        survey(changed(SURVEY, before, after))
    return raised.value.faults


def wave_faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(SurveyFileInvalid) as raised:
        wave(text)
    return raised.value.faults


def test_a_survey_loads() -> None:
    loaded = survey()
    assert (loaded.id, loaded.title.en, loaded.frame) == ("baro", "Barometer", "open")
    assert loaded.mappings["etats"].codes == {"E1": "running", "NSP": "missing:dont_know"}


def test_a_wave_loads_resolved() -> None:
    loaded = wave()
    assert (loaded.id, loaded.cog_vintage, loaded.field_period.start.isoformat()) == ("2021", 2021, "2021-01-04")
    assert [(source.id, source.is_url, source.dialect) for source in loaded.sources] == [
        ("tool", False, None),
        ("paper", True, "generic"),
    ]
    assert loaded.fields["status"].recode == {"E1": "running", "NSP": "missing:dont_know"}
    assert loaded.fields["status"].missing == {"NC": "dont_know", "-": "blank"}
    assert (loaded.expect.returns.max, loaded.expect.initiatives.max, loaded.expect.max_change) == (10, None, 0.25)
    assert loaded.source("paper").files == "s3://bucket/paper.csv"
    with pytest.raises(KeyError, match="no source 'web'"):
        loaded.source("web")


@pytest.mark.parametrize("dialect", ["", "dialect: generic\n    "])
def test_header_lines_are_numbers(dialect: str) -> None:
    sources = wave(changed(WAVE, "dialect: generic", f"{dialect}header_lines: [3, 4]")).sources
    assert [source.header_lines for source in sources] == [None, (3, 4)]


def test_formats_follow_from_the_schema() -> None:
    formats = {name: answer.format for name, answer in wave().fields.items()}
    assert formats == {
        "title": "text", "description": "text", "status": "choice", "audiences": "choices", "subthemes": "choices",
        "subthemes_verbatim": "list", "tools": "list", "started_on": "date", "cost_eur": "amount",
        "users_reached": "count", "url": "url", "language": "choice",
    }  # fmt: skip


def test_every_answerable_field_has_a_format() -> None:
    assert all(formats_of(INITIATIVES.field(name)) for name in ANSWERABLE)


def test_verbatim_is_the_same_cells_a_second_time() -> None:
    fields = wave().fields
    assert fields["subthemes_verbatim"].columns == fields["subthemes"].columns == ("THEMES",)
    assert (fields["subthemes_verbatim"].separator, fields["subthemes_verbatim"].recode) == (";", {})


def test_a_constant_is_an_answer_without_a_column() -> None:
    language = wave().fields["language"]
    assert (language.columns, language.constant, language.recode) == ((), "fr", {"fr": "fr"})


def test_several_columns_need_no_separator() -> None:
    assert wave().fields["audiences"].separator == SEVERAL_COLUMNS
    joined = changed(WAVE, "    columns: [PUB1, PUB2]\n", '    columns: [PUB1, PUB2]\n    separator: "|"\n')
    parted = wave(joined).fields["audiences"]
    assert (parted.separator, parted.split_at) == (SEVERAL_COLUMNS, ("|",)), "each cell is parted too"


def test_used_columns_are_every_column_read_once() -> None:
    assert wave().used_columns == (
        "id", "submitdate", "ORG", "STRUCT", "DEP", "TITRE", "RECIT1", "RECIT2", "ETAT", "PUB1", "PUB2", "THEMES",
        "OUTILS", "DEBUT", "COUT", "USAGERS", "WEB",
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "code"), [("C", "commune"), (" c ", "commune"), ("X", None), ("", None)])
def test_kinds_are_found_by_wording(kind: str, code: str | None) -> None:
    assert wave().authority.kind_code(kind) == code


def test_one_kind_for_all_returns() -> None:
    text = changed(WAVE, "{column: STRUCT, mapping: natures}", "{constant: commune}")
    assert wave(text).authority.kind_constant == "commune"


def test_a_wave_can_be_pickled_for_workers() -> None:
    assert pickle.loads(pickle.dumps(wave())) == wave()


@pytest.mark.parametrize(
    ("before", "after", "at", "says", "remedy"),
    [
        ("frame: open", "frame: closed", "frame: closed", "closed", "Write `frame: open`"),
        ("frame: open", "frame: ajar", "frame: ajar", "`ajar`", "Correct"),
        ("id: baro\n", "id: Baro Mètre\n", "id: Baro", "`Baro Mètre`", "Correct"),
        ("frame: open", "frame: open\nkyewords: [a]", "kyewords", "unknown key `kyewords`", "`keywords`?"),
        ("citation: Baromètre\n", "", "id: baro", "no `citation`", "Add it."),
        ("citation: Baromètre", "citation:", "citation:", "nothing", "Correct"),
        ("  url: https", "  url: ftp", "  url: ftp", "`ftp://", "Correct"),
        ("{fr: Une enquête., en: A survey.}", "{fr: Une enquête.}", "description:", "no `description.en`", "Add it."),
        ("organisers: [Une association]", "organisers: Une association", "organisers:", "`Une association`", "Correct"),
        ("organisers: [Une association]", "organisers: []", "organisers:", "a list", "Correct"),
        ("title: {fr: Baromètre, en: Barometer}", "title: Baromètre", "title: B", "`Baromètre`", "Correct"),
        ("list: status", "list: statsu", "list: statsu", "no code list `statsu`", "Did you mean `status`?"),
        ("E1: running", "E1: runing", "E1: runing", "`runing`", "Did you mean `running`?"),
        ("missing:dont_know", "missing:dunno", "NSP: missing", "`dunno`", "data/codes/missing_kind.csv"),
        ("E1: running", "E1: running\n      e1: ended", "e1: ended", "the same wording", "Keep one"),
    ],
)
def test_each_fault_of_a_survey_file_has_its_line(before: str, after: str, at: str, says: str, remedy: str) -> None:
    found = survey_faults(before, after)
    line = line_of(changed(SURVEY, before, after), at)
    assert [fault.where for fault in found] == [f"survey.yaml, line {line}"]
    assert says in found[0].found and remedy in found[0].remedy and found[0].expected


TITLE = "  title: TITRE\n"


@pytest.mark.parametrize(
    ("before", "after", "at", "says", "remedy"),
    [
        ("cog_vintage: 2021", "cog_vintage: deux mille", "cog_vintage", "`deux mille`", "Correct"),
        ("cog_vintage: 2021", "cog_vintage: 1942", "cog_vintage", "`1942`", "Correct"),
        ("cog_vintage: 2021", "cog_vintage: 2e3", "cog_vintage", "`2e3`", "Correct"),
        ("start: 2021-01-04", "start: 1609718400", "field_period", "`1609718400`", "in full"),
        ("start: 2021-01-04", "start: 2021-02-30", "field_period", "`2021-02-30`", "Correct"),
        ("end: 2021-03-20", "end: 2021-01-03", "field_period", "an end (2021-01-03) before", "Correct one"),
        ("id: paper", "id: tool", "id: tool\n    files: s3", "source `tool` again", "its own id"),
        ("id: paper", "id: Le papier", "id: Le papier", "`Le papier`", "Correct"),
        ("dialect: generic", "dialect: xlsx", "dialect", "`xlsx`", "Correct"),
        ("dialect: generic", "header_lines: 3", "header_lines", "`3`", "Correct"),
        ("dialect: generic", "header_lines: [3-4]", "header_lines", "`3-4`", "Correct"),
        ("dialect: generic", "header_lines: []", "header_lines", "no line", "Count the lines"),
        ("dialect: generic", "header_lines: [0, 1]", "header_lines", "line 0", "Count the lines"),
        ("dialect: generic", "header_lines: [3, 5]", "header_lines", "lines 3, 5, which are not", "Count the lines"),
        ("dialect: generic", "header_lines: [4, 3]", "header_lines", "lines 4, 3, which are not", "Count the lines"),
        ("dialect: generic", f"header_lines: {[*range(1, 22)]}", "header_lines", "21 lines", "Count the lines"),
        (
            "dialect: generic",
            "dialect: grist\n    header_lines: [1]",
            "id: paper",
            "the dialect `grist`",
            "one of the two",
        ),
        ("returns/2021/*.csv", "/etc/passwd", "files: /etc", "`/etc/passwd`", "returns/<wave>/"),
        ("returns/2021/*.csv", "returns/../../*.csv", "files: ret", "`returns/../../*.csv`", "returns/<wave>/"),
        ("returns/2021/*.csv", "~/returns.csv", "files: ~", "`~/returns.csv`", "returns/<wave>/"),
        ("returns/2021/*.csv", "returns\\a.csv", "files: ret", "`returns\\a.csv`", "returns/<wave>/"),
        ("s3://bucket/paper.csv", "https://me:secret@host/a.csv", "files: https", "holds a password", "Take it out"),
        ("s3://bucket/paper.csv", "s3://bucket/*.csv", "files: s3", "`s3://bucket/*.csv`", "one source a file"),
        (TITLE, TITLE + "  tilte: X\n", "  tilte", "no canonical field `tilte`", "Did you mean `title`?"),
        (TITLE, TITLE + "  flags: X\n", "  flags", "`flags`, which the pipeline makes", "under `authority:`"),
        (TITLE, TITLE + "  language: X\n", "  language: X", "language without a recode", "`mapping:`"),
        (TITLE, "  title: {column: TITRE, format: date}\n", "  title", "format `date`", "Correct the format"),
        (TITLE, "  title: {column: TITRE, format: texte}\n", "  title", "`texte`", "Correct"),
        (TITLE, "  title: {}\n", "  title", "neither `column`, `columns` nor `boxes`", "Name the column"),
        (TITLE, "  title: {column: A, columns: [B]}\n", "  title", "`column` and `columns`", "Name the column"),
        (TITLE, "  title: {colum: TITRE, column: TITRE}\n", "  title", "unknown key `fields.title.colum`", "`column`?"),
        (TITLE, '  title: {column: TITRE, separator: ";"}\n', "  title", "a separator for format text", "Remove it"),
        (TITLE, "  title: {column: TITRE, recode: {a: b}}\n", "  title", "a recode for title", "Remove it"),
        (TITLE, "  title: ORG\n", "  title: ORG", "column `ORG` as fields.title, and as authority.name", "verbatim"),
        (TITLE, '  title: "@file"\n', "  title", "column `@file`", "pipeline's own"),
        ("ignored: [lastpage]", "ignored: [lastpage, TITRE]", "ignored", "column `TITRE` as ignored", "Keep one use"),
        ("ignored: [lastpage]", "ignored: [lastpage, NOM]", "ignored", "`NOM` as ignored, and as personal", "Keep one"),
        ("ignored: [lastpage]", "ignored: [lastpage, lastpage]", "ignored", "`lastpage` as ignored", "Keep one"),
        ("started_on: DEBUT", "started_on: {columns: [DEBUT, JOUR]}", "  started_on", "2 columns", "Keep one"),
        ('{column: OUTILS, separator: ";"}', "OUTILS", "  tools", "a list without `separator`", "such as"),
        ("ETAT, mapping: etats", "ETAT, mapping: etat", "  status", "no mapping `etat`", "Did you mean `etats`?"),
        ("ETAT, mapping: etats", "ETAT, mapping: natures", "  status", "to list authority_kind", "another mapping"),
        ("ETAT, mapping: etats", "ETAT, mapping: etats, recode: {a: ended}", "  status", "both `mapping`", "Name a"),
        ('{"-": blank}', '{"-": vide}', "  status", "`vide`", "missing_kind"),
        ("NC: dont_know", "NC: sais_pas", "NC: sais", "`sais_pas`", "missing_kind"),
        ("Tous: tous", "Tous: tout", "    recode: {Tous", "`tout`", "Did you mean `tous`?"),
        ("Élus: elus", "Élus: elus, ÉLUS: agents", "    recode: {Tous", "the same wording", "Keep one"),
        ("verbatim: subthemes_verbatim", "verbatim: title", "  subthemes", "verbatim `title`", "list field"),
        ("verbatim: subthemes_verbatim", "verbatim: tools", "  subthemes", "answer of its own", "Keep one"),
        ("verbatim: subthemes_verbatim", "verbatim: nothing", "  subthemes", "no canonical field", "The fields are"),
        ("  language: fr", "  language: francais", "  language", "`francais`", "data/codes/language.csv"),
        ("  language: fr", "  status: running", "  status: running", "which has a column too", "Keep the column"),
        ("  language: fr", "  partners: Région", "  partners", "a constant for partners", "true of every row"),
        ("  language: fr", "  langue: fr", "  langue", "no canonical field `langue`", "Did you mean `language`?"),
        ("{column: STRUCT, mapping: natures}", "STRUCT", "  kind", "without `mapping`", "mapping: …"),
        ("{column: STRUCT, mapping: natures}", "{}", "  kind", "neither `column` nor `constant`", "Name the column"),
        ("{column: STRUCT, mapping: natures}", "{column: S, constant: epci}", "  kind", "both", "Name the column"),
        ("{column: STRUCT, mapping: natures}", "{constant: ville}", "  kind", "`ville`", "authority_kind.csv"),
        ("  name: ORG\n", "", "authority:", "no `authority.name`", "Add it."),
        (
            "returns: {min: 1, max: 10}",
            "returns: {min: 11, max: 10}",
            "  returns",
            "max 10 under min 11",
            "Correct one",
        ),
        ("returns: {min: 1, max: 10}", "returns: {}", "  returns", "neither `min` nor `max`", "State a bound"),
        ("returns: {min: 1, max: 10}", "returns: {min: -1}", "  returns", "`-1`", "Correct"),
        ("max_change: 0.25", "max_change: 25", "max_change", "`25`", "Correct"),
        ("max_change: 0.25", "max_change: 0", "max_change", "`0`", "Correct"),
        ("max_change: 0.25", "max_change: nan", "max_change", "`nan`", "Correct"),
        ("max_change: 0.25", "max_chnage: 0.25", "max_chnage", "unknown key", "Did you mean `max_change`?"),
    ],
)
def test_each_fault_of_a_wave_file_has_its_line(before: str, after: str, at: str, says: str, remedy: str) -> None:
    text = changed(WAVE, before, after)
    found = wave_faults(text)
    place = f"wave.yaml, line {line_of(text, at)}"
    told = [fault for fault in found if fault.where == place and says in fault.found]
    assert told, [str(fault) for fault in found]
    assert any(remedy in fault.remedy for fault in told) and all(fault.expected for fault in told)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cog_vintage: 2021", "cog_vintage: 1943"),
        ("cog_vintage: 2021", "cog_vintage: 2099"),
        ("end: 2021-03-20", "end: 2021-01-04"),
        ("returns: {min: 1, max: 10}", "returns: {min: 10, max: 10}"),
        ("max_change: 0.25", "max_change: 1"),
        ("returns/2021/*.csv", "returns/2021/..a*.csv"),
        ("s3://bucket/paper.csv", "https://host/paper.csv?key=1"),
        ("dialect: generic", "header_lines: [1]"),
        ("dialect: generic", f"header_lines: {[*range(7, 27)]}"),
    ],
)
def test_the_other_side_of_each_bound_loads(before: str, after: str) -> None:
    assert wave(changed(WAVE, before, after)).id == "2021"


def test_all_faults_of_a_file_are_told_at_once_from_the_top_down() -> None:
    text = changed(WAVE, TITLE, "  tilte: TITRE\n  title: ORG\n")
    text = changed(text, "  language: fr", "  language: francais")
    text = changed(text, "id: paper", "id: tool")
    places = [fault.where for fault in wave_faults(text)]
    expected = [line_of(text, "id: tool\n    files: s3"), *(line_of(text, at) for at in ("tilte", "title: ORG"))]
    assert places[:1] == [f"wave.yaml, line {expected[0]}"]
    assert len(places) >= 4 and places == sorted(places, key=lambda place: int(place.rsplit(" ", 1)[1]))
    assert {f"wave.yaml, line {line}" for line in expected} <= set(places)


def test_all_faults_of_the_form_are_told_at_once() -> None:
    text = changed(changed(WAVE, "cog_vintage: 2021", "cog_vintage: x"), "max_change: 0.25", "max_change: y")
    assert len(wave_faults(text)) == 2


def test_without_code_lists_the_codes_are_not_judged() -> None:
    assert load_survey(changed(SURVEY, "E1: running", "E1: anything"), "survey.yaml").id == "baro"
