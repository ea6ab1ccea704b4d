"""The canonical tables, declared once.

Everything that states a column elsewhere is derived from here: the Arrow schemas that the writer
casts to, the Great Expectations suites, the data dictionary, the Table Schema of the data package
(`transforms.dictionary`). Types are the few that every Parquet reader reads alike: string, bool,
int32, int64, double, date32, timestamp[us, UTC] and list<string>.

No column depends on the run. An authority is always the pair (authority_kind, authority_code):
44 is both Loire-Atlantique and Grand Est.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import pyarrow as pa

SCHEMA_VERSION = "0.1.0"

Type = Literal["string", "bool", "int32", "int64", "double", "date", "timestamp", "strings"]
Bound = int | float | dt.date | dt.datetime

ARROW_TYPES: Mapping[Type, pa.DataType] = MappingProxyType(
    {
        "string": pa.string(),
        "bool": pa.bool_(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "date": pa.date32(),
        "timestamp": pa.timestamp("us", tz="UTC"),
        "strings": pa.list_(pa.field("element", pa.string(), nullable=False)),
    }
)

# What a survey of living local authorities can mean: the first French commune elections and the
# end of the century. A date outside is a misreading, not a date.
FIRST_DAY, LAST_DAY = dt.date(1980, 1, 1), dt.date(2099, 12, 31)
INT32_MAX = 2_147_483_647

# Lists whose order means nothing: sorted before they are compared or written.
SETS = frozenset({"flags", "missing"})

CODE_INSEE = r"(?:\d{2}|2[AB])\d{3}"
DEPARTEMENT = r"(?:\d{2}|2[AB]|9[78]\d)"
SIREN = r"\d{9}"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
RULE = r"[a-z_]+(?:\.[a-z_]+)+"


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its type, what it may hold, and what it means in French and English."""

    name: str
    type: Type
    fr: str
    en: str
    required: bool = False
    codes: str | None = None
    unit: str | None = None
    bounds: tuple[Bound | None, Bound | None] | None = None
    pattern: str | None = None
    quotable: bool = False
    comparability: str | None = None
    """How the waves of one survey compare on this field, as JSON by wave; None in the declaration itself."""

    def arrow(self) -> pa.Field:
        """The Arrow field, its descriptions in the metadata that pyarrow users read."""
        metadata = {"description": self.en, "description_fr": self.fr}
        metadata |= {"unit": self.unit} if self.unit else {}
        metadata |= {"code_list": self.codes} if self.codes else {}
        metadata |= {"comparability": self.comparability} if self.comparability else {}
        return pa.field(self.name, ARROW_TYPES[self.type], nullable=not self.required, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Table:
    """One published table: what a row is, its key (also its sort order) and its fields."""

    name: str
    fr: str
    en: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if the table has none."""
        found = next((field for field in self.fields if field.name == name), None)
        if found is None:
            raise KeyError(f"table {self.name} has no field {name!r}")
        return found

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema of the published file, fields in declared order."""
        return pa.schema([field.arrow() for field in self.fields])


def _survey() -> tuple[Field, Field]:
    return (
        Field(
            "survey_id",
            "string",
            "Identifiant de l'enquête.",
            "Identifier of the survey.",
            required=True,
            pattern=SLUG,
            quotable=True,
        ),
        Field(
            "wave",
            "string",
            "Vague de l'enquête.",
            "Wave (one fielding) of the survey.",
            required=True,
            pattern=SLUG,
            quotable=True,
        ),
    )


_SOURCE = Field(
    "source_id",
    "string",
    "Source d'où vient la réponse, selon le fichier de la vague.",
    "Source of the return, as named in the wave file.",
    required=True,
    pattern=SLUG,
    quotable=True,
)
_RETURN_ID = Field(
    "return_id",
    "string",
    "Identifiant de la réponse, fait de ce que le répondant a écrit.",
    "Identifier of the return, made of what the respondent wrote.",
    required=True,
    pattern=r"r-[a-z2-7]{16}",
    quotable=True,
)
_SUBMITTED = Field(
    "submitted_on",
    "timestamp",
    "Date d'envoi de la réponse, en UTC, si l'outil la donne.",
    "When the return was submitted, in UTC, where the tool says.",
    bounds=(dt.datetime(1990, 1, 1, tzinfo=dt.UTC), dt.datetime(2099, 12, 31, tzinfo=dt.UTC)),
    quotable=True,
)
_LINE = Field(
    "source_line",
    "int64",
    "Ligne du fichier brut, telle qu'une personne la voit.",
    "Line of the raw file, as a person sees it.",
    bounds=(1, None),
    quotable=True,
)
_FLAGS = Field(
    "flags",
    "strings",
    "Règles d'avertissement que la ligne n'a pas passées (voir la table rules).",
    "Warning rules that the row failed (see table rules).",
    required=True,
    codes=None,
    pattern=RULE,
    quotable=True,
)
_MISSING = Field(
    "missing",
    "strings",
    "Pourquoi une valeur manque : liste de « champ:motif » (liste missing_kind).",
    "Why a value is missing: list of `field:kind` (list missing_kind).",
    required=True,
    pattern=r"[a-z_]+:[a-z_]+",
    quotable=True,
)

_AUTHORITY_CORE = (
    Field(
        "authority_kind",
        "string",
        "Nature de la collectivité.",
        "Kind of the authority.",
        codes="authority_kind",
        quotable=True,
    ),
    Field(
        "authority_code",
        "string",
        "Code officiel au millésime cog_vintage : INSEE, ou SIREN pour un EPCI ; vide si non résolu.",
        "Official code at cog_vintage: INSEE, or SIREN for an EPCI; null where not resolved.",
        pattern=r"\d{2,3}|2[AB]|" + CODE_INSEE + "|" + SIREN,
        quotable=True,
    ),
    Field(
        "authority_siren",
        "string",
        "Numéro SIREN de la collectivité, si le référentiel le donne.",
        "SIREN of the authority, where the reference states it.",
        pattern=SIREN,
        quotable=True,
    ),
    Field(
        "authority_name", "string", "Nom officiel de la collectivité.", "Official name of the authority.", quotable=True
    ),
    Field(
        "authority_as_written",
        "string",
        "Nom de la collectivité tel que la réponse le donne.",
        "Name of the authority as the return gives it.",
        quotable=True,
    ),
)
_PLACE = (
    Field(
        "departement_code",
        "string",
        "Code du département.",
        "Code of the département.",
        pattern=DEPARTEMENT,
        quotable=True,
    ),
    Field("departement_name", "string", "Nom du département.", "Name of the département.", quotable=True),
    Field("region_code", "string", "Code de la région.", "Code of the région.", pattern=r"\d{2}", quotable=True),
    Field("region_name", "string", "Nom de la région.", "Name of the région.", quotable=True),
)
_EPCI = (
    Field(
        "epci_siren",
        "string",
        "SIREN de l'EPCI à fiscalité propre dont la commune est membre.",
        "SIREN of the EPCI that the commune belongs to.",
        pattern=SIREN,
        quotable=True,
    ),
    Field("epci_name", "string", "Nom de cet EPCI.", "Name of that EPCI.", quotable=True),
)
_SIZE = (
    Field(
        "population",
        "int64",
        "Population municipale selon le référentiel du millésime.",
        "Municipal population in the reference of the vintage.",
        unit="inhabitants",
        bounds=(0, 20_000_000),
        quotable=True,
    ),
    Field("size_class", "string", "Classe de population.", "Population class.", codes="size_class", quotable=True),
)
_VINTAGE = (
    Field(
        "cog_vintage",
        "int32",
        "Millésime du code officiel géographique.",
        "Vintage of the official geographic code.",
        required=True,
        bounds=(1943, 2099),
        quotable=True,
    ),
    Field(
        "authority_code_current",
        "string",
        "Code de la même collectivité aujourd'hui, si le référentiel le dit.",
        "Code of the same authority today, where the reference says.",
        pattern=r"\d{2,3}|2[AB]|" + CODE_INSEE + "|" + SIREN,
        quotable=True,
    ),
)
_MATCH = (
    Field(
        "match_method",
        "string",
        "Comment la collectivité a été résolue.",
        "How the authority was resolved.",
        codes="match_method",
        quotable=True,
    ),
    Field(
        "match_score",
        "double",
        "Probabilité que le code soit le bon.",
        "Probability that the code is right.",
        unit="probability",
        bounds=(0.0, 1.0),
        quotable=True,
    ),
)

INITIATIVES = Table(
    "initiatives",
    "Une ligne par initiative publiée.",
    "One row per published initiative.",
    ("initiative_id",),
    (
        Field(
            "initiative_id",
            "string",
            "Identifiant stable de l'initiative.",
            "Stable identifier of the initiative.",
            required=True,
            pattern=r"i-[a-z2-7]{16}",
            quotable=True,
        ),
        *_survey(),
        _RETURN_ID,
        Field(
            "position",
            "int32",
            "Rang de l'initiative dans la réponse, à partir de 1.",
            "Rank of the initiative in its return, from 1.",
            required=True,
            bounds=(1, 10_000),
            quotable=True,
        ),
        _AUTHORITY_CORE[0],
        Field(
            "authority_kind_label",
            "string",
            "Nature de la collectivité, en toutes lettres.",
            "Kind of the authority, in words (French).",
            quotable=True,
        ),
        *_AUTHORITY_CORE[1:],
        *_PLACE,
        *_EPCI,
        *_SIZE,
        *_VINTAGE,
        *_MATCH,
        Field("title", "string", "Intitulé de l'initiative.", "Title of the initiative.", required=True),
        Field("description", "string", "Description de l'initiative.", "Description of the initiative."),
        Field(
            "language",
            "string",
            "Langue du texte (ISO 639-1).",
            "Language of the text (ISO 639-1).",
            codes="language",
            quotable=True,
        ),
        Field("theme", "string", "Famille de l'initiative.", "Family of the initiative.", codes="theme", quotable=True),
        Field("theme_label", "string", "Famille, en toutes lettres.", "Family, in words (French).", quotable=True),
        Field(
            "subthemes", "strings", "Thèmes de l'initiative.", "Topics of the initiative.", codes="topic", quotable=True
        ),
        Field(
            "subthemes_verbatim",
            "strings",
            "Thèmes tels que le questionnaire les nomme.",
            "Topics as the questionnaire words them.",
            quotable=True,
        ),
        Field(
            "theme_origin",
            "string",
            "D'où vient la famille : déclarée, codée, décidée.",
            "Where the family comes from: declared, coded, decided.",
            codes="theme_origin",
            quotable=True,
        ),
        Field("audiences", "strings", "Publics visés.", "Audiences.", codes="audience", quotable=True),
        Field("tools", "strings", "Outils numériques employés.", "Digital tools used."),
        Field("partners", "strings", "Partenaires.", "Partners."),
        Field(
            "url",
            "string",
            "Adresse web de l'initiative, donnée par la réponse.",
            "Web address of the initiative, as given by the return.",
            pattern=r"https?://\S+",
        ),
        Field(
            "started_on",
            "date",
            "Début : premier jour possible selon la précision.",
            "Start: the earliest day that the precision allows.",
            bounds=(FIRST_DAY, LAST_DAY),
            quotable=True,
        ),
        Field(
            "started_on_precision",
            "string",
            "Précision du début.",
            "Precision of the start.",
            codes="date_precision",
            quotable=True,
        ),
        Field(
            "ended_on",
            "date",
            "Fin : premier jour possible selon la précision.",
            "End: the earliest day that the precision allows.",
            bounds=(FIRST_DAY, LAST_DAY),
            quotable=True,
        ),
        Field(
            "ended_on_precision",
            "string",
            "Précision de la fin.",
            "Precision of the end.",
            codes="date_precision",
            quotable=True,
        ),
        Field("status", "string", "État de l'initiative.", "Status of the initiative.", codes="status", quotable=True),
        Field(
            "cost_eur",
            "double",
            "Coût, ou bas de la fourchette.",
            "Cost, or the low end of the range.",
            unit="EUR",
            bounds=(0, 100_000_000_000),
            quotable=True,
        ),
        Field(
            "cost_eur_max",
            "double",
            "Haut de la fourchette de coût.",
            "High end of the cost range.",
            unit="EUR",
            bounds=(0, 100_000_000_000),
            quotable=True,
        ),
        Field(
            "cost_precision",
            "string",
            "Précision du coût.",
            "Precision of the cost.",
            codes="cost_precision",
            quotable=True,
        ),
        Field(
            "running_cost_eur",
            "double",
            "Coût de fonctionnement par an, ou bas de la fourchette.",
            "Running cost per year, or the low end of the range.",
            unit="EUR/year",
            bounds=(0, 100_000_000_000),
            quotable=True,
        ),
        Field(
            "running_cost_eur_max",
            "double",
            "Haut de la fourchette du coût de fonctionnement par an.",
            "High end of the range of the running cost per year.",
            unit="EUR/year",
            bounds=(0, 100_000_000_000),
            quotable=True,
        ),
        Field(
            "running_cost_precision",
            "string",
            "Précision du coût de fonctionnement.",
            "Precision of the running cost.",
            codes="cost_precision",
            quotable=True,
        ),
        Field(
            "users_reached",
            "int64",
            "Nombre d'usagers touchés, dans l'unité users_unit : ne jamais additionner des unités différentes.",
            "Users reached, in users_unit: never add up different units.",
            unit="see users_unit",
            bounds=(0, 100_000_000),
            quotable=True,
        ),
        Field(
            "users_unit",
            "string",
            "Ce que compte users_reached.",
            "What users_reached counts.",
            codes="users_unit",
            quotable=True,
        ),
        Field(
            "satisfaction",
            "string",
            "Satisfaction déclarée.",
            "Declared satisfaction.",
            codes="satisfaction",
            quotable=True,
        ),
        _MISSING,
        _FLAGS,
        Field(
            "masked",
            "int32",
            "Nombre de passages masqués dans les textes.",
            "Count of masked passages in the texts.",
            required=True,
            unit="passages",
            bounds=(0, 100_000),
            quotable=True,
        ),
        _SUBMITTED,
        _SOURCE,
        _LINE,
        Field(
            "source_url",
            "string",
            "Page publique que la ligne cite.",
            "Public page that the row cites.",
            pattern=r"https?://\S+",
            quotable=True,
        ),
    ),
)

RETURNS = Table(
    "returns",
    "Une ligne par réponse reçue, publiée ou non.",
    "One row per return received, published or not.",
    ("return_id",),
    (
        _RETURN_ID,
        *_survey(),
        _SOURCE,
        Field(
            "disposition",
            "string",
            "Ce qu'il est advenu de la réponse.",
            "What became of the return.",
            required=True,
            codes="disposition",
            quotable=True,
        ),
        Field(
            "published",
            "bool",
            "Ses initiatives sont-elles publiées ?",
            "Are its initiatives published?",
            required=True,
            quotable=True,
        ),
        Field(
            "stale",
            "bool",
            "La source n'a pas pu être relue ; la réponse est celle de la version précédente.",
            "The source could not be read; the return is that of the version before.",
            required=True,
            quotable=True,
        ),
        *_AUTHORITY_CORE,
        *_PLACE,
        *_VINTAGE,
        *_MATCH,
        Field(
            "initiatives",
            "int32",
            "Nombre d'initiatives reçues.",
            "Initiatives received.",
            required=True,
            unit="initiatives",
            bounds=(0, 10_000),
            quotable=True,
        ),
        Field(
            "initiatives_published",
            "int32",
            "Nombre d'initiatives publiées.",
            "Initiatives published.",
            required=True,
            unit="initiatives",
            bounds=(0, 10_000),
            quotable=True,
        ),
        Field(
            "superseded_by",
            "string",
            "Réponse qui remplace celle-ci.",
            "Return that replaces this one.",
            pattern=r"r-[a-z2-7]{16}",
            quotable=True,
        ),
        Field(
            "language",
            "string",
            "Langue de la réponse (ISO 639-1).",
            "Language of the return (ISO 639-1).",
            codes="language",
            quotable=True,
        ),
        _FLAGS,
        _SUBMITTED,
        _LINE,
    ),
)

COVERAGE = Table(
    "coverage",
    "Une ligne par collectivité d'un champ fermé (vide si le champ est ouvert).",
    "One row per authority of a closed frame (empty where the frame is open).",
    ("survey_id", "wave", "authority_kind", "authority_code"),
    (
        *_survey(),
        Field(
            "authority_kind",
            "string",
            "Nature de la collectivité.",
            "Kind of the authority.",
            required=True,
            codes="authority_kind",
            quotable=True,
        ),
        Field("authority_code", "string", "Code officiel.", "Official code.", required=True, quotable=True),
        Field("authority_name", "string", "Nom officiel.", "Official name.", required=True, quotable=True),
        Field(
            "departement_code",
            "string",
            "Code du département.",
            "Code of the département.",
            pattern=DEPARTEMENT,
            quotable=True,
        ),
        Field("region_code", "string", "Code de la région.", "Code of the région.", pattern=r"\d{2}", quotable=True),
        *_SIZE,
        Field(
            "stratum",
            "string",
            "Strate : nature x classe de population x région.",
            "Stratum: kind x population class x région.",
            required=True,
            quotable=True,
        ),
        Field("answered", "bool", "A-t-elle répondu ?", "Did it answer?", required=True, quotable=True),
        Field(
            "disposition",
            "string",
            "Ce qu'il est advenu de sa réponse.",
            "What became of its return.",
            codes="disposition",
            quotable=True,
        ),
        Field("return_id", "string", "Sa réponse.", "Its return.", pattern=r"r-[a-z2-7]{16}", quotable=True),
    ),
)

CODES = Table(
    "codes",
    "Une ligne par code de chaque liste.",
    "One row per code of each code list.",
    ("list", "code"),
    (
        Field("list", "string", "Nom de la liste.", "Name of the list.", required=True, quotable=True),
        Field(
            "position",
            "int32",
            "Rang dans la liste.",
            "Rank in the list.",
            required=True,
            bounds=(1, 10_000),
            quotable=True,
        ),
        Field("code", "string", "Code.", "Code.", required=True, pattern=r"[a-z0-9][a-z0-9_]*", quotable=True),
        Field("parent", "string", "Code parent.", "Parent code.", quotable=True),
        Field("label_fr", "string", "Libellé français.", "French label.", required=True, quotable=True),
        Field("label_en", "string", "Libellé anglais.", "English label.", required=True, quotable=True),
        Field("definition_fr", "string", "Définition française.", "French definition.", quotable=True),
        Field("definition_en", "string", "Définition anglaise.", "English definition.", quotable=True),
    ),
)

REDIRECTS = Table(
    "redirects",
    "Une ligne par identifiant d'initiative retiré.",
    "One row per retired initiative id.",
    ("retired_id",),
    (
        Field(
            "retired_id",
            "string",
            "Identifiant retiré, jamais réemployé.",
            "Retired id, never used again.",
            required=True,
            pattern=r"i-[a-z2-7]{16}",
            quotable=True,
        ),
        Field(
            "initiative_id",
            "string",
            "Identifiant qui le remplace, s'il y en a un.",
            "Id that replaces it, if any.",
            pattern=r"i-[a-z2-7]{16}",
            quotable=True,
        ),
        Field(
            "reason",
            "string",
            "Pourquoi il a été retiré.",
            "Why it was retired.",
            required=True,
            codes="redirect_reason",
            quotable=True,
        ),
        Field(
            "since_version",
            "string",
            "Version depuis laquelle il est retiré.",
            "Version since which it is retired.",
            required=True,
            quotable=True,
        ),
    ),
)

CHANGES = Table(
    "changes",
    "Une ligne par initiative ajoutée, retirée ou modifiée depuis la version précédente.",
    "One row per initiative added, removed or changed since the version before.",
    ("change_type", "initiative_id"),
    (
        Field(
            "initiative_id",
            "string",
            "Initiative concernée.",
            "The initiative.",
            required=True,
            pattern=r"i-[a-z2-7]{16}",
            quotable=True,
        ),
        Field(
            "change_type",
            "string",
            "Ajoutée, retirée ou modifiée.",
            "Added, removed or changed.",
            required=True,
            codes="change_type",
            quotable=True,
        ),
        Field(
            "changed_columns", "strings", "Colonnes modifiées.", "Columns that changed.", required=True, quotable=True
        ),
        Field(
            "before",
            "string",
            "Valeurs d'avant (JSON) : les seules colonnes modifiées, ou toute la ligne retirée.",
            "Values before (JSON): only the changed columns, or the whole removed row.",
        ),
        Field(
            "after",
            "string",
            "Valeurs d'après (JSON) : les seules colonnes modifiées, ou toute la ligne ajoutée.",
            "Values after (JSON): only the changed columns, or the whole added row.",
        ),
        Field(
            "superseded_by",
            "string",
            "Initiative qui remplace une initiative retirée.",
            "Initiative that replaces a removed one.",
            pattern=r"i-[a-z2-7]{16}",
            quotable=True,
        ),
        Field(
            "seq",
            "int64",
            "Numéro d'ordre de la version.",
            "Sequence number of the version.",
            required=True,
            bounds=(1, None),
            quotable=True,
        ),
        Field("version", "string", "Version.", "Version.", required=True, pattern=r"\d+\.\d+\.\d+", quotable=True),
        Field(
            "previous_version",
            "string",
            "Version précédente.",
            "Version before.",
            pattern=r"\d+\.\d+\.\d+",
            quotable=True,
        ),
    ),
)

ACCOUNTS = Table(
    "accounts",
    "Une ligne par vague, source, grain et issue : toutes les réponses et initiatives reçues y sont comptées une fois.",
    "One row per wave, source, grain and outcome: every return and initiative received is counted once.",
    ("survey_id", "wave", "source_id", "grain", "outcome"),
    (
        *_survey(),
        _SOURCE,
        Field(
            "grain",
            "string",
            "Ce qui est compté : réponse ou initiative.",
            "What is counted: return or initiative.",
            required=True,
            codes="grain",
            quotable=True,
        ),
        Field("outcome", "string", "Issue.", "Outcome.", required=True, codes="outcome", quotable=True),
        Field("count", "int64", "Nombre.", "Count.", required=True, unit="rows", bounds=(0, None), quotable=True),
    ),
)

RULES = Table(
    "rules",
    "Une ligne par vague, source et règle de validation : combien de lignes jugées, combien en défaut.",
    "One row per wave, source and validation rule: rows checked, rows failed.",
    ("survey_id", "wave", "source_id", "rule"),
    (
        *_survey(),
        _SOURCE,
        Field("rule", "string", "Code de la règle.", "Code of the rule.", required=True, pattern=RULE, quotable=True),
        Field("table", "string", "Table jugée.", "Table judged.", required=True, quotable=True),
        Field("severity", "string", "Gravité.", "Severity.", required=True, codes="severity", quotable=True),
        Field(
            "fixed_by",
            "string",
            "Qui peut corriger.",
            "Who can fix it.",
            required=True,
            codes="fixed_by",
            quotable=True,
        ),
        Field(
            "checked",
            "int64",
            "Lignes jugées.",
            "Rows checked.",
            required=True,
            unit="rows",
            bounds=(0, None),
            quotable=True,
        ),
        Field(
            "failed",
            "int64",
            "Lignes en défaut.",
            "Rows that failed.",
            required=True,
            unit="rows",
            bounds=(0, None),
            quotable=True,
        ),
        Field(
            "message_fr",
            "string",
            "Ce que dit la règle, en français.",
            "What the rule says, in French.",
            required=True,
            quotable=True,
        ),
        Field(
            "message_en",
            "string",
            "Ce que dit la règle, en anglais.",
            "What the rule says, in English.",
            required=True,
            quotable=True,
        ),
    ),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.name: table for table in (INITIATIVES, RETURNS, COVERAGE, CODES, REDIRECTS, CHANGES, ACCOUNTS, RULES)}
)
