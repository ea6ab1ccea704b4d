"""Faults without tracebacks in Prefect's log and on the terminal.

Prefect logs every exception of a task and of a flow with its traceback. A fault of the data is no
defect: it is told by its message, which says where, what was found, what was expected, what to do.
Defects keep their traceback in the log of the run.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from transforms.errors import PipelineError

_TOLD_BY_US = (PipelineError, OSError)


class WithoutTraceback(logging.Filter):
    """Takes the traceback off the record of a fault; the message stays."""

    def filter(self, record: logging.LogRecord) -> bool:
        if _is_fault(record):
            record.exc_info, record.exc_text = None, None
        return True


def _is_fault(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return isinstance(error, _TOLD_BY_US)


def quiet_faults() -> None:
    """Takes the tracebacks of faults out of Prefect's handlers; again and again does no harm."""
    for handler in _handlers():
        if not any(isinstance(each, WithoutTraceback) for each in handler.filters):
            handler.addFilter(WithoutTraceback())


def quiet_terminal() -> None:
    """Keeps Prefect off the terminal, where the command line tells every fault itself, once."""
    from prefect.logging.handlers import PrefectConsoleHandler

    for handler in _handlers():
        if isinstance(handler, PrefectConsoleHandler):
            handler.setLevel(logging.CRITICAL)


def _handlers() -> Iterator[logging.Handler]:
    for name in ("", "prefect", "prefect.flow_runs", "prefect.task_runs"):
        yield from logging.getLogger(name).handlers
