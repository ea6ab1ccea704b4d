"""What is told of the encoding of a text that is not UTF-8: two in one file, DOS, Latin-9, or in doubt.

Nothing here chooses between Windows (cp1252) and Macintosh (mac_roman): it says where it is neither, or may be
either. No encoding can be forced; a file is saved again as UTF-8 by the program that wrote it.
"""

from __future__ import annotations

import re

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.one_byte_text import oddities

# Characters of Western texts in UTF-8, or another byte. Any valid sequence will not do: `é`, a hard space and `»`
# are one in cp1252.
_SOUND_OR_OTHER = re.compile(
    rb"(\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2\x80[\x90-\xaf]|\xe2\x82\xac|\xe2\x84\xa2|\xc5[\x92\x93\xb8])|[\x80-\xff]"
)
_BEYOND = re.compile(rb"[\x80-\xff]")
_C1 = re.compile(rb"[\x80-\x9f]")
_LINE_END = re.compile(rb"\r\n|\r|\n")
# Letters that French is full of, and those that DOS and Macintosh bytes for them become in one another.
_COMMON = re.compile("[éèàêç]")
_RARE = re.compile("[ÄÅÖØìáÇñåÉâæòäöóø×ı¤]")
# What cp1252 makes of the letters that Latin-9 put in the place of signs: `12 ¤`, `c½ur`, `¼uvre`; not `½journée`.
_LATIN_9 = re.compile("(?<=\\d)[ \u00a0]?¤(?!\\w)|(?<=[^\\W\\d_])½(?=[^\\W\\d_])|(?<!\\w)[¼½](?=u[a-z]|il)")
# UTF-8 by chance: `’é` of a Macintosh is an Armenian letter, `É` and a hard space of Windows a phonetic one. A text
# that is in such an alphabet has more of its letters, side by side.
_BY_CHANCE = re.compile(rb"(?<=[A-Za-z])\xd5[\x80-\xbf](?![\xd4-\xd6])|(?<=[A-Z])[\xc9\xca][\x80-\xbf](?![a-z])")
_LINES_TOLD = 5
# A word of two such letters may be refused for them; one letter is only told.
_FEW = 2
_CLOSE = 0.5
_ASCII_GONE = bytes(range(128, 256))
_MOST_BY_CHANCE = 64
_SAMPLE = 1 << 22
_AROUND = 1 << 19
_TOLD = {"cp1252": "cp1252 (Windows)", "mac_roman": "mac_roman (Macintosh)", "cp850": "cp850 (DOS)"}
_REMEDY = "open it in the program that wrote it and save it as UTF-8."


def refuse_mixed(content: bytes, name: str, wrong: int) -> None:
    """Raises `UnreadableReturn`, with the lines, where around the first wrong byte most is UTF-8: broken or joined."""
    start, end = _line_starts(content, wrong - _AROUND), _line_starts(content, wrong + _AROUND)
    found = list(_SOUND_OR_OTHER.finditer(content, start, max(end, wrong + 1)))
    others = [match.start() for match in found if match[1] is None]
    sound = len(found) - len(others)
    if not others or len(others) > sound:
        return
    lines = _lines_of(content, others)
    told = ", ".join(str(line) for line in lines[:_LINES_TOLD]) + (", …" if len(lines) > _LINES_TOLD else "")
    least = "at least " if start or end < len(content) else ""
    both = f"{least}{sound} character(s) in UTF-8 and {len(others)} byte(s) that are not, at line(s) {told}"
    remedy = f"Correct these lines, or export it again: it was cut, or joined of two encodings; or {_REMEDY}"
    raise UnreadableReturn(Fault(f"{name}, line {lines[0]}", both, "one encoding", remedy))


def _line_starts(content: bytes, near: int) -> int:
    """Where the line of a place starts, so that no character is cut in two; the end of the text past it."""
    if near >= len(content):
        return len(content)
    return max(content.rfind(b"\n", 0, max(near, 0)), content.rfind(b"\r", 0, max(near, 0))) + 1


def is_utf_8_by_chance(content: bytes) -> bool:
    """Whether all that is beyond ASCII in a valid UTF-8 text is a few pairs that Windows or Macintosh words make."""
    beyond = len(content) - len(content.translate(None, _ASCII_GONE))
    if not 0 < beyond <= _MOST_BY_CHANCE:
        return False
    return 2 * len(_BY_CHANCE.findall(content)) == beyond


def has_old_lines(content: bytes) -> bool:
    """Whether lines end in a carriage return alone, as on Macintoshes before 2001."""
    return b"\r" in content and b"\n" not in content


def is_latin_9(content: bytes) -> bool:
    """Whether a text holds the euro or œ of ISO-8859-15, none of the bytes it leaves out, and is less odd so read."""
    sample = content[:_SAMPLE]
    if _C1.search(content) or not _LATIN_9.search(sample.decode("cp1252", "replace")):
        return False
    odd = {encoding: oddities(sample.decode(encoding))[0] for encoding in ("iso8859-15", "mac_roman")}
    return odd["iso8859-15"] <= odd["mac_roman"]


def refuse_dos(content: bytes, name: str, chosen: str) -> None:
    """Raises `UnreadableReturn` where a text is French in cp850 (cp437 has the same letters), less so as chosen."""
    sample = content[:_SAMPLE]
    dos, other = sample.decode("cp850"), sample.decode(chosen, "replace")
    first = _BEYOND.search(sample)
    if first is None or _leaning(dos) < max(_FEW, _leaning(other) + 1) or has_old_lines(content):
        return
    # Most of what DOS wrote is sound in mac_roman; in cp1252 it is odd, where `drive…` is not.
    margin = 0.0 if chosen == "mac_roman" else _CLOSE
    if oddities(dos)[0] + margin > oddities(other)[0]:
        return
    found = f"bytes that read as French in cp850 or cp437 (DOS), less so in {chosen}"
    where = f"{name}, line {_lines_of(content, [first.start()])[0]}"
    raise UnreadableReturn(Fault(where, found, "UTF-8, cp1252 or mac_roman", f"{_REMEDY[0].upper()}{_REMEDY[1:]}"))


def doubt_warning(content: bytes, chosen: str) -> str | None:
    """A warning that names the other encoding in which the same bytes read as well; None where there is none."""
    if chosen == "iso8859-15":
        return f"read as ISO-8859-15: its euro or œ stands where cp1252 has a sign; if letters are wrong, {_REMEDY}"
    sample = content[:_SAMPLE]
    first = _BEYOND.search(sample)
    if chosen not in ("cp1252", "mac_roman") or first is None:
        return None
    text = sample.decode(chosen, "replace")
    dos, turned = sample.decode("cp850"), "mac_roman" if chosen == "cp1252" else "cp1252"
    most = oddities(text)[0] + _CLOSE
    others = [turned] if oddities(sample.decode(turned, "replace"))[0] < most else []
    is_sure = chosen == "cp1252" and oddities(text)[0] == 0
    if not is_sure and _leaning(dos) >= _leaning(text) and oddities(dos)[0] < most:
        others.append("cp850")
    if not others:
        return None
    return (
        f"read as {_TOLD[chosen]}: the letters beyond ASCII, first at line {_lines_of(content, [first.start()])[0]}, "
        f"would do as well in {' or '.join(_TOLD[other] for other in others)}; if they are wrong, {_REMEDY}"
    )


def _lines_of(content: bytes, positions: list[int]) -> list[int]:
    """The lines, from 1, of the first few bytes, each line once; one more than is told."""
    lines, line, start = list[int](), 1, 0
    for position in positions:
        line, start = line + len(_LINE_END.findall(content, start, position)), position
        lines = lines if line in lines else [*lines, line]
        if len(lines) > _LINES_TOLD:
            break
    return lines


def _leaning(text: str) -> int:
    return len(_COMMON.findall(text)) - len(_RARE.findall(text))
