"""Progress told to whoever watches: the terminal, the Prefect log, or nobody."""

from __future__ import annotations

import logging
import sys

_logger = logging.getLogger("inventaire")


def tell(message: str) -> None:
    """Says one line of progress; never a raw value of a non-quotable field."""
    _logger.info(message)


def show_on_terminal() -> None:
    """Sends progress to standard error, so that standard output stays free for results."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
