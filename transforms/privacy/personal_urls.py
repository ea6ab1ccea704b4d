"""Whether the address of a page carries a person: in its path, its parameters, or as credentials."""

from __future__ import annotations

from urllib.parse import unquote

from transforms.privacy.masking import mask

_MOST_ENCODED = 3


def is_personal_url(url: str) -> bool:
    """Whether an address carries an e-mail address, a telephone number, credentials, or is a person's profile."""
    plain = url
    for _ in range(_MOST_ENCODED):
        plain = unquote(plain)
    host = plain.split("://", 1)[-1].split("/", 1)[0]
    return "@" in host or mask(plain).count > 0
