"""One question, one answer: the stages of exact matching (table in `resolve`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from transforms.territory.index import Alias, Claims, NameIndex
from transforms.territory.keys import ARTICLES
from transforms.territory.kinds import COMMUNE, DEPARTEMENT, EPT, FAMILIES, KINDS, NATIONAL_KINDS, OTHER, admits
from transforms.territory.names import FORMER, Reading, Scope, read_name
from transforms.territory.scopes import ScopeFinder

MATCHED, AMBIGUOUS, UNMATCHED = "matched", "ambiguous", "unmatched"

# Longer than any name of an authority with all that may stand around it.
_LONGEST = 500
# « du Plateau Picard »: what is left when the kind was cut off, and never how a commune's name begins.
_CUT_OFF = ("de ", "du ", "des ", "d ")

Entity = tuple[str, str]


class Answer(NamedTuple):
    """What a question came to: with an entity (kind, code) and its method, or with reasons."""

    status: str
    entity: Entity | None = None
    method: str | None = None
    reasons: tuple[str, ...] = ()


class Question(NamedTuple):
    """The readings of a name that its kind admits, the département asked, the communes of a stated postal code."""

    declared: str | None
    readings: tuple[Reading, ...]
    scope: Scope | None
    served: frozenset[str] | None
    names: NameIndex

    def kinds(self, reading: Reading) -> tuple[str, ...]:
        """The kinds among which a reading is looked up."""
        kind = self.declared or reading.kind
        return KINDS if kind is None else FAMILIES.get(kind, (kind,))

    def where(self, reading: Reading) -> Scope | None:
        """The départements to look in: as asked and as read; None where neither says."""
        if self.scope is None or reading.scope is None:
            return self.scope if reading.scope is None else reading.scope
        return self.scope & reading.scope


def answer(
    name: str | None, kind: str | None, departement: str | None, names: NameIndex, scopes: ScopeFinder
) -> Answer:
    """The answer to one question; the texts are as written, None where not given."""
    if kind in (OTHER, EPT):
        return _unmatched("kind_not_in_reference")
    readings = read_name(name, names.is_commune, scopes.find) if name and len(name) <= _LONGEST else []
    if not readings:
        return _unmatched("name_missing" if not name or len(name) <= _LONGEST else "name_unknown")
    scope = scopes.read(departement) if departement else None
    if departement and not scope:
        return _unmatched("departement_unreadable")
    stated = any(reading.kind for reading in readings)
    fit = tuple(r for r in readings if admits(kind, r.kind) and (kind or r.kind or not stated))
    question = Question(kind, fit, scope, scopes.served(f"{name} {departement}"), names)
    if kind is None and not stated:
        return _of_any_kind(question)
    if found := _of_known_kind(question):
        return found
    reasons = tuple(_why_not(question, readings))
    return Answer(AMBIGUOUS if "homonyms" in reasons else UNMATCHED, reasons=reasons)


def _unmatched(*reasons: str) -> Answer:
    return Answer(UNMATCHED, reasons=reasons)


def _of_known_kind(question: Question) -> Answer | None:
    """The answer of the first stage that finds anything."""
    for method, find in (*_SCOPED, *_NATIONAL):
        entities = {(alias.kind, alias.code) for alias in find(question)}
        if len(entities) == 1:
            return Answer(MATCHED, entities.pop(), method)
        if entities:
            return Answer(AMBIGUOUS, reasons=("homonyms",))
    return None


def _of_any_kind(question: Question) -> Answer:
    """The answer where no kind is known: in a département, and only if no other kind has the name there."""
    scoped = tuple(r for r in question.readings if question.where(r) and not r.norm.startswith(_CUT_OFF))
    here = question._replace(readings=scoped, served=None)
    rivals = {(a.kind, a.code) for _, a in _within(here, _claims(here, here.names.keys, _key))}
    rivals |= {(a.kind, a.code) for _, a in _within(here, _claims(here, here.names.by_names, _norm))}
    if len(rivals) > 1:
        return Answer(AMBIGUOUS, reasons=("kind_unknown",))
    found = _of_known_kind(question._replace(readings=scoped)) if rivals else None
    return found or _unmatched("name_unknown" if scoped else "kind_unknown")


def _claims(question: Question, table: Claims, text: Callable[[Reading], str]) -> Iterator[tuple[Reading, Alias]]:
    """Every claim to a text of the readings, wherever it lies."""
    for reading in question.readings:
        for kind in question.kinds(reading):
            for alias in table.get((kind, text(reading)), ()):
                yield reading, alias


def _within(question: Question, claims: Iterable[tuple[Reading, Alias]]) -> Iterator[tuple[Reading, Alias]]:
    for reading, alias in claims:
        where = question.where(reading)
        if alias.kind == COMMUNE and question.served is not None and alias.code not in question.served:
            continue
        if alias.scope & where if where is not None else alias.kind in NATIONAL_KINDS:
            yield reading, alias


def _norm(reading: Reading) -> str:
    return reading.norm


def _key(reading: Reading) -> str:
    return reading.key


def _by_official_name(question: Question) -> Iterator[Alias]:
    claims = _within(question, _claims(question, question.names.official, _norm))
    return (alias for reading, alias in claims if alias.current and reading.form != FORMER)


def _by_former_name(question: Question) -> Iterator[Alias]:
    claims = _within(question, _claims(question, question.names.official, _norm))
    return (alias for _, alias in claims if not alias.current)


def _by_key(question: Question) -> Iterator[Alias]:
    claims = _within(question, _claims(question, question.names.keys, _key))
    return (alias for reading, alias in claims if _agree(reading, alias))


def _by_by_name(question: Question) -> Iterator[Alias]:
    return (alias for _, alias in _within(question, _claims(question, question.names.by_names, _norm)))


def _by_code(question: Question) -> Iterator[Alias]:
    """« CD 31 », « 31 » declared a département, and « conseil départemental » asked for in 31."""
    codes = question.names.codes
    yield from (alias for _, alias in _within(question, _claims(question, codes, lambda r: r.norm.upper())))
    for reading in question.readings:
        if reading.kind == DEPARTEMENT and not reading.norm and len(where := question.where(reading) or ()) == 1:
            yield from codes.get((DEPARTEMENT, *where), ())


def _agree(reading: Reading, alias: Alias) -> bool:
    """A commune keeps its first article, where that counts; an EPCI answers to no other legal form than its own."""
    if alias.kind == COMMUNE:
        return reading.place == alias.place and not (reading.form == FORMER and alias.current)
    return not (reading.form and alias.form) or reading.form == alias.form


def _by_key_in_the_country(question: Question) -> Iterator[Alias]:
    """Whatever bears the key of a reading that no département narrows, today or as a part of a commune.

    A name that longer ones begin with is as open as a homonym: Montauban is what they say in
    Montauban-de-Bretagne, too.
    """
    nowhere = question._replace(readings=tuple(r for r in question.readings if question.where(r) is None))
    found = list(_claims(nowhere, question.names.keys, _key))
    if all(alias.current and _agree(reading, alias) for reading, alias in found):
        yield from (alias for _, alias in found)
        if any(alias.kind == COMMUNE for _, alias in found):
            yield from _longer(nowhere)


def _longer(question: Question) -> Iterator[Alias]:
    for reading in question.readings:
        words = reading.norm.split()
        name = " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)
        for code in question.names.beginnings.get(name, ()):
            yield Alias(COMMUNE, code, True, "", frozenset())


_SCOPED: tuple[tuple[str, Callable[[Question], Iterator[Alias]]], ...] = (
    ("exact_name", _by_official_name),
    ("former_name", _by_former_name),
    ("exact_key", _by_key),
    ("exact_key", _by_by_name),
    ("code", _by_code),
)
_NATIONAL = (("exact_name_national", _by_key_in_the_country),)


def _why_not(question: Question, readings: Iterable[Reading]) -> Iterator[str]:
    """Why nothing was found, most telling reason first; never empty."""
    conflict = any(not admits(question.declared, reading.kind) for reading in readings)
    if conflict:
        yield "kind_conflict"
    wheres = [question.where(reading) for reading in question.readings]
    if any(where is not None and not where for where in wheres):
        yield "departement_conflict"
    elif question.served is not None and any(True for _ in _claims(question, question.names.keys, _key)):
        yield "postal_code_conflict"
    elif reason := _why_not_here(question):
        yield reason
    elif not conflict:
        yield "under_other_kind" if _under_other_kind(question) else "name_unknown"


def _why_not_here(question: Question) -> str | None:
    claims = list(_claims(question, question.names.keys, _key))
    if not claims:
        return None
    if any(question.where(reading) is not None for reading in question.readings):
        here = list(_within(question, claims))
        return _unlike(here) if here else "in_other_departement"
    aliases = {alias for _, alias in claims}
    if not any(alias.current for alias in aliases):
        return "former_name_without_departement"
    return "homonyms" if len({alias.code for alias in aliases}) > 1 else _unlike(claims)


def _unlike(claims: Iterable[tuple[Reading, Alias]]) -> str:
    return "other_article" if any(alias.kind == COMMUNE for _, alias in claims) else "other_legal_form"


def _under_other_kind(question: Question) -> bool:
    anyone = question._replace(declared=None, readings=tuple(r._replace(kind=None) for r in question.readings))
    claims = _claims(anyone, question.names.keys, _key)
    return any(_within(anyone, claims))
