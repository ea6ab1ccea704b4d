"""ArcGIS Survey123: features in JSON or GeoJSON, and the exports of its site in CSV and xlsx.

Any feature layer of ArcGIS that keeps track of its editors looks the same, and is read the same: Survey123
keeps its returns in one. Repeats are tables of their own, tied by the global id of their parent. Only sent
returns are there: all are complete.
"""

from __future__ import annotations

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.codebook import Codebook
from transforms.formats.content import Content
from transforms.formats.dialects.dialect import DialectReader, Match
from transforms.formats.dialects.survey123.features import layers_of, read_layers
from transforms.formats.dialects.survey123.fields import has_marks
from transforms.formats.dialects.survey123.tables import read_tables
from transforms.formats.frames import Described
from transforms.formats.headed_tables import header_of, sheets_of, sheets_to_look_at


def _recognise(content: Content) -> Match | None:
    if any(has_marks(layer.keys()) for layer in layers_of(content)):
        return Match("features with a global id and the marks of ArcGIS's editor tracking", "from documentation")
    for sheet in sheets_to_look_at(content):
        if has_marks([cell for cell in header_of(sheet.grid)[1] if cell]):
            return Match("columns GlobalID and those of ArcGIS's editor tracking", "from documentation")
    return None


def _read(content: Content, codebook: Codebook | None) -> Described:
    layers = layers_of(content)
    if layers:
        return read_layers(content, layers, codebook)
    if not sheets_of(content):
        remedy = "Give the features as JSON, or the CSV or xlsx of the site."
        raise UnreadableReturn(Fault(content.name, "no features and no table", "returns of Survey123", remedy))
    return read_tables(content, codebook)


READER = DialectReader("survey123", "ArcGIS Survey123", _recognise, _read)
