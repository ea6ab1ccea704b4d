"""Seconds and memory of reading, each beside a bare reader that ran just before it: part of `make bench`.

Every measurement is a process of its own: its peak memory is that of the reading, above what the imports
took. Memory is told as a multiple of the Arrow table that the bare reader makes of the same file.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

WORDS = [
    "initiative",
    "numérique",
    "commune",
    "vélo",
    "marché",
    "ligne",
    "habitants",
    "service",
    "accès",
    "public",
    "école",
    "été",
    "soutien",
    "économie",
    "locale",
]
FACTS = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")
COLUMNS = (*FACTS, *(f"Q{n}" for n in range(8)), *(f"M{n}[{code}]" for n in range(5) for code in "ABCDE"))

MEASURED = """
import importlib, io, json, resource, sys, time
from pathlib import Path
import pandas, pyarrow, pyarrow.compute, pyarrow.csv, python_calamine
from transforms.formats import read_return
from transforms.formats.dialects import readers, recognise
from transforms.formats.opening import open_content
list(readers())
for name in ("delimited", "workbooks", "archives"):
    importlib.import_module("transforms.formats.containers." + name)

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

path, way = Path(sys.argv[1]), sys.argv[2]
before, start, table, rows = peak(), time.perf_counter(), 0, 0
if way == "pyarrow":
    parse = pyarrow.csv.ParseOptions(delimiter=";", newlines_in_values=True)
    table = pyarrow.csv.read_csv(path, parse_options=parse).nbytes
elif way == "calamine":
    book = python_calamine.CalamineWorkbook.from_path(path)
    rows = len(book.get_sheet_by_index(0).to_python())
elif way == "recognise":
    content = open_content(path.read_bytes(), path.name)
    start = time.perf_counter()
    recognise(content)
else:
    with path.open("rb") as stream:
        rows = read_return(stream, path.name).reading.rows
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "peak": peak() - before, "table": table, "rows": rows}))
"""


def limesurvey_csv(path: Path, returns: int) -> Path:
    """A made-up LimeSurvey export: codes, short answers, `;`, quoted, not shown and left blank kept apart."""
    chance = random.Random(returns)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(";".join(f'"{column}"' for column in COLUMNS) + "\r\n")
        for number in range(1, returns + 1):
            row = [str(number), f"2021-03-0{number % 9 + 1} 10:00:00", "7", "fr", str(chance.randrange(10**9)),
                   "2021-03-01 09:00:00", "2021-03-01 10:00:00"]  # fmt: skip
            cells: list[str | None] = [*row, *(_answer(chance) for _ in range(8))]
            cells += chance.choices(("Y", "", None), k=25)
            file.write(";".join("" if cell is None else f'"{cell}"' for cell in cells) + "\r\n")
    return path


def _answer(chance: random.Random) -> str | None:
    if chance.random() < 0.1:
        return None
    text = " ".join(chance.choices(WORDS, k=chance.randrange(8)))
    return f'{text}\n{text} ""cité""' if chance.random() < 0.02 else text


def workbook(path: Path, rows: int, columns: int) -> Path:
    """A made-up workbook: a third numbers, a third texts, a third repeated words."""
    from openpyxl import Workbook

    chance = random.Random(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Initiatives")
    sheet.append([f"Colonne {n}" for n in range(columns)])
    for number in range(rows):
        sheet.append([number * column if column % 3 == 0 else chance.choice(WORDS) if column % 3 == 1
                      else f"{chance.choice(WORDS)} {number}" for column in range(columns)])  # fmt: skip
    book.save(path)
    return path


def measure(path: Path, way: str) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path), way], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    measured: dict[str, float] = json.loads(run.stdout)
    return measured


def best(path: Path, way: str, times: int = 3) -> dict[str, float]:
    return min((measure(path, way) for _ in range(times)), key=lambda measured: measured["seconds"])


def compare(name: str, path: Path, bare_way: str, aim: str) -> None:
    bare, ours = best(path, bare_way), best(path, "ours")
    memory = f"{ours['peak'] / 2**20:6.0f} MB"
    memory += (
        f" = {ours['peak'] / bare['table']:.1f} x table" if bare["table"] else f" (bare {bare['peak'] / 2**20:.0f})"
    )
    ratio = ours["seconds"] / bare["seconds"]
    print(f"{name:<34}{ours['seconds']:8.2f} s{bare['seconds']:10.2f} s{ratio:9.1f} x   {aim}; {memory}", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="inventaire-bench-") as home:
        folder = Path(home)
        made: list[tuple[str, Callable[[], Path], str, str]] = [
            (
                "LimeSurvey CSV, 100,000 x 40",
                lambda: limesurvey_csv(folder / "a.csv", 100_000),
                "pyarrow",
                "<= 5 x, 4 x",
            ),
            (
                "LimeSurvey CSV, 1,000,000 x 40",
                lambda: limesurvey_csv(folder / "b.csv", 1_000_000),
                "pyarrow",
                "in line",
            ),
            ("xlsx, 20,000 x 30", lambda: workbook(folder / "c.xlsx", 20_000, 30), "calamine", "<= 1.5 x"),
        ]
        print(f"{'reading':<34}{'ours':>10}{'bare reader':>12}{'ratio':>11}   aim; peak memory (best of 3)")
        for name, make, bare_way, aim in made:
            path = make()
            compare(name, path, bare_way, aim)
            print(f"{'  recognised in':<34}{best(path, 'recognise')['seconds']:8.3f} s   < 0.2 s", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
