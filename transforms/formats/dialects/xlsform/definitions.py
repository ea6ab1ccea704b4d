"""The rows of the sheets of an XLSForm under normalised headers: `Label :: French (fr)` is (label, fr)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.content import Content
from transforms.formats.grids import Grid
from transforms.formats.headed_tables import header_of

Header = tuple[str, str]
"""(name in lower case with underscores, language or "")."""

_LANGUAGE_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:[-_]\w+)?)\)\s*$")
_TRANSLATED = frozenset({"label", "hint", "guidance_hint", "constraint_message", "required_message", "image", "audio"})


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """One row of a definition: where it stands, and its cells that are not empty."""

    place: str
    cells: Mapping[Header, str]

    def get(self, *names: str) -> str:
        """The first of these cells that is filled, without a language; an empty text where none is."""
        return next((self.cells[name, ""] for name in names if (name, "") in self.cells), "")


@dataclass(frozen=True, slots=True)
class Definitions:
    """The three sheets of a form."""

    place: str
    survey: tuple[DefinitionRow, ...]
    choices: tuple[DefinitionRow, ...]
    settings: tuple[DefinitionRow, ...] = ()
    has_choices: bool = True


def is_survey_sheet(grid: Grid, has_choices: bool) -> bool:
    """Whether a sheet named survey is the one of a form: it has a column type, and name or a choices sheet."""
    names = {header_key(cell)[0] for cell in header_of(grid)[1] if cell}
    return "type" in names and (has_choices or {"name", "label"} <= names)


def definitions_of(content: Content) -> Definitions | None:
    """The definition rows of a workbook; None where it has no sheet named survey.

    Raises `UnreadableReturn` for a sheet without the columns that every form has.
    """
    grids = {(grid.name or "").strip().casefold(): grid for grid in content.grids}
    if "survey" not in grids:
        return None
    survey = _rows(grids["survey"], content.name, ("type", "name"))
    choices = _rows(grids["choices"], content.name, ("name", "list_name")) if "choices" in grids else ()
    settings = _rows(grids["settings"], content.name, ()) if "settings" in grids else ()
    return Definitions(content.name, survey, choices, settings, "choices" in grids)


def definitions_of_asset(asset: Mapping[str, Any], name: str) -> Definitions:
    """The definition rows of KoboToolbox's JSON of a form: its `content`, labels a list by translation."""
    translations = asset.get("translations")
    labels = translations if isinstance(translations, list) and translations else [None]
    languages = [language_key(str(label)) if label else "" for label in labels]
    settings = asset.get("settings")
    return Definitions(
        name,
        _asset_rows(asset.get("survey"), f"{name}, survey", languages),
        _asset_rows(asset.get("choices"), f"{name}, choices", languages),
        _asset_rows([settings], f"{name}, settings", languages),
    )


def header_key(cell: str) -> Header:
    """A header as (name, language): `label::French (fr)`, `label:fr` → (label, fr)."""
    base, _, rest = cell.strip().partition("::")
    if not rest and ":" in base:
        base, _, rest = base.partition(":")
    name = re.sub(r"[\s_]+", "_", base.strip().casefold())
    name = {"relevance": "relevant", "list": "list_name", "value": "name"}.get(name, name)
    return (name, language_key(rest)) if name in _TRANSLATED and rest else (name if not rest else cell.strip(), "")


def language_key(written: str) -> str:
    """`French (fr)` → fr; a language without a code is its name as written."""
    code = _LANGUAGE_CODE.search(written)
    return code[1].lower() if code else written.strip()


def _rows(grid: Grid, file: str, required: tuple[str, ...]) -> tuple[DefinitionRow, ...]:
    place = f"{file}, sheet {grid.name}"
    number, header = header_of(grid)
    keys = [header_key(cell) if cell else None for cell in header]
    missing = [name for name in required if (name, "") not in keys]
    if missing:
        found = f"no column {' and '.join(missing)}"
        remedy = "Give the workbook that the form was deployed from."
        raise UnreadableReturn(Fault(place, found, f"the columns {' and '.join(required)} of an XLSForm", remedy))
    below = grid.below(number + 1)
    return tuple(
        DefinitionRow(f"{place}, row {line}", cells)
        for line, row in zip(below.lines.tolist(), below.rows(), strict=True)
        if (cells := {key: cell.strip() for key, cell in zip(keys, row, strict=False) if key and cell and cell.strip()})
    )


def _asset_rows(rows: Any, place: str, languages: list[str]) -> tuple[DefinitionRow, ...]:
    known = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return tuple(
        DefinitionRow(f"{place}, entry {rank}", _asset_cells(row, languages)) for rank, row in enumerate(known, start=1)
    )


def _asset_cells(row: Mapping[str, Any], languages: list[str]) -> dict[Header, str]:
    cells: dict[Header, str] = {}
    for key, value in row.items():
        texts = value if isinstance(value, list) else [value]
        for text, language in zip(texts, languages if isinstance(value, list) else [""], strict=False):
            if isinstance(text, bool):
                cells[header_key(key)[0], ""] = "true" if text else "false"
            elif isinstance(text, str) and text.strip():
                cells[header_key(key)[0], language] = text.strip()
    list_name = cells.get(("select_from_list_name", ""))
    if list_name and ("type", "") in cells:
        cells["type", ""] += f" {list_name}"
    return cells
