"""Random published cells of the bundled surveys, explained, and their raw cells read again by hand.

    python tests/shared/explained_cells.py [N] [SEED]

publishes both surveys in a fresh folder, draws N published cells of each, asks `inventaire explain … --json
--raw` of every one, and reads each raw cell that it names again with `cells_by_hand`, out of the archived
bytes, found by their sha256. Prints the counts and every cell that differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))

from cells_by_hand import cell_by_hand
from plain_run import run_plainly

from flows.catalogue import open_dataset
from flows.cli import cli

SURVEYS = ("barometre", "crise-2020")


@dataclass
class Compared:
    """What became of the cells drawn: raw cells equal or not, values without a raw cell, values not made again."""

    cells: int = 0
    raw: int = 0
    made: int = 0
    titles: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def compare(survey: str, count: int, seed: int) -> Compared:
    """Draws `count` published cells that come from raw cells, and holds each to the bytes."""
    compared = Compared()
    for initiative, name in _drawn(survey, seed):
        if compared.cells == count:
            return compared
        told = explained(initiative, name, survey)
        _compare_one(told, told["fields"][0], survey, compared)
    return compared


def _drawn(survey: str, seed: int) -> Iterator[tuple[str, str]]:
    """Published cells that hold a value, in random order."""
    initiatives: pd.DataFrame = open_dataset(_root() / "published" / survey).to_pandas()
    chance = random.Random(seed)
    cells = [
        (initiatives["initiative_id"][row], name)
        for name in initiatives.columns
        for row in initiatives.index[initiatives[name].notna()]
    ]
    chance.shuffle(cells)
    return iter(cells)


def explained(initiative: str, name: str, survey: str) -> dict[str, Any]:
    """The explanation of one cell, as the command prints it."""
    run = CliRunner().invoke(cli, ["explain", initiative, name, "--survey", survey, "--json", "--raw"])
    told: dict[str, Any] = json.loads(run.stdout)
    if run.exit_code or told["faults"]:
        raise AssertionError(f"{survey} {initiative} {name}: exit {run.exit_code}, {told['faults']}")
    return told


def _compare_one(told: dict[str, Any], column: dict[str, Any], survey: str, compared: Compared) -> None:
    cells = [cell for step in column["steps"] for cell in step.get("cells", ())]
    if not cells:
        compared.made += 1
        return
    compared.cells += 1
    compared.fields[column["field"]] += 1
    for cell in cells:
        content = _archived(survey, told, cell["sha256"])
        by_hand = cell_by_hand(content, cell["column"], cell["line"])
        compared.raw += 1
        if by_hand != (cell["text"] or ""):
            place = f"line {cell['line']}, column {cell['column']}"
            compared.wrong.append(f"{survey} {told['initiative']} {column['field']}: {place}")
    _compare_title(told, survey, compared)


def _compare_title(told: dict[str, Any], survey: str, compared: Compared) -> None:
    """That it is the right row: its raw title, spaces aside, is the published one, unless something is masked."""
    title = explained(told["initiative"], "title", survey)["fields"][0]
    (cell,) = title["steps"][0]["cells"]
    raw = cell_by_hand(_archived(survey, told, cell["sha256"]), cell["column"], cell["line"])
    if title["value"] == " ".join(raw.split()):
        compared.titles += 1
    elif "masqué" not in title["value"]:
        compared.wrong.append(f"{survey} {told['initiative']}: the title of another row, line {cell['line']}")


def _archived(survey: str, told: dict[str, Any], sha256: str) -> bytes:
    content = (_root() / "raw" / survey / told["wave"] / told["source_id"] / sha256).read_bytes()
    assert hashlib.sha256(content).hexdigest() == sha256
    return content


def _root() -> Path:
    return Path(os.environ["INVENTAIRE_ROOT"])


def _told(compared: Compared) -> str:
    return (
        f"{compared.cells} published cells of {len(compared.fields)} columns, {compared.raw} raw cells, "
        f"{compared.titles} unmasked titles of the right row, {len(compared.wrong)} that differ "
        f"({compared.made} more drawn that the pipeline makes itself)"
    )


def main() -> int:
    """Prints the counts; 1 where a cell differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=50)
    parser.add_argument("seed", type=int, nargs="?", default=20_201_124)
    asked = parser.parse_args()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["INVENTAIRE_ROOT"] = folder
        for survey in SURVEYS:
            run_plainly(survey)
            compared = compare(survey, asked.count, asked.seed)
            print(f"{survey}: {_told(compared)}")
            wrong += compared.wrong
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
