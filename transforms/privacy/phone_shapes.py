"""The shapes of telephone numbers written in digits: French, from abroad, with every separator people use."""

from __future__ import annotations

import re

_GAP = r"(?:[ \n.\-/_]{0,3}|[,:*~'])"
PLAIN_GAP = r"[ \n.\-/]{0,3}"
_PAIRS = rf"(?:{_GAP}\d{{2}}){{4}}"
_NINE = rf"[1-9](?:{_GAP}\d){{8}}"
_ZERO = "[0Oo]"
_ABROAD = "20|27|3[0124-69]|4[0134-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
_FAR = r"(?:21|22|23|24|25|26|35|37|38|42|50|59|67|68|69|85|96|97)\d"
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
    rf"|00(?<!\d[.:\-]00){PLAIN_GAP}(?:{_FAR}(?:{PLAIN_GAP}\d){{6,9}}"
    rf"|(?:{_ABROAD})(?: ?\(0\))?(?:{PLAIN_GAP}\d){{7,10}}"
    rf"|1{PLAIN_GAP}\(?[2-9]\d\d\)?{PLAIN_GAP}\d{{3}}{PLAIN_GAP}\d{{4}})){_NO_MORE}"
)
# What is no French number: eleven digits behind a zero, in the groups that are usual there.
_BRITISH = rf"(?:07\d{{3}} (?:\d{{6}}|\d{{3}} \d{{3}})|\(?02[03489]\)? \d{{4}} \d{{4}}){_NO_MORE}"
_CHAT = r"(?<=wa\.me/)\+?\d{8,15}(?!\d)|(?<=[?&]phone=)\+?\d{8,15}(?!\d)"
PHONE = re.compile(
    rf"(?<!\d)(?:{_CHAT}|{_IN_FRANCE}|{_SERVICE}|{_TO_FRANCE}|{_PREFIX_ALONE}|{_BY_THREES}|{_ELSEWHERE}|{_BRITISH})",
    re.IGNORECASE,
)
# What every one of these starts with: tried there alone, in a hundredth of the places.
START = re.compile(r"[\d+(\[oO](?<!\d[\d+(\[oO])(?:(?<![oO])|(?=[1-79]))")
# The other end of a double number, `06 12 34 56 78 / 79`; after a word, only where nothing is counted.
TAIL = re.compile(
    r"\s?/\s?(?!\d\d[/.]\d\d[/.]\d\d)(?:\d{2}|[1-9]\d(?:[ .]\d{2}){1,3})(?![ .]?\d)(?!\w|\s?[€%])"
    r"|\s(?:ou|et)\s\d{2}(?=\s*(?:[.,;:)]\B|\n|$))"
)
