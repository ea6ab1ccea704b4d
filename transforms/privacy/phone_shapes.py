"""The shapes of telephone numbers written in digits: French, from abroad, with every separator people use."""

from __future__ import annotations

import re

_GAP = r"(?:[ \n.\-/_]{0,3}|[,:*~'])"
PLAIN_GAP = r"[ \n.\-/]{0,3}"
_PAIRS = rf"(?:{_GAP}\d{{2}}){{4}}"
_NINE = rf"[1-9](?:{_GAP}\d){{8}}"
_ZERO = "[0Oo]"
_ABROAD = "32|34|351|352|377|39|41|44|49|212|213|216|262|508|590|594|596|681|687|689"
_SPACE = r"[ .\-]?"
# A number ends where no digit goes on, and no code of letters and digits.
_STOP = r"(?!\d|[^\W\d_]{1,3}\d)"
# Groups of three are how amounts are written too: another such group makes it one.
_NO_MORE = rf"{_STOP}(?![ .]?\d{{3}}\b)"
_IN_FRANCE = (
    rf"(?:{_ZERO}[1-79]{_PAIRS}|[(\[]{_ZERO}[1-79][)\]]{_PAIRS}|0 [1-79]{_PAIRS}|\({_ZERO}\){_GAP}{_NINE}){_STOP}"
)
# 08 numbers are services', and hardly a person's.
_SERVICE = rf"(?:08{_PAIRS}|0{_SPACE}8\d{{2}}(?:(?:{_SPACE}\d{{2}}){{3}}|(?:{_SPACE}\d{{3}}){{2}})){_STOP}"
_TO_FRANCE = rf"\(?(?:\+|00){PLAIN_GAP}33\)?{_GAP}(?:\({_ZERO}\))?{_GAP}{_ZERO}?{_NINE}{_STOP}"
_PREFIX_ALONE = rf"(?:33[1-79]\d{{8}}|33{PLAIN_GAP}(?:\(0\){PLAIN_GAP})?[67]{_PAIRS}){_STOP}"
_BY_THREES = (
    rf"(?:{_ZERO}[1-79](?:{_GAP}\d{{3}}){{2}}{_GAP}\d{{2}}|{_ZERO}[1-79]\d{{2}}(?:{_GAP}\d{{3}}){{2}}"
    rf"|0[ .]?[67](?:[ .\-]?\d){{8}}){_NO_MORE}"
)
_ELSEWHERE = (
    rf"(?:\(?\+{PLAIN_GAP}(?!33)[1-9]\d{{0,2}}\)?(?:{PLAIN_GAP}\(?\d{{1,4}}\)?){{2,7}}"
    rf"|00{PLAIN_GAP}(?:{_ABROAD})(?:{PLAIN_GAP}\d){{7,10}}){_NO_MORE}"
)
_CHAT = r"(?<=wa\.me/)\+?\d{8,15}(?!\d)|(?<=[?&]phone=)\+?\d{8,15}(?!\d)"
# Without its zero, only behind its own word.
_SAID = (
    "tel. ",
    "tél. ",
    "tel ",
    "tél ",
    "tel : ",
    "tél : ",
    "tél: ",
    "tel: ",
    "port : ",
    "able : ",
    "able ",
    "bile : ",
    "bile ",
)
_CUT = rf"(?:{'|'.join(f'(?<={said})' for said in _SAID)})[1-79](?:[ .]?\d\d){{4}}(?![ .]?\d)"
PHONE = re.compile(
    rf"(?<!\d)(?:{_CHAT}|{_CUT}|{_IN_FRANCE}|{_SERVICE}|{_TO_FRANCE}|{_PREFIX_ALONE}|{_BY_THREES}|{_ELSEWHERE})",
    re.IGNORECASE,
)
# What every one of these starts with: tried there alone, in a hundredth of the places.
START = re.compile(r"[\d+(\[oO](?<!\d[\d+(\[oO])(?:(?<![oO])|(?=[1-79]))")
# The other end of a double number, `06 12 34 56 78 / 79`; after a word, only where nothing is counted.
TAIL = re.compile(
    r"\s?/\s?(?!\d\d[/.]\d\d[/.]\d\d)(?:\d{2}|[1-9]\d(?:[ .]\d{2}){1,3})(?![ .]?\d)(?!\w|\s?[€%])"
    r"|\s(?:ou|et)\s\d{2}(?=\s*(?:[.,;:)]\B|\n|$))"
)
