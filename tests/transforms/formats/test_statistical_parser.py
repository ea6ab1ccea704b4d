"""What the library of SPSS and Stata files loses, found by a second reading byte by byte."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from transforms.formats.containers.statistical_counts import Form
from transforms.formats.containers.statistical_parser import parse_whole

ACCENTED: dict[str, list[Any]] = {
    "âge": [41.0, 17.0],
    "prénom": ["Zoé", "Ana"],
    "commune": ["Nîmes", "Arles"],
    "où": ["abé", "là"],
}


def _written(columns: dict[str, list[Any]], form: Form, folder: Path) -> bytes:
    path = folder / f"f.{form}"
    write = pyreadstat.write_sav if form == "sav" else pyreadstat.write_dta
    write(pd.DataFrame(columns), str(path))
    return path.read_bytes()


@pytest.mark.parametrize("form", ["sav", "dta"])
@pytest.mark.parametrize("names", [list(ACCENTED), ["prénom"], ["commune"], ["âge", "commune"]])
def test_accented_variables_are_read(form: Form, names: list[str], tmp_path: Path) -> None:
    columns = {name: ACCENTED[name] for name in names}
    parsed = parse_whole(_written(columns, form, tmp_path), f"f.{form}", form)
    assert {name: list(parsed.columns[name]) for name in parsed.names} == columns
    assert parsed.encoding == "utf-8" and not parsed.warnings


@pytest.mark.parametrize("names", [list(ACCENTED), ["où"]])
def test_a_cut_letter_of_an_accented_variable_is_told(names: list[str], tmp_path: Path) -> None:
    columns = {name: ["abé", "la"] if name == "où" else ACCENTED[name] for name in names}
    content = _written(columns, "sav", tmp_path).replace("abé".encode(), b"abc\xc3")
    parsed = parse_whole(content, "f.sav", "sav")
    told = f"variable {len(names)}: 1 cell(s) end within a character, first in record 1"
    assert parsed.names == names and parsed.encoding == "utf-8" and parsed.warnings == (told,)
