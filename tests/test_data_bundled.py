"""Survey folders: all faults of all files at once, and what a person would think is read."""

import shutil
from pathlib import Path

import pytest

from flows.bundled import bundled_root, code_book, read_survey, survey_folders
from transforms.errors import Fault, ReferenceInvalid, SurveyFileInvalid, UsageError

BOOK = code_book()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled_root() / "surveys/crise-2020", tmp_path / "crise-2020"))


def spoil(path: Path, before: str, after: str) -> int:
    """Changes the one place of a file, and says on which line it is."""
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(SurveyFileInvalid) as raised:
        read_survey(folder, BOOK)
    return raised.value.faults


def test_a_survey_folder_of_a_user_is_read_from_anywhere(folder: Path) -> None:
    files = read_survey(folder)
    assert (files.survey.id, list(files.waves), files.folder) == ("crise-2020", ["2020"], folder)
    names = {path.relative_to(folder).as_posix() for path in files.paths}
    assert names == {"survey.yaml", "waves/2020.yaml", "decisions.csv"}


def test_decisions_are_not_needed(folder: Path) -> None:
    (folder / "decisions.csv").unlink()
    files = read_survey(folder, BOOK)
    assert files.decisions.entries == () and files.decisions_path is None and len(files.paths) == 2


def test_the_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    lines = {
        "survey.yaml": spoil(folder / "survey.yaml", "en service: running", "en service: runing"),
        "waves/2020.yaml": spoil(folder / "waves/2020.yaml", "cog_vintage: 2021", "cog_vintage: demain"),
        "decisions.csv": spoil(folder / "decisions.csv", "R004,users_unit,agents", "R004,users_unit,agent"),
    }
    assert {fault.where for fault in faults(folder)} == {
        f"{folder / name}, line {line}" for name, line in lines.items()
    }


def test_each_wave_is_told_even_where_the_survey_is_sound(folder: Path) -> None:
    shutil.copy(folder / "waves/2020.yaml", folder / "waves/2021.yaml")
    spoil(folder / "waves/2020.yaml", "status: {column", "statut: {column")
    found = faults(folder)
    assert len(found) == 2 and "statut" in found[0].found
    assert (found[1].where, found[1].found) == (str(folder / "waves/2021.yaml"), "id `2020`")


def test_an_id_that_is_not_the_name_of_its_folder_is_told(folder: Path) -> None:
    spoil(folder / "survey.yaml", "id: crise-2020", "id: crise-2021")
    assert "crise-2020`, the name of the folder" in faults(folder)[0].expected


CORRECTION = """\
corrections:
  - {wave: "2021", source: web, return: a, column: c, expect: x, value: y, reason: r, by: b, on: 2026-01-01}
"""
FIRST = "2020,pages-publiques,,R004"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda folder: (folder / "survey.yaml").unlink(), "no readable file"),
        (lambda folder: (folder / "waves/2020.yaml").unlink(), "no wave"),
        (lambda folder: (folder / "waves/2020.yaml").rename(folder / "waves/2020.yml"), "a file that is not read"),
        (lambda folder: (folder / "waves/2021.yml").touch(), "a file that is not read"),
        (lambda folder: (folder / "corrections.yaml").touch(), "an empty file"),
        (lambda folder: (folder / "corrections.yaml").write_text(CORRECTION), "wave 2021, source web"),
        (lambda folder: (folder / "waves/2020.yaml").write_bytes(b"id: x\nb: \xe9\n"), "0xE9"),
        (lambda folder: (folder / "survey.yaml").write_text(""), "an empty file"),
        (lambda folder: (folder / "decisions.csv").write_text("wave\n"), "wave"),
        (lambda folder: spoil(folder / "decisions.csv", FIRST, "2021,pages-publiques,,R004"), "wave 2021"),
        (lambda folder: spoil(folder / "decisions.csv", FIRST, "2020,web,,R004"), "source web"),
    ],
)  # fmt: skip
def test_what_a_person_would_think_is_read_is_told(folder: Path, change, says: str) -> None:  # type: ignore[no-untyped-def]
    change(folder)
    assert any(says in fault.found for fault in faults(folder)), faults(folder)


def test_bytes_that_are_not_utf_8_have_their_line(folder: Path) -> None:
    (folder / "waves/2020.yaml").write_bytes(b"id: x\nb: \xe9\n")
    assert faults(folder)[0].where == f"{folder / 'waves/2020.yaml'}, line 2"


def test_survey_folders_are_listed_in_order_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("b", "a", ".git", "_drafts"):
        (tmp_path / name).mkdir()
    (tmp_path / "file").touch()
    assert [path.name for path in survey_folders(tmp_path)] == ["a", "b"]


def test_no_survey_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no survey"):
        survey_folders(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        survey_folders(tmp_path / "absent")


def test_the_faults_of_all_code_lists_are_told_at_once(tmp_path: Path) -> None:
    codes = Path(shutil.copytree(bundled_root() / "codes", tmp_path / "codes"))
    spoil(codes / "status.csv", "running,", "Running,")
    spoil(codes / "grain.csv", "return,,Réponse,", "return,,,")
    (codes / "theme.csv").write_bytes("code;é".encode("cp1252"))
    with pytest.raises(ReferenceInvalid) as raised:
        code_book(tmp_path)
    told = str(raised.value)
    assert all(name in told for name in ("status.csv, line 3", "grain.csv, line 2", "theme.csv, line 1"))


def test_no_code_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReferenceInvalid, match="no code list"):
        code_book(tmp_path)
