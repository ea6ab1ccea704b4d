"""Which columns say which authority a return is from: its name, its kind, its département."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.codes import CodeBook
from transforms.scaffold.evidence import Evidence
from transforms.scaffold.mappings import Mapped, map_answers
from transforms.scaffold.words import (
    ADDRESS_WORDS,
    AUTHORITY_WORDS,
    CODE_WORDS,
    DEPARTEMENT_WORDS,
    KIND_WORDS,
    POSTAL_CITY,
    has_any,
    weight_of,
)
from transforms.survey_files import Crosswalk

_SURE, _LEAST = 0.75, 0.35
_COMMUNES = 0.9
# The city of an address says where a structure is, not who it is.
_IN_ADDRESS, _IN_DOUBT, _OTHERS = 0.4, 0.7, 2
# Of a commune and the intercommunal body around it, the nearer one answers.
_OF_COMMUNES = 0.05


@dataclass(frozen=True)
class Pick:
    """A question chosen for a part of the authority, its score from 0 to 1, the next best ones, and why."""

    evidence: Evidence
    score: float
    why: str
    alternatives: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        return self.score >= _SURE


@dataclass(frozen=True)
class Places:
    """What identifies the authority; `codes` are columns of official codes, `constant` one kind for all."""

    name: Pick | None
    kind: Pick | None = None
    kinds: Mapped | None = None
    constant: str | None = None
    departement: Pick | None = None
    codes: tuple[Evidence, ...] = ()


def find_places(questions: Sequence[Evidence], book: CodeBook, known: Sequence[Crosswalk] = ()) -> Places:
    """The columns that identify the authority among the questions of a return."""
    codes = tuple(one for one in questions if _is_code(one))
    rest = [one for one in questions if one not in codes]
    departement = _best(rest, _departement_score, "départements")
    rest = [one for one in rest if departement is None or one is not departement.evidence]
    mapped = {one.name: map_answers(one, "authority_kind", book, known) for one in rest if one.is_closed}
    kind = _best([one for one in rest if one.name in mapped], lambda one: _kind_score(one, mapped[one.name]), "natures")
    rest = [one for one in rest if kind is None or one is not kind.evidence]
    name = _name(rest, _has_address(questions))
    if name is None and departement is not None:
        # A survey of départements names nothing else.
        name, departement = _fallback(departement.evidence, "la colonne du département, faute d'un nom"), None
    elif name is None and (one := _any_text(rest)) is not None:
        name = _fallback(one, "rien ne dit que cette colonne nomme la collectivité : corriger")
    elif name is None and kind is not None:
        name, kind = _fallback(kind.evidence, "la colonne de la nature, faute d'un nom : corriger"), None
    elif name is None and codes:
        name, codes = _fallback(codes[0], "un code officiel, faute d'un nom : corriger"), codes[1:]
    communes = name.evidence.shares.get("commune", 0.0) if name else 0.0
    return Places(
        name=name,
        kind=kind,
        kinds=mapped[kind.evidence.name] if kind else None,
        constant="commune" if kind is None and communes >= _COMMUNES else None,
        departement=departement,
        codes=codes,
    )


def _has_address(questions: Sequence[Evidence]) -> bool:
    return any(has_any(one.words, ADDRESS_WORDS) for one in questions)


def _name(questions: Sequence[Evidence], has_address: bool) -> Pick | None:
    """The column of the authority's name; in doubt where another one is called so and this one is not."""
    called = [one for one in questions if weight_of(one.words, AUTHORITY_WORDS) >= 1.0 and _name_score(one) > 0]
    in_address = {one.name for one in questions if called and has_address and has_any(one.words, POSTAL_CITY)}
    in_address -= {one.name for one in called}

    def score(one: Evidence) -> float:
        return _name_score(one) * (_IN_ADDRESS if one.name in in_address else 1.0)

    pick = _best(questions, score, "noms de collectivités", least=0.0)
    if pick is None or not called or pick.evidence in called:
        return pick
    others = [f"{one.name} ({score(one):.2f})" for one in called[:_OTHERS]]
    told = tuple(dict.fromkeys((*others, *pick.alternatives)))
    return replace(pick, score=min(pick.score, _IN_DOUBT), alternatives=told)


def _best(questions: Sequence[Evidence], score: object, what: str, least: float = _LEAST) -> Pick | None:
    assert callable(score)
    scored = sorted(((score(one), -rank, one) for rank, one in enumerate(questions)), key=lambda s: s[:2], reverse=True)
    if not scored or scored[0][0] <= least:
        return None
    best, _, evidence = scored[0]
    others = tuple(f"{one.name} ({value:.2f})" for value, _, one in scored[1:4] if value > _LEAST)
    return Pick(evidence, min(1.0, best), f"{what} : score {min(1.0, best):.2f}", others)


def _any_text(questions: Sequence[Evidence]) -> Evidence | None:
    """The first question answered in words: a draft must name some column for the authority."""
    texts = (one for one in questions if all(one.shares.get(shape, 0.0) < 0.5 for shape in ("count", "date", "tick")))
    return next(texts, questions[0] if questions else None)


def _fallback(one: Evidence, why: str) -> Pick:
    return Pick(one, 0.0, why)


def _name_score(one: Evidence) -> float:
    if one.typical > 80 or one.shares.get("date", 0) > 0.5 or one.shares.get("url", 0) > 0.5:
        return 0.0
    if one.shares.get("number", 0) > 0.5 or one.shares.get("tick", 0) > 0.8:
        return 0.0
    words = weight_of(one.words, AUTHORITY_WORDS)
    is_answered = one.filled / one.rows if one.rows else 0.0
    places = 0.65 * one.shares.get("place", 0.0) + _OF_COMMUNES * one.shares.get("commune", 0.0)
    return (0.45 * words + places) * (0.5 + 0.5 * is_answered)


def _departement_score(one: Evidence) -> float:
    words, share = weight_of(one.words, DEPARTEMENT_WORDS), one.shares.get("departement", 0.0)
    # Small numbers are anything: only names among them make départements of a column that no word calls so.
    is_named = share > 0.8 and one.shares.get("departement_name", 0.0) > 0.1
    return 0.5 * words + 0.5 * share if words else 0.6 * share if is_named else 0.0


def _kind_score(one: Evidence, mapped: Mapped) -> float:
    if one.is_unique or not mapped.sure:
        return 0.0
    return 0.35 * weight_of(one.words, KIND_WORDS) + 0.65 * mapped.share


def _is_code(one: Evidence) -> bool:
    words = weight_of(one.words, CODE_WORDS)
    coded = max(one.shares.get("insee", 0.0), one.shares.get("siren", 0.0))
    # A post code looks like a code INSEE; a SIREN has a check digit.
    both = one.shares.get("insee", 0.0) + one.shares.get("siren", 0.0)
    by_values = coded > 0.3 and (words > 0 or (both > 0.7 and one.shares.get("siren", 0.0) > 0.05))
    return by_values or (words >= 1.0 and coded > 0.2)


def best_code(codes: Sequence[Evidence]) -> Evidence | None:
    """Of several columns of official codes, the one with most of them."""

    def worth(one: Evidence) -> float:
        coded = one.shares.get("insee", 0.0) + one.shares.get("siren", 0.0)
        return coded * one.filled / max(1, one.rows)

    return max(codes, key=worth, default=None)


def place_columns(places: Places) -> list[str]:
    """The columns of the authority's name, kind and département, those that there are."""
    picks = (places.name, places.kind, places.departement)
    return [pick.evidence.name for pick in picks if pick is not None]
