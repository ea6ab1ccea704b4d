"""The texts of a form in its languages, without markup, and which of the languages is its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from transforms.formats.dialects.xlsform.definitions import DefinitionRow, Header, language_key

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


def plain(text: str) -> str:
    """A label without tags, bold marks and double spaces."""
    without = _BOLD.sub(r"\2", unescape(_TAG.sub(" ", text)))
    return " ".join(without.lstrip("#").split())


def languages_of(rows: Iterable[DefinitionRow]) -> tuple[str, ...]:
    """The languages that have labels, in the order in which they come."""
    found = (language for row in rows for name, language in row.cells if name == "label" and language)
    return tuple(dict.fromkeys(found))


def base_language(declared: str | None, languages: Sequence[str], rows: Sequence[DefinitionRow]) -> str:
    """The language of the questionnaire: the declared one, "" for labels without one, else the one with most labels."""
    if declared and (language := language_key(declared)) in languages:
        return language
    counts = Counter(language for row in rows for name, language in row.cells if name == "label")
    return "" if counts[""] or not languages else max(languages, key=lambda language: counts[language])


def text_in(cells: Mapping[Header, str], names: Sequence[str], base: str) -> tuple[str, dict[str, str]]:
    """The text of the first of some columns in the base language, or any, and in every language that is named."""
    for name in names:
        texts = {language: plain(text) for (column, language), text in cells.items() if column == name}
        if texts:
            own = texts.get(base) or texts.get("") or next(iter(texts.values()))
            return own, {language: text for language, text in texts.items() if language}
    return "", {}
