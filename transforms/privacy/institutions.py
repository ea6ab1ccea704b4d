"""Words that tell the account or page of a body, a shop or a campaign from that of a person."""

from __future__ import annotations

import re

from transforms.privacy.given_names import FREQUENT
from transforms.privacy.word_sets import word_set

_WHOLE = word_set("""
    accueil actu actus agence agglo agglomeration agence alerte alertes amap ars asso association associations
    ateliers aidants bibliotheque bibliotheques boutique bus cabinet cafe camping canal cantine cap ccas cc centre
    chambre chateau cinema cinemas cirque cite citoyen citoyenne citoyens club collectif college comite commerce
    commerces commune communes communaute compagnie com connect conseil conservatoire coop cyber cyberbase data
    departement dept developpement direct eau ecole ecoles economie emploi energie ensemble environnement epn
    espace etat events fablab famille familles ferme festival fete fibre foire fondation formation forum france
    francaise gare gouv groupe gendarmerie habitat handball halles hub info infos insertion institut jeunes
    jeunesse labo lab library lieu local locale ludotheque lycee mag mairie maison maisons marche marches media
    mediation mediatheque mediatheques metropole mission mjc mobilite mobilites musee musees muni municipal
    municipale mutualite nature news numerique office officiel officielle open opera orchestre orange oti parc
    parents participation pays petr peertube plan pnr pole police pompiers port prefecture prefet presse programme
    projet projets publique quartier radio region reseau resto sante sdis service services sictom social solidaire
    solidarite solidarites sport sports stade station syndicat tech terre territoire territoires theatre tierslieu
    tourisme transport transports travaux tv union universite urbanisme vacances ville villes village villages
    visit vivre web wifi zone stop tous toutes votre notre nos vos mon ma bouge bougez restez chez collectivites
    elus maires hall hotel restaurant librairie boulangerie
""")
_LONG = tuple(word for word in sorted(_WHOLE) if len(word) > 3)
# Of these the names of our own columns are made: `@return_line`.
_COLUMN_WORDS = frozenset(["last", "page", "return", "line", "rank", "authority", "own", "block", "initiative"])
_PIECES = re.compile(r"[a-z]+")


def is_institutional(account: str) -> bool:
    """Whether the name of an account, folded, says that a body keeps it.

    A given name among its words says the opposite of what a part of another word says: `sophie.neuville`.
    """
    pieces = _PIECES.findall(account)
    if any(piece in _WHOLE for piece in pieces) or (pieces and _COLUMN_WORDS.issuperset(pieces)):
        return True
    if any(piece in FREQUENT for piece in pieces) or (len(pieces) > 1 and len(pieces[0]) == 1):
        return False
    return any(piece.startswith(_LONG) or piece.endswith(_LONG) for piece in pieces)
