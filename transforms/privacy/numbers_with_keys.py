"""Bank accounts and social security numbers, told by the keys that their makers put in them.

An IBAN counts modulo 97 to 1 (ISO 13616), a French RIB and a NIR have a key of their own. Where the word itself
announces the number, one that was mistyped is masked too; without it, only one whose key is right.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span

_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}[ ]?\d{2}(?:[ .\-\n]{0,2}[0-9A-Z]){11,30}(?![^\W_])", re.IGNORECASE)
_IBAN_START = re.compile(r"(?<![^\W_])[A-Z]{2}[ ]?\d{2}[ .\-]?[0-9A-Z]{2}", re.IGNORECASE)
_LENGTHS = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
    "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "MU": 30, "DZ": 26, "SN": 28,
}  # fmt: skip
_ANNOUNCED_BANK = re.compile(r"(?:iban|\brib\b|bancaires?|\bcompte)[^\n.;]{0,40}\s*$")
_RIB = re.compile(r"(?<!\d)\d{5}[ .\-]?\d{5}[ .\-]?[\dA-Z]{11}[ .\-]?\d{2}(?!\d)", re.IGNORECASE)
_RIB_LETTERS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")

_SEPARATOR = r"[ .\-/_\n]{0,3}"
_NIR = re.compile(
    rf"(?<![^\W_])[123478]{_SEPARATOR}\d{{2}}{_SEPARATOR}(?:0[1-9]|1[0-2]|[2-9]\d){_SEPARATOR}"
    rf"(?:\d{{2}}|2{_SEPARATOR}[AB]|\d[AB]){_SEPARATOR}\d(?:{_SEPARATOR}\d){{5}}"
    rf"(?P<key>(?:{_SEPARATOR}|{_SEPARATOR}\(?cl[ée]\s?:?\s?)\d{{2}}\)?)?(?![^\W_])",
    re.IGNORECASE,
)
_ANNOUNCED_NIR = re.compile(
    r"(?:\bnir\b|\binsee\b|s[ée]cu\b|s[ée]curit[ée] sociale|\bss\b|immatricul\w{0,8}|vitale|matricule|assur[ée]e?)"
    r"[^\n;]{0,30}$",
    re.IGNORECASE,
)
_SPACED_NIR = re.compile(r"\d([ .\-])\d{2}\1\d{2}\1[\dAB]{2}\1\d{3}\1\d{3}", re.IGNORECASE)
_SIGNS_ON = re.compile(r"(?:[0-9A-Za-z][ .\-\n]{0,2}){15,36}")
# The first digits tell who issued a card: four years in a row are none.
_CARD = re.compile(
    r"(?<!\d)(?:(?:[3-6]\d|2[2-7])\d{2}([ .\-]?)\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ .\-]?)\d{6}\2\d{5})(?![ .\-]?\d)"
)
_ANNOUNCED_CARD = re.compile(
    r"(?:\bcb\b|\bcarte (?:bancaire|bleue|de (?:credit|paiement))|\bvisa\b|mastercard|amex)[^\n.;]{0,20}$"
)
_NOT_SIGNS = re.compile(r"[^0-9A-Za-z]")
_LOOK_BACK = 60
_NIR_LENGTH = 15
_FEWEST_TYPED = 20
_FEWEST_IBAN_DIGITS = 10
_WORD = re.compile(r"[a-z]{5,}")


def find_bank_accounts(text: Folded) -> list[Span]:
    """Where IBANs, RIBs and bank cards stand in the searched text, in order."""
    spans: list[Span] = []
    if text.digits < _FEWEST_IBAN_DIGITS:
        return spans
    position = 0
    while start := _IBAN_START.search(text.plain, position):
        end = _iban_end(text, start.start())
        if end is not None:
            spans.append((start.start(), end))
        position = end or start.start() + 1
    others = [found.span() for found in _RIB.finditer(text.plain) if _is_rib(found[0])]
    others += [found.span() for found in _CARD.finditer(text.plain) if _is_card(text, found)]
    free = [span for span in others if not any(span[0] < end and start < span[1] for start, end in spans)]
    return sorted([*spans, *free])


def _iban_end(text: Folded, start: int) -> int | None:
    """Where the IBAN that starts here ends: of the length of its country, its key right or its word before it."""
    found = _IBAN.match(text.plain, start)
    run = found[0] if found else _shorter(text.plain, start)
    signs = [place for place, sign in enumerate(run) if sign.isalnum()]
    country = "".join(run[place] for place in signs[:2]).upper()
    if sum(map(str.isdigit, run)) < _FEWEST_IBAN_DIGITS or country not in _LENGTHS:
        return None
    length = _LENGTHS[country]
    before = text.key[max(0, start - _LOOK_BACK) : start]
    if (
        len(signs) >= length
        and not _WORD.search(run[: signs[length - 1] + 1])
        and is_iban("".join(run[place] for place in signs[:length]))
    ):
        return start + signs[length - 1] + 1
    if country in _LENGTHS and len(signs) >= _FEWEST_TYPED and _ANNOUNCED_BANK.search(before):
        digits = [place for place in signs[: length + 1] if run[place].isdigit()]
        return start + digits[-1] + 1
    return None


def _shorter(plain: str, start: int) -> str:
    """Up to the longest IBAN from here on, words that follow included: the length of its country cuts it."""
    found = _SIGNS_ON.match(plain, start)
    return found[0] if found else ""


def is_iban(code: str) -> bool:
    """Whether a code without separators counts modulo 97 to 1."""
    turned = (code[4:] + code[:4]).upper()
    return turned.isascii() and turned.isalnum() and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _is_rib(written: str) -> bool:
    code = _NOT_SIGNS.sub("", written).upper().translate(_RIB_LETTERS)
    bank, desk, account, key = int(code[:5]), int(code[5:10]), int(code[10:21]), int(code[21:])
    return 97 - (89 * bank + 15 * desk + 3 * account) % 97 == key


def _is_card(text: Folded, found: re.Match[str]) -> bool:
    """Whether the key of a card is right, or its word stands before it."""
    before = text.key[max(0, found.start() - _LOOK_BACK) : found.start()]
    return _has_card_key(found[0]) or bool(_ANNOUNCED_CARD.search(before))


def _has_card_key(written: str) -> bool:
    digits = [int(sign) for sign in reversed(written) if sign.isdigit()]
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0 and len(set(digits)) > 2


def find_social_numbers(text: Folded) -> list[Span]:
    """Where numbers of the social security stand in the searched text, in order."""
    spans: list[Span] = []
    if text.digits < _FEWEST_IBAN_DIGITS:
        return spans
    for found in _NIR.finditer(text.plain):
        before = text.plain[max(0, found.start() - _LOOK_BACK) : found.start()]
        code = _NOT_SIGNS.sub("", found[0].replace("clé", "").replace("cle", "")).upper()
        is_right = len(code) == _NIR_LENGTH and is_nir(code)
        if is_right or _ANNOUNCED_NIR.search(before) or _SPACED_NIR.match(found[0]):
            spans.append(found.span())
    return spans


def is_nir(code: str) -> bool:
    """Whether a number of fifteen signs without separators has the right key."""
    digits = code[:13].replace("2A", "19").replace("2B", "18")
    return digits.isdigit() and code[13:].isdigit() and 97 - int(digits) % 97 == int(code[13:])
