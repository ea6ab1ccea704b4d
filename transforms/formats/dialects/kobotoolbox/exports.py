"""KoboToolbox's exports: one table of returns, and a sheet or file for each repeat group.

A repeat's rows have the `_index` of their row in `_parent_table_name` as `_parent_index`. CSV leaves repeats
out. Headers are names or labels; the tool's own columns are called the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow.compute as pc

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.kobotoolbox.descriptions import refuse_description
from transforms.formats.dialects.kobotoolbox.legacy import widened_repeats, with_ticks, without_not_answered
from transforms.formats.dialects.kobotoolbox.oddities import told_returns
from transforms.formats.dialects.xlsform.matching import are_names, coded_columns, matched_columns, unseen_repeats
from transforms.formats.frames import Described, TextFrame
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, headed_table, header_of, sheets_of, told_others
from transforms.formats.linked_tables import Table, link_tables, lone_repeats
from transforms.formats.rectangles import told_lines

_STAMPS = ("_uuid", "_submission_time", "_id", "_index")
_INDEX, _PARENT, _PARENT_INDEX = "_index", "_parent_table_name", "_parent_index"
_OWN = ("_uuid", "_submission_time", "_id", "_index", "_validation_status", "__version__", "_submitted_by", "_notes",
        "_tags", "_status", "meta/rootUuid")  # fmt: skip
_IDS = ("_id", "_uuid", "meta/instanceID", "meta.instanceID", "meta-instanceID", "meta:instanceID", "instanceID")
# What a worksheet may be called: the rest becomes an underscore, and after 31 characters nothing is left.
_FORBIDDEN = str.maketrans(dict.fromkeys("[]*?:\\/", "_"))
_LONGEST = 31


def has_marks(header: Sequence[Cell]) -> str | None:
    """Why a header is one of KoboToolbox's; None where it is not."""
    cells = set(header)
    own = [name for name in _OWN if name in cells]
    if _PARENT in cells and _PARENT_INDEX in cells:
        return "columns _parent_table_name and _parent_index"
    if len(own) >= 2 and ("_uuid" in own or "_submission_time" in own):
        return f"columns {' and '.join(own[:2])}"
    is_older = cells & set(_IDS[2:-1]) and not cells & {"KEY", "SubmissionDate"}
    return "a column meta/instanceID" if is_older else None


def read_exports(content: Content, codebook: Codebook | None) -> Described:
    """The returns and their repeats; raises `UnreadableReturn` where the returns are not one table."""
    tables, warnings = _tables(content)
    if tables and all(_is_repeat(table) for table in tables):
        return lone_repeats(tables)
    root, children = _root(tables, content.name)
    refuse_description(root, _STAMPS)
    root = _without_tags(without_not_answered(root))
    children = [_without_tags(child) for child in children]
    has_names = are_names([table.columns for table in (root, *children)])
    returns, repeats, odd = link_tables(
        _root_table(root, codebook, has_names),
        [_child(child, root, children, codebook, has_names) for child in children],
    )
    widened = [_matched(repeat, codebook, has_names) for repeat in widened_repeats(returns)]
    repeats = (*repeats, *widened)
    for table in (root, *children):
        warnings += table.warnings
    return Described(
        form=_form(root, children, widened),
        returns=returns,
        repeats=repeats,
        warnings=(*warnings, *odd, *told_returns(root.texts, root.body.lines.tolist()),
                  *_told_repeats(codebook, repeats)),
        empties_apart=False,
        standing="proven" if widened or not _is_recent(root) else "from source",
    )  # fmt: skip


def _tables(content: Content) -> tuple[list[HeadedTable], list[str]]:
    tables, warnings = [], told_others(content)
    for sheet in sheets_of(content):
        if any(name in _OWN or name in (_PARENT, *_IDS) for name in header_of(sheet.grid)[1]):
            tables.append(headed_table(sheet))
        else:
            warnings.append(f"{sheet.place}: no table of KoboToolbox, not read")
    return tables, warnings


def _root(tables: Sequence[HeadedTable], file: str) -> tuple[HeadedTable, list[HeadedTable]]:
    roots = [table for table in tables if not _is_repeat(table)]
    children = [table for table in tables if _is_repeat(table)]
    if len(roots) == 1:
        return roots[0], children
    if not roots:
        remedy = "Give the whole export: the workbook, or one zip of all its tables."
        raise UnreadableReturn(Fault(file, "no table of returns", "the returns and their repeats", remedy))
    places = "; ".join(table.sheet.place for table in roots)
    remedy = "Give each export as a source of its own."
    raise UnreadableReturn(Fault(file, f"{len(roots)} tables of returns ({places})", "one", remedy))


def _is_repeat(table: HeadedTable) -> bool:
    """Whether rows have a parent; older servers write the columns, empty and -1, in the returns too."""
    names, indices = table.cells(_PARENT), table.cells(_PARENT_INDEX)
    if names is None or indices is None:
        return False
    filled = names.null_count < table.height or not set(pc.unique(indices).to_pylist()) <= {None, "-1"}
    return filled or (not table.height and "_submission__uuid" in table.header)


def _without_tags(table: HeadedTable) -> HeadedTable:
    """The table without the rows of HXL tags (`#adm1+name`) that an export may have below its header."""
    tags: list[int] = []
    for number, row in enumerate(table.body.head(3)):
        cells = [cell.strip() for cell in row if cell and cell.strip()]
        if number != len(tags) or not cells or not all(cell.startswith("#") and len(cell) > 1 for cell in cells):
            break
        tags.append(number)
    if not tags or not _is_untold(table, tags):
        return table
    lines = told_lines(table.body.lines[tags].tolist())
    return table.without_rows(tags, f"{table.sheet.place}: a row of HXL tags below the header, no return: {lines}")


def _is_untold(table: HeadedTable, rows: Sequence[int]) -> bool:
    """Whether the tool's own columns are empty in these rows: a return of one answer « #1 » has its _uuid."""
    own = [cells for name in ("_uuid", "_submission_time", "_index", "_id") if (cells := table.cells(name)) is not None]
    return all(cells[row].as_py() is None for cells in own for row in rows)


def _root_table(root: HeadedTable, codebook: Codebook | None, has_names: bool) -> Table:
    frame = root.frame(
        id=root.cells(*_IDS),
        submitted=root.cells("_submission_time"),
        started=root.cells("start"),
        updated=root.cells("_last_edited", "_date_modified"),
        complete="yes",
    )
    columns = tuple(with_ticks(coded_columns(matched_columns(root.columns, codebook), has_names), root))
    return Table("returns", frame, columns, _keys(root), sheet=root.sheet.grid.name, header_lines=(root.header_line,))


def _keys(table: HeadedTable) -> Mapping[str, Sequence[Cell]]:
    return {name: cells for name in (_INDEX, "_id", "_uuid") if (cells := table.texts(name)) is not None}


def _child(
    child: HeadedTable,
    root: HeadedTable,
    children: Sequence[HeadedTable],
    codebook: Codebook | None,
    has_names: bool,
) -> Table:
    parent = _parent(child, children)
    key, parent_keys = _key(child, root if parent is None else parent, parent is None)
    return Table(
        name=_name(child),
        frame=child.frame(),
        columns=coded_columns(matched_columns(child.columns, codebook, child.sheet.name), has_names),
        keys=_keys(child),
        parent=None if parent is None else _name(parent),
        key=key,
        parent_keys=parent_keys,
        sheet=child.sheet.grid.name,
        header_lines=(child.header_line,),
    )


def _name(table: HeadedTable) -> str:
    return f"{table.sheet.name} (repeat)" if table.sheet.name == "returns" else table.sheet.name


def _parent(child: HeadedTable, children: Sequence[HeadedTable]) -> HeadedTable | None:
    """The repeat that the rows say they belong to; None for the returns, whose table is called as the form is."""
    written = next((name for name in child.texts(_PARENT) or () if name), None)
    if written is None:
        return None
    others = {_as_sheet(other.sheet.name): other for other in children if other is not child}
    wanted = _as_sheet(written)
    for name in (wanted, _as_sheet(written.rpartition("/")[2])):
        if name in others:
            return others[name]
    alike = [name for name in others if _is_cut(name, wanted) or name.endswith((f"_{wanted}", f"-{wanted}"))]
    return others[alike[0]] if len(alike) == 1 else None


def _as_sheet(name: str) -> str:
    return name.translate(_FORBIDDEN).strip().casefold()


def _is_cut(sheet: str, name: str) -> bool:
    """Whether a sheet's name is this one, cut to what a worksheet may be called: `household_members_and…`."""
    return len(sheet) == _LONGEST and sheet.endswith("...") and name.startswith(sheet[:-3]) and len(name) > _LONGEST


def _key(child: HeadedTable, parent: HeadedTable, is_root: bool) -> tuple[str, Sequence[Cell]]:
    """The key of the parent to look for and where the child has it: its _index, unless that is not unique there."""
    index = parent.texts(_INDEX)
    if is_root and (index is None or len(set(index)) < len(index)):
        for key in ("_uuid", "_id"):
            own = parent.texts(key)
            theirs = child.texts(f"_submission_{key}")
            if own and theirs and any(theirs) and len(set(own)) == len(own):
                return key, theirs
    return _INDEX, child.texts(_PARENT_INDEX) or ()


def _matched(repeat: TextFrame, codebook: Codebook | None, has_names: bool) -> TextFrame:
    columns = coded_columns(matched_columns(repeat.columns, codebook, repeat.name), has_names)
    return replace(repeat, columns=columns)


def _is_recent(root: HeadedTable) -> bool:
    return bool({"_submitted_by", "__version__", "meta/rootUuid"} & set(root.header))


def _form(root: HeadedTable, children: Sequence[HeadedTable], widened: Sequence[TextFrame]) -> str:
    if widened:
        return "export with widened repeats"
    return "export with repeat tables" if children else "export"


def _told_repeats(codebook: Codebook | None, repeats: Sequence[TextFrame]) -> list[str]:
    """A CSV leaves every repeat out: only the form can tell."""
    unseen = unseen_repeats(codebook, [repeat.name for repeat in repeats])
    if not unseen:
        return []
    return [
        f"{len(unseen)} repeat group(s) of the form are in no table ({', '.join(unseen[:5])}): export xlsx, not CSV"
    ]
