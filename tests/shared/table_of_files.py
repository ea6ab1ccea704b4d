"""Prints how every real file beside this checkout is read, against counts made without this project.

python tests/shared/table_of_files.py [--markdown]
"""

import csv
import io
import sys
from pathlib import Path

from transforms.errors import UnreadableReturn
from transforms.formats import Extraction, read_return

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "returns"


def expectations() -> list[dict[str, str]]:
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(name: str) -> Extraction | UnreadableReturn:
    path = SHARED / name
    try:
        return read_return(io.BytesIO(path.read_bytes()), path.name)
    except UnreadableReturn as fault:
        return fault


def size(rows: int, columns: int) -> str:
    return f"{rows}x{columns}"


def difference(wanted: dict[str, str], found: Extraction | UnreadableReturn) -> str:
    """What differs from the expectation, or nothing; `*` is any, `none` a description without returns."""
    if isinstance(found, UnreadableReturn):
        return "" if wanted["returns"] in {"refused", "*"} else "refused"
    if wanted["returns"] == "refused":
        return "was read"
    by_role = {role: [size(t.rows, t.columns) for t in found.reading.tables if t.role == role]
               for role in ("returns", "repeat", "other")}  # fmt: skip
    seen = {
        "container": found.reading.container,
        "dialect": found.reading.dialect,
        "returns": ";".join(by_role["returns"]) or "none",
    } | ({"repeats": ";".join(by_role["repeat"])} if wanted["repeats"] else {})
    return ", ".join(f"{key} {value}, not {wanted[key]}" for key, value in seen.items()
                     if wanted[key] not in {"*", value})  # fmt: skip


def main() -> None:
    wrong = 0
    print("| file | container, encoding | dialect (standing) | tables | warnings | as counted |")
    print("|---|---|---|---|---|---|")
    for wanted in expectations():
        found = read(wanted["file"])
        differs = difference(wanted, found)
        wrong += bool(differs)
        verdict = f"**{differs}**" if differs else "yes"
        if isinstance(found, UnreadableReturn):
            print(f"| {wanted['file']} | | refused | | {str(found)[:150]} | {verdict} |")
            continue
        reading = found.reading
        tables = "; ".join(f"{t.role} {t.name[:24]} {size(t.rows, t.columns)}" for t in reading.tables)
        told = f"{len(reading.warnings)}" + (f": {reading.warnings[0][:70]}" if reading.warnings else "")
        print(f"| {wanted['file']} | {reading.container}, {reading.encoding or '-'} | {reading.dialect}, "
              f"{reading.form} ({reading.standing}) | {tables} | {told} | {verdict} |")  # fmt: skip
    print(f"\n{len(expectations())} files, {wrong} not as counted")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
