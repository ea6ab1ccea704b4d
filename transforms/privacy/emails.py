"""E-mail addresses, also in the spellings that hide them from machines: `x (at) y`, `y point fr`, `x @ y . fr`.

Addresses whose domain is missing (`jean.martin@`) are found where what stands before the sign is a person's; what
only states the form of addresses (`prénom.nom@`) stays.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span, key_of
from transforms.privacy.word_sets import word_set

# Lengths are bounded as mail itself bounds them: unbounded, a megabyte of letters takes minutes.
# A dot said in words, inside what stands before the sign.
_SAID = r"(?:\s(?:point|dot|tiret|underscore)\s|\s?[(\[{](?:point|dot|tiret|\.)[)\]}]\s?)"
_LOCAL = rf"""(?:"\w[^"\n]{{0,62}}\w"|(?:[\w+-]{{1,30}}{_SAID}){{0,3}}[\w.+'-]{{1,64}})"""
# A local part that is no plain word: letters, and a dot, an underscore or a digit among them.
_TECHNICAL = r"(?=[\d._+'-]*[^\W\d_])[\w+'-]{0,40}[\d._][\w.+'-]{0,40}"
_LABEL = r"\w(?:[\w-]{0,61}\w)?"
# After the word `point` or a stray space, a sentence may simply go on: only these ends make it a domain.
_SPOKEN_END = r"(?:fr|com|org|net|eu|info|asso|gouv|bzh|re|nc|be|ch|lu|example)(?!\w)"
_KNOWN_END = rf"(?:{_SPOKEN_END}|[a-z]{{2}}(?![\w-])|(?:pro|coop|name|biz|paris|alsace|corsica|eus)(?!\w))"
_SPOKEN_DOT = rf"\s(?:point|dot)\s(?={_SPOKEN_END}|{_LABEL}(?:\.|\s(?:point|dot)\s){_SPOKEN_END})"
_DOT = (
    rf"(?:\.|%2E|&\#0{{0,4}}46;|&period;|\s?[(\[{{]\s?(?:point|dot|\.)\s?[)\]}}]\s?|{_SPOKEN_DOT}"
    rf"|[_*-](?:point|dot)[_*-]|(?:\s\.\s?|\.\s)(?=(?:fr|com|org|net|example)(?!\w)))"
)
# No version or coordinate ends in letters: `vue@3.2.1` is no address.
_END = r"(?:xn--[\w-]{1,59}|[^\W\d_]{1,24})"
_DOMAIN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,7}}{_DOT}{_END}"
_COMMAS = rf"{_LABEL}(?:[.,]{_LABEL}){{0,7}}[.,]{_END}"
_KNOWN = rf"(?!www\.){_LABEL}(?:{_DOT}{_LABEL}){{0,7}}{_DOT}{_KNOWN_END}"
_SPOKEN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,7}}{_SPOKEN_DOT}{_SPOKEN_END}"
_SPOKEN_OR_PLAIN = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,5}}{_DOT}{_SPOKEN_END}"
_AT = (
    r"(?:@|%40|&\#0{0,4}64;?|&\#x0{0,4}40;?|&commat;"
    r"|\s?[(\[{<|]\s?(?:at|arr?obase?s?|chez|@|a commercial)\s?[)\]}>|]\s?|\s?[(\[{]\s?[aà]\s?[)\]}]\s?|"
    r"\sarr?obase?s?\s)"
)
_SPACED_AT = r"(?:\s@\s?|@\s)"
_EMAIL = re.compile(
    rf"(?:mailto:\s?)?(?:(?<![\w.])(?:[\w.]\s){{3,40}}@(?:\s[\w.]){{4,40}}(?!\w)|{_LOCAL}{_AT}{_DOMAIN}|{_LOCAL}@{_COMMAS}"
    # with spaces around, the sign may stand for a word, and what follows may be an account's name
    rf"|{_LOCAL}{_SPACED_AT}{_KNOWN}|{_TECHNICAL}{_SPACED_AT}(?!www\.){_DOMAIN}"
    # `chez` and `at` are words: only where what stands on one side is no word
    rf"|{_TECHNICAL}\s(?:chez|at)\s{_DOMAIN}|{_TECHNICAL}\s[aà]\s{_SPOKEN_OR_PLAIN}|{_LOCAL}\sat\s{_KNOWN}|"
    rf"{_LOCAL}\schez\s{_SPOKEN}"
    rf"|(?<![\w.+'-]){_LOCAL}\s?[_*-]{{1,2}}at[_*-]{{1,2}}\s?{_KNOWN}"
    # without the end of its domain, only what no word or account looks like
    rf"|(?<![\w.+'/-]){_TECHNICAL}@[^\W\d_][\w-]{{1,61}})",
    re.IGNORECASE,
)

# What every address has: searched first, since most texts have none of it.
_AT_SIGN = re.compile(
    r"@|%40|&#|&commat|arr?oba|[(\[{<|]\s?(?:at|a|à|c)[ )\]}>|]|(?<=[^\W\d_])\s[aà]\s(?=[\w-]{1,63}\.[a-z]{2})|"
    r"[\s_*-](?:chez|at)[\s_*-]",
    re.IGNORECASE,
)


# Without any domain, only what two words make; `prénom.nom@` says how addresses are formed.
_BEHEADED = re.compile(r"(?<![\w.@+-])[^\W\d_]{1,20}(?:[._-][^\W\d_]{2,20}){1,2}@(?![\w@])")
# Cheaper than the signs themselves: what a text has that holds one of them.
_SAID_AT = frozenset({"arobase", "arrobase", "arobas", "arrobas", "arobases", "chez", "at", "commat"})
_HINTS = ("@", "%", "&")
_BRACKETS, _BRACKETED = "([{<|", re.compile(r"[(\[{<|]\s?[aàAÀc@]")
_DOTTED = re.compile(r"\.(?<=[\w-]\.)[a-z]{2}")
_SAID_DOTS = ("point", "dot", "tiret", "underscore", "(.", "[.", "{.")
# Read from the sign backwards.
_WORD_BEFORE = re.compile(r"\s?[\w.+'-]{1,64}(?![\w.+'-])(?:\s?:otliam)?", re.IGNORECASE)
_CUT = re.compile(r"@(?![\w@])")
_OPENING = " \n([{<|_*-"
_MOST_BEFORE, _MOST_AFTER = 140, 320
# Signs closer than that are no text: one pass over all of it takes less.
_FEW = 100
_FORM = frozenset(["prenom", "nom", "initiale", "firstname", "lastname", "name", "service", "commune"])
# What a body calls the mailbox that no one person reads.
_GENERIC = word_set("""
    accueil administration agglo archives associations bibliotheque bonjour cabinet cantine cc ccas centre cias
    cinema cimetiere com commerces commune communication compta comptabilite conservatoire contact courrier crc
    culture cybercafe departement developpement dgs direction dpo dsi economie ecole education elections enfance
    ens environnement epn espace etatcivil fablab famille familles finances france franceservices guichet hello
    infos info informatique jeunesse letri ludotheque mairie maison marches mediatheque mediatheques mission
    mobilite mjc musee musees numerique office participation patrimoine periscolaire petite pm pmi police pole
    portail postmaster presse projet proximite ram rgpd recrutement rh sante scolaire secretariat service services
    sig social solidarite solidarites sport sports standard support tourisme transports travaux urbanisme ville
    webmaster webmestre sondage numerique no reply noreply newsletter lettre vie
""")
_LOCAL_END = re.compile(rf"{_AT}|{_SPACED_AT}|\s(?:chez|at)\s|[_*-]{{1,2}}at[_*-]{{1,2}}", re.IGNORECASE)
_PARTS = re.compile(r"[^\W\d_]+")


def find_emails(text: Folded) -> list[Span]:
    """Where e-mail addresses stand in the searched text, in order."""
    if not _may_hold(text):
        return []
    whole = _whole_addresses(text.plain)
    if not _CUT.search(text.plain):
        return whole
    ends = {end for _, end in whole}
    beheaded = [found.span() for found in _BEHEADED.finditer(text.plain) if not _is_form(found[0])]
    return sorted([*whole, *(span for span in beheaded if span[1] not in ends and not _is_inside(span, whole))])


def _may_hold(text: Folded) -> bool:
    plain = text.plain
    if any(sign in plain for sign in _HINTS) or not text.words.isdisjoint(_SAID_AT) or _DOTTED.search(plain):
        return True
    return any(sign in plain for sign in _BRACKETS) and bool(_BRACKETED.search(plain))


def _whole_addresses(plain: str) -> list[Span]:
    """The addresses around each sign: patterns as wide as these are too slow for a whole text."""
    signs = list(_AT_SIGN.finditer(plain))
    if len(signs) * _FEW > len(plain):
        return [found.span() for found in _EMAIL.finditer(plain)]
    spans: list[Span] = []
    end = 0
    for sign in signs:
        if sign.start() < end:
            continue
        found = _around(plain, sign, end)
        while found and found.start() < sign.end() + 1:
            spans.append(found.span())
            end = found.end()
            found = _EMAIL.search(plain, end, sign.end() + _MOST_AFTER) if end < sign.start() else None
    return spans


def _around(plain: str, sign: re.Match[str], end: int) -> re.Match[str] | None:
    """The address around a sign, from `end` on: tried first where the word before the sign starts."""
    stop, start = sign.end() + _MOST_AFTER, max(end, sign.start() - _MOST_BEFORE)
    before = plain[start : sign.start()]
    key = key_of(before)
    if not any(said in key for said in _SAID_DOTS):
        first = _word_start(plain, start, sign.start()) if sign[0] == "@" else None
        if first is not None and (found := _EMAIL.match(plain, first, stop)):
            return found
        if sign[0] != "@" and not ('"' in before or "mailto" in key or _AT_SIGN.search(before)):
            start += _last_word(before)
    for place in range(start, sign.end() + 1):
        if found := _EMAIL.match(plain, place, stop):
            return found
    return None


def _last_word(before: str) -> int:
    """Where the last word starts, brackets and the like behind it left aside."""
    trimmed = before.rstrip(_OPENING)
    return len(trimmed) - len(trimmed.rsplit(None, 1)[-1]) if trimmed.strip() else 0


def _word_start(plain: str, start: int, sign: int) -> int | None:
    """Where the word before a sign starts, if it does so from `start` on."""
    word = _WORD_BEFORE.match(plain[max(0, start - 1) : sign][::-1])
    return sign - word.end() if word and sign - word.end() >= start else None


def is_mailbox(address: str) -> bool:
    """Whether an address is one that a body announces, and not a person's: `mairie@`, `accueil.ccas@`."""
    local = _LOCAL_END.split(key_of(address).removeprefix("mailto:").strip(), maxsplit=1)[0]
    parts = _PARTS.findall(local)
    return bool(parts) and parts[0] in _GENERIC


def _is_form(local: str) -> bool:
    return not _FORM.isdisjoint(_PARTS.findall(key_of(local)))


def _is_inside(span: Span, others: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= stop for start, stop in others)
