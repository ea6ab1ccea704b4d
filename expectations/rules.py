"""Every validation rule: its code, severity, who can fix it, and what it says in French and English.

Rules come from three places, none of which repeats another:

- `transforms.schema`: each field declares what it may hold, and each declaration is one rule
  (`type` for every field, then `required`, `code_list`, `bounds`, `pattern`; `key` for each table);
- `expectations.relations`: what holds between fields, or needs words the schema does not have;
- signals, which parsing raises while it still knows the raw answer: a date that cannot be read, an
  answer that no recode knows, an authority that was not resolved; and which settlement raises of the
  return that an initiative stands in: partial, disputed, superseded.

Codes are dotted: `title.required`. A rule of another table than initiatives has the table in front,
`returns.title…`, so that a code is unique over all tables and can be the key of the table `rules`.

**Severity.** Critical: the row would break the contract of the schema, contradict itself, or mislead a
reader (a wrong type or code, a number out of bounds, an end before its start): it becomes a reject,
and in a related table it refuses the publish. Warning: the row is honest as it stands and a person
should look at it (unreadable answers are null already, with their missing kind): it is published with
the rule code in `flags`.

This module imports no Great Expectations: the list is cheap to read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from expectations.relations import RELATIONS, FixedBy, Severity
from transforms.schema import INITIATIVES, TABLES, Field, Table
from transforms.waves import ANSWERABLE

SIGNALS = "@signals"
SCHEMA_KINDS = ("type", "required", "code_list", "bounds", "pattern", "key")
SIGNAL_KINDS = (
    "readable", "known_answer", "length", "before_tax", "resolved", "partial", "disputed", "only_in_superseded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that must hold of every row of a table; `field` is where a person looks first."""

    code: str
    table: str
    field: str
    kind: str
    severity: Severity
    fixed_by: FixedBy
    message_fr: str
    message_en: str


_TYPE_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "string": ("un texte", "a text"),
        "bool": ("vrai ou faux", "true or false"),
        "int32": ("un entier de 32 bits", "a 32-bit whole number"),
        "int64": ("un entier de 64 bits", "a 64-bit whole number"),
        "double": ("un nombre fini", "a finite number"),
        "date": ("une date sans heure", "a date without a time"),
        "timestamp": ("un instant en UTC", "a moment in UTC"),
        "strings": ("une liste de textes", "a list of texts"),
    }
)

# Read from what the respondent wrote, through a reader or a recode, so that a fault is theirs to mend.
_ANSWERED = frozenset({*ANSWERABLE, "authority_kind", "submitted_on"})
_READ_TYPES = frozenset({"date", "timestamp", "double", "int64", "int32"})
_READ_TEXTS = frozenset({"url", "source_url"})


def rule_code(table: str, field: str, kind: str) -> str:
    """The code of a rule; fields of initiatives, the table that readers meet first, need no table."""
    return f"{field}.{kind}" if table == INITIATIVES.name else f"{table}.{field}.{kind}"


def schema_kinds(table: Table, field: Field) -> tuple[str, ...]:
    """The kinds of rule that the declaration of a field implies, `type` first."""
    implied = {
        "required": field.required,
        "code_list": field.codes is not None,
        "bounds": field.bounds is not None,
        "pattern": field.pattern is not None,
        "key": field.name == table.key[-1],
    }
    return ("type", *(kind for kind, wanted in implied.items() if wanted))


def signal_kinds(field: Field) -> tuple[str, ...]:
    """The signals that parsing and settlement may raise about a field of initiatives."""
    if field.name == "authority_code":
        return ("resolved",)
    if field.name == "return_id":
        return ("partial", "disputed", "only_in_superseded")
    if field.name not in _ANSWERED:
        return ()
    if field.codes:
        return ("known_answer",)
    if field.name in ("cost_eur", "running_cost_eur"):
        return ("readable", "before_tax")
    if field.type in _READ_TYPES or field.name in _READ_TEXTS:
        return ("readable",)
    # A survey may ask for a web address in a field of plain text.
    return ("length", "readable") if field.type == "string" else ("length",)


def _schema_rules(table: Table) -> Iterator[Rule]:
    for field in table.fields:
        for kind in schema_kinds(table, field):
            fr, en = _schema_message(table, field, kind)
            code = rule_code(table.name, field.name, kind)
            yield Rule(code, table.name, field.name, kind, "critical", _schema_fixer(table, field, kind), fr, en)


def _schema_fixer(table: Table, field: Field, kind: str) -> FixedBy:
    answered = table is INITIATIVES and field.name in _ANSWERED and field.codes is None
    return "respondent" if answered and kind != "type" else "data_engineer"


def _schema_message(table: Table, field: Field, kind: str) -> tuple[str, str]:
    name, key = field.name, ", ".join(table.key)
    type_fr, type_en = _TYPE_WORDS[field.type]
    return {
        "type": (f"{name} n'est pas {type_fr}.", f"{name} is not {type_en}."),
        "required": (f"{name} est vide alors qu'il est obligatoire.", f"{name} is empty and must not be."),
        "code_list": (
            f"{name} n'est pas un code de la liste {field.codes}.",
            f"{name} is not a code of list {field.codes}.",
        ),
        "bounds": (f"{name} est hors des bornes {_range(field)}.", f"{name} is out of bounds {_range(field)}."),
        "pattern": (
            f"{name} n'a pas la forme attendue : {field.pattern}",
            f"{name} has not the expected form: {field.pattern}",
        ),
        "key": (
            f"Plusieurs lignes ont la même clé ({key}) : aucune n'est retenue plutôt qu'une au hasard.",
            f"Several rows share one key ({key}): none is taken rather than one at random.",
        ),
    }[kind]


def _range(field: Field) -> str:
    low, high = field.bounds or (None, None)
    return f"[{_bound(low)}, {_bound(high)}]"


def _bound(bound: object) -> str:
    if isinstance(bound, dt.datetime | dt.date):
        return bound.isoformat()
    return "…" if bound is None else str(bound)


def _relation_rules() -> Iterator[Rule]:
    for relation in RELATIONS:
        for table in relation.tables:
            code = rule_code(table, relation.field, relation.kind)
            severity, fixed_by = relation.severity, relation.fixed_by
            yield Rule(code, table, relation.field, relation.kind, severity, fixed_by, relation.fr, relation.en)


_SIGNAL_MESSAGES: Mapping[str, tuple[FixedBy, str, str]] = MappingProxyType(
    {
        "readable": (
            "respondent",
            "La réponse à {field} n'a pas pu être lue : valeur vide, texte brut conservé.",
            "The answer to {field} could not be read: null value, raw text kept.",
        ),
        "before_tax": (
            "respondent",
            "Le montant de {field} est écrit hors taxes : à ne pas comparer aux autres sans en tenir compte.",
            "The amount of {field} was written before tax: mind it when comparing.",
        ),
        "known_answer": (
            "survey_team",
            "La réponse à {field} n'est prévue par aucun recodage.",
            "The answer to {field} is known to no recode.",
        ),
        "length": (
            "respondent",
            "Le texte de {field} était trop long : il est coupé.",
            "The text of {field} was too long: it is cut.",
        ),
        "resolved": (
            "survey_team",
            "La collectivité n'a pas été identifiée avec certitude : code vide.",
            "The authority was not identified with certainty: null code.",
        ),
        "partial": (
            "respondent",
            "L'initiative vient d'une réponse qui n'est pas achevée.",
            "The initiative is of a return that is not complete.",
        ),
        "disputed": (
            "survey_team",
            "Une autre réponse complète de la même collectivité diffère de celle d'où vient l'initiative.",
            "Another complete return of the same authority differs from the one that the initiative is of.",
        ),
        "only_in_superseded": (
            "survey_team",
            "L'initiative n'est que dans une réponse remplacée ou contestée, pas dans celle qui est retenue.",
            "The initiative is only in a return that was replaced or disputed, not in the one that was kept.",
        ),
    }
)
# Speak of the authority, the return or the initiative, not of one column.
_OWN_CODES: Mapping[str, str] = MappingProxyType(
    {
        "resolved": "authority.resolved",
        "partial": "return.partial",
        "disputed": "return.disputed",
        "only_in_superseded": "initiative.only_in_superseded",
    }
)


def signal_code(field: Field, kind: str) -> str:
    """The code that parsing, resolution and settlement put into `@signals`."""
    return _OWN_CODES.get(kind) or rule_code(INITIATIVES.name, field.name, kind)


def _signal_rules() -> Iterator[Rule]:
    for field in INITIATIVES.fields:
        for kind in signal_kinds(field):
            fixed_by, fr, en = _SIGNAL_MESSAGES[kind]
            yield Rule(
                signal_code(field, kind), INITIATIVES.name, field.name, kind, "warning", fixed_by,
                fr.format(field=field.name), en.format(field=field.name),
            )  # fmt: skip


def _all_rules() -> Iterator[Rule]:
    for table in TABLES.values():
        yield from _schema_rules(table)
    yield from _relation_rules()
    yield from _signal_rules()


RULES: tuple[Rule, ...] = tuple(sorted(_all_rules(), key=lambda rule: (rule.table, rule.code)))
BY_CODE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in RULES})


def rules_of(table: str, rules: tuple[Rule, ...] = RULES) -> tuple[Rule, ...]:
    """The rules of one table, by code."""
    return tuple(rule for rule in rules if rule.table == table)


def warning_codes() -> frozenset[str]:
    """The codes that may stand in `flags`."""
    return frozenset(rule.code for rule in RULES if rule.severity == "warning")
