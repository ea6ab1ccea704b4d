"""What a paper or a vehicle of one person is known by: number plates, passports, identity cards, licences.

A plate of today (AB-123-CD) tells itself by its letters, unless a reference announces it; older ones and those
without hyphens need a vehicle before them. The numbers of papers have no key: their paper has to announce them.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span
from transforms.privacy.word_sets import word_set

# Neither I, O nor U stands on a plate.
_LETTERS = "[A-HJ-NP-TV-Z]{2}"
_PLATE = re.compile(rf"(?<![\w/-]){_LETTERS}-\d{{3}}-{_LETTERS}(?![\w/-])")
_MIDDLE = re.compile(r"-\d\d\d-")
_ANY_PLATE = re.compile(
    rf"(?<![\w/-])(?:{_LETTERS}[ .-]?\d{{3}}[ .-]?{_LETTERS}|\d{{2,4}}[ .-]?(?!CV|HT|KG|KM|KW|TTC|MM|CM|ET\b|PL)"
    r"[A-HJ-NP-Z]{2,3}[ .-]?(?:\d{2}|2[AB]|97\d))(?![\w/-])",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:immat(?:ricul\w{0,8})?|plaques?|vehicules?|voitures?|camion(?:nette)?s?|fourgon(?:nette)?s?|scooters?|motos?|"
    r"utilitaires?|remorques?|berlines?|clio|kangoo|zoe|partner|berlingo|master|trafic)\b\.?[^.;\n]{0,40}$"
)
_VEHICLE_WORDS = word_set("""
    immat immatricule immatriculee immatriculation plaque plaques
    vehicule vehicules voiture voitures camion camionnette fourgon fourgonnette scooter moto
    utilitaire remorque berline clio kangoo zoe partner berlingo master trafic
""")
# What a body drives is nobody's.
_OF_BODY = re.compile(
    r"\b(?:minibus|bus|navettes?|autocars?|tracteur|balayeuse|bibliobus|(?:de service|de fonction|communale?s?|"
    r"municipal\w{0,3}|d[eu] (?:la )?(?:commune|mairie|ville|ccas|police|pompiers|service|departement|region)))\b"
    r"[^.;\n]{0,30}$"
)
_REFERENCE = re.compile(
    r"\b(?:marches?|convention|deliberation|contrat|ref(?:erence)?s?|dossier|lot|facture|commande|modele|article|arrete|"
    r"version|produit|parcelle|code|projet|salle|norme|serie)\b[ .:n°o]{0,6}$"
)
_PAPER = re.compile(
    r"\b(?:passeport|carte (?:nationale )?d.identite|cni|piece d.identite|(?:titre|carte) de sejour|"
    r"permis de conduire|num(?:ero)? fiscal|n° fiscal|allocataire|matricule|numero (?:ine|d.etranger)|n° ine)\b"
    r"(?: francais| valide| agent| caf)?\s{0,2}(?P<lead>\(?n(?:[°o]|um(?:ero)?)\.?|:|=|est le|,)?[\s:°]{0,3}"
)
_PAPER_WORDS = word_set("passeport identite cni sejour permis fiscal allocataire matricule ine etranger")
# Cards made since 2021 have nine signs, most of which may be letters.
_CODE = re.compile(r"(?=(?:[a-z]*\d){5})[a-z\d]{7,15}(?: [b-xz](?![\w']))?(?!\w)|(?=(?:[a-z]*\d){2})[a-z\d]{9}(?!\w)")

_SPACED_CODE = re.compile(r"[a-z\d]{2,4}(?:[ .-][a-z\d]{2,9}){1,4}(?![\w€%])")
_FEWEST, _MOST, _FEWEST_DIGITS = 7, 15, 5
_LOOK_BACK = 70


def find_plates(text: Folded) -> list[Span]:
    """Where number plates stand in the searched text, in order."""
    if text.digits < len("123"):
        return []
    spans: list[Span] = []
    if _MIDDLE.search(text.plain):
        spans = [found.span() for found in _PLATE.finditer(text.plain) if not _is_reference(text, found.start())]
    if not text.words.isdisjoint(_VEHICLE_WORDS):
        for found in _ANY_PLATE.finditer(text.plain):
            before = _just_before(text, found.start())
            if found.span() not in spans and _VEHICLE.search(before) and not _OF_BODY.search(before):
                spans.append(found.span())
    return sorted(spans)


def _is_reference(text: Folded, start: int) -> bool:
    before = _just_before(text, start)
    return bool(_REFERENCE.search(before) or _OF_BODY.search(before))


def _just_before(text: Folded, start: int) -> str:
    return text.key[max(0, start - _LOOK_BACK) : start]


def find_papers(text: Folded) -> list[Span]:
    """Where the numbers of passports, identity cards, licences and personal files stand, in order."""
    if text.digits < 2 or text.words.isdisjoint(_PAPER_WORDS):
        return []
    return [span for lead in _PAPER.finditer(text.key) if (span := _behind(text.key, lead))]


def _behind(key: str, lead: re.Match[str]) -> Span | None:
    """The number that a paper announces; in groups only behind its sign, since counts are so written too."""
    found = _CODE.match(key, lead.end())
    if found is None and (lead["lead"] or "").strip("(").startswith("n"):
        found = _SPACED_CODE.match(key, lead.end())
    if found is None:
        return None
    signs = [sign for sign in found[0] if sign.isalnum()]
    is_long = _FEWEST <= len(signs) <= _MOST
    is_number = is_long and (found[0].isalnum() or sum(map(str.isdigit, signs)) >= _FEWEST_DIGITS)
    return found.span() if is_number else None
