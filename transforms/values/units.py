"""What a count counts: the nouns of the answers, and the code of list users_unit that each is.

A noun without a code is known too: `40 appels` is a count, of something that the list does not hold.
Keys are singular, as `match_key` leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOUNS: Mapping[str, str] = {
    "personnes": (
        "personne personnes pers individu gens usager utilisateur utilisatrice beneficiaire enfant jeune senior aine "
        "adulte parent adherent client patient demandeur stagiaire retraite lecteur auditeur salarie enseignant "
        "professeur soignant aidant user people person child beneficiary"
    ),
    "habitants": "habitant habitante hab administre resident citoyen inhabitant citizen",
    "agents": "agent fonctionnaire agente",
    "elus": "elu elue conseiller maire",
    "eleves": "eleve collegien lyceen ecolier pupil",
    "etudiants": "etudiant etudiante student",
    "benevoles": "benevole volontaire volunteer",
    "participants": "participant participante spectateur",
    "familles": "famille family families",
    "foyers": "foyer menage household",
    "commerces": "commerce commercant commercante artisan exposant boutique magasin restaurateur restaurant shop",
    "producteurs": "producteur productrice agriculteur maraicher producer",
    "entreprises": "entreprise tpe pme tpe/pme societe organisme structure company companies business",
    "associations": "association asso club",
    "etablissements": "etablissement ecole college lycee ehpad creche classe school",
    "comptes": "compte inscrit inscrite inscription abonne abonnee account registration subscriber",
    "visiteurs": "visiteur visitor",
    "vues": "vue connexion visite clic consultation view visit",
    "commandes": "commande livraison panier colis order",
    "demarches": "demarche rendez-vous rdv dossier demande formalite",
    "equipements": "equipement ordinateur tablette pc visiere masque poste kit imprimante portable computer tablet",
    "": (
        "appel telechargement commune mairie message mail courriel sms evenement atelier seance heure jour lieu site "
        "quartier"
    ),
}  # fmt: skip
UNITS: Mapping[str, str | None] = {noun: code or None for code, nouns in _NOUNS.items() for noun in nouns.split()}

_PLURALS = ("s", "x", "es")
# `200 agents en télétravail`: so many words may follow the noun, and no figure among them.
_NOUN_PHRASE = re.compile(
    r"(?:d'|de |of )?(?:(?:petites?|grande?s?|jeunes?|nouveaux|nouvelles) )?"
    r"(?P<noun>[a-z][a-z/-]*[a-z])\.?(?P<rest>(?: [^\d%€$]{1,40})?)"
)
_NOT_A_TAIL = re.compile(r"\b(?:contre|et|ou|par|pour|puis|plus|moins|dont|out of|and|or|per)\b|[/+]")


def unit_of(text: str) -> tuple[bool, str | None]:
    """Whether a text is a noun that can be counted, with what describes it, and its code if the list has it."""
    found = _NOUN_PHRASE.fullmatch(text)
    if found is None or _NOT_A_TAIL.search(found["rest"]):
        return False, None
    singular = next((noun for noun in _singulars(found["noun"]) if noun in UNITS), None)
    return singular is not None, UNITS.get(singular) if singular else None


def _singulars(noun: str) -> tuple[str, ...]:
    """The noun, and what it is without each ending of the plural."""
    return (noun, *(noun.removesuffix(ending) for ending in _PLURALS if noun.endswith(ending)))
