"""The exports of Survey123's site: one table of returns, one sheet or CSV for each repeat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.survey123.domains import with_labels
from transforms.formats.dialects.survey123.fields import (
    CREATED,
    EDITED,
    GLOBAL_ID,
    OBJECT_ID,
    PARENT_IDS,
    bare_ids,
    finder,
    has_marks,
    instants,
    is_repeat,
    told_again,
    told_dates,
)
from transforms.formats.dialects.xlsform.matching import unseen_repeats
from transforms.formats.frames import Described
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, headed_table, header_of, sheets_of, told_others
from transforms.formats.linked_tables import Table, link_tables, parent_by_keys


def read_tables(content: Content, codebook: Codebook | None) -> Described:
    """The returns and their repeats; raises `UnreadableReturn` where the returns are not one table."""
    tables, warnings = _tables(content)
    root, children = _root(tables, content.name)
    keys = {_name(table, root): _keys(table) for table in (root, *children)}
    returns, repeats, odd = link_tables(
        _root_table(root, keys["returns"], codebook), [_child(child, root, keys, codebook) for child in children]
    )
    for table in (root, *children):
        warnings += table.warnings
        name = _name(table, root)
        warnings += told_again(name, keys[name].get(GLOBAL_ID[0]) or (), table.body.lines.tolist())
    unseen = unseen_repeats(codebook, [repeat.name.rstrip("0123456789").rstrip("_") for repeat in repeats])
    missing = [f"{len(unseen)} repeat(s) of the form are in no table: export all tables"] if unseen else []
    return Described(
        form="export with repeat tables" if repeats else "export",
        returns=returns,
        repeats=repeats,
        warnings=(*warnings, *odd, *missing, *told_dates(_find(root, *CREATED))),
        empties_apart=False,
        standing="from documentation",
    )


def _tables(content: Content) -> tuple[list[HeadedTable], list[str]]:
    tables, warnings = [], told_others(content)
    for sheet in sheets_of(content):
        if has_marks([cell for cell in header_of(sheet.grid)[1] if cell]):
            tables.append(headed_table(sheet))
        else:
            warnings.append(f"{sheet.place}: no table of Survey123, not read")
    return tables, warnings


def _root(tables: Sequence[HeadedTable], file: str) -> tuple[HeadedTable, list[HeadedTable]]:
    children = [table for table in tables if is_repeat(_header(table))]
    roots = [table for table in tables if not is_repeat(_header(table))]
    if len(roots) == 1:
        return roots[0], children
    found = f"{len(roots)} tables of returns" if roots else "no table of returns"
    places = f" ({'; '.join(table.sheet.place for table in roots)})" if roots else ""
    raise UnreadableReturn(Fault(file, found + places, "one", "Give each survey, whole, as a source of its own."))


def _header(table: HeadedTable) -> list[str]:
    return [cell for cell in table.header if cell]


def _find(table: HeadedTable, *spellings: str) -> list[Cell] | None:
    return finder(_header(table), table.texts)(*spellings)


def _name(table: HeadedTable, root: HeadedTable) -> str:
    if table is root:
        return "returns"
    return f"{table.sheet.name} (repeat)" if table.sheet.name == "returns" else table.sheet.name


def _keys(table: HeadedTable) -> Mapping[str, Sequence[Cell]]:
    return {names[0]: bare_ids(_find(table, *names)) for _, names in PARENT_IDS}


def _root_table(root: HeadedTable, keys: Mapping[str, Sequence[Cell]], codebook: Codebook | None) -> Table:
    frame = root.frame(
        id=_find(root, *GLOBAL_ID, *OBJECT_ID),
        submitted=instants(_find(root, *CREATED)),
        updated=instants(_find(root, *EDITED)),
        complete="yes",
    )
    columns = with_labels(root.columns, codebook, None)
    return Table("returns", frame, columns, keys, sheet=root.sheet.grid.name, header_lines=(root.header_line,))


def _child(
    child: HeadedTable, root: HeadedTable, keys: Mapping[str, Mapping[str, Sequence[Cell]]], codebook: Codebook | None
) -> Table:
    name = _name(child, root)
    key, parent_keys = _parent_key(child)
    others = {other: own.get(key, ()) for other, own in keys.items() if other != name}
    return Table(
        name=name,
        frame=child.frame(),
        columns=with_labels(child.columns, codebook, name),
        keys=keys[name],
        parent=parent_by_keys(parent_keys, others),
        key=key,
        parent_keys=parent_keys,
        sheet=child.sheet.grid.name,
        header_lines=(child.header_line,),
    )


def _parent_key(child: HeadedTable) -> tuple[str, list[Cell]]:
    for parent, names in PARENT_IDS:
        cells = _find(child, parent)
        if cells and any(cells):
            return names[0], bare_ids(cells)
    return GLOBAL_ID[0], [None] * child.height
