"""JSON from outside: one document, or one a line; numbers stay the text they were written as.

A key that comes twice in one object is told: the values before the last are lost to every reader. Only
that a document was cut or is malformed is a fault, with the line and column and never its text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.encodings import decode, mojibake_warning
from transforms.formats.content import Content
from transforms.formats.limits import Limits

KEYS_LOST = "keys lost"
"""How the warning of a document begins in which some objects hold a key twice or more."""

_BLANK = re.compile(r"[ \t\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
# An escaped backslash, a pair, or half a pair (group 1): half a character, which no text can hold.
_HALF = re.compile(r"\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(\\u[dD][89a-fA-F][\da-fA-F]{2})")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_REMEDY = "Export the returns again; a document changed by hand must stay JSON."


@dataclass
class _Twice:
    """The objects of one document that hold a key more than once."""

    objects: list[dict[str, Any]] = field(default_factory=list)
    lost: int = 0

    def take(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            self.objects.append(made)
            self.lost += len(pairs) - len(made)
        return made


def open_content(content: bytes, name: str, limits: Limits) -> Content:
    """The document of a JSON file; JSON lines are the list of their values.

    Raises `UnreadableReturn` for a document that is cut, malformed, too deep or too large.
    """
    text, encoding, reason = decode(content, name)
    spoilt = mojibake_warning(content) if encoding == "utf-8" else None
    text, mended = _without_halves(text)
    twice = _Twice()
    document = _parse(text, name, twice)
    _refuse_size(document, name, limits)
    return Content(
        name=name,
        container="json",
        document=document,
        is_apart=True,
        line_unit="record",
        encoding=encoding,
        encoding_reason=reason,
        warnings=tuple(warning for warning in (spoilt, mended, _keys_lost(document, twice)) if warning),
        limits=limits,
    )


def _without_halves(text: str) -> tuple[str, str | None]:
    r"""The text with escapes of half a character (`\ud83d` alone) replaced, and a warning that counts them."""
    if not _SURROGATE.search(text):
        return text, None
    halves = sum(1 for found in _HALF.finditer(text) if found[1])
    if not halves:
        return text, None
    text = _HALF.sub(lambda found: "\\ufffd" if found[1] else found[0], text)
    return text, f"{halves} character(s) cut in half by an earlier program, read as U+FFFD"


def _parse(text: str, name: str, twice: _Twice) -> Any:
    decoder = json.JSONDecoder(object_pairs_hook=twice.take, parse_float=str, parse_int=str, parse_constant=str)
    values = list(_values(text, name, decoder))
    return values[0] if len(values) == 1 else values


def _values(text: str, name: str, decoder: json.JSONDecoder) -> Iterator[Any]:
    """Every value of a text, each after the first on a line of its own."""
    start = _after_blanks(text, 0)
    while True:
        try:
            value, end = decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            raise UnreadableReturn(_malformed(text, name, error)) from None
        except RecursionError:
            raise UnreadableReturn(_too_deep(name, "hundreds of levels")) from None
        yield value
        start = _after_blanks(text, end)
        if start == len(text):
            return
        if not _LINE_END.search(text, end, start) or text[start] not in "{[":
            found = "text after the end of the document"
            raise UnreadableReturn(Fault(_place(text, name, start), found, "the end of the file", _REMEDY))


def _after_blanks(text: str, position: int) -> int:
    blanks = _BLANK.match(text, position)
    return blanks.end() if blanks else position


def _malformed(text: str, name: str, error: json.JSONDecodeError) -> Fault:
    is_cut = error.msg.startswith("Unterminated") or not text[error.pos :].strip()
    reason = error.msg.partition(": ")[0].lower()
    what = "a document that stops before its end" if is_cut else f"malformed JSON ({reason})"
    return Fault(_place(text, name, error.pos), what, "a whole JSON document", _REMEDY)


def _place(text: str, name: str, position: int) -> str:
    ends = list(_LINE_END.finditer(text, 0, position))
    column = position - (ends[-1].end() if ends else 0) + 1
    return f"{name}, line {len(ends) + 1}, column {column}"


def _too_deep(name: str, found: str, most: int | None = None) -> Fault:
    expected = "a table of records" if most is None else f"at most {most} levels"
    return Fault(name, f"values nested {found} deep", expected, "Export the returns as flat records or as CSV.")


def _refuse_size(document: Any, name: str, limits: Limits) -> None:
    """Level by level: no recursion, whatever the document."""
    level, depth, values = [document], 0, 0
    while level:
        depth += 1
        if depth > limits.json_depth:
            raise UnreadableReturn(_too_deep(name, f"more than {limits.json_depth} levels", limits.json_depth))
        values += sum(map(len, level))
        if values > limits.cells:
            raise UnreadableReturn(_too_much(name, f"more than {limits.cells} values", limits.cells))
        longest = max((len(each) for each in level if isinstance(each, list)), default=0)
        if longest > limits.rows:
            raise UnreadableReturn(_too_much(name, f"{longest} records", limits.rows))
        level = [value for each in level for value in _children(each) if isinstance(value, dict | list)]


def _too_much(name: str, found: str, most: int) -> Fault:
    return Fault(name, found, f"at most {most}", "Split the export.")


def _children(container: Any) -> Any:
    return container.values() if isinstance(container, dict) else container


def _keys_lost(document: Any, twice: _Twice) -> str | None:
    if not twice.objects:
        return None
    rank = _first_rank(document, {id(each) for each in twice.objects})
    place = f", first in record {rank}" if rank else ""
    return (
        f"{KEYS_LOST}: {len(twice.objects)} object(s) hold a key more than once, of which only the last value can "
        f"be read; {twice.lost} value(s) are lost{place}. Export again with codes as headings"
    )


def _first_rank(document: Any, marked: set[int]) -> int | None:
    """The rank of the first marked object in the outermost list that holds it."""
    ranks = []
    pending: list[tuple[Any, int | None]] = [(document, None)]
    while pending:
        each, rank = pending.pop()
        if id(each) in marked and rank:
            ranks.append(rank)
        is_record = isinstance(each, list) and rank is None
        pending += [
            (value, number if is_record else rank)
            for number, value in enumerate(_children(each), start=1)
            if isinstance(value, dict | list)
        ]
    return min(ranks, default=None)
