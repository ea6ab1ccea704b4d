"""ODK's CSVs: one of the returns, and one for each repeat group, tied by KEY and PARENT_KEY.

form.csv          SubmissionDate, group-question, …, KEY
form-repeat.csv   question, …, PARENT_KEY, KEY      KEY: uuid:…/group/repeat[2]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.odk_central.reviews import completeness, told_reviews
from transforms.formats.dialects.xlsform.matching import are_names, coded_columns, matched_columns, unseen_repeats
from transforms.formats.frames import Column, Described
from transforms.formats.grids import Cell
from transforms.formats.headed_tables import HeadedTable, headed_table, header_of, sheets_of, told_others
from transforms.formats.linked_tables import Table, link_tables, lone_repeats, parent_by_keys
from transforms.formats.rectangles import told_lines

_KEY, _PARENT_KEY, _SUBMITTED = "KEY", "PARENT_KEY", "SubmissionDate"
_RANK = re.compile(r"\[(\d{1,9})\]$")
_OPTION = re.compile(r"[^/]+/[^/]+")
_CENTRAL_ONLY = frozenset({"SubmitterID", "SubmitterName", "ReviewState", "DeviceID", "FormVersion", "Status"})


def has_marks(header: Sequence[Cell]) -> str | None:
    """Why a header is one of ODK's; None where it is not."""
    cells = set(header)
    if _KEY in cells and _SUBMITTED in cells:
        return "columns SubmissionDate and KEY"
    return "columns PARENT_KEY and KEY" if _KEY in cells and _PARENT_KEY in cells else None


def read_tables(content: Content, codebook: Codebook | None) -> Described:
    """The returns and their repeats; raises `UnreadableReturn` where the returns are not one table."""
    tables, warnings = _tables(content)
    if tables and all(_PARENT_KEY in table.header for table in tables):
        return lone_repeats(tables)
    root, children = _root(tables, content.name)
    keys = {_name(table, root): table.texts(_KEY) or [] for table in (root, *children)}
    returns, repeats, odd = link_tables(
        _root_table(root, codebook), [_child(child, root, keys, codebook) for child in children]
    )
    for table in (root, *children):
        warnings += table.warnings
    lines = root.body.lines.tolist()
    return Described(
        form=_form(root, children),
        returns=returns,
        repeats=repeats,
        warnings=(*warnings, *odd, *_told_keys(root, lines),
                  *told_reviews(root.texts("Status"), root.texts("ReviewState", "review_status"), None, lines),
                  *_told_boxes(root, children), *_told_repeats(root, codebook, [table.name for table in repeats])),
        empties_apart=False,
        standing="from source",
    )  # fmt: skip


def _tables(content: Content) -> tuple[list[HeadedTable], list[str]]:
    tables, warnings = [], told_others(content)
    for sheet in sheets_of(content):
        if has_marks(header_of(sheet.grid)[1]):
            tables.append(headed_table(sheet))
        else:
            warnings.append(f"{sheet.place}: no table of ODK, not read")
    return tables, warnings


def _root(tables: Sequence[HeadedTable], file: str) -> tuple[HeadedTable, list[HeadedTable]]:
    roots = [table for table in tables if _PARENT_KEY not in table.header]
    children = [table for table in tables if _PARENT_KEY in table.header]
    if len(roots) == 1:
        return roots[0], children
    if not roots:
        raise UnreadableReturn(
            Fault(file, "no table of returns", "the returns and their repeats", "Give the zip of all tables.")
        )
    places = "; ".join(table.sheet.place for table in roots)
    remedy = "Give each form as a source of its own."
    raise UnreadableReturn(Fault(file, f"{len(roots)} tables of returns ({places})", "one", remedy))


def _name(table: HeadedTable, root: HeadedTable) -> str:
    """The name of a repeat: what its file has after that of the form, a twin's number (`~2`) included."""
    if table is root:
        return "returns"
    name = table.sheet.name.removeprefix(f"{root.sheet.name}-")
    return f"{name} (repeat)" if name == "returns" else name


def _root_table(root: HeadedTable, codebook: Codebook | None) -> Table:
    frame = root.frame(
        id=root.cells(_KEY),
        submitted=root.cells(_SUBMITTED),
        started=root.cells("start", "starttime"),
        complete=completeness(root.texts("Status"), root.height),
    )
    keys = {_KEY: root.texts(_KEY) or []}
    columns = _columns(root, codebook, None)
    return Table("returns", frame, columns, keys, sheet=root.sheet.grid.name, header_lines=(root.header_line,))


def _columns(table: HeadedTable, codebook: Codebook | None, repeat: str | None) -> tuple[Column, ...]:
    return coded_columns(matched_columns(table.columns, codebook, repeat), are_names([table.columns]))


def _child(child: HeadedTable, root: HeadedTable, keys: dict[str, list[Cell]], codebook: Codebook | None) -> Table:
    name = _name(child, root)
    own = child.texts(_KEY) or []
    parent_keys = child.texts(_PARENT_KEY) or []
    parent = parent_by_keys(parent_keys, {other: known for other, known in keys.items() if other != name})
    return Table(
        name=name,
        frame=child.frame(),
        columns=_columns(child, codebook, _path(own) or name.partition("~")[0]),
        keys={_KEY: own},
        parent=parent,
        key=_KEY,
        parent_keys=parent_keys,
        positions=[int(found[1]) if key and (found := _RANK.search(key)) else None for key in own],
        sheet=child.sheet.grid.name,
        header_lines=(child.header_line,),
    )


def _path(keys: Sequence[Cell]) -> str:
    """The path of a repeat group by the key of a row: `uuid:…/group/repeat[2]` → `group/repeat`."""
    first = next((key for key in keys if key), "")
    return re.sub(r"\[\d+\]", "", first.partition("/")[2])


def _form(root: HeadedTable, children: Sequence[HeadedTable]) -> str:
    tool = "Central CSV" if _CENTRAL_ONLY & set(root.header) else "Briefcase CSV"
    return f"{tool} with repeat tables" if children else tool


def _told_keys(root: HeadedTable, lines: Sequence[int]) -> list[str]:
    seen: set[str] = set()
    again = []
    for line, key in zip(lines, root.texts(_KEY) or (), strict=False):
        if key and key in seen:
            again.append(line)
        seen.add(key or "")
    return [f"{len(again)} row(s) with the KEY of a row before, all kept: {told_lines(again)}"] if again else []


def _told_boxes(root: HeadedTable, children: Sequence[HeadedTable]) -> list[str]:
    """Central fills the column of every option with 0 before it reads a return: 0 says nothing of being asked."""
    boxes = sum(bool(header and _OPTION.fullmatch(header)) for table in (root, *children) for header in table.header)
    if not boxes:
        return []
    return [f"{boxes} column(s) of one option each hold 0 also where the question was not shown or not answered"]


def _told_repeats(root: HeadedTable, codebook: Codebook | None, names: Sequence[str]) -> list[str]:
    unseen = unseen_repeats(codebook, [name.partition("~")[0] for name in names])
    if not unseen:
        return []
    return [f"{len(unseen)} repeat group(s) of the form are in no table ({', '.join(unseen[:5])}): export all tables"]
