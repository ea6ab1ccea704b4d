"""The API of Démarches simplifiées: pages of dossiers → one row a dossier, and a table for each repetition block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.demarches.champs import Cells, Heading, parts_of, put_champs
from transforms.formats.dialects.demarches.descriptors import codebook_of, labels_of
from transforms.formats.dialects.demarches.states import complete_by, told_states
from transforms.formats.frames import Column, Described, TextFrame, link_columns, text_column
from transforms.formats.grids import Cell
from transforms.formats.headers import column_names

_DEPTH, _LOOKED_AT, _PAGES_LOOKED_AT = 4, 20, 50
_QUESTIONS = ("champs", "annotations")
# Descriptions of the whole form, which come with every dossier.
_NOT_OF_A_DOSSIER = frozenset({*_QUESTIONS, "demarche", "revision"})
_PERSONAL = {"email", "nom", "prenom", "nommandataire", "prenommandataire", "datedenaissance", "instructeurs"}
_DELETED = ("deletedDossiers", "pendingDeletedDossiers")


@dataclass(frozen=True, slots=True)
class Page:
    """One list of dossiers and what stands around it."""

    dossiers: Sequence[Any]
    owner: Mapping[str, Any]
    has_next: bool


def pages_of(content: Content) -> list[Page]:
    """The pages that a document holds, or the documents of an archive."""
    documents = [content.document, *(member.document for member in content.members)]
    return [page for document in documents for page in _pages(document, _DEPTH)]


def _pages(document: Any, depth: int) -> Iterator[Page]:
    if isinstance(document, list):
        if document and all(map(_is_dossier, document[:_LOOKED_AT])):
            yield Page(document, {}, False)
        elif depth == _DEPTH:
            for each in document:
                yield from _pages(each, depth - 1)
    elif isinstance(document, Mapping) and depth:
        if _is_dossier(document):
            yield Page([document], {}, False)
            return
        found = _page(document)
        if found is not None:
            yield found
            return
        for value in document.values():
            if isinstance(value, Mapping):
                yield from _pages(value, depth - 1)


def _page(owner: Mapping[str, Any]) -> Page | None:
    """The page under `dossiers`, as nodes, as edges or as a bare list."""
    found = owner.get("dossiers")
    if isinstance(found, Mapping):
        nodes = found.get("nodes")
        if not isinstance(nodes, list) and isinstance(found.get("edges"), list):
            nodes = [edge.get("node") if isinstance(edge, Mapping) else None for edge in found["edges"]]
        info = found.get("pageInfo")
        has_next = isinstance(info, Mapping) and info.get("hasNextPage") is True
        found = nodes
    else:
        has_next = False
    if not isinstance(found, list) or not all(map(_is_dossier, found[:_LOOKED_AT])):
        return None
    is_known = bool(found) or "number" in owner or "title" in owner
    return Page(found, owner, has_next) if is_known else None


def _is_dossier(each: Any) -> bool:
    return (
        isinstance(each, Mapping)
        and isinstance(each.get("champs"), list)
        and isinstance(each.get("number") or each.get("id"), str)
    )


@dataclass
class _Block:
    """A repetition block while it is filled, under the label of its question."""

    label: str
    cells: Cells


def read_pages(content: Content, pages: Sequence[Page], codebook: Codebook | None) -> Described:
    """The dossiers of all pages, in their order; raises `UnreadableReturn` for records that are no dossiers."""
    dossiers = [dossier for page in pages for dossier in page.dossiers]
    wrong = [rank for rank, dossier in enumerate(dossiers, start=1) if not _is_dossier(dossier)]
    if wrong:
        place = f"{content.name}, dossier {wrong[0]}"
        found = f"{len(wrong)} record(s) without number or champs"
        raise UnreadableReturn(Fault(place, found, "dossiers", "Ask the API for number and champs of each."))
    owners = [page.owner for page in pages]
    labels = labels_of(owners, dossiers)
    cells, blocks = _filled(dossiers, labels)
    frame, columns, renamed = cells.frame(content.name, content.limits)
    states = _all(dossiers, "state")
    frame = frame.assign(**{fact: text_column(found) for fact, found in _facts(dossiers, states).items()})
    repeats, told = _repeats(blocks, content)
    lines = list(range(1, len(dossiers) + 1))
    return Described(
        form="dossiers of the API" + (", with repetition blocks" if repeats else ""),
        returns=TextFrame("returns", frame, columns),
        repeats=repeats,
        codebook=codebook or codebook_of(owners, dossiers),
        warnings=(
            *renamed,
            *told,
            *_told_errors(content),
            *_told_pages(pages),
            *_told_twice(dossiers),
            *(told_states(states, lines) if any(states) else []),
            *_told_deleted(owners),
            *_told_personal(columns),
        ),
        empties_apart=True,
    )


def _filled(dossiers: Sequence[Mapping[str, Any]], labels: Mapping[str, str]) -> tuple[Cells, dict[str, _Block]]:
    cells, blocks = Cells(), dict[str, _Block]()
    for number, dossier in enumerate(dossiers):
        row: dict[tuple[str, ...], Cell] = {}
        for path, value in parts_of(dossier, _NOT_OF_A_DOSSIER):
            cells.put(row, ("dossier", *path), Heading(path), value)
        for kind in _QUESTIONS:
            champs = dossier.get(kind)
            for code, label, rows in put_champs(cells, row, champs if isinstance(champs, list) else [], labels, kind):
                block = blocks.setdefault(code, _Block(label or code, Cells()))
                _put_rows(block.cells, rows, labels, number)
        cells.rows.append(row)
        cells.ranks.append(number + 1)
    return cells, blocks


def _put_rows(cells: Cells, rows: Sequence[Sequence[Any]], labels: Mapping[str, str], number: int) -> None:
    for position, champs in enumerate(rows, start=1):
        row: dict[tuple[str, ...], Cell] = {}
        put_champs(cells, row, champs, labels, "champs")
        cells.rows.append(row)
        cells.ranks.append(number + 1)
        cells.owners.append(number)
        cells.positions.append(position)


def _repeats(blocks: Mapping[str, _Block], content: Content) -> tuple[tuple[TextFrame, ...], list[str]]:
    names, _ = column_names(["returns", *(block.label for block in blocks.values())])
    repeats, told = [], list[str]()
    for name, block in zip(names[1:], blocks.values(), strict=True):
        if not block.cells.rows:
            continue
        frame, columns, renamed = block.cells.frame(content.name, content.limits)
        links = link_columns(block.cells.owners, block.cells.owners, block.cells.positions)
        frame = pd.concat([frame, pd.DataFrame(links, index=frame.index)], axis=1)
        repeats.append(TextFrame(name, frame, columns, "returns"))
        told += [f"repeat {len(repeats)}, {warning}" for warning in renamed]
    return tuple(repeats), told


def _all(dossiers: Sequence[Mapping[str, Any]], *keys: str) -> list[Cell]:
    """The first of these fields that each dossier has."""
    return [next((value for key in keys if isinstance(value := dossier.get(key), str)), None) for dossier in dossiers]


def _facts(dossiers: Sequence[Mapping[str, Any]], states: Sequence[Cell]) -> dict[str, list[Cell]]:
    facts = {
        "@id": _all(dossiers, "number", "id"),
        "@submitted": _all(dossiers, "dateDepot", "datePassageEnConstruction", "initiated_at"),
        "@updated": _all(dossiers, "dateDerniereModificationChamps", "dateDerniereModification", "updated_at"),
        "@complete": complete_by(states),
    }
    return {fact: cells for fact, cells in facts.items() if any(cells) or fact == "@id"}


def _told_errors(content: Content) -> list[str]:
    """The errors that the API reports beside its data: fields, or whole dossiers, may be missing."""
    documents = content.document if isinstance(content.document, list) else [content.document]
    found = [each.get("errors") for each in documents if isinstance(each, Mapping)]
    errors = sum(len(each) for each in found if isinstance(each, list))
    return [f"the API reports {errors} error(s): part of the answer may be missing"] if errors else []


def _told_pages(pages: Sequence[Page]) -> list[str]:
    """Whether the last page is missing: each but the last says that there is a next one."""
    if pages and all(page.has_next for page in pages):
        count = sum(len(page.dossiers) for page in pages)
        return [f"not all pages: {count} dossier(s) here and more after them; fetch every page"]
    return []


def _told_twice(dossiers: Sequence[Mapping[str, Any]]) -> list[str]:
    numbers = _all(dossiers, "number", "id")
    twice = len(numbers) - len(set(numbers))
    return [f"{twice} dossier(s) with the number of one before, all kept"] if twice else []


def _told_deleted(owners: Sequence[Mapping[str, Any]]) -> list[str]:
    told = []
    for key in _DELETED:
        nodes = [
            node
            for owner in owners
            if isinstance(found := owner.get(key), Mapping) and isinstance(found.get("nodes"), list)
            for node in found["nodes"]
        ]
        told += [f"{len(nodes)} dossier(s) listed as {key}, which are no returns"] if nodes else []
    return told


def _told_personal(columns: Sequence[Column]) -> list[str]:
    """The columns that name the author of a dossier or whoever deals with it."""
    held = [
        column.position
        for column in columns
        if column.code is None and column.path and column.path[-1].casefold() in _PERSONAL
    ]
    return [f"column {position}: names or e-mail addresses of persons (personal data)" for position in held]
