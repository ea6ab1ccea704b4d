"""`inventaire read`: a whole folder or none, only where a reading may write, private, as text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from flows.cli import cli
from flows.reading import extract_file, name_files, write_reading
from transforms.errors import UsageError

RETURNS = 'id,commune,budget,note\n01,Dijon,12 k€,\n02,Auxerre,N/A,"ligne 1\nligne 2"\n'


@pytest.fixture
def raw_file(tmp_path: Path) -> Path:
    path = tmp_path / "réponses.csv"
    path.write_text(RETURNS, encoding="utf-8")
    return path


def read(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["read", *map(str, arguments)])


def test_the_folder_holds_the_cells_as_text_and_how_they_were_read(raw_file: Path, tmp_path: Path) -> None:
    result = read(raw_file, "--to", tmp_path / "out")
    assert result.exit_code == 0, result.output
    table = pq.read_table(tmp_path / "out" / "returns.parquet")
    assert table.column("id").to_pylist() == ["01", "02"]
    assert table.column("budget").to_pylist() == ["12 k€", "N/A"]
    assert table.column("@line").to_pylist() == [2, 3]
    assert table.schema.field("@line").type == pa.int64()
    told = json.loads((tmp_path / "out" / "reading.json").read_text(encoding="utf-8"))
    assert told["sha256"] == hashlib.sha256(RETURNS.encode()).hexdigest()
    assert told["bytes"] == len(RETURNS.encode())
    assert (told["dialect"], told["rows"], told["header_line"]) == ("generic", 2, 1)
    assert sorted(told["files"]) == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert told["tables"][0]["file"] == "returns.parquet"
    described = json.loads((tmp_path / "out" / "columns.json").read_text(encoding="utf-8"))
    assert [column["name"] for column in described["returns.parquet"]["columns"]] == ["id", "commune", "budget", "note"]


def test_a_person_is_told_what_the_file_is_and_that_it_is_personal(raw_file: Path, tmp_path: Path) -> None:
    output = read(raw_file, "--to", tmp_path / "out").output
    for told in ("container", "utf-8", "generic", "header in line 1", "2 rows, 4 columns", "personal data"):
        assert told in output


def test_json_is_the_reading_and_nothing_else(raw_file: Path, tmp_path: Path) -> None:
    result = read(raw_file, "--to", tmp_path / "out", "--json")
    assert json.loads(result.stdout) == json.loads((tmp_path / "out" / "reading.json").read_text(encoding="utf-8"))


def test_the_folder_is_open_to_the_user_alone(raw_file: Path, tmp_path: Path) -> None:
    read(raw_file, "--to", tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_a_former_reading_is_replaced_with_all_its_files(raw_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(raw_file, "--to", out)
    told = json.loads((out / "reading.json").read_text(encoding="utf-8"))
    (out / "stale.parquet").write_bytes(b"")
    told["files"].append("stale.parquet")
    (out / "reading.json").write_text(json.dumps(told), encoding="utf-8")
    assert read(raw_file, "--to", out).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["columns.json", "reading.json", "returns.parquet"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", raw_file.name]


@pytest.mark.parametrize("own", [True, False], ids=["beside a former reading", "alone"])
def test_a_folder_with_files_of_others_is_refused_and_left_as_it_is(raw_file: Path, tmp_path: Path, own: bool) -> None:
    out = tmp_path / "out"
    if own:
        read(raw_file, "--to", out)
    out.mkdir(exist_ok=True)
    (out / "mine.txt").write_text("kept", encoding="utf-8")
    before = sorted(path.name for path in out.iterdir())
    result = read(raw_file, "--to", out)
    assert result.exit_code == 2
    assert "that a reading did not write" in result.output
    assert sorted(path.name for path in out.iterdir()) == before


def test_a_file_in_the_place_of_the_folder_is_refused(raw_file: Path) -> None:
    result = read(raw_file, "--to", raw_file)
    assert result.exit_code == 2
    assert raw_file.read_text(encoding="utf-8") == RETURNS


def test_a_failure_while_writing_leaves_the_former_reading(
    raw_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    read(raw_file, "--to", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("flows.reading._write_json", fail)
    result = read(raw_file, "--to", out)
    assert result.exit_code == 2
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", raw_file.name]


def test_an_unreadable_file_writes_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"%PDF-1.4 nothing")
    result = read(bad, "--to", tmp_path / "out")
    assert result.exit_code == 2
    assert "a PDF document" in result.output
    assert not (tmp_path / "out").exists()


def test_an_unknown_dialect_is_wrong_usage(raw_file: Path, tmp_path: Path) -> None:
    result = read(raw_file, "--to", tmp_path / "out", "--dialect", "sphinx")
    assert result.exit_code == 2
    assert "limesurvey" in result.output
    with pytest.raises(UsageError):
        extract_file(raw_file, "sphinx")


@given(st.lists(st.text(max_size=80), max_size=8))
def test_file_names_are_safe_and_each_is_used_once(names: list[str]) -> None:
    raw = Path(__file__).parents[2] / "data" / "surveys" / "crise-2020" / "returns" / "2020" / "returns.csv"
    extraction = _read_once(raw)
    tables = tuple(replace(extraction.returns, name=name) for name in names)
    files = [file for file, _ in name_files(replace(extraction, repeats=tables, others=tables))]
    assert len(set(files)) == len(files) == 1 + 2 * len(names)
    assert all(Path(file).name == file and file.endswith(".parquet") and len(file) < 100 for file in files)
    assert all(set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for file in files)


_READ: dict[Path, object] = {}


def _read_once(path: Path):  # type: ignore[no-untyped-def]
    if path not in _READ:
        _READ[path] = extract_file(path)[1]
    return _READ[path]


def test_repeats_and_other_tables_have_files_of_their_own(raw_file: Path, tmp_path: Path) -> None:
    raw, extraction = extract_file(raw_file)
    assert extraction.returns is not None
    repeat = replace(extraction.returns, name="Actions menées / année", parent="returns")
    other = replace(extraction.returns, name="Notice")
    tables = extraction.reading.tables
    reading = replace(
        extraction.reading,
        tables=(*tables, replace(tables[0], role="repeat"), replace(tables[0], role="other")),
    )
    told = write_reading(
        raw, replace(extraction, reading=reading, repeats=(repeat,), others=(other,)), tmp_path / "out"
    )
    assert {"returns.parquet", "actions-menees-annee.parquet", "other-notice.parquet"} <= set(told["files"])


def test_numbered_columns_are_unfolded_into_a_repeat_and_stay(tmp_path: Path) -> None:
    raw = tmp_path / "x.csv"
    raw.write_text(
        "Ville;Action 1 - titre;Action 1 - coût;Action 2 - titre;Action 2 - coût\nDijon;Paniers;100;Visites;20\n"
        "Auxerre;Ateliers;;;\n",
        encoding="utf-8",
    )
    result = read(raw, "--to", tmp_path / "out")
    assert result.exit_code == 0, result.output
    repeat = pq.read_table(tmp_path / "out" / "action.parquet").to_pydict()
    assert repeat["titre"] == ["Paniers", "Visites", "Ateliers"]
    assert (repeat["@return"], repeat["@position"]) == ([0, 0, 1], [1, 2, 1])
    assert "Action 1 - titre" in pq.read_table(tmp_path / "out" / "returns.parquet").column_names
    told = json.loads((tmp_path / "out" / "reading.json").read_text(encoding="utf-8"))
    assert [(table["role"], table["file"]) for table in told["tables"]] == [
        ("returns", "returns.parquet"),
        ("repeat", "action.parquet"),
    ]
