"""Moments that Qualtrics writes without an offset, with that of the time zone which its export names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from transforms.formats.grids import Cell

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)")


def in_zone(cells: Sequence[Cell], zone: str) -> list[Cell]:
    """The cells with the offset that the clocks of the zone had; all as they are where the zone is not known."""
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return list(cells)
    return [_with_offset(cell, known) for cell in cells]


def _with_offset(cell: Cell, zone: ZoneInfo) -> Cell:
    found = _MOMENT.fullmatch((cell or "").strip())
    if found is None:
        return cell
    try:
        return dt.datetime.fromisoformat(f"{found[1]} {found[2]}").replace(tzinfo=zone).isoformat(" ")
    except ValueError:  # 30 February
        return cell
