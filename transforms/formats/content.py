"""What lies in a file once its container is open: grids, a document, a tree, or members of an archive.

A container's reader makes a `Content`; a dialect takes one. Exactly one of `grids`, `document`, `tree`,
`members` is filled, and `container` says which container it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from transforms.formats.codebook import Codebook
from transforms.formats.grids import Grid
from transforms.formats.limits import DEFAULT_LIMITS, Limits
from transforms.formats.reading import LineUnit


@dataclass(frozen=True)
class Content:
    """One opened file.

    `name` is the file's name as the source calls it (of a member: its name in the archive).
    `document` is parsed JSON whose numbers stay the text they were written as; JSON lines are a list.
    `is_apart` says whether the container keeps « not shown » apart from « left blank ».
    """

    name: str
    container: str
    grids: tuple[Grid, ...] = ()
    document: Any = None
    tree: Element | None = None
    members: tuple[Content, ...] = ()
    codebook: Codebook | None = None
    """What a statistical file or a database says of its own columns."""
    is_apart: bool = False
    line_unit: LineUnit = "line"
    encoding: str | None = None
    encoding_reason: str | None = None
    separator: str | None = None
    separator_reason: str | None = None
    warnings: tuple[str, ...] = ()
    limits: Limits = field(default=DEFAULT_LIMITS)

    @property
    def grid(self) -> Grid | None:
        """The one grid of a text file or of a workbook with a single sheet; None otherwise."""
        return self.grids[0] if len(self.grids) == 1 else None
