"""Whether a statistical file is whole: what its head and tail say, against the records that were read."""

from __future__ import annotations

import math
import struct
from typing import Literal

Form = Literal["sav", "por", "dta"]

_STATA_END = b"</stata_dta>"
_GREETING = 480
_COUNT_AT = 80
_ZSAV = b"$FL3"
_HEADER = 176
_MOST_BIAS = 1e9
_TRAILER_HEAD = 24
_TRAILER_ENTRY = 24


def form_of(content: bytes) -> Form:
    """Which of the three forms: SPSS of its own, portable SPSS, Stata."""
    if content[:4] in (b"$FL2", _ZSAV):
        return "sav"
    greeting = content[:_GREETING].replace(b"\r", b"").replace(b"\n", b"")
    return "por" if greeting[456:464] == b"SPSSPORT" else "dta"


def bad_end(content: bytes, form: Form) -> str | None:
    """What is wrong with the end of a file that names its own end; None where nothing is, or nothing is said."""
    if form == "dta" and content.startswith(b"<") and not content.endswith(_STATA_END):
        return "no end mark of Stata at the end of the file"
    if form == "por" and not content.rstrip(b"\r\n \x00\x1a").endswith(b"Z"):
        return "no end mark of SPSS at the end of the file"
    if content.startswith(_ZSAV) and not _ends_with_trailer(content):
        return "no index of compressed blocks at the end of the file"
    return None


def _ends_with_trailer(content: bytes) -> bool:
    """A .zsav ends with an index: bias, zero, block size, number of blocks, then 24 bytes a block."""
    order = byte_order(content)
    bias = struct.unpack(order + "d", content[84:92])[0] if len(content) > _HEADER else math.nan
    if not math.isfinite(bias) or abs(bias) > _MOST_BIAS:
        return False
    start = content.rfind(struct.pack(order + "qq", -int(bias), 0))
    if start < 0 or start + _TRAILER_HEAD > len(content):
        return False
    blocks = int(struct.unpack(order + "i", content[start + 20 : start + 24])[0])
    return start + _TRAILER_HEAD + blocks * _TRAILER_ENTRY == len(content)


def byte_order(content: bytes) -> str:
    """`<` or `>`: which end of a number comes first in a .sav."""
    return "<" if content[64:68] in (b"\x02\x00\x00\x00", b"\x03\x00\x00\x00") else ">"


def without_count(content: bytes) -> bytes:
    """The same .sav with its number of records unsaid: its reader then goes on to the end of the file."""
    return content[:_COUNT_AT] + b"\xff\xff\xff\xff" + content[_COUNT_AT + 4 :]
