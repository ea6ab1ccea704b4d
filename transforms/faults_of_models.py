"""What pydantic found wrong with a survey file, told as faults with their lines."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from transforms.errors import Fault, SurveyFileInvalid
from transforms.marked_yaml import MarkedYaml, Path

Model = TypeVar("Model", bound=BaseModel)

# Mappings of independent entries: one that is faulty says nothing about the others.
ENTRIES = ("fields", "mappings")

_WHAT_EXPECTED = {
    "dict_type": "`key: value` lines under it",
    "model_type": "`key: value` lines under it",
    "tuple_type": "a list (`- …` lines, or [a, b])",
    "string_type": "plain text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "date_from_datetime_parsing": "a day of the calendar as YYYY-MM-DD",
    "date_parsing": "a day of the calendar as YYYY-MM-DD",
    "date_type": "a day as YYYY-MM-DD",
}


def fit(model: type[Model], marked: MarkedYaml) -> Model:
    """The content as the model; raises `SurveyFileInvalid` with every fault of the file, in line order."""
    try:
        return model.model_validate(marked.content)
    except ValidationError as error:
        errors = sorted(error.errors(), key=lambda found: marked.line(found["loc"]))
        raise SurveyFileInvalid([_fault(model, marked, found) for found in errors]) from error


def fit_what_fits(model: type[Model], marked: MarkedYaml, skeleton: Mapping[str, Any]) -> Model:
    """The content as the model, its faulty parts noted and left out, so that the rest can be checked too.

    `skeleton` is the least content that the model takes: it stands in for required parts that are
    missing or faulty. The caller raises what was noted, so the stand-ins never leave it.
    """
    try:
        return model.model_validate(marked.content)
    except ValidationError as error:
        errors = error.errors()
    for found in errors:
        marked.keep(marked.line(_without_key_marks(found["loc"])), _fault(model, marked, found))
    content = marked.content if isinstance(marked.content, dict) else {}
    faulty = {_without_key_marks(found["loc"]) for found in errors}
    return model.model_validate({**skeleton, **_without(content, faulty)})


def _without(content: dict[Any, Any], faulty: set[Path]) -> dict[Any, Any]:
    """The content less its faulty keys; of a faulty mapping one level down, only the faulty entries."""
    kept: dict[Any, Any] = {}
    for key, value in content.items():
        below = {path[1:] for path in faulty if path and path[0] == key}
        if not below:
            kept[key] = value
        elif isinstance(value, dict) and () not in below and key in ENTRIES:
            kept[key] = {name: each for name, each in value.items() if not any(path[0] == name for path in below)}
    return kept


def nearest(word: str, words: list[str]) -> str:
    """`Did you mean …? ` for a near miss, else an empty text."""
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`? " if close else ""


def _fault(model: type[BaseModel], marked: MarkedYaml, error: ErrorDetails) -> Fault:
    path = _without_key_marks(error["loc"])
    place, kind = marked.place(path), error["type"]
    name = ".".join(str(part) for part in path)
    if kind == "fault":
        said = error["ctx"]
        return Fault(place, f"{name}: {said['found']}" if name else said["found"], said["expected"], said["remedy"])
    if kind == "missing":
        return Fault(place, f"no `{name}`", f"the key `{path[-1]}`", "Add it.")
    if kind == "extra_forbidden":
        keys = sorted(_keys_beside(model, path))
        remedy = f"{nearest(str(path[-1]), keys)}Remove it or rename it."
        return Fault(place, f"the unknown key `{name}`", "one of " + ", ".join(keys), remedy)
    return Fault(place, f"{name}: {_shown(error['input'])}", _expected(error), "Correct the value.")


def _without_key_marks(loc: Path) -> Path:
    """The path in the file: pydantic adds `[key]` where a key, not its value, is wrong."""
    return tuple(part for part in loc if part != "[key]")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"`{value}`" if value else "nothing"
    return "a list" if isinstance(value, list | tuple) else "`key: value` lines"


def _expected(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return f"text of the form {context['pattern']}"
    if kind == "literal_error":
        return f"one of {context['expected']}"
    if kind in ("string_too_short", "too_short"):
        return "at least one"
    return _WHAT_EXPECTED.get(kind, error["msg"][:1].lower() + error["msg"][1:])


def _keys_beside(model: type[BaseModel], path: Path) -> set[str]:
    """The keys that the part of the file holding this path may have."""
    owner = model
    for part in path[:-1]:
        if part in owner.model_fields:
            owner = next(_models_in(owner.model_fields[str(part)].annotation), owner)
    return set(owner.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
