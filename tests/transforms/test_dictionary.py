"""The dictionary covers every field of every table, in French and in English."""

from __future__ import annotations

import csv
import io
import json
import re

import jsonschema
import pytest

from transforms.codes import Code, CodeList
from transforms.dictionary import (
    DICTIONARY_COLUMNS,
    FOREIGN_KEYS,
    TABLE_SCHEMA_TYPES,
    dictionary_csv,
    dictionary_markdown,
    dictionary_rows,
    table_schema,
)
from transforms.errors import ReferenceInvalid
from transforms.schema import ARROW_TYPES, INITIATIVES, RETURNS, TABLES, Field, Table

LISTS = sorted({field.codes for table in TABLES.values() for field in table.fields if field.codes})
BOOK = {
    name: CodeList(name, (Code("one", "", "Un | seul", "One", "Déf.", "Def."), Code("two", "", "Deux", "Two", "", "")))
    for name in LISTS
}
FIELDS = [(table, field) for table in TABLES.values() for field in table.fields]


@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda value: value.name)
def test_every_field_is_described_in_both_languages(table, field):
    assert field.fr.endswith((".", "?"))
    assert field.en.endswith((".", "?"))
    assert field.fr != field.en or len(field.fr) < 12  # "Code.", "Version." are both
    for language, text, other in (("fr", field.fr, "description_en"), ("en", field.en, "description_fr")):
        described = next(f for f in table_schema(table, BOOK, language)["fields"] if f["name"] == field.name)
        assert described["description"] == text
        assert described[other] in (field.fr, field.en)
        assert described["type"] == TABLE_SCHEMA_TYPES[field.type]["type"]
        assert described.get("constraints", {}).get("required", False) is field.required
        assert described.get("unit") == field.unit


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_table_schema_has_every_field_in_order_and_the_key(table):
    schema = table_schema(table, BOOK, "en")
    assert tuple(field["name"] for field in schema["fields"]) == table.names
    assert schema["primaryKey"] == list(table.key)
    assert json.loads(json.dumps(schema)) == schema


def test_every_type_of_the_schema_has_a_name():
    assert set(TABLE_SCHEMA_TYPES) == set(ARROW_TYPES)


def test_foreign_keys_name_columns_that_exist():
    for name, keys in FOREIGN_KEYS.items():
        for column, other, theirs in keys:
            assert column in TABLES[name].names
            assert (theirs,) == TABLES[other].key
    assert table_schema(INITIATIVES, BOOK)["foreignKeys"][0]["reference"] == {
        "resource": "returns",
        "fields": ["return_id"],
    }
    assert "foreignKeys" not in table_schema(RETURNS, BOOK)


def field_schema(field: Field, language: str = "fr") -> dict:
    return table_schema(Table("t", "T.", "T.", (field.name,), (field,)), BOOK, language)["fields"][0]


def test_codes_are_listed_with_their_labels():
    found = field_schema(Field("f", "string", "F.", "F.", codes=LISTS[0]))
    assert found["constraints"]["enum"] == ["one", "two"]
    assert found["categories"] == [{"value": "one", "label": "Un | seul"}, {"value": "two", "label": "Deux"}]
    assert field_schema(Field("f", "string", "F.", "F.", codes=LISTS[0]), "en")["categories"][1]["label"] == "Two"


@pytest.mark.parametrize(("items", "fits"), [(["one"], True), ([], True), (["three"], False), (["on"], False)])
def test_the_items_of_a_list_are_constrained(items, fits):
    schema = field_schema(Field("f", "strings", "F.", "F.", codes=LISTS[0]))["constraints"]["jsonSchema"]
    assert jsonschema.Draft7Validator(schema).is_valid(items) is fits
    anchored = field_schema(Field("f", "strings", "F.", "F.", pattern="one|two"))["constraints"]["jsonSchema"]
    assert jsonschema.Draft7Validator(anchored).is_valid(items) is fits


def test_bounds_are_plain_json():
    found = {field["name"]: field.get("constraints", {}) for field in table_schema(INITIATIVES, BOOK)["fields"]}
    assert (found["started_on"]["minimum"], found["started_on"]["maximum"]) == ("1980-01-01", "2099-12-31")
    assert found["submitted_on"]["minimum"] == "1990-01-01T00:00:00+00:00"
    assert (found["match_score"]["minimum"], found["match_score"]["maximum"]) == (0.0, 1.0)
    assert "maximum" not in found["source_line"]


def test_a_missing_code_list_is_told_with_every_field_that_needs_it():
    book = {name: codes for name, codes in BOOK.items() if name not in ("status", "theme")}
    for make in (lambda: table_schema(INITIATIVES, book), lambda: dictionary_markdown(TABLES, book)):
        with pytest.raises(ReferenceInvalid) as missing:
            make()
        assert {fault.where for fault in missing.value.faults} == {"data/codes/theme.csv", "data/codes/status.csv"}


def test_the_rows_cover_every_field_once():
    rows = dictionary_rows(TABLES)
    assert [(row["table"], row["field"]) for row in rows] == [(table.name, field.name) for table, field in FIELDS]
    assert all(row["description_fr"] and row["description_en"] for row in rows)
    assert {row["field"] for row in rows if row["table"] == "codes" and row["key"] == "yes"} == {"list", "code"}


def test_the_csv_reads_back_as_the_rows_and_holds_no_formula():
    text = dictionary_csv(TABLES)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert rows == dictionary_rows(TABLES)
    assert tuple(rows[0]) == DICTIONARY_COLUMNS
    assert not [value for row in rows for value in row.values() if re.match(r"[=+@-]", value)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_has_every_table_field_and_code(language):
    page = dictionary_markdown(TABLES, BOOK, language)
    for table in TABLES.values():
        section = page.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert (table.fr if language == "fr" else table.en) in section
        for field in table.fields:
            text = field.fr if language == "fr" else field.en
            line = next(line for line in section.splitlines() if line.startswith(f"| `{field.name}` |"))
            assert text.replace("|", "\\|") in line
    for name in LISTS:
        assert f"### {name}" in page
    assert ("Un \\| seul" in page) is (language == "fr")
