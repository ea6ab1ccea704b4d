"""The same wave in every form that LimeSurvey exports it to, compared cell by cell: a table, form by form.

    python tests/transforms/formats/dialects/limesurvey_table.py [folder of waves]

Each form is compared with the CSV of RemoteControl (code headings, short answers). `LOSSES` says what a
container cannot keep; what differs otherwise is a defect of a reader.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from transforms.formats import Codebook, Extraction, read_codebook, read_return

SHARED = Path(__file__).parents[5] / "shared" / "returns" / "limesurvey"
REFERENCE = "rpc_code_short.csv"
STRUCTURE = "survey_structure.lss"


@dataclass(frozen=True)
class Losses:
    """What a form cannot keep: `blanks` and missing are one; ends of texts are trimmed; decimal commas are
    points; texts of zeros are the number 0; answers are labels."""

    blanks: bool = False
    ends: bool = False
    commas: bool = False
    zeros: bool = False
    labels: bool = False
    incomplete: bool = False
    why: str = ""


BLANKS = "not shown and left blank are one"
LABELS = "answers are labels"
WORKBOOK = f"{BLANKS}; ends of texts are trimmed; 00000 is the number 0"
LOSSES: dict[str, Losses] = {
    "rpc_code_short.csv": Losses(),
    "rpc_complete_code_short.csv": Losses(incomplete=True, why="incomplete returns were not asked for"),
    "rpc_code_short.json": Losses(),
    "vv_v2.csv": Losses(ends=True, why="white space at the ends of texts is trimmed"),
    "survey_archive.lsa": Losses(),
    "rpc_code_short.xls": Losses(blanks=True, ends=True, zeros=True, why=WORKBOOK),
    "rpc_code_short.sav": Losses(
        blanks=True, ends=True, commas=True, why=f"{BLANKS}; ends of texts are trimmed; decimal commas are points"
    ),
    "rpc_full_long.csv": Losses(labels=True, why=LABELS),
    "form_default.csv": Losses(labels=True, why=LABELS),
    "form_semicolon_codetext_long.csv": Losses(labels=True, why=LABELS),
    "rpc_code_long.json": Losses(labels=True, why=LABELS),
    "rpc_code_long.xls": Losses(labels=True, blanks=True, ends=True, zeros=True, why=f"{LABELS}; {WORKBOOK}"),
}


@dataclass
class Comparison:
    """Cells of one form against the reference."""

    form: str
    compared: int = 0
    equal: int = 0
    as_lost: int = 0
    differing: list[tuple[str, str]] = field(default_factory=list)
    """(return id, column) of cells that differ in another way than the container's losses."""
    columns_missing: tuple[str, ...] = ()
    rows_missing: int = 0
    why: str = ""


def read(path: Path, codebook: Codebook | None) -> Extraction:
    with path.open("rb") as stream:
        return read_return(stream, path.name, codebook=codebook)


def codebook_of(folder: Path) -> Codebook:
    with (folder / STRUCTURE).open("rb") as stream:
        return read_codebook(stream, STRUCTURE)


def frame_of(extraction: Extraction) -> pd.DataFrame:
    assert extraction.returns is not None
    frame = extraction.returns.frame
    own = [name for name in frame.columns if name in ("@file", "@sheet", "@line")]
    return frame.drop(columns=own).set_index("@id", drop=False)


def compare(form: str, frame: pd.DataFrame, reference: pd.DataFrame, codebook: Codebook) -> Comparison:
    """Every cell of the reference against that of a form, by the id of the return and the column."""
    losses = LOSSES[form]
    found = Comparison(form, why=losses.why)
    found.columns_missing = tuple(name for name in reference.columns if name not in frame.columns)
    ids = [each for each in reference.index if each in frame.index]
    found.rows_missing = len(reference) - len(ids)
    labels = _labels(codebook) if losses.labels else {}
    for name in reference.columns:
        if name in frame.columns:
            pairs = zip(ids, frame.loc[ids, name], reference.loc[ids, name], strict=True)
            for each, cell, wanted in pairs:
                _count(found, (each, name), _text(cell), _text(wanted), labels.get(name), losses)
    return found


def _count(
    found: Comparison, place: tuple[str, str], cell: str | None, wanted: str | None, labels: dict[str, str] | None,
    losses: Losses,
) -> None:  # fmt: skip
    found.compared += 1
    if cell == wanted:
        found.equal += 1
    elif any(lose(cell) == lose(wanted) for lose in _ways(losses)) or _is_label(cell, wanted, labels):
        found.as_lost += 1
    else:
        found.differing.append(place)


def _ways(losses: Losses) -> Iterator[Callable[[str | None], str | None]]:
    if losses.blanks:
        yield lambda cell: cell or None
    if losses.ends:
        yield lambda cell: None if cell is None else cell.strip()
    if losses.blanks and losses.ends:
        yield lambda cell: (cell or "").strip() or None
    if losses.zeros:
        yield lambda cell: re.sub(r"^0+$", "0", cell or "")
    if losses.commas:
        yield lambda cell: re.sub(r"^(\d+),(\d+)$", r"\1.\2", cell or "")


def _labels(codebook: Codebook) -> dict[str, dict[str, str]]:
    """Column → code → label in the language of the exports; boxes and yes/no have LimeSurvey's own words."""
    found = {}
    for question in codebook.questions:
        labels = {option.code: option.labels.get("fr", option.label) for option in question.options}
        if question.kind == "tick":
            labels = {"Y": "Oui", "": "Non"}
        elif question.kind == "yes_no":
            labels |= {"": "N/A", "(missing)": "N/A"}
        elif question.kind == "scale":
            labels["(missing)"] = ""
        found[question.code] = labels
    return found


def _is_label(cell: str | None, wanted: str | None, labels: dict[str, str] | None) -> bool:
    """Whether a cell is the label of the wanted code; a row of an array that was not shown is a blank in long form."""
    if labels is None:
        return False
    expected = labels.get("(missing)" if wanted is None else wanted)
    return expected is not None and cell is not None and " ".join(cell.split()) == " ".join(expected.split())


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


def compare_wave(folder: Path) -> list[Comparison]:
    """Every form of one wave against its reference."""
    codebook = codebook_of(folder)
    reference = frame_of(read(folder / REFERENCE, codebook))
    forms = [form for form in LOSSES if (folder / form).exists()]
    return [compare(form, frame_of(read(folder / form, codebook)), reference, codebook) for form in forms]


def main(folders: list[Path]) -> None:
    print(f"{'form':42} {'rows -':>6} {'columns -':>9} {'cells':>7} {'equal':>7} {'lost':>6} {'differ':>6}  reason")
    for folder in folders:
        print(folder.name)
        for c in compare_wave(folder):
            numbers = (
                f"{c.rows_missing:6} {len(c.columns_missing):9} {c.compared:7} {c.equal:7} {c.as_lost:6} "
                f"{len(c.differing):6}"
            )
            print(f"  {c.form:40} {numbers}  {c.why}")
            for each in c.differing[:8]:
                print(f"      differs: return {each[0]}, {each[1]}")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]] or sorted(SHARED.glob("20*")))
