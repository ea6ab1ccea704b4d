"""Other words for our codes, as questionnaires write them: what is certain enough to be mapped unseen."""

from __future__ import annotations

from collections.abc import Mapping

SYNONYMS: Mapping[str, Mapping[str, str]] = {
    "authority_kind": {
        "com": "commune", "ville": "commune", "mairie": "commune", "une commune": "commune", "municipalité": "commune",
        "commune ou ville": "commune", "municipality": "commune", "ville ou commune": "commune", "town": "commune",
        "intercommunalité": "epci", "interco": "epci", "communauté de communes": "epci", "cc": "epci", "ca": "epci",
        "communauté d'agglomération": "epci", "communauté urbaine": "epci", "métropole": "epci", "cu": "epci",
        "établissement public de coopération intercommunale": "epci", "agglomération": "epci", "une intercommunalité":
        "epci", "epci à fiscalité propre": "epci", "intercommunalité (epci)": "epci", "intermunicipal body": "epci",
        "dep": "departement", "conseil départemental": "departement", "cd": "departement",
        "reg": "region", "conseil régional": "region", "une région": "region", "county": "departement",
        "établissement public territorial": "ept", "collectivité territoriale unique": "collectivite_unique",
        "collectivité à statut particulier": "collectivite_unique",
        "commune (ville, village)": "commune", "commune nouvelle": "commune",
    },
    "status": {
        "en cours": "running", "actif": "running", "active": "running", "déployé": "running", "opérationnel": "running",
        "en fonctionnement": "running", "toujours en cours": "running", "lancé": "running", "ongoing": "running",
        "in progress": "running", "mis en œuvre": "running", "en place": "running",
        "terminé": "ended", "achevé": "ended", "fini": "ended", "clos": "ended", "clôturé": "ended", "done": "ended",
        "completed": "ended", "finished": "ended", "closed": "ended", "arrêté": "ended",
        "suspendu": "paused", "en pause": "paused", "interrompu": "paused", "suspended": "paused", "on hold": "paused",
        "prévu": "planned", "planifié": "planned", "à venir": "planned", "en projet": "planned", "à l'étude": "planned",
        "en préparation": "planned", "envisagé": "planned", "en réflexion": "planned", "not started": "planned",
        "abandonné": "abandoned", "annulé": "abandoned", "cancelled": "abandoned",
        "reconduit": "extended", "prolongé": "extended", "pérennisé": "extended", "étendu": "extended",
    },
    "audience": {
        "tous": "tous", "tout public": "tous", "grand public": "tous", "tous publics": "tous", "everyone": "tous",
        "toute la population": "tous", "ensemble de la population": "tous", "general public": "tous",
        "population": "habitants", "administrés": "habitants", "citoyens": "habitants", "usagers": "usagers_services",
        "seniors": "personnes_agees", "aînés": "personnes_agees", "retraités": "personnes_agees", "elderly":
        "personnes_agees", "personnes âgées": "personnes_agees", "jeune": "jeunes", "adolescents": "jeunes",
        "scolaires": "eleves", "parents": "familles", "handicap": "personnes_handicapees",
        "personnes en situation de handicap": "personnes_handicapees", "publics fragiles": "personnes_fragiles",
        "chômeurs": "demandeurs_emploi", "tpe": "entreprises", "pme": "entreprises", "tpe/pme": "entreprises",
        "agents et élus": "interne", "élus et agents": "interne",
        "agents municipaux": "agents", "personnel": "agents", "commerces": "commercants", "écoles":
        "etablissements_scolaires", "communes membres": "autres_collectivites", "bénévoles": "benevoles",
        "visiteurs": "touristes", "touristes": "touristes", "agriculteurs":
        "producteurs",
    },
    "topic": {
        "télétravail": "teletravail_agents", "travail à distance": "teletravail_agents",
        "e-administration": "demarches_en_ligne", "démarches dématérialisées": "demarches_en_ligne",
        "dématérialisation": "demarches_en_ligne", "médiation numérique": "inclusion_numerique",
        "accompagnement numérique": "inclusion_numerique", "sécurité informatique": "cybersecurite",
        "commerce local": "commerce_en_ligne", "livraisons à domicile": "livraison_domicile", "droits":
        "acces_droits", "culture": "culture_loisirs", "santé": "sante_publique", "éducation numérique":
        "numerique_educatif", "e-éducation": "numerique_educatif", "open data": "donnees", "données ouvertes":
        "donnees", "vie associative": "vie_associative", "bénévolat": "vie_associative",
        "information du public": "information_habitants", "participation citoyenne": "vie_democratique",
        "équipement": "equipement_reseaux", "réseaux": "equipement_reseaux",
    },
    "theme": {
        "fonction publique": "organisation_fonction_publique", "économie locale": "soutien_economie_locale",
        "économie": "soutien_economie_locale", "social": "cohesion_sociale",
    },
    "language": {"français": "fr", "french": "fr", "anglais": "en", "english": "en"},
    "satisfaction": {
        "satisfait": "satisfied", "pas satisfait": "dissatisfied", "insatisfait": "dissatisfied", "moyen": "neutral",
        "peu satisfait": "dissatisfied", "pas du tout satisfait": "very_dissatisfied",
    },
    "users_unit": {"usagers": "personnes", "bénéficiaires": "personnes", "utilisateurs": "personnes"},
}  # fmt: skip
