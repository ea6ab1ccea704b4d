"""How the catalogue writes moments and documents."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any


def utc_text(moment: dt.datetime) -> str:
    """A moment as ISO 8601 in UTC, to the second; raises ValueError for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plain_json(value: Mapping[str, Any]) -> bytes:
    """A JSON document: UTF-8, indented, keys in the order given, one line feed at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
