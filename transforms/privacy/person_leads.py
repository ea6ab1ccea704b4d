"""Names behind a role, a label, a lead or a closing: « la référente Aïcha », « Contact : », « demander Samira »."""

from __future__ import annotations

from transforms.privacy.person_lists import Found, listed
from transforms.privacy.person_names import (
    Name,
    is_acronym,
    is_family,
    is_famous,
    is_frequent,
    is_named_after,
    read_name,
)
from transforms.privacy.person_words import ARTICLES, CIVIL, LABELS, LEAD_IN, LONE_LEADS, ROLES, THINGS, WEAK
from transforms.privacy.word_sets import word_set
from transforms.privacy.words_in_text import BREAK, ELISION, NUMBER, SIGN, WORD, Words

_FAR = 8
_COLONS = frozenset({":", "="})
_STOPS = frozenset({".", ";", "!", "?", ")", "("})
# Labels of things as well as of persons: what follows needs a given name.
_VAGUE = word_set("""
    suivi equipe personne personnes participants membres pilote pilotes chef chefs presents copie lead saisie
    relecture coordination beneficiaires agents formation responsable porteur porteurs auteur cadre expert name
""")
# Of these a body has one: with their article, any word with a capital is their name.
_HEADS = word_set("""
    famille
    maire president presidente proviseur proviseure directeur directrice prefet prefete sous-prefet sous-prefete
    adjoint adjointe secretaire instituteur institutrice dgs conseiller conseillere depute deputee
""")
_OF = frozenset({"de", "du", "des", "d", "la", "le", "l", "les"})
_ASKING = word_set("""
    demander demandez joindre joignez contacter contactez temoignage appeler appelez
""")
_NO_PERSON = frozenset(["conversationnel", "conversationnelle", "virtuel", "virtuelle", "vocal"])


def after_label(words: Words, place: int) -> list[Found]:
    """The names behind a label and its colon, dash or line end."""
    first = _behind_separator(words, place)
    if first is None:
        return _beside_label(words, place + 1)
    name = read_name(words, first, lower=True)
    if name is None or not _is_labelled(words, first, name, is_vague=words.keys[place] in _VAGUE):
        return []
    return [(first, name.end), *listed(words, name.end)]


def _beside_label(words: Words, first: int) -> list[Found]:
    """Two words without capitals that are a name, right behind a label: « contact jean dupont »."""
    name = read_name(words, first, lower=True)
    is_pair = name is not None and not name.is_capital and name.solid > 1 and is_frequent(words.keys[first])
    return [(first, name.end)] if name is not None and is_pair else []


def _behind_separator(words: Words, place: int) -> int | None:
    for here in range(place + 1, min(len(words), place + _FAR)):
        form, kind = words.forms[here], words.kinds[here]
        is_dash = form == "-" and words.starts[here] > words.ends[here - 1]
        is_line = kind == BREAK and here == place + 1
        if form in _COLONS or is_dash or is_line:
            return _behind_bullets(words, here + 1)
        if kind in {BREAK, NUMBER} or form in _STOPS or form == ",":
            return None
    return None


def _behind_bullets(words: Words, place: int) -> int:
    while words.kind(place) in {BREAK, SIGN} and place < len(words) and words.form(place) in {"\n", "-", "*", ":", '"'}:
        place += 1
    return place


def _is_labelled(words: Words, first: int, name: Name, *, is_vague: bool) -> bool:
    """Whether what a label announces is a person."""
    key = words.keys[first]
    if is_famous(words, first, name) or key in CIVIL:
        return False
    if not name.is_capital:
        return (is_frequent(key) or name.given > 1) or (name.given == 1 and name.solid > 1 and key not in WEAK)
    if name.has_initial or (name.given and (name.solid > 1 or is_frequent(key) or _is_alone(words, name))):
        return key not in WEAK or name.solid > 1
    if is_vague or is_acronym(words, first) or is_acronym(words, name.end - 1):
        return False
    return name.solid > 1 or (name.has_family and _is_alone(words, name))


def _is_alone(words: Words, name: Name) -> bool:
    """Whether nothing but a sign or a line end follows."""
    return words.kind(name.end) in {SIGN, BREAK}


def after_role(words: Words, place: int) -> list[Found]:
    """The name behind a role: beside it, behind a comma, a dash, or in brackets."""
    if words.key(place + 1) in _NO_PERSON:
        return []
    name = None if words.key(place + 1) in _OF else read_name(words, place + 1, lower=True)
    if name is not None and words.is_close(place + 1) and _is_beside(words, place + 1, name):
        return [(place + 1, name.end), *listed(words, name.end)]
    return _behind_comma(words, place)


def _is_beside(words: Words, first: int, name: Name) -> bool:
    key = words.keys[first]
    if is_famous(words, first, name):
        return False
    if not name.is_capital:
        return name.solid > 1 and name.given > 0 and is_frequent(key)
    if name.given:
        return key not in WEAK or name.solid > 1
    if is_acronym(words, first) or is_acronym(words, name.end - 1):
        return name.has_initial
    is_the_one = words.key(first - 1) in _HEADS and words.key(first - 2) in ARTICLES
    return name.has_initial or name.has_family or name.solid > 1 or is_the_one


def _behind_comma(words: Words, place: int) -> list[Found]:
    for here in range(place + 1, min(len(words), place + _FAR)):
        form, kind = words.forms[here], words.kinds[here]
        if form in {",", "(", "-"}:
            name = read_name(words, here + 1)
            is_found = name is not None and _is_enclosed(words, here + 1, name, is_bracket=form == "(")
            return [(here + 1, name.end), *listed(words, name.end)] if name is not None and is_found else []
        if kind not in {WORD, ELISION}:
            return []
    return []


def _is_enclosed(words: Words, first: int, name: Name, *, is_bracket: bool) -> bool:
    key = words.keys[first]
    if not name.is_capital or not _is_alone(words, name) or is_acronym(words, first):
        return False
    if is_bracket:
        is_shut = words.form(name.end) == ")"
        return is_shut and (bool(name.given) or name.has_initial or name.has_family)
    return is_frequent(key) or (name.given > 0 and name.solid > 1 and key not in WEAK)


def after_lead(words: Words, place: int) -> list[Found]:
    """The name behind « demander », « grâce à », « porté par », « chez »."""
    lead, first = words.keys[place], place + 1
    if lead == "chez" and (words.is_capital(place) or words.key(place - 1) in THINGS) and words.kind(place - 1) == WORD:
        return []
    while first <= place + len(" de la") and words.key(first) in LEAD_IN:
        first += 1
    name = read_name(words, first, lower=True)
    if name is None or not _is_led(words, first, name, lead):
        return []
    return [(first, name.end), *listed(words, name.end)]


def _is_led(words: Words, first: int, name: Name, lead: str) -> bool:
    key = words.keys[first]
    if is_famous(words, first, name):
        return False
    if not name.is_capital:
        return name.solid > 1 and name.given > 0 and _is_lower_pair(key, words.keys[name.end - 1])
    if name.has_initial:
        return True
    if name.solid == 1:
        is_acronymic = words.is_upper(first) and not words.is_shouted
        return lead in LONE_LEADS and is_frequent(key) and not is_acronymic and not _is_named_thing(words, name)
    if name.given:
        return key not in WEAK or name.given > 1 or name.has_family
    return lead in _ASKING and not is_acronym(words, first) and not is_acronym(words, name.end - 1)


def _is_lower_pair(key: str, last: str) -> bool:
    """Whether two words without capitals are a given and a family name."""
    return is_frequent(key) or is_frequent(last) or (key not in WEAK and is_family(last))


def _is_named_thing(words: Words, name: Name) -> bool:
    """Whether a lone given name goes on as the name of something: « avec Simone (plate-forme) »."""
    return words.form(name.end) == "(" and words.key(name.end + 1) in THINGS


def after_closing(words: Words, place: int) -> list[Found]:
    """The name that signs, behind « Cordialement » and what goes with it."""
    first, signs = place + 1, 0
    while first < len(words) and first - place < _FAR:
        if words.kinds[first] in {SIGN, BREAK}:
            signs += 1
        elif signs or words.is_capital(first) or words.kinds[first] not in {WORD, ELISION}:
            break
        first += 1
    name = read_name(words, first, lower=signs > 0)
    if name is None or not _is_signing(words, place, first, name):
        return []
    return [(first, name.end), *listed(words, name.end)]


def _is_signing(words: Words, place: int, first: int, name: Name) -> bool:
    key, is_last = words.keys[first], words.kind(name.end) == BREAK
    if is_famous(words, first, name) or (name.solid == 1 and key in LABELS):
        return False
    if name.given or name.has_initial:
        return key not in WEAK and (name.solid > 1 or name.has_initial or _is_alone(words, name))
    has_break = any(kind == BREAK for kind in words.kinds[place:first])
    return name.is_capital and is_last and has_break and not is_acronym(words, first)


def before_role(words: Words, place: int, name: Name) -> list[Found]:
    """Two words with capitals before a role: « Ngozi Okafor, adjointe », « Ngozi Okafor (DGS) »."""
    is_lone = name.solid == 1 and is_frequent(words.keys[place])
    if is_lone and words.key(name.end) == "qui":
        return [(place, name.end)]
    if not (is_lone or name.solid > 1) or not name.is_capital or words.form(name.end) not in {",", "("}:
        return []
    here = name.end + 1
    while words.key(here) in ARTICLES:
        here += 1
    is_free = not is_acronym(words, place) and not is_acronym(words, name.end - 1)
    is_one = words.key(here) in ROLES and words.key(here + 1) not in _NO_PERSON and is_free
    return (
        [(place, name.end)] if is_one and not is_named_after(words, place) and not is_famous(words, place, name) else []
    )


def before_contact(words: Words, place: int) -> list[Found]:
    """The name before its own telephone, account, age or home."""
    name = read_name(words, place, lower=True)
    if name is None or not _goes_to_contact(words, name.end):
        return []
    is_weak = words.keys[place] in WEAK and name.solid == 1
    is_known = bool(name.given) and (name.is_capital or name.solid > 1)
    is_family_name = name.is_capital and name.has_family and not is_acronym(words, place)
    is_pair = name.is_capital and name.solid > 1 and not is_acronym(words, name.end - 1)
    is_one = (is_known or name.has_initial or is_family_name or is_pair) and not is_weak
    if name.solid == 1 and not name.given and words.key(place - 1) in {"a", "de", "en", "sur", "vers"}:
        return []
    return [(place, name.end)] if is_one and not is_named_after(words, place) else []


_CONTACTS = frozenset({"[téléphone masqué]", "[courriel masqué]", "[compte masqué]", "[profil masqué]"})
_TOWARDS = word_set("""
    au a tel telephone port portable mobile mail courriel joignable poste ligne sur ou via le
""")
AT_HOME = word_set("""
    habite habitant habitait vit reside demeure domicilie domiciliee loge
""")


def _goes_to_contact(words: Words, place: int) -> bool:
    """Whether a telephone, an account, an age or a home is all that follows."""
    for here in range(place, min(len(words), place + 5)):
        form, key = words.forms[here], words.keys[here]
        if form in _CONTACTS or key in AT_HOME or form in {"né", "née", "Né", "Née"}:
            return True
        if words.kinds[here] == NUMBER:
            return words.key(here + 1) == "ans" and here <= place + 2
        is_passed = form in {",", ":", "(", "-", ".", "/"} or key in _TOWARDS or key in {"qui", "age", "agee", "de"}
        if not is_passed:
            return False
    return False


def in_brackets(words: Words, place: int) -> list[Found]:
    """The name that brackets hold alone, capitals or not: « (corinne petit) », « (Adrien D.) »."""
    first = place + 1
    name = read_name(words, first, lower=True)
    if name is None or words.form(name.end) != ")":
        return []
    key = words.keys[first]
    has_pair = name.solid > 1 and name.given > 0 and (key not in WEAK or is_family(words.keys[name.end - 1]))
    is_one = name.has_initial or (has_pair and not is_acronym(words, name.end - 1))
    return [(first, name.end)] if is_one and not is_famous(words, first, name) else []
