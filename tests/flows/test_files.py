"""Raw files off a disk: whole, regular, within the limits; anything else is a fault at once, never a wait."""

import os
import socket
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from flows.settings import find_limits, limit_variable
from flows.sources import files
from flows.sources.files import fetch_files, read_file, told_name
from transforms.errors import Fault, UnreadableReturn, UsageError
from transforms.formats.limits import DEFAULT_LIMITS, Limits


def fault(path: Path, limits: Limits = DEFAULT_LIMITS) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        read_file(path, limits)
    (only,) = raised.value.faults
    return only


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "returns.csv").write_bytes(b"a;b\n1;2\n")
    return tmp_path / "returns.csv"


def test_a_file_is_its_name_and_its_bytes(file: Path) -> None:
    raw = read_file(file, DEFAULT_LIMITS)
    assert (raw.name, raw.content) == ("returns.csv", b"a;b\n1;2\n")
    assert read_file(file, DEFAULT_LIMITS, "2021/returns.csv").name == "2021/returns.csv"


def test_a_link_to_a_file_is_read(file: Path) -> None:
    (file.parent / "link.csv").symlink_to(file)
    assert read_file(file.parent / "link.csv", DEFAULT_LIMITS).content == b"a;b\n1;2\n"


def _folder(path: Path) -> None:
    path.mkdir()


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder": (_folder, "a folder"),
    "pipe": (os.mkfifo, "a pipe"),
    "socket": (_socket, "a file that cannot be read (No such device or address)"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "a device"),
    "dangling": (lambda path: path.symlink_to("nowhere"), "a link to a file that is not there"),
    "loop": (lambda path: path.symlink_to(path.name), "a file that cannot be read (Too many levels of symbolic links)"),
    "nothing": (lambda _: None, "no such file (any more)"),
    "empty": (Path.touch, "an empty file (0 bytes)"),
}


@pytest.mark.parametrize("kind", SPECIAL)
def test_what_is_no_regular_file_is_refused_and_not_waited_for(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    make, found = SPECIAL[kind]
    make(Path("x.csv"))
    told = fault(Path("x.csv"))
    assert (told.where, told.found) == ("x.csv", found)
    assert told.remedy


def test_a_file_without_rights_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", refuse)
    assert fault(file).found == "a file that cannot be read (Permission denied)"


def test_a_disk_that_fails_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files.os, "read", fail)
    assert fault(file).found == "a file that cannot be read (Input/output error)"


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written again"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    change: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.read
    contents = {"grows": b"a;b\n1;2\n3;4\n", "shrinks": b"a;b\n", "is written again": b"a;b\n9;9\n"}

    def read_and_change(descriptor: int, _: int) -> bytes:
        block = read(descriptor, 3)
        file.write_bytes(contents[change])
        os.utime(file, ns=(0, 1))
        return block

    monkeypatch.setattr(files.os, "read", read_and_change)
    told = fault(file)
    assert told.found.startswith("a file that changed while it was read")
    assert told.remedy == "Run again when its copy is complete."


def test_a_file_that_goes_between_listing_and_reading_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = files._matches

    def list_and_remove(pattern: str, folder: Path) -> list[Path]:
        found = listed(pattern, folder)
        file.unlink()
        return found

    monkeypatch.setattr(files, "_matches", list_and_remove)
    with pytest.raises(UnreadableReturn, match="no such file"):
        fetch_files("*.csv", file.parent, DEFAULT_LIMITS)


@pytest.mark.parametrize(("most", "is_read"), [(8, True), (7, False)])
def test_size_is_capped(file: Path, most: int, is_read: bool) -> None:
    limits = replace(DEFAULT_LIMITS, file_bytes=most)
    if is_read:
        assert len(read_file(file, limits).content) == 8
    else:
        assert fault(file, limits).remedy == "Split the export, or raise INVENTAIRE_MAX_FILE_BYTES."


def test_names_that_no_text_can_hold_are_shown_without_harm(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n\x1b[2J.csv"))
    path.write_bytes(b"a\n1\n")
    raw = read_file(path, DEFAULT_LIMITS)
    assert raw.name == "caf���[2J.csv" and raw.name.encode()
    path.write_bytes(b"")
    assert str(fault(path)).isprintable() and str(fault(path)).encode()


def test_a_path_with_a_nul_is_a_fault(tmp_path: Path) -> None:
    assert fault(tmp_path / "a\0b").found == "a file that cannot be read (a name that no file can have)"


def test_files_of_a_source_are_named_below_its_folder_and_sorted(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", "sub/c.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [raw.name for raw in fetch_files("**/*.csv", tmp_path)] == ["a.csv", "b.csv", "sub/c.csv"]


@pytest.mark.parametrize(
    ("pattern", "name", "rank", "count", "told"),
    [
        ("returns/2021/*.csv", "returns/2021/Mme Martin.csv", 2, 11, "returns/2021/file 2 of 11.csv"),
        ("returns/2021/*.csv", "returns/2021/Mme Martin.csv", 1, 1, "returns/2021/*.csv"),
        ("returns/*", "returns/Mme Martin.CSV", 1, 1, "returns/file 1 of 1.CSV"),
        ("returns/*/*.xlsx", "returns/Martin/a.xlsx", 3, 3, "returns/file 3 of 3.xlsx"),
        ("*", "réponse.de Mme Martin", 1, 2, "file 1 of 2"),
        ("*", "réponse.martin-lajoie", 1, 2, "file 1 of 2"),
        ("returns/envoi.csv", "returns/envoi.csv", 1, 1, "returns/envoi.csv"),
        ("https://me:secret@depot.example/a.csv?key=secret", "a.csv", 1, 1, "https://depot.example/a.csv"),
    ],
)
def test_a_run_calls_a_file_by_its_rank(pattern: str, name: str, rank: int, count: int, told: str) -> None:
    assert told_name(pattern, name, rank, count) == told


def test_faults_of_the_files_of_a_source_go_by_rank(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x")
    (tmp_path / "Jeanne Martin.csv").write_bytes(b"")
    with pytest.raises(UnreadableReturn) as raised:
        fetch_files("*.csv", tmp_path)
    assert raised.value.faults[0].where == f"{tmp_path.name}: file 1 of 2.csv"


@pytest.mark.parametrize("pattern", ["*.csv", "", "/etc/*.csv"])
def test_a_pattern_that_finds_nothing_is_a_fault(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(UnreadableReturn, match=r"Put the raw return below|Correct `files:`"):
        fetch_files(pattern, tmp_path)


def test_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "survey"
    folder.mkdir()
    (tmp_path / "other.csv").write_bytes(b"x")
    (folder / "link.csv").symlink_to(tmp_path / "other.csv")
    for pattern in ("*.csv", "../other.csv"):
        with pytest.raises(UnreadableReturn, match="outside the survey's folder"):
            fetch_files(pattern, folder)


def test_a_pipe_among_the_files_of_a_source_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csv")
    with pytest.raises(UnreadableReturn, match="a pipe"):
        fetch_files("*.csv", tmp_path)


def test_a_url_is_read_within_the_limits(file: Path) -> None:
    url = f"file://{file}"
    assert fetch_files(url, file.parent, DEFAULT_LIMITS)[0].content == b"a;b\n1;2\n"
    with pytest.raises(UnreadableReturn, match="at most 7"):
        fetch_files(url, file.parent, replace(DEFAULT_LIMITS, file_bytes=7))


def test_limits_are_the_defaults_where_nothing_is_set() -> None:
    assert find_limits({}) == find_limits({"INVENTAIRE_MAX_ROWS": " "}) == DEFAULT_LIMITS


def test_every_limit_has_its_variable() -> None:
    names = [field.name for field in fields(Limits)]
    variables = {limit_variable(name): name for name in names}
    assert {"INVENTAIRE_MAX_FILE_BYTES", "INVENTAIRE_MAX_ROWS", "INVENTAIRE_MAX_CELLS"} <= set(variables)
    assert {"INVENTAIRE_READ_SECONDS", "INVENTAIRE_READ_MEMORY_BYTES"} <= set(variables)
    found = find_limits({variable: str(rank) for rank, variable in enumerate(variables, start=1)})
    assert [getattr(found, name) for name in names] == list(range(1, len(names) + 1))


@pytest.mark.parametrize("text", ["0", "-1", "1e6", "1_000", "1 000", "mille", "٣", "9" * 19, "1.5"])
def test_limits_that_are_no_numbers_are_told_all_at_once(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_limits({"INVENTAIRE_MAX_ROWS": text, "INVENTAIRE_READ_SECONDS": text, "INVENTAIRE_MAX_CELLS": "5"})
    assert [told.where for told in raised.value.faults] == ["INVENTAIRE_MAX_ROWS", "INVENTAIRE_READ_SECONDS"]


def test_the_limits_of_the_environment_reach_the_files(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVENTAIRE_MAX_FILE_BYTES", "7")
    with pytest.raises(UnreadableReturn, match="at most 7"):
        fetch_files("*.csv", file.parent)
