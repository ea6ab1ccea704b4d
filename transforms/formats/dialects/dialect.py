"""What a dialect is: how it knows its own files, and how it turns their content into text frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.names import Dialect
from transforms.formats.frames import Described
from transforms.formats.reading import Standing

NO_MARKS = "no survey tool's marks found"
"""The evidence with which `generic` claims a file; the reading warns of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why a content is held to be in a dialect, and what our reader of this form of it rests on."""

    evidence: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class DialectReader:
    """One dialect. `recognise` looks at heads and keys alone: it must cost next to nothing.

    `read` takes the content and, where there is one, the codebook of a file given beside it. It raises
    `UnreadableReturn` with the place, what was found, what was expected and what to do.
    """

    id: Dialect
    tool: str
    recognise: Callable[[Content], Match | None]
    read: Callable[[Content, Codebook | None], Described]
