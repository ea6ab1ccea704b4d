"""Origins: whatever the repeats and however many files, a cell is found where the answer was read from."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.formats import read_return
from transforms.origins import (
    FileRead,
    Origin,
    answers_of,
    cell_at,
    file_read,
    fitted_to,
    letters,
    unfold_with_origins,
)
from transforms.questionnaire import Survey, Wave, load_survey, load_wave
from transforms.source_text import SourceText, joined_text
from transforms.survey_files import Version

SURVEY: Survey = load_survey(
    "id: s\ntitle: {fr: S, en: S}\ndescription: {fr: S, en: S}\norganisers: [A]\ncontact: A\n"
    "licence: {id: l, title: L, url: https://l.example}\ncitation: S\nframe: open\n",
    "survey.yaml",
)
HEAD = 'id: "1"\ncog_vintage: 2021\nfield_period: {start: 2021-01-01}\nsources: [{id: a, files: a.csv}]\n'
BLOCKS = """
return_key: id
authority: {name: nom}
repeats:
  - {numbers: [1, 2], fields: {title: "t{n}"}}
  - {table: actions, key: cle, fields: {title: titre}}
  - {numbers: [1], fields: {title: "autre{n}"}}
"""
TABLE_ALONE = """
return_key: id
authority: {name: nom}
fields: {description: mot}
repeats: [{table: actions, fields: {title: titre}}]
"""


def wave(text: str) -> Wave:
    return load_wave(HEAD + text.lstrip("\n"), "1.yaml", SURVEY)


def source(name: str, ids: list[str], titles: list[str], of: list[int | None], *, lines: int = 2) -> SourceText:
    """Returns with two numbered titles and another, and a table of actions; every text is its own place."""
    size = len(ids)
    returns = pd.DataFrame({"id": ids, "nom": ["Pau"] * size, "mot": [f"mot {i}" for i in ids]}, dtype="str")
    for column in ("t1", "t2", "autre1"):
        returns[column] = pd.array([f"{column} of {i} in {name}" for i in ids], dtype="str")
    table = pd.DataFrame({"titre": titles, "cle": [f"{name}-{n}" for n in range(len(titles))]}, dtype="str")
    table = table.assign(**{
        "@return": pd.array(of, dtype="Int64"), "@parent": pd.array(of, dtype="Int64"),
        "@position": pd.array(range(1, len(titles) + 1), dtype="Int64"),
    })  # fmt: skip
    return SourceText(_placed(returns, name, lines), {"actions": _placed(table, name, lines)}, False)


def _placed(frame: pd.DataFrame, name: str, lines: int) -> pd.DataFrame:
    # Lines that come twice: nothing may be found by them.
    places = {"@file": name, "@sheet": None, "@line": [lines] * len(frame)}
    return frame.assign(**places).astype({"@file": "str", "@sheet": "str", "@line": "int64"})


def read(name: str, text: SourceText) -> FileRead:
    rows = {None: len(text.returns), "actions": len(text.tables["actions"])}
    return FileRead(name, name * 2, "line", rows, {None: {"t1": 4}}, {})


FILES = st.lists(
    st.tuples(st.integers(0, 3), st.lists(st.one_of(st.none(), st.integers(0, 2)), max_size=4)), min_size=1, max_size=3
)


@pytest.mark.parametrize("text", [BLOCKS, TABLE_ALONE])
@given(files=FILES)
@settings(max_examples=40)
def test_every_title_stands_in_the_cell_that_its_origin_names(
    text: str, files: list[tuple[int, list[int | None]]]
) -> None:
    parts = []
    for number, (size, of) in enumerate(files):
        ids = [f"{number}.{row}" for row in range(size)]
        known = [row if row is not None and row < size else None for row in of]
        parts.append(source(f"f{number}", ids, [f"action {n} in f{number}" for n in range(len(of))], known))
    joined = joined_text(parts, "here")
    own = wave(text)
    answers, origins = unfold_with_origins(joined, SURVEY, own, "a")
    plain = joined.unfold(SURVEY, own, "a")
    kept = [name for name in plain.columns if name != "@return_line"]
    pd.testing.assert_frame_equal(answers[kept], plain[kept])
    reads = [read(f"f{number}", part) for number, part in enumerate(parts)]
    for row, origin in enumerate(origins):
        found = answers_of(fitted_to(own, joined), origin)
        if "title" not in found:
            assert not isinstance(answers["title"].iloc[row], str)
            continue
        table, answer = found["title"]
        cell = cell_at(joined, reads, origin, table, answer.columns[0], "answer")
        assert cell.text == answers["title"].iloc[row]
        assert cell.file == str(answers["@file"].iloc[row])
        assert cell.text.endswith(cell.file)
        assert cell.sha256 == cell.file * 2


def test_a_row_that_belongs_to_no_return_has_no_cells_there() -> None:
    text = source("f", ["1"], ["une"], [None])
    _, origins = unfold_with_origins(text, SURVEY, wave(TABLE_ALONE), "a")
    stray = next(origin for origin in origins if origin.table == "actions")
    assert stray.returns_row is None
    with pytest.raises(KeyError):
        cell_at(text, [read("f", text)], stray, None, "mot", "answer")


def test_a_column_that_the_version_lacks_holds_nothing_and_a_renamed_one_has_its_own_name() -> None:
    text = source("f", ["1"], [], [])
    renamed = FileRead("f", "ff", "row", {None: 1}, {None: {"t1": 28}}, {"t1": "ancien"})
    cell = cell_at(text, [renamed], Origin(0), None, "t1", "answer")
    assert (cell.column, cell.letter, cell.position) == ("ancien", "AB", 28)
    assert cell_at(text, [renamed], Origin(0), None, "absente", "answer").text is None


WORKBOOKS = [("titled.xlsx", True), ("form.xlsx", False)]


@pytest.mark.parametrize(("name", "has_letters"), WORKBOOKS)
def test_only_tables_have_columns_with_letters(name: str, has_letters: bool) -> None:
    content = (Path(__file__).parents[1] / "fixtures" / "generic" / name).read_bytes()
    extraction = read_return(io.BytesIO(content), name)
    assert extraction.returns is not None
    own = file_read(extraction, "0", wave(TABLE_ALONE), Version())
    assert bool(own.positions) == has_letters
    column = extraction.returns.columns[0].name
    text = SourceText(extraction.returns.frame, {}, False)
    assert (cell_at(text, [own], Origin(0), None, column, "answer").letter is not None) == has_letters


@pytest.mark.parametrize(("position", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(position: int, name: str) -> None:
    assert letters(position) == name
