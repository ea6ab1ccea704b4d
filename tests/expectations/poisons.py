"""Rows that pass every rule, and for every rule a row that fails it and (but for `IMPLIED`) no other.

What follows from the declarations of the schema is poisoned from the schema, not from the list of
rules: a rule that is missing leaves its poison behind, and the test that runs it fails. What is
hand-written is poisoned by hand; a rule without a poison fails a test of its own.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.layout import as_values, lay_out
from expectations.relations import TOLERANCE, Surroundings
from expectations.rules import RULES, SIGNALS, Rule, rules_of, warning_codes
from expectations.suites import table_suite
from expectations.verdict import Verdict, judge
from transforms.codes import CodeBook, parse_code_list
from transforms.schema import INITIATIVES, TABLES, Field
from transforms.waves import ANSWERABLE

Row = dict[str, Any]
CODES_FOLDER = Path(__file__).parents[2] / "data" / "codes"
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True)
class Period:
    """A field period."""

    start: dt.date
    end: dt.date | None


@dataclass(frozen=True)
class Fielded:
    """A wave, as far as rows are judged against it."""

    field_period: Period


WAVE = Fielded(Period(dt.date(2020, 11, 1), dt.date(2021, 3, 20)))


def load_book() -> CodeBook:
    """Every code list that the schema names, and missing_kind; fails where one is absent."""
    named = {field.codes for table in TABLES.values() for field in table.fields if field.codes} | {"missing_kind"}
    absent = sorted(name for name in named if not (CODES_FOLDER / f"{name}.csv").is_file())
    if absent:
        raise FileNotFoundError(f"data/codes has no file for the code lists {', '.join(absent)}")
    return {
        name: parse_code_list(name, (CODES_FOLDER / f"{name}.csv").read_text(encoding="utf-8"))
        for name in sorted(named)
    }


def base32(number: int, length: int = 16) -> str:
    """A number as the letters of an id."""
    digits = [LETTERS[number // 32**place % 32] for place in range(length)]
    return "".join(reversed(digits))


def valid_row(table: str, number: int = 0) -> Row:
    """A row of the table with all that is required and nothing else, its key made of the number."""
    row: Row = dict.fromkeys(TABLES[table].names)
    return row | _REQUIRED[table](number)


_IDENTITY: Row = {"survey_id": "crise", "wave": "2020", "source_id": "pages"}
_REQUIRED = {
    "initiatives": lambda number: {
        **_IDENTITY, "initiative_id": f"i-{base32(number)}", "return_id": f"r-{base32(1)}", "position": 1,
        "cog_vintage": 2021, "title": "Drive fermier", "missing": [], "flags": [], "masked": 0, SIGNALS: [],
    },
    "returns": lambda number: {
        **_IDENTITY, "return_id": f"r-{base32(number)}", "disposition": "complete", "published": True, "stale": False,
        "cog_vintage": 2021, "initiatives": 1, "initiatives_published": 1, "flags": [],
    },
    "coverage": lambda number: {
        "survey_id": "crise", "wave": "2020", "authority_kind": "commune", "authority_code": f"01{number:03d}",
        "authority_name": "Bourg", "stratum": "commune", "answered": True,
    },
    "codes": lambda number: {
        "list": "status", "position": 1, "code": f"c{number}", "label_fr": "Un", "label_en": "One",
    },
    "redirects": lambda number: {
        "retired_id": f"i-{base32(number)}", "reason": "merged", "since_version": "0.1.0",
    },
    "changes": lambda number: {
        "initiative_id": f"i-{base32(number)}", "change_type": "added", "changed_columns": [], "after": "{}",
        "seq": 1, "version": "0.1.0",
    },
    "accounts": lambda number: {
        **_IDENTITY, "source_id": f"s{number}", "grain": "return", "outcome": "complete", "count": 1,
    },
    "rules": lambda number: {
        **_IDENTITY, "source_id": f"s{number}", "rule": "title.required", "table": "initiatives",
        "severity": "critical", "fixed_by": "respondent", "checked": 1, "failed": 0,
        "message_fr": "Vide.", "message_en": "Empty.",
    },
}  # fmt: skip

FULL_INITIATIVE: Row = {
    "authority_kind": "commune", "authority_kind_label": "Commune", "authority_code": "49328",
    "authority_siren": "214903288", "authority_name": "Saumur", "authority_as_written": "Ville de Saumur",
    "departement_code": "49", "departement_name": "Maine-et-Loire", "region_code": "52",
    "region_name": "Pays de la Loire", "epci_siren": "200071876", "epci_name": "CA Saumur Val de Loire",
    "population": 26_467, "size_class": "20000_to_49999", "authority_code_current": "49328", "match_score": 1.0,
    "description": "Vente en ligne.", "language": "fr", "theme": "soutien_economie_locale",
    "theme_label": "Soutien à l'économie locale", "subthemes": ["circuits_courts"],
    "subthemes_verbatim": ["circuits courts"], "theme_origin": "declared", "audiences": [], "tools": ["Site"],
    "partners": [], "url": "https://example.org/drive", "started_on": dt.date(2020, 3, 1),
    "started_on_precision": "month", "ended_on": dt.date(2020, 5, 11), "ended_on_precision": "day",
    "status": "ended", "cost_eur": 1500.0, "cost_eur_max": 2000.0, "cost_precision": "range",
    "running_cost_eur": 0.0, "running_cost_eur_max": 20.0, "running_cost_precision": "range",
    "users_reached": 300, "missing": ["satisfaction:blank"],
    "submitted_on": dt.datetime(2020, 12, 1, 9, 30, tzinfo=dt.UTC), "source_line": 12,
    "source_url": "http://example.org/page",
}  # fmt: skip


# --- From the schema -------------------------------------------------------------------------------

WRONG_TYPE: dict[str, Any] = {
    "string": 5,
    "bool": 1,
    "int32": True,
    "int64": 1.0,
    "double": math.nan,
    "date": dt.datetime(2020, 3, 1),
    "timestamp": dt.datetime(2020, 3, 1, 12, 0),
    "strings": ("a", "tuple"),
}
OUT_OF_LIST = "no_such_code"
# No pattern of the schema takes it.
MALFORMED = "?"


def _beyond(field: Field) -> Any:
    low, high = field.bounds or (None, None)
    return beyond(low, -1) if low is not None else beyond(high, 1)


def beyond(bound: Any, direction: int) -> Any:
    """The first value past a bound."""
    if isinstance(bound, dt.datetime):
        return bound + direction * dt.timedelta(microseconds=1)
    if isinstance(bound, dt.date):
        return bound + direction * dt.timedelta(days=1)
    if isinstance(bound, float):
        return math.nextafter(bound, direction * math.inf)
    return bound + direction


def _poison_of(field: Field, kind: str) -> Any:
    one = {"type": WRONG_TYPE[field.type], "required": None, "code_list": OUT_OF_LIST, "pattern": MALFORMED}
    if kind == "bounds":
        return _beyond(field)
    listed = field.type == "strings" and kind in ("code_list", "pattern")
    return [one[kind]] if listed else one[kind]


def _schema_poisons() -> Iterator[tuple[str, str, Row]]:
    for table in TABLES.values():
        front = "" if table is INITIATIVES else f"{table.name}."
        for field in table.fields:
            kinds = {
                "type": True,
                "required": field.required,
                "code_list": bool(field.codes),
                "bounds": bool(field.bounds),
                "pattern": bool(field.pattern),
            }
            for kind in (kind for kind, declared in kinds.items() if declared):
                code = f"{front}{field.name}.{kind}"
                yield code, table.name, {field.name: _poison_of(field, kind)} | BESIDE.get(code, {})
        yield f"{front}{table.key[-1]}.key", table.name, {}  # made by `poisoned_rows`: two rows of one key


# What a poisoned value needs beside it, so that it breaks its own rule alone.
_DATED: Row = {"started_on": dt.date(2020, 3, 1)}
_ENDED: Row = {"ended_on": dt.date(2020, 5, 1)}
_UNPUBLISHED: Row = {"published": False, "initiatives_published": 0}
BESIDE: dict[str, Row] = {
    "authority_kind.code_list": {"authority_kind_label": "Commune"},
    "authority_code.pattern": {"authority_kind": "other", "authority_kind_label": "Autre organisme local"},
    "theme.code_list": {"theme_label": "Cohésion sociale"},
    "started_on.bounds": {"started_on_precision": "day"},
    "ended_on.bounds": {"ended_on_precision": "day"},
    "started_on_precision.code_list": _DATED,
    "ended_on_precision.code_list": _ENDED,
    "cost_eur.bounds": {"cost_precision": "exact"},
    "cost_eur_max.bounds": {"cost_precision": "at_most"},
    "cost_precision.code_list": {"cost_eur": 1.0},
    "running_cost_eur.bounds": {"running_cost_precision": "exact"},
    "running_cost_eur_max.bounds": {"running_cost_precision": "at_most"},
    "running_cost_precision.code_list": {"running_cost_eur": 1.0},
    "users_unit.code_list": {"users_reached": 1},
    "returns.authority_code.pattern": {"authority_kind": "other"},
    "returns.disposition.code_list": _UNPUBLISHED,
    "returns.initiatives.bounds": {"initiatives": 10_001},
    "changes.change_type.code_list": {"before": "{}"},
    "changes.after.type": {"change_type": "removed", "before": "{}"},
}

# A value that breaks the first rule cannot but break the others.
IMPLIED: dict[str, set[str]] = {
    "flags.pattern": {"flags.known"},
    "returns.flags.pattern": {"returns.flags.known"},
    "missing.pattern": {"missing.known"},
    "authority_siren.pattern": {"authority_siren.siren_checksum"},
    "returns.authority_siren.pattern": {"returns.authority_siren.siren_checksum"},
    "epci_siren.pattern": {"epci_siren.siren_checksum"},
    "title.not_blank": {"title.plausible_length"},
    "rules.checked.bounds": {"rules.failed.at_most_checked"},
}


# --- By hand ---------------------------------------------------------------------------------------

_COMMUNE: Row = {"authority_kind": "commune", "authority_kind_label": "Commune"}
_EPCI: Row = {"authority_kind": "epci", "authority_kind_label": "EPCI à fiscalité propre"}
_LATE = WAVE.field_period.end + TOLERANCE + dt.timedelta(days=1) if WAVE.field_period.end else dt.date.max

_INITIATIVES: dict[str, Row] = {
    "started_on.with_precision": _DATED,
    "started_on_precision.with_date": {"started_on_precision": "month"},
    "ended_on.with_precision": _ENDED,
    "ended_on_precision.with_date": {"ended_on_precision": "year"},
    "ended_on.not_before_start": {
        "started_on": dt.date(2020, 5, 2), "started_on_precision": "day",
        "ended_on": dt.date(2020, 5, 1), "ended_on_precision": "day",
    },
    "started_on.within_period": {"started_on": _LATE, "started_on_precision": "day"},
    "cost_eur.at_most_max": {"cost_eur": 2.0, "cost_eur_max": 1.0, "cost_precision": "range"},
    "cost_eur.with_precision": {"cost_eur": 1.0},
    "cost_eur_max.with_precision": {"cost_eur_max": 1.0},
    "cost_precision.with_cost": {"cost_precision": "exact"},
    "running_cost_eur.at_most_max": {
        "running_cost_eur": 2.0, "running_cost_eur_max": 1.0, "running_cost_precision": "range",
    },
    "running_cost_eur.with_precision": {"running_cost_eur": 1.0},
    "running_cost_eur_max.with_precision": {"running_cost_eur_max": 1.0},
    "running_cost_precision.with_cost": {"running_cost_precision": "exact"},
    "users_unit.with_users": {"users_unit": "agents"},
    "title.not_blank": {"title": " \u00a0 \n  "},
    "title.plausible_length": {"title": "Ok"},
    "theme.parent_of_subthemes": {
        "theme": "cohesion_sociale", "theme_label": "Cohésion sociale", "subthemes": ["lien_social", "circuits_courts"],
    },
    "theme.with_label": {"theme": "cohesion_sociale"},
    "theme_label.of_code": {"theme": "cohesion_sociale", "theme_label": "Soutien à l'économie locale"},
    "authority_kind.with_label": {"authority_kind": "commune"},
    "authority_kind_label.of_code": {"authority_kind_label": "Commune"},
    "authority_code.with_kind": {"authority_code": "49328"},
    "authority_code.fits_kind": {**_COMMUNE, "authority_code": "49"},
    "authority_code.siren_checksum": {**_EPCI, "authority_code": "200071877"},
    "authority_siren.siren_checksum": {"authority_siren": "214903289"},
    "epci_siren.siren_checksum": {"epci_siren": "200071877"},
    "departement_code.fits_commune": {**_COMMUNE, "authority_code": "97105", "departement_code": "97"},
    "missing.known": {"missing": ["subject:blank"]},
    "missing.value_absent": {"missing": ["title:blank"]},
    "flags.known": {"flags": ["title.required"]},
}  # fmt: skip
_OTHERS: dict[str, dict[str, Row]] = {
    "returns": {
        "authority_code.with_kind": {"authority_code": "49328"},
        "authority_code.fits_kind": {"authority_kind": "region", "authority_code": "200071876"},
        "authority_code.siren_checksum": {"authority_kind": "ept", "authority_code": "200071877"},
        "authority_siren.siren_checksum": {"authority_siren": "214903289"},
        "departement_code.fits_commune": {
            "authority_kind": "commune", "authority_code": "2A004", "departement_code": "2B",
        },
        "flags.known": {"flags": ["disposition.no_such_rule"]},
        "published.fits_disposition": {"disposition": "superseded"},
        "initiatives_published.at_most_received": {"initiatives_published": 2},
        "initiatives_published.only_if_published": {"published": False},
        "superseded_by.another_return": {"return_id": f"r-{'z' * 16}", "superseded_by": f"r-{'z' * 16}"},
        "authority_code.resolved": {"authority_as_written": "Ville de Nulle-Part"},
        "disposition.not_partial": {"disposition": "partial"},
        "disposition.not_disputed": {"disposition": "disputed"},
        "stale.read_again": {"stale": True},
    },
    "redirects": {
        "initiative_id.another_initiative": {"retired_id": f"i-{'z' * 16}", "initiative_id": f"i-{'z' * 16}"},
    },
    "coverage": {
        "return_id.only_if_answered": {"answered": False, "return_id": f"r-{'a' * 16}"},
        "authority_code.fits_kind": {"authority_code": "49"},
    },
    "rules": {"failed.at_most_checked": {"failed": 2}},
    "changes": {
        "before.fits_change": {"before": "{}"},
        "after.fits_change": {"change_type": "removed", "before": "{}"},
    },
}  # fmt: skip


def _signals() -> Iterator[str]:
    """Every signal that a reader of values can raise, from the fields that can be answered, and of settlement."""
    yield from ("authority.resolved", "return.partial", "return.disputed", "initiative.only_in_superseded")
    yield from ("cost_eur.before_tax", "running_cost_eur.before_tax")
    for name in (*ANSWERABLE, "authority_kind", "submitted_on"):
        field = INITIATIVES.field(name)
        if field.codes:
            yield f"{name}.known_answer"
        elif field.type == "strings":
            yield f"{name}.length"
        else:
            yield f"{name}.readable"
            if field.type == "string" and not name.endswith("url"):
                yield f"{name}.length"


def _all_poisons() -> Iterator[tuple[str, tuple[str, Row]]]:
    for code, table, row in _schema_poisons():
        yield code, (table, row)
    for code, row in _INITIATIVES.items():
        yield code, ("initiatives", row)
    for table, rows in _OTHERS.items():
        for code, row in rows.items():
            yield f"{table}.{code}", (table, row)
    for code in _signals():
        yield code, ("initiatives", {SIGNALS: [code]})


POISONS: dict[str, tuple[str, Row]] = dict(_all_poisons())


# --- Judging them ----------------------------------------------------------------------------------


def poisoned_rows(code: str, number: int) -> list[Row]:
    """The rows that break one rule: one row, or for a key two rows that share it."""
    table, poison = POISONS[code]
    row = valid_row(table, number)
    return [row, dict(row)] if code.endswith(".key") else [row | poison]


def expected(code: str) -> set[str]:
    """The rules that the poisoned rows of a rule must fail."""
    return {code} | IMPLIED.get(code, set())


def frame_of(table: str, rows: list[Row]) -> pd.DataFrame:
    """Rows as a canonical frame: object columns, whatever the values."""
    names = [*TABLES[table].names, *([SIGNALS] if table == INITIATIVES.name else [])]
    columns = {name: pd.Series([row[name] for row in rows], dtype=object) for name in names}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)), columns=names)


def verdict_on(table: str, rows: list[Row], book: CodeBook, rules: tuple[Rule, ...] = RULES) -> Verdict:
    """The verdict on some rows of a table."""
    values = as_values(frame_of(table, rows))
    around = Surroundings(book, WAVE, warning_codes())
    laid_out = lay_out(TABLES[table], values, rules_of(table, rules), around)
    return judge(laid_out, table_suite(table, book, rules))


def failures_by_row(verdict: Verdict) -> list[set[str]]:
    """The rules that each row failed."""
    failed: list[set[str]] = [set() for _ in range(verdict.rows)]
    for outcome in verdict.failing():
        for row in outcome.failed:
            failed[row].add(outcome.rule)
    return failed


def judged_poisons(table: str, book: CodeBook) -> dict[str, list[set[str]]]:
    """Rule code → what each of its poisoned rows failed, all rows of the table judged in one frame.

    Under the empty code, what the valid row of that frame failed.
    """
    rows, owners = [valid_row(table, 0)], [""]
    for number, code in enumerate((code for code, (name, _) in POISONS.items() if name == table), start=1):
        mine = poisoned_rows(code, number)
        rows += mine
        owners += [code] * len(mine)
    found: dict[str, list[set[str]]] = {}
    for owner, failed in zip(owners, failures_by_row(verdict_on(table, rows, book)), strict=True):
        found.setdefault(owner, []).append(failed)
    return found
