"""What stands for an authority that no register names, so that its returns can be told from others'.

Two returns of an authority that was not resolved are one authority's where they write the same name,
spelling and « mairie de » apart, for the same kind and département. A name that a
register knows under several places says nothing without a département; one that is only a kind
(« mairie », « CCAS ») never does.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.territory.keys import normalise
from transforms.territory.names import Reading, read_name
from transforms.territory.reference import Reference

# Reasons of an unresolved authority under which the same name need not be the same place.
_PLACELESS = frozenset({"name_unknown", "kind_not_in_reference"})
_BODIES = frozenset(
    {"agence", "ars", "association", "caisse", "ccas", "centre", "cias", "communal", "culture", "de", "departemental",
     "des", "du", "ecoles", "et", "etablissement", "incendie", "intercommunal", "intercommunale", "la", "les", "maison",
     "mixte", "numerique", "office", "ot", "pays", "petr", "pnr", "pole", "public", "publique", "regie", "sdis",
     "secours", "service", "services", "sivom", "sivu", "social", "syndicat", "tourisme", "d", "l", "action", "sociale",
     "eaux", "energie", "sm"}
)  # fmt: skip


def written_authority(
    name: str | None, kind: str | None, departement: str | None, reasons: Sequence[str], reference: Reference
) -> str | None:
    """A key that all spellings of one name share, with its kind and département; None where it names nobody.

    `kind` is a code of list authority_kind, `departement` as written, `reasons` why no authority was resolved.
    """
    readings = read_name(name, reference.names.is_commune, reference.scopes.find) if name else []
    if not readings or any(not reading.key for reading in readings):
        return None
    scope = (reference.scopes.read(departement) if departement else None) or _scope(readings)
    if _is_body(readings) or not (scope or set(reasons) <= _PLACELESS):
        return None
    bare = min(readings, key=lambda reading: (len(reading.key), reading.key))
    stated = kind or next((reading.kind for reading in readings if reading.kind), None) or ""
    return " ".join([stated, "+".join(sorted(scope or ())), bare.form, bare.key])


def _scope(readings: Sequence[Reading]) -> frozenset[str] | None:
    return next((reading.scope for reading in readings if reading.scope), None)


def _is_body(readings: Sequence[Reading]) -> bool:
    """Whether a name says only what kind of body it is."""
    return any(set(normalise(reading.norm).split()) <= _BODIES for reading in readings)
