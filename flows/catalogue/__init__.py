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
    from flows.catalogue.commit import HeadMoved, publish, repair_pointers
    from flows.catalogue.draft import About, Declared, Draft, Published, Unchanged

__all__ = [
    "About",
    "Commit",
    "Declared",
    "Draft",
    "Fs",
    "HeadMoved",
    "LocalFs",
    "Published",
    "Unchanged",
    "Version",
    "latest_version",
    "open_dataset",
    "publish",
    "read_receipts",
    "repair_pointers",
    "versions",
    "write_receipt",
]

_LATER = dict.fromkeys(("HeadMoved", "publish", "repair_pointers"), "flows.catalogue.commit") | dict.fromkeys(
    ("About", "Declared", "Draft", "Published", "Unchanged"), "flows.catalogue.draft"
)


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
