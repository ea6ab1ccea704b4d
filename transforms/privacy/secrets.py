"""What opens a door or points at one machine or one person: passwords, keys of services, IP addresses, births.

A password is what stands after the word and a colon, an equals sign or an opening quote; keys are known by
how their service writes them. A birth is dated before 2010: services and projects are born, too.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span

_LEADS = frozenset({"passe", "mdp", "password", "passwd", "pwd", "identifiant", "login", "code", "pin"})
_PASSWORD = re.compile(
    r"\b(?:mots? de passe|mdp|passw(?:or)?d|pwd|code (?:secret|pin|wifi|d.acces)|pin)"
    r"(?: (?:du |de la |de l.)?(?:wi-?fi|admin|compte|session|serveur|site))?"
    r"\s{0,2}(?:(?:est|is)\s{0,2})?(?::|=|(?=[\"'«“]))\s{0,2}[\"'«“]?\s{0,2}([^\s\"'»”]{4,64})"
)
_LOGIN = re.compile(
    r"\b(?:login|identifiant)\s{0,2}[:=]?\s{0,2}[\w.@-]{2,40}\s{0,2}[-/,;|]\s{0,2}"
    r"(?:code|mdp|pass)\s{0,2}[:=]\s{0,2}([^\s\"'»”]{4,64})"
)
_SERVICE_KEY = re.compile(
    r"\b(?:[spr]k_(?:live|test)_\w{10,120}|gh[pousr]_\w{20,120}|github_pat_\w{20,120}|glpat-[\w-]{10,120}"
    r"|xox[abprs]-[\w-]{10,120}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,60}|eyJ[\w-]{10,400}\.[\w-]{10,400}(?:\.[\w-]{5,400})?)"
)
# One of these stands in every one of them.
_KEY_SIGNS = ("k_live_", "k_test_", "gh", "glpat-", "xox", "AKIA", "AIza", "eyJ")
_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
# What has numbers of several parts: articles, chapters, versions.
_NUMBERED = re.compile(r"(?:\b(?:articles?|art|chapitre|paragraphe|point|section|version|release|v|n°|no)\b\.?|§) ?$")
_IP_4 = re.compile(rf"(?<![\w.])(?:{_BYTE}\.){{3}}{_BYTE}(?![\w]|\.\d)")
_LARGE = re.compile(r"\d\d+")
_GROUP = r"[0-9a-f]{1,4}"
_IP_6 = re.compile(rf"(?<![\w:])(?:(?:{_GROUP}:){{7}}{_GROUP}|(?:{_GROUP}:){{1,6}}(?::{_GROUP}){{1,6}})(?![\w:])")
_MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_BIRTH = re.compile(
    rf"\bnee?(?:\(e\))? le ((?:\d{{1,2}}[/. -]\d{{1,2}}[/. -]|\d{{1,2}}(?:er)? (?:{_MONTHS}) )(?:19\d\d|200\d))(?!\d)"
)


def find_secrets(text: Folded) -> list[Span]:
    """The spans of passwords and of keys of services."""
    has_sign = any(sign in text.plain for sign in _KEY_SIGNS)
    spans = [match.span() for match in _SERVICE_KEY.finditer(text.plain)] if has_sign else []
    if text.words & _LEADS:
        spans += [match.span(1) for pattern in (_PASSWORD, _LOGIN) for match in pattern.finditer(text.key)]
    return sorted(span for span in set(spans) if not text.plain.startswith("[", span[0]))


def find_machines(text: Folded) -> list[Span]:
    """The spans of IP addresses."""
    if text.digits < 4:
        return []
    found = [match.span() for match in _IP_4.finditer(text.key)] if text.plain.count(".") > 2 else []
    found = [span for span in found if not _NUMBERED.search(text.key, max(0, span[0] - 20), span[0])]
    # `1.2.3.4` in a list of programs is a release
    found = [span for span in found if "ip" in text.words or len(_LARGE.findall(text.key, *span)) > 1]
    return sorted(found + ([match.span() for match in _IP_6.finditer(text.key)] if text.plain.count(":") > 2 else []))


def find_births(text: Folded) -> list[Span]:
    """The spans of days of birth."""
    is_worth = text.digits >= 5 and (text.words & {"ne", "nee"})
    return [match.span(1) for match in _BIRTH.finditer(text.key)] if is_worth else []
