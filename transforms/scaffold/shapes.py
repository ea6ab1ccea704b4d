"""What the values of a column look like: the share of its cells that have each shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stdnum import iban
from stdnum.fr import siren, siret

from transforms.territory.keys import name_key, normalise
from transforms.territory.reference import Reference
from transforms.values.amounts import read_amount
from transforms.values.counts import read_count
from transforms.values.dates import read_date
from transforms.values.parsed import UNKNOWN
from transforms.values.urls import WITH_TEXT, read_url

# Of a column, so many different values are looked at: shares do not need more.
SAMPLE = 120

# Longer cells are texts, which have none of these shapes.
_LONGEST = 150

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:(?:\+|00)33[\s.()\-]*0?\)?|0)\s?[1-9](?:[\s.\-/]*\d{2}){4}")
_WEB = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|eu|example|gouv\.fr)(?:/\S*)?", re.I)
_INSEE = re.compile(r"(?:\d{2}|2[AB])\d{3}", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d\s .,]*")
_DEPARTEMENT_AND_NAME = re.compile(r"(?P<code>\d{2,3}|2[AB])\s*[-–:(].*", re.IGNORECASE)
_TITLE_BEFORE = re.compile(
    r"^(?:ville|mairie|commune|cc|ca|cu|cd|conseil departemental|departement|region|conseil regional|metropole|"
    r"communaute de communes|communaute d agglomeration|communaute urbaine)(?: (?:de|du|des|d|la|le|les|l))*\s+"
)
_TICKS = frozenset(
    ("y", "n", "yes", "no", "oui", "non", "o", "x", "1", "0", "true", "false", "vrai", "faux", "on", "off",
     "checked", "✓", "n/a")
)  # fmt: skip


@dataclass(frozen=True)
class Register:
    """Names and codes of the official geography, as sets: whether a value could be an authority."""

    vintage: int
    places: frozenset[str] = frozenset()
    communes: frozenset[str] = frozenset()
    departements: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reference: Reference) -> Register:
        """The register of one vintage."""
        communes = frozenset(map(name_key, reference.current_communes["name"]))
        bodies = (reference.epci, reference.departements, reference.regions)
        others = frozenset(key for table in bodies for key in map(_bare_key, table["name"]))
        departements = frozenset(map(name_key, reference.departements["name"]))
        codes = frozenset(reference.departements["code"])
        return cls(reference.vintage, communes | others, communes, departements, codes | {c.lstrip("0") for c in codes})

    def is_place(self, text: str) -> bool:
        return name_key(text) in self.places or _bare_key(text) in self.places

    def is_commune(self, text: str) -> bool:
        return _bare_key(text) in self.communes or name_key(text) in self.communes

    def is_departement(self, text: str) -> bool:
        found = _DEPARTEMENT_AND_NAME.fullmatch(text.strip())
        code = (found["code"] if found else text.strip()).upper()
        return code in self.codes or name_key(text) in self.departements

    def names_departement(self, text: str) -> bool:
        """Whether it can be nothing but a département: its name, its code with its name, a code of Corse."""
        return self.is_departement(text) and not text.strip().isdigit()


def _bare_key(text: str) -> str:
    """The key of a name without what says of which kind it is: `Ville de Dijon` → dijon."""
    return name_key(_TITLE_BEFORE.sub("", normalise(text)))


def _is_siren(text: str) -> bool:
    bare = re.sub(r"\s", "", text)
    return bool(siren.is_valid(bare) or siret.is_valid(bare))


def _is_url(text: str) -> bool:
    read = read_url(text)
    return read.value is not None and WITH_TEXT not in read.notes


_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "email": lambda text: _EMAIL.search(text) is not None,
    "phone": lambda text: _PHONE.fullmatch(text) is not None,
    "iban": lambda text: bool(iban.is_valid(text)),
    "url": lambda text: _is_url(text) or _WEB.fullmatch(text) is not None,
    "date": lambda text: read_date(text).precision not in {None, UNKNOWN},
    "amount": lambda text: (read := read_amount(text)).value is not None or read.high is not None,
    "count": lambda text: read_count(text).value is not None,
    "number": lambda text: _NUMBER.fullmatch(text) is not None,
    "insee": lambda text: _INSEE.fullmatch(text) is not None,
    "siren": _is_siren,
    "tick": lambda text: text.casefold() in _TICKS,
}
_PLACES = ("place", "commune", "departement", "departement_name")


def shares_of(values: Sequence[str], register: Register | None) -> dict[str, float]:
    """The share of the values that has each shape, from 0 to 1; all 0 without values."""
    texts = [text for value in values[:SAMPLE] if (text := value.strip())]
    shares = {name: _share(texts, is_shape) for name, is_shape in _SHAPES.items()}
    if register is None:
        return shares | dict.fromkeys(_PLACES, 0.0)
    return shares | {
        "place": _share(texts, register.is_place),
        "commune": _share(texts, register.is_commune),
        "departement": _share(texts, register.is_departement),
        "departement_name": _share(texts, register.names_departement),
    }


def _share(texts: Sequence[str], is_shape: Callable[[str], bool]) -> float:
    return sum(len(text) <= _LONGEST and is_shape(text) for text in texts) / len(texts) if texts else 0.0
