"""Progress told to whoever watches: the terminal, the Prefect log, or nobody."""

from __future__ import annotations

import logging
import sys

from transforms.privacy import mask

_logger = logging.getLogger("inventaire")
_logger.setLevel(logging.INFO)


def tell(message: str) -> None:
    """Says one line of progress; what looks like personal data in it, as in a file name, is masked."""
    _logger.info(mask(message).text)


def show_on_terminal() -> None:
    """Sends progress to standard error, so that standard output stays free for results."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    _logger.addHandler(handler)
    _logger.propagate = False
