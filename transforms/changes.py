"""What changed between two versions of a data set, and which version number that makes.

The number is computed, never chosen: MAJOR for the structure, MINOR for rows and codes, PATCH for
values and descriptions; no change, no version. While the schema is a draft (`schema_version` 0.x)
the data set stays at 0.MINOR.PATCH, and what would be MAJOR is MINOR. The first version is 0.1.0,
or 1.0.0 once the schema is stable.

Two deviations from the Data Package recipe. Rows removed are MINOR, not MAJOR, although other tables
refer to them: otherwise most versions of a survey that is still open would be MAJOR. A change of
more than `MASS_CHANGE` of the initiatives is no bump at all but a reason to refuse; when a person
allows it, it is MAJOR.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from transforms.structure import Level, Reason

MASS_CHANGE = 0.10

# What the run counted about its input: a row more there is no row more for a reader of the data.
BOOKKEEPING = frozenset({"accounts", "rules"})

# What people call the rows; each French word here is feminine, as "ligne" is.
_NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"initiatives": ("initiatives", "initiatives"), "returns": ("réponses", "returns")}
)

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TableCounts:
    """Rows of one table before and after, and how many were added, removed or changed, by key."""

    table: str
    before: int
    after: int
    added: int = 0
    removed: int = 0
    changed: int = 0
    by_column: Mapping[str, int] = field(default_factory=lambda: _NOTHING)

    @property
    def is_same(self) -> bool:
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Example:
    """One initiative that changed: its id and, where it was changed, the columns."""

    initiative_id: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed since the version before; `previous_version` is None for the first one.

    `tables` has the counts of every table that is in both versions or new; `structure` the reasons
    that come from columns and tables; `codes_added`, `codes_removed` name codes as `list:code`;
    `described` names the descriptive texts that changed; `examples` has up to twenty initiatives per
    kind of change.
    """

    previous_seq: int | None
    previous_version: str | None
    tables: Mapping[str, TableCounts]
    structure: tuple[Reason, ...] = ()
    codes_added: tuple[str, ...] = ()
    codes_removed: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    examples: Mapping[str, tuple[Example, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def removed_share(self) -> float:
        """Share of the initiatives of the version before that are not in this one, from 0 to 1."""
        counts = self.tables.get("initiatives")
        return counts.removed / counts.before if counts and counts.before else 0.0

    @property
    def is_mass_change(self) -> bool:
        return self.removed_share > MASS_CHANGE


def bump_reasons(difference: Difference) -> list[Reason]:
    """Why there is a new version, the weightiest reason first; empty where nothing changed."""
    if difference.previous_version is None:
        return [Reason(Level.MINOR, "première version", "first version")]
    reasons = [*difference.structure, *_mass_reasons(difference), *_code_reasons(difference)]
    for counts in difference.tables.values():
        reasons += _row_reasons(counts)
    reasons += [
        Reason(Level.PATCH, f"description modifiée : {what}", f"description changed: {what}")
        for what in difference.described
    ]
    return sorted(reasons, key=lambda reason: -reason.level)


def _mass_reasons(difference: Difference) -> list[Reason]:
    if not difference.is_mass_change:
        return []
    share = f"{difference.removed_share:.0%}"
    return [Reason(Level.MAJOR, f"{share} des initiatives retirées", f"{share} of the initiatives removed")]


def _code_reasons(difference: Difference) -> list[Reason]:
    added = [Reason(Level.MINOR, f"code ajouté : {code}", f"code added: {code}") for code in difference.codes_added]
    # A reader's filter on the code would silently find nothing.
    removed = [
        Reason(Level.MAJOR, f"code retiré : {code}", f"code removed: {code}") for code in difference.codes_removed
    ]
    return removed + added


def _row_reasons(counts: TableCounts) -> list[Reason]:
    if counts.table in BOOKKEEPING:
        text = (f"{counts.table} : comptes mis à jour", f"{counts.table}: counts updated")
        return [] if counts.is_same else [Reason(Level.PATCH, *text)]
    kinds = [(Level.PATCH, counts.changed, "modifiées", "changed")]
    if counts.table != "codes":  # codes that come and go are told one by one
        kinds += [
            (Level.MINOR, counts.added, "ajoutées", "added"),
            (Level.MINOR, counts.removed, "retirées", "removed"),
        ]
    noun_fr, noun_en = _NOUNS.get(counts.table, (f"lignes de la table {counts.table}", f"rows of table {counts.table}"))
    return [
        Reason(level, f"{noun_fr} {fr} : {count}", f"{noun_en} {en}: {count}")
        for level, count, fr, en in kinds
        if count
    ]


def next_version(previous: str | None, reasons: list[Reason], schema_version: str) -> str:
    """The version number that the reasons make of the previous one.

    Raises ValueError without a reason: nothing changed is no version.
    """
    if not reasons:
        raise ValueError("nothing changed: there is no next version")
    is_draft = schema_version.startswith("0.")
    if previous is None:
        return "0.1.0" if is_draft else "1.0.0"
    major, minor, patch = (int(number) for number in previous.split("."))
    level = max(reason.level for reason in reasons)
    if major == 0 and not is_draft:
        return "1.0.0"
    if major == 0 and level is Level.MAJOR:
        level = Level.MINOR
    return {
        Level.MAJOR: f"{major + 1}.0.0",
        Level.MINOR: f"{major}.{minor + 1}.0",
        Level.PATCH: f"{major}.{minor}.{patch + 1}",
    }[level]
