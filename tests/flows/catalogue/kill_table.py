"""Prints what a killed publish leaves, and what the next run makes of it.

    python tests/flows/catalogue/kill_table.py [seed]

One kill in each of the steps 3 to 7 (see flows/catalogue/commit.py), at an operation drawn from that
step, then ten at moments drawn between the first and the last file operation, each slowed by 2 ms so
that the moments fall among them and not only into the comparison. Real processes, real SIGKILLs; every
file of every version is checked after each. Exit code 1 if anything is not as it must be.
"""

from __future__ import annotations

import datetime as dt
import json
import pickle
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import drafts  # noqa: E402 - beside this file
from checks import check_catalogue  # noqa: E402

from flows.catalogue import open_dataset, publish  # noqa: E402

STEPS = {
    0: "probe, read, compare",
    3: "write the Parquet files",
    4: "read back, describe",
    5: "rename into versions/",
    6: "commit",
    7: "latest.json",
}


PACE = 0.002


class Publisher:
    """Publishes the second version in a process of its own, on a copy of a catalogue of one version."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.first, self.draft = folder, folder / "first", folder / "draft"
        publish(self.first, drafts.draft(), now=dt.datetime(2021, 3, 19, tzinfo=dt.UTC))
        self.draft.write_bytes(pickle.dumps(drafts.edited(title="Deux")))
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "victim.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, root: Path, **kill: Any) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps([{"root": str(root), "draft": str(self.draft), **kill}]) + "\n")
        self.process.stdin.flush()
        found: dict[str, Any] = json.loads(self.process.stdout.readline())[0]
        return found

    def fresh(self) -> Path:
        root = self.folder / "essai"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.first, root)
        return root


def steps_of(operations: list[list[Any]]) -> list[int]:
    """The step that each operation belongs to."""
    step, found = 0, []
    for kind, path, _ in operations:
        if step == 0 and kind == "mkdir" and "/_staging/" in path:
            step = 3
        elif step == 3 and kind == "read":
            step = 4
        elif step == 4 and kind == "rename":
            step = 5
        elif step == 5 and kind == "link":
            step = 6
        elif step == 6 and "/_log/" not in path and "/_staging/" not in path and not path.endswith("/_log"):
            step = 7
        found.append(step)
    return found


def state_of(root: Path) -> str:
    """What lies there after the kill, told shortly."""
    named = {json.loads(path.read_text())["path"] for path in (root / "_log").glob("[0-9]*.json")}
    orphans = [path for path in (root / "versions").iterdir() if f"versions/{path.name}" not in named]
    staged = [path for path in (root / "_staging").iterdir() if path.is_dir()]
    files = sum(len(list(path.iterdir())) for path in staged)
    hint = json.loads((root / "latest.json").read_text())["seq"]
    parts = [f"current {open_dataset(root).version}", f"latest.json → seq {hint}"]
    parts += [f"{files} files in _staging"] if staged else []
    parts += [f"{len(orphans)} folder in versions/ without a commit"] if orphans else []
    return ", ".join(parts)


def row(publisher: Publisher, label: str, **kill: Any) -> tuple[str, str, str] | None:
    """One kill and the next run; None where the process was done before the kill came."""
    root = publisher.fresh()
    if publisher.run(root, **kill)["signal"] != 9:
        return None
    state = state_of(root)
    before = check_catalogue(root)
    after = publisher.run(root)
    versions = check_catalogue(root)
    assert before in (["0.1.0"], ["0.1.0", "0.1.1"]), before
    assert versions == ["0.1.0", "0.1.1"], versions
    assert after["outcome"] == ("Published" if len(before) == 1 else "Unchanged"), after
    assert json.loads((root / "latest.json").read_text())["seq"] == 2
    did = f"published {after['version']}" if len(before) == 1 else f"no change, {after['version']} stands"
    return label, state, f"{did}; versions {', '.join(versions)}, all files whole"


def kill_rows(publisher: Publisher, draw: random.Random) -> list[tuple[str, str, str]]:
    whole = publisher.run(publisher.fresh())["ops"]
    steps = steps_of(whole)
    rows = []
    for step in range(3, 8):
        number = draw.choice([n for n, found in enumerate(steps, start=1) if found == step])
        kind, path, _ = whole[number - 1]
        label = f"{step} {STEPS[step]} (operation {number} of {len(whole)}: {kind} {Path(path).name})"
        found = row(publisher, label, kill_at=number)
        assert found is not None
        rows.append(found)
    last = publisher.run(publisher.fresh(), pace=PACE)["ops"][-1][2]
    while len(rows) < 15:
        moment = draw.uniform(0, last)
        found = row(publisher, f"any, {moment * 1000:.1f} ms after the first operation", kill_after=moment, pace=PACE)
        rows += [found] if found else []
    return rows


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10_000)
    with tempfile.TemporaryDirectory() as folder:
        publisher = Publisher(Path(folder))
        rows = kill_rows(publisher, random.Random(seed))
        assert publisher.process.stdin
        publisher.process.stdin.close()
        publisher.process.wait()
    print(f"seed {seed}\n\n| killed in step | state found | what the next run did |\n|---|---|---|")
    print("\n".join(f"| {' | '.join(one)} |" for one in rows))


if __name__ == "__main__":
    main()
