"""The dialects that a wave file may force; each is a module of `transforms.formats`."""

from __future__ import annotations

from typing import Literal, get_args

Dialect = Literal["delimited"]
DIALECTS: tuple[Dialect, ...] = get_args(Dialect)
