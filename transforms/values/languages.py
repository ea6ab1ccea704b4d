"""The language of an answer: ISO codes, tags and names → a code of list language.

Tools write `fr`, `fr-FR`, `fr_FR.UTF-8`, `de-informal`; people write `français`, `French`. A language
that the list does not hold is a signal, never another one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from transforms.values.marks import DEFAULT_MARKS, as_missing
from transforms.values.parsed import KNOWN_ANSWER, Parsed, unreadable
from transforms.values.text import match_key

_NAMES: Mapping[str, str] = {
    "fr": "fr fra fre francais francaise french franzosisch frances francese",
    "en": "en eng anglais anglaise english englisch ingles inglese",
    "de": "de deu ger allemand allemande german deutsch aleman tedesco",
    "es": "es spa espagnol espagnole spanish espanol castellano castillan",
    "it": "it ita italien italienne italian italiano",
    "nl": "nl nld dut neerlandais neerlandaise hollandais flamand dutch nederlands",
    "pt": "pt por portugais portugaise portuguese portugues",
    "br": "br bre breton bretonne brezhoneg",
    "ca": "ca cat catalan catalane catala",
    "co": "co cos corse corsican corsu",
    "eu": "eu eus baq basque euskara",
    "oc": "oc oci occitan occitane occitan",
}
CODES: Mapping[str, str] = {name: code for code, names in _NAMES.items() for name in names.split()}

# A region (`fr-FR`), a script, a variant of a tool (`de-informal`), an encoding: none changes the language.
_TAG = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_][a-z]{2,8}|[-_]\d{3})*(?:[.@][a-z0-9-]+)?")
_LEAD_IN = re.compile(r"(?:(?:en|in|langue|language|langue francaise)\b ?:? ?)(?=[a-z])")
_REMARK = re.compile(r" ?\([^()]*\)")


def read_language(raw: str) -> Parsed[str]:
    """The code of the one language that a text names."""
    key = match_key(raw)
    missing = as_missing(key, (DEFAULT_MARKS,))
    if missing is not None:
        return Parsed(missing=missing.missing)
    text = _REMARK.sub("", key).strip(" .;:")
    for candidate in (text, _LEAD_IN.sub("", text, count=1)):
        if candidate in CODES:
            return Parsed(CODES[candidate])
        tag = _TAG.fullmatch(candidate)
        if tag is not None and candidate != tag["code"] and tag["code"] in CODES:
            return Parsed(CODES[tag["code"]])
    return unreadable(KNOWN_ANSWER)
