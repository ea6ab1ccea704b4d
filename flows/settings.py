"""Where things lie on this machine, and the few settings of a run: read once, at the edge.

<working root>/                 INVENTAIRE_ROOT, else the current folder
  .prefect/                     Prefect's own home, unless PREFECT_HOME says otherwise
  data/ (a checkout) or ./      raw/ staged/ held/ (private to the user, 0700) and published/
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.errors import Fault, UsageError

if TYPE_CHECKING:
    from transforms.formats.limits import Limits

PRIVATE = 0o700
# What a reading may take, of all the limits: the others say how much a file may hold.
_OF_A_READING = ("seconds", "memory_bytes")
_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one working root; nothing is created before it is needed."""

    root: Path
    data: Path

    @property
    def raw(self) -> Path:
        return self.data / "raw"

    @property
    def staged(self) -> Path:
        return self.data / "staged"

    @property
    def held(self) -> Path:
        return self.data / "held"

    @property
    def published(self) -> Path:
        return self.data / "published"

    @property
    def prefect_home(self) -> Path:
        return self.root / ".prefect"


def is_checkout(folder: Path) -> bool:
    """Whether the folder is the root of a checkout of this project."""
    project = folder / "pyproject.toml"
    if not project.is_file() or not (folder / "data" / "surveys").is_dir():
        return False
    name: object = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {}).get("name")
    return name == "inventaire"


def find_places(environment: Mapping[str, str] = os.environ, cwd: Path | None = None) -> Places:
    """The places of the working root: INVENTAIRE_ROOT if set, else the current folder."""
    root = Path(environment.get("INVENTAIRE_ROOT") or cwd or Path.cwd()).resolve()
    return Places(root, root / "data" if is_checkout(root) else root)


def limit_variable(name: str) -> str:
    """The variable that sets a limit: `INVENTAIRE_MAX_ROWS`, `INVENTAIRE_READ_SECONDS`."""
    return f"INVENTAIRE_{'READ' if name in _OF_A_READING else 'MAX'}_{name.upper()}"


def find_limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """How much of a file is read at most: the defaults, but for what the environment sets.

    Raises `UsageError` for every variable that is not a whole number above 0.
    """
    from transforms.formats.limits import Limits  # its package loads pandas, which the command line does not need

    written = {field.name: environment.get(limit_variable(field.name), "").strip() for field in fields(Limits)}
    given = {name: text for name, text in written.items() if text}
    faults = [_not_a_number(limit_variable(name), text) for name, text in given.items() if not _is_count(text)]
    if faults:
        raise UsageError(faults)
    return Limits(**{name: int(text) for name, text in given.items()})


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS and int(text) > 0


def _not_a_number(variable: str, text: str) -> Fault:
    expected = "a whole number above 0, in digits alone"
    return Fault(variable, f"{len(text)} characters that are no such number", expected, "Correct it, or unset it.")


def private_folder(path: Path) -> Path:
    """The folder, made if needed, open to the user alone: raw returns hold personal data."""
    path.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
    path.chmod(PRIVATE)
    return path


def make_private(places: Places) -> None:
    """Makes the folders that hold personal data, open to the user alone from the top."""
    for folder in (places.raw, places.staged, places.held):
        private_folder(folder)


def prepare_prefect(places: Places) -> None:
    """Sets Prefect's environment before its first import; what the user has set stays.

    Runs are quiet on the terminal (we tell the progress ourselves) and the temporary server gets
    the time that a slow machine needs to start it.
    """
    defaults = {
        "PREFECT_HOME": str(places.prefect_home),
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "inventaire",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
