"""Seconds of one core, rows a second and memory of the stages from answers to values: part of `make bench`.

Initiatives of the bundled barometer's second questionnaire, four to a return, each with a text of its own of
about 250 characters, one in five with personal data. Beside them a bare pyarrow write and read of the
same table: the ratio says how much of the time is ours on any machine. Every size is a process of its own,
held to one core.

    python tests/benchmarks/stages.py [ROWS…]
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]
SURVEY, WAVE, SOURCE = ROOT / "data" / "surveys" / "barometre", "2022", "limesurvey"
BLOCKS = 4
PROSE = (
    "la commune a ouvert un service en ligne pour les habitants du quartier avec le soutien des associations et de "
    "la médiathèque afin de garder le lien pendant la crise puis de former les agents au télétravail les ateliers "
    "numériques ont lieu chaque semaine dans la salle des fêtes rue des Écoles une plateforme de vente réunit "
    "commerçants producteurs et clients le dispositif coûte peu et sera reconduit après un bilan partagé en conseil"
)
WORDS = PROSE.split()
PERSONAL = (
    "Contact : Mme {name}, {first}.{name}@ville.example.",
    "Joindre le 06 39 98 {a:02d} {b:02d} ou +33 (0)1 99 00 {a:02d} {b:02d}.",
    "Projet porté par M. {first} {name}, directeur des services.",
    "Écrire à {first} (arobase) mairie-{name} point fr.",
    "Cordialement, {first} {name}, 12 rue des Lilas, 59000 Lille.",
)
NAMES = ("Garnier", "Lefèvre", "Benali", "Nguyen", "Le Goff", "Dupont-Moreau", "Petit", "Almeida")
FIRST = ("Lucie", "Karim", "Jean-Paul", "Aïcha", "Sophie", "Paul", "Marc", "Inès")
DATES = ("mars 2020", "T2 2020", "17/03/2020", "depuis 2019", "automne 2021", "2021-04-02", "NSP", "")
COSTS = ("12 k€", "10-15 000 €", "env. 3000 €", "1 200 € HT", "néant", "NSP", "", "1,5 M€", "4 500 euros")


def texts(rows: int, chance: random.Random) -> Iterator[str]:
    """Descriptions of about 250 characters, no two alike, one in five with personal data."""
    for row in range(rows):
        words = chance.choices(WORDS, k=38)
        text = f"Action {row} : {' '.join(words)}."
        if chance.random() < 0.2:
            numbers = {"a": chance.randrange(100), "b": chance.randrange(100)}
            text += " " + chance.choice(PERSONAL).format(
                name=chance.choice(NAMES), first=chance.choice(FIRST), **numbers
            )  # fmt: skip
        yield text


def service(number: int) -> str:
    """A name of its own in letters alone: figures behind a name are read as a postal code."""
    return ", service " + "".join("bcdfghjkmn"[int(digit)] + "a" for digit in str(number))


def returns_frame(rows: int, authorities: pd.DataFrame) -> pd.DataFrame:
    """A text frame of returns with that many initiatives, every column of the questionnaire filled as people do."""
    chance, size = random.Random(7), rows // BLOCKS
    raw = next((SURVEY / "returns" / WAVE).glob("*.csv")).read_bytes().decode("utf-8-sig").splitlines()[0]
    columns = [name.strip('"') for name in raw.split(";")]
    cells: dict[str, Any] = {name: np.full(size, "", dtype=object) for name in columns}
    numbers = [str(number) for number in range(1, size + 1)]
    picked = [authorities.iloc[n % len(authorities)] for n in range(min(size, len(authorities)))]
    names = [str(row["authority_name"]) for row in picked]
    cells |= {"id": numbers, "submitdate": ["2022-10-03 10:00:00"] * size, "startlanguage": ["fr"] * size}
    # a wave has one return an authority: beyond the communes there are, services that no register knows
    cells["COLLECTIVITE"] = [names[n % len(names)] + (service(n) if n >= len(names) else "") for n in range(size)]
    cells["NATURE"], departements = ["C"] * size, [str(row["departement_code"]) for row in picked]
    cells["TERR"] = [departements[n % len(names)] for n in range(size)]
    for block in range(1, BLOCKS + 1):
        told = list(texts(size, chance))
        cells[f"DESCRIPT{block}"] = told
        cells[f"TITACT{block}"] = [text[:60].rpartition(" ")[0] + f" {block}" for text in told]
        for name, options in (("QUAND", DATES), ("INVEST", COSTS), ("FONCT", COSTS), ("BENEF", ("120", "1300", ""))):
            cells[f"{name}{block}"] = chance.choices(options, k=size)
        cells[f"ETAT{block}"] = chance.choices(("E1", "E3", "E4", "E0", ""), k=size)
        for option in ("CYBER", "MEDI", "COCI"):
            cells[f"THEMES{block}[{option}]"] = chance.choices(("Y", ""), k=size)
    frame = pd.DataFrame({name: pd.array(values, dtype="str") for name, values in cells.items()})
    place = {"@file": pd.array(["b.csv"] * size, dtype="str"), "@sheet": pd.array([None] * size, dtype="str")}
    return frame.assign(**place, **{"@line": np.arange(2, size + 2)})


def measured(rows: int) -> None:
    """Prints one JSON object: seconds by stage, of the bare write and read, and the peak memory."""
    os.sched_setaffinity(0, {0})
    from flows.bundled import bundled_root, code_book, read_survey
    from flows.reference import load_reference
    from transforms.canonical import make_canonical
    from transforms.settlement import settle
    from transforms.source_text import SourceText

    files, book = read_survey(SURVEY), code_book()
    wave = files.waves[WAVE]
    reference = load_reference(bundled_root() / "reference", wave.cog_vintage)
    known = reference.authorities
    communes = known[known["authority_kind"] == "commune"].sample(frac=1, random_state=7)
    held: list[Any] = [SourceText(returns_frame(rows, communes), {}, True)]
    took: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        done = work()
        took[stage] = time.process_time() - start
        return done

    # what a stage was given is let go of, as between two tasks
    held.append(timed("unfold", lambda: held.pop().unfold(files.survey, wave, SOURCE)))
    made = timed(
        "read, mask, resolve",
        lambda: make_canonical(held.pop(), files.survey, wave, SOURCE, book, reference, files.decisions),
    )
    settled = timed("settle", lambda: settle(made.returns, made.initiatives, one_return_per_authority=True))
    told = {"rows": len(settled.initiatives), "took": took, "peak": peak(), **bare(settled.initiatives)}
    print(json.dumps(told))


def bare(initiatives: pd.DataFrame) -> dict[str, float]:
    """Seconds of a bare write and read of the same table."""
    plain = {
        name: pa.array(list(initiatives[name]), from_pandas=True) for name in initiatives.columns if name[0] != "@"
    }
    table = pa.table(plain)
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        pq.write_table(table, f"{folder}/a.parquet", compression="zstd")
        pq.read_table(f"{folder}/a.parquet")
        return {"bare": time.process_time() - start, "table": table.nbytes}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(sizes: list[int]) -> None:
    print(f"{'stage':<28}{'initiatives':>12}{'seconds':>10}{'rows/s':>12}{'x bare':>9}")
    for rows in sizes:
        command = [sys.executable, __file__, "--measure", str(rows)]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
        for stage, seconds in [*told["took"].items(), ("in all", sum(told["took"].values()))]:
            ratio = seconds / told["bare"]
            print(f"{stage:<28}{told['rows']:>12}{seconds:>10.1f}{told['rows'] / seconds:>12.0f}{ratio:>9.1f}")
        print(f"{'bare pyarrow write and read':<28}{told['rows']:>12}{told['bare']:>10.2f}")
        print(f"{'peak memory':<28}{told['peak'] / 2**30:>11.2f} GiB, {told['peak'] / told['table']:.1f} x the table")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measured(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
