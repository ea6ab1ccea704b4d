"""Every table of cases: what people write, and what each reader makes of it.

A table has one row a case: the text, the context that the caller gives, and all that is expected. What
a column leaves empty is expected to be empty.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transforms.values.amounts import read_amount, read_cost, read_running_cost
from transforms.values.choices import Options, read_choice, read_choices
from transforms.values.counts import read_count, read_quantity
from transforms.values.dates import read_date
from transforms.values.identifiers import read_siren, read_siret
from transforms.values.languages import read_language
from transforms.values.marks import DEFAULT_MARKS, as_missing, marks_of
from transforms.values.parsed import Parsed
from transforms.values.text import match_key
from transforms.values.timestamps import read_timestamp
from transforms.values.urls import read_url
from transforms.values.yes_no import read_tick, read_yes_no

HERE = Path(__file__).parent
FEWEST = {
    "dates": 60, "amounts": 80, "counts": 50, "yes_no": 40, "choices": 40, "urls": 40, "identifiers": 40,
    "languages": 40, "missing": 40, "timestamps": 40,
}  # fmt: skip
Read = Parsed[Any]


def _date(text: str, context: str) -> Read:
    name, _, value = context.partition("=")
    if name == "period":
        first, last = map(dt.date.fromisoformat, value.split("/"))
        return read_date(text, period=(first, last))
    if name == "serials":
        return read_date(text, serials=1904 if value == "1904" else 1900)
    return read_date(text, end=name == "end")


def _amount(text: str, context: str) -> Read:
    return {"": read_amount, "cost": read_cost, "running": read_running_cost}[context](text)


def _count(text: str, context: str) -> Read:
    return {"": read_count, "quantity": read_quantity}[context](text)


def _yes_no(text: str, context: str) -> Read:
    if context == "tick":
        return read_tick(None if text == "NULL" else text)
    declared = {"1=yes 2=no": {"1": True, "2": False}, "Y=yes blank=no": {"Y": True, "": False}}
    return read_yes_no(text, declared.get(context))


OPTIONS = Options.of(
    {
        "Habitants": "habitants", "Élèves": "eleves", "Élevés": "high", "Agents": "agents",
        "Autre": "missing:not_applicable",
        "Commerçants, artisans": "commercants", "Artisans": "artisans", "Associations": "associations",
        "Familles ; foyers": "familles",
    },
    {"NSP": "dont_know", "-9": "dont_know"},
)  # fmt: skip


def _choice(text: str, context: str) -> Read:
    kind, _, separator = context.partition(" ")
    if kind == "one":
        return read_choice(text, OPTIONS)
    return read_choices(text, OPTIONS, separator)


def _identifier(text: str, context: str) -> Read:
    return {"siren": read_siren, "siret": read_siret}[context](text)


def _mark(text: str, context: str) -> Read:
    marks = {"": DEFAULT_MARKS, "declared": marks_of({"-9": "dont_know", "99": "refused", "Sans avis": "dont_know"})}
    found = as_missing(match_key(text), (marks[context],))
    return Parsed(value="an answer") if found is None else Parsed(missing=found.missing)


READERS: dict[str, Callable[[str, str], Read]] = {
    "dates": _date,
    "amounts": _amount,
    "counts": _count,
    "yes_no": _yes_no,
    "choices": _choice,
    "urls": lambda text, _: read_url(text),
    "identifiers": _identifier,
    "languages": lambda text, _: read_language(text),
    "missing": _mark,
    "timestamps": lambda text, _: read_timestamp(text),
}


def cases(kind: str) -> list[dict[str, str]]:
    with (HERE / f"cases_{kind}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _told(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, tuple):
        return " ".join(value)
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def as_told(read: Read) -> dict[str, str]:
    names = ("value", "high", "precision", "missing", "period", "unit", "notes")
    return {name: _told(getattr(read, name)) for name in names} | {"flag": _told(read.signal)}


@pytest.mark.parametrize("kind", READERS)
def test_every_case_of_the_table_is_read_as_it_says(kind: str) -> None:
    table = cases(kind)
    wrong = []
    for case in table:
        told = as_told(READERS[kind](case["text"], case["context"]))
        expected = {name: case[name] for name in told}
        if told != expected:
            wrong.append(
                (case["text"], case["context"], {k: (told[k], expected[k]) for k in told if told[k] != expected[k]})
            )
    assert wrong == []


@pytest.mark.parametrize(("kind", "fewest"), FEWEST.items())
def test_a_table_is_long_enough_and_says_nothing_twice(kind: str, fewest: int) -> None:
    asked = [(case["text"], case["context"]) for case in cases(kind)]
    assert len(asked) >= fewest
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind not in {"choices", "missing"}])
def test_case_and_spacing_change_nothing(kind: str) -> None:
    for case in cases(kind):
        read = READERS[kind](case["text"], case["context"])
        spaced = READERS[kind](f"\u00a0{case['text']} \n", case["context"]) if case["text"] != "NULL" else read
        assert spaced == read, case
        if kind != "urls" and case["text"] != "NULL":
            assert READERS[kind](case["text"].upper(), case["context"]) == read, case
