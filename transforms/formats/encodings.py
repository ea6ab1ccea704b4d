"""Which encoding the bytes of a text are in, decided by evidence that can be told.

A byte order mark decides; else zero bytes at every other place (UTF-16); else strict UTF-8, which
other encodings hardly ever pass by chance. What is left is one byte per character: Windows (cp1252) or
old Macintosh (mac_roman), told apart by which of the two makes French letters of the bytes.
General detectors are wrong on small French files (they answer cp932 or cp1250), so one is asked only
for a hint in the message when neither will do.
"""

from __future__ import annotations

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
_ASCII = bytes(range(128))
_ONE_BYTE = ("cp1252", "mac_roman")
_FRENCH = frozenset("àâäéèêëîïôöùûüÿçœæÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇŒÆ«»’‘“”–—…€°²ºª·•§\u00a0")
# Half of what is not ASCII, at least, must be French for the choice to be called evidence.
_ENOUGH = 0.5
_MOJIBAKE = re.compile("Ã[\u00a0-¿]|Ã[€‚ƒ„…†‡ˆ‰Š‹Œ]|â€[™œ\u009d˜“¦]|Å“|\ufffd")


def decode(content: bytes, name: str) -> tuple[str, str, str]:
    """The text, its encoding, and the reason; raises `UnreadableReturn` where no encoding fits."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strict(content[len(bom) :], encoding, name), encoding, f"byte order mark {bom.hex(' ').upper()}"
    if (wide := _wide(content)) is not None:
        return _strict(content, wide, name), wide, "a zero byte in nearly every pair"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _one_byte(content, name, error)
    return text, "utf-8", "ASCII alone, which is UTF-8" if content.isascii() else "every byte sequence is valid UTF-8"


def mojibake_warning(text: str) -> str | None:
    """A warning where the text was spoilt before it reached us (`Ã©` for `é`)."""
    found = list(_MOJIBAKE.finditer(text))
    if not found:
        return None
    line = _line_at(text, found[0].start())
    return (
        f"{len(found)} spoilt character(s) such as `{found[0][0]}`, first at line {line}: an earlier export was misread"
    )


def _line_at(text: str, position: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", text[:position])) + 1


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_at(content[: error.start].decode(encoding, "replace"), error.start)
        found = f"bytes that are not {encoding}, which the start of the file announces"
        remedy = "The file was cut or pieced together: export it again."
        raise UnreadableReturn(Fault(f"{name}, line {line}", found, encoding, remedy)) from error


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


def _one_byte(content: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str, str]:
    line = _line_at(content[: error.start].decode("latin-1"), error.start)
    shares = {encoding: _french_share(content, encoding) for encoding in _ONE_BYTE}
    best = max(_ONE_BYTE, key=lambda encoding: shares[encoding])
    if shares[best] < _ENOUGH:
        found = f"bytes that are neither UTF-8 nor French text in {' or '.join(_ONE_BYTE)}{_hint(content)}"
        remedy = "Save or export the file as UTF-8."
        raise UnreadableReturn(Fault(f"{name}, line {line}", found, "UTF-8, cp1252 or mac_roman", remedy)) from error
    other = next(encoding for encoding in _ONE_BYTE if encoding != best)
    reason = (
        f"byte 0x{content[error.start]:02X} at line {line} is not UTF-8; French letters among the others: "
        f"{shares[best]:.0%} as {best}, {shares[other]:.0%} as {other}"
    )
    return content.decode(best), best, reason


def _french_share(content: bytes, encoding: str) -> float:
    """The share of the bytes beyond ASCII that are French letters or signs; 0 where one is undefined."""
    try:
        beyond = content.translate(None, _ASCII).decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    return sum(character in _FRENCH for character in beyond) / len(beyond)


def _hint(content: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to load, and hardly ever needed

    guess = from_bytes(content[:_SAMPLE]).best()
    return f" (perhaps {guess.encoding})" if guess else ""
