"""Small drafts made from the schema itself: every column of every table has values, and nulls where it may."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from flows.catalogue.draft import About, Draft
from transforms.schema import CHANGES, RETURNS, TABLES, Field, Table

ABOUT = About(
    title_fr="Initiatives numériques, enquête d'essai",
    title_en="Digital initiatives, trial survey",
    description_fr="Vingt initiatives inventées.",
    description_en="Twenty invented initiatives.",
    licence_id="etalab-2.0",
    licence_title="Licence Ouverte 2.0",
    licence_url="https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    citation="Association d'essai, 2021",
    organisers=("Association d'essai",),
    contact="Association d'essai",
    keywords=("numérique", "collectivités"),
)
CODES_OF = {"change_type": ("added", "removed", "changed")}
LISTS = sorted({field.codes for table in TABLES.values() for field in table.fields if field.codes})


def codes_of(name: str) -> tuple[str, ...]:
    return CODES_OF.get(name, (f"{name}_a", f"{name}_b", f"{name}_c"))


def identifier(prefix: str, number: int) -> str:
    letters = base64.b32encode(hashlib.sha256(f"{prefix}{number}".encode()).digest()).decode().lower()
    return f"{prefix}-{letters[:16]}"


def value(field: Field, row: int) -> Any:
    """A value that the field allows; null now and then where it may be."""
    if not field.required and row % 7 == 3:
        return None
    if field.codes:
        codes = codes_of(field.codes)
        return codes[row % len(codes)] if field.type == "string" else sorted({codes[0], codes[row % 3]})
    if field.pattern and field.type == "string":
        return _matching(field, row)
    low = (field.bounds or (None, None))[0]
    return {
        "string": f"{field.name} n° {row}, été",
        "bool": row % 2 == 0,
        "int32": int(low or 0) + row if isinstance(low, int | None) else row,
        "int64": int(low or 0) + row if isinstance(low, int | None) else row,
        "double": min(1.0, row / 32),
        "date": dt.date(2020, 11, 1) + dt.timedelta(row),
        "timestamp": dt.datetime(2020, 11, 1, 8, 30, row % 60, 250_000, tzinfo=dt.UTC),
        "strings": _strings(field, row),
    }[field.type]


def _strings(field: Field, row: int) -> list[str]:
    if field.name == "flags":
        return ["title.required", "url.pattern"][: row % 3]
    if field.name == "missing":
        return ["status:blank", "url:blank"][: row % 3]
    return [f"{field.name} {n}" for n in range(row % 3)]


def _matching(field: Field, row: int) -> str:
    for prefix in ("i", "r"):
        if field.pattern and field.pattern.startswith(f"{prefix}-"):
            return identifier(prefix, row)
    known = {
        "survey_id": "essai", "wave": "2020", "source_id": "returns", "authority_code": f"{1000 + row:05d}",
        "authority_code_current": f"{1000 + row:05d}", "departement_code": f"{row % 90 + 1:02d}", "region_code": "84",
        "url": f"https://exemple.fr/{row}", "source_url": f"https://exemple.fr/page/{row}",
        "rule": f"title.rule_{'abcdefghij'[row % 10]}",
        "version": "0.1.0", "previous_version": "0.1.0", "code": f"code_{row}",
    }  # fmt: skip
    return known.get(field.name, f"{100_000_000 + row}")


def rows(table: Table, count: int, **fixed: Any) -> list[dict[str, Any]]:
    """Rows of a table, its key unique."""
    found = []
    for row in range(count):
        values = {field.name: value(field, row) for field in table.fields}
        found.append(values | {name: fix(row) if callable(fix) else fix for name, fix in fixed.items()})
    return found


def code_rows() -> list[dict[str, Any]]:
    """A code list for every list that the schema names."""
    return [
        {"list": name, "position": position, "code": code, "parent": None, "label_fr": f"{code} (libellé)",
         "label_en": f"{code} (label)", "definition_fr": None, "definition_en": "What it means."}
        for name in LISTS
        for position, code in enumerate(codes_of(name), start=1)
    ]  # fmt: skip


def tables(count: int = 20) -> dict[str, list[dict[str, Any]]]:
    """Rows of every table but `changes`; `coverage` is empty, as in a survey with an open frame."""
    outcomes = codes_of("outcome")
    found = {
        "initiatives": rows(TABLES["initiatives"], count, return_id=lambda row: identifier("r", row // 2)),
        "returns": rows(RETURNS, (count + 1) // 2),
        "coverage": [],
        "codes": code_rows(),
        "redirects": rows(TABLES["redirects"], 2, retired_id=lambda row: identifier("i", 1000 + row)),
        "accounts": rows(TABLES["accounts"], 3, outcome=lambda row: outcomes[row], grain=codes_of("grain")[0]),
        "rules": rows(TABLES["rules"], 4),
    }
    assert set(found) == set(TABLES) - {CHANGES.name}
    return found


def draft(found: Mapping[str, list[dict[str, Any]]] | None = None, **changed: Any) -> Draft:
    """A draft of some rows."""
    made = {
        name: pa.Table.from_pylist(list(values), schema=TABLES[name].arrow_schema())
        for name, values in (found or tables()).items()
    }
    facts: dict[str, Any] = {
        "documents": {"quality_report.json": b"{}\n"},
        "provenance": {"run_id": "essai", "waves": {}},
        "quality": {"passed": 20, "warnings": 0},
    }
    return Draft("essai", made, ABOUT, **(facts | changed))


def edited(**columns: Any) -> Draft:
    """The draft with these values in the first initiative: one cell or more changed."""
    found = tables()
    found["initiatives"][0] |= columns
    return draft(found)
