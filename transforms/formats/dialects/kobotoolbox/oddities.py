"""What is told of KoboToolbox's returns: edited and doubled ones, those not approved, versions of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from transforms.formats.grids import Cell
from transforms.formats.rectangles import told_lines

Lookup = Callable[[str], Sequence[Cell] | None]
VERSION_KEYS = ("__version__", "_version_", "__version__001", "meta/versionID", "_version__001")
_APPROVED = frozenset({"validation_status_approved", "approved", "approuvé", "aprobado"})
_NO_STATUS = frozenset({"", "{}", "null", "—"})


def told_returns(find: Lookup, lines: Sequence[int]) -> list[str]:
    """The warnings of one table of returns; `find` gives its cells by header."""
    return [*_told_doubles(find, lines), *_told_status(find), *_told_versions(find, lines)]


def _told_doubles(find: Lookup, lines: Sequence[int]) -> list[str]:
    id_key = next((key for key in ("_id", "_uuid", "meta/instanceID") if any(find(key) or ())), "_id")
    warnings = []
    for key, more in ((id_key, ""), ("meta/rootUuid", " (edits)")):
        again = _again(find(key) or ())
        if again:
            told = told_lines([lines[row] for row in again])
            warnings.append(f"{len(again)} row(s) with the {key} of a row before{more}, all kept: {told}")
    return [*warnings, *_told_edits(find)]


def _told_edits(find: Lookup) -> list[str]:
    """How many returns were changed after they were sent: each change makes a new instanceID of one root."""
    roots, instances = find("meta/rootUuid") or (), find("meta/instanceID") or ()
    edited = sum(bool(root and own and root != own) for root, own in zip(roots, instances, strict=False))
    return [f"{edited} row(s) edited after they were sent: what is here is the last edit"] if edited else []


def _again(cells: Sequence[Cell]) -> list[int]:
    seen: set[str] = set()
    again = []
    for row, cell in enumerate(cells):
        if cell and cell in seen:
            again.append(row)
        seen.add(cell or "")
    return again


def _told_status(find: Lookup) -> list[str]:
    cells = find("_validation_status/uid") or find("_validation_status") or ()
    statuses = Counter((cell or "").strip().casefold() for cell in cells)
    refused = sum(count for status, count in statuses.items() if status not in _APPROVED | _NO_STATUS)
    if not refused:
        return []
    approved = sum(statuses[status] for status in _APPROVED)
    return [
        f"{refused} row(s) whose _validation_status is not « approved » (on hold, not approved), {approved} approved"
    ]


def _told_versions(find: Lookup, lines: Sequence[int]) -> list[str]:
    cells = versions_of(find)
    first: dict[str, int] = {}
    for row, cell in enumerate(cells):
        first.setdefault(cell or "", row)
    if len(first) < 2:
        return []
    counts = Counter(cell or "" for cell in cells)
    rows = ", ".join(f"{counts[version]} from line {lines[row]}" for version, row in list(first.items())[:10])
    more = ", …" if len(first) > 10 else ""
    return [f"rows of {len(first)} versions of the form ({rows}{more}): a question may have changed between them"]


def versions_of(find: Lookup) -> Sequence[Cell]:
    """The version of the form of each row; empty where no column has it."""
    own = next((cells for key in VERSION_KEYS if (cells := find(key)) is not None), None)
    if own is None and find("_uuid") is None and find("meta/instanceID") is None:
        own = find("version")
    return own or ()


def drifted(columns: Mapping[str, Sequence[Cell]], versions: Sequence[Cell]) -> list[str]:
    """The columns whose cells are one code under some version and several of those codes under another."""
    if len(set(versions)) < 2:
        return []
    return [name for name, cells in columns.items() if _is_drifted(cells, versions)]


def _is_drifted(cells: Sequence[Cell], versions: Sequence[Cell]) -> bool:
    single: dict[str, Counter[str]] = {}
    several: dict[str, list[set[str]]] = {}
    for (cell, version), count in Counter(zip(cells, versions, strict=True)).items():
        codes = (cell or "").split()
        if len(codes) == 1:
            single.setdefault(version or "", Counter())[codes[0]] += count
        elif codes:
            several.setdefault(version or "", []).append(set(codes))
    before = {
        code for version, codes in single.items() if version not in several and codes.total() > 1 for code in codes
    }
    return any(all(codes & before for codes in combinations) for combinations in several.values())
