"""Passwords, keys, IP addresses and births in free text; what only looks like one stays."""

import pytest

from transforms.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mot de passe : Mairie2022! - Cheffe", "mot de passe : [secret masqué] - Cheffe"),
        ('Mot de passe: "Azerty123" Chaque', 'Mot de passe: "[secret masqué]" Chaque'),
        ("mdp wifi = Lav3nd3r#71 Une carte", "mdp wifi = [secret masqué] Une carte"),
        ("login jdupuis - code : 7788#zz Budget", "login jdupuis - code : [secret masqué] Budget"),
        ("clé API sk_live_4eC39HqLyjWDarjtT1zdp7dc", "clé API [secret masqué]"),
        ("jeton ghp_16C7e42F292c6912E7710c838347Ae178B4a", "jeton [secret masqué]"),
        ("IP fixe de l'agent 203.0.113.77", "IP fixe de l'agent [adresse IP masquée]"),
        ("adresse 2001:db8::1:2:3 du poste", "adresse [adresse IP masquée] du poste"),
        ("une habitante née le 14/03/1941 à Tulle", "une habitante née le [naissance masquée] à Tulle"),
        ("né le 3 mai 1938", "né le [naissance masquée]"),
    ],
)
def test_what_opens_a_door_or_points_at_one_person_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked
    assert mask(masked).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "le mot de passe est oublié par les usagers",
        "une gestion des mots de passe pour les agents",
        "LimeSurvey version 6.13.2.1 et article 1.2.3.4",
        "§ 2.1.3.4 du règlement",
        "un service né le 3 avril 2020",
        "code : voir le site",
        "de 10:30 à 12:45",
        "les trames 1.2.3 et 256.1.1.1",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert mask(text).text == text
