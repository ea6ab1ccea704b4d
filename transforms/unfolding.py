"""From a text frame to an answers frame: columns become canonical fields, still as text.

One row per initiative block: the row itself where it is an initiative, each number of repeated columns,
each row of a repeat table. Personal and ignored columns are left behind here: nothing after this step
sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from transforms.consent import refuses
from transforms.empty_cells import Emptiness, has_text, holds
from transforms.errors import Fault, UnexpectedStructure
from transforms.formats.frames import POSITION, RETURN
from transforms.listed_cells import with_items_apart
from transforms.survey_files import Survey
from transforms.tick_boxes import ticked_options
from transforms.values.timestamps import months_lead, year_first
from transforms.waves import SEVERAL_COLUMNS, Answer, AuthorityAnswer, Block, Wave
from transforms.written_answers import Condition

# One column of text, as pandas stores it.
Cells = Any

PLACE = ("@file", "@sheet", "@line")
MISSING = "@missing."
# The rank of a block among those of its return; no column of the answers.
_ROW, _RANK = "@@row", "@@rank"
# What says nothing about the initiative itself.
_NO_STATEMENT = frozenset({"language", "source_url"})


def unfold(
    text_frame: pd.DataFrame,
    survey: Survey,
    wave: Wave,
    source_id: str,
    tables: Mapping[str, pd.DataFrame] | None = None,
    *,
    empties_apart: bool = False,
) -> pd.DataFrame:
    """The answers of one source: one row per initiative block, returns in file order, RangeIndex, all text.

    Columns: @file, @sheet, @line, @source, @own_return, @own_initiative, @authority_name,
    @authority_kind (codes of list authority_kind, nan where no recode knows the answer),
    @authority_kind_as_written, @authority_departement, @authority_code, @submitted, @complete, @test,
    @consent ("no" where refused), @answered ("yes" where the return states anything), @return_line, @block
    (number of repeated columns or rank in a table, 0 for the row itself), then one column per answered
    field and, as `@missing.<field>`, why a cell without text is empty.

    `tables` are the repeat tables that the wave reads; a row of one that belongs to no return stands alone.
    `empties_apart` says that nan and the empty text differ in this file. Raises `UnexpectedStructure` when
    a column or table that the wave reads is not there, and KeyError for a source that the wave does not have.
    """
    fitted = wave.fitted(text_frame.columns)
    _require_columns(text_frame, survey, fitted)
    _require_tables(tables or {}, survey, fitted)
    sheet = _sheet(text_frame, fitted, source_id, empties_apart)
    parts = list(_parts(sheet, tables or {}))
    reasons = [MISSING + name for name in fitted.fields]
    return _stacked(parts, [*sheet.columns, "@own_initiative", "@block", *fitted.fields, *reasons])


@dataclass(frozen=True)
class _Sheet:
    """The returns of one source: their frame, and what each says of itself, one cell a return."""

    frame: pd.DataFrame
    wave: Wave
    columns: Mapping[str, Cells]
    emptiness: Emptiness


def _sheet(text_frame: pd.DataFrame, wave: Wave, source_id: str, empties_apart: bool) -> _Sheet:
    complete = _complete(text_frame, wave)
    not_asked = frozenset(wave.version_of(source_id).not_asked)
    emptiness = Emptiness(text_frame, wave, complete == "no", empties_apart, not_asked)
    return _Sheet(text_frame, wave, _return_columns(text_frame, wave, source_id, complete), emptiness)


def _return_columns(text_frame: pd.DataFrame, wave: Wave, source_id: str, complete: Cells) -> dict[str, Cells]:
    authority = wave.authority
    return {
        **{place: text_frame[place].array for place in PLACE},
        "@source": _text([source_id] * len(text_frame)),
        "@own_return": _key(text_frame, wave.return_key),
        "@authority_name": _key(text_frame, authority.name),
        "@authority_kind": _kind_codes(text_frame, authority),
        "@authority_kind_as_written": _key(text_frame, authority.kind),
        "@authority_departement": _key(text_frame, authority.departement),
        "@authority_code": _key(text_frame, authority.code),
        "@submitted": _submitted(text_frame, wave.submitted),
        "@complete": complete,
        "@test": _flag(_meets(text_frame, wave.test, "@test"), "yes"),
        "@consent": _flag(_refuses(text_frame, wave), "no"),
        "@answered": _answered(text_frame, wave),
        "@return_line": text_frame["@line"].array,
    }


def _complete(text_frame: pd.DataFrame, wave: Wave) -> Cells:
    """ "yes" or "no" by the wave's own rule, the tool's fact, or whether it was sent; missing where nobody says."""
    if wave.complete is not None:
        return _text(["yes" if met else "no" for met in holds(text_frame[wave.complete.column], wave.complete)])
    if "@complete" in text_frame.columns and text_frame["@complete"].notna().any():
        return text_frame["@complete"].array
    if wave.submitted is not None:
        return _text(["yes" if sent else "no" for sent in has_text(text_frame[wave.submitted])])
    return _text([None] * len(text_frame))


def _meets(text_frame: pd.DataFrame, condition: Condition | None, fact: str) -> Any:
    if condition is not None:
        return holds(text_frame[condition.column], condition)
    none = np.zeros(len(text_frame), dtype=bool)
    return (text_frame[fact] == "yes").to_numpy() if fact in text_frame.columns else none


def _refuses(text_frame: pd.DataFrame, wave: Wave) -> Any:
    if wave.consent is None:
        return np.zeros(len(text_frame), dtype=bool)
    return refuses(text_frame[wave.consent.column], wave.consent)


def _flag(flags: Any, word: str) -> Cells:
    return _text([word if flag else None for flag in flags])


def _answered(text_frame: pd.DataFrame, wave: Wave) -> Cells:
    """Whether a return states anything beyond who it is from, in columns of its own."""
    blocks = [block.fields for block in wave.blocks if block.table is None]
    stated = [
        column
        for fields in ([wave.shared] if not wave.blocks else [wave.shared, *blocks])
        for name, answer in fields.items()
        if name not in _NO_STATEMENT
        for column in answer.read_columns
    ]
    said = np.zeros(len(text_frame), dtype=bool)
    for column in dict.fromkeys(stated):
        said |= has_text(text_frame[column])
    return _text(["yes" if each else "no" for each in said])


def _parts(sheet: _Sheet, tables: Mapping[str, pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The rows of each block: every return for a number, every row of a table."""
    every = np.arange(len(sheet.frame))
    if not sheet.wave.blocks:
        own = {"@own_initiative": _key(sheet.frame, sheet.wave.initiative_key)}
        yield _part(sheet, every, 0, own | _fields(sheet, sheet.wave.fields, sheet.wave.used_columns))
        return
    shared = _fields(sheet, sheet.wave.shared, sheet.wave.used_columns)
    for rank, block in enumerate(sheet.wave.blocks):
        if block.table is None:
            yield _part(sheet, every, rank, shared | _fields(sheet, block.fields, block.columns), block.number or 0)
        else:
            yield _table_part(sheet, tables[block.table], block, rank, shared)
    if all(block.table for block in sheet.wave.blocks):
        yield _childless(sheet, tables, shared)


def _part(sheet: _Sheet, rows: Any, rank: int, cells: Mapping[str, Cells], number: int = 0) -> pd.DataFrame:
    own: dict[str, Any] = {**sheet.columns, **cells, _ROW: rows, _RANK: rank, "@block": number}
    return pd.DataFrame(own, index=pd.RangeIndex(len(rows)))


def _table_part(
    sheet: _Sheet, table: pd.DataFrame, block: Block, rank: int, shared: Mapping[str, Cells]
) -> pd.DataFrame:
    """The rows of a repeat table, each with what its return says of itself; strays come last, alone."""
    fitted = block.fitted(table.columns)
    inner = Emptiness(table, sheet.wave, np.zeros(len(table), dtype=bool), sheet.emptiness.empties_apart)
    own = _Sheet(table, sheet.wave, {}, inner)
    rows = table[RETURN].fillna(len(sheet.frame)).astype("int64").to_numpy()
    of_return = pd.DataFrame({**sheet.columns, **shared}).reindex(rows).reset_index(drop=True)
    of_return["@source"] = sheet.wave.sources[0].id if not len(sheet.frame) else sheet.columns["@source"][0]
    cells = _fields(own, fitted.fields, fitted.columns) | {place: table[place].array for place in PLACE}
    cells |= {"@own_initiative": _key(table, block.key), "@block": table[POSITION].fillna(0).astype("int64").array}
    of_return["@return_line"] = of_return["@return_line"].fillna(table["@line"]).astype("int64")
    for name, values in {**cells, _ROW: rows, _RANK: rank}.items():
        of_return[name] = values
    return of_return


def _childless(sheet: _Sheet, tables: Mapping[str, pd.DataFrame], shared: Mapping[str, Cells]) -> pd.DataFrame:
    """One empty block for each return without a row in any table: the return itself must not be lost."""
    with_rows = np.zeros(len(sheet.frame), dtype=bool)
    for name in sheet.wave.tables:
        with_rows[tables[name][RETURN].dropna().astype("int64").to_numpy()] = True
    alone = _part(sheet, np.arange(len(sheet.frame)), 0, shared)
    return alone[~with_rows]


def _stacked(parts: Sequence[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    """The parts as one frame, return by return; a field that a block does not ask is missing there."""
    whole = [part.reindex(columns=[*columns, _ROW, _RANK]) for part in parts]
    stacked = pd.concat(whole, ignore_index=True) if len(whole) > 1 else whole[0]
    order = np.lexsort((np.arange(len(stacked)), stacked[_RANK], stacked[_ROW]))
    answers = stacked.take(order).drop(columns=[_ROW, _RANK]).reset_index(drop=True)
    texts = {name: "str" for name in columns if name not in ("@line", "@return_line", "@block")}
    answers = answers.astype({**texts, "@line": "int64", "@return_line": "int64", "@block": "int64"})
    kinds = {name: answers[name].fillna("not_shown") for name in columns if name.startswith(MISSING)}
    return answers.assign(**{name: kind.mask(has_text(answers[name[len(MISSING) :]])) for name, kind in kinds.items()})


def _fields(sheet: _Sheet, fields: Mapping[str, Answer], together: Sequence[str]) -> dict[str, Cells]:
    """The cells of each field, and why those without text are empty."""
    cells: dict[str, Cells] = {}
    for name, answer in fields.items():
        cells[name] = _cells(sheet.frame, answer)
        cells[MISSING + name] = _text(list(sheet.emptiness.kinds(answer, together)))
    return cells


def _require_columns(text_frame: pd.DataFrame, survey: Survey, wave: Wave) -> None:
    where = f"{survey.id}, wave {wave.id}"
    _require(text_frame, wave.used_columns, where)
    stated, remedy = "a fact that the survey tool states in this file", "Name a column of it, or leave the fact out."
    _require(text_frame, wave.facts, where, "fact", stated, remedy)


def _require_tables(tables: Mapping[str, pd.DataFrame], survey: Survey, wave: Wave) -> None:
    where = f"{survey.id}, wave {wave.id}"
    for block in wave.blocks:
        if block.table is None:
            continue
        if block.table not in tables:
            known = ", ".join(sorted(tables)) or "none"
            found, remedy = f"no repeat table `{block.table}`", f"The file has: {known}. Correct `table:`."
            raise UnexpectedStructure([Fault(where, found, "the tables that the wave file reads", remedy)])
        table = tables[block.table]
        fitted = block.fitted(table.columns)
        _require(table, fitted.columns, f"{where}, table {block.table}")


def _require(
    frame: pd.DataFrame,
    names: Sequence[str],
    where: str,
    what: str = "column",
    expected: str = "every column that the wave file reads",
    remedy: str = "Correct the wave file.",
) -> None:
    faults = [Fault(where, f"no {what} `{name}`", expected, remedy) for name in names if name not in frame.columns]
    if faults:
        raise UnexpectedStructure(faults)


def _text(values: Sequence[str | None]) -> Cells:
    return pd.array(values, dtype="str")


def _key(text_frame: pd.DataFrame, column: str | None) -> Cells:
    """The cells without spaces at the ends; a blank cell identifies nothing and is missing."""
    if column is None or column not in text_frame.columns:
        return _text([None] * len(text_frame))
    stripped = text_frame[column].str.strip()
    return stripped.mask(stripped == "", np.nan).array


def _submitted(text_frame: pd.DataFrame, column: str | None) -> Cells:
    """The moments as written; where the column as a whole writes months first, with the year before them."""
    cells = pd.Series(_key(text_frame, column))
    texts = cells.dropna().unique().tolist()
    return cells.map({text: year_first(text) for text in texts}).array if months_lead(texts) else cells.array


def _kind_codes(text_frame: pd.DataFrame, authority: AuthorityAnswer) -> Cells:
    if authority.kind is None:
        return _text([authority.kind_constant] * len(text_frame))
    written = text_frame[authority.kind]
    codes = {answer: authority.kind_code(answer) for answer in written.dropna().unique()}
    return _text([codes.get(answer) for answer in written])


def _cells(text_frame: pd.DataFrame, answer: Answer) -> Cells:
    """The raw text of one answer; several columns are joined, blank cells left out."""
    if answer.constant is not None:
        return _text([answer.constant] * len(text_frame))
    if answer.boxes is not None:
        return ticked_options(text_frame, answer)
    cells = _in_one(text_frame, answer)
    if answer.format in ("list", "choices"):
        cells = with_items_apart(cells, (*answer.split_at, answer.separator or SEVERAL_COLUMNS)[0])
    # A list of free texts is parted once it is masked: a telephone number may hold a separator.
    is_parted = bool(answer.split_at) and answer.format == "choices"
    return (cells.str.replace(_any_of(answer.split_at), SEVERAL_COLUMNS, regex=True) if is_parted else cells).array


def _in_one(text_frame: pd.DataFrame, answer: Answer) -> pd.Series[Any]:
    """The cells of one column; of several, those of each row joined."""
    if len(answer.columns) == 1:
        return text_frame[answer.columns[0]]
    between = SEVERAL_COLUMNS if answer.format != "text" else "\n\n"
    rows = text_frame[list(answer.columns)].itertuples(index=False, name=None)
    return pd.Series(_text([_join(cells, between) for cells in rows]), index=text_frame.index)


def _any_of(separators: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(separator) for separator in separators))


def _join(cells: tuple[object, ...], between: str) -> str | None:
    """Missing where every cell is; an empty text where one was shown and all were left blank."""
    shown = [cell for cell in cells if isinstance(cell, str)]
    filled = [cell for cell in shown if cell.strip()]
    return between.join(filled) if shown else None
