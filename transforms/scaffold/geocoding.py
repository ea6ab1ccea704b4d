"""Columns that a geocoding service has added to a file: where an address lies, which no respondent wrote.

Source: the CSV of the Base Adresse Nationale (`result_label, result_score, result_city…`) and services like it.
"""

from __future__ import annotations

from collections.abc import Iterable

_MARKS = ("label", "score")
_PLACES = ("city", "citycode", "postcode", "context")


def geocoded(names: Iterable[str]) -> frozenset[str]:
    """The columns of one prefix among which are the label and the score that a geocoder gives, and a place."""
    there = set(names)
    found: set[str] = set()
    for name in there:
        prefix = name.removesuffix(_MARKS[1])
        if prefix != name and prefix + _MARKS[0] in there and any(prefix + place in there for place in _PLACES):
            found |= {other for other in there if prefix and other.startswith(prefix)}
    return frozenset(found)
