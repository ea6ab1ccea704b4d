"""The drop-down lists of an xlsx: which cells take which values, a codebook that costs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from transforms.formats.containers.sheet_facts import area_of
from transforms.formats.containers.xlsx_package import NOT_XML
from transforms.formats.grids import Area, Grid, Validation

_LISTS = re.compile(rb"<(?:\w+:)?dataValidations[\s>].*?</(?:\w+:)?dataValidations>", re.DOTALL)
# Cut out of its sheet, a block has lost the declaration of its prefixes.
_PREFIXED = re.compile(rb"(</?)\w+:|\s\w+:\w+=\"[^\"]*\"")
_MOST_LISTS = 100_000


def validations(names: Mapping[str, str], end_of_sheet: bytes) -> Iterator[Validation]:
    """The lists of one sheet, which stand below its rows.

    A list that stands in cells has their reference for its only option (`=Lists!$A$1:$A$9`).
    """
    told = 0
    for block in _LISTS.finditer(end_of_sheet):
        for element in _elements(block[0]):
            options = _options(names, _text(element, "formula1"))
            for reference in (element.get("sqref") or _text(element, "sqref")).split():
                area = area_of(reference)
                if area and options and told < _MOST_LISTS:
                    told += 1
                    yield Validation(area, options)


def _elements(block: bytes) -> Iterator[Element]:
    try:
        root = fromstring(_PREFIXED.sub(rb"\1", block), forbid_dtd=True)
    except NOT_XML:
        return  # a drop-down list is a help, not data
    yield from (element for element in root.iter("dataValidation") if element.get("type") == "list")


def _text(element: Element, name: str) -> str:
    found = element.find(name)
    return "".join(found.itertext()).strip() if found is not None else ""


def _options(names: Mapping[str, str], formula: str) -> tuple[str, ...]:
    if formula.startswith('"'):
        return tuple(option.strip() for option in formula.strip('"').split(",") if option.strip())
    reference = names.get(formula, formula)
    return (f"={reference}",) if area_of(reference) else ()


def with_lists(grids: Sequence[Grid]) -> Iterator[Grid]:
    """The grids with the lists that stand in cells filled in, and kept to the cells of the grid."""
    by_name = {grid.name: grid for grid in grids}
    for grid in grids:
        lists = (_filled_in(validation, by_name, grid) for validation in grid.details.validations)
        yield replace(grid, details=replace(grid.details, validations=tuple(found for found in lists if found)))


def _filled_in(validation: Validation, grids: Mapping[str | None, Grid], own: Grid) -> Validation | None:
    area = validation.area
    inside = Area(area.top, area.left, min(area.bottom, own.height - 1), min(area.right, own.width - 1))
    options = validation.options
    if len(options) == 1 and options[0].startswith("="):
        options = _referred(options[0][1:], grids, own)
    is_outside = inside.top > inside.bottom or inside.left > inside.right
    return None if is_outside or not options else Validation(inside, options)


def _referred(reference: str, grids: Mapping[str | None, Grid], own: Grid) -> tuple[str, ...]:
    sheet, _, cells = reference.rpartition("!")
    grid = grids.get(sheet.strip("'").replace("''", "'")) if sheet else own
    area = area_of(cells)
    if grid is None or area is None or area.left >= grid.width:
        return ()
    rows = max(min(area.bottom, grid.height - 1) - area.top + 1, 0)
    columns = [
        grid.column(column).slice(area.top, rows).to_pylist()
        for column in range(area.left, min(area.right, grid.width - 1) + 1)
    ]
    return tuple(dict.fromkeys(cell for column in columns for cell in column if cell))
