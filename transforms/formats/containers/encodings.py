"""Which encoding the bytes of a text are in, decided by evidence that can be told.

A byte order mark decides; else zero bytes at every other place (UTF-16); else strict UTF-8, which
other encodings hardly ever pass by chance. What is left is one byte per character: Windows (cp1252) or
old Macintosh (mac_roman), told apart by which of the two makes likelier French of the bytes; on a tie
Windows, by far the more common. General detectors are wrong on small French files (they answer cp932 or
cp1250), so one is asked only for a hint in the message when neither will do.
"""

from __future__ import annotations

import codecs
import re

from transforms.errors import Fault, UnreadableReturn

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
# How much a character beyond ASCII speaks for French text; any other speaks against it. Wide steps, for
# they only have to part é from Ž and € from Û.
_LIKELIHOOD = {
    5.0: "éèàêç’",
    3.0: "ôîûùâëïœ«»€°ÉÀ“”–—…•\u00a0",
    1.0: "‘ÿæñáíóúòìöäüßãõåøº¿¡ª²·§ÁÍÓÚÑÖÄÜÕÅ",
    0.5: "ÈÊÇÔÎÛÙÂËÏŒÆŸ",
}
_WEIGHT = {character: weight for weight, characters in _LIKELIHOOD.items() for character in characters}
_AGAINST = -5.0
# French never writes three such letters in a row; Cyrillic or Japanese read in our encodings does nothing else.
_FOREIGN_RUN = re.compile("[^\\W\\d_\\x00-\\x7f]{3,}")
_MOST_FOREIGN = 0.1
# Signs inside a word (but for N°INSEE), and an accented capital after a small letter, are another encoding's
# letters; so are a degree that opens a word (but for 30 °C) and a ¡ that closes one: one byte is both.
_LETTER = "[^\\W\\d_]"
_MISPLACED = re.compile(
    f"(?<={_LETTER})(?:[«»…“”€•]|(?<![nN])°)(?={_LETTER})|(?<=[a-zà-ÿ])[À-ÖØ-ÞŒŸ]"
    f"|(?<!\\w)(?<!\\d[ \u00a0])°(?={_LETTER}{{2}}|(?![CFK]){_LETTER})|(?<=\\w)¡(?!\\w)"
)
_MOJIBAKE = re.compile("Ã[\u00a0-¿]|Â[\u00a0«»°²·]|Ã[€‚ƒ„…†‡ˆ‰Š‹Œ]|â€[™œ\u009d˜“¦]|Å“|\ufffd")


# The first bytes of every such trace, in UTF-8: looked for before the text is decoded.
_TRACES = ("Ã".encode(), "Â".encode(), "â€".encode(), "Å“".encode(), "\ufffd".encode())


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
    if wrong is None:
        return "utf-8", "every byte sequence is valid UTF-8", 0
    return *_one_byte(content, name, wrong), 0


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


def _one_byte(content: bytes, name: str, wrong: int) -> tuple[str, str]:
    line = _line_at(content[:wrong].decode("latin-1"), wrong)
    scores = {encoding: _french_score(content, encoding) for encoding in _ONE_BYTE}
    best, other = sorted(_ONE_BYTE, key=lambda encoding: -scores[encoding])
    if scores[best] <= 0:
        found = f"bytes that are neither UTF-8 nor French text in {' or '.join(_ONE_BYTE)}{_hint(content)}"
        remedy = "Save or export the file as UTF-8."
        raise UnreadableReturn(Fault(f"{name}, line {line}", found, "UTF-8, cp1252 or mac_roman", remedy))
    reason = (
        f"byte 0x{content[wrong]:02X} at line {line} is not UTF-8; likelihood of French, from 5 down to -5: "
        f"{scores[best]:.1f} as {best}, {scores[other]:.1f} as {other}"
    )
    return best, reason


def _french_score(content: bytes, encoding: str) -> float:
    """The mean weight of the characters beyond ASCII; the lowest where a byte is undefined or runs are foreign."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return _AGAINST
    beyond = content.translate(None, _ASCII).decode(encoding)
    if sum(len(run) for run in _FOREIGN_RUN.findall(text)) > _MOST_FOREIGN * len(beyond):
        return _AGAINST
    misplaced = _AGAINST * len(_MISPLACED.findall(text))
    return (sum(_WEIGHT.get(character, _AGAINST) for character in beyond) + misplaced) / len(beyond)


def _hint(content: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to load, and hardly ever needed

    guess = from_bytes(content[:_SAMPLE]).best()
    denied = {codecs.lookup(encoding).name for encoding in ("utf-8", *_ONE_BYTE)}
    return f" (perhaps {guess.encoding})" if guess and codecs.lookup(guess.encoding).name not in denied else ""
