"""Personal data inside free text, masked with a mark that says what stood there.

Recall goes first, precision is measured (`tests/shared/privacy_scores.py`). Each kind has its own module: links,
profiles, e-mail addresses, bank and social security numbers, telephones, papers, persons, postal
addresses, positions, health.
"""

from __future__ import annotations

from transforms.privacy.mailboxes import MAILBOX, SWITCHBOARD
from transforms.privacy.marks import (
    ACCOUNT_MARK,
    ADDRESS_MARK,
    EMAIL_MARK,
    HEALTH_MARK,
    IBAN_MARK,
    LINK_MARK,
    MARKS,
    NAME_MARK,
    NIR_MARK,
    PHONE_MARK,
    PROFILE_MARK,
)
from transforms.privacy.masking import Masked, mask
from transforms.privacy.personal_urls import is_personal_url

__all__ = [
    "ACCOUNT_MARK",
    "ADDRESS_MARK",
    "EMAIL_MARK",
    "HEALTH_MARK",
    "IBAN_MARK",
    "LINK_MARK",
    "MAILBOX",
    "MARKS",
    "NAME_MARK",
    "NIR_MARK",
    "PHONE_MARK",
    "PROFILE_MARK",
    "SWITCHBOARD",
    "Masked",
    "is_personal_url",
    "mask",
]
