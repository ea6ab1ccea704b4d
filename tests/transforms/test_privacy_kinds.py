"""Masks by kind: each leaves its own mark, counts itself, and spares what resembles it."""

from __future__ import annotations

import pytest

from transforms.privacy import (
    ACCOUNT_MARK,
    ADDRESS_MARK,
    EMAIL_MARK,
    HEALTH_MARK,
    IBAN_MARK,
    LINK_MARK,
    MAILBOX,
    NAME_MARK,
    NIR_MARK,
    PHONE_MARK,
    PROFILE_MARK,
    SWITCHBOARD,
    is_personal_url,
    mask,
)

N, T, E, A = NAME_MARK, PHONE_MARK, EMAIL_MARK, ADDRESS_MARK

PERSONS = [
    ("Contact : Mme Dupont-Moreau, service enfance", f"Contact : Mme {N}, service enfance"),
    ("MM. Petit et Roux ont équipé la salle", f"MM. {N} et {N} ont équipé la salle"),
    ("M. et Mme Rossi prêtent leur grange", f"M. et Mme {N} prêtent leur grange"),
    ("M. le maire Jean Dupont inaugure", f"M. le maire {N} inaugure"),
    ("M. le maire (Ferrand) répond", f"M. le maire ({N}) répond"),
    ("Monsieur le Maire, M. Alain POTTIER", f"Monsieur le Maire, M. {N}"),
    ("mr teixeira a installé les bornes", f"mr {N} a installé les bornes"),
    ("MME GAUTHIER EST L'INTERLOCUTRICE UNIQUE", f"MME {N} EST L'INTERLOCUTRICE UNIQUE"),
    ("M. d'Almeida et Madame O'Connor", f"M. {N} et Madame {N}"),
    ("M. El Mansouri, Mme Le Goff, M. Łukasz Wójcik", f"M. {N}, Mme {N}, M. {N}"),
    ("Référente numérique : Aïcha Benali", f"Référente numérique : {N}"),
    ("Contact : Ngozi Okafor", f"Contact : {N}"),
    ("interlocuteur: bruno delattre, service technique", f"interlocuteur: {N}, service technique"),
    ("nom du référent : TRAN Minh", f"nom du référent : {N}"),
    ("Projet porté par Ybert Leïla, 3e adjointe.", f"Projet porté par {N}, 3e adjointe."),
    ("Grâce au travail de Zoé Chauvin", f"Grâce au travail de {N}"),
    ("Demandez Samira ou Jo au comptoir", f"Demandez {N} ou {N} au comptoir"),
    ("L'idée vient de J. Pelletier et de M. D'Almeida.", f"L'idée vient de {N} et de M. {N}."),
    ("Notre informaticien Fabrice dépanne", f"Notre informaticien {N} dépanne"),
    ("La sous-préfète Inès Valmont a inauguré", f"La sous-préfète {N} a inauguré"),
    ("le maire Xhaardt a signé", f"le maire {N} a signé"),
    ("Ngozi Okafor, adjointe au maire", f"{N}, adjointe au maire"),
    ("Sophie Lambert, adjointe", f"{N}, adjointe"),
    ("Fiche remplie par M.-C. Duval le 02/03/2021", f"Fiche remplie par {N} le 02/03/2021"),
    ("(réponse de Nadège F.)", f"(réponse de {N})"),
    ("syndicat informatique (corinne petit)", f"syndicat informatique ({N})"),
    ("Cordialement,\nPaul Mercier\nDSI", f"Cordialement,\n{N}\nDSI"),
    ("Bonne réception, Véro", f"Bonne réception, {N}"),
    ("bruno pelletier, 74 ans, a testé", f"{N}, 74 ans, a testé"),
    ("Léna: 06 39 98 73 74, Tom: 06 39 98 73 75", f"{N}: {T}, {N}: {T}"),
    ("Departement Pyrénées-Atlantiques - DSI (Victoire Q.)", f"Departement Pyrénées-Atlantiques - DSI ({N})"),
    ("Bien à vous, Stéphanie", f"Bien à vous, {N}"),
    ("Bernadette, secrétaire de mairie, relaie", f"{N}, secrétaire de mairie, relaie"),
    ("C'est Bernadette qui gère", f"C'est {N} qui gère"),
    ("contact jean dupont au bureau", f"contact {N} au bureau"),
    ("La famille Rossi prête sa grange", f"La famille {N} prête sa grange"),
    ("MARTIN J.-P.", N),
    ("Renseignements auprès de Gérard", f"Renseignements auprès de {N}"),
    ("animé par Chloé et Hugo", f"animé par {N} et {N}"),
    ("M. Paul Durand, maire de Saumur", f"M. {N}, maire de Saumur"),
]

OTHERS = [
    ("Un habitant au 4 allée des Tilleuls relève", f"Un habitant au {A} relève"),
    ("domiciliée 12 bis, rue des Lilas, 59000 Lille", f"domiciliée {A}, 59000 Lille"),
    ("Domicile : lieu-dit Le Grand Pré, 15000", f"Domicile : {A}, 15000"),
    ("Dons : IBAN FR76 3000 6000 0112 3456 7890 189", f"Dons : IBAN {IBAN_MARK}"),
    ("RIB 30006 00001 12345678901 89 du compte", f"RIB {IBAN_MARK} du compte"),
    ("NIR 2 47 09 64 102 008, sans la clé", f"NIR {NIR_MARK}, sans la clé"),
    ("https://sondage.example/48?token=h7Kq2ZpW9d&lang=fr", LINK_MARK),
    ("voir https://cloud.example/s/Rr8TqWe2ZxYm3Pn.", f"voir {LINK_MARK}."),
    ("http://ftp:Soleil2020!@fichiers.example/plans.zip", LINK_MARK),
    ("sa page linkedin.com/in/jean-ferrand-maire", f"sa page {PROFILE_MARK}"),
    ("suivi sur facebook.com/camille.ferrandon", f"suivi sur {PROFILE_MARK}"),
    ("Twitter : @lucie_garnier", f"Twitter : {ACCOUNT_MARK}"),
    ("Insta : lucie_g59", f"Insta : {ACCOUNT_MARK}"),
    ("Kévin Marceau, schizophrène, inquiète", f"{N}, {HEALTH_MARK}, inquiète"),
    ("Mme Ricard souffre de surdité et vient", f"Mme {N} {HEALTH_MARK} et vient"),
    ("au zéro six, trente-neuf, quatre-vingt-dix-huit, zéro sept, quarante et un", f"au {T}"),
    ("06 39 98 l2 3O", T),
    ("Numéro vert : 0 800 99 00 12", f"Numéro vert : {T}"),
    ("0️⃣6️⃣ 3️⃣9️⃣ 9️⃣8️⃣ 1️⃣2️⃣ 3️⃣4️⃣", T),
    ("tho\u200bmas.riviere@ville.example", E),
    ("jеаn.dupont@ville.example, avec deux lettres cyrilliques", f"{E}, avec deux lettres cyrilliques"),
    ("remi point thomas arobase ville point fr", E),
    ("Écrivez-moi (stephane.morin@)", f"Écrivez-moi ({E})"),
    ("\u202bécrire à a.b@ville.example\u202c", f"\u202bécrire à {E}"),
]

HARMLESS = [
    "La médiathèque Simone-Veil et l'école Jules Ferry, rue Victor Hugo",
    "le gymnase Jean Dupond, salle Camille Durand",
    "films de Jacques Tati et Agnès Varda",
    "Mr le Maire de La Possession",
    "Monsieur le Préfet a validé",
    "Contact : Maison des Solidarités",
    "Contact : voir le site internet",
    "Responsable : Cap Gemini jusqu'en 2020",
    "Saint-Denis, Château-Thierry et L'Haÿ-les-Roses",
    "France Services, France Relance, Lorraine Fibre",
    "le père Noël et Monsieur Bricolage",
    "l'assistant Hector, Camille (agent conversationnel)",
    "Personne ne savait où passaient les réseaux",
    "fibre posée rue du Général de Gaulle",
    "France Services, 3 place de la République",
    "10 places de parking, 3 rue piétonnes",
    "Accueil de personnes atteintes d'Alzheimer",
    "compte Facebook de la ville, @ville_officiel",
    "https://www.facebook.com/mairie.exemple.officiel",
    "https://www.data.gouv.fr/fr/datasets/r/8b1d2e3f-1234-4abc-9def-0123456789ab",
    "SIRET 21590350100017, FINESS 590781415",
    "Code barres 3 017620 422003",
    "Règle interne : adresses de la forme prénom.nom@",
    "a small council with no name in it",
    "IBAN : à fournir par le prestataire",
]


@pytest.mark.parametrize(("text", "masked"), PERSONS + OTHERS)
def test_what_is_personal_leaves_its_mark(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize("text", [text for text, _ in PERSONS + OTHERS] + HARMLESS)
def test_a_masked_text_is_never_masked_again(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text
    assert mask(once.text).count == 0


def test_masks_are_counted_by_kind() -> None:
    masked = mask("Hamid (0639982525, a.b@ville.example) et Mme Zoé Petit")
    assert masked.kinds == {"phone": 1, "email": 1, "name": 2}
    assert masked.count == 4


@pytest.mark.parametrize(
    ("text", "keep", "masked"),
    [
        ("écrire à mairie@ville.example", {MAILBOX}, "écrire à mairie@ville.example"),
        ("écrire à mairie@ville.example", set(), f"écrire à {E}"),
        ("écrire à jean.petit@ville.example", {MAILBOX}, f"écrire à {E}"),
        ("Standard de la mairie : 03 53 01 10 00", {SWITCHBOARD}, "Standard de la mairie : 03 53 01 10 00"),
        ("Standard de la mairie : 03 53 01 10 00", {MAILBOX}, f"Standard de la mairie : {T}"),
        ("mon portable : 06 39 98 10 00", {SWITCHBOARD}, f"mon portable : {T}"),
        ("Mme Petit, mairie, 03 53 01 10 00", {SWITCHBOARD}, f"Mme {N}, mairie, {T}"),
    ],
)
def test_what_a_body_announces_is_kept_where_the_wave_says_so(text: str, keep: set[str], masked: str) -> None:
    # names are masked after numbers: a second look sees them
    assert mask(text, keep=keep).text == masked


@pytest.mark.parametrize(
    ("url", "is_personal"),
    [
        ("https://sondage.example/48?token=h7Kq2ZpW9d", True),
        ("https://www.linkedin.com/in/jean-petit", True),
        ("https://ville.example/demarches/etat-civil?page=2", False),
        ("https://villes.example/actions/5e7dd36f3edf9d0ca120b76e", False),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", False),
    ],
)
def test_addresses_that_open_something_are_personal(url: str, is_personal: bool) -> None:
    assert is_personal_url(url) is is_personal
