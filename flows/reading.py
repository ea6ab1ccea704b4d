"""`inventaire read`: one raw file in, a folder of Parquet out, with how it was read.

    DIR/returns.parquet          one row per return, as text; `@…` counts are int64
    DIR/<repeat>.parquet         one row per instance of a repeat
    DIR/other-<table>.parquet    tables that are neither
    DIR/columns.json             every column described: where it stands, its code, its question
    DIR/codebook.json            the questionnaire, where the file carries it
    DIR/reading.json             container, encoding, dialect, evidence, warnings, the files written

The folder is private to the user (0700): it holds what respondents wrote, personal data included. It is
written beside its place and renamed, so that a failure leaves the former reading whole.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.raw import RawFile
from flows.sandbox import read_safely
from flows.settings import PRIVATE, find_limits
from flows.sources.files import read_file
from transforms.errors import Fault, UnreadableReturn, UsageError
from transforms.formats import Codebook, Extraction, TextFrame
from transforms.formats.blocks import unfold_blocks
from transforms.formats.declared_header import ALONE, OPTION, clash_with
from transforms.formats.dialects.names import DIALECTS, Dialect
from transforms.formats.reading import TableRead
from transforms.privacy import mask
from transforms.wording import slug

READING, COLUMNS, CODEBOOK, RETURNS = "reading.json", "columns.json", "codebook.json", "returns.parquet"
_LONGEST_NAME = 60


def extract_file(
    path: Path,
    dialect: str | None = None,
    codebook: Codebook | None = None,
    header_lines: Sequence[int] | None = None,
) -> tuple[RawFile, Extraction]:
    """The bytes of one raw file and all that was read from them.

    Raises `UnreadableReturn`, and `UsageError` for a dialect that there is not, or one beside header lines.
    """
    limits = find_limits()
    known = known_dialect(dialect)
    if header_lines is not None and (wrong := clash_with(known)):
        raise UsageError(Fault(OPTION, wrong, *ALONE))
    raw = read_file(path, limits)
    return raw, read_safely(raw.content, raw.name, known, codebook, limits, header_lines)


def with_blocks(extraction: Extraction) -> Extraction:
    """The extraction with a repeat for every block of numbered columns in its returns, which stay there too."""
    blocks = unfold_blocks(extraction.returns) if extraction.returns is not None else ()
    if not blocks:
        return extraction
    tables = [table for table in extraction.reading.tables if table.role != "other"]
    tables += [
        TableRead(block.name, "repeat", len(block.frame), len(block.columns), block.sheet, block.header_lines)
        for block in blocks
    ]
    tables += [table for table in extraction.reading.tables if table.role == "other"]
    note = (
        f"{len(blocks)} block(s) of numbered columns are unfolded into repeats; their columns stay in the returns too"
    )
    reading = replace(extraction.reading, tables=tuple(tables), warnings=(*extraction.reading.warnings, note))
    return replace(extraction, reading=reading, repeats=(*extraction.repeats, *blocks))


def known_dialect(name: str | None) -> Dialect | None:
    """The dialect of that name, None for none; raises `UsageError` for one that nobody reads."""
    found = next((dialect for dialect in DIALECTS if dialect == name), None)
    if name is not None and found is None:
        expected = "one of " + ", ".join(DIALECTS)
        raise UsageError(Fault("--dialect", repr(name), expected, "Leave it out to have it recognised."))
    return found


def read_codebook_file(path: Path | None) -> Codebook | None:
    """The codebook that a structure file describes; None where no file is named."""
    if path is None:
        return None
    _, extraction = extract_file(path)
    if extraction.codebook is None:
        remedy = "Give a LimeSurvey .lss or .lsa, a field map (JSON) or an XLSForm."
        raise UnreadableReturn(Fault(path.name, "no description of a questionnaire", "a codebook", remedy))
    return extraction.codebook


def write_reading(raw: RawFile, extraction: Extraction, folder: Path) -> dict[str, Any]:
    """Writes the folder of one reading and returns its `reading.json`.

    Raises `UsageError` for a folder that holds anything that a reading did not write.
    """
    target = folder.absolute()
    _require_ours(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        draft.chmod(PRIVATE)
        told = _write_files(draft, raw, extraction)
        _put_in_place(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return told


def _require_ours(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(Fault(str(folder), "a file or a link", "a folder", "Name another folder with `--to`."))
    there = {path.name for path in folder.iterdir()} if folder.exists() else set()
    foreign = len(there - _written_before(folder))
    if foreign:
        found = f"{foreign} file(s) that a reading did not write"
        raise UsageError(Fault(str(folder), found, "an empty folder, or one of a former reading", "Name another one."))


def _written_before(folder: Path) -> set[str]:
    """The files of a former reading of this folder, by its own account."""
    try:
        told = json.loads((folder / READING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    names = told.get("files") if isinstance(told, dict) else None
    return {READING, *(name for name in names if isinstance(name, str))} if isinstance(names, list) else set()


def _put_in_place(draft: Path, target: Path) -> None:
    """The draft under its name; the former reading steps aside first, and comes back if that fails."""
    if not target.exists():
        draft.rename(target)
        return
    former = draft.with_name(f"{draft.name}.former")
    target.rename(former)
    try:
        draft.rename(target)
    except OSError:
        former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _write_files(folder: Path, raw: RawFile, extraction: Extraction) -> dict[str, Any]:
    tables = list(name_files(extraction))
    for name, table in tables:
        pq.write_table(pa.Table.from_pandas(table.frame, preserve_index=False), folder / name)
    _write_json(folder / COLUMNS, {name: _described(table) for name, table in tables})
    if extraction.codebook is not None:
        _write_json(folder / CODEBOOK, asdict(extraction.codebook))
    told = extraction.reading.as_json() | {"sha256": raw.sha256, "bytes": len(raw.content)}
    told["tables"] = [of | {"file": name} for of, (name, _) in zip(told["tables"], tables, strict=True)]
    told["files"] = [*sorted(path.name for path in folder.iterdir()), READING]
    _write_json(folder / READING, told)
    return told


def _write_json(path: Path, document: Any) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _described(table: TextFrame) -> dict[str, Any]:
    about = {"table": table.name, "parent": table.parent, "sheet": table.sheet}
    return about | {"columns": [asdict(column) for column in table.columns]}


def name_files(extraction: Extraction) -> Iterator[tuple[str, TextFrame]]:
    """The Parquet file of every table, in the order of the reading; names are safe and each is used once."""
    taken = {RETURNS}
    if extraction.returns is not None:
        yield RETURNS, extraction.returns
    for prefix, tables in (("", extraction.repeats), ("other-", extraction.others)):
        for table in tables:
            name = _free_name(prefix + _safe(table.name), taken)
            taken.add(name)
            yield name, table


def _safe(name: str) -> str:
    return slug(mask(name).text, _LONGEST_NAME) or "table"


def _free_name(stem: str, taken: set[str]) -> str:
    name, rank = f"{stem}.parquet", 2
    while name in taken:
        name, rank = f"{stem}-{rank}.parquet", rank + 1
    return name


def reading_lines(told: dict[str, Any]) -> list[str]:
    """What a reading says of its file, one line each, for a person."""
    stated = [name for name in ("encoding", "separator") if told[name]]
    return [
        _fact("container", told["container"]),
        *(_fact(name, f"{told[name]!r} ({told[f'{name}_reason']})") for name in stated),
        _fact("dialect", f"{told['dialect']}, {told['form']} (our reader is {_STANDING[told['standing']]})"),
        _fact("evidence", told["evidence"]),
        _fact("empty cells", f"not shown and left blank are {told['empties']}"),
        *(_fact(table["role"], _table_line(table, told["line_unit"])) for table in told["tables"]),
        *(f"  warning: {warning}" for warning in told["warnings"]),
    ]


_STANDING = {
    "proven": "proven on files of the tool itself",
    "from source": "made from the tool's source, not yet proven on its files",
    "from documentation": "made from the tool's documentation, not yet proven on its files",
    "no tool": "of no tool: where the header and the rows are is told by the file alone",
}


def _fact(label: str, value: str) -> str:
    return f"  {label:<12}{value}"


def _table_line(table: dict[str, Any], unit: str) -> str:
    header = ", ".join(map(str, table["header_lines"]))
    said = f"{table['name']}: {table['rows']} rows, {table['columns']} columns"
    said += f", header in {unit} {header}" if header else ""
    return said + (f" -> {table['file']}" if "file" in table else "")
