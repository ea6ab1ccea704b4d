"""YAML as text with lines: what a survey file says, before anything is typed.

Every scalar stays the text that was written (`01001`, `no`, `1e3`, `2020-03`), and every key and value
keeps its line, so that a fault found later can name it. What would make a file say something else
than what a person reads is refused: duplicate keys, anchors and aliases, tags, several documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from transforms.errors import Fault, SurveyFileInvalid

# A survey file is a handful of levels deep; more is an attack or an accident.
MAX_DEPTH = 20

Node = str | list["Node"] | dict[str, "Node"]
Path = tuple[str | int, ...]


@dataclass(slots=True)
class MarkedYaml:
    """One YAML document as text: its content, and the line (from 1) of every path in it."""

    where: str
    content: Node = ""
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _fault_lines: list[int] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a path, or of its nearest ancestor that is written in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def place(self, path: Path) -> str:
        """`file, line n`, as every fault of a survey file begins."""
        return f"{self.where}, line {self.line(path)}"

    def refuse(self, line: int, found: str, expected: str, remedy: str) -> None:
        """Notes a fault of a line; the caller raises them all at once."""
        self.keep(line, Fault(f"{self.where}, line {line}", found, expected, remedy))

    def keep(self, line: int, fault: Fault) -> None:
        """Notes a fault that is worded already."""
        self.faults.append(fault)
        self._fault_lines.append(line)

    def note(self, path: Path, found: str, expected: str, remedy: str) -> None:
        """Notes a fault of a path, named in the message so that no line has to be counted."""
        name = ".".join(str(part) for part in path)
        self.refuse(self.line(path), f"{name}: {found}", expected, remedy)

    def in_line_order(self) -> list[Fault]:
        """The faults noted so far, from the top of the file down."""
        pairs = sorted(zip(self._fault_lines, self.faults, strict=True), key=lambda pair: pair[0])
        return [fault for _, fault in pairs]


def read_marked(text: str, where: str) -> MarkedYaml:
    """The document with its lines; raises `SurveyFileInvalid` with every construct that is refused."""
    marked = MarkedYaml(where)
    events = _events(text, where)
    starts = [event for event in events if isinstance(event, DocumentStartEvent)]
    if not starts:
        marked.refuse(1, "an empty file", "a YAML mapping", "Write the file, or remove it.")
    for extra in starts[1:]:
        marked.refuse(_line(extra), "a second document (---)", "one document", "Keep one document in each file.")
    if len(starts) == 1:
        body = iter(events[events.index(starts[0]) + 1 :])
        marked.content = _build(next(body), body, (), marked)
        if not isinstance(marked.content, dict):
            marked.refuse(1, "no mapping", "`key: value` lines", "Write one key a line.")
    if marked.faults:
        raise SurveyFileInvalid(marked.in_line_order())
    return marked


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 1


def _events(text: str, where: str) -> list[Event]:
    try:
        return list(yaml.parse(text, Loader=yaml.BaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        found = f"YAML that cannot be read ({error.problem})"
        raise SurveyFileInvalid(_unreadable(where, line, found)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"a character that YAML does not allow (U+{ord(text[error.position]):04X})"
        raise SurveyFileInvalid(_unreadable(where, line, found)) from error


def _unreadable(where: str, line: int, found: str) -> Fault:
    remedy = "Look at that line and the one before: indentation by spaces, closed quotes, a space after `:`."
    return Fault(f"{where}, line {line}", found, "valid YAML", remedy)


def _build(event: Event, rest: Iterator[Event], path: Path, marked: MarkedYaml) -> Node:
    """The node that starts at `event`; its events are consumed, its faults noted, its lines kept."""
    marked.lines.setdefault(path, _line(event))
    _refuse_indirection(event, marked)
    if isinstance(event, ScalarEvent):
        return str(event.value)
    if isinstance(event, AliasEvent):
        return ""
    if len(path) >= MAX_DEPTH:
        marked.refuse(_line(event), f"more than {MAX_DEPTH} levels", "a few levels", "Flatten it.")
        _skip(rest)
        return ""
    if isinstance(event, SequenceStartEvent):
        return _build_list(rest, path, marked)
    return _build_mapping(rest, path, marked)


def _refuse_indirection(event: Event, marked: MarkedYaml) -> None:
    line, anchor, tag = _line(event), getattr(event, "anchor", None), getattr(event, "tag", None)
    if isinstance(event, AliasEvent):
        marked.refuse(line, f"an alias (*{anchor})", "the value itself", "Write the value out.")
    elif anchor:
        marked.refuse(line, f"an anchor (&{anchor})", "no anchor", "Remove it and write values out.")
    if tag:
        marked.refuse(line, f"a tag ({tag})", "plain text", "Remove the tag: every value is read as text.")


def _skip(rest: Iterator[Event]) -> None:
    """Consume the events of a collection whose start was just read."""
    depth = 1
    while depth:
        event = next(rest)
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)


def _build_list(rest: Iterator[Event], path: Path, marked: MarkedYaml) -> list[Node]:
    items: list[Node] = []
    while not isinstance(event := next(rest), SequenceEndEvent):
        items.append(_build(event, rest, (*path, len(items)), marked))
    return items


def _build_mapping(rest: Iterator[Event], path: Path, marked: MarkedYaml) -> dict[str, Node]:
    pairs: dict[str, Node] = {}
    while not isinstance(event := next(rest), MappingEndEvent):
        key = _key(event, rest, path, pairs, marked)
        child = (*path, key)
        marked.lines.setdefault(child, _line(event))
        pairs[key] = _build(next(rest), rest, child, marked)
    return pairs


def _key(event: Event, rest: Iterator[Event], path: Path, pairs: dict[str, Node], marked: MarkedYaml) -> str:
    _refuse_indirection(event, marked)
    if not isinstance(event, ScalarEvent):
        if not isinstance(event, AliasEvent):
            marked.refuse(_line(event), "a list or a mapping as a key", "text", "Write a plain key.")
            _skip(rest)
        return f"@key {_line(event)}"
    key = str(event.value)
    if key in pairs:
        first = marked.lines[(*path, key)]
        marked.refuse(_line(event), f"key `{key}` again (first at line {first})", "each key once", "Keep one of them.")
    return key
