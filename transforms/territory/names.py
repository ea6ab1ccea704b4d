"""What a hand-typed name says: the place, and, where it says so, the kind of authority and the département.

« Mairie d'Agen », « Département (Seine-et-Marne) », « CD 31 », « Dijon Métropole », « Saint-Denis (93) »
and « 93200 ST DENIS CEDEX » all hold a name among other words. Each way of reading the text is one
`Reading`; which of them exists is for the register to say. Two rules keep readings honest:

- a text that is the name of a commune is never shortened: Ville-d'Avray is no « ville d'Avray »;
- what is not understood stays in the name, which then matches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from transforms.territory.keys import name_key, normalise, place_key
from transforms.territory.kinds import COMMUNE, DEPARTEMENT, EPCI, EPT, REGION, UNIQUE

Scope = frozenset[str]
"""Codes of départements and overseas collectivities: where to look."""

FORMER = "former"


class Reading(NamedTuple):
    """One way to read a name. `kind` and `scope` are None where the text does not state them.

    `form` is the legal form of an EPCI (CC, CA, CU; "" unstated: « métropole » is a name that
    communautés take, too), or `former` for what calls
    itself a commune déléguée or associée. `norm` is "" where the text names only the kind;
    `place` is the key as the name of a place (`keys.place_key`).
    """

    kind: str | None
    form: str
    norm: str
    key: str
    place: str
    scope: Scope | None


class _Prefix(NamedTuple):
    kind: str
    form: str
    pattern: re.Pattern[str]


def _prefix(kind: str, form: str, *phrases: str) -> _Prefix:
    return _Prefix(kind, form, re.compile(rf"(?:(?:le|la|l) )?(?:{'|'.join(phrases)})(?=[ 0-9]|$)"))


# On normalised text; longer phrases before those that they begin with.
_PREFIXES = (
    _prefix(COMMUNE, FORMER, "mairie deleguee", "communes? deleguees?", "communes? associees?"),
    _prefix(COMMUNE, "", "hotel de ville", "mairie", "ville", "commune nouvelle", "commune", "municipalite"),
    _prefix(EPT, "", "etablissement public territorial", "ept"),
    _prefix(EPCI, "CC", "(?:communaute|cte|com) des? communes?", "com ?com", "cc", "c c", "cdc"),
    _prefix(EPCI, "CA", "(?:communaute|cte|com|c) (?:d )?agglo(?:meration)?", "ca", "c a"),
    _prefix(EPCI, "CU", "(?:communaute|cte) urbaine", "cu", "c u"),
    _prefix(EPCI, "", "(?:euro)?metropole", "agglo(?:meration)?", "communaute", "intercom(?:munalite)?"),
    _prefix(DEPARTEMENT, "", "conseil (?:departemental|general)", "departement", "dpt", "dept", "cd", "cg"),
    _prefix(REGION, "", "conseil regional", "region", "cr"),
    _prefix(UNIQUE, "", "collectivite(?: territoriale)?(?: unique| d outre mer)?"),
)
_EPCI_SUFFIX = re.compile(
    r" (?:(?P<CC>communaute de communes)|(?P<CA>communaute d agglo(?:meration)?)|(?P<CU>communaute urbaine)"
    r"|(?:euro)?metropole|agglo(?:meration)?|communaute|intercom(?:munalite)?)$"
)
# « du Mans » is Le Mans, « des Abymes » Les Abymes: what the liaison swallowed is given back.
_LIAISON = re.compile(r"(?:de (?=la |l )|(?P<le>du )|(?P<les>des )|de |d )")

_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_ARTICLE_APART = re.compile(r"^(.*\w)\s*(?:\(\s*(l[ea]s?|l['’])\s*\)|,\s*(l[ea]s?|l['’]))\s*$", re.I | re.S)
_CEDEX = re.compile(r"\bcedex\b(?:\s+\d{1,2}\b)?", re.I)
_POSTAL_CODE = re.compile(r"(?<!\w)(?:F-?)?(\d{5})(?!\w)")
_CODE_AT_END = re.compile(r"[\s,;/–—-](\d{2,3}|2[AB])\s*$", re.I)
_PLACE_AT_END = re.compile(r"(?:\s[-–—]\s|,)((?:(?!\s[-–—]\s)[^,])*)$")
_BODY_AND_NUMBER = re.compile(r"^(?:cd|cg|dpt|dept|departement)?\s*(\S+)$")
_BY_NAME = re.compile(r"\(([^()]*)\)|''([^']+)''|\"([^\"]+)\"")
_SHORTEST_BY_NAME = 5


def postal_codes(text: str) -> list[str]:
    """The five-digit codes of a text, in order."""
    return _POSTAL_CODE.findall(text)


def read_name(text: str, is_commune: Callable[[str], bool], find_scope: Callable[[str], Scope | None]) -> list[Reading]:
    """Every reading of a name, most literal first; empty where it holds no word.

    `is_commune` tells whether a normalised text is the whole name of a commune; `find_scope` gives
    the départements that a code, a postal code or a name of a territory stands for, None if none.
    """
    found: dict[Reading, None] = {}
    for part, scope in _texts(text, find_scope):
        norm = normalise(part)
        if not norm:
            continue
        found[Reading(None, "", norm, name_key(part), place_key(part), scope)] = None
        if not is_commune(norm):
            found |= dict.fromkeys(_stated(norm, scope, is_commune))
    return [*found, *(short for short in _without_acronym(text, is_commune) if short not in found)]


def _texts(text: str, find_scope: Callable[[str], Scope | None]) -> Iterator[tuple[str, Scope | None]]:
    """The text, and the text without the département that it states, each with that département."""
    plain = _CEDEX.sub(" ", text)
    scope: Scope | None = None
    for code in _POSTAL_CODE.findall(plain):
        scope = _narrow(scope, find_scope(code))
    plain = _POSTAL_CODE.sub(" ", plain)
    if apart := _ARTICLE_APART.match(plain):
        plain = f"{apart[2] or apart[3]} {apart[1]}"
    yield plain, scope
    for head, tail in _splits(plain):
        if (stated := find_scope(tail)) is not None:
            yield head, _narrow(scope, stated)


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for brackets in _BRACKETS.finditer(text):
        inner = normalise(brackets[1] or brackets[2] or "")
        if number := _BODY_AND_NUMBER.match(inner):
            yield _BRACKETS.sub(" ", text), number[1]
        yield _BRACKETS.sub(" ", text), inner
    for pattern in (_CODE_AT_END, _PLACE_AT_END):
        if match := pattern.search(text):
            yield text[: match.start()], match[1]


def _narrow(scope: Scope | None, stated: Scope | None) -> Scope | None:
    if scope is None or stated is None:
        return stated if scope is None else scope
    return scope & stated


def _stated(norm: str, scope: Scope | None, is_commune: Callable[[str], bool]) -> Iterator[Reading]:
    """The readings in which the text states a kind: « mairie de la ville d'Agen » → commune, `agen`."""
    if prefix := _first_prefix(norm):
        rest = norm[prefix.pattern.match(norm).end() :].strip()  # type: ignore[union-attr]  # it matched
        if prefix.kind == EPCI:
            yield epci_reading(norm, scope)
        else:
            yield _named(prefix, rest, scope, is_commune)
    elif _EPCI_SUFFIX.search(norm):
        yield epci_reading(norm, scope)


def _first_prefix(norm: str) -> _Prefix | None:
    return next((prefix for prefix in _PREFIXES if prefix.pattern.match(norm)), None)


def _named(prefix: _Prefix, rest: str, scope: Scope | None, is_commune: Callable[[str], bool]) -> Reading:
    """The place behind a prefix; a second prefix of the same kind (« mairie de la ville de ») goes too."""
    name = _after_liaison(rest)
    again = None if is_commune(name) else prefix.pattern.match(name)
    if again and again.end() < len(name):
        name = _after_liaison(name[again.end() :].strip())
    return Reading(prefix.kind, prefix.form, name, name_key(name), place_key(name), scope)


def _after_liaison(rest: str) -> str:
    liaison = _LIAISON.match(rest)
    if liaison is None:
        return rest
    article = "le " if liaison["le"] else "les " if liaison["les"] else ""
    return article + rest[liaison.end() :]


def epci_reading(text: str, scope: Scope | None = None) -> Reading:
    """The reading of an EPCI's name: legal form, name with that form in short, key without any form.

    « Communauté de communes du Provinois » and « CC du Provinois » read alike; the key of « CA Caux
    Seine Agglo » is `cauxseine`, that of « Dijon Métropole » `dijon`.
    """
    bare, forms = normalise(text), []
    while stripped := _strip_epci_word(bare):
        bare, form = stripped
        forms.append(form)
    stated = next((form for form in forms if form), "")
    return Reading(EPCI, stated, _canonical(normalise(text)), name_key(bare), place_key(bare), scope)


def _strip_epci_word(norm: str) -> tuple[str, str] | None:
    for prefix in _PREFIXES:
        match = prefix.pattern.match(norm) if prefix.kind == EPCI else None
        if match and match.end() < len(norm):
            return norm[match.end() :].strip(), prefix.form
    suffix = _EPCI_SUFFIX.search(norm)
    if suffix is None:
        return None
    return norm[: suffix.start()], suffix.lastgroup or ""


def _canonical(norm: str) -> str:
    for prefix in _PREFIXES:
        match = prefix.pattern.match(norm) if prefix.kind == EPCI and prefix.form else None
        if match:
            return prefix.form.lower() + norm[match.end() :]
    return norm


def _without_acronym(text: str, is_commune: Callable[[str], bool]) -> Iterator[Reading]:
    """« CA Bassin d'Arcachon Sud (COBAS) » without its brackets: only where the rest states a kind."""
    if _BRACKETS.search(text):
        norm = normalise(_BRACKETS.sub(" ", text))
        yield from (r for r in _stated(norm, None, is_commune) if r.kind not in (None, COMMUNE) and r.key)


def epci_aliases(name: str) -> Iterator[str]:
    """The ways an official EPCI name is written: in full, and without what it has in brackets or quotes."""
    yield name
    if _BY_NAME.search(name):
        yield _BY_NAME.sub(" ", name)


def by_names(name: str) -> Iterator[str]:
    """The normalised by-names that the register itself states: « CA de Blois ''Agglopolys'' ».

    Only those of five letters or more: initials such as CCPA fit several neighbours.
    """
    for match in _BY_NAME.finditer(name):
        by_name = normalise(next(filter(None, match.groups()), ""))
        if len(by_name.replace(" ", "")) >= _SHORTEST_BY_NAME:
            yield by_name


# INSEE's type of liaison → the article that the name of a territory is used with.
ARTICLES_BY_LIAISON = {2: "le ", 3: "la ", 4: "les ", 5: "l "}


def with_article(name: str, liaison: int | None) -> Iterator[str]:
    """The normalised names of a département or région, without and with its article: `orne`, `l orne`."""
    norm = normalise(name)
    yield norm
    if article := ARTICLES_BY_LIAISON.get(liaison or 0):
        yield article + norm
