"""`inventaire scaffold`: drafts that load, where nothing stood before, as near to hand-made files as can be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.bundled import bundled_root, read_survey
from flows.cli import cli
from flows.scaffolding import scaffold_files
from transforms.questionnaire import Wave

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "data" / "surveys" / "crise-2020"
SHARED = ROOT.parent / "shared" / "returns"
RETURNS = BUNDLED / "returns" / "2020" / "returns.csv"


def scaffold(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["scaffold", *map(str, arguments)])


def uses_of(wave: Wave) -> dict[str, str]:
    """Column → what the wave file uses it as."""
    keys = {"return_key": wave.return_key, "initiative_key": wave.initiative_key, "submitted": wave.submitted}
    places = {"name": wave.authority.name, "kind": wave.authority.kind, "departement": wave.authority.departement}
    uses = {column: name for name, column in (keys | places).items() if column}
    uses |= dict.fromkeys(wave.personal, "personal") | dict.fromkeys(wave.ignored, "ignored")
    return {column: name for name, answer in wave.fields.items() for column in answer.columns} | uses


def test_the_bundled_survey_is_drafted_as_it_was_written_by_hand(tmp_path: Path) -> None:
    made = scaffold_files([RETURNS], "crise-2020", "2020", tmp_path)
    drafted = read_survey(tmp_path / "crise-2020").waves["2020"]
    written = read_survey(BUNDLED).waves["2020"]
    by_hand = uses_of(written)
    assert uses_of(drafted) == by_hand
    assert made.account.columns == made.account.drafted + made.account.ignored == 17


def test_what_is_mapped_unseen_is_what_was_mapped_by_hand(tmp_path: Path) -> None:
    scaffold_files([RETURNS], "crise-2020", "2020", tmp_path)
    drafted = read_survey(tmp_path / "crise-2020").waves["2020"].fields
    written = read_survey(BUNDLED).waves["2020"].fields
    for field in ("theme", "subthemes", "status", "audiences"):
        wrong = {
            answer: code
            for answer, code in drafted[field].recode.items()
            if written[field].recode.get(answer, code) != code
        }
        assert not wrong, field
        assert len(drafted[field].recode) >= 0.6 * len(written[field].recode), field


def test_the_summary_says_how_far_it_went_and_what_comes_next(tmp_path: Path) -> None:
    result = scaffold(RETURNS, "--to", tmp_path, "--survey", "essai")
    assert result.exit_code == 0, result.output
    for told in ("columns        17", "to be checked", "À VÉRIFIER", "waves/2021.yaml", "inventaire check"):
        assert told in result.output


def test_json_is_one_document(tmp_path: Path) -> None:
    told = json.loads(scaffold(RETURNS, "--to", tmp_path, "--json").stdout)
    assert told["survey"] == "returns"
    assert Path(told["files"]["wave"]).is_file()
    assert told["columns"] == told["drafted"] + told["personal"] + told["ignored"]


def test_the_draft_passes_check_and_a_run_would_take_it(tmp_path: Path) -> None:
    scaffold_files([RETURNS], "essai", "2021", tmp_path)
    output = CliRunner().invoke(cli, ["check", str(RETURNS), "--survey", "essai", "--surveys", str(tmp_path)]).output
    assert "structure" not in output.split("held to")[1]


def test_a_wave_that_is_there_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "essai" / "waves" / "2021.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    result = scaffold(RETURNS, "--to", tmp_path, "--survey", "essai", "--wave", "2021")
    assert result.exit_code == 2
    assert "there already" in result.output
    assert list((tmp_path / "essai").rglob("*.yaml")) == [path]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_survey_file_with_faults_is_told_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "essai" / "survey.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    result = scaffold(RETURNS, "--to", tmp_path, "--survey", "essai")
    assert result.exit_code != 0 and "survey.yaml" in result.output
    assert list((tmp_path / "essai").rglob("*.yaml")) == [path]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_new_wave_is_drafted_beside_a_survey_that_is_there(tmp_path: Path) -> None:
    scaffold_files([RETURNS], "essai", "2021", tmp_path)
    survey = tmp_path / "essai" / "survey.yaml"
    text = re.sub(r"(?ms)^  status:\n.*?(?=^  \w|\Z)", "", survey.read_text(encoding="utf-8"))
    survey.write_text(text, encoding="utf-8")
    (tmp_path / "essai" / "waves" / "2021.yaml").unlink()
    before = survey.read_bytes()
    result = scaffold(RETURNS, "--to", tmp_path, "--survey", "essai", "--wave", "2022")
    assert result.exit_code == 0, result.output
    assert "survey.yaml (there already, not touched)" in result.output
    assert survey.read_bytes() == before
    waves = read_survey(survey.parent).waves
    assert waves["2022"].fields["status"].recode and waves["2022"].fields["theme"].recode
    assert "theme:" not in (survey.parent / "waves" / "2022.yaml").read_text(encoding="utf-8").split("mappings:")[1]


def test_header_lines_are_those_of_the_raw_files_and_stand_in_the_draft(tmp_path: Path) -> None:
    raw = tmp_path / "saisie.csv"
    raw.write_text(
        "Lieu;;Action;\nCommune;Pays;Titre;Public\nDijon;x;Paniers;y\nAuxerre;z;Visites;k\n", encoding="utf-8"
    )
    result = scaffold(raw, "--to", tmp_path / "out", "--survey", "essai", "--wave", "2021", "--header-lines", "1-2")
    assert result.exit_code == 0, result.output
    wave = read_survey(tmp_path / "out" / "essai").waves["2021"]
    assert wave.sources[0].header_lines == (1, 2)
    assert wave.authority.name == "Lieu - Commune"


@pytest.mark.parametrize("arguments", [["--survey", "../x"], ["--survey", "A B"], ["--wave", "2021/../.."]])
def test_ids_are_plain_names(tmp_path: Path, arguments: list[str]) -> None:
    result = scaffold(RETURNS, "--to", tmp_path, *arguments)
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_raw_files_of_two_tools_are_not_one_wave(tmp_path: Path) -> None:
    other = tmp_path / "ls.csv"
    other.write_text(
        '"id";"submitdate";"lastpage";"startlanguage";"seed";"Q1"\n"1";"2021-05-01 10:00:00";"2";"fr";"7";"Dijon"\n',
        encoding="utf-8",
    )
    result = scaffold(RETURNS, other, "--to", tmp_path / "out")
    assert result.exit_code == 2
    assert "one survey tool for one wave" in result.output


def test_the_year_of_a_file_name_names_the_wave(tmp_path: Path) -> None:
    raw = tmp_path / "Enquête numérique 2019.csv"
    raw.write_text("Commune;Titre\nDijon;Paniers\nAuxerre;Visites\n", encoding="utf-8")
    made = scaffold_files([raw], None, None, tmp_path / "out")
    assert (made.survey_id, made.wave_id) == ("enquete-numerique-2019", "2019")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared returns, which are not in the project")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "gironde.json",
            {
                "Commune": "name", "Lieu": "title", "Description": "description", "Site internet": "url",
                "Email": "personal", "Téléphone": "personal", "Adresse postale": "personal", "Coord. X": "ignored",
            },
        ),
        (
            "maine-et-loire.json",
            {
                "ID_LieuMed": "initiative_key", "COMMUNE": "name", "NOM_STRUCTURE": "title", "SITE_WEB": "url",
                "NUM_TEL": "personal", "MAIL_STRUC": "personal", "ADRESSE": "personal", "x": "ignored",
            },
        ),
    ],
)  # fmt: skip
def test_inventories_are_drafted_as_their_published_mapping(
    tmp_path: Path, name: str, expected: dict[str, str]
) -> None:
    made = scaffold_files([SHARED / "inventories" / name], "lieux", "2021", tmp_path)
    uses = uses_of(read_survey(made.survey_path.parent).waves["2021"])
    assert {column: uses[column] for column in expected} == expected


def test_the_bundled_reference_is_what_names_are_held_to(tmp_path: Path) -> None:
    assert (bundled_root() / "reference").is_dir()
    raw = tmp_path / "x.csv"
    raw.write_text("a;b\nDijon;Paniers\nAuxerre;Visites\nNevers;Ateliers\n", encoding="utf-8")
    made = scaffold_files([raw], "essai", "2021", tmp_path)
    assert read_survey(made.survey_path.parent).waves["2021"].authority.name == "a"
