"""Every file in tests/fixtures is read as the expectation beside it says, written by hand."""

import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return
from transforms.formats.dialects import DIALECTS, Dialect, recognise
from transforms.formats.opening import open_content

FIXTURES = Path(__file__).parents[2] / "fixtures"
EXPECTED = sorted(FIXTURES.rglob("*.expected.json"))


def fixture_of(expected: Path) -> Path:
    return expected.with_name(expected.name.removesuffix(".expected.json"))


def read(path: Path) -> Extraction:
    return read_return(io.BytesIO(path.read_bytes()), path.name)


def test_every_dialect_has_a_fixture() -> None:
    assert {json.loads(path.read_text(encoding="utf-8")).get("dialect") for path in EXPECTED} >= set(DIALECTS)


def test_every_fixture_has_its_expectation() -> None:
    files = {path for path in FIXTURES.rglob("*") if path.is_file() and path.suffix not in {".py", ".md"}}
    assert {path for path in files if not path.name.endswith(".expected.json")} == {fixture_of(e) for e in EXPECTED}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_a_fixture_is_read_as_expected(expected: Path) -> None:
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    path = fixture_of(expected)
    if wanted.get("fault"):
        with pytest.raises(UnreadableReturn, match=wanted["fault"]):
            read(path)
        return
    reading = read(path).reading
    tables = [[table.name, table.role, table.rows, table.columns] for table in reading.tables]
    found = {"container": reading.container, "dialect": reading.dialect, "form": reading.form,
             "standing": reading.standing, "tables": tables}  # fmt: skip
    assert found == {name: wanted[name] for name in found}
    for pattern in wanted.get("warnings", ()):
        assert any(re.search(pattern, warning) for warning in reading.warnings), (pattern, reading.warnings)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: str(path.relative_to(FIXTURES)))
def test_the_frames_of_a_fixture_keep_to_the_contract(expected: Path) -> None:
    if json.loads(expected.read_text(encoding="utf-8")).get("fault"):
        pytest.skip("a file that is refused has no frame")
    extraction = read(fixture_of(expected))
    names = {table.name for table in filter(None, (extraction.returns, *extraction.repeats))}
    for table in (*filter(None, [extraction.returns]), *extraction.repeats, *extraction.others):
        frame = table.frame
        assert isinstance(frame.index, pd.RangeIndex) and frame.columns.is_unique
        assert [c.name for c in table.columns] == [name for name in frame.columns if not name.startswith("@")]
        assert {str(frame[column.name].dtype) for column in table.columns} <= {"str"}
        assert (frame["@line"] >= 1).all() and frame["@file"].notna().all()
    for repeat in extraction.repeats:
        assert repeat.parent in names or extraction.returns is None
        assert {"@return", "@parent", "@position"} <= set(repeat.frame.columns)
        returns = 0 if extraction.returns is None else len(extraction.returns.frame)
        assert (repeat.frame["@return"].dropna() < returns).all()


def test_a_file_is_claimed_by_one_tool_alone() -> None:
    """Whoever else would claim a fixture were it asked first: nobody, so that their order is no accident."""
    from transforms.formats.dialects import readers

    for expected in EXPECTED:
        wanted = json.loads(expected.read_text(encoding="utf-8"))
        if wanted.get("fault"):
            continue
        path = fixture_of(expected)
        content = open_content(path.read_bytes(), path.name)
        claims = {reader.id for reader in readers() if reader.id != "generic" and reader.recognise(content)}
        assert claims <= {wanted["dialect"]}, (path.name, claims)
        assert recognise(content)[0].id == wanted["dialect"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_forced_on_any_file_reads_it_or_tells(dialect: Dialect) -> None:
    outcomes = set()
    for expected in EXPECTED:
        path = fixture_of(expected)
        try:
            read_return(io.BytesIO(path.read_bytes()), path.name, dialect)
            outcomes.add("read")
        except UnreadableReturn as error:
            assert all(fault.where and fault.found and fault.expected and fault.remedy for fault in error.faults)
            outcomes.add("told")
    assert outcomes == {"read", "told"}
