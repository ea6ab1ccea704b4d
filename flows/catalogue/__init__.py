"""The published data set: compare, commit, read. See `layout` for where everything lies.

Loads neither Prefect nor Great Expectations; what publishes is loaded when it is first used, so that
a command that only reads starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.catalogue.fs import Fs, LocalFs
from flows.catalogue.log import Commit
from flows.catalogue.read import Version, latest_version, open_dataset, versions
from flows.catalogue.receipts import read_receipts, write_receipt

if TYPE_CHECKING:
    from flows.catalogue.commit import publish
    from flows.catalogue.draft import About, Declared, Draft, Published, Unchanged

__all__ = [
    "About",
    "Commit",
    "Declared",
    "Draft",
    "Fs",
    "LocalFs",
    "Published",
    "Unchanged",
    "Version",
    "latest_version",
    "open_dataset",
    "publish",
    "read_receipts",
    "versions",
    "write_receipt",
]

_DRAFT = {"About", "Declared", "Draft", "Published", "Unchanged"}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "publish" or name in _DRAFT:
        return getattr(import_module("flows.catalogue.commit" if name == "publish" else "flows.catalogue.draft"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
