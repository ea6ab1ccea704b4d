"""The marks that stand in a text for what was personal in it, by kind, and how a mark is told again.

A mark says what stood there, in French as the texts are; no mark is ever masked itself.
"""

from __future__ import annotations

from typing import Final

EMAIL_MARK: Final = "[courriel masqué]"
PHONE_MARK: Final = "[téléphone masqué]"
ADDRESS_MARK: Final = "[adresse masquée]"
NAME_MARK: Final = "[nom masqué]"
IBAN_MARK: Final = "[IBAN masqué]"
NIR_MARK: Final = "[NIR masqué]"
LINK_MARK: Final = "[lien masqué]"
PROFILE_MARK: Final = "[profil masqué]"
ACCOUNT_MARK: Final = "[compte masqué]"
HEALTH_MARK: Final = "[santé masquée]"
SECRET_MARK: Final = "[secret masqué]"
MACHINE_MARK: Final = "[adresse IP masquée]"
BIRTH_MARK: Final = "[naissance masquée]"
PLATE_MARK: Final = "[plaque masquée]"
PAPER_MARK: Final = "[pièce masquée]"
POSITION_MARK: Final = "[position masquée]"

MARKS: Final = {
    "email": EMAIL_MARK,
    "phone": PHONE_MARK,
    "address": ADDRESS_MARK,
    "name": NAME_MARK,
    "iban": IBAN_MARK,
    "nir": NIR_MARK,
    "link": LINK_MARK,
    "profile": PROFILE_MARK,
    "account": ACCOUNT_MARK,
    "health": HEALTH_MARK,
    "secret": SECRET_MARK,
    "machine": MACHINE_MARK,
    "birth": BIRTH_MARK,
    "plate": PLATE_MARK,
    "paper": PAPER_MARK,
    "position": POSITION_MARK,
}
