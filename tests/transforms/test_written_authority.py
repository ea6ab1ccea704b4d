"""What stands for an authority that no register names."""

from __future__ import annotations

import pytest

from flows.bundled import bundled_root
from flows.reference import load_reference
from transforms.territory.reference import Reference
from transforms.written_authority import written_authority

UNKNOWN = ("name_unknown",)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(bundled_root() / "reference", 2021)


def key(reference: Reference, name: str | None, kind: str | None = "other", departement: str | None = None,
        reasons: tuple[str, ...] = UNKNOWN) -> str | None:  # fmt: skip
    return written_authority(name, kind, departement, reasons, reference)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Syndicat mixte Numérian",), ("SYNDICAT  MIXTE NUMERIAN",)),
        (("Mairie de Xville", "commune"), ("Xville", "commune")),
        (("Commune de Xville", "commune", "49"), ("ville de Xville", "commune", "Maine-et-Loire")),
        (("Xville (49)", "commune"), ("Xville", "commune", "49")),
        (("CC du Pays de Xville", "epci"), ("Communauté de communes du Pays de Xville", "epci")),
    ],
)
def test_two_spellings_of_one(a: tuple[str, ...], b: tuple[str, ...], reference: Reference) -> None:
    assert key(reference, *a) == key(reference, *b) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Xville", "commune"), ("Yville", "commune")),
        (("Xville", "commune", "49"), ("Xville", "commune", "72")),
        (("Xville", "commune", "49"), ("Xville", "commune")),
        (("Xville", "commune"), ("Xville", "epci")),
        (("CC de Xville", "epci"), ("CA de Xville", "epci")),
    ],
)
def test_two_authorities(a: tuple[str, ...], b: tuple[str, ...], reference: Reference) -> None:
    assert key(reference, *a) != key(reference, *b)


@pytest.mark.parametrize("name", [None, "", "???", "Mairie", "Commune de", "CCAS", "Office de tourisme", "SDIS"])
def test_a_name_of_nobody_is_not_compared(name: str | None, reference: Reference) -> None:
    assert key(reference, name) is None
    assert key(reference, name, departement="49") is None


def test_a_name_of_many_places_needs_its_departement(reference: Reference) -> None:
    assert key(reference, "Saint-Denis", "commune", None, ("homonyms",)) is None
    assert key(reference, "Saint-Denis", "commune", "49", ("in_other_departement",)) is not None
