"""Cells of Grist by the type of their column: text as a person reads it, nothing lost. A cell that is not of its
column's type stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from transforms.formats.grids import Cell

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"-?\d{1,12}(\.\d{1,9})?")
_BOOLEANS = {"1": "true", "0": "false"}
UNKNOWN_ZONE = "a time zone that is not known here, read as UTC"
ERROR, CENSORED, PENDING = "errors of formulas", "cells kept from this reader by access rules", "cells still computed"
_NO_VALUE = {"E": ERROR, "C": CENSORED, "P": PENDING}


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo | None:
    """The time zone of a name; None where it is not known."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None


def texts_of(cells: Sequence[Cell], kind: str) -> list[Cell]:
    """The cells of a column of some type (`Date`, `DateTime:Europe/Paris`, `Ref:Table`, …); empty is missing."""
    base, _, about = kind.partition(":")
    if base == "Bool":
        return [_BOOLEANS.get(cell, cell) if cell else None for cell in cells]
    if base == "Date":
        return [date(cell) for cell in cells]
    if base == "DateTime":
        return [moment(cell, about) for cell in cells]
    if base == "Ref":
        return [None if cell in (None, "", "0") else cell for cell in cells]
    return [cell or None for cell in cells]


def date(cell: Cell) -> Cell:
    """Seconds since 1970 as a day, in UTC as Grist keeps days."""
    found = _moment(cell)
    return found.date().isoformat() if found else cell or None


def moment(cell: Cell, name: str) -> Cell:
    """Seconds since 1970 as local time with its offset; in UTC where the zone is not known."""
    found = _moment(cell)
    if found is None:
        return cell or None
    try:
        local = found.astimezone(zone(name) or UTC)
    except OverflowError:
        return cell
    return local.isoformat(timespec="auto").replace("+00:00", "Z")


def _moment(cell: Cell) -> datetime | None:
    if not cell or not _SECONDS.fullmatch(cell):
        return None
    try:
        return _EPOCH + timedelta(microseconds=int(Decimal(cell) * 1_000_000))
    except OverflowError:
        return None


def decoded(value: Any) -> tuple[Cell, str | None]:
    """A value of the API as text, and why there is none where a mark stands in its place."""
    if isinstance(value, bool):
        return ("true" if value else "false"), None
    if isinstance(value, str):
        return value or None, None
    if not isinstance(value, list) or not value or not isinstance(value[0], str):
        return (None if value is None else json.dumps(value, ensure_ascii=False)), None
    mark, *rest = value
    if mark in _NO_VALUE:
        return None, _NO_VALUE[mark]
    if mark in ("d", "D", "U", "R") and rest and all(isinstance(each, str) for each in rest[:2]):
        return _single(mark, rest), None
    if mark == "L":
        return json.dumps(rest, ensure_ascii=False), None
    if mark == "r" and len(rest) == 2:
        return json.dumps(rest[1], ensure_ascii=False), None
    return json.dumps(value, ensure_ascii=False), None


def _single(mark: str, rest: Sequence[str]) -> Cell:
    if mark == "d":
        return date(rest[0])
    if mark == "D":
        return moment(rest[0], rest[1] if len(rest) > 1 else "UTC")
    return rest[0] if mark == "U" else rest[-1]
