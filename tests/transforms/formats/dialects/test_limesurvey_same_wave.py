"""One wave, exported in every form: the same frame cell by cell, up to what each container cannot keep."""

import csv
import importlib.util
import sys
from pathlib import Path

import pytest

from transforms.formats import read_codebook

HERE = Path(__file__).parent
CUT = HERE.parents[2] / "fixtures" / "limesurvey" / "wave"


def _load() -> object:
    spec = importlib.util.spec_from_file_location("limesurvey_table", HERE / "limesurvey_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["limesurvey_table"] = module
    spec.loader.exec_module(module)
    return module


table = _load()
SHARED = table.SHARED  # type: ignore[attr-defined]
LOSSES = table.LOSSES  # type: ignore[attr-defined]
WAVES = [CUT, *(SHARED / year for year in ("2021", "2022"))]
FORMS = [(wave, form) for wave in WAVES for form in LOSSES if wave is not CUT or (CUT / form).exists()]


def _frame(wave: Path, form: str):  # type: ignore[no-untyped-def]
    codebook = table.codebook_of(wave)  # type: ignore[attr-defined]
    return table.frame_of(table.read(wave / form, codebook)), codebook  # type: ignore[attr-defined]


@pytest.mark.parametrize(("wave", "form"), FORMS, ids=[f"{wave.name}-{form}" for wave, form in FORMS])
def test_a_form_gives_the_frame_of_the_reference(wave: Path, form: str) -> None:
    if not wave.exists():
        pytest.skip("the exports of the two waves are not on this machine")
    frame, codebook = _frame(wave, form)
    reference, _ = _frame(wave, table.REFERENCE)  # type: ignore[attr-defined]
    found = table.compare(form, frame, reference, codebook)  # type: ignore[attr-defined]
    assert found.columns_missing == () and found.differing == []
    assert [name for name in frame.columns if name in reference.columns] == list(reference.columns)
    extra = {name for name in frame.columns if name not in reference.columns}
    assert extra == ({"token"} if form.startswith("vv") else set())
    incomplete = int((reference["@complete"] == "no").sum())
    assert found.rows_missing == (incomplete if LOSSES[form].incomplete else 0)
    assert found.compared == (len(reference) - found.rows_missing) * len(reference.columns)


def test_a_form_without_losses_is_equal_in_every_cell() -> None:
    reference, codebook = _frame(CUT, table.REFERENCE)  # type: ignore[attr-defined]
    for form in ("rpc_code_short.json", "survey_archive.lsa"):
        frame, _ = _frame(CUT, form)
        assert frame.equals(reference[list(frame.columns)]), form
    assert len(codebook.questions) == 62


def test_the_comparison_can_fail() -> None:
    reference, codebook = _frame(CUT, table.REFERENCE)  # type: ignore[attr-defined]
    spoilt = reference.copy()
    spoilt.loc["5", "ORG"] = "another"
    spoilt.loc["14", "THEMES1[CYBER]"] = ""
    found = table.compare("rpc_code_short.csv", spoilt, reference, codebook)  # type: ignore[attr-defined]
    assert found.differing == [("5", "ORG"), ("14", "THEMES1[CYBER]")]


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_the_facts_of_a_wave_are_those_of_its_truth(year: str) -> None:
    truth = SHARED / "truth" / "responses.csv"
    if not truth.exists():
        pytest.skip("the truth of the two waves is not on this machine")
    with truth.open(encoding="utf-8", newline="") as stream:
        wanted = {row["response_id"]: row for row in csv.DictReader(stream) if row["wave"] == year}
    frame, _ = _frame(SHARED / year, table.REFERENCE)  # type: ignore[attr-defined]
    assert set(frame.index) == set(wanted)
    for each, row in wanted.items():
        assert frame.loc[each, "@complete"] == row["submitted"]
        assert frame.loc[each, "@language"] == row["language"]
        assert frame.loc[each, "@last_page"] == row["last_page"]
        assert frame.loc[each, "@started"][:10] == row["start"][:10]
    assert frame["@submitted"].notna().sum() == sum(row["submitted"] == "yes" for row in wanted.values())


def test_a_field_map_names_the_columns_as_the_structure_does() -> None:
    with (CUT / "fieldmap_fr.json").open("rb") as stream:
        field_map = read_codebook(stream, "fieldmap_fr.json")
    structure = table.codebook_of(CUT)  # type: ignore[attr-defined]
    asked = [question for question in field_map.questions if question.kind != "metadata"]
    for mapped, described in zip(asked, structure.questions, strict=True):
        for name in ("code", "label", "kind", "question", "option", "option_label", "group", "mandatory"):
            assert getattr(mapped, name) == getattr(described, name), (mapped.code, name)
        assert mapped.field_names[0] == described.field_names[0]
