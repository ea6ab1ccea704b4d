"""Ids of returns and initiatives, made of what respondents wrote and of nothing else.

An id is the first 80 bits of a sha256 over a JSON list that begins with the kind of id, so that no
two different lists of parts give the same text. Parts are raw: cleaning rules, resolvers, recodes,
file names, row order and the other rows may all change without re-keying a published initiative.
`stable` and `as_written` are therefore frozen, and pinned by tests: changing one, or a list of parts, re-keys
everything that was ever published.

A return is the tool's own return id where the wave has one; else all rows with one authority name as
written, kind and département; a row without a name is a return of its own. An initiative is its own id
where the wave has one; else its title within its return. Rows that share all that (two initiatives
with one title, an own id used twice) are told apart by their content, never by their place, so that
swapping them changes nothing; the first by content has the id it would have alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

_ID_BYTES = 10
_NUMBERS = re.compile(r"(\d+)")


def stable(text: str) -> str:
    """The text with the two differences that no one means taken out: white space and case. Frozen."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).split()).casefold())


def as_written(text: str) -> str:
    """The text with white space folded and nothing else: two spellings are two texts. Frozen."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _digest(*parts: str | int | None) -> str:
    encoded = json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return base64.b32encode(hashlib.sha256(encoded).digest()[:_ID_BYTES]).decode("ascii").lower()


def return_id(
    survey: str, wave: str, source: str, *, own: str | None, name: str | None, kind: str | None, departement: str | None
) -> str:
    """`r-` and 16 characters: the tool's own id, else the authority as written. One of `own` and `name` is given."""
    if own is not None:
        return "r-" + _digest("return", "own", survey, wave, source, own)
    parts = [None if part is None else as_written(part) for part in (name, kind, departement)]
    return "r-" + _digest("return", "written", survey, wave, source, *parts)


def nameless_return_id(survey: str, wave: str, source: str, content: str, occurrence: int) -> str:
    """The id of a row that names neither its return nor an authority: its content, and its rank among equals."""
    return "r-" + _digest("return", "nameless", survey, wave, source, content, *_rank(occurrence))


def own_initiative_id(survey: str, wave: str, source: str, own: str, occurrence: int = 0) -> str:
    """`i-` and 16 characters: an initiative that the wave itself numbers, whatever its return."""
    return "i-" + _digest("initiative", "own", survey, wave, source, own, *_rank(occurrence))


def titled_initiative_id(return_: str, title: str | None, occurrence: int = 0) -> str:
    """`i-` and 16 characters: a title within a return."""
    key = None if title is None else stable(title)
    return "i-" + _digest("initiative", "titled", return_, key, *_rank(occurrence))


def _rank(occurrence: int) -> tuple[int, ...]:
    return (occurrence,) if occurrence else ()


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which R9 comes before R10."""
    parts = _NUMBERS.split(text)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part)


def occurrences(keys: Sequence[Hashable], contents: Sequence[str]) -> list[int]:
    """The rank of each row among the rows of its key, by content: 0 for the first, whatever the row order."""
    ranks = [0] * len(keys)
    met: dict[Hashable, int] = {}
    for row in sorted(range(len(keys)), key=lambda row: contents[row]):
        ranks[row] = met[keys[row]] = met.get(keys[row], -1) + 1
    return ranks


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids of the rows of an answers frame, row by row, and which rows share an own id."""

    return_ids: list[str]
    initiative_ids: list[str]
    positions: list[int]
    repeated: list[bool]


def identify(answers: pd.DataFrame, survey: str, wave: str) -> Identities:
    """The identity of each row of an answers frame: one return and one initiative id, rank in the return."""
    returns = _return_ids(answers, survey, wave)
    own, titles = _texts(answers, "@own_initiative"), _texts(answers, "title")
    sources = [str(source) for source in answers["@source"]]
    keys: list[Hashable] = [
        ("own", source, key) if key is not None else ("titled", of, None if title is None else stable(title))
        for source, key, of, title in zip(sources, own, returns, titles, strict=True)
    ]
    ranks = _ranks(answers, keys)
    ids = [
        own_initiative_id(survey, wave, source, key, rank) if key is not None else titled_initiative_id(of, title, rank)
        for source, key, of, title, rank in zip(sources, own, returns, titles, ranks, strict=True)
    ]
    shared = {key for key, rank in zip(keys, ranks, strict=True) if rank}
    repeated = [key in shared and own_id is not None for key, own_id in zip(keys, own, strict=True)]
    return Identities(returns, ids, _positions(returns, own, answers["@line"]), repeated)


def _ranks(answers: pd.DataFrame, keys: Sequence[Hashable]) -> list[int]:
    """The rank of each row among the rows of its key; only those that share one are compared by content."""
    counts = Counter(keys)
    sharing = [row for row, key in enumerate(keys) if counts[key] > 1]
    ranks = [0] * len(keys)
    contents = _contents(answers.iloc[sharing])
    for row, rank in zip(sharing, occurrences([keys[row] for row in sharing], contents), strict=True):
        ranks[row] = rank
    return ranks


def _texts(answers: pd.DataFrame, column: str) -> list[str | None]:
    if column not in answers.columns:
        return [None] * len(answers)
    return [cell if isinstance(cell, str) and cell.strip() else None for cell in answers[column]]


def _contents(answers: pd.DataFrame) -> list[str]:
    """What each row says, as one text: its answers by field name, never its file or line."""
    fields = sorted(column for column in answers.columns if not column.startswith("@"))
    rows = answers[fields].itertuples(index=False, name=None) if fields else ((),) * len(answers)
    return [
        json.dumps({field: stable(cell) for field, cell in zip(fields, row, strict=True) if isinstance(cell, str)})
        for row in rows
    ]


def _return_ids(answers: pd.DataFrame, survey: str, wave: str) -> list[str]:
    sources = [str(source) for source in answers["@source"]]
    own, names = _texts(answers, "@own_return"), _texts(answers, "@authority_name")
    kinds, departements = _written_kinds(answers), _texts(answers, "@authority_departement")
    nameless = _nameless_ids(answers, survey, wave, sources, [one or two for one, two in zip(own, names, strict=True)])
    known: dict[tuple[str | None, ...], str] = {}
    ids: list[str] = []
    for row, told in enumerate(zip(sources, own, names, kinds, departements, strict=True)):
        if row in nameless:
            ids.append(nameless[row])
            continue
        if told not in known:
            source, tool, name, kind, departement = told
            known[told] = return_id(survey, wave, source, own=tool, name=name, kind=kind, departement=departement)
        ids.append(known[told])
    return ids


def _nameless_ids(
    answers: pd.DataFrame, survey: str, wave: str, sources: Sequence[str], named: Sequence[str | None]
) -> dict[int, str]:
    """Row → return id, of the rows that name neither their return nor an authority."""
    if all(named):
        return {}
    numbered, contents = _texts(answers, "@own_initiative"), _contents(answers)
    said = [number or content for number, content in zip(numbered, contents, strict=True)]
    ranks = occurrences(list(zip(sources, said, strict=True)), contents)
    return {
        row: nameless_return_id(survey, wave, sources[row], said[row], ranks[row])
        for row, name in enumerate(named)
        if name is None
    }


def _written_kinds(answers: pd.DataFrame) -> list[str | None]:
    """The kind as written; where the wave states one kind for all, that one."""
    written, coded = _texts(answers, "@authority_kind_as_written"), _texts(answers, "@authority_kind")
    return [text if text is not None else code for text, code in zip(written, coded, strict=True)]


def _positions(returns: Sequence[str], own: Sequence[str | None], lines: Iterable[object]) -> list[int]:
    """The rank of each row in its return, from 1: by own id, else as the source has them."""
    order = [(natural_key(key or ""), line, row) for row, (key, line) in enumerate(zip(own, lines, strict=True))]
    positions = [0] * len(returns)
    met: dict[str, int] = {}
    for *_, row in sorted(order):
        positions[row] = met[returns[row]] = met.get(returns[row], 0) + 1
    return positions
