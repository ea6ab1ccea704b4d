"""The list of rules is complete, says what it must, and covers the schema."""

from __future__ import annotations

import re
import subprocess
import sys

from expectations.relations import RELATIONS
from expectations.rules import BY_CODE, RULES, SCHEMA_KINDS, rules_of, warning_codes
from transforms.resolution import formats_of
from transforms.schema import RULE, TABLES
from transforms.waves import ANSWERABLE
from transforms.written_answers import FORMATS


def codes_of(table, field):
    return {rule.kind: rule.code for rule in rules_of(table.name) if rule.field == field.name}


def test_every_field_has_a_type_rule(declared):
    table, field = declared
    assert "type" in codes_of(table, field)


def test_every_declaration_has_its_rule(declared):
    table, field = declared
    kinds = codes_of(table, field)
    assert ("required" in kinds) == field.required
    assert ("code_list" in kinds) == (field.codes is not None)
    assert ("bounds" in kinds) == (field.bounds is not None)
    assert ("pattern" in kinds) == (field.pattern is not None)


def test_every_key_column_is_required_and_every_table_has_one_key_rule():
    for table in TABLES.values():
        assert all(table.field(name).required for name in table.key)
        assert [rule.kind for rule in rules_of(table.name)].count("key") == 1


def test_codes_are_unique_and_fit_the_schema():
    assert len(BY_CODE) == len(RULES)
    assert all(re.fullmatch(RULE, rule.code) for rule in RULES)


def test_every_relation_is_a_rule():
    relations = {(table, one.field, one.kind) for one in RELATIONS for table in one.tables}
    assert relations <= {(rule.table, rule.field, rule.kind) for rule in RULES}


def test_rules_name_fields_and_codes_that_exist(book):
    for rule in RULES:
        TABLES[rule.table].field(rule.field)
        assert rule.severity in book["severity"].codes
        assert rule.fixed_by in book["fixed_by"].codes


def test_messages_are_in_both_languages():
    for rule in RULES:
        assert rule.message_fr != rule.message_en
        assert rule.message_fr and rule.message_en


def test_what_the_schema_declares_is_critical():
    assert {rule.severity for rule in RULES if rule.kind in SCHEMA_KINDS} == {"critical"}
    assert not any(code.endswith((".type", ".required")) for code in warning_codes())


def test_the_list_is_read_without_great_expectations():
    script = "import sys, expectations.rules; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


SIGNAL_OF = {
    "text": "length", "list": "length", "choice": "known_answer", "choices": "known_answer", "url": "readable",
    "date": "readable", "amount": "readable", "count": "readable", "timestamp": "readable",
}  # fmt: skip


def test_whatever_a_reader_can_signal_is_a_rule():
    """A signal that is no rule stops the source: every format of every field must have its rule."""
    raised = {
        f"{name}.{SIGNAL_OF[format_]}"
        for name in ANSWERABLE
        for format_ in formats_of(TABLES["initiatives"].field(name))
    }
    assert raised <= {rule.code for rule in rules_of("initiatives")}
    assert set(SIGNAL_OF) == set(FORMATS)
