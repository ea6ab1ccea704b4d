"""The words around an amount: what it is for, how exact it is, which currency and tax.

All patterns are for texts as `match_key` leaves them.
"""

from __future__ import annotations

import re

ZERO = re.compile(
    r"(?:neant|rien|gratuit|gratuite|gratuitement|gratis|free|none|nothing|nil|zero|nul|nulle|0+(?:[.,]0+)?|offert|offerte|"
    r"(?:cout|budget) (?:nul|zero|0)|sans (?:cout|couts|frais|depense|depenses|budget|surcout)(?: supplementaires?)?|"
    r"(?:aucun|aucune|pas de|no)(?: (?:cout|couts|cost|frais|depense|depenses|budget|surcout)(?: supplementaires?)?)?|"
    r"rien du tout|zero (?:cout|depense))"
)
REMARK = re.compile(r"\([^()]*\)")
# `dont 50 % de subvention`, `en 2020`, `sur 3 ans`, `au total`: they change nothing of the amount.
ASIDE = re.compile(
    r",? (?:dont|hors(?!,? ?taxes?\b)|y compris|avec|(?:co)?financ\w+|subventionn\w+|pris en charge) .*$|"
    r"\b(?:en|pour|sur|depuis) (?:l'annee )?(?:19|20)\d\d(?:[-/](?:20)?\d\d)?\b|"
    r"\b(?:sur|pour|pendant|pour une duree de) (?:\d{1,2}|un|deux|trois|quatre|cinq) (?:ans?|annees?|mois)\b|"
    r"\b(?:au|en) (?:total|tout|global)\b|\b(?:en tout|tout compris|toutes charges comprises|net|nets|forfaitaires?|"
    r"au forfait|a ce jour|pour l'instant|"
    r"pour le moment|pour la collectivite|prevue?s?|previsionnel(?:s|les?)?)\b"
)
LEAD_IN = re.compile(
    r"(?:(?:le|la|un|une|l'|notre)[ ]?)?(?:budget|cout|montant|prix|total|somme|investissement|depense|enveloppe|"
    r"facture|devis|fourchette|cost)s?(?: (?:total|totale|global|globale|initial|initiale|prevu|previsionnel|alloue|"
    r"de l'operation|du projet|de la mise en place|d'achat))*(?: ?[:=] ?| (?:est |etait )?(?:de|d'|a|of|a hauteur de)"
    r"(?: |(?<='))| )"
)
INVESTMENT = re.compile(
    r"(?:\b(?:d'|en |de l'|pour l')?|:)(?:investissements?|achats?|acquisition|equipement|invest\.?)\b"
    r"(?: (?:de |d')(?:materiels?|mobiliers?|logiciels?|equipements?|fournitures?|licences?)\b)? ?:?"
)
RUNNING = re.compile(
    r"\b(?:de |en |pour le |du |cout de |frais de |depenses de )?fonct(?:ionnement\b|\b\.?) ?:?|\bde maintenance\b|"
    r"\bde licences?\b|\bd'abonnements?\b|\brunning costs?\b|"
    # « Maintenance 950 € » is by the year, and so is « 240 € d'hébergement ».
    r"^(?:maintenance|hebergement) ?:? ?(?:de )?(?=[\d€~])|\bd'hebergement\b"
)
SUBSCRIPTION = re.compile(r"\b(?:abonnements?|licences?|maintenance|hebergement|forfait) ?(?:de |: ?|a )?")

_RATE = r"\d{1,2}(?:[.,]\d{1,2})? ?%"
HT = re.compile(
    r"(?<![a-z])(?:h\.? ?t\.?|hors ?-?taxes?)(?!\w)\.?|\bexcl?\.? (?:vat|tax)\b|\b(?:hors tva|tva en (?:sus|plus))\b|"
    # `+ TVA`, `+ 20 % de TVA`; after `+ TVA 400 €` the tax is an amount of its own.
    rf"(?:\+|\bplus) ?(?:la )?(?:{_RATE} (?:de )?)?(?:tva|t\.v\.a\.?|vat)(?!\w)(?: ?(?:a |de |: ?|\()?{_RATE}\)?)?"
    r"(?! ?[:=(]? ?\d)"
)
TTC = re.compile(
    r"(?<![a-z])(?:t\.? ?t\.? ?c\.?|toutes taxes comprises|tva (?:comprise|incluse))(?!\w)\.?|\bincl?\.? (?:vat|tax)\b"
)
MONTH = re.compile(
    r"(?:/ ?|\bpar |\bchaque |\ble |\bper |\ba )(?:mois|month)\b|\bmensue(?:l|ls|lle|lles|llement)\b|\bmonthly\b"
)
YEAR = re.compile(
    r"(?:/ ?|\bpar |\bchaque |\bper |\ba )(?:ans?|annee|year)\b|\bannue(?:l|ls|lle|lles|llement)\b|"
    r"\bl'an(?:nee)?\b|\byearly\b|\ba year\b"
)
# A price per head or per day is not the cost; `3 x 200 € pièce` is.
PER_UNIT = re.compile(
    r"(?:/ ?|\bpar |\bper )(?!mois|month|ans?\b|annee|year)[a-z]|\b(?:a )?l'unite\b|\bla piece\b|"
    r"\bl'heure\b"
)
EACH = re.compile(r"\b(?:(?:a )?l'unite|(?:la )?piece|chacune?s?|unitaires?|each)\b")

EURO = re.compile(r"€|(?<![a-z])(?:k|m|md|mds)?(?:euros?|eur)\b|(?<=\d) ?[km]?e\b")
OTHER_CURRENCY = re.compile(
    r"[$£¥₣]|\b(?:us ?d|usd|dollars?|gbp|pounds?|livres? sterling|chf|francs?|ff|xpf|cfp|fcfp|fcfa|yens?|cad)\b|"
    r"\d ?f\b|\d ?frs?\b"
)
NEGATIVE = re.compile(r"(?:(?<=^)|(?<=[:=] ))[-+/]?- ?\d|^- ?€ ?\d|^moins \d")
SHARE = re.compile(r"%|\bpour ?cents?\b")

# No figure, and yet an answer: it was paid in staff time, or by another line of the budget.
IN_KIND = re.compile(
    r"\b(?:temps|agents?|interne|internes|moyens propres|nature|benevol\w*|regie|mis a disposition|mise a disposition|"
    r"ressources humaines|rh|etp|personnel|jours?[ -]hommes?|heures? de travail|staff time|in[ -]house)\b"
)

QUALIFIERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "approx",
        re.compile(
            r"\benv(?:\.|iron)?(?!\w)|[~≈±]|\bde l'ordre de\b|\bplus ou moins(?: de)?\b|\+ ?/ ?-|\ba la louche\b|"
            r"\bapprox\w*\.?|\bautour de\b|\ba peu pres\b|\bpres de\b|\bestimee?(?: a)?\b|\bestimation(?: de)?\b|"
            r"\baux (?:alentours|environs) de\b|\babout\b|\baround\b|\bca?\.(?= ?[\d€])|\bcirca\b|\bgrosso modo\b|"
            r"\bdans les\b|\bvers\b|\ba confirmer\b|\bpresque\b|\bquasi(?:ment)?\b|\broughly\b"
        ),
    ),
    (
        "at_least",
        re.compile(
            r"\bau moins\b|\b(?:un peu )?(?<!pas )plus (?:de|que)\b|\bpas moins de\b|>=?|≥|\b(?:au )?minimum(?: de)?\b|"
            r"\bmini?(?!\w)\.?|\ba partir de\b|\b(?:at least|more than|over)\b|\bau bas mot\b|\bsuperieure? a\b|"
            r"(?<!ne )\bdepasse\b|\bet plus\b|\+(?= ?(?:€|euros?|$))"
        ),
    ),
    (
        "at_most",
        re.compile(
            r"\b(?:un peu )?(?<!pas )moins (?:de|que)\b|\bpas plus de\b|\bau (?:plus|maximum)\b|<=?|≤|"
            r"\bmaximum(?: de)?\b|\bmaxi?(?!\w)\.?|\bjusqu'a\b|\bplafonnee? a\b|\b(?:at most|up to|less than|under)\b|"
            r"\binferieure? a\b|\bne depass\w+ pas\b"
        ),
    ),
)
