"""The words that people write in their tables beside the data: units, totals, footnotes, names of sheets."""

from __future__ import annotations

import re

from transforms.formats.dialects.generic.cells import plain

_UNIT = re.compile(
    r"\(?\s*(?:en |in )?(?:k|m|md)?(?:€|euros?|eur|\$|%|‰|nb\.?|nbre\.?|nombre|number|n|etp|hab\.?|habitants|heures?|h|"
    r"jours?|j|mois|ans|annees?|km2?|m2|m²|km²|ha|kwh|mwh|go|mo|mbit/s|mb/s|unites?|ht|ttc|euros? (?:ht|ttc)|"
    r"€ (?:ht|ttc)|[km]€ (?:ht|ttc)|milliers|millions|"
    r"oui ?/ ?non|o/n|yes/no|texte?(?: libre)?|text|numerique|entier|decimal|date|jj/mm/aaaa|dd/mm/yyyy|aaaa|"
    r"liste(?: deroulante)?|choix(?: unique| multiple)?|case a cocher|facultatif|obligatoire|optionnel)\s*\)?"
)
_TOTAL = re.compile(
    r"(?:sous[- ]?tota(?:l|ux)|tota(?:l|ux)|s/total|s/t|sub[- ]?total|grand total|somme|cumul|ensemble|moyennes?|"
    r"medianes?|average|mean|median|sum|gesamt|summe|totale|ecart[- ]type|minimum|maximum|min|max|nombre de reponses|"
    r"nb de reponses|taux de reponse|% de oui)\b(?P<rest>.*)"
)
_TOTAL_REST = re.compile(
    r"(?:\W|\d|\b(?:generale?|generaux|global|globale|partiel|intermediaire|cumule|du|des|de|la|le|les|l|d|"
    r"departement|departementale?|communes?|collectivites?|region|regionale?|page|lot|zone|groupe|annee|hors|taxes|"
    r"ttc|ht|france|nationale?|epci|territoire|reponses?|initiatives?|projets?|actions?|lignes?)\b)*"
)
_FOOTNOTE = re.compile(
    r"(?:\*|\(\*|\(?\d\)\s|\[\d\]|¹|²|³|†|sources?\b|notes?\b|n\.?b\.?\s|nota\b|legendes?\b|champ\s*:|lecture\s*:|"
    r"donnees\b.{0,40}:|fait a\b|mise? a jour\b|maj\b|remarques?\b|observations?\s*:|precisions?\s*:|attention\b|"
    r"hors\s|edite\b|extraction\b|extrait\b|imprime\b|page \d|fin\b.{0,20}$|©|quelle?\s*:|stand\s*:|footnote|"
    r"last updated|exported)"
)
_NOTES_SHEET = re.compile(
    r"(?:lisez|lire|a lire|notice|readme|read me|mode d|consigne|instruction|aide|guide|sommaire|explication|accueil|"
    r"glossaire|presentation|page de garde|couverture|legende|metadonnees|hinweis|anleitung|note)"
)
_LISTS_SHEET = re.compile(
    r"(?:_?listes?|lists?|choix|nomenclature|param|referentiel|valeurs|codes?\b|data ?validation|ne pas|menus?|"
    r"modalites|tables? de ref|deroulant|dropdown)"
)
_RETURNS_SHEET = re.compile(
    r"(?:reponse|retour|donnee|data|export|recens|initiative|saisie|inventaire|tableau|projet|(?<![a-z])action|responses?|results?)"
)
_ANSWERS = frozenset(
    ("oui", "non", "yes", "no", "nsp", "ne sait pas", "ne se prononce pas", "sans reponse", "non reponse",
     "sans opinion", "no answer", "don't know", "not sure", "autre", "autres", "other", "other (please specify)",
     "autre (precisez)",
     "unweighted n", "weighted n", "base", "effectif", "effectifs", "n", "nombre de reponses", "refus", "refuse",
     "tout a fait d'accord", "plutot d'accord", "plutot pas d'accord", "pas du tout d'accord", "strongly agree",
     "strongly disagree", "agree", "disagree", "approve", "disapprove", "tres satisfait", "plutot satisfait",
     "peu satisfait", "pas du tout satisfait", "satisfait", "insatisfait", "jamais", "parfois", "souvent", "toujours",
     "rarement", "concerne", "non concerne", "en projet", "en cours", "sans objet", "non renseigne", "aucun", "aucune")
)  # fmt: skip
_LABEL = re.compile(
    r"\b(?:siren|siret|insee|commune|collectivite|courriel|e?-?mail|mel|telephone|tel|nom|prenom|fonction|adresse|"
    r"code postal|date|budget|cout|montant|titre|intitule|description|resume|population|habitants|epci|departement|"
    r"region|contact|referent|partenaires?|initiative|projet|public|objectifs?|calendrier|financements?|site|lien|"
    r"name|phone|title|service|elu|maire|responsable|statut|theme|thematique|territoire|beneficiaires|outils?)\b"
)
_REPEATED = re.compile(
    r"(?:initiative|projet|action|dispositif|operation|demarche|fiche|mesure|experience|realisation|exemple|"
    r"bonne pratique|project)s?"
)
_WORDS_OF_TOTAL = 6


def is_unit(cell: str) -> bool:
    return bool(_UNIT.fullmatch(plain(cell)))


def is_total(cell: str) -> bool:
    """Whether a label says « total » and nothing else: `Total général`, `Sous-total : 12 communes`."""
    found = _TOTAL.match(plain(cell))
    return bool(found) and bool(_TOTAL_REST.fullmatch(found["rest"]))  # type: ignore[index]


def begins_as_total(cell: str) -> bool:
    """Whether a label begins with such a word, whatever follows: `Total Gironde`, `Total dématérialisation`."""
    text = plain(cell)
    return bool(_TOTAL.match(text)) and len(text.split()) <= _WORDS_OF_TOTAL


def is_footnote(cell: str) -> bool:
    return bool(_FOOTNOTE.match(plain(cell)))


def names_notes(sheet: str) -> bool:
    return bool(_NOTES_SHEET.match(plain(sheet)))


def names_lists(sheet: str) -> bool:
    return bool(_LISTS_SHEET.match(plain(sheet)))


def names_returns(sheet: str) -> bool:
    return bool(_RETURNS_SHEET.search(plain(sheet)))


def is_answer(cell: str) -> bool:
    """Whether a label is an answer rather than a place or a project: a line of a table of results."""
    return plain(cell).strip(" .:") in _ANSWERS


def is_form_label(cell: str) -> bool:
    return bool(_LABEL.search(plain(cell)))


def label_words(cell: str) -> frozenset[str]:
    """The words of forms in a label."""
    return frozenset(_LABEL.findall(plain(cell)))


def repeats(stem: str) -> bool:
    """Whether it is of what a return may hold several of: initiatives, projects."""
    return bool(_REPEATED.fullmatch(plain(stem)))
