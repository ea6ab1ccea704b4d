"""Which encoding the bytes of a text are in, decided by evidence that can be told.

A byte order mark decides; else zero bytes at every other place (UTF-16); else strict UTF-8, which
other encodings hardly ever pass by chance. What is left is one byte per character: Windows (cp1252) or
old Macintosh (mac_roman), told apart by how odd the characters are where they stand; Windows, by far the
more common, unless the other is clearly less odd. General detectors are wrong on small French files (they
answer cp932 or cp1250), so one is asked only for a hint in the message when neither will do.
"""

from __future__ import annotations

import codecs
import re

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.encoding_doubts import (
    has_old_lines,
    is_latin_9,
    is_utf_8_by_chance,
    refuse_dos,
    refuse_mixed,
)
from transforms.formats.containers.one_byte_text import oddities

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 1 << 16
_BLOCK = 1 << 22
_ASCII = bytes(range(128))
_ONE_BYTE = ("cp1252", "mac_roman")
# A Windows text may be this much odder than the same bytes read as Macintosh ones: it is far more common.
_MARGIN = 0.5
# Beyond this, on average, neither is the encoding.
_MOST_ODD = 0.5
_FOREIGN = 1e9
# French never writes three such letters in a row; Cyrillic or Japanese read in our encodings does nothing else.
_FOREIGN_RUN = re.compile("[^\\s\\x00-\\x7f«»“”‘’…–—]{3,}")
_MOST_FOREIGN = 0.1
_MOJIBAKE = re.compile(
    "Ã[\u00a0-¿]|Â[\u00a0«»°²·]|Ã[€‚ƒ„…†‡ˆ‰Š‹Œ]|â€[™œ\u009d˜“¦]|Å“|√[©®†ß™¥ÆØ]|‚Ä[ôúù]|├[^\x00-\x7f─━│├└┬┼]|\ufffd"
)


# The first bytes of every such trace, in UTF-8: looked for before the text is decoded.
_TRACES = (
    "Ã".encode(),
    "Â".encode(),
    "â€".encode(),
    "Å“".encode(),
    "√".encode(),
    "‚Ä".encode(),
    "├".encode(),
    "\ufffd".encode(),
)


def recognise_encoding(content: bytes, name: str) -> tuple[str, str, int]:
    """The encoding, the reason, and how many bytes of mark to skip; raises `UnreadableReturn` where none fits.

    Nothing is decoded as a whole: the text of a large file is never in memory twice.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            _refuse_other_bytes(content, encoding, len(bom), name)
            return encoding, f"byte order mark {bom.hex(' ').upper()}", len(bom)
    if (wide := _wide(content)) is not None:
        _refuse_other_bytes(content, wide, 0, name)
        return wide, "a zero byte in nearly every pair", 0
    if content.isascii():
        return "utf-8", "ASCII alone, which is UTF-8", 0
    wrong = _first_wrong_byte(content, "utf-8")
    if wrong is None and is_utf_8_by_chance(content):
        wrong = _first_wrong_byte(content, "ascii")
    if wrong is None:
        return "utf-8", "every byte sequence is valid UTF-8", 0
    return *_of_one_byte(content, name, wrong), 0


def decode(content: bytes, name: str) -> tuple[str, str, str]:
    """The text, its encoding, and the reason; raises `UnreadableReturn` where no encoding fits."""
    encoding, reason, mark = recognise_encoding(content, name)
    return content[mark:].decode(encoding), encoding, reason


def as_utf8(content: bytes, name: str) -> tuple[bytes, int, str, str]:
    """The content as UTF-8, where its text starts, the encoding it was in, and why; raises `UnreadableReturn`.

    A text that is UTF-8 already is not copied to take its mark off.
    """
    encoding, reason, mark = recognise_encoding(content, name)
    if encoding == "utf-8":
        return content, mark, encoding, reason
    return content[mark:].decode(encoding).encode("utf-8"), 0, encoding, reason


def mojibake_warning(text: str | bytes) -> str | None:
    """A warning where the text was spoilt before it reached us (`Ã©` for `é`); bytes are UTF-8."""
    if isinstance(text, bytes):
        beyond = text.translate(None, _ASCII)
        if not any(trace in beyond for trace in _TRACES):
            return None
        text = text.decode("utf-8", "replace")
    found = list(_MOJIBAKE.finditer(text))
    if not found:
        return None
    line = _line_at(text, found[0].start())
    return (
        f"{len(found)} spoilt character(s) such as `{found[0][0]}`, first at line {line}: an earlier export was misread"
    )


def _line_at(text: str, position: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:position])) + 1


def _first_wrong_byte(content: bytes, encoding: str, start: int = 0) -> int | None:
    """Where the bytes stop being this encoding, or None: decoded block by block, none of it kept."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for position in range(start, len(content), _BLOCK):
        pending = len(decoder.getstate()[0])
        block = content[position : position + _BLOCK]
        try:
            decoder.decode(block, final=position + _BLOCK >= len(content))
        except UnicodeDecodeError as error:
            return max(position - pending + error.start, start)
    return None


def _refuse_other_bytes(content: bytes, encoding: str, start: int, name: str) -> None:
    wrong = _first_wrong_byte(content, encoding, start)
    if wrong is not None:
        line = _line_at(content[start:wrong].decode(encoding, "replace"), len(content))
        found = f"bytes that are not {encoding}, which the start of the file announces"
        remedy = "The file was cut or pieced together: export it again."
        raise UnreadableReturn(Fault(f"{name}, line {line}", found, encoding, remedy))


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: text in our alphabet has a zero byte in nearly every pair."""
    sample = content[:_SAMPLE]
    pairs = len(sample) // 2
    if len(content) % 2 or not pairs:
        return None
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if low > 0.7 * pairs and high < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if high > 0.7 * pairs and low < 0.1 * pairs else None


def _of_one_byte(content: bytes, name: str, wrong: int) -> tuple[str, str]:
    refuse_mixed(content, name, wrong)
    if is_latin_9(content):
        return "iso8859-15", "signs of cp1252 stand where ISO-8859-15 has the euro or œ"
    encoding, reason = _one_byte(content, name, wrong)
    refuse_dos(content, name, encoding)
    return encoding, reason


def _one_byte(content: bytes, name: str, wrong: int) -> tuple[str, str]:
    """Windows unless the Macintosh reading is clearly less odd, or the lines end as they did on old Macintoshes."""
    line = _line_at(content[:wrong].decode("latin-1"), wrong)
    odd = {encoding: _oddness(content, encoding) for encoding in _ONE_BYTE}
    windows, macintosh = odd["cp1252"][0], odd["mac_roman"][0]
    margin = 0.0 if has_old_lines(content) else _MARGIN
    best, other = ("mac_roman", "cp1252") if macintosh + margin <= windows else ("cp1252", "mac_roman")
    if odd[best][0] > _MOST_ODD * odd[best][1]:
        found = f"bytes that are neither UTF-8 nor French text in {' or '.join(_ONE_BYTE)}{_hint(content)}"
        remedy = "Save or export the file as UTF-8."
        raise UnreadableReturn(Fault(f"{name}, line {line}", found, "UTF-8, cp1252 or mac_roman", remedy))
    reason = (
        f"byte 0x{content[wrong]:02X} at line {line} is not UTF-8; out of {odd[best][1]} characters beyond ASCII, "
        f"odd where they stand: {_told(odd[best])} as {best}, {_told(odd[other])} as {other}"
    )
    return best, reason


def _told(odd: tuple[float, int]) -> str:
    return "all" if odd[0] >= _FOREIGN else f"{odd[0]:.1f}"


def _oddness(content: bytes, encoding: str) -> tuple[float, int]:
    """What is odd in the text, and its characters beyond ASCII; past all bounds where bytes are none or foreign."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return _FOREIGN, 1
    odd, beyond = oddities(text)
    is_foreign = sum(len(run) for run in _FOREIGN_RUN.findall(text)) > _MOST_FOREIGN * beyond
    return (_FOREIGN if is_foreign else odd), beyond


def _hint(content: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to load, and hardly ever needed

    guess = from_bytes(content[:_SAMPLE]).best()
    denied = {codecs.lookup(encoding).name for encoding in ("utf-8", *_ONE_BYTE)}
    return f" (perhaps {guess.encoding})" if guess and codecs.lookup(guess.encoding).name not in denied else ""
