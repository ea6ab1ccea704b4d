"""The raw archive: what a source sent, byte for byte, with a receipt of where and when.

    raw/<survey>/<wave>/<source>/<sha256>             the bytes, never changed
    raw/<survey>/<wave>/<source>/<sha256>.receipt.json    from where, when first and last seen, size

Addressed by (survey, wave, source, sha256), never by the hash alone: two authorities can send the
same file. The folders are private to the user: raw returns hold personal data.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from flows.settings import private_folder


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file as a source sent it: its name there, and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Archived:
    """One raw file in the archive; `name` is what the source calls it."""

    name: str
    path: Path
    sha256: str
    bytes: int
    retrieved_at: str


def archive(folder: Path, raw: RawFile, now: dt.datetime) -> Archived:
    """The archived file; bytes that are already there are not written again, only seen again."""
    private_folder(folder)
    path = folder / raw.sha256
    if not path.exists():
        _write_whole(path, raw.content)
    receipt = _receipt(path, raw, now)
    _write_whole(receipt_path(path), json.dumps(receipt, ensure_ascii=False, indent=2).encode())
    return Archived(raw.name, path, raw.sha256, len(raw.content), now.isoformat())


def receipt_path(path: Path) -> Path:
    """Where the receipt of an archived file lies."""
    return path.with_name(path.name + ".receipt.json")


def _receipt(path: Path, raw: RawFile, now: dt.datetime) -> dict[str, object]:
    old = receipt_path(path)
    first = json.loads(old.read_text(encoding="utf-8"))["first_seen"] if old.exists() else now.isoformat()
    return {"name": raw.name, "bytes": len(raw.content), "first_seen": first, "last_seen": now.isoformat()}


def _write_whole(path: Path, content: bytes) -> None:
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as stream:
        stream.write(content)
        stream.flush()
    partial.replace(path)
