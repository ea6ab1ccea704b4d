"""Where things lie on this machine, and the few settings of a run: read once, at the edge.

<working root>/                 INVENTAIRE_ROOT, else the current folder
  .prefect/                     Prefect's own home, unless PREFECT_HOME says otherwise
  data/ (a checkout) or ./      raw/ staged/ held/ (private to the user, 0700) and published/
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PRIVATE = 0o700


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
