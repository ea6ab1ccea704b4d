"""The change feed: what happened to each row, with enough of it to go forth and back.

`before` and `after` are JSON objects of the changed columns alone, or of the whole row where it was
added or removed. Applied to the rows of one version the feed gives the rows of the next; reverted,
those of the one before. Dates are ISO 8601, timestamps are in UTC with microseconds.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from transforms.schema import Field, Table

Row = Mapping[str, Any]


def encode_values(row: Row, columns: Iterable[str]) -> str:
    """The JSON object of some columns of a row, in the order given."""
    return json.dumps({name: _to_json(row[name]) for name in columns}, ensure_ascii=False, separators=(",", ":"))


def _to_json(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"  # JSON has no number for them
    return value.isoformat() if isinstance(value, dt.date) else value


def decode_values(text: str, table: Table) -> dict[str, Any]:
    """The values that a JSON object of the feed holds, typed as the table declares."""
    return {name: _from_json(value, table.field(name)) for name, value in json.loads(text).items()}


def _from_json(value: Any, field: Field) -> Any:
    if value is None:
        return None
    if field.type == "timestamp":
        return dt.datetime.fromisoformat(value)
    if field.type == "date":
        return dt.date.fromisoformat(value)
    return float(value) if field.type == "double" else value


def apply_feed(rows: Iterable[Row], feed: Iterable[Row], table: Table) -> list[dict[str, Any]]:
    """The rows after the changes, sorted by key, from the rows before them.

    Raises KeyError for a feed that does not belong to these rows.
    """
    return _replay(rows, feed, table, came="added", went="removed", side="after")


def revert_feed(rows: Iterable[Row], feed: Iterable[Row], table: Table) -> list[dict[str, Any]]:
    """The rows before the changes, sorted by key, from the rows after them.

    Raises KeyError for a feed that does not belong to these rows.
    """
    return _replay(rows, feed, table, came="removed", went="added", side="before")


def _replay(
    rows: Iterable[Row], feed: Iterable[Row], table: Table, *, came: str, went: str, side: str
) -> list[dict[str, Any]]:
    (key,) = table.key
    state = {row[key]: dict(row) for row in rows}
    for change in feed:
        if change["change_type"] == went:
            del state[change[key]]
        elif change["change_type"] == came:
            state[change[key]] = decode_values(change[side], table)
        else:
            state[change[key]] |= decode_values(change[side], table)
    return [state[name] for name in sorted(state)]
