"""What a document of Grist says of itself: its tables, their columns, the options of choices."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook, Option, Question, QuestionKind
from transforms.formats.content import Content
from transforms.formats.grids import Cell, Grid

TABLES, COLUMNS, SECTIONS = "_grist_Tables", "_grist_Tables_column", "_grist_Views_section"
ID, SORT, HELPER = "id", "manualSort", "gristHelper_"
_KINDS: dict[str, QuestionKind] = {
    "Text": "text", "Numeric": "number", "Int": "number", "Bool": "yes_no", "Date": "date", "DateTime": "datetime",
    "Choice": "choice", "ChoiceList": "choices", "Ref": "choice", "RefList": "choices", "Attachments": "file",
}  # fmt: skip
_EMPTY: tuple[Cell, ...] = (None, "", "0")


@dataclass(frozen=True, slots=True)
class GristColumn:
    """One column of a user's table; `shown` is the hidden column with the text that a reference shows."""

    code: str
    label: str
    kind: str
    is_formula: bool = False
    options: tuple[str, ...] = ()
    shown: str | None = None
    stamps: str | None = None
    """`created` or `changed` where a formula fills in the time of that."""

    @property
    def base(self) -> str:
        return self.kind.partition(":")[0]

    @property
    def target(self) -> str | None:
        """The table that a reference or a list of references points to."""
        base, _, target = self.kind.partition(":")
        return target or None if base in ("Ref", "RefList") else None


@dataclass(frozen=True, slots=True)
class GristTable:
    """One table of a user: its columns without Grist's own, and whether a form fills it."""

    name: str
    columns: tuple[GristColumn, ...]
    has_form: bool = False


def is_document(content: Content) -> bool:
    return {TABLES, COLUMNS} <= {grid.name for grid in content.grids}


def rows_by_heading(grid: Grid) -> list[dict[str, Cell]]:
    """The rows of a table of a database, by the names of its columns."""
    rows = list(grid.rows())
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def tables_of(content: Content) -> tuple[list[GristTable], list[str]]:
    """The user's tables and a warning for each kind that is left out; raises `UnreadableReturn` without any."""
    grids = {grid.name: grid for grid in content.grids}
    rows = rows_by_heading(_small(grids[TABLES], content))
    described = list({row["tableId"]: row for row in reversed(rows) if row.get("tableId")}.values())[::-1]
    columns = rows_by_heading(_small(grids[COLUMNS], content))
    forms = _tables_with_forms(grids.get(SECTIONS))
    summaries = [row for row in described if row.get("summarySourceTable") not in _EMPTY]
    hidden = [row for row in described if str(row["tableId"]).startswith("GristHidden")]
    absent = [row for row in described if row["tableId"] not in grids]
    kept = [row for row in described if row not in summaries and row not in hidden and row not in absent]
    tables = [GristTable(str(row["tableId"]), _columns(row.get(ID), columns), row.get(ID) in forms) for row in kept]
    if not tables:
        raise UnreadableReturn(Fault(content.name, "no table of a user", "a table of returns", "Copy it again."))
    left_out = {"summary table(s), which repeat others": summaries, "hidden table(s) of imports": hidden,
                "table(s) described but absent": absent}  # fmt: skip
    return tables, [f"{len(rows)} {what}: left out" for what, rows in left_out.items() if rows]


def _small(grid: Grid, content: Content) -> Grid:
    """A table of metadata; raises `UnreadableReturn` where it is none that Grist would write."""
    if grid.height > content.limits.columns * 10:
        found = f"{grid.height} rows in the table {grid.name}"
        raise UnreadableReturn(Fault(content.name, found, "as many as there are columns", "Copy the document again."))
    return grid


def _tables_with_forms(sections: Grid | None) -> set[Cell]:
    if sections is None or not sections.height:
        return set()
    return {row.get("tableRef") for row in rows_by_heading(sections) if row.get("parentKey") == "form"}


def _columns(table: Cell, rows: Sequence[Mapping[str, Cell]]) -> tuple[GristColumn, ...]:
    """The columns of a table in their order, without those that Grist keeps for itself."""
    own = [row for row in rows if row.get("parentId") == table and row.get("colId")]
    codes = {row.get(ID): str(row["colId"]) for row in own}
    return tuple(
        _column(row, codes)
        for row in sorted(own, key=_rank)
        if row["colId"] != SORT and not str(row["colId"]).startswith(HELPER)
    )


def _rank(row: Mapping[str, Cell]) -> float:
    try:
        return float(row.get("parentPos") or 0)
    except ValueError:
        return 0.0


def _column(row: Mapping[str, Cell], codes: Mapping[Cell, str]) -> GristColumn:
    code = str(row["colId"])
    shown = codes.get(row.get("displayCol")) if row.get("displayCol") not in _EMPTY else None
    return GristColumn(
        code=code,
        label=" ".join((row.get("label") or code).split()),
        kind=row.get("type") or "Any",
        is_formula=row.get("isFormula") == "1" and bool((row.get("formula") or "").strip()),
        options=_options(row.get("widgetOptions")),
        shown=shown if shown and shown.startswith(HELPER) else None,
        stamps=_stamps(row),
    )


def _options(written: Cell) -> tuple[str, ...]:
    """The choices of a column, out of the options of its widget."""
    try:
        options = json.loads(written or "{}", parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return ()
    choices = options.get("choices") if isinstance(options, dict) else None
    return tuple(choice for choice in choices if isinstance(choice, str)) if isinstance(choices, list) else ()


def _stamps(row: Mapping[str, Cell]) -> str | None:
    """Whether a formula writes the time into a column: of each new row, or at each change by hand."""
    is_now = (row.get("formula") or "").strip().removeprefix("return ").strip() == "NOW()"
    if not is_now or row.get("isFormula") == "1" or not (row.get("type") or "").startswith("DateTime"):
        return None
    return "changed" if row.get("recalcWhen") == "2" else "created" if _is_once(row) else None


def _is_once(row: Mapping[str, Cell]) -> bool:
    return row.get("recalcWhen") in _EMPTY and row.get("recalcDeps") in (*_EMPTY, "[]", '["L"]')


def codebook_of(tables: Sequence[tuple[GristTable, str | None]]) -> Codebook:
    """The columns as questions; of a repeat with its name."""
    return Codebook("Grist", tuple(_question(column, repeat) for table, repeat in tables for column in table.columns))


def _question(column: GristColumn, repeat: str | None) -> Question:
    return Question(
        code=column.code,
        label=column.label,
        kind="computed" if column.is_formula else _KINDS.get(column.base, "unknown"),
        options=tuple(Option(choice, choice) for choice in column.options),
        repeat=repeat,
        native_kind=column.kind,
    )
