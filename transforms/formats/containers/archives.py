"""Archives: zip and gzip, unpacked in memory and counted while they are, whatever their headers declare.

A zip is a workbook (OOXML, OpenDocument) by the members it has, else an archive whose data files are
opened in turn. Nothing is written to disk, and no name in an archive is ever used as a path.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.errors import Fault, UnreadableReturn
from transforms.formats.containers.office_documents import refuse_document
from transforms.formats.content import Content
from transforms.formats.limits import Limits

_CHUNK = 1 << 20
_NOT_UNPACKED = (
    zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, OSError,
    ValueError,
)  # fmt: skip
_EXPORT = "Pack the exported file again, or give the file itself."
# Pictures in workbooks, which none of its readers opens.
_NO_PARTS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".wav", ".mp4")
# Attachments of returns and what systems leave in archives: nothing to read in them.
_NOTES = re.compile(
    r"(?:read[-_ ]?me|lis(?:ez)?[-_ ]?moi|licen[cs]e|licence|notice|copying)[^.]*(?:\.(?:txt|md|html?))?|.*\.md"
)
_MEDIA = (
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff", ".svg", ".pdf", ".doc", ".docx", ".odt",
    ".ppt", ".pptx", ".odp", ".rtf", ".mp3", ".mp4", ".m4a", ".amr", ".3gp", ".mov", ".avi", ".wav", ".eml", ".msg",
)  # fmt: skip


def open_content(content: bytes, name: str, limits: Limits, depth: int = 0) -> Content:
    """The content of an archive or workbook: that of its one data file, or one member for each of several.

    Raises `UnreadableReturn` for an archive that is truncated, damaged, locked, too large once unpacked,
    or whose names lead out of it.
    """
    if content.startswith(b"\x1f\x8b"):
        _refuse_depth(depth, name, limits)
        unpacked = gunzip(content, name, limits)
        _refuse_tar(unpacked, name)
        return _inside("gzip", _open_member(unpacked, _unpacked_name(name), limits, depth), name)
    with _opened(content, name) as packed:
        members = _members(packed, name, limits)
        kind = _workbook_kind(members)
        if kind in (None, "ods"):
            by_name = {info.filename: info for info in members}
            refuse_document(by_name, lambda part: _unpack(packed, by_name[part], name, limits), name)
        if kind:
            from transforms.formats.containers.workbooks import open_workbook

            return open_workbook(kind, _parts(packed, members, name, limits), name, limits)
        return _archive(packed, members, name, limits, depth)


def gunzip(content: bytes, name: str, limits: Limits) -> bytes:
    """The bytes of a gzip file, its members one after another; raises `UnreadableReturn`."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            return _read_capped(stream.read, len(content), name, limits)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableReturn(Fault(name, f"a gzip file that is cut or damaged ({type(error).__name__})",
                                     "a whole gzip file", _EXPORT)) from error  # fmt: skip


def _refuse_depth(depth: int, name: str, limits: Limits) -> None:
    if depth >= limits.archive_depth:
        found = f"archives inside archives, {depth + 1} deep"
        raise UnreadableReturn(Fault(name, found, f"at most {limits.archive_depth}", "Give the file inside."))


def _refuse_tar(content: bytes, name: str) -> None:
    if content[257:262] == b"ustar":
        raise UnreadableReturn(
            Fault(name, "a tar archive", "a zip, or the file itself", "Unpack it and give the file inside.")
        )


def _unpacked_name(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OverflowError, OSError, NotImplementedError, struct.error) as error:
        found = "a ZIP archive (or workbook) that is cut or damaged: its list of contents cannot be read"
        raise UnreadableReturn(Fault(name, found, "a whole file", "Download or export it again.")) from error


def _members(packed: zipfile.ZipFile, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """The files of the archive; raises for names and sizes that no honest archive has."""
    infos = [info for info in packed.infolist() if not info.filename.endswith("/")]
    if len(infos) > limits.archive_members:
        raise UnreadableReturn(Fault(name, f"{len(infos)} files", f"at most {limits.archive_members}", _EXPORT))
    twice = sum(count > 1 for count in Counter(info.filename for info in infos).values())
    if twice:
        raise UnreadableReturn(Fault(name, f"{twice} file name(s) that come twice", "each name once", _EXPORT))
    for rank, info in enumerate(infos, start=1):
        if found := _misplaced(info):
            raise UnreadableReturn(Fault(f"{name}, file {rank} of the archive", found, "plain files", _EXPORT))
    return infos


def _misplaced(info: zipfile.ZipInfo) -> str | None:
    parts = info.filename.replace("\\", "/").split("/")
    if not info.filename:
        return "a file without a name"
    if info.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return "a name that leads out of the archive"
    return "a link instead of a file" if stat.S_ISLNK(info.external_attr >> 16) else None


def _workbook_kind(members: Sequence[zipfile.ZipInfo]) -> str | None:
    names = {info.filename for info in members}
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        return "ods"
    if any(name.lower().startswith("xl/") and name.lower().endswith("workbook.xml") for name in names):
        return "xlsx"
    # A workbook may call its main part otherwise; its list of content types says so.
    return "xlsx" if "[Content_Types].xml" in names and any(n.startswith("xl/") for n in names) else None


def _parts(packed: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo], name: str, limits: Limits) -> dict[str, bytes]:
    """The parts of a workbook that its readers open, by name: all of them count, pictures and macros do not."""
    parts: dict[str, bytes] = {}
    left = limits.unpacked_bytes
    for info in members:
        if not info.filename.lower().endswith(_NO_PARTS):
            parts[info.filename] = _unpack(packed, info, name, replace(limits, unpacked_bytes=left))
            left -= len(parts[info.filename])
    return parts


def _unpack(packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> bytes:
    """The bytes of one member: no more of it is ever unpacked than it declares, and that is held to the limits."""
    where = f"{name} > {info.filename}"
    if info.flag_bits & 0x1:
        found, remedy = "a file locked by a password", "Unpack it with its password and give the file inside."
        raise UnreadableReturn(Fault(where, found, "a file without a password", remedy))
    most = _most(info.compress_size, limits)
    if info.file_size > most:
        raise _too_large(where, info.compress_size, most)
    try:
        return packed.read(info)
    except _NOT_UNPACKED as error:
        found = f"a file that cannot be unpacked ({type(error).__name__})"
        raise UnreadableReturn(Fault(where, found, "a whole file", "Download or export it again.")) from error


def _most(packed_bytes: int, limits: Limits) -> int:
    return min(limits.unpacked_bytes, max(packed_bytes * limits.unpacked_ratio, _CHUNK))


def _too_large(where: str, packed_bytes: int, most: int) -> UnreadableReturn:
    found = f"more than {most} bytes unpacked from {packed_bytes}"
    remedy = "It may be made to exhaust memory: unpack it with care and give the file inside."
    return UnreadableReturn(Fault(where, found, f"at most {most}", remedy))


def _read_capped(read: Callable[[int], bytes], packed_bytes: int, where: str, limits: Limits) -> bytes:
    out, most = io.BytesIO(), _most(packed_bytes, limits)
    while chunk := read(_CHUNK):
        out.write(chunk)
        if out.tell() > most:
            raise _too_large(where, packed_bytes, most)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What an archive holds: files to open, and how many were passed over for what they are."""

    data: list[zipfile.ZipInfo]
    passed: Counter[str]


def _sorted(members: Sequence[zipfile.ZipInfo]) -> _Sorted:
    kinds = [_passed_for(info) for info in members]
    data = [info for info, kind in zip(members, kinds, strict=True) if kind is None]
    return _Sorted(data, Counter(kind for kind in kinds if kind))


def _passed_for(info: zipfile.ZipInfo) -> str | None:
    """What a file is that is not opened, None for one that may hold returns."""
    name = info.filename.lower()
    if _is_litter(name):
        return "hidden file(s) of a system"
    if name.endswith(_MEDIA):
        return "attachment(s) (pictures, documents, sounds)"
    if info.file_size == 0:
        return "empty file(s)"
    return "file(s) of notes (a licence, a read-me)" if _NOTES.fullmatch(name.rpartition("/")[2]) else None


def _is_litter(name: str) -> bool:
    parts = name.split("/")
    return "__macosx" in parts or parts[-1].startswith(".") or parts[-1].lower() in {"thumbs.db", "desktop.ini"}


def _archive(
    packed: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo], name: str, limits: Limits, depth: int
) -> Content:
    _refuse_depth(depth, name, limits)
    sort = _sorted(members)
    if not sort.data:
        found = f"an archive without a data file ({_told(sort.passed) or 'nothing in it'})"
        raise UnreadableReturn(Fault(name, found, "a file of returns in it", _EXPORT))
    passed = [f"not read in the archive: {_told(sort.passed)}"] if sort.passed else []
    opened = list(_open_all(packed, sort.data, name, limits, depth))
    if len(opened) == 1:
        inner = _inside("zip", opened[0], opened[0].name)
        return replace(inner, name=name, warnings=(*passed, *inner.warnings))
    warnings = [f"{member.name}: {warning}" for member in opened for warning in member.warnings]
    apart = all(member.is_apart for member in opened)
    return Content(name, "zip", members=tuple(opened), is_apart=apart, limits=limits, warnings=(*passed, *warnings))


def _told(passed: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))


def _open_all(
    packed: zipfile.ZipFile, data: Sequence[zipfile.ZipInfo], name: str, limits: Limits, depth: int
) -> Iterator[Content]:
    left = limits.unpacked_bytes
    for info in data:
        content = _unpack(packed, info, name, replace(limits, unpacked_bytes=left))
        left -= len(content)
        # What archives inside unpack to comes on top: all of it together keeps to the limit.
        member = _open_member(content, f"{name} > {info.filename}", replace(limits, unpacked_bytes=left), depth)
        yield replace(member, name=info.filename, limits=limits)


def _open_member(content: bytes, where: str, limits: Limits, depth: int) -> Content:
    from transforms.formats.opening import open_content as open_any
    from transforms.formats.signatures import container_of

    if container_of(content, where) in {"zip", "gzip"}:
        return open_content(content, where, limits, depth + 1)
    return open_any(content, where, limits)


def _inside(outer: str, inner: Content, name: str) -> Content:
    return replace(inner, container=f"{outer} > {inner.container}", name=name)
