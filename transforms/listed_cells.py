"""Cells in which a survey tool wrote a list as JSON (`["Cyber", "Inclusion"]`), as the items of a list."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd


def with_items_apart(cells: pd.Series[Any], between: str) -> pd.Series[Any]:
    """The cells, each list of texts in JSON as its items with `between` between them; all others as they are."""
    lists = {text: items for text in cells.dropna().unique() if (items := _items(text)) is not None}
    joined = {text: between.join(items) for text, items in lists.items()}
    return cells.map(lambda text: joined.get(text, text), na_action="ignore") if joined else cells


def _items(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.rstrip().endswith("]")):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(item, str) for item in found) else None
