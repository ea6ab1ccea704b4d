"""Features of ArcGIS: a feature set of its REST service, GeoJSON, or several layers with their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.survey123.domains import codebook_of, with_labels
from transforms.formats.dialects.survey123.fields import (
    CREATED,
    EDITED,
    GLOBAL_ID,
    OBJECT_ID,
    PARENT_IDS,
    bare_ids,
    finder,
    instants,
    is_repeat,
    told_again,
)
from transforms.formats.frames import Described
from transforms.formats.grids import Cell
from transforms.formats.linked_tables import Table, link_tables, parent_by_keys
from transforms.formats.nested import frames_of_nested, unnest
from transforms.formats.reading import LINE, SHEET

_LOOKED_AT = 20
_LAYERS_TOLD = 5


@dataclass(frozen=True)
class Layer:
    """One list of features and what the document says of its fields; `file` is where it lies."""

    name: str
    file: str
    features: Sequence[Any]
    fields: Sequence[Mapping[str, Any]]
    is_cut: bool
    """The server sent no more than it sends at once."""

    def keys(self) -> list[str]:
        """The names of its fields, from the first features where the document does not list them."""
        heads = [_attributes(feature) or {} for feature in self.features[:_LOOKED_AT]]
        return list(dict.fromkeys([*(str(f["name"]) for f in self.fields), *(key for head in heads for key in head)]))


def layers_of(content: Content) -> list[Layer]:
    """The layers with features that a document, or the documents of an archive, hold."""
    layers = list(_layers(content.document, "returns", content.name))
    for member in content.members:
        stem = member.name.rsplit("/", 1)[-1].rpartition(".")[0] or member.name
        layers += _layers(member.document, stem, f"{content.name} > {member.name}")
    return layers


def _layers(document: Any, name: str, file: str) -> Iterator[Layer]:
    """A feature set as it is, or those of a web map's collection: `layers`, with `featureSet` in each."""
    if not isinstance(document, Mapping):
        return
    features = document.get("features")
    if isinstance(features, list) and (not features or _attributes(features[0]) is not None):
        yield Layer(name, file, features, _fields(document), _is_cut(document))
    collection = document.get("featureCollection")
    inner = collection if isinstance(collection, Mapping) else document
    for rank, layer in enumerate([*_list(inner.get("layers")), *_list(inner.get("tables"))]):
        if isinstance(layer, Mapping):
            yield from _layer(layer, rank, file)


def _layer(layer: Mapping[str, Any], rank: int, file: str) -> Iterator[Layer]:
    definition = layer.get("layerDefinition")
    definition = definition if isinstance(definition, Mapping) else layer
    inner = layer.get("featureSet")
    inner = inner if isinstance(inner, Mapping) else layer
    name = definition.get("name") or layer.get("name") or layer.get("id") or rank
    if isinstance(inner.get("features"), list):
        fields = _fields(definition) or _fields(inner)
        yield Layer(str(name), file, inner["features"], fields, _is_cut(inner) or _is_cut(layer))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _fields(owner: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [field for field in _list(owner.get("fields")) if isinstance(field, Mapping) and field.get("name")]


def _is_cut(owner: Mapping[str, Any]) -> bool:
    properties = owner.get("properties")
    more = isinstance(properties, Mapping) and properties.get("exceededTransferLimit") is True
    return owner.get("exceededTransferLimit") is True or more


def _attributes(feature: Any) -> Mapping[str, Any] | None:
    if not isinstance(feature, Mapping):
        return None
    attributes = feature.get("attributes", feature.get("properties"))
    return attributes if isinstance(attributes, Mapping) else None


def read_layers(content: Content, layers: Sequence[Layer], codebook: Codebook | None) -> Described:
    """The returns and their repeats; raises `UnreadableReturn` where the returns are not one layer."""
    roots = [layer for layer in layers if not is_repeat(layer.keys())]
    if len(roots) != 1:
        raise UnreadableReturn(_not_one(content.name, len(roots)))
    ordered = [roots[0], *(layer for layer in layers if layer is not roots[0])]
    names = _names(ordered)
    codebook = codebook or codebook_of([(name, layer.fields) for name, layer in zip(names, ordered, strict=True)])
    read = [_read(layer, name, content, codebook) for layer, name in zip(ordered, names, strict=True)]
    tables = _tied([table for table, _ in read])
    returns, repeats, odd = link_tables(tables[0], tables[1:])
    cut = [rank for rank, layer in enumerate(ordered, start=1) if layer.is_cut]
    return Described(
        form="features with repeat tables" if repeats else "features",
        returns=returns,
        repeats=repeats,
        codebook=codebook,
        warnings=(
            *_told_others(content, layers),
            *_told_cut(cut),
            *(told for table in tables for told in _told_again(table)),
            *(warning for _, told in read for warning in told),
            *odd,
        ),
        empties_apart=False,
        standing="from documentation",
    )


def _not_one(file: str, roots: int) -> Fault:
    if roots:
        return Fault(file, f"{roots} layers of returns", "one", "Give each survey as a source of its own.")
    found = "rows of repeat tables without the returns that they belong to"
    return Fault(file, found, "the returns and their repeats", "Give the layer of the survey and its tables together.")


def _names(layers: Sequence[Layer]) -> list[str]:
    """One name a layer; the returns are called so whatever their layer is called."""
    names = ["returns"]
    for layer in layers[1:]:
        name, rank = layer.name, 2
        while name in names:
            name, rank = f"{layer.name} ({rank})", rank + 1
        names.append(name)
    return names


def _read(layer: Layer, name: str, content: Content, codebook: Codebook | None) -> tuple[Table, list[str]]:
    records = _records(layer)
    are_points = any(_is_point(record.get("geometry")) for record in records)
    whole = {key for record in records for key in record} - ({"geometry"} if are_points else set())
    nested = unnest(records, whole=whole)
    find = finder(nested.records.names, nested.records.column)
    facts: dict[str, Sequence[Cell]] = {"@complete": ["yes"] * len(records)} if name == "returns" else {}
    if name == "returns":
        known = {
            "@id": find(*GLOBAL_ID, *OBJECT_ID),
            "@submitted": instants(find(*CREATED)),
            "@started": instants(find("start", "starttime")),
            "@updated": instants(find(*EDITED)),
        }
        facts |= {fact: cells for fact, cells in known.items() if cells is not None}
    frame, _ = frames_of_nested(nested, layer.file, facts, limits=content.limits)
    if layer.name != "returns":
        frame.frame[SHEET] = pd.Series(layer.name, index=frame.frame.index, dtype="str")
    keys, parent_key, parents = _keys(find)
    columns = with_labels(frame.columns, codebook, None if name == "returns" else name)
    return Table(name, frame.frame, columns, keys, key=parent_key, parent_keys=parents), list(nested.warnings)


def _records(layer: Layer) -> list[dict[str, Any]]:
    wrong = [rank for rank, feature in enumerate(layer.features, start=1) if _attributes(feature) is None]
    if wrong:
        place = f"{layer.file}, feature {wrong[0]}"
        remedy = "Fetch the features again, with all their fields."
        raise UnreadableReturn(Fault(place, f"{len(wrong)} feature(s) without attributes", "attributes", remedy))
    return [_record(feature) for feature in layer.features]


def _record(feature: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes, and beside them what else a feature has: its geometry, its id."""
    record = dict(_attributes(feature) or {})
    for key, value in feature.items():
        if key not in ("attributes", "properties", "type") and value is not None:
            record[f"({key})" if key in record else key] = value
    return record


def _is_point(geometry: Any) -> bool:
    """Whether a geometry is a pair of coordinates, each worth a column; shapes stay JSON text."""
    return isinstance(geometry, Mapping) and "x" in geometry


def _keys(find: Any) -> tuple[dict[str, Sequence[Cell]], str, list[Cell]]:
    """Its own keys, and the key of a parent that its rows hold."""
    own: dict[str, Sequence[Cell]] = {}
    found: tuple[str, list[Cell]] = ("", [])
    for parent, names in reversed(PARENT_IDS):
        own[names[0]] = bare_ids(find(*names))
        cells = find(parent)
        if cells and any(cells):
            found = names[0], bare_ids(cells)
    return own, *found


def _tied(tables: Sequence[Table]) -> list[Table]:
    """The tables, each repeat with the table that its keys point to."""
    tied = [tables[0]]
    for table in tables[1:]:
        others = {other.name: other.keys.get(table.key, ()) for other in tables if other is not table}
        parent = parent_by_keys(table.parent_keys, others)
        tied.append(replace(table, parent=parent))
    return tied


def _told_others(content: Content, layers: Sequence[Layer]) -> list[str]:
    """The members of an archive that hold no features."""
    read = {layer.file for layer in layers}
    files = [f"{content.name} > {member.name}" for member in content.members]
    return [f"{file}: no features, not read" for file in files if file not in read]


def _told_again(table: Table) -> list[str]:
    return told_again(table.name, table.keys.get(GLOBAL_ID[0]) or (), table.frame[LINE].tolist())


def _told_cut(ranks: Sequence[int]) -> list[str]:
    if not ranks:
        return []
    told = ", ".join(str(rank) for rank in ranks[:_LAYERS_TOLD])
    return [f"not all features: the server's limit was exceeded (layer {told}); fetch the rest by pages"]
