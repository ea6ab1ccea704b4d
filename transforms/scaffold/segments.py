"""Headers that are run together (`Nomdelastructure`, `nomprenom`), parted into the words that they are made of.

A form tool that takes the signs out of its questions leaves headers like these. They are parted by known words
alone, and only where these make up the header: a word of its own that begins as another does stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LITTLE = _set(
    "le la les un une des de du d l et ou en au aux ce cet cette ces mon ma mes votre vos notre nos leur leurs son sa "
    "ses je j il elle nous vous on qui que qu dont ne n pas par pour sur sous dans avec sans si y est sont a t etes "
    "avez avons ai ex the of and your our my in for to is are"
)
_BEFORE_A_VOWEL = frozenset("dljntyqa")
_OPENING = _set("le la les un une des de du mon ma mes votre vos notre nos je j l the your our my")
_OTHER = _set(
    "personne personnes structure structures nom prenom adresse numero code postal postale ville voie rue quartier "
    "pays complement reponse reponses question principal principale principaux autre autres quel quelle quels quelles "
    "quelques mots lignes phrase phrases repondant repondante repond repondez charge dossier numerique inclusion "
    "initiatives projets actions activite activites service services mise place oeuvre besoin besoins moyens humains "
    "financiers financement financements acces libre accueil horaires tarifs public publics specifique type types "
    "accompagnement administratives formation connexion equipements equipement domicile conditions certaines "
    "inscription referent referente responsable elu elue mandat agent agents maire mairie commune communes "
    "collectivite territoire departement region annee jour mois heure date debut fin duree nombre total texte choix "
    "signature saisie envoi creation modification depot reception territoriale local locale social sociale"
)
_SHORTEST, _SHORTEST_UNKNOWN, _SHORTEST_WORD, _SHORTEST_AFTER_LITTLE = 7, 4, 3, 5
_COVERED, _SENTENCE, _COVERED_IN_SENTENCE = 0.7, 25, 0.5
_LONGEST, _LONGEST_WORD = 200, 25
_COST_WORD, _COST_LITTLE, _COST_LETTER, _COST_UNKNOWN = 1.0, 1.3, 2.6, 3.0


@dataclass(frozen=True)
class _Way:
    """The cheapest way to part the letters so far, in words; `is_open` where the last one is not known."""

    cost: float = 0.0
    words: tuple[str, ...] = ()
    is_open: bool = False


def parted(pieces: Sequence[str], known: frozenset[str]) -> list[str] | None:
    """The words of one header without separators, given in pieces that surely are apart; None where it is none.

    `known` are the words to look for besides the little ones; all are lower case without accents.
    """
    whole = "".join(pieces)
    words = frozenset(word for word in known if len(word) >= _SHORTEST_WORD) | _OTHER
    if not _SHORTEST <= len(whole) <= _LONGEST or not whole.isalpha() or (len(pieces) == 1 and whole in words):
        return None
    found = [word for piece in pieces for word in _cheapest(piece, words)]
    return found if _is_credible(found, words) else None


def _cheapest(piece: str, known: frozenset[str]) -> tuple[str, ...]:
    ways = [_Way()]
    for end in range(1, len(piece) + 1):
        ways.append(min(_ways(piece, end, ways, known), key=lambda way: way.cost))
    return ways[-1].words


def _ways(piece: str, end: int, ways: Sequence[_Way], known: frozenset[str]) -> list[_Way]:
    """Every way to end here: with a known word, or with one more letter that is not known."""
    last, letter = ways[end - 1], piece[end - 1]
    cost = _COST_UNKNOWN if last.is_open else 2 * _COST_UNKNOWN
    words = (*last.words[:-1], last.words[-1] + letter) if last.is_open else (*last.words, letter)
    found = [_Way(last.cost + cost, words, True)]
    for start in range(max(0, end - _LONGEST_WORD), end):
        word, before = piece[start:end], ways[start]
        if (own := _cost(word, piece[end : end + 1], known)) is not None:
            found.append(_Way(before.cost + own, (*before.words, word)))
    return found


def _cost(word: str, following: str, known: frozenset[str]) -> float | None:
    """What a word costs; one letter of elision stands before a vowel alone."""
    if len(word) == 1:
        is_elided = word in _LITTLE and word in _BEFORE_A_VOWEL and following in tuple("aeiouyh")
        return _COST_LETTER if is_elided and following else None
    if word in _LITTLE:
        return _COST_LITTLE
    return _COST_WORD if word in known else None


def _is_credible(words: Sequence[str], known: frozenset[str]) -> bool:
    """Whether known words make the header up: two at least, or one after an article, and no crumbs between them."""
    own = [word for word in words if word in known and word not in _LITTLE]
    unknown = [word for word in words if word not in known and word not in _LITTLE]
    letters = sum(map(len, words))
    share = 1 - sum(map(len, unknown)) / letters
    if any(len(word) < _SHORTEST_UNKNOWN for word in unknown):
        return False
    if letters >= _SENTENCE:
        return bool(own) and share >= _COVERED_IN_SENTENCE
    if share < _COVERED or words[-1] in _LITTLE:
        return False
    after_little = words[0] in _OPENING and len(own) == 1 and len(own[0]) >= _SHORTEST_AFTER_LITTLE
    return len(own) >= 2 or after_little
