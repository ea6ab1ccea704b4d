"""Reading in a process of its own: the same frames, the same faults, and no way for it to hurt us."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from flows import sandbox
from flows.extraction_files import read_extraction, write_extraction
from flows.sandbox import read_in_sandbox, read_safely
from transforms.errors import Fault, UnreadableReturn, WorkingRootUnusable
from transforms.formats import Codebook, Extraction, TextFrame, read_return
from transforms.formats.codebook import Option, Question
from transforms.formats.frames import FILE, LINE, PARENT, POSITION, RETURN, Column, text_column
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.reading import Reading

CSV = b'id;nom;vide\n1;"Sainte-Ruche";""\n2;"Val\nombre";\n'
MIB = 1024**2


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder of the test's own, which must be empty again at its end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Puts another program in the place of the child: argv is the same."""
    monkeypatch.setattr(sandbox, "_ENTRY", code)


def fault(content: bytes = CSV, limits: Limits = DEFAULT_LIMITS) -> Fault:
    with pytest.raises(UnreadableReturn) as raised:
        read_in_sandbox(content, "f.csv", None, None, limits)
    (only,) = raised.value.faults
    assert only.where.startswith("f.csv") and only.remedy
    return only


def assert_same(found: Extraction, wanted: Extraction) -> None:
    assert (found.reading, found.codebook) == (wanted.reading, wanted.codebook)
    for ours, theirs in zip(_frames(found), _frames(wanted), strict=True):
        pd.testing.assert_frame_equal(ours.frame, theirs.frame)
        assert (ours.name, ours.columns, ours.parent, ours.sheet, ours.header_lines) == (
            theirs.name, theirs.columns, theirs.parent, theirs.sheet, theirs.header_lines,
        )  # fmt: skip


def _frames(extraction: Extraction) -> list[TextFrame]:
    return [*filter(None, [extraction.returns]), *extraction.repeats, *extraction.others]


def test_the_frames_are_those_of_a_reading_in_this_process() -> None:
    found = read_in_sandbox(CSV, "f.csv", "generic", None, DEFAULT_LIMITS)
    assert_same(found, read_return(io.BytesIO(CSV), "f.csv", "generic"))
    assert found.returns is not None
    assert found.returns.frame["vide"].tolist()[0] == "" and pd.isna(found.returns.frame["vide"].tolist()[1])


def test_the_frames_outlive_the_folder_and_can_be_changed() -> None:
    found = read_in_sandbox(CSV, "f.csv", "generic", None, DEFAULT_LIMITS)
    assert found.returns is not None
    frame = found.returns.frame
    frame["nom"] = frame["nom"].str.upper()
    frame.loc[0, LINE] = 7
    assert frame["nom"].tolist() == ["SAINTE-RUCHE", "VAL\nOMBRE"] and frame[LINE].tolist() == [7, 3]


def test_the_faults_are_those_of_a_reading_in_this_process() -> None:
    broken = b'a;b\n1;"x\n'
    with pytest.raises(UnreadableReturn) as wanted:
        read_return(io.BytesIO(broken), "f.csv")
    with pytest.raises(UnreadableReturn) as found:
        read_in_sandbox(broken, "f.csv", None, None, DEFAULT_LIMITS)
    assert found.value.faults == wanted.value.faults


def test_a_file_over_the_cap_is_refused_there_as_here() -> None:
    assert fault(limits=replace(DEFAULT_LIMITS, file_bytes=10)).found == "more than 10 bytes"


def test_a_codebook_given_reaches_the_reading() -> None:
    options = (Option("1", "Oui", {"fr": "Oui", "en": "Yes"}),)
    codebook = Codebook("LimeSurvey", (Question("nom", "Nom", "choice", options=options),), titles={"fr": "Enquête"})
    found = read_in_sandbox(CSV, "f.csv", "generic", codebook, DEFAULT_LIMITS)
    assert found.codebook == codebook


def _extraction() -> Extraction:
    reading = Reading(
        name="f", container="zip > text", dialect="generic", form="table", evidence="é", standing="proven",
        empties="kept apart", warnings=("ligne 3",), columns=("a",),
    )  # fmt: skip
    returns = pd.DataFrame({"a": text_column(["x", None, ""]), FILE: text_column(["f"] * 3), LINE: [1, 2, 3]})
    links = {RETURN: [0, None], PARENT: [0, None], POSITION: [1, None]}
    repeat = pd.DataFrame({"b": text_column([None, None])} | {k: pd.array(v, dtype="Int64") for k, v in links.items()})
    nothing = pd.DataFrame(index=pd.RangeIndex(4))
    columns = (Column("a", ("A", "a"), 1, "a", "Libellé", "q", "o"),)
    return Extraction(
        reading,
        TextFrame("returns", returns, columns, header_lines=(1, 2)),
        (TextFrame("projets", repeat, (Column("b"),), parent="returns", sheet="projets"),),
        (TextFrame("autre", nothing, ()), TextFrame("vide", repeat.iloc[:0], (Column("b"),))),
    )


def test_every_kind_of_frame_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "handed-over"
    folder.mkdir()
    write_extraction(folder, _extraction())
    found = read_extraction(folder)
    assert_same(found, _extraction())
    assert [str(dtype) for dtype in found.repeats[0].frame.dtypes] == ["str", "Int64", "Int64", "Int64"]


@pytest.mark.parametrize("chunks", [[], [[]], [["x"], []]])
def test_a_repeat_table_comes_back_whatever_chunks_its_cells_lie_in(tmp_path: Path, chunks: list[list[str]]) -> None:
    """A table that nobody filled in yet has a header, and columns without any chunk."""
    cells = text_column(pa.chunked_array([pa.array(chunk, pa.large_string()) for chunk in chunks], pa.large_string()))
    numbers = pd.array(range(len(cells)), dtype="Int64")
    frame = pd.DataFrame({"titre": cells, RETURN: numbers})
    wanted = replace(_extraction(), repeats=(TextFrame("projets", frame, (Column("titre"),), parent="returns"),))
    write_extraction(tmp_path, wanted)
    assert_same(read_extraction(tmp_path), wanted)


@pytest.mark.parametrize("spoil", ["extraction.json", "0.arrow"])
@pytest.mark.parametrize("bytes_", [b"", b"{}", b"\x80\x04\x95", b"ARROW1\x00\x00" + b"\xff" * 64])
def test_what_a_child_hands_over_is_checked(tmp_path: Path, spoil: str, bytes_: bytes) -> None:
    folder = tmp_path / "handed-over"
    folder.mkdir()
    write_extraction(folder, _extraction())
    (folder / spoil).write_bytes(bytes_)
    with pytest.raises((ValueError, OSError, LookupError)):
        read_extraction(folder)


def test_a_frame_with_texts_that_are_none_is_not_taken_over(tmp_path: Path) -> None:
    folder = tmp_path / "handed-over"
    folder.mkdir()
    write_extraction(folder, _extraction())
    data = (folder / "0.arrow").read_bytes()
    assert data.count(b"fff") == 1
    (folder / "0.arrow").write_bytes(data.replace(b"fff", b"\xfff\xff"))
    with pytest.raises(pa.ArrowInvalid):
        read_extraction(folder)


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT"])
def test_a_crash_is_a_fault_that_names_the_file(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    child(monkeypatch, f"import os, signal; os.kill(os.getpid(), signal.{name})")
    told = fault()
    assert told.found == f"a file that crashes the reader of its format ({name})"
    assert "Export the returns as CSV" in told.remedy


def test_a_child_that_the_system_stops_is_told_as_want_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    told = fault()
    assert "more memory" in told.found and "SIGKILL" in told.found
    assert "INVENTAIRE_READ_MEMORY_BYTES" in told.remedy


@pytest.mark.parametrize("name", ["SIGXCPU", "SIGALRM"])
def test_the_limits_of_the_child_itself_are_told_as_time(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    child(monkeypatch, f"import os, signal; os.kill(os.getpid(), signal.{name})")
    assert fault().found == "a file that takes more than 300 seconds to read"


def test_a_reading_without_end_is_stopped_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told_by = tmp_path / "pids"
    code = (
        "import os, subprocess, sys, time, pathlib;"
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"pathlib.Path({str(told_by)!r}).write_text(f'{{os.getpid()}} {{other.pid}}'); time.sleep(60)"
    )
    child(monkeypatch, code)
    told = fault(limits=replace(DEFAULT_LIMITS, seconds=5))
    assert told.found == "a file that takes more than 5 seconds to read" and "INVENTAIRE_READ_SECONDS" in told.remedy
    assert [pid for pid in told_by.read_text().split() if _runs(int(pid))] == []


def _runs(pid: int) -> bool:
    for _ in range(40):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return False
        if state == "Z":  # dead, and not yet waited for by whoever adopted it
            return False
        time.sleep(0.05)
    return True


def test_ctrl_c_stops_the_child_and_clears_its_folder(tmp_path: Path) -> None:
    told_by = tmp_path / "pid"
    entry = f"import os, pathlib, time; pathlib.Path({str(told_by)!r}).write_text(str(os.getpid())); time.sleep(60)"
    code = (
        "import flows.sandbox as s; from transforms.formats.limits import DEFAULT_LIMITS as limits;"
        f"s._ENTRY = {entry!r}; s.read_in_sandbox(b'a;b', 'f.csv', None, None, limits)"
    )
    environment = os.environ | {"TMPDIR": tempfile.gettempdir()}
    parent = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while not (told_by.exists() and told_by.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    parent.send_signal(signal.SIGINT)
    _, errors = parent.communicate(timeout=30)
    assert b"KeyboardInterrupt" in errors
    assert not _runs(int(told_by.read_text()))


def test_memory_is_limited() -> None:
    wide = b"a" * 200 * MIB
    told = fault(b"x;y\n" + wide, replace(DEFAULT_LIMITS, memory_bytes=420 * MIB))
    assert "more memory" in told.found and told.expected == f"at most {420 * MIB} bytes"


def test_the_readers_themselves_always_have_room() -> None:
    limits = replace(DEFAULT_LIMITS, memory_bytes=MIB)
    assert read_in_sandbox(CSV, "f.csv", "generic", None, limits).reading.rows == 2


def test_an_exit_without_a_word_is_told_without_its_output(monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "import sys; sys.exit('Jean Martin, 06 39 98 00 00')")
    told = fault()
    assert told.found == "a reading that failed (code 1; 28 characters of error output, not shown)"


def test_a_defect_is_told_by_kind_and_place_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys; sys.path.append(sys.argv[1]); import flows.sandbox_child as c\n"
        "def broken(*_): raise KeyError('Jean Martin')\n"
        "import transforms.formats; transforms.formats.read_return = broken; c.main(sys.argv[2])"
    )
    child(monkeypatch, code)
    told = fault()
    assert told.found.startswith("a reading that failed (KeyError at flows.sandbox_child:")
    assert "Jean" not in str(told)


@pytest.mark.parametrize("written", ["print()", "pathlib.Path(sys.argv[2], 'extraction.json').write_text('[')"])
def test_success_without_frames_is_a_fault(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    child(monkeypatch, f"import pathlib, sys; {written}")
    assert fault().found.startswith("a reading that cannot be taken over")


def test_the_child_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "secret")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    told_by = tmp_path / "told"
    child(monkeypatch, f"import json, os, sys, pathlib; pathlib.Path({str(told_by)!r}).write_text(json.dumps([dict(os.environ), sys.path])); sys.exit(3)")  # fmt: skip  # noqa: E501
    fault()
    assert "secret" not in told_by.read_text() and str(tmp_path) not in told_by.read_text()


def test_the_folder_is_the_users_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told_by = tmp_path / "told"
    child(monkeypatch, f"import os, sys, pathlib; pathlib.Path({str(told_by)!r}).write_text(oct(os.stat(sys.argv[2]).st_mode))")  # fmt: skip  # noqa: E501
    fault()
    assert told_by.read_text().endswith("700")


def test_no_room_for_the_copy_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(WorkingRootUnusable, match="room for a copy of the file"):
        read_in_sandbox(CSV, "f.csv", None, None, DEFAULT_LIMITS)


def test_several_threads_read_at_once() -> None:
    found: list[Extraction] = []
    threads = [
        threading.Thread(target=lambda: found.append(read_in_sandbox(CSV, "f.csv", "generic", None, DEFAULT_LIMITS)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3


@pytest.mark.parametrize(
    ("content", "is_apart"),
    [
        (CSV, False),
        (b'[{"a": 1}]', False),
        (b'[{"a": "' + b"x" * 8 * MIB + b'"}]', True),
        (b"SQLite format 3\x00" + bytes(200), True),
        (b"PK\x03\x04" + bytes(200), True),
        (b"\x1f\x8b" + bytes(200), True),
        (b"$FL2@(#)" + bytes(200), True),
        (b"<stata_dta>" + bytes(200), True),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), True),
    ],
)
def test_what_may_crash_or_swell_is_read_apart(monkeypatch: pytest.MonkeyPatch, content: bytes, is_apart: bool) -> None:
    calls: list[str] = []
    monkeypatch.setattr(sandbox, "read_in_sandbox", lambda *_: calls.append("apart"))
    monkeypatch.setattr(sandbox, "read_return", lambda *_: calls.append("here"))
    read_safely(content, "f", None, None, DEFAULT_LIMITS)
    assert calls == ["apart" if is_apart else "here"]


def test_what_cannot_hold_returns_is_refused_at_once() -> None:
    with pytest.raises(UnreadableReturn, match="a PDF document"):
        read_safely(b"%PDF-1.7", "f", None, None, DEFAULT_LIMITS)
