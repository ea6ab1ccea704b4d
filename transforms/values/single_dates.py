"""One date as written, without spans: what leads in and what stands in brackets behind is read over."""

from __future__ import annotations

import datetime as dt
import re

from transforms.schema import FIRST_DAY, LAST_DAY
from transforms.values.date_forms import DAY_WITHOUT_YEAR, EVENT, FORMS, Reader
from transforms.values.parsed import UNKNOWN, Parsed, unreadable

_LEAD_IN = re.compile(
    r"(?:(?:date|projet|service|dispositif|action|operation|demarche|actif|active|ouvert|ouverte|ouverture|"
    r"mise? en (?:place|service|ligne|oeuvre)|demarre|demarrage|"
    r"debute|creation|cree|creee|lance|lancee|lancement|prevu|prevue|pour|realise|realisee|fin prevue|"
    r"inauguration|inaugure|inauguree|deploiement|officiel|officielle|officiellement|effectif|effective|effectivement|"
    r"au public|public|publique|"
    r"depuis|des|a partir|a compter|courant|dans le courant|au cours|pendant|durant|lors|vers|dans|environ|env\.|circa|"
    r"~|en|les|since|from|in|on|around|during|the|"
    r"l'annee scolaire|annee scolaire|l'annee|annee|saison|l'an|an|le mois|mois|au mois|"
    r"le|la|l'|au|a|a l'|du|de|de l'|d'|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|lun\.|mar\.|mer\.|jeu\.|ven\.|sam\.|dim\.)(?:(?<=['~])|[ :]+))+"
)
_REMARK = re.compile(r"(?P<before>[^()]+?) ?\((?P<remark>[^()]+)\)")
# `mars 2020, premier confinement`: what is said of the date behind it.
_BEHIND = re.compile(r"(?P<before>[^,;]+?)(?:[,;:]| -|(?= (?:pendant|durant|lors|apres|avant)\b)) ?(?P<remark>[^,;]+)")


def single_date(key: str) -> Parsed[dt.date] | None:
    """The single date that a normalised text states, alone or with a remark; None if it states none."""
    parsed = simple_date(key)
    found = _REMARK.fullmatch(key) if parsed is None else None
    if found is None:
        return parsed or _before_an_event(key)
    texts = (f"{found['remark']} {found['before']}", found["before"], found["remark"])
    read = [one for one in map(simple_date, texts) if one is not None]
    return next((one for one in read if one.value is not None), read[0] if read else None)


def _before_an_event(key: str) -> Parsed[dt.date] | None:
    found = _BEHIND.fullmatch(key)
    remark = simple_date(found["remark"].strip()) if found else None
    return simple_date(found["before"]) if found and remark and remark.precision == EVENT else None


def simple_date(key: str) -> Parsed[dt.date] | None:
    # The text itself first: `a` and `le` are lead-ins, `mars` is not, whatever comes before it.
    lead_in = _LEAD_IN.match(key)
    texts = (key, key[lead_in.end() :]) if lead_in else (key,)
    # An event last: `à la rentrée 2021` says when, the lead-in aside.
    for forms in (FORMS[:-1], FORMS[-1:]):
        for text in texts:
            for pattern, precision, reader in forms:
                if found := pattern.fullmatch(text):
                    return _dated(found, precision, reader)
    return None


def _dated(found: re.Match[str], precision: str, reader: Reader) -> Parsed[dt.date]:
    try:
        day = reader(found)
    except ValueError:  # 2021-02-30, month 13
        return unreadable(precision=UNKNOWN)
    if day is None:
        return unreadable(precision=precision or DAY_WITHOUT_YEAR)
    return Parsed(day, precision=precision or "month") if is_bounded(day) else unreadable(precision=UNKNOWN)


def is_bounded(day: dt.date) -> bool:
    return FIRST_DAY <= day <= LAST_DAY
