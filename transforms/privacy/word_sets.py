"""Sets of words, written as text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text that spaces and line ends separate."""
    return frozenset(text.split())
