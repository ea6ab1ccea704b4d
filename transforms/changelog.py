"""`CHANGELOG.md` of one version: what changed, in the words of the people who use the data.

French first, then English. Only ids, column names and counts: a value of a free text is never
quoted here, the change feed (`changes.parquet`) has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from transforms.changes import Difference, TableCounts
from transforms.schema import Table
from transforms.structure import Level, Reason

Language = Literal["fr", "en"]

_WORDS: Mapping[str, tuple[str, str]] = {
    "added": ("ajoutées", "added"),
    "removed": ("retirées", "removed"),
    "changed": ("modifiées", "changed"),
    "first": ("Première version.", "First version."),
    "before": ("Version précédente : {}.", "Version before: {}."),
    "why": ("Pourquoi ce numéro", "Why this number"),
    "initiatives": ("Initiatives", "Initiatives"),
    "columns": ("Colonnes modifiées", "Columns that changed"),
    "examples": ("Exemples", "Examples"),
    "tables": ("Toutes les tables", "All tables"),
    "none": ("Aucune initiative ajoutée, retirée ou modifiée.", "No initiative added, removed or changed."),
    "table_header": (
        "| table | avant | après | ajoutées | retirées | modifiées |",
        "| table | before | after | added | removed | changed |",
    ),
    "column_header": ("| colonne | initiatives | ce qu'elle dit |", "| column | initiatives | what it says |"),
    "feed": (
        "Le détail, valeur par valeur, est dans `changes.parquet`.",
        "The detail, value by value, is in `changes.parquet`.",
    ),
}
_LEVELS = {Level.MAJOR: ("MAJEUR", "MAJOR"), Level.MINOR: ("MINEUR", "MINOR"), Level.PATCH: ("CORRECTIF", "PATCH")}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the changes: the title of the data set in both languages, its new version."""

    title_fr: str
    title_en: str
    version: str


def changelog_markdown(
    heading: Heading, difference: Difference, reasons: Sequence[Reason], initiatives: Table | None
) -> str:
    """The text of `CHANGELOG.md`, French then English."""
    texts = [_section(heading, difference, reasons, initiatives, language) for language in _LANGUAGES]
    return "\n---\n\n".join(texts)


_LANGUAGES: tuple[Language, Language] = ("fr", "en")


def _say(word: str, language: Language) -> str:
    fr, en = _WORDS[word]
    return fr if language == "fr" else en


def _section(
    heading: Heading,
    difference: Difference,
    reasons: Sequence[Reason],
    initiatives: Table | None,
    language: Language,
) -> str:
    title = heading.title_fr if language == "fr" else heading.title_en
    lines = [f"# {title} — version {heading.version}", ""]
    if difference.previous_version is None:
        lines += [_say("first", language), ""]
    else:
        lines += [_say("before", language).format(difference.previous_version), ""]
        lines += [f"## {_say('why', language)}", "", *_reason_lines(reasons, language), ""]
        lines += [f"## {_say('initiatives', language)}", "", *_initiatives(difference, initiatives, language)]
    lines += [f"## {_say('tables', language)}", "", *_table_lines(difference.tables.values(), language), ""]
    return "\n".join(lines)


def _reason_lines(reasons: Sequence[Reason], language: Language) -> list[str]:
    at = 0 if language == "fr" else 1
    return [f"- {reason.fr if at == 0 else reason.en} ({_LEVELS[reason.level][at]})" for reason in reasons]


def _initiatives(difference: Difference, table: Table | None, language: Language) -> list[str]:
    counts = difference.tables.get("initiatives")
    if counts is None or counts.is_same:
        return [_say("none", language), ""]
    totals = {"added": counts.added, "removed": counts.removed, "changed": counts.changed}
    lines = [f"- {_say(kind, language)} : {count}" for kind, count in totals.items()]
    if language == "en":
        lines = [line.replace(" : ", ": ") for line in lines]
    lines += ["", _say("feed", language), ""]
    if counts.by_column:
        lines += [f"### {_say('columns', language)}", "", *_column_lines(counts, table, language), ""]
    return lines + _example_lines(difference, language)


def _column_lines(counts: TableCounts, table: Table | None, language: Language) -> list[str]:
    described = {field.name: field.fr if language == "fr" else field.en for field in table.fields} if table else {}
    ranked = sorted(counts.by_column.items(), key=lambda item: (-item[1], item[0]))
    rows = [f"| `{name}` | {count} | {described.get(name, '')} |" for name, count in ranked]
    return [_say("column_header", language), "|---|---|---|", *rows]


def _example_lines(difference: Difference, language: Language) -> list[str]:
    lines: list[str] = []
    for kind, examples in difference.examples.items():
        for example in examples:
            columns = f" ({', '.join(example.columns)})" if example.columns else ""
            lines.append(f"- {_say(kind, language)} : `{example.initiative_id}`{columns}")
    if language == "en":
        lines = [line.replace(" : ", ": ") for line in lines]
    return [f"### {_say('examples', language)}", "", *lines, ""] if lines else []


def _table_lines(tables: Iterable[TableCounts], language: Language) -> list[str]:
    rows = [f"| {t.table} | {t.before} | {t.after} | {t.added} | {t.removed} | {t.changed} |" for t in tables]
    return [_say("table_header", language), "|---|---|---|---|---|---|", *rows]
