"""Headings in full text ↔ the system columns that they stand for, and fixed answers, in any language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from transforms.formats.dialects.limesurvey.codes import SYSTEM
from transforms.formats.dialects.limesurvey.texts import key
from transforms.formats.dialects.limesurvey.translations import TRANSLATIONS

_PARTICIPANT = ("firstname", "lastname", "email")


def terms_in(language: str, name: str) -> tuple[str, ...]:
    """The ways in which a term is written in a language; in English where it is not translated."""
    own = TRANSLATIONS.get(language) or TRANSLATIONS.get(language.split("-")[0], {})
    return own.get(name) or TRANSLATIONS["en"][name]


@cache
def headings_of(language: str) -> dict[str, str]:
    """Key of a heading → system column, in one language; what a version leaves untranslated is English."""
    english = {key(text): name for name in SYSTEM for text in TRANSLATIONS["en"][name]}
    return english | {key(text): name for name in SYSTEM for text in TRANSLATIONS[language][name]}


@cache
def _languages_by_key() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for language in TRANSLATIONS:
        for heading in headings_of(language):
            found.setdefault(heading, set()).add(language)
    return {heading: frozenset(languages) for heading, languages in found.items()}


def language_of(headings: Iterable[str]) -> tuple[str | None, int]:
    """The language in which most different system columns are found among the keys of headings, and how many."""
    hits: dict[str, set[str]] = {}
    for heading in headings:
        for language in _languages_by_key().get(heading, ()):
            hits.setdefault(language, set()).add(headings_of(language)[heading])
    if not hits:
        return None, 0
    best = max(hits, key=lambda language: len(hits[language]))  # the first of equals: the plain language
    best = next(language for language in TRANSLATIONS if language in hits and len(hits[language]) == len(hits[best]))
    return best, len(hits[best])


def short_key(text: str) -> str | None:
    """The key of an abbreviated heading without its dots; None where it is not one (`ID de la répons.. `)."""
    stem = text.rstrip().removesuffix("..")
    return key(stem) if stem != text.rstrip() and len(stem) >= 4 else None


@cache
def _stems() -> dict[str, tuple[tuple[str, str], ...]]:
    """First four letters of a heading's key → the whole keys, each with its language."""
    found: dict[str, list[tuple[str, str]]] = {}
    for language in TRANSLATIONS:
        for heading in headings_of(language):
            found.setdefault(heading[:4], []).append((heading, language))
    return {stem: tuple(headings) for stem, headings in found.items()}


def completed(short: str) -> set[str]:
    """The keys of system headings that an abbreviated one can stand for."""
    return {heading for heading, _ in _stems().get(short[:4], ()) if heading.startswith(short)}


@cache
def _prefixes(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({key(text) for terms in TRANSLATIONS.values() for name in names for text in terms[name]})


def is_timing_text(heading: str) -> bool:
    """Whether the key of a heading in full text is that of a timing, in any language."""
    return heading in _prefixes(("interviewtime",)) or heading.startswith(_prefixes(("grouptime", "questiontime")))


def participant_in(heading: str) -> str | None:
    """The column of the participant's (first name, last name, e-mail) that the key of a heading is that of."""
    return next((name for name in _PARTICIPANT if heading in _prefixes((name,))), None)


@cache
def fixed_answers(*names: str) -> frozenset[str]:
    """The texts of fixed answers (`yes`, `no`, `na`…) in all languages, as written."""
    return frozenset(text for terms in TRANSLATIONS.values() for name in names for text in terms[name])
