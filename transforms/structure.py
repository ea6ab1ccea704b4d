"""What a table promises its readers, and what it means for them when the promise changes.

A structure is a plain value that fits in JSON, so that the manifest of each version carries it and
the next version can be compared with it: `{table: {"key": [...], "columns": [{"name": …}, …]}}`.
Descriptions are not part of it: they may be corrected without breaking anybody's script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from transforms.schema import Field, Table

Structure = Mapping[str, Mapping[str, Any]]


class Level(IntEnum):
    """Which number of MAJOR.MINOR.PATCH a change moves."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact that moves the version number, worded for the people who use the data."""

    level: Level
    fr: str
    en: str


# By the Data Package recipe, and because readers of CSV exports go by position.
ADDED_COLUMN = Level.MAJOR

_CONSTRAINTS = ("codes", "pattern", "bounds", "unit")


def structure_of(tables: Mapping[str, Table]) -> dict[str, dict[str, Any]]:
    """The structure of some tables, ready for JSON: key and, per column, type and constraints."""
    return {
        table.name: {"key": list(table.key), "columns": [_column(field) for field in table.fields]}
        for table in tables.values()
    }


def _column(field: Field) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": field.name, "type": field.type, "required": field.required}
    bounds = field.bounds and [None if bound is None else str(bound) for bound in field.bounds]
    found = {"codes": field.codes, "pattern": field.pattern, "bounds": bounds, "unit": field.unit}
    return facts | {name: value for name, value in found.items() if value is not None}


def structure_reasons(before: Structure, after: Structure) -> list[Reason]:
    """Why the structure alone moves the version: one reason per table or column that changed."""
    reasons = [_reason(Level.MAJOR, f"table {t}", "retirée", "removed") for t in before if t not in after]
    for table, now in after.items():
        if table not in before:
            reasons.append(_reason(Level.MINOR, f"table {table}", "ajoutée", "added"))
            continue
        reasons += _table_reasons(table, before[table], now)
    return reasons


def _reason(level: Level, what: str, fr: str, en: str) -> Reason:
    return Reason(level, f"{what} : {fr}", f"{what}: {en}")


def _table_reasons(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Reason]:
    old = {column["name"]: column for column in before["columns"]}
    new = {column["name"]: column for column in after["columns"]}
    if before["key"] != after["key"]:
        yield _reason(Level.MAJOR, f"table {table}", "clé modifiée", "key changed")
    for name in old:
        if name not in new:
            yield _reason(Level.MAJOR, f"{table}.{name}", "colonne retirée", "column removed")
    for name in new:
        if name not in old:
            yield _reason(ADDED_COLUMN, f"{table}.{name}", "colonne ajoutée", "column added")
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield _reason(Level.MAJOR, f"table {table}", "ordre des colonnes modifié", "columns in another order")
    for name in new:
        if name in old:
            yield from _column_reasons(f"{table}.{name}", old[name], new[name])


def _column_reasons(what: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Reason]:
    if before["type"] != after["type"]:
        yield _reason(Level.MAJOR, what, f"type {before['type']} → {after['type']}", "type changed")
    if before["required"] != after["required"]:
        if after["required"]:
            yield _reason(Level.MAJOR, what, "ne peut plus être vide", "can no longer be empty")
        else:
            yield _reason(Level.MINOR, what, "peut désormais être vide", "may now be empty")
    for constraint in _CONSTRAINTS:
        old, new = before.get(constraint), after.get(constraint)
        if old != new:
            loosened = new is None and constraint != "unit"
            level = Level.MINOR if loosened else Level.MAJOR
            yield _reason(level, what, f"contrainte « {constraint} » modifiée", f"constraint “{constraint}” changed")
