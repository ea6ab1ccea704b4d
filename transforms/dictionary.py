"""The data dictionary: what every published column means, derived from the schema.

Three forms of the same facts: a Table Schema (Data Package v2, what Validata and the data portals
read), Markdown pages in French and English, and rows for a CSV that opens in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from transforms.errors import Fault, ReferenceInvalid
from transforms.schema import Field, Table, Type

if TYPE_CHECKING:  # transforms.codes loads pandas, which a reader of the catalogue need not wait for
    from transforms.codes import CodeBook, CodeList

Language = Literal["fr", "en"]

TABLE_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

# `array` rather than the `list` of v2: the published JSON profile does not know `list`, and `array` is
# the one whose items can be constrained.
TABLE_SCHEMA_TYPES: Mapping[Type, Mapping[str, str]] = {
    "string": {"type": "string"},
    "bool": {"type": "boolean"},
    "int32": {"type": "integer"},
    "int64": {"type": "integer"},
    "double": {"type": "number"},
    "date": {"type": "date"},
    "timestamp": {"type": "datetime"},
    "strings": {"type": "array"},
}

# Column of a table → table and column that it refers to.
FOREIGN_KEYS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "initiatives": (("return_id", "returns", "return_id"),),
}

DICTIONARY_COLUMNS = (
    "table", "field", "type", "required", "key", "unit", "code_list", "pattern", "minimum", "maximum",
    "description_fr", "description_en",
)  # fmt: skip


def table_schema(table: Table, book: CodeBook, language: Language = "fr") -> dict[str, Any]:
    """The Table Schema of a table, its descriptions and code labels in one language.

    The other language stands beside it in `description_fr` or `description_en`. Raises
    `ReferenceInvalid` where a field names a code list that the book does not have.
    """
    require_lists({table.name: table}, book)
    schema: dict[str, Any] = {
        "$schema": TABLE_SCHEMA_PROFILE,
        "fields": [_schema_field(field, book, language) for field in table.fields],
        "primaryKey": list(table.key),
        "missingValues": [],
    }
    foreign = [
        {"fields": [column], "reference": {"resource": other, "fields": [theirs]}}
        for column, other, theirs in FOREIGN_KEYS.get(table.name, ())
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def require_lists(tables: Mapping[str, Table], book: CodeBook) -> None:
    """Nothing, if the book has every code list that the tables name; else raises `ReferenceInvalid`."""
    faults = [
        Fault(f"data/codes/{field.codes}.csv", "no such list", f"the codes of {name}.{field.name}", "Add the list.")
        for name, table in tables.items()
        for field in table.fields
        if field.codes and field.codes not in book
    ]
    if faults:
        raise ReferenceInvalid(faults)


def _schema_field(field: Field, book: CodeBook, language: Language) -> dict[str, Any]:
    here, other = (field.fr, field.en) if language == "fr" else (field.en, field.fr)
    described: dict[str, Any] = {"name": field.name, **TABLE_SCHEMA_TYPES[field.type], "description": here}
    described[f"description_{'en' if language == 'fr' else 'fr'}"] = other
    if constraints := _constraints(field, book):
        described["constraints"] = constraints
    if field.codes:
        described["codeList"] = field.codes
        if field.type == "string":
            labels = book[field.codes].labels(language)
            described["categories"] = [{"value": code, "label": label} for code, label in labels.items()]
    if field.comparability:
        described["comparability"] = json.loads(field.comparability)
    return described | ({"unit": field.unit} if field.unit else {})


def _constraints(field: Field, book: CodeBook) -> dict[str, Any]:
    found: dict[str, Any] = {"required": True} if field.required else {}
    low, high = field.bounds or (None, None)
    found |= {} if low is None else {"minimum": _plain(low)}
    found |= {} if high is None else {"maximum": _plain(high)}
    text: dict[str, Any] = {"pattern": field.pattern} if field.pattern else {}
    text |= {"enum": list(book[field.codes].codes)} if field.codes else {}
    return found | ({"jsonSchema": _items(text)} if field.type == "strings" else text)


def _items(text: Mapping[str, Any]) -> dict[str, Any]:
    """JSON Schema of a list; its patterns, unlike those of Table Schema, are not anchored of themselves."""
    anchored = {"pattern": f"^(?:{text['pattern']})$"} if "pattern" in text else {}
    return {"type": "array", "items": {"type": "string", **text, **anchored}}


def _plain(bound: Any) -> Any:
    return bound if isinstance(bound, int | float) else bound.isoformat()


def dictionary_rows(tables: Mapping[str, Table]) -> list[dict[str, str]]:
    """One row per field of every table, all text, with the columns of `DICTIONARY_COLUMNS`."""
    return [_dictionary_row(table, field) for table in tables.values() for field in table.fields]


def _dictionary_row(table: Table, field: Field) -> dict[str, str]:
    low, high = field.bounds or (None, None)
    return {
        "table": table.name,
        "field": field.name,
        "type": field.type,
        "required": "yes" if field.required else "no",
        "key": "yes" if field.name in table.key else "no",
        "unit": field.unit or "",
        "code_list": field.codes or "",
        "pattern": field.pattern or "",
        "minimum": "" if low is None else str(_plain(low)),
        "maximum": "" if high is None else str(_plain(high)),
        "description_fr": field.fr,
        "description_en": field.en,
    }


def dictionary_csv(tables: Mapping[str, Table]) -> str:
    """The dictionary as CSV for a French spreadsheet: semicolons, and a mark that it is UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, DICTIONARY_COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(dictionary_rows(tables))
    return "\ufeff" + text.getvalue()


_HEADINGS = {
    "fr": ("Dictionnaire des données", "Clé", "Listes de codes", "| colonne | type | vide ? | unité | codes | sens |"),
    "en": ("Data dictionary", "Key", "Code lists", "| column | type | empty? | unit | codes | meaning |"),
}
_EMPTY = {"fr": ("oui", "non"), "en": ("yes", "no")}
_CODE_HEADER = {"fr": "| code | libellé | définition |", "en": "| code | label | definition |"}


def dictionary_markdown(tables: Mapping[str, Table], book: CodeBook, language: Language = "fr") -> str:
    """The dictionary as a page: every table with its columns, then every code list they use.

    Raises `ReferenceInvalid` where a field names a code list that the book does not have.
    """
    require_lists(tables, book)
    title, _, lists, _ = _HEADINGS[language]
    lines = [f"# {title}", ""]
    for table in tables.values():
        lines += _table_page(table, language)
    used = sorted({field.codes for table in tables.values() for field in table.fields if field.codes})
    lines += [f"## {lists}", ""]
    for name in used:
        lines += _list_page(book[name], language)
    return "\n".join(lines)


def _table_page(table: Table, language: Language) -> list[str]:
    _, key, _, header = _HEADINGS[language]
    maybe, never = _EMPTY[language]
    rows = [
        f"| `{f.name}` | {f.type} | {never if f.required else maybe} | {f.unit or ''} | {f.codes or ''} "
        f"| {_cell(f.fr if language == 'fr' else f.en)} |"
        for f in table.fields
    ]
    about = table.fr if language == "fr" else table.en
    colon = " :" if language == "fr" else ":"
    sentence = f"{about} {key}{colon} {', '.join(table.key)}."
    return [f"## {table.name}", "", sentence, "", header, "|---|---|---|---|---|---|", *rows, ""]


def _list_page(codes: CodeList, language: Language) -> list[str]:
    rows = [
        f"| `{entry.code}` | {_cell(entry.label_fr if language == 'fr' else entry.label_en)} "
        f"| {_cell(entry.definition_fr if language == 'fr' else entry.definition_en)} |"
        for entry in codes.entries
    ]
    return [f"### {codes.name}", "", _CODE_HEADER[language], "|---|---|---|", *rows, ""]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
