"""Postal addresses of persons: number, way and name; a place without number where someone lives there.

A street is no address, nor is that of a town hall, a school or a shop that is named with it; without any such
word, or where a person stands beside it, a number and a way are somebody's home.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span
from transforms.privacy.word_sets import word_set

_WAY = (
    r"(?:rue|r\.|ruelle|avenue|av\.?|ave\.?|boulevard|boul\.|bd\.?|bld\.?|bvd\.?|blvd\.?|place|pl\.?|all[ée]es?|all\.|"
    r"impasse|imp\.?|chemin|ch\.|chem\.?|che\.|square|sq\.?|quai|qu?\.|route|rte\.?|faubourg|fg\.?|fbg\.?|passage|pass\.|"
    r"r[ée]sidence|r[ée]s\.?|lotissement|lot\.?|venelle|sentier|sente|sent\.|mont[ée]e|c[ôo]te|traverse|esplanade|"
    r"esp\.|promenade|prom\.|cour|villa|hameau|ham\.|voie|rond-point|clos|lieu-?dit|quartier|qrt\.?|cit[ée]|domaine|mail|"
    r"parvis|cours|rampe|escalier|galerie|port|digue|lev[ée]e|zone|chauss[ée]e|carrefour)"
)
# « Le 5 rue des Tanneurs compte 340 logements »: a building that is spoken of.
_IS_SUBJECT = re.compile(r"\ble $")
_SAID_OF_BUILDING = re.compile(
    r" (?:compte|abrite|accueille|regroupe|comprend|comporte|heberge|devient|(?:a|va) (?:ete|etre)|est (?:une?|le|la)) "
)
# What is also counted: `12 cours de français`, `1 place de parking`.
_THING = re.compile(
    r"(?:\d+ (?:cours|voie|passage|port|zone|domaine|mail|promenade|cour|galerie|escalier)|1 (?:place|route)) "
    r"(?:de |d'|en |par |a )(?!(?:la|l'|les?)\b)"
)
_PARTICLE = (
    r"(?:de la|de l'|du|de|des|d'|la|le|les|l'|aux|au|[aà] la|[aà] l'|[aà]|sur|sous|"
    r"st\.?|ste\.?|saint|sainte|dit)"
)
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_NAME_WORD = rf"(?:{_CAPITAL}[\w]*\.?(?:['-][\w]+){{0,6}}|\d{{1,2}}(?:er|e|eme)?\s[^\W\d_]\w+)"
_LOWER_WORD = r"[^\W\d_]{3,}(?:['-]\w+){0,6}"
_PROPER = rf"(?:(?i:{_PARTICLE})\s?){{0,3}}{_NAME_WORD}(?:[ -](?:(?i:{_PARTICLE}|en|et)\s?){{0,3}}{_NAME_WORD}){{0,4}}"
_NAME = rf"{_PROPER}|(?:(?i:{_PARTICLE})\s?){{1,3}}{_LOWER_WORD}(?: (?i:{_PARTICLE}|en|et)\s?{_LOWER_WORD}){{0,2}}"
# What may not stand before is looked at behind the first digit: so only digits are tried.
_NUMBER = r"\d(?<![\w.,/°-]\d)\d{0,3}(?:\s?(?:-|et|/)\s?\d{1,4})?(?:\s?(?:(?i:bis|ter|quater|quinquies)|[a-dA-D])\b)?"
_MORE = (
    r"(?:,? ?(?i:esc(?:alier)?|b[aâ]t(?:iment)?|appt?|appartement|[ée]tage|porte|bp|cs)"
    r"\.? ?[\w]{1,5}){0,3}"
)
_NUMBERED = re.compile(rf"{_NUMBER}\s?,?\s?(?i:{_WAY})\s(?:{_NAME}){_MORE}")
_UNNUMBERED = re.compile(
    rf"(?<![\w-])(?:(?i:villa|maison|ferme|r[ée]sidence|immeuble)\s{_NAME_WORD}(?:[ -]{_NAME_WORD}){{0,3}},?\s)?"
    rf"(?i:{_WAY})\s(?:{_PROPER}){_MORE}|(?<!\w)(?i:bp|cs)\s?\d{{1,6}}(?!\d)"
)
# A flat in a residence, a plot in an estate: no number of a way, and nobody but who lives there.
_FLAT = re.compile(
    rf"(?<![\w-])(?i:r[ée]s(?:idence|\.)?|lot(?:issement|\.)?|immeuble|imm\.|b[aâ]t(?:iment|\.)) "
    rf"(?:{_PROPER}|[A-Z]\d?\b)"
    r"(?:,? ?(?:(?i:esc(?:alier|\.)?|b[aâ]t(?:iment|\.)?|appt?\.?|appartement|porte|[ée]tage|lot|villa|maison)|n[°o])"
    r"\.? ?(?:[A-Z]|[A-Z]?\d{1,4}[A-Z]?)\b){1,4}"
)
_HOME = re.compile(
    r"domicil|habit[ea]|habitant|demeur|resid|\bvit\b|\bvivant\b|\bloge|\bchez\b|(?:adresse|maison) (?:personnelle|"
    r"privee|perso)|"
    r"mon adresse|son adresse|sa maison|\bchez (?:moi|lui|elle|eux)\b|\bne[e]? (?:en|le)\b|\bans\b|courrier a|"
    r"\[nom masque\]|\b(?:m|mr|mme|mlle|monsieur|madame)\b|\blives?\b|\bfamille\b"
)
_STRONG_HOME = re.compile(
    r"domicil|\bhabite|demeur\w*|\breside\b|\bvit\b|\bloge|\bchez\b|adresse personnelle|mon adresse|\[nom masque\]|"
    r"\blives?\b"
)
_NAMED = "[nom masque]"
_LIVED_IN = re.compile(_STRONG_HOME.pattern.replace(r"\[nom masque\]|", ""))
_BODY = re.compile(
    r"\b(?:mairie|hotel de ville|france services|fablab|tiers-lieu|mediatheque|bibliotheque|ludotheque|ecole|college|"
    r"lycee|"
    r"salle|espace|centre|maison (?:de|des|du|france)|gymnase|stade|piscine|theatre|cinema|musee|conservatoire|hopital|"
    r"clinique|ehpad|creche|gendarmerie|police|caserne|poste|office|ccas|mission locale|pole emploi|caf|cpam|siege|"
    r"locaux|"
    r"local|bureau|bureaux|accueil|guichet|antenne|permanence|point|borne|bornes|parking|panneau|chantier|travaux|"
    r"boutique|"
    r"magasin|restaurant|cafe|entreprise|societe|association|atelier|ateliers|gare|halle|marche|eglise|prefecture|"
    r"tribunal|tresorerie|trésorerie|departement|communaute|agglomeration|syndicat|cyberbase|epn|drive|pharmacie|"
    r"capteur|"
    r"capteurs|compteur|compteurs|chaufferie|batiment|batiments|immeuble|usine|foyer|residence autonomie|campus|"
    r"universite|coworking|pepiniere|dechetterie|decheterie|service|services|adresse postale|relais)\b"
)
# What every one of these holds.
_HOME_PARTS = ("domicil", "habite", "demeur", "loge", "adresse", "[nom masque]")
_HOME_WORDS = frozenset({"reside", "vit", "chez", "live", "lives"})
_WAY_WORDS = word_set("""
    rue r ruelle avenue av ave boulevard bd blvd place pl allee allees all impasse imp chemin ch chem square sq
    quai q qu bld bvd boul che res sent esp prom ham qrt immeuble imm bat batiment
    route rte faubourg fg fbg passage pass residence res lotissement lot venelle sentier sente montee cote
    traverse esplanade promenade cour villa hameau voie rond clos lieu lieudit quartier cite domaine mail parvis
    cours rampe escalier galerie port digue levee zone chaussee carrefour bp cs
""")
_FLAT_WORDS = word_set("bat batiment appt app appartement esc escalier porte etage lot")
_BEFORE, _NEAR, _AFTER = 90, 60, 40
_SENTENCE = re.compile(r"(?:[.!?]\s|\n\n)(?!.*(?:[.!?]\s|\n\n))", re.DOTALL)


def find_addresses(text: Folded) -> list[Span]:
    """Where postal addresses of persons stand in the searched text, in order."""
    if text.words.isdisjoint(_WAY_WORDS):
        return []
    spans: list[Span] = []
    if text.digits:
        spans += [found.span() for found in _NUMBERED.finditer(text.plain) if _is_numbered(text, *found.span())]
    if not text.words.isdisjoint(_FLAT_WORDS):
        flats = [found.span() for found in _FLAT.finditer(text.plain) if _is_home(text.key, *found.span())]
        spans += [span for span in flats if not any(span[0] < end and start < span[1] for start, end in spans)]
    if may_be_home(text) and _STRONG_HOME.search(text.key):
        for found in _UNNUMBERED.finditer(text.plain):
            is_free = not any(found.start() < end and start < found.end() for start, end in spans)
            if is_free and _STRONG_HOME.search(_just_before(text.key, found.start(), _NEAR)):
                spans.append(found.span())
    return sorted(spans)


def may_be_home(text: Folded) -> bool:
    """Whether a text has any of the words that say where someone lives, or a person."""
    return not text.words.isdisjoint(_HOME_WORDS) or any(part in text.key for part in _HOME_PARTS)


def is_at_home(key: str, start: int, end: int) -> bool:
    """Whether a place is said to be where someone lives, or stands beside a person and no body."""
    around = _just_before(key, start, _BEFORE), re.split(r"[.!?]\s|\n\n", key[end : end + _AFTER], maxsplit=1)[0]
    if any(_LIVED_IN.search(text) for text in around):
        return True
    is_beside = any(_NAMED in text for text in around)
    return is_beside and not any(_BODY.search(text) for text in around)


def _is_home(key: str, start: int, end: int) -> bool:
    """Whether a number and a way are somebody's: no body is named beside them, or a person is."""
    before = _just_before(key, start, _BEFORE)
    if _HOME.search(before):
        return True
    after = key[end : end + _AFTER]
    return not _BODY.search(before) and not _BODY.search(after)


def _is_numbered(text: Folded, start: int, end: int) -> bool:
    """Whether a number and a way are an address of somebody, and no count of things."""
    thing = _THING.match(text.key, start)
    if thing and (text.plain[thing.end()].islower() or text.plain[start:end].isupper()):
        return bool(_STRONG_HOME.search(_just_before(text.key, start, _BEFORE)))
    if _IS_SUBJECT.search(text.key, max(0, start - 3), start) and _SAID_OF_BUILDING.match(text.key, end):
        return False
    return _is_home(text.key, start, end)


def _just_before(key: str, start: int, most: int) -> str:
    """What stands before in the same sentence."""
    before = key[max(0, start - most) : start]
    cut = _SENTENCE.search(before)
    return before[cut.end() :] if cut else before
