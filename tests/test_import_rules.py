"""Who may import whom: `transforms` is pure, `expectations` knows nothing of `flows`."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "transforms": {"flows", "expectations", "prefect", "great_expectations", "fsspec", "duckdb", "requests", "httpx",
                   "subprocess", "socket", "pathlib", "os", "shutil", "tempfile", "time", "random", "urllib.request"},
    "expectations": {"flows", "prefect", "duckdb", "fsspec", "requests", "httpx", "subprocess", "socket"},
}  # fmt: skip
CLOCK_AND_DISK = {"now", "today", "utcnow", "open", "read_csv", "read_parquet", "write_table", "to_parquet", "to_csv"}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names


def breaches(tree: ast.AST, forbidden: set[str]) -> set[str]:
    return {name for name in imported(tree) for root in forbidden if name == root or name.startswith(root + ".")}


@pytest.mark.parametrize("package", FORBIDDEN)
def test_packages_import_only_what_they_may(package: str) -> None:
    found = {
        str(path.relative_to(ROOT)): wrong
        for path in modules(package)
        if (wrong := breaches(ast.parse(path.read_text(encoding="utf-8")), FORBIDDEN[package]))
    }
    assert not found


def test_transforms_touch_neither_disk_nor_clock() -> None:
    found = []
    for path in modules("transforms"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = (
                node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else
                node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
            )  # fmt: skip
            if name in CLOCK_AND_DISK and not _reads_a_stream(node):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {name}")
    assert not found


def _reads_a_stream(call: ast.Call) -> bool:
    # pyarrow.csv.read_csv and open_csv take a stream that the caller has opened.
    return isinstance(call.func, ast.Attribute) and call.func.attr == "read_csv"


def test_the_rule_itself_can_fail() -> None:
    assert breaches(ast.parse("import prefect.tasks\nfrom flows import cli"), FORBIDDEN["transforms"])


def test_the_catalogue_loads_neither_prefect_nor_great_expectations() -> None:
    code = "import sys, flows.catalogue; print({'prefect', 'great_expectations'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
