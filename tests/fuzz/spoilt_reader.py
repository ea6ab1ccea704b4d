"""Reads spoilt files, each in a child of its own with a memory limit and an alarm; prints one JSON line a file.

    python tests/fuzz/spoilt_reader.py FIRST COUNT FILE…      mutants FIRST … FIRST+COUNT-1, seeded by number
    python tests/fuzz/spoilt_reader.py cut POSITIONS FILE…    each file whole, then cut at so many places

The parent imports every reader once and forks; a child that dies, hangs or grows takes nobody with it.
"""

import io
import json
import os
import random
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from mutations import spoil

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, TextFrame, read_return
from transforms.formats.dialects import readers

# Files whose native reader is known to crash: the pipeline only ever reads them in a child of its own.
ALWAYS_APART = (b"$FL2", b"$FL3", b"<stata_dta>")
MEMORY = 3 * 1024**3
SECONDS = 10


def preload() -> None:
    """Everything that a reading may import, so that a child only reads."""
    import importlib

    list(readers())
    for name in ("archives", "databases", "delimited", "html_tables", "json_documents", "statistical", "workbooks",
                 "xml_trees"):  # fmt: skip
        importlib.import_module(f"transforms.formats.containers.{name}")
    import pyreadstat  # noqa: F401


def mutants(first: int, count: int, files: list[Path]) -> Iterator[tuple[str, str, bytes]]:
    for number in range(first, first + count):
        chance = random.Random(number)
        path = files[number % len(files)]
        way, content = spoil(path.read_bytes(), chance)
        yield f"{number}", f"{path.name} {way}", content


def cuts(positions: int, files: list[Path]) -> Iterator[tuple[str, str, bytes]]:
    for path in files:
        whole = path.read_bytes()
        yield f"{len(whole)}/{len(whole)}", path.name, whole
        for step in range(positions):
            length = 1 + step * (len(whole) - 2) // max(positions - 1, 1)
            if whole[:length].rstrip() != whole.rstrip():  # the last line end is nobody's data
                yield f"{length}/{len(whole)}", path.name, whole[:length]


def read_in_child(name: str, content: bytes) -> dict[str, object]:
    """The outcome of one reading: read, fault, defect (what we never want), or how the child died."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        os.write(sending, json.dumps(_outcome(name, content)).encode()[:60_000])
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        told = pipe.read()
    status = os.waitpid(child, 0)[1]
    if told:
        outcome: dict[str, object] = json.loads(told)
        return outcome
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV and content.startswith(ALWAYS_APART):
        return {"outcome": "contained", "text": "the native reader crashed, as the pipeline's own child may"}
    return {"outcome": "died", "text": f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {status}"}


def _outcome(name: str, content: bytes) -> dict[str, object]:
    try:
        extraction = read_return(io.BytesIO(content), name)
        check(extraction)
    except UnreadableReturn as fault:
        return {"outcome": "fault", "text": str(fault)[:300]}
    except BaseException:  # noqa: BLE001 - a panic of native code is no Exception, and is the very thing looked for
        return {"outcome": "defect", "text": traceback.format_exc()[-1500:]}
    tables = [(table.name, table.rows, table.columns) for table in extraction.reading.tables]
    return {"outcome": "read", "tables": tables, "warnings": list(extraction.reading.warnings),
            "dialect": extraction.reading.dialect}  # fmt: skip


def check(extraction: Extraction) -> None:
    """What must hold of every reading, however odd the file."""
    for table in (*filter(None, [extraction.returns]), *extraction.repeats, *extraction.others):
        check_frame(table)


def check_frame(table: TextFrame) -> None:
    frame = table.frame
    assert isinstance(frame.index, pd.RangeIndex)
    assert frame.columns.is_unique
    assert [column.name for column in table.columns] == [name for name in frame.columns if not name.startswith("@")]
    for name in frame.columns:
        assert str(frame[name].dtype) in {"str", "int64", "Int64"}, name
    assert {"@file", "@sheet", "@line"} <= set(frame.columns)
    assert (frame["@line"] >= 1).all()


def main() -> None:
    preload()
    files = [Path(name) for name in sys.argv[3:]]
    cases = (
        cuts(int(sys.argv[2]), files) if sys.argv[1] == "cut" else mutants(int(sys.argv[1]), int(sys.argv[2]), files)
    )
    for case, name, content in cases:
        print(json.dumps({"case": case, "file": name, **read_in_child(name.split()[0], content)}), flush=True)


if __name__ == "__main__":
    main()
