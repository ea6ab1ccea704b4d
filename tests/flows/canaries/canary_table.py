"""Prints, for each kind of personal data and each channel it can come in by, whether it left by any output.

    python tests/flows/canaries/canary_table.py

The bundled barometre with one canary of each kind in each channel goes through the real flow, in processes of
their own: published, published again with changed cells, with sources that fail, refused by a gate, and with a
defect of ours. Then the commands say what they say about its files. Every output is searched: the published root,
Prefect's home with its database, what was printed, temporary files. Exit code 1 if a canary is in any.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import pandas as pd  # noqa: E402
from canary_kinds import KINDS  # noqa: E402 - beside this file
from canary_search import files_below, found_in, texts_of_bytes, texts_of_file  # noqa: E402
from canary_survey import SURVEY, Planted  # noqa: E402
from click.testing import CliRunner  # noqa: E402

from flows.cli import cli  # noqa: E402

# Not asked for in free text; a column of addresses is declared personal, as any other.
UNMASKED = ("IP address",)

Leaks = Mapping[tuple[str, str], Sequence[str]]
_CHECKOUT = HERE.parents[2]
_COMMAND = "from flows.cli import main; main()"
# A defect whose message quotes what it met, as those of Python and pandas do.
_DEFECT = """
import flows.stages
def broken(text, *rest): raise ValueError(text.returns.to_string())
flows.stages.correct = broken
"""


@dataclass
class Stage:
    """A working root with the planted survey in it, and all that was printed."""

    folder: Path
    planted: Planted = field(init=False)
    printed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root, self.temporary = self.folder / "root", self.folder / "tmp"
        self.root.mkdir()
        self.temporary.mkdir()
        self.planted = Planted(self.folder / "surveys")

    def inventaire(self, name: str, *arguments: str | Path) -> int:
        """The exit code of a command that needs no Prefect; what it prints is kept under that name."""
        done = CliRunner(env={"INVENTAIRE_ROOT": str(self.root)}).invoke(cli, [*map(str, arguments)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        self.printed[f"printed by {name}"] = done.output
        return done.exit_code

    def run(self, name: str, *options: str, before: str = "") -> int:
        """The exit code of one run of the planted survey, in a process of its own."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")} | {
            "INVENTAIRE_ROOT": str(self.root), "TMPDIR": str(self.temporary), "PREFECT_LOGGING_LEVEL": "DEBUG",
            "PREFECT_LOGGING_EXTRA_LOGGERS": "inventaire", "PYTHONPATH": str(_CHECKOUT),
        }  # fmt: skip
        arguments = ["run", SURVEY, "--surveys", str(self.planted.surveys), *options]
        command = [sys.executable, "-c", before + _COMMAND, *arguments]
        done = subprocess.run(command, capture_output=True, env=environment, cwd=self.root, check=False)
        self.printed[f"printed by {name}"] = (done.stdout + done.stderr).decode("utf-8", "replace")
        return done.returncode

    def outputs(self) -> Iterator[tuple[str, list[str]]]:
        """Every output by name, with the texts that it holds."""
        folders = (self.root / "published", self.root / ".prefect", self.temporary, self.folder / "read")
        for path in files_below(*(folder for folder in folders if folder.exists())):
            yield str(path.relative_to(self.folder)), list(texts_of_file(path))
        for name, text in self.printed.items():
            yield name, list(texts_of_bytes(text.encode()))

    def leaks(self) -> dict[tuple[str, str], list[str]]:
        """(kind, channel) → the outputs in which that canary was found."""
        return found_in(dict(self.outputs()), self.planted.aviary.canaries.values())

    def open_private_folders(self) -> list[str]:
        """The folders of raw text that others may look into, and what is left of runs that ended."""
        private = [self.root / name for name in ("raw", "staged", "held") if (self.root / name).exists()]
        mine = [str(path) for path in private if stat.S_IMODE(path.stat().st_mode) & 0o077]
        left = [str(path) for path in (self.root / "staged" / SURVEY).glob("*/")]
        return mine + left


def runs(stage: Stage) -> dict[str, int]:
    """The exit code of each of the five runs."""
    planted, codes = stage.planted, {}
    codes["published"] = stage.run("a run that publishes")
    planted.write_returns(before="Modifié. ")
    codes["changed"] = stage.run("a run with changed cells", "--json")
    explain(stage)
    planted.write_wave(planted.break_sources())
    planted.write_workbook(undeclared=True)
    codes["failed"] = stage.run("a run with sources that fail")
    planted.write_workbook()
    planted.write_wave(least=9_999)
    codes["refused"] = stage.run("a run that a gate refuses")
    planted.write_wave()
    planted.write_returns(before="Encore. ")
    codes["defect"] = stage.run("a run with a defect of ours", before=_DEFECT)
    return codes


def explain(stage: Stage) -> None:
    """What `explain` says, without raw texts, of published initiatives of every kind."""
    (latest,) = (stage.root / "published" / SURVEY / "versions").glob("*2-*")
    initiatives = pd.read_parquet(latest / "initiatives.parquet")
    masked = initiatives[initiatives["masked"] > 0].drop_duplicates(["return_id"])
    for name in masked["initiative_id"]:
        held = ("--survey", SURVEY, "--surveys", stage.planted.surveys)
        stage.inventaire(f"explain {name}", "explain", name, *held)
        stage.inventaire(f"explain {name} as JSON", "explain", name, *held, "--json")


def commands(stage: Stage) -> None:
    """What the commands say of the planted files and of what was published."""
    planted = stage.planted
    planted.write_workbook(undeclared=True)
    broken = [path for path in files_below(planted.folder / "returns") if "broken-" in str(path)]
    for number, path in enumerate([*files_below(planted.returns), planted.workbook, *broken]):
        held = ("--survey", SURVEY, "--surveys", planted.surveys)
        stage.inventaire(f"check of file {number}", "check", path, "--all")
        stage.inventaire(f"check of file {number} against the survey", "check", path, *held, "--all")
        stage.inventaire(f"check of file {number} as JSON", "check", path, *held, "--json")
        _read(stage, number, path)
    for name in (["versions"], ["versions", "--json"], ["show"], ["show", "--json"]):
        stage.inventaire(" ".join(name), *name, "--survey", SURVEY, "--surveys", planted.surveys)


def _read(stage: Stage, number: int, path: Path) -> None:
    """The folder that `read` writes is private; how the file was read, and what is printed, is told to anyone."""
    target = stage.folder / "extracted" / str(number)
    stage.inventaire(f"read of file {number}", "read", path, "--to", target)
    stage.inventaire(f"read of file {number} as JSON", "read", path, "--to", target, "--json")
    if (target / "reading.json").exists():
        stage.printed[f"reading.json of file {number}"] = (target / "reading.json").read_text(encoding="utf-8")


def table(stage: Stage, leaks: Leaks) -> list[str]:
    """One line for each channel: how many kinds were planted, and those that left, with where."""
    channels = list(dict.fromkeys(channel for _, channel in stage.planted.aviary.canaries))
    lines = []
    for channel in channels:
        planted = [kind for kind, of in stage.planted.aviary.canaries if of == channel]
        left = {kind: leaks[kind, channel] for kind in planted if (kind, channel) in leaks}
        told = "; ".join(f"{kind}: {', '.join(places)}" for kind, places in left.items())
        lines.append(f"{channel:<45}{len(planted):>3} kinds  {told or 'in no output'}")
    return lines


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        print("exit codes:", runs(stage))
        commands(stage)
        leaks = {key: places for key, places in stage.leaks().items() if key[0] not in UNMASKED}
        print("\n".join(table(stage, leaks)))
        print("not masked in free text:", ", ".join(UNMASKED))
        print(f"{len(KINDS)} kinds, {len(stage.planted.aviary.canaries)} canaries, {len(leaks)} in an output")
        print("private folders that are open, or left:", stage.open_private_folders() or "none")
        return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
