"""Kinds of authorities, and what the law says that the register does not.

The register (INSEE's code officiel géographique) lists territories. That Martinique, Guyane, Mayotte
and Corse are each governed by one body, and which code that body goes by, is law: it is stated here.

- **collectivite_unique**: one body where elsewhere there are two or three. Corse (CGCT L4421-1; code
  of its région, 94), Guyane (L7111-1), Martinique (L7211-1), Mayotte (LO6111-1), all by the code
  of their département; Saint-Barthélemy (LO6211-1) and Saint-Martin (LO6311-1), which are also their
  own commune, by the code of the collectivity.
- **collectivite_outre_mer**: the overseas collectivities above communes or districts.
- The register goes on listing the département and the région of the first group: a respondent that
  declares « région » and names Martinique is answered with région 02, as the register states it.
  The declared kind decides; it is not corrected.
"""

from __future__ import annotations

from typing import NamedTuple

COMMUNE, EPCI, EPT = "commune", "epci", "ept"
DEPARTEMENT, REGION = "departement", "region"
UNIQUE, OUTRE_MER, OTHER = "collectivite_unique", "collectivite_outre_mer", "other"

KINDS = (COMMUNE, EPCI, EPT, DEPARTEMENT, REGION, UNIQUE, OUTRE_MER, OTHER)

# Respondents, and the lists that they choose from, call both « collectivité »; no name is in both.
FAMILIES = {UNIQUE: (UNIQUE, OUTRE_MER), OUTRE_MER: (UNIQUE, OUTRE_MER)}

# Whose name alone tells them apart in the whole country: no département is needed to find them.
NATIONAL_KINDS = frozenset({DEPARTEMENT, REGION, UNIQUE, OUTRE_MER})


class Unique(NamedTuple):
    """A collectivité unique whose territory the register lists as département(s) and région."""

    code: str
    name: str
    departements: tuple[str, ...]
    region: str


COLLECTIVITES_UNIQUES = (
    Unique("94", "Corse", ("2A", "2B"), "94"),
    Unique("972", "Martinique", ("972",), "02"),
    Unique("973", "Guyane", ("973",), "03"),
    Unique("976", "Mayotte", ("976",), "06"),
)
OUTRE_MER_UNIQUES = frozenset({"977", "978"})


def admits(declared: str | None, stated: str | None) -> bool:
    """Whether a name that states one kind may answer for an authority declared as another."""
    if declared is None or stated is None:
        return True
    return stated in FAMILIES.get(declared, (declared,))
