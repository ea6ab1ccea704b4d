"""The words by which a column is known: in its header, its code or its question, French and English.

Phrases are written as `match_key` leaves them: lower case, no accents. A phrase counts where its words
stand together as words; its weight says how far it alone carries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import groupby

from transforms.scaffold import segments
from transforms.values.text import match_key

Phrases = tuple[tuple[float, str], ...]

FIELD_WORDS: Mapping[str, Phrases] = {
    "title": (
        (1.0, "title|titre|intitule|titre fr|nom de l'initiative|nom de l'action|nom du projet|nom du dispositif"),
        (1.0, "comment s'appelle|quel est son nom|quel nom|name of the initiative|project name|initiative name"),
        (0.9, "initiative|nom action|nom initiative|nom projet|denomination|nom du service|nom du lieu|objet"),
        (0.7, "libelle|action|projet|project|dispositif|operation|name|nom structure|nom de la structure"),
        (0.5, "nom|lieu|label|what is it called"),
    ),
    "description": (
        (1.0, "description|descriptif|decrivez|decris|decrire|racontez|describe|presentation|resume|summary|recit"),
        (0.8, "contexte|objet|objectif|objectifs|detail|details|content|expliquez|en quelques lignes|en quelques mots"),
        (0.8, "desc"),
        (0.5, "texte|text|commentaire|about|precisions|fonctionnement"),
    ),
    "theme": (
        (1.0, "theme principal|famille|family|main theme|domaine principal|thematique principale"),
        (0.8, "theme|thematique|domaine|axe|domain|field of action|categorie|category"),
    ),
    "subthemes": (
        (1.0, "subthemes|sous-themes|sous themes|themes|thematiques|theme s|topics|quels themes|sous-theme|subtheme"),
        (0.8, "domaines|theme|thematique|topic|categories|services|service"),
    ),
    "audiences": (
        (1.0, "audiences|audience|publics|publics vises|public vise|public cible|publics cibles|a qui s'adresse"),
        (1.0, "target group|target audience|aimed at|beneficiaires vises|destinataires|cibles|cible|for whom"),
        (0.8, "public|a qui|usagers vises|usagers concernes|publics concernes|pour qui|populations"),
    ),
    "tools": (
        (1.0, "tools|outils|outil|logiciels|logiciel|software|solutions|materiels utilises|outils numeriques"),
        (0.8, "technologies|technologie|plateforme|plateformes|materiel|equipements|equipement|tool|application"),
    ),
    "partners": (
        (1.0, "partners|partenaires|partenaire|partenariat|partenariats|avec qui|partner|with whom"),
        (0.7, "acteurs|prestataires|cooperation|associes|en lien avec|prestataire"),
    ),
    "url": (
        (1.0, "site web|site internet|page web|url|adresse web|lien internet|website|web page|adresse internet|web"),
        (0.8, "lien|link|site|hyperlien|en savoir plus|http"),
    ),
    "source_url": (
        (1.0, "source url|url source|page source|lien source|source de l'information|citation"),
        (0.7, "source"),
    ),
    "started_on": (
        (1.0, "started on|date de debut|date de lancement|date de demarrage|mise en place|start date|date debut"),
        (1.0, "a-t-elle commence|a-t-il commence|depuis quand|a commence|mise en service|when did it start"),
        (0.9, "debut|lancement|demarrage|commence|commencement|demarre|date de mise en oeuvre|launched|started|begin"),
        (0.6, "quand|when|start|depuis|date de creation|annee"),
    ),
    "ended_on": (
        (1.0, "ended on|date de fin|date d'achevement|date de cloture|date d'arret|end date|date fin|fin prevue"),
        (0.9, "achevement|cloture|fini|s'est terminee|ended|jusqu'a quand|date de terminaison"),
        (0.5, "fin|end|termine"),
    ),
    "status": (
        (1.0, "status|statut|etat d'avancement|avancement|ou en est|etat de l'action|etat du projet|stade"),
        (0.9, "etat|state|stage|phase|situation actuelle|toujours en cours|toujours active"),
    ),
    "cost_eur": (
        (1.0, "budget|cout|cost eur|montant|cost|budget eur|cout total|depense|depenses|cout d'investissement"),
        (0.9, "investissement|invest|financement|amount|prix|combien a-t-elle coute|expenditure"),
    ),
    "running_cost_eur": (
        (1.2, "running cost|cout de fonctionnement|cout annuel|fonctionnement annuel|budget de fonctionnement"),
        (1.1, "par an|cout recurrent|annual cost|frais de fonctionnement|abonnement annuel"),
    ),
    "users_reached": (
        (1.0, "users reached|nombre d'usagers|nombre de beneficiaires|combien de personnes|nombre d'utilisateurs"),
        (1.0, "number of users|how many people|nb usagers|nb beneficiaires|nombre de personnes|personnes touchees"),
        (0.9, "beneficiaires|usagers|frequentation|users|utilisateurs|beneficiaries|reach|participants"),
    ),
    "users_unit": ((1.0, "users unit|unite de compte|unite des usagers|en quelle unite"), (0.7, "unite|unit")),
    "satisfaction": ((1.0, "satisfaction|satisfait|satisfied|niveau de satisfaction"),),
    "language": ((0.9, "langue de la reponse|langue de reponse"), (0.6, "langue|language")),
}  # fmt: skip

# Questions about something else than the initiative itself, however well their words fit.
OTHER_QUESTIONS = (
    "pourquoi|why|souhaitez-vous|voulez-vous|peut-on|acceptez-vous|j'autorise|autorisez|consent|consentement|"
    "d'accord|remarque|remarques|comments|commentaires libres|avez-vous|aviez-vous|l'aviez-vous|would you|may we|"
    "captcha|rgpd|gdpr|merci de|freins|frein|effectif|effectifs|habitants|mise a jour|maj|date maj|derniere maj|"
    "updated|latitude|longitude|coord|horaires"
)

PERSONAL_WORDS = (
    "prenom|prenoms|courriel|courriels|e-mail|email|emails|mail|mails|adresse electronique|adresse de messagerie|"
    "telephone|tel|num tel|telephones|portable|mobile|ligne directe|numero de telephone|phone|fax|adresse postale|"
    "adresse|comp adresse|complement d'adresse|postal address|ip|adresse ip|ip address|ipaddr|token|jeton|repondant|"
    "repondante|respondent|contact|contacts|interlocuteur|interlocutrice|referent|referente|votre fonction|"
    "fonction du repondant|votre nom|your name|firstname|lastname|first name|last name|nom prenom|nom et prenom|"
    "nom du contact|nom du repondant|nom de famille|nom referent|civilite|signature|username|nom d'utilisateur|"
    "utilisateur|member name|nom du participant|participant name|"
    "deviceid|device id|iban|rib|date de naissance|naissance|non publie|non publiee|not published|"
    "refurl|referrer|url referente|user agent|personne a contacter|"
    "job title|intitule du poste|qui etes-vous|vos coordonnees|coordonnees"
)
PERSONAL_ALONE = frozenset(
    {
        "nom", "name", "fonction", "poste", "auteur", "agent", "ligne", "tel", "mel", "user",
        # The accounts that Survey123, ODK Central and KoboToolbox note beside each row.
        "creator", "editor", "submitter name", "submitted by",
    }
)  # fmt: skip
"""Personal only where they are the whole header: `nom de la commune` is not a person."""
NOT_PERSONAL = (
    "site|web|internet|url|commune|collectivite|structure|initiative|action|projet|page web|lien|nombre|nb|combien|"
    "contact tracing|respondent id|id repondant"
)
"""Beside a personal word, these say that it is about something else: `adresse du site`, `nombre de contacts`."""

OF_A_PERSON = "prenom|prenoms|firstname|first name|lastname|last name|civilite|date de naissance|nom et prenom"
"""Of a person whatever stands beside them: `nom et prénom de la personne de la structure`."""

AUTHORITY_WORDS: Phrases = (
    (1.0, "authority as written|authority|nom de la collectivite|nom de votre collectivite|nom officiel|votre commune"),
    (1.0, "nom de la commune|nom de la structure|collectivite|nom de l'epci|local authority|municipality"),
    (0.8, "commune|ville|mairie|epci|intercommunalite|structure|organisme|organisation|organization|territoire|city"),
    (0.6, "etablissement|entite|porteur|maitre d'ouvrage|town|nom"),
)
POSTAL_CITY = "ville|city|town|localite"
ADDRESS_WORDS = "code postal|codepostal|cp|postcode|postal code|zip|zip code"
"""Beside a column of these, a column of the former is a part of an address."""
KIND_WORDS: Phrases = (
    (1.0, "authority kind|nature de la collectivite|type de collectivite|type de structure|statut juridique|nature"),
    (0.9, "vous repondez pour|il s'agit d'une|vous etes|categorie de collectivite|echelon|kind of authority|type"),
    (0.6, "statut|categorie|strate"),
)
DEPARTEMENT_WORDS: Phrases = (
    (1.0, "departement|dept|departement code|code departement|no departement|dans quel departement|num dep"),
    (0.6, "dep|territoire|departement de"),
)
CODE_WORDS: Phrases = ((1.0, "code insee|insee|siren|siret|code commune|no siren|numero siren|code officiel|cog"),)
CONSENT = "j'autorise|autorisez|acceptez|j'accepte|consent|consentement|diffusion|d'accord|souhaitez-vous|agree"
METADATA_WORDS = (
    "seed|tete de serie|refurl|url referente|referrer url|temps total|duree pour le groupe|duree pour la question|"
    "interviewtime|collector id|collectorid|instanceid|rootuuid|validation status|form version|formversion"
)
ID_WORDS: Phrases = (
    (
        1.0,
        "id|respondent id|identifiant|reference|uuid|id reponse|response id|id de la reponse|submission id",
    ),
    (0.8, "ref|code|numero|no|key|cle|dossier|record id"),
)
SUBMITTED_WORDS: Phrases = (
    (1.0, "submitdate|date de soumission|date d'envoi|date submitted|submitted on|submission time|completion time"),
    (1.0, "submissiondate|horodateur|timestamp|depose le|date de reponse|heure de fin|submit date|date de depot"),
)

_SHORTEST_CODE, _LONGEST_CODE = 5, 200
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_NOT_WORDS = re.compile(r"[^\w']+|_")


def words_of(text: str) -> str:
    """A header or a question as words one space apart, without accents, case or signs; codes are parted.

    A header that is run together (`Nomdelastructure`) is parted where known words make it up.
    """
    whole = text.strip()
    if len(whole) > _LONGEST_CODE or " " in whole:
        return _bare_words(text)
    return " ".join(_of_token(token) for token in _NOT_WORDS.sub(" ", whole.replace("'", " ")).split())


def _bare_words(text: str) -> str:
    parted = _CAMEL.sub(" ", text) if len(text) <= _LONGEST_CODE else text
    return " ".join(_NOT_WORDS.sub(" ", match_key(parted).replace("-t-", " t ")).split())


@cache
def _of_token(token: str) -> str:
    said: list[str] = []
    for is_number, together in groupby(_bare_words(token).split(), str.isdecimal):
        pieces = list(together)
        said += pieces if is_number else segments.parted(pieces, _vocabulary()) or pieces
    return " ".join(said)


@cache
def _vocabulary() -> frozenset[str]:
    """The words of all phrases, to part headers by."""
    weighted = (*FIELD_WORDS.values(), AUTHORITY_WORDS, KIND_WORDS, DEPARTEMENT_WORDS, CODE_WORDS, SUBMITTED_WORDS)
    plain = (OTHER_QUESTIONS, PERSONAL_WORDS, NOT_PERSONAL, CONSENT, *PERSONAL_ALONE)
    phrases = (*(these for field in weighted for _, these in field), *plain)
    return frozenset(word for these in phrases for word in these.replace("'", " ").replace("|", " ").split())


@cache
def _pattern(phrases: str) -> re.Pattern[str]:
    spelt = sorted((_bare_words(phrase) for phrase in phrases.split("|")), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, spelt))})(?!\w)")


def has_any(words: str, phrases: str) -> bool:
    """Whether one of the phrases stands in the words."""
    return _pattern(phrases).search(words) is not None


def _is_abbreviated(words: str, phrases: str) -> bool:
    """Whether a word is the beginning of one of the phrases, as codes are: `benef`, `descript`."""
    spelt = [phrase for phrase in phrases.split("|") if " " not in phrase]
    return any(
        len(word) >= _SHORTEST_CODE and len(word) < len(phrase) and phrase.startswith(word)
        for word in words.split()
        for phrase in spelt
    )


def weight_of(words: str, phrases: Phrases) -> float:
    """The weight of the strongest phrase that stands in the words; a little more where it is the whole header."""
    best = max((weight for weight, these in phrases if has_any(words, these)), default=0.0)
    best = best or 0.7 * max((weight for weight, these in phrases if _is_abbreviated(words, these)), default=0.0)
    is_whole = any(_pattern(these).fullmatch(words) for _, these in phrases)
    # A weak word stays weak where it stands alone: « nom », « lieu ».
    return best + 0.2 if is_whole and best < 0.8 else best
