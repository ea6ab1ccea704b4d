"""The rules that schema.py cannot state: between fields, on the form of a text, and against a code book.

A relation is judged only on rows where all of `needs` has a value; elsewhere it says nothing. What is
impossible, or would mislead a reader, is critical; what is merely implausible is a warning.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import pandas as pd

from transforms import checks
from transforms.codes import CodeBook
from transforms.schema import INITIATIVES

Severity = Literal["critical", "warning"]
FixedBy = Literal["respondent", "survey_team", "data_engineer"]

# A return describes what was done; a start well after the wave closed is a slip of the year.
TOLERANCE = dt.timedelta(days=90)
SHORTEST_TITLE, LONGEST_TITLE = 3, 500
PUBLISHED_DISPOSITIONS = frozenset({"complete", "partial", "disputed"})
# Of which initiatives that no other return has are published.
SURFACED_DISPOSITIONS = frozenset({"superseded", "disputed"})

_SCALARS = tuple(column.name for column in INITIATIVES.fields if column.type != "strings")


class FieldPeriod(Protocol):
    """When a wave was in the field; the end may be open."""

    @property
    def start(self) -> dt.date: ...
    @property
    def end(self) -> dt.date | None: ...


class FieldedWave(Protocol):
    """The part of a wave that its rows are judged against."""

    @property
    def field_period(self) -> FieldPeriod: ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a row is judged against beside itself: code lists, its wave, the rules that may flag it."""

    book: CodeBook
    wave: FieldedWave | None = None
    flags: frozenset[str] = frozenset()

    def labels(self, name: str) -> Mapping[str, str]:
        """Code → French label of a list."""
        return self.book[name].labels()

    def parents(self, name: str) -> Mapping[str, str]:
        """Code → parent of a list, for the codes that have one."""
        return {entry.code: entry.parent for entry in self.book[name].entries if entry.parent}


Holds = Callable[[pd.DataFrame, Surroundings], "pd.Series[bool]"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One hand-written rule; `holds` gets the rows that have all of `needs`, and all their columns."""

    tables: tuple[str, ...]
    field: str
    kind: str
    needs: tuple[str, ...]
    holds: Holds
    severity: Severity
    fixed_by: FixedBy
    fr: str
    en: str


def _column_check(check: Callable[..., Any], *columns: str, **settings: Any) -> Holds:
    return lambda rows, _: check(*(rows[column] for column in columns), **settings)


def _dates(name: str, what_fr: str, what_en: str) -> tuple[Relation, Relation]:
    precision = f"{name}_precision"
    return (
        Relation(
            ("initiatives",), name, "with_precision", (name,), _column_check(checks.is_given, precision),
            "critical", "data_engineer",
            f"La date de {what_fr} n'a pas de précision : on la lirait comme un jour exact.",
            f"The {what_en} date has no precision: it would be read as an exact day.",
        ),
        Relation(
            ("initiatives",), precision, "with_date", (precision,),
            lambda rows, _: rows[name].notna() | checks.is_one_of(rows[precision], checks.DATELESS_PRECISIONS),
            "warning", "data_engineer",
            f"La date de {what_fr} a une précision, mais pas de valeur.",
            f"The {what_en} date has a precision but no value.",
        ),
    )  # fmt: skip


def _labels(code: str, code_list: str) -> tuple[Relation, Relation]:
    label = f"{code}_label"
    return (
        Relation(
            ("initiatives",), code, "with_label", (code,), _column_check(checks.is_given, label),
            "critical", "data_engineer",
            f"{code} n'a pas de libellé à côté de lui.", f"{code} has no label beside it.",
        ),
        Relation(
            ("initiatives",), label, "of_code", (label,),
            lambda rows, around: checks.agrees_with(rows[label], rows[code], around.labels(code_list)),
            "critical", "data_engineer",
            f"{label} n'est pas le libellé français de {code}.", f"{label} is not the French label of {code}.",
        ),
    )  # fmt: skip


def _ends_in_order(rows: pd.DataFrame, _: Surroundings) -> pd.Series[bool]:
    return checks.not_ended_before_start(rows["started_on"], rows["ended_on"], rows["ended_on_precision"])


def _starts_in_time(rows: pd.DataFrame, around: Surroundings) -> pd.Series[bool]:
    end = around.wave.field_period.end if around.wave else None
    # `9999-12-31` is how some write an open end.
    last = end + TOLERANCE if end and end < dt.date.max - TOLERANCE else dt.date.max
    return checks.starts_by(rows["started_on"], rows["status"], last)


def _cost_is_given(cost: str) -> Holds:
    """Whether the cost of that name has a figure, where its precision says that there is one."""

    def check(rows: pd.DataFrame, _: Surroundings) -> pd.Series[bool]:
        given = checks.any_given(rows[f"{cost}_eur"], rows[f"{cost}_eur_max"])
        return given | checks.is_one_of(rows[f"{cost}_precision"], checks.COSTLESS_PRECISIONS)

    return check


_TIME = (
    *_dates("started_on", "début", "start"),
    *_dates("ended_on", "fin", "end"),
    Relation(
        ("initiatives",), "ended_on", "not_before_start", ("started_on", "ended_on"), _ends_in_order,
        "critical", "respondent",
        "La fin est avant le début.", "The end is before the start.",
    ),
    Relation(
        ("initiatives",), "started_on", "within_period", ("started_on",), _starts_in_time,
        "warning", "respondent",
        f"Le début est plus de {TOLERANCE.days} jours après la clôture, et l'initiative n'est pas en projet.",
        f"The start is more than {TOLERANCE.days} days after the wave closed, and the initiative is not planned.",
    ),
)  # fmt: skip


def _costs(cost: str, fr: str, en: str) -> tuple[Relation, ...]:
    """What holds between the two ends of a cost and its precision."""
    low, high, precision = f"{cost}_eur", f"{cost}_eur_max", f"{cost}_precision"
    return (
        Relation(
            ("initiatives",), low, "at_most_max", (low, high), _column_check(checks.at_most, low, high),
            "critical", "respondent",
            f"Le bas de la fourchette de {fr} dépasse le haut.",
            f"The low end of the {en} range is above its high end.",
        ),
        *(
            Relation(
                ("initiatives",), name, "with_precision", (name,), _column_check(checks.is_given, precision),
                "critical", "data_engineer",
                f"{name} n'a pas de précision : on le lirait comme exact.",
                f"{name} has no precision: it would be read as exact.",
            )
            for name in (low, high)
        ),
        Relation(
            ("initiatives",), precision, "with_cost", (precision,), _cost_is_given(cost),
            "warning", "data_engineer",
            f"Le {fr} a une précision, mais pas de montant.", f"The {en} has a precision but no amount.",
        ),
    )  # fmt: skip


_MEANS = (
    *_costs("cost", "coût", "cost"),
    *_costs("running_cost", "coût de fonctionnement", "running cost"),
    Relation(
        ("initiatives",), "users_unit", "with_users", ("users_unit",), _column_check(checks.is_given, "users_reached"),
        "warning", "respondent",
        "L'unité des usagers est donnée, leur nombre ne l'est pas.", "The unit of users is given, their number is not.",
    ),
)  # fmt: skip

_CONTENT = (
    Relation(
        ("initiatives",), "title", "not_blank", ("title",), _column_check(checks.has_words, "title"),
        "critical", "respondent",
        "L'intitulé ne contient que des espaces.", "The title holds nothing but white space.",
    ),
    Relation(
        ("initiatives",), "title", "plausible_length", ("title",),
        _column_check(checks.length_within, "title", shortest=SHORTEST_TITLE, longest=LONGEST_TITLE),
        "warning", "respondent",
        f"L'intitulé a moins de {SHORTEST_TITLE} ou plus de {LONGEST_TITLE} caractères.",
        f"The title has fewer than {SHORTEST_TITLE} or more than {LONGEST_TITLE} characters.",
    ),
    Relation(
        ("initiatives",), "theme", "parent_of_subthemes", ("theme", "subthemes"),
        lambda rows, around: checks.themes_are_parents(rows["theme"], rows["subthemes"], around.parents("topic")),
        "warning", "survey_team",
        "Un thème de l'initiative n'appartient pas à sa famille.", "A topic of the initiative is not of its family.",
    ),
    *_labels("theme", "theme"),
    *_labels("authority_kind", "authority_kind"),
)  # fmt: skip

_JUDGED_PLACES = ("initiatives", "returns")
_PLACES = (
    Relation(
        _JUDGED_PLACES, "authority_code", "with_kind", ("authority_code",),
        _column_check(checks.is_given, "authority_kind"), "critical", "data_engineer",
        "Un code de collectivité sans sa nature : 44 est un département et une région.",
        "An authority code without its kind: 44 is a département and a région.",
    ),
    Relation(
        _JUDGED_PLACES, "authority_code", "fits_kind", ("authority_kind", "authority_code"),
        _column_check(checks.code_fits_kind, "authority_kind", "authority_code"), "critical", "data_engineer",
        "Le code n'a pas la forme des codes de cette nature de collectivité.",
        "The code has not the form of codes of this kind of authority.",
    ),
    Relation(
        _JUDGED_PLACES, "authority_code", "siren_checksum", ("authority_kind", "authority_code"),
        _column_check(checks.siren_where_due, "authority_kind", "authority_code"), "warning", "data_engineer",
        "Le code de l'EPCI n'est pas un SIREN valide (clé de contrôle).",
        "The code of the EPCI is not a valid SIREN (checksum).",
    ),
    Relation(
        _JUDGED_PLACES, "authority_siren", "siren_checksum", ("authority_siren",),
        _column_check(checks.is_siren, "authority_siren"), "warning", "data_engineer",
        "Le SIREN de la collectivité n'est pas valide (clé de contrôle).",
        "The SIREN of the authority is not valid (checksum).",
    ),
    Relation(
        ("initiatives",), "epci_siren", "siren_checksum", ("epci_siren",),
        _column_check(checks.is_siren, "epci_siren"), "warning", "data_engineer",
        "Le SIREN de l'EPCI n'est pas valide (clé de contrôle).", "The SIREN of the EPCI is not valid (checksum).",
    ),
    Relation(
        _JUDGED_PLACES, "departement_code", "fits_commune", ("authority_kind", "authority_code", "departement_code"),
        _column_check(checks.commune_in_departement, "authority_kind", "authority_code", "departement_code"),
        "critical", "data_engineer",
        "La commune n'est pas dans ce département.", "The commune is not in this département.",
    ),
)  # fmt: skip

_QUALITY = (
    Relation(
        ("initiatives",), "missing", "known", ("missing",),
        lambda rows, around: checks.missing_is_known(
            rows["missing"], INITIATIVES.names, around.book["missing_kind"].codes
        ),
        "critical", "data_engineer",
        "Un champ ou un motif d'absence n'existe pas.", "A field or a missing kind does not exist.",
    ),
    Relation(
        ("initiatives",), "missing", "value_absent", ("missing",),
        lambda rows, _: checks.missing_is_missing(rows, _SCALARS), "warning", "data_engineer",
        "Un champ dit absent a une valeur.", "A field said to be missing has a value.",
    ),
    Relation(
        _JUDGED_PLACES, "flags", "known", ("flags",),
        lambda rows, around: checks.elements_in(rows["flags"], around.flags), "critical", "data_engineer",
        "Un signalement n'est pas une règle d'avertissement connue.", "A flag is no known warning rule.",
    ),
)  # fmt: skip

_RETURNS = (
    Relation(
        ("returns",), "published", "fits_disposition", ("published", "disposition"),
        lambda rows, _: ~rows["published"].astype(bool) | checks.is_one_of(rows["disposition"], PUBLISHED_DISPOSITIONS),
        "critical", "data_engineer",
        "Une réponse de cette issue ne peut pas être publiée.", "A return of this disposition cannot be published.",
    ),
    Relation(
        ("returns",), "initiatives_published", "at_most_received", ("initiatives_published", "initiatives"),
        _column_check(checks.at_most, "initiatives_published", "initiatives"), "critical", "data_engineer",
        "Plus d'initiatives publiées que reçues.", "More initiatives published than received.",
    ),
    Relation(
        ("returns",), "initiatives_published", "only_if_published", ("initiatives_published", "published"),
        lambda rows, _: (
            rows["published"].astype(bool)
            | (rows["initiatives_published"] == 0)
            | checks.is_one_of(rows["disposition"], SURFACED_DISPOSITIONS)
        ),
        "critical", "data_engineer",
        "Des initiatives publiées d'une réponse qui n'est ni publiée, ni remplacée, ni contestée.",
        "Initiatives published of a return that is neither published nor superseded nor disputed.",
    ),
    Relation(
        ("returns",), "superseded_by", "another_return", ("superseded_by", "return_id"),
        _column_check(checks.differ, "superseded_by", "return_id"), "critical", "data_engineer",
        "Une réponse se remplace elle-même.", "A return supersedes itself.",
    ),
    Relation(
        ("returns",), "authority_code", "resolved", ("authority_as_written",),
        _column_check(checks.is_given, "authority_code"), "warning", "survey_team",
        "La collectivité n'a pas été identifiée avec certitude : code vide.",
        "The authority was not identified with certainty: null code.",
    ),
    Relation(
        ("returns",), "disposition", "not_partial", ("disposition",),
        lambda rows, _: rows["disposition"] != "partial", "warning", "respondent",
        "La réponse n'est pas achevée.", "The return is not complete.",
    ),
    Relation(
        ("returns",), "disposition", "not_disputed", ("disposition",),
        lambda rows, _: rows["disposition"] != "disputed", "warning", "survey_team",
        "Une autre réponse complète de la même collectivité diffère de celle-ci.",
        "Another complete return of the same authority differs from this one.",
    ),
    Relation(
        ("returns",), "stale", "read_again", ("stale",), lambda rows, _: ~rows["stale"].astype(bool),
        "warning", "data_engineer",
        "La source n'a pas pu être relue ; la réponse est celle de la version précédente.",
        "The source could not be read; the return is that of the version before.",
    ),
)  # fmt: skip

_RELATED = (
    Relation(
        ("redirects",), "initiative_id", "another_initiative", ("initiative_id", "retired_id"),
        _column_check(checks.differ, "initiative_id", "retired_id"), "critical", "data_engineer",
        "Un identifiant retiré renvoie à lui-même.", "A retired id leads to itself.",
    ),
    Relation(
        ("coverage",), "return_id", "only_if_answered", ("return_id", "answered"),
        lambda rows, _: rows["answered"].astype(bool), "critical", "data_engineer",
        "Une réponse pour une collectivité qui n'a pas répondu.", "A return of an authority that did not answer.",
    ),
    Relation(
        ("coverage",), "authority_code", "fits_kind", ("authority_kind", "authority_code"),
        _column_check(checks.code_fits_kind, "authority_kind", "authority_code"), "critical", "data_engineer",
        "Le code n'a pas la forme des codes de cette nature de collectivité.",
        "The code has not the form of codes of this kind of authority.",
    ),
    Relation(
        ("rules",), "failed", "at_most_checked", ("failed", "checked"),
        _column_check(checks.at_most, "failed", "checked"), "critical", "data_engineer",
        "Plus de lignes en défaut que de lignes jugées.", "More rows failed than were checked.",
    ),
    Relation(
        ("changes",), "before", "fits_change", ("change_type",),
        lambda rows, _: rows["before"].isna() == (rows["change_type"] == "added"), "critical", "data_engineer",
        "Des valeurs d'avant pour un ajout, ou aucune pour un autre changement.",
        "Values before for an addition, or none for another change.",
    ),
    Relation(
        ("changes",), "after", "fits_change", ("change_type",),
        lambda rows, _: rows["after"].isna() == (rows["change_type"] == "removed"), "critical", "data_engineer",
        "Des valeurs d'après pour un retrait, ou aucune pour un autre changement.",
        "Values after for a removal, or none for another change.",
    ),
)  # fmt: skip

RELATIONS: tuple[Relation, ...] = (*_TIME, *_MEANS, *_CONTENT, *_PLACES, *_QUALITY, *_RETURNS, *_RELATED)
