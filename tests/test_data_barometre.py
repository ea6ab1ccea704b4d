"""The bundled survey `barometre`: two waves whose questionnaires differ, accounted for column by column."""

import hashlib
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from flows.bundled import bundled_root, code_book, read_survey
from flows.reference import list_vintages
from transforms.content import read_content, reader_of
from transforms.formats import Extraction, read_return
from transforms.questionnaire import Wave, check_wave_file, unfold
from transforms.survey_files import Crosswalk
from transforms.waves import SEVERAL_COLUMNS

FOLDER = bundled_root() / "surveys/barometre"
SHARED = Path(__file__).parents[2] / "shared/returns/limesurvey"
FILES = read_survey(FOLDER, code_book())
WAVES = ("2021", "2022")


@cache
def extraction(wave: str) -> Extraction:
    path = FOLDER / f"returns/{wave}/rpc_code_short.csv"
    return read_return(io.BytesIO(path.read_bytes()), path.name, "limesurvey")


@cache
def answers(wave: str) -> pd.DataFrame:
    frame = extraction(wave).returns.frame
    return unfold(frame, FILES.survey, FILES.waves[wave], "limesurvey", empties_apart=True)


def raw_columns(wave: str) -> list[str]:
    return [name for name in extraction(wave).returns.frame.columns if not name.startswith("@")]


def fitted(wave: str) -> Wave:
    return FILES.waves[wave].fitted(raw_columns(wave))


@pytest.mark.parametrize(("wave", "columns"), [("2021", 184), ("2022", 188)])
def test_every_column_has_one_use(wave: str, columns: int) -> None:
    named = [*fitted(wave).used_columns, *fitted(wave).ignored, *fitted(wave).personal]
    assert sorted(named) == sorted(raw_columns(wave)) and len(named) == columns


@pytest.mark.parametrize("wave", WAVES)
def test_personal_columns_are_those_of_the_contact_and_of_the_network(wave: str) -> None:
    telephone = {"2021": "LIGNE", "2022": "TELEPHONE"}[wave]
    assert set(fitted(wave).personal) == {"ipaddr", "REPONDANT", "FONCTION", "COURRIEL", telephone}


@pytest.mark.parametrize(("wave", "filled", "refused"), [("2021", 243, 8), ("2022", 277, 16)])
def test_a_wave_unfolds_to_four_blocks_a_return(wave: str, filled: int, refused: int) -> None:
    unfolded = answers(wave)
    assert len(unfolded) == 4 * 140 and set(unfolded["@block"]) == {1, 2, 3, 4}
    assert unfolded["title"].str.strip().fillna("").ne("").sum() == filled
    assert unfolded.groupby("@own_return")["@consent"].first().eq("no").sum() == refused


def given(wave: str, field: str) -> set[str]:
    cells = answers(wave)[field].dropna()
    return {option for option in cells.str.split(SEVERAL_COLUMNS).explode() if option.strip()}


@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("field", ["subthemes", "audiences", "status", "language"])
def test_every_option_is_in_its_crosswalk_and_every_crosswalk_in_use(wave: str, field: str) -> None:
    recode = set(FILES.waves[wave].fields[field].recode)
    # « Autre » is what its text is coded to; a text that is not coded stands as `-oth-`.
    assert {option for option in given(wave, field) if option != "-oth-"} <= recode
    written_by_hand = {"les communes membres", "soignants", "vacanciers"}
    worded = {label for mapping in mappings(wave) for label in mapping.labels.values()}
    assert recode - given(wave, field) <= written_by_hand | worded


def mappings(wave: str) -> list[Crosswalk]:
    """Those of the survey and of the wave's own file."""
    own = check_wave_file((FOLDER / "waves" / f"{wave}.yaml").read_text("utf-8"), wave).mappings
    return [*FILES.survey.mappings.values(), *own.values()]


@pytest.mark.parametrize("wave", WAVES)
def test_every_kind_of_authority_is_in_its_crosswalk(wave: str) -> None:
    kinds = answers(wave)
    assert kinds["@authority_kind"].notna().equals(kinds["@authority_kind_as_written"].notna())
    assert set(kinds["@authority_kind"].dropna()) == {"commune", "epci", "departement", "other"}


@pytest.mark.parametrize("wave", WAVES)
def test_words_of_the_questionnaire_stand_beside_the_codes(wave: str) -> None:
    codes = answers(wave)["subthemes"].dropna().str.split(SEVERAL_COLUMNS)
    words = answers(wave)["subthemes_verbatim"].dropna().str.split(SEVERAL_COLUMNS)
    assert codes.str.len().equals(words.str.len())
    assert "Équipements et connexions" in set(words.explode()) and "EQUI" not in set(words.explode())


@pytest.mark.parametrize("wave", WAVES)
def test_the_unit_of_the_wave_stands_beside_counts_alone(wave: str) -> None:
    content = read_content(answers(wave), FILES.waves[wave].fields)
    counted = [number is not None for number in content.column("users_reached")]
    assert content.column("users_unit") == ["personnes" if is_counted else None for is_counted in counted]
    assert any(counted) and not all(counted)


@pytest.mark.parametrize("number", ["01/99/00/11/22", "+33 1 99 00 11 22"])
def test_a_number_with_a_separator_in_it_is_masked_before_the_list_is_parted(number: str) -> None:
    read = reader_of(FILES.waves["2021"].fields["partners"])
    parsed, masked = read(f"CAF/MSA et La Poste {number}")
    assert masked == 1 and parsed.value is not None
    assert parsed.value[:2] == ("CAF", "MSA") and not re.search(r"\d", " ".join(parsed.value))


def in_readme() -> Iterator[tuple[str, str]]:
    """Answer → code of the three tables of the README, one pair for each answer."""
    text = (FOLDER / "README.md").read_text("utf-8")
    for answered, code in re.findall(r"^\|[^|]+\| (`[^|]+`) \| `([a-z_]+)` \|", text, re.MULTILINE):
        yield from ((answer, code) for answer in re.findall(r"`([^`]+)`", answered))


def test_the_crosswalk_of_the_readme_is_that_of_the_files() -> None:
    fields = [
        FILES.waves[wave].fields[field].recode for wave in WAVES for field in ("subthemes", "audiences", "status")
    ]
    written_files = [check_wave_file((FOLDER / f"waves/{wave}.yaml").read_text("utf-8"), wave) for wave in WAVES]
    kinds = [(FILES.survey.mappings | written.mappings)["natures"].codes for written in written_files]
    written = {
        answer: code
        for recode in (*fields, *kinds)
        for answer, code in recode.items()
        if not code.startswith("missing:") and (answer.isupper() or answer == "-oth-")
    }
    assert dict(in_readme()) == written


def test_the_waves_compare_as_the_readme_says() -> None:
    comparability = FILES.waves["2022"].comparability
    assert FILES.waves["2022"].compared_with == "2021" and not FILES.waves["2021"].comparability
    assert [name for name, one in comparability.items() if one.is_ == "broken"] == ["cost_eur"]
    in_both = set(FILES.waves["2021"].fields) & set(FILES.waves["2022"].fields)
    assert set(comparability) == in_both
    assert set(FILES.waves["2022"].fields) - in_both == {"running_cost_eur"}
    assert set(FILES.waves["2021"].fields) - in_both == {"tools"}


def test_each_wave_has_the_geography_of_its_year() -> None:
    vintages = {wave: FILES.waves[wave].cog_vintage for wave in WAVES}
    assert vintages == {"2021": 2021, "2022": 2022}
    assert set(vintages.values()) <= set(list_vintages(bundled_root() / "reference"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with the files as exported is not here")
@pytest.mark.parametrize("wave", WAVES)
def test_the_returns_are_the_exports_byte_for_byte(wave: str) -> None:
    copy, original = FOLDER / f"returns/{wave}/rpc_code_short.csv", SHARED / wave / "rpc_code_short.csv"
    assert hashlib.sha256(copy.read_bytes()).digest() == hashlib.sha256(original.read_bytes()).digest()
