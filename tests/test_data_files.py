"""The data that ships with the code: code lists that cover the schema, and the bundled surveys."""

import csv
import hashlib
import re
from pathlib import Path

import pandas as pd
import pytest

from flows.bundled import bundled_root, code_book, read_survey, survey_folders
from transforms.codes import PARENT_LISTS
from transforms.formats import read_return
from transforms.questionnaire import unfold
from transforms.schema import CODES, TABLES

ROOT = Path(__file__).parents[1]
CRISE = ROOT / "data/surveys/crise-2020"
SHARED = ROOT.parent / "shared" / "returns" / "crise-2020" / "returns.csv"
BOOK = code_book()
# Lists that no field holds as a code: `missing` holds them as `field:kind`.
NOT_A_FIELD = {"missing_kind"}

DESIGN = {
    "authority_kind": "commune epci ept departement region collectivite_unique collectivite_outre_mer other",
    "status": "planned running paused extended ended abandoned unknown",
    "date_precision": "day day_without_year month_part month quarter semester season year_part year event unknown",
    "cost_precision": "exact approx range at_least at_most per_month product words unknown",
    "missing_kind": "not_shown not_reached blank dont_know refused not_applicable unreadable withheld",
    "disposition": "complete partial disputed superseded test nonsense ineligible withdrawn empty",
    "theme": "organisation_fonction_publique soutien_economie_locale cohesion_sociale transversal",
    "theme_origin": "declared coded decided",
    "severity": "critical warning",
    "fixed_by": "respondent survey_team data_engineer",
    "grain": "return initiative",
}


def test_every_coded_field_has_its_list_and_every_list_its_field() -> None:
    named = {field.codes for table in TABLES.values() for field in table.fields if field.codes}
    assert set(BOOK) == named | NOT_A_FIELD


@pytest.mark.parametrize("name", DESIGN)
def test_lists_hold_the_values_agreed_on(name: str) -> None:
    assert set(BOOK[name].codes) == set(DESIGN[name].split())


def test_outcomes_are_the_dispositions_and_those_of_initiatives() -> None:
    own = {"published", "rejected", "not_published", "empty_block"}
    assert set(BOOK["outcome"].codes) == set(BOOK["disposition"].codes) | own
    assert all(BOOK["outcome"].label(code) == BOOK["disposition"].label(code) for code in BOOK["disposition"].codes)


def test_parents_are_codes_of_their_list_and_no_theme_is_without_a_topic() -> None:
    for name, code_list in BOOK.items():
        parents = {entry.parent for entry in code_list.entries if entry.parent}
        assert parents <= set(BOOK[PARENT_LISTS[name]].codes if name in PARENT_LISTS else ())
    assert {entry.parent for entry in BOOK["topic"].entries} == set(BOOK["theme"].codes)


@pytest.mark.parametrize("name", BOOK)
def test_codes_and_labels_are_fit_to_publish(name: str) -> None:
    entries = BOOK[name].entries
    pattern = CODES.field("code").pattern or ""
    assert all(re.fullmatch(pattern, entry.code) for entry in entries)
    for language in ("fr", "en"):
        labels = [entry.label_fr if language == "fr" else entry.label_en for entry in entries]
        assert len(set(labels)) == len(labels) and all(label == label.strip() for label in labels)
    assert all(bool(entry.definition_fr) == bool(entry.definition_en) for entry in entries)


@pytest.mark.parametrize("folder", survey_folders(), ids=lambda folder: folder.name)
def test_every_bundled_survey_loads(folder: Path) -> None:
    files = read_survey(folder, BOOK)
    assert files.survey.id == folder.name and files.waves and (folder / "README.md").is_file()
    assert all(path.is_file() for path in files.paths)


def crise_answers() -> pd.DataFrame:
    files = read_survey(CRISE, BOOK)
    with (CRISE / "returns/2020/returns.csv").open("rb") as stream:
        frame = read_return(stream, "returns.csv").returns.frame
    return unfold(frame, files.survey, files.waves["2020"], "pages-publiques")


def test_the_crise_2020_wave_accounts_for_every_column() -> None:
    wave = read_survey(CRISE, BOOK).waves["2020"]
    with (CRISE / "returns/2020/returns.csv").open("rb") as stream:
        reading = read_return(stream, "returns.csv", "generic").reading
    assert sorted([*wave.used_columns, *wave.ignored, *wave.personal]) == sorted(reading.columns)
    assert wave.cog_vintage == 2021 and reading.warnings == ()


def test_crise_2020_unfolds_to_its_205_initiatives() -> None:
    answers = crise_answers()
    assert len(answers) == 205 and answers["@own_initiative"].is_unique and answers["@own_return"].isna().all()
    assert answers["@authority_kind"].value_counts().to_dict() == {
        "commune": 123, "departement": 35, "epci": 28, "region": 17, "collectivite_unique": 2,
    }  # fmt: skip
    assert answers["@line"].tolist() == list(range(2, 207))
    assert answers["users_reached"].notna().sum() == 59 and answers["cost_eur"].notna().sum() == 17


@pytest.mark.parametrize("field", ["theme", "subthemes", "status", "audiences"])
def test_every_answer_of_crise_2020_is_in_its_crosswalk(field: str) -> None:
    answer = read_survey(CRISE, BOOK).waves["2020"].fields[field]
    cells = crise_answers()[field].dropna()
    given = set(cells.str.split(answer.separator).explode()) if answer.separator else set(cells)
    assert given == set(answer.recode)


def test_the_crosswalk_of_the_readme_is_that_of_the_survey_file() -> None:
    rows = re.findall(
        r"^\| ([^|`]+) \| `([a-z_]+)` \|", (CRISE / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    readable = {label.strip(): code for labels, code in rows for label in labels.split(";")}
    mappings = read_survey(CRISE, BOOK).survey.mappings
    written = {
        answer: code
        for name, mapping in mappings.items()
        if name != "natures"
        for answer, code in mapping.codes.items()
    }
    assert written.pop("autre") == "missing:not_applicable"
    assert readable == written


def test_every_count_has_the_unit_that_its_own_text_states() -> None:
    with (CRISE / "returns/2020/returns.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["reference"]: row for row in csv.DictReader(stream)}
    decisions = read_survey(CRISE, BOOK).decisions.of("2020", "pages-publiques")
    assert {entry.field for entry in decisions} == {"users_unit"}
    assert {entry.own_initiative for entry in decisions} == {key for key, row in rows.items() if row["users_reached"]}
    for entry in decisions:
        [quoted] = re.findall("« (.+) »", entry.reason)
        place = "title_fr" if entry.reason.startswith("Le titre dit") else "description_fr"
        assert quoted in rows[entry.own_initiative][place], entry.line


@pytest.mark.skipif(not SHARED.is_file(), reason="the shared folder with the file as received is not here")
def test_the_returns_are_the_file_as_received_byte_for_byte() -> None:
    copy = (CRISE / "returns/2020/returns.csv").read_bytes()
    assert hashlib.sha256(copy).digest() == hashlib.sha256(SHARED.read_bytes()).digest()


def test_the_bundled_root_of_a_checkout_is_its_data_folder() -> None:
    assert bundled_root() == ROOT / "data"
