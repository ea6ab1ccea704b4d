"""Health facts in a sentence that names a person: an illness, a handicap, a hospital stay, a guardianship.

Without a person, health is what local authorities work on, and stays.
"""

from __future__ import annotations

import re

from transforms.privacy.folding import Folded, Span
from transforms.privacy.marks import NAME_MARK

_ILLNESS = (
    r"(?:alzheimer|parkinson|covid(?:-?19)?|coronavirus|cancers?|tumeur|leucemie|lymphome|diabete|avc|infarctus|"
    r"crise cardiaque|"
    r"sclerose(?: en plaques)?|depression|burn-?out|burn out|pneumonie|schizophrenie|epilepsie|asthme|autisme|surdite|"
    r"cecite|"
    r"sida|vih|tdah|asperger|crohn|charcot|lumbago|hernie(?: discale)?|allergie|phobie|anxiete|lupus|psoriasis|eczema|"
    r"glaucome|cataracte|arythmie|hypertension|rechute|thrombose|pacemaker|stoma|aphasie|agoraphobie|hepatite|"
    r"tuberculose|grippe|embolie|arthrose|fibromyalgie|endometriose|fracture|phlebite|angine|"
    r"anorexie|alcoolisme|toxicomanie|addictions?|trisomie|dyslexie|demence|mucoviscidose|migraines?|zona|"
    r"grossesse|fausse couche|insuffisance (?:renale|cardiaque|respiratoire)|accident vasculaire(?: cerebral)?|"
    r"maladie(?: \w+){1,3})"
)
_STATE = (
    r"(?:diabetique|schizophrene|bipolaire|epileptique|autiste|asthmatique|malvoyante?|aveugle|sourde?|malentendante?|"
    r"dyslexique|paraplegique|tetraplegique|hemiplegique|seropositi(?:f|ve)|alcoolique|toxicomane|depressi(?:f|ve)|"
    r"cardiaque|handicapee?|invalide|trisomique|anorexique|senile|dement|desorientee?|grabataire|enceinte|obese|"
    r"immunodeprimee?|dialysee?|amputee?|convalescente?|hemophile|cancereuse|cancereux|suicidaire|deprimee?|"
    r"hypertendue?)"
)
# A word that goes on about an illness, and not about what its bearer does.
_PART = r"(?!(?:et|ou|mais|qui|ne|est|a|il|elle|se|peut|ont|sont|doit|vient|utilise|participe)\b)[\w'-]{2,30}"
_FACT = (
    rf"(?:atteinte?s? (?:de|d'|du|par)|souffr(?:e|ait|ant) (?:de|d'|du)|victime (?:de|d'|d'un|d'une|du)|porteu(?:r|"
    rf"se) (?:de|d'|du)|"
    rf"sui(?:vie?|t) (?:pour|un traitement)|soignee? (?:pour|de)|traitee? pour|operee? (?:de|du|d'|a)|malade (?:de|d'|"
    rf"du)|"
    rf"en remission (?:de|d'|du)|mort(?:e)? (?:de|d'|du)|decedee? (?:de|d'|du|des suites)|gueri(?:e)? (?:de|d'|du)|"
    rf"remis(?:e)? (?:de|d'|du))(?:\s?(?:la |le |l'|un |une |son |sa |des |ses |d'un |d'une )?{_PART}){{1,3}}"
    rf"|(?:l'|une |son |d'une |sa )?(?:operation|greffe|ablation|prothese|intervention) (?:de |du |d'|des |a )(?:la |"
    rf"l')?\w+(?: \w+)?"
    rf"|hospitalisee?(?: (?:pour|depuis|suite a|a cause de)(?: (?:un|une|la|le|son|sa|des))? [\w'-]+(?: [\w'-]+)?)?"
    rf"|(?:teste|testee|depiste|depistee|declare|declaree) positi(?:f|ve)(?: (?:au|a la) [\w-]+)?|cas contact|"
    rf"positi(?:f|ve) au [\w-]+"
    rf"|sous (?:dialyse|curatelle|tutelle|sauvegarde de justice|chimio\w*|oxygene|antidepresseurs?|traitement|morphine|"
    rf"methadone|insuline|assistance respiratoire|psychotropes)(?: [\w-]+ee?\b)?"
    rf"|en (?:depression|fauteuil(?: roulant)?|chimio\w*|burn-?out|soins palliatifs|cure(?: de [\w-]+)?|reeducation|"
    rf"convalescence|"
    rf"rehabilitation|invalidite|phase terminale|reanimation|psychiatrie|hopital psychiatrique|fin de vie|"
    rf"arret(?: de travail|-travail|-maladie| maladie)?|conge (?:de )?(?:longue )?(?:maladie|maternite)|longue maladie|"
    rf"mi-temps therapeutique)"
    rf"(?: (?:pour|depuis|suite a)(?: (?:un|une|la|le|l'|son|sa))? ?[\w'-]+(?: [\w'-]+)?)?"
    rf"|arret(?: de travail| maladie|-maladie)(?: (?:pour|suite a)(?: (?:un|une|la|le|l'|son|sa))? ?[\w'-]+)?"
    rf"|(?:tres |gravement |longuement )?malade(?: depuis [\w]+(?: [\w]+)?)?"
    rf"|(?:a perdu|perd) (?:la (?:vue|memoire|raison)|l'ouie|son autonomie|un (?:bras|oeil)|une jambe)"
    rf"|accident (?:de (?:la route|voiture|travail|moto|ski|velo)|grave)|chimiotherapie|radiotherapie|fin de vie|"
    rf"perte d'autonomie|allocation adulte handicape|\baah\b|\brqth\b|travailleu(?:r|se) handicapee?|"
    rf"affection longue duree|gir [1-6]|s'est (?:cassee?|fracturee?|foule|foulee) (?:le |la |les |l')\w+|"
    rf"allergique(?: (?:a|aux|au) [\w' ]{2, 20})?|se remet d(?:e|'|u)(?: son| sa| la| l'| une?)? ?\w+(?: \w+)?|"
    rf"accouchee?|avortement|a mobilite reduite|mobilite reduite|en situation de handicap|handicap(?: [\w]+)?|"
    rf"jambe cassee|bras casse|col du femur|"
    rf"tentative de suicide|s'est suicidee?|fait un malaise|fait une chute|maladie(?: (?:de|d'|du) ?[\w'-]+)?"
    rf"|(?:la |le |l'|un |une |du |son |sa |d'un |d'une )?{_ILLNESS}(?: (?:depuis|de la|du|des) [\w'-]+(?: [\w'-]+)?)?"
    rf"|{_STATE}(?: et (?:\w+e?|{_STATE}))?(?: depuis [\w'-]+(?: [\w'-]+)?)?"
)
_HEALTH = re.compile(rf"(?<![\w'-])(?:{_FACT})(?![\w])")
_NEAR = 60
# What may stand between a name and what ails it.
_LINK = re.compile(
    r"[ ,(:-]{1,3}(?:qui )?(?:a |avait |est |etait |s'est |ete |etant |tombee? |reste |vit |toujours |tres |a eu |"
    r"a ete |"
    r"a fait |a contracte |en |souffre |a du etre |vient d'etre |sera |\d{1,3} ans,? |un |une |le |la ){0,4}"
)
_SENTENCE = re.compile(r"(?:[.!?]+(?=\s)|\n\n)")
_NOT_INITIAL = re.compile(r"(?:^|\W)\w$")


def is_near_health(text: Folded, start: int, end: int) -> bool:
    """Whether the words just around a name say that one person is ill."""
    after = _HEALTH.search(text.key, end, min(len(text.key), end + _NEAR))
    if after and not _SENTENCE.search(text.key, end, after.start()):
        return bool(_LINK.fullmatch(text.key, end, after.start()))
    before = text.key[max(0, start - _NEAR) : start]
    last = [found.end() for found in _HEALTH.finditer(before)]
    return bool(last) and before[last[-1] :].strip() in {"de", "d'", "pour", ":", ""}


def find_health_facts(text: Folded) -> list[Span]:
    """Where facts about the health of a person who is masked in the same sentence stand, in order."""
    if NAME_MARK not in text.plain:
        return []
    spans, start = [], 0
    for end in [*(cut.end() for cut in _SENTENCE.finditer(text.key)), len(text.key)]:
        if _NOT_INITIAL.search(text.key[start : end - 1][-3:]) and end < len(text.key):
            continue
        if NAME_MARK in text.plain[start:end]:
            spans += [found.span() for found in _HEALTH.finditer(text.key, start, end)]
        start = end
    return spans
