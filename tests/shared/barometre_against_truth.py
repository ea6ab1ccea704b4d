"""How well the values of the bundled `barometre` are read: every initiative against its known truth.

    python tests/shared/barometre_against_truth.py [FIELD… | dispositions]

reads both waves as the job does, up to the typed values of every block, and compares them with
`truth/initiatives.csv` of the shared folder, which is made beside the returns and knows what each text
says. Per field it prints how many cells are right, wrong (another value), invented (a value where the
text states none), missing (no value where the text states one) and rightly empty; then the wrong ones.

What the truth knows and the text does not (a box not ticked, a year not written) is not asked for.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.bundled import SurveyFiles, bundled_root, read_survey
from transforms.content import Content, read_content
from transforms.formats import read_return
from transforms.questionnaire import Answer, Wave, unfold
from transforms.wording import wording_key

GOLDEN = Path(__file__).parents[1] / "golden/barometre"
TRUTH = Path(__file__).parents[3] / "shared/returns/limesurvey/truth"

Row = Mapping[str, str]
Values = dict[str, Any]
Key = tuple[str, str, str]
"""Wave, the tool's id of the return, number of the block."""

DONT_KNOW = frozenset({"nsp", "?", "je ne sais plus"})
RIGHT, WRONG, INVENTED, MISSING, EMPTY = OUTCOMES = ("right", "wrong", "invented", "missing", "empty")


@dataclass(frozen=True)
class Compared:
    """One cell: what was wanted, what was read, and the outcome."""

    field: str
    key: Key
    outcome: str
    wanted: Any
    read: Any
    typed: str


def truth_rows(folder: Path = TRUTH) -> list[dict[str, str]]:
    """The rows of `initiatives.csv`, all text."""
    return _rows((folder / "initiatives.csv").read_text("utf-8"))


def _rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@dataclass(frozen=True)
class Read:
    """One wave as read: the values and the raw cells of every block, by key."""

    wave: Wave
    values: dict[Key, Values]
    raw: dict[tuple[str, str], Row]


def read_waves() -> list[Read]:
    """Both waves of the bundled survey, every block of every return, whatever becomes of it."""
    files = read_survey(bundled_root() / "surveys/barometre")
    return [_read_wave(files, wave) for wave in files.waves.values()]


def _read_wave(files: SurveyFiles, wave: Wave) -> Read:
    source = wave.sources[0]
    [path] = sorted(files.folder.glob(source.files))
    content = path.read_bytes()
    extraction = read_return(io.BytesIO(content), path.name, source.dialect)
    answers = unfold(extraction.returns.frame, files.survey, wave, source.id, empties_apart=True)
    read = read_content(answers, wave.fields, wave.repeated or None)
    keys = [
        (wave.id, str(own), str(block)) for own, block in zip(answers["@own_return"], answers["@block"], strict=True)
    ]
    values = {key: {**_values(read, row), "@missing": read.missing[row]} for row, key in enumerate(keys)}
    return Read(wave, values, {(wave.id, row["id"]): row for row in _rows(content.decode("utf-8-sig"), ";")})


def _values(content: Content, row: int) -> Values:
    return {name: column[row] for name, column in content.columns.items()}


@dataclass(frozen=True)
class Case:
    """One initiative of the truth, with the wave that reads it and its raw row."""

    truth: Row
    wave: Wave
    raw: Row

    def cells(self, field: str) -> str:
        """The raw text of the field, boxes and « Autre » included, as a person would see it in the file."""
        blocks = self.wave.fitted(self.raw).blocks
        block = next(block for block in blocks if str(block.number) == self.truth["position"])
        return " | ".join(filter(None, (self.raw.get(name, "").strip() for name in _columns(block.fields[field]))))


def _columns(answer: Answer) -> tuple[str, ...]:
    return (*answer.columns, *([answer.boxes.other] if answer.boxes and answer.boxes.other else []))


# What each field should be, by the truth; None: the text states no value.
def _codes(case: Case, field: str, ticked: str, other: str) -> frozenset[str] | None:
    recode = case.wave.fields[field].recode
    known = {wording_key(option): target for option, target in recode.items()}
    options = [*case.truth[ticked].split("|"), case.raw[other.format(n=case.truth["position"])]]
    targets = [known.get(wording_key(option), "missing:not_applicable") for option in options if option.strip()]
    return frozenset(target for target in targets if not target.startswith("missing:")) or None


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _start(case: Case) -> dt.date | None:
    """The earliest day that the text allows; a day whose year is not written is none, nor is an event."""
    is_undated = case.truth["start_precision"] in ("day_without_year", "event")
    return None if is_undated else _day(case.truth["start_earliest"])


def _start_precision(case: Case) -> str | None:
    """`unknown` is a text without a date; that of somebody who does not know has no precision at all."""
    return None if case.cells("started_on").casefold() in DONT_KNOW else case.truth["start_precision"]


def _number(text: str) -> float | None:
    return float(text) if text else None


def _running(case: Case) -> float | None:
    """A year's cost: twelve months of a monthly one."""
    return _by_year(case, "running_low")


def _running_high(case: Case) -> float | None:
    return _by_year(case, "running_high") if case.truth["running_kind"] in ("range", "at_most") else None


def _by_year(case: Case, end: str) -> float | None:
    amount = _number(case.truth[end])
    return amount * 12 if amount is not None and case.truth["running_kind"] == "per_month" else amount


def _running_precision(case: Case) -> str | None:
    """As that of a cost; what is written by month is made a year's."""
    kind = case.truth["running_kind"]
    told = {"zero": "exact", "no_figure": "unknown", "per_month": "exact"}.get(kind, kind)
    return None if kind in ("", "blank", "unknown") else told


def _cost_high(case: Case) -> float | None:
    return _number(case.truth["cost_high"]) if case.truth["cost_kind"] in ("range", "at_most") else None


def _cost_precision(case: Case) -> str | None:
    """Nothing to pay is an exact amount; a text without a figure is `unknown`, don't know is no amount at all."""
    kind = case.truth["cost_kind"]
    return None if kind in ("blank", "unknown") else {"zero": "exact", "no_figure": "unknown"}.get(kind, kind)


def _status(case: Case) -> str | None:
    return case.wave.fields["status"].recode[case.truth["status_code"]] if case.truth["status_code"] else None


def _tool(case: Case) -> frozenset[str] | None:
    """The tool where its name is written; the texts that name another are not judged."""
    tool = case.truth["tool"].casefold()
    return frozenset({tool}) if tool in case.cells("tools").casefold() else None


def _partners(case: Case) -> frozenset[str] | None:
    return frozenset(part.casefold() for part in case.truth["partners"].split("|") if part) or None


# Field → what is wanted of it, in the form that `_as_read` gives to what was read.
WANTED: Mapping[str, Callable[[Case], Any]] = {
    "title": lambda case: " ".join(case.truth["title"].split()),
    "subthemes": lambda case: _codes(case, "subthemes", "themes_ticked", "THEMES{n}[other]"),
    "audiences": lambda case: _codes(case, "audiences", "publics_ticked", "PUBLICS{n}[other]"),
    "started_on": _start,
    "started_on_precision": _start_precision,
    "ended_on": lambda case: _day(case.truth["end_true"]),
    "status": _status,
    "cost_eur": lambda case: _number(case.truth["cost_low"]),
    "cost_eur_max": _cost_high,
    "cost_precision": _cost_precision,
    "running_cost_eur": _running,
    "running_cost_eur_max": _running_high,
    "running_cost_precision": _running_precision,
    "users_reached": lambda case: _number(case.truth["users"]),
    "tools": _tool,
    "partners": _partners,
}
# Fields that are read beside another, from its columns.
BESIDE = {"started_on_precision": "started_on", "cost_eur_max": "cost_eur", "cost_precision": "cost_eur"}
BESIDE |= {"running_cost_eur_max": "running_cost_eur", "running_cost_precision": "running_cost_eur"}
# A mark that masking left, with the brackets of the respondent around it.
_MARK = re.compile(r"\s*\(?(?:(?:mr?|mme|madame|monsieur|dr)\.? )?\[[^\[\]]*\]\)?", re.IGNORECASE)


def _as_read(field: str, value: Any) -> Any:
    if value is None:
        return None
    if field in ("subthemes", "audiences"):
        return frozenset(value) or None
    if field in ("tools", "partners"):
        return frozenset(filter(None, (_MARK.sub("", part).casefold() for part in value))) or None
    is_number = field == "users_reached" or "cost_eur" in field
    return float(value) if is_number else value


def compare(read: Read, truth: Iterable[Row]) -> Iterator[Compared]:
    """Every field of every initiative of the wave that the truth knows."""
    for row in truth:
        key = (row["wave"], row["response_id"], row["position"])
        if row["wave"] == read.wave.id:
            yield from _compared(Case(row, read.wave, read.raw[key[:2]]), key, read.values[key])


def _compared(case: Case, key: Key, values: Values) -> Iterator[Compared]:
    for field, want in WANTED.items():
        if (asked := BESIDE.get(field, field)) in case.wave.fields:
            cells = case.cells(asked)
            wanted, found = want(case) if cells else None, _as_read(field, values.get(field))
            yield Compared(field, key, _outcome(field, wanted, found), wanted, found, cells)


def _outcome(field: str, wanted: Any, found: Any) -> str:
    if found is None:
        return EMPTY if wanted is None else MISSING
    if wanted is None:
        # A tool that the truth does not name stands in the cell: nothing was invented.
        return RIGHT if field == "tools" else INVENTED
    if field == "title" and _is_masked(found, wanted):
        return RIGHT
    return RIGHT if wanted == found or (field == "tools" and wanted <= found) else WRONG


def _is_masked(found: str, wanted: str) -> bool:
    """Whether only a mark stands between the two: how well names are told is measured elsewhere."""
    parts = re.split(r"\[[^\[\]]*masqué[^\[\]]*\]", found)
    return len(parts) > 1 and re.fullmatch(".+".join(map(re.escape, parts)), wanted, re.DOTALL) is not None


def measure() -> list[Compared]:
    """Every comparison of both waves."""
    truth = truth_rows()
    return [compared for read in read_waves() for compared in compare(read, truth)]


def wanted_dispositions(folder: Path = TRUTH) -> dict[tuple[str, str], str]:
    """What should become of each return, by its wave and the tool's id.

    Who refused is withdrawn. Of two complete returns of one authority an identical one replaces the first,
    and one that differs makes both disputed; an unfinished one never stands beside a complete one, and one
    in which nothing was reached is empty.
    """
    rows = {(row["wave"], row["response_id"]): row for row in _rows((folder / "responses.csv").read_text("utf-8"))}
    refused = {key for key in rows if _raw_returns(key[0])[key[1]]["ACCORD"] == "N"}
    wanted = {key: _wanted_alone(row) for key, row in rows.items()}
    for key, row in rows.items():
        first = (row["wave"], row["duplicate_of"])
        if row["disposition"] == "duplicate_identical":
            wanted[first] = "superseded"
        elif row["disposition"].startswith("duplicate") and not {key, first} & refused:
            wanted[key] = wanted[first] = "disputed"
    return wanted | dict.fromkeys(refused, "withdrawn")


def _wanted_alone(row: Row) -> str:
    if row["submitted"] == "no" and row["n_initiatives"] == "0" and row["is_test"] == "no":
        return "empty"
    partial = {"incomplete": "partial", "partial_after_complete": "superseded", "partial_before_complete": "superseded"}
    same = {"test": "test", "nonsense": "nonsense"}
    return (partial | same).get(row["disposition"], "complete")


def _raw_returns(wave: str) -> dict[str, Row]:
    text = (bundled_root() / f"surveys/barometre/returns/{wave}/rpc_code_short.csv").read_text("utf-8-sig")
    return {row["id"]: row for row in _rows(text, ";")}


def settled_dispositions() -> dict[tuple[str, str], str]:
    """What became of each return, by the goldens, which are what the chain makes."""
    ids = {wave: dict(zip(*_lines_and_ids(wave), strict=True)) for wave in ("2021", "2022")}
    rows = _rows((GOLDEN / "returns.csv").read_text("utf-8"))
    return {(row["wave"], ids[row["wave"]][row["source_line"]]): row["disposition"] for row in rows}


def _lines_and_ids(wave: str) -> tuple[list[str], list[str]]:
    path = bundled_root() / f"surveys/barometre/returns/{wave}/rpc_code_short.csv"
    frame = read_return(io.BytesIO(path.read_bytes()), path.name, "limesurvey").returns.frame
    return frame["@line"].astype(str).tolist(), frame["id"].tolist()


def compare_dispositions() -> list[tuple[tuple[str, str], str, str]]:
    """Every return: its wave and id, what was wanted, what became of it."""
    wanted, settled = wanted_dispositions(), settled_dispositions()
    return [(key, disposition, settled.get(key, "lost")) for key, disposition in sorted(wanted.items())]


def counts(compared: Iterable[Compared]) -> dict[str, Counter[str]]:
    """Field → outcome → number of cells."""
    counted: dict[str, Counter[str]] = {field: Counter() for field in WANTED}
    for one in compared:
        counted[one.field][one.outcome] += 1
    return counted


def main(arguments: list[str]) -> None:
    """Prints the table, then what is wrong, invented or missing, with its raw text."""
    if arguments == ["dispositions"]:
        compared_returns = compare_dispositions()
        print(f"{sum(wanted == found for _, wanted, found in compared_returns)} of {len(compared_returns)} right")
        for key, wanted, found in compared_returns:
            print("" if wanted == found else f"{':'.join(key):9} {found} for {wanted}\n", end="")
        return
    compared = measure()
    print(f"{'field':22}" + "".join(f"{outcome:>9}" for outcome in OUTCOMES))
    for field, counted in counts(compared).items():
        print(f"{field:22}" + "".join(f"{counted[outcome]:9}" for outcome in OUTCOMES))
    shown = (WRONG, INVENTED, MISSING)
    for one in compared:
        if one.outcome in shown and (not arguments or one.field in arguments):
            print(f"{one.outcome:9}{one.field:21}{':'.join(one.key):12} {one.typed!r}: {one.read} for {one.wanted}")


if __name__ == "__main__":
    main(sys.argv[1:])
