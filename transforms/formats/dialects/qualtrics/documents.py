"""The JSON of Qualtrics: for each response its values and labels by question, and which questions it was shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook, Option, Question
from transforms.formats.content import Content
from transforms.formats.dialects.qualtrics.facts import PERSONAL, facts_of
from transforms.formats.frames import Described
from transforms.formats.grids import Cell
from transforms.formats.nested import frames_of_nested, unnest
from transforms.formats.repeated_ids import told_repeated_ids

_LOOKED_AT = 20


def responses_of(document: Any) -> list[Any] | None:
    """The list of responses in a document of Qualtrics: `responses`, a bare list, or one response a line."""
    found = document.get("responses") if isinstance(document, Mapping) else document
    if not isinstance(found, list) or not found:
        return None
    return found if all(map(_is_response, found[:_LOOKED_AT])) else None


def _is_response(each: Any) -> bool:
    return isinstance(each, Mapping) and isinstance(each.get("responseId"), str) and isinstance(
        each.get("values"), Mapping
    )  # fmt: skip


def read_responses(content: Content, codebook: Codebook | None) -> Described:
    """The responses, one row each, columns under Qualtrics' own names of the questions."""
    responses = responses_of(content.document) or []
    wrong = [rank for rank, each in enumerate(responses, start=1) if not _is_response(each)]
    if wrong:
        place = f"{content.name}, record {wrong[0]}"
        found = f"{len(wrong)} record(s) without an id or values"
        raise UnreadableReturn(Fault(place, found, "responses of Qualtrics", "Export the responses again."))
    is_apart = any(_shown(each) for each in responses)
    nested = unnest([_record(each) for each in responses], whole=_keys(responses))
    by_name = {name.casefold(): name for name in reversed(nested.records.names)}

    def find(*names: str) -> list[Cell] | None:
        name = next((by_name[wanted] for wanted in names if wanted in by_name), None)
        return None if name is None else nested.records.column(name)

    ids = [str(each["responseId"]) for each in responses]
    facts, odd = facts_of(find, range(1, len(responses) + 1))
    if "id" not in facts:
        odd += told_repeated_ids(ids, range(1, len(ids) + 1))
    known = {f"@{fact}": cells for fact, cells in ({"id": ids} | facts | {"id": ids}).items()}
    returns, _ = frames_of_nested(nested, content.name, known, limits=content.limits)
    return Described(
        form="responses with what was shown" if is_apart else "responses",
        returns=returns,
        codebook=codebook or _codebook(responses),
        warnings=(*nested.warnings, *odd, *_told_personal(nested.records.names)),
        empties_apart=is_apart,
    )


def _keys(responses: Sequence[Mapping[str, Any]]) -> set[str]:
    return {str(key) for each in responses for key in each["values"]}


def _shown(response: Mapping[str, Any]) -> list[str]:
    shown = response.get("displayedFields")
    return [key for key in shown if isinstance(key, str)] if isinstance(shown, list) else []


def _record(response: Mapping[str, Any]) -> dict[str, Any]:
    """The values; a question that was shown and has none was left blank."""
    record = dict(response["values"])
    for key in _shown(response):
        if record.get(key) is None:
            record[key] = ""
    return record


def _codebook(responses: Sequence[Mapping[str, Any]]) -> Codebook | None:
    """The labels that the responses themselves give to their values, for each question."""
    options: dict[str, dict[str, str]] = {}
    for response in responses:
        labels = response.get("labels")
        for key, label in labels.items() if isinstance(labels, Mapping) else ():
            for code, text in _pairs(response["values"].get(key), label):
                options.setdefault(str(key), {}).setdefault(code, text)
    questions = tuple(
        Question(key, key, options=tuple(Option(code, text) for code, text in sorted(found.items(), key=_by_code)))
        for key, found in options.items()
    )
    return Codebook("Qualtrics", questions) if questions else None


def _pairs(value: Any, label: Any) -> Iterator[tuple[str, str]]:
    """Each value with its label; both can be lists, one entry an option."""
    values, labels = (each if isinstance(each, list) else [each] for each in (value, label))
    if len(values) == len(labels):
        for code, text in zip(values, labels, strict=True):
            if isinstance(code, str) and isinstance(text, str):
                yield code, text


def _by_code(option: tuple[str, str]) -> tuple[int, str]:
    code = option[0]
    return (int(code) if code.isdecimal() and len(code) < 10 else 0, code)


def _told_personal(names: Sequence[str]) -> list[str]:
    held = [position for position, name in enumerate(names, start=1) if name.casefold() in PERSONAL]
    return [f"column {position}: addresses, names or places of respondents (personal data)" for position in held]
