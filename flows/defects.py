"""Defects of ours, told by their kind and place alone.

The message of an exception that nobody expected can quote the cell it met, and so can its traceback; Prefect keeps
both in its database, its log and its store of results. They go to a file that is open to the user alone.
"""

from __future__ import annotations

import datetime as dt
import traceback
from contextlib import ContextDecorator
from types import TracebackType

from flows.sandbox_child import place_of
from flows.settings import find_places, private_folder
from transforms.errors import PipelineError


class Defect(Exception):
    """A defect of inventaire, in words that quote nothing; no fault of the data, so no `PipelineError`."""


class telling_defects(ContextDecorator):  # noqa: N801  # used like a function, as in contextlib
    """Lets faults of the data and of the disk pass, and raises a `Defect` in place of any other exception."""

    def __enter__(self) -> telling_defects:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and error is not None and _is_defect(kind):
            raise Defect(tell_defect(kind, error, trace)) from None


def _is_defect(kind: type[BaseException]) -> bool:
    is_told = issubclass(kind, (PipelineError, OSError, Defect)) or kind.__module__.startswith("prefect")
    return issubclass(kind, Exception) and not is_told


def tell_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """One line about a defect; its traceback goes to a private file that the line names."""
    text = "".join(traceback.format_exception(kind, error, trace))
    try:
        folder = private_folder(find_places().staged / "faults")
        path = folder / f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%fZ}.txt"
        path.write_text(text, encoding="utf-8")
        where = f"please report it with {path}"
    except OSError as second:
        where = f"please report it; what was found could not be kept ({second.strerror})"
    return f"a defect of inventaire ({kind.__name__} at {place_of(trace)}), not of your data; {where}"
