"""`datapackage.json` of one version: a Data Package v2, French first, English beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.catalogue.draft import About, Declared
from flows.catalogue.layout import parquet_name
from flows.catalogue.writer import Encoded
from transforms.dictionary import table_schema

if TYPE_CHECKING:
    from transforms.codes import CodeBook

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
MEDIA_TYPE = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a version is called: its data set, number in the log, version and moment."""

    dataset: str
    seq: int
    version: str
    created_at: str


def data_package(
    numbered: Numbered, about: About, declared: Declared, files: Sequence[Encoded], book: CodeBook
) -> dict[str, Any]:
    """The descriptor of a version and of each of its Parquet files."""
    return {
        "$schema": PROFILE,
        "name": numbered.dataset,
        "title": about.title_fr,
        "title_en": about.title_en,
        "description": about.description_fr,
        "description_en": about.description_en,
        "version": numbered.version,
        "created": numbered.created_at,
        "schema_version": declared.schema_version,
        "licenses": [{"name": about.licence_id, "title": about.licence_title, "path": about.licence_url}],
        "contributors": _contributors(about),
        "citation": about.citation,
        **({"keywords": list(about.keywords)} if about.keywords else {}),
        "resources": [_resource(encoded, book) for encoded in files],
    }


def _contributors(about: About) -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = [{"title": name, "roles": ["publisher"]} for name in about.organisers]
    return [*people, {"title": about.contact, "roles": ["contact"]}] if about.contact else people


def _resource(encoded: Encoded, book: CodeBook) -> dict[str, Any]:
    table = encoded.declared
    return {
        "$schema": RESOURCE_PROFILE,
        "name": table.name,
        "type": "table",
        "path": parquet_name(table.name),
        "title": table.fr,
        "title_en": table.en,
        "format": "parquet",
        "mediatype": MEDIA_TYPE,
        "bytes": len(encoded.data),
        "hash": f"sha256:{encoded.sha256}",
        "rows": encoded.table.num_rows,
        "schema": table_schema(table, book, "fr"),
    }


def book_of(rows: Sequence[Mapping[str, Any]]) -> CodeBook:
    """The code lists that the rows of table `codes` hold, each in its own order."""
    from transforms.codes import Code, CodeList

    lists: dict[str, list[Code]] = {}
    for row in sorted(rows, key=lambda row: (row["list"], row["position"])):
        texts = (row[name] or "" for name in ("parent", "label_fr", "label_en", "definition_fr", "definition_en"))
        lists.setdefault(row["list"], []).append(Code(row["code"], *texts))
    return {name: CodeList(name, tuple(entries)) for name, entries in lists.items()}
