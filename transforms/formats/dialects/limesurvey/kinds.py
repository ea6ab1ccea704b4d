"""What each of LimeSurvey's question types (a letter) holds, and the answers that some offer by themselves."""

from __future__ import annotations

from transforms.formats.codebook import Option, QuestionKind
from transforms.formats.dialects.limesurvey.terms import terms_in

KINDS: dict[str, QuestionKind] = {
    "L": "choice", "!": "choice", "O": "choice", "G": "choice", "I": "choice", "5": "choice", "Y": "yes_no",
    "M": "tick", "P": "tick", "R": "rank", "1": "scale", "A": "scale", "B": "scale", "C": "scale", "E": "scale",
    "F": "scale", "H": "scale", "N": "number", "K": "number", ":": "number", "D": "date", "|": "file", "S": "text",
    "Q": "text", ";": "text", "T": "long_text", "U": "long_text", "*": "computed", "X": "display",
}  # fmt: skip

_FIXED: dict[str, dict[str, str]] = {
    "Y": {"Y": "yes", "N": "no"},
    "G": {"F": "female", "M": "male"},
    "C": {"Y": "yes", "N": "no", "U": "uncertain"},
    "E": {"I": "increase", "S": "same", "D": "decrease"},
    "M": {"Y": "yes"},
    "P": {"Y": "yes"},
}
_POINTS = {"5": 5, "A": 5, "B": 10}


def fixed_options(letter: str, languages: tuple[str, ...]) -> tuple[Option, ...]:
    """The answers that a type offers whatever the questionnaire, labelled in its languages."""
    points = (Option(str(point), str(point)) for point in range(1, _POINTS.get(letter, 0) + 1))
    named = (translated(code, term, languages) for code, term in _FIXED.get(letter, {}).items())
    return (*points, *named)


def translated(code: str, term: str, languages: tuple[str, ...]) -> Option:
    """An option whose label is one of LimeSurvey's own words."""
    labels = {language: terms_in(language, term)[0] for language in languages or ("en",)}
    return Option(code, next(iter(labels.values())), labels)
