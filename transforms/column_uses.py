"""One use for each raw column that a wave file names: read twice, or read and left out, is a slip or a leak.

Numbered columns are compared number by number, and each repeat table has columns of its own. A condition
or a filter (`shown_if`) may read what is read already; what the file itself leaves out it may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.columns import numbered
from transforms.formats.frames import FACTS
from transforms.marked_yaml import MarkedYaml, Path
from transforms.survey_files import WaveFile
from transforms.written_answers import Repeat, WrittenAnswer

_KEYS = ("return_key", "initiative_key", "submitted")
_CONDITIONS = ("complete", "test", "consent")
_LEFT_OUT = ("personal", "ignored")

Use = tuple[Path, str, str]
"""The path of a mention in the file, the column as written there, and what it is used as."""


@dataclass
class _Scope:
    """The columns of the returns, or those of one repeat table: what each is used as, and what filters read."""

    is_table: bool = False
    first: dict[str, tuple[Path, str]] = field(default_factory=dict)
    filters: list[tuple[Path, str]] = field(default_factory=list)


def check_uses(marked: MarkedYaml, wave: WaveFile) -> None:
    """Notes every column that has two uses, and every filter on a column that is left out."""
    returns, tables = _Scope(), dict[str, _Scope]()
    _enter(marked, returns, _uses(wave), ())
    _filters(marked, returns, ("fields",), wave.fields, ())
    for rank, repeat in enumerate(wave.repeats):
        path: Path = ("repeats", rank)
        if repeat.table is not None and repeat.table in tables:
            found, remedy = f"table `{repeat.table}` again", "Put all its fields under one repeat: its rows count once."
            marked.note((*path, "table"), found, "each table once", remedy)
        scope = returns if repeat.table is None else tables.setdefault(repeat.table, _Scope(is_table=True))
        _enter(marked, scope, _repeat_uses(path, repeat), repeat.numbers)
        _filters(marked, scope, (*path, "fields"), repeat.fields, repeat.numbers)
    every = [number for repeat in wave.repeats for number in repeat.numbers]
    _enter(marked, returns, _left_uses((), wave), every)
    returns.filters += [((key, "column"), getattr(wave, key).column) for key in _CONDITIONS if getattr(wave, key)]
    for scope in (returns, *tables.values()):
        _check_filters(marked, scope)


def _uses(wave: WaveFile) -> Iterator[Use]:
    for key in _KEYS:
        if column := getattr(wave, key):
            yield (key,), column, key
    authority = wave.authority
    named = (("kind", authority.kind and authority.kind.column), ("departement", authority.departement))
    for key, column in (("name", authority.name), *named, ("code", authority.code)):
        if column:
            yield ("authority", key), column, f"authority.{key}"
    yield from _field_uses(("fields",), wave.fields)


def _repeat_uses(path: Path, repeat: Repeat) -> Iterator[Use]:
    if repeat.key and repeat.table:
        yield (*path, "key"), repeat.key, "key"
    yield from _field_uses((*path, "fields"), repeat.fields)
    yield from _left_uses(path, repeat)


def _field_uses(path: Path, fields: Mapping[str, WrittenAnswer]) -> Iterator[Use]:
    for name, answer in fields.items():
        for column in answer.asked:
            yield (*path, name), column, ".".join(str(part) for part in (*path, name))


def _left_uses(path: Path, owner: WaveFile | Repeat) -> Iterator[Use]:
    for key in _LEFT_OUT:
        for rank, column in enumerate(getattr(owner, key)):
            yield (*path, key, rank), column, key


def _enter(marked: MarkedYaml, scope: _Scope, uses: Iterator[Use], numbers: Sequence[int]) -> None:
    """Notes the uses of columns that have one already, each mention once whatever its numbers."""
    for path, written, use in uses:
        _check_name(marked, path, written)
        names = dict.fromkeys([numbered(written, number) for number in numbers] or [written])
        before = next((scope.first[name] for name in names if name in scope.first), None)
        if before is not None:
            found = f"column `{written}` as {use}, and as {before[1]} before"
            remedy = "Keep one use; to keep an answer as written beside its codes, write `verbatim:`."
            marked.note(path, found, "each column used once", remedy)
        for name in names:
            scope.first.setdefault(name, (path, use))


def _check_name(marked: MarkedYaml, path: Path, column: str) -> None:
    if column.startswith("@") and not (column in FACTS and path[0] in (*_KEYS, *_CONDITIONS)):
        marked.note(path, f"column `{column}`", "a column of the raw file", "Names in @ are the pipeline's own.")


def _filters(
    marked: MarkedYaml, scope: _Scope, path: Path, fields: Mapping[str, WrittenAnswer], numbers: Sequence[int]
) -> None:
    for name, answer in fields.items():
        if answer.shown_if is None:
            continue
        own, column = (*path, name, "shown_if"), answer.shown_if.column
        # What a tool states, it states of the return: a row of a table has no facts of its own.
        if column.startswith("@") and (column not in FACTS or scope.is_table):
            marked.note(own, f"column `{column}`", "a column of the raw file", "Names in @ are the pipeline's own.")
        names = dict.fromkeys([numbered(column, number) for number in numbers] or [column])
        scope.filters += [(own, each) for each in names]


def _check_filters(marked: MarkedYaml, scope: _Scope) -> None:
    """A condition on a column that the file itself leaves out contradicts it."""
    told: set[Path] = set()
    for path, column in scope.filters:
        use = scope.first.get(column, ((), ""))[1]
        if use in _LEFT_OUT and path not in told:
            told.add(path)
            found = f"column `{column}`, which is listed as {use}"
            marked.note(path, found, "a column that is read", "Take it off that list.")
