"""Canaries: personal data that nobody has, one string for each kind and channel, and how to find its pieces again.

A piece is what must be in no output, in whatever grouping, case or accents: the local part of an address, the
digits of a number, a surname. Every canary has pieces of its own, so that a leak says where it came in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_SYLLABLES = [first + second for first in "bdfgklmnprstv" for second in "aeiou"]
_BETWEEN_DIGITS = r"[\W_]{0,3}"


def word(number: int) -> str:
    """Two syllables that no other number has."""
    high, low = divmod(number, len(_SYLLABLES))
    return _SYLLABLES[high] + _SYLLABLES[low]


def folded(text: str) -> str:
    """The text without accents and case, as pieces are searched in."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def in_any_grouping(digits: str) -> str:
    """A pattern that finds the digits however they are parted, and as no part of a longer number or code."""
    return rf"(?<![0-9a-z]){_BETWEEN_DIGITS.join(digits)}(?![0-9a-z])"


@dataclass(frozen=True)
class Canary:
    """One planted string; `pieces` are patterns of folded text."""

    kind: str
    channel: str
    text: str
    pieces: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self.pieces))


def _email(number: int) -> tuple[str, tuple[str, ...]]:
    local = f"vexil{word(number)}"
    return f"hortense.{local}@messagerie.example", (local,)


def _phone(number: int) -> tuple[str, tuple[str, ...]]:
    last = f"{number:04d}"
    return f"06 39 98 {last[:2]} {last[2:]}", (rf"6{_BETWEEN_DIGITS}{_BETWEEN_DIGITS.join(f'3998{last}')}(?![0-9a-z])",)


def _address(number: int) -> tuple[str, tuple[str, ...]]:
    street = f"quenv{word(number)}"
    return f"domiciliée au 14 rue Hortense-{street.title()}, 69100 Villeurbanne", (street,)


def _name(number: int) -> tuple[str, tuple[str, ...]]:
    surname = f"zerb{word(number)}"
    return f"contact : Mme Hortense {surname.title()}", (surname,)


def _iban(number: int) -> tuple[str, tuple[str, ...]]:
    account = f"1783{number:04d}462"
    bban = f"3000600001{account}"
    bban += f"{97 - _mod97(bban + '00'):02d}"
    whole = f"FR{98 - _mod97(bban + '152700'):02d}{bban}"
    groups = " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))
    return f"IBAN {groups}", (_BETWEEN_DIGITS.join(account),)


def _nir(number: int) -> tuple[str, tuple[str, ...]]:
    digits = f"285057800{number:04d}"
    key = f"{97 - _mod97(digits):02d}"
    parts = (digits[0], digits[1:3], digits[3:5], digits[5:7], digits[7:10], digits[10:], key)
    return f"n° de sécurité sociale {' '.join(parts)}", (_BETWEEN_DIGITS.join(digits),)


def _mod97(digits: str) -> int:
    return int(digits) % 97


def _link(number: int) -> tuple[str, tuple[str, ...]]:
    token = f"tk{word(number)}9f8e7d6c5b4a3f2e1d0c"
    return f"https://partage.example/doc?token={token}", (token[:10],)


def _profile(number: int) -> tuple[str, tuple[str, ...]]:
    slug = f"drobz{word(number)}"
    return f"https://www.linkedin.com/in/hortense-{slug}", (slug,)


def _handle(number: int) -> tuple[str, tuple[str, ...]]:
    name = f"kwam{word(number)}"
    return f"Twitter : @{name}_perso", (name,)


def _health(number: int) -> tuple[str, tuple[str, ...]]:
    surname = f"murk{word(number)}"
    return f"M. Jean {surname.title()} est atteint de sclérose en plaques", (surname,)


def _ip(number: int) -> tuple[str, tuple[str, ...]]:
    address = f"90.87.{number // 200}.{number % 200 + 20}"
    return f"adresse IP {address}", (rf"(?<![\d.]){re.escape(address)}(?![\d])",)


KINDS: dict[str, Callable[[int], tuple[str, tuple[str, ...]]]] = {
    "e-mail": _email,
    "phone": _phone,
    "postal address": _address,
    "announced name": _name,
    "IBAN": _iban,
    "NIR": _nir,
    "URL with a token": _link,
    "profile page": _profile,
    "handle": _handle,
    "health fact": _health,
    "IP address": _ip,
}

# Of whomever it is, the fact itself is in no output: no other text of the planted survey names the illness.
ILLNESS = Canary("health fact", "any", "sclérose en plaques", ("sclerose",))
_CHANNELS_A_KIND = 100


class Aviary:
    """Makes each canary once, and knows them all."""

    def __init__(self) -> None:
        self.canaries: dict[tuple[str, str], Canary] = {("health fact", "any"): ILLNESS}
        self._channels: list[str] = []

    def text(self, kind: str, channel: str) -> str:
        """The string of this kind for this channel, the same each time."""
        if (kind, channel) not in self.canaries:
            if channel not in self._channels:
                self._channels.append(channel)
            number = list(KINDS).index(kind) * _CHANNELS_A_KIND + self._channels.index(channel) + 1
            self.canaries[kind, channel] = Canary(kind, channel, *KINDS[kind](number))
        return self.canaries[kind, channel].text
