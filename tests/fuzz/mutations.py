"""Ways to spoil a file as the world does: bits flipped, files cut, headers shuffled, cells filled with noise."""

import io
import random
import zipfile

NOISE = (
    "", '"', '""', ";", ",", "\t", "\n", "\r\n", "\x00", "\ufeff", "=1+1", "'=x", "#N/A", "NA", "N/A", "null", "{",
    "[", "<!DOCTYPE x>", "&amp;", "é" * 50, "\u202eabc", "\u200b", "😀", "1e400", "-0", "9" * 400, "x" * 5000, "Total",
    "id", "submitdate", "{question_not_shown}", "Initiative 3 - titre", "a[1]/b", "True", "\ud7ff", "%00", "../x",
)  # fmt: skip


def spoil(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """The name of one way, and the file after it."""
    ways = [flip_bytes, cut, drop_chunk, double_chunk, insert_bytes, swap_chunks]
    if zipfile.is_zipfile(io.BytesIO(content)):
        ways += [spoil_member] * 4
    elif b"\n" in content[:100_000] and b"\x00" not in content[:1000]:
        ways += [shuffle_header, fill_cells, fill_cells, drop_line, double_line]
    way = chance.choice(ways)
    return way.__name__, way(content, chance)


def flip_bytes(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 20))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def drop_chunk(content: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(content)), chance.choice((1, 10, 100, 1000))
    return content[:start] + content[start + size :]


def double_chunk(content: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(content)), chance.choice((1, 10, 100, 1000))
    return content[: start + size] + content[start:]


def insert_bytes(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + chance.randbytes(chance.choice((1, 4, 64))) + content[start:]


def swap_chunks(content: bytes, chance: random.Random) -> bytes:
    a, b = sorted((chance.randrange(len(content)), chance.randrange(len(content))))
    size = min(chance.choice((4, 50, 500)), b - a)
    return content[:a] + content[b : b + size] + content[a + size : b] + content[a : a + size] + content[b + size :]


def spoil_member(content: bytes, chance: random.Random) -> bytes:
    """One member of an archive or workbook spoilt, and packed again with sums that are right."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        infos = [info for info in packed.infolist() if info.filename and info.file_size and not info.flag_bits & 1]
        names = [info.filename for info in infos if info.file_size < 5_000_000]
        if not names:
            return flip_bytes(content, chance)
        chosen = chance.choice(names)
        for name in names:
            member = packed.read(name)
            made.writestr(name, spoil(member, chance)[1] if name == chosen else member)
    return out.getvalue()


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _separator(line: bytes) -> bytes:
    return max((b";", b",", b"\t", b"|"), key=line.count)


def shuffle_header(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    row = chance.randrange(min(3, len(lines)))
    separator = _separator(lines[row])
    cells = lines[row].rstrip(b"\r\n").split(separator)
    chance.shuffle(cells)
    lines[row] = separator.join(cells) + b"\n"
    return b"".join(lines)


def fill_cells(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    for _ in range(chance.choice((1, 3, 10))):
        row = chance.randrange(len(lines))
        separator = _separator(lines[row])
        cells = lines[row].split(separator)
        cells[chance.randrange(len(cells))] = chance.choice(NOISE).encode("utf-8", "surrogatepass")
        lines[row] = separator.join(cells)
    return b"".join(lines)


def drop_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines) or b"\n"


def double_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    row = chance.randrange(len(lines))
    return b"".join([*lines[:row], lines[row], *lines[row:]])
