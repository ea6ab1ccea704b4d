"""What goes into `publish` and what comes out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from transforms.changes import Difference
from transforms.schema import SCHEMA_VERSION, TABLES, Table
from transforms.structure import Reason


@dataclass(frozen=True, slots=True)
class About:
    """What a reader is told about the data set: titles, licence, how to cite it, whom to ask."""

    title_fr: str
    title_en: str
    description_fr: str
    description_en: str
    licence_id: str
    licence_title: str
    licence_url: str
    citation: str
    organisers: tuple[str, ...]
    contact: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """The tables that a version holds, and the version of their schema."""

    tables: Mapping[str, Table] = field(default_factory=lambda: TABLES)
    schema_version: str = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate for the next version: every declared table but `changes`, in any row order.

    `documents` are written into the version under their names; `provenance` and `quality` go into its
    manifest and must fit in JSON; `logical_time` is the moment that a scheduled run stands for.
    """

    dataset: str
    tables: Mapping[str, pa.Table]
    about: About
    documents: Mapping[str, bytes] = field(default_factory=dict)
    provenance: Mapping[str, Any] = field(default_factory=dict)
    quality: Mapping[str, Any] = field(default_factory=dict)
    logical_time: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The version that this run committed.

    `warnings` tell what went wrong after the commit: the version stands, the next run repairs them.
    """

    seq: int
    version: str
    path: Path
    difference: Difference
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing changed: the version that was current still is."""

    seq: int
    version: str
    path: Path
    warnings: tuple[str, ...] = ()
